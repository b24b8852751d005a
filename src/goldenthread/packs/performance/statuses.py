"""Reads the overall status of priorities into "performance/priority_status"."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.documents import Cell
from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import meaning_of, phrases, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.cells import words
from goldenthread.packs.tables.headings import Columns, Heading, columns_meant, has_needed
from goldenthread.packs.tables.sheets import Fitted, Sheet, filled

MOST_COLUMNS = 6


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """Priorities and their colours: every status below the heading is a colour or another known word."""
    columns = columns_meant(headings, "statuses")
    if not has_needed(columns, "statuses") or len(headings) > MOST_COLUMNS:
        return {}
    for heading in columns["status"]:
        below = [filled(row, heading.place) for row in sheet.below(heading)]
        values = [cell for cell in below if cell is not None and tidy(cell.text) != heading.text]
        if values and all(_status(cell) for cell in values):
            return {**columns, "status": [heading]}
    return {}


def read(tables: Sequence[Fitted], reading: Reading) -> None:
    """Adds each priority with its status."""
    for table in tables:
        for row in table.rows:
            priority, status = table.cell(row, "priority"), table.cell(row, "status")
            if priority is None or status is None:
                continue
            name = words(priority, sure("statuses", "row"))
            found: dict[str, Tree] = {"priority": name, "status": _status(status)}
            note = words(table.cell(row, "note"), sure("statuses", "row"))
            reading.record.add("performance/priority_status", [found | ({"note": note} if note else {})])


def _status(cell: Cell) -> Said | None:
    text = tidy(cell.text)
    name = meaning_of(text, "statuses", "values") if len(text) <= phrases("statuses")["longest"] else None
    way = sure("statuses", "row" if len(text) > 1 else "colour by its letter")
    return said(name, cell, way) if name else None
