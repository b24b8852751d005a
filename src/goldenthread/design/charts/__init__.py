"""Small accessible charts as SVG: pure functions from plain values to text, for pages, Word and PDF alike."""

from goldenthread.design.charts.comparison import comparison_chart
from goldenthread.design.charts.data import (
    Bar,
    Comparison,
    Headline,
    Part,
    PlacedRisk,
    Point,
    Progress,
    Reading,
    RiskMatrix,
    Series,
)
from goldenthread.design.charts.headline import headline_strip
from goldenthread.design.charts.numbers import COUNT, PERCENT, Unit, number
from goldenthread.design.charts.palette import BLUE_ORANGE, PALETTES, RED_AMBER_GREEN, Palette
from goldenthread.design.charts.progress import progress_chart
from goldenthread.design.charts.risks import risk_matrix
from goldenthread.design.charts.series import indicator_chart
from goldenthread.design.charts.sparkline import sparkline

__all__ = [
    "BLUE_ORANGE",
    "COUNT",
    "PALETTES",
    "PERCENT",
    "RED_AMBER_GREEN",
    "Bar",
    "Comparison",
    "Headline",
    "Palette",
    "Part",
    "PlacedRisk",
    "Point",
    "Progress",
    "Reading",
    "RiskMatrix",
    "Series",
    "Unit",
    "comparison_chart",
    "headline_strip",
    "indicator_chart",
    "number",
    "progress_chart",
    "risk_matrix",
    "sparkline",
]
