"""Movements told otherwise than "rose from X to Y": "X, an increase of 3% on Y", "This was 2% lower than the Y"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.checks.rules.performance.movement import (
    Movement,
    Way,
    inside,
    is_earlier,
    is_target,
    of_one_noun,
    of_one_unit,
)
from goldenthread.checks.rules.performance.near import between
from goldenthread.figures import Quantity, Range
from goldenthread.patterns import regex

_NOUNS: dict[Way, str] = {
    "up": r"increase|rise|growth|jump|uplift|gain",
    "down": r"decrease|reduction|fall|drop|decline|dip",
    "better": r"improvement",
    "worse": r"deterioration|worsening",
}
_MORE: dict[Way, str] = {"up": r"higher|more|greater|up", "down": r"lower|fewer|less|down"}
_WENT: dict[Way, str] = {
    "up": r"increased|risen|rose|grown|gone\s+up",
    "down": r"decreased|fallen|fell|dropped|reduced|gone\s+down",
    "better": r"improved",
    "worse": r"worsened|deteriorated",
}


def _any(*words: dict[Way, str]) -> str:
    ways: tuple[Way, ...] = ("up", "down", "better", "worse")
    return "|".join(
        rf"(?P<{way}>\b(?:{'|'.join(each[way] for each in words if way in each)})\b)"
        for way in ways
        if any(way in each for each in words)
    )


_ADJECTIVES = (
    r"(?:(?:an?|the|another|further|slight|small|large|big|sharp|marked|significant|modest|minor|substantial"
    r"|considerable|noticeable|steady|welcome|overall|net|year[\s-]on[\s-]year|annual|quarterly|percentage\s+point)\s+)"
    r"{0,4}"
)
_NOUN = regex(_any(_NOUNS), re.IGNORECASE)
_UP_OR_DOWN = regex(_any({"up": "up", "down": "down"}), re.IGNORECASE)
# What sets "an increase of ..." off as being of the figure before it.
_SET_OFF = regex(
    rf"(?:[,(–—]|\s-|\b(?:which|that)\s+(?:is|was|represents|represented)|\b(?:representing|marking|being|showing))\s*{_ADJECTIVES}$",
    re.IGNORECASE,
)
_OF = regex(
    r"(?:\s+of|\s*\()?\s+?(?:(?:about|around|some|just|over|under|nearly|almost|more\s+than|less\s+than)\s+)*$|\s*\($",
    re.IGNORECASE,
)
_ON = regex(
    r"(?:\s*\)|\s+(?:percentage\s+)?points?|\s+\w+){0,3}?\s*(?:from|on|over|compared\s+(?:with|to)|than)\s+(?:(?:the|a|last\s+(?:year|quarter|month)['’]s"
    r"|(?:previous|prior)\s+(?:year|quarter|month)['’]s|(?:figure|total|rate|level|number|result|low\s+point|peak)\s+of|about|around|some|just|over)\s+)*$",
    re.IGNORECASE,
)
_FAR = 150
_WINDOW = 300
_BREAK = regex(r"[.:!?]\s|;")
_TIMES = frozenset(("days", "weeks", "months", "years", "hours", "minutes"))

_BRACKETED = regex(
    rf"(?:{_any(_NOUNS, _WENT, _MORE)})[^.;()]{{0,140}}?\b(?:compared|since|than|last|previous|from|year|quarter)\b"
    r"[^.;()]{0,60}"
    r"\(\s*(?:(?:increasing|decreasing|rising|falling|going|up|down)\s+)?(?P<from>from\s+)?$",
    re.IGNORECASE,
)
_VERSUS = regex(r"\s*(?:v|vs\.?|versus|compared\s+(?:with|to)|against|and)\s+", re.IGNORECASE)
_GROUPS = regex(
    rf"(?:{_any(_MORE)})\s+(?:(?:for|in|among|amongst|at|than)\s+)?[^.;()%\d]{{0,60}}\(\s*$",
    re.IGNORECASE,
)
_THAN_GROUP = regex(r"[^.;()\d]{0,40}\)\s*,?\s*(?:than|compared\s+(?:to|with))\s+[^.;()\d]{0,60}\(\s*$", re.IGNORECASE)
_TO = regex(r"\s+(?:[a-z]+\s+){0,3}?to\s+(?:[a-z]+\s+)?$", re.IGNORECASE)

_LINKED = regex(
    r"\s*(?:This|That|It|There)\s+(?:(?:figure|rate|result|number|total|performance)\s+)?(?:has|have|had|was|is|were|represents|represented|shows|showed|marks)\s+"
    rf"(?:(?:also|still|been|now|again)\s+)*{_ADJECTIVES}",
    re.IGNORECASE,
)
_COMPARED = regex(_any(_NOUNS, _MORE, _WENT), re.IGNORECASE)
_THAN = regex(
    r"\s*(?:than|from|on|compared\s+(?:with|to))\s+(?:(?:the|a|figure|of|rate|total|level|number|just|about|around|over)\s+)*$"
    r"|\s+(?:since|than|from|compared\s+(?:with|to))\s+[^().;\d]{0,40}(?:(?:19|20)\d\d(?:[/–-]\d\d)?\s*)?\($",
    re.IGNORECASE,
)
_COMPARED_WITH = regex(
    r"[^.;£\d]{0,90}?(?:(?:in|for|at|by)\s+[^.;,()]{0,24}?)?,?\s*\b(?:compared\s+(?:with|to)|against|as\s+against)\s+"
    r"(?:(?:the|a|around|about|just|over)\s+)*$",
    re.IGNORECASE,
)
_SUMMED_UP = regex(
    rf"[^.;()]{{0,60}}?[,(–-]?\s*\b(?:an?|the)\s+{_ADJECTIVES}(?:{_any(_NOUNS)})(?=\s+of\s+(?:about\s+|around\s+)?[\d£]|[.,;)]|\s*$)",
    re.IGNORECASE,
)
_ALREADY = regex(
    r"\b(?:previously|formerly|had\s+been|used\s+to\s+be)\b[^.;]{0,50}$",
    re.IGNORECASE,
)
_NOW = regex(
    r"[^.;]{0,90}?\bnow\s+(?:been\s+)?(?:(?P<down>down|reduced|fallen|dropped|cut)|(?P<up>up|risen|increased|grown))\s+to\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)
_NOT = regex(
    r"\b(?:not|no|never|target|aim|plan\w*|expected|forecast|projected|will|would|could|should|if|(?<!continue\s)(?<!continues\s)(?<!continued\s)to)\s+(?:\w+\s+){0,2}$",
    re.I,
)


def told(text: str, figures: Sequence[Quantity], spans: Sequence[tuple[int, int]]) -> Iterator[Movement]:
    """The movements in a passage's sentences that its verbs with "from" and "to" do not tell."""
    for place, (start, end) in enumerate(spans):
        held = between(figures, start, end)
        if not held:
            continue
        if len(held) > 1:
            yield from _set_off(text, held, start, end)
            yield from _bracketed(text, held, start)
            yield from _already(text, held, start)
            yield from _compared(text, held, end)
            yield from _groups(text, held, start)
        if place:
            yield from _linked(text, between(figures, *spans[place - 1]), held, start)


