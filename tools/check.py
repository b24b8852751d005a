"""Runs the checks and the tests, all of them even if one fails, and says how long each took.

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
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTHON = str(BIN / "python")
WORKERS = str(max(2, min(4, os.cpu_count() or 2)))
STOP_SECONDS = 60
PYTEST = (PYTHON, "-m", "pytest", "-n", WORKERS, "--dist", "loadgroup")
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
    """Our environment without a database of the developer's own, so that no test is run on it."""
    return {name: value for name, value in os.environ.items() if name != "GOLDENTHREAD_DATABASE_URL"}


def finish(step: Step) -> int:
    """Runs one step to its end and gives its exit code.

    When we are told to stop the step is given time to stop its own servers; subprocess.run would kill it.
    """
    child = subprocess.Popen(step.command, cwd=ROOT, env=environment(), stdin=subprocess.DEVNULL)
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


def told_to_stop(number: int, _frame: FrameType | None) -> None:
    """Turns a signal that would end us at once into an ending that stops the step under way."""
    sys.exit(128 + number)


def run(steps: Sequence[Step]) -> bool:
    """Runs the steps in turn, prints what became of each, and tells whether all passed."""
    outcomes = []
    for number, step in enumerate(steps, start=1):
        print(f"\n--- {number} of {len(steps)}: {step.name} ({step.says})", flush=True)
        began = time.monotonic()
        outcomes.append((step, finish(step), time.monotonic() - began))
    print("\n--- In short")
    for step, code, seconds in outcomes:
        print(f"{step.name:12} {seconds:6.1f} s  {'well' if code == 0 else f'NOT WELL (exit code {code})'}")
    print(f"{'altogether':12} {sum(seconds for _, _, seconds in outcomes):6.1f} s", flush=True)
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
