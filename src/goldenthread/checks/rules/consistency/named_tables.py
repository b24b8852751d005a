"""A table as sentences may name it: its rows by the words of their labels, its columns by words or by period."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from goldenthread.checks.grids import Grid
from goldenthread.checks.rules.consistency.phrases import content, periods
from goldenthread.patterns import regex

_TOTAL = regex(r"(?:grand\s+|sub-?)?totals?\b", re.IGNORECASE)
_PERCENT = regex(r"%|\bper\s?cent|\bpercentage\b", re.IGNORECASE)

# Part of a name, as in "aged 16 to 24", but not of a year or of a long number.
_NUMBER = regex(r"(?<![\w.,/£-])\d{1,2}(?![\w%/]|[.,-]\d|\s?%)")


def words_of(text: str) -> frozenset[str]:
    """The words that carry meaning, and "%" where it speaks of a percentage: "number of" and "% of" are two rows."""
    found = frozenset(content(text)) | frozenset(_NUMBER.findall(text))
    return found | {"%"} if _PERCENT.search(text) else found


def label_of(grid: Grid, row: int) -> str:
    """What a row is called: its first cell where that is words ("aged under 25"), else its first that is no figure."""
    first = grid.text(row, 0)
    return first if len(re.findall(r"[^\W\d_]{3,}", first)) > 1 else grid.row_label(row)


Row = tuple[int, frozenset[str], frozenset[str]]
"""A row's place, and the words and periods of its label."""


@dataclass(frozen=True)
class Named:
    """A table as sentences may name it: the words of its rows and columns."""

    grid: Grid
    first: int
    last: int

    @cached_property
    def rows(self) -> list[tuple[int, frozenset[str], frozenset[str]]]:
        """The rows whose labels no other row has, with the words and periods of the label."""
        found = [(row, label_of(self.grid, row)) for row in self.grid.rows]
        labels = [" ".join(label.casefold().split()) for _, label in found]
        return [
            (row, words_of(label), periods(label))
            for (row, label), key in zip(found, labels, strict=True)
            if label and len(label) <= 120 and labels.count(key) == 1
        ]

    @cached_property
    def columns(self) -> list[tuple[int, frozenset[str], frozenset[str]]]:
        """The columns that hold figures, with the words and periods of their headings."""
        return [
            (column, words_of(heading) - {"%"}, periods(heading))
            for column in self.grid.columns
            if (heading := self.grid.heading(column)) and self._figured(column)
        ]

    def _figured(self, column: int) -> bool:
        return any(self.grid.reading(row, column).quantity is not None for row in self.grid.rows)


def rows_named(table: Named, words: frozenset[str], times: frozenset[str]) -> list[Row]:
    """The rows all of whose label's words a sentence holds, without those whose label is part of another's."""
    rows = [
        (row, label, when)
        for row, label, when in table.rows
        if (label or when) and when <= times and label <= words and (not label or any(len(word) > 3 for word in label))
        if label or not _TOTAL.match(label_of(table.grid, row))
    ]
    return [found for found in rows if not any(found[1] < other and found[2] <= also for _, other, also in rows)]


def columns_named(table: Named, words: frozenset[str], times: frozenset[str]) -> list[int]:
    """The columns that a sentence names: by period, else by the words of the heading, else the only one."""
    columns = table.columns
    if len(columns) == 1:
        column, _, when = columns[0]
        return [column] if not (when and times and not when & times) else []
    timed = [(column, heading, when) for column, heading, when in columns if when]
    if times and timed:
        exact = [(column, heading) for column, heading, when in timed if when == times]
        if len(exact) > 1:
            exact = _most(exact, words)
        return [column for column, _ in exact]
    return [column for column, _ in _most([(column, heading) for column, heading, when in columns if not when], words)]


def _most(columns: list[tuple[int, frozenset[str]]], words: frozenset[str]) -> list[tuple[int, frozenset[str]]]:
    """The columns whose headings are in the words, without those whose heading is only part of another's."""
    named = [(column, heading) for column, heading in columns if heading and heading <= words]
    return [(column, heading) for column, heading in named if not any(heading < other for _, other in named)]
