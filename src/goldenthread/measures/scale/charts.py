"""The control chart of every series: limits, the rules each point breaks, and the two verdicts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldenthread.measures import spc
from goldenthread.measures.cells import NUMBER, Cells
from goldenthread.measures.kernel import POLARITIES
from goldenthread.measures.scale.figures import floats
from goldenthread.measures.scoring import chunks
from goldenthread.measures.tables import Definitions

_SIDES = {"trend": ("rising", "falling")}
SPECIAL = tuple(
    f"{cause} {side}" for cause in spc.CAUSES[1:] for side in _SIDES.get(cause, ("high", "low"))
)  # fmt: skip
"""A special cause and its side, such as "limit high"; the place of each is (cause - 1) x 2, and 1 more where low."""
GAP = 0


class Charts(NamedTuple):
    """Of every cell, except the last five, which are of every series."""

    flags: NDArray[np.uint8]
    """Every rule the point breaks, as bits."""
    special: NDArray[np.uint8]
    """0, or 1 more than the place in SPECIAL."""
    judgement: NDArray[np.uint8]
    """0 for a gap, else 1 more than the place in spc.JUDGEMENTS."""
    mean: NDArray[np.float64]
    lower: NDArray[np.float64]
    upper: NDArray[np.float64]
    variation: NDArray[np.uint8]
    """0 where there are too few points, else 1 more than the place in spc.JUDGEMENTS."""
    assurance: NDArray[np.uint8]
    """Place in spc.ASSURANCES."""


def charts(definitions: Definitions, cells: Cells, starts: NDArray[np.int64], preset: str) -> Charts:
    """A chart of each series, one phase, with a quarter (or year) that has no result as a gap.

    The target of its assurance is the one in force at the last result. `starts`: each series' first cell.
    """
    size, series = cells.series.size, starts.size
    made = Charts(
        flags=np.zeros(size, np.uint8), special=np.zeros(size, np.uint8), judgement=np.zeros(size, np.uint8),
        mean=np.full(series, np.nan), lower=np.full(series, np.nan), upper=np.full(series, np.nan),
        variation=np.zeros(series, np.uint8), assurance=np.zeros(series, np.uint8),
    )  # fmt: skip
    values = floats(cells.value, cells.exponent)
    values[~cells.has_value] = np.nan
    targets = _latest_targets(cells, starts)
    for _, where, place in chunks(definitions, cells):
        grid = place.laid(values, where, np.nan)
        names = np.array(POLARITIES)[definitions.polarity[place.series]].tolist()
        scored = spc.batch(
            grid, preset=preset, polarity=names if len(set(names)) > 1 else names[0], target=targets[place.series]
        )
        place.put(made.flags, where, scored.flags)
        place.put(made.special, where, _special(scored))
        place.put(made.judgement, where, scored.judgements + np.uint8(1))
        made.mean[place.series] = scored.limits.mean
        made.lower[place.series] = scored.limits.lower
        made.upper[place.series] = scored.limits.upper
        made.variation[place.series] = scored.variation + np.uint8(1)  # NO_VERDICT, which is 255, becomes 0
        made.assurance[place.series] = scored.assurance
    made.judgement[~cells.has_value] = GAP
    return made


def _special(scored: spc.Batch) -> NDArray[np.uint8]:
    cause = scored.causes
    return np.where(cause > 0, cause * np.uint8(2) - (scored.directions > 0), 0).astype(np.uint8)


def _latest_targets(cells: Cells, starts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Each series' target at its last result (at its last row where it has none); NaN where that is no number."""
    place = np.where(cells.has_value, np.arange(cells.series.size), -1)
    last = np.maximum.reduceat(place, starts) if starts.size else place
    last = np.where(last < 0, np.append(starts[1:], place.size) - 1, last)
    found = floats(cells.target[last], cells.exponent)
    found[cells.target_kind[last] != NUMBER] = np.nan
    return found
