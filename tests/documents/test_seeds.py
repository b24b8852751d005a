"""The five real documents. Expected facts are what stands in them, found by reading, and counted by plain searches."""

import re
from html import unescape
from pathlib import Path

import pytest

from goldenthread.documents import Document, Table, read_document

SEEDS = (
    "000_e88544aaf93e8a75",
    "001_0d0133c52929e976",
    "002_3c4bd6a14591eeb2",
    "003_c448a4d833cb0de5",
    "004_74f26b0b4220c599",
)
FIGURE = re.compile(r"\d+")


def read(shared: Path, number: int) -> Document:
    return read_document(shared / "seeds" / f"{SEEDS[number]}.txt")


def table_at(document: Document, line: int) -> Table:
    return next(table for table in document.tables() if table.position.line == line)


@pytest.mark.parametrize("number", range(5))
def test_every_figure_of_the_file_is_read_in_order(shared: Path, number: int) -> None:
    """The oracle: the file without its tags, addresses and bookmark names, searched for figures."""
    source = (shared / "seeds" / f"{SEEDS[number]}.txt").read_text(encoding="utf-8")
    source = re.sub(r"\[bookmark[^\]]*\]", "", source)
    source = re.sub(r"<(?!https?:)/?[A-Za-z][^<>]*>", " ", source)
    plain = unescape(re.sub(r"\]\((?:https?:|#|mailto:)[^)]*\)", "]", source))
    expected = sorted(FIGURE.findall(lowered(plain)))
    document = read(shared, number)
    found: list[str] = []
    for block in document.texts(notes=True):
        found += FIGURE.findall(block.marker)
        for run in block.runs:
            found += FIGURE.findall(lowered(run.text))
    found += [note.label for note in document.notes]
    assert sorted(found) == expected


def lowered(text: str) -> str:
    """Raised figures as plain ones, apart from what they stand against."""
    apart = re.sub("([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", r" \1 ", text)
    return apart.translate(str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789"))


@pytest.mark.parametrize("number", range(5))
def test_every_block_is_on_its_line(shared: Path, number: int) -> None:
    lines = (shared / "seeds" / f"{SEEDS[number]}.txt").read_text(encoding="utf-8").split("\n")
    for block in read(shared, number).texts(notes=True):
        word = re.search(r"[^\W_]{3,}", block.text)
        line = block.position.line
        assert line is not None
        if word:
            at = block.position.line_at(word.start())
            assert at is not None
            assert word[0] in re.sub(r"</?[a-z0-9]+( [^<>]*)?>", "", unescape(lines[at - 1]))


def test_the_longest_pack_has_its_39_tables(shared: Path) -> None:
    assert len(list(read(shared, 3).tables())) == 38 + 1  # one of them within a cell


def test_the_agenda_is_a_table_of_15_items(shared: Path) -> None:
    table = table_at(read(shared, 3), 50)
    assert [cell.text for cell in table.rows[0]] == ["Item No", "Title of Report", "Pages"]
    assert len(table.rows) == 16
    assert [cell.text for cell in table.rows[11]][::2] == ["11.", "103 - 112"]


def test_the_savings_table_has_three_header_rows(shared: Path) -> None:
    table = table_at(read(shared, 3), 926)
    assert table.header_rows == 3
    assert table.column_heading(9) == ("Savings", "2019/20", "£,000")
    assert table.column_heading(10) == ("Savings", "2019/20", "FTE")


def test_the_indicators_have_their_result_under_the_quarter_and_no_note_in_it(shared: Path) -> None:
    document = read(shared, 3)
    table = table_at(document, 1813)
    assert table.column_heading(5) == ("Q2 18/19", "Result")
    crime = table.rows[2]
    assert [cell.text for cell in crime][2:8] == [
        "71.8",
        "Sustain reductions",
        "Sustain reductions",
        "71.1",
        "↓ W +5.3%",
        "67.6",
    ]
    (reference,) = crime[5].blocks[0].note_references  # type: ignore[union-attr]
    note = document.note(reference.note)
    assert note is not None
    assert (note.label, note.text) == ("4", "Rolling 12 months to September 2018.")


def test_notes_used_again_in_each_report_are_kept_apart(shared: Path) -> None:
    labels = [note.label for note in read(shared, 3).notes]
    assert labels == [str(n) for n in range(1, 9)] + [str(n) for n in range(1, 10)]
    assert [note.label for note in read(shared, 2).notes] == [str(n) for n in range(1, 13)]


def test_the_pledges_stand_each_in_its_own_block(shared: Path) -> None:
    document = read(shared, 0)
    texts = [block.text for block in document.texts()]
    assert len(texts) == 186
    assert [block.marker for block in document.texts() if block.marker] == ["1.", "2.", "3.", "4.", "5."]


def test_the_table_that_a_page_ended_in_does_not_swallow_the_next(shared: Path) -> None:
    document = read(shared, 4)
    assert [cell.text for cell in table_at(document, 988).rows[0]] == [
        "Item",
        "Description",
        "Responsible",
        "Timings",
        "Progress notes",
    ]
