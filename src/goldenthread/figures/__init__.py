"""Figures in text and in tables' cells: value, unit, scale, precision, sign; and what has digits and is no figure.

Pure Python, exact, without NumPy or Arrow: quick to load and quick to run, since a check reads whole reports with it.
"""

from goldenthread.figures.cells import CellReading, Why, parse_cell
from goldenthread.figures.columns import ColumnUnit, column_units
from goldenthread.figures.comparing import Comparison, Verdict, compare
from goldenthread.figures.finding import find, scan
from goldenthread.figures.interval import Interval, Unbounded, change, reachable, rounded, share, total
from goldenthread.figures.malformed import Fault, Malformed, malformed
from goldenthread.figures.pairs import Pair, pairs
from goldenthread.figures.quantity import Kind, Other, Quantity, Range, Sign

__all__ = [
    "CellReading",
    "ColumnUnit",
    "Comparison",
    "Fault",
    "Interval",
    "Kind",
    "Malformed",
    "Other",
    "Pair",
    "Quantity",
    "Range",
    "Sign",
    "Unbounded",
    "Verdict",
    "Why",
    "change",
    "column_units",
    "compare",
    "find",
    "malformed",
    "pairs",
    "parse_cell",
    "reachable",
    "rounded",
    "scan",
    "share",
    "total",
]
