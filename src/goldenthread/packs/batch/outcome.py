"""What became of each document, and of the whole folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any


class BatchError(ValueError):
    """A folder that cannot be imported at all: what is wrong, and how to mend it."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """Why a document could not be read: a short word for programs, what is wrong, where, how to mend it."""

    kind: str
    what: str
    where: str = ""
    mend: str = ""

    def __str__(self) -> str:
        place = f" ({self.where})" if self.where else ""
        return f"{self.what}{place}.{' ' + self.mend if self.mend else ''}"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One document: its path in the folder, the SHA-256 of its bytes, and the counts of its record or why it has none.

    `counts`: fields, sure (confidence 0.9 or more), problems (in the document), not_understood.
    `kept` says that an earlier run had read it already.
    """

    name: str
    sha256: str = ""
    counts: dict[str, int] | None = None
    not_read: NotRead | None = None
    kept: bool = False

    @property
    def result(self) -> str:
        """The path of its record in the output."""
        return f"{self.name}.json"

    def as_json(self) -> dict[str, Any]:
        """Its entry in the manifest, the same whether it was read now or earlier."""
        entry: dict[str, Any] = {"name": self.name, "sha256": self.sha256}
        if self.not_read is not None:
            reason = self.not_read
            told = {"kind": reason.kind, "what": reason.what, "where": reason.where, "mend": reason.mend}
            return entry | {"not_read": told}
        return entry | {"result": self.result} | (self.counts or {})


def outcome_from(entry: dict[str, Any], *, kept: bool = False) -> Outcome:
    """An outcome from its entry. Raises KeyError or TypeError for what is none."""
    if "not_read" in entry:
        return Outcome(entry["name"], entry["sha256"], not_read=NotRead(**entry["not_read"]))
    counts = {key: int(value) for key, value in entry.items() if key not in ("name", "sha256", "result")}
    return Outcome(entry["name"], entry["sha256"], counts, kept=kept)


@dataclass(frozen=True, slots=True)
class Imported:
    """What a run came to: every document in the order of its path, files of other kinds, and records left over.

    `left_over` are records in the output of documents that are no longer in the folder; they stay as they are.
    """

    output: Path
    outcomes: tuple[Outcome, ...]
    aside: dict[str, int]
    left_over: tuple[str, ...] = ()

    @property
    def not_read(self) -> list[Outcome]:
        """The documents that could not be read."""
        return [outcome for outcome in self.outcomes if outcome.not_read is not None]

    def count(self, what: str) -> int:
        """The sum of one of the counts."""
        return sum(outcome.counts.get(what, 0) for outcome in self.outcomes if outcome.counts)
