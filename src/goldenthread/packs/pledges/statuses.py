"""The status of a pledge, where the document says one."""

from __future__ import annotations

from goldenthread.documents import Cell
from goldenthread.packs.flow import tidy
from goldenthread.packs.passages import Passage
from goldenthread.packs.phrases import meaning_of, pattern, sure
from goldenthread.packs.record import Tree
from goldenthread.packs.said import said


def status_of(passage: Passage, start: int, way: str) -> dict[str, Tree]:
    """The status that some words after a label give, as printed and by its meaning where that is clear."""
    words = tidy(passage.text[start:]).rstrip(".")
    meant = meaning_of(words, "pledges", "statuses")
    found: dict[str, Tree] = {"status_printed": passage.said(words, sure("pledges", way), start)}
    return found | ({"status": passage.said(meant, sure("pledges", way), start)} if meant else {})


def status_in_cell(cell: Cell) -> dict[str, Tree]:
    """The status that a cell gives. A colour alone is kept as printed: what it means is each council's own."""
    words, way = tidy(cell.text), sure("pledges", "status in a column")
    meant = None if pattern("pledges", "colour").match(words) else meaning_of(words, "pledges", "statuses")
    found: dict[str, Tree] = {"status_printed": said(words, cell, way)}
    return found | ({"status": said(meant, cell, way)} if meant else {})


def status_in_words(passage: Passage, start: int, end: int) -> dict[str, Tree]:
    """The status, where what was done begins with a word for it ("Done", "Delivered: ...", "An ongoing commitment")."""
    for name, meant in (("delivered", "delivered"), ("standing", "kept under way")):
        match = pattern("pledges", name).match(passage.text, start, end)
        if match:
            return {"status": passage.said(meant, sure("pledges", "status in words"), start, match.end())}
    return {}
