"""One control chart (XmR): limits, phases, special causes point by point, and the two verdicts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from goldenthread.measures.problems import MeasureError, Problem
from goldenthread.measures.refusals import figure, figures, one_of, refuse, whole
from goldenthread.measures.spc.judging import CAUSES, JUDGEMENTS, POLARITIES, rules_broken, tables
from goldenthread.measures.spc.kernel import Limits, score_rows
from goldenthread.measures.spc.presets import PROVISIONAL_BELOW, Preset, preset_named
from goldenthread.measures.timelines import Moment, places, position_of

Floats = NDArray[np.float64]
Places = Mapping[Moment, str] | Iterable[Moment]
_SIDES = {1: "high", -1: "low", 0: ""}


@dataclass(frozen=True)
class Phase:
    """A stretch with its own mean and limits. `start` and `end` are positions, both included; None: not known."""

    start: int
    end: int
    points: int
    """Points that are there and not excluded."""
    based_on: int
    """How many of them the mean and limits come from."""
    mean: float | None
    mean_range: float | None
    lower: float | None
    upper: float | None
    lower_warning: float | None
    upper_warning: float | None
    provisional: bool
    """Limits from fewer than 12 points: they will move as points are added."""
    reason: str
    """Why the phase starts, "" where none was given."""


@dataclass(frozen=True)
class Point:
    """One point of a chart. None where there is nothing to say: a gap, an excluded point, no limits."""

    position: int
    value: float | None
    phase: int
    moving_range: float | None
    rules: tuple[str, ...]
    """Every rule it breaks, such as "limit high"; the first outranks the others."""
    cause: str
    """One of CAUSES: the rule that outranks the others."""
    direction: str
    """high, low or ""; of a trend, rising is high."""
    judgement: str | None
    """One of JUDGEMENTS; None for a gap or an excluded point."""
    excluded: str | None
    """Why it was left out; None where it was not."""


@dataclass(frozen=True, eq=False)
class Chart:
    """A control chart. Arrays have one entry a point, NaN where there is none; lists likewise."""

    preset: Preset
    polarity: str
    target: float | None
    values: Floats
    phase: NDArray[np.int64]
    mean: Floats
    lower: Floats
    upper: Floats
    lower_warning: Floats
    upper_warning: Floats
    moving_range: Floats
    flags: NDArray[np.uint8]
    """Every rule each point breaks, as bits."""
    phases: tuple[Phase, ...]
    excluded: Mapping[int, str]
    """The positions left out, each with its reason."""
    variation: str | None
    """The judgement of the last point, one of JUDGEMENTS; None: see variation_reason."""
    variation_direction: str
    """high, low or ""."""
    variation_reason: str
    """Why there is no verdict, or on what the verdict stands."""
    assurance: str | None
    """pass, fail or hit or miss; None: see assurance_reason."""
    assurance_reason: str

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The chart point by point."""
        return _points(self)

    @property
    def causes(self) -> tuple[str, ...]:
        """Of each point, the rule that outranks the others it breaks: one of CAUSES."""
        return tuple(CAUSES[cause] for cause in tables(self.preset, self.polarity).cause[self.flags])

    @property
    def directions(self) -> tuple[str, ...]:
        """Of each point: high, low or ""."""
        return tuple(_SIDES[direction] for direction in tables(self.preset, self.polarity).direction[self.flags])

    @property
    def judgements(self) -> tuple[str | None, ...]:
        """Of each point: one of JUDGEMENTS; None for a gap or an excluded point."""
        return tuple(point.judgement for point in self.points)

    @property
    def special(self) -> tuple[Point, ...]:
        """The points with a special cause."""
        return tuple(point for point in self.points if point.cause != "none")

    @property
    def last_phase(self) -> Phase:
        return self.phases[-1]


