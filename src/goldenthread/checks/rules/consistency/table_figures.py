"""The figures in the tables of each report, by value and by the words of their rows."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from operator import itemgetter

from goldenthread.checks.grids import Grid
from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.rules.consistency.apart import abs_of
from goldenthread.checks.rules.consistency.named_tables import label_of
from goldenthread.checks.rules.consistency.phrases import periods
from goldenthread.checks.rules.consistency.roots import COMMON, roots
from goldenthread.checks.rules.consistency.scopes import scope
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity
from goldenthread.patterns import regex

MOST_CELLS = 3000
_PERCENT = regex(r"%|\bper\s?cent|\bpercentage\b|\bproportion\b", re.IGNORECASE)
_REFERENCE = regex(r"[A-Z]{1,6}[\s./-]?\d{1,4}[a-z]?")
_WORDS = regex(r"[A-Za-z]{3,}")
_TARGET = regex(r"\b(?:target|standard|threshold|goal|ambition)s?\b", re.IGNORECASE)
_ROUNDED_MONEY = (Decimal(1000), Decimal(10_000), Decimal(100_000))

Kind = str
"""money, percent or number: figures of two kinds are never one."""


@dataclass(frozen=True, eq=False)
class Line:
    """A row of a table: its label, its reference if it has one, and the roots and periods of the label."""

    table: Tabled
    row: int
    label: str
    reference: str
    roots: frozenset[str]
    periods: frozenset[str]
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True, eq=False)
class Cell:
    """A figure in a table. `share` is whether the words about it let it be a percentage without a sign."""

    line: Line
    column: int
    figure: Quantity
    share: bool

    @property
    def nameable(self) -> bool:
        """Whether no other row of the table has the same name."""
        line = self.line
        return line.table.told_apart[line.roots, line.periods] == 1

    @property
    def grid(self) -> Grid:
        """Its table."""
        return self.line.table.grid

    @property
    def periods(self) -> frozenset[str]:
        """The periods that its row and column name."""
        return self.line.periods | self.line.table.periods[self.column]

    @property
    def name(self) -> frozenset[str]:
        """The roots of what it is a figure of: its row's, or its column's where the row only names a period."""
        line = self.line
        return line.roots or (line.table.headings[self.column] if line.periods else line.roots)

    @property
    def target(self) -> bool:
        """Whether it is a target, and no result."""
        return self.line.table.targets[self.column]


@dataclass(eq=False)
class Tabled:
    """A table with its rows and figures, and the roots and periods of its headings."""

    grid: Grid
    headings: dict[int, frozenset[str]] = field(default_factory=dict)
    periods: dict[int, frozenset[str]] = field(default_factory=dict)
    targets: dict[int, bool] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    cells: list[Cell] = field(default_factory=list)

    @cached_property
    def told_apart(self) -> Counter[tuple[frozenset[str], frozenset[str]]]:
        """How many rows have each name: of "Band A" and "Band B" a sentence's words cannot tell which is meant."""
        return Counter((line.roots, line.periods) for line in self.lines)

    @cached_property
    def title(self) -> frozenset[str]:
        """The roots of its title and of the heading it stands under."""
        return roots(" ".join((self.grid.title[:160], *self.grid.headings[-1:])))

    @cached_property
    def times(self) -> frozenset[str]:
        """All periods that it names."""
        named = [self.grid.title[:160], *self.grid.headings[-1:]]
        return frozenset().union(*self.periods.values(), *(line.periods for line in self.lines), *map(periods, named))

    @property
    def first(self) -> int:
        """The place of its first passage."""
        return self.grid.passages[0].index

    @property
    def last(self) -> int:
        """The place of its last passage."""
        return self.grid.passages[-1].index


