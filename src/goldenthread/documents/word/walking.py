"""The walk over a part of Word's XML: paragraphs, tables and what wraps them, in reading order."""

from __future__ import annotations

from lxml import etree

from goldenthread.documents.blocks import Block, Heading, ListItem, PageBreak, Paragraph
from goldenthread.documents.building import tidied
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.model import Change
from goldenthread.documents.word.gathering import NOWHERE, Context, Gathered, Shared
from goldenthread.documents.word.marks import chosen, control_of, revision
from goldenthread.documents.word.names import MC, SDT, SDT_CONTENT, TBL, P, W, number, value
from goldenthread.documents.word.runs import RunReader
from goldenthread.documents.word.styles import ParagraphStyle
from goldenthread.documents.word.tables import read_table
from goldenthread.documents.words import Position, Revision, Run, said

WRAPPERS = frozenset({W + "customXml", W + "smartTag", W + "ins", W + "moveTo"})
PPR = W + "pPr"


Links = dict[str, tuple[str, str, bool]]


class Walker(RunReader):
    """Walks one part into blocks."""

    def __init__(self, shared: Shared, part: str, root: etree._Element, links: Links, *, pages: bool = False) -> None:
        super().__init__(shared, part, links)
        self.blocks: list[Block] = []
        # Keeping the elements keeps their identity, which the counting rests on.
        self.paragraphs = {paragraph: index for index, paragraph in enumerate(root.iter(P))}
        self.page = 1 if pages else None
        self.carried: tuple[list[Run], Position] | None = None
        self.depth = 0

    def within(self, parent: etree._Element, context: Context, part: str | None = None) -> tuple[Block, ...]:
        """The blocks of a cell, a text box or a note, read apart from those around it."""
        if self.depth > self.shared.builder.limits.nesting:
            raise Unreadable("damaged", "Tables or text boxes stand too deep in one another", mend="Simplify it.")
        outer = self.blocks, self.gathered, self.paragraph_style, self.carried, self.part, self.fields
        self.blocks, self.gathered, self.carried, self.part = [], Gathered(), None, part or self.part
        self.fields = [] if part else self.fields
        self.depth += 1
        self.block_content(parent, context)
        found = tuple(self.blocks)
        self.depth -= 1
        self.blocks, self.gathered, self.paragraph_style, self.carried, self.part, self.fields = outer
        return found

    def block_content(self, parent: etree._Element, context: Context) -> None:
        """Every block-level thing within an element, to its end."""
        self.block_children(parent, context)
        self.put_carried()

    def block_children(self, parent: etree._Element, context: Context) -> None:
        for child in parent:
            tag = child.tag
            if tag == P:
                self.paragraph(child, context)
            elif tag == TBL:
                self.put_carried()
                table = read_table(self, child, context)
                if table is not None:
                    self.blocks.append(table)
            elif tag == SDT:
                inner = child.find(SDT_CONTENT)
                if inner is not None:
                    self.block_children(inner, context._replace(control=control_of(child)))
            elif tag in WRAPPERS:
                self.block_children(child, context)
            elif tag == W + "del" or tag == W + "moveFrom":
                self.block_children(child, context._replace(deleted=revision(child)))
            elif tag == MC + "AlternateContent":
                choice = chosen(child)
                if not isinstance(choice, tuple):
                    self.block_children(choice, context)
            elif tag == W + "altChunk":
                self.missed("a document put into this one", "Word has not yet merged it; open it in Word and save it")
            elif tag == W + "subDoc":
                self.missed("a part of a master document", "it is another file")

    def paragraph(self, element: etree._Element, context: Context) -> None:
        """One `w:p`, and after it the text boxes and pictures that hang on it."""
        properties = element[0] if len(element) and element[0].tag == PPR else None
        style = self.shared.styles.paragraph(value(properties, "pStyle"))
        self.paragraph_style = style
        self.gathered = gathered = Gathered()
        page = self.page
        self.at = self.paragraphs.get(element)
        self.content(element, context)
        if self.page != page and _breaks_first(element):
            page = self.page
        position = self.shared.builder.position(part=self.part, page=page, paragraph=self.paragraphs.get(element))
        gathered.put_changes(self.shared, position)
        for identifier in gathered.comments:
            self.shared.comments[identifier].position = position
        mark = properties.find(W + "rPr") if properties is not None else None
        runs, position = self.with_carried(gathered.runs, position)
        gone = mark is not None and (mark.find(W + "del") is not None or mark.find(W + "moveFrom") is not None)
        if gone and len(self.carried_runs()) < 10_000:
            self.carried = (runs, position)
        else:
            self.put(tidied(runs), position, properties, style)
        self.put_hangers(gathered, context)

    def put_hangers(self, gathered: Gathered, context: Context) -> None:
        """The text boxes, pictures and page breaks of a paragraph."""
        for box in gathered.boxes:
            self.blocks.extend(self.within(box, Context(control=context.control, deleted=context.deleted), "text box"))
        self.blocks.extend(gathered.figures)
        for _ in range(gathered.breaks):
            self.blocks.append(PageBreak(self.shared.builder.position(part=self.part, page=self.page)))

    def carried_runs(self) -> list[Run]:
        return self.carried[0] if self.carried else []

    def with_carried(self, runs: list[Run], position: Position) -> tuple[list[Run], Position]:
        """The runs after those of the paragraph before, if the mark between the two is deleted."""
        if self.carried is None:
            return runs, position
        before, start = self.carried
        self.carried = None
        return [*before, *runs], start if said(before).strip() else position

    def put_carried(self) -> None:
        """A paragraph whose mark is deleted, with none after it to be joined to."""
        if self.carried is not None:
            runs, position = self.carried
            self.carried = None
            self.put(tidied(runs), position, None, self.paragraph_style)

    def put(
        self, runs: tuple[Run, ...], position: Position, properties: etree._Element | None, style: ParagraphStyle
    ) -> None:
        """Adds the block that these runs make, by its style, outline level and numbering."""
        text = said(runs)
        marker, level, bullet = ("", 0, False)
        numbering = self.numbering(properties, style)
        if numbering is not None and (text or not runs):
            identifier, level = numbering
            marker, bullet = self.shared.numbering.marker(identifier, level)
        if not runs:
            return
        outline = style.outline
        stated = value(properties, "outlineLvl")
        if stated is not None:
            outline = number(stated, 9)
        if style.is_title and stated is None:
            self.blocks.append(Heading(position, text, runs, marker, style.name, 0))
        elif outline is not None and outline < 9 and text:
            self.blocks.append(Heading(position, text, runs, "" if bullet else marker, style.name, outline + 1))
        elif marker:
            self.blocks.append(ListItem(position, text, runs, marker, style.name, level))
        else:
            self.blocks.append(Paragraph(position, text, runs, "", style.name))

    def numbering(self, properties: etree._Element | None, style: ParagraphStyle) -> tuple[str, int] | None:
        """The list and level (from 0) that a paragraph is numbered in."""
        direct = properties.find(W + "numPr") if properties is not None else None
        identifier, level = style.numbering or ("", -1)
        stated: int | None = None
        if direct is not None:
            identifier = value(direct, "numId") or identifier
            index = value(direct, "ilvl")
            stated = number(index, 0) if index is not None else None
        if not identifier or identifier == "0":
            return None
        if stated is not None:
            return identifier, stated
        if level >= 0:
            return identifier, level
        own = value(properties, "pStyle") or ""
        return identifier, self.shared.numbering.by_style.get((identifier, own), 0)

    def deleted_row(self, row: etree._Element, who: Revision) -> None:
        """A table row that a tracked change takes out: reported, not read."""
        words = " ".join("".join(text.text or "" for text in p.iter(W + "t", W + "delText")) for p in row.iter(P))
        position = self.shared.builder.position(part=self.part, page=self.page)
        self.shared.changes.append(Change("deleted", who, words.strip(), position))


def _breaks_first(element: etree._Element) -> bool:
    """Whether the page break that Word noted in a paragraph stands before its first word."""
    for node in element.iter(W + "lastRenderedPageBreak", W + "t"):
        return node.tag != W + "t"
    return False


__all__ = ["NOWHERE", "Walker"]
