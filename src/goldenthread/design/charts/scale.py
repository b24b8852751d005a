"""Axes: round steps, zero where it is owed, and a plain statement where it is left out.

Positions are floats (they are only drawn); what is written on the axis is exact.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import floor, log10

STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))
# Below this share of the largest value, the values' own range would be flattened by an axis from zero.
NARROW = Decimal("0.25")
# An axis without zero still spans at least this share of the largest value, so that small changes look small.
LEAST = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Axis:
    """Ticks from the lowest to the highest; `broken` where the axis leaves out zero."""

    ticks: tuple[Decimal, ...]
    broken: bool

    @property
    def low(self) -> Decimal:
        """The value at the axis's foot."""
        return self.ticks[0]

    @property
    def high(self) -> Decimal:
        """The value at the axis's head."""
        return self.ticks[-1]

    def placer(self, foot: float, head: float) -> "Placer":
        """A function from a value to its position between two coordinates."""
        low = float(self.low)
        factor = (head - foot) / (float(self.high) - low)
        return Placer(low, foot, factor)


@dataclass(frozen=True, slots=True)
class Placer:
    """Where on the drawing a value stands."""

    low: float
    foot: float
    factor: float

    def __call__(self, value: Decimal) -> float:
        return self.foot + (float(value) - self.low) * self.factor


def axis(values: Sequence[Decimal], *, from_zero: bool, limit: Decimal | None = None, steps: int = 5) -> Axis:
    """An axis of about this many steps that holds every value (at least one).

    It starts at zero where asked, where a value is zero or less, and where the values spread over at least a
    quarter of the largest. `limit` is a value that the axis need not pass (100 for percentages).
    """
    low, high = min(values), max(values)
    broken = not from_zero and low > 0 and high - low < high * NARROW and high != low
    if broken:
        spare = max(high * LEAST - (high - low), Decimal(0)) / 2
        low, high = low - spare, high + spare if limit is None else min(high + spare, limit)
    else:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if high == low:
        high = low + 1
    whole = all(value == value.to_integral_value() for value in values)
    step = _step((high - low) / steps, whole)
    first = int((low / step).to_integral_value(rounding="ROUND_FLOOR"))
    last = int((high / step).to_integral_value(rounding="ROUND_CEILING"))
    if broken and first > 0 and step * first > low - step / 4:
        first -= 1
    if step * last < high + step / 8 and not (limit is not None and step * last >= limit):
        last += 1
    return Axis(tuple(step * at for at in range(first, last + 1)), broken and first > 0)


def _step(rough: Decimal, whole: bool) -> Decimal:
    """The first round step not below this; at least 1 where every value is a whole number."""
    power = floor(log10(float(rough)))
    scale = Decimal(1).scaleb(power)
    step = next(step * scale for step in STEPS if step * scale >= rough)
    return max(step, Decimal(1)) if whole else step
