"""A table as rules read it: what each row and column is called, and what each cell amounts to."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from goldenthread.documents import Cell, Table
from goldenthread.figures import CellReading, ColumnUnit, column_units, parse_cell
from goldenthread.patterns import regex

if TYPE_CHECKING:
    from goldenthread.checks.parts import Part
    from goldenthread.checks.passages import Passage

_LONGEST_TITLE = 120
_NUMBER = regex(r"\btable\s+(\d{1,3}[a-z]?)\b", re.IGNORECASE)


@dataclass(eq=False)
class Grid:
    """A table. `title` is its caption, or the passage just above it that names it; `number` is "3" of "Table 3".

    `passages` are the passages in its cells, filled in as the document is walked.
    """

    index: int
    table: Table
    part: Part
    headings: tuple[str, ...]
    title: str = ""
    above: Passage | None = None
    passages: list[Passage] = field(default_factory=list)

    @cached_property
    def places(self) -> list[list[Cell | None]]:
        """Rows by columns, each place with the cell that covers it."""
        return self.table.grid()

    @cached_property
    def header_rows(self) -> int:
        """How many rows at the top are headings, without a first section's name that is set as one."""
        rows = self.table.header_rows
        while rows > 1 and self.table.columns > 2 and len({id(cell) for cell in self.places[rows - 1]}) == 1:
            rows -= 1
        return rows

    @property
    def rows(self) -> range:
        """The places of the rows that are not headings."""
        return range(self.header_rows, len(self.table.rows))

    @property
    def columns(self) -> range:
        """The places of the columns."""
        return range(self.table.columns)

    @cached_property
    def number(self) -> str:
        """Its number as printed, "" where it has none."""
        match = _NUMBER.search(self.title)
        return match[1] if match else ""

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place."""
        line = self.places[row] if 0 <= row < len(self.places) else []
        return line[column] if 0 <= column < len(line) else None

    def text(self, row: int, column: int) -> str:
        """The words at a place, "" where there are none."""
        line = self._texts[row] if 0 <= row < len(self._texts) else []
        return line[column] if 0 <= column < len(line) else ""

    @cached_property
    def _texts(self) -> list[list[str]]:
        return [[cell.text.strip() if cell else "" for cell in line] for line in self.places]

    def is_across(self, row: int) -> bool:
        """Whether a row is one cell across the table."""
        return row in self._across

    @cached_property
    def _across(self) -> frozenset[int]:
        columns = self.columns
        return frozenset(
            row for row in range(len(self.places)) if len({id(self.cell(row, column)) for column in columns}) == 1
        )

    def heading(self, column: int) -> str:
        """The words above a column, from the top, joined by spaces."""
        return self._headings[column] if 0 <= column < len(self._headings) else ""

    @cached_property
    def _headings(self) -> list[str]:
        return [" ".join(words) for words in self._heading_words]

    @cached_property
    def _heading_words(self) -> list[tuple[str, ...]]:
        # As `Table.column_heading` has it, but from the grid that is laid out already.
        return [self._heading(column) for column in self.columns]

    def _heading(self, column: int) -> tuple[str, ...]:
        words: list[str] = []
        last: Cell | None = None
        for row in range(self.header_rows):
            cell = self.cell(row, column)
            if cell is not None and cell is not last and cell.text:
                words.append(cell.text)
            last = cell
        return tuple(words)

    def row_label(self, row: int) -> str:
        """The first words in a row that are no figure: what the row is about."""
        for column in self.columns:
            text = self.text(row, column)
            if text and self.reading(row, column).quantity is None:
                return text
        return ""

    @cached_property
    def _units(self) -> list[ColumnUnit]:
        whole = column_units((self.title,)) if len(self.title) <= _LONGEST_TITLE else column_units(())
        own = [column_units(words) for words in self._heading_words]
        # "Revenue forecast (£000)" over a table holds for the columns that say nothing of their own.
        return [unit if unit.unit or whole.scale == 1 else whole for unit in own]

    def unit(self, column: int) -> ColumnUnit:
        """The unit and scale that a column's heading, or else the table's title, gives to its cells."""
        return self._units[column]

    @cached_property
    def _readings(self) -> dict[tuple[int, int], CellReading]:
        return {}

    def reading(self, row: int, column: int) -> CellReading:
        """What the cell at a place amounts to."""
        key = (row, column)
        if (kept := self._readings.get(key)) is not None:
            return kept
        found = self._readings[key] = parse_cell(self.text(row, column), column_unit=self.unit(column))
        return found

    def passage(self, row: int, column: int) -> Passage | None:
        """The first passage in the cell at a place."""
        cell = self.cell(row, column)
        return self._by_cell.get(id(cell)) if cell is not None else None

    @cached_property
    def _by_cell(self) -> dict[int, Passage]:
        found: dict[int, Passage] = {}
        for passage in self.passages:
            found.setdefault(id(passage.cell), passage)
        return found
