"""Text that is markup, a formula or unreadable somewhere stays text everywhere."""

import io

import msgspec
import openpyxl
import pytest
from lxml import html

from goldenthread.reports.compose import compose
from goldenthread.reports.render import render_html_page, render_pdf, render_spreadsheet, render_word
from tests.reports import factory
from tests.reports.reading import pdf_text, word_text

HOSTILE = [
    '#import "x.typ": * #panic("no")',
    "$ x^2 $ *bold* _em_ `raw` @ref <label> \\ // comment /* */ [a](b)",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "&amp; &lt; ]]> \" '",
    "{{ 7*7 }}{% include 'x' %}",
    "{=1+1}",
    "Zażółć gęślą – naïve Ωμέγα Жук שלום",
    "w" * 400,
]
UNREADABLE = "bell \x07 nul \x00 odd \ufffe 中文 😀 \u202e back"


def hostile(text: str) -> factory.f.QuarterFacts:
    """A quarter whose every kind of free text is this one."""
    indicator = msgspec.structs.replace(factory.leisure(), title=text, definition=text)
    theme = msgspec.structs.replace(factory.living_well(), title=text, narrative=text)
    header = msgspec.structs.replace(
        factory.report_header(), title=text, summary=text, recommendations=[text], report_of=text
    )
    return factory.quarter(
        header=header,
        council=factory.council(name=text, short_name=text),
        plans=[factory.plan([theme])],
        indicators=[indicator, factory.homes(), factory.survey()],
        forecasts=[msgspec.structs.replace(factory.forecast(), service=text)],
        risks=[msgspec.structs.replace(factory.risk(), title=text)],
    )


def squeezed(text: str) -> str:
    """Without the spaces and breaks that a layout may put anywhere."""
    return "".join(text.split()).replace("\u200b", "").replace("\u00ad", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_it_comes_out_as_it_went_in(text: str) -> None:
    facts = hostile(text)
    document = compose(facts)
    assert text in word_text(render_word(document))
    page = html.document_fromstring(render_html_page(document))
    assert text in page.text_content()
    assert not list(page.iter("script", "img"))
    if "ש" not in text:  # a PDF keeps the letters of right-to-left words in the order they are drawn
        assert squeezed(text) in squeezed(pdf_text(render_pdf(document)))


@pytest.mark.parametrize("text", HOSTILE)
def test_no_cell_of_the_spreadsheet_becomes_a_formula_or_a_link(text: str) -> None:
    book = openpyxl.load_workbook(io.BytesIO(render_spreadsheet(hostile(text))))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert all(cell.data_type in ("s", "n", "d") and cell.hyperlink is None for cell in cells)
    assert any(cell.value == text for cell in cells)


def test_characters_that_a_format_cannot_hold_do_not_stop_it() -> None:
    facts = hostile(UNREADABLE)
    document = compose(facts)
    assert "中文 😀" in word_text(render_word(document))
    assert "中文 😀" in html.document_fromstring(render_html_page(document)).text_content()
    assert "[U+4E2D][U+6587]" in pdf_text(render_pdf(document))
    assert openpyxl.load_workbook(io.BytesIO(render_spreadsheet(facts)))
