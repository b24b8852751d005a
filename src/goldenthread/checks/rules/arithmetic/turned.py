"""A table on its side, for rules that hold along rows as they do down columns."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.figures import CellReading, ColumnUnit, Quantity

_MOST_CELLS = 2_000
_NOTHING = ColumnUnit()


class Turned:
    """A table whose rows are read as columns and whose columns as rows; it answers as a `Grid` does."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid

    @property
    def rows(self) -> range:
        """The columns of the table."""
        return self.grid.columns

    @property
    def columns(self) -> range:
        """The rows of the table that are not headings."""
        return self.grid.rows

    def reading(self, row: int, column: int) -> CellReading:
        """What the cell amounts to."""
        return self.grid.reading(column, row)

    def text(self, row: int, column: int) -> str:
        """The words of the cell."""
        return self.grid.text(column, row)

    def passage(self, row: int, column: int) -> Passage | None:
        """The first passage in the cell."""
        return self.grid.passage(column, row)

    def heading(self, column: int) -> str:
        """What the row is called."""
        return self.grid.row_label(column)

    def row_label(self, row: int) -> str:
        """The words above the column."""
        return self.grid.heading(row)

    @cached_property
    def _units(self) -> dict[int, ColumnUnit]:
        return {column: _shared_unit(list(self._figures(column))) for column in self.columns}

    def unit(self, column: int) -> ColumnUnit:
        """The unit that nearly all of the row's figures have, if there is one."""
        return self._units[column]

    def _figures(self, column: int) -> Iterator[Quantity]:
        for row in self.rows:
            figure = self.reading(row, column).quantity
            if figure is not None:
                yield figure


Laid = Grid | Turned
"""A table, upright or on its side."""


def both_ways(grid: Grid) -> Iterator[Laid]:
    """A table as it stands and on its side; a very large one only as it stands."""
    yield grid
    if len(grid.rows) * len(grid.columns) <= _MOST_CELLS:
        yield Turned(grid)


def _shared_unit(figures: list[Quantity]) -> ColumnUnit:
    units = [figure.unit for figure in figures]
    most = max(set(units), key=units.count, default="")
    return ColumnUnit(most) if most and units.count(most) * 10 >= len(units) * 7 else _NOTHING
