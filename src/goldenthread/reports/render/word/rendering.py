"""Blocks to paragraphs, tables and pictures of a Word document."""

from __future__ import annotations

import hashlib
import re
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE

from goldenthread.design.charts.palette import PALETTES
from goldenthread.reports.characters import writable
from goldenthread.reports.document import (
    Block,
    Chart,
    Figure,
    Heading,
    Items,
    Paragraph,
    ReportDocument,
    Run,
    Runs,
    Status,
    Table,
    Text,
)
from goldenthread.reports.render.raster import pictures
from goldenthread.reports.render.word.drawings import Drawings
from goldenthread.reports.render.word.lists import Lists, use_list
from goldenthread.reports.render.word.package import add_figure_list, open_template, packed, set_properties
from goldenthread.reports.render.word.page import set_up_pages, text_width
from goldenthread.reports.render.word.styles import INK, Styles
from goldenthread.reports.render.word.xml import Element, R, add, add_field, add_run, add_text, make

LONGEST_TAG = 64  # Word will not open a document with a longer tag or alias
NUMBER_INDENT = 680  # of numbered paragraphs, in twentieths of a point
WARN_SIGN = "8A5A00"  # amber dark enough to be seen on its tint


def render_word(document: ReportDocument, template: bytes | None = None) -> bytes:
    """The report as a .docx, in the council's own template where one is given.

    The template keeps its styles, page size, headers and footers; its text is replaced. TemplateError where it is not
    a Word document.
    """
    word = open_template(template)
    rendering = _Rendering(word, document, own=template is None)
    rendering.write()
    set_properties(word, document)
    add_figure_list(word, rendering.figures)
    return packed(word)


def tag_of(key: str) -> str:
    """The tag of a figure's content control: `gt:` and the key, or what fits of it and a fingerprint of the whole."""
    tag = f"gt:{key}"
    if len(tag) <= LONGEST_TAG:
        return tag
    return f"{tag[: LONGEST_TAG - 9]}~{hashlib.sha256(key.encode()).hexdigest()[:8]}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_TAG else f"{text[: LONGEST_TAG - 1]}…"


def _bookmark(anchor: str) -> str:
    """A bookmark's name: letters, digits and underscores, at most 40."""
    name = f"gt_{re.sub(r'[^A-Za-z0-9]+', '_', anchor)}"
    return name if len(name) <= 40 else f"{name[:31]}_{hashlib.sha256(anchor.encode()).hexdigest()[:8]}"


