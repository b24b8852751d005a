"""HTML pages. Expected values are what a browser shows (HTML Living Standard)."""

from goldenthread.documents import Control, Document, Figure, Heading, ListItem, Table, read_document


def read(body: str, head: str = "") -> Document:
    return read_document(
        f'<!doctype html>\n<html lang="en-GB"><head>{head}</head><body>\n{body}</body></html>'.encode()
    )


def the_table(body: str) -> Table:
    (found,) = read(body).tables()
    return found


def test_headings_paragraphs_and_lines() -> None:
    document = read("<h1>Report</h1>\n<p>One\n  two&nbsp;three</p>\n<div>Loose <p>Para</p> tail</div>")
    assert [(type(b).__name__, b.text, b.position.line) for b in document.texts()] == [
        ("Heading", "Report", 3),
        ("Paragraph", "One two\u00a0three", 4),
        ("Paragraph", "Loose", 6),
        ("Paragraph", "Para", 6),
        ("Paragraph", "tail", 6),
    ]
    assert isinstance(document.blocks[0], Heading)
    assert document.properties.language == "en-GB"


def test_items_are_marked_as_a_browser_marks_them() -> None:
    document = read("<ol start=3 type=a><li>x<ul><li>y</li></ul></li><li value=27>z</li></ol><ol type=I><li>q</ol>")
    items = [b for b in document.blocks if isinstance(b, ListItem)]
    assert [(b.marker, b.text, b.level) for b in items] == [
        ("c.", "x", 0),
        ("•", "y", 1),
        ("aa.", "z", 0),
        ("I.", "q", 0),
    ]


def test_tables_have_spans_headers_and_captions() -> None:
    table = the_table(
        "<table><caption>Table 1</caption><thead><tr><th rowspan=2>Name</th><th colspan=2>Q2</th></tr>"
        "<tr><th>Target</th><th>Result</th></tr></thead><tr><th scope=row>Crime</th><td>70</td>"
        "<td>71.1</td></tr></table>"
    )
    assert (table.caption, table.headers, table.header_rows, table.columns) == ("Table 1", "stated", 2, 3)
    assert table.column_heading(2) == ("Q2", "Result")
    assert [cell.header for cell in table.rows[2]] == [True, False, False]


def test_a_span_of_all_further_rows_stops_at_the_table_s_end() -> None:
    table = the_table("<table><tr><td rowspan=0>a</td><td>1</td></tr><tr><td>2</td></tr></table>")
    assert [[c.text if c else None for c in row] for row in table.grid()] == [["a", "1"], ["a", "2"]]


def test_hidden_struck_deleted_and_inserted_words() -> None:
    (block,) = read(
        '<p>a<span style="display:none">b</span><s>c</s><del>d</del><ins>e</ins><span hidden>f</span></p>'
    ).texts()
    assert (block.text, block.everything) == ("ae", "abcdef")
    assert block.runs[-2].style.inserted is not None


def test_a_figure_s_key_is_a_control() -> None:
    (block,) = read('<p>Result <span data-key="kpi-7" title="Cases">77.0%</span></p>').texts()
    assert block.runs[-1].style.control == Control("kpi-7", "Cases")


def test_pictures_give_their_alternative_text() -> None:
    document = read(
        '<p>x<img alt="A map" src=x></p><img alt=""><svg aria-label="Chart"><title>Of crime</title><text>5</text></svg>'
    )
    figures = [b for b in document.blocks if isinstance(b, Figure)]
    assert [(b.alt, b.decorative, b.kind) for b in figures] == [
        ("A map", False, "picture"),
        ("", True, "picture"),
        ("Chart Of crime", False, "drawing"),
    ]


def test_scripts_are_no_words_and_frames_are_said_not_to_be_read() -> None:
    document = read("<script>x=5</script><style>p{}</style><p>Text</p><iframe src=x></iframe><input value=7>")
    assert document.text == "Text"
    assert [item.what for item in document.unread] == ["an embedded page", "a form field"]


def test_running_parts_are_furniture() -> None:
    document = read("<header>Council</header><nav>Home</nav><main><p>Body</p></main><footer>© 2023</footer>")
    assert [(piece.kind, piece.text) for piece in document.furniture] == [
        ("header", "Council"),
        ("header", "Home"),
        ("footer", "© 2023"),
    ]
    assert document.text == "Body"


def test_linked_notes_are_found_on_one_line_or_many() -> None:
    body = (
        '<p>Rate 71.8<sup><a href="#fn1" id="fnref1">1</a></sup> now.</p><ol><li id="fn1">'
        '<p>Per 1000. <a href="#fnref1">↩</a></p></li></ol>'
    )
    for text in (body, body.replace("><", ">\n<")):
        document = read(text)
        (block,) = document.texts()
        assert block.text == "Rate 71.8 now."
        assert [r.label for r in block.note_references] == ["1"]
        assert document.note(block.note_references[0].note).text == "Per 1000."  # type: ignore[union-attr]


def test_a_link_to_a_part_of_the_page_is_no_note() -> None:
    document = read('<p><a href="#note-5">5</a></p><div id="other">x</div>')
    assert document.notes == ()
    assert document.text == "5\nx"


def test_properties_are_those_of_the_head() -> None:
    properties = read("<p>x", "<title>Q2\n report</title><meta name=author content='A. Officer'>").properties
    assert (properties.title, properties.author) == ("Q2 report", "A. Officer")


def test_other_encodings_are_read() -> None:
    page = "<html><head><meta charset='iso-8859-1'></head><body><p>£5</p></body></html>"
    assert read_document(page.encode("latin-1")).text == "£5"
    assert read_document(page.encode("utf-16")).text == "£5"
    bare = read_document("<html><body><p>£5 – 7</p></body></html>".encode("cp1252"))
    assert bare.text == "£5 – 7"
    assert "Windows-1252" in bare.unread[0].why


def test_elements_nested_without_end_are_read_flat() -> None:
    document = read("<div>" * 400 + "deep 5" + "</div>" * 400)
    assert "deep 5" in document.text
