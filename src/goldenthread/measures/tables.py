"""Reads the three tables that come to be scored, and says everything that is wrong with them at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from goldenthread.measures.figures import FIGURE_HELP, MAX_DECIMALS, decimal_of, malformed
from goldenthread.measures.kernel import POLARITIES, RANGE
from goldenthread.measures.periods import ordinals
from goldenthread.measures.problems import MeasureError, Problem
from goldenthread.measures.rules import DEFAULT_RULE, RagRule

RESULT_KINDS = ("quarter", "cumulative", "snapshot", "rolling", "annual", "survey")
TARGET_KINDS = ("none", "number", "monitor", "words")
COMPARISONS = ("same-quarter-last-year", "previous-quarter")
YEAR_ON_YEAR_ONLY = ("cumulative", "annual")
ROW = 1 << 20
"""More than any ordinal, so that keys of row x ROW + ordinal sort by row and then by time."""


class Definitions(NamedTuple):
    """The definitions table as arrays, one place a series."""

    series: pa.Array
    polarity: NDArray[np.int8]
    decimals: NDArray[np.int64]
    unit: list[str]
    unit_label: list[str]
    result_kind: list[str]
    lag: NDArray[np.int64]
    """How many quarters back its comparison is: 4 or 1."""
    rule: NDArray[np.int64]
    rules: tuple[RagRule, ...]
    bounds: list[tuple[Decimal, Decimal] | None]


class Rows(NamedTuple):
    """Observations or targets by series and period, aligned with the table they came from."""

    series: NDArray[np.int64]
    ordinal: NDArray[np.int64]
    yearly: NDArray[np.bool_]
    value: pa.ChunkedArray
    kind: NDArray[np.int8]
    """For targets, an index into TARGET_KINDS."""

    @property
    def keys(self) -> NDArray[np.int64]:
        """One number a series and period; quarters and years of a series are rows apart."""
        return (self.series * 2 + self.yearly) * ROW + self.ordinal


def texts(table: pa.Table, name: str) -> pa.ChunkedArray:
    """A column as text; all null where the table does not have it."""
    if name not in table.column_names:
        return pa.chunked_array([pa.nulls(table.num_rows, pa.string())])
    return table.column(name).cast(pa.string())


def as_rules(rules: RagRule | Iterable[RagRule] | Mapping[str, RagRule] | None) -> tuple[RagRule, ...]:
    """The rules to score by; the first is for series that name none. No rules: the default one."""
    if isinstance(rules, RagRule):
        return (rules,)
    found = tuple(rules.values() if isinstance(rules, Mapping) else rules or ())
    names = [rule.name for rule in found]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise MeasureError(
            Problem("rules", None, name, "two rules have this name; give each its own") for name in twice
        )
    return found or (DEFAULT_RULE,)


def read_definitions(table: pa.Table, rules: tuple[RagRule, ...]) -> Definitions:
    """The definitions as arrays. Raises MeasureError with every problem found."""
    _columns("definitions", table, ("series", "polarity", "decimals"))
    problems: list[Problem] = []
    names = [rule.name for rule in rules]
    series = texts(table, "series").combine_chunks()
    blank = [row for row, name in enumerate(series.to_pylist()) if not name]
    problems += [Problem("definitions", row + 1, "series", "give the series a reference") for row in blank]
    problems += _repeats("definitions", series.to_pylist())
    polarity = _choices(table, "polarity", POLARITIES, None, problems)
    kinds = _choices(table, "result_kind", RESULT_KINDS, "quarter", problems)
    comparisons = _choices(table, "comparison", COMPARISONS, COMPARISONS[0], problems)
    rule = _choices(table, "rule", names, names[0], problems)
    decimals = _decimals(table, problems)
    bounds = _bounds(table, polarity, problems)
    if problems:
        raise MeasureError(problems)
    last_year = np.array([RESULT_KINDS[kind] in YEAR_ON_YEAR_ONLY for kind in kinds], np.bool_)
    return Definitions(
        series=series,
        polarity=polarity.astype(np.int8),
        decimals=decimals,
        unit=[unit or "" for unit in texts(table, "unit").to_pylist()],
        unit_label=[label or "" for label in texts(table, "unit_label").to_pylist()],
        result_kind=[RESULT_KINDS[kind] for kind in kinds],
        lag=np.where((comparisons == 1) & ~last_year, 1, 4).astype(np.int64),
        rule=rule,
        rules=rules,
        bounds=bounds,
    )


def read_rows(name: str, table: pa.Table, definitions: Definitions) -> tuple[Rows, list[Problem]]:
    """Observations or targets by place, with what is wrong with them."""
    _columns(name, table, ("series", "period", "value") if name == "observations" else ("series", "period", "kind"))
    problems: list[Problem] = []
    if "value" in table.column_names and not _is_text(table.schema.field("value").type):
        found = table.schema.field("value").type
        raise MeasureError([Problem(name, None, "value", f"this column is {found}; give figures as text, as reported")])
    value = texts(table, "value")
    bad = malformed(value)
    problems += [
        Problem(name, int(row) + 1, "value", f'"{value[int(row)].as_py()}" is not a figure: {FIGURE_HELP}')
        for row in bad
    ]
    column = texts(table, "series")
    series = pc.fill_null(pc.index_in(column, value_set=definitions.series), -1).combine_chunks().to_numpy()
    for row in np.flatnonzero(series < 0):
        reference = column[int(row)].as_py()
        problems.append(
            Problem(name, int(row) + 1, "series", f'"{reference}" is not among the definitions; define it or mend it')
        )
    ordinal, yearly, wrong = ordinals(texts(table, "period"))
    problems += [Problem(name, row + 1, "period", message) for row, message in wrong]
    kind = np.ones(table.num_rows, np.int8)
    if name == "targets":
        kind = _choices(table, "kind", TARGET_KINDS, None, problems, table_name=name).astype(np.int8)
    rows = Rows(series.astype(np.int64), ordinal, yearly, value, kind)
    if not problems:
        problems += _twice(name, rows, column)
        if name == "targets":
            problems += _number_targets(rows, definitions)
    return rows, problems


def _is_text(kind: pa.DataType) -> bool:
    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    return bool(pa.types.is_string(inner) or pa.types.is_large_string(inner) or pa.types.is_null(inner))


def _columns(name: str, table: pa.Table, needed: Sequence[str]) -> None:
    missing = [column for column in needed if column not in table.column_names]
    if missing:
        raise MeasureError(Problem(name, None, column, "this column is missing; add it") for column in missing)


def _repeats(name: str, values: list[str | None]) -> list[Problem]:
    first: dict[str | None, int] = {}
    found = []
    for row, value in enumerate(values, 1):
        if value in first:
            found.append(Problem(name, row, "series", f'"{value}" stands in row {first[value]} too; keep one of them'))
        first.setdefault(value, row)
    return found


def _choices(
    table: pa.Table,
    column: str,
    allowed: Sequence[str],
    default: str | None,
    problems: list[Problem],
    table_name: str = "definitions",
) -> NDArray[np.int64]:
    """Each cell as an index into what is allowed; blank is the default where there is one."""
    given = texts(table, column)
    if default is not None:
        given = pc.if_else(pc.equal(pc.fill_null(given, ""), ""), default, given)
    codes = pc.fill_null(pc.index_in(given, value_set=pa.array(allowed, pa.string())), -1).combine_chunks().to_numpy()
    for row in np.flatnonzero(codes < 0):
        written = given[int(row)].as_py() or ""
        message = f'"{written}" is not known; use one of {", ".join(allowed)}'
        problems.append(Problem(table_name, int(row) + 1, column, message))
    return codes.astype(np.int64)


def _decimals(table: pa.Table, problems: list[Problem]) -> NDArray[np.int64]:
    column = table.column("decimals")
    if not pa.types.is_integer(column.type):
        problems.append(Problem("definitions", None, "decimals", "give whole numbers: how many decimals are reported"))
        return np.zeros(table.num_rows, np.int64)
    decimals = pc.fill_null(column, -1).combine_chunks().to_numpy(zero_copy_only=False).astype(np.int64)
    for row in np.flatnonzero((decimals < 0) | (decimals > MAX_DECIMALS)):
        message = f"give a whole number from 0 to {MAX_DECIMALS}: how many decimals are reported"
        problems.append(Problem("definitions", int(row) + 1, "decimals", message))
    return decimals


def _bounds(
    table: pa.Table, polarity: NDArray[np.int64], problems: list[Problem]
) -> list[tuple[Decimal, Decimal] | None]:
    lows, highs = (texts(table, name).to_pylist() for name in ("range_low", "range_high"))
    bounds: list[tuple[Decimal, Decimal] | None] = []
    for row, (code, low, high) in enumerate(zip(polarity, lows, highs, strict=True), 1):
        if code != RANGE:
            bounds.append(None)
            continue
        try:
            pair = (decimal_of(low or ""), decimal_of(high or ""))
        except ValueError:
            message = f'a range needs a low and a high bound, not "{low or ""}" and "{high or ""}": {FIGURE_HELP}'
            problems.append(Problem("definitions", row, "range_low", message))
            bounds.append(None)
            continue
        if pair[0] > pair[1]:
            problems.append(
                Problem("definitions", row, "range_low", f"{low} is above the high bound {high}; swap them")
            )
        bounds.append(pair)
    return bounds


def _twice(name: str, rows: Rows, series: pa.ChunkedArray) -> list[Problem]:
    """Rows whose series and period already stand in an earlier row: which of two results is meant can't be guessed."""
    keys = rows.keys
    order = np.argsort(keys, kind="stable")
    same = np.diff(keys[order]) == 0
    found = []
    for place in np.flatnonzero(same):
        first, again = int(order[place]), int(order[place + 1])
        message = f'"{series[again].as_py()}" has this period in row {first + 1} too; keep one of them'
        found.append(Problem(name, again + 1, "period", message))
    return found


def _number_targets(rows: Rows, definitions: Definitions) -> list[Problem]:
    given = pc.is_valid(rows.value).to_numpy(zero_copy_only=False)
    ranged = definitions.polarity[rows.series] == RANGE
    number = rows.kind == TARGET_KINDS.index("number")
    problems = [
        Problem(
            "targets", int(row) + 1, "value", 'a target of kind "number" needs its number; else use none or monitor'
        )
        for row in np.flatnonzero(number & ~given & ~ranged)
    ]
    problems += [
        Problem("targets", int(row) + 1, "value", f'a target of kind "{TARGET_KINDS[rows.kind[row]]}" has no number')
        for row in np.flatnonzero(~number & given)
    ]
    problems += [
        Problem("targets", int(row) + 1, "value", "this series is judged against its range; leave the number out")
        for row in np.flatnonzero(number & given & ranged)
    ]
    return problems
