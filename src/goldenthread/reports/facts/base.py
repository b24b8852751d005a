"""What every record of facts is, how things are named and where a fact was published."""

from __future__ import annotations

import msgspec


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen record of facts. Make one with keywords."""


class Ref(Struct, frozen=True):
    """Names one thing in the record, as `kind:reference`, with its title for people."""

    kind: str
    reference: str
    title: str

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.reference}"


class Citation(Struct, frozen=True):
    """Where a fact was published: the source and the place in it (`para 1.40`, `Table 2`)."""

    source: str
    title: str
    where: str | None = None
    url: str | None = None
    date: str | None = None
