"""Figures as text, as scaled whole numbers and as people read them. Rounding is half up, away from zero on ties."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

FIGURE = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,9})?")
FIGURE_HELP = 'write digits with a full stop for decimals, such as "1234.5": no commas, spaces, % or £ signs'
MAX_DECIMALS = 9
_ROOMY = Context(prec=60, rounding=ROUND_HALF_UP)


class Scaled(NamedTuple):
    """A column of figures as whole numbers: value x 10**exponent."""

    numbers: NDArray[Any]
    """int64, or Python integers (object) where one does not fit; 0 where there is no figure."""
    present: NDArray[np.bool_]
    decimals: NDArray[np.int64]
    """How many decimals each was written with."""
    exponent: int


def decimal_of(text: str) -> Decimal:
    """A figure as text made exact. Raises ValueError where it is not a plain decimal."""
    if not FIGURE.fullmatch(text):
        raise ValueError(f'"{text}" is not a figure: {FIGURE_HELP}')
    return Decimal(text)


def malformed(column: pa.ChunkedArray) -> NDArray[np.int64]:
    """Positions of the texts in a column that are not figures (nulls are not counted)."""
    fits = pc.match_substring_regex(column, pattern=f"^(?:{FIGURE.pattern})$")
    return np.flatnonzero(~pc.fill_null(fits, True).to_numpy(zero_copy_only=False))


def scaled(column: pa.ChunkedArray) -> Scaled:
    """A column of well-formed decimals as text, exactly, scaled by the most decimals that any is written with."""
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    present = pc.is_valid(column).to_numpy(zero_copy_only=False)
    point = pc.find_substring(column, ".")
    written = pc.if_else(pc.less(point, 0), 0, pc.subtract(pc.subtract(pc.binary_length(column), point), 1))
    decimals = pc.fill_null(written, 0).to_numpy(zero_copy_only=False).astype(np.int64)
    exponent = int(decimals.max(initial=0))
    exact = pc.fill_null(column, "0").cast(pa.decimal128(38, exponent))
    words = np.frombuffer(exact.buffers()[1], dtype=np.int64)[2 * exact.offset : 2 * (exact.offset + len(exact))]
    low, high = words[0::2], words[1::2]
    if (high == (low >> 63)).all():
        return Scaled(low.copy(), present, decimals, exponent)
    whole = high.astype(object) * 2**64 + low.view(np.uint64).astype(object)
    return Scaled(whole, present, decimals, exponent)


def times(numbers: NDArray[Any], factor: int) -> NDArray[Any]:
    """Whole numbers times a factor, in Python's integers where 64 bits would not hold them."""
    if factor == 1 or numbers.size == 0:
        return numbers
    if numbers.dtype != object and max(int(numbers.max()), -int(numbers.min())) > (2**63 - 1) // factor:
        numbers = numbers.astype(object)
    return numbers * factor


def rounded(figures: Scaled, decimals: NDArray[np.int64], exponent: int) -> NDArray[Any]:
    """Each figure rounded half up to its series' decimals, scaled by 10**exponent (at least every one of those)."""
    numbers = figures.numbers
    excess = figures.exponent - decimals
    finer = figures.decimals > decimals
    if not finer.any():
        return _rescaled(figures, exponent)
    unit = 10 ** np.where(finer, excess, 0)
    if numbers.dtype != object and max(int(numbers.max()), -int(numbers.min())) > (2**62 - 1) // 2:
        numbers = numbers.astype(object)
    size = (np.abs(numbers) * 2 + unit) // (unit * 2) * unit
    return _rescaled(figures._replace(numbers=np.where(finer, np.where(numbers < 0, -size, size), numbers)), exponent)


def _rescaled(figures: Scaled, exponent: int) -> NDArray[Any]:
    """Scaled by another power of ten; exact, because what would be lost has been rounded away before."""
    if exponent >= figures.exponent:
        return times(figures.numbers, 10 ** (exponent - figures.exponent))
    return figures.numbers // 10 ** (figures.exponent - exponent)


def half_up(number: Fraction | Decimal | int, decimals: int) -> Decimal:
    """A number rounded half up (ties away from zero) to the decimals asked, exactly: 2.5 gives 3, -2.5 gives -3."""
    exact = Fraction(number) * 10**decimals
    size = (abs(exact.numerator) * 2 + exact.denominator) // (exact.denominator * 2)
    return Decimal(-size if exact < 0 else size).scaleb(-decimals, _ROOMY)


def reported(number: Decimal, decimals: int) -> Decimal:
    """A figure as reported: rounded half up where it has more decimals than its indicator, else left as written."""
    return half_up(number, decimals) if -int(number.as_tuple().exponent) > decimals else number


def plain(number: Decimal) -> str:
    """A figure as text with the decimals it has and never an exponent: "99.5", "100"; no minus zero."""
    return format(abs(number) if number == 0 else number, "f")


def shown(number: Decimal | str, unit: str = "") -> str:
    """A figure as people read it: thousands separated, with its sign and unit: 372,750, 99.5%, -£1,200."""
    value = Decimal(number)
    digits = format(abs(value), ",f")
    start, end = _UNITS.get(unit, ("", ""))
    return f"{'-' if value < 0 else ''}{start}{digits}{end}"


_UNITS = {
    "percent": ("", "%"),
    "gbp": ("£", ""),
    "gbp-thousand": ("£", "k"),
    "gbp-million": ("£", "m"),
}
