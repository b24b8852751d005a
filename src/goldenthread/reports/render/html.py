"""The report as a web page: an article that the public site puts inside its own page, or a file that stands alone."""

from __future__ import annotations

from collections.abc import Callable
from html import escape as escape_markup
from pathlib import Path
from typing import Any

from django.template import Context, Engine
from django.utils.safestring import SafeString

from goldenthread.design.charts.palette import PALETTES
from goldenthread.design.status import status_mark
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
    key_slug,
)

LinkFor = Callable[[str], str | None]
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
_ENGINE = Engine(dirs=[str(TEMPLATES)])
_SIZES = {1: "l", 2: "m", 3: "s", 4: "s"}


def escape(text: str) -> str:
    """Text for a page: markup written as text, and no character that a page cannot hold."""
    return escape_markup(writable(text))


def observation_link(key: str) -> str | None:
    """Where the public site tells the story of an observation: `indicators/REFERENCE/#SLUG`; None for other keys."""
    if ":" in key or "@" not in key:
        return None
    return f"indicators/{key.split('@')[0]}/#{key_slug(key)}"


def render_html(document: ReportDocument, link_for: LinkFor | None = None) -> str:
    """The report as one `<article>`, to put into a page that has the design's styles.

    `link_for` gives the address that a figure's key leads to, or None. Where it gives none, the figure leads to the
    place in this report that gives its detail, where there is one.
    """
    return _Article(document, link_for).render()


def render_html_page(document: ReportDocument, link_for: LinkFor | None = None) -> str:
    """The report as a whole page that needs no other file. Unless told otherwise, figures lead to Appendix A."""
    context = {
        "report": document,
        "description": f"{document.title}. {document.label}.",
        "styles": SafeString(_styles(document)),
        "article": SafeString(render_html(document, link_for)),
    }
    return _ENGINE.get_template("reports/report_page.html").render(Context(context))


def _styles(document: ReportDocument) -> str:
    """The style sheet with the council's colours; a `<` in a colour could end the style element, so it is refused."""
    palette = PALETTES[document.status_colours]
    tints = {"good": palette.good_tint, "warn": palette.warn_tint, "bad": palette.bad_tint}
    fills = {"good": palette.good, "warn": palette.warn, "bad": palette.bad, "begun": palette.begun}
    rules = [f".gt-status--{tone} {{ background: {colour}; }}" for tone, colour in tints.items()]
    rules += [f".gt-icon--{tone} .f {{ fill: {colour}; }}" for tone, colour in fills.items()]
    sheet = (TEMPLATES / "reports" / "report.css").read_text(encoding="utf-8")
    colours = {"ON_BRAND": document.brand_text_colour, "BRAND": document.brand_colour}
    for name, colour in colours.items():
        if not colour.startswith("#") or not colour[1:].isalnum():
            raise ValueError(f'A brand colour must be written like "#00646f", not "{colour}".')
        sheet = sheet.replace(f": {name};", f": {colour};")
    return sheet.replace("STATUS_COLOURS", "\n".join(rules))


