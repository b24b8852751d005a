"""Proof that everything published still is what it was: digests, the chain, and files made again from their facts."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from goldenthread.publications.chain import FIRST, digest_of, link_of, sealed
from goldenthread.publications.files import WORD_TEMPLATE
from goldenthread.publications.making import made_files
from goldenthread.publications.models import Snapshot, SnapshotFile
from goldenthread.publications.software import software
from goldenthread.reports.facts import decode, encode


class Outcome(Enum):
    """What was found of one thing that was published."""

    SAME = "the same, byte for byte"
    ALTERED = "altered since it was published"
    MISSING = "missing"
    BROKEN = "the chain is broken here: this edition, or one before it, was altered or removed"
    OTHER_SOFTWARE = "intact; made by other software, so it was not made again"
    NOT_REMADE = "intact, but the facts no longer make the same bytes"


@dataclass(frozen=True, slots=True)
class Verified:
    """One thing that was verified: an edition's facts, its place in the chain, or one of its files."""

    edition: str
    what: str
    outcome: Outcome
    detail: str = ""

    @property
    def ok(self) -> bool:
        """Whether nothing is wrong with it. Files that other software made are intact, and not wrong."""
        return self.outcome in (Outcome.SAME, Outcome.OTHER_SOFTWARE)

    def __str__(self) -> str:
        detail = f" ({self.detail})" if self.detail else ""
        return f"{'ok ' if self.ok else 'NO '} {self.edition}, {self.what}: {self.outcome.value}{detail}"


def verify() -> list[Verified]:
    """Everything ever published, in order: its facts, its link of the chain and each of its files.

    Where the software is the one that made an edition, its files are made again from the frozen facts and compared byte
    for byte. Where it is another, their digests alone are compared, and the result says so.
    """
    results: list[Verified] = []
    previous = FIRST
    last_id = 0
    while (snapshot := Snapshot.objects.filter(id__gt=last_id).order_by("id").first()) is not None:
        results += _verified(snapshot, previous)
        previous, last_id = snapshot.chain, snapshot.id
    return results


def _verified(snapshot: Snapshot, previous: str) -> list[Verified]:
    name = str(snapshot)
    stored = {file.name: file for file in snapshot.files.all()}
    content = bytes(snapshot.content)
    intact = digest_of(content) == snapshot.digest
    results = [Verified(name, "facts", Outcome.SAME if intact else Outcome.ALTERED)]
    expected = link_of(previous, sealed(snapshot, {file.name: file.digest for file in stored.values()}))
    results.append(Verified(name, "chain", Outcome.SAME if expected == snapshot.chain else Outcome.BROKEN))
    ours = snapshot.software == software()
    again = _made_again(snapshot, stored.get(WORD_TEMPLATE)) if ours else {}
    if ours and intact and again is None:
        results.append(Verified(name, "facts", Outcome.NOT_REMADE, "they cannot be read any more"))
    for file in stored.values():
        same = digest_of(bytes(file.content)) == file.digest
        outcome = _of_file(bytes(file.content), same, (again or {}).get(file.name), ours)
        detail = snapshot.software if outcome is Outcome.OTHER_SOFTWARE else ""
        results.append(Verified(name, file.name, outcome, detail))
    results += [Verified(name, lost, Outcome.MISSING) for lost in sorted((again or {}).keys() - stored.keys())]
    return results


def _of_file(content: bytes, same_digest: bool, again: bytes | None, ours: bool) -> Outcome:
    if not same_digest:
        return Outcome.ALTERED
    if not ours:
        return Outcome.OTHER_SOFTWARE
    return Outcome.SAME if again == content else Outcome.NOT_REMADE


def _made_again(snapshot: Snapshot, template: SnapshotFile | None) -> dict[str, bytes] | None:
    """The files of an edition, made from its frozen facts as they were the first time; None where that cannot be."""
    try:
        facts = decode(bytes(snapshot.content))
    except ValueError:
        return None
    if encode(facts) != bytes(snapshot.content):
        return None
    return made_files(facts, snapshot.edition, snapshot.published_at, bytes(template.content) if template else None)
