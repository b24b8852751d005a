"""Tables in a tag tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from goldenthread.documents.blocks import Block, TextBlock
from goldenthread.documents.building import blocks_text
from goldenthread.documents.pdf.tree import Element
from goldenthread.documents.tabular import Draft, laid_out

if TYPE_CHECKING:
    from goldenthread.documents.pdf.tagged import TreeWalker

WIDEST_SPAN = 1_000


def read_table(walker: TreeWalker, element: Element) -> Block | None:
    """A Table element as a table. Where only its header row has TH cells with column scope, those are its headers."""
    position = walker.place([], element)
    captions: list[str] = []
    rows: list[list[Draft]] = []
    stated = False
    count = 0
    for child in _parts(element):
        if child.role == "Caption":
            captions.append(blocks_text(walker.inner(child)))
            continue
        drafts = []
        for cell in child:
            if not isinstance(cell, Element) or cell.role not in ("TH", "TD") or not walker.is_first(cell):
                continue
            blocks = walker.inner(cell)
            place = next((block.position for block in blocks if isinstance(block, TextBlock)), None)
            header = cell.role == "TH"
            stated = stated or header
            draft = Draft(place or walker.place([], cell), blocks, span(cell, "RowSpan"), span(cell, "ColSpan"), header)
            count += draft.colspan
            drafts.append(draft)
        walker.builder.check_cells(count, position)
        if drafts:
            rows.append(drafts)
    if not rows:
        return None
    position = replace(position, **_around(rows))
    return laid_out(rows, position, walker.builder, stated=stated, caption=" ".join(captions))


def _around(rows: list[list[Draft]]) -> dict[str, Any]:
    """The page a table begins on, and the box around its cells on that page."""
    places = [draft.position for drafts in rows for draft in drafts if draft.position.box is not None]
    if not places:
        return {}
    page = places[0].page
    boxes = [place.box for place in places if place.page == page and place.box is not None]
    box = (min(b[0] for b in boxes), min(b[1] for b in boxes), max(b[2] for b in boxes), max(b[3] for b in boxes))
    return {"page": page, "box": box}


def _parts(element: Element) -> Iterator[Element]:
    """The rows and captions of a table, those in its head, body and foot included."""
    for child in element:
        if not isinstance(child, Element):
            continue
        if child.role in ("TR", "Caption"):
            yield child
        elif child.role in ("THead", "TBody", "TFoot", "NonStruct", "Div", "Sect"):
            yield from _parts(child)


def span(cell: Element, name: str) -> int:
    """How many rows or columns a cell spans."""
    found: Any = cell.attribute(name)
    return min(max(found, 1), WIDEST_SPAN) if isinstance(found, int) else 1
