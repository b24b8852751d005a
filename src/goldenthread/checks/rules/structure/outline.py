"""Headings, pictures, tables and language, as somebody who cannot see the page meets them."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.findings import Place, Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.documents import Document, Figure

_PAGE = '<html lang="en"><head><title>Report</title></head><body>{}</body></html>'
_LEAST_ROWS = 3
_LEAST_COLUMNS = 3
_MOST = 20
_MOST_PICTURES = 5
_TOP = 8
_LONGEST_QUOTE = 80


def _is_tagged(document: Document) -> bool:
    """Whether headings and headers are the file's own, not guessed from its look."""
    return document.properties.tagged and document.format != "markdown"


@rule(
    "heading-level-skipped",
    title="A heading level is skipped",
    group="structure",
    severity=Severity.NOTE,
    scope="Word, HTML and tagged PDF files, whose headings have a level of their own: a heading more than one "
    "level below the one before it. What is skipped in the same way again is told with the first.",
    leaves_out=("Markdown and untagged PDF files, where a heading's level is only guessed.", "Empty headings."),
    cost="None on the five documents, whose levels are guessed.",
    example=Example(
        wrong=_PAGE.format("<h1>Report</h1><p>Words.</p><h3>Costs</h3><p>More.</p>"),
        right=_PAGE.format("<h1>Report</h1><p>Words.</p><h2>Costs</h2><p>More.</p>"),
        quote="Costs",
    ),
)
def heading_level_skipped(subject: Subject) -> Iterator[Hit]:
    """Who listens to a page moves by its headings, and takes a skipped level for a missing part (WCAG 1.3.1)."""
    if not _is_tagged(subject.document):
        return
    skipped: dict[tuple[int, int], list[Passage]] = {}
    before = 0
    for passage in subject.passages:
        if passage.kind != "heading" or not passage.text.strip() or passage.grid is not None:
            continue
        level = _level(passage)
        if before and level > before + 1:
            skipped.setdefault((before, level), []).append(passage)
        before = level
    for (above, level), (first, *others) in skipped.items():
        more = f" So it does {len(others)} more times." if others else ""
        yield hit(
            first,
            0,
            len(first.text),
            f"A heading of level {level} follows one of level {above}.{more}",
            working=f"{above} is followed by {above + 1}, not {level}",
            mend=f"Give it the style Heading {above + 1}, or add the heading between them.",
            verdict=Verdict.WRONG,
            related=tuple(other.place() for other in others[:_MOST]),
        )


@rule(
    "picture-without-words",
    title="A picture without alternative text",
    group="structure",
    severity=Severity.WARNING,
    scope="Pictures, charts and drawings in Word, HTML, Markdown and tagged PDF that neither have alternative "
    "text nor are marked as decorative; and alternative text that is a file's name. Five are told one by one, and the "
    "rest with the fifth.",
    leaves_out=("Pictures on untagged PDF pages, which cannot have any.",),
    cost="None on the five documents, which have no pictures.",
    example=Example(
        wrong=_PAGE.format("<p>See the chart.</p><img src='chart.png'>"),
        right=_PAGE.format("<p>See the chart.</p><img src='chart.png' alt='Visits rose from 71 to 82 in the year.'>"),
        quote="picture",
    ),
)
def picture_without_words(subject: Subject) -> Iterator[Hit]:
    """Somebody who cannot see it learns nothing of what it shows (WCAG 1.1.1)."""
    bare = [block for block in _figures(subject.document) if not block.decorative and not _has_words(block)]
    for count, block in enumerate(bare[:_MOST_PICTURES], 1):
        left = len(bare) - count if count == _MOST_PICTURES else 0
        more = f" Nor have {left} more." if left else ""
        yield Hit(
            place=Place.of(block.position),
            quote=block.alt or block.kind,
            message=f"This {block.kind} has a file's name for its alternative text.{more}"
            if block.alt.strip()
            else f"This {block.kind} has no alternative text.{more}",
            mend="Say in a sentence or two what it shows, or mark it as decorative.",
            verdict=Verdict.WRONG,
            related=tuple(Place.of(other.position) for other in bare[count : count + _MOST]) if left else (),
        )


def _has_words(figure: Figure) -> bool:
    return bool(figure.alt.strip()) and not _is_file_name(figure.alt)


