"""A forward plan's table: which of its columns says what."""

from __future__ import annotations

from goldenthread.packs.flow import Grid, tidy
from goldenthread.packs.minutes.columns import is_action_table
from goldenthread.packs.phrases import meaning_of, phrases


def plan_columns(grid: Grid) -> dict[str, int]:
    """The columns that a forward plan's header row names; each name once, from the left."""
    columns: dict[str, int] = {}
    for place, text in enumerate(_header(grid)):
        name = meaning_of(text, "planned", "columns") if 0 < len(text) < 60 else None
        if name:
            columns.setdefault(name, place)
    return columns


def is_plan(grid: Grid, *, titled: bool = False) -> bool:
    """Whether a table's header is a forward plan's; under a forward plan's title fewer columns are enough."""
    names = set(plan_columns(grid))
    if "title" not in names or is_action_table(grid):
        return False
    return {"report_of", "issue_type"} <= names or (titled and len(names & set(phrases("planned")["telling"])) > 0)


def _header(grid: Grid) -> list[str]:
    return [tidy(cell.text) if cell else "" for cell in grid.table.grid()[0]] if grid.rows else []
