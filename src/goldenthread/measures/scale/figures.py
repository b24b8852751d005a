"""Figures of a big column as whole numbers: exact decimals straight from memory, text each spelling once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from goldenthread.measures.figures import FIGURE_HELP, Scaled, malformed, scaled

Message = Callable[[int], str]
_LARGEST = 10**18


class Words(NamedTuple):
    """A column of words: of each row its place among the values, -1 where there is none."""

    codes: NDArray[np.int64]
    values: list[str]

    def of(self, row: int) -> str:
        """The word of one row, "" where there is none."""
        code = int(self.codes[row])
        return "" if code < 0 else self.values[code]

    def at(self, places: NDArray[np.int64]) -> Words:
        """The words of some rows."""
        return self._replace(codes=self.codes[places])

    def looked_up(self, answers: NDArray[Any], blank: Any) -> NDArray[Any]:
        """The answer for each row, from one answer a value."""
        return np.append(answers, np.asarray([blank], answers.dtype))[self.codes]


def words(column: pa.ChunkedArray) -> Words:
    """A column of text, or of dictionaries of text."""
    array = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    if not pa.types.is_dictionary(array.type):
        array = array.cast(pa.string()).dictionary_encode()
    indices = array.indices if not array.indices.null_count else pc.fill_null(array.indices.cast(pa.int64()), -1)
    codes = indices.to_numpy(zero_copy_only=False).astype(np.int64)
    listed = array.dictionary.cast(pa.string()).to_pylist()
    if None in listed:
        codes = np.where(np.isin(codes, [place for place, one in enumerate(listed) if one is None]), -1, codes)
    return Words(codes, [one or "" for one in listed])


def figures(column: pa.ChunkedArray) -> tuple[Scaled, NDArray[np.bool_], Message]:
    """A column's figures, which rows are not figures, and what to say of such a row."""
    kind = column.type
    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    if pa.types.is_decimal(inner) or pa.types.is_integer(inner):
        return _exact(column.cast(inner).combine_chunks(), inner)
    spelt = words(column)
    texts = pa.array(spelt.values or ["0"], pa.string())
    wrong = np.zeros(len(texts), np.bool_)
    wrong[malformed(texts)] = True
    good = scaled(pa.array(["0" if bad else text for bad, text in zip(wrong, texts.to_pylist(), strict=True)]))
    present = spelt.looked_up(~wrong, False)
    found = Scaled(spelt.looked_up(good.numbers, 0), present, spelt.looked_up(good.decimals, 0), good.exponent)
    return found, spelt.looked_up(wrong, False), lambda row: f'"{spelt.of(row)}" is not a figure: {FIGURE_HELP}'


def _exact(column: pa.Array, kind: pa.DataType) -> tuple[Scaled, NDArray[np.bool_], Message]:
    present = pc.is_valid(column).to_numpy(zero_copy_only=False)
    if pa.types.is_integer(kind) and kind != pa.uint64():
        exponent, numbers = 0, pc.fill_null(column.cast(pa.int64()), 0).to_numpy(zero_copy_only=False)
    else:
        exponent = kind.scale if pa.types.is_decimal(kind) else 0
        numbers = np.where(present, _whole(column.cast(pa.decimal128(38, exponent))), 0)
    most = _LARGEST * 10**exponent
    wrong = np.zeros(len(column), np.bool_)
    if numbers.dtype == object or max(int(numbers.max(initial=0)), -int(numbers.min(initial=0))) >= most:
        wrong = np.asarray((numbers >= most) | (numbers <= -most), np.bool_)
        numbers = np.where(wrong, 0, numbers)
    decimals = np.full(len(column), exponent, np.int64)
    return (
        Scaled(numbers, present & ~wrong, decimals, exponent), wrong,
        lambda row: f"{column[row].as_py()} is too large: a figure has at most 18 digits before the point",
    )  # fmt: skip


def _whole(exact: pa.Array) -> NDArray[Any]:
    """The whole numbers that decimals are kept as in memory; a null is whatever stands there."""
    pairs = np.frombuffer(exact.buffers()[1], np.int64)[2 * exact.offset : 2 * (exact.offset + len(exact))]
    low, high = pairs[0::2], pairs[1::2]
    if (high == (low >> 63)).all():
        return low
    return high.astype(object) * 2**64 + low.view(np.uint64).astype(object)


def trimmed(figures: Scaled) -> Scaled:
    """Without the decimals that are nought in every figure: small whole numbers are the quick ones."""
    numbers, exponent = figures.numbers, figures.exponent
    while exponent and not (numbers[:1000] % 10).any() and not (numbers % 10).any():
        numbers, exponent = numbers // 10, exponent - 1
    return figures._replace(numbers=numbers, decimals=np.minimum(figures.decimals, exponent), exponent=exponent)


def floats(numbers: NDArray[Any], exponent: int) -> NDArray[np.float64]:
    """Scaled whole numbers as the nearest float64, the same that reading the figure as text gives."""
    if numbers.dtype == object or max(int(numbers.max(initial=0)), -int(numbers.min(initial=0))) > 2**53:
        # Python divides whole numbers of any size and rounds once; a large int64 would be rounded twice.
        return np.array([number / 10**exponent for number in numbers.tolist()], np.float64)
    result: NDArray[np.float64] = numbers / 10.0**exponent
    return result
