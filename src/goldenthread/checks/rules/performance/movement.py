"""One movement: a figure, what it was before, and the word that says which way it went."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from goldenthread.figures import Quantity
from goldenthread.figures.quantity import COUNTED
from goldenthread.patterns import regex

Way = Literal["up", "down", "better", "worse", "double", "treble", "quadruple", "halve"]

_TARGET = regex(r"targets?\s+(?:of|was|is)\s*$")
_EARLIER = regex(
    r"\b(?:from|than|(?:up|down)\s+on|on|against|compared\s+(?:with|to))\s+(?:(?:a|an|the|around|about)\s+)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Movement:
    """Two figures of one unit and the word that says how the one became the other. `start` and `end` span all three."""

    way: Way
    word: str
    then: Quantity
    now: Quantity
    start: int
    end: int
    more: bool = False
    """Whether it says "more than" before the word ("more than doubled")."""
    nearly: bool = False
    word_at: int = 0
    """Where the word stands."""
    sure: bool = True
    """Whether the two figures are surely those that the word is of."""
    groups: bool = False
    """Whether the two are of two groups at one time, and not of one thing at two."""


def of_one_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have one unit; "from 11 to 9 days" says it once."""
    bare = [figure for figure in (one, other) if figure.unit == "count" and not figure.noun]
    return one.unit == other.unit or (len(bare) == 1 and {one.unit, other.unit} <= COUNTED)


def of_one_noun(figures: list[Quantity], then: Quantity) -> list[Quantity]:
    """The figures of the thing that another counts, where any of them says so: of "502 people in 263 homes", 502."""
    alike = [figure for figure in figures if then.noun and _thing(figure) == _thing(then)]
    return alike or figures


def _thing(figure: Quantity) -> str:
    return figure.noun.casefold().partition(" ")[0]


def inside(text: str, figure: Quantity) -> int:
    """Where a figure begins, past the bracket that is set round it."""
    return figure.start + text.startswith("(", figure.start)


def is_target(text: str, figure: Quantity) -> bool:
    """Whether a figure is a target's: "the target of 90%", "the 90% target"."""
    near = text[max(0, figure.start - 14) : figure.start].casefold(), text[figure.end : figure.end + 10].casefold()
    return near[1].lstrip().startswith("target") or _TARGET.search(near[0]) is not None


def is_earlier(text: str, figure: Quantity) -> bool:
    """Whether a figure is what another is compared with: "improved from 7.9"."""
    return _EARLIER.search(text, max(0, figure.start - 30), figure.start) is not None
