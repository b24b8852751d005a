"""Control limits and rules for many series at once, on padded two-dimensional arrays: one row a series.

The work goes in blocks that fit a processor's cache, turned so that time runs down: a sum over time then adds one point
after another, so a series has the same limits to the last digit whatever it is scored with, however it is padded.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldenthread.measures.refusals import refuse
from goldenthread.measures.spc.presets import LIMIT, SCREEN, WARNING, Preset

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]

BEYOND_HIGH, BEYOND_LOW, TREND_UP, TREND_DOWN, TWO_HIGH, TWO_LOW, RUN_HIGH, RUN_LOW = (1 << bit for bit in range(8))
TOLERANCE = 1e-12
"""A point this near the mean, as a share of it, is on the mean; the same near a limit is on the limit."""
BLOCK_CELLS = 120_000


class Limits(NamedTuple):
    """Of each series: shape (series,). NaN where there is none (no point, or no moving range)."""

    points: NDArray[np.int64]
    """Points that are there."""
    mean: Floats
    mean_range: Floats
    """Mean moving range, after screening where the preset screens."""
    lower: Floats
    upper: Floats
    lower_warning: Floats
    upper_warning: Floats


class Scored(NamedTuple):
    limits: Limits
    flags: NDArray[np.uint8]
    """Shape (series, points): the rules each point breaks, as bits (BEYOND_HIGH ... RUN_LOW)."""


def score_rows(values: Floats, preset: Preset, fix_after: int | None = None) -> Scored:
    """Limits and rules of every row of `values`, shape (series, points), NaN where there is no point.

    `fix_after`: the mean and limits come from that many first points. Raises MeasureError for an infinite value.
    """
    series, points = values.shape
    limits = Limits(np.zeros(series, np.int64), *(np.empty(series) for _ in range(6)))
    flags = np.zeros((series, points), np.uint8)
    step = max(1, BLOCK_CELLS // max(1, points))
    for start in range(0, series, step):
        part = slice(start, min(start + step, series))
        block = np.ascontiguousarray(values[part].T, dtype=np.float64)
        found, steps = _limits(block, preset, fix_after)
        too_large = np.isinf(found.mean) | np.isinf(found.mean_range)
        if too_large.any():
            row = start + int(np.flatnonzero(too_large)[0])
            refuse("values", "a value is infinite, or too large to add up", row + 1)
        for whole, some in zip(limits, found, strict=True):
            whole[part] = some
        flags[part] = _rules(block, steps, found, preset).T
    return Scored(limits, flags)


def _limits(block: Floats, preset: Preset, fix_after: int | None) -> tuple[Limits, Floats]:
    """Limits of a block with time running down, and the steps from each point to the next."""
    present = ~np.isnan(block)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        steps = np.subtract(block[1:], block[:-1])
        ranges = np.abs(steps)
        if fix_after is None and bool(present.all()):
            count = np.full(block.shape[1], block.shape[0], np.int64)
            mean = _total(block) / count
            mean_range = _mean_range(ranges, None, preset.screen)
            points = count
        else:
            points = np.count_nonzero(present, axis=0)
            based = present if fix_after is None else present & (np.cumsum(present, axis=0) <= fix_after)
            count = np.count_nonzero(based, axis=0)
            mean = _total(np.where(based, block, 0.0)) / count
            ranged = based[1:] & based[:-1]
            mean_range = _mean_range(np.where(ranged, ranges, 0.0), ranged, preset.screen)
        reach, warning = LIMIT * mean_range, WARNING * mean_range
        return Limits(
            points, mean, mean_range, mean - reach, mean + reach, mean - warning, mean + warning
        ), steps  # fmt: skip


def _mean_range(ranges: Floats, ranged: Flags | None, screen: bool) -> Floats:
    """Mean moving range; NaN where there is none. Screening that leaves nothing, or nothing but zeros, is undone."""
    count = ranges.shape[0] if ranged is None else np.count_nonzero(ranged, axis=0)
    mean: Floats = _total(ranges) / count
    if not screen:
        return mean
    kept = ranges < SCREEN * mean
    if ranged is not None:
        kept &= ranged
    total = _total(ranges * kept)
    return np.where(total > 0, total / np.count_nonzero(kept, axis=0), mean)


def _total(numbers: Floats) -> Floats:
    """Sums over time, one point after another. NumPy adds a lone column in pairs, which rounds otherwise."""
    if numbers.shape[1] == 1 and len(numbers):
        lone: Floats = np.add.accumulate(numbers, axis=0)[-1]
        return lone
    total: Floats = np.add.reduce(numbers, axis=0)
    return total


def _rules(block: Floats, steps: Floats, limits: Limits, preset: Preset) -> NDArray[np.uint8]:
    """The rules each point of a block breaks, as bits; a gap breaks none and ends every run."""
    slack = TOLERANCE * np.fmax(np.abs(limits.mean), limits.mean_range)
    flags = np.zeros(block.shape, np.uint8)
    above, below = block > limits.mean + slack, block < limits.mean - slack
    for side, near, beyond, bits in (
        (above, block > limits.upper_warning + slack, block > limits.upper + slack, (BEYOND_HIGH, TWO_HIGH, RUN_HIGH)),
        (below, block < limits.lower_warning - slack, block < limits.lower - slack, (BEYOND_LOW, TWO_LOW, RUN_LOW)),
    ):
        _set(flags, beyond, bits[0])
        if not preset.two_sigma_counts_beyond:
            near &= ~beyond
        _set(flags, _two_of_three(near, side), bits[1])
        _set(flags, _members(side, preset.run, preset.run), bits[2])
    rising, falling = steps > 0, steps < 0
    up, down = (_members(way, preset.trend - 1, preset.trend) for way in (rising, falling))
    if preset.right_hand_trend:
        up, down = _called_by_the_step_after(up, down, rising)
    _set(flags, up, TREND_UP)
    _set(flags, down, TREND_DOWN)
    return flags


def _set(flags: NDArray[np.uint8], where: Flags | None, bit: int) -> None:
    if where is not None:
        flags |= where.view(np.uint8) * np.uint8(bit)


def _members(one: Flags, in_a_row: int, points: int) -> Flags | None:
    """The points of every stretch in which `in_a_row` of `one` follow each other; None where there is no stretch.

    `points` is how many points such a stretch covers: as many as `one` has, or one more where `one` is of steps.
    """
    height = one.shape[0] + points - in_a_row
    if height < points:
        return None
    stretch, length = one, 1
    while length < in_a_row:
        more = min(length, in_a_row - length)
        stretch = stretch[:-more] & stretch[more:]
        length += more
    if not stretch.any():
        return None
    members = np.zeros((height, one.shape[1]), np.bool_)
    members[: stretch.shape[0]] = stretch
    length = 1
    while length < points:
        more = min(length, points - length)
        members[more:] |= members[:-more].copy()
        length += more
    return members


def _two_of_three(near: Flags, side: Flags) -> Flags | None:
    """Points beyond a warning limit that are two (or three) of three in a row, all three on that side of the mean."""
    if near.shape[0] < 3:
        return None
    first, second, third = near[:-2], near[1:-1], near[2:]
    two = (first & second) | ((first | second) & third)
    two &= side[:-2] & side[1:-1] & side[2:]
    if not two.any():
        return None
    members = np.zeros(near.shape, np.bool_)
    members[:-2] = two
    members[1:-1] |= two
    members[2:] |= two
    members &= near
    return members


def _called_by_the_step_after(up: Flags | None, down: Flags | None, rising: Flags) -> tuple[Flags | None, Flags | None]:
    """Give each point of a trend one direction, as NHSRplotthedots 0.2.2 does: that of the step to the next point where
    that is in a trend too, else of the step from the point before. At a turn shared by two trends the later one counts.
    """
    if up is None and down is None:
        return None, None
    parts = [way for way in (up, down) if way is not None]
    member = parts[0] | parts[1] if len(parts) == 2 else parts[0]
    goes_up = np.zeros(member.shape, np.bool_)
    goes_up[1:] = rising
    followed = member[:-1] & member[1:]
    goes_up[:-1] = np.where(followed, rising, goes_up[:-1])
    return member & goes_up, member & ~goes_up
