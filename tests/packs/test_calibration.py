"""Confidences mean what they say: of the fields given 0.9, nine in ten are right."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.packs.calibration import TABLE, Counts, both_of, counts, lines, texts_of
from tests.packs.converting import invented, real

AGAIN = "Run: python -m tests.packs.calibration"
ROW = re.compile(r"^\| (0\.\d\d to \d\.\d\d) \| ([\d,]+) \| ([\d,]+) \|", re.MULTILINE)
FEW = 100


@pytest.fixture(scope="module")
def found(shared: Path, real_packs: Path, invented_packs: Path) -> Counts:
    converted = [*both_of(real(shared), real_packs), *both_of(invented("own"), invented_packs)]
    return counts(texts_of(shared), converted)


def test_of_the_fields_given_a_confidence_at_least_that_share_is_right(found: Counts) -> None:
    for name, ((number, right), *_) in lines(found).items():
        assert number < FEW or right / number >= float(name[:4]), name


def test_the_table_of_confidences_is_up_to_date(found: Counts) -> None:
    # Another version of the program that makes the PDFs, or of the reader, moves a few fields.
    stated = {name: (_number(fields), _number(right)) for name, fields, right in ROW.findall(TABLE.read_text("utf-8"))}
    worked_out = {name: every for name, (every, *_) in lines(found).items() if every[0] >= FEW}
    assert worked_out.keys() <= stated.keys(), AGAIN
    for name, (number, right) in worked_out.items():
        assert stated[name][1] / stated[name][0] == pytest.approx(right / number, abs=0.05), f"{name}. {AGAIN}"


def _number(text: str) -> int:
    return int(text.replace(",", ""))
