"""Writes what the record does not say yet, and tells why the rest is left."""

from __future__ import annotations

from goldenthread.loading.columns import Read
from goldenthread.loading.packs.comparing import FACTS, Recorded, differences, identity, is_ours, says
from goldenthread.loading.packs.rows import Candidate
from goldenthread.loading.packs.sorting import Sorting, say
from goldenthread.loading.packs.writing import ORDER, write
from goldenthread.loading.problems import RecordDiffers
from goldenthread.loading.writing import Writer

TAKEN = "something else in the record has its reference; add it in the data folder if it is the same"


def settle(load: Sorting, writer: Writer) -> None:
    """Writes what the record does not say yet, and notes of the rest why it is left."""
    agreed = {table: _agreed(load, table, rows) for table, rows in load.rows.items()}
    recorded = Recorded({table: [read for _, read in rows] for table, rows in agreed.items()})
    for table in ORDER:
        rows = agreed.get(table, [])
        fresh = [read for candidate, read in rows if _is_fresh(load, recorded, table, candidate, read)]
        if fresh:
            write(writer, table, fresh)
    if writer.problems:
        raise RecordDiffers(writer.problems)


def _agreed(load: Sorting, table: str, rows: list[tuple[Candidate, Read]]) -> list[tuple[Candidate, Read]]:
    """The rows once each, without those of which the pack says one thing here and another there."""
    if table not in FACTS:
        return rows
    alike: dict[tuple[str, ...], list[tuple[Candidate, Read]]] = {}
    for row in rows:
        alike.setdefault(identity(table, row[1]), []).append(row)
    kept = []
    for same in alike.values():
        if len({says(table, read) for _, read in same}) == 1:
            kept.append(same[0])
            continue
        for candidate, _ in same:
            others = ", ".join(f"{one.uses[-1].text} ({one.where})" for one, _ in same if one is not candidate)
            say(load, candidate, "left", f"the pack says otherwise elsewhere: {others}")
    return kept


def _is_fresh(load: Sorting, recorded: Recorded, table: str, candidate: Candidate, read: Read) -> bool:
    """Whether a row is to be written; what became of it is noted."""
    if table not in FACTS:
        say(load, candidate, "added", "a new indicator: look at its type and at how often it is measured")
        return True
    fact = recorded.about(table, read)
    if fact is None:
        taken = recorded.taken(table, read)
        say(load, candidate, "left" if taken else "added", TAKEN if taken else "")
        return not taken
    diff = differences(table, read, fact)
    if not diff:
        say(load, candidate, "same")
        return False
    said = "; ".join(f"{held} is recorded as its {column.replace('_', ' ')}" for column, (held, _) in diff.items())
    correct = FACTS[table].correctable and is_ours(fact)
    say(load, candidate, "changed" if correct else "left", said)
    return correct
