"""Whether every reference leads somewhere: to a thing in the folder or in the record already."""

from collections.abc import Iterable, Mapping
from typing import Any

from goldenthread.loading.cells import is_address
from goldenthread.loading.columns import Read, Reads
from goldenthread.loading.documents import Node
from goldenthread.loading.folder import Folder
from goldenthread.loading.plans import Rows
from goldenthread.loading.problems import shown
from goldenthread.loading.tables import TABLES
from goldenthread.performance.models import Observation
from goldenthread.plan.models import Pillar, Record

Tables = Mapping[str, Reads]

LEVELS = {"plans": "plan", "pillars": "pillar", "themes": "theme", "outcomes": "outcome"}
KINDS = {
    "sources": "source",
    "strategies": "strategy",
    "delivery_items": "delivery-item",
    "activities": "activity",
    "indicators": "indicator",
    "pledges": "pledge",
    "risks": "risk",
    "forecasts": "forecast",
    "savings": "saving",
    "fees": "fee",
}
FILE_OF = {kind: f"{table}.csv" for table, kind in KINDS.items()} | dict.fromkeys(LEVELS.values(), "plans.yaml")
ANY_KIND = {"links": ("from", "to"), "pledge_evidence": ("link",)}


class Register:
    """Every reference there is or will be, by kind, and the kinds of which some could not be read."""

    def __init__(self, folder: Folder, levels: Rows, tables: Tables) -> None:
        self.folder = folder
        self.names: dict[str, set[str]] = {}
        for kind, reference in Record.objects.values_list("kind", "reference"):
            self.names.setdefault(kind, set()).add(reference)
        for table, kind in KINDS.items():
            self.names.setdefault(kind, set()).update(tables[table].references)
        for level, kind in LEVELS.items():
            self.names.setdefault(kind, set()).update(row["reference"] for _, row in levels[level])
        self.names.setdefault("observation", set()).update(_results(tables))
        self.uncertain = {kind for table, kind in KINDS.items() if table in folder.unread}
        if "plans" in folder.unread:
            self.uncertain.update(LEVELS.values())
        if folder.unread & {"observations", "indicators"}:
            self.uncertain.add("observation")

    def fault(self, kind: str, reference: str) -> tuple[str, str] | None:
        """What is wrong with a reference and how to mend it; None when it leads somewhere, or nobody can say."""
        names = self.names.get(kind, set())
        if reference in names or kind in self.uncertain:
            return None
        near = self.folder.nearest(reference, names)
        mend = f"Did you mean “{near}”?" if near else f"Correct it, or add it to {FILE_OF.get(kind, 'the folder')}."
        return f"There is no {kind} {shown(reference)}.", mend


def _results(tables: Tables) -> set[str]:
    """The keys of results that links may name: the folder's own, and those in the record that a link asks for."""
    keys = {f"{r['indicator']}@{r['reported_in'].replace(' ', '-')}" for r in tables["observations"].rows}
    asked = {
        read[column].partition(":")[2]
        for table, columns in ANY_KIND.items()
        for read in tables[table].rows
        for column in columns
        if read[column].startswith("observation:")
    }
    missing = sorted(asked - keys)
    for start in range(0, len(missing), 500):
        keys.update(Observation.objects.filter(key__in=missing[start : start + 500]).values_list("key", flat=True))
    return keys


def check_pointers(folder: Folder, levels: Rows, tables: Tables, rules: list[dict[str, Any]]) -> None:
    """Complain of every reference that leads nowhere, and of what stands twice or in the wrong place in the plans."""
    register = Register(folder, levels, tables)
    for name, reads in tables.items():
        pointing = [(column.name, column.points_to) for column in TABLES[name].columns if column.points_to]
        for column, kind in pointing:
            _check_column(register, reads.every, column, kind)
    for read in tables["strategies"].every:
        for value in read["themes"]:
            _say(folder, read, "themes", register.fault("theme", value))
    for name, columns in ANY_KIND.items():
        for read in tables[name].every:
            for column in columns:
                if read[column] and not is_address(read[column]):
                    kind, _, reference = read[column].partition(":")
                    _say(folder, read, column, register.fault(kind, reference))
    _check_levels(register, levels)
    _check_foundations(levels)
    for rule in rules:
        _check_source(register, rule["node"], rule["source"])


def _check_column(register: Register, reads: Iterable[Read], column: str, kind: str) -> None:
    good = register.names.get(kind, set())
    for read in reads:
        value = read[column]
        if value is not None and value not in good:
            _say(register.folder, read, column, register.fault(kind, value))


def _say(folder: Folder, read: Read, column: str, fault: tuple[str, str] | None) -> None:
    if fault:
        folder.complain(read.row.file, read.row.number, column, *fault)


def _check_source(register: Register, node: Node, source: str | None) -> None:
    if source and (fault := register.fault("source", source)):
        node.complain("source", *fault)


def _check_levels(register: Register, levels: Rows) -> None:
    for level, kind in LEVELS.items():
        given: set[str] = set()
        for node, row in levels[level]:
            if row["reference"] and row["reference"] in given:
                message = f"Another {kind} is called “{row['reference']}” too."
                node.complain("reference", message, "Give each its own reference, over all plans.")
            given.add(row["reference"])
            _check_source(register, node, row["source"])


def _check_foundations(levels: Rows) -> None:
    """A plan has one foundation, counting the pillars in the record that the folder does not mention."""
    given = {row["reference"] for _, row in levels["pillars"]}
    foundations = {
        plan: reference
        for plan, reference in Pillar.objects.filter(foundation=True).values_list("plan__reference", "reference")
        if reference not in given
    }
    for node, row in levels["pillars"]:
        if row["foundation"]:
            first = foundations.setdefault(row["parent"], row["reference"])
            if first != row["reference"]:
                node.complain("foundation", f"The plan has two foundations; “{first}” is one already.", "Keep one.")
