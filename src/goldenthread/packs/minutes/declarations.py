"""Interests declared: who, at which item, of what kind."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.documents import Cell
from goldenthread.packs.flow import Grid, Line, tidy
from goldenthread.packs.minutes.items import Item
from goldenthread.packs.names import Roll, people_in
from goldenthread.packs.people_named import people_named
from goldenthread.packs.phrases import meaning_of, meanings, pattern, sure
from goldenthread.packs.prose import sentences
from goldenthread.packs.record import Tree
from goldenthread.packs.said import said

Row = dict[str, Tree]


def declarations_of(items: Sequence[Item], roll: Roll) -> list[Row]:
    """Every interest declared, under its own item or in passing under another."""
    rows: list[Row] = []
    numbers = [item.number for item in items if not item.number.isdigit() and item.number]
    for item in items:
        own = bool(pattern("minutes", "declaration_item").match(item.title))
        for grid in item.grids if own else ():
            rows += _from_grid(grid, roll)
        tables = {line.at for grid in item.grids for line in grid.lines} if rows and own else set()
        for line in item.lines:
            if line.at not in tables:
                rows += _from_line(line, item, roll, own, numbers)
    return rows


def _from_grid(grid: Grid, roll: Roll) -> list[Row]:
    header = grid.rows[0] if grid.rows else ()
    names = {cell.column: meaning_of(tidy(cell.text), "minutes", "declaration_columns") for cell in header if cell.text}
    if "member" not in names.values():
        return []
    rows: list[Row] = []
    for cells in grid.rows[1:]:
        by_name: dict[str, Cell] = {}
        for cell in cells:
            name = names.get(cell.column)
            if name and cell.text.strip():
                by_name.setdefault(name, cell)
        rows += _row(by_name, {cell.column: tidy(cell.text) for cell in header}, roll)
    return rows


def _row(cells: dict[str, Cell], header: dict[int, str], roll: Roll) -> list[Row]:
    who = cells.get("member")
    if who is None:
        return []
    way = sure("minutes", "declaration row")
    made: list[Row] = []
    for person in people_in(tidy(who.text), titled=True):
        row: Row = {"member": said(roll.full(person.name), who, way)}
        if "item" in cells:
            number = pattern("minutes", "item_cell").match(tidy(cells["item"].text))
            row["item"] = said(number["number"] if number else tidy(cells["item"].text), cells["item"], way)
        for name in ("kind", "interest"):
            cell = cells.get(name)
            kind = (kind_of(cell.text) or kind_of(header.get(cell.column, ""))) if cell else None
            if cell and kind and "kind" not in row:
                row["kind"] = said(kind, cell, way)
        if "interest" in cells:
            row["interest"] = said(tidy(cells["interest"].text), cells["interest"], way)
        made.append(row)
    return made


def kind_of(text: str) -> str | None:
    """The kind of interest that words name."""
    return next((kind for kind, wanted in meanings("minutes", "interest_kinds") if wanted.search(text)), None)


def _from_line(line: Line, item: Item, roll: Roll, own: bool, numbers: Sequence[str]) -> list[Row]:
    rows: list[Row] = []
    for offset, sentence in sentences(line.text):
        declared = pattern("minutes", "declared").search(sentence)
        if not declared or (not own and not _in_passing(sentence)):
            continue
        people = people_named(sentence[: declared.start()] or sentence) or (people_named(sentence) if own else [])
        if own and not people:
            people = [
                p for p in people_in(sentence[: declared.start()].rstrip(" ,:-–")) if p.titled or len(p.name) > 4
            ][:3]
        for person in people:
            way = sure("minutes", "declaration sentence")
            start, end = offset + person.start, offset + person.end
            row: Row = {"member": line.said(roll.full(person.name), way, start, end)}
            number = _item_said(sentence, person.end, numbers)
            if number:
                row["item"] = line.said(number["number"], way, offset + number.start(), offset + number.end())
            elif not own and item.number and item.heading:
                row["item"] = item.heading.said(item.number, way)
            kind = kind_of(sentence)
            if kind:
                row["kind"] = line.said(kind, way, offset, offset + len(sentence))
            row["interest"] = line.said(sentence.strip(), way, offset, offset + len(sentence))
            rows.append(row)
    return rows


def _in_passing(sentence: str) -> bool:
    return bool(re.search(r"\bdeclar\w*\b", sentence, re.I)) and bool(pattern("minutes", "interest").search(sentence))


def _item_said(sentence: str, start: int, numbers: Sequence[str]) -> re.Match[str] | None:
    """The item that a sentence names: "item 5", or one of the minutes' own references ("FP/23/65")."""
    wanted = pattern("minutes", "item_reference")
    named = wanted.search(sentence, start) or wanted.search(sentence)
    if named or not numbers:
        return named
    return re.search("(?P<number>" + "|".join(map(re.escape, numbers)) + r")(?!\w)", sentence)
