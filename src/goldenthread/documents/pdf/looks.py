"""A PDF without tags read by its look: ruled tables, columns, headings by their size, paragraphs, page furniture."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from goldenthread.documents.blocks import Block, Heading, ListItem, Paragraph, Table, TextBlock
from goldenthread.documents.building import Builder, tidied
from goldenthread.documents.model import Furniture
from goldenthread.documents.pdf.columns import column_tables
from goldenthread.documents.pdf.grids import Grid, grids_of
from goldenthread.documents.pdf.lines import Line, lines_of, paragraphs, runs_of_lines
from goldenthread.documents.pdf.setting import box_of, common_size
from goldenthread.documents.pdf.sheets import Piece, Sheet
from goldenthread.documents.tabular import Draft, laid_out, with_inferred_headers
from goldenthread.documents.words import BULLETS, Box, Position, Run, said

MARGIN = 0.12
PAGE_NUMBER = re.compile(r"(?:page\s*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\Z", re.IGNORECASE)
EDGE = 4.0
HEADING_SIZE = 1.12
LONGEST_HEADING = 200
STOPS = (".", ":", ";", "?", "!", "”", ")")


def read_by_look(sheets: Sequence[Sheet], builder: Builder) -> tuple[list[Block], list[Furniture]]:
    """The blocks of every page, and what repeats on them."""
    reader = _Reader(sheets, builder)
    blocks: list[Block] = []
    for sheet in sheets:
        builder.in_time(f"page {sheet.number}")
        join(blocks, reader.page(sheet))
    return blocks, reader.furniture


def join(blocks: list[Block], page: list[Block]) -> None:
    """Adds a page's blocks: its first goes on with the last of the page before where a sentence or table does."""
    if blocks and page:
        last, first = blocks[-1], page[0]
        if isinstance(last, Table) and isinstance(first, Table) and _is_same_table(last, first):
            blocks[-1] = _with_rows(last, first)
            page = page[1:]
        if (
            isinstance(last, Paragraph | ListItem)
            and type(first) is Paragraph
            and not last.text.endswith(STOPS)
            and first.text[:1].islower()
        ):
            runs = tidied([*last.runs, Run(" "), *first.runs])
            blocks[-1] = replace(last, text=said(runs), runs=runs)
            page = page[1:]
    blocks.extend(page)


def _is_same_table(table: Table, further: Table) -> bool:
    """Whether a table at the top of a page has the columns of the one at the foot of the page before."""
    one, other = table.position.box, further.position.box
    if one is None or other is None or table.columns != further.columns:
        return False
    return abs(one[0] - other[0]) < EDGE and abs(one[2] - other[2]) < EDGE


def _with_rows(table: Table, further: Table) -> Table:
    """The table with the further rows: a header row printed again is left out, and what is left of a broken row."""
    top = [cell.text for cell in table.rows[0]]
    skipped = 0
    while skipped < len(further.rows) - 1:
        texts = [cell.text for cell in further.rows[skipped]]
        if any(texts) and (texts != top or skipped):
            break
        skipped += 1
    start = len(table.rows) - skipped
    rows = [tuple(replace(cell, row=cell.row + start) for cell in row) for row in further.rows[skipped:]]
    plain = tuple(tuple(replace(cell, header=False) for cell in row) for row in (*table.rows, *rows))
    return with_inferred_headers(replace(table, rows=plain, headers="none"))


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

    def page(self, sheet: Sheet) -> list[Block]:
        """The blocks of one page, from the top."""
        grids = grids_of(sheet.rules, self.builder.limits.table_cells)
        placed: list[tuple[float, Block]] = []
        free = sheet.pieces
        for grid in grids:
            inside = [piece for piece in free if _is_in(piece, grid.box)]
            table = self.table(grid, inside, sheet.number)
            if table is not None:
                taken = set(map(id, inside))
                free = [piece for piece in free if id(piece) not in taken]
                placed.append((grid.box[1], table))
        lines = [line for line in lines_of(free) if not self.is_furniture(line, sheet)]
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

    def table(self, grid: Grid, pieces: list[Piece], page: int) -> Table | None:
        """The table in a ruled grid; None for a frame with words in one cell only."""
        inside: dict[int, list[Piece]] = {}
        for piece in pieces:
            index = next((i for i, cell in enumerate(grid.cells) if _is_in(piece, cell.box)), None)
            if index is not None:
                inside.setdefault(index, []).append(piece)
        if len(inside) < 2:
            return None
        position = self.builder.position(page=page, box=_rounded(grid.box))
        rows: list[list[Draft]] = [[] for _ in range(grid.rows)]
        for index, cell in enumerate(grid.cells):
            place = self.builder.position(page=page, box=_rounded(cell.box))
            blocks = [self.cell_block(group) for group in paragraphs(lines_of(inside.get(index, [])))]
            kept = tuple(block for block in blocks if block is not None)
            rows[cell.row].append(Draft(place, kept, cell.rowspan, cell.colspan))
        return laid_out([row for row in rows if row], position, self.builder)

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


def _is_in(piece: Piece, box: Box) -> bool:
    across = (piece.box[0] + min(piece.box[2], piece.box[0] + 4 * piece.size)) / 2
    down = (piece.box[1] + piece.box[3]) / 2
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
