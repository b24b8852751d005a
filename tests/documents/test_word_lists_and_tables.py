"""Word's automatic numbers and its tables. Expected numbers are those Word prints (ECMA-376 part 1, section 17.9)."""

from goldenthread.documents import ListItem, Table, read_document
from tests.documents.word_files import cell, level, numbered, paragraph, row, run, table, word_file

COMMITTEE = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.")
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "%4)")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)


def markers(body: str, numbering: str = COMMITTEE, **parts: str) -> list[str]:
    document = read_document(word_file(body, numbering=numbering, **parts))
    return [block.marker for block in document.texts()]


def test_a_report_s_paragraph_numbers_are_counted_level_by_level() -> None:
    levels = [0, 1, 1, 2, 2, 3, 3, 1, 2, 0, 1]
    found = markers("".join(numbered("x", each) for each in levels))
    assert found == ["1.", "1.1", "1.2", "(a)", "(b)", "i)", "ii)", "1.3", "(a)", "2.", "2.1"]


def test_a_number_skipped_above_is_shown_as_its_start() -> None:
    assert markers(numbered("x", 1)) == ["1.1"]


def test_letters_double_after_z_and_roman_figures_count() -> None:
    letters = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "upperLetter", "%1")
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    found = markers("".join(numbered("x") for _ in range(28)), letters)
    assert (found[0], found[25], found[26], found[27]) == ("A", "Z", "AA", "BB")
    roman = letters.replace("upperLetter", "upperRoman")
    found = markers("".join(numbered("x") for _ in range(49)), roman)
    assert (found[3], found[8], found[39], found[48]) == ("IV", "IX", "XL", "XLIX")


def test_two_lists_of_one_kind_go_on_unless_the_second_starts_again() -> None:
    numbering = COMMITTEE + (
        '<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
        '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    body = numbered("x") + numbered("x", list_id=2) + numbered("x", list_id=3) + numbered("x", list_id=3)
    assert markers(body, numbering) == ["1.", "2.", "1.", "2."]


def test_a_list_may_start_elsewhere_and_never_start_again() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0">'
        + level(0, "decimal", "%1.", 4)
        + level(1, "decimal", "%2", 1, '<w:lvlRestart w:val="0"/>')
        + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    assert markers(numbered("x") + numbered("x", 1) + numbered("x") + numbered("x", 1), numbering) == [
        "4.",
        "1",
        "5.",
        "2",
    ]


def test_a_style_numbers_its_paragraphs_and_headings_keep_their_number() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Para"><w:name w:val="Numbered"/><w:pPr><w:numPr>'
        '<w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = paragraph("Why", style="H") + paragraph("Because", style="Para") + paragraph("Risks", style="H")
    document = read_document(word_file(body, numbering=COMMITTEE, styles=styles))
    assert [(b.marker, b.text, b.labelled) for b in document.texts()] == [
        ("1.", "Why", ("1.", "Why")),
        ("1.1", "Because", ("1.1", "Because")),
        ("2.", "Risks", ("2.", "Risks")),
    ]


def test_numbering_switched_off_is_no_list() -> None:
    assert markers(numbered("x", list_id=0)) == [""]


def test_an_empty_numbered_paragraph_uses_up_its_number() -> None:
    assert markers(numbered("a") + numbered("") + numbered("b")) == ["1.", "3."]


def test_a_deleted_paragraph_does_not_count() -> None:
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        '<w:del w:author="x"><w:r><w:delText>old</w:delText></w:r></w:del></w:p>'
    )
    document = read_document(word_file(numbered("a") + gone + numbered("b"), numbering=COMMITTEE))
    assert [(b.marker, b.text) for b in document.texts() if b.text] == [("1.", "a"), ("2.", "b")]


def test_bullets_of_symbol_fonts_are_shown_as_what_they_look_like() -> None:
    numbering = COMMITTEE.replace(
        'w:val="decimal"/><w:lvlText w:val="%1."', 'w:val="bullet"/><w:lvlText w:val="\uf0b7"'
    )
    document = read_document(word_file(numbered("x"), numbering=numbering))
    (block,) = document.texts()
    assert isinstance(block, ListItem)
    assert block.marker == "•"


def the_table(*rows: str) -> Table:
    (found,) = read_document(word_file(table(*rows))).tables()
    return found


