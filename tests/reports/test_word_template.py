"""The council's own Word template: its styles and pages are kept, its text replaced, its faults named."""

import io
import zipfile

import docx
import pytest
from docx.shared import Mm, Pt

from goldenthread.reports.compose import compose
from goldenthread.reports.render.word import TemplateError, render_word
from tests.reports import factory
from tests.reports.reading import W, word_text, word_xml

DOCUMENT = compose(factory.quarter())


def template(change: object = None) -> bytes:
    """A council's template: Georgia, its own margins, a footer, and text that must go."""
    document = docx.Document()
    document.styles["Normal"].font.name = "Georgia"
    document.styles["Heading 1"].font.size = Pt(31)
    document.sections[0].left_margin = Mm(35)
    document.sections[0].footer.paragraphs[0].text = "Working for residents"
    document.add_paragraph("Write your report here")
    if callable(change):
        change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_the_templates_styles_margins_and_footer_stay() -> None:
    read = docx.Document(io.BytesIO(render_word(DOCUMENT, template())))
    assert read.styles["Normal"].font.name == "Georgia"
    assert read.styles["Heading 1"].font.size == Pt(31)
    assert read.sections[0].left_margin.mm == pytest.approx(35, abs=0.01)  # Word keeps twentieths of a point
    footer = [p.text for p in read.sections[0].footer.paragraphs]
    assert footer[0] == "Working for residents"


def test_page_numbers_are_added_to_a_footer_without_them_and_not_to_one_that_has_them() -> None:
    def number(document: object) -> None:
        from goldenthread.reports.render.word.xml import add_field

        add_field(document.sections[0].footer.paragraphs[0]._p, "PAGE", "1")  # type: ignore[attr-defined]

    for given, expected in ((template(), 1), (template(number), 1)):
        footer = docx.Document(io.BytesIO(render_word(DOCUMENT, given))).sections[0].footer._element
        instructions = [f.get(f"{W}instr").strip() for f in footer.iter(f"{W}fldSimple")]
        assert instructions.count("PAGE") == expected


def test_the_templates_text_is_replaced_by_the_report() -> None:
    text = word_text(render_word(DOCUMENT, template()))
    assert "Write your report here" not in text
    assert "That Cabinet note this report." in text


def test_a_template_without_a_style_gets_ours_in_its_place() -> None:
    def poorer(document: object) -> None:
        styles = document.styles  # type: ignore[attr-defined]
        for name in ("Heading 3", "Caption", "List Bullet", "Body Text"):
            styles[name].delete()

    content = render_word(DOCUMENT, template(poorer))
    styles = {s.get(f"{W}styleId") for s in word_xml(content, "word/styles.xml").iter(f"{W}style")}
    used = {s.get(f"{W}val") for s in word_xml(content).iter(f"{W}pStyle")}
    assert used <= styles
    names = {p.style.name for p in docx.Document(io.BytesIO(content)).paragraphs}
    assert {"Heading 3", "Caption"} <= names


def test_a_template_without_lists_gets_numbering() -> None:
    def without(content: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
            for name in source.namelist():
                data = source.read(name)
                if name == "word/numbering.xml":
                    continue
                if name in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
                    import re

                    data = re.sub(rb"<(Override|Relationship)[^>]*numbering[^>]*/>", b"", data)
                target.writestr(name, data)
        return out.getvalue()

    content = render_word(DOCUMENT, without(template()))
    formats = {f.get(f"{W}val") for f in word_xml(content, "word/numbering.xml").iter(f"{W}numFmt")}
    assert {"bullet", "decimal"} <= formats


def renamed_type(content: bytes, old: bytes, new: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(old, new) if name == "[Content_Types].xml" else data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"plain words", "not a Word document"),
        (b"", "not a Word document"),
        (b"\xd0\xcf\x11\xe0 old", "an old Word file"),
        (renamed_type(template(), b"document.main+xml", b"template.main+xml"), "saved as a template or with macros"),
        (renamed_type(template(), b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"), "another kind"),
    ],
)
def test_a_file_that_is_no_template_gets_a_message_that_says_how_to_mend_it(content: bytes, message: str) -> None:
    with pytest.raises(TemplateError, match=message):
        render_word(DOCUMENT, content)


def test_a_damaged_document_gets_a_message() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template())) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            target.writestr(name, b"<broken" if name == "word/document.xml" else source.read(name))
    with pytest.raises(TemplateError, match="cannot be read"):
        render_word(DOCUMENT, out.getvalue())
