"""Loads a data folder: read everything, complain of everything, and only then write, in one transaction."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from goldenthread.accounts.actions import audited
from goldenthread.loading.checks import check_figures
from goldenthread.loading.columns import Reads, read_table
from goldenthread.loading.council import read_council
from goldenthread.loading.documents import Node
from goldenthread.loading.folder import Folder, read_folder
from goldenthread.loading.plans import Rows, read_headers, read_plans
from goldenthread.loading.pointers import check_pointers
from goldenthread.loading.problems import FolderProblems, Problem, RecordDiffers
from goldenthread.loading.tables import TABLES
from goldenthread.loading.writing import Writer, steps
from goldenthread.performance.models import Indicator
from goldenthread.plan.actions import Saved

DOCUMENTS = ("council", "plans", "reports")


@dataclass(frozen=True)
class Tally:
    """What loading did, or would do, to one table."""

    table: str
    added: int
    changed: dict[str, dict[str, tuple[Any, Any]]]
    unchanged: int


@dataclass
class Loaded:
    """What loading a folder did, or would do when `dry_run`."""

    dry_run: bool
    tallies: list[Tally] = field(default_factory=list)

    @property
    def changes_anything(self) -> bool:
        return any(tally.added or tally.changed for tally in self.tallies)


@dataclass
class Understood:
    """A folder whose every cell was read and whose references resolve."""

    council: dict[str, Any]
    levels: Rows
    tables: dict[str, Reads]
    headers: list[tuple[Node, str, dict[str, Any]]]


class _DryRun(Exception):
    """Raised to undo a preview."""


def load_folder(
    path: Path,
    *,
    actor: str,
    dry_run: bool = False,
    now: dt.datetime | None = None,
    progress: Callable[[str], None] | None = None,
) -> Loaded:
    """Load the folder at `path` into the record.

    Nothing is written unless the whole folder can be; with `dry_run` everything is tried and undone, so that what is
    reported is what would happen. Loading the same folder twice changes nothing. Raises FolderProblems with everything
    that is wrong. `progress` is told each step as it begins.
    """
    now = now or timezone.now()
    tell = progress or (lambda step: None)
    tell("reading")
    understood = _understand(path, timezone.localdate(now))
    loaded = Loaded(dry_run=dry_run)
    try:
        with transaction.atomic():
            reason = f"From the folder {path.resolve().name}"
            with audited(actor=actor, action="load a folder", reason=reason, at=now) as trail:
                writer = Writer(trail=trail, now=now, actor=actor)
                for name, write in steps(
                    writer, understood.council, understood.levels, understood.tables, understood.headers
                ):
                    tell(name)
                    saved = _written(name, write)
                    loaded.tallies.append(Tally(name, len(saved.added), saved.changed, saved.unchanged))
                if writer.problems:
                    raise RecordDiffers(writer.problems)
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return loaded


def _written(name: str, write: Callable[[], Saved]) -> Saved:
    try:
        return write()
    except (IntegrityError, DataError) as error:
        # The checks before this one see the folder; the database alone sees everything in the record besides.
        said = str(error).strip().splitlines()[0]
        mend = "Look for two rows that say they are the same thing, or that take each other's place."
        problem = Problem(f"{name.replace(' ', '_')}.csv", None, None, f"The record cannot hold this: {said}.", mend)
        raise FolderProblems([problem]) from error


def _understand(path: Path, today: dt.date) -> Understood:
    folder = read_folder(path, tables=TABLES, documents=DOCUMENTS)
    if folder.problems and not (folder.sheets or folder.documents or folder.unread):
        raise FolderProblems(folder.problems)
    council = read_council(folder)
    levels = read_plans(folder)
    headers = read_headers(folder, today)
    tables = {name: read_table(table, folder) for name, table in TABLES.items()}
    rules = council["rules"] if council else []
    check_pointers(folder, levels, tables, rules)
    units = dict(Indicator.objects.values_list("reference", "unit"))
    units |= {read["reference"]: read["unit"] for read in tables["indicators"].rows}
    check_figures(folder, tables, units, today)
    if council is not None and "council" not in folder.unread:
        _check_rules_named(folder, rules, tables["indicators"])
    if folder.problems or council is None:
        raise FolderProblems(folder.problems)
    return Understood(council, levels, tables, headers)


def _check_rules_named(folder: Folder, rules: list[dict[str, Any]], indicators: Reads) -> None:
    names = {rule["name"] for rule in rules}
    for read in indicators.rows:
        if read["rag_rule"] and read["rag_rule"] not in names:
            mend = f"The rules in council.yaml are: {', '.join(sorted(names)) or 'none'}."
            folder.complain(
                read.row.file, read.row.number, "rag_rule", f"There is no RAG rule “{read['rag_rule']}”.", mend
            )
