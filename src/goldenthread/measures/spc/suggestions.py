"""Where a chart might be rebased. A person decides: a sustained shift is a reason to ask what happened, no more."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from goldenthread.measures.spc.charts import Chart
from goldenthread.measures.spc.presets import PROVISIONAL_BELOW


@dataclass(frozen=True)
class Suggestion:
    """A new phase to consider. Nothing is rebased until someone accepts it and says what happened."""

    position: int
    """Where the new phase would start."""
    direction: str
    """high or low: which side of the present mean the points since then lie on."""
    points: int
    """How many they are."""
    reason: str


def suggest_rebase(chart: Chart, *, least_before: int = PROVISIONAL_BELOW) -> Suggestion | None:
    """A new phase from where every point since lies on one side of the mean, if that is long enough to be a shift.

    None where there is no such run up to the last point, or where fewer than `least_before` points of the phase
    stand before it. A gap or an excluded point ends the run, as it does on the chart.
    """
    phase = chart.last_phase
    if phase.mean is None or phase.mean_range is None:
        return None
    part = slice(phase.start, phase.end + 1)
    there = np.array([point.judgement is not None for point in chart.points[part]])
    slack = 1e-12 * max(abs(phase.mean), phase.mean_range)
    off = chart.values[part] - phase.mean
    side = np.where(there & (np.abs(off) > slack), np.sign(np.nan_to_num(off)), 0)
    if side[-1] == 0:
        return None
    differs = np.flatnonzero(side != side[-1])
    start = int(differs[-1]) + 1 if len(differs) else 0
    run = len(side) - start
    if run < chart.preset.run or int(there[:start].sum()) < least_before:
        return None
    direction = "high" if side[-1] > 0 else "low"
    word = "above" if side[-1] > 0 else "below"
    return Suggestion(
        phase.start + start, direction, run,
        f"the last {run} points all lie {word} the mean; if something is known to have changed, a new phase could "
        "start there",
    )  # fmt: skip
