"""Tables that rate their rows - indicators, actions, projects, risks - and how many there are of each rating."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from goldenthread.checks.grids import Grid
from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.rules.performance.colours import Rating, rating_of
from goldenthread.checks.rules.performance.columns import rag_column
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.indicators import indicator_tables
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

Kind = Literal["indicator", "risk", "action", "project", "milestone", "priority", ""]

_KINDS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, regex(rf"\b(?:{words})\b", re.IGNORECASE))  # type: ignore[misc]
    for kind, words in (
        ("risk", r"(?<!at )(?<!At )risks?"),
        ("indicator", r"indicators?|measures?|kpis?|pis?|targets?|results?|metrics?"),
        ("milestone", r"milestones?"),
        ("project", r"projects?|programmes?|schemes?|workstreams?"),
        ("action", r"actions?|activit(?:y|ies)|tasks?|commitments?|deliverables?|recommendations?|pledges?|steps"),
        (
            "priority",
            r"priorit(?:y(?!\s+(?:projects?|actions?|measures?|indicators?|schemes?))|ies)|themes?|outcomes?|objectives?|goals?",
        ),
    )
)
_LEAST = 2
_LABEL = regex(r"(?!(?:red|amber|green|blue|gr[ae]y|yellow|n/?a)\b)[a-z][a-z %\d/-]{1,38}")


@dataclass(frozen=True)
class RatedRow:
    """A row with its rating and the names of the sections it stands in: the headings above, and a section's own row."""

    row: int
    rating: Rating
    sections: tuple[str, ...]


@dataclass(frozen=True)
class Rated:
    """A table with a column of ratings."""

    grid: Grid
    column: int
    kind: Kind
    rows: tuple[RatedRow, ...]


@dataclass(frozen=True)
class Counted:
    """How many rows of each rating some tables, or one section of them, have."""

    counts: Counter[str]
    where: str

    def total(self, among: frozenset[str]) -> int:
        """The number of rows of these ratings."""
        return sum(number for rating, number in self.counts.items() if rating in among)


def kind_of(text: str) -> Kind:
    """What is counted, by the first of its words; "" where they do not say."""
    found = [(match.start(), kind) for kind, pattern in _KINDS if (match := pattern.search(text)) is not None]
    return min(found)[1] if found else ""


@once
def rated_tables(subject: Subject) -> list[Rated]:
    """Every table that rates its rows."""
    found: list[Rated] = []
    read: set[int] = set()
    for grid, columns, rows in indicator_tables(subject):
        if columns.rag is not None:
            read.add(grid.index)
            ratings = {row.row: row.rating for row in rows if row.rating is not None}
            found.append(Rated(grid, columns.rag, "indicator", _rows(grid, ratings)))
    for grid in subject.grids:
        if grid.index in read or not grid.header_rows or len(grid.rows) < _LEAST or grid.table.columns < 2:
            continue
        if (rated := _other(grid)) is not None:
            found.append(rated)
    return [rated for rated in found if len(rated.rows) >= 1]


def _other(grid: Grid) -> Rated | None:
    headings = [grid.heading(column) for column in grid.columns]
    column = rag_column(grid, headings)
    if column is None or column == 0:
        return None
    texts = {row: text for row in grid.rows if (text := grid.text(row, column))}
    ratings = {row: rating for row, text in texts.items() if (rating := rating_of(text)) is not None}
    if len(ratings) < _LEAST or len(ratings) * 5 < len(texts) * 4:
        return None
    return Rated(grid, column, _kind(grid, headings), _rows(grid, ratings))


def _kind(grid: Grid, headings: list[str]) -> Kind:
    for text in (
        " ".join(headings[:3]),
        grid.title if len(grid.title) < 120 else "",
        " ".join(headings),
        *grid.headings[::-1],
    ):
        if (kind := kind_of(text)) != "":
            return kind
    return ""


def _rows(grid: Grid, ratings: dict[int, Rating]) -> tuple[RatedRow, ...]:
    found, section = [], ""
    for row in grid.rows:
        if row in ratings:
            found.append(RatedRow(row, ratings[row], (*grid.headings, section) if section else grid.headings))
            continue
        texts = {text for column in grid.columns if (text := grid.text(row, column))}
        if len(texts) == 1 and len(name := texts.pop()) < 80:
            section = name
    return tuple(found)


@once
def count_labels(subject: Subject) -> dict[Part, dict[str, Rating]]:
    """What each report calls its ratings, of indicators, actions and projects alike."""
    found: dict[Part, dict[str, Rating]] = {}
    for table in rated_tables(subject):
        for row in table.rows:
            label = " ".join(table.grid.text(row.row, table.column).casefold().split())
            if _LABEL.fullmatch(label):
                found.setdefault(homes(subject)[table.grid.part], {})[label] = row.rating
    return found


def countings(tables: list[Rated]) -> Iterator[Counted]:
    """What counts may be of: each table, each section with all its tables, and all tables together."""
    seen: set[tuple[tuple[int, int], ...]] = set()
    sections: dict[str, list[tuple[int, RatedRow]]] = {}
    for table in tables:
        for row in table.rows:
            for name in {plain_name(name) for name in row.sections}:
                sections.setdefault(name, []).append((table.grid.index, row))
    groups = [
        ("in the tables" if len(tables) > 1 else "in the table", [(t.grid.index, r) for t in tables for r in t.rows])
    ]
    groups += [("in the table", [(table.grid.index, row) for row in table.rows]) for table in tables]
    groups += [(f"under “{name}”", rows) for name, rows in sections.items() if name]
    for where, rows in groups:
        key = tuple((index, row.row) for index, row in rows)
        if key and key not in seen:
            seen.add(key)
            yield Counted(Counter[str](row.rating for _, row in rows), where)


def of_section(tables: list[Rated], name: str) -> Counted | None:
    """What the rows of one section count; None where there is no such section."""
    wanted = plain_name(name)
    rows = [row for table in tables for row in table.rows if wanted in {plain_name(each) for each in row.sections}]
    return Counted(Counter[str](row.rating for row in rows), f"under “{name}”") if rows else None


def plain_name(name: str) -> str:
    """A heading without its number and its signs."""
    return " ".join(re.findall(r"[a-z]+", name.casefold()))
