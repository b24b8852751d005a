"""Reads rows into what the kernel scores: cells and definitions, with everything that is wrong with them."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from goldenthread.measures.cells import NUMBER, Cells
from goldenthread.measures.figures import MAX_DECIMALS, Scaled, rounded, times
from goldenthread.measures.kernel import NEITHER, POLARITIES, RANGE
from goldenthread.measures.rules import RagRule
from goldenthread.measures.scale.checking import Findings, check_names_and_periods
from goldenthread.measures.scale.columns import Columns
from goldenthread.measures.scale.figures import figures, trimmed, words
from goldenthread.measures.scale.rows import Rows
from goldenthread.measures.tables import (
    COMPARISONS,
    RESULT_KINDS,
    TARGET_KINDS,
    YEAR_ON_YEAR_ONLY,
    Definitions,
)

_NOTHING = np.zeros(0, np.int64)
_FALLBACK = 1
"""What stands for a word that is not known (a polarity: bigger), so that no other column is blamed for it."""


class Read(NamedTuple):
    """Rows as the kernel wants them, and what was found wrong on the way."""

    definitions: Definitions
    cells: Cells
    found: Findings


class _Aims(NamedTuple):
    figure: Scaled
    kind: NDArray[np.int8]


def read(rows: Rows, columns: Columns, rules: tuple[RagRule, ...]) -> Read:
    """Rows as cells and definitions. Where something is wrong with a series, what it holds means nothing."""
    found = Findings(rows)
    check_names_and_periods(rows, columns.named_by, found)
    polarity = _choice(rows, "polarity", POLARITIES, None, found)
    kind = _choice(rows, "result_kind", RESULT_KINDS, RESULT_KINDS[0], found)
    comparison = _choice(rows, "comparison", COMPARISONS, COMPARISONS[0], found)
    rule = _choice(rows, "rule", tuple(one.name for one in rules), rules[0].name, found)
    decimals = _decimals(rows, found)
    value = _figures(rows, "value", found)
    aims = _aims(rows, polarity, found)
    low, high = _bounds(rows, polarity, found)
    each = rows.starts
    kept = trimmed(_as_reported(value, decimals[each][rows.series]))
    last_year = np.isin(kind, [RESULT_KINDS.index(one) for one in YEAR_ON_YEAR_ONLY])
    units = [-int(unit.as_tuple().exponent) for one in rules for unit in one.units() or ()]
    exponent = max(kept.exponent, aims.figure.exponent, low.exponent, high.exponent, *units, 0)
    definitions = Definitions(
        series=pa.nulls(each.size, pa.string()), polarity=polarity[each].astype(np.int8), decimals=decimals[each],
        unit=[], unit_label=[], result_kind=[], lag=np.where((comparison == 1) & ~last_year, 1, 4)[each],
        rule=rule[each], rules=rules, bounds=[],
    )  # fmt: skip
    cells = Cells(
        series=rows.series, ordinal=rows.ordinal, yearly=rows.yearly, value=_to(kept, exponent),
        has_value=value.present, target=_to(aims.figure, exponent), target_kind=aims.kind,
        observation_row=_NOTHING, target_row=_NOTHING, low=_to(low, exponent)[each], high=_to(high, exponent)[each],
        exponent=exponent,
    )  # fmt: skip
    return Read(definitions, cells, found)


def _to(figures: Scaled, exponent: int) -> NDArray[np.int64]:
    return times(figures.numbers, 10 ** (exponent - figures.exponent))


def _as_reported(value: Scaled, decimals: NDArray[np.int64]) -> Scaled:
    """Rounded half up to the decimals that each is reported with."""
    return value._replace(numbers=rounded(value, decimals, value.exponent))


def _choice(
    rows: Rows, column: str, allowed: tuple[str, ...], default: str | None, found: Findings
) -> NDArray[np.int64]:
    """Of each row its place among the words allowed; a blank is the default, where there is one."""
    if column not in rows.table.column_names:
        return np.zeros(rows.series.size, np.int64)
    given = words(rows.table.column(column))
    spelt = [word or default or "" for word in given.values]
    places = np.array([allowed.index(word) if word in allowed else -1 for word in spelt], np.int64)
    codes = given.looked_up(places, -1 if default is None else allowed.index(default))
    help_ = f"use one of {', '.join(allowed)}"
    found.add(codes < 0, column, lambda row: (
        f'"{given.of(row)}" is not known; {help_}' if given.of(row) else f"there is nothing here; {help_}"
    ))  # fmt: skip
    found.varying(codes, column, lambda row: f'"{given.of(row) or default}"', codes >= 0)
    return np.where(codes < 0, _FALLBACK, codes)


def _decimals(rows: Rows, found: Findings) -> NDArray[np.int64]:
    """How many decimals each figure is reported with; as many as it has, where nothing is said."""
    if "decimals" not in rows.table.column_names:
        return np.full(rows.series.size, MAX_DECIMALS, np.int64)
    column = pc.fill_null(rows.table.column("decimals"), MAX_DECIMALS)
    wide = column.cast(pa.float64()) if column.type == pa.uint64() else column
    given = wide.combine_chunks().to_numpy(zero_copy_only=False)
    wrong = (given < 0) | (given > MAX_DECIMALS)
    found.add(wrong, "decimals", lambda row: (
        f"{given[row]} is not from 0 to {MAX_DECIMALS}: give how many decimals are reported"
    ))  # fmt: skip
    found.varying(given, "decimals", lambda row: f"{given[row]}", ~wrong)
    return np.where(wrong, 0, given).astype(np.int64)


def _figures(rows: Rows, column: str, found: Findings) -> Scaled:
    size = rows.series.size
    if column not in rows.table.column_names:
        return Scaled(np.zeros(size, np.int64), np.zeros(size, np.bool_), np.zeros(size, np.int64), 0)
    scaled, wrong, message = figures(rows.table.column(column))
    found.add(wrong, column, message)
    return scaled


def _aims(rows: Rows, polarity: NDArray[np.int64], found: Findings) -> _Aims:
    """The target of each row and its kind, where it contradicts neither the other nor the polarity."""
    target = trimmed(_figures(rows, "target", found))
    kind = np.where(target.present, NUMBER, 0)
    if "target_kind" in rows.table.column_names:
        given = words(rows.table.column("target_kind"))
        said = np.array([TARGET_KINDS.index(word) if word in TARGET_KINDS else -1 for word in given.values], np.int64)
        blank = np.array([not word for word in given.values], np.bool_)
        said = given.looked_up(said, 0)
        unsaid = given.looked_up(blank, True)
        help_ = f"use one of {', '.join(TARGET_KINDS)}"
        found.add((said < 0) & ~unsaid, "target_kind", lambda row: f'"{given.of(row)}" is not known; {help_}')
        kind = np.where(unsaid, kind, np.maximum(said, 0))
    number = kind == NUMBER
    ranged = polarity == RANGE
    found.add(number & ~target.present & ~ranged & (polarity != NEITHER), "target", (
        'a target of kind "number" needs its number; else the kind is none or monitor'
    ))  # fmt: skip
    found.add(~number & target.present, "target", lambda row: (
        f'a target of kind "{TARGET_KINDS[kind[row]]}" has no number; leave it out, or make the kind number'
    ))  # fmt: skip
    found.add(number & ranged, "target", (
        'polarity "range" is judged against range_low and range_high, so a target contradicts it; leave one out'
    ))  # fmt: skip
    found.add(number & (polarity == NEITHER), "target", (
        'polarity "neither" has no better side, so a target contradicts it; say bigger or smaller, or leave it out'
    ))  # fmt: skip
    return _Aims(target, kind.astype(np.int8))


def _bounds(rows: Rows, polarity: NDArray[np.int64], found: Findings) -> tuple[Scaled, Scaled]:
    """The two bounds of every row's range; nought where its series has none."""
    low, high = (trimmed(_figures(rows, name, found)) for name in ("range_low", "range_high"))
    ranged = polarity == RANGE
    if not ranged.any():
        nothing = low._replace(numbers=np.zeros(ranged.size, np.int64), exponent=0)
        return nothing, nothing
    for name, bound in (("range_low", low), ("range_high", high)):
        found.add(ranged & ~bound.present, name, 'polarity "range" needs both range_low and range_high')
        given = np.where(ranged & bound.present, bound.numbers, 0)
        found.varying(given, name, partial(_shown, given, bound.exponent))
    exponent = max(low.exponent, high.exponent)
    crossed = ranged & low.present & high.present & (_to(low, exponent) > _to(high, exponent))
    found.add(crossed, "range_low", "it is above range_high; swap them")
    return low, high


def _shown(numbers: NDArray[Any], exponent: int, row: int) -> str:
    return str(Decimal(int(numbers[row])).scaleb(-exponent))
