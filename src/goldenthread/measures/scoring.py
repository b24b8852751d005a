"""Scores tables: lays cells out as padded arrays for the kernel, rule by rule, and reads its answers back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from goldenthread.measures.cells import Cells, join, judged
from goldenthread.measures.kernel import DIRECTIONS, NEITHER, RAGS, earlier, score_arrays
from goldenthread.measures.periods import period_of
from goldenthread.measures.rules import RagRule
from goldenthread.measures.tables import TARGET_KINDS, Definitions, as_rules, read_definitions

CHUNK = 1 << 20
"""Padded cells laid out at a time, which bounds the memory whatever the number of series."""

NO_RESULT, MONITOR, WORDS, NO_TARGET, CONTEXT_ONLY = "no result", "monitor", "words", "no target", "context only"
RAG_REASONS = (None, NO_RESULT, MONITOR, WORDS, CONTEXT_ONLY, NO_TARGET)
NO_COMPARISON, ZERO_COMPARISON = "no comparison", "comparison is zero, so the change has no percentage"
DIRECTION_REASONS = (None, NO_RESULT, NO_COMPARISON, ZERO_COMPARISON)
SCORED = pa.schema(
    [
        ("series", pa.string()),
        ("period", pa.string()),
        ("rag", pa.string()),
        ("rag_reason", pa.string()),
        ("distance", pa.decimal128(38, 9)),
        ("direction", pa.string()),
        ("direction_reason", pa.string()),
        ("change", pa.decimal128(38, 4)),
        ("rule", pa.string()),
    ]
)


class Scored(NamedTuple):
    """The kernel's answers, one place a cell."""

    definitions: Definitions
    cells: Cells
    judged: NDArray[np.bool_]
    rag: NDArray[np.int8]
    distance: NDArray[Any]
    direction: NDArray[np.int8]
    change: NDArray[Any]
    has_change: NDArray[np.bool_]
    then: NDArray[np.int64]
    """The cell each is compared with, or -1."""


Rules = RagRule | Iterable[RagRule] | Mapping[str, RagRule] | None


def score(
    definitions: pa.Table, observations: pa.Table, targets: pa.Table, rules: Rules = None, change_decimals: int = 1
) -> Scored:
    """Score every series and period in observations or targets. Raises MeasureError with every problem found."""
    read = read_definitions(definitions, as_rules(rules))
    return score_cells(read, join(read, observations, targets), change_decimals)


def score_cells(definitions: Definitions, cells: Cells, change_decimals: int = 1) -> Scored:
    """Score cells that are in the order of their series and of time, however they were read."""
    size = cells.series.size
    scored = Scored(
        definitions, cells, judged(definitions, cells), np.zeros(size, np.int8), np.zeros(size, np.int64),
        np.zeros(size, np.int8), np.zeros(size, np.int64), np.zeros(size, np.bool_), np.full(size, -1, np.int64),
    )  # fmt: skip
    for rule, where, place in chunks(definitions, cells):
        scored = _score_chunk(scored, rule, where, place, change_decimals)
    return scored


class Place(NamedTuple):
    """Where a chunk's cells stand in its padded arrays."""

    row: NDArray[np.int64]
    column: NDArray[np.int64]
    series: NDArray[np.int64]
    lag: NDArray[np.int64]
    shape: tuple[int, int]
    stretch: slice | None
    """Where the cells stand, if they fill the arrays and follow each other, which is the usual case and a quick one;
    row and column are then left empty."""

    def laid(self, flat: NDArray[Any], where: NDArray[np.int64], empty: Any = 0) -> NDArray[Any]:
        """What is at `where` in a flat array, as a padded array. Not to be written to."""
        if self.stretch is not None:
            return flat[self.stretch].reshape(self.shape)
        padded = np.full(self.shape, empty, flat.dtype)
        padded[self.row, self.column] = flat[where]
        return padded

    def put(self, flat: NDArray[Any], where: NDArray[np.int64], padded: NDArray[Any]) -> None:
        """Put a padded array's cells where they stand in a flat one."""
        if self.stretch is not None:
            flat[self.stretch] = padded.reshape(-1)
        else:
            flat[where] = padded[self.row, self.column]


