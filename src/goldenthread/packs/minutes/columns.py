"""Minutes kept in a table: which of its columns hold actions, decisions and titles."""

from __future__ import annotations

from typing import Literal

from goldenthread.packs.flow import Grid, tidy
from goldenthread.packs.phrases import meaning_of

Role = Literal["", "action", "decision", "when", "header", "read"]
HEADERS = 2
LONGEST = 40


def column_names(grid: Grid) -> dict[int, str]:
    """What the header row of a table of minutes calls its columns; none for a table of another kind."""
    if not grid.rows or grid.table.columns < 2:
        return {}
    found: dict[int, str] = {}
    for cell in grid.rows[0]:
        text = tidy(cell.text)
        name = meaning_of(text, "minutes", "table_columns") if 0 < len(text) <= LONGEST else None
        if name:
            found[cell.column] = name
    filled = sum(1 for cell in grid.rows[0] if cell.text.strip())
    telling = set(found.values()) & {"action", "decision"}
    return found if len(found) >= HEADERS and len(found) * 2 > filled and telling else {}


def action_columns(grid: Grid) -> dict[int, str]:
    """What the columns of a table are where one is of actions and another of their owners; none of another table."""
    if not grid.rows or grid.table.columns < HEADERS:
        return {}
    texts = {cell.column: tidy(cell.text) for cell in grid.rows[0]}
    found = {
        column: name
        for column, text in texts.items()
        if 0 < len(text) <= LONGEST and (name := meaning_of(text, "minutes", "action_columns"))
    }
    return found if {"what", "owner"} <= set(found.values()) else {}


def is_action_table(grid: Grid) -> bool:
    """Whether a table holds actions and nothing else."""
    named = action_columns(grid)
    return bool(named) and all(cell.column in named for cell in grid.rows[0] if cell.text.strip())


def roles_of(grid: Grid) -> dict[tuple[int, int], Role]:
    """The role of each cell by row and column, for cells that have one."""
    names = column_names(grid)
    own = action_columns(grid)
    roles: dict[tuple[int, int], Role] = {}
    for row in grid.rows if names else ():
        for cell in row:
            if cell.row == 0:
                roles[cell.row, cell.column] = "header"
            elif own.get(cell.column) in ("what", "owner", "status"):
                roles[cell.row, cell.column] = "read"
            elif names.get(cell.column) == "action":
                roles[cell.row, cell.column] = "action"
            elif names.get(cell.column) == "decision":
                roles[cell.row, cell.column] = "decision"
            elif names.get(cell.column) == "when":
                roles[cell.row, cell.column] = "when"
    return roles
