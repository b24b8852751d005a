"""Word's tables: merged cells, header rows, rows and cells in content controls or tracked changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from lxml import etree

from goldenthread.documents.blocks import Block
from goldenthread.documents.tabular import Draft, laid_out
from goldenthread.documents.word.gathering import Context
from goldenthread.documents.word.marks import control_of, revision
from goldenthread.documents.word.names import SDT, SDT_CONTENT, TC, TR, VAL, P, W, number, on, value
from goldenthread.documents.words import Control

if TYPE_CHECKING:
    from goldenthread.documents.word.walking import Walker

WRAPPERS = frozenset({W + "customXml", W + "ins", W + "moveTo", W + "smartTag"})
WIDEST_SPAN = 1_000


Found = tuple[etree._Element, Control | None]


def wrapped(parent: etree._Element, wanted: str, control: Control | None) -> Iterator[Found]:
    """The rows of a table or cells of a row, those in content controls included, with the innermost control."""
    for child in parent:
        if child.tag == wanted:
            yield child, control
        elif child.tag == SDT:
            inner = child.find(SDT_CONTENT)
            if inner is not None:
                yield from wrapped(inner, wanted, control_of(child))
        elif child.tag in WRAPPERS:
            yield from wrapped(child, wanted, control)


def read_table(walker: Walker, element: etree._Element, context: Context) -> Block | None:
    """A `w:tbl` as a table; None where no row of it is left."""
    builder = walker.shared.builder
    first = next(element.iter(P), None)
    paragraph = walker.paragraphs.get(first) if first is not None else None
    position = builder.position(part=walker.part, page=walker.page, paragraph=paragraph)
    rows: list[list[Draft]] = []
    open_spans: dict[int, Draft] = {}
    headers = 0
    count = 0
    for row, control in wrapped(element, TR, context.control):
        properties = row.find(W + "trPr")
        gone = properties.find(W + "del") if properties is not None else None
        if gone is not None:
            walker.deleted_row(row, revision(gone))
            continue
        header = properties.find(W + "tblHeader") if properties is not None else None
        is_header = header is not None and on(header) and headers == len(rows)
        headers += is_header
        drafts = _row(walker, row, context._replace(control=control), open_spans, is_header)
        count += sum(draft.colspan for draft in drafts)
        builder.check_cells(count, position)
        rows.append(drafts)
    if not any(rows):
        return None
    stated = 0 < headers < len(rows)
    if headers == len(rows) and len(rows) > 1:
        for draft in (draft for drafts in rows for draft in drafts):
            draft.header = False
    about = element.find(W + "tblPr")
    summary = ". ".join(words for words in (value(about, "tblCaption"), value(about, "tblDescription")) if words)
    return laid_out(rows, position, builder, stated=stated, summary=summary)


def _row(
    walker: Walker, row: etree._Element, context: Context, open_spans: dict[int, Draft], is_header: bool
) -> list[Draft]:
    """A row's cells; one that continues the cell above it only makes that one longer."""
    properties = row.find(W + "trPr")
    column = min(number(value(properties, "gridBefore"), 0), WIDEST_SPAN)
    drafts: list[Draft] = []
    if column:
        drafts.append(Draft(walker.shared.builder.position(part=walker.part, page=walker.page), (), colspan=column))
    for cell, control, across in _across(walker, row, context):
        about = cell.find(W + "tcPr")
        merge = about.find(W + "vMerge") if about is not None else None
        above = open_spans.get(column)
        goes_on = merge is not None and merge.get(VAL, "continue") == "continue"
        if goes_on and above is not None and above.colspan == across:
            above.rowspan += 1
            _hidden_words(walker, cell)
        else:
            _end_spans(open_spans, column, across)
            position = walker.shared.builder.position(part=walker.part, page=walker.page)
            gone = about.find(W + "cellDel") if about is not None else None
            inside = context._replace(control=control)
            if gone is not None:
                inside = inside._replace(deleted=revision(gone))
            draft = Draft(position, walker.within(cell, inside), colspan=across, header=is_header)
            drafts.append(draft)
            if merge is not None:
                open_spans[column] = draft
        column += across
    for start in [start for start in open_spans if start >= column]:
        del open_spans[start]
    return drafts


def _across(
    walker: Walker, row: etree._Element, context: Context
) -> Iterator[tuple[etree._Element, Control | None, int]]:
    """A row's cells and how many columns each covers. In older files a cell says that it goes on from the last."""
    held: tuple[etree._Element, Control | None, int] | None = None
    for cell, control in wrapped(row, TC, context.control):
        about = cell.find(W + "tcPr")
        across = min(max(number(value(about, "gridSpan"), 1), 1), WIDEST_SPAN)
        merge = about.find(W + "hMerge") if about is not None else None
        if held is not None and merge is not None and merge.get(VAL, "continue") == "continue":
            _hidden_words(walker, cell)
            held = (held[0], held[1], min(held[2] + across, WIDEST_SPAN))
            continue
        if held is not None:
            yield held
        held = (cell, control, across)
    if held is not None:
        yield held


def _end_spans(open_spans: dict[int, Draft], column: int, across: int) -> None:
    for start in [start for start in open_spans if column <= start < column + across]:
        del open_spans[start]


def _hidden_words(walker: Walker, cell: etree._Element) -> None:
    """Words in a cell that is merged into the one above it, which Word does not show."""
    words = "".join(text.text or "" for text in cell.iter(W + "t")).strip()
    if words:
        walker.missed(f"words in a merged cell ({words[:60]!r})", "Word does not show what stands in the merged part")
