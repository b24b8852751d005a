"""Differences between two percentages, in percentage points or called per cent, over one sentence or two."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity, Unbounded, change, compare
from goldenthread.figures import Verdict as Compared
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_POINTS = regex(r"\s?(?:%\s?)?(?:percentage\s|per\scent\s|%\s)?(?:points?|pts?|pps?)\b", re.IGNORECASE)
_BASIS = regex(r"\s?basis\b", re.IGNORECASE)
_MOVES = regex(
    r"\b(?:increas\w*|rose|rise|risen|grew|growth|grown|up|uplift|improv\w*|decreas\w*|reduc\w*|fell|fall|fallen|drop\w*"
    r"|down|declin\w*)(?:\s+(?:of|by))?(?:\s+(?:a|an|just|only|some|about))?\s*\(?\Z",
    re.IGNORECASE,
)
_TO_THEN = regex(
    r"\s?(?:higher|lower|more|less|better|worse|above|below|up|down|short|behind|ahead|over|under)?\s?(?:\([^)]{0,25}\)\s)?"
    r"(?:since|than|from|of|on|compared\s(?:with|to)|against|over|to)?\s?[^.;:()\d]{0,60}?"
    r"\s?\(?\Z",
    re.IGNORECASE,
)
# "8.1 points short" is short of something else than the two percentages before it.
_ITS_OWN = regex(
    r"\)?\s(?:short|above|below|behind|ahead|off|away|under|over|outside|from|than|(?:higher|lower|more|less|better|worse)"
    r"\sthan)\b",
    re.IGNORECASE,
)
_MORE = regex(
    r"\)?\s(?:(?:higher|lower|more|less|fewer|better|worse)\b|(?:increase|decrease|rise|fall|drop|reduction)\b)",
    re.IGNORECASE,
)
_COMPARES = regex(r"\W*(?:this|that|it|which)\s(?:is|was|compares?|compared)\b", re.IGNORECASE)
_AGAINST = regex(
    r"[^.;:\d]{0,30}\b(?:from|against|compared (?:with|to)|to|down from|up from)\s[^.;:\d]{0,25}\(?", re.IGNORECASE
)
_STRAIGHT = regex(r"[^.;:\d]{0,45}", re.IGNORECASE)
_SIGNS = ("plus", "minus", "plus or minus")
_YEARS = regex(r"\b(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?\b")
_LINKED = regex(r"\b(?:since|than|from|above|below|on|over|under|against|compared|behind|ahead|short)\b", re.IGNORECASE)
_ONWARDS = regex(r"\Wto\W", re.IGNORECASE)
_FAR = 110
_MOST = 14
_FEW = 3


@dataclass(frozen=True, slots=True)
class _Gap:
    """A difference, the percentage it is from if one is tied to it, and those that it may be to."""

    by: Quantity
    then: Quantity | None
    nows: tuple[Quantity, ...]
    inside: bool
    """Whether what it is to stands in the same sentence."""
    tied: bool = False
    """Whether the last two percentages before it are set against each other, straight before it."""


def points_wrong(subject: Subject, passage: Passage, judged: set[int]) -> Iterator[Hit]:
    """Percentage points that no two percentages near them are apart by. `judged` is where findings start already."""
    for gap in _gaps(subject, passage, in_points=True):
        if gap.by.start in judged or not gap.nows:
            continue
        if gap.then is not None:
            pairs = [(now, gap.then) for now in gap.nows]
        else:
            pairs = [(now, then) for place, then in enumerate(gap.nows) for now in gap.nows[place + 1 :]]
        if not pairs or any(_apart(gap.by, now, then) for now, then in pairs):
            continue
        # Two percentages and their difference leave nothing open; with more of them another may be meant.
        sure = gap.inside and (gap.then is not None or len(pairs) == 1 or gap.tied)
        if not sure and gap.then is None and len(pairs) > _FEW:
            continue
        now, then = pairs[-1]
        judged.add(gap.by.start)
        yield _wrong(passage, gap.by, now, then, sure=sure)


def points_as_percent(subject: Subject, passage: Passage, judged: set[int]) -> Iterator[tuple[Quantity, ...]]:
    """(by, now, then) where a difference called per cent is right in points and wrong as a percentage."""
    for gap in _gaps(subject, passage, in_points=False):
        if gap.by.start in judged or gap.by.approximate:
            continue
        if gap.then is not None:
            pairs = [(now, gap.then) for now in gap.nows]
        else:
            pairs = [(gap.nows[-1], gap.nows[-2]), (gap.nows[-2], gap.nows[-1])] if len(gap.nows) == 2 else []
        if any(_relative(gap.by, now, then) for now, then in pairs):
            continue
        for now, then in pairs:
            if _apart(gap.by, now, then):
                judged.add(gap.by.start)
                yield gap.by, now, then
                break


def _gaps(subject: Subject, passage: Passage, *, in_points: bool) -> Iterator[_Gap]:
    text = passage.text
    figures = subject.quantities(passage)
    for place, by in enumerate(figures):
        if by.is_range or not by.value or by.approximate or (in_points and not _is_points(text, by)):
            continue
        if not in_points and not (by.percentage and _MOVES.search(text[max(0, by.start - 35) : by.start])):
            continue
        start, end = passage.sentence_at(by.start)
        near = figures[max(0, place - _MOST) : place]
        before = [
            each for each in near if each.percentage and not (each.is_range or each.approximate or each.sign in _SIGNS)
        ]
        if not in_points:
            # "It has risen by 27%. This is a fall of 9% and is 18% lower": three changes, and no levels.
            before = [each for each in before if not _a_change(text, each)]
        inside = [each for each in before if each.start >= start]
        then = _then(text, by, figures[place + 1] if place + 1 < len(figures) else None, end)
        if then is not None and not in_points and _a_change(text, then):
            continue
        points = _POINTS.match(text, by.end)
        if then is None and _ITS_OWN.match(text, points.end() if points else by.end):
            continue
        nows = inside or [each for each in before if each.start >= passage.sentence_at(max(0, start - 2))[0]]
        if then is None and len(inside) == 1 and _COMPARES.match(text, start):
            inside = nows = [*(each for each in before if each.start < start)][-1:] + inside
        if then is None and (len(nows) < 2 or not inside):
            continue
        tied = then is None and bool(
            _AGAINST.fullmatch(text, nows[-2].end, nows[-1].start) and _STRAIGHT.fullmatch(text, nows[-1].end, by.start)
        )
        yield _Gap(by, then, tuple(nows[-4:]), bool(inside), tied)


def _a_change(text: str, figure: Quantity) -> bool:
    """Whether a percentage is itself what something moved by: "up 8%", "18% lower than"."""
    return bool(_MOVES.search(text[max(0, figure.start - 35) : figure.start]) or _MORE.match(text, figure.end))


def _is_points(text: str, by: Quantity) -> bool:
    if by.unit == "points":
        return not _BASIS.match(text, by.end)
    return by.unit in ("count", "percent") and bool(_POINTS.match(text, by.end))


def _then(text: str, by: Quantity, following: Quantity | None, end: int) -> Quantity | None:
    """The percentage that a difference is said to be from, when it is tied to one."""
    if following is None or not following.percentage or following.is_range or following.start >= end:
        return None
    points = _POINTS.match(text, by.end)
    gap = text[points.end() if points else by.end : following.start]
    gap = _YEARS.sub("", gap)
    if len(gap) > _FAR or not _TO_THEN.fullmatch(gap) or not _LINKED.search(gap):
        return None
    # "Up 2 points from 40% to 42%": both ends follow.
    return None if _ONWARDS.match(text, following.end) else following


def _apart(by: Quantity, now: Quantity, then: Quantity) -> bool:
    difference = abs(now.interval() - then.interval())
    low, high = float(difference.low), float(difference.high)
    half = 0.5 / 10**by.decimals
    return low - half - 1e-9 <= abs(float(by.value)) <= high + half + 1e-9


def _relative(by: Quantity, now: Quantity, then: Quantity) -> bool:
    try:
        exact = abs(change(now.interval(), then.interval()))
    except Unbounded:
        return True
    return compare(by, exact).verdict is not Compared.WRONG


def _wrong(passage: Passage, by: Quantity, now: Quantity, then: Quantity, *, sure: bool) -> Hit:
    apart = plain(abs(now.printed - then.printed))
    return hit(
        passage,
        by.start,
        by.end,
        f"{now.text.strip('()')} and {then.text.strip('()')} are {apart} percentage points apart, and "
        f"{by.text.strip('()')} is printed.",
        working=f"{plain(now.printed)} − {plain(then.printed)}: {apart} points",
        mend="Check both percentages and the difference.",
        verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
        severity=None if sure else Severity.WARNING,
    )


def near_points(text: str) -> bool:
    """Whether a passage speaks of points at all."""
    return "point" in text or "pts" in text or "pp" in text