class _Rendering:
    """The writing of one document: what has been numbered, linked and tagged so far."""

    def __init__(self, word: Any, report: ReportDocument, own: bool) -> None:
        self.word, self.report = word, report
        self.styles = Styles(word, report, own)
        set_up_pages(word, report, own)
        self.width = text_width(word)
        self.lists = Lists(word, NUMBER_INDENT)
        self.drawings = Drawings(word, self.width * 635)
        self.body = word.element.body
        self.end = self.body.find(f"{{{self.body.nsmap['w']}}}sectPr")
        self.figures: list[tuple[str, str, str, str]] = []
        self.known: set[tuple[str, str]] = set()
        self.controls = 0
        self.bookmarks = 0
        self.addresses: dict[str, str] = {}
        palette = PALETTES[report.status_colours]
        self.signs = {"good": palette.good, "bad": palette.bad, "warn": f"#{WARN_SIGN}"}
        self.tints = {"good": palette.good_tint, "warn": palette.warn_tint, "bad": palette.bad_tint}

    def write(self) -> None:
        report = self.report
        charts = [block for block in report.every_block() if isinstance(block, Chart)]
        made = pictures([(chart.svg, chart.width, chart.height) for chart in charts])
        self.pictures = {chart.anchor: picture for chart, picture in zip(charts, made, strict=True)}
        under = f": {report.body}" if report.body else ""
        self._council(f"{report.council}{under}")
        add_run(self._paragraph("title"), report.title)
        for block in report.every_block():
            if isinstance(block, Heading) and block.anchor.startswith("appendix-"):
                self._page_break_before(block)
            else:
                self._block(block)

    def _append(self, element: Element) -> None:
        if self.end is None:
            self.body.append(element)
        else:
            self.end.addprevious(element)

    def _paragraph(self, kind: str) -> Element:
        paragraph = make("p")
        add(add(paragraph, "pPr"), "pStyle", val=self.styles.ids[kind])
        self._append(paragraph)
        return paragraph

    def _council(self, text: str) -> None:
        """The council's name, on its own colour."""
        paragraph = self._paragraph("council")
        properties = paragraph[0]
        add(properties, "shd", val="clear", color="auto", fill=self.styles.brand)
        run = add(paragraph, "r")
        looks = add(run, "rPr")
        add(looks, "b")
        add(looks, "color", val=self.report.brand_text_colour.lstrip("#").upper())
        add_text(run, text)

    def _page_break_before(self, heading: Heading) -> None:
        paragraph = self._heading(heading)
        paragraph[0].insert(1, make("pageBreakBefore"))

    def _block(self, block: Block) -> None:
        if isinstance(block, Heading):
            self._heading(block)
        elif isinstance(block, Paragraph):
            self._text(block)
        elif isinstance(block, Items):
            self._items(block)
        elif isinstance(block, Table):
            self._table(block)
        else:
            self._chart(block)

    def _heading(self, heading: Heading) -> Element:
        paragraph = self._paragraph(f"heading-{min(heading.level, 4)}")
        # A template may number its headings by itself; ours carry their numbers already.
        numbering = add(paragraph[0], "numPr")
        add(numbering, "ilvl", val="0")
        add(numbering, "numId", val="0")
        self._mark(paragraph, heading.anchor, heading.shown)
        if heading.note:
            add_run(paragraph, f" ({heading.note})")
        return paragraph

    def _mark(self, paragraph: Element, anchor: str, text: str) -> None:
        """Text with a bookmark round it, for links to lead to."""
        self.bookmarks += 1
        identity = str(self.bookmarks)
        add(paragraph, "bookmarkStart", id=identity, name=_bookmark(anchor))
        add_run(paragraph, text)
        add(paragraph, "bookmarkEnd", id=identity)

    def _text(self, block: Paragraph) -> None:
        kind = block.style
        if block.number:
            kind = "gap-numbered" if block.style == "gap" else "numbered"
        paragraph = self._paragraph(kind)
        if block.number:
            run = add_run(paragraph, block.number)
            add(run, "tab")
        self._runs(paragraph, block.runs)

    def _items(self, block: Items) -> None:
        number = self.lists.ordered() if block.ordered else self.lists.bullets
        for item in block.items:
            paragraph = self._paragraph("number" if block.ordered else "bullet")
            use_list(paragraph[0], number)
            self._runs(paragraph, item)

    def _caption(self, label: str, number: str | None, caption: str, anchor: str, *, below: bool = False) -> None:
        paragraph = self._paragraph("caption")
        if below:
            add(paragraph[0], "keepNext", val="0")
        if number is None:
            self._mark(paragraph, anchor, caption)
            return
        self.bookmarks += 1
        add(paragraph, "bookmarkStart", id=str(self.bookmarks), name=_bookmark(anchor))
        add_run(paragraph, f"{label} ")
        add_field(paragraph, f"SEQ {label} \\* ARABIC", number)
        add(paragraph, "bookmarkEnd", id=str(self.bookmarks))
        add_run(paragraph, f": {caption}")

    def _chart(self, chart: Chart) -> None:
        paragraph = self._paragraph("body")
        add(paragraph[0], "keepNext")
        self.drawings.add(paragraph, chart, self.pictures[chart.anchor])
        self._caption("Figure", chart.number, chart.caption, chart.anchor, below=True)

    # Tables

    def _table(self, table: Table) -> None:
        self._caption("Table", table.number, table.caption, table.anchor)
        share = sum(column.width for column in table.columns)
        widths = [self.width * column.width // share for column in table.columns]
        element = make("tbl")
        properties = add(element, "tblPr")
        add(properties, "tblW", w=str(sum(widths)), type="dxa")
        borders = add(properties, "tblBorders")
        for side in ("top", "bottom", "insideH"):
            add(borders, side, val="single", sz="4", space="0", color="C9D2DA")
        add(properties, "tblLayout", type="fixed")
        margins = add(properties, "tblCellMar")
        for side, size in (("top", "50"), ("left", "80"), ("bottom", "50"), ("right", "80")):
            add(margins, side, w=size, type="dxa")
        add(
            properties,
            "tblLook",
            val="00A0",
            firstRow="1",
            lastRow="0",
            firstColumn="1",
            lastColumn="0",
            noHBand="1",
            noVBand="1",
        )
        add(properties, "tblCaption", val=writable(table.shown))
        add(properties, "tblDescription", val=writable(table.note or table.shown))
        grid = add(element, "tblGrid")
        for width in widths:
            add(grid, "gridCol", w=str(width))
        self._header_row(element, table, widths)
        for row in table.rows:
            self._row(element, table, widths, row)
        self._append(element)
        note = self._paragraph("note")
        if table.note:
            add_run(note, table.note)

    def _header_row(self, element: Element, table: Table, widths: list[int]) -> None:
        row = add(element, "tr")
        properties = add(row, "trPr")
        add(properties, "cantSplit")
        add(properties, "tblHeader")
        for column, width in zip(table.columns, widths, strict=True):
            paragraph = self._cell(row, width, column.align, fill=self.styles.brand)
            add(paragraph[0], "keepNext")
            run = add(paragraph, "r")
            looks = add(run, "rPr")
            add(looks, "b")
            add(looks, "color", val=self.report.brand_text_colour.lstrip("#").upper())
            add_text(run, column.title)
            self._order(paragraph[0])

    def _row(self, element: Element, table: Table, widths: list[int], cells: tuple[Runs, ...]) -> None:
        row = add(element, "tr")
        add(add(row, "trPr"), "cantSplit")
        for column, width, cell in zip(table.columns, widths, cells, strict=True):
            self._runs(self._cell(row, width, column.align), cell)

    def _cell(self, row: Element, width: int, align: str, fill: str | None = None) -> Element:
        cell = add(row, "tc")
        properties = add(cell, "tcPr")
        add(properties, "tcW", w=str(width), type="dxa")
        if fill:
            add(properties, "shd", val="clear", color="auto", fill=fill)
            add(properties, "vAlign", val="bottom")
        paragraph = add(cell, "p")
        looks = add(paragraph, "pPr")
        add(looks, "pStyle", val=self.styles.ids["cell"])
        if align == "right":
            add(looks, "jc", val="right")
        return paragraph

    @staticmethod
    def _order(properties: Element) -> None:
        """Word wants `keepNext` before `jc`."""
        for justified in properties.findall(f"{{{properties.nsmap['w']}}}jc"):
            properties.append(justified)

    # Runs

    def _runs(self, parent: Element, runs: Runs) -> None:
        for run in runs:
            self._run(parent, run)

    def _run(self, parent: Element, run: Run) -> None:
        if isinstance(run, Figure):
            self._figure(parent, run)
        elif isinstance(run, Status):
            self._status(parent, run)
        elif run.href:
            self._link(parent, run)
        elif run.text:
            add_run(parent, run.text, strong=run.strong)

    def _figure(self, parent: Element, figure: Figure) -> None:
        """A content control whose tag is the figure's key."""
        self.controls += 1
        tag = tag_of(figure.key)
        if (tag, figure.text) not in self.known:
            self.known.add((tag, figure.text))
            self.figures.append((tag, figure.key, figure.label, figure.text))
        control = add(parent, "sdt")
        properties = add(control, "sdtPr")
        add(properties, "alias", val=writable(_short(figure.label)))
        add(properties, "tag", val=tag)
        add(properties, "id", val=str(self.controls))
        add(properties, "text")
        add_run(add(control, "sdtContent"), figure.text, strong=figure.strong)

    def _status(self, parent: Element, status: Status) -> None:
        tone = status.mark.tone
        tint = self.tints.get(tone)
        for text, colour, strong in (
            (f"{status.sign} ", self.signs.get(tone, f"#{INK}"), False),
            (status.word, None, True),
        ):
            run = add(parent, "r")
            looks = add(run, "rPr")
            if strong:
                add(looks, "b")
            if colour:
                add(looks, "color", val=colour.lstrip("#").upper())
            if tint:
                add(looks, "shd", val="clear", color="auto", fill=tint.lstrip("#").upper())
            add_text(run, text)

    def _link(self, parent: Element, text: Text) -> None:
        assert text.href is not None
        link = add(parent, "hyperlink")
        if text.href.startswith("#"):
            link.set(f"{{{link.nsmap['w']}}}anchor", _bookmark(text.href[1:]))
        else:
            link.set(f"{{{R}}}id", self._address(text.href))
        add_run(link, text.text, strong=text.strong, style=self.styles.link)

    def _address(self, href: str) -> str:
        """One relationship an address, however often it is linked."""
        if href not in self.addresses:
            made = self.word.part.relate_to(writable(href), RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            self.addresses[href] = str(made)
        return self.addresses[href]
