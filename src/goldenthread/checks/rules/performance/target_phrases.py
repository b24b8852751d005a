"""Sentences that give a result and its target: "88%, above the target of 90%", "met its target of 30 with 34"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from goldenthread.checks.rules.performance.movement import inside
from goldenthread.checks.rules.performance.near import between
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

Claim = Literal["above", "below", "met", "exceeded", "missed", "just missed", "in line"]

_QUALIFIED = (
    r"(?:(?:the|its|our|their|this|a|an|annual|yearly|quarterly|quarter|Q[1-4]|year[\s-]end|year['’]s"
    r"|full[\s-]year|national|local|corporate|agreed|stretch|overall|council|current|regional|England|English|London|UK"
    r"|statutory|Scottish|Welsh|all[\s-]Wales|Scotland|Wales|GB|Great\s+Britain|comparator|neighbours?['’]?|peer|group|sector|county|metropolitan|statistical|nearest|(?:last|previous)\s+year['’]s"
    r"|(?:last|previous)\s+quarter['’]s|[12]\d{3}(?:[/–-]\d\d)?|(?:three|four|five|ten|\d{1,2})[\s-]year)\s+)*"
)
_JUST = r"(?:just|narrowly|slightly|marginally|only\s+just|a\s+little)"
_PHRASE = regex(
    rf"(?:(?P<justmissed>\b{_JUST}\s+(?:missed|missing|misses|below|under|short\s+of|off|outside"
    rf"|failed\s+to\s+(?:meet|reach)))"
    r"|(?P<inline>\b(?:in\s+line\s+with|equal\s+to))"
    r"|(?P<missed>\b(?:worse\s+than|behind|missed|missing|misses|did\s+not\s+(?:meet|reach|achieve|hit)|failed\s+to\s+(?:meet|reach"
    r"|achieve)|short\s+of|not\s+met))"
    r"|(?P<exceeded>\b(?:exceed(?:ed|s|ing)|surpass(?:ed|es|ing)|beat(?:s|ing)?|better\s+than|ahead\s+of))"
    r"|(?P<above>\b(?:above|over|higher\s+than))"
    r"|(?P<below>\b(?:below|under|lower\s+than))"
    rf"|(?P<met>\b(?:met|meets|meeting|achiev(?:ed|es|ing)|hit(?:s|ting)?|reach(?:ed|es|ing)"
    rf"|on)))\s+{_QUALIFIED}(?:(?P<leading>$)|target\b)",
    re.IGNORECASE,
)
_BARE = _PHRASE.pattern.replace(r"(?:(?P<leading>$)|target\b)", "")
TARGET_FIRST = regex(_BARE, re.IGNORECASE)
_OF = regex(
    r"\s*(?:(?:for|in)\s+(?:the\s+)?(?:year|quarter|period|England|London|Wales|region)\s*)?,?\s*(?:(?:when|where|which)\s+"
    r"(?:it|the\s+(?:figure|rate|result))?\s*(?:was|is|stood\s+at)|where|when|of|\(|:|=|was|is|at|to\s+(?:be"
    r"|reach))\s*(?:at\s+least\s+|at\s+most\s+|under\s+)?$",
    re.IGNORECASE,
)
_THEN_TARGET = regex(r"\s*(?:\w+\s+){0,2}(?:target|standard|ambition|average)\b", re.IGNORECASE)
_NOUN = regex(
    r"\s*(?:(?P<target>target)|standard|averages?|median|mean|benchmark|figure|rate|result|baseline|estimate"
    r"|(?:trajectory|threshold|planned|target)(?:\s+level)?|peak|total"
    r"|same\s+(?:period|quarter|time|point)(?:\s+(?:in\s+)?(?:last|the\s+previous)\s+year)?)\b",
    re.IGNORECASE,
)
_WITH = regex(
    r"[\s,(–-]*(?:(?:with|at|by\s+reaching|reaching|achieving|coming\s+in\s+at|standing\s+at|as|and|the|a|result"
    r"|outturn|actual|of|was|is|figure|performance|being|to)\s+)+(?:(?:a|an|the|of|at|just|about|only|result|rate"
    r"|score|total|figure|performance|outturn)\s+)*$",
    re.IGNORECASE,
)
_PLAN = regex(
    r"\b(?:will|would|expected|forecast|projected|aim|aims|should|could|if|likely|on\s+track|plan(?:s|ned)?|hope"
    r"|hoped|set|next)\b",
    re.IGNORECASE,
)


_CHANGED = regex(
    r",?\s*(?:up|down|(?:an?\s+)?(?:increase|decrease|rise|fall|reduction|improvement)|improving|falling|rising)\s+from\s+"
    r"£?\d[\d.,]*\s?(?:%|per\s?cent|[a-z]+)?(?:\s+(?:in|last|at|for)\s+[\w ]{1,20})?",
    re.IGNORECASE,
)
_SIZE = regex(r"(?:\bof|\bby|\bup|\bdown|\(|,)\s+(?:(?:about|around|just|over)\s+)*$", re.IGNORECASE)
# "An increase of 2.65 days over the target of 7.5": the 2.65 is how far over, and no result.
_BY_HOW_MUCH = regex(
    r"\b(?:increase|rise|decrease|reduction|fall|drop|difference|variance|gap|shortfall|excess)\s+of\s+(?:\w+\s+){0,2}$|\bby\s+$",
    re.IGNORECASE,
)
_UNIT_ONLY = regex(
    r"\s*(?:(?:percentage\s+)?points?|(?:working\s+)?days?|weeks?|months?|years?|hours?|minutes?)?\s*", re.IGNORECASE
)
_TIMES = frozenset(("days", "weeks", "months", "years", "hours", "minutes", "seconds"))
_NEAR = 60
_WINDOW = 240
_TO_BE = regex(r"\btarget\s+(?:(?!and\b|but\b)\S+\s+){0,4}?(?:will|would|should)\s+be\b", re.IGNORECASE)
_THEN = regex(
    r"\b(?:from|than|(?:up|down)\s+on|against|compared\s+(?:with|to))\s+(?:(?:a|an|the|around|about)\s+)*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class TargetPhrase:
    """A result, its target, and what is said of the two. `start` and `end` span them."""

    claim: Claim
    word: str
    result: Quantity
    target: Quantity
    start: int
    end: int
    sure: bool = True
    """Whether the result is surely that which the target is of."""


def target_phrases(text: str, figures: Sequence[Quantity], start: int, end: int) -> Iterator[TargetPhrase]:
    """What a sentence says of results and targets in one unit, each target with the result next to it."""
    for match in TARGET_FIRST.finditer(text, start, end):
        if _PLAN.search(text, max(start, match.start() - _NEAR), match.end()) or _TO_BE.search(
            text, match.start(), min(end, match.end() + _WINDOW)
        ):
            continue
        near = between(figures, max(start, match.start() - _WINDOW), min(end, match.end() + _WINDOW))
        held = [figure for figure in near if not figure.ordinal]
        if len(held) < 2:
            continue
        target = target_of(text, held, match.end())
        if target is None:
            continue
        result = _result(text, held, match.start(), target)
        if result is None:
            continue
        claim = claim_of(match, text[max(start, match.start() - 14) : match.start()])
        if claim is not None and (
            claim in ("above", "below")
            or "target" in (words := text[match.end() : target.end + 12].casefold())
            or (claim == "exceeded" and "benchmark" in words)
        ):
            spans = (match.start(), result.start, target.start), (match.end(), result.end, target.end)
            yield TargetPhrase(claim, said_in(match), result, target, min(spans[0]), max(spans[1]))


def said_in(match: re.Match[str]) -> str:
    """The words of the claim without those that only lead to the target."""
    name = next(name for name in ("justmissed", "missed", "exceeded", "above", "below", "met", "inline") if match[name])
    return " ".join(match[name].split())


def claim_of(match: re.Match[str], before: str) -> Claim | None:
    if re.search(r"\b(?:not|nor|neither|never|than)\s+$", before, re.IGNORECASE):
        return None
    if match["justmissed"]:
        return "just missed"
    if match["inline"]:
        return "in line"
    for name in ("missed", "exceeded", "above", "below", "met"):
        if match[name]:
            return name
    return None


def target_of(text: str, figures: list[Quantity], at: int) -> Quantity | None:
    """The figure of "target of 90%" or "the 90% target" that begins here."""
    following = next((figure for figure in figures if figure.start >= at), None)
    if following is None:
        return None
    named = _NOUN.match(text, at, following.start)
    if named and _OF.fullmatch(text, named.end(), inside(text, following)):
        return following
    if following.start - at <= 1 and _THEN_TARGET.match(text, following.end):
        return following
    return None


def _is_size(text: str, figure: Quantity, target: Quantity) -> bool:
    """Whether a percentage is how much something moved ("an increase of 165%"), beside a count's target."""
    if target.unit in ("percent", "points") or figure.unit not in ("percent", "points"):
        return False
    return _SIZE.search(text, max(0, figure.start - 24), figure.start) is not None


