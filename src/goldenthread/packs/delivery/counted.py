"""Reads tables of counts that state their own total in the last row into "service_tables", and adds them up."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from goldenthread.packs.delivery.titles import title_of
from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.cells import figure, words
from goldenthread.packs.tables.headings import Columns, Heading
from goldenthread.packs.tables.sheets import Fitted, Row, Sheet, alone, filled

LEAST_ROWS = 2


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """A first column of names, and columns that hold a figure in the row of totals and in the rows above it."""
    if not sheet.cells or not is_bare_total(sheet.cells[-1]) or not headings[0].text:
        return {}
    below = sheet.below(headings[0])
    counts = [heading for heading in headings[1:] if heading.text and _holds_figures(heading, below)]
    return {"name": [headings[0]], "counts": counts} if counts and len(below) > LEAST_ROWS else {}


def is_bare_total(row: Row) -> bool:
    """Whether a row is called total and nothing more: "Total service users leaving" is a row like others."""
    return any(
        cell is not None and pattern("services", "bare_total").fullmatch(tidy(cell.text).casefold()) for cell in row
    )


def _holds_figures(heading: Heading, rows: Sequence[Row]) -> bool:
    cells = [filled(row, heading.place) for row in rows]
    return (
        bool(cells)
        and cells[-1] is not None
        and all(figure(cell, heading, 1) is not None for cell in cells if cell is not None)
    )


def read(tables: Sequence[Fitted], reading: Reading) -> None:
    """Adds each table: its title, columns, rows with their values, stated totals and whether they add up."""
    for table in tables:
        counts = table.columns["counts"]
        rows = [one for row in table.rows if (one := _row(table, row, counts))]
        last = next((row for row in reversed(table.rows) if is_bare_total(row)), None)
        if last is None or len(rows) < LEAST_ROWS:
            continue
        title = title_of(table, corner=False)
        found: dict[str, Tree] = {"title": title} if title is not None else {}
        found["report"] = table.sheet.part.title
        found["columns"] = [said(one.text, one.cell, sure("services", "period")) for one in counts if one.cell]
        found["rows"] = list(rows)
        found |= column_totals(last, rows, counts, reading)
        reading.record.add("service_tables", [found])


def _row(table: Fitted, row: Row, counts: Sequence[Heading]) -> dict[str, Tree] | None:
    name = table.cell(row, "name")
    if name is None or alone(row) is not None or is_bare_total(row):
        return None
    values: list[Tree] = [figure(filled(row, one.place), one, sure("services", "value")) for one in counts]
    return {"name": words(name, sure("services", "name")), "values": values}


def column_totals(
    last: Row, rows: Sequence[dict[str, Tree]], columns: Sequence[Heading], reading: Reading
) -> dict[str, Tree]:
    """What the row of totals states for each column, and whether the rows above come to it."""
    totals: list[Tree] = []
    sums: list[Tree] = []
    for index, heading in enumerate(columns):
        cell = filled(last, heading.place)
        total = figure(cell, heading, sure("services", "value"))
        totals.append(total)
        numbers = [_number(row["values"], index) for row in rows if not _of_shares(row)]
        given = [number for number in numbers if number is not None]
        if cell is None or total is None or not isinstance(total.value, int | Decimal) or "%" in cell.text or not given:
            sums.append(None)
            continue
        summed = sum(given, start=Decimal(0))
        sums.append(said(summed == total.value, cell, sure("services", "adds up")))
        if summed != total.value:
            what = f"{heading.text}: the rows come to {summed}, not {total.value}."
            reading.record.problem("total does not add up", what, total.source)
    return {"totals": totals, "totals_add_up": sums}


def _of_shares(row: dict[str, Tree]) -> bool:
    """Whether a row holds percentages, averages or snapshots, which no total sums up."""
    fields = [row["name"], *(row["values"] if isinstance(row["values"], list) else [])]
    texts = " ".join(field.source.quote for field in fields if isinstance(field, Said))
    return bool(pattern("services", "not_additive").search(texts))


def _number(values: Tree, index: int) -> Decimal | None:
    field = values[index] if isinstance(values, list) else None
    value = field.value if isinstance(field, Said) else None
    return Decimal(value) if isinstance(value, int | Decimal) else None
