"""A rule by which results are coloured, and the colours that a result may then have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from goldenthread.checks.rules.performance.colours import ORDER, Colour
from goldenthread.figures import Quantity


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
    open: bool = False
    """Whether what is not Green is Amber or Red by something that the figures of one row do not tell."""
    other: Fraction | None = None
    """Of a rule in percentage points, the limit of Amber in per cent of the target for what is no percentage."""
    by_tolerance: bool = False
    """Whether the limit of Amber is each row's own tolerance."""
    green_tolerance: bool = False
    """Whether what is within its tolerance is Green."""

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
        if self.open and possible != {"green"}:
            possible |= {"amber", "red"}
        return given, possible

    def distance(self, result: Fraction, target: Fraction, polarity: str) -> Fraction:
        """How far off target in the bad direction; below zero where it is better than target."""
        off = target - result if polarity == "bigger" else result - target
        if self.points:
            return off
        return off / abs(target) * 100 if target else off

    def of(self, result: Quantity, tolerance: Quantity | None) -> RagRule | None:
        """The rule for one row; None where it does not say enough for that row."""
        if self.by_tolerance or self.green_tolerance:
            return self._with(result, tolerance)
        if not self.points or result.percentage:
            return self
        return None if self.other is None else replace(self, points=False, amber=self.other, other=None)

    def _with(self, result: Quantity, tolerance: Quantity | None) -> RagRule | None:
        if tolerance is None or tolerance.is_range or tolerance.unit not in ("percent", "points"):
            return None
        size, points = abs(Fraction(tolerance.value)), tolerance.unit == "points"
        if points and not result.percentage:
            return None
        if self.green_tolerance:
            return replace(self, green=size, amber=size, points=points, open=True)
        return replace(self, amber=size, amber_at=True, points=points)

    @property
    def said(self) -> str:
        """The rule in words."""
        unit = " percentage points" if self.points else "%"
        near = f"within {_plain(self.green)}{unit} of target" if self.green else "on or better than target"
        if self.open:
            return f"{near} Green, else Amber or Red"
        return (
            f"{near} Green, {'up to' if self.amber_at else 'less than'} {_plain(self.amber)}{unit} off Amber, else Red"
        )


def _plain(value: Fraction) -> str:
    return format(Decimal(value.numerator) / Decimal(value.denominator), "f")


DEFAULT = RagRule()
GREEN_ONLY = RagRule(open=True)
"""Where nothing says how far off target is which: only that what is on target is Green, and what is not is not."""
