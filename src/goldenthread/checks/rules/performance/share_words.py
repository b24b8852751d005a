"""Shares of ratings in a sentence ("79% were green, 12% amber"), and counts with their shares ("24 (65%) on track")."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from goldenthread.checks.rules.performance.colours import SIGNS
from goldenthread.checks.rules.performance.count_words import NUMBER, THINGS, number_of
from goldenthread.patterns import regex

PERCENT = regex(r"(?<![\w.,£/–-])(?P<p>\d{1,3}(?:\.\d{1,2})?)\s?(?:%|per\s?cent\b)", re.IGNORECASE)
_RATED = regex(
    r"(?P<green>\bgreen\b|\bon[\s-](?:target|track)\b|\b(?:met|achieved|exceeded|meeting|achieving|exceeding)\s+(?:or\s+exceeded\s+)?"
    r"(?:the(?:ir)?\s+|its\s+)?(?:\w+\s+)?targets?\b)"
    r"|(?P<amber>\bamber\b|\byellow\b|\bbeing\s+monitored\b|\b(?:close\s+to|near|slightly\s+(?:off|below|behind))\s+(?:the(?:ir)?\s+)?targets?\b)"
    r"|(?P<red>\bred\b|\boff[\s-](?:target|track)\b|(?<!slightly\s)\bbelow\s+(?:the(?:ir)?\s+)?targets?\b|\b(?:missed|not\s+met)\s+(?:the(?:ir)?\s+)?targets?\b)"
    r"|(?P<outstanding>\boutstanding\b)|(?P<good>\bgood\b)|(?P<improve>\brequir\w+\s+improvement\b)|(?P<inadequate>\binadequate\b)"
    r"|(?P<satisfied>\bsatisfied\b)|(?P<dissatisfied>\bdissatisfied\b)|(?P<neither>\bneither\b)"
    rf"|(?P<sign>[{''.join(SIGNS)}])",
    re.IGNORECASE,
)
_TURN = regex(
    r"\b(?:compared|previous(?:ly)?|last\s+(?:year|quarter)|against|up\s+from|down\s+from|from|whereas|had\s+been|when|while|than)\b",
    re.IGNORECASE,
)
_OTHER_WAY = regex(
    r"\b(?:includ\w*|exclud\w*|if|or\s+better|at\s+least|combined|together|overall|either|respectively|not\s+(?:green|red|amber)"
    r"|improv(?:ed|ing|es)|worsen\w*|taken\s+out)\b",
    re.IGNORECASE,
)
# "60% of those in People" is of another whole than the share before it.
_OF_ANOTHER = regex(
    r"\b(?:in|for|within|under|at|by)\s+(?!total\b|all\b|their\b|its\b)\w|\bof\s+(?!them\b|these\b|those\b|which\b|(?:the\s+|all\s+|our\s+|its\s+)*(?:\w+\s+){0,2}?(?:indicators?"
    r"|measures?|kpis?|pis?|targets?|projects?|actions?|milestones?|commitments?|activities)\b|(?:red|amber|green)\b)",
    re.IGNORECASE,
)
_NOT_RATED = regex(
    r"\b(?:not\s+(?:applicable|rated|available|due|scored|started)|n/a|no\s+(?:data|target|rating)|unrated|complete\w*|data\s+only)\b",
    re.IGNORECASE,
)
_COUNTED = regex(
    rf"(?<![\w.,£/–-])(?:(?P<n>{NUMBER})(?:\s+(?:{THINGS}|of\s+(?:them|these|those)))?(?:\s*\(\s*|,\s+)(?P<p>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:%|per\s?cent)\s*\)?"
    rf"|(?P<q>\d{{1,3}}(?:\.\d{{1,2}})?)\s?(?:%|per\s?cent)\s*\(\s*(?P<m>{NUMBER})(?:\s+{THINGS})?\s*\))",
    re.IGNORECASE,
)
_WHOLES = (
    regex(rf"\bof\s+(?:these|those|them|which),?\s+(?P<n>{NUMBER})\s+(?:had|have|has|were|are|was)\b", re.IGNORECASE),
    regex(rf"(?<![\w.,£/–-])(?P<n>{NUMBER})\s+of\s+(?:these|those|them)\s+(?:ha[ds]|have|were|are)\b", re.IGNORECASE),
    regex(
        rf"\b(?:out\s+of|of)\s+(?:(?:the|these|those|our|its|all)\s+)*(?P<n>{NUMBER})\s+(?:[\w-]+\s+){{0,4}}?{THINGS}\b",
        re.IGNORECASE,
    ),
    regex(rf"(?<![\w.,£/–-])(?P<n>{NUMBER})\s+(?:(?!of\b)[\w-]+\s+){{0,4}}?{THINGS}\b", re.IGNORECASE),
)  # fmt: skip
_PART_OF = regex(r"\bof\s+(?:the\s+|our\s+)?\d", re.IGNORECASE)


EVERY = (
    frozenset(("red", "amber", "green")),
    frozenset(("outstanding", "good", "improve", "inadequate")),
    frozenset(("satisfied", "neither", "dissatisfied")),
)
"""What shares are of that are all there is."""
_COLOURS = frozenset(("red", "amber", "green", "blue", "grey"))


@dataclass(frozen=True)
class Share:
    """A percentage of the things that have these ratings. `rest`: it is said to be all that remains."""

    percent: Decimal
    decimals: int
    ratings: frozenset[str]
    start: int
    end: int
    rest: bool = False


@dataclass(frozen=True)
class Counted:
    """A count with its share, as printed: 24 and 65%."""

    number: int
    percent: Decimal
    decimals: int
    start: int
    end: int


def shares_of_ratings(text: str, start: int, end: int) -> list[list[Share]]:
    """The shares of ratings in a sentence that are of one whole, each run of them by itself."""
    if _OTHER_WAY.search(text, start, end):
        return []
    turns = [start, *(match.start() for match in _TURN.finditer(text, start, end)), end]
    return [found for here, until in pairwise(turns) if len(found := _run(text, here, until)) > 1]


def _run(text: str, start: int, end: int) -> list[Share]:
    percents = list(PERCENT.finditer(text, start, end))
    if not 2 <= len(percents) <= 5:
        return []
    found: list[Share] = []
    taken: set[str] = set()
    for place, percent in enumerate(percents):
        until = percents[place + 1].start() if place + 1 < len(percents) else end
        clause = text[percent.end() : until]
        rated = list(_RATED.finditer(clause))
        if not rated and place and place == len(percents) - 1 and _NOT_RATED.search(clause):
            found.append(_share(percent, frozenset(("grey",)), rest=True))
            return found
        if not rated:
            return []
        if place and _OF_ANOTHER.search(clause[: rated[0].start()]):
            return []
        # Between the rating and the next percentage nothing may turn to another whole either.
        if place + 1 < len(percents) and _OF_ANOTHER.search(clause[rated[-1].end() :]):
            return []
        ratings: frozenset[str] = frozenset(_rating(each) for each in rated)
        if ratings & taken:
            return []
        taken |= ratings
        if not any(taken <= every for every in (*EVERY, _COLOURS)):
            return []
        before = text[max(start, percent.start() - 24) : percent.start()].casefold()
        rest = "remain" in before or "rest" in before.split()
        found.append(_share(percent, ratings, rest))
    return found


def _share(percent: re.Match[str], ratings: frozenset[str], rest: bool) -> Share:
    value = Decimal(percent["p"])
    return Share(value, _places(percent["p"]), ratings, percent.start(), percent.end(), rest)


def _rating(match: re.Match[str]) -> str:
    return SIGNS[match["sign"]] if match["sign"] else str(match.lastgroup)


def counted_shares(text: str, start: int, end: int) -> list[Counted]:
    """The counts with their shares: "24 (65%)", "3, 5%", "65% (24)"; none that name their own whole."""
    found = []
    for match in _COUNTED.finditer(text, start, end):
        if _PART_OF.search(text, max(start, match.start() - 2), match.start()):
            continue
        percent = match["p"] or match["q"]
        number = number_of(match["n"] or match["m"])
        found.append(Counted(number, Decimal(percent), _places(percent), match.start(), match.end()))
    return found


def whole_said(text: str, start: int, end: int) -> re.Match[str] | None:
    """The number that what follows is of, as `n`: of "79 were measured. Of these, 77 were rated": 77."""
    for pattern in _WHOLES[:3]:
        held = list(pattern.finditer(text, start, end))
        if held:
            return held[-1]
    held = list(_WHOLES[3].finditer(text, start, end))
    return held[0] if len(held) == 1 else None


def _places(percent: str) -> int:
    return len(percent.partition(".")[2])
