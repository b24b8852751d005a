"""Tables of a plan whose columns say what they are: priority, objective, outcome, measure."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.documents import Cell
from goldenthread.packs.flow import tidy
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import sure
from goldenthread.packs.plans.labels import labelled
from goldenthread.packs.plans.outcomes import outcomes_in_cell
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.cutting import sheets_of
from goldenthread.packs.tables.fitting import carried_on, fitted
from goldenthread.packs.tables.headings import Columns, Heading, columns_meant, has_needed
from goldenthread.packs.tables.sheets import Fitted, Row, Sheet

Node = dict[str, Tree]


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """Outcomes beside the priorities, pillars, themes or objectives that they belong to."""
    columns = columns_meant(headings, "plans")
    inner = columns.get("theme", [])
    if "pillar" not in columns and len(inner) > 1:
        columns |= {"pillar": inner[:1], "theme": inner[1:]}
    return columns if has_needed(columns, "plans") else {}


def pillars_in_tables(part: Part) -> list[Node]:
    """The pillars of every such table; rows of one name, or under one cell, are of one pillar."""
    pillars: list[Node] = []
    before: Fitted | None = None
    for sheet in sheets_of(part):
        table = fitted(sheet, recognise) or (carried_on(before, sheet) if before else None)
        before = table
        for row in table.rows if table else ():
            if table:
                _row(table, row, pillars)
    return pillars


def _row(table: Fitted, row: Row, pillars: list[Node]) -> None:
    top = "pillar" if "pillar" in table.columns else "theme"
    node = _node(table.cell(row, top), "pillar", pillars)
    if node is None:
        return
    if top == "pillar" and "theme" in table.columns:
        themes = node["themes"]
        assert isinstance(themes, list)
        node = _node(table.cell(row, "theme"), "theme", themes) or node
    outcome = table.cell(row, "outcome")
    if outcome is not None:
        _extend(node, "outcomes", outcomes_in_cell(outcome))
    for role, name in (("measure", "measures"), ("action", "actions")):
        cell = table.cell(row, role)
        if cell is not None:
            _extend(node, name, [said(tidy(cell.text), cell, sure("plans", "list"))])


def _extend(node: Node, name: str, values: list[Tree]) -> None:
    there = node.setdefault(name, [])
    assert isinstance(there, list)
    there.extend(values)


def _node(cell: Cell | None, kind: str, nodes: list[Tree] | list[Node]) -> Node | None:
    """The pillar or theme that a cell names: one that is there already, the last for an empty cell, or a new one."""
    last = nodes[-1] if nodes else None
    if cell is None:
        return last if isinstance(last, dict) else None
    text = tidy(cell.text)
    label = labelled(text, heading=True)
    name = said(label.name if label else text, cell, sure("plans", f"{kind} in a table"))
    for node in nodes:
        known = node.get(kind) if isinstance(node, dict) else None
        if (
            isinstance(known, Said)
            and isinstance(node, dict)
            and str(known.value).casefold() == str(name.value).casefold()
        ):
            return node
    made: Node = {kind: name, "outcomes": []} if kind == "theme" else {kind: name, "themes": []}
    nodes.append(made)
    return made
