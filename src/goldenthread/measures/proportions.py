"""Percentages of counts, and the margin that a survey's sample size leaves on them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from goldenthread.measures.figures import half_up

# 1.96 standard errors each way is the usual 95% margin.
_Z = Decimal("1.96")
_ROOMY = Context(prec=50, rounding=ROUND_HALF_UP)


def percentage(numerator: int | Decimal, denominator: int | Decimal, decimals: int = 0) -> Decimal:
    """What per cent the numerator is of the denominator, half up: 30 of 33 is 91, 10 of 16 is 63.

    Raises ValueError where the denominator is not above zero, or the numerator is negative or above it.
    """
    if denominator <= 0:
        raise ValueError(f"{numerator} of {denominator} has no percentage: the denominator must be above zero")
    if not 0 <= numerator <= denominator:
        raise ValueError(f"{numerator} of {denominator}: the numerator must lie between 0 and the denominator")
    return half_up(Fraction(numerator) * 100 / Fraction(denominator), decimals)


def survey_margin(percent: Decimal | str | int | None, n: int, decimals: int = 1) -> Decimal:
    """The 95% margin of a percentage from a sample of `n`, in percentage points, half up.

    1.96 x sqrt(p (1 - p) / n); with no percentage (None), the worst case, which is at 50%.
    Raises ValueError for a sample below 1 or a percentage outside 0 to 100.
    """
    if n < 1:
        raise ValueError(f"a sample of {n} has no margin: the sample size must be 1 or more")
    p = Decimal(50) if percent is None else Decimal(percent)
    if not 0 <= p <= 100:
        raise ValueError(f"{percent} is not a percentage between 0 and 100")
    spread = _ROOMY.sqrt(_ROOMY.divide(p * (100 - p), Decimal(n)))
    return half_up(_ROOMY.multiply(_Z, spread), decimals)
