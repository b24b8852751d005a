"""The scoring kernel: RAG, distance, direction and change on padded two-dimensional arrays, one row a series.

Everything is whole numbers. Figures come scaled by a power of ten, so 99.5 and 100 come as 995 and 1000, and every
comparison is made by multiplying across, never by dividing. Rows whose products could pass 64 bits are worked in
Python's unbounded integers by the same code (object arrays), so no result is ever wrapped or rounded.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldenthread.measures.rules import DEFAULT_RULE, RagRule

Integers = NDArray[Any]
Flags = NDArray[np.bool_]

NEITHER, BIGGER, SMALLER, RANGE = 0, 1, 2, 3
POLARITIES = ("neither", "bigger", "smaller", "range")
NO_RAG, GREEN, AMBER, RED = 0, 1, 2, 3
RAGS = (None, "green", "amber", "red")
NO_DIRECTION, IMPROVING, WORSENING, SAME, UP, DOWN = 0, 1, 2, 3, 4, 5
DIRECTIONS = (None, "improving", "worsening", "same", "up", "down")

BLOCK = 1 << 15
"""Cells worked at a time: small enough that a block's arrays stay in the processor's cache."""

_INT64_MAX = 2**63 - 1
_SIGN = np.array([0, 1, -1, 0], dtype=np.int64)
# Direction by polarity, then by whether the figure fell, stayed or rose (for a range: moved away, stayed, came nearer).
_DIRECTION = np.array(
    [[DOWN, SAME, UP], [WORSENING, SAME, IMPROVING], [IMPROVING, SAME, WORSENING], [WORSENING, SAME, IMPROVING]],
    dtype=np.int8,
)


class Scores(NamedTuple):
    """What the kernel gives, each array of the shape of `values`."""

    rag: NDArray[np.int8]
    """0 no colour, 1 green, 2 amber, 3 red: an index into RAGS."""
    distance: Integers
    """How far off target in the scaled units, adverse positive; 0 inside a range; 0 where nothing is judged."""
    direction: NDArray[np.int8]
    """0 no comparison, then 1 improving, 2 worsening, 3 same, 4 up, 5 down: an index into DIRECTIONS."""
    change: Integers
    """Change in per cent x 10**change_decimals, rounded half up (ties away from zero); 0 where there is none."""
    has_change: Flags
    """Whether there is a change: not where there is no comparison, or it is zero."""


class Limits(NamedTuple):
    """A rule as integers: percentages over a common denominator, own-unit tolerances in scaled units."""

    green: int
    amber: int
    denominator: int
    green_open: int
    amber_open: int
    units: tuple[int, int] | None
    units_always: bool
    amber_if: str


def limits_of(rule: RagRule, exponent: int) -> Limits:
    """A rule's limits as integers, for figures scaled by 10**exponent.

    Raises ValueError where a tolerance in own units has more decimals than the exponent keeps.
    """
    places = max(0, -int(min(rule.green_within_percent.as_tuple().exponent,
                             rule.amber_within_percent.as_tuple().exponent)))  # fmt: skip
    scale = 10**places
    units = rule.units()
    scaled: tuple[int, int] | None = None
    if units is not None:
        exact = [limit.scaleb(exponent) for limit in units]
        if any(limit != limit.to_integral_value() for limit in exact):
            raise ValueError(f'rule "{rule.name}" has tolerances finer than {exponent} decimals; scale by more')
        scaled = (int(exact[0]), int(exact[1]))
    return Limits(
        green=int(rule.green_within_percent * scale),
        amber=int(rule.amber_within_percent * scale),
        denominator=scale,
        green_open=int(not rule.green_at_limit),
        amber_open=int(not rule.amber_at_limit),
        units=scaled,
        units_always=rule.units_always,
        amber_if=rule.amber_if,
    )


def earlier(values: Integers, present: Flags, lag: int | NDArray[np.int64]) -> tuple[Integers, Flags]:
    """Each cell's comparison: the value `lag` columns before it, and whether there is one.

    `lag` is one number (4: the same quarter last year, where columns are quarters) or one number a row.
    """
    then = np.zeros_like(values)
    has_then = np.zeros_like(present)
    lags = np.broadcast_to(np.asarray(lag), (values.shape[0],))
    for step in np.unique(lags):
        rows: Any = slice(None) if lags.size and (lags == step).all() else np.flatnonzero(lags == step)
        if step < values.shape[1]:
            then[rows, step:] = values[rows, : values.shape[1] - step]
            has_then[rows, step:] = present[rows, : values.shape[1] - step]
    return then, has_then


def score_arrays(
    values: Integers,
    has_value: Flags,
    targets: Integers,
    has_target: Flags,
    then: Integers,
    has_then: Flags,
    polarity: NDArray[np.int8],
    *,
    rule: RagRule = DEFAULT_RULE,
    exponent: int = 0,
    low: Integers | None = None,
    high: Integers | None = None,
    change_decimals: int = 1,
) -> Scores:
    """Score every cell of padded arrays of shape (series, periods).

    values, targets, then
        figures x 10**exponent as int64 (or Python integers in object arrays); any number where absent.
    has_value, has_target, has_then
        whether the cell holds one. For a row of polarity RANGE `has_target` says whether it is judged.
    polarity
        one code a row: NEITHER 0, BIGGER 1, SMALLER 2, RANGE 3.
    low, high
        the range's bounds, one a row, scaled like the values; needed where any row is RANGE.
    rule, change_decimals
        one for the whole call.

    Inside a range the distance is nothing; outside it, it is from the nearest bound and in per cent of that bound.
    """
    shape = values.shape
    limits = limits_of(rule, exponent)
    polarity = np.asarray(polarity, dtype=np.int8)
    if (polarity == RANGE).any() and (low is None or high is None):
        raise ValueError("a series judged against a range needs its low and high bounds")
    zeros = np.zeros(shape[0], dtype=np.int64)
    bounds = (zeros if low is None else low, zeros if high is None else high)
    scores = Scores(
        rag=np.zeros(shape, np.int8),
        distance=np.zeros(shape, np.int64),
        direction=np.zeros(shape, np.int8),
        change=np.zeros(shape, np.int64),
        has_change=np.zeros(shape, np.bool_),
    )
    whole = _Block(values, has_value, targets, has_target, then, has_then, polarity, *bounds)
    safe = _INT64_MAX // _growth(limits, change_decimals)
    step = max(1, BLOCK // max(1, shape[1]))
    for start in range(0, shape[0], step):
        rows = slice(start, start + step)
        block = whole.taken(rows)
        if block.within(safe):
            part = _score_block(block, limits, change_decimals)
        else:
            part = _score_block(block.widened(), limits, change_decimals)
            scores = _widen(scores, part)
        for array, piece in zip(scores, part, strict=True):
            array[rows] = piece
    return scores


class _Block(NamedTuple):
    """Some rows of what the kernel is given."""

    values: Integers
    has_value: Flags
    targets: Integers
    has_target: Flags
    then: Integers
    has_then: Flags
    polarity: NDArray[np.int8]
    low: Integers
    high: Integers

    def taken(self, rows: slice) -> _Block:
        return _Block._make(array[rows] for array in self)

    def figures(self) -> dict[str, Integers]:
        return {name: getattr(self, name) for name in ("values", "targets", "then", "low", "high")}

    def within(self, safe: int) -> bool:
        """Whether every figure is a 64-bit integer so small that no product of it can overflow."""
        return all(
            array.dtype != object and (array.size == 0 or (int(array.max()) <= safe and int(array.min()) >= -safe))
            for array in self.figures().values()
        )

    def widened(self) -> _Block:
        return self._replace(**{name: array.astype(object) for name, array in self.figures().items()})


def _growth(limits: Limits, change_decimals: int) -> int:
    """By how much the largest product can exceed the largest figure that goes in."""
    return max(200 * limits.denominator, 400 * 10**change_decimals + 1, limits.green, limits.amber) + 1


def _widen(scores: Scores, part: Scores) -> Scores:
    """Make room for whole numbers beyond 64 bits, only where a block really has one."""
    wide = {
        name: getattr(scores, name).astype(object)
        for name in ("distance", "change")
        if max(abs(int(number)) for number in getattr(part, name).flat) > _INT64_MAX
    }
    return scores._replace(**wide)


def _score_block(block: _Block, limits: Limits, change_decimals: int) -> Scores:
    values, then, polarity = block.values, block.then, block.polarity
    judged = block.has_value & block.has_target & (polarity != NEITHER)[:, None]
    compared = block.has_value & block.has_then
    rose = values - then
    distance = (block.targets - values) * _SIGN[polarity][:, None].astype(values.dtype)
    base = block.targets
    moved = (rose > 0).astype(np.int8) - (rose < 0).astype(np.int8)
    ranged = np.flatnonzero(polarity == RANGE)
    if ranged.size:
        low, high = block.low[ranged, None], block.high[ranged, None]
        base = base.copy()
        off, base[ranged] = _outside(values[ranged], low, high)
        off_then, _ = _outside(then[ranged], low, high)
        distance[ranged] = off
        moved[ranged] = (off_then > off).astype(np.int8) - (off_then < off).astype(np.int8)
    direction = np.where(compared, _DIRECTION[polarity[:, None], moved + 1], NO_DIRECTION).astype(np.int8)
    has_change = compared & (then != 0)
    return Scores(
        rag=_colours(distance, np.abs(base), direction, judged, limits),
        distance=np.where(judged, distance, 0),
        direction=direction,
        change=_changes(rose, then, has_change, change_decimals),
        has_change=has_change,
    )


def _outside(values: Integers, low: Integers, high: Integers) -> tuple[Integers, Integers]:
    """How far outside a range each value lies (0 inside) and the bound it is nearest to."""
    below, above = low - values, values - high
    return np.maximum(np.maximum(below, above), 0), np.where(below > above, low, high)


def _colours(
    distance: Integers, base: Integers, direction: NDArray[np.int8], judged: Flags, limits: Limits
) -> NDArray[np.int8]:
    measured = distance * (100 * limits.denominator)
    green = (distance <= 0) | (measured <= base * limits.green - limits.green_open)
    amber = measured <= base * limits.amber - limits.amber_open
    if limits.units is not None:
        own = np.ones(base.shape, np.bool_) if limits.units_always else base == 0
        green = (distance <= 0) | np.where(own, distance <= limits.units[0] - limits.green_open, green)
        amber = np.where(own, distance <= limits.units[1] - limits.amber_open, amber)
    if limits.amber_if:
        amber = amber | (direction == IMPROVING)
        if limits.amber_if == "improving-or-same":
            amber |= direction == SAME
    colours = RED - green.astype(np.int8) - (green | amber).astype(np.int8)
    return np.where(judged, colours, NO_RAG).astype(np.int8)


def _changes(rose: Integers, then: Integers, has_change: Flags, decimals: int) -> Integers:
    """(now - then) / |then| x 100 to the decimals asked, half up, as whole numbers."""
    base = np.where(has_change, np.abs(then), 1)
    size = (np.abs(rose) * (200 * 10**decimals) + base) // (base * 2)
    return np.where(has_change, np.where(rose < 0, -size, size), 0)
