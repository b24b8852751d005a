"""A PDF's objects and tag tree read by patterns are those that the parser reads; damaged trees end."""

from __future__ import annotations

import subprocess
import sys

import playa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from playa.parser import ObjectParser

from goldenthread.documents import Unreadable, read_document
from goldenthread.documents.pdf.faces import Unusual
from goldenthread.documents.pdf.objects import Objects, converted, parsed
from tests.documents.pdf_files import by_hand, tagged

SOURCE = """= A heading
Words #footnote[A note.] and #link("https://example.org")[a link].
- an item
#table(columns: 3, table.header[A][B][C], [1,234], [(5)], [77.0%], table.cell(colspan: 2)[wide], [x])
#figure(rect(), alt: "A box (drawn), on its own", caption: [Boxes])
"""


def test_every_object_of_a_file_is_what_the_parser_gives() -> None:
    file = playa.parse(tagged(SOURCE))
    objects = Objects(file)
    numbers = [number for number in file if number]
    assert len(numbers) > 40
    for number in numbers:
        assert objects.object(number) == converted(file[number])


def test_a_dictionary_stays_a_mapping_whatever_the_parser_asks_of_it() -> None:
    """In a process of its own, as Python remembers for good what it was asked first."""
    code = (
        "import goldenthread.documents.pdf\nfrom collections.abc import Mapping\n"
        "from playa.pdftypes import ContentStream\nisinstance({}, ContentStream)\nassert isinstance({}, Mapping)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


NAME = st.from_regex(r"\A/[A-Za-z][A-Za-z0-9.+-]{0,8}\Z") | st.just("/Table#20Heading")
VALUE = st.recursive(
    st.one_of(
        NAME,
        st.integers(-999, 99_999).map(str),
        st.floats(-90, 90, width=16).map(lambda value: f"{value:.3f}"),
        st.integers(1, 900).map(lambda number: f"{number} 0 R"),
        st.sampled_from(["true", "false", "(words)", r"(a\(b\)\\ \101(in)\r)", "<FEFF0041>", "<4 1 5>", "()", "<>"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda parts: f"[{' '.join(parts)}]"),
        st.dictionaries(NAME, inner, max_size=4).map(
            lambda parts: f"<<{' '.join(f'{key} {value}' for key, value in parts.items())}>>"
        ),
    ),
    max_leaves=12,
)


@given(VALUE)
def test_any_object_is_what_the_parser_gives(written: str) -> None:
    file = playa.parse(by_hand("<< /Type /Catalog >>"))
    held = f"[{written}]".encode()
    (_, expected) = next(iter(ObjectParser(held, file)))
    assert parsed(held) == converted(expected)


@pytest.mark.parametrize("written", ["", "1 2", "<< /A >>", "[1", "1]", "% words", "<< (a) 1", "stream"])
def test_what_is_no_one_object_is_left_to_the_parser(written: str) -> None:
    with pytest.raises((Unusual, ValueError, IndexError)):
        parsed(written.encode())


# --- Damaged trees


def tree_of(*elements: str) -> bytes:
    """A page with marked words 0 ("Once") and 1 ("Twice"), and a tag tree of these elements, the first its root's."""
    drawn = "BT /F1 9 Tf 50 700 Td /P <</MCID 0>> BDC (Once) Tj EMC 0 -20 Td /P <</MCID 1>> BDC (Twice) Tj EMC ET"
    return by_hand(
        "<< /Type /Catalog /Pages 2 0 R /MarkInfo << /Marked true >> /StructTreeRoot 6 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /StructTreeRoot /K [7 0 R] >>",
        *elements,
    )


@pytest.mark.parametrize(
    "elements",
    [
        ("<< /S /Sect /K [8 0 R 7 0 R 7 0 R 8 0 R] >>", "<< /S /P /Pg 3 0 R /K [0 1 7 0 R 8 0 R] >>"),
        ("<< /S /P /Pg 3 0 R /K [" + "0 1 " * 5_000 + "] >>",),
        ("<< /Pg 3 0 R /K [0 1] >>",),
        ("<< /S (no name) /Pg 3 0 R /K [0 << /Type /MCR /Pg 3 0 R /MCID 1 >> 99 -1 true null 900 0 R] >>",),
        ("<< /S /P /Pg 3 0 R /A [<< /BaselineShift [] >> 9] /K [0 1] /Alt 5 >>",),
        ("<< /S /P /Pg 3 0 R /K [[0] [[1]]] >>",),
    ],
)  # fmt: skip
def test_words_in_a_damaged_tree_are_read_once(elements: tuple[str, ...]) -> None:
    document = read_document(tree_of(*elements))
    assert document.properties.tagged
    assert document.text.split() == ["Once", "Twice"]


def test_a_table_that_stands_in_its_own_cell_ends() -> None:
    elements = (
        "<< /S /Table /K [8 0 R 8 0 R 8 0 R] >>",
        "<< /S /TR /K [9 0 R 9 0 R] >>",
        "<< /S /TD /Pg 3 0 R /K [0 7 0 R 1 7 0 R] >>",
    )
    assert read_document(tree_of(*elements)).text.split() == ["Once", "Twice"]


def test_a_list_that_holds_itself_is_refused_or_read() -> None:
    try:
        document = read_document(tree_of("<< /S /P /Pg 3 0 R /K 8 0 R >>", "[0 1 8 0 R]"))
    except Unreadable as error:
        assert error.kind == "damaged"  # noqa: PT017
    else:
        assert document.text.split() == ["Once", "Twice"]
