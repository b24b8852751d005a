"""The change between two reported figures, and how far rounding lets the true change lie from it."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from goldenthread.measures.figures import half_up


class Interval(NamedTuple):
    """The least and the greatest change, in per cent, that unrounded figures could give; both exact."""

    low: Fraction
    high: Fraction

    def allows(self, printed: Decimal) -> bool:
        """Whether a printed change, itself rounded to its decimals, can honestly come from the two figures."""
        half = Fraction(1, 2 * 10 ** _places(printed))
        return Fraction(printed) - half <= self.high and Fraction(printed) + half >= self.low


def change(now: Decimal, then: Decimal, decimals: int = 1) -> Decimal | None:
    """(now - then) / |then| x 100 on the figures as reported, half up; None where then is zero."""
    exact = exact_change(now, then)
    return None if exact is None else half_up(exact, decimals)


def exact_change(now: Decimal, then: Decimal) -> Fraction | None:
    """The change in per cent as a fraction; None where then is zero."""
    if then == 0:
        return None
    return (Fraction(now) - Fraction(then)) * 100 / abs(Fraction(then))


def change_interval(now: Decimal, then: Decimal) -> Interval | None:
    """Between what the change must lie when each figure was rounded half up to the decimals it is written with.

    None where the earlier figure could have been zero, so that the change is not bounded.
    """
    now_half, then_half = (Fraction(1, 2 * 10 ** _places(figure)) for figure in (now, then))
    if abs(Fraction(then)) <= then_half:
        return None
    ends = [
        (Fraction(now) + a * now_half - (before := Fraction(then) + b * then_half)) * 100 / abs(before)
        for a in (-1, 1)
        for b in (-1, 1)
    ]
    return Interval(min(ends), max(ends))


def _places(number: Decimal) -> int:
    return max(0, -int(number.as_tuple().exponent))
