"""Plans and report headers, read from their YAML files into rows."""

import datetime as dt
import re
from typing import Any

from goldenthread.dates import Quarter
from goldenthread.loading import cells
from goldenthread.loading.cells import text
from goldenthread.loading.documents import Node, read_yaml
from goldenthread.loading.folder import Folder
from goldenthread.loading.problems import CellError, shown

Rows = dict[str, list[tuple[Node, dict[str, Any]]]]

HEADER_TEXTS = (
    "title",
    "body",
    "meeting_date",
    "report_of",
    "wards",
    "status",
    "key",
    "urgent",
    "lead_officer",
    "contact",
    "summary",
    "reasons",
    "alternatives",
    "implementation",
)


def year_or_date(end: bool) -> cells.Reader:
    """A date, or a year standing for its first day (its last, when `end`)."""

    def read(value: str) -> dt.date:
        if re.fullmatch("[0-9]{4}", value):
            return cells.date(f"{value}-12-31" if end else f"{value}-01-01")
        return cells.date(value)

    return read


def flag(value: str) -> bool:
    """true or false, yes or no."""
    if value.lower() in ("true", "yes"):
        return True
    if value.lower() in ("false", "no"):
        return False
    raise CellError(f"{shown(value)} is neither true nor false.", "Write true or false.")


def read_plans(folder: Folder) -> Rows:
    """Rows of plans, pillars, themes and outcomes, each naming its parent by reference under `parent`."""
    rows: Rows = {"plans": [], "pillars": [], "themes": [], "outcomes": []}
    before = len(folder.problems)
    for node in read_yaml(folder, "plans"):
        levels = node.node("level_names")
        plan = _thing(node) | {
            "vision": node.value("vision"),
            "starts": node.value("starts", year_or_date(end=False), needed=True, empty=None),
            "ends": node.value("ends", year_or_date(end=True), needed=True, empty=None),
            "pillar_word": levels.value("pillar", text(40), empty="Pillar"),
            "theme_word": levels.value("theme", text(40), empty="Theme"),
        }
        if plan["starts"] and plan["ends"] and plan["starts"] > plan["ends"]:
            node.complain("ends", "The plan ends before it starts.", "Check both years.")
        rows["plans"].append((node, plan))
        levels.finish()
        for n, pillar in enumerate(node.nodes("pillars", needed=True), start=1):
            _read_pillar(rows, pillar, plan, n)
        node.finish()
    if len(folder.problems) > before:  # something may be missing because of them
        folder.unread.add("plans")
    return rows


def _read_pillar(rows: Rows, node: Node, plan: dict[str, Any], order: int) -> None:
    pillar = _thing(node, plan) | {
        "parent": plan["reference"],
        "mission": node.value("mission"),
        "foundation": node.value("foundation", flag, empty=False),
        "implied": node.value("implied", flag, empty=False),
        "order": order,
    }
    rows["pillars"].append((node, pillar))
    for n, child in enumerate(node.nodes("themes", needed=True), start=1):
        theme = _thing(child, pillar) | {
            "parent": pillar["reference"],
            "owner": child.value("owner", text(200)),
            "transformation_workstream": child.value("transformation_workstream", flag, empty=False),
            "summary": child.value("summary"),
            "order": n,
        }
        rows["themes"].append((child, theme))
        for m, grandchild in enumerate(child.nodes("outcomes"), start=1):
            outcome = _thing(grandchild, theme) | {"parent": theme["reference"], "order": m}
            rows["outcomes"].append((grandchild, outcome))
            grandchild.finish()
        child.finish()
    node.finish()


def _thing(node: Node, parent: dict[str, Any] | None = None) -> dict[str, Any]:
    """What every level has. A source is inherited from the level above unless another is given."""
    return {
        "reference": node.value("reference", cells.reference(), needed=True),
        "title": node.value("title", text(300), needed=True),
        "source": node.value("source", cells.reference(), empty=parent["source"] if parent else None),
        "where": node.value("where", text(120)),
    }


def read_headers(folder: Folder, today: dt.date) -> list[tuple[Node, str, dict[str, Any]]]:
    """The words of each quarter's report: (node, period, content)."""
    found: list[tuple[Node, str, dict[str, Any]]] = []
    for node in read_yaml(folder, "reports"):
        period = node.value("period", cells.quarter, needed=True)
        if period and period in [earlier for _, earlier, _ in found]:
            node.complain("period", f"{period} has another report.", "Keep one of the two.")
        if period and Quarter.parse(period).start > today:
            node.complain("period", f"{period} has not begun.", "Check the year.")
        content: dict[str, Any] = {name: node.value(name) or None for name in HEADER_TEXTS}
        content["title"] = content["title"] or f"Performance report, {period}"
        node.value("meeting_date", cells.date)
        content["recommendations"] = node.texts("recommendations")
        content["implications"] = [{"key": k, "text": v} for k, v in node.node("implications").items()]
        content["background_papers"] = []
        for paper in node.nodes("background_papers"):
            content["background_papers"].append(
                {"title": paper.value("title", needed=True), "url": paper.value("url", cells.web_address()) or None}
            )
            paper.finish()
        node.finish()
        found.append((node, period, content))
    return found
