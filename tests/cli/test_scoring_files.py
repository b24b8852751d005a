"""`goldenthread score IN OUT`: a Parquet file scored into another, without the record."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import CliRunner, Result

from goldenthread.cli import commands

Score = Callable[..., Result]
QUARTERS = [f"{year}-{year % 100 + 1} Q{quarter}" for year in range(2015, 2020) for quarter in (1, 2, 3, 4)]


@pytest.fixture
def national(tmp_path: Path) -> Path:
    """Two made-up councils and one indicator, 89 against 100 throughout: 11% off."""
    rows = [
        {"area": f"Made-up council {area}", "indicator": "made-up-bins", "period": period, "value": "89",
         "target": "100", "polarity": "bigger"}
        for area in (1, 2) for period in QUARTERS
    ]  # fmt: skip
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "made-up.parquet")
    return tmp_path / "made-up.parquet"


@pytest.fixture
def score(tmp_path: Path) -> Score:
    """Runs the command without a record or settings."""

    def command(*arguments: object, code: int = 0) -> Result:
        result = CliRunner().invoke(commands, ["score", *map(str, arguments)])
        assert result.exit_code == code, result.output
        assert "Traceback" not in result.output
        return result

    return command


def test_a_file_is_scored_and_the_log_is_on_standard_output(score: Score, national: Path, tmp_path: Path) -> None:
    result = score(national, tmp_path / "scored.parquet")
    assert result.stdout.splitlines() == [
        "made-up.parquet: 40 rows; a series is named by area and indicator; 1 part",
        "part 1 of 1, from Made-up council 1 / made-up-bins: 2 series, 40 rows; green 0, amber 0, red 40, no colour 0; "
        "special causes 0",
        "scored: 2 series, 40 rows; green 0, amber 0, red 40, no colour 0; special causes 0",
        "variation of each series: not known 0, common cause 2, improvement 0, concern 0, special cause 0",
        "assurance of each series: none 0, pass 0, fail 2, hit or miss 0",
        "written to scored.parquet",
    ]
    assert result.stderr == ""
    assert pq.read_metadata(tmp_path / "scored.parquet").num_rows == 40


def test_the_rule_and_the_preset_may_be_chosen(score: Score, national: Path, tmp_path: Path) -> None:
    result = score(national, tmp_path / "scored.parquet", "--rule", "havering", "--preset", "mdc-7", "--workers", 2)
    # Havering: more than 10% off is Amber where it was maintained on the year before, which the first year cannot say.
    assert "amber 32, red 8" in result.stdout
    assert set(pq.read_table(tmp_path / "scored.parquet").column("rule").to_pylist()) == {"havering"}


def test_problems_are_listed_one_a_line_and_nothing_is_written(score: Score, national: Path, tmp_path: Path) -> None:
    table = pq.read_table(national)
    bad = ["89,0" if row in (3, 25) else value for row, value in enumerate(table.column("value").to_pylist())]
    pq.write_table(table.set_column(3, "value", pa.array(bad)), national)
    result = score(national, tmp_path / "scored.parquet", code=1)
    first, second, last = result.stderr.splitlines()
    assert first.startswith('made-up.parquet, row 4 (row group 0), value: "89,0" is not a figure: ')
    assert second.startswith("made-up.parquet, row 26 (row group 0), value: ")
    assert last == "Error: 2 problems found; nothing was written. --skip-bad leaves out the series they are in."
    assert [path.name for path in tmp_path.iterdir()] == ["made-up.parquet"]
    assert (
        "something is wrong with every series"
        in score(national, tmp_path / "scored.parquet", "--skip-bad", code=1).stderr
    )


def test_one_problem_is_the_whole_message(score: Score, tmp_path: Path) -> None:
    said = score(tmp_path / "no.parquet", tmp_path / "scored.parquet", code=1).stderr
    assert said == "Error: no.parquet: there is no such file\n"


def test_a_folder_that_may_not_be_written_to_is_said(
    score: Score, national: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    monkeypatch.setattr(Path, "mkdir", refuse)
    said = score(national, tmp_path / "scored.parquet", code=1).stderr
    assert said.endswith("scored.parquet.parts: Permission denied. Check the name, and that you may write there.\n")


def test_stopping_it_says_that_it_can_be_gone_on_with(
    score: Score, national: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr("goldenthread.measures.scale.running.join", stopped)
        said = score(national, tmp_path / "scored.parquet", code=1).stderr
    assert said == "Error: Stopped. What is done is kept: the same command goes on from there.\n"
    assert "going on: 1 of 1 part" in score(national, tmp_path / "scored.parquet").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["one.parquet"], "Give both files, IN and OUT, or neither to assess the record."),
        (["one.parquet", "two.parquet", "three.parquet"], "Give both files, IN and OUT"),
        (["--engine", "spark"], "--engine cannot be used here: it goes with two files, IN and OUT."),
        (["--skip-bad"], "--skip-bad cannot be used here: it goes with two files"),
        (["one.parquet", "two.parquet", "--by", "Pat"], "--by cannot be used here: scoring a file changes nothing in"),
        (["one.parquet", "two.parquet", "--engine", "slate"], "'slate' is not one of 'local', 'spark'."),
        (["one.parquet", "two.parquet", "--workers", "0"], "Invalid value for '--workers'"),
    ],
)
def test_what_does_not_go_together_is_said(score: Score, arguments: list[str], said: str) -> None:
    assert said in score(*arguments, code=2).stderr


def test_on_a_terminal_there_is_a_bar(national: Path, tmp_path: Path) -> None:
    """A child process with a terminal of its own."""
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "goldenthread.cli", "score", str(national), str(tmp_path / "scored.parquet")]
    done = subprocess.run(command, stdout=theirs, stderr=theirs, stdin=subprocess.DEVNULL, timeout=60, check=False)
    os.close(theirs)
    shown = b""
    while True:
        try:
            some = os.read(ours, 65536)
        except OSError:
            break
        if not some:
            break
        shown += some
    os.close(ours)
    assert done.returncode == 0
    text = shown.decode()
    assert "Scoring  [####################################]  1/1" in text
    assert text.index("1/1") < text.index("made-up.parquet: 40 rows") < text.index("written to scored.parquet")
