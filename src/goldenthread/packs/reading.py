"""The way through a pack: its document split into parts, then each reader in turn, each adding its own records."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module

from goldenthread.documents import Document, Limits, read_document
from goldenthread.packs.flow import Piece, flow_of
from goldenthread.packs.pack import Pack
from goldenthread.packs.parts import Part, PartKind, parts_of
from goldenthread.packs.record import Record

# A year's reports in one file come to 2,000 pages.
LIMITS = Limits(pages=2_500, characters=6_250_000, seconds=120.0)
# In order: a later reader may look up what an earlier one found (`reading.record.get("meeting/date")`).
READERS: tuple[str, ...] = (
    "meeting.front",
    "minutes.minutes",
    "reports.reports",
    "forward",
    "pledges.reading",
    "plans.reading",
    "framework.reading",
    "tables.reading",
    "checking",
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader is given: the document, its flow, its parts, and the record to add to."""

    document: Document
    pieces: Sequence[Piece]
    parts: tuple[Part, ...]
    record: Record

    def parts_called(self, *kinds: PartKind) -> tuple[Part, ...]:
        """The parts of these kinds, in order."""
        return tuple(part for part in self.parts if part.kind in kinds)


def read_pack(source: str | os.PathLike[str] | bytes, name: str | None = None, *, limits: Limits = LIMITS) -> Pack:
    """Reads a committee pack, minutes or a report. Raises `goldenthread.documents.Unreadable` where it cannot."""
    return pack_of(read_document(source, name, limits=limits))


def pack_of(document: Document) -> Pack:
    """The records of a document that is read already."""
    pieces = flow_of(document)
    reading = Reading(document, pieces, parts_of(pieces), Record())
    for reader in READERS:
        import_module(f"goldenthread.packs.{reader}").read(reading)
    return Pack(document, reading.parts, reading.record)