def chunks(definitions: Definitions, cells: Cells) -> Iterator[tuple[RagRule, NDArray[np.int64], Place]]:
    """Groups of whole padded rows that share a rule, each of about CHUNK padded cells."""
    if cells.series.size == 0:
        return
    starts = np.flatnonzero(np.diff(cells.row, prepend=-1))
    ends = np.append(starts[1:], cells.row.size)
    widths = cells.ordinal[ends - 1] - cells.ordinal[starts] + 1
    rules = definitions.rule[cells.series[starts]]
    order = np.lexsort((widths, rules))
    first = 0
    while first < order.size:
        most = max(1, CHUNK // int(widths[order[first]]))
        same = order[first : first + most]
        same = same[(rules[same] == rules[order[first]]) & (widths[same] <= 2 * widths[order[first]])]
        last = first + same.size
        rows = np.sort(same)
        counts = ends[rows] - starts[rows]
        shape = (rows.size, int(widths[rows].max()))
        series = cells.series[starts[rows]]
        lag = np.where(cells.yearly[starts[rows]], 1, definitions.lag[series])
        if (counts == shape[1]).all() and int(rows[-1] - rows[0]) == rows.size - 1:
            stretch = slice(int(starts[rows[0]]), int(ends[rows[-1]]))
            where, nowhere = np.arange(stretch.start, stretch.stop), np.zeros(0, np.int64)
            place = Place(nowhere, nowhere, series, lag, shape, stretch)
        else:
            local = np.repeat(np.arange(rows.size), counts)
            where = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + starts[rows][local]
            column = cells.ordinal[where] - cells.ordinal[starts[rows]][local]
            place = Place(local, column, series, lag, shape, None)
        yield definitions.rules[int(rules[order[first]])], where, place
        first = last


def _score_chunk(scored: Scored, rule: RagRule, where: NDArray[np.int64], place: Place, decimals: int) -> Scored:
    cells = scored.cells

    def laid(flat: NDArray[Any]) -> NDArray[Any]:
        return place.laid(flat, where)

    values, has_value = laid(cells.value), laid(cells.has_value)
    then, has_then = earlier(values, has_value, place.lag)
    answer = score_arrays(
        values, has_value, laid(cells.target), laid(scored.judged), then, has_then,
        scored.definitions.polarity[place.series], rule=rule, exponent=cells.exponent,
        low=cells.low[place.series], high=cells.high[place.series], change_decimals=decimals,
    )  # fmt: skip
    for name in ("distance", "change"):
        if getattr(answer, name).dtype == object and getattr(scored, name).dtype != object:
            scored = scored._replace(**{name: getattr(scored, name).astype(object)})
    for name in ("rag", "distance", "direction", "change", "has_change"):
        place.put(getattr(scored, name), where, getattr(answer, name))
    before, _ = earlier(np.where(has_value, laid(np.arange(cells.series.size)), -1) + 1, has_value, place.lag)
    place.put(scored.then, where, before - 1)
    return scored


def rag_reasons(scored: Scored) -> NDArray[np.int64]:
    """Why each cell has no colour, as an index into RAG_REASONS; 0 where it has one."""
    cells, kinds = scored.cells, scored.cells.target_kind
    neither = scored.definitions.polarity[cells.series] == NEITHER
    return np.select(
        [
            scored.rag > 0,
            ~cells.has_value,
            kinds == TARGET_KINDS.index(MONITOR),
            kinds == TARGET_KINDS.index(WORDS),
            neither,
        ],
        [0, 1, 2, 3, 4],
        5,
    )


def direction_reasons(scored: Scored) -> NDArray[np.int64]:
    """Why each cell has no direction or no percentage, as an index into DIRECTION_REASONS; 0 where it has both."""
    compared = scored.direction > 0
    return np.select([scored.has_change, compared, scored.cells.has_value], [0, 3, 2], 1)


def score_table(
    definitions: pa.Table, observations: pa.Table, targets: pa.Table, rules: Rules = None, change_decimals: int = 1
) -> pa.Table:
    """Colour, distance (own units, adverse positive), direction and change (per cent) of every series and period.

    The bulk form of `assess`: the same answers without shown figures and sentences, for millions of rows.
    The columns are those of SCORED. `distance` is null where there is no colour, `change` where there is none.
    """
    if not 0 <= change_decimals <= 4:
        raise ValueError(f"change_decimals is {change_decimals}; use 0 to 4")
    scored = score(definitions, observations, targets, rules, change_decimals)
    cells, read = scored.cells, scored.definitions
    columns = [
        read.series.take(pa.array(cells.series)),
        _periods(cells),
        _named(RAGS, scored.rag),
        _named(RAG_REASONS, rag_reasons(scored)),
        exact_decimals(scored.distance, cells.exponent, scored.rag > 0, 9),
        _named(DIRECTIONS, scored.direction),
        _named(DIRECTION_REASONS, direction_reasons(scored)),
        exact_decimals(scored.change, change_decimals, scored.has_change, 4),
        _named([rule.name for rule in read.rules], read.rule[cells.series]),
    ]
    return pa.Table.from_arrays(columns, schema=SCORED)


def _named(names: Iterable[str | None], codes: NDArray[Any]) -> pa.Array:
    return pa.array(list(names), pa.string()).take(pa.array(codes.astype(np.int64)))


def _periods(cells: Cells) -> pa.Array:
    codes, inverse = np.unique(cells.ordinal * 2 + cells.yearly, return_inverse=True)
    return _named([period_of(int(code) // 2, bool(code % 2)) for code in codes], inverse)


def exact_decimals(numbers: NDArray[Any], exponent: int, present: NDArray[np.bool_], places: int) -> pa.Array:
    """Whole numbers as exact decimals: the 128-bit form of an Arrow decimal is the number times 10**places."""
    factor = 10 ** (places - exponent)
    if numbers.dtype == object or max(int(numbers.max(initial=0)), -int(numbers.min(initial=0))) > 2**62 // factor:
        whole = numbers.astype(object) * factor
        low = (whole % 2**64).astype(np.uint64).view(np.int64)
        high = (whole // 2**64).astype(np.int64)
    else:
        low = numbers * factor
        high = low >> 63
    words = np.empty(numbers.size * 2, np.int64)
    words[0::2], words[1::2] = low, high
    valid = pa.py_buffer(np.packbits(present, bitorder="little"))
    return pa.Array.from_buffers(pa.decimal128(38, places), numbers.size, [valid, pa.py_buffer(words)])
