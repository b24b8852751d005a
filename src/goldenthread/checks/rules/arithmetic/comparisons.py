"""Two figures set against each other in a sentence, with the percentage by which one is said to have changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.arithmetic.moves import NUMBERED, by_sentence
from goldenthread.checks.rules.arithmetic.round_counts import as_counted
from goldenthread.checks.subject import Subject
from goldenthread.figures import Comparison, Quantity, Unbounded, change, compare
from goldenthread.figures import Verdict as Compared
from goldenthread.patterns import regex

_MOVED = regex(
    r"\b(?:increas|decreas|reduc|rose|rise|risen|fell|fall|fallen|drop|grew|growth|up|down|change|higher|lower|improv|"
    r"declin|"
    r"uplift|jump|gain|cut)",
    re.IGNORECASE,
)
_UP = regex(
    r"\b(?:increas\w*|rose|rises?|risen|rising|grew|growth|grown|up|higher|uplift|jump\w*|gain\w*)\b", re.IGNORECASE
)
_DOWN = regex(r"\b(?:decreas\w*|reduc\w*|fell|falls?|fallen|falling|drop\w*|down|lower|declin\w*|cut)\b", re.IGNORECASE)
# Between the two figures of one comparison, in the order now - then or then - now.
_NOW_THEN = regex(
    r"[^.;:\d]{0,60}\b(?:(?:compared (?:to|with)|against|in place of|instead of|(?:up|down|increased?|decreased?|rise|"
    r"rose|fall|fell|reduction|"
    r"risen|fallen) from)\s[^.;\d]{0,25}|from\s(?:the\s|a\s|last\syear's\s|figure\sof\s|total\sof\s|around\s|just\s)*)",
    re.IGNORECASE,
)
_THEN_NOW = regex(r"[^.;:\d]{0,30}\bto\s[^.;\d]{0,25}", re.IGNORECASE)
_FROM = regex(r"\b(?:from|between)\s[^\d]{0,25}$", re.IGNORECASE)
_PARTED = regex(r"\)|\band\b|:")
_FURTHEST = 70
_STRAIGHT_AFTER = 16
# As in: 1,874 people, and in brackets 1,912 a year earlier, a fall of 2.0%.
_ASIDE = regex(r"\s?(?:[a-z]+\s){0,3}\((?:\s?:\s?)?", re.IGNORECASE)
_EARLIER = regex(r"\s(?:a year|in the previous|the year|last year|the previous|in (?:19|20)\d\d)", re.IGNORECASE)
_SAID_MORE = regex(r"%?\s(?:more|fewer|less)\)")
# "And were 24.7% above the standard" is set against something else than the two figures before it.
_ITS_OWN = regex(
    r"\s(?:above|below|behind|ahead of|short of|over the|under the|outside"
    r"|(?:higher|lower|more|less|fewer|better|worse)\sthan)\b",
    re.IGNORECASE,
)
# "(Falling from 70,156 to 70,136), but 4% higher than in 2019 (rising from 67,407 …)": each has its own brackets.
_NEXT = regex(r"\),?\s(?:but|and|while|whilst|although)\b", re.IGNORECASE)
_OWN_BRACKET = regex(r"[^.;()]{0,90}\([^()\d]{0,25}\d", re.IGNORECASE)
# "(From 322.1m) and issues down 2.9% to 300.2m": it goes to an end of its own.
_OWN_END = regex(r"\)?\s(?:to|from)\s(?:[a-z]+\s){0,2}[£\d]", re.IGNORECASE)
_ONWARDS = regex(r"(?:\s[a-z]+){0,4}\sto\s(?:[a-z]+\s){0,2}[£\d]", re.IGNORECASE)
_ARRIVED = regex(r"\bto\s\Z", re.IGNORECASE)
_PERIODS = regex(
    r"\b(?:(?:in|during|for)\s(?:the\s)?)?(?:(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|\d\d/\d\d|Q[1-4])(?:\s(?:19|"
    r"20)\d\d(?:[/-]\d\d)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Two figures compared in a sentence and the percentage by which one is said to differ from the other."""

    now: Quantity
    then: Quantity
    by: Quantity
    falls: bool


@lru_cache(maxsize=512)
def may_have_moved(text: str) -> bool:
    """Whether there is a word of rising, falling or changing. Three rules ask it of the same passages."""
    return _MOVED.search(text) is not None


