"""What goes on over the end of a page, put together: a sentence, a table, and a row of a table that the page cuts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.documents.blocks import Block, Cell, ListItem, Paragraph, Table, TextBlock
from goldenthread.documents.building import blocks_text, tidied
from goldenthread.documents.tabular import is_figure, with_inferred_headers
from goldenthread.documents.words import Box, Run, said

EDGE = 4.0
STOPS = (".", ":", ";", "?", "!", "”", ")")
HYPHENS = ("-", "/", "\u2010", "\u2011")
Row = tuple[Cell, ...]


def join(blocks: list[Block], page: list[Block]) -> None:
    """Adds a page's blocks: its first goes on with the last of the page before where a sentence or table does."""
    if blocks and page:
        last, first = blocks[-1], page[0]
        if isinstance(last, Table):
            if isinstance(first, Table) and is_same_table(last, first.position.box, first.columns):
                blocks[-1] = _with_rows(last, first)
                page = page[1:]
            # A table that could have gone on was left without its header cells.
            page = [with_inferred_headers(b) if isinstance(b, Table) and b.headers == "none" else b for b in page]
        if isinstance(last, Paragraph | ListItem) and type(first) is Paragraph and _goes_on(last.text, first.text):
            blocks[-1] = _joined(last, first)
            page = page[1:]
    blocks.extend(page)


def _goes_on(before: str, after: str) -> bool:
    """Whether words that begin with a small letter go on from words that come to no stop."""
    return not before.endswith(STOPS) and after[:1].islower()


def _joined(last: TextBlock, first: TextBlock) -> TextBlock:
    """Two blocks of words as one."""
    between = () if last.text.endswith(HYPHENS) else (Run(" "),)
    runs = tidied([*last.runs, *between, *first.runs])
    return replace(last, text=said(runs), runs=runs)


def is_same_table(table: Table, box: Box | None, columns: int) -> bool:
    """Whether a table at the top of a page has the columns of the one at the foot of the page before."""
    one = table.position.box
    if one is None or box is None or table.columns != columns:
        return False
    return abs(one[0] - box[0]) < EDGE and abs(one[2] - box[2]) < EDGE


def _with_rows(table: Table, further: Table) -> Table:
    """The table with the further rows: header rows printed again are left out, and a row cut by the page made one."""
    headers = [_words(row) for row in table.rows[: max(table.header_rows, 1)]]
    skipped = 0
    while skipped < len(further.rows) - 1:
        words = _words(further.rows[skipped])
        if words and (not headers or words != headers.pop(0)):
            break
        skipped += 1
    before, after = list(table.rows), list(further.rows[skipped:])
    if _is_cut(before, after):
        start = after[0][0].row
        before[-1] = tuple(_cell(one, other) for one, other in zip(before[-1], after.pop(0), strict=True))
        skipped = start + 1
    start = len(before) - skipped
    rows = [tuple(replace(cell, row=cell.row + start) for cell in row) for row in after]
    plain = tuple(tuple(replace(cell, header=False) for cell in row) for row in (*before, *rows))
    return with_inferred_headers(replace(table, rows=plain, headers="none"))


def _words(row: Row) -> list[str]:
    return [cell.text for cell in row if cell.text]


def _is_cut(before: Sequence[Row], after: Sequence[Row]) -> bool:
    """Whether the first row of a page goes on with the last of the page before.

    It has no words of its own in the first column, where every other row has some, and all that it has elsewhere are
    sentences that go on: from words that come to no stop, with a small letter. A row less plain than that stays by
    itself, as a figure read into the row above would be worse than a row too many.
    """
    last, first = before[-1], after[0]
    if len(before) < 2 or len(last) != len(first) or any(cell.rowspan > 1 for cell in (*last, *first)):
        return False
    if [cell.column for cell in last] != [cell.column for cell in first] or first[0].text:
        return False
    if not all(row[0].text and row[0].column == 0 for row in (*before[1:], *after[1:])):
        return False
    going = [(one, other) for one, other in zip(last, first, strict=True) if other.text]
    return bool(going) and all(
        one.text and not is_figure(one.text) and _goes_on(one.text, other.text) for one, other in going
    )


def _cell(cell: Cell, further: Cell) -> Cell:
    """A cell with what stands of it on the next page."""
    if not further.blocks:
        return cell
    last, first = cell.blocks[-1], further.blocks[0]
    if isinstance(last, TextBlock) and isinstance(first, TextBlock):
        blocks = (*cell.blocks[:-1], _joined(last, first), *further.blocks[1:])
    else:
        blocks = (*cell.blocks, *further.blocks)
    return replace(cell, blocks=blocks, text=blocks_text(blocks))
