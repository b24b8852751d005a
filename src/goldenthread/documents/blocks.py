"""The blocks of a document: text, tables, pictures, page breaks, and notes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Literal

from goldenthread.documents.words import BULLETS, LABEL, NoteReference, Position, Run


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A block of words. `text` is what is live; `runs` hold everything, live or not; `marker` is its number or bullet.

    `style` is the name of the paragraph style in Word, or of the tag in a PDF.
    """

    position: Position
    text: str
    runs: tuple[Run, ...] = ()
    marker: str = ""
    style: str = ""

    @property
    def everything(self) -> str:
        """All its words, hidden, struck and deleted ones and note marks included."""
        return "".join(run.text for run in self.runs)

    @property
    def labelled(self) -> tuple[str, str]:
        """Its number or bullet, automatic or typed, and the text after it."""
        if self.marker and self.marker not in BULLETS:
            return self.marker, self.text
        match = LABEL.match(self.text)
        return (match["label"], self.text[match.end() :]) if match else (self.marker, self.text)

    @property
    def bold(self) -> bool:
        """Whether all its live words are bold, as in a heading that is not marked as one."""
        live = [run for run in self.runs if run.said and not run.text.isspace()]
        return bool(live) and all(run.style.bold for run in live)

    @property
    def note_references(self) -> tuple[NoteReference, ...]:
        """The note marks in it."""
        found, offset = [], 0
        for run in self.runs:
            if run.style.note is not None:
                found.append(NoteReference(offset, run.text, run.style.note))
            elif run.said:
                offset += len(run.text)
        return tuple(found)

    def run_at(self, offset: int) -> Run | None:
        """The live run that holds the character at this offset of `text`."""
        end = 0
        for run in self.runs:
            if run.said:
                end += len(run.text)
                if offset < end:
                    return run
        return None


@dataclass(frozen=True, slots=True)
class Heading(TextBlock):
    """A heading: level 0 is the document's title, 1 the highest heading."""

    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph(TextBlock):
    """A paragraph."""


@dataclass(frozen=True, slots=True)
class ListItem(TextBlock):
    """A list item: `marker` as printed ("1.1", "(a)", "•"), `level` from 0. A further paragraph has no marker."""

    level: int = 0


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture, chart or drawing: only what its author says of it. `kind` names what it is."""

    position: Position
    alt: str = ""
    decorative: bool = False
    kind: str = "picture"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A page ends here; `page` is the number of the one that begins, where known."""

    position: Position
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """A table's cell: its place in the grid from 0, how many rows and columns it spans, and the blocks within."""

    position: Position
    row: int
    column: int
    blocks: tuple[Block, ...] = ()
    rowspan: int = 1
    colspan: int = 1
    header: bool = False
    text: str = ""

    @property
    def runs(self) -> tuple[Run, ...]:
        """The runs of its own text blocks, one after another."""
        return tuple(chain.from_iterable(block.runs for block in self.blocks if isinstance(block, TextBlock)))


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `headers` says whether header cells are `stated` in the file, `inferred` from its look, or `none`.

    A cell that is spanned over by another is not in `rows`; `grid` puts the spanning cell in each place.
    """

    position: Position
    rows: tuple[tuple[Cell, ...], ...]
    columns: int
    headers: Literal["stated", "inferred", "none"] = "none"
    caption: str = ""
    summary: str = ""

    @property
    def header_rows(self) -> int:
        """How many rows at the top hold nothing but header cells."""
        count = 0
        for row in self.rows:
            if not row or not all(cell.header for cell in row):
                break
            count += 1
        return 0 if count == len(self.rows) and count > 1 and self.headers == "inferred" else count

    def grid(self) -> list[list[Cell | None]]:
        """Rows by columns, each place with the cell that covers it, or None where the table is ragged."""
        grid: list[list[Cell | None]] = [[None] * self.columns for _ in self.rows]
        for cell in chain.from_iterable(self.rows):
            for row in range(cell.row, min(cell.row + cell.rowspan, len(grid))):
                for column in range(cell.column, min(cell.column + cell.colspan, self.columns)):
                    grid[row][column] = cell
        return grid

    def column_heading(self, column: int) -> tuple[str, ...]:
        """The header cells above a column, from the top, each once and none empty."""
        words: list[str] = []
        last: Cell | None = None
        for row in self.grid()[: self.header_rows]:
            cell = row[column] if column < len(row) else None
            if cell is not None and cell is not last and cell.text:
                words.append(cell.text)
            last = cell
        return tuple(words)

    def cells(self) -> Iterator[Cell]:
        """Every cell, row by row."""
        return chain.from_iterable(self.rows)


Block = TextBlock | Table | Figure | PageBreak


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote or endnote: `id` is its own in the document, `label` is the mark printed."""

    id: str
    label: str
    position: Position
    blocks: tuple[Block, ...] = ()
    kind: Literal["footnote", "endnote"] = "footnote"

    @property
    def text(self) -> str:
        """Its live words, those in its tables included."""
        return "\n".join(block.text for block in texts_in(self.blocks))


def texts_in(blocks: tuple[Block, ...]) -> Iterator[TextBlock]:
    """Every block of words in these blocks, however deep in tables."""
    for block in blocks:
        if isinstance(block, TextBlock):
            yield block
        elif isinstance(block, Table):
            for cell in block.cells():
                yield from texts_in(cell.blocks)


def tables_in(blocks: tuple[Block, ...]) -> Iterator[Table]:
    """Every table in these blocks, however deep."""
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for cell in block.cells():
                yield from tables_in(cell.blocks)
