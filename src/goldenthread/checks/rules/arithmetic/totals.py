"""Rows and columns of totals against what they are totals of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction

from goldenthread.checks.findings import Severity
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, rule
from goldenthread.checks.rules.arithmetic.statements import statement_sums
from goldenthread.checks.rules.arithmetic.sums import NOT_ADDED, NOTHING, Sum, amount, wrong_sum
from goldenthread.checks.rules.arithmetic.sums_found import sums_found
from goldenthread.checks.rules.arithmetic.turned import Turned, both_ways
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_TOTAL = regex(r"^(?:(?:grand|overall|sub|net|gross|full)[\s-]?|sub-)?totals?\b|\btotals?$|^overall$", re.IGNORECASE)
_ONLY_TOTAL = regex(r"(?:(?:grand|overall|sub|net|gross|full)[\s-]?)?totals?:?|overall", re.IGNORECASE)
_SUBTOTAL = regex(r"^sub-?\s?totals?\b", re.IGNORECASE)
_IN = regex(r"^(?:total\s+)?(?:income|receipts?|money in)\b", re.IGNORECASE)
_OUT = regex(r"^(?:total\s+)?(?:expenditure|payments?|outgoings|spending|money out)\b", re.IGNORECASE)
_OF_WHICH = regex(r"^(?:of which|including|includes|of these|memo|note)\b", re.IGNORECASE)
_NUMBERED = regex(r"\A\d{1,2}[.)]\s+(?:[(\[][+=–-][)\]]\s*)?(?=[A-Za-z])")
_MOST_PARTS = 60
_CERTAIN = 6.0


@rule(
    "total-not-the-sum",
    title="A total that is not the sum of its parts",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="Rows and columns of tables called total, sub-total, overall or grand total, against the rows or columns "
    "that they add up, by way of sub-totals or without; and those of any name, or none, that most of the table shows "
    "to be the sum of the rows or columns just before or after them (“All primary”, “Net additions”, “Year” after four "
    "quarters, “All households” before its parts). Budget statements that step from gross to net to what council tax "
    "must raise: each step against the last one and the rows between, by the other steps, the other years, or a slip "
    "that would explain it.",
    leaves_out=(
        "Columns of percentages, rates, averages, targets and ranks.",
        "Columns with words or a suppressed figure among the parts.",
        "Differences that rounding of the parts can make.",
        "Rows that say “of which” or “including”, which are parts of another row.",
        "Rows that hold the number at a day beside rows that are added up, and estimates all rounded to hundreds.",
    ),
    cost="None on the five documents, whose eleven totals are right.",
    example=Example(
        wrong="Service\tBudget £000\nLibraries\t1,200\nParks\t850\nTotal\t2,150\n",
        right="Service\tBudget £000\nLibraries\t1,200\nParks\t850\nTotal\t2,050\n",
        quote="2,150",
    ),
)
def total_not_the_sum(subject: Subject) -> Iterator[Hit]:
    """A total that its parts do not make is wrong, or a part is, and nobody can say which without going back."""
    for grid in subject.grids:
        judged: dict[tuple[int, int], tuple[Sum, bool]] = {}
        rows, columns = _shown(grid, judged)
        if len(grid.table.rows) <= _MOST_PARTS:
            _down(grid, rows, judged)
        _across(grid, columns, judged)
        for row, column, made, sure in statement_sums(grid):
            judged.setdefault((row, column), (made, sure))
        wrong = {place: made for place, (made, _) in judged.items() if not made.holds}
        for place, (made, sure) in judged.items():
            passage = grid.passage(*place)
            if passage is not None and not _follows(place, made, wrong):
                yield from wrong_sum(subject, passage, made, sure=sure)


def _follows(place: tuple[int, int], made: Sum, wrong: dict[tuple[int, int], Sum]) -> bool:
    """Whether a total is out only because one of its parts is a total that is out by as much."""
    if made.holds:
        return False
    for at, other in wrong.items():
        if at == place or abs(other.over) != abs(made.over) or not any(part is other.printed for part in made.parts):
            continue
        # Where each is part of the other, as a whole and what is left of it are, the one further on is told.
        if at > place or not any(part is made.printed for part in other.parts):
            return True
    return False


def _shown(grid: Grid, judged: dict[tuple[int, int], tuple[Sum, bool]]) -> tuple[set[int], set[int]]:
    """The sums that the table shows by itself; gives the rows and the columns that are sums."""
    lines: tuple[set[int], set[int]] = (set(), set())
    for table in both_ways(grid):
        turned = isinstance(table, Turned)
        for found in sums_found(table):
            lines[turned].add(found.line)
            for cross, made in found.sums:
                place = (cross, found.line) if turned else (found.line, cross)
                if place not in judged or judged[place][0].holds:
                    judged[place] = (made, found.named or found.strength >= _CERTAIN)
    return lines


def _down(grid: Grid, known: set[int], judged: dict[tuple[int, int], tuple[Sum, bool]]) -> None:
    totals = [row for row in grid.rows if _TOTAL.search(_name(grid, row))]
    for row in totals:
        if row in known:
            continue
        found = [(column, made) for column in grid.columns if (made := _column_sum(grid, row, column, totals))]
        agreeing = sum(made.holds for _, made in found)
        # "Total visitors" may be a measure of its own; it is a sum only where other columns show that it is.
        if not agreeing and not _ONLY_TOTAL.fullmatch(_name(grid, row)) and not _of_its_section(grid, row):
            continue
        for column, made in found:
            alone = len(found) == 1
            if made.holds or (alone or agreeing) or _near(made):
                if not agreeing and made.off_by_parts:
                    continue
                judged.setdefault((row, column), (made, agreeing > 0 or alone))


def _of_its_section(grid: Grid, row: int) -> bool:
    """Whether a total has the name of the heading across the table above it: "Income:" and "Total income"."""
    name = _TOTAL_OF.match(_name(grid, row))
    for above in range(row - 1, min(grid.rows, default=0) - 2, -1):
        across = above not in grid.rows or all(not grid.text(above, column) for column in grid.columns[1:])
        if across:
            heading = grid.row_label(above) if above in grid.rows else grid.heading(grid.columns[0])
            return name is not None and heading.strip(" :").casefold() == name["what"].strip().casefold()
    return False


def _near(made: Sum) -> bool:
    """Whether a total is so near to its parts that it seems to be theirs."""
    return abs(made.made.given - Fraction(made.printed.value)) * 5 <= abs(made.made.given)


def _name(grid: Grid, row: int) -> str:
    """What a row is called: its first words, wherever they stand."""
    for column in grid.columns:
        text = _NUMBERED.sub("", grid.text(row, column))
        if text and not text[0].isdigit() and text[0] not in "£(-–":
            return text
    return ""


def _column_sum(grid: Grid, row: int, column: int, totals: Sequence[int]) -> Sum | None:
    printed = amount(grid, row, column)
    if printed is None or NOT_ADDED.search(grid.heading(column)):
        return None
    above = [each for each in grid.rows if each < row]
    before = [each for each in totals if each < row]
    since = max(before, default=-1)
    plain_rows = [each for each in above if each not in totals]
    ways = [[each for each in plain_rows if each > since], plain_rows]
    # Under income and expenditure the total is what is left of the one, and it may begin from a balance.
    sides = {side for each in above for side in (_IN, _OUT) if side.match(_name(grid, each))}
    if len(sides) > 1 and len(before) > 1:
        return None
    if before:
        ways += [[each for each in before if _SUBTOTAL.search(_name(grid, each))], before]
        ways.append([each for each in above if each > since or each == since])
    return _nearest(printed, [[(each, column) for each in way] for way in ways], grid)


def _nearest(printed: Quantity, ways: Sequence[Sequence[tuple[int, int]]], grid: Grid) -> Sum | None:
    """The way of adding that gives the total or, where none does, the one that comes nearest to it."""
    sums = []
    for way in ways:
        parts = _parts(grid, way, printed)
        if parts is not None and len(parts) >= 2:
            sums.append(Sum.of(printed, parts))
    return (
        min(sums, key=lambda made: (not made.holds, abs(made.made.given - Fraction(printed.value)))) if sums else None
    )


def _parts(grid: Grid, places: Sequence[tuple[int, int]], printed: Quantity) -> tuple[Quantity, ...] | None:
    """The amounts at some places; None where one of them is no amount, and so may be anything."""
    parts = []
    for row, column in places:
        if _OF_WHICH.search(_name(grid, row)):
            continue
        reading = grid.reading(row, column)
        quantity = amount(grid, row, column)
        if quantity is None:
            # A heading across the row has nothing in any column.
            if reading.quantity is None and reading.why in NOTHING:
                continue
            return None
        if quantity.unit != printed.unit:
            return None
        parts.append(quantity)
    return tuple(parts)


def _across(grid: Grid, known: set[int], judged: dict[tuple[int, int], tuple[Sum, bool]]) -> None:
    columns = [
        column
        for column in grid.columns
        if _TOTAL.search(grid.heading(column)) or _YEAR_TOTAL.search(grid.heading(column))
    ]
    for column in columns:
        if column in known or NOT_ADDED.search(grid.heading(column)):
            continue
        found = []
        for row in grid.rows:
            printed = amount(grid, row, column)
            if printed is None:
                continue
            before = [each for each in grid.columns if each < column and each not in columns]
            numeric = [each for each in before if grid.unit(each).unit != "percent" and _column_is_amounts(grid, each)]
            if len(numeric) < 2 or any(NOT_ADDED.search(grid.heading(each)) for each in numeric):
                continue
            ways = [[(row, each) for each in numeric]]
            made = _nearest(printed, ways, grid)
            if made:
                found.append((row, made))
        agreeing = sum(made.holds for _, made in found)
        # One row that adds up may be chance; where most rows do not, the column is no total of those before it.
        if agreeing >= 2 and agreeing >= 2 * (len(found) - agreeing):
            for row, made in found:
                judged.setdefault((row, column), (made, True))


_TOTAL_OF = regex(r"total\s(?P<what>[a-z ]{4,30})$", re.IGNORECASE)
_YEAR_TOTAL = regex(r"^(?:full\s)?year\s(?:\d{4}|total)|\byear to date\b", re.IGNORECASE)


def _column_is_amounts(grid: Grid, column: int) -> bool:
    readings = [grid.reading(row, column) for row in grid.rows]
    return any(reading.quantity for reading in readings) and all(
        reading.quantity is not None or reading.why in NOTHING for reading in readings
    )