@dataclass(eq=False)
class Figures:
    """The figures in the tables of one report: by their value and kind, and the rows by the roots of their labels."""

    tables: list[Tabled] = field(default_factory=list)
    by_value: dict[tuple[Kind, Decimal], list[Cell]] = field(default_factory=lambda: defaultdict(list))
    lines: dict[str, list[Line]] = field(default_factory=lambda: defaultdict(list))
    references: dict[str, list[Line]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def sorted_values(self) -> dict[Kind, list[tuple[Decimal, Cell]]]:
        """The cells of each kind in the order of their values."""
        found: dict[Kind, list[tuple[Decimal, Cell]]] = {"money": [], "percent": [], "number": []}
        for table in self.tables:
            for cell in table.cells:
                found[kind_of(cell.figure)].append((abs(cell.figure.value), cell))
        for values in found.values():
            values.sort(key=itemgetter(0))
        return found

    def same(self, figure: Quantity) -> list[Cell]:
        """The cells that have this figure, or could before the sentence rounded it."""
        kind = kind_of(figure)
        kinds = (kind,) if kind == "money" else ("percent", "number")
        value, margin = abs(figure.value), _margin(figure)
        found = []
        for each in kinds:
            values = self.sorted_values[each]
            place = bisect_left(values, value - margin, key=itemgetter(0))
            while place < len(values) and values[place][0] <= value + margin:
                if not _apart(values[place][1].figure, figure):
                    found.append(values[place][1])
                place += 1
        return found


def _rounds(figure: Quantity) -> bool:
    """Whether a whole number ends like one that was rounded: 12,000 and 4,300, but not 190."""
    return abs(figure.value) >= 1000 and figure.printed % 100 == 0


def _margin(figure: Quantity) -> Decimal:
    """How far from a figure the values that it may be rounded from can lie."""
    interval = abs_of(figure).interval(loose=_rounds(figure))
    return Decimal(math.ceil((interval.high - interval.low) * 1000)) / 1000


def kind_of(figure: Quantity) -> Kind:
    """The kind of a figure."""
    if figure.money:
        return "money"
    return "percent" if figure.unit in ("percent", "points") else "number"


@once
def table_figures(subject: Subject) -> dict[Part, Figures]:
    """The figures in the tables of each report."""
    found: dict[Part, Figures] = {}
    for grid in subject.grids:
        if grid.passages and len(grid.rows) * grid.table.columns <= MOST_CELLS and grid.table.columns > 1:
            table = _tabled(grid)
            if len(table.cells) > 1:
                _add(found.setdefault(scope(subject, grid.part), Figures()), table)
    return found


def _tabled(grid: Grid) -> Tabled:
    table = Tabled(grid)
    below = _period_row(grid)
    for column in grid.columns:
        heading = grid.heading(column)
        table.headings[column] = roots(heading)
        table.periods[column] = periods(heading) or (
            periods(grid.text(below, column)) if below is not None else frozenset()
        )
        table.targets[column] = bool(_TARGET.search(heading))
    titled = bool(_PERCENT.search(grid.title[:160]))
    shares = [bool(_PERCENT.search(grid.heading(column))) for column in grid.columns]
    over = ""
    for row in grid.rows:
        words = [text for column in grid.columns if (text := grid.text(row, column))]
        if len(set(words)) == 1 and grid.table.columns > 2:
            over = words[0]
            continue
        if row != below and words:
            label = label_of(grid, row) or over
            _add_line(table, row, label, shares, titled or bool(_PERCENT.search(label)))
            over = over if label == over else ""
    return table


def _add_line(table: Tabled, row: int, label: str, shares: list[bool], share: bool) -> None:
    grid = table.grid
    first = grid.text(row, 0)
    reference = first if _REFERENCE.fullmatch(first) else ""
    line = Line(table, row, label, reference, roots(label) - COMMON or roots(label), periods(label))
    table.lines.append(line)
    for column in grid.columns:
        text = grid.text(row, column)
        if (column == 0 and grid.header_rows and text == label) or len(_WORDS.findall(text)) > 1:
            continue
        for figure in grid.reading(row, column).figures:
            if not figure.is_range:
                line.cells.append(Cell(line, column, figure, share or shares[column]))
    table.cells.extend(line.cells)


def _period_row(grid: Grid) -> int | None:
    """The row of periods below the figures, as a chart that was made into a table has it."""
    if grid.header_rows:
        return None
    for row in grid.rows:
        words = [text for column in grid.columns if (text := grid.text(row, column))]
        if len(words) >= 3 and all(len(text) < 16 and periods(text) for text in words):
            return row
    return None


def _add(figures: Figures, table: Tabled) -> None:
    figures.tables.append(table)
    for cell in table.cells:
        for key in _keys(cell):
            figures.by_value[key].append(cell)
    for line in table.lines:
        for each in line.roots:
            figures.lines[each].append(line)
        if line.reference:
            figures.references[line.reference].append(line)


def _keys(cell: Cell) -> set[tuple[Kind, Decimal]]:
    """Under what values a cell is looked for: its own, and those that a sentence may round it to."""
    figure, value = cell.figure, abs(cell.figure.value)
    kind = kind_of(figure)
    kinds = [kind, "percent"] if kind == "number" and cell.share else [kind]
    values = {value}
    if kind == "money":
        values |= {_rounded(value, step) for step in _ROUNDED_MONEY if value >= step * 10}
    return {(each, found) for each in kinds for found in values}


def _rounded(value: Decimal, step: Decimal) -> Decimal:
    return (value / step).quantize(Decimal(1), ROUND_HALF_UP) * step


def in_line(line: Line, figure: Quantity) -> bool:
    """Whether any cell of a row has a figure, or could before rounding."""
    size = abs(figure.value)
    for cell in line.cells:
        other = cell.figure
        if abs(abs(other.value) - size) * 20 <= size and not _apart(other, figure):
            return True
    return False


def _apart(cell: Quantity, figure: Quantity) -> bool:
    """Whether a figure in a sentence is no cell's, even if the sentence rounds it to hundreds or thousands."""
    one, other = abs_of(cell).interval(), abs_of(figure).interval(loose=_rounds(figure))
    # 11.0 and 11.1 meet at 11.05, which is only ever rounded to one of them.
    return one.low > other.high or other.low > one.high or (one.given != other.given and _meet(one, other))


def _meet(one: Interval, other: Interval) -> bool:
    return one.low == other.high or other.low == one.high
