"""Made-up documents written in each format by another program and read back: nothing between may be lost or changed.

The writers are python-docx, Typst (PDF/UA-1), and plain strings for HTML and Markdown: none of them is our code. What
must come back is every word and figure, in order, each table cell in its place.
"""

import io
import re
from dataclasses import dataclass
from html import escape

import docx
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.documents import Document, Heading, Table, TextBlock, read_document
from tests.documents.pdf_files import escaped, tagged

FIGURES = (
    "5-7", "77.0%", "(243)", "£5,0000", "£1.8m", "1,939", "0.0%", "+5.3%", "-25%", "16/17", "2017-2010", "4 (45%)",
    "£130 - £200", "(0)", "3,906", "N/A", "£,000", "248/251", "2018-202.", "0.85", "1,219", "85 per cent", "£2.25m",
    "£ 20.85", "100%", "00.10", "5–7", "−3.4", "½", "1.", "2,000,000", "24.7.2018", "10:00", "020 8359 7039",
)  # fmt: skip
WORDS = (
    "crime",
    "Libraries",
    "budget",
    "variance",
    "the",
    "of",
    "hubs",
    "Ward",
    "council's",
    "co-operate",
    "Q2",
    "and",
)

tokens = st.sampled_from(FIGURES) | st.sampled_from(WORDS)
phrases = st.lists(tokens, min_size=1, max_size=9).map(" ".join)
# Every document has a word besides its figures, so that no format takes a line of it for a page number.
paragraphs = st.tuples(st.sampled_from(WORDS), phrases).map(" ".join)
cells = st.lists(tokens, max_size=4).map(" ".join)


@dataclass(frozen=True)
class Made:
    """A document to be written: ("heading" or "paragraph", words) or ("table", rows)."""

    parts: list[tuple[str, object]]

    def words(self) -> list[str]:
        """Every part's words in order, a cell each."""
        found: list[str] = []
        for _, what in self.parts:
            found.extend([what] if isinstance(what, str) else [cell for row in what for cell in row])  # type: ignore[attr-defined]
        return found


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    columns = draw(st.integers(2, 4))
    header = [f"{draw(st.sampled_from(WORDS))} {number}" for number in range(columns)]
    row = st.lists(cells, min_size=columns, max_size=columns).filter(any)
    return [header, *draw(st.lists(row, min_size=1, max_size=4))]


part = st.one_of(
    st.tuples(st.just("heading"), paragraphs),
    st.tuples(st.just("paragraph"), paragraphs),
    st.tuples(st.just("table"), tables()),
)
documents = st.lists(part, min_size=1, max_size=6).map(
    # A paragraph first and after each table: two tables that touch are one in some formats.
    lambda parts: Made([("paragraph", "Begin"), *(each for one in parts for each in (one, ("paragraph", "next")))])
)


def read_back(document: Document) -> list[str]:
    """The words of each block and cell in order."""
    found = []
    for block in document.blocks:
        if isinstance(block, Table):
            # A header cell that the reader thinks is the width of two was followed by an empty one.
            for row, cells_of_row in enumerate(block.grid()):
                for column, cell in enumerate(cells_of_row):
                    begins = cell is not None and (cell.row, cell.column) == (row, column)
                    found.append(cell.text if begins else "")  # type: ignore[union-attr]
        elif isinstance(block, TextBlock):
            found.append(f"{block.marker} {block.text}".strip() if block.marker else block.text)
    return found


def as_word(made: Made) -> bytes:
    document = docx.Document()
    for kind, what in made.parts:
        if kind == "table":
            table = document.add_table(len(what), len(what[0]))  # type: ignore[arg-type,index]
            for row, texts in zip(table.rows, what, strict=True):  # type: ignore[call-overload]
                for cell, text in zip(row.cells, texts, strict=True):
                    cell.text = text
        elif kind == "heading":
            document.add_heading(what, 2)
        else:
            document.add_paragraph(what)
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def as_page(made: Made) -> bytes:
    body = []
    for kind, what in made.parts:
        if kind == "table":
            rows = ("".join(f"<td>{escape(text)}</td>" for text in row) for row in what)  # type: ignore[attr-defined]
            body.append(f"<table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>")
        else:
            tag = "h2" if kind == "heading" else "p"
            body.append(f"<{tag}>{escape(what)}</{tag}>")  # type: ignore[arg-type]
    return f"<html><body>{''.join(body)}</body></html>".encode()


def as_markdown(made: Made) -> bytes:
    body = []
    for kind, what in made.parts:
        if kind == "table":
            body.append("\n".join("\t".join(row) for row in what))  # type: ignore[attr-defined]
        else:
            body.append(f"## {what}" if kind == "heading" else str(what))
    return "\n\n".join(body).encode()


def as_pdf(made: Made) -> bytes:
    body = []
    for kind, what in made.parts:
        if kind == "table":
            header, *rows = ([f"[{escaped(text)}]" if text else "[]" for text in row] for row in what)  # type: ignore[attr-defined]
            inside = ", ".join(cell for row in rows for cell in row)
            body.append(f"#table(columns: {len(header)}, table.header({', '.join(header)}), {inside})")
        else:
            body.append(f"= {escaped(what)}" if kind == "heading" else escaped(what))  # type: ignore[arg-type]
    return tagged("\n\n".join(body))


def same(text: str) -> str:
    """Words with all white space alike: a PDF does not say how wide a space is."""
    return re.sub(r"\s+", " ", text).strip()


@settings(max_examples=60)
@given(documents)
def test_a_word_file_comes_back_whole(made: Made) -> None:
    assert read_back(read_document(as_word(made))) == made.words()


@settings(max_examples=100)
@given(documents)
def test_a_page_comes_back_whole(made: Made) -> None:
    assert read_back(read_document(as_page(made))) == made.words()


@settings(max_examples=100)
@given(documents)
def test_markdown_comes_back_whole(made: Made) -> None:
    assert read_back(read_document(as_markdown(made))) == made.words()


@settings(max_examples=25)
@given(documents)
def test_a_tagged_pdf_comes_back_whole(made: Made) -> None:
    document = read_document(as_pdf(made))
    assert [same(text) for text in read_back(document)] == [same(text) for text in made.words()]
    headings = [block for block in document.blocks if isinstance(block, Heading)]
    assert len(headings) == sum(1 for kind, _ in made.parts if kind == "heading")


@settings(max_examples=60)
@given(documents)
def test_tables_keep_their_shape_in_every_format(made: Made) -> None:
    shapes = [(len(what), len(what[0])) for kind, what in made.parts if kind == "table"]  # type: ignore[arg-type,index]
    for data in (as_word(made), as_page(made), as_markdown(made)):
        assert [(len(table.rows), table.columns) for table in read_document(data).tables()] == shapes
