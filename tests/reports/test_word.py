"""The Word report, read with zipfile and lxml, with python-docx, and by LibreOffice."""

import io
import re
import zipfile
from pathlib import Path

import docx
import pytest
from lxml import etree

from goldenthread.reports.compose import compose
from goldenthread.reports.document import Chart, Heading, Paragraph, Table, plain
from goldenthread.reports.render.word import render_word
from goldenthread.reports.render.word.rendering import tag_of
from tests.reports import factory
from tests.reports.reading import W, converted_by_libreoffice, pdf_text, word_text, word_xml

DOCUMENT = compose(factory.quarter())


@pytest.fixture(scope="module")
def word() -> bytes:
    return render_word(DOCUMENT)


def test_every_figure_is_a_content_control_tagged_with_its_key(word: bytes) -> None:
    controls = [
        (control.find(f"{W}sdtPr/{W}tag").get(f"{W}val"), "".join(t.text for t in control.iter(f"{W}t")))
        for control in word_xml(word).iter(f"{W}sdt")
    ]
    assert controls == [(f"gt:{figure.key}", figure.text) for figure in DOCUMENT.figures()]


def test_content_controls_have_ids_of_their_own_and_names_for_people(word: bytes) -> None:
    properties = [control.find(f"{W}sdtPr") for control in word_xml(word).iter(f"{W}sdt")]
    ids = [p.find(f"{W}id").get(f"{W}val") for p in properties]
    assert len(set(ids)) == len(ids)
    assert all(len(p.find(f"{W}alias").get(f"{W}val")) <= 64 for p in properties)


def test_a_key_too_long_for_a_tag_keeps_a_fingerprint_and_stands_whole_in_the_file() -> None:
    # Word holds at most 64 characters in a tag.
    reference = "a-very-long-reference-" * 3
    one, two = (tag_of(f"{reference}@2023-24-Q{n}") for n in (1, 2))
    assert len(one) <= 64
    assert one != two
    indicator = factory.indicator(
        reference, "Long", theme="living-well", results=[factory.result(reference, factory.PERIOD, "5")]
    )
    content = render_word(compose(factory.quarter(indicators=[indicator])))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        figures = etree.fromstring(archive.read("customXml/goldenthread.xml"))
    kept = {figure.get("tag"): figure.get("key") for figure in figures}
    assert kept[two] == f"{reference}@2023-24-Q2"


def test_headings_are_real_headings(word: bytes) -> None:
    read = docx.Document(io.BytesIO(word))
    found = [(p.style.name, p.text) for p in read.paragraphs if p.style.name.startswith("Heading")]
    expected = [
        (f"Heading {b.level}", b.shown + (f" ({b.note})" if b.note else ""))
        for b in DOCUMENT.every_block()
        if isinstance(b, Heading)
    ]
    assert found == expected


def test_tables_are_real_tables_and_repeat_their_header_row(word: bytes) -> None:
    tables = [b for b in DOCUMENT.every_block() if isinstance(b, Table)]
    read = docx.Document(io.BytesIO(word)).tables
    assert [[c.text for c in t.rows[0].cells] for t in read] == [[c.title for c in t.columns] for t in tables]
    for element, table in zip(word_xml(word).iter(f"{W}tbl"), tables, strict=True):
        rows = element.findall(f"{W}tr")
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
        assert len(rows) == len(table.rows) + 1


def test_captions_are_numbered_fields_with_the_number_already_in_them(word: bytes) -> None:
    fields = [
        (f.get(f"{W}instr").split()[1], "".join(t.text for t in f.iter(f"{W}t")))
        for f in word_xml(word).iter(f"{W}fldSimple")
    ]
    blocks = [b for b in DOCUMENT.every_block() if isinstance(b, Table | Chart) and b.number]
    assert fields == [("Table" if isinstance(b, Table) else "Figure", b.number) for b in blocks]


def test_no_text_is_lost(word: bytes) -> None:
    text = word_text(word)
    for block in DOCUMENT.every_block():
        if isinstance(block, Paragraph):
            assert plain(block.runs) in text
        elif isinstance(block, Table):
            assert all(plain(cell) in text for row in block.rows for cell in row)


def test_pages_are_numbered_in_the_footer(word: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        footers = [archive.read(n).decode() for n in archive.namelist() if "footer" in n and n.endswith(".xml")]
    assert any(re.search(r'instr=" PAGE "', f) and re.search(r'instr=" NUMPAGES "', f) for f in footers)


def test_the_language_title_author_and_dates_are_set(word: bytes) -> None:
    properties = docx.Document(io.BytesIO(word)).core_properties
    assert properties.title == "Our Plan for Barnet: Q2 2023-24"
    assert properties.author == "London Borough of Barnet"
    assert properties.created.isoformat() == properties.modified.isoformat() == "2023-11-06T09:30:00+00:00"
    assert properties.comments == ""
    language = word_xml(word, "word/styles.xml").find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language.get(f"{W}val") == "en-GB"


def test_charts_are_svg_with_a_picture_to_fall_back_on_and_words(word: bytes) -> None:
    charts = [b for b in DOCUMENT.every_block() if isinstance(b, Chart)]
    root = word_xml(word)
    described = [e.get("descr") for e in root.iter("{*}docPr")]
    assert described == [chart.alt for chart in charts]
    assert len(list(root.iter("{http://schemas.microsoft.com/office/drawing/2016/SVG/main}svgBlip"))) == len(charts)
    with zipfile.ZipFile(io.BytesIO(word)) as archive:
        for number, chart in enumerate(charts, start=1):
            assert archive.read(f"word/media/report-chart-{number}.svg").decode() == chart.svg
            assert archive.read(f"word/media/report-chart-{number}.png").startswith(b"\x89PNG")


def test_links_inside_the_report_lead_to_bookmarks_in_it(word: bytes) -> None:
    root = word_xml(word)
    names = [b.get(f"{W}name") for b in root.iter(f"{W}bookmarkStart")]
    leads = {h.get(f"{W}anchor") for h in root.iter(f"{W}hyperlink") if h.get(f"{W}anchor")}
    assert leads
    assert leads <= set(names)
    assert len(names) == len(set(names))
    assert all(len(name) <= 40 for name in names)


def test_libreoffice_opens_it_and_prints_its_figures(word: bytes, tmp_path: Path) -> None:
    printed = pdf_text(converted_by_libreoffice(word, tmp_path))
    for figure in ("372,750", "394,625", "99.5%", "(4)", "1,939", "(243)"):
        assert figure in printed
    assert "Page 1 of" in printed
