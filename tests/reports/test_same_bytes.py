"""The same facts give the same bytes: in another process, at another time, in another time zone."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.reports import facts as f
from goldenthread.reports.render import file_name, render_all
from tests.reports import factory

PROGRAM = """
import hashlib, sys, time
real = time.time
time.time = lambda: real() + 40_000_000
from goldenthread.reports.facts import decode
from goldenthread.reports.render import render_all
for name, content in render_all(decode(sys.stdin.buffer.read())).items():
    print(name, hashlib.sha256(content).hexdigest())
"""


@pytest.mark.parametrize("facts", [factory.quarter(), factory.empty_quarter()], ids=["full", "empty"])
def test_every_file_is_the_same_in_another_process_at_another_time(facts: f.QuarterFacts, repo: Path) -> None:
    here = {name: hashlib.sha256(content).hexdigest() for name, content in render_all(facts).items()}
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "7",
        "TZ": "Pacific/Auckland",
        "LANG": "C",
        "PYTHONPATH": str(repo / "src"),
    }
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        input=f.encode(facts),
        capture_output=True,
        env=environment,
        check=False,
        cwd=repo,
    )
    assert ran.returncode == 0, ran.stderr.decode()
    assert dict(line.split() for line in ran.stdout.decode().splitlines()) == here


def test_files_are_named_after_the_period() -> None:
    names = list(render_all(factory.empty_quarter()))
    assert names == [f"2023-24-q2-report.{extension}" for extension in ("docx", "pdf", "html", "xlsx")]
    assert file_name("2018-19 Q2", "pdf") == "2018-19-q2-report.pdf"
