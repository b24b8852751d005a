"""Joins results with targets into cells, one a series and period, in the order of the definitions and of time."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from goldenthread.measures.figures import rounded, scaled, times
from goldenthread.measures.kernel import RANGE
from goldenthread.measures.problems import MeasureError
from goldenthread.measures.tables import ROW, TARGET_KINDS, Definitions, Rows, read_rows

NONE, NUMBER = TARGET_KINDS.index("none"), TARGET_KINDS.index("number")
BY_YEAR = ("annual", "survey")
"""Kinds of result that come once a year, and so are judged against the year's target in whichever quarter they come."""


class Cells(NamedTuple):
    """One place a series and period. Figures are whole numbers, value x 10**exponent."""

    series: NDArray[np.int64]
    ordinal: NDArray[np.int64]
    yearly: NDArray[np.bool_]
    value: NDArray[Any]
    has_value: NDArray[np.bool_]
    target: NDArray[Any]
    target_kind: NDArray[np.int8]
    observation_row: NDArray[np.int64]
    """The row of the observations table it came from, or -1."""
    target_row: NDArray[np.int64]
    low: NDArray[Any]
    """By series, like `high`: the bounds of a range; 0 elsewhere."""
    high: NDArray[Any]
    exponent: int

    @property
    def row(self) -> NDArray[np.int64]:
        """The padded row each cell belongs to: quarters and years of a series are compared apart."""
        return self.series * 2 + self.yearly


def join(definitions: Definitions, observations: pa.Table, targets: pa.Table) -> Cells:
    """Every series and period in observations or targets, once. Raises MeasureError with every problem found."""
    seen, problems = read_rows("observations", observations, definitions)
    aims, more = read_rows("targets", targets, definitions)
    if problems or more:
        raise MeasureError([*problems, *more])
    seen_keys, aim_keys = seen.keys, aims.keys
    keys = np.sort(np.concatenate([seen_keys, aim_keys]))
    keys = keys[np.diff(keys, prepend=-1) != 0]
    series, yearly, ordinal = keys // (2 * ROW), (keys // ROW % 2).astype(np.bool_), keys % ROW
    observation_row, target_row = _places(keys, seen_keys), _places(keys, aim_keys)
    target_row = _from_the_year(definitions, series, yearly, ordinal, target_row, aim_keys)
    values, aims_scaled = scaled(seen.value), scaled(aims.value)
    exponent = _exponent(definitions, values.decimals, aims_scaled.exponent, seen)
    low, high = (_bounds(definitions, side, exponent) for side in (0, 1))
    return Cells(
        series=series,
        ordinal=ordinal,
        yearly=yearly,
        value=_taken(rounded(values, definitions.decimals[seen.series], exponent), observation_row),
        has_value=_taken(values.present, observation_row),
        target=_taken(times(aims_scaled.numbers, 10 ** (exponent - aims_scaled.exponent)), target_row),
        target_kind=np.where(target_row < 0, NONE, _taken(aims.kind, target_row)).astype(np.int8),
        observation_row=observation_row,
        target_row=target_row,
        low=low,
        high=high,
        exponent=exponent,
    )


def _places(keys: NDArray[np.int64], wanted: NDArray[np.int64]) -> NDArray[np.int64]:
    """For each key, the position in `wanted` that holds it, or -1."""
    places = np.full(keys.size, -1, np.int64)
    places[np.searchsorted(keys, wanted)] = np.arange(wanted.size)
    return places


def _taken(array: NDArray[Any], rows: NDArray[np.int64]) -> NDArray[Any]:
    """array[rows], with nothing (0, False) where the row is -1."""
    if array.size == 0:
        return np.zeros(rows.size, array.dtype)
    return np.where(rows < 0, array.dtype.type(0) if array.dtype != object else 0, array[rows])


def _from_the_year(
    definitions: Definitions, series: NDArray[np.int64], yearly: NDArray[np.bool_], ordinal: NDArray[np.int64],
    target_row: NDArray[np.int64], aim_keys: NDArray[np.int64],
) -> NDArray[np.int64]:  # fmt: skip
    """Give a once-a-year result that has no target of its own for the quarter the target for its year."""
    once = np.array([kind in BY_YEAR for kind in definitions.result_kind], np.bool_)
    needy = np.flatnonzero(once[series] & ~yearly & (target_row < 0)) if series.size else np.zeros(0, np.int64)
    if needy.size == 0 or aim_keys.size == 0:
        return target_row
    order = np.argsort(aim_keys)
    wanted = (series[needy] * 2 + 1) * ROW + ordinal[needy] // 4
    place = np.minimum(np.searchsorted(aim_keys[order], wanted), order.size - 1)
    found = aim_keys[order][place] == wanted
    filled = target_row.copy()
    filled[needy[found]] = order[place[found]]
    return filled


def _exponent(definitions: Definitions, decimals: NDArray[np.int64], of_targets: int, seen: Rows) -> int:
    """The least power of ten by which every reported figure, target, bound and tolerance is whole."""
    kept = np.minimum(decimals, definitions.decimals[seen.series])
    limits = [unit for rule in definitions.rules for unit in rule.units() or ()]
    limits += [bound for pair in definitions.bounds for bound in pair or ()]
    return max(int(kept.max(initial=0)), of_targets, *(-int(limit.as_tuple().exponent) for limit in limits), 0)


def _bounds(definitions: Definitions, side: int, exponent: int) -> NDArray[Any]:
    """One bound of every series' range, scaled; 0 for series without one."""
    bounds = [0 if pair is None else int(pair[side].scaleb(exponent)) for pair in definitions.bounds]
    wide = any(abs(bound) > 2**62 for bound in bounds)
    return np.array(bounds, dtype=object if wide else np.int64)


def judged(definitions: Definitions, cells: Cells) -> NDArray[np.bool_]:
    """Whether each cell has something to be judged against: a number, or a range that no other target sets aside."""
    ranged = definitions.polarity[cells.series] == RANGE
    return (cells.target_kind == NUMBER) | (ranged & (cells.target_kind == NONE))
