"""One plan whose years are given in two ways."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.timing.year_ranges import excused, spans
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_KIND = r"(?:plan|strategy|framework|programme|policy|charter|statement|blueprint|agenda|vision)"
# The words before its years, without a stop.
_NAMED = regex(
    r"(?P<name>(?:[\w&’'-]+\s+){1,5})(?:\(|[-–—:,]\s*|for\s+|from\s+|covering\s+)?$",
)
_STOP = regex(r"[.;:]\s")
_SAYS_LITTLE = frozenset("action delivery annual business improvement work project year service implementation".split())
_ARTICLES = frozenset("the our this its a an their your that of and for".split())
_HAS_KIND = regex(rf"\b{_KIND}\b", re.IGNORECASE)
_CHANGED = regex(
    r"\b(?:extend\w*|extension|previous\w*|current\w*|refresh\w*|replac\w+|supersed\w+|new|next|old|revised|draft|annual"
    r"|interim|update\w*)\b",
    re.IGNORECASE,
)
_REACH = 90


@dataclass(frozen=True, slots=True)
class _Span:
    passage: Passage
    start: int
    end: int
    first: int
    last: int


@rule(
    "plan-years-differ",
    title="A plan whose years are given in two ways",
    group="dates",
    severity=Severity.WARNING,
    scope="Plans, strategies, frameworks and the like named with their years (Corporate Plan 2015-2020), where the "
    "same name stands with the same first year and another last one. The rarer of the two is quoted.",
    leaves_out=(
        "Names with years of which the first differs: an earlier and a later plan.",
        "Single financial years, and plans said to be extended, refreshed or replaced.",
        "Two ways that stand equally often.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="The Library Strategy 2019-2024 has four aims. The aims of the Library Strategy 2019-2024 are known. "
        "Staff were told of the Library Strategy 2019-2042.",
        right="The Library Strategy 2019-2024 has four aims. The aims of the Library Strategy 2019-2024 are known. "
        "Staff were told of the Library Strategy 2019-2024.",
        quote="2019-2042",
    ),
)
def plan_years_differ(subject: Subject) -> Iterator[Hit]:
    """The reader cannot tell when the plan ends, or whether there are two."""
    named: dict[tuple[str, int], list[_Span]] = {}
    for passage, found in spans(subject):
        text = passage.text
        for match, last in found if found and _HAS_KIND.search(text) else ():
            name = _name(text[max(0, match.start() - _REACH) : match.start()])
            first = int(match["first"])
            if name and last > first and not excused(passage, match):
                named.setdefault((name, first), []).append(_Span(passage, match.start(), match.end(), first, last))
    for uses in named.values():
        yield from _differing(uses)


def _name(before: str) -> str:
    """The last two words of the plan's name in small letters, three where two say little; "" where it is none."""
    match = _NAMED.search(before)
    if match is None or _CHANGED.search(_STOP.split(before)[-1]):
        return ""
    words = match["name"].lower().split()
    at = next((place for place in range(len(words) - 1, 0, -1) if _HAS_KIND.fullmatch(words[place])), 0)
    if not at or len(words) - at > 2:
        return ""
    first = at - (2 if words[at - 1] in _SAYS_LITTLE else 1)
    if first < 0 or words[first] in _ARTICLES:
        first = at - 1
    return " ".join(words[first : at + 1]) if words[first] not in _ARTICLES else ""


def _differing(uses: list[_Span]) -> Iterator[Hit]:
    counts = Counter(use.last for use in uses)
    if len(counts) != 2:
        return
    (usual, often), (rare, seldom) = counts.most_common()
    if often == seldom or seldom > 2:
        return
    at = next(use for use in uses if use.last == usual)
    for use in uses:
        if use.last == rare:
            yield hit(
                use.passage,
                use.start,
                use.end,
                f"Elsewhere the same plan ends in {usual}, and here in {rare}.",
                working=f"{often} of {len(uses)} times it is {use.first} to {usual}",
                mend="Find out which is right.",
                verdict=Verdict.CANNOT_TELL,
                related=(at.passage.place(at.start, at.end),),
            )
