"""Page size, margins, header and footer. A council's template keeps its own."""

from __future__ import annotations

from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from goldenthread.reports.document import ReportDocument
from goldenthread.reports.render.word.xml import add, add_field, add_run

FULL_WIDTH = 9638  # 170 mm, in twentieths of a point, where a template does not say


def set_up_pages(word: Any, report: ReportDocument, own: bool) -> None:
    """A4 with our margins where there is no template, and page numbers where nothing gives them."""
    section = word.sections[0] if len(word.sections) else word.add_section()
    if own:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(20)
        section.top_margin, section.bottom_margin = Mm(22), Mm(20)
        header = section.header.paragraphs[0]
        header.text = ""
        add_run(header._p, f"{report.council} | {report.label}")
        header.runs[0].font.size = Pt(8.5)
    if not _has_page_number(section):
        _number_pages(section)


def _has_page_number(section: Any) -> bool:
    footers = [section.footer, section.first_page_footer, section.even_page_footer, section.header]
    for part in footers:
        if part.is_linked_to_previous:
            continue
        for field in part._element.iter(qn("w:instrText"), qn("w:fldSimple")):
            instruction = field.get(qn("w:instr")) or field.text or ""
            if "PAGE" in instruction.split():
                return True
    return False


def _number_pages(section: Any) -> None:
    """ "Page 3 of 60" in the footer, after whatever the template has there."""
    footer = section.footer
    paragraph = footer.paragraphs[0] if footer.paragraphs and not footer.paragraphs[0].text else footer.add_paragraph()
    properties = paragraph._p.get_or_add_pPr()
    add(properties, "jc", val="right")
    add_run(paragraph._p, "Page ")
    add_field(paragraph._p, "PAGE", "1")
    add_run(paragraph._p, " of ")
    add_field(paragraph._p, "NUMPAGES", "1")


def text_width(word: Any) -> int:
    """The width of the text, in twentieths of a point."""
    section = word.sections[0]
    if section.page_width is None:
        return FULL_WIDTH
    inside = section.page_width - (section.left_margin or 0) - (section.right_margin or 0)
    return max(round(inside / 635), 2000)
