"""Puts the rows of whole series in the order of series and time, and says where each series begins."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from goldenthread.measures.periods import ordinal_of
from goldenthread.measures.scale.columns import ROW, Columns
from goldenthread.measures.scale.figures import Words, words

NO_PERIOD = -1


class Rows(NamedTuple):
    """Rows in order. Arrays have one place a row, except `starts` and `lengths`, which have one a series."""

    table: pa.Table
    number: NDArray[np.int64]
    """The number of each row in the file, from 1."""
    names: tuple[Words, ...]
    """The columns that name the series."""
    period: Words
    ordinal: NDArray[np.int64]
    """Place in time (measures.periods); NO_PERIOD where the period cannot be read."""
    yearly: NDArray[np.bool_]
    series: NDArray[np.int64]
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]
    why_not: dict[str, str]
    """What is wrong with each period that cannot be read."""

    def name(self, row: int) -> str:
        """A series' name in words, from one of its rows."""
        return " / ".join(column.of(row) for column in self.names)


def read_rows(table: pa.Table, columns: Columns, first: int = 1) -> Rows:
    """The rows of a table in order. They are numbered from `first`, unless they carry their numbers in column ROW."""
    number = np.arange(first, first + table.num_rows)
    if ROW in table.column_names:
        number = table.column(ROW).to_numpy()
    names = tuple(words(table.column(name)) for name in columns.named_by)
    period = words(table.column("period"))
    places, yearly, why_not = _places(period)
    ordinal = period.looked_up(places, NO_PERIOD)
    # A year stands with its last quarter; that they are mixed is found later.
    when = ordinal if not yearly.any() else period.looked_up(np.where(yearly, places * 4 + 3, places), NO_PERIOD)
    starts = stretches(names)
    if not _in_order(names, starts, when):
        order = np.lexsort((number, when, keys(names)))
        ordinal, number = ordinal[order], number[order]
        names = tuple(name.at(order) for name in names)
        period = period.at(order)
        table = table.take(pa.array(order))
        starts = np.flatnonzero(np.diff(keys(names), prepend=-1))
    lengths = np.diff(starts, append=ordinal.size)
    series = np.repeat(np.arange(starts.size), lengths)
    return Rows(
        table, number, names, period, ordinal, period.looked_up(yearly, False), series, starts, lengths, why_not
    )  # fmt: skip


def stretches(names: tuple[Words, ...]) -> NDArray[np.int64]:
    """Where the rows of another series begin, as they stand."""
    new = np.zeros(names[0].codes.size, np.bool_)
    new[:1] = True
    for column in names:
        new[1:] |= column.codes[1:] != column.codes[:-1]
    return np.flatnonzero(new)


def ranks(column: Words) -> NDArray[np.int64]:
    """Of each row the rank of its word, from 1, by the bytes of its UTF-8; 0 where there is no word."""
    encoded = [word.encode() for word in column.values]
    order = sorted(range(len(encoded)), key=encoded.__getitem__)
    rank = np.empty(len(encoded), np.int64)
    last = 0
    for place, code in enumerate(order):
        last += place == 0 or encoded[code] != encoded[order[place - 1]]
        rank[code] = last if encoded[code] else 0
    return column.looked_up(rank, 0)


def keys(names: tuple[Words, ...]) -> NDArray[np.int64]:
    """One number a series, in the order of the names."""
    key = ranks(names[0])
    for name in names[1:]:
        key = key * (len(name.values) + 1) + ranks(name)
    return key


def _places(period: Words) -> tuple[NDArray[np.int64], NDArray[np.bool_], dict[str, str]]:
    places = np.full(len(period.values), NO_PERIOD, np.int64)
    yearly = np.zeros(len(period.values), np.bool_)
    why_not = {}
    for code, text in enumerate(period.values):
        try:
            places[code], yearly[code] = ordinal_of(text)
        except ValueError as error:
            why_not[text] = str(error)
    return places, yearly, why_not


def _in_order(names: tuple[Words, ...], starts: NDArray[np.int64], when: NDArray[np.int64]) -> bool:
    """Whether the rows are in the order of series and, within each, of time."""
    later = when[1:] > when[:-1]
    later[starts[1:] - 1] = True
    return bool(later.all()) and bool((np.diff(keys(tuple(name.at(starts) for name in names))) > 0).all())
