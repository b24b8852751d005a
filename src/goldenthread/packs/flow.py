"""A document as one flow of printed lines and tables in reading order, whatever marks its format gives it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from goldenthread.documents import Block, Cell, Document, Heading, ListItem, Table, TextBlock
from goldenthread.packs.said import Said, Source, Value, source_of

_SPACES = re.compile(r"\s+")
# What begins a line of its own even where Markdown would run it on.
_BEGINS = re.compile(
    r"(?:Cllrs?|Councillors?|Cyng|Ald(?:erm[ae]n)?)\b\.?\s|RESOLVED|Resolved|AGREED|Agreed[:\s]|NOTED|ACTION|Action[:\s]"
    r"|(?:Proposed|Seconded|For|Against|Abst\w+|Apologies|In attendance|Also present|Present)\s*[:(–-]"
    r"|\((?:\d{1,2}|[a-z]|[ivx]{1,4})\)\s|(?:\d{1,3}|[a-z])[.)]\s+[A-Z]"
)
SHORT = 60


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line of words.

    `at` is its place in the flow, shared by all the lines of one table; `start` its offset in the block's text;
    `marker` a number or bullet that the format keeps apart from the words; `heading` a heading's level, None for
    other words; `cell` the table cell it stands in.
    """

    text: str
    block: TextBlock
    at: int
    start: int
    marker: str = ""
    heading: int | None = None
    bold: bool = False
    level: int = 0
    cell: Cell | None = None
    last: bool = True

    def said(self, value: Value, confidence: float, start: int = 0, end: int | None = None) -> Said:
        """A value said by this line, or by the words of it between two offsets of `text`."""
        return Said(value, self.source(start, end), confidence)

    def source(self, start: int = 0, end: int | None = None) -> Source:
        """The place of this line, or of some words of it."""
        stop = len(self.text) if end is None else end
        return source_of(self.block, self.start + start, self.start + stop)

    @property
    def standing_out(self) -> bool:
        """Whether it looks like a heading: marked as one, bold, or in capitals."""
        return self.heading is not None or self.bold or self.capitals

    @property
    def capitals(self) -> bool:
        """Whether its words are in capitals."""
        letters = [letter for letter in self.text if letter.isalpha()]
        return len(letters) > 2 and sum(map(str.isupper, letters)) * 10 >= len(letters) * 9


@dataclass(frozen=True, slots=True)
class Grid:
    """A table in the flow."""

    table: Table
    at: int
    lines: tuple[Line, ...]

    @property
    def texts(self) -> list[list[str]]:
        """The text of each row's cells, on one line each; a cell that spans stands in each of its places."""
        return [[tidy(cell.text) if cell else "" for cell in row] for row in self.table.grid()]

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        return self.table.rows


Piece = Line | Grid


def bold_lead(line: Line, start: int = 0) -> str:
    """The bold words that a line begins with, from an offset on, where plain ones follow them; "" where none do."""
    if line.start or line.bold:
        return ""
    runs = takewhile(lambda run: run.style.bold or run.text.isspace(), (run for run in line.block.runs if run.said))
    bold = "".join(run.text for run in runs).split("\n")[0]
    return bold[start:].strip() if len(bold) < len(line.block.text) else ""


def tidy(text: str) -> str:
    """Words on one line with single spaces."""
    return _SPACES.sub(" ", text).strip()


def flow_of(document: Document) -> list[Piece]:
    """Every printed line and table of the body in order; a paragraph with line breaks is several lines."""
    pieces: list[Piece] = []
    for block in document.blocks:
        if isinstance(block, TextBlock):
            pieces.extend(_lines(block, len(pieces)))
        elif isinstance(block, Table):
            at = len(pieces)
            pieces.append(Grid(block, at, tuple(_cell_lines(block, at))))
    return pieces


def flow_lines(block: TextBlock) -> list[Line]:
    """The printed lines of one block, apart from the flow."""
    return _lines(block, 0)


def lines_of(pieces: Sequence[Piece]) -> Iterator[Line]:
    """The lines of some pieces, those in tables included, row by row."""
    for piece in pieces:
        if isinstance(piece, Line):
            yield piece
        else:
            yield from piece.lines


def grids_of(pieces: Sequence[Piece]) -> Iterator[Grid]:
    """The tables of some pieces."""
    return (piece for piece in pieces if isinstance(piece, Grid))


def _lines(block: TextBlock, at: int, cell: Cell | None = None) -> list[Line]:
    heading = block.level if isinstance(block, Heading) else None
    level = block.level if isinstance(block, ListItem) else 0
    bold = block.bold
    found: list[Line] = []
    start = 0
    printed = _printed(block)
    for number, words in enumerate(printed):
        text = words.strip()
        if text or (number == 0 and block.marker):
            lead = start + len(words) - len(words.lstrip())
            place = at if cell is not None else at + len(found)
            marker = block.marker if not found else ""
            found.append(Line(text, block, place, lead, marker, heading, bold, level, cell, number == len(printed) - 1))
        start += len(words) + 1
    return found


def _printed(block: TextBlock) -> list[str]:
    """The block's lines: at its line breaks, and where lines of a text file are too short or too telling to be a
    paragraph's, such as names or points one under another."""
    text = block.text
    breaks = [at for at in block.position.breaks if 0 < at < len(text) and text[at - 1] == " "]
    if not breaks:
        return text.split("\n")
    ends = [*breaks, len(text)]
    longest = max(end - start for start, end in pairwise([0, *ends]))
    cuts = {at for at in breaks if longest <= SHORT or _BEGINS.match(text, at)}
    return "".join("\n" if at + 1 in cuts else letter for at, letter in enumerate(text)).split("\n")


def _cell_lines(table: Table, at: int) -> Iterator[Line]:
    for cell in table.cells():
        yield from _block_lines(cell.blocks, at, cell)


def _block_lines(blocks: Sequence[Block], at: int, cell: Cell) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, TextBlock):
            yield from _lines(block, at, cell)
        elif isinstance(block, Table):
            for inner in block.cells():
                yield from _block_lines(inner.blocks, at, inner)
