"""From the rules that a point breaks to its one cause, its direction and what that means: tables of 256 entries."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from goldenthread.measures.spc import kernel
from goldenthread.measures.spc.presets import Preset

POLARITIES = ("bigger", "smaller", "neither", "range")
CAUSES = ("none", "limit", "trend", "two of three", "shift")
JUDGEMENTS = ("common cause", "improvement", "concern", "special cause")
"""What a point means; "special cause" is said where neither direction is better."""
RULES: tuple[tuple[int, str, int], ...] = (
    (kernel.BEYOND_HIGH, "limit", 1),
    (kernel.BEYOND_LOW, "limit", -1),
    (kernel.TREND_UP, "trend", 1),
    (kernel.TREND_DOWN, "trend", -1),
    (kernel.TWO_HIGH, "two of three", 1),
    (kernel.TWO_LOW, "two of three", -1),
    (kernel.RUN_HIGH, "shift", 1),
    (kernel.RUN_LOW, "shift", -1),
)
"""Bit, cause and direction, in the order in which one outranks the next (NHSRplotthedots 0.2.2)."""
_GOOD = {"bigger": 1, "smaller": -1, "neither": 0, "range": 0}


class Tables(NamedTuple):
    """Of each of the 256 sets of rules that a point can break."""

    cause: NDArray[np.uint8]
    """Into CAUSES."""
    direction: NDArray[np.int8]
    """1 high or rising, -1 low or falling, 0 for common cause."""
    judgement: NDArray[np.uint8]
    """Into JUDGEMENTS."""


@cache
def tables(preset: Preset, polarity: str) -> Tables:
    """What each set of broken rules comes to, for a preset and a polarity."""
    made = Tables(np.zeros(256, np.uint8), np.zeros(256, np.int8), np.zeros(256, np.uint8))
    good = _GOOD[polarity]
    for flags in range(1, 256):
        broken = [(cause, direction) for bit, cause, direction in RULES if flags & bit]
        if preset.improvement_first and good:
            broken.sort(key=lambda rule: rule[1] != good)
        cause, direction = broken[0]
        made.cause[flags] = CAUSES.index(cause)
        made.direction[flags] = direction
        made.judgement[flags] = 3 if not good else 1 if direction == good else 2
    for table in made:
        table.setflags(write=False)
    return made


def rules_broken(flags: int) -> tuple[str, ...]:
    """Every rule a point breaks, in words: ("limit high", "shift high")."""
    words = {1: "high", -1: "low"}
    trend = {1: "rising", -1: "falling"}
    return tuple(
        f"{cause} {(trend if cause == 'trend' else words)[direction]}"
        for bit, cause, direction in RULES
        if flags & bit
    )  # fmt: skip
