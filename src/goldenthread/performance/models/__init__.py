"""Tables of what is measured: indicators, results as they were reported, targets, and what the results mean."""

from goldenthread.performance.models.charting import (
    ChartEvent,
    ChartSetting,
    ExcludedPoint,
    ForecastMethod,
    Preset,
    PublishedLimits,
)
from goldenthread.performance.models.comparators import Area, ComparatorSeries, ComparatorValue, NeighbourSet
from goldenthread.performance.models.indicators import Indicator, RagRule, ResultKind
from goldenthread.performance.models.published import Benchmark, Headline, ThemeStatus
from goldenthread.performance.models.results import Assessment, Commentary, Observation, Target

__all__ = [
    "Area",
    "Assessment",
    "Benchmark",
    "ChartEvent",
    "ChartSetting",
    "Commentary",
    "ComparatorSeries",
    "ComparatorValue",
    "ExcludedPoint",
    "ForecastMethod",
    "Headline",
    "Indicator",
    "NeighbourSet",
    "Observation",
    "Preset",
    "PublishedLimits",
    "RagRule",
    "ResultKind",
    "Target",
    "ThemeStatus",
]
