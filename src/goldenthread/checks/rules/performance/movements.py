"""Sentences that give two figures and say which way it went: "rose from 40 to 52", "91%, up from 85%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from goldenthread.checks.rules.performance.near import between
from goldenthread.figures import Quantity
from goldenthread.figures.quantity import COUNTED

Way = Literal["up", "down", "better", "worse", "double", "treble", "quadruple", "halve"]

_UP = r"increas(?:e|ed|es|ing)|ris(?:e|en|es|ing)|rose|gr[eo]w(?:n|th)?|climb(?:ed|s|ing)?|jump(?:ed)?|up"
_DOWN = (
    r"decreas(?:e|ed|es|ing)|reduc(?:e|ed|es|ing|tion)|f[ae]ll(?:en|s|ing)?|drop(?:ped|s|ping)?|declin(?:e|ed|es"
    r"|ing)|shrank|down"
)
_BETTER = r"improv(?:e|ed|es|ing|ement)"
_WORSE = r"worsen(?:ed|s|ing)?|deteriorat(?:ed|ion|ing)"
_FOLD = {
    "double": r"doubl(?:ed|ing)",
    "treble": r"trebl(?:ed|ing)|tripl(?:ed|ing)",
    "quadruple": r"quadrupl(?:ed|ing)",
    "halve": r"halv(?:ed|ing)",
}
_WAYS: dict[str, str] = {"up": _UP, "down": _DOWN, "better": _BETTER, "worse": _WORSE, **_FOLD}
_WORD = re.compile("|".join(rf"(?P<{way}>\b(?:{words})\b)" for way, words in _WAYS.items()), re.IGNORECASE)
# Between the word and "from": an amount ("by 12%"), a time ("slightly", "over the year"), what it is of ("in visits").
_TO_FROM = re.compile(
    r"[^.;:£\d]{0,60}?(?:\bby\s+(?:[^.;:]|\.(?=\d)){1,32}?)?[,(]?\s*\bfrom\s+(?:(?:a|an|the|about|around|some|just|over|only"
    r"|around|nearly|baseline|total|of|figure|low|high)\s+)*$",
    re.IGNORECASE,
)
_STRAIGHT_FROM = re.compile(
    r"\s*(?:slightly\s+|sharply\s+)?(?:on|from|by\s+(?:[^.;:]|\.(?=\d)){1,32}?\s+from)\s+(?:(?:a|an|the|about|around|some|just"
    r"|over|only|nearly)\s+)*$",
    re.IGNORECASE,
)
_ONLY_FROM = re.compile(
    r"\s*(?:slightly\s+|sharply\s+)?from\s+(?:(?:a|an|the|about|around|just|over|only|nearly)\s+)*$", re.IGNORECASE
)
_AT = re.compile(r"\b(?:at|now|was|were|is|are)\s+$", re.IGNORECASE)
_LINK = re.compile(
    r"[^.;£\d]{0,70}?(?:\([^)]*\)\s*)?(?:\b(?:(?:19|20)\d\d(?:[/–-]\d\d)?|(?:Q|quarter\s+)[1-4])\b)?[^.;£\d]{0,30}?\bto\s+(?:(?:a|an|the|about|around|some|just|over|only|nearly"
    r"|figure|total|of|now|stand|at|currently|reach)\s+)*$",
    re.IGNORECASE,
)
_BY_THEN_TO = re.compile(
    r"\s*(?:\w+\s+)?by\s+(?:[^.;:]|\.(?=\d)){1,32}?\s+to\s+(?:(?:a|an|the|about|just|over|only)\s+)*$", re.IGNORECASE
)
_FROM = re.compile(
    r"(?:\s+(?:\w+\s+){0,5}?|\s*\([^)]{1,40}\)\s*),?\s*from\s+(?:(?:a|an|the|about|around|some|just|over|only"
    r"|nearly)\s+)*$",
    re.IGNORECASE,
)
_LEADS = re.compile(
    r"(?:\s+(?:last|the|previous|a|in|at|year|quarter|month|before|earlier|ago|Q[1-4]"
    r"|\d{4}(?:/\d\d)?))*,\s*",
    re.IGNORECASE,
)
_NEGATED = re.compile(
    r"\b(?:not|no|never|rather\s+than|instead\s+of|without|target|aim|aims|ambition|plan(?:s|ned)?|expected|forecast"
    r"|projected|will|would|could|should|if|to)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


_WINDOW = 300


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


def movements(text: str, figures: Sequence[Quantity], start: int, end: int) -> Iterator[Movement]:
    """The movements in a sentence: "W from X to Y", and "Y, W from X"."""
    if len(figures) < 2:
        return
    for match in _WORD.finditer(text, start, end):
        before = text[max(start, match.start() - 25) : match.start()]
        if _NEGATED.search(before) and not re.search(r"\bup\s+$|\bdue\s+to\s+$", before):
            continue
        near = between(figures, max(start, match.start() - _WINDOW), min(end, match.end() + _WINDOW))
        inside = [figure for figure in near if not figure.ordinal]
        if len(inside) < 2:
            continue
        pair = _from_to(text, inside, match) or _to_from(text, inside, match) or _down_from(text, inside, match)
        if pair is None:
            continue
        then, now = pair
        if not _of_one_unit(then, now) or then.is_range or now.is_range or then.per != now.per:
            continue
        more = bool(re.search(r"\b(?:more\s+than|over)\s+$", before, re.IGNORECASE))
        nearly = bool(
            re.search(r"\b(?:almost|nearly|about|roughly|approximately|around|virtually)\s+$", before, re.IGNORECASE)
        )
        spans = [(match.start(), match.end()), (then.start, then.end), (now.start, now.end)]
        way: Way = match.lastgroup  # type: ignore[assignment]
        yield Movement(
            way,
            match.group(),
            then,
            now,
            min(a for a, _ in spans),
            max(b for _, b in spans),
            more,
            nearly,
            match.start(),
        )


def _from_to(text: str, figures: list[Quantity], word: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """Of "rose (by 12%) from 40 last year to 52": 40 and 52."""
    after = [figure for figure in figures if figure.start >= word.end()]
    for then, now in pairwise(after):
        if _TO_FROM.fullmatch(text, word.end(), then.start) and _LINK.fullmatch(text, then.end, now.start):
            return then, now
        if then.start - word.end() > 90:
            break
    return None


def _to_from(text: str, figures: list[Quantity], word: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """Of "fell (by 4%) to 41.0% from 42.1%": 42.1% and 41.0%."""
    after = [figure for figure in figures if figure.start >= word.end()]
    for now, then in pairwise(after):
        if _LINK.fullmatch(text, word.end(), now.start) or _BY_THEN_TO.fullmatch(text, word.end(), now.start):
            return (then, now) if _FROM.fullmatch(text, now.end, then.start) else None
        if now.start - word.end() > 60:
            break
    return None


def _of_one_unit(one: Quantity, other: Quantity) -> bool:
    """Whether two figures have one unit; "from 11 to 9 days" says it once."""
    bare = [figure for figure in (one, other) if figure.unit == "count" and not figure.noun]
    return one.unit == other.unit or (len(bare) == 1 and {one.unit, other.unit} <= COUNTED)


def _down_from(text: str, figures: list[Quantity], word: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """Of "91% were done, up from 85% in Q1": 85% and 91%. The figure that went is the last before that is no target."""
    plain = word.lastgroup in ("up", "down") and word.group().lower() in ("up", "down")
    if not plain and word.lastgroup not in ("up", "down", "better", "worse"):
        return None
    then = next((figure for figure in figures if figure.start >= word.end()), None)
    straight = _STRAIGHT_FROM if plain else _ONLY_FROM
    if then is None or not straight.fullmatch(text, word.end(), then.start):
        return None
    follows = next((figure for figure in figures if figure.start >= then.end), None)
    before = [
        figure
        for figure in figures
        if figure.end <= word.start() and figure.unit == then.unit and not _is_target(text, figure)
    ]
    if plain and not before and follows is not None and _LEADS.fullmatch(text, then.end, follows.start):
        # It leads the sentence: Up from 62% last year, 65% of residents agreed.
        return then, follows
    between = text[before[-1].end : word.start()] if before else ""
    if not before or len(between) > 110 or ";" in between or re.search(r"[.:]\s", between):
        return None
    if follows is not None and _LINK.fullmatch(text, then.end, follows.start):
        return None
    if not plain and not _AT.search(text[: before[-1].start][-12:]):
        return None
    return then, before[-1]


def _is_target(text: str, figure: Quantity) -> bool:
    """Whether a figure is a target's: "the target of 90%", "the 90% target"."""
    near = text[max(0, figure.start - 14) : figure.start].casefold(), text[figure.end : figure.end + 10].casefold()
    return near[1].lstrip().startswith("target") or re.search(r"targets?\s+(?:of|was|is)\s*$", near[0]) is not None
