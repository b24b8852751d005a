"""Tables put together from rows: spans laid on a grid, and header cells inferred where the file states none."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.documents.blocks import Block, Cell, Table, TextBlock
from goldenthread.documents.building import Builder, blocks_text
from goldenthread.documents.words import Position
from goldenthread.patterns import regex

# A cell that is nothing but figures ("(243)", "4 (45%)", "5-7"); a year or a span of years is not one.
FIGURE = regex(r"[-+−–(£€$½\s]*[\d½](?:[\d½,.\s%£€$()+−–/:*-]|bn|[mk]\b|pts?\b|pp\b)*\Z", re.IGNORECASE)
YEARS = regex(r"(?:FY\s?)?(?:19|20)\d\d(?:\s?[-–/]\s?(?:\d\d){1,2})?\Z|\d\d[/-]\d\d\Z")
UNIT = regex(r"\(?[£$€]\s?['’]?000s?\)?\Z")
EMPTY_FIGURES = frozenset({"N/A", "n/a", "-", "–", "—", "nil", "Nil", "TBC"})
STATUSES = frozenset({"red", "amber", "green", "blue", "grey", "on track", "complete", "delayed", "overdue"})
LONGEST_HEADER = 120
SHORT = 60


@dataclass(slots=True)
class Draft:
    """A cell before it has its place: blocks, spans, whether the file says it is a header cell."""

    position: Position
    blocks: tuple[Block, ...]
    rowspan: int = 1
    colspan: int = 1
    header: bool = False


def laid_out(
    drafts: Sequence[Sequence[Draft]],
    position: Position,
    builder: Builder,
    *,
    stated: bool = False,
    infers: bool = True,
    caption: str = "",
    summary: str = "",
) -> Table:
    """A table from rows of drafts, each cell put in the first free place of its row.

    Spans are cut to the table. Without header cells in the file the look of the first rows decides (`inferred`), if
    `infers`.
    """
    covered: dict[int, set[int]] = {}
    rows: list[tuple[Cell, ...]] = []
    columns = cells = 0
    for index, row in enumerate(drafts):
        taken = covered.pop(index, set())
        placed: list[Cell] = []
        column = 0
        for draft in row:
            while column in taken:
                column += 1
            down = min(draft.rowspan, len(drafts) - index)
            across = draft.colspan
            cells += down * across
            builder.check_cells(cells, position)
            text = blocks_text(draft.blocks)
            placed.append(Cell(draft.position, index, column, draft.blocks, down, across, draft.header, text))
            for below in range(index + 1, index + down):
                covered.setdefault(below, set()).update(range(column, column + across))
            column += across
            columns = max(columns, column)
        rows.append(tuple(placed))
    builder.check_cells(len(rows) * columns // 4, position)  # a ragged table is laid on a grid too
    builder.add_cells(cells, position)
    table = Table(position, tuple(rows), columns, "stated" if stated else "none", caption, summary)
    return with_inferred_headers(table) if infers and not stated else table


def with_inferred_headers(table: Table) -> Table:
    """The table with the header cells that its look gives away: rows at the top, else the first column."""
    texts = [["" for _ in range(table.columns)] for _ in table.rows]
    for cell in table.cells():
        texts[cell.row][cell.column] = cell.text
    count = header_rows(table, texts)
    if count:
        rows = _header_spans([list(row) for row in table.rows], texts, count, table.columns)
        return replace(table, rows=rows, headers="inferred")
    if is_key_and_value(table):
        rows = tuple(
            tuple(replace(cell, header=cell.column == 0 and bool(cell.text)) for cell in row) for row in table.rows
        )
        return replace(table, rows=rows, headers="inferred")
    return table


def is_figure(text: str) -> bool:
    """Whether a cell holds nothing but a figure (or stands for one), years and units ("£000") apart."""
    text = text.strip()
    return text in EMPTY_FIGURES or (bool(FIGURE.match(text)) and not (YEARS.match(text) or UNIT.match(text)))


def header_rows(table: Table, texts: list[list[str]]) -> int:
    """How many rows at the top look like headings for the rows below."""
    if len(texts) < 2 or table.columns < 2 or not _heads(texts) or is_key_and_value(table):
        return 0
    count = 1
    while count < min(len(texts) - 1, 4) and _heads_further(texts[count]):
        count += 1
    return count


def _heads(texts: list[list[str]]) -> bool:
    first, second = texts[0], texts[1]
    filled = [text for text in first if text]
    if len(filled) < 2 or any(is_figure(text) or len(text) > LONGEST_HEADER for text in filled):
        return False
    if any(is_figure(text) for row in texts[1:4] for text in row[1:]):
        return True
    if len(first) > 2:
        alike = sum(1 for a, b in zip(first, second, strict=True) if a and b and a.split()[0] == b.split()[0])
        return alike * 2 < len(filled)
    body = [row[1] for row in texts[1:] if row[1]]
    if body and all(text.lower() in STATUSES for text in body):
        return True
    return bool(body) and len(first[1]) <= SHORT and sum(map(len, body)) / len(body) > 3 * len(first[1])


def _heads_further(row: list[str]) -> bool:
    filled = [text for text in row if text]
    return not row[0] and bool(filled) and not any(is_figure(text) or len(text) > SHORT for text in filled)


def is_key_and_value(table: Table) -> bool:
    """Whether the first column names, in bold or in a few words with a colon, what stands beside it."""
    if table.columns != 2 or len(table.rows) < 2:
        return False
    keys = [row[0] for row in table.rows if row and row[0].column == 0 and row[0].text]
    if len(keys) < 2:
        return False
    bold = sum(1 for key in keys if all(block.bold for block in key.blocks if isinstance(block, TextBlock)))
    values = [row[1] for row in table.rows if len(row) > 1 and row[1].text]
    bold_values = sum(1 for value in values if any(r.style.bold for r in value.runs))
    return bold * 4 >= len(keys) * 3 and bold_values * 2 <= max(len(values), 1) + 1


def _header_spans(
    rows: list[list[Cell]], texts: list[list[str]], count: int, columns: int
) -> tuple[tuple[Cell, ...], ...]:
    """The rows with the first `count` marked as headers, and empty header cells joined to the cell they continue."""
    gone: set[tuple[int, int]] = set()
    across: dict[tuple[int, int], int] = {}
    down: dict[tuple[int, int], int] = {}
    for row in range(count - 1):
        owner = None
        for column in range(columns):
            if texts[row][column]:
                owner = column
            elif owner is not None and any(texts[below][column] for below in range(row + 1, count)):
                if any(texts[below][owner] for below in range(row + 1, count)) and (row, column) not in gone:
                    across[row, owner] = column - owner + 1
                    gone.add((row, column))
            else:
                owner = None
    for column in range(columns):
        for row in range(count - 1):
            below = row + 1
            while texts[row][column] and below < count and not any(texts[r][column] for r in range(row + 1, below + 1)):
                if (below, column) in gone or (row, column) in across:
                    break
                down[row, column] = below - row + 1
                gone.add((below, column))
                below += 1
    marked: list[tuple[Cell, ...]] = []
    for index, row_cells in enumerate(rows):
        kept = [cell for cell in row_cells if index >= count or (index, cell.column) not in gone]
        marked.append(tuple(_marked(cell, across, down) if index < count else cell for cell in kept))
    return tuple(marked)


def _marked(cell: Cell, across: dict[tuple[int, int], int], down: dict[tuple[int, int], int]) -> Cell:
    place = (cell.row, cell.column)
    return replace(
        cell,
        header=True,
        colspan=max(cell.colspan, across.get(place, 1)),
        rowspan=max(cell.rowspan, down.get(place, 1)),
    )
