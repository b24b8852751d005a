"""Between what a figure must lie: exact intervals, what arithmetic makes of them, and what could be printed from them.

`goldenthread.measures.changes` has an interval of changes in per cent; its package loads NumPy and Arrow, which a check
of one report cannot wait for, so the arithmetic stands here on its own.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

Number = int | Decimal | Fraction
_ROOMY = Context(prec=400, rounding=ROUND_HALF_UP)


class Unbounded(ZeroDivisionError):
    """A division by what rounding lets be zero."""


@dataclass(frozen=True, slots=True)
class Interval:
    """The least and the greatest true value, both exact and both included.

    `given` is the value that the figures as printed give, carried through the arithmetic; the middle if not said.
    """

    low: Fraction
    high: Fraction
    given: Fraction = field(default=Fraction(-1, 10**30), compare=False)

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError(f"an interval from {self.low} to {self.high} runs backwards")
        if not self.low <= self.given <= self.high:
            object.__setattr__(self, "given", (self.low + self.high) / 2)

    @classmethod
    def exact(cls, value: Number) -> Interval:
        """One value and no other."""
        point = Fraction(value)
        return _made(point, point, point)

    @classmethod
    def about(cls, value: Number, half: Number) -> Interval:
        """A value give or take `half`."""
        point, margin = Fraction(value), abs(Fraction(half))
        return _made(point - margin, point + margin, point)

    @property
    def _is_exact(self) -> bool:
        """Whether it was made as one value: quicker than to compare fractions, and most figures are exact."""
        return self.low is self.high

    @property
    def point(self) -> bool:
        """Whether only one value is possible."""
        return self.low == self.high

    def __add__(self, other: Interval | Number) -> Interval:
        it = _interval(other)
        if self._is_exact and it._is_exact:
            return Interval.exact(self.low + it.low)
        return Interval(self.low + it.low, self.high + it.high, self.given + it.given)

    def __sub__(self, other: Interval | Number) -> Interval:
        it = _interval(other)
        if self._is_exact and it._is_exact:
            return Interval.exact(self.low - it.low)
        return Interval(self.low - it.high, self.high - it.low, self.given - it.given)

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low, -self.given)

    def __mul__(self, other: Interval | Number) -> Interval:
        it = _interval(other)
        if self._is_exact and it._is_exact:
            return Interval.exact(self.low * it.low)
        ends = [a * b for a in (self.low, self.high) for b in (it.low, it.high)]
        return Interval(min(ends), max(ends), self.given * it.given)

    def __truediv__(self, other: Interval | Number) -> Interval:
        it = _interval(other)
        if it.low <= 0 <= it.high:
            raise Unbounded(f"a division by what lies between {it.low} and {it.high}, so may be by zero")
        if self._is_exact and it._is_exact:
            return Interval.exact(self.low / it.low)
        ends = [a / b for a in (self.low, self.high) for b in (it.low, it.high)]
        return Interval(min(ends), max(ends), self.given / it.given)

    __radd__ = __add__
    __rmul__ = __mul__

    def __rsub__(self, other: Number) -> Interval:
        return _interval(other) - self

    def __rtruediv__(self, other: Number) -> Interval:
        return _interval(other) / self

    def __abs__(self) -> Interval:
        if self.low >= 0:
            return self
        if self.high <= 0:
            return -self
        return Interval(Fraction(0), max(-self.low, self.high), abs(self.given))

    def contains(self, value: Number) -> bool:
        """Whether this value is possible."""
        return self.low <= Fraction(value) <= self.high

    def overlaps(self, other: Interval) -> bool:
        """Whether one value is possible in both."""
        return self.low <= other.high and other.low <= self.high

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that holds both."""
        return Interval(min(self.low, other.low), max(self.high, other.high))


def _made(low: Fraction, high: Fraction, given: Fraction) -> Interval:
    """An interval whose ends are known to be in order, without the comparisons of fractions that make sure of it."""
    made = object.__new__(Interval)
    for name, end in (("low", low), ("high", high), ("given", given)):
        object.__setattr__(made, name, end)
    return made


def total(parts: list[Interval] | tuple[Interval, ...]) -> Interval:
    """The sum of some intervals; of none, zero."""
    return Interval(
        sum((part.low for part in parts), Fraction(0)),
        sum((part.high for part in parts), Fraction(0)),
        sum((part.given for part in parts), Fraction(0)),
    )


def share(part: Interval, whole: Interval) -> Interval:
    """What per cent a part is of a whole. Raises Unbounded where the whole may be zero."""
    return part / whole * 100


def change(now: Interval, then: Interval) -> Interval:
    """(now - then) / |then| x 100, the earlier figure being one and the same in both places.

    Raises Unbounded where the earlier figure may be zero.
    """
    ratio = now / then
    return (ratio - 1) * 100 if then.low > 0 else (1 - ratio) * 100


def rounded(value: Fraction, decimals: int) -> Decimal:
    """A value rounded half up, away from zero on ties, to these decimals (negative: tens, hundreds...)."""
    exact = value * Fraction(10) ** decimals
    size = (abs(exact.numerator) * 2 + exact.denominator) // (exact.denominator * 2)
    return Decimal(-size if exact < 0 else size).scaleb(-decimals, _ROOMY)


def reachable(printed: Decimal, decimals: int, interval: Interval, scale: int = 1) -> bool:
    """Whether a printed figure can come from a true value in the interval by rounding half up.

    `printed` and `decimals` are as printed ("5.4" of "£5.4m"), `scale` is what one of it stands for (1,000,000).
    A tie below zero may go either way, since "half up" is read both as away from zero and as towards the greater.
    """
    half = Fraction(scale) / (2 * Fraction(10) ** decimals)
    value = Fraction(printed) * scale
    if interval.high < value - half or interval.low > value + half:
        return False
    return value < 0 or interval.low < value + half


def _interval(other: Interval | Number) -> Interval:
    return other if isinstance(other, Interval) else Interval.exact(other)