def xmr(
    values: Iterable[float | None],
    *,
    preset: str | Preset = "ptd",
    polarity: str = "bigger",
    target: float | None = None,
    rebase_at: Places = (),
    exclude: Places = (),
    fix_after: int | None = None,
    floor: float | None = None,
    ceiling: float | None = None,
    min_points: int | None = None,
    periods: Sequence[Moment] | None = None,
) -> Chart:
    """A control chart of one series in order of time; None is a gap.

    rebase_at: where a new phase starts, as positions from 0, periods or dates; a mapping gives each its reason.
    exclude: points that stay on the chart and out of every calculation, likewise with their reasons.
    fix_after: in each phase the mean and limits come from that many first points.
    floor, ceiling: what the measure cannot pass, such as 0 and 100; limits are drawn no further.
    min_points: fewest points for the two verdicts; the preset says, unless given.
    periods: checked for order, repeats and mixed frequency; a missing period is a gap.

    A gap, an excluded point and the start of a phase end every run and have no moving range.
    Raises MeasureError for anything that cannot be charted, naming each row that is wrong.
    """
    chosen = preset_named(preset)
    one_of(polarity, POLARITIES, "polarity")
    found = figures(values, "values", gaps=True)
    if np.isnan(found).all():
        refuse("values", "there is no figure to chart")
    _within(found, floor, ceiling)
    wanted = None if target is None else figure(target, "target")
    steps = _steps(periods, len(found))
    starts = _reasons(rebase_at, periods, len(found), "rebase_at")
    left_out = _reasons(exclude, periods, len(found), "exclude")
    fixed = None if fix_after is None else whole(fix_after, "fix_after", least=2)
    counted = found.copy()
    counted[list(left_out)] = np.nan
    bounds = sorted({0, *starts, len(found)})
    spans = list(pairwise(bounds))
    grid, cells = _grid(counted, spans, steps)
    scored = score_rows(grid, chosen, fixed)
    least = chosen.icon_points if min_points is None else whole(min_points, "min_points", least=2)
    drawn = [_drawn(limit, floor, ceiling) for limit in scored.limits[3:]]
    phases = _phases(spans, scored.limits, drawn, starts, fixed)
    lengths = [end - start for start, end in spans]
    flags = np.concatenate([scored.flags[row, cell] for row, cell in enumerate(cells)])
    variation, leaning, why = _variation(counted, flags, phases, (chosen, polarity), least)
    assurance, because = _assurance(
        wanted, polarity, scored.limits.lower[-1], scored.limits.upper[-1], why if variation is None else "", phases[-1]
    )
    lower, upper, low_warning, high_warning = (np.repeat(limit, lengths) for limit in drawn)
    return Chart(
        chosen, polarity, wanted, found, np.repeat(np.arange(len(spans)), lengths),
        np.repeat(scored.limits.mean, lengths), lower, upper, low_warning, high_warning,
        _moving_ranges(grid, cells), flags, phases, left_out, variation, leaning, why, assurance, because,
    )  # fmt: skip


def _within(found: Floats, floor: float | None, ceiling: float | None) -> None:
    low = -np.inf if floor is None else figure(floor, "floor")
    high = np.inf if ceiling is None else figure(ceiling, "ceiling")
    if low >= high:
        refuse("floor", f"{floor} is not below the ceiling of {ceiling}")
    outside = np.flatnonzero((found < low) | (found > high)).tolist()
    if outside:
        between = f"{floor if floor is not None else 'no floor'} to {ceiling if ceiling is not None else 'no ceiling'}"
        raise MeasureError(Problem("values", row + 1, "", f"{found[row]:g} is outside {between}") for row in outside)


def _steps(periods: Sequence[Moment] | None, count: int) -> NDArray[np.int64]:
    """Places in time of the points, so that a missing period is an empty cell."""
    if periods is None:
        return np.arange(count)
    if len(periods) != count:
        refuse("periods", f"{len(periods)} periods for {count} values")
    return np.array(places(periods), np.int64)


def _reasons(wanted: Places, periods: Sequence[Moment] | None, count: int, name: str) -> dict[int, str]:
    pairs = wanted.items() if isinstance(wanted, Mapping) else ((moment, "") for moment in wanted)
    return {position_of(moment, periods, count, name): reason for moment, reason in pairs}


def _grid(
    counted: Floats, spans: list[tuple[int, int]], steps: NDArray[np.int64]
) -> tuple[Floats, list[NDArray[np.int64]]]:
    """One row a phase, padded with NaN, and for each phase the cells its points went to."""
    cells = [steps[start:end] - steps[start] for start, end in spans]
    grid = np.full((len(spans), max(int(cell[-1]) for cell in cells) + 1), np.nan)
    for row, ((start, end), cell) in enumerate(zip(spans, cells, strict=True)):
        grid[row, cell] = counted[start:end]
    return grid, cells


