"""Tables in Markdown: rows parted by tabs or by pipes."""

from __future__ import annotations

from goldenthread.documents.blocks import Block, ListItem, Paragraph, Table
from goldenthread.documents.building import Builder, tidied
from goldenthread.documents.html import fragment_blocks
from goldenthread.documents.markdown.inline import Inline
from goldenthread.documents.markdown.lines import (
    ANY_BLOCK_TAG,
    BARE_BULLET,
    cell_count,
    is_pipe_rule,
    is_row,
    is_tab_rule,
    split_pipes,
)
from goldenthread.documents.tabular import LONGEST_HEADER, Draft, laid_out
from goldenthread.documents.words import Position, said

Row = tuple[int, list[str]]


def tab_rows(lines: list[str], start: int) -> tuple[list[Row], int]:
    """The rows of the tab-separated table that begins on this line (from 0), and the line after it.

    An empty line ends the table unless it stands under the row of dashes, or the row after it has as many cells and
    nothing in the first: a row broken over two pages.
    """
    rows: list[Row] = []
    at = start
    while at < len(lines):
        line = lines[at]
        if line.strip() == "":
            ahead = at + 1
            if not (ahead < len(lines) and rows and _goes_on(rows, lines[ahead])):
                break
            at = ahead
            continue
        continues = line.startswith("\t") and (not rows or cell_count(line) == len(rows[-1][1]))
        if not is_row(line) and not continues:
            break
        rows.append((at, [cell.strip() for cell in line.split("\t")]))
        at += 1
    return rows, at


def _goes_on(rows: list[Row], line: str) -> bool:
    last = rows[-1][1]
    if "\t" not in line or cell_count(line) != len(last):
        return False
    if is_tab_rule(last):
        return len(rows) == 2 and _may_head(rows[0][1])
    return line.startswith("\t") and len(rows) > 1


def _may_head(cells: list[str]) -> bool:
    """Whether a row is short enough to be a header row."""
    return all(len(cell) <= LONGEST_HEADER and not ANY_BLOCK_TAG.search(cell) for cell in cells)


def pipe_rows(lines: list[str], start: int) -> tuple[list[Row], int]:
    """The rows of the pipe table that begins on this line (from 0), its rule included, and the line after it."""
    rows: list[Row] = []
    at = start
    while at < len(lines) and "|" in lines[at]:
        rows.append((at, split_pipes(lines[at])))
        at += 1
    return rows, at


def begins_pipes(lines: list[str], at: int) -> bool:
    """Whether this line is the header row of a pipe table."""
    return (
        "|" in lines[at]
        and at + 1 < len(lines)
        and is_pipe_rule(lines[at + 1])
        and len(split_pipes(lines[at])) == len(split_pipes(lines[at + 1]))
    )


def table_of(rows: list[Row], inline: Inline, builder: Builder) -> Table | None:
    """The table of these rows; a row of dashes under its first rows says that they are header rows."""
    rules = [index for index, (_, cells) in enumerate(rows) if is_tab_rule(cells)]
    header_rows = rules[0] if rules and 0 < rules[0] <= 3 and rules[0] < len(rows) - 1 else 0
    if not all(_may_head(cells) for _, cells in rows[:header_rows]):
        header_rows = 0
    kept = [(index, line, cells) for index, (line, cells) in enumerate(rows) if index not in rules]
    if not kept:
        return None
    width = max(len(_trimmed(cells)) for _, _, cells in kept)
    position = builder.position(line=kept[0][1] + 1)
    builder.check_cells(len(kept) * width, position)
    drafts = [
        [
            cell_draft(cells[column] if column < len(cells) else "", line, index < header_rows, inline, builder)
            for column in range(width)
        ]
        for index, line, cells in kept
    ]
    return laid_out(drafts, position, builder, stated=bool(header_rows))


def _trimmed(cells: list[str]) -> list[str]:
    """A row without the empty cells at its end, at least one cell long."""
    last = len(cells)
    while last > 1 and not cells[last - 1]:
        last -= 1
    return cells[:last]


def cell_draft(source: str, line: int, header: bool, inline: Inline, builder: Builder) -> Draft:
    """A cell from its Markdown or HTML."""
    position = builder.position(line=line + 1)
    return Draft(position, cell_blocks(source, position, inline, builder), header=header)


def cell_blocks(source: str, position: Position, inline: Inline, builder: Builder) -> tuple[Block, ...]:
    """What stands in a cell: HTML blocks, or a line of words (its own position serves it)."""
    if not source:
        return ()
    if "<" in source and ANY_BLOCK_TAG.search(source):
        return fragment_blocks(source, builder, position.line or 1, depth=1)
    bullet = BARE_BULLET.match(source)
    if bullet and not bullet["rest"]:
        bullet = None  # A tick or a dot alone is what the cell says.
    runs = tidied(inline.runs(bullet["rest"] if bullet else source))
    place = builder.position(line=position.line)
    if bullet:
        return (ListItem(place, said(runs), runs, bullet["marker"]),)
    return (Paragraph(place, said(runs), runs),) if runs else ()
