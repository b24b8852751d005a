"""PDFs, tagged and not. Expected values are what the Typst source of each says."""

import zlib

import pytest

from goldenthread.documents import Document, Figure, Heading, Limits, ListItem, Table, Unreadable, read_document
from tests.documents.pdf_files import tagged, untagged, without_text

REPORT = """
= Summary
Crime is 71.1 per 1000#footnote[Rolling 12 months.], in a range of 5-7, or 77.0%.
== Indicators
- first point
- second point
+ first step
+ second step
#table(columns: 3,
  table.header[Service][Budget][Variance],
  [Libraries], [3,474], [(4)],
  table.cell(colspan: 2)[Total], [(243)],
  table.cell(rowspan: 2)[Wards], [1], [2], [3], [4])
#link("https://example.org")[A link]
"""
SVG = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><rect width='5' height='5'/></svg>"


def the_table(document: Document) -> Table:
    (found,) = document.tables()
    return found


def test_a_tagged_pdf_is_read_by_its_tags() -> None:
    document = read_document(tagged(REPORT))
    assert document.properties.tagged
    assert (document.properties.title, document.properties.author) == ("Test", "A. Officer")
    assert document.properties.language == "en-GB"
    assert [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)] == [(1, "Summary"), (2, "Indicators")]
    assert [(b.marker, b.text) for b in document.blocks if isinstance(b, ListItem)] == [
        ("•", "first point"),
        ("•", "second point"),
        ("1.", "first step"),
        ("2.", "second step"),
    ]
    assert document.unread == ()


def test_a_tagged_table_has_its_header_cells_and_spans() -> None:
    table = the_table(read_document(tagged(REPORT)))
    assert (table.headers, table.header_rows) == ("stated", 1)
    assert [[(c.text, c.rowspan, c.colspan) for c in row] for row in table.rows[1:]] == [
        [("Libraries", 1, 1), ("3,474", 1, 1), ("(4)", 1, 1)],
        [("Total", 1, 2), ("(243)", 1, 1)],
        [("Wards", 2, 1), ("1", 1, 1), ("2", 1, 1)],
        [("3", 1, 1), ("4", 1, 1)],
    ]


@pytest.mark.parametrize("make", [tagged, untagged])
def test_a_footnote_s_mark_is_no_figure(make) -> None:
    # Without this Typst prints the mark with a glyph of its own at full size, which only the tags tell from a figure.
    document = read_document(make("#set super(typographic: false)\n" + REPORT))
    block = next(b for b in document.texts() if b.text.startswith("Crime"))
    assert block.text == "Crime is 71.1 per 1000, in a range of 5-7, or 77.0%."
    assert [(r.offset, r.label) for r in block.note_references] == [(22, "1")]
    assert [(note.label, note.text) for note in document.notes] == [("1", "Rolling 12 months.")]


def test_blocks_know_their_page_and_box() -> None:
    document = read_document(tagged("= One\n#pagebreak()\nTwo"))
    first, second = document.texts()
    assert (first.position.page, second.position.page) == (1, 2)
    left, top, right, bottom = first.position.box or (0, 0, 0, 0)
    # Typst's A4 margins are 2.5/21 of the shorter side: 70.9 points.
    assert (round(left), round(top) in range(60, 80), right > left, bottom > top) == (71, True, True, True)


def test_a_picture_gives_its_alternative_text() -> None:
    document = read_document(tagged(f'#image(bytes("{SVG}"), alt: "A map of wards")\nText'))
    assert [b.alt for b in document.blocks if isinstance(b, Figure)] == ["A map of wards"]
    assert [item.what for item in document.unread] == ["a picture"]


def test_running_headers_and_footers_are_furniture() -> None:
    source = '#set page(header: [Barnet Council], footer: context [Page #counter(page).display()], numbering: "1")\n'
    body = "\n#pagebreak()\n".join(f"Page body number {word}." for word in ("one", "two", "three", "four"))
    for make in (tagged, untagged):
        document = read_document(make(source + body))
        assert [b.text for b in document.texts()] == [
            f"Page body number {word}." for word in ("one", "two", "three", "four")
        ]
        assert [(piece.kind, piece.text) for piece in document.furniture] == [
            ("header", "Barnet Council"),
            ("footer", "Page 1"),
        ]


