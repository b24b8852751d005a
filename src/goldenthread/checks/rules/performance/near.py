"""The figures of a passage that stand near a place in it, so that no rule reads all of them for each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from goldenthread.figures import Quantity


def _start(figure: Quantity) -> int:
    return figure.start


def between(figures: Sequence[Quantity], start: int, end: int) -> list[Quantity]:
    """The figures that stand whole between two places."""
    low, high = bisect_left(figures, start, key=_start), bisect_left(figures, end, key=_start)
    return [figure for figure in figures[low:high] if figure.end <= end]
