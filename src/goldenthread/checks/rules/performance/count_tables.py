"""Tables that count ratings, by theme or in all, against the rows that are rated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.performance.colours import Rating, rating_of
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.rated_tables import (
    Counted,
    Rated,
    countings,
    of_section,
    plain_name,
    rated_tables,
)
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_TOTAL = regex(r"(?:grand\s+|overall\s+)?(?:totals?|all|overall|council|number)\b", re.IGNORECASE)
_EARLIER = regex(r"\b(?:previous|last|prior)\b", re.IGNORECASE)
_WHOLE = regex(r"(?:grand\s+|overall\s+)?totals?", re.IGNORECASE)
_MOVES = regex(
    r"(?:up|down|no\s+change|same|static|stable|improv\w+|declin\w+|worsen\w*|sustained|deteriorat\w+|maintained|n/?a(?:\[\d\])?"
    r"|no\s+(?:data|target))",
    re.IGNORECASE,
)
_INTEGER = regex(r"\d{0,3}|[-–—]")
_THREE: frozenset[str] = frozenset(("red", "amber", "green"))


@dataclass(frozen=True)
class _Line:
    """The counts of one theme, or of all, each with the place of its cell."""

    name: str
    counts: dict[Rating, tuple[int, int, int]]
    """Of each rating: the number, and the row and column of its cell."""


def counts_in_tables(subject: Subject) -> Iterator[Hit]:
    """Counts in tables that the rated rows do not give."""
    rated = rated_tables(subject)
    if not rated:
        return
    mine = {table.grid.index for table in rated}
    for grid in subject.grids:
        if grid.index in mine or len(grid.table.rows) > 40 or grid.table.columns < 2:
            continue
        here = [table for table in rated if homes(subject)[table.grid.part] is homes(subject)[grid.part]]
        kinds = {table.kind for table in here}
        if len(kinds) == 1 and (lines := _lines(grid)):
            for line in lines:
                yield from _against(grid, line, here, len(lines))


def totals_of_counts(subject: Subject) -> Iterator[Hit]:
    """Totals of rows of counts - Green, Amber, Red, Total - that the counts do not make.

    Rows of whole numbers with others like them are left to the sums of tables.
    """
    for grid in subject.grids:
        if not grid.header_rows or len(grid.rows) > 12 or not 4 <= grid.table.columns <= 9:
            continue
        last = grid.table.columns - 1
        if not _WHOLE.fullmatch(grid.heading(last).strip()):
            continue
        kinds = [grid.heading(column).strip() for column in range(1, last)]
        if not all(_heads(kind) is not None or _MOVES.fullmatch(kind) for kind in kinds):
            continue
        for row in grid.rows:
            texts = [grid.text(row, column) for column in range(1, last + 1)]
            if (len(grid.rows) > 1 and all(texts)) or not all(_INTEGER.fullmatch(text) for text in texts):
                continue
            *parts, whole = (int(text) if text.isdigit() else 0 for text in texts)
            passage = grid.passage(row, last)
            if (
                passage is None
                or sum(parts) == whole
                or not texts[-1].isdigit()
                or sum(text.isdigit() for text in texts) < 3
            ):
                continue
            numbers = " + ".join(str(part) for part in parts if part)
            yield hit(
                passage,
                0,
                len(passage.text),
                f"The counts of this row come to {sum(parts)}, and {whole} is their total.",
                working=f"{numbers} = {sum(parts)}",
                mend="Count the rows again, and correct what is wrong.",
            )


def _lines(grid: Grid) -> list[_Line]:
    columns = {
        column: rating for column in grid.columns if column and (rating := _heads(grid.heading(column))) is not None
    }
    ratings = set(columns.values())
    if len(ratings) > 1 and len(ratings) == len(columns) and ratings & _THREE:
        lines = [
            _Line(grid.text(row, 0), _cells(grid, {(row, column): r for column, r in columns.items()}))
            for row in grid.rows
        ]
        return [line for line in lines if line.counts]
    down = {row: rating for row in grid.rows if (rating := _heads(grid.text(row, 0))) is not None}
    if len(set(down.values())) < 2 or len(set(down.values())) != len(down) or not set(down.values()) & _THREE:
        return []
    counted = [
        column
        for column in grid.columns
        if column
        and not _EARLIER.search(grid.heading(column))
        and _cells(grid, {(row, column): r for row, r in down.items()})
    ]
    if len(counted) != 1:
        return []
    return [_Line("total", _cells(grid, {(row, counted[0]): r for row, r in down.items()}))]


def _heads(text: str) -> Rating | None:
    return rating_of(
        re.sub(r"\([^)]*\)|\b(?:rated|status|indicators|measures|kpis?|pis|no\.?\s+of|number)\b", " ", text, flags=re.I)
    )


def _cells(grid: Grid, places: dict[tuple[int, int], Rating]) -> dict[Rating, tuple[int, int, int]]:
    found: dict[Rating, tuple[int, int, int]] = {}
    for (row, column), rating in places.items():
        text = grid.text(row, column)
        match = re.fullmatch(r"(\d{1,3})(?:\s*\(\s?\d{1,3}(?:\.\d+)?\s?%\s?\))?|[-–—]?", text)
        if match is None:
            return {}
        found[rating] = (int(match[1] or 0), row, column)
    return found


def _against(grid: Grid, line: _Line, tables: list[Rated], lines: int) -> Iterator[Hit]:
    said: dict[str, int] = {rating: number for rating, (number, _, _) in line.counts.items()}
    if not sum(said.values()) or not plain_name(line.name):
        return
    option = of_section(tables, line.name)
    if option is None and (_TOTAL.match(line.name) or lines == 1):
        options = list(countings(tables))
        option = options[0]
        if any(_same(held, said) for held in options):
            return
    among = frozenset(said) | _THREE
    if option is None or _same(option, said) or sum(said.values()) not in (option.total(among), option.total(_THREE)):
        return
    rating = next(rating for rating in line.counts if option.counts[rating] != said[rating])
    number, row, column = line.counts[rating]
    passage = grid.passage(row, column)
    if passage is None:
        return
    shown = ", ".join(f"{option.counts[each]} {each.title()}" for each in said)
    yield hit(
        passage,
        0,
        len(passage.text),
        f"It counts {number} {rating.title()} for “{line.name[:60]}”, and the rows that are rated are "
        f"{option.counts[rating]}.",
        working=f"{option.where}: {shown}",
        mend="Count the rows again, and correct the count or the rating.",
        verdict=Verdict.WRONG,
        severity=Severity.ERROR,
    )


def _same(option: Counted, said: dict[str, int]) -> bool:
    held = option.counts
    return all(held[rating] == number for rating, number in said.items())
