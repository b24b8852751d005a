"""`check --against` and `--previous`: a report held against the record, and against the last one."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import commands

from .conftest import Folder, Run

pytestmark = pytest.mark.django_db


def checked(*arguments: str, code: int = 0) -> Result:
    """The check command, with the status it should leave with."""
    done = CliRunner().invoke(commands, ["check", *arguments])
    assert done.exit_code == code, done.output
    return done


@pytest.fixture
def made(run: Run, loaded: Folder, tmp_path: Path) -> Path:
    run("report", "2023-24 Q2", "--out", str(tmp_path / "out"))
    return tmp_path / "out" / "2023-24-q2-report.html"


def test_a_report_made_from_the_record_agrees_with_it(made: Path) -> None:
    done = checked(str(made), "--only", "record", "--against", "2023-24 Q2")
    assert "traced to the record" in done.stdout
    assert " 0 traced" not in done.stdout


def test_a_figure_typed_over_is_an_error(made: Path) -> None:
    words = made.read_text(encoding="utf-8")
    key = 'data-key="pool-visits@2023-24-Q2"'
    assert key in words
    made.write_text(words.replace(">41,250<", ">41,520<"), encoding="utf-8")
    done = checked(str(made), "--only", "record", "--against", "2023-24 Q2", code=1)
    assert "differs-from-the-record" in done.stdout
    assert "The record gives 41,250" in done.stdout


def test_a_quarter_that_is_none_is_said_to_be_so(made: Path) -> None:
    done = checked(str(made), "--against", "Quarter 9", code=2)
    assert "Quarter 9" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_last_report_is_compared_with(tmp_path: Path) -> None:
    last, this = tmp_path / "q1.md", tmp_path / "q2.md"
    last.write_text("Measure\tQ1 2023-24\nVisits\t290,000\nLoans\t51,200\n", encoding="utf-8")
    this.write_text(
        "Measure\tQ1 2023-24\tQ2 2023-24\nVisits\t291,500\t302,344\nLoans\t51,200\t49,000\n", encoding="utf-8"
    )
    done = checked(str(this), "--only", "record", "--previous", str(last), "--fail-on", "warning", code=1)
    assert "The last report said 290,000" in " ".join(done.stdout.split())


def test_a_last_report_that_is_not_there_is_said_to_be_so(tmp_path: Path) -> None:
    this = tmp_path / "q2.md"
    this.write_text("Nothing much.\n", encoding="utf-8")
    done = checked(str(this), "--previous", str(tmp_path / "q1.md"), code=2)
    assert "q1.md" in done.stderr
