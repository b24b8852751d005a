"""HTML tables."""

from __future__ import annotations

from lxml import etree

from goldenthread.documents.blocks import Block
from goldenthread.documents.building import SPACES
from goldenthread.documents.html.inline import style_changes
from goldenthread.documents.html.lists import whole
from goldenthread.documents.html.walking import Walker, within
from goldenthread.documents.tabular import Draft, laid_out
from goldenthread.documents.words import Style

WIDEST_SPAN = 1_000


def read_table(walker: Walker, element: etree._Element, style: Style) -> Block | None:
    """A table element as a table; None where it has no cell."""
    position = walker.position(element)
    rows: list[list[Draft]] = []
    stated = False
    for section, row in _rows(element):
        drafts: list[Draft] = []
        row_style = _inner(walker, row, "tr", style)
        for cell in within(row, ("td", "th")):
            header = cell.tag == "th" or section == "thead"
            stated = stated or header
            drafts.append(_draft(walker, cell, row_style, header))
        if drafts:
            rows.append(drafts)
        walker.builder.check_cells(len(rows), position)
    if not rows:
        return None
    captions = within(element, ("caption",))
    caption = SPACES.sub(" ", "".join(str(text) for text in captions[0].itertext())).strip() if captions else ""
    walker.builder.count(len(caption))
    return laid_out(
        rows, position, walker.builder, stated=stated, caption=caption, summary=str(element.get("summary", ""))
    )


def _rows(element: etree._Element) -> list[tuple[str, etree._Element]]:
    rows = []
    for child in within(element, ("thead", "tbody", "tfoot", "tr")):
        if child.tag == "tr":
            rows.append(("", child))
        else:
            rows.extend((str(child.tag), row) for row in within(child, ("tr",)))
    return rows


def _draft(walker: Walker, cell: etree._Element, style: Style, header: bool) -> Draft:
    position = walker.position(cell)
    tag = str(cell.tag)
    blocks = walker.inner(cell, _inner(walker, cell, tag, style) if tag == "td" else style)
    down = whole(cell.get("rowspan"), 1)
    return Draft(
        position,
        blocks,
        rowspan=max(down, 1) if down else WIDEST_SPAN,
        colspan=min(max(whole(cell.get("colspan"), 1), 1), WIDEST_SPAN),
        header=header,
    )


def _inner(walker: Walker, element: etree._Element, tag: str, style: Style) -> Style:
    changes = style_changes(element, tag) if element.attrib else {}
    return walker.builder.style(style, **changes) if changes else style
