"""What kind of document was read: told by the parts that it has and by what was found in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from goldenthread.packs.parts import Part
from goldenthread.packs.record import Tree

UNKNOWN = "not known"
# In order: a record that only one kind of document has, and the kind.
BY_RECORD = (("framework", "quarterly framework report"), ("plan", "corporate plan"), ("pledges", "pledge list"))
ALONE = {"minutes": "minutes", "report": "report", "forward plan": "forward plan", "front": "agenda"}


def kind_of(parts: Sequence[Part], tree: Mapping[str, Tree]) -> str:
    """The kind in words, or "not known" where nothing in the document was recognised."""
    kinds = [part.kind for part in parts if part.kind in ALONE]
    if len(kinds) < 2:
        for name, kind in BY_RECORD:
            if name in tree:
                return kind
    if len(set(kinds)) > 1 or len(kinds) > 2:
        return "committee pack"
    if kinds:
        return ALONE[kinds[0]]
    return "tables of figures" if tree else UNKNOWN
