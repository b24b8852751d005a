"""Reads budget forecasts, revenue and capital, into "performance/budgets"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from goldenthread.figures import column_units
from goldenthread.packs.phrases import meanings, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.cells import figure, unit_of, words
from goldenthread.packs.tables.headings import Columns, Heading, columns_meant, has_needed
from goldenthread.packs.tables.sheets import Fitted, Row, Sheet, alone, filled, is_total

AMOUNTS = (
    "revised_budget", "original_budget", "to_date", "actual", "forecast", "variance", "reserve_movements",
    "forecast_after_reserves", "variance_after_reserves",
)  # fmt: skip


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """Services (or what else money is voted for) with budget, forecast and variance."""
    meant = columns_meant(headings, "budgets")
    if heads := meant.pop("heads", []):
        meant.setdefault("service", heads)
    if "service" not in meant and headings and _names(sheet, headings[0]) and len(meant) > 2:
        meant["service"] = [headings[0]]
    columns: Columns = {}
    for role, found in meant.items():
        for heading in found:
            columns.setdefault(role + "_percent" if heading.percent else role, []).append(heading)
    return columns if has_needed(columns, "budgets") else {}


def _names(sheet: Sheet, heading: Heading) -> bool:
    """Whether words stand below a heading, and no figures."""
    cells = [cell for row in sheet.below(heading) if (cell := filled(row, heading.place)) is not None]
    return bool(cells) and all(figure(cell, heading, 1) is None for cell in cells)


def read(tables: Sequence[Fitted], reading: Reading) -> None:
    """Adds a row for each service; rows that sum others up are kept under "budget_totals"."""
    for table in tables:
        kind = _kind(table)
        for row in table.rows:
            found = None if alone(row) is not None else _budget(table, row)
            if found is None:
                continue
            if kind is not None:
                found["kind"] = kind
            reading.record.add("performance/budget_totals" if is_total(row) else "performance/budgets", [found])


def _budget(table: Fitted, row: Row) -> dict[str, Tree] | None:
    name = table.cell(row, "service")
    if name is None:
        return None
    found: dict[str, Tree] = {"service": words(name, sure("budgets", "row"))}
    unit: Said | None = None
    for role in AMOUNTS:
        cell, heading = table.cell(row, role), table.heading(role)
        amount = figure(cell, heading, sure("budgets", "figure"))
        if amount is not None and cell is not None:
            found[role] = amount
            printed_in = unit_of(cell, heading) or _unit_above(table)
            unit = unit or (said(printed_in, cell, sure("budgets", "row")) if printed_in else None)
    for role in ("variance_percent", "variance_after_reserves_percent"):
        amount = figure(table.cell(row, role), table.heading(role), sure("budgets", "figure"))
        if amount is not None:
            found[role] = amount
    if not any(role in found for role in AMOUNTS):
        return None
    if "forecast" not in found and isinstance(actual := found.pop("actual", None), Said):
        found["forecast"] = replace(actual, confidence=sure("budgets", "actual taken as forecast"))
    _settle_signs(found, table)
    if unit is not None:
        found["unit"] = unit
    note = words(table.cell(row, "note"), sure("budgets", "row"))
    return found | ({"note": note} if note is not None else {})


def _settle_signs(found: dict[str, Tree], table: Fitted) -> None:
    """Under "Fav/(adv)" what is in brackets is an overspend. The record's variance is forecast less budget, so its
    sign is turned round where the arithmetic bears that out."""
    for role, ahead in (("variance", "forecast"), ("variance_after_reserves", "forecast_after_reserves")):
        heading, field = table.heading(role), found.get(role)
        if heading is None or not isinstance(field, Said) or column_units(heading.words).adverse_positive is not False:
            continue
        value, forecast, budget = (_number(one) for one in (field, found.get(ahead), found.get("revised_budget")))
        if value is not None and forecast is not None and budget is not None and forecast - budget == -value:
            turned = -field.value  # type: ignore[operator]
            found[role] = replace(field, value=turned, confidence=sure("budgets", "sign told by the arithmetic"))
        else:
            found[role] = replace(field, confidence=sure("budgets", "sign that could not be told"))


def _number(field: Tree) -> Decimal | None:
    value = field.value if isinstance(field, Said) else None
    return Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None


def _unit_above(table: Fitted) -> str:
    """The unit that the line above the table or any of its headings gives for all of it ("£000")."""
    for text in [*(heading.text for heading in table.headings), *(line.text for line in table.sheet.above[-2:])]:
        unit = column_units([text])
        if unit.unit == "gbp" and len(text) < 120:
            return "£" + {1_000: "000", 1_000_000: "m"}.get(unit.scale, "")
    return ""


def _kind(table: Fitted) -> Said | None:
    """Revenue or capital, as the headings or the nearest line above that says one of them has it."""
    for line in reversed(table.sheet.above):
        kinds = [name for name, wanted in meanings("budgets", "kinds") if wanted.search(line.text)]
        if len(kinds) == 1 and len(line.text) < 160:
            return line.said(kinds[0], sure("budgets", "kind"))
    return None
