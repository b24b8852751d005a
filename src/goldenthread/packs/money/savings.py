"""Reads savings proposals into "savings": one for each reference and year with an amount."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.figures import column_units
from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Tree, plain
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.cells import figure, unit_of, words
from goldenthread.packs.tables.headings import Columns, Heading, has_needed, meaning
from goldenthread.packs.tables.periods import when
from goldenthread.packs.tables.sheets import Fitted, Row, Sheet, alone, filled, is_total

TEXTS = ("description", "plan_priority", "consultation", "impact", "owner", "kind", "rag")
LINES_THAT_SAY = 4


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """Proposals with an amount a year, where the headings or the words above speak of savings."""
    if any(pattern("savings", "refuses").search(heading.text) for heading in headings):
        return {}
    columns: Columns = {}
    for heading in headings:
        role = meaning(heading.text, "savings")
        amount = role in (None, "description", "opportunity_area") and when(heading.text) is not None
        if amount:
            role = "amounts"
        if role:
            columns.setdefault(role, []).append(heading)
    if "amounts" not in columns or not has_needed(columns, "savings"):
        return {}
    near = [heading.text for heading in headings] + [line.text for line in sheet.above[-LINES_THAT_SAY:]]
    return columns if any(pattern("savings", "saving").search(text) for text in near) else {}


def read(tables: Sequence[Fitted], reading: Reading) -> None:
    """Adds the savings. A table that tells the same saving again (as a summary and its appendix do) adds to it."""
    found: list[dict[str, Tree]] = []
    for table in tables:
        group: Said | None = None
        for row in table.rows:
            single = alone(row)
            if single is not None:
                group = words(single, sure("savings", "other"))
            elif is_total(row) or _says_total(table, row):
                continue
            else:
                for saving in _savings(table, row, group):
                    _join(found, saving)
    reading.record.add("savings", list(found))


def _says_total(table: Fitted, row: Row) -> bool:
    cells = (table.cell(row, role) for role in ("reference", "opportunity_area", "description"))
    return any(cell is not None and pattern("tables", "total").match(tidy(cell.text)) for cell in cells)


def _savings(table: Fitted, row: Row, group: Said | None) -> list[dict[str, Tree]]:
    """A record for each year of the row with an amount."""
    shared: dict[str, Tree] = {}
    for role in ("reference", "opportunity_area"):
        text = words(table.cell(row, role), sure("savings", "row"))
        if text is not None:
            shared[role] = text
    _part_code(table, row, shared)
    others: dict[str, Tree] = {
        role: text for role in TEXTS if (text := words(table.cell(row, role), sure("savings", "other")))
    }
    if not shared and "description" not in others:
        return []
    budget = figure(table.cell(row, "budget"), table.heading("budget"), sure("savings", "other"))
    total = figure(table.cell(row, "total"), table.heading("total"), sure("savings", "other"))
    fte = figure(table.cell(row, "fte"), table.heading("fte"), sure("savings", "other"))
    others |= {
        name: field
        for name, field in (("base_budget", budget), ("total", total), ("fte", fte), ("group", group))
        if field
    }
    found: list[dict[str, Tree]] = []
    for heading in table.columns["amounts"]:
        cell, period = filled(row, heading.place), when(heading.text)
        amount = figure(cell, heading, sure("savings", "amount"))
        place = heading.saying(when)
        if amount is None or cell is None or period is None or place is None:
            continue
        year = said(period.text, place, sure("savings", "year"))
        unit = unit_of(cell, heading)
        saving: dict[str, Tree] = {**shared, "year": year, "amount": amount}
        if unit:
            above = heading.saying(_gives_unit) if column_units(heading.words).unit else None
            saving["unit"] = said(unit, above or cell, sure("savings", "row"))
        found.append(saving | others)
    return found


def _gives_unit(text: str) -> bool:
    return bool(column_units([text]).unit)


def _part_code(table: Fitted, row: Row, shared: dict[str, Tree]) -> None:
    """The reference that stands before a saving's words where it has no column of its own ("S-1 Fewer printers")."""
    cell = table.cell(row, "description")
    code = pattern("risks", "code").match(cell.text) if cell is not None and "reference" not in table.columns else None
    if cell is not None and code is not None:
        shared["reference"] = said(code["code"], cell, sure("savings", "row"), 0, code.end("code"))


def _join(found: list[dict[str, Tree]], saving: dict[str, Tree]) -> None:
    """Adds a saving, or completes the one of the same reference, year and amount by the fuller account of it."""
    key = [plain(saving.get(name)) for name in ("reference", "year", "amount")]
    for index, other in enumerate(found):
        if key[0] and [plain(other.get(name)) for name in ("reference", "year", "amount")] == key:
            fuller, shorter = (saving, other) if len(saving) > len(other) else (other, saving)
            found[index] = fuller | {name: value for name, value in shorter.items() if name not in fuller}
            return
    found.append(saving)