def test_merged_cells_span_and_are_read_once() -> None:
    found = the_table(
        row(cell("Service", '<w:vMerge w:val="restart"/>'), cell("Q2", '<w:gridSpan w:val="2"/>')),
        row(cell("", "<w:vMerge/>"), "Target", "Result"),
        row("Libraries", "3,474", "(4)"),
    )
    assert [[(c.text, c.rowspan, c.colspan) for c in each] for each in found.rows] == [
        [("Service", 2, 1), ("Q2", 1, 2)],
        [("Target", 1, 1), ("Result", 1, 1)],
        [("Libraries", 1, 1), ("3,474", 1, 1), ("(4)", 1, 1)],
    ]
    assert [[c.text if c else None for c in each] for each in found.grid()][1] == ["Service", "Target", "Result"]


def test_header_rows_are_stated_where_word_repeats_them_and_inferred_where_not() -> None:
    stated = the_table(row("Service", "Budget", properties="<w:tblHeader/>"), row("Libraries", "3,474"))
    assert (stated.headers, stated.header_rows, stated.column_heading(1)) == ("stated", 1, ("Budget",))
    inferred = the_table(row("Service", "Budget"), row("Libraries", "3,474"))
    assert (inferred.headers, inferred.header_rows) == ("inferred", 1)


def test_a_deleted_row_is_reported_and_left_out() -> None:
    body = table(row("Kept", "1"), row("Gone", "2", properties='<w:del w:author="A" w:date="2023-01-01T00:00:00Z"/>'))
    document = read_document(word_file(body))
    (found,) = document.tables()
    assert len(found.rows) == 1
    assert [(c.kind, c.text, c.revision.author) for c in document.changes] == [("deleted", "Gone 2", "A")]


def test_tables_stand_in_tables() -> None:
    inner = table(row("2016", "4,216"))
    document = read_document(word_file(table(row(cell(paragraph("Before") + inner + paragraph("After"))))))
    outer, within = document.tables()
    assert outer.rows[0][0].text == "Before\n2016\t4,216\nAfter"
    assert [c.text for c in within.cells()] == ["2016", "4,216"]


def test_words_in_the_merged_part_of_a_cell_are_said_not_to_be_read() -> None:
    document = read_document(
        word_file(table(row(cell("a", '<w:vMerge w:val="restart"/>'), "1"), row(cell("lost", "<w:vMerge/>"), "2")))
    )
    assert [item.what for item in document.unread] == ["words in a merged cell ('lost')"]


def test_a_cell_s_runs_keep_their_style() -> None:
    found = the_table(row(cell(paragraph(run("5", "<w:b/>"), run("x", "<w:vanish/>")))), row("b"))
    assert [(r.text, r.style.bold, r.said) for r in found.rows[0][0].runs] == [("5", True, True), ("x", False, False)]


def test_the_description_of_a_table_is_its_summary() -> None:
    body = table(row("a")).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblCaption w:val="Budgets"/><w:tblDescription w:val="By service"/></w:tblPr>'
    )
    (found,) = read_document(word_file(body)).tables()
    assert found.summary == "Budgets. By service"


def test_cells_merged_across_in_the_older_way_span_too() -> None:
    """`w:hMerge` is how older programs write what `w:gridSpan` says now."""
    found = the_table(
        row(
            cell("Budget", '<w:hMerge w:val="restart"/><w:vMerge w:val="restart"/>'),
            cell("left over", "<w:hMerge/>"),
            "Spent",
        ),
        row(cell("", '<w:hMerge w:val="restart"/><w:vMerge/>'), cell("", "<w:hMerge/>"), "8"),
        row("1", "2", "3"),
    )
    assert [[(c.text, c.column, c.rowspan, c.colspan) for c in each] for each in found.rows] == [
        [("Budget", 0, 2, 2), ("Spent", 2, 1, 1)],
        [("8", 2, 1, 1)],
        [("1", 0, 1, 1), ("2", 1, 1, 1), ("3", 2, 1, 1)],
    ]


def test_a_bullet_is_read_in_its_own_font() -> None:
    for font, sign, looks in (("Wingdings", "§", "▪"), ("Symbol", "·", "•"), ("Wingdings 2", "\uf0a3", "☐")):
        numbering = COMMITTEE.replace(
            'w:val="decimal"/><w:lvlText w:val="%1."/>',
            f'w:val="bullet"/><w:lvlText w:val="{sign}"/><w:rPr><w:rFonts w:ascii="{font}"/></w:rPr>',
        )
        (block,) = read_document(word_file(numbered("x"), numbering=numbering)).texts()
        assert isinstance(block, ListItem)
        assert block.marker == looks, font
