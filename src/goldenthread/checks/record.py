"""What the record says, for a report to be held against. Whoever holds the record makes it; nothing here knows how."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class RecordFigure:
    """A figure of the record: its `key` as reports carry it, whose it is, the period, and how it may be shown.

    `texts` are all the ways that a right report shows it under that key: the value, its change, its target.
    """

    key: str
    name: str
    period: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """The figures of the record by the key that reports carry.

    `replaced` names for each figure that was corrected the key of the one that holds now. `actions` are the pieces of
    work that a report on this period must speak of.
    """

    name: str
    figures: Mapping[str, RecordFigure]
    replaced: Mapping[str, str] = field(default_factory=dict)
    actions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A figure without a key that may be one of the record's, for a person to confirm.

    It is proposed because the words around it name the indicator and the period, never because the values are alike.
    """

    quote: str
    where: str
    key: str
    name: str
    period: str
    recorded: str
    agrees: bool


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of a document's figures were traced to the record, worked out again from others, or neither."""

    figures: int
    traced: int
    rederived: int
    proposed: int

    @property
    def unverified(self) -> int:
        """Figures that nothing here vouches for."""
        return self.figures - self.traced - self.rederived

    @property
    def words(self) -> str:
        """The coverage in a sentence."""
        figures = f"{self.figures:,} figure{'' if self.figures == 1 else 's'}"
        return (
            f"{figures}: {self.traced:,} traced to the record, {self.rederived:,} worked out again from "
            f"others in the document, {self.unverified:,} unverified"
            + (f" ({self.proposed:,} with a match proposed)" if self.proposed else "")
            + "."
        )
