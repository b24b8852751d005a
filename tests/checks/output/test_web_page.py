"""The document as a web page: nothing to load, every finding linked with its words, all of the document there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree
from lxml import html as lxml_html

from goldenthread.checks import check
from goldenthread.checks.output import html
from goldenthread.checks.record import Record, RecordFigure
from goldenthread.documents import read_document
from tests.checks.output.marked_words import answer, checked
from tests.documents.word_files import cell, field, numbered, paragraph, row, run, table, word_file

REPORT = """# A report

Words **BAD-ERROR and more** here<sup>1</sup>, with BAD-NOTE & <b>BAD-WARNING</b>.

- one
  - two BAD-NOTE
- three

Name\tFigure\tShare
Libraries\tBAD-WARNING\t5%
Parks\t2\t6%

## Further

> Quoted.

<sup>1</sup> A note with BAD-ERROR.
"""


def page(data: str | bytes, name: str = "report.md") -> lxml_html.HtmlElement:
    return lxml_html.document_fromstring(html(checked(data, name)))


def words(element: lxml_html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_every_finding_and_its_words_link_to_each_other() -> None:
    found = page(REPORT)
    ids = Counter(str(each) for each in found.xpath("//@id"))
    assert set(ids.values()) == {1}
    for link in found.xpath("//a/@href"):
        assert link[1:] in ids, link
    findings = checked(REPORT).findings
    assert len(findings) == 6
    for number, finding in enumerate(findings, 1):
        (card,) = found.xpath(f"//*[@id='f{number}']")
        assert card.xpath(f".//a[@href='#w{number}']")
        assert words(card).startswith(f"{'■▲●'[finding.severity.rank]} {number} {finding.severity.value.capitalize()}")
        (place,) = found.xpath(f"//*[@id='w{number}']")
        mark = place.getnext()
        assert mark.tag == "mark"
        assert mark.get("class") == finding.severity.value
        assert words(mark) == finding.quote.split(" and")[0] or words(mark) == finding.quote
        assert found.xpath(f"//a[@href='#f{number}'][contains(@class, 'ref')]")


def test_the_page_loads_nothing_and_runs_nothing() -> None:
    found = page(REPORT)
    assert not found.xpath("//script | //link | //img | //iframe | //*[@src] | //@style")
    assert not found.xpath("//@*[starts-with(name(), 'on')]")
    (style,) = found.xpath("//style/text()")
    assert not re.search(r"url\(|@import|https?:", style)


def test_words_and_messages_are_escaped() -> None:
    text = html(checked("<b>x</b> &lt;script&gt;alert(1)&lt;/script&gt; BAD-ERROR", 'a"><script>.md'))
    assert "<script>" not in text
    assert "is bad &lt;by itself&gt; &amp; so." in text


def test_the_whole_document_is_there_with_its_structure() -> None:
    found = page(REPORT)
    (article,) = found.xpath("//article")
    for card in article.xpath(".//*[@role='note'] | .//a[contains(@class, 'ref')]"):
        card.drop_tree()
    text = words(article)
    for block in read_document(REPORT.encode()).texts(notes=True):
        assert " ".join(block.text.split()) in text.replace("here1,", "here,"), block.text
    assert [words(each) for each in article.xpath(".//h2")] == ["A report", "Notes"]
    assert [words(each) for each in article.xpath(".//h3")] == ["Further"]
    assert [each.get("scope") for each in article.xpath(".//table//th")][:3] == ["col", "col", "col"]
    assert len(article.xpath(".//table//tr")) == 3
    assert len(found.xpath("//html[@lang] | //main | //header/h1")) == 3
    picture = page("<html><body><p>x</p><img src=a.png alt='A map'></body></html>", "a.html")
    assert picture.xpath("//p[@class='figure'][contains(., 'Picture: A map')]")


def test_overlapping_words_are_each_marked_and_linked() -> None:
    from goldenthread.checks.findings import Severity
    from goldenthread.checks.output.marking import Span, marked

    (block,) = read_document(b"One **two** three").texts()
    spans = [Span(1, Severity.NOTE, 0, 7), Span(2, Severity.ERROR, 4, 13), Span(3, Severity.WARNING, 13, 13)]
    text = marked(block, spans)
    element = lxml_html.fragment_fromstring(text, create_parent="p")
    assert [(words(mark), mark.get("class")) for mark in element.iter("mark")] == [
        ("One", "note"),
        ("two", "error"),
        ("three", "error"),
    ]
    assert element.xpath("//@id") == ["w1", "w2", "w3"]
    assert words(element) == "One two●1 three■2▲3"


def test_what_is_about_the_whole_or_a_table_has_a_place_too() -> None:
    found = page("BAD-WHOLE\n\nBAD-TABLE\tB\n1\t2\n\nBAD-CELL\tB\n1\t2\n")
    assert [words(each) for each in found.xpath("//section[@class='whole']//*[@role='note']//p[2]")] == [
        "The document is bad as a whole."
    ]
    assert found.xpath("//table/caption/a[@href='#f2']")
    assert found.xpath("//th[contains(., 'BAD-CELL')]/a[@href='#f3']")


def test_the_summary_counts_by_severity_and_rule() -> None:
    found = page(REPORT)
    assert words(found.xpath("//p[@class='headline']")[0]) == "2 errors, 2 warnings, 2 notes."
    rows = [[words(cell) for cell in line] for line in found.xpath("//section[@class='summary']//tbody/tr")]
    assert [(line[0], line[2], line[3]) for line in rows] == [
        ("■ Error", "2", "1, 6"),
        ("▲ Warning", "2", "3, 5"),
        ("● Note", "2", "2, 4"),
    ]
    assert [each.get("id") for each in found.xpath("//fieldset//input")] == ["show-error", "show-warning", "show-note"]
    assert "Nothing was found" in words(page("Fine."))


def test_what_was_answered_and_not_read_is_listed() -> None:
    (finding,) = checked("BAD-ERROR").findings
    whole = checked("BAD-ERROR ![](x.png)<!-- -->", "a.md")
    assert "Not read" not in html(checked("Fine."))
    text = html(checked("BAD-ERROR", "a.md", answer(finding.fingerprint), answer("0" * 12)))
    assert "It is quoted &lt;so&gt;. (A. Officer, until 2999-01-01)" in text
    assert "there is no such finding any more" in text
    assert whole.findings


def test_a_word_file_is_drawn_with_its_numbers_struck_words_and_furniture() -> None:
    body = (
        paragraph("Heading", extra='<w:outlineLvl w:val="0"/>')
        + paragraph("Live ", run("struck", "<w:strike/>"), " BAD-ERROR ", field("PAGE", "5"))
        + table(row("a", cell(table(row("inner BAD-NOTE", "x")))), row("b", "c"))
        + numbered("item")
    )
    found = page(word_file(body, header=paragraph("On top BAD-WARNING")), "a.docx")
    assert [words(each) for each in found.xpath("//del")] == ["struck"]
    assert len(found.xpath("//td//table")) == 1
    assert found.xpath("//section[@class='furniture']//mark[@class='warning']")
    assert [str(each) for each in found.xpath("//@id[starts-with(., 'f')]")] == ["f1", "f2", "f3"]


@pytest.mark.parametrize("name", ["000", "003"])
def test_a_real_report_becomes_a_page_that_holds_every_block(name: str, shared: Path) -> None:
    (path,) = (shared / "seeds").glob(f"{name}_*.txt")
    whole = checked(path.read_bytes(), path.name)
    parser = etree.HTMLParser(huge_tree=True)
    text = " ".join("".join(etree.fromstring(html(whole).replace("<br>", " "), parser).itertext()).split())
    for block in whole.document.texts():
        if not block.note_references:
            assert " ".join(block.text.split()) in text


def test_a_match_to_confirm_is_on_the_page() -> None:
    figure = RecordFigure("visits@2023-24-Q2", "Leisure centre visits", "2023-24 Q2", ("302,344",))
    document = read_document(b"Leisure centre visits came to 302,434 in 2023-24 Q2.\n", "report.md")
    made = html(check(document, record=Record("The record", {figure.key: figure})))
    assert "<h2>To confirm</h2>" in made
    said = "302,434 for Leisure centre visits, 2023-24 Q2? (the record has 302,344; <code>visits@2023-24-Q2</code>)"
    assert f"<li>line 1: {said}</li>" in made
