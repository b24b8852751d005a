"""A plan as a sequence of headings, paragraphs and tables, each heading with its level where the document marks it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.packs.flow import Grid, Line, Piece
from goldenthread.packs.framework.paragraphs import Item, items_of
from goldenthread.packs.phrases import meaning_of, pattern

LONGEST_HEADING = 90
LONGEST_ANCHOR = 130


@dataclass(frozen=True)
class Step:
    """A paragraph or heading (`item`), or a table (`grid`). `level` is a marked heading's, 99 that of words that only
    look like one; None for what is no heading. `listing` is what a heading announces: outcomes, measures, actions,
    mission; "" for nothing known."""

    item: Item | None = None
    grid: Grid | None = None
    level: int | None = None
    listing: str = ""

    @property
    def bulleted(self) -> bool:
        """Whether it is an item of a list."""
        return self.item is not None and bool(self.item.passage.marker)

    @property
    def words(self) -> str:
        """Its words, without the colon or dots that end a heading."""
        return self.item.passage.text.rstrip(" :.…").strip() if self.item else ""


def steps_of(pieces: Sequence[Piece]) -> list[Step]:
    """The steps of a part, or of its first pieces."""
    steps: list[Step] = []
    lines: list[Line] = []
    for piece in [*pieces, None]:
        if isinstance(piece, Line):
            lines.append(piece)
            continue
        steps.extend(_step(item) for item in items_of(lines))
        lines = []
        if piece is not None:
            steps.append(Step(grid=piece))
    return steps


def _step(item: Item) -> Step:
    text, first = item.passage.text, item.passage.first
    short = len(text) <= LONGEST_ANCHOR and not item.passage.marker
    listing = (meaning_of(text, "plans", "lists") or "") if short else ""
    if not short or pattern("plans", "no_heading").match(text):
        return Step(item)
    if first.heading is not None:
        return Step(item, level=first.heading, listing=listing)
    looks = len(text) <= LONGEST_HEADING and text[:1].isupper() and text[-1:] not in ".,;:…!"
    return Step(item, level=99 if looks or listing or first.bold else None, listing=listing)


def marked(steps: Sequence[Step]) -> bool:
    """Whether the document marks its headings."""
    return sum(1 for step in steps if step.level is not None and step.level < 99) > 3