def _earlier(text: str, figure: Quantity) -> bool:
    """Whether a figure is what another is compared with: "improved from 7.9"."""
    return _THEN.search(text, max(0, figure.start - 30), figure.start) is not None


def _result(text: str, figures: list[Quantity], at: int, target: Quantity) -> Quantity | None:
    """The result: the figure of the same unit just before the phrase, else just after it ("... with 88%")."""
    alike = [
        figure for figure in figures if figure is not target and figure.unit == target.unit and figure.per == target.per
    ]
    after = next((figure for figure in alike if figure.start >= target.end), None)
    if after is not None and _WITH.fullmatch(re.sub(r"^\s*(?:\w+\s+)?target\b", "", text[target.end : after.start])):
        return after
    before = [figure for figure in figures if figure.end <= at and figure is not target and not _earlier(text, figure)]
    if before and before[-1].unit == "points" and not text[before[-1].end : at].strip():
        # Of 92%, two points above the 90% standard: the two points are how far.
        before = before[:-1]
    while before and (_is_size(text, before[-1], target) or (before[-1].unit in _TIMES and target.unit not in _TIMES)):
        before = before[:-1]
    if not before or before[-1].unit != target.unit or before[-1].per != target.per:
        return None
    between = text[before[-1].end : at]
    others = [figure for figure in before[:-1] if figure.unit == target.unit]
    far = _BY_HOW_MUCH.search(text, max(0, before[-1].start - _NEAR), before[-1].start)
    if (not between.strip() and others) or (far and _UNIT_ONLY.fullmatch(between)):
        # "536, 85 above the target of 451": the 85 is how far above, where it is that far.
        away = [figure for figure in others if abs(figure.value - target.value) == before[-1].value]
        return away[-1] if away else None
    between = _CHANGED.sub(" ", between)
    return before[-1] if len(between) <= 90 and not re.search(r"[;:]|\.\s|\bfrom\b|\bby\s*$", between) else None
