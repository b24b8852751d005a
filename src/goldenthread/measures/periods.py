"""The two kinds of period that figures are scored by, as whole numbers: quarters and financial years."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from goldenthread.dates import FinancialYear, Quarter

_CANONICAL = re.compile(r"([0-9]{4})-([0-9]{2})(?: Q([1-4]))?")
PERIOD_HELP = 'write a quarter as "2023-24 Q2" or a financial year as "2023-24"'


def ordinal_of(text: str) -> tuple[int, bool]:
    """A period as (place in time, whether it is a whole year): quarters count in fours from year 0, years in ones.

    Raises ValueError where the text is not a canonical quarter or financial year.
    """
    found = _CANONICAL.fullmatch(text)
    if not found or (int(found[1]) + 1) % 100 != int(found[2]):
        raise ValueError(f'"{text}" is not a period: {PERIOD_HELP}')
    year = FinancialYear(int(found[1])).start_year
    return (year, True) if found[3] is None else (year * 4 + int(found[3]) - 1, False)


def period_of(ordinal: int, yearly: bool) -> str:
    """The canonical text of a place in time, the inverse of `ordinal_of`."""
    return str(FinancialYear(ordinal) if yearly else Quarter(ordinal // 4, ordinal % 4 + 1))


def ordinals(column: pa.ChunkedArray) -> tuple[NDArray[np.int64], NDArray[np.bool_], list[tuple[int, str]]]:
    """A column of periods as (ordinals, whether each is a year, what is wrong as (position, message))."""
    encoded = column.combine_chunks().dictionary_encode()
    places = np.zeros(len(encoded.dictionary) + 1, np.int64)
    yearly = np.zeros(len(encoded.dictionary) + 1, np.bool_)
    wrong: dict[int, str] = {len(encoded.dictionary): f"there is no period: {PERIOD_HELP}"}
    for index, text in enumerate(encoded.dictionary.to_pylist()):
        try:
            places[index], yearly[index] = ordinal_of(text)
        except ValueError as error:
            wrong[index] = str(error)
    codes = pc.fill_null(encoded.indices, len(encoded.dictionary)).to_numpy(zero_copy_only=False)
    bad = np.flatnonzero(np.isin(codes, list(wrong)))
    return places[codes], yearly[codes], [(int(row), wrong[int(codes[row])]) for row in bad]
