"""Reads tables of indicators into "performance/indicators"."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.packs.flow import tidy
from goldenthread.packs.performance.indicator_columns import period_of
from goldenthread.packs.performance.indicator_values import (
    benchmarks,
    change_percent,
    direction,
    direction_between,
    is_due,
    meant,
    name_and_kind,
    target,
)
from goldenthread.packs.performance.legend import Legend, legend_of
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.cells import figure, printed, reading, words
from goldenthread.packs.tables.periods import when
from goldenthread.packs.tables.sheets import Fitted, Row, alone, filled

LONGEST_SECTION = 90


def read(tables: Sequence[Fitted], reading_: Reading) -> None:
    """Adds the indicators of every table, in order."""
    legend = legend_of(reading_.document)
    for table in tables:
        reading_.record.add("performance/indicators", list(_indicators(table, legend)))


def _indicators(table: Fitted, legend: Legend) -> list[dict[str, Tree]]:
    rows: list[dict[str, Tree]] = []
    section: Said | None = None
    for row in table.rows:
        single = alone(row)
        if single is None:
            found = _indicator(table, row, legend)
            if found:
                _add(found, "section", words(table.cell(row, "theme"), sure("indicators", "other")) or section)
                rows.append(found)
            continue
        text = tidy(single.text)
        if rows and (len(text) > LONGEST_SECTION or pattern("indicators", "comment_row").match(text)):
            _add_note(rows[-1], said(text, single, sure("indicators", "note")))
        else:
            section = said(text, single, sure("indicators", "other"))
    return rows


def _indicator(table: Fitted, row: Row, legend: Legend) -> dict[str, Tree] | None:
    cell = table.cell(row, "name")
    if cell is None:
        return None
    name, kind = name_and_kind(cell)
    found: dict[str, Tree] = {"name": name}
    _add(found, "kind", kind or _kind(table, row, legend))
    _add(found, "polarity", meant(table.cell(row, "polarity"), "polarities", "polarity"))
    for role in ("year_end", "result", "prior"):
        _add(found, role, _result(table, row, role))
    for role in ("annual_target", "target"):
        _add(found, role, target(table.cell(row, role), table.heading(role)))
    _add_direction(found, table, row, legend)
    _add_benchmarks(found, table, row)
    _add_others(found, table, row, legend)
    said_something = {"result", "prior", "year_end", "target", "annual_target", "due", "direction"} & set(found)
    return found if said_something else None


def _add(found: dict[str, Tree], name: str, field: Tree) -> None:
    if field is not None and field != []:
        found[name] = field


def _result(table: Fitted, row: Row, role: str) -> Said | None:
    cell, heading = table.cell(row, role), table.heading(role)
    if cell is None or is_due(cell) or pattern("indicators", "nothing").match(tidy(cell.text)):
        return None
    return figure(cell, heading, sure("indicators", "figure"))


def _kind(table: Fitted, row: Row, legend: Legend) -> Said | None:
    """The kind by the mark beside the result, by its frequency, or for the quarter alone where others are marked."""
    cell = table.cell(row, "result")
    mark = reading(cell, table.heading("result")).mark if cell is not None else ""
    by_mark = {"c": "cumulative", "s": "snapshot", "r": "rolling"}.get(mark)
    if by_mark and cell is not None:
        return said(by_mark, cell, sure("indicators", "mark"))
    often = meant(table.cell(row, "frequency"), "frequencies", "kind from frequency")
    if often is not None:
        return often
    heading = table.heading("result")
    if cell is not None and heading is not None and pattern("indicators", "cumulative").search(heading.text):
        return said("cumulative", cell, sure("indicators", "mark"))
    period = period_of(heading)
    if legend.marks and cell is not None and period is not None and period.quarter:
        return said("quarter", cell, sure("indicators", "kind unmarked"))
    return None


def _add_direction(found: dict[str, Tree], table: Fitted, row: Row, legend: Legend) -> None:
    cell = table.cell(row, "direction")
    said_so, arrow = direction(cell, legend.arrows)
    result, prior, polarity = (_said(found.get(name)) for name in ("result", "prior", "polarity"))
    if said_so is None and arrow and cell is not None:
        said_so = direction_between(result, prior, polarity, cell)
        found["arrow"] = said(arrow, cell, sure("indicators", "other"))
    _add(found, "direction", said_so)
    heading = table.heading("change_percent")
    change = change_percent(table.cell(row, "change_percent"), heading) if heading else None
    _add(found, "change_percent", change or change_percent(cell, table.heading("direction")))


def _said(field: Tree) -> Said | None:
    return field if isinstance(field, Said) else None


def _add_benchmarks(found: dict[str, Tree], table: Fitted, row: Row) -> None:
    values: list[Tree] = []
    notes: list[Tree] = []
    for heading in table.columns.get("benchmark", ()):
        areas, note = benchmarks(filled(row, heading.place), heading)
        values += areas
        notes += [note] if note is not None else []
    _add(found, "benchmarks", values)
    _add(found, "benchmark_notes", notes)


def _add_others(found: dict[str, Tree], table: Fitted, row: Row, legend: Legend) -> None:
    """What the scored fields do not hold: reference, RAG, unit, owner, the periods, when it is due, notes, series."""
    for role in ("reference", "rag", "frequency", "unit", "owner", "baseline", "tolerance"):
        _add(found, role, words(table.cell(row, role), sure("indicators", "other")))
    result = table.cell(row, "result")
    if result is not None and is_due(result):
        found["due"] = said(tidy(result.text), result, sure("indicators", "other"))
    for role, name in (("result", "period"), ("prior", "prior_period")):
        heading = table.heading(role)
        period = period_of(heading)
        place = heading.saying(when) if heading is not None else None
        if period is not None and place is not None and role in found:
            found[name] = said(period.text, place, sure("indicators", "period"))
    _add(found, "series", _series(table, row))
    for cell in {id(cell): cell for cell in row if cell is not None}.values():
        for note in legend.footnotes(cell):
            _add_note(found, note)
    _add_note(found, words(table.cell(row, "note"), sure("indicators", "note")))


def _series(table: Fitted, row: Row) -> list[Tree]:
    """Every result of the row with the period of its column, where there are several columns of results."""
    points: list[Tree] = []
    for heading in table.columns.get("series", ()):
        cell, period = filled(row, heading.place), period_of(heading)
        quantity = reading(cell, heading).quantity if cell is not None else None
        place = heading.saying(when)
        if cell is not None and quantity is not None and period is not None and place is not None:
            way = sure("indicators", "figure")
            points.append({"period": said(period.text, place, way), "value": said(printed(quantity), cell, way)})
    return points


def _add_note(found: dict[str, Tree], note: Said | None) -> None:
    notes = found.setdefault("notes", []) if note is not None else None
    if isinstance(notes, list):
        notes.append(note)
