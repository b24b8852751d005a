"""Numbers that were worked out, as the facts hold them: decimals as text, rounded half up."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar

from goldenthread.measures.figures import half_up, plain
from goldenthread.measures.problems import MeasureError

Number = float | Decimal | Fraction | int
Made = TypeVar("Made")
CANNOT = "cannot be worked out, because"


def text(number: Number | None, decimals: int) -> str | None:
    """A number rounded half up to its decimals, as text; None where there is none."""
    return None if number is None else plain(half_up(exact(number), decimals))


def exact(number: Number) -> Fraction:
    """A number as the decimal it is written as."""
    return Fraction(repr(number)) if isinstance(number, float) else Fraction(number)


def because(reason: str) -> str:
    """Why something cannot be worked out, as every part says it."""
    return reason if reason.startswith(CANNOT) else f"{CANNOT} {reason}"


def tried(work: Callable[[], Made]) -> tuple[Made | None, str]:
    """What `work` gives and ""; or None and why the figures cannot be measured with."""
    try:
        return work(), ""
    except MeasureError as error:
        return None, because(error.problems[0].message)


def probability(p: float) -> str:
    """A p-value as it is printed: two decimals, three below 0.01."""
    if p < 0.001:
        return "less than 0.001"
    return text(p, 3 if p < 0.01 else 2) or ""
