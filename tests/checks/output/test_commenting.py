"""The officer's Word file back with comments: each on its words, everything else as it was."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from lxml import etree

from goldenthread.checks import Finding
from goldenthread.checks.output import NotWord, word
from goldenthread.documents import Document, read_document
from goldenthread.documents.word.names import W
from tests.checks.output.marked_words import checked
from tests.documents.word_files import cell, field, paragraph, row, run, table, word_file

CONTROL = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
BOX = "<w:r><w:pict><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></w:pict></w:r>"
FONT, FONT2 = '<w:rFonts w:ascii="Wingdings"/>', '<w:rFonts w:ascii="Arial"/>'
WHEN = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)


def commented(data: bytes) -> tuple[bytes, Document, list[Finding]]:
    """The file with comments, as read again, and the findings."""
    whole = checked(data, "a.docx")
    out = word(whole, data, when=WHEN)
    again = read_document(out, "a.docx")
    assert [block.text for block in again.texts(notes=True, furniture=True)] == [
        block.text for block in whole.document.texts(notes=True, furniture=True)
    ]
    assert [change.text for change in again.changes] == [change.text for change in whole.document.changes]
    return out, again, list(whole.findings)


def quotes(data: bytes) -> list[str]:
    """What the comments are on."""
    return [comment.quote for comment in commented(data)[1].comments]


def part(data: bytes, name: str = "word/document.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


@pytest.mark.parametrize(
    "body",
    [
        paragraph("One BAD-ERROR two"),
        paragraph("BAD-ERROR"),
        paragraph(run("One BAD", "<w:b/>"), "-ERR", run("OR two", "<w:i/>")),
        paragraph("x", "<w:r><w:tab/><w:t>BAD-ERROR</w:t><w:br/><w:t>y</w:t></w:r>"),
        paragraph("<w:r><w:t>BAD</w:t><w:noBreakHyphen/><w:t>ERROR.</w:t></w:r>"),
        paragraph(run("BAD-NONE BAD-", "<w:strike/>"), "BAD-ER", run("gone", "<w:vanish/>"), "ROR"),
        paragraph("<w:hyperlink w:anchor='x'><w:r><w:t>see BAD-ERROR here</w:t></w:r></w:hyperlink>"),
        paragraph(CONTROL.format("<w:tag w:val='k'/>", run("at BAD-ERROR on"))),
        paragraph("<w:ins w:id='1' w:author='A'>" + run("new BAD-ERROR now") + "</w:ins>"),
        paragraph("a BAD-", "<w:ins w:id='1' w:author='A'>" + run("ERROR now") + "</w:ins>"),
        paragraph(
            "<w:del w:id='1' w:author='A'><w:r><w:delText>BAD-ERROR</w:delText></w:r></w:del>", "Then BAD-ERROR"
        ),
        paragraph("On ", field("REF x", "BAD-ERROR"), " it"),
        table(row("a", "BAD-ERROR (x)"), row("c", cell(paragraph("1") + paragraph("2")))),
        "<w:sdt><w:sdtContent>" + paragraph("In BAD-ERROR") + "</w:sdtContent></w:sdt>",
        paragraph("   BAD-\xadERROR") + paragraph("y"),
        paragraph("<w:r><w:sym w:font='Wingdings' w:char='F0E9'/></w:r>", run("é", FONT), " BAD-", run("ERROR", FONT2)),
    ],
    ids=range(16),
)  # fmt: skip
def test_a_comment_stands_round_its_words_whatever_they_are_in(body: str) -> None:
    out, again, (finding,) = commented(word_file(body))
    (comment,) = again.comments
    assert comment.quote.replace("\xad", "").replace("gone", "") == "BAD-ERROR"
    assert (comment.author, comment.date) == ("Golden Thread", "2026-03-01T09:30:00Z")
    assert comment.text.splitlines() == [
        "Error: BAD-ERROR is bad <by itself> & so.",
        "Working: 1 & 1 < 3",
        "To do: Take it out.",
        f"a-bad-word · {finding.fingerprint}",
    ]
    # The mark that shows it is no part of an insertion, a link or a control.
    (reference,) = part(out).iter(f"{W}commentReference")
    assert reference.getparent().getparent().tag == f"{W}p"


def test_of_the_same_words_twice_each_has_its_own_comment() -> None:
    out, _, _ = commented(word_file(paragraph("BAD-ERROR, BAD-ERROR and BAD-NOTE")))
    (body,) = part(out).iter(f"{W}p")
    said = ""
    for each in body.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}t"):
        said += each.text or ("[" if each.tag.endswith("Start") else "]") + str(each.get(W + "id"))
    assert said == "[0BAD-ERROR]0, [1BAD-ERROR]1 and [2BAD-NOTE]2"


def test_a_control_filled_from_data_keeps_its_comment_outside() -> None:
    bound = CONTROL.format("<w:dataBinding w:xpath='/a'/>", run("at BAD-ERROR on"))
    out, again, _ = commented(word_file(paragraph(bound)))
    assert [comment.quote for comment in again.comments] == ["at BAD-ERROR on"]
    (control,) = part(out).iter(f"{W}sdt")
    assert not list(control.iter(f"{W}commentRangeStart"))


def test_where_word_takes_no_comment_the_nearest_place_has_it_and_says_so() -> None:
    note = '<w:footnote w:id="2">' + paragraph("See BAD-ERROR") + "</w:footnote>"
    box = BOX.format(paragraph("Box BAD-NOTE"))
    body = (
        paragraph("First.")
        + paragraph("Words", '<w:r><w:footnoteReference w:id="2"/></w:r>', " after.")
        + paragraph("Beside", box)
    )
    out, again, _ = commented(word_file(body, footnotes=note, header=paragraph("Top BAD-WARNING")))
    said = {comment.text.splitlines()[1]: comment for comment in again.comments}
    in_header = "In the header: “BAD-WARNING”."
    assert said.keys() == {"In the footnote: “BAD-ERROR”.", "In the text box: “BAD-NOTE”.", in_header}
    assert said[in_header].quote == "First."
    for name in ("footnotes", "header"):
        assert not list(part(out, f"word/{name}.xml").iter(f"{W}commentReference"))
    (content,) = part(out).iter(f"{W}txbxContent")
    assert not list(content.iter(f"{W}commentReference"))
    mark = next(part(out).iter(f"{W}footnoteReference")).getparent()
    assert mark.getprevious().tag == f"{W}commentRangeStart"


def test_what_is_about_the_whole_or_a_table_is_said_at_its_beginning() -> None:
    body = paragraph("Title BAD-WHOLE") + paragraph("x") + table(row("BAD-TABLE", "1"), row("a", "2"))
    assert quotes(word_file(body)) == ["Title BAD-WHOLE", "BAD-TABLE"]


def test_comments_there_already_stay_and_numbers_go_on() -> None:
    body = paragraph('<w:commentRangeStart w:id="7"/>', "Old", '<w:commentRangeEnd w:id="7"/>', " BAD-ERROR")
    old = '<w:comment w:id="7" w:author="B">' + paragraph("Why?") + "</w:comment>"
    out, again, _ = commented(word_file(body, comments=old))
    assert [(comment.author, comment.quote) for comment in again.comments] == [
        ("B", "Old"),
        ("Golden Thread", "BAD-ERROR"),
    ]
    assert [each.get(W + "id") for each in part(out, "word/comments.xml")] == ["7", "8"]


def test_every_other_part_is_byte_for_byte_what_it_was(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Report", 1)
    document.add_paragraph("Words BAD-ERROR here.")
    document.core_properties.author = "A. Officer"
    data = io.BytesIO()
    document.save(data)
    out, _, _ = commented(data.getvalue())
    with zipfile.ZipFile(data) as before, zipfile.ZipFile(io.BytesIO(out)) as after:
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}
        assert [entry.filename for entry in after.infolist()][: len(before.namelist())] == before.namelist()
    opened = docx.Document(io.BytesIO(out))
    (comment,) = opened.comments
    assert (comment.author, comment.initials) == ("Golden Thread", "GT")
    assert comment.text.startswith("Error: BAD-ERROR is bad")
    assert [each.text for each in opened.paragraphs] == ["Report", "Words BAD-ERROR here."]


def test_a_file_without_findings_comes_back_as_it_was() -> None:
    data = word_file(paragraph("Fine."))
    assert word(checked(data, "a.docx"), data) == data


def test_only_a_word_file_takes_comments() -> None:
    with pytest.raises(NotWord, match=r"a\.md is markdown.*--format html"):
        word(checked("BAD-ERROR", "a.md"), b"BAD-ERROR")
    strict = word_file(paragraph("BAD-ERROR"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(strict)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            usual = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            new.writestr(name, old.read(name).replace(usual, b"http://purl.oclc.org/ooxml/wordprocessingml/main"))
    with pytest.raises(NotWord, match="Strict"):
        word(checked(out.getvalue(), "a.docx"), out.getvalue())


def test_libreoffice_opens_it_and_reads_the_same_words(tmp_path: Path) -> None:
    program = shutil.which("soffice")
    assert program, "LibreOffice is needed: make system-packages"
    document = docx.Document()
    for number in range(3):
        document.add_paragraph(f"Part {number}: BAD-ERROR and more, then BAD-NOTE.")
    grid = document.add_table(2, 2)
    grid.cell(1, 1).text = "BAD-WARNING"
    data = io.BytesIO()
    document.save(data)
    out, _, findings = commented(data.getvalue())
    path = tmp_path / "commented.docx"
    path.write_bytes(out)
    profile = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
    for kind in ("odt", "docx:MS Word 2007 XML"):
        command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(tmp_path / "out"), str(path)]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    again = read_document(tmp_path / "out" / "commented.docx")
    assert [comment.quote for comment in again.comments] == [finding.quote for finding in findings]
    assert again.text == read_document(data.getvalue()).text
    with zipfile.ZipFile(tmp_path / "out" / "commented.odt") as odt:
        assert odt.read("content.xml").count(b"<office:annotation ") == len(findings)
