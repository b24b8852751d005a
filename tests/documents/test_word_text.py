"""Word's words: which are live, which are only reported, and what stands around them.

Expected values are what Word shows for the same XML (ECMA-376 part 1, sections 17.3, 17.13 and 17.16).
"""

from goldenthread.documents import Control, Figure, Heading, PageBreak, Revision, TextBlock, read_document
from tests.documents.word_files import field, paragraph, row, run, table, word_file

AUTHOR = 'w:id="1" w:author="A. Officer" w:date="2023-11-14T09:30:00Z"'


def texts(data: bytes) -> list[str]:
    return [block.text for block in read_document(data).texts()]


def test_an_insertion_is_live_and_a_deletion_is_not_and_both_are_reported() -> None:
    body = paragraph(
        "We opened ",
        f"<w:del {AUTHOR}><w:r><w:delText>12</w:delText></w:r></w:del>",
        f"<w:ins {AUTHOR}>{run('14')}</w:ins>",
        " hubs.",
    )
    document = read_document(word_file(body))
    (block,) = document.texts()
    assert block.text == "We opened 14 hubs."
    assert block.everything == "We opened 1214 hubs."
    who = Revision("A. Officer", "2023-11-14T09:30:00Z")
    assert [(change.kind, change.text, change.revision) for change in document.changes] == [
        ("deleted", "12", who),
        ("inserted", "14", who),
    ]
    assert [run.style.inserted for run in block.runs if run.text == "14"] == [who]


