"""Shares that should make a whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from goldenthread.checks.findings import Place, Severity
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import rounded
from goldenthread.patterns import regex

_LEAST_SIDE, _MOST_SIDE, _LEAST_ROWS = 3, 8, 2
_TOTAL = regex(r"^(?:grand\s|overall\s|sub-?\s?)?total\b|^all$", re.IGNORECASE)


@rule(
    "shares-not-a-hundred",
    title="Shares that do not make the 100% printed under them",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="A column of percentages with a row of totals that says 100%; and rows of percentages side by side (agree, "
    "neither, disagree) of which all but one make 100.",
    leaves_out=("What rounding of each share allows.", "Columns with a gap, a dash or words in one of the rows."),
    cost="None on the five documents.",
    example=Example(
        wrong="Source\tShare of referrals\nPolice\t45%\nSchools\t30%\nFamilies\t20%\nTotal\t100%\n",
        right="Source\tShare of referrals\nPolice\t45%\nSchools\t30%\nFamilies\t25%\nTotal\t100%\n",
        quote="100%",
    ),
)
def shares_not_a_hundred(subject: Subject) -> Iterator[Hit]:
    """Where the parts are more or less than the whole, one of them is wrong or one is missing."""
    for grid in subject.grids:
        yield from _rows_of_shares(grid)
        if not grid.rows or not _TOTAL.match(grid.row_label(grid.rows[-1])):
            continue
        last = grid.rows[-1]
        for column in grid.columns:
            whole = grid.reading(last, column).quantity
            if whole is None or not whole.percentage or whole.value != 100:
                continue
            parts = [grid.reading(row, column).quantity for row in grid.rows if row != last]
            shares = [part for part in parts if part is not None and part.percentage]
            if len(shares) < 2 or len(shares) != len(parts) or any(part.value < 0 for part in shares):
                continue
            low = sum((part.interval().low for part in shares), Fraction(0))
            high = sum((part.interval().high for part in shares), Fraction(0))
            passage = grid.passage(last, column)
            if passage is None:
                continue
            if low <= 100 <= high:
                subject.rederive(passage, 0)
                continue
            made = sum((part.value for part in shares), Decimal(0))
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"The shares above make {made}%, not 100%.",
                working=" + ".join(f"{part.printed}" for part in shares)
                + f" = {made}; rounding allows {_shown(low)} to {_shown(high)}",
                mend="Look for a share that is wrong, missing or there twice.",
                related=_places(grid, column),
            )


def _rows_of_shares(grid: Grid) -> Iterator[Hit]:
    """Rows of percentages side by side (agree, neither, disagree) that make 100 in all rows but one."""
    rows = [row for row in grid.rows if sum(_is_share(grid, row, column) for column in grid.columns) >= _LEAST_SIDE]
    if len(rows) <= _LEAST_ROWS:
        return
    best: tuple[int, list[int], list[int]] = (0, [], [])
    for first in grid.columns:
        for last in range(first + _LEAST_SIDE - 1, min(first + _MOST_SIDE, len(grid.columns))):
            columns = list(range(first, last + 1))
            if not all(_is_share(grid, row, column) for row in rows for column in columns):
                break
            wrong = [row for row in rows if not _makes_all(grid, row, columns)]
            exact = sum(_sum_of(grid, row, columns) == 100 for row in rows)
            if exact > best[0] and exact >= _LEAST_ROWS:
                best = (exact, columns, wrong)
    exact, columns, wrong = best
    if len(wrong) != 1 or exact * 2 < len(rows):
        return
    shares = [grid.reading(wrong[0], column).quantity for column in columns]
    passage = grid.passage(wrong[0], columns[-1])
    if passage is not None:
        made = _sum_of(grid, wrong[0], columns)
        yield hit(
            passage,
            0,
            len(passage.text.rstrip()),
            f"The shares of this row make {made}%, and those of the other rows make 100%.",
            working=" + ".join(f"{share.printed}" for share in shares if share is not None) + f" = {made}",
            mend="Look for a share that is wrong.",
        )


def _is_share(grid: Grid, row: int, column: int) -> bool:
    found = grid.reading(row, column).quantity
    return found is not None and found.percentage and not found.is_range and 0 <= found.value <= 100 and not found.sign


def _sum_of(grid: Grid, row: int, columns: list[int]) -> Decimal:
    found = [grid.reading(row, column).quantity for column in columns]
    return sum((each.value for each in found if each is not None), Decimal(0))


def _makes_all(grid: Grid, row: int, columns: list[int]) -> bool:
    found = [each for column in columns if (each := grid.reading(row, column).quantity) is not None]
    low = sum((each.interval().low for each in found), Fraction(0))
    high = sum((each.interval().high for each in found), Fraction(0))
    return low <= 100 <= high


def _shown(value: Fraction) -> str:
    return str(rounded(value, 1))


def _places(grid: Grid, column: int) -> tuple[Place, ...]:
    return tuple(passage.place() for row in grid.rows if (passage := grid.passage(row, column)))
