"""The three named sets of rules for a control chart, as data.

`ptd` is the NHS-R package NHSRplotthedots 0.2.2 (R/ptd_spc_standard.R, R/ptd_calculate_point_type.R).
`mdc-7` and `mdc-6` are the NHS England Making Data Count tools: their checks for locally made charts, with points
beyond three sigma counted in the two-sigma rule since 2024 (NHSRplotthedots issue 194).
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.measures.refusals import one_of

LIMIT = 2.66
"""Mean moving ranges from the mean to a process limit: 3 / 1.128 as every NHS tool rounds it."""
WARNING = 2 * LIMIT / 3
"""Mean moving ranges from the mean to a warning limit (two sigma)."""
SCREEN = 3.267
"""Moving ranges at or above this many mean moving ranges are screened out once (Nelson 1982)."""
PROVISIONAL_BELOW = 12
"""Limits from fewer points are trial limits and will move (NHSRplotthedots, "number of points required")."""


@dataclass(frozen=True)
class Preset:
    """A set of rules for a control chart."""

    name: str
    run: int
    """Points on one side of the mean that make a shift."""
    trend: int
    """Points each above (or each below) the one before, the first counted, that make a trend."""
    screen: bool
    """Whether large moving ranges are left out of their mean, once."""
    two_sigma_counts_beyond: bool
    """Whether a point beyond a process limit counts towards two of three beyond a warning limit."""
    improvement_first: bool
    """Whether improvement outranks concern where a point breaks rules both ways; else the order of rules decides."""
    right_hand_trend: bool
    """Whether a point of a trend is called by the step after it where that point too is in a trend (as ptd does)."""
    icon_points: int
    """Fewest points for a verdict of variation and of assurance."""
    words: str


PTD = Preset(
    "ptd", 7, 7, True, False, False, True, 2,
    "NHS-R Plot the Dots 0.2.2: large moving ranges screened out once, runs and trends of 7",
)  # fmt: skip
MDC_7 = Preset(
    "mdc-7", 7, 7, False, True, True, False, 13,
    "NHS Making Data Count: no screening, runs and trends of 7, verdicts from 13 points",
)  # fmt: skip
MDC_6 = Preset(
    "mdc-6", 6, 6, False, True, True, False, 13,
    "NHS Making Data Count: no screening, runs and trends of 6, verdicts from 13 points",
)  # fmt: skip
PRESETS = {preset.name: preset for preset in (PTD, MDC_7, MDC_6)}


def preset_named(preset: str | Preset) -> Preset:
    """The preset of that name. Raises MeasureError where there is none."""
    return preset if isinstance(preset, Preset) else PRESETS[one_of(preset, tuple(PRESETS), "preset")]
