"""Markdown with HTML and tab-separated tables, as converted council papers are.

Expected values: CommonMark 0.31 for Markdown's own forms; for tab-separated rows and raised figures, how a reader of
the seeds takes them.
"""

from goldenthread.documents import Document, Figure, Heading, ListItem, PageBreak, Table, TextBlock, read_document

LONG = (
    "This line is longer than any margin would allow, as lines are where each paragraph stands on a line "
    "of its own, however long it is."
)


def read(text: str) -> Document:
    return read_document(text.encode())


def kinds(text: str) -> list[tuple[str, str]]:
    return [(type(block).__name__, block.text) for block in read(text).blocks if isinstance(block, TextBlock)]


def the_table(text: str) -> Table:
    (found,) = read(text).tables()
    return found


def test_each_block_knows_its_line() -> None:
    document = read("# Report\n\nFirst.\n\n- one\n- two\n\nName\tQ1\nLibraries\t3,474\n")
    assert [(type(b).__name__, b.position.line) for b in document.blocks] == [
        ("Heading", 1),
        ("Paragraph", 3),
        ("ListItem", 5),
        ("ListItem", 6),
        ("Table", 8),
    ]
    (table,) = document.tables()
    assert table.rows[1][1].position.line == 9


def test_headings_have_levels_with_or_without_closing_marks_or_underlined() -> None:
    document = read("# One #\n\n### Three\n\nTwo\n===\n\nUnder\n---\n\n#hashtag\n")
    assert [(b.level, b.text) for b in document.blocks if isinstance(b, Heading)] == [
        (1, "One"),
        (3, "Three"),
        (1, "Two"),
        (2, "Under"),
    ]
    assert kinds("C# is a language\n") == [("Paragraph", "C# is a language")]


def test_lines_are_joined_where_the_file_is_wrapped_and_not_where_it_is_not() -> None:
    wrapped = read("A paragraph that is\nwrapped at a margin,\nand ends here.\n\nAnother.")
    assert [b.text for b in wrapped.texts()] == ["A paragraph that is wrapped at a margin, and ends here.", "Another."]
    first = next(wrapped.texts())
    assert [first.position.line_at(first.text.index(word)) for word in ("paragraph", "wrapped", "ends")] == [1, 2, 3]
    assert [b.text for b in read(f"We will do this.\nWe have done it.\n{LONG}").texts()][:2] == [
        "We will do this.",
        "We have done it.",
    ]


def test_a_hard_break_is_a_line_break_in_its_paragraph() -> None:
    document = read(f"Chairman: A  \nVice Chairman: B\n\n{LONG}")
    first = next(document.texts())
    assert first.text == "Chairman: A\nVice Chairman: B"
    assert first.position.line_at(first.text.index("Vice")) == 2


def test_lists_nest_and_keep_their_markers() -> None:
    document = read("1. one\n2. two\n   - inner\n     - deepest\n- • point\n- (1) typed\n- 1.1 numbered\n")
    items = [b for b in document.blocks if isinstance(b, ListItem)]
    assert [(b.marker, b.text, b.level) for b in items] == [
        ("1.", "one", 0),
        ("2.", "two", 0),
        ("•", "inner", 1),
        ("•", "deepest", 2),
        ("•", "point", 0),
        ("•", "(1) typed", 0),
        ("•", "1.1 numbered", 0),
    ]
    assert [b.labelled for b in items[-2:]] == [("(1)", "typed"), ("1.1", "numbered")]


def test_an_amount_at_the_beginning_is_no_label() -> None:
    (block,) = read("- 14.5 million people, 5-7 a week").texts()
    assert block.labelled == ("•", "14.5 million people, 5-7 a week")


def test_emphasis_links_and_struck_words_are_runs() -> None:
    (block,) = read("**Bold** and *italic* [site](https://example.org) ~~gone~~ <u>under</u> `code`").texts()
    assert block.text == "Bold and italic site  under code"
    assert block.everything == "Bold and italic site gone under code"
    styles = {run.text.strip(): run.style for run in block.runs}
    assert (styles["Bold"].bold, styles["italic"].italic, styles["gone"].struck, styles["under"].underlined) == (
        True,
    ) * 4
    assert styles["site"].link == "https://example.org"


def test_an_address_is_kept_as_printed() -> None:
    (block,) = read("See <https://example.org/a%20b_c>").texts()
    assert block.text == "See https://example.org/a%20b_c"


