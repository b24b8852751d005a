"""A PDF without tags read by its look: ruled tables, columns, headings by their size, paragraphs, page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from goldenthread.documents.blocks import Block, Heading, ListItem, Paragraph, Table, TextBlock
from goldenthread.documents.building import Builder, tidied
from goldenthread.documents.model import Furniture
from goldenthread.documents.pdf.columns import column_tables
from goldenthread.documents.pdf.grids import Grid, grids_of
from goldenthread.documents.pdf.joining import is_same_table, join
from goldenthread.documents.pdf.lines import Line, lines_of, paragraphs, runs_of_lines
from goldenthread.documents.pdf.setting import box_of, common_size
from goldenthread.documents.pdf.sheets import Piece, Sheet
from goldenthread.documents.tabular import Draft, laid_out
from goldenthread.documents.words import BULLETS, Box, Position, Run, said
from goldenthread.patterns import regex

MARGIN = 0.12
PAGE_NUMBER = regex(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\Z", re.IGNORECASE)
HEADING_SIZE = 1.12
LONGEST_HEADING = 200


def read_by_look(sheets: Sequence[Sheet], builder: Builder) -> tuple[list[Block], list[Furniture]]:
    """The blocks of every page, and what repeats on them."""
    reader = _Reader(sheets, builder)
    blocks: list[Block] = []
    for sheet in sheets:
        builder.in_time(f"page {sheet.number}")
        join(blocks, reader.page(sheet, blocks[-1] if blocks else None))
    return blocks, reader.furniture


class _Reader:
    def __init__(self, sheets: Sequence[Sheet], builder: Builder) -> None:
        self.builder = builder
        pieces = [piece for sheet in sheets for piece in sheet.pieces]
        self.body_size = common_size(pieces)
        self.levels = _levels(pieces, self.body_size)
        self.lines = {sheet.number: lines_of(sheet.pieces) for sheet in sheets}
        self.repeated = _repeated(sheets, self.lines)
        self.furniture: list[Furniture] = []
        self.seen: set[str] = set()

    def page(self, sheet: Sheet, before: Block | None = None) -> list[Block]:
        """The blocks of one page, from the top. `before` is the last block of the page before."""
        grids = grids_of(sheet.rules, self.builder.limits.table_cells)
        placed: list[tuple[float, Block]] = []
        free = sheet.pieces
        for grid in grids:
            inside = [piece for piece in free if _is_in(piece, grid.box)]
            over = grid is grids[0] and isinstance(before, Table) and is_same_table(before, grid.box, grid.columns)
            table = self.table(grid, inside, sheet.number, goes_on=over)
            if table is not None:
                taken = set(map(id, inside))
                free = [piece for piece in free if id(piece) not in taken]
                placed.append((grid.box[1], table))
        every = self.lines[sheet.number] if len(free) == len(sheet.pieces) else lines_of(free)
        lines = [line for line in every if not self.is_furniture(line, sheet)]
        tops = [top for top, _ in placed]
        for stretch in _stretches(lines, tops):
            rest, tables = column_tables(stretch, self.builder)
            placed.extend((table.position.box[1] if table.position.box else 0.0, table) for table in tables)
            for paragraph in rest:
                for group in paragraphs(paragraph):
                    block = self.block(group)
                    if block is not None:
                        placed.append((group[0].box[1], block))
        placed.sort(key=lambda each: each[0])
        return [block for _, block in placed]

    def is_furniture(self, line: Line, sheet: Sheet) -> bool:
        """Whether a line is a running header, footer or page number; it is kept as furniture, once."""
        if not _in_margin(line, sheet):
            return False
        text = line.text
        if _pattern(text) not in self.repeated and not PAGE_NUMBER.match(text):
            return False
        if _pattern(text) not in self.seen:
            self.seen.add(_pattern(text))
            runs = runs_of_lines([line], self.builder)
            kind = "header" if line.box[1] < sheet.height / 2 else "footer"
            position = self.builder.position(part=kind, page=sheet.number, box=line.box)
            block = Paragraph(position, said(runs), runs)
            self.furniture.append(Furniture("header" if kind == "header" else "footer", (block,), sheet.number))
        return True

    def block(self, lines: list[Line]) -> TextBlock | None:
        """The block that some lines make."""
        runs = runs_of_lines(lines, self.builder)
        if not runs:
            return None
        text = said(runs)
        position = self.position(lines)
        size = lines[0].size
        if size >= HEADING_SIZE * self.body_size and len(text) <= LONGEST_HEADING and any(map(str.isalpha, text)):
            return Heading(position, text, runs, level=self.levels.get(round(size * 2) / 2, 6))
        if text[0] in BULLETS and text[1:2].isspace() and text[0] not in "o-*+–":
            kept = tidied([Run(runs[0].text.lstrip()[1:], runs[0].style), *runs[1:]])
            return ListItem(position, said(kept), kept, text[0])
        return Paragraph(position, text, runs)

    def position(self, lines: Sequence[Line]) -> Position:
        pieces = [piece for line in lines for piece in line.pieces]
        return self.builder.position(page=pieces[0].page, box=box_of(pieces))

    def table(self, grid: Grid, pieces: list[Piece], page: int, *, goes_on: bool) -> Table | None:
        """The table in a ruled grid; None for a frame with words in one cell only, unless it goes on from a table."""
        inside: dict[int, list[Piece]] = {}
        for piece in pieces:
            across, down = _middle(piece)
            for index, cell in enumerate(grid.cells):
                left, top, right, bottom = cell.box
                if left - 1 <= across <= right + 1 and top - 1 <= down <= bottom + 1:
                    inside.setdefault(index, []).append(piece)
                    break
        if len(inside) < (1 if goes_on else 2):
            return None
        position = self.builder.position(page=page, box=_rounded(grid.box))
        rows: list[list[Draft]] = [[] for _ in range(grid.rows)]
        for index, cell in enumerate(grid.cells):
            place = self.builder.position(page=page, box=_rounded(cell.box))
            blocks = [self.cell_block(group) for group in paragraphs(lines_of(inside.get(index, [])))]
            kept = tuple(block for block in blocks if block is not None)
            rows[cell.row].append(Draft(place, kept, cell.rowspan, cell.colspan))
        return laid_out([row for row in rows if row], position, self.builder, infers=not goes_on)

    def cell_block(self, lines: list[Line]) -> TextBlock | None:
        """A paragraph of a cell, where a large size makes no heading."""
        block = self.block(lines)
        if isinstance(block, Heading):
            return Paragraph(block.position, block.text, block.runs)
        return block


def _levels(pieces: Sequence[Piece], body: float) -> dict[float, int]:
    """The level of a heading by its size: the largest is 1."""
    sizes = Counter(round(piece.size * 2) / 2 for piece in pieces if piece.size >= HEADING_SIZE * body)
    return {size: min(rank, 6) for rank, size in enumerate(sorted(sizes, reverse=True), 1)}


def _pattern(text: str) -> str:
    """A line with its figures made alike, as a running footer counts its pages."""
    return re.sub(r"\d+", "#", text).strip()


def _in_margin(line: Line, sheet: Sheet) -> bool:
    return line.box[3] < MARGIN * sheet.height or line.box[1] > (1 - MARGIN) * sheet.height


def _repeated(sheets: Sequence[Sheet], lines: dict[int, list[Line]]) -> set[str]:
    """The lines in the margins that stand on several pages alike."""
    counts: Counter[str] = Counter()
    for sheet in sheets:
        counts.update({_pattern(line.text) for line in lines[sheet.number] if _in_margin(line, sheet)})
    least = max(3, len(sheets) // 4) if len(sheets) > 2 else 2
    return {text for text, count in counts.items() if count >= least}


def _middle(piece: Piece) -> tuple[float, float]:
    """The point that tells in which cell a piece stands: the middle of its first letters."""
    left, top, right, bottom = piece.box
    return (left + min(right, left + 4 * piece.size)) / 2, (top + bottom) / 2


def _is_in(piece: Piece, box: Box) -> bool:
    across, down = _middle(piece)
    return box[0] - 1 <= across <= box[2] + 1 and box[1] - 1 <= down <= box[3] + 1


def _rounded(box: Box) -> Box:
    return round(box[0], 1), round(box[1], 1), round(box[2], 1), round(box[3], 1)


def _stretches(lines: list[Line], tops: list[float]) -> list[list[Line]]:
    """Lines parted where a table stands between them."""
    found: list[list[Line]] = [[]]
    marks = sorted(tops)
    for line in lines:
        while marks and line.box[1] > marks[0]:
            marks.pop(0)
            found.append([])
        found[-1].append(line)
    return [stretch for stretch in found if stretch]
