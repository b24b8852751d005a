"""All four files of a quarter's report at once."""

from __future__ import annotations

from goldenthread.reports.compose import compose
from goldenthread.reports.document import key_slug
from goldenthread.reports.facts import QuarterFacts
from goldenthread.reports.render.html import render_html_page
from goldenthread.reports.render.pdf import render_pdf
from goldenthread.reports.render.spreadsheet import render_spreadsheet
from goldenthread.reports.render.word import render_word

FORMATS = ("docx", "pdf", "html", "xlsx")


def file_name(period: str, extension: str) -> str:
    """`2023-24-q2-report.docx`."""
    return f"{key_slug(period)}-report.{extension}"


def render_all(facts: QuarterFacts, template: bytes | None = None) -> dict[str, bytes]:
    """Each file's name and bytes. The same facts and template always give the same bytes.

    `template` is the council's own .docx (see `render_word`). One after another: Typst uses every core itself, and
    two at once would need the memory of both. The PDF comes first, since Typst's memory can then be used again by the
    rest. TemplateError and PdfError say what is wrong.
    """
    document = compose(facts)
    files = {
        "pdf": render_pdf(document),
        "docx": render_word(document, template),
        "html": render_html_page(document).encode("utf-8"),
        "xlsx": render_spreadsheet(facts),
    }
    return {file_name(facts.period, extension): files[extension] for extension in FORMATS}