def test_an_untagged_pdf_is_read_by_its_look_and_that_is_said() -> None:
    document = read_document(untagged(REPORT))
    assert not document.properties.tagged
    assert [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)] == [(1, "Summary"), (2, "Indicators")]
    assert [b.text for b in document.blocks if isinstance(b, ListItem)] == ["first point", "second point"]
    assert "no tags" in document.unread[0].why
    table = the_table(document)
    assert [[(c.text, c.rowspan, c.colspan) for c in row] for row in table.rows] == [
        [("Service", 1, 1), ("Budget", 1, 1), ("Variance", 1, 1)],
        [("Libraries", 1, 1), ("3,474", 1, 1), ("(4)", 1, 1)],
        [("Total", 1, 2), ("(243)", 1, 1)],
        [("Wards", 2, 1), ("1", 1, 1), ("2", 1, 1)],
        [("3", 1, 1), ("4", 1, 1)],
    ]


def test_a_table_without_lines_is_told_by_its_columns() -> None:
    source = (
        "Before.\n\n#table(columns: (1fr, 1fr, 1fr), stroke: none, [Service], [Budget], [Variance], "
        "[Libraries], [3,474], [(4)])\n\nAfter."
    )
    document = read_document(untagged(source))
    assert [[c.text for c in row] for row in the_table(document).rows] == [
        ["Service", "Budget", "Variance"],
        ["Libraries", "3,474", "(4)"],
    ]
    assert [b.text for b in document.blocks if not isinstance(b, Table)] == ["Before.", "After."]  # type: ignore[union-attr]


def test_a_ruled_table_over_two_pages_is_one() -> None:
    rows = ", ".join(f"[Item {n}], [{n}.5]" for n in range(1, 90))
    document = read_document(untagged(f"#table(columns: 2, table.header[Name][Value], {rows})"))
    table = the_table(document)
    assert [row[1].text for row in table.rows] == ["Value", *(f"{n}.5" for n in range(1, 90))]
    assert {cell.position.page for cell in table.cells()} == {1, 2, 3}


def test_a_sentence_over_two_pages_is_one_paragraph() -> None:
    document = read_document(untagged("#set page(height: 4cm)\n" + "word " * 60 + "end."))
    assert [b.text for b in document.texts()] == ["word " * 60 + "end."]


def test_a_hyphen_at_a_line_s_end_is_kept_and_a_soft_one_is_not() -> None:
    source = (
        "#set page(width: 6cm)\n#set text(hyphenate: true)\nThe range is from 1000-\\\n2000 and "
        "antidisestablishmentarianism counterrevolutionaries."
    )
    for make in (tagged, untagged):
        text = " ".join(b.text for b in read_document(make(source)).texts())
        assert text == "The range is from 1000-2000 and antidisestablishmentarianism counterrevolutionaries."


def test_bold_and_italic_come_from_the_fonts() -> None:
    (block,) = read_document(tagged("A *bold* and _italic_ word")).texts()
    assert [(r.text.strip(), r.style.bold, r.style.italic) for r in block.runs if r.style.bold or r.style.italic] == [
        ("bold", True, False),
        ("italic", False, True),
    ]


def test_a_scan_is_refused_with_how_to_mend_it() -> None:
    with pytest.raises(Unreadable) as caught:
        read_document(without_text())
    assert caught.value.kind == "no-text"
    assert "scan" in caught.value.what
    assert "OCR" in caught.value.mend


def test_a_pdf_of_too_many_pages_is_refused() -> None:
    with pytest.raises(Unreadable) as caught:
        read_document(tagged("#pagebreak()\n" * 5 + "x"), limits=Limits(pages=3))
    assert (caught.value.kind, "6 pages" in caught.value.what) == ("too-big", True)


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_unpacks_without_end_is_refused_before_it_is_unpacked(layers: int) -> None:
    packed = b"0 " * 40_000_000
    for _ in range(layers):
        packed = zlib.compress(packed, 9)
    whole = tagged("Words enough for a page.")
    bomb = b"\n99 0 obj\n<< /Filter /FlateDecode >>\nstream\n" + packed + b"\nendstream\nendobj\n"
    assert len(bomb) < 200_000
    with pytest.raises(Unreadable) as caught:
        read_document(whole[:20] + bomb + whole[20:])
    assert (caught.value.kind, "unpack" in caught.value.what) == ("too-big", True)


def test_a_pdf_that_takes_too_long_is_refused_at_the_page_it_came_to() -> None:
    with pytest.raises(Unreadable) as caught:
        read_document(tagged(REPORT), limits=Limits(seconds=-1))
    assert (caught.value.kind, caught.value.where) == ("too-big", "page 1")