def test_bold_left_open_by_a_converter_leaves_no_asterisks() -> None:
    document = read("- (1) That it be noted.**\n\n4.2 **To agree the fees\n\nA 5*4 grid and 2**3\n")
    assert [b.text for b in document.texts()] == [
        "(1) That it be noted.",
        "4.2 To agree the fees",
        "A 5*4 grid and 2**3",
    ]
    assert next(document.texts()).bold


def test_bold_over_several_lines_is_one_paragraph() -> None:
    document = read(f"**Caring for people,\nour places**\n\n{LONG}")
    assert next(document.texts()).text == "Caring for people,\nour places"


def test_escapes_and_entities_are_read_as_what_they_stand_for() -> None:
    assert kinds(r"\(5\) A &amp; B &pound;1 \* \_") == [("Paragraph", "(5) A & B £1 * _")]


def test_bookmark_markers_are_left_out_and_said() -> None:
    document = read("[bookmark: _Hlk1]We agreed £600k.")
    assert [b.text for b in document.texts()] == ["We agreed £600k."]
    assert [item.what for item in document.unread] == ["1 bookmark marker"]


def test_rows_parted_by_tabs_are_a_table_with_empty_cells_kept() -> None:
    table = the_table("Item No\tTitle\tPages\n1.\tMinutes\t5 - 10\n2.\tAbsence\t\n")
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["Item No", "Title", "Pages"],
        ["1.", "Minutes", "5 - 10"],
        ["2.", "Absence", ""],
    ]
    assert (table.headers, table.header_rows) == ("inferred", 1)


def test_a_row_that_begins_with_a_tab_has_an_empty_first_cell() -> None:
    table = the_table("\tCabinet\nTitle\tOur Plan\n")
    assert [[cell.text for cell in row] for row in table.rows] == [["", "Cabinet"], ["Title", "Our Plan"]]


def test_header_rows_over_header_rows_are_joined_into_spans() -> None:
    table = the_table("Indicator\tQ2 18/19\t\tQ2 17/18\n\tTarget\tResult\tResult\nCrime rate\t70\t71.1\t67.6\n")
    assert table.header_rows == 2
    assert [table.column_heading(column) for column in range(4)] == [
        ("Indicator",),
        ("Q2 18/19", "Target"),
        ("Q2 18/19", "Result"),
        ("Q2 17/18", "Result"),
    ]


def test_a_table_of_names_has_no_header_row_and_keys_in_bold_head_their_rows() -> None:
    assert (
        the_table("Councillor A\tCouncillor B\tCouncillor C\nCouncillor D\tCouncillor E\tCouncillor F").headers
        == "none"
    )
    table = the_table("<b>Title</b>\tMember's Item\n<b>Wards</b>\tAll\n<b>Status</b>\tPublic")
    assert table.header_rows == 0
    assert [[cell.header for cell in row] for row in table.rows] == [[True, False]] * 3


def test_a_row_of_dashes_states_the_header_and_an_empty_line_after_it_ends_nothing() -> None:
    table = the_table("Date\tVenue\n------\t-----\n\n15/03/18\tTown Hall\n")
    assert (table.headers, table.header_rows, len(table.rows)) == ("stated", 1, 2)


def test_a_row_broken_over_a_page_stays_in_its_table() -> None:
    table = the_table("Team\tStatus\nCLCH\ttrained in\n\n\tBarnet.\nCAFT\ttrained\n")
    assert [row[1].text for row in table.rows] == ["Status", "trained in", "Barnet.", "trained"]


def test_pipe_tables_are_read_with_escaped_pipes() -> None:
    table = the_table("| Name | Note |\n|------|:----:|\n| A | 5 \\| 7 |\n| B | **77.0%** |\n")
    assert [[cell.text for cell in row] for row in table.rows] == [["Name", "Note"], ["A", "5 | 7"], ["B", "77.0%"]]
    assert table.headers == "stated"


def test_a_tick_or_a_dot_alone_in_a_cell_is_what_the_cell_says() -> None:
    table = the_table(
        "| Action | Done | RAG |\n|---|---|---|\n| Plant trees | ✔ | ● |\n| Mend roof | • not yet | ● Red |\n"
    )
    assert [[cell.text for cell in row[1:]] for row in table.rows[1:]] == [["✔", "●"], ["not yet", "Red"]]


def test_html_in_a_cell_gives_paragraphs_lists_and_tables() -> None:
    cell = (
        '<p align="center"><b>CLCH</b></p> <ul> <li>• one</li> <li>two<br>lines</li> </ul> <table><tr>'
        "<td>2016</td><td>4,216</td></tr></table>"
    )
    table = next(read(f"Team\tStatus\nX\t{cell}\n").tables())
    blocks = table.rows[1][1].blocks
    assert [type(block).__name__ for block in blocks] == ["Paragraph", "ListItem", "ListItem", "Table"]
    assert table.rows[1][1].text == "CLCH\none\ntwo\nlines\n2016\t4,216"
    assert {block.position.line for block in blocks} == {2}