class _Article:
    """One rendering: which keys have a place of their own in this report, and which ids are already given."""

    def __init__(self, document: ReportDocument, link_for: LinkFor | None) -> None:
        self.document = document
        self.link_for = link_for
        self.homes = {figure.key for figure in document.figures() if figure.home}
        self.given: set[str] = set()

    def render(self) -> str:
        document = self.document
        blocks = [self.block(block) for block in document.blocks]
        for appendix in document.appendices:
            blocks.append(self.block(Heading(1, appendix.shown, appendix.anchor)))
            blocks += [self.block(block) for block in appendix.blocks]
        context = {
            "report": document,
            "header": self.table(document.header),
            "contents": _contents(document),
            "blocks": blocks,
        }
        return _ENGINE.get_template("reports/report.html").render(Context(context))

    def block(self, block: Block) -> dict[str, Any]:
        """A block as its template wants it."""
        if isinstance(block, Heading):
            return {
                "template": "reports/heading.html",
                "rank": str(min(block.level + 1, 6)),
                "size": _SIZES.get(block.level, "s"),
                "anchor": block.anchor,
                "text": block.shown,
                "note": block.note,
            }
        if isinstance(block, Paragraph):
            text = self.runs(block.runs)
            return {"template": "reports/paragraph.html", "style": block.style, "number": block.number, "text": text}
        if isinstance(block, Items):
            tag, kind = ("ol", "number") if block.ordered else ("ul", "bullet")
            items = [self.runs(item) for item in block.items]
            return {"template": "reports/items.html", "tag": tag, "kind": kind, "items": items}
        if isinstance(block, Table):
            return self.table(block)
        return _chart(block)

    def table(self, table: Table) -> dict[str, Any]:
        formats = [column.align == "right" for column in table.columns]
        body: list[str] = []
        for row in table.rows:
            body.append('<tr class="govuk-table__row">')
            for at, (cell, numeric) in enumerate(zip(row, formats, strict=True)):
                body.append(self.cell(cell, first=at == 0, numeric=numeric))
            body.append("</tr>")
        columns = [
            {"title": column.title, "format": " govuk-table__header--numeric" if column.align == "right" else ""}
            for column in table.columns
        ]
        return {
            "template": "reports/table.html",
            "anchor": table.anchor,
            "caption": table.shown,
            "style": table.style,
            "columns": columns,
            "body": SafeString("".join(body)),
            "note": table.note,
        }

    def cell(self, runs: Runs, *, first: bool, numeric: bool) -> str:
        """A cell; the first in its row is the row's heading."""
        name = " govuk-table__cell--numeric" if numeric else ""
        if first:
            return f'<th scope="row" class="govuk-table__header{name}">{self.runs(runs)}</th>'
        return f'<td class="govuk-table__cell{name}">{self.runs(runs)}</td>'

    def runs(self, runs: Runs) -> SafeString:
        return SafeString("".join(self.run(run) for run in runs))

    def run(self, run: Run) -> str:
        if isinstance(run, Figure):
            return self.figure(run)
        if isinstance(run, Status):
            return str(status_mark(run.code, run.word, small=True))
        text = escape(run.text)
        if run.strong:
            text = f"<strong>{text}</strong>"
        return f'<a class="govuk-link" href="{escape(run.href)}">{text}</a>' if run.href else text

    def figure(self, figure: Figure) -> str:
        """A number with its key, a link to its story, and where this is its home a place to be led to."""
        slug = key_slug(figure.key)
        identity = ""
        if figure.home and slug not in self.given:
            self.given.add(slug)
            identity = f' id="{slug}"'
        href = self.link_for(figure.key) if self.link_for else None
        if href is None and figure.key in self.homes and not figure.home:
            href = f"#{slug}"
        text = f"<strong>{escape(figure.text)}</strong>" if figure.strong else escape(figure.text)
        shared = f'class="gt-figure"{identity} data-key="{escape(figure.key)}"'
        if href is None:
            return f"<span {shared}>{text}</span>"
        return f'<a {shared} href="{escape(href)}" title="{escape(figure.label)}">{text}</a>'


def _chart(chart: Chart) -> dict[str, Any]:
    """The drawing comes from `design.charts`, which escapes every text it is given."""
    return {
        "template": "reports/chart.html",
        "anchor": chart.anchor,
        "caption": chart.shown,
        "svg": SafeString(chart.svg),
    }


def _contents(document: ReportDocument) -> list[dict[str, Any]]:
    """The sections, with their parts, and the appendices."""
    entries: list[dict[str, Any]] = []
    for block in document.blocks:
        if not isinstance(block, Heading) or block.level > 2:
            continue
        entry: dict[str, Any] = {"anchor": block.anchor, "text": block.shown, "inside": []}
        if block.level == 1:
            entries.append(entry)
        else:
            entries[-1]["inside"].append(entry)
    for appendix in document.appendices:
        entries.append({"anchor": appendix.anchor, "text": appendix.shown, "inside": []})
    return entries
