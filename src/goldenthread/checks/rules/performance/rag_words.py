"""A rule of colours read out of the words that state it: "Amber: within 10% of target; Red: more than 10% off"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from goldenthread.checks.rules.performance.rag_rule import RagRule
from goldenthread.patterns import regex

_NUMBER = (
    r"(\d{1,2}(?:\.\d{1,2})?)\s?(%|per\s?cent|percent|pp\b|ppts?\b|points?\b)"
    r"(\s?-?p(?:oin)?ts?\b|\s?(?:age\s)?points?\b)?"
)
_COLOUR = regex(r"\b(red|amber|green|yellow|blue|gr[ae]y)\b", re.IGNORECASE)
_WITHIN = regex(
    rf"\b(?:within|up\s+to|no\s+more\s+than|not\s+more\s+than|at\s+most|maximum\s+of"
    rf"|≤)\s*(?:and\s+including\s+)?(?:a\s+)?{_NUMBER}",
    re.I,
)
_LESS = regex(rf"(?:\b(?:less\s+than|under|below\s+target\s+by\s+less\s+than|fewer\s+than)|<)\s*{_NUMBER}", re.I)
_MORE = regex(
    rf"(?:\b(?:more\s+than|over|greater\s+than|worse\s+than|in\s+excess\s+of|exceeding|beyond|outside)|>)\s*{_NUMBER}",
    re.I,
)
_OR_MORE = regex(
    rf"{_NUMBER}\s*(?:or\s+(?:more|greater|worse|over)|and\s+(?:over|above|more)|\+)|(?:\bat\s+least|≥)\s*{_NUMBER}",
    re.I,
)
_TO = regex(rf"\b(?:between\s+)?\d{{1,2}}(?:\.\d{{1,2}})?\s?%?\s*(?:-|–|to|and)\s*{_NUMBER}", re.I)
_OR = regex(rf"\bor\s+(?:within\s+|up\s+to\s+)?{_NUMBER}", re.I)
# "Amber: 90% to 99% of target": how much of the target is met, not how far off it is.
_SHARE = regex(
    r"\b(?P<share>[5-9]\d(?:\.\d+)?)\s?(?:%|per\s?cent)?(?=[^.;]{0,24}\bof\s+(?:the\s+|its\s+)?target\b)", re.I
)
_MOVED = regex(
    r"\b(?:improv\w+|maintained|worsen\w*|direction|trend|(?:last|previous) (?:year|quarter|period))\b", re.IGNORECASE
)
_SENTENCE_END = regex(r"(?<=[a-z%)])\.\s+(?=[A-Z])")
_ON_TARGET = regex(r"\bon\b|met|achiev|above|better|exceed", re.IGNORECASE)
_TOLERANCE = regex(r"\btolerances?\b", re.IGNORECASE)
_OUTSIDE = regex(
    r"\b(?:outside|out\s+of|beyond|exceed\w*|not\s+within)\s+(?:(?:of|the|its|an?|agreed|target|set|accepted)\s+)*tolerances?\b",
    re.IGNORECASE,
)


class _Limit(NamedTuple):
    """A distance off target, whether it is itself within, and whether it is in percentage points."""

    size: Fraction
    included: bool
    points: bool


def read_rule(text: str) -> RagRule | None:
    """A rule out of the words that state it, such as "Amber: within 10% of target; Red: more than 10% off"."""
    clauses = _clauses(text)
    if "amber" not in clauses:
        return None
    amber, red, green = clauses["amber"], clauses.get("red", ""), clauses.get("green", "")
    words = " ".join(text.split())[:200]
    if _SHARE.search(amber) or _SHARE.search(red):
        return None
    # Where the same distance is Amber or Red by how it moved, the figures of one row do not tell.
    tolerance = _upper(green)
    near = tolerance.size if tolerance else Fraction(0)
    if _MOVED.search(amber) or _MOVED.search(red):
        if _MOVED.search(green) or (not tolerance and not _ON_TARGET.search(green)):
            return None
        return RagRule(near, Fraction(0), points=bool(tolerance and tolerance.points), words=words, open=True)
    if _lower(amber) and not _upper(amber):
        return None
    limit = _amber_limit(amber, red)
    if limit is None:
        return _of_tolerances(green, amber, words)
    other = _OR.search(amber)
    return RagRule(
        near,
        limit.size,
        limit.included,
        limit.points,
        words,
        other=_read(other, 1, True).size if limit.points and other and not _read(other, 1, True).points else None,
    )


def _of_tolerances(green: str, amber: str, words: str) -> RagRule | None:
    """The rule where each indicator has its own tolerance: "outside target but within the agreed tolerance"."""
    if _TOLERANCE.search(green) and not _OUTSIDE.search(green):
        return RagRule(words=words, green_tolerance=True)
    if _TOLERANCE.search(amber) and not _OUTSIDE.search(amber) and (not green or _ON_TARGET.search(green)):
        return RagRule(words=words, by_tolerance=True)
    return None


def _amber_limit(amber: str, red: str) -> _Limit | None:
    """The limit between Amber and Red, whether Amber includes it, and whether it is in points."""
    said_red = _lower(red)
    if said_red:
        # "Up to 9.9% Amber, 10% or more Red": the limit is 10, and Red's.
        return said_red._replace(included=not said_red.included)
    return _upper(amber)


def _read(match: re.Match[str], group: int, included: bool) -> _Limit:
    unit = match[group + 1].casefold()
    points = bool(match[group + 2]) or unit.startswith(("pp", "point"))
    return _Limit(Fraction(match[group]), included, points)


def _upper(clause: str) -> _Limit | None:
    """The most that a clause allows, and whether that itself is allowed."""
    for pattern, included in ((_TO, True), (_WITHIN, True), (_LESS, False)):
        if match := pattern.search(clause):
            return _read(match, 1, included)
    return None


def _lower(clause: str) -> _Limit | None:
    """The least from which a clause begins, and whether that itself is in it."""
    for pattern, included in ((_OR_MORE, True), (_MORE, False)):
        if match := pattern.search(clause):
            return _read(match, 1 if match[1] else 4, included)
    return None


def _clauses(text: str) -> dict[str, str]:
    """The words that go with each colour, whether the colour comes before them or after."""
    marks = [(match.start(), match.end(), match[1].lower()) for match in _COLOUR.finditer(text)]
    if not marks:
        return {}
    after = _after(text, marks)
    before = _before(text, marks)
    # Where the colours come last, what follows the last of them says nothing of limits.
    fits = _fits(after), _fits(before)
    chosen = after if fits[0] >= fits[1] else before
    return {("amber" if colour == "yellow" else colour): words for colour, words in chosen.items()}


def _after(text: str, marks: list[tuple[int, int, str]]) -> dict[str, str]:
    ends = [start for start, _, _ in marks[1:]] + [len(text)]
    found: dict[str, str] = {}
    for place, ((_, end, colour), until) in enumerate(zip(marks, ends, strict=True)):
        words = text[end:until]
        # What follows the rule in the same paragraph is of something else: "... Arrows show improvement."
        if place == len(marks) - 1:
            words = _SENTENCE_END.split(words, maxsplit=1)[0]
        found[colour] = found.get(colour, "") + " " + words
    return found


def _before(text: str, marks: list[tuple[int, int, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    begin = 0
    for start, end, colour in marks:
        found[colour] = found.get(colour, "") + " " + text[begin:start]
        begin = end
    return found


def _fits(clauses: dict[str, str]) -> int:
    """How well clauses read: Amber with a limit, Red with one, Green with none or with "target"."""
    amber, red, green = clauses.get("amber", ""), clauses.get("red", ""), clauses.get("green", "")
    score = 2 * bool(_upper(amber)) + 2 * bool(_lower(red))
    score += bool(_ON_TARGET.search(green)) + (0 if _lower(green) else 1)
    score += bool(_TOLERANCE.search(amber) and not _OUTSIDE.search(amber)) + bool(_OUTSIDE.search(red))
    return score - 2 * bool(_upper(red) and not _lower(red))
