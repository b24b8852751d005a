"""Runs the checks and the tests, all of them even if one fails, and says how long each took.

The checks need one processor each, so they run side by side and what they say is printed in their order; then the
tests run step by step, since each of their steps keeps every processor busy.

    python tools/check.py             everything, as `make test` does
    python tools/check.py lint        the checks that need no database and no browser
    python tools/check.py STEP ...    only these

The exit code is 0 only if every step passed. A test step in which no test ran has not passed.
"""

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import IO

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
WORKERS = str(max(2, min(4, os.cpu_count() or 2)))
STOP_SECONDS = 60
UNWANTED = ("GOLDENTHREAD_DATABASE_URL", "PYTHONDONTWRITEBYTECODE")
# Each worker has a run of neighbours, so that what a file of tests sets up is mostly set up once; the one that is
# done first takes from the other.
PYTEST = (PYTHON, "-m", "pytest", "-n", WORKERS, "--dist", "worksteal")
# It looks into a database, and that should not be the developer's own.
MIGRATIONS = (
    *("env", "GOLDENTHREAD_DATABASE_URL=sqlite://:memory:", PYTHON, "-m", "django", "makemigrations"),
    *("--check", "--dry-run", "--settings=goldenthread.site.settings"),
)


@dataclass(frozen=True)
class Step:
    """A named command, run from the root of the project."""

    name: str
    says: str
    command: tuple[str, ...]


Outcome = tuple[Step, int, float]
"""A step, its exit code, and how many seconds it took."""

LINT = (
    Step("ruff", "mistakes in the code", (str(BIN / "ruff"), "check", ".")),
    Step("format", "its layout", (str(BIN / "ruff"), "format", "--check", ".")),
    Step("types", "its types", (str(BIN / "mypy"),)),
    Step("imports", "the floors of the architecture", (str(BIN / "lint-imports"), "--no-logo")),
    Step("migrations", "tables as the models say", MIGRATIONS),
)
TESTS = (
    Step("sqlite", "tests, the record in SQLite", (*PYTEST, "--ignore=tests/browser")),
    Step(
        "postgresql",
        "the tests that use the record again, in PostgreSQL",
        (PYTHON, "tools/postgresql.py", *PYTEST, "--only-database", "--ignore=tests/browser"),
    ),
    Step("browser", "tests in a real browser", (*PYTEST, "tests/browser")),
)
STEPS = {step.name: step for step in LINT + TESTS}


def environment() -> dict[str, str]:
    """Our environment without a database of the developer's own, so that no test is run on it.

    And without the wish to keep no compiled Python, since every program that a test starts would compile ours again.
    """
    return {name: value for name, value in os.environ.items() if name not in UNWANTED}


def begin(step: Step, output: IO[bytes] | None = None) -> "subprocess.Popen[bytes]":
    """Starts a step. What it says goes to ``output``, or else where ours goes."""
    errors = None if output is None else subprocess.STDOUT
    return subprocess.Popen(
        step.command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL, stdout=output, stderr=errors
    )


def finish(child: "subprocess.Popen[bytes]") -> int:
    """Waits for the end of a step and gives its exit code.

    When we are told to stop the step is given time to stop its own servers; subprocess.run would kill it.
    """
    try:
        return child.wait()
    except BaseException as ending:
        if not isinstance(ending, KeyboardInterrupt):  # Ctrl-C has reached the step already.
            child.terminate()
        with contextlib.suppress(subprocess.TimeoutExpired):
            child.wait(STOP_SECONDS)
        if child.poll() is None:
            child.terminate()
        raise


def end_of(child: "subprocess.Popen[bytes]") -> float:
    """Waits for the end of a step and gives the moment."""
    child.wait()
    return time.monotonic()


def told_to_stop(number: int, _frame: FrameType | None) -> None:
    """Turns a signal that would end us at once into an ending that stops the step under way."""
    sys.exit(128 + number)


def title(step: Step, number: int, of: int) -> str:
    """What stands above all that a step says."""
    return f"\n--- {number} of {of}: {step.name} ({step.says})"


def run_beside(steps: Sequence[Step], of: int) -> list[Outcome]:
    """Runs steps side by side, prints what each said when it is its turn, and gives what became of them."""
    outcomes = []
    with contextlib.ExitStack() as stack:
        outputs = [stack.enter_context(tempfile.TemporaryFile()) for _ in steps]
        began = time.monotonic()
        children = [begin(step, output) for step, output in zip(steps, outputs, strict=True)]
        ended = stack.enter_context(ThreadPoolExecutor(len(steps) or 1)).map(end_of, children)
        for child in children:
            stack.callback(child.terminate)
        for number, (step, child, output) in enumerate(zip(steps, children, outputs, strict=True), start=1):
            print(title(step, number, of), flush=True)
            code, seconds = finish(child), next(ended) - began
            output.seek(0)
            print(output.read().decode(errors="replace"), end="", flush=True)
            outcomes.append((step, code, seconds))
    return outcomes


def run(steps: Sequence[Step]) -> bool:
    """Runs the checks side by side and the rest in turn, prints what became of each, and tells whether all passed."""
    began = time.monotonic()
    outcomes = run_beside([step for step in steps if step in LINT], len(steps))
    for number, step in enumerate([step for step in steps if step not in LINT], start=len(outcomes) + 1):
        print(title(step, number, len(steps)), flush=True)
        started = time.monotonic()
        outcomes.append((step, finish(begin(step)), time.monotonic() - started))
    print("\n--- In short")
    for step, code, seconds in outcomes:
        print(f"{step.name:12} {seconds:6.1f} s  {'well' if code == 0 else f'NOT WELL (exit code {code})'}")
    print(f"{'altogether':12} {time.monotonic() - began:6.1f} s", flush=True)
    return all(code == 0 for _, code, _ in outcomes)


def chosen(names: Sequence[str]) -> Sequence[Step]:
    """The steps that ``names`` mean; all of them if there are no names."""
    if not names:
        return LINT + TESTS
    if list(names) == ["lint"]:
        return LINT
    if unknown := [name for name in names if name not in STEPS]:
        sys.exit(f"No such step: {', '.join(unknown)}. There are: lint, {', '.join(STEPS)}.")
    return [STEPS[name] for name in names]


if __name__ == "__main__":
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, told_to_stop)
    try:
        sys.exit(0 if run(chosen(sys.argv[1:])) else 1)
    except KeyboardInterrupt:
        sys.exit("Stopped before the end.")
