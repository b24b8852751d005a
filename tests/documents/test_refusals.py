"""What bad input gets: a message that says what is wrong and how to mend it, and never anything but `Unreadable`."""

import io
import zipfile
from pathlib import Path

import pytest

from goldenthread.documents import Limits, Unreadable, read_document
from tests.documents.pdf_files import tagged, untagged
from tests.documents.word_files import paragraph, row, table, word_file

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def refusal(data: bytes, name: str | None = None, limits: Limits | None = None) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        read_document(data, name, limits=limits or Limits())
    error = caught.value
    assert error.what
    assert error.what[0].isupper()
    assert error.what in str(error)
    assert error.mend in str(error)
    return error


def zipped(**parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return data.getvalue()


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (b"", "empty", "empty"),
        (b" \n\n ", "empty", "empty"),
        (b"\x00\x01\x02\x03" * 100, "unknown", "not Word, PDF, HTML or text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "no-text", "PNG picture"),
        (b"\xff\xd8\xff\xe0" + b"\x00" * 50, "no-text", "JPEG picture"),
        (b"{\\rtf1 hello}", "unknown", "Rich Text"),
        (b"\x1f\x8b\x08" + b"\x00" * 50, "unknown", "compressed archive"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "password", "password"),
        (OLE + "WordDocument".encode("utf-16-le"), "unknown", "old .doc"),
        (OLE + b"other", "unknown", "old Office file"),
        (b"PK\x03\x04 cut off", "damaged", "cut off or damaged"),
        (zipped(xl__workbook="x"), "unknown", "Excel"),
        (zipped(ppt__presentation="x"), "unknown", "PowerPoint"),
        (zipped(readme="x"), "unknown", "a zip, not a Word document"),
        (b"%PDF-1.7\n1 0 obj", "damaged", "cut off"),
        (b"%PDF-1.7\n1 0 obj\n%%EOF", "damaged", "damaged"),
        (b"--- \n***\n", "no-text", "no words"),
        (b"<html><body></body></html>", "no-text", "no words"),
        (b"\xff\xfe\x00", "damaged", "UTF-16"),
    ],
)
def test_what_is_no_document_is_refused_by_its_content(data: bytes, kind: str, says: str) -> None:
    error = refusal(data)
    assert (error.kind, says in error.what) == (kind, True)


@pytest.mark.parametrize(
    ("name", "data"),
    [("report.pdf", word_file(paragraph("x"))), ("report.docx", b"Plain words"), ("report.md", tagged("Words"))],
)
def test_a_file_whose_name_calls_it_something_else_is_refused(name: str, data: bytes) -> None:
    error = refusal(data, name)
    assert (error.kind, error.where) == ("mislabelled", name)
    assert read_document(data).text


def test_macros_are_refused() -> None:
    error = refusal(word_file(paragraph("x"), more={"word/vbaProject.bin": b"x"}))
    assert (error.kind, ".docx" in error.mend) == ("macros", True)


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = word_file(paragraph("x"), more={"word/media/a.bin": b"\0" * 60_000_000})
    assert len(bomb) < 200_000
    assert "unpack" in refusal(bomb).what


def test_a_part_larger_than_the_zip_says_is_not_unpacked_past_the_bound() -> None:
    error = refusal(word_file(paragraph("x" * 200_000)), limits=Limits(zip_part_bytes=100_000))
    assert (error.kind, error.where) == ("too-big", "word/document.xml")


def test_too_many_parts_characters_cells_or_bytes_are_refused() -> None:
    assert refusal(word_file(paragraph("x")), limits=Limits(zip_entries=3)).kind == "too-big"
    assert refusal(word_file(paragraph("x" * 300)), limits=Limits(characters=200)).kind == "too-big"
    assert refusal(b"word " * 100, limits=Limits(characters=200)).kind == "too-big"
    assert refusal(b"word " * 100, limits=Limits(file_bytes=200)).kind == "too-big"
    cells = word_file(table(*[row("1", "2", "3")] * 40))
    assert "more than 100 cells" in refusal(cells, limits=Limits(table_cells=100)).what
    rows = b"a\tb\tc\n" * 40
    assert "more than 100 cells" in refusal(rows, limits=Limits(table_cells=100)).what
    html = b"<html><body><table><tr><td colspan=1000>x" + b"<tr><td rowspan=60000 colspan=1000>x" * 50
    assert "cells" in refusal(html).what