def _figures(document: Document) -> Iterator[Figure]:
    for block in document.blocks:
        if isinstance(block, Figure):
            yield block
    for table in document.tables():
        for cell in table.cells():
            yield from (block for block in cell.blocks if isinstance(block, Figure))


def _is_file_name(alt: str) -> bool:
    return alt.strip().lower().rpartition(".")[2] in ("png", "jpg", "jpeg", "gif", "svg", "emf", "wmf", "tif", "bmp")


@rule(
    "table-without-headers",
    title="A table whose header row is not marked",
    group="structure",
    severity=Severity.NOTE,
    scope="Tables of three rows and three columns or more in Word, HTML and tagged PDF files in which no cell is "
    "marked as a header.",
    leaves_out=(
        "Smaller tables and those without a figure, which often only lay out the page.",
        "Markdown and untagged PDF files.",
    ),
    cost="None on the five documents, whose tables are text.",
    example=Example(
        wrong=_PAGE.format(
            "<table><tr><td>Ward</td><td>Visits</td><td>Loans</td></tr><tr><td>East</td><td>71</td><td>12</td></tr>"
            "<tr><td>West</td><td>82</td><td>14</td></tr></table>"
        ),
        right=_PAGE.format(
            "<table><tr><th>Ward</th><th>Visits</th><th>Loans</th></tr><tr><td>East</td><td>71</td><td>12</td></tr>"
            "<tr><td>West</td><td>82</td><td>14</td></tr></table>"
        ),
        quote="Ward",
    ),
)
def table_without_headers(subject: Subject) -> Iterator[Hit]:
    """A screen reader says which column a figure is in only where the header row is marked (WCAG 1.3.1)."""
    if not _is_tagged(subject.document):
        return
    bare = [grid for grid in subject.grids if grid.table.headers != "stated" and _is_of_data(grid)]
    firsts = [next(passage for passage in grid.passages if passage.text.strip()) for grid in bare]
    if not firsts:
        return
    more = f" Nor is one in {len(firsts) - 1} other tables." if len(firsts) > 1 else ""
    yield hit(
        firsts[0],
        0,
        len(firsts[0].text),
        f"No row or column of this table is marked as its header.{more}",
        mend="In Word, tick Header Row and Repeat Header Rows; in HTML, use th.",
        verdict=Verdict.WRONG,
        related=tuple(first.place() for first in firsts[1:_MOST]),
    )


def _is_of_data(grid: Grid) -> bool:
    filled = sum(1 for passage in grid.passages if passage.text.strip())
    if not any(character.isdigit() for passage in grid.passages for character in passage.text):
        return False
    return (
        len(grid.table.rows) >= _LEAST_ROWS
        and grid.table.columns >= _LEAST_COLUMNS
        and filled * 2 >= len(grid.table.rows) * grid.table.columns
    )


@rule(
    "language-not-stated",
    title="The document does not say its language",
    group="structure",
    severity=Severity.NOTE,
    scope="Word, HTML and tagged PDF files without a language.",
    leaves_out=("Markdown, and PDF files without tags.",),
    cost="None on the five documents, which are text.",
    example=Example(
        wrong="<html><head><title>Report</title></head><body><p>All is well.</p></body></html>",
        right=_PAGE.format("<p>All is well.</p>"),
        quote="All is well.",
    ),
)
def language_not_stated(subject: Subject) -> Iterator[Hit]:
    """A screen reader reads it aloud in whatever language it is set to (WCAG 3.1.1)."""
    if _is_tagged(subject.document) and not subject.document.properties.language.strip():
        first = _opening(subject)
        yield Hit(
            place=first.place(0, len(first.text)) if first else Place(),
            quote=_first_words(first.text) if first else subject.document.name,
            message="The file does not say which language it is in.",
            mend="In Word, set the proofing language; in HTML, write lang on the html element.",
            verdict=Verdict.WRONG,
        )


def _opening(subject: Subject) -> Passage | None:
    """The document's first words: its title, where it has one."""
    said = [passage for passage in subject.passages if passage.kind != "furniture" and passage.text.strip()]
    titles = (passage for passage in said[:_TOP] if passage.kind == "heading" and _level(passage) <= 1)
    return next(titles, said[0] if said else None)


def _level(passage: Passage) -> int:
    return int(getattr(passage.block, "level", 1))


def _first_words(text: str) -> str:
    if len(text) <= _LONGEST_QUOTE:
        return text
    return text[: _LONGEST_QUOTE + 1].rsplit(None, 1)[0]
