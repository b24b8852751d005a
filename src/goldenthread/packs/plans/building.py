"""The tree of a plan: pillars with their themes, and the outcomes, measures, actions and mission under each."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.documents import Cell, ListItem, Paragraph
from goldenthread.packs.flow import Grid, tidy
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.plans.outcomes import outcomes_in, outcomes_in_cell
from goldenthread.packs.plans.pillars import Headings
from goldenthread.packs.plans.steps import Step
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said

LONGEST_THEME = 90
LEAD = 2
LONGEST_STATEMENT = 1_200

Node = dict[str, Tree]


class Builder:
    """Goes through the steps of a plan once; `pillars` is what it has found."""

    def __init__(self, headings: Headings) -> None:
        self.pillars: list[Node] = []
        self._headings = headings
        self._at: Node | None = None
        self._listing = ""
        self._lead = 0

    def take(self, place: int, step: Step) -> None:
        """The next step of the plan."""
        if place in self._headings.levels:
            self._begin(self._headings.levels[place], self._headings.names[place])
        elif step.listing:
            self._listing, self._lead = step.listing, LEAD
        elif step.level is not None and step.level < 99:
            self._listing = ""
        elif step.grid is not None:
            self._table(step.grid)
        elif step.item is not None:
            self._words(step)

    def _begin(self, level: str, name: Said) -> None:
        self._listing = ""
        if level == "pillar" or not self.pillars:
            self.pillars.append({"pillar": name, "themes": []})
            self._at = self.pillars[-1]
        elif level == "theme":
            self._at = self._theme(self.pillars[-1], name)
        elif self._at is not None:
            _list_of(self._at, "outcomes").append({"outcome": name})

    def _theme(self, pillar: Node, name: Said) -> Node:
        themes = _list_of(pillar, "themes")
        for there in themes:
            if isinstance(there, dict) and _same(there["theme"], name):
                return there
        theme: Node = {"theme": name, "outcomes": []}
        themes.append(theme)
        return theme

    def _words(self, step: Step) -> None:
        """A list item goes to the list announced; a paragraph below a pillar's heading is what it is about."""
        item = step.item
        if item is None or self._at is None:
            return
        if self._listing and step.bulleted:
            block = item.passage.first.block
            if self._listing == "outcomes" and isinstance(block, ListItem | Paragraph) and len(item.passage.lines) == 1:
                _list_of(self._at, "outcomes").extend(outcomes_in(block, "outcome in a list"))
            else:
                _list_of(self._at, self._listing).append(
                    item.passage.said(item.words, sure("plans", "list"), item.start)
                )
            self._lead = 0
        elif self._listing:
            self._lead -= 1
            self._listing = self._listing if self._lead > 0 else ""
        elif step.level is None and not step.bulleted and self._fresh(self._at):
            self._at["statement"] = item.passage.said(item.words[:LONGEST_STATEMENT], sure("plans", "statement"))

    def _fresh(self, node: Node) -> bool:
        return not set(node) - {"pillar", "theme", "themes", "outcomes"} and not node.get("themes")

    def _table(self, grid: Grid) -> None:
        """Outcomes announced above a table stand in it under the themes that head its columns."""
        if self._listing != "outcomes" or not self.pillars:
            return
        heads: dict[int, Cell] = {}
        for row in grid.rows:
            filled = [cell for cell in row if cell.text.strip()]
            if filled and all(_may_head(cell) for cell in filled) and row is not grid.rows[-1]:
                heads = {cell.column: cell for cell in filled}
                continue
            for cell in filled:
                head = heads.get(cell.column)
                if head is not None:
                    name = said(tidy(head.text), head, sure("plans", "theme heads a column"))
                    theme = self._theme(self.pillars[-1], name)
                    _list_of(theme, "outcomes").extend(outcomes_in_cell(cell))
        self._listing = ""


def build(steps: Sequence[Step], headings: Headings) -> list[Node]:
    """The pillars of a plan."""
    builder = Builder(headings)
    for place, step in enumerate(steps):
        builder.take(place, step)
    return builder.pillars


def _list_of(node: Node, name: str) -> list[Tree]:
    there = node.setdefault(name, [])
    assert isinstance(there, list)
    return there


def _may_head(cell: Cell) -> bool:
    text = tidy(cell.text)
    return len(text) <= LONGEST_THEME and not text.endswith(".") and not pattern("plans", "bullet").search(text)


def _same(one: Tree, other: Said) -> bool:
    return isinstance(one, Said) and str(one.value).casefold() == str(other.value).casefold()
