"""Where words stand that are meant to show a change: a constitution's amendments, a table of changes."""

from __future__ import annotations

from goldenthread.checks.passages import Passage

_NAMES = (
    "amend",
    "tracked",
    "proposed change",
    "changes to",
    "revision",
    "words to be inserted",
    "text to be inserted",
)


def is_of_changes(passage: Passage) -> bool:
    """Whether the headings over a passage, its table's title or its part's name speak of changes to a text."""
    over = " ".join((*passage.headings, passage.grid.title if passage.grid else "", passage.part.title)).lower()
    return any(name in over for name in _NAMES)
