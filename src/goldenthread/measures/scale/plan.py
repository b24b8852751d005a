"""Divides a file into parts of whole series, in the order of the series' names."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from goldenthread.measures.scale.figures import Words, words
from goldenthread.measures.scale.problems import Flaw, ScaleError
from goldenthread.measures.scale.rows import keys, stretches
from goldenthread.measures.scale.source import Source, batches

PART_ROWS = 200_000
"""Rows in a part, and so in a row group that is written, give or take one series: about 150 MiB of work."""
LONGEST = 1500
"""More rows than there can be periods, from 1900 to 2199: a part must fit in memory."""

Name = tuple[str, ...]


class Runs(NamedTuple):
    """Stretches of rows, one after the other, each of one series."""

    names: tuple[Words, ...]
    """The columns that name the series, one place a stretch."""
    rows: NDArray[np.int64]

    def name(self, place: int) -> Name:
        return tuple(column.of(place) for column in self.names)


class Part(NamedTuple):
    """Rows `start` (from 0) to `end` (left out) of the file in order, and the name of the first series."""

    start: int
    end: int
    first: Name


class Plan(NamedTuple):
    """The parts of a file, and whether its rows stand in their order already."""

    parts: list[Part]
    in_order: bool


class NotInOrder(Exception):
    """The rows of a file are not in the order of its series' names."""


def divide(source: Source, runs: Iterable[Runs], part_rows: int = PART_ROWS) -> list[Part]:
    """Parts of about `part_rows` rows, from the series in order. The same whichever engine asks.

    Raises NotInOrder, or ScaleError for a series with more rows than there are periods.
    """
    starts: list[tuple[int, Name]] = []
    place, last, last_rows = 0, None, 0
    for some in runs:
        first = some.name(0)
        if last is not None and first < last:
            raise NotInOrder
        if (np.diff(keys(some.names)) <= 0).any():
            raise NotInOrder
        rows = some.rows.copy()
        rows[0] += last_rows if first == last else 0
        if (rows > LONGEST).any():
            raise _too_long(source, some.name(int(rows.argmax())))
        begins = place + np.cumsum(some.rows) - some.rows
        index = int(first == last)
        while index < begins.size:
            if starts:
                index = max(index, int(np.searchsorted(begins, starts[-1][0] + part_rows)))
            if index < begins.size:
                starts.append((int(begins[index]), some.name(index)))
        place += int(some.rows.sum())
        last, last_rows = some.name(some.rows.size - 1), int(rows[-1])
    ends = [start for start, _ in starts[1:]]
    return [Part(start, end, name) for (start, name), end in zip(starts, [*ends, place], strict=True)]


def _too_long(source: Source, name: Name) -> ScaleError:
    message = (
        f"there are more than {LONGEST:,} rows of this series, and so more than there are periods; "
        "a series has one row a quarter or a year"
    )
    return ScaleError(source.path.name, [Flaw(None, source.columns.named_by[-1], message, " / ".join(name))])


def runs_as_they_stand(source: Source) -> Iterator[Runs]:
    """The stretches of a file, from the columns that name its series alone."""
    for table in batches(source, source.columns.named_by):
        yield _runs(table)


def _runs(table: pa.Table) -> Runs:
    names = tuple(words(table.column(name)) for name in table.column_names)
    starts = stretches(names)
    return Runs(tuple(name.at(starts) for name in names), np.diff(starts, append=table.num_rows))


def places_of(names: tuple[Words, ...], firsts: Sequence[Name]) -> NDArray[np.int64]:
    """Of each row, the last place in `firsts` (in order) whose name is not after the row's own."""
    _, rows, inverse = np.unique(keys(names), return_index=True, return_inverse=True)
    found = [bisect_right(firsts, tuple(name.of(row) for name in names)) - 1 for row in rows.tolist()]
    return np.array(found, np.int64)[inverse]
