"""One sheet of a spreadsheet: its columns, its rows, and figures exactly as reported."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure exactly as reported, with its unit ("percent", "gbp-thousand")."""

    value: str
    unit: str = ""


Cell = str | int | bool | datetime.date | Amount | None
Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """`columns` are (title, width in characters)."""

    name: str
    columns: tuple[tuple[str, int], ...]
    rows: tuple[Row, ...]


def sheet_of(name: str, columns: str, rows: Iterator[Row]) -> Sheet:
    """Columns as "Title 20; Other title 8"; rows must have a cell for each."""
    parsed = []
    for column in columns.split("; "):
        title, _, width = column.rpartition(" ")
        parsed.append((title, int(width)))
    return Sheet(name, tuple(parsed), tuple(rows))


def amount_of(value: str | None, unit: str = "") -> Amount | None:
    return None if value is None else Amount(value, unit)
