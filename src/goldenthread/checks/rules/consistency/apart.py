"""Whether two figures for one thing can both be honest."""

from __future__ import annotations

from dataclasses import replace

from goldenthread.figures import Quantity

_NEAR = 50


def abs_of(figure: Quantity) -> Quantity:
    """The size of a figure: (200) in a table is £0.2m in a sentence that says "under"."""
    return figure if figure.value >= 0 else replace(figure, value=-figure.value, printed=-figure.printed)


def apart(first: Quantity, second: Quantity) -> bool:
    """Whether no rounding could make the two one, nor the habit of giving £9,992 as £10,000 (within 2%)."""
    if first.interval().overlaps(second.interval()):
        return False
    near = abs(first.value - second.value) * _NEAR <= max(abs(first.value), abs(second.value))
    return not (near and first.interval(loose=True).overlaps(second.interval(loose=True)))
