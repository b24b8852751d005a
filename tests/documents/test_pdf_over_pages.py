"""Rows of ruled tables that the end of a page cuts in two, in PDFs without tags."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.documents import Table, read_document
from tests.documents.pdf_files import escaped, untagged

PAGE = "#set page(height: 9cm, width: 12cm, margin: 1cm)\n#set text(size: 10pt)\n"
HEADS = ("table.header[Item][Notes][Value]", "[Item], [Notes], [Value]")
WORDS = ("roof", "doors", "paint", "garden", "lamps", "and", "the", "for", "with", "in")


def rows_of(rows: list[tuple[str, str, str]], head: str) -> list[list[str]]:
    """The rows of a table read back, whatever pages it stands on."""
    cells = ", ".join(f"[{escaped(text)}]" for row in rows for text in row)
    document = read_document(untagged(f"{PAGE}#table(columns: (2cm, 5cm, 2cm), {head}, {cells})"))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len(tables) == 1
    return [[" ".join(cell.text.split()) for cell in row] for row in tables[0].rows]


@pytest.mark.parametrize("head", HEADS)
def test_a_row_cut_by_the_end_of_a_page_is_one_row(head: str) -> None:
    rows = [
        ("Roads", "Done.", "4.1"),
        ("Library", "the work goes on with " * 30 + "paint.", "3.5"),
        ("Parks", "Open.", "7"),
    ]
    assert rows_of(rows, head) == [["Item", "Notes", "Value"], *map(list, rows)]


@settings(max_examples=25)
@given(st.lists(st.tuples(st.integers(1, 70), st.sampled_from(WORDS)), min_size=1, max_size=7), st.sampled_from(HEADS))
def test_rows_of_any_length_are_read_back_whole_and_none_too_many(lengths: list[tuple[int, str]], head: str) -> None:
    rows = [
        (f"Item {number}", " ".join([first, *WORDS * 7][:length]), f"{number}.5")
        for number, (length, first) in enumerate(lengths, 1)
    ]
    assert rows_of(rows, head) == [["Item", "Notes", "Value"], *map(list, rows)]


@pytest.mark.parametrize(
    "next_row",
    [("", "Open to all.", "7.25"), ("", "open to all", "7.25"), ("parks", "open to all", ""), ("", "", "2.5")],
)
def test_a_row_of_its_own_at_the_top_of_a_page_stays_one(next_row: tuple[str, str, str]) -> None:
    # Twelve rows fill the first page of this size; the next begins the second.
    for count in range(9, 16):
        rows = [(f"Item {number}", "no stop here", "1.5") for number in range(count)] + [
            next_row,
            ("End", "Last.", "9"),
        ]
        assert rows_of(rows, HEADS[1])[1:] == [list(row) for row in rows]
