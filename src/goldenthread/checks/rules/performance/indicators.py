"""Tables of indicators: each row with its result, target, earlier results, rating and polarity."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.checks.grids import Grid
from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.rules.performance.colours import Colour, Rating, rating_of
from goldenthread.checks.rules.performance.columns import Columns, columns_of
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.polarity import Polarity, guessed, marks, stated, told
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_MAY_HAVE = regex(
    r"\b(?:results?|actuals?|out-?turn|performance|achieved|achievement|value|current|latest|reported|this\s+(?:quarter"
    r"|year|period|month)|Q[1-4]|quarter|YTD|year\s+to\s+date)\b|\b(?:19|20)?\d\d\s?[/–-]\s?\d\d\b|\b20\d\d\b"
    r"|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*[\s'’-]+\d\d\b",
    re.I,
)
_NAMED = regex(
    r"\b(?:indicators?|measures?|kpis?|pis?|description|metric|performance\s+indicator|service|name|title|ref)\b", re.I
)
_OVER_OR_UNDER = regex(r"\b(?:above|below|under|over)\b", re.I)
_OVER = regex(r"\b(?:above|over)\b", re.I)
_ON = regex(r"\b(?:on|met|slightly|achieved|just)\b", re.I)
_MOST = 80
_FULL = regex(
    r"\b(?:occup\w+|utilis\w+|budget\w*|spen[dt]\w*|forecast\w*|capacity|costs?|landfill\w*|breach\w*|miss\w*)\b", re.I
)
_WAY_TOLD = regex(r"\bmarked\b|\b(?:lower|higher|smaller|bigger|low|high)\b[^.]{0,25}\b(?:better|good)\b", re.I)


@dataclass(frozen=True)
class Row:
    """One indicator as its table has it; a figure is None where the cell holds none."""

    grid: Grid
    row: int
    name: str
    polarity: Polarity
    polarity_stated: bool
    result: Quantity | None
    target: Quantity | None
    earlier: tuple[Quantity, ...]
    rating: Rating | None
    columns: Columns

    @property
    def colour(self) -> Colour | None:
        """Its rating where that is Red, Amber or Green."""
        return self.rating if self.rating in ("red", "amber", "green") else None

    @property
    def said(self) -> str:
        """The words of its rating as printed."""
        return self.grid.text(self.row, self.columns.rag) if self.columns.rag is not None else ""

    @property
    def comparable(self) -> bool:
        """Whether result and target are figures of the same unit."""
        result, target = self.result, self.target
        return bool(result and target and result.unit == target.unit and not result.is_range and not target.is_range)


@once
def indicator_tables(subject: Subject) -> list[tuple[Grid, Columns, list[Row]]]:
    """Every table that has a column of results with a target, an earlier result or a colour beside it."""
    found = []
    keys: dict[Part, dict[str, Polarity]] = {}
    for grid in subject.grids:
        if not grid.header_rows or grid.table.columns < 3 or len(grid.rows) < 1:
            continue
        if not _MAY_HAVE.search(" ".join(grid.heading(column) for column in grid.columns)):
            continue
        columns = columns_of(grid)
        if columns.result is None or (columns.target, columns.earlier, columns.rag) == (None, (), None):
            continue
        if grid.part not in keys:
            keys[grid.part] = _marks(subject, grid.part) | _marks(subject, homes(subject)[grid.part])
        names = _are_names(grid, columns.rag)
        own = keys[grid.part] | marks(" ".join(grid.heading(column) for column in grid.columns))
        found.append((grid, columns, [_row(grid, row, columns, own, names) for row in grid.rows]))
    return found


def _marks(subject: Subject, part: Part) -> dict[str, Polarity]:
    found: dict[str, Polarity] = {}
    for passage in subject.holding(("marked", "better", "good"), prose=True):
        if passage.part is part and _WAY_TOLD.search(passage.text):
            found |= marks(passage.text)
    return found


def _are_names(grid: Grid, rag: int | None) -> bool:
    """Whether "below target" in a column of ratings is the name of one, whichever way is better."""
    if rag is None:
        return False
    texts = {grid.text(row, rag).casefold() for row in grid.rows}
    return not any(_OVER.search(text) for text in texts) and any(_ON.search(text) for text in texts)


def _row(grid: Grid, row: int, columns: Columns, keys: dict[str, Polarity], names: bool) -> Row:
    name, result = _name(grid, row, columns), figure_at(grid, row, columns.result)
    target = grid.text(row, columns.target) if columns.target is not None else ""
    said = stated(grid.text(row, columns.polarity)) if columns.polarity is not None else ""
    said = said or told(name, target) or next((way for mark, way in keys.items() if mark in name), "")
    if not said and set(keys.values()) == {"smaller"} and not columns.polarity:
        # Where those better lower are marked, what is not marked is better higher.
        said = "bigger"
    polarity = said or guessed(name) or (guessed(f"{name} %") if result is not None and result.percentage else "")
    goal = figure_at(grid, row, columns.target)
    if not said and goal is not None and goal.percentage and goal.value >= _MOST and not _FULL.search(name):
        # A wait of which 95% is the target is the share that were in time.
        polarity = "bigger"
    words = grid.text(row, columns.rag) if columns.rag is not None else ""
    rating = rating_of(words)
    if polarity == "smaller" and not names and _OVER_OR_UNDER.search(words):
        # "Below target" of what is better smaller may be praise.
        rating = None
    return Row(
        grid,
        row,
        name,
        polarity,
        bool(said),
        result,
        goal,
        tuple(figure for column in columns.earlier if (figure := figure_at(grid, row, column)) is not None),
        rating,
        columns,
    )


def _name(grid: Grid, row: int, columns: Columns) -> str:
    """The words that name the row's indicator: the first column headed as one, else the longest of the first three."""
    for column in grid.columns:
        if _NAMED.search(grid.heading(column)) and len(grid.text(row, column)) > 8 and column != columns.result:
            return " ".join(grid.text(row, column).split())
    return " ".join(max((grid.text(row, column) for column in list(grid.columns)[:3]), key=len, default="").split())


def figure_at(grid: Grid, row: int, column: int | None) -> Quantity | None:
    """The figure in a cell, None where it has none that is sure."""
    if column is None:
        return None
    reading = grid.reading(row, column)
    return reading.quantity if reading.quantity is not None and not reading.why else None
