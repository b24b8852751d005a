"""Reads delivery and action plans into "delivery_plan": what is to be done, under which theme, by whom, by when."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from goldenthread.packs.flow import Line, tidy
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.planned import is_plan
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said
from goldenthread.packs.tables.cells import words
from goldenthread.packs.tables.headings import Columns, Heading, columns_meant, has_needed
from goldenthread.packs.tables.sheets import Fitted, Row, Sheet, alone

OTHERS = ("reference", "description", "progress", "status", "measure", "resources")
LONGEST_THEME = 160
ELSEWHERE = ("minutes", "front", "forward plan")


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """Items with who is responsible or by when; not in minutes, and not a plan of decisions to come."""
    columns = columns_meant(headings, "delivery")
    if "item" not in columns and len(columns.get("theme", ())) > 1:
        columns["item"] = [columns["theme"].pop()]
    if sheet.part.kind in ELSEWHERE or not has_needed(columns, "delivery"):
        return {}
    both = {"responsible", "timings"} <= set(columns)
    named = [heading.text for heading in headings] + [line.text for line in sheet.above[-3:]] + [sheet.part.title]
    known = any(pattern("delivery", "plan").search(text) for text in named)
    told = {"progress", "status", "description", "measure", "theme"} & set(columns)
    if not (("item" in columns and (both or (known and told))) or (both and known and told)):
        return {}
    return {} if is_plan(sheet.grid) and not known else columns


def read(tables: Sequence[Fitted], reading: Reading) -> None:
    """Adds the items of every plan. A theme holds until another is named, in a row, a column or above a table."""
    theme: Said | None = None
    before: Fitted | None = None
    for table in tables:
        same_plan = before is not None and before.sheet.part is table.sheet.part
        theme = _theme_above(table) or (_carried(theme) if same_plan else None)
        rows: list[dict[str, Tree]] = []
        for row in table.rows:
            theme = _read_row(table, row, theme, rows)
        reading.record.add("delivery_plan", list(rows))
        before = table


def _read_row(table: Fitted, row: Row, theme: Said | None, rows: list[dict[str, Tree]]) -> Said | None:
    """Adds the item of a row, and gives the theme that holds after it."""
    single = alone(row)
    if single is not None and len(table.headings) > 2 and len(single.text) <= LONGEST_THEME:
        return words(single, sure("delivery", "theme in a row"))
    theme = words(table.cell(row, "theme"), sure("delivery", "theme in a column")) or theme
    role = "item" if "item" in table.columns else "description"
    item = words(table.cell(row, role), sure("delivery", "row"))
    if item is None:
        _go_on(table, row, rows)
    else:
        found: dict[str, Tree] = {"theme": theme} if theme is not None else {}
        rows.append(found | {"item": item} | _rest(table, row, role))
    return theme


def _rest(table: Fitted, row: Row, item: str) -> dict[str, Tree]:
    found: dict[str, Tree] = {}
    for role in ("responsible", "timings", *OTHERS):
        field = words(table.cell(row, role), sure("delivery", "row" if role in ("responsible", "timings") else "other"))
        if field is not None and role != item:
            found[role] = field
    return found


def _go_on(table: Fitted, row: Row, rows: list[dict[str, Tree]]) -> None:
    """A row without an item goes on from the row above, as one that is split over two pages does."""
    if not rows or (not table.continued and table.sheet.grid.table.position.page is None):
        return
    way = sure("delivery", "row goes on")
    for role, more in _rest(table, row, "").items():
        before = rows[-1].get(role)
        if isinstance(more, Said) and isinstance(before, Said):
            rows[-1][role] = replace(before, value=f"{before.value} {more.value}", confidence=way)
        elif isinstance(more, Said):
            rows[-1][role] = replace(more, confidence=way)


def _theme_above(table: Fitted) -> Said | None:
    """The heading straight above the table, if it is no plan's title or number of a paragraph."""
    line = table.sheet.above[-1] if table.sheet.above and not table.sheet.follows else None
    if line is None or not _may_be_theme(line):
        return None
    return line.said(tidy(line.text), sure("delivery", "theme above the table"))


def _may_be_theme(line: Line) -> bool:
    text = tidy(line.text)
    numbered = pattern("delivery", "numbered").match(text) and line.heading is None
    known = pattern("delivery", "no_theme").match(text)
    return line.standing_out and bool(text) and len(text) <= LONGEST_THEME and not numbered and not known


def _carried(theme: Said | None) -> Said | None:
    return (
        replace(theme, confidence=min(theme.confidence, sure("delivery", "theme carried over tables")))
        if theme
        else None
    )