def test_a_moved_sentence_is_live_only_where_it_went() -> None:
    body = paragraph(f"<w:moveFrom {AUTHOR}>{run('Moved.')}</w:moveFrom>", "One.") + paragraph(
        "Two. ", f"<w:moveTo {AUTHOR}>{run('Moved.')}</w:moveTo>"
    )
    assert texts(word_file(body)) == ["One.", "Two. Moved."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = paragraph("Spent £1", extra=f"<w:rPr><w:del {AUTHOR}/></w:rPr>") + paragraph("0 million.")
    assert texts(word_file(body)) == ["Spent £10 million."]


def test_hidden_and_struck_words_are_not_live_whether_by_themselves_or_by_style() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = paragraph(
        run("a", "<w:vanish/>"),
        run("b", "<w:strike/>"),
        run("c", "<w:dstrike/>"),
        run("d", '<w:rStyle w:val="Secret"/>'),
        run("e", '<w:vanish w:val="0"/>'),
    )
    (block,) = read_document(word_file(body, styles=styles)).texts()
    assert (block.text, block.everything) == ("e", "abcde")
    assert [(r.style.hidden, r.style.struck) for r in block.runs[:3]] == [(True, False), (False, True), (True, False)]


def test_a_field_gives_its_result_and_keeps_its_code() -> None:
    body = paragraph(
        "See page ",
        field(" PAGEREF  _Ref1 ", "12"),
        " of ",
        '<w:fldSimple w:instr="NUMPAGES"><w:r><w:t>40</w:t></w:r></w:fldSimple>',
    )
    (block,) = read_document(word_file(body)).texts()
    assert block.text == "See page 12 of 40"
    assert [r.style.field for r in block.runs] == [None, "PAGEREF _Ref1", None, "NUMPAGES"]


def test_a_field_within_the_code_of_another_is_not_read_as_words() -> None:
    inner = field("QUARTER", "2")
    body = paragraph(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>',
        inner,
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>',
        "yes",
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert texts(word_file(body)) == ["yes"]


def test_a_field_that_runs_over_paragraphs_is_read_in_each() -> None:
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    body = (
        paragraph(begin, "Summary 1")
        + paragraph("Risks 9", '<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + paragraph("After")
    )
    document = read_document(word_file(body))
    assert [block.text for block in document.texts()] == ["Summary 1", "Risks 9", "After"]
    assert [block.runs[-1].style.field for block in document.texts()] == ["TOC \\o", "TOC \\o", None]


def test_a_field_without_a_result_is_said_not_to_be_read() -> None:
    body = paragraph(
        "Total ",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    )
    assert [item.what for item in read_document(word_file(body)).unread] == ["a field (=SUM(ABOVE))"]


def test_content_controls_are_named_on_their_words_wherever_they_stand() -> None:
    properties = '<w:sdtPr><w:alias w:val="Result"/><w:tag w:val="kpi-7"/></w:sdtPr>'
    inline = f"<w:sdt>{properties}<w:sdtContent>{run('77.0%')}</w:sdtContent></w:sdt>"
    around = f"<w:sdt>{properties}<w:sdtContent>{paragraph('A whole paragraph')}</w:sdtContent></w:sdt>"
    in_cell = (
        f"<w:tbl><w:tr><w:sdt>{properties}<w:sdtContent><w:tc>{paragraph('5-7')}</w:tc></w:sdtContent>"
        "</w:sdt></w:tr></w:tbl>"
    )
    blocks = list(read_document(word_file(paragraph("Now ", inline) + around + in_cell)).texts())
    control = Control("kpi-7", "Result")
    assert [(block.text, block.runs[-1].style.control) for block in blocks] == [
        ("Now 77.0%", control),
        ("A whole paragraph", control),
        ("5-7", control),
    ]


def test_a_placeholder_is_known_for_one() -> None:
    body = paragraph(
        f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Click here')}</w:sdtContent></w:sdt>"
    )
    (block,) = read_document(word_file(body)).texts()
    assert block.runs[0].style.control == Control(placeholder=True)


def test_a_text_box_is_read_once_though_word_writes_it_twice() -> None:
    box = f"<w:txbxContent>{paragraph('In the box: 42')}</w:txbxContent>"
    drawing = (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><wp:docPr id='1' name='Box'/>"
        f"<a:graphic><a:graphicData><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = read_document(word_file(paragraph("Before", drawing) + paragraph("After")))
    assert [(block.text, block.position.part) for block in document.texts()] == [
        ("Before", "body"),
        ("In the box: 42", "text box"),
        ("After", "body"),
    ]


def test_pictures_and_charts_give_their_alternative_text_and_are_said_not_to_be_read() -> None:
    picture = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='1' name='P' descr='A map of wards'/><a:graphic>"
        "<a:blip/></a:graphic></wp:inline></w:drawing></w:r>"
    )
    chart = (
        "<w:r><w:drawing><wp:inline><wp:docPr id='2' name='C'/><a:graphic><c:chart r:id='x'/></a:graphic>"
        "</wp:inline></w:drawing></w:r>"
    )
    document = read_document(word_file(paragraph("Text", picture, chart)))
    assert [(b.kind, b.alt) for b in document.blocks if isinstance(b, Figure)] == [
        ("picture", "A map of wards"),
        ("chart", ""),
    ]
    assert [item.what for item in document.unread] == ["a picture", "a chart"]


def test_links_lead_where_they_say() -> None:
    links = '<Relationship Id="web" Type="x/hyperlink" Target="https://example.org/a" TargetMode="External"/>'
    body = paragraph(
        f'<w:hyperlink r:id="web">{run("there")}</w:hyperlink>',
        f'<w:hyperlink w:anchor="Part2">{run("here")}</w:hyperlink>',
        field('HYPERLINK "https://example.org/b"', "and there"),
    )
    (block,) = read_document(word_file(body, links=links)).texts()
    assert [r.style.link for r in block.runs] == ["https://example.org/a", "#Part2", "https://example.org/b"]


def test_footnotes_are_numbered_by_their_marks_and_the_marks_are_no_words() -> None:
    notes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        f'<w:footnote w:id="5">{paragraph("Second note.")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("First note: 8.")}</w:footnote>'
    )
    body = paragraph(
        "Crime 71.1",
        '<w:r><w:footnoteReference w:id="2"/></w:r>',
        " and 67.6",
        '<w:r><w:footnoteReference w:id="5"/></w:r>',
        ".",
    )
    document = read_document(word_file(body, footnotes=notes))
    (block,) = document.texts()
    assert block.text == "Crime 71.1 and 67.6."
    assert [(r.offset, r.label, r.note) for r in block.note_references] == [
        (10, "1", "footnote-2"),
        (19, "2", "footnote-5"),
    ]
    assert [(note.label, note.text) for note in document.notes] == [("1", "First note: 8."), ("2", "Second note.")]


def test_a_comment_knows_its_words_and_its_author() -> None:
    about = 'w:id="0" w:author="Reviewer" w:date="2023-01-02T00:00:00Z"'
    comments = f"<w:comment {about}>{paragraph('Is this right?')}</w:comment>"
    body = paragraph(
        "Some ",
        '<w:commentRangeStart w:id="0"/>',
        run("18 of 20"),
        '<w:commentRangeEnd w:id="0"/>',
        '<w:r><w:commentReference w:id="0"/></w:r>',
        " met.",
    )
    document = read_document(word_file(body, comments=comments))
    (comment,) = document.comments
    assert (comment.author, comment.text, comment.quote) == ("Reviewer", "Is this right?", "18 of 20")
    assert comment.position == next(document.texts()).position
    assert next(document.texts()).text == "Some 18 of 20 met."


def test_headings_come_by_style_by_what_a_style_is_based_on_and_by_outline_level() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Ours"><w:name w:val="Council heading"/>'
        '<w:basedOn w:val="berschrift2"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>'
    )
    body = (
        paragraph("The title", style="T")
        + paragraph("By style", style="berschrift2")
        + paragraph("By its base", style="Ours")
        + paragraph("By level", extra='<w:outlineLvl w:val="3"/>')
        + paragraph("Not one", style="Ours", extra='<w:outlineLvl w:val="9"/>')
    )
    blocks = read_document(word_file(body, styles=styles)).blocks
    assert [block.level if isinstance(block, Heading) else None for block in blocks] == [0, 2, 2, 4, None]


def test_raised_figures_never_join_the_figure_before_them() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    body = paragraph(
        "10", run("6", raised), " and 21", run("st", raised), " and CO", run("2", '<w:vertAlign w:val="subscript"/>')
    )
    assert texts(word_file(body)) == ["10⁶ and 21st and CO₂"]


def test_hyphens_tabs_breaks_and_signs_are_kept() -> None:
    body = paragraph(
        "<w:r><w:t>5</w:t><w:noBreakHyphen/><w:t>7</w:t><w:tab/><w:t>x</w:t><w:br/><w:t>co</w:t>"
        "<w:softHyphen/><w:t>op</w:t></w:r>",
        '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
    )
    assert texts(word_file(body)) == ["5-7\tx\ncoop✓"]


def test_a_page_break_is_a_block_and_word_s_own_page_breaks_number_the_pages() -> None:
    body = paragraph("One", '<w:r><w:br w:type="page"/></w:r>') + paragraph(
        "<w:r><w:lastRenderedPageBreak/><w:t>Two</w:t></w:r>"
    )
    document = read_document(word_file(body))
    assert [type(block) for block in document.blocks][1] is PageBreak
    assert [(block.text, block.position.page) for block in document.texts()] == [("One", 1), ("Two", 2)]


def test_a_paragraph_s_number_is_its_place_among_the_part_s_paragraphs() -> None:
    body = paragraph("a") + "<w:p/>" + f"<w:tbl><w:tr><w:tc>{paragraph('b')}</w:tc></w:tr></w:tbl>" + paragraph("c")
    assert [(b.text, b.position.paragraph) for b in read_document(word_file(body)).texts()] == [
        ("a", 0),
        ("b", 2),
        ("c", 3),
    ]


def test_headers_footers_and_watermarks_are_furniture() -> None:
    mark = '<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>'
    document = read_document(
        word_file(paragraph("Body"), header=paragraph("Council ", mark), footer=paragraph("Page ", field("PAGE", "3")))
    )
    assert [piece.kind for piece in document.furniture] == ["header", "watermark", "footer"]
    assert document.furniture[2].text == "Page 3"
    assert [block.text for block in document.texts()] == ["Body"]


def test_properties_say_who_and_when() -> None:
    core = (
        "<dc:title>Q2</dc:title><dc:creator>A. Officer</dc:creator>"
        "<cp:lastModifiedBy>B</cp:lastModifiedBy><dcterms:created>2023-11-01T10:00:00Z</dcterms:created>"
    )
    styles = '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>'
    properties = read_document(word_file(paragraph("x"), core=core, styles=styles)).properties
    assert (properties.title, properties.author, properties.last_modified_by) == ("Q2", "A. Officer", "B")
    assert (properties.created, properties.language) == ("2023-11-01T10:00:00Z", "en-GB")


def test_an_equation_is_read_in_a_line_and_said_to_be() -> None:
    document = read_document(word_file(paragraph("So ", "<m:oMath><m:r><m:t>x=4</m:t></m:r></m:oMath>")))
    assert [block.text for block in document.texts()] == ["So x=4"]
    assert [item.what for item in document.unread] == ["the layout of an equation"]


def test_strict_open_xml_is_read_as_the_usual_kind_is() -> None:
    data = word_file(paragraph("Strict 5-7"))
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).replace(
                b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                b"http://purl.oclc.org/ooxml/wordprocessingml/main",
            )
            new.writestr(name, content)
    assert texts(out.getvalue()) == ["Strict 5-7"]


