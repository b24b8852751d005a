"""Packs cut short, shuffled, joined and with letters lost never stop the reader."""

from __future__ import annotations

import random
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.documents import Unreadable
from goldenthread.packs import read_pack

HABITS = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "habits").glob("*.md"))]


def spoilt(text: str, other: str, way: int, dice: random.Random) -> str:
    lines = text.split("\n")
    if way == 0:
        dice.shuffle(lines)
    elif way == 1:
        lines = lines[: dice.randrange(1, len(lines))]
    elif way == 2:
        lines += other.split("\n")
    else:
        lines = ["".join(letter for letter in line if dice.random() > 0.05) for line in lines]
    return "\n".join(lines)


@settings(max_examples=60)
@given(st.sampled_from(HABITS), st.sampled_from(HABITS), st.integers(0, 3), st.integers(0, 10_000))
def test_a_spoilt_pack_is_read_as_far_as_it_goes(text: str, other: str, way: int, seed: int) -> None:
    try:
        pack = read_pack(spoilt(text, other, way, random.Random(seed)).encode(), "pack.md")
    except Unreadable:
        return
    record = pack.as_json()
    assert set(record["sources"]) == {pointer for pointer, _ in pack.fields()}
