"""Headings that say what they are: "Priority 2: A greener town", "Well-being objective 1 – ...", "Outcome 3.1 ..."."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from goldenthread.packs.phrases import meaning_of, pattern

Level = Literal["pillar", "theme", "outcome"]
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Label:
    """A heading's label: its word, number ("2.1" or ""), and the name after them from offset `start`."""

    word: str
    number: str
    name: str
    start: int

    @property
    def key(self) -> tuple[str, int]:
        """What tells its level: the word, and how many parts its number has ("2.1" and "2a" have two)."""
        return self.word, len(re.findall(r"\d+|[a-z]+", self.number))


def labelled(text: str, *, heading: bool) -> Label | None:
    """The label of a heading; None where it has none. Words that do not stand out need a number and a colon or dash."""
    match = pattern("labels", "heading").match(text) if len(text) <= LONGEST else None
    if match is None:
        return None
    number, sign = match["number"] or "", match["sign"] or ""
    if not (sign.strip() and number) and not (heading and (number or sign.strip())):
        return None
    name = match["name"].strip()
    if not name or (not heading and name.endswith(".") and ". " in name):
        return None
    return Label(meaning_of(match["label"], "labels", "words") or "", number, name, match.start("name"))


def levels_of(labels: Sequence[Label]) -> dict[tuple[str, int], Level]:
    """What each kind of label stands for. The first kind is the highest; "outcome" is an outcome unless it is first.

    A kind that comes after the second is left out: it is neither a pillar nor a theme.
    """
    levels: dict[tuple[str, int], Level] = {}
    order: list[Level] = ["pillar", "theme"]
    for label in labels:
        if label.key in levels:
            continue
        if label.word == "outcome" and levels:
            levels[label.key] = "outcome"
        elif order:
            levels[label.key] = order.pop(0)
    return levels
