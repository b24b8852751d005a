"""Results and targets told over two clauses: "The target was 42% and it was missed at 40%"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.checks.rules.performance.movement import is_earlier, is_target
from goldenthread.checks.rules.performance.near import between
from goldenthread.checks.rules.performance.target_phrases import (
    TARGET_FIRST,
    Claim,
    TargetPhrase,
    claim_of,
    said_in,
    target_of,
)
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_TARGET_IS = regex(
    r"\btargets?\b[^.;:]{0,60}?\b(?:of|was|is|:)\s+(?:(?:at\s+least|set\s+at|a|an|the)\s+)*$", re.IGNORECASE
)
_THEN = regex(
    r"\s*,?\s*(?:\w+\s+){0,6}?(?P<just>(?:just|narrowly|slightly|marginally|only\s+just)\s+)?"
    r"(?:(?P<missed>missed)|(?P<exceeded>exceeded|beaten|surpassed)|(?P<met>met|achieved|reached))\s*,?\s*"
    r"(?:at|with|by\s+(?:achieving|reaching))\s+(?:(?:a|an|the|result|outturn|figure|of|just|only)\s+)*$",
    re.IGNORECASE,
)
_NOT = regex(r"\b(?:not|never|nearly|almost|expected|will|would|should|could|to\s+be)\s", re.IGNORECASE)
_LINKED = regex(
    r"\s*(?:This|That|It)\s+(?:(?:figure|rate|result|performance|outturn)\s+)?(?:was|is|remains|remained|had\s+been)\s+"
    r"(?:(?:still|again|well|also|just|slightly|now|currently|\d[\d.]*\s?(?:%|points|percentage\s+points))\s+)*$",
    re.IGNORECASE,
)
_AGAINST = regex(
    r"\s*,?\s*(?:(?:when\s+)?compared\s+(?:to|with)|against|versus|vs\.?)\s+(?:(?:a|an|the|our|its|their|annual|quarterly|year[\s-]end"
    r"|national|agreed|current|set)\s+)*targets?\s+(?:of|rate\s+of|figure\s+of|set\s+at)\s+(?:(?:at\s+least|over|under)\s+)?$",
    re.IGNORECASE,
)
_SAID = regex(
    r"\b(?:(?P<missed>(?:off|not\s+(?:on|met|meeting)|missed|missing|did\s+not\s+meet|failed\s+to\s+meet|behind|short\s+of))"
    r"|(?P<above>above|over)|(?P<below>below|under)|(?P<met>on|met|meeting|achieved|achieving|exceeded|exceeding|ahead\s+of))"
    r"\s+(?:the\s+|its\s+|our\s+|their\s+)?target\b(?!\s+of)",
    re.IGNORECASE,
)
_MAYBE = regex(
    r"\b(?:last|previous|prior|before|tolerance|forecast|remains?\s+on\s+track|by\s+year[\s-]end)\b|%|;", re.IGNORECASE
)
_WINDOW = 240


def target_then_result(text: str, figures: Sequence[Quantity], start: int, end: int) -> Iterator[TargetPhrase]:
    """Of "The target was 42% and it was narrowly missed at 40%": 42% and 40%."""
    for target, result in pairwise(between(figures, start, end)):
        if not _alike(target, result) or result.start - target.end > 90:
            continue
        found = _THEN.fullmatch(text, target.end, result.start)
        if found is None or _NOT.search(text, target.end, result.start):
            continue
        if _TARGET_IS.search(text, max(start, target.start - 90), target.start) is None:
            continue
        claim: Claim = (
            "just missed"
            if found["just"] and found["missed"]
            else "missed"
            if found["missed"]
            else "exceeded"
            if found["exceeded"]
            else "met"
        )
        word = " ".join(text[found.start("just") if found["just"] else _at(found) : _end(found)].split())
        yield TargetPhrase(claim, word, result, target, target.start, result.end)


def _at(found: re.Match[str]) -> int:
    return max(found.start(name) for name in ("missed", "exceeded", "met"))


def _end(found: re.Match[str]) -> int:
    return max(found.end(name) for name in ("missed", "exceeded", "met"))


def against_a_target(text: str, figures: Sequence[Quantity], start: int, end: int) -> Iterator[TargetPhrase]:
    """Of "above target, 88.5% compared to a target of 85%" and "82% against the target of 85%, which was missed"."""
    for result, target in pairwise(between(figures, start, end)):
        if not _alike(result, target) or not _AGAINST.fullmatch(text, result.end, target.start):
            continue
        words = text[max(start, result.start - 120) : result.start], text[target.end : min(end, target.end + 60)]
        said = [match for part in words for match in _SAID.finditer(part)]
        if len(said) != 1 or any(_NOT.search(part) or _MAYBE.search(part) for part in words):
            continue
        name = str(said[0].lastgroup)
        claim: Claim = (
            "above" if name == "above" else "below" if name == "below" else "met" if name == "met" else "missed"
        )
        yield TargetPhrase(claim, " ".join(said[0][0].split()), result, target, result.start, target.end)


def linked_to_before(
    text: str, figures: Sequence[Quantity], before: tuple[int, int], start: int, end: int
) -> Iterator[TargetPhrase]:
    """Of "It was 86.4%. This was below the trajectory of 90%": 86.4% and 90%, where the 86.4% stands alone."""
    match = TARGET_FIRST.search(text, start, min(end, start + 120))
    if match is None or not _LINKED.fullmatch(text, start, match.start()):
        return
    target = target_of(text, between(figures, match.end(), min(end, match.end() + _WINDOW)), match.end())
    claim = claim_of(match, text[max(start, match.start() - 14) : match.start()])
    if target is None or claim not in ("above", "below"):
        return
    found = [
        figure
        for figure in between(figures, *before)
        if _alike(figure, target) and not is_target(text, figure) and not is_earlier(text, figure)
    ]
    if len(found) == 1 and start - found[0].end <= _WINDOW:
        yield TargetPhrase(claim, said_in(match), found[0], target, found[0].start, target.end, sure=False)


def _alike(one: Quantity, other: Quantity) -> bool:
    ranged = one.is_range or other.is_range or one.ordinal or other.ordinal
    return not ranged and one.unit == other.unit and one.per == other.per
