"""The rule by which a report colours its results, as far as it says it, and the colours that a result may then have."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.performance.colours import ORDER, Colour
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity

_NUMBER = r"(\d{1,2}(?:\.\d{1,2})?)\s?(%|per\s?cent|percent)(\s?-?p(?:oin)?ts?\b|\s?(?:age\s)?points?\b)?"
_COLOUR = re.compile(r"\b(red|amber|green|yellow)\b", re.IGNORECASE)
_WITHIN = re.compile(
    rf"\b(?:within|up\s+to|no\s+more\s+than|not\s+more\s+than|at\s+most|maximum\s+of"
    rf"|≤)\s*(?:and\s+including\s+)?(?:a\s+)?{_NUMBER}",
    re.I,
)
_LESS = re.compile(rf"(?:\b(?:less\s+than|under|below\s+target\s+by\s+less\s+than|fewer\s+than)|<)\s*{_NUMBER}", re.I)
_MORE = re.compile(
    rf"(?:\b(?:more\s+than|over|greater\s+than|worse\s+than|in\s+excess\s+of|exceeding|beyond|outside)|>)\s*{_NUMBER}",
    re.I,
)
_OR_MORE = re.compile(
    rf"{_NUMBER}\s*(?:or\s+(?:more|greater|worse|over)|and\s+(?:over|above|more)|\+)|(?:\bat\s+least|≥)\s*{_NUMBER}",
    re.I,
)
_TO = re.compile(rf"\b(?:between\s+)?\d{{1,2}}(?:\.\d{{1,2}})?\s?%?\s*(?:-|–|to|and)\s*{_NUMBER}", re.I)
_MOVED = re.compile(
    r"\b(?:improv\w+|maintained|worsen\w*|direction|trend|(?:last|previous) (?:year|quarter|period))\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<=[a-z%)])\.\s+(?=[A-Z])")
_DEFINES = re.compile(r"\bamber\b[\s”\"'’)(A]{0,5}(?:=|:|–|-|is|means|where|when|if|indicates|denotes)", re.IGNORECASE)
_ON_TARGET = re.compile(r"\bon\b|met|achiev|above|better|exceed", re.IGNORECASE)
_SHORT = 200
_LEAST = 12
_TOLERANCE = re.compile(r"\btarget\b|\btolerance\b", re.IGNORECASE)


@dataclass(frozen=True)
class RagRule:
    """How far off its target, in the bad direction, a result may be and still be Green, and Amber; the rest is Red.

    Distances are per cent of the target, or percentage points where `points`. `amber_at` is whether a result exactly
    at the limit is Amber. `words` is the report's own statement, "" for the default.
    """

    green: Fraction = Fraction(0)
    amber: Fraction = Fraction(10)
    amber_at: bool = False
    points: bool = False
    words: str = ""
    moved: bool = False
    """Whether what is not Green is Amber or Red by how it moved, which the figures of one row do not tell."""

    def colour(self, distance: Fraction) -> Colour:
        """The colour at a distance off the target."""
        if distance <= self.green:
            return "green"
        return "amber" if distance < self.amber or (self.amber_at and distance == self.amber) else "red"

    def colours(self, result: Quantity, target: Quantity, polarity: str) -> tuple[Colour, frozenset[Colour]]:
        """The colour that the printed figures give, and all that the result could have had before it was rounded."""
        given = self.colour(self.distance(Fraction(result.value), Fraction(target.value), polarity))
        ends = result.interval()
        worst = [
            ORDER.index(self.colour(self.distance(end, Fraction(target.value), polarity)))
            for end in (ends.low, ends.high)
        ]
        possible = frozenset(ORDER[min(worst) : max(worst) + 1])
        if self.moved and possible != {"green"}:
            possible |= {"amber", "red"}
        return given, possible

    def distance(self, result: Fraction, target: Fraction, polarity: str) -> Fraction:
        """How far off target in the bad direction; below zero where it is better than target."""
        off = target - result if polarity == "bigger" else result - target
        return off if self.points else off / abs(target) * 100

    @property
    def said(self) -> str:
        """The rule in words."""
        unit = " percentage points" if self.points else "%"
        if self.moved:
            near = f"within {_plain(self.green)}{unit} of target" if self.green else "on or better than target"
            return f"{near} Green, else Amber or Red by how it moved"
        green = f"within {_plain(self.green)}{unit} of target Green" if self.green else "on or better than target Green"
        amber = f"{'up to' if self.amber_at else 'less than'} {_plain(self.amber)}{unit} off Amber"
        return f"{green}, {amber}, else Red"


def _plain(value: Fraction) -> str:
    return format(Decimal(value.numerator) / Decimal(value.denominator), "f")


DEFAULT = RagRule()


def stated_rules(subject: Subject) -> dict[Part, RagRule | None]:
    """The rule that each part states; None where it speaks of one that cannot be read, or of two that differ."""
    found: dict[Part, RagRule | None] = {}
    for passage in subject.passages:
        if "amber" not in passage.text.casefold():
            continue
        text = _whole_key(subject, passage)
        if not _TOLERANCE.search(text) or not (re.search(r"\d\s?%|per\s?cent", text) or _DEFINES.search(text)):
            continue
        rule = read_rule(text)
        part = passage.part
        if part not in found:
            found[part] = rule
        elif rule is not None and not _same(rule, found[part]):
            found[part] = None
    return found


def _whole_key(subject: Subject, passage: Passage) -> str:
    """The passage, with the short ones beside it that name a colour too: a key is often a list, or a row of cells."""
    words = [passage.text]
    for step in (-1, 1):
        for place in (passage.index + step, passage.index + 2 * step):
            beside = subject.passages[place] if 0 <= place < len(subject.passages) else None
            if beside is None or beside.part is not passage.part or len(beside.text) > _SHORT:
                break
            if len(beside.text) < _LEAST or not _COLOUR.search(beside.text):
                break
            words.insert(0 if step < 0 else len(words), beside.text)
    return "\n".join(words)


def _same(one: RagRule | None, other: RagRule | None) -> bool:
    def key(rule: RagRule) -> tuple[Fraction, Fraction, bool, bool, bool]:
        return rule.green, rule.amber, rule.amber_at, rule.points, rule.moved

    return one is not None and other is not None and key(one) == key(other)


def read_rule(text: str) -> RagRule | None:
    """A rule out of the words that state it, such as "Amber: within 10% of target; Red: more than 10% off"."""
    clauses = _clauses(text)
    if "amber" not in clauses:
        return None
    amber, red, green = clauses["amber"], clauses.get("red", ""), clauses.get("green", "")
    # Where the same distance is Amber or Red by how it moved, the figures of one row do not tell.
    tolerance = _upper(green)
    if _MOVED.search(amber) or _MOVED.search(red):
        if _MOVED.search(green) or (not tolerance and not _ON_TARGET.search(green)):
            return None
        words, points = " ".join(text.split())[:200], bool(tolerance and tolerance[2])
        return RagRule(tolerance[0] if tolerance else Fraction(0), Fraction(0), points=points, words=words, moved=True)
    if _lower(amber) and not _upper(amber):
        return None
    limit, at, points = _amber_limit(amber, red)
    if limit is None:
        return None
    return RagRule(tolerance[0] if tolerance else Fraction(0), limit, at, points, " ".join(text.split())[:200])


def _amber_limit(amber: str, red: str) -> tuple[Fraction | None, bool, bool]:
    """The limit between Amber and Red, whether Amber includes it, and whether it is in points."""
    said_amber, said_red = _upper(amber), _lower(red)
    if said_red:
        limit, at_red, points = said_red
        # "Up to 9.9% Amber, 10% or more Red": the limit is 10, and Red's.
        return limit, not at_red, points
    if said_amber:
        return said_amber
    return None, False, False


def _upper(clause: str) -> tuple[Fraction, bool, bool] | None:
    """The most that a clause allows, and whether that itself is allowed."""
    for pattern, included in ((_TO, True), (_WITHIN, True), (_LESS, False)):
        if match := pattern.search(clause):
            return Fraction(match[1]), included, bool(match[3])
    return None


def _lower(clause: str) -> tuple[Fraction, bool, bool] | None:
    """The least from which a clause begins, and whether that itself is in it."""
    for pattern, included in ((_OR_MORE, True), (_MORE, False)):
        if match := pattern.search(clause):
            number, points = (match[1], match[3]) if match[1] else (match[4], match[6])
            return Fraction(number), included, bool(points)
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
    return score - 2 * bool(_upper(red) and not _lower(red))