def test_bold_is_known_of_a_block_that_is_bold_throughout() -> None:
    body = paragraph(run("All bold", "<w:b/>")) + paragraph(run("Part", "<w:b/>"), " only")
    assert [block.bold for block in read_document(word_file(body)).texts()] == [True, False]
    assert all(isinstance(block, TextBlock) for block in read_document(word_file(body)).blocks)


def test_a_box_of_an_old_form_is_read_ticked_or_not() -> None:
    def box(state: str) -> str:
        return (
            f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox>{state}</w:checkBox></w:ffData></w:fldChar>'
            '</w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )

    ticked = box('<w:default w:val="0"/><w:checked/>')
    empty = box('<w:default w:val="1"/><w:checked w:val="0"/>')
    document = read_document(word_file(paragraph("Yes ", ticked, " No ", empty)))
    assert document.text == "Yes ☒ No ☐"
    assert not document.unread


def test_a_simple_field_without_a_result_is_said_not_to_be_read() -> None:
    document = read_document(word_file(paragraph("of ", '<w:fldSimple w:instr=" NUMPAGES "/>')))
    assert [(item.what, item.why) for item in document.unread] == [
        ("a field (NUMPAGES)", "Word has not worked out its result yet")
    ]


def test_a_mark_whose_note_is_not_in_the_file_is_said() -> None:
    mark = '<w:r><w:footnoteReference w:id="7"/></w:r>'
    document = read_document(word_file(paragraph("Crime is 71", mark)))
    assert document.text == "Crime is 71"
    assert [item.what for item in document.unread] == ["a footnote"]


def test_words_in_the_tables_of_notes_and_headers_are_among_their_words() -> None:
    mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    inside = table(row("Year", "Rate"), row("2019", "5"))
    document = read_document(
        word_file(
            paragraph("Crime", mark),
            footnotes=f'<w:footnote w:id="2">{inside}</w:footnote>',
            header=table(row("A", "B")),
        )
    )
    assert [note.text for note in document.notes] == ["Year\nRate\n2019\n5"]
    assert [piece.text for piece in document.furniture] == ["A\nB"]
