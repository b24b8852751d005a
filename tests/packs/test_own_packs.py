"""Packs of invented councils, in tests/packs/own and held_out, against records written by hand from their text."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from statistics import fmean

import pytest

from tests.packs import scoring

OWN = scoring.packs("own")


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_a_pack_of_a_council_never_seen_scores_at_least_75_in_a_hundred(path: Path) -> None:
    counts, wrong = scoring.tally(scoring.expected(path), scoring.read(path))
    assert counts
    assert scoring.score(scoring.expected(path), scoring.read(path)) >= 0.75, "\n".join(wrong)


def test_the_packs_score_at_least_90_in_a_hundred_on_average() -> None:
    by_name = scoring.scores("own")
    assert len(by_name) == 12
    assert fmean(by_name.values()) >= 0.97, by_name


def test_the_page_of_scores_says_what_the_reader_does() -> None:
    assert scoring.TABLE.read_text(encoding="utf-8") == scoring.accuracy(), "run: python -m tests.packs.scoring"


def test_a_record_scores_one_against_itself_and_less_without_a_fact() -> None:
    wanted = {
        "meeting": {"body": "Parks Committee", "date": "2024-01-09"},
        "minutes": {"decisions": [{"item": "1", "decisions": [{"begins": "the fence be"}]}]},
    }
    got = {
        "meeting": {"body": "PARKS COMMITTEE"},
        "minutes": {"decisions": [{"item": "1", "decisions": [{"text": "The fence be mended"}]}]},
    }
    assert scoring.score(wanted, wanted) == 1.0
    # One of two meeting facts: precision 1, recall 1/2, so 2/3; the one decision is right; their mean is 5/6.
    assert scoring.score(wanted, got) == pytest.approx(5 / 6)


def test_the_measure_is_that_of_the_gold_packs(shared: Path, tmp_path: Path) -> None:
    for path in OWN[:3]:
        got = tmp_path / "got.json"
        got.write_text(json.dumps(scoring.read(path)), encoding="utf-8")
        command = [sys.executable, str(shared / "gold" / "score.py"), str(path.with_suffix(".json")), str(got)]
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        ours = scoring.score(scoring.expected(path), scoring.read(path))
        assert said.splitlines()[-1] == f"mean F1 {ours:.3f}"
