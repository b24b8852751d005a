"""What `make` offers and what it says when a machine lacks something."""

import os
import re
import subprocess
from pathlib import Path

import pytest


def make(repo: Path, *arguments: str) -> str:
    """What `make` prints, without a mark of the `make` that may be running these tests."""
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    done = subprocess.run(
        ["make", "--no-print-directory", *arguments],
        cwd=repo,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_help_lists_every_target_with_a_sentence_and_is_what_make_alone_prints(repo: Path) -> None:
    """The targets are those that the Makefile itself declares."""
    declared = re.search(r"^\.PHONY: (.*)$", (repo / "Makefile").read_text(), re.MULTILINE)
    assert declared is not None
    listed = dict(re.findall(r"^  make (\S+) +(\S.*)$", make(repo, "help"), re.MULTILINE))
    assert sorted(listed) == sorted(declared[1].split())
    assert make(repo) == make(repo, "help")


def test_every_command_that_a_person_is_told_of_is_there(repo: Path) -> None:
    """The commands are those that the documentation names."""
    guide = (repo / "docs" / "how-to" / "run-the-tests.md").read_text()
    told = set(re.findall(r"(?:`|^    )make ([a-z-]+)", guide, re.MULTILINE))
    listed = set(re.findall(r"^  make (\S+)", make(repo, "help"), re.MULTILINE))
    assert {"test", "lint", "format"} <= told <= listed


def test_ci_runs_make_test_and_nothing_else(repo: Path) -> None:
    """A red build is then something that anybody can repeat with one command."""
    script = repo / ".ci" / "run"
    lines = [line for line in script.read_text().splitlines() if line and not line.startswith("#")]
    assert lines == ["set -euo pipefail", 'cd "$(dirname "${BASH_SOURCE[0]}")/.."', "make test"]
    assert os.access(script, os.X_OK)


@pytest.fixture
def bare_machine(tmp_path: Path) -> dict[str, str]:
    """A PATH with neither Python nor Node on it."""
    for name in ("dirname", "sed"):
        (tmp_path / name).symlink_to(f"/usr/bin/{name}" if Path(f"/usr/bin/{name}").exists() else f"/bin/{name}")
    return {"PATH": str(tmp_path)}


def look_for(repo: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """What the search for Python and Node ends with."""
    script = [str(Path("/bin/sh")), str(repo / "tools" / "prerequisites.sh")]
    return subprocess.run(script, env=environment, capture_output=True, text=True)


def test_a_machine_with_neither_python_nor_node_is_told_of_both_at_once(
    repo: Path, bare_machine: dict[str, str]
) -> None:
    """One message, so that nobody installs one thing only to hear of the next."""
    done = look_for(repo, bare_machine | {"PYTHON": "no-such-python"})
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Python 3.11 or later" in done.stderr
    assert "PYTHON=no-such-python is not one" in done.stderr
    assert "Node.js 20 or later" in done.stderr


def test_a_python_that_is_too_old_or_broken_is_passed_over(repo: Path, bare_machine: dict[str, str]) -> None:
    """A name on the PATH proves nothing: it may be an old Python, or a stand-in that fails."""
    folder = Path(bare_machine["PATH"])
    broken = folder / "python-broken"
    broken.write_text("#!/bin/sh\nexit 127\n")
    broken.chmod(0o755)
    working = repo / ".venv" / "bin" / "python"
    done = look_for(repo, bare_machine | {"PYTHON": f"python-broken {working}", "PATH": f"{folder}:/usr/bin:/bin"})
    assert done.stdout.strip() in (str(working), "")
    assert "3.11" not in done.stderr