def _drawn(limit: Floats, floor: float | None, ceiling: float | None) -> Floats:
    """A limit no further than the measure can go. The rules need no such thing: no value lies beyond."""
    if floor is not None:
        limit = np.maximum(limit, floor)
    return limit if ceiling is None else np.minimum(limit, ceiling)


def _moving_ranges(grid: Floats, cells: list[NDArray[np.int64]]) -> Floats:
    ranges = np.full(grid.shape, np.nan)
    ranges[:, 1:] = np.abs(grid[:, 1:] - grid[:, :-1])
    return np.concatenate([ranges[row, cell] for row, cell in enumerate(cells)])


def _phases(
    spans: list[tuple[int, int]], limits: Limits, drawn: list[Floats], starts: dict[int, str], fixed: int | None
) -> tuple[Phase, ...]:
    phases = []
    for row, (start, end) in enumerate(spans):
        points = int(limits.points[row])
        based = points if fixed is None else min(points, fixed)
        mean, mean_range = _known(limits.mean[row]), _known(limits.mean_range[row])
        lower, upper, low_warning, high_warning = (_known(limit[row]) for limit in drawn)
        phases.append(Phase(
            start, end - 1, points, based, mean, mean_range, lower, upper, low_warning, high_warning,
            based < PROVISIONAL_BELOW, starts.get(start, ""),
        ))  # fmt: skip
    return tuple(phases)


def _known(number: float) -> float | None:
    return None if np.isnan(number) else float(number)


def _points(chart: Chart) -> tuple[Point, ...]:
    table = tables(chart.preset, chart.polarity)
    points = []
    for place, (value, row, span, flag) in enumerate(
        zip(chart.values.tolist(), chart.phase.tolist(), chart.moving_range.tolist(), chart.flags.tolist(), strict=True)
    ):
        out = place in chart.excluded
        there = value == value and not out
        points.append(Point(
            place, _known(value), row, _known(span), rules_broken(flag), CAUSES[table.cause[flag]],
            _SIDES[int(table.direction[flag])], JUDGEMENTS[table.judgement[flag]] if there else None,
            (chart.excluded[place] or "no reason given") if out else None,
        ))  # fmt: skip
    return tuple(points)


def _variation(
    counted: Floats, flags: NDArray[np.uint8], phases: tuple[Phase, ...], rules: tuple[Preset, str], least: int
) -> tuple[str | None, str, str]:
    """The judgement of the last point, its direction, and why (or why not)."""
    there = np.flatnonzero(~np.isnan(counted))
    if not len(there):
        return None, "", "cannot be worked out, because every point is excluded"
    last = int(there[-1])
    phase = next(phase for phase in phases if last <= phase.end)
    if len(there) < least:
        return None, "", f"cannot be worked out, because there {_are(len(there))} and a verdict needs {least}"
    if phase.upper is None:
        return None, "", f"cannot be worked out, because its phase has {_only(phase.points)} no moving range"
    basis = f"from {phase.based_on} points" + (", so the limits are provisional" if phase.provisional else "")
    if phase.mean_range == 0:
        basis += "; they do not vary"
    table, flag = tables(*rules), int(flags[last])
    return JUDGEMENTS[table.judgement[flag]], _SIDES[int(table.direction[flag])], basis


def _are(count: int) -> str:
    return "is 1 point" if count == 1 else f"are {count} points"


def _only(count: int) -> str:
    return "no point and" if count == 0 else "one point and" if count == 1 else f"{count} points but"


def _assurance(
    target: float | None, polarity: str, lower: float, upper: float, unknown: str, phase: Phase
) -> tuple[str | None, str]:
    """The target against the latest limits: beyond the far one it is pass or fail, by polarity; else hit or miss."""
    if target is None:
        return None, "there is no target"
    if polarity not in ("bigger", "smaller"):
        return None, "cannot be worked out, because neither direction is better, so no target is passed or failed"
    if unknown:
        return None, unknown
    if np.isnan(upper):
        return None, f"cannot be worked out, because the last phase has {_only(phase.points)} no moving range"
    if lower <= target <= upper:
        return "hit or miss", "the target lies between the limits"
    passes = (target < lower) == (polarity == "bigger")
    side = "below the lower" if target < lower else "above the upper"
    return ("pass" if passes else "fail"), f"the target lies {side} limit"
