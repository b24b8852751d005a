"""The report as an accessible PDF (PDF/UA-1), laid out by Typst from data."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typst

from goldenthread.design.charts.palette import INK, PALETTES
from goldenthread.documents.keys import DESCRIPTION, MEDIA_TYPE, NAME
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
)
from goldenthread.reports.render.glyphs import showable
from goldenthread.reports.render.pdf_keys import keys_of

FOLDER = Path(__file__).resolve().parent.parent / "typst"
PLAIN_TINT = "#f1f3f5"
WARN_INK = "#8a5a00"  # amber dark enough to be seen on its tint
_LONG_WORD = re.compile(r"[^\s\u200b]{26,}")


class PdfError(RuntimeError):
    """Typst refused the report; the message is its own."""


def render_pdf(document: ReportDocument) -> bytes:
    """The report as PDF/UA-1: tagged, titled, in British English, with bookmarks and page numbers.

    Its date is when the facts were known, so the same document always gives the same bytes.
    """
    known = datetime.datetime.fromisoformat(document.known_at)
    if known.tzinfo is None:
        known = known.replace(tzinfo=datetime.UTC)
    compiler = typst.Compiler(
        FOLDER / "report.typ",
        root=FOLDER,
        font_paths=[FOLDER / "fonts"],
        ignore_system_fonts=True,
        sys_inputs={"report": json.dumps(_Data(document).whole()), **_attached(keys_of(document))},
    )
    try:
        made = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=known)
    except typst.TypstError as error:
        raise PdfError(f"The PDF could not be made accessible: {error}") from error
    assert isinstance(made, bytes)
    return made


def _attached(keys: bytes | None) -> dict[str, str]:
    """The keys of the figures, and how they are attached, as the layout takes them."""
    if keys is None:
        return {}
    what = {"name": NAME, "media_type": MEDIA_TYPE, "description": DESCRIPTION}
    return {"keys": keys.decode(), "attachment": json.dumps(what)}


def wrappable(text: str) -> str:
    """The text with places where a very long word may be broken, so that it stays inside its column."""
    return _LONG_WORD.sub(lambda word: "\u200b".join(re.findall(r".{1,18}", word[0], re.DOTALL)), text)


def _text(text: str) -> str:
    return wrappable(showable(text))


class _Data:
    """A document as plain data for the layout."""

    def __init__(self, document: ReportDocument) -> None:
        self.document = document
        palette = PALETTES[document.status_colours]
        self.tints = {"good": palette.good_tint, "warn": palette.warn_tint, "bad": palette.bad_tint}
        self.inks = {"good": palette.good, "bad": palette.bad, "warn": WARN_INK}
        self.anchors: set[str] = set()
        for block in document.every_block():
            self.anchors.add(getattr(block, "anchor", ""))

    def whole(self) -> dict[str, Any]:
        document = self.document
        under = f": {document.body}" if document.body else ""
        return {
            "title": showable(document.title),
            "council": showable(document.council),
            "over": showable(f"{document.council}{under}"),
            "description": showable(document.label),
            "period": document.period,
            "brand": document.brand_colour,
            "on_brand": document.brand_text_colour,
            "header": self.block(document.header),
            "blocks": self.body(),
            "appendices": [
                [
                    self.heading(Heading(1, appendix.shown, appendix.anchor)),
                    *(
                        self.heading(block, outlined=False) if isinstance(block, Heading) else self.block(block)
                        for block in appendix.blocks
                    ),
                ]
                for appendix in document.appendices
            ],
        }

    def body(self) -> list[dict[str, Any]]:
        """The body's blocks. The contents name the parts of the first section only: the others are short."""
        made, section = [], None
        for block in self.document.blocks:
            if isinstance(block, Heading):
                section = block.number if block.level == 1 else section
                made.append(self.heading(block, outlined=block.level == 1 or section == "1"))
            else:
                made.append(self.block(block))
        return made

    def block(self, block: Block) -> dict[str, Any]:
        makers: dict[type, Callable[[Any], dict[str, Any]]] = {
            Heading: self.heading,
            Paragraph: self.paragraph,
            Items: self.items,
            Table: self.table,
            Chart: self.chart,
        }
        return makers[type(block)](block)

    def heading(self, block: Heading, outlined: bool = True) -> dict[str, Any]:
        note = showable(block.note) if block.note else None
        return {
            "kind": "heading",
            "level": block.level,
            "text": _text(block.shown),
            "anchor": block.anchor,
            "note": note,
            "outlined": outlined and block.level < 3,
        }

    def paragraph(self, block: Paragraph) -> dict[str, Any]:
        return {"kind": "paragraph", "style": block.style, "number": block.number, "runs": self.runs(block.runs)}

    def items(self, block: Items) -> dict[str, Any]:
        return {"kind": "items", "ordered": block.ordered, "items": [self.runs(item) for item in block.items]}

    def table(self, block: Table) -> dict[str, Any]:
        columns = [
            {"title": showable(column.title), "width": column.width, "right": column.align == "right"}
            for column in block.columns
        ]
        return {
            "kind": "table",
            "caption": _text(block.shown),
            "anchor": block.anchor,
            "note": _text(block.note) if block.note else None,
            "columns": columns,
            "rows": [[self.cell(cell) for cell in row] for row in block.rows],
        }

    def chart(self, block: Chart) -> dict[str, Any]:
        return {
            "kind": "chart",
            "caption": _text(block.shown),
            "anchor": block.anchor,
            "alt": block.alt,
            "svg": showable(block.svg),
            "width": block.width,
        }

    def cell(self, runs: Runs) -> list[list[Any]] | str:
        """A cell of plain words goes as text: it is laid out sooner and takes less memory."""
        if len(runs) == 1 and not isinstance(runs[0], Status) and not runs[0].strong:
            run = self.run(runs[0])
            if run[0] == "f" or run[3] is None:
                return str(run[1])
        return self.runs(runs)

    def runs(self, runs: Runs) -> list[list[Any]]:
        return [self.run(run) for run in runs]

    def run(self, run: Run) -> list[Any]:
        if isinstance(run, Figure):
            return ["f", _text(run.text), run.strong]
        if isinstance(run, Status):
            tone = run.mark.tone
            ink, tint = self.inks.get(tone, INK), self.tints.get(tone, PLAIN_TINT)
            return ["s", run.sign, ink, showable(run.word), tint]
        href = run.href
        if href is not None and href.startswith("#") and href[1:] not in self.anchors:
            href = None
        return ["t", _text(run.text), run.strong, href]
