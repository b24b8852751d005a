"""Tables as CSV files that a spreadsheet opens safely, and that say where and when they were published."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable

from goldenthread.publications.opendata.columns import Columns, Row
from goldenthread.publications.shelf import Listed

STAMP: Columns = (
    ("published_quarter", "The quarter this was published for"),
    ("published_edition", "Its edition: 1, or more where it was corrected"),
    ("published_on", "The day it was published"),
    ("published_by", "The council"),
)
_FORMULA = re.compile(r"[=+\-@\t\r\n]")
_FIGURE = re.compile(r"[+-]?[0-9][0-9,]*(\.[0-9]+)?%?")
# A byte order mark, so that a spreadsheet reads pound signs and dashes as they were written.
MARK = "\ufeff"


def safe_cell(text: str | None) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe stands before one that begins like one.

    A plain figure ("-243", "+5.3%") is left as it is. Source: OWASP, CSV injection.
    """
    if not text:
        return ""
    if _FORMULA.match(text) and not _FIGURE.fullmatch(text):
        return f"'{text}"
    return text


def csv_of(columns: Columns, rows: Iterable[Row], stamp: Row) -> bytes:
    """A CSV file: UTF-8 with a mark, CRLF as RFC 4180 asks, and the stamp at the end of every row."""
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\r\n")
    writer.writerow([name for name, _ in (*columns, *STAMP)])
    last = [safe_cell(text) for text in stamp]
    writer.writerows([*map(safe_cell, row), *last] for row in rows)
    return (MARK + buffer.getvalue()).encode()


def stamp_of(council: str, period: str, edition: int, published_on: str) -> Row:
    """The cells of STAMP."""
    return (period, str(edition), published_on, council)


def stamp_of_listed(council: str, listed: Listed) -> Row:
    """The stamp of an edition that is being read."""
    return stamp_of(council, listed.period, listed.edition, listed.published_on)
