"""A theme's outcomes as its text lists them: "This theme has three outcomes: ...; ...; and ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.packs.framework.outline import number_of
from goldenthread.packs.framework.paragraphs import Item
from goldenthread.packs.phrases import pattern, patterns, sure
from goldenthread.packs.said import Said

FIRST = 2
LEAST_WORDS = 2
_COMMAS = re.compile(r", (?:and )?| and ")


@dataclass(frozen=True)
class Listed:
    """The outcomes that a paragraph lists. `stated` is how many it says there are; `start` and `end` are where the list
    stands in the passage."""

    item: Item
    outcomes: tuple[Said, ...]
    stated: int | None
    start: int
    end: int


def outcomes_listed(items: Sequence[Item]) -> Listed | None:
    """The outcomes listed in a theme's first paragraphs; None where there is no such list.

    Of a sentence that sums up and one after it that itemises ("This includes ...; ...; and ..."), the latter counts.
    """
    for item in items[:FIRST]:
        sentences = [one for one in item.passage.sentences() if one[0] + len(one[1]) > item.start]
        for place, (at, text) in enumerate(sentences):
            if not pattern("framework", "outcomes_said").search(text):
                continue
            following = sentences[place + 1] if place + 1 < len(sentences) else None
            itemised = following and pattern("framework", "outcomes_itemised").match(following[1])
            found = _list(item, *following) if following and itemised else _list(item, at, text)
            if found:
                return found
    return None


def _list(item: Item, at: int, text: str) -> Listed | None:
    match = next((m for wanted in patterns("framework", "outcomes") if (m := wanted.search(text))), None)
    if match is None:
        return None
    counted = pattern("framework", "outcomes_counted").search(text)
    stated = number_of(counted["count"]) if counted else None
    start, end = at + match.start("list"), at + match.end("list")
    pieces, way = _split(item.passage.text[start:end], stated)
    outcomes = [_outcome(item, start + begin, start + stop, way) for begin, stop in pieces]
    named = tuple(one for one in outcomes if one is not None)
    return Listed(item, named, stated, start, end) if named else None


def _split(text: str, stated: int | None) -> tuple[list[tuple[int, int]], str]:
    """Where each outcome of a list begins and ends, and the name of the way it was told."""
    if ";" in text:
        return _between(text, re.compile(";")), "outcome in a list of clauses"
    if stated and stated > 1:
        by_commas = _between(text, _COMMAS)
        if len(by_commas) == stated:
            return by_commas, "outcomes by commas"
    return [(0, len(text))], "outcome alone"


def _between(text: str, sign: re.Pattern[str]) -> list[tuple[int, int]]:
    cuts = [(0, 0), *(match.span() for match in sign.finditer(text)), (len(text), len(text))]
    return [(before[1], after[0]) for before, after in pairwise(cuts) if text[before[1] : after[0]]]


def _outcome(item: Item, start: int, end: int, way: str) -> Said | None:
    """One outcome without "and", "that" before it and the full stop after it."""
    text = item.passage.text[start:end]
    lead = len(text) - len(text.lstrip())
    match = pattern("framework", "outcome_lead").match(text, lead)
    begin = match.end() if match else lead
    tail = pattern("framework", "outcome_tail").search(text, begin)
    stop = tail.start() if tail else len(text)
    words = text[begin:stop].strip()
    if len(words.split()) < LEAST_WORDS:
        return None
    return item.passage.said(words, sure("framework", way), start + begin, start + stop)