def _set_off(text: str, figures: Sequence[Quantity], start: int, end: int) -> Iterator[Movement]:
    """Of "52, an increase of 30% on 40" and "52, up 30% on 40"."""
    for pattern in (_NOUN, _UP_OR_DOWN):
        for word in pattern.finditer(text, start, end):
            before = text[max(start, word.start() - 70) : word.start()]
            if pattern is _NOUN and not _SET_OFF.search(before):
                continue
            if pattern is _UP_OR_DOWN and not before.rstrip().endswith((",", "(", "–", "-", "and", "but", "was", "is")):
                continue
            then = _compared_with(text, figures, word.end(), pattern is _NOUN)
            now = _figure_before(text, figures, word.start(), then, start) if then is not None else None
            if now is not None and then is not None and len(_BREAK.split(text[now.end : word.start()])) < 2:
                yield _movement(word, then, now)


def _compared_with(text: str, figures: Sequence[Quantity], at: int, noun: bool) -> Quantity | None:
    """The figure that a movement is from: the one after "from" or "on", past the size of the movement."""
    after = between(figures, at, at + _WINDOW)[:2]
    if not after:
        return None
    if noun and _ON.fullmatch(text, at, after[0].start) and not re.search(r"\bof\b", text[at : after[0].start]):
        return after[0]
    if len(after) == 2 and (_OF.fullmatch(text, at, after[0].start) or not text[at : after[0].start].strip()):
        return after[1] if _ON.fullmatch(text, after[0].end, after[1].start) else None
    return None


def _figure_before(text: str, figures: Sequence[Quantity], at: int, then: Quantity, start: int) -> Quantity | None:
    """The result: the last figure of the unit before the word that is neither a target's nor an earlier one's."""
    before = [
        figure
        for figure in between(figures, max(start, at - _WINDOW), at)
        if at - figure.end <= _FAR
        and _alike(figure, then)
        and not is_target(text, figure)
        and not is_earlier(text, figure)
    ]
    before = of_one_noun(before, then)
    return before[-1] if before else None


