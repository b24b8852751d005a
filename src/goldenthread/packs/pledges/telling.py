"""What a sentence of a pledge list is: a promise, what was done about it, or neither."""

from __future__ import annotations

from typing import Literal

from goldenthread.packs.phrases import pattern

Telling = Literal["promise", "evidence", "neither"]


def telling_of(sentence: str) -> Telling:
    """What a sentence tells. "We will be bringing a report" tells of work in hand; "we will bring" is a promise."""
    words = sentence.strip()
    if pattern("pledges", "promise").match(words):
        return "promise"
    return "evidence" if pattern("pledges", "evidence").search(words) else "neither"
