"""Reads fees and charges into "fees": this year's, the one proposed, the change, and what others charge."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said
from goldenthread.packs.tables.cells import ends, figure, words
from goldenthread.packs.tables.headings import Columns, Heading, has_needed, meaning
from goldenthread.packs.tables.periods import when
from goldenthread.packs.tables.sheets import Fitted, Row, Sheet, alone, is_total

AMOUNTS = ("current", "proposed", "change", "change_percent", "benchmark_low", "benchmark_high", "benchmark_average")
TEXTS = ("unit", "vat", "detail", "considered")
DATED = ("charge", "proposed", "current", "description")


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """Charges now and proposed. Of two columns of charges with years the later is the one proposed."""
    if any(pattern("fees", "refuses").search(heading.text) for heading in headings):
        return {}
    columns: Columns = {}
    dated: list[tuple[tuple[int, int], Heading]] = []
    for heading in headings:
        role, period = meaning(heading.text, "fees"), when(heading.text)
        if period is not None and period.year is not None and role in (None, *DATED):
            dated.append((period.key, heading))
        elif role:
            columns.setdefault(role, []).append(heading)
    dated.sort(key=lambda one: one[0])
    if len(dated) == 1:
        role = "current" if "proposed" in columns else "proposed"
        columns[role] = [dated[0][1], *columns.get(role, [])]
    elif dated:
        columns["current"], columns["proposed"] = [dated[-2][1]], [dated[-1][1]]
    first = headings[0] if headings and headings[0].text and "title" not in columns else None
    if first is not None and meaning(first.text, "fees") in (None, "charge"):
        columns["title" if {"description", "area"} & set(columns) else "description"] = [first]
    if not has_needed(columns, "fees") or not _of_charges(columns, sheet):
        return {}
    return columns


def _of_charges(columns: Columns, sheet: Sheet) -> bool:
    near = [heading.text for found in columns.values() for heading in found] + [line.text for line in sheet.above[-3:]]
    return any(pattern("fees", "money").search(text) for text in near)


def read(tables: Sequence[Fitted], reading: Reading) -> None:
    """Adds each charge; a title or an area that is left blank is the one above it."""
    for table in tables:
        title, area = _title_above(table), None
        for row in table.rows:
            single = alone(row)
            if single is not None:
                title, area = words(single, sure("fees", "carried from a row above")), None
                continue
            own = words(table.cell(row, "title"), sure("fees", "row")) if _told_apart(table) else None
            own_area = words(table.cell(row, "area"), sure("fees", "row"))
            if own is not None:
                title, area = own, own_area
            elif own_area is not None:
                area = own_area
            found = None if is_total(row) else _fee(table, row, title, area, own)
            if found:
                reading.record.add("fees", [found])


def _told_apart(table: Fitted) -> bool:
    """Whether a charge's title has a column of its own; a single column of names holds descriptions."""
    return "title" in table.columns and bool({"description", "area"} & set(table.columns))


def _fee(table: Fitted, row: Row, title: Said | None, area: Said | None, own: Said | None) -> dict[str, Tree] | None:
    cell = table.cell(row, "description") or (None if _told_apart(table) else table.cell(row, "title"))
    amounts = _amounts(table, row)
    if (cell is None and own is None) or not {"current", "proposed"} & set(amounts):
        return None
    found: dict[str, Tree] = {"title": title if title is not None else "", "area": area if area is not None else ""}
    found["description"] = words(cell, sure("fees", "row")) or ""
    found |= amounts
    for role in TEXTS:
        other = words(table.cell(row, role), sure("fees", "other"))
        if other is not None:
            found[role] = other
    return found


def _amounts(table: Fitted, row: Row) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for role in AMOUNTS:
        amount = figure(table.cell(row, role), table.heading(role), sure("fees", "amount"))
        if amount is not None:
            found[role] = amount
    for role in ("benchmark_range", "benchmark"):
        both = ends(table.cell(row, role), table.heading(role), sure("fees", "benchmark"))
        if both is not None:
            found.setdefault("benchmark_low", both[0])
            found.setdefault("benchmark_high", both[1])
    return found


def _title_above(table: Fitted) -> Said | None:
    """The words above a table that has no column for a charge's title."""
    line = table.sheet.above[-1] if table.sheet.above else None
    if _told_apart(table) or line is None or not line.standing_out:
        return None
    return line.said(tidy(line.text), sure("fees", "title above the table"))