def test_html_between_markdown_is_read_in_its_place() -> None:
    text = (
        "Before\n\n<h2>Summary</h2>\n<p>Saves £0.24m &amp; more.</p>\n\n<table>\n<tr><th>A</th>"
        "</tr>\n<tr><td>1</td></tr>\n</table>\n\nAfter"
    )
    document = read(text)
    assert [(type(b).__name__, b.position.line) for b in document.blocks] == [
        ("Paragraph", 1),
        ("Heading", 3),
        ("Paragraph", 4),
        ("Table", 6),
        ("Paragraph", 11),
    ]


def test_a_raised_figure_is_a_note_where_there_is_such_a_note() -> None:
    document = read(
        "Rate 71.8 <sup>3</sup> per 1000 on 21<sup>st</sup> May, 5 km<sup>2</sup> of "
        "Q1³.\n\n<sup>3</sup> 71.8 per 1000.\n"
    )
    (block,) = document.texts()
    assert block.text == "Rate 71.8 per 1000 on 21st May, 5 km² of Q1."
    assert [(r.offset, r.label) for r in block.note_references] == [(9, "3"), (43, "3")]
    (note,) = document.notes
    assert (note.label, note.text, note.position.line) == ("3", "71.8 per 1000.", 3)


def test_a_raised_figure_without_a_note_stays_a_raised_figure() -> None:
    assert kinds("About 10<sup>6</sup> of 71.8<sup>3</sup>") == [("Paragraph", "About 10⁶ of 71.8³")]


def test_a_label_used_again_in_the_next_report_belongs_to_the_next_note() -> None:
    document = read("First¹.\n\n¹ Note of the first.\n\nSecond¹.\n\n¹ Note of the second.\n")
    found = [document.note(b.note_references[0].note) for b in document.texts()]
    assert [note.text if note else None for note in found] == ["Note of the first.", "Note of the second."]


def test_notes_in_markdown_s_own_form_are_read() -> None:
    document = read("Text[^a] goes on.\n\n[^a]: The note\n    and its second line.\n")
    (block,) = document.texts()
    assert (block.text, block.note_references[0].label) == ("Text goes on.", "a")
    assert document.note("^a").text == "The note and its second line."  # type: ignore[union-attr]


def test_what_stands_before_the_text_is_properties_and_code_is_not_markdown() -> None:
    document = read("---\ntitle: Q2 report\nauthor: A. Officer\n---\n\n```\n*5* \\* 7\n```\n")
    assert (document.properties.title, document.properties.author) == ("Q2 report", "A. Officer")
    assert [b.text for b in document.texts()] == ["*5* \\* 7"]


def test_a_form_feed_ends_a_page() -> None:
    assert [type(b) for b in read("One\n\fTwo\n").blocks][1] is PageBreak


def test_a_number_and_a_tab_begin_an_item_not_a_table() -> None:
    document = read("1.1\tThe report is noted.\n\n•\tA point\n")
    assert [(b.marker, b.text) for b in document.texts()] == [("1.1", "The report is noted."), ("•", "A point")]


def test_html_escapes_nothing_that_should_not_be_read() -> None:
    document = read("Before <!-- hidden note --> after <script>alert(1)</script>\n\n<!-- a\ncomment -->\n\nEnd")
    assert "hidden note" not in document.text
    assert "comment" not in document.text
    assert document.text.endswith("End")


def test_a_picture_gives_its_alternative_text_and_is_said_not_to_be_read() -> None:
    source = "Visits: ![Visits rose to 82](a.png)\n\n<img src='b.png' alt='Wards &amp; parks'>\n\n<img src=c alt=''>\n"
    document = read_document(source.encode())
    assert document.text == "Visits:"
    assert [(block.alt, block.decorative) for block in document.blocks if isinstance(block, Figure)] == [
        ("Visits rose to 82", False),
        ("Wards & parks", False),
        ("", True),
    ]
    assert [(item.what, item.where) for item in document.unread] == [("a picture", "line 1"), ("a picture", "line 3")]


def test_a_picture_in_a_table_stands_after_it() -> None:
    document = read_document(b"| Ward | Map |\n|---|---|\n| North | ![The north](n.png) |\n")
    assert [type(block).__name__ for block in document.blocks] == ["Table", "Figure"]
    assert [cell.text for cell in next(document.tables()).rows[1]] == ["North", ""]