def _bracketed(text: str, figures: Sequence[Quantity], start: int) -> Iterator[Movement]:
    """Of "had increased on last year (6% to 9%)"."""
    for place, figure in enumerate(figures):
        opened = text[max(start, figure.start - 16) : figure.start]
        if "(" not in opened:
            continue
        word = _BRACKETED.search(text, max(start, figure.start - 220), figure.start)
        if word is None:
            continue
        if isinstance(figure, Range):
            then, now = figure.ends
            if figure.unit == "percent" and text[figure.end : figure.end + 1] == ")":
                yield _movement(word, then, now, sure=False)
            continue
        following = figures[place + 1] if place + 1 < len(figures) else None
        if (
            following is not None
            and not word["from"]
            and _alike(figure, following)
            and _VERSUS.fullmatch(text, figure.end, following.start)
        ):
            yield _movement(word, following, figure, sure=False)
        elif (
            following is not None
            and word["from"]
            and _alike(figure, following)
            and _TO.fullmatch(text, figure.end, following.start)
            and ")" in text[following.end : following.end + 40]
        ):
            yield _movement(word, figure, following)


def _groups(text: str, figures: Sequence[Quantity], start: int) -> Iterator[Movement]:
    """Of "higher for primary schools (87%) than for secondary schools (75%)": 87% and 75%."""
    for one, other in pairwise(figures):
        if not _alike(one, other) or not _THAN_GROUP.fullmatch(text, one.end, inside(text, other)):
            continue
        word = _GROUPS.search(text, max(start, one.start - 90), inside(text, one))
        if word is not None and not _NOT.search(text, max(start, word.start() - 30), word.start()):
            yield _movement(word, other, one, groups=True)


def _already(text: str, figures: Sequence[Quantity], start: int) -> Iterator[Movement]:
    """Of "previously 14.4 seconds, now down to 10"."""
    for then, now in pairwise(figures):
        word = _NOW.fullmatch(text, then.end, now.start)
        if word is not None and _alike(now, then) and _ALREADY.search(text, max(start, then.start - 70), then.start):
            yield _movement(word, then, now, sure=False)


def _compared(text: str, figures: Sequence[Quantity], end: int) -> Iterator[Movement]:
    """Of "5,980 in 2016/17 compared with 5,680 in 2015/16, an increase of 5%"."""
    for now, then in pairwise(figures):
        if (
            not _alike(now, then)
            or then.start - now.end > 120
            or not _COMPARED_WITH.fullmatch(text, now.end, then.start)
        ):
            continue
        word = _SUMMED_UP.match(text, then.end, min(end, then.end + 110))
        if word is not None and not is_target(text, now) and not is_earlier(text, now):
            yield _movement(word, then, now)


def _linked(text: str, before: Sequence[Quantity], figures: Sequence[Quantity], start: int) -> Iterator[Movement]:
    """Of "There were 52. This was an increase of 30% on the 40 in May": 40 and 52."""
    link = _LINKED.match(text, start)
    if link is None:
        return
    word = _COMPARED.search(text, link.end(), link.end() + 24)
    if word is None or _NOT.search(text[link.start() : word.start()]):
        return
    after = between(figures, word.end(), word.end() + _WINDOW)[:2]
    then: Quantity | None = None
    if after and _THAN.fullmatch(text, word.end(), after[0].start):
        then = after[0]
    elif len(after) == 2:
        then = _compared_with(text, figures, word.end(), True)
    if then is None:
        return
    found = [
        figure
        for figure in between(before, max(0, start - _WINDOW), start)
        if _alike(figure, then) and not is_target(text, figure) and not is_earlier(text, figure)
    ]
    if len(found) == 1:
        yield _movement(word, then, found[0], sure=False)


def _alike(figure: Quantity, then: Quantity) -> bool:
    if figure.is_range or then.is_range or figure.ordinal or then.ordinal or figure.per != then.per:
        return False
    if figure.unit != then.unit and (figure.unit in _TIMES or then.unit in _TIMES):
        return False
    # "two of the measures, an increase of 40% on 120": the two is no result of the 120's kind.
    return of_one_unit(figure, then) and not (figure.unit == "count" and figure.spelled is not then.spelled)


def _movement(
    word: re.Match[str], then: Quantity, now: Quantity, *, sure: bool = True, groups: bool = False
) -> Movement:
    ways: tuple[Way, ...] = ("up", "down", "better", "worse")
    named = word.groupdict()
    way = next(way for way in ways if named.get(way))
    at = word.start(way)
    spans = [(at, word.end(way)), (then.start, then.end), (now.start, now.end)]
    start, end = min(a for a, _ in spans), max(b for _, b in spans)
    return Movement(way, word[way], then, now, start, end, word_at=at, sure=sure, groups=groups)
