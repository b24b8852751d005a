"""Packs of invented councils, each in its own habit of writing, read as the record beside it says.

Councils, people and matters in tests/packs/habits are made up. The records were written by hand from the text.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldenthread.packs import read_pack
from tests.packs.facts import f1

HABITS = sorted((Path(__file__).parent / "habits").glob("*.md"))


@pytest.mark.parametrize("path", HABITS, ids=lambda path: path.stem)
def test_a_pack_is_read_as_its_record_says(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    score, wrong = f1(wanted, read_pack(path).as_json())
    assert score == 1.0, "\n".join(wrong)
