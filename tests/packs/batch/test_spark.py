"""Spark, in local mode, gives the records and the manifest that one machine gives.

It runs once, in a process of its own: PySpark warns about things that are not ours, and starting it takes the time.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.packs.batch import BatchError, import_folder

from .conftest import records

SECONDS = 300
PROGRAM = """
import sys
from pathlib import Path
from goldenthread.packs.batch import import_folder
imported = import_folder(Path(sys.argv[1]), Path(sys.argv[2]), engine="spark", workers=1)
print(sum(outcome.kept for outcome in imported.outcomes))
"""
# Java that is not to run for long starts sooner when it optimises less.
QUICK_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"


def test_spark_gives_the_same_records_and_goes_on_where_one_machine_was(agendas: Path, tmp_path: Path) -> None:
    import_folder(agendas, tmp_path / "here", workers=1)
    import_folder(agendas, tmp_path / "spark", workers=1)
    (tmp_path / "spark" / "2023" / "allotments.md.json").unlink()
    own = {name: value for name, value in os.environ.items() if not name.startswith(("SPARK", "PYSPARK"))}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, agendas, tmp_path / "spark"],
        env=own | {"JAVA_TOOL_OPTIONS": QUICK_START},
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "2\n"
    assert records(tmp_path / "spark") == records(tmp_path / "here")


def test_without_java_it_says_what_to_do(agendas: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_HOME", str(tmp_path / "nothing"))
    with pytest.raises(BatchError, match=r"Spark needs Java 17 or later, and there is none here\."):
        import_folder(agendas, tmp_path / "out", engine="spark")
