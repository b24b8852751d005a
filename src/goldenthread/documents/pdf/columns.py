"""Tables without ruled lines: lines next to each other whose words stand in the same columns."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.documents.blocks import Paragraph, Table
from goldenthread.documents.building import Builder, tidied
from goldenthread.documents.pdf.lines import Line
from goldenthread.documents.pdf.setting import Set, box_of, runs_of
from goldenthread.documents.pdf.sheets import Piece
from goldenthread.documents.tabular import Draft, laid_out
from goldenthread.documents.words import LABEL, said
from goldenthread.patterns import regex

APART = 1.1
RIVER = 0.7
LEADERS = regex(r"[.…·_\s]{4,}\Z")
Segment = list[Piece]


def column_tables(lines: Sequence[Line], builder: Builder) -> tuple[list[list[Line]], list[Table]]:
    """The lines that stand in no table, in stretches, and the tables."""
    rest: list[list[Line]] = [[]]
    tables: list[Table] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and _is_row(lines[end]) and (end == at or _near(lines[end - 1], lines[end])):
            end += 1
        table = _table(lines[at:end], builder) if end - at >= 2 else None
        if table is None:
            stop = max(end, at + 1)
            rest[-1].extend(lines[at:stop])
        else:
            tables.append(table)
            rest.append([])
            stop = end
        at = stop
    return [stretch for stretch in rest if stretch], tables


def segments(line: Line) -> list[Segment]:
    """The parts of a line that stand apart from each other."""
    found: list[Segment] = []
    for piece in line.pieces:
        if piece.text.isspace() or LEADERS.match(piece.text):
            continue
        if found and piece.box[0] - found[-1][-1].box[2] < APART * piece.size:
            found[-1].append(piece)
        else:
            found.append([piece])
    return found


def _is_row(line: Line) -> bool:
    parts = segments(line)
    if len(parts) < 2:
        return False
    first = "".join(piece.text for piece in parts[0]).strip()
    return len(parts) > 2 or not LABEL.fullmatch(f"{first} ")


def _near(before: Line, after: Line) -> bool:
    return after.baseline - before.baseline < 3.0 * after.size


def _table(lines: Sequence[Line], builder: Builder) -> Table | None:
    """The table that some lines make, if rivers of white part them all into the same columns."""
    rows = [segments(line) for line in lines]
    size = lines[0].size
    spans = sorted((part[0].box[0], part[-1].box[2]) for row in rows for part in row)
    columns: list[list[float]] = []
    for left, right in spans:
        if columns and left < columns[-1][1] + RIVER * size:
            columns[-1][1] = max(columns[-1][1], right)
        else:
            columns.append([left, right])
    if len(columns) < 2:
        return None
    page = lines[0].pieces[0].page
    position = builder.position(page=page, box=box_of([piece for line in lines for piece in line.pieces]))
    builder.check_cells(len(rows) * len(columns), position)
    drafts: list[list[Draft]] = []
    for row in rows:
        cells: list[list[Piece]] = [[] for _ in columns]
        for part in row:
            index = next(i for i, (left, right) in enumerate(columns) if left <= part[0].box[0] <= right)
            cells[index].extend(part)
        drafts.append([_draft(cell, page, builder) for cell in cells])
    return laid_out(drafts, position, builder)


def _draft(pieces: list[Piece], page: int, builder: Builder) -> Draft:
    if not pieces:
        return Draft(builder.position(page=page), ())
    box = box_of(pieces)
    runs = tidied(runs_of([Set(piece) for piece in pieces], builder))
    block = Paragraph(builder.position(page=page, box=box), said(runs), runs)
    return Draft(builder.position(page=page, box=box), (block,) if runs else ())
