"""A page's table as CSV or JSON: the rows and the columns of the open data, as the page's filters chose them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec
from django.http import QueryDict

from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata.columns import Columns, Row
from goldenthread.publications.opendata.csv_files import STAMP, csv_of, stamp_of_listed
from goldenthread.publications.views.page import Raw

FORMATS = ("csv", "json")


def format_asked(query: QueryDict) -> str | None:
    """ "csv" or "json" where the address asks for one (`?format=csv`), else None: a page."""
    asked = query.get("format")
    return str(asked) if asked in FORMATS else None


def download(edition: Edition, columns: Columns, rows: Iterable[Row], format: str, name: str) -> Raw:
    """The rows in the format asked for, with the quarter in the file's name."""
    stamp = stamp_of_listed(edition.facts.council.name, edition.listed)
    title = f"{name}-{edition.listed.slug}.{format}"
    if format == "csv":
        return Raw(csv_of(columns, rows, stamp), "text/csv; charset=utf-8", title)
    names = [column for column, _ in columns]
    published = dict(zip([column for column, _ in STAMP], stamp, strict=True))
    content: dict[str, object] = {**published, "rows": [_named(names, row) for row in rows]}
    return Raw(msgspec.json.format(msgspec.json.encode(content), indent=1), "application/json", title)


def _named(names: Sequence[str], row: Row) -> dict[str, str | None]:
    return dict(zip(names, row, strict=True))
