"""Tables of actions: what is to be done, by whom, and for which item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from goldenthread.documents import Cell
from goldenthread.packs.flow import Grid, Line, Piece, tidy
from goldenthread.packs.minutes.columns import action_columns
from goldenthread.packs.minutes.items import Item
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import said

Row = dict[str, Tree]


def table_actions(pieces: Sequence[Piece], items: Sequence[Item]) -> list[Row]:
    """The rows of every table with a column of actions and one of owners; what an earlier meeting asked is left out."""
    rows: list[Row] = []
    above = ""
    for piece in pieces:
        if isinstance(piece, Line):
            above = piece.text
            continue
        columns = action_columns(piece)
        here = next((item for item in reversed(items) if item.heading and item.heading.at < piece.at), None)
        before = pattern("minutes", "actions_before")
        if not columns or before.match(above) or (here and before.match(here.title)):
            continue
        summary = pattern("minutes", "actions_heading").match(above)
        for cells in _rows(piece, columns):
            rows += _actions(cells, _item(cells, piece, items) or (None if summary else here))
    return rows


def _rows(grid: Grid, columns: Mapping[int, str]) -> Iterator[dict[str, Cell]]:
    for row in grid.rows[1:]:
        cells = {columns[cell.column]: cell for cell in reversed(row) if cell.column in columns and cell.text.strip()}
        if "owner" in cells:
            yield cells


def _item(cells: Mapping[str, Cell], grid: Grid, items: Sequence[Item]) -> Item | None:
    """The item that a row names by number or title, or that begins in the same table at or above the row."""
    named = tidy(cells["item"].text).rstrip(".:") if "item" in cells else ""
    number = pattern("minutes", "item_cell").match(named)
    for item in items:
        if named and (named in (item.number, item.title) or (number and number["number"] == item.number)):
            return item
    row = cells["owner"].row
    inside = [i for i in items if i.heading and i.heading.at == grid.at and i.heading.cell]
    return next((i for i in reversed(inside) if i.heading and i.heading.cell and i.heading.cell.row <= row), None)


def _actions(cells: Mapping[str, Cell], item: Item | None) -> Iterator[Row]:
    """One action a row; one a line where a row has as many owners as things to do."""
    owner, what = cells["owner"], cells.get("what")
    owners = [line for line in map(tidy, owner.text.split("\n")) if line]
    things = [line for line in map(tidy, what.text.split("\n")) if line] if what else []
    if len(owners) != len(things):
        owners, things = [tidy(owner.text)], [tidy(what.text)] if what else [""]
    way = sure("minutes", "action row")
    for who, thing in zip(owners, things, strict=True):
        if pattern("minutes", "not_owner").fullmatch(who) or (what and not thing):
            continue
        row: Row = {}
        if item is not None and item.heading is not None:
            row["item"] = item.heading.said(item.name, sure("minutes", "item"))
        elif "item" in cells:
            row["item"] = said(tidy(cells["item"].text), cells["item"], way)
        row["owner"] = said(who, owner, way)
        if what is not None:
            row["what"] = said(thing, what, way)
        yield row
