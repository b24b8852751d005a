"""Small accessible charts as SVG: pure functions from plain values to text, for pages, Word and PDF alike."""

from goldenthread.design.charts.comparison import comparison_chart
from goldenthread.design.charts.control import control_chart
from goldenthread.design.charts.control_data import Control, ControlEvent, ControlPhase, ControlPoint
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
from goldenthread.design.charts.funnel import FunnelDot, FunnelEdge, FunnelPlot, funnel_chart
from goldenthread.design.charts.headline import headline_strip
from goldenthread.design.charts.numbers import COUNT, PERCENT, Unit, number
from goldenthread.design.charts.outlook import Outlook, OutlookStep, outlook_chart
from goldenthread.design.charts.palette import BLUE_ORANGE, PALETTES, RED_AMBER_GREEN, Palette
from goldenthread.design.charts.progress import progress_chart
from goldenthread.design.charts.risks import risk_matrix
from goldenthread.design.charts.series import indicator_chart
from goldenthread.design.charts.sparkline import sparkline
from goldenthread.design.charts.stamped import size_of, stamped
from goldenthread.design.charts.strip import Strip, StripGroup, benchmark_strip

__all__ = [
    "BLUE_ORANGE",
    "COUNT",
    "PALETTES",
    "PERCENT",
    "RED_AMBER_GREEN",
    "Bar",
    "Comparison",
    "Control",
    "ControlEvent",
    "ControlPhase",
    "ControlPoint",
    "FunnelDot",
    "FunnelEdge",
    "FunnelPlot",
    "Headline",
    "Outlook",
    "OutlookStep",
    "Palette",
    "Part",
    "PlacedRisk",
    "Point",
    "Progress",
    "Reading",
    "RiskMatrix",
    "Series",
    "Strip",
    "StripGroup",
    "Unit",
    "benchmark_strip",
    "comparison_chart",
    "control_chart",
    "funnel_chart",
    "headline_strip",
    "indicator_chart",
    "number",
    "outlook_chart",
    "progress_chart",
    "risk_matrix",
    "size_of",
    "sparkline",
    "stamped",
]
