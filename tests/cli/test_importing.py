"""`goldenthread import` reads a pack without the database, and says what is wrong with it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import commands

MINUTES = """\
# Minutes of the Allotments Committee held on Tuesday 7 March 2023 at 6.30pm in the Tithe Barn

Present: Councillors Ann Ash (Chair), Bob Birch and Cy Cole

## 1. Rents

RESOLVED that the rents be frozen.

Votes: For: 3, Against: 1

The meeting closed at 7.15pm.
"""


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    path = tmp_path / "minutes.md"
    path.write_text(MINUTES, encoding="utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(commands, ["import", *map(str, arguments)])


def test_json_goes_to_standard_output_and_problems_to_standard_error(pack: Path) -> None:
    result = run(pack, "--json")
    assert result.exit_code == 0
    record = json.loads(result.stdout)
    assert record["minutes"]["decisions"][0]["decisions"][0]["text"] == "the rents be frozen."
    assert record["sources"]["/meeting/date"]["line"] == 1
    # Four votes, three people, on a Tuesday that was one.
    assert result.stderr == "minutes.md, line 9: 4 votes are counted, and 3 members are listed as present.\n"


def test_without_json_it_says_what_was_found(pack: Path) -> None:
    assert "minutes: Minutes of the Allotments Committee" in run(pack).stdout


def test_a_page_is_written_unless_it_is_a_dry_run(pack: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    assert run(pack, "--report", page, "--dry-run").exit_code == 0
    assert not page.exists()
    assert run(pack, "--report", page).exit_code == 0
    assert "the rents be frozen" in page.read_text(encoding="utf-8")


def test_what_cannot_be_read_is_said_and_the_status_is_1(tmp_path: Path) -> None:
    result = run(tmp_path / "nowhere.pdf")
    assert result.exit_code == 1
    assert "There is no such file" in result.stderr


def test_a_page_that_cannot_be_written_is_said(pack: Path, tmp_path: Path) -> None:
    result = run(pack, "--report", tmp_path / "no" / "page.html")
    assert result.exit_code == 1
    assert "Check the name" in result.stderr


def test_it_does_not_load_the_web_framework(pack: Path) -> None:
    code = "import sys; from goldenthread.cli import commands\n"
    code += f"commands(['import', {str(pack)!r}], standalone_mode=False); sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60).returncode == 0
