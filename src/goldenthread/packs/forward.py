"""Reads the forward plan into "forward_plan": what comes to which meeting, whose report, key or not."""

from __future__ import annotations

from goldenthread.dates.mentions import days_mentioned
from goldenthread.documents import Cell
from goldenthread.packs.flow import Grid, Line, tidy
from goldenthread.packs.phrases import meaning_of, pattern, sure
from goldenthread.packs.planned import plan_columns
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.times import day_in, first_of_month

LONGEST_DATE = 60


def read(reading: Reading) -> None:
    """Every forward plan."""
    for part in reading.parts_called("forward plan"):
        meeting: Said | None = None
        columns: dict[str, int] = {}
        for piece in part.pieces:
            if isinstance(piece, Grid):
                columns = plan_columns(piece) or columns
                rows, meeting = _rows(piece, columns, meeting, reading.record)
                reading.record.add("forward_plan", rows)
            elif len(piece.text) <= LONGEST_DATE:
                meeting = _heading(piece) or meeting


def _heading(line: Line) -> Said | None:
    """A line between tables that is nothing but a meeting's date."""
    when = when_of(line.text)
    return line.said(when[0], sure("planned", "meeting in a row of its own")) if when else None


def when_of(text: str) -> tuple[str | None] | None:
    """The meeting that words name: a day or a month in ISO 8601, or None in a tuple for one not yet set."""
    text = tidy(text)
    if pattern("planned", "unallocated").match(text):
        return (None,)
    day = day_in(text)
    if day and len(text) - (day[1].end - day[1].start) <= 25:
        return (day[0].isoformat(),)
    months = [month for mention in days_mentioned(text) if (month := first_of_month(mention))]
    return (months[0],) if months and len(text) <= 30 else None


def _rows(grid: Grid, columns: dict[str, int], meeting: Said | None, record: Record) -> tuple[list[Tree], Said | None]:
    rows: list[Tree] = []
    for cells in grid.rows:
        filled = [cell for cell in cells if cell.text.strip()]
        if not filled:
            continue
        again = header_columns(filled)
        if again:
            columns = again
            continue
        if len(filled) == 1:
            when = when_of(filled[0].text)
            if when:
                meeting = said(when[0], filled[0], sure("planned", "meeting in a row of its own"))
                continue
        by_column = {cell.column: cell for cell in cells}
        row = _row(by_column, columns, meeting)
        if row:
            rows.append(row)
    return rows, meeting


def header_columns(cells: list[Cell]) -> dict[str, int]:
    """The columns, where every cell of a row names one: a header, the first or one repeated on a new page."""
    names = [(meaning_of(tidy(cell.text), "planned", "columns"), cell.column) for cell in cells]
    if (
        len(cells) < 2
        or not all(name for name, _ in names)
        or any(len(tidy(cell.text)) > LONGEST_DATE for cell in cells)
    ):
        return {}
    return {name: column for name, column in reversed(names) if name}


def _row(cells: dict[int, Cell], columns: dict[str, int], meeting: Said | None) -> dict[str, Tree] | None:
    title = cells.get(columns.get("title", -1))
    if title is None or not title.text.strip():
        return None
    way = sure("planned", "row")
    row: dict[str, Tree] = {"meeting": meeting, "title": said(tidy(title.text), title, way)}
    for name in ("overview", "report_of", "issue_type"):
        cell = cells.get(columns.get(name, -1))
        if cell is not None and cell.text.strip():
            row[name] = said(_issue(cell) if name == "issue_type" else tidy(cell.text), cell, way)
    when = cells.get(columns.get("meeting", -1))
    if when is not None and when.text.strip():
        found = when_of(when.text)
        row["meeting"] = said(found[0] if found else tidy(when.text), when, sure("planned", "meeting in a column"))
    return row if len(row) > 2 else None


def _issue(cell: Cell) -> str:
    """Key, non-key or urgent as printed; a bare yes or no is put in words."""
    text = tidy(cell.text)
    return {"yes": "Key", "y": "Key", "no": "Non-key", "n": "Non-key"}.get(text.casefold(), text)
