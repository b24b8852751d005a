"""Reads tables of what a service did, quarter by quarter, into "service_tables", and adds up their totals."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from goldenthread.documents import Cell
from goldenthread.packs.delivery.counted import column_totals, is_bare_total
from goldenthread.packs.delivery.quarters import Column, quarter_columns
from goldenthread.packs.delivery.titles import title_of
from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.cells import figure, printed, reading, words
from goldenthread.packs.tables.headings import Columns, Heading, meaning
from goldenthread.packs.tables.periods import when
from goldenthread.packs.tables.sheets import Fitted, Row, Sheet, alone, filled

LEAST_QUARTERS = 2


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """Named rows under two or more quarters, with or without a total, and nothing else but notes."""
    columns: Columns = {}
    for heading in headings[1:]:
        if pattern("services", "total").search(heading.text) and not _is_quarter(heading):
            columns.setdefault("total", []).append(heading)
        elif _is_quarter(heading):
            columns.setdefault("quarters", []).append(heading)
        elif heading.text:
            columns.setdefault("other", []).append(heading)
    quarters = len(columns.get("quarters", ()))
    if quarters < LEAST_QUARTERS or len(columns.get("other", ())) > 1 or _is_quarter(headings[0]):
        return {}
    return {**columns, "name": [headings[0]]}


def _is_quarter(heading: Heading) -> bool:
    period = when(heading.text)
    return period is not None and period.quarter is not None and meaning(heading.text, "indicators") in (None, "result")


def read(tables: Sequence[Fitted], reading_: Reading) -> None:
    """Adds each table: its title, quarters, rows with their values, stated totals and whether they add up."""
    for table in tables:
        quarters = quarter_columns(table)
        shown = [row for row in table.rows if alone(row) is None]
        last = next((row for row in reversed(shown) if is_bare_total(row)), None)
        rows = [one for row in shown if row is not last and (one := _row(table, row, quarters, reading_))]
        if not rows:
            continue
        found: dict[str, Tree] = {}
        title = title_of(table, corner=True)
        if title is not None:
            found["title"] = title
        found["report"] = table.sheet.part.title
        found["quarters"] = [column.said for column in quarters]
        found["rows"] = list(rows)
        if last is not None:
            found |= column_totals(last, rows, [column.heading for column in quarters], reading_)
        reading_.record.add("service_tables", [found])


def _row(table: Fitted, row: Row, quarters: Sequence[Column], reading_: Reading) -> dict[str, Tree] | None:
    name = table.cell(row, "name")
    if name is None:
        return None
    found: dict[str, Tree] = {"name": words(name, sure("services", "name"))}
    values: list[Tree] = []
    shares: list[Tree] = []
    for column in quarters:
        cell = filled(row, column.heading.place)
        values.append(figure(cell, column.heading, sure("services", "value")))
        shares.append(_share(cell, column.heading))
    if not any(value is not None for value in values):
        return None
    found["values"] = values
    if any(share is not None for share in shares):
        found["percentages"] = shares
    total_cell, heading = table.cell(row, "total"), table.heading("total")
    total = figure(total_cell, heading, sure("services", "value"))
    if total is not None and total_cell is not None:
        found["total"] = total
        _add_up(found, name, [value for value in values if isinstance(value, Said)], total, total_cell, reading_)
    return found


def _share(cell: Cell | None, heading: Heading) -> Said | None:
    """The percentage in brackets beside a count: "10 (63%)"."""
    figures = reading(cell, heading).figures if cell is not None else ()
    if cell is None or len(figures) != 2 or not figures[1].percentage:
        return None
    return said(printed(replace(figures[1], printed=abs(figures[1].printed))), cell, sure("services", "value"))


def _add_up(found: dict[str, Tree], name: Cell, values: list[Said], total: Said, cell: Cell, reading_: Reading) -> None:
    """Says whether the quarters make the total stated; of percentages, averages and snapshots they do not."""
    texts = f"{name.text} {cell.text}"
    if pattern("services", "not_additive").search(texts) or len(values) < LEAST_QUARTERS:
        return
    numbers = [value.value for value in values if isinstance(value.value, int | Decimal)]
    if len(numbers) < len(values) or not isinstance(total.value, int | Decimal):
        return
    summed = sum(numbers, start=Decimal(0))
    found["adds_up"] = said(summed == total.value, cell, sure("services", "adds up"))
    if summed != total.value:
        reading_.record.problem(
            "total does not add up",
            f"{tidy(name.text)}: the quarters come to {summed}, not {total.value}.",
            total.source,
        )
