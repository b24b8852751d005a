"""The one cell of a row that the words beside a figure mean: the target, a period named, or the same time last year."""

from __future__ import annotations

import re

from goldenthread.checks.rules.consistency.table_figures import Cell, Line, kind_of
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_YEAR_BEFORE = regex(
    r"\b(?:last\s+year|(?:the\s+)?(?:previous\s+)?year\s+(?:before|earlier|ago|previously)|previous\s+year"
    r"|same\s+(?:quarter|period|time|point)\s+(?:last|(?:of|in)\s+(?:the\s+)?(?:last|previous))|12\s+months\s+(?:ago|earlier))\b",
    re.IGNORECASE,
)
_TIME = regex(
    r"\b(?:20)?(?P<first>\d\d)\s?[/–-]\s?(?:20)?(?P<second>\d\d)\b(?![/–-])|\b20(?P<year>\d\d)\b", re.IGNORECASE
)
_QUARTER = regex(r"\b(?:Q|quarter\s+)(?P<quarter>[1-4])\b", re.IGNORECASE)
_AFTER, _BEFORE = 50, 44


def hinted(
    line: Line, figure: Quantity, before: str, after: str, own: frozenset[str], of_a_target: bool
) -> Cell | None:
    """The cell meant, None where the words do not say, or name more than one."""
    cells = [
        cell for cell in line.cells if kind_of(cell.figure) == kind_of(figure) or (figure.percentage and cell.share)
    ]
    if of_a_target:
        return _only([cell for cell in cells if cell.target])
    results = [cell for cell in cells if not cell.target]
    if _YEAR_BEFORE.search(after[:_AFTER]) or _YEAR_BEFORE.search(before[-_BEFORE:]):
        return _year_before(results)
    if own:
        exact = [cell for cell in results if cell.periods == own]
        return _only(exact or [cell for cell in results if own < cell.periods])
    return None


def _only(cells: list[Cell]) -> Cell | None:
    return cells[0] if len(cells) == 1 else None


def _year_before(cells: list[Cell]) -> Cell | None:
    """Of columns by period the one a year before the latest."""
    timed = {cell: time for cell in cells if (time := time_of(cell.grid.heading(cell.column))) is not None}
    if len(timed) < 2 or len(timed) != len(set(timed.values())):
        return None
    year, quarter = max(timed.values())
    return _only([cell for cell, time in timed.items() if time == (year - 1, quarter)])


def time_of(heading: str) -> tuple[int, int] | None:
    """The year (its first, of a financial year) and quarter (0 where none) that a heading names."""
    named = _TIME.findall(heading)
    match = _TIME.search(heading)
    if match is None or len(named) > 1:
        return None
    if match["first"] and (int(match["first"]) + 1) % 100 != int(match["second"]):
        return None
    quarter = _QUARTER.search(heading)
    return int(match["first"] or match["year"]), int(quarter["quarter"]) if quarter else 0
