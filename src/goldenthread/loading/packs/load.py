"""Loads a pack: everything told apart first, and only then written, in one transaction."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from goldenthread.accounts.actions import audited
from goldenthread.loading.packs.entries import PackLoaded
from goldenthread.loading.packs.known import Known
from goldenthread.loading.packs.settling import settle
from goldenthread.loading.packs.sorting import Sorting, sort
from goldenthread.loading.packs.source import source_of
from goldenthread.loading.packs.tree import Place
from goldenthread.loading.problems import FolderProblems, Problem
from goldenthread.loading.writing import Writer
from goldenthread.packs.opening import read_file

EXEMPT = re.compile(r"(?:exempt|confidential|private|restricted|not for publication|part (?:2|ii))\b(?!\W*no\b)", re.I)
CLOSED = "A report in the pack is marked as exempt, and what it says may not go into the record from here."


class _DryRun(Exception):
    """Raised to undo a preview."""


def load_pack(
    path: Path,
    *,
    actor: str,
    create: bool = False,
    confirmed: Sequence[str] = (),
    source: str = "",
    fees_for: str = "",
    dry_run: bool = False,
    now: dt.datetime | None = None,
    progress: Callable[[str], None] | None = None,
) -> PackLoaded:
    """Load the performance parts of the pack at `path`: results, targets, benchmarks, statuses, risks and money.

    Nothing is written unless all of it can be; with `dry_run` everything is tried and undone. Loading the same pack
    twice changes nothing. create: make indicators that the record has not, where the pack says enough of them.
    confirmed: JSON pointers of fields that a person has looked at though they were read with little confidence; "/" is
    all of them. source: the reference of a source in the record, in place of one made of the meeting.
    fees_for: the financial year of fees, where the pack does not say it.
    Raises `goldenthread.documents.Unreadable`, and FolderProblems with everything that is wrong.
    """
    tell = progress or (lambda step: None)
    tell("reading")
    pack, now = read_file(path), now or timezone.now()
    record = Place(pack.record.tree, "")
    _refuse_exempt(record, path.name)
    loaded = PackLoaded(dry_run, "")
    try:
        with transaction.atomic():
            reason = f"From the pack {path.name}"
            with audited(actor=actor, action="load a pack", reason=reason, at=now) as trail:
                cited = source_of(record, path.name, source, trail)
                loaded.source = cited.title
                tell("comparing")
                load = Sorting(path.name, cited.reference, create, confirmed, Known(), fees_for, loaded.entries)
                sort(load, record)
                tell("writing")
                writer = Writer(trail=trail, now=now, actor=actor)
                writer.know_sources()
                settle(load, writer)
                if not loaded.changes_anything:
                    raise _DryRun  # a source that nothing cites is not worth keeping
            if dry_run:
                raise _DryRun
    except _DryRun:
        pass
    return loaded


def _refuse_exempt(record: Place, file: str) -> None:
    """Refuses a pack with a report that is exempt: what it says may not reach a public page (Schedule 12A)."""
    statuses = [status for report in record.each("reports") if (status := report.field("status"))]
    problems = [
        Problem(f"{file}, {status.said.source.words}", None, None, CLOSED, "Load the pack that was published.")
        for status in statuses
        if EXEMPT.match(status.text)
    ]
    if problems:
        raise FolderProblems(problems)
