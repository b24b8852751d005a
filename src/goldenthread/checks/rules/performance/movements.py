"""Sentences that give two figures and say which way it went: "rose from 40 to 52", "91%, up from 85%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.checks.rules.performance.movement import Movement, Way, is_target, of_one_noun, of_one_unit
from goldenthread.checks.rules.performance.near import between
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

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
_WORD = regex("|".join(rf"(?P<{way}>\b(?:{words})\b)" for way, words in _WAYS.items()), re.IGNORECASE)
# Between the word and "from": an amount ("by 12%"), a time ("slightly", "over the year"), what it is of ("in visits").
_TO_FROM = regex(
    r"[^.;:£\d]{0,60}?(?:\bby\s+(?:[^.;:]|\.(?=\d)){1,32}?)?[,(]?\s*\bfrom\s+(?:(?:a|an|the|about|around|some|just|over|only"
    r"|around|nearly|baseline|total|of|figure|low|high)\s+)*$",
    re.IGNORECASE,
)
_STRAIGHT_FROM = regex(
    r"\s*(?:slightly\s+|sharply\s+)?(?:on|from|by\s+(?:[^.;:]|\.(?=\d)){1,32}?\s+from)\s+(?:(?:a|an|the|about|around|some|just"
    r"|over|only|nearly)\s+)*$",
    re.IGNORECASE,
)
_ONLY_FROM = regex(
    r"\s*(?:slightly\s+|sharply\s+)?from\s+(?:(?:a|an|the|about|around|just|over|only|nearly)\s+)*$", re.IGNORECASE
)
_AT = regex(r"\b(?:at|now|was|were|is|are)\s+$", re.IGNORECASE)
_LINK = regex(
    r"[^.;£\d]{0,70}?(?:\([^)]*\)\s*)?(?:in\s+)?(?:\b(?:(?:19|20)\d\d(?:[/–-]\d\d)?|(?:Q|quarter\s+)[1-4])\b)?[^.;£\d]{0,30}?\bto\s+(?:(?:a|an|the|about|around|some|just|over|only|nearly"
    r"|figure|total|of|now|stand|at|currently|reach)\s+)*$",
    re.IGNORECASE,
)
_BY_THEN_TO = regex(
    r"\s*(?:\w+\s+)?by\s+(?:[^.;:]|\.(?=\d)){1,32}?\s+to\s+(?:(?:a|an|the|about|just|over|only)\s+)*$", re.IGNORECASE
)
_FROM = regex(
    r"(?:\s+(?:\w+\s+){0,5}?|\s*\([^)]{1,40}\)\s*),?\s*from\s+(?:(?:a|an|the|about|around|some|just|over|only"
    r"|nearly)\s+)*$",
    re.IGNORECASE,
)
_LEADS = regex(
    r"(?:\s+(?:last|the|previous|a|in|at|year|quarter|month|before|earlier|ago|Q[1-4]"
    r"|\d{4}(?:/\d\d)?))*,\s*",
    re.IGNORECASE,
)
_NEGATED = regex(
    r"\b(?:not|no|never|rather\s+than|instead\s+of|without|target|aim|aims|ambition|plan(?:s|ned)?|expected|forecast"
    r"|projected|will|would|could|should|if|to)\s+(?:\w+\s+)?$",
    re.IGNORECASE,
)


# "Not risen from 40 to 30" says nothing; a plan "to rise from 40 to 30" is wrong like any other.
_DENIED = regex(r"\b(?:not|no|never|rather\s+than|instead\s+of|without|if|should)\s+(?:\w+\s+)?$", re.IGNORECASE)
_CLOCK = regex(
    r"\b(?:open\w*|hours?|times?|[ap]\.?m|noon|midnight|mondays?|fridays?|week(?:days?|ends?))\b", re.IGNORECASE
)
_WINDOW = 300


def movements(text: str, figures: Sequence[Quantity], start: int, end: int) -> Iterator[Movement]:
    """The movements in a sentence: "W from X to Y", and "Y, W from X"."""
    if len(figures) < 2:
        return
    for match in _WORD.finditer(text, start, end):
        before = text[max(start, match.start() - 25) : match.start()]
        planned = _NEGATED.search(before) is not None and not re.search(r"\bup\s+$|\bdue\s+to\s+$", before)
        if planned and (match.lastgroup not in ("up", "down") or _DENIED.search(before)):
            continue
        near = between(figures, max(start, match.start() - _WINDOW), min(end, match.end() + _WINDOW))
        inside = [figure for figure in near if not figure.ordinal]
        if len(inside) < 2:
            continue
        pair = _from_to(text, inside, match)
        if planned and _CLOCK.search(text, max(start, match.start() - 60), min(end, match.end() + 60)):
            continue
        if pair is None and not planned:
            pair = _to_from(text, inside, match) or _down_from(text, inside, match)
        if pair is None:
            continue
        then, now = pair
        if not of_one_unit(then, now) or then.is_range or now.is_range or then.per != now.per:
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
            sure=not planned,
        )


def _from_to(text: str, figures: list[Quantity], word: re.Match[str]) -> tuple[Quantity, Quantity] | None:
    """Of "rose (by 12%) from 40 last year to 52": 40 and 52."""
    after = [figure for figure in figures if figure.start >= word.end()]
    if after and not after[0].percentage:
        # "From 44,900 (10.3%) in 2014 to 45,810": what share each is stands in brackets.
        after = [each for each in after if not (each.percentage and "(" in text[each.start - 1 : each.start + 1])]
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
        if figure.end <= word.start() and figure.unit == then.unit and not is_target(text, figure)
    ]
    before = of_one_noun(before, then)
    if plain and not before and follows is not None and _LEADS.fullmatch(text, then.end, follows.start):
        # It leads the sentence: Up from 62% last year, 65% of residents agreed.
        return then, follows
    between = text[before[-1].end : word.start()] if before else ""
    if (
        not before
        or len(between) > (160 if between.rstrip().endswith((",", "(")) else 110)
        or ";" in between
        or re.search(r"[.:]\s", between)
    ):
        return None
    if follows is not None and _LINK.fullmatch(text, then.end, follows.start):
        return None
    if not plain and not _AT.search(text[: before[-1].start][-12:]):
        return None
    return then, before[-1]
