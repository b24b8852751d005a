"""The paragraphs of a report by their numbers, put together again where a page broke them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from goldenthread.packs.flow import Line
from goldenthread.packs.passages import Passage, passages_of
from goldenthread.packs.phrases import pattern

LONGEST_HEADING = 140
BROKEN = 60
MOST_LINES = 60


@dataclass(frozen=True)
class Item:
    """A paragraph or heading. `number` as printed ("1.9") or "", `start` the offset of its words in the passage."""

    number: str
    passage: Passage
    start: int

    @property
    def words(self) -> str:
        """Its words without the number."""
        return self.passage.text[self.start :]

    @property
    def may_head(self) -> bool:
        """Whether it may be a heading, by its length alone."""
        return not self.number and len(self.passage.text) <= LONGEST_HEADING

    @property
    def top(self) -> str:
        """The first part of its number: that of the section."""
        return self.number.split(".")[0]


def items_of(lines: Iterable[Line]) -> list[Item]:
    """The paragraphs and headings outside tables, in order."""
    items: list[Item] = []
    for passage in passages_of(line for line in lines if line.cell is None):
        item = _item(passage)
        if items and _broken(items[-1], item):
            before = items[-1]
            items[-1] = Item(before.number, Passage(before.passage.lines + passage.lines), before.start)
        else:
            items.append(item)
    return items


def _item(passage: Passage) -> Item:
    own = passage.first.marker.strip("().")
    if "." in own and own.replace(".", "").isdigit():
        return Item(own, passage, 0)
    match = pattern("framework", "number").match(passage.text)
    return Item(match["number"], passage, match.end()) if match else Item("", passage, 0)


def _broken(before: Item, item: Item) -> bool:
    """Whether a paragraph that stops in mid-sentence goes on, after a page's end or its footnotes."""
    first = item.passage.first
    if not before.number or item.number or first.marker or first.standing_out or first.heading is not None:
        return False
    if len(before.passage.lines) > MOST_LINES:
        return False
    stopped = before.passage.text.rstrip("\"”’') ")[-1:] in ".!?:;"
    return not stopped and (first.text[:1].islower() or len(item.passage.text) > BROKEN)
