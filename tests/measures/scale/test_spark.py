"""Spark, in local mode, gives the rows, the log and the problems that one machine gives.

It runs once, in a process of its own: PySpark warns about things that are not ours, and starting it takes the time.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.measures.scale import ScaleError, score_file

from .conftest import contents, made_up
from .test_files import Write, beside, run

SECONDS = 300
PROGRAM = """
import sys
from pathlib import Path
from goldenthread.measures import BELFAST_RULE, DEFAULT_RULE, HAVERING_RULE
from goldenthread.measures.scale import score_file
score_file(Path(sys.argv[1]), Path(sys.argv[2]), engine="spark", part_rows=200, workers=2, skip_bad=True,
           rules=(DEFAULT_RULE, BELFAST_RULE, HAVERING_RULE), say=print)
"""
# Java that is not to run for long starts sooner when it optimises less.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


def with_spark(source: Path, output: Path) -> list[str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("SPARK", "PYSPARK"))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, source, output],
        cwd=source.parent,
        env=own | {"JAVA_TOOL_OPTIONS": QUICK_START},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_spark_gives_the_same_rows_log_and_problems_as_one_machine(write: Write, tmp_path: Path) -> None:
    rows = made_up()
    random.Random(4).shuffle(rows)
    rows[300] |= {"polarity": "larger"}
    # A name in which Spark would see a pattern, and row groups that are no part's.
    source, output = write(rows, "made-up [1].parquet", group=120), tmp_path / "scored.parquet"
    log = with_spark(source, output)
    spark, problems = contents(output), (tmp_path / "scored.problems.csv").read_bytes()
    assert beside(output) == {source.name, "scored.problems.csv"}

    assert log == run(source, output, skip_bad=True, workers=2)
    assert sum(line.startswith("part ") for line in log) == 5
    assert spark == contents(output)
    assert problems == (tmp_path / "scored.problems.csv").read_bytes()
    assert b"made-up [1].parquet,301,2," in problems


def test_without_pyspark_or_java_it_says_what_to_do(
    write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write(made_up(2, 2))
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nothing"))
    with pytest.raises(ScaleError, match="Spark needs Java 17 or later, and there is none here"):
        score_file(source, tmp_path / "scored.parquet", engine="spark")
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(ScaleError, match=r"Run: pip install 'goldenthread\[spark\]', or use the engine local"):
        score_file(source, tmp_path / "scored.parquet", engine="spark")
    assert beside(source) == set()
