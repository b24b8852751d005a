"""What loading a pack did, or would do, thing by thing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Outcome = Literal["added", "changed", "same", "left", "unmatched", "unsure", "left-out"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that the pack says: the table it belongs to, what it is about, what became of it, and where it stands.

    `left` differs from the record, which stays as it is; `unmatched` has no indicator, theme or risk in the record;
    `unsure` was not read with confidence; `left-out` lacks something that the record needs. `why` says more.
    """

    table: str
    about: str
    outcome: Outcome
    says: str
    where: str
    why: str = ""


@dataclass
class PackLoaded:
    """What loading a pack did, or would do when `dry_run`. `source` is the title of the source that the facts cite."""

    dry_run: bool
    source: str
    entries: list[Entry] = field(default_factory=list)

    def of(self, *outcomes: Outcome) -> list[Entry]:
        """The entries that came to one of these, in the order of the pack."""
        return [entry for entry in self.entries if entry.outcome in outcomes]

    @property
    def changes_anything(self) -> bool:
        """Whether the record is, or would be, another one."""
        return bool(self.of("added", "changed"))
