"""A table as a reader of figures sees it: the words above it, its headings, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from goldenthread.documents import Cell
from goldenthread.documents.tabular import is_figure
from goldenthread.packs.flow import Grid, Line, tidy
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import pattern
from goldenthread.packs.tables.headings import LONGEST_HEADING, Columns, Heading
from goldenthread.packs.tables.periods import whens

Row = tuple[Cell | None, ...]
Recogniser = Callable[[Sequence[Heading], "Sheet"], Columns]


@dataclass(frozen=True)
class Sheet:
    """A table of a part. `above` are the lines just above it, the nearest last; `follows` whether nothing but the
    marks of a page stands between it and the table before."""

    part: Part
    grid: Grid
    above: tuple[Line, ...]
    follows: bool
    cells: tuple[Row, ...]

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.cells[0]) if self.cells else 0

    def below(self, heading: Heading) -> tuple[Row, ...]:
        """The rows below a column's heading."""
        place = heading.place
        last = max((at for at, row in enumerate(self.cells) if heading.cell and row[place] is heading.cell), default=-1)
        return self.cells[last + 1 :]

    @property
    def title(self) -> Line | None:
        """The line above that calls the table or its section something: the nearest that stands out."""
        return next((line for line in reversed(self.above) if line.standing_out), None)


@dataclass(frozen=True)
class Fitted:
    """A table whose columns are known. `rows` are those under its headings."""

    sheet: Sheet
    columns: Columns
    rows: tuple[Row, ...]
    headings: tuple[Heading, ...] = ()
    continued: bool = False

    def heading(self, role: str) -> Heading | None:
        """The first column of a meaning."""
        found = self.columns.get(role)
        return found[0] if found else None

    def cell(self, row: Row, role: str) -> Cell | None:
        """The cell of a row in the first column of a meaning, if it says anything."""
        heading = self.heading(role)
        return filled(row, heading.place) if heading else None


def filled(row: Row, place: int) -> Cell | None:
    """The cell at a place of a row, if there is one and it is not empty."""
    cell = row[place] if place < len(row) else None
    return cell if cell is not None and cell.text.strip() else None


def alone(row: Row) -> Cell | None:
    """The cell of a row in which no other says anything."""
    found = {id(cell): cell for cell in row if cell is not None and cell.text.strip()}
    return next(iter(found.values())) if len(found) == 1 else None


def is_total(row: Row) -> bool:
    """Whether a row sums up the rows above it: its first words say so."""
    first = next((cell for cell in row if cell is not None and cell.text.strip()), None)
    return first is not None and bool(pattern("tables", "total").match(tidy(first.text)))


def may_head(row: Row) -> bool:
    """Whether a row may be one of headings: it says something, in few words, and no figure."""
    texts = [tidy(cell.text) for cell in row if cell is not None and cell.text.strip()]
    figures = any(is_figure(text) and not whens(text) for text in texts)
    return bool(texts) and not figures and max(map(len, texts)) <= LONGEST_HEADING


def texts_of(row: Row) -> tuple[str, ...]:
    """The words in each place of a row, on one line and in small letters."""
    return tuple(tidy(cell.text).casefold() if cell else "" for cell in row)
