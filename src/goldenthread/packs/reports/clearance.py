"""The clearance of a report: who cleared it, and when."""

from __future__ import annotations

from goldenthread.documents import Cell
from goldenthread.packs.flow import Grid, Line, tidy
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import meaning_of, pattern, sure
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.said import said, source_of
from goldenthread.packs.times import day_in

NEAR = 8


def clearance_of(part: Part, title: Tree, record: Record) -> list[Tree]:
    """The rows of the report's clearance table; a day that is none is told as a problem."""
    rows: list[Tree] = []
    last = -NEAR
    for piece in part.pieces:
        if isinstance(piece, Line):
            last = piece.at if pattern("reports", "clearance_title").match(piece.text) else last
        elif piece.at - last <= NEAR or "clear" in " ".join(cell.text.casefold() for cell in piece.rows[0]):
            rows += _rows(piece, title, record)
    return rows


def _rows(grid: Grid, title: Tree, record: Record) -> list[Tree]:
    names: dict[str, int] = {}
    for cell in grid.rows[0] if grid.rows else ():
        name = meaning_of(tidy(cell.text), "reports", "clearance_columns")
        if name and name not in names:
            names[name] = cell.column
    if not {"role", "date"} <= set(names):
        return []
    rows: list[Tree] = []
    for cells in grid.rows[1:]:
        by_column = {cell.column: cell for cell in cells}
        role = by_column.get(names["role"])
        if role is None or not role.text.strip():
            continue
        row: dict[str, Tree] = {"role": said(tidy(role.text), role, sure("reports", "clearance row"))}
        _add_date(row, by_column.get(names["date"]), record)
        who = by_column.get(names.get("name", -1))
        if who is not None and who.text.strip():
            row["name"] = said(tidy(who.text), who, sure("reports", "clearance row"))
        if title is not None:
            row["report"] = title
        rows.append(row)
    return rows


def _add_date(row: dict[str, Tree], cell: Cell | None, record: Record) -> None:
    if cell is None or not cell.text.strip():
        return
    day = day_in(cell.text)
    if day:
        row["date"] = said(day[0], cell, sure("reports", "clearance row"), day[1].start, day[1].end)
    else:
        record.unclear("a clearance date", f"“{tidy(cell.text)[:60]}” is not a day", source_of(cell))
