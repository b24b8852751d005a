"""Tables of figures of invented councils, each in its own habit, read as the record beside it says.

Councils and figures in tests/packs/tables/habits are made up. The records were written by hand from the text.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from goldenthread.packs import read_pack
from tests.packs.tables.facts import f1

HABITS = sorted((Path(__file__).parent / "habits").glob("*.md"))


@pytest.mark.parametrize("path", HABITS, ids=lambda path: path.stem)
def test_figures_are_read_as_their_record_says(path: Path) -> None:
    wanted = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    score, wrong = f1(wanted, read_pack(path).as_json())
    assert score == 1.0, "\n".join(wrong)
