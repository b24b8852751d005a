"""A document laid out for the rules: nothing in it that is read is left out of what they are given."""

from __future__ import annotations

from goldenthread.checks import Subject
from goldenthread.documents import read_document
from tests.documents.word_files import paragraph, row, table, word_file

MARK = '<w:r><w:footnoteReference w:id="2"/></w:r>'


def test_tables_in_notes_headers_and_footers_are_checked_too() -> None:
    noted = f'<w:footnote w:id="2">{paragraph("Rates")}{table(row("Year", "Rate"), row("2019", "5"))}</w:footnote>'
    heads, feet = table(row("Board", "16 May")), table(row("Page", "2"))
    subject = Subject(
        read_document(word_file(paragraph("Crime", MARK), footnotes=noted, header=heads, footer=feet), "a.docx")
    )
    assert [(passage.kind, passage.text) for passage in subject.passages] == [
        ("paragraph", "Crime"),
        ("note", "Rates"),
        ("cell", "Year"),
        ("cell", "Rate"),
        ("cell", "2019"),
        ("cell", "5"),
        ("furniture", "Board"),
        ("furniture", "16 May"),
        ("furniture", "Page"),
        ("furniture", "2"),
    ]
    assert [grid.title for grid in subject.grids] == ["Rates"]


def test_passages_are_found_by_words_that_stand_in_them() -> None:
    words = b"# Rates\n\nIt is 5% in May 2021.\n\nPer cent, and NOT\nmet.\n\n| A | B |\n|---|---|\n| not met | 1 |\n"
    subject = Subject(read_document(words, "a.md"))

    def found(*sought: str, prose: bool = False) -> list[str]:
        return [passage.text for passage in subject.holding(sought, prose=prose)]

    assert found("%", "cent") == ["It is 5% in May 2021.", "Per cent, and NOT met."]
    assert found("not met") == ["Per cent, and NOT met.", "not met"]
    assert found("not met", prose=True) == ["Per cent, and NOT met."]
    assert found("rat") == ["Rates"]
    assert found("zebra") == []
    assert [passage.text for passage in subject.dated] == ["It is 5% in May 2021."]
    assert [passage.text for passage in subject.with_digits] == ["It is 5% in May 2021.", "1"]
