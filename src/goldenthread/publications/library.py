"""Reads editions from the snapshots and keeps them, for a snapshot never changes.

A page costs one query, which asks for the last link of the chain: nothing was published since if it is the one known.
After a publication, one query more brings what is new. No other table is read here or by any public page.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from django.db import connection

from goldenthread.publications.edition import Correction, Edition
from goldenthread.publications.keeping import Kept
from goldenthread.publications.lookups import Lookups
from goldenthread.publications.models import Snapshot
from goldenthread.publications.queries import content_of
from goldenthread.publications.shelf import Listed, Shelf
from goldenthread.reports.facts import CorrectionFacts, QuarterFacts

EDITIONS_KEPT = 12
PAGE_BYTES_KEPT = 64 * 1024 * 1024
CONTENT_BYTES_KEPT = 64 * 1024 * 1024

# Written out, because Django takes longer to put a query together than a database to answer this one.
_HEAD = f"SELECT chain FROM {Snapshot._meta.db_table} ORDER BY id DESC LIMIT 1"  # noqa: S608
_COLUMNS = ("id", "period", "edition", "published_at", "reason", "software", "digest", "chain")


@dataclass(frozen=True, slots=True)
class KeptPage:
    """A page as it was sent, plain and compressed."""

    body: bytes
    gzipped: bytes
    etag: str
    content_type: str
    name: str | None = None  # of a download


class _Corrections(msgspec.Struct):
    """The one part of a snapshot's content that pages of other editions need."""

    corrections: list[CorrectionFacts]


# Made here, while one thread alone imports this module: msgspec 0.22 makes a type ready the first time it is read, and
# two threads doing so at once end the process (a segmentation fault).
_FACTS = msgspec.json.Decoder(QuarterFacts)
_PART = msgspec.json.Decoder(_Corrections)


class Library:
    """What this process has read of the snapshots. Everything in it is keyed by a link of the chain."""

    def __init__(self) -> None:
        self._shelf = Shelf(())
        self._contents: Kept[str, bytes] = Kept(CONTENT_BYTES_KEPT)
        self._lookups: Kept[str, Lookups] = Kept(EDITIONS_KEPT)
        self._corrections: dict[str, tuple[CorrectionFacts, ...]] = {}
        self.pages: Kept[tuple[str, str], KeptPage] = Kept(PAGE_BYTES_KEPT)

    def forget(self) -> None:
        """Read everything again when it is next asked for."""
        self._shelf = Shelf(())
        self._corrections = {}
        for kept in (self._contents, self._lookups, self.pages):
            kept.clear()

    def shelf(self) -> Shelf:
        """Every edition published until now. One query; one more when something was published since."""
        known = self._shelf
        head = _head()
        if head != known.head:
            self._shelf = known = self._grown(known) if head else Shelf(())
        return known

    def edition(self, shelf: Shelf, listed: Listed, base: str) -> Edition:
        """An edition to be read at `base`. No query, unless it was read so long ago that it is no longer kept."""
        current = shelf.current
        assert current is not None
        council = self._looked_up(current).facts.council
        corrections = tuple(
            Correction(other, fact)
            for other in reversed(shelf.editions)
            for fact in self._corrections.get(other.chain, ())
        )
        return Edition(listed, self._looked_up(listed), base, shelf, council, corrections)

    def _grown(self, known: Shelf) -> Shelf:
        """The shelf with what was published since. All of it is read again when what was known of it is gone."""
        last = known.editions[-1] if known.editions else None
        found = self._read(last.id if last else 0)
        if last is None:
            return Shelf(found)
        if found and found[0] == last:
            return Shelf((*known.editions, *found[1:]))
        # The database was restored or replaced.
        return Shelf(self._read(0))

    def _read(self, first: int) -> list[Listed]:
        """Editions from the snapshot `first` on; their facts are kept, and their corrections taken out."""
        found = []
        rows = Snapshot.objects.filter(id__gte=first).order_by("id").values_list(*_COLUMNS, "content")
        for *row, content in rows.iterator(chunk_size=20):
            listed = Listed(*row)
            found.append(listed)
            if listed.chain not in self._corrections:
                facts = bytes(content)
                self._corrections[listed.chain] = tuple(_PART.decode(facts).corrections)
                self._contents.put(listed.chain, facts, len(facts))
        return found

    def _looked_up(self, listed: Listed) -> Lookups:
        lookups = self._lookups.get(listed.chain)
        if lookups is None:
            content = self._contents.get(listed.chain) or content_of(listed.id)
            lookups = Lookups(_FACTS.decode(content))
            self._lookups.put(listed.chain, lookups)
        return lookups


def _head() -> str:
    """The last link of the chain; "" where nothing is published."""
    with connection.cursor() as cursor:
        cursor.execute(_HEAD)
        row = cursor.fetchone()
    return row[0] if row else ""


library = Library()
