"""Tells apart what of a pack can be loaded, what cannot, and what a person must look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from goldenthread.loading.columns import Read
from goldenthread.loading.packs.comparing import READ_AGAIN
from goldenthread.loading.packs.creating import new_indicator
from goldenthread.loading.packs.entries import Entry, Outcome
from goldenthread.loading.packs.known import Known
from goldenthread.loading.packs.reading import read_row
from goldenthread.loading.packs.rows import Candidate, candidates
from goldenthread.loading.packs.tree import Place, Used
from goldenthread.loading.problems import FolderProblems, Problem
from goldenthread.packs.pack import SURE


@dataclass
class Sorting:
    """One load while it goes on."""

    file: str
    source: str
    create: bool
    confirmed: Sequence[str]
    known: Known
    fees_for: str
    entries: list[Entry]
    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, list[tuple[Candidate, Read]]] = field(default_factory=dict)


def sort(load: Sorting, record: Place) -> None:
    """Tells apart what can be loaded, what cannot, and what a person must look at."""
    for candidate in candidates(record, load.fees_for):
        unsure = [used for used in candidate.uses if not is_sure(load, used)]
        if unsure:
            for used in unsure:
                say(load, candidate, "unsure", _doubt(used), used)
        elif candidate.why_not:
            say(load, candidate, "left-out", candidate.why_not)
        elif _belongs(load, candidate):
            candidate.cells |= {"source": load.source, "where": candidate.where}
            if candidate.table == "observations":
                candidate.cells["correction_reason"] = f"{READ_AGAIN} {candidate.cells['value']}."
            read = read_row(candidate.table, candidate.cells, load.file, candidate.where, load.problems)
            if read is not None:
                load.rows.setdefault(candidate.table, []).append((candidate, read))
    if load.problems:
        raise FolderProblems(load.problems)


def is_sure(load: Sorting, used: Used) -> bool:
    """Whether a field was read with confidence, or a person says that it is right."""
    confirmed = (f"{used.pointer}/".startswith(f"{pointer.rstrip('/')}/") for pointer in load.confirmed)
    return used.said.confidence >= SURE or any(confirmed)


def _doubt(used: Used) -> str:
    return f"{used.pointer} is {used.said.confidence:.0%} sure"


def say(load: Sorting, candidate: Candidate, outcome: Outcome, why: str = "", used: Used | None = None) -> None:
    """Notes what became of a row, once."""
    figure = used or candidate.uses[-1]
    entry = Entry(candidate.table, _about(candidate), outcome, figure.text, figure.said.source.words, why)
    if entry not in load.entries:
        load.entries.append(entry)


def _about(candidate: Candidate) -> str:
    """What a row is about, with its period, as a person would say it."""
    period = next(
        (candidate.cells[name] for name in ("reported_in", "period", "year") if candidate.cells.get(name)), ""
    )
    return f"{candidate.about}, {period}" if period else candidate.about


def _belongs(load: Sorting, candidate: Candidate) -> bool:
    """Whether the thing that a row belongs to is in the record, or is made now."""
    if candidate.belongs is None:
        return True
    kind, title, reference = candidate.belongs
    found, why = load.known.find(kind, title, reference)
    if found is None and kind == "indicator" and load.create and why.startswith("no "):
        found, why = _created(load, candidate)
    if found is None:
        say(load, candidate, "unmatched", why)
        return False
    candidate.cells[kind] = found
    own_kind = candidate.optional.get("kind")
    if own_kind and is_sure(load, own_kind) and own_kind.text != load.known.kinds.get(found):
        candidate.cells["kind"] = own_kind.text
    return True


def _created(load: Sorting, candidate: Candidate) -> tuple[str | None, str]:
    cells, why = new_indicator(candidate.place, load.known.references["indicator"])
    if not cells:
        return None, why
    cells |= {"source": load.source, "where": candidate.where}
    read = read_row("indicators", cells, load.file, candidate.where, load.problems)
    if read is None:
        return None, "what the pack says of it cannot be recorded"
    load.known.add(cells["reference"], cells["title"], cells["result_kind"])
    load.rows.setdefault("indicators", []).append((replace(candidate, table="indicators", cells={}), read))
    return cells["reference"], ""
