"""The layouts in which others' figures come, as data: by which headers each is known, and what its columns hold."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Layout:
    """One layout. Headers are compared in small letters, without spaces around them."""

    name: str
    title: str
    known_by: tuple[str, ...]
    """The headers that a file of this layout has, whatever others it has."""
    columns: dict[str, str]
    """Our name of each thing, and the header of the column that holds it."""
    provider: str = ""
    publisher: str = ""
    splits: dict[str, str | None] = field(default_factory=dict)
    """Columns by which one measure may come several times over, with what is meant where nothing is chosen."""
    beside: tuple[str, ...] = ()
    """Columns that are no period in a table with a column a period."""
    across: bool = False
    """Whether every other column is a period."""
    repeats: str = ""
    """A header that a second heading row repeats in its own column; such a row is passed over."""
    above: str = ""
    """What the line above the headers holds."""
    url: str = ""

    def header(self, name: str) -> str:
        """The header of a thing's column, as people know it."""
        return self.columns.get(name, name)


@cache
def layouts() -> tuple[Layout, ...]:
    """Every layout, in the order in which they are tried."""
    rows = json.loads(files("goldenthread.loading.comparators").joinpath("layouts.json").read_text("utf-8"))
    return tuple(
        Layout(**{**row, "known_by": tuple(row["known_by"]), "beside": tuple(row.get("beside", ()))}) for row in rows
    )


def recognised(headers: Sequence[str]) -> Layout | None:
    """The layout whose headers these are; None for no one's."""
    there = {plain(header) for header in headers}
    return next((layout for layout in layouts() if there.issuperset(layout.known_by) and _fits(layout, there)), None)


def _fits(layout: Layout, there: set[str]) -> bool:
    """A table with a column a period has at least one besides those that are known."""
    return not layout.across or len(there - set(layout.known_by) - set(layout.beside)) > 0


def plain(header: str) -> str:
    """A header as it is compared."""
    return " ".join(header.replace("\ufeff", "").lower().split())