def changes_told(subject: Subject, passage: Passage) -> Iterator[Told]:
    """Every comparison of two figures with a percentage of change, in the sentences of a passage."""
    if not (may_have_moved(passage.text) or "(+" in passage.text or _SAID_MORE.search(passage.text)):
        return
    figures = as_counted(subject, passage)
    if len(figures) < 3:
        return
    for start, end, inside in by_sentence(passage, figures):
        for three in zip(inside, inside[1:], inside[2:], strict=False):
            told = _told(passage.text, start, end, three)
            if told:
                yield told


def _told(text: str, start: int, end: int, three: tuple[Quantity, Quantity, Quantity]) -> Told | None:
    """The comparison that three neighbouring figures make: two of one unit, joined, and a percentage of change."""
    for by, first, second in ((three[2], three[0], three[1]), (three[0], three[1], three[2])):
        if by.unit not in ("percent", "points") or by.is_range or first.is_range or second.is_range:
            continue
        if first.unit != second.unit or first.per != second.per or _differ(first, second):
            continue
        leads = by is three[0]
        gap = text[by.end : first.start] if leads else text[second.end : by.start]
        if (
            len(gap) > _FURTHEST
            or (leads and (by.sign == "brackets" or _PARTED.search(gap)))
            or re.search(r"[.;]\s", gap)
        ):
            continue
        # "Fell to 70.6%" is where something fell to, and not by how much.
        if (not leads and _ITS_OWN.match(text, by.end)) or _ARRIVED.search(text[max(0, by.start - 8) : by.start]):
            continue
        if not leads and _OWN_END.match(text, by.end):
            continue
        if not leads and _NEXT.search(gap) and _OWN_BRACKET.match(text, by.end):
            continue
        near = text[max(start, by.start - 45) : min(end, by.end + 30)]
        signed = by.sign in ("plus", "minus") or text[by.start : by.start + 2] in ("(+", "(-", "(–", "(−")
        if not leads and not _MOVED.search(near) and by.sign == "brackets" and len(gap) <= _STRAIGHT_AFTER:
            # "Visits rose over the year from 1,000 to 1,120 a month (12%)".
            near = text[max(start, first.start - _FURTHEST) : by.end]
        signed = signed or (not leads and bool(_SAID_MORE.match(text, by.end)))
        if not _MOVED.search(near) and not signed:
            continue
        rises, falls = bool(_UP.search(near)), bool(_DOWN.search(near))
        if rises and falls:
            continue
        between = NUMBERED.sub("", _PERIODS.sub("", text[first.end : second.start]))
        before = _PERIODS.sub("", text[start : first.start])
        aside = not leads and _ASIDE.fullmatch(between) and (_EARLIER.match(gap) or ":" in between)
        # "£3.12 more, from £115.64 to £118.76": both ends follow the first figure.
        onwards = "from" in between and _ONWARDS.match(text, second.end)
        if (aside or _NOW_THEN.fullmatch(between)) and not _FROM.search(before) and not onwards:
            return Told(first, second, by, falls)
        if _THEN_NOW.fullmatch(between) and _FROM.search(before):
            return Told(second, first, by, falls)
    return None


def _differ(first: Quantity, second: Quantity) -> bool:
    """Whether two figures count different things by the words after them."""
    return bool(first.noun and second.noun and first.noun.split()[-1] != second.noun.split()[-1])


def _printed(told: Told) -> Quantity:
    """The change as a figure of its own sign: a fall is negative however it is worded."""
    value = abs(told.by.value)
    signed = -value if told.falls or told.by.sign == "minus" else value
    return with_value(told.by, signed)


def with_value(quantity: Quantity, value: Decimal) -> Quantity:
    return replace(
        quantity, value=value, printed=value * quantity.printed / quantity.value if quantity.value else value
    )


def relative(told: Told) -> Comparison | None:
    """The change as printed against the one that the two figures give; None where nothing can be said."""
    if told.then.value == 0:
        return None
    try:
        exact = change(told.now.interval(), told.then.interval())
    except Unbounded:
        return None
    found = compare(_printed(told), exact)
    if found.verdict is Compared.WRONG:
        # "A fall of 12%" may be of either sign in the working; size alone decides, the words are another rule's.
        turned = compare(with_value(told.by, abs(told.by.value)), abs(exact))
        if turned.verdict is not Compared.WRONG:
            return turned
    return found


def in_points(told: Told) -> bool:
    """Whether the change printed is the difference in percentage points."""
    if not told.now.percentage:
        return False
    difference = abs(told.now.interval() - told.then.interval())
    return compare(with_value(told.by, abs(told.by.value)), difference).verdict in (
        Compared.RIGHT,
        Compared.ONLY_ROUNDING,
    )
