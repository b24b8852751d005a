"""What every table of open data has: named columns with what they hold, and where each row was published."""

from __future__ import annotations

from goldenthread.reports.facts import Citation

Columns = tuple[tuple[str, str], ...]
Row = tuple[str | None, ...]
SOURCE: Columns = (
    ("source", "Title of the document the row was taken from"),
    ("source_reference", "Short name of that document"),
    ("source_place", "Where in it"),
)


def source_cells(citation: Citation | None) -> Row:
    """The cells of SOURCE."""
    return (citation.title, citation.source, citation.where) if citation else (None, None, None)


def yes_no(answer: bool | None) -> str | None:
    return None if answer is None else "yes" if answer else "no"


def whole(number: int | None) -> str | None:
    return None if number is None else str(number)