def test_reading_stops_when_its_time_is_up() -> None:
    error = refusal(b"A paragraph.\n\n" * 1_000, limits=Limits(seconds=-1))
    assert (error.kind, error.where) == ("too-big", "block 256")


def test_a_table_of_fifty_thousand_cells_is_refused_quickly() -> None:
    assert "cells" in refusal(b"1\t2\t3\t4\t5\n" * 10_000).what


def test_tables_of_fifty_thousand_cells_together_are_refused_quickly() -> None:
    error = refusal(b"Table\n\n".join([b"1\t2\t3\t4\t5\n" * 3_000] * 4))
    assert (error.kind, "50,000 cells together" in error.what, error.where) == ("too-big", True, "line 9007")


@pytest.mark.parametrize(
    ("data", "limits", "says"),
    [
        (b"a\n\n" * 600, Limits(blocks=500), "500 paragraphs and cells"),
        (b"a\n" * 600, Limits(lines=500), "500 lines"),
        (b"\n" * 600 + b"a", Limits(lines=500), "500 lines"),
        (b"a" * 900, Limits(characters=200), "200 characters"),
        (b"<html><body>" + b"<i>a" * 600, Limits(tags=500), "500 tags"),
        (b"<html><body>" + b"<i>a" * 600, Limits(text_bytes=500), "larger than 0 MB"),
        (word_file(paragraph("x") * 600), Limits(xml_tags=500), "500 tags"),
        (untagged("Words. " * 600), Limits(pieces=10), "10 stretches of words"),
    ],
)
def test_what_would_take_too_much_memory_is_refused(data: bytes, limits: Limits, says: str) -> None:
    error = refusal(data, limits=limits)
    assert (error.kind, says in error.what) == ("too-big", True), error.what


def test_lines_ruled_past_the_bound_are_left_out_and_said() -> None:
    data = untagged("#table(columns: 2, [Name], [Value], [One], [1.5])")
    assert not any(item.what.startswith("the ruled lines") for item in read_document(data).unread)
    assert any(item.what.startswith("the ruled lines") for item in read_document(data, limits=Limits(rules=3)).unread)


def test_a_document_of_two_thousand_pages_is_refused() -> None:
    app = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Pages>2000</Pages></Properties>"
    )
    error = refusal(word_file(paragraph("x"), more={"docProps/app.xml": app}))
    assert (error.kind, "2,000 pages" in error.what) == ("too-big", True)


def test_entities_are_never_expanded() -> None:
    doctype = '<!DOCTYPE x [<!ENTITY a "lots"><!ENTITY b SYSTEM "file:///etc/hostname">]>'
    data = word_file(paragraph("&a;&b;"))
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode()
            new.writestr(name, doctype + content if name == "word/document.xml" else content)
    error = refusal(out.getvalue())
    assert (error.kind, error.where) == ("damaged", "word/document.xml")


def test_broken_xml_names_the_part() -> None:
    error = refusal(word_file("<w:p>"))
    assert "not well-formed" in error.what
    assert error.where.startswith("word/document.xml")


def test_a_word_file_of_pictures_only_is_refused() -> None:
    picture = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='P'/><a:graphic><a:blip/></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )
    assert "only pictures" in refusal(word_file(paragraph(picture))).what


def test_a_password_on_a_pdf_is_said() -> None:
    plain = tagged("Words")
    start = plain.rindex(b"/Root")
    encrypt = b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <%s> /U <%s> >> " % (
        b"00" * 32,
        b"11" * 32,
    )
    error = refusal(plain[:start] + encrypt + plain[start:])
    assert error.kind == "password"


def test_a_file_that_is_not_there_or_a_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="no such file"):
        read_document(tmp_path / "absent.docx")
    with pytest.raises(Unreadable, match="folder"):
        read_document(tmp_path)
    path = tmp_path / "report.txt"
    path.write_bytes(b"Words")
    assert read_document(path).name == "report.txt"
    assert read_document(str(path), "other.md").name == "other.md"
