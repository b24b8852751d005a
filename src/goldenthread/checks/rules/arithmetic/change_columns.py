"""Columns of changes and variances against the two columns that they are between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import log10

from goldenthread.checks.findings import Place, Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.arithmetic.comparisons import with_value
from goldenthread.checks.rules.arithmetic.slips import slip
from goldenthread.checks.rules.arithmetic.sums import RATED
from goldenthread.checks.rules.arithmetic.turned import Laid, both_ways
from goldenthread.checks.subject import Subject
from goldenthread.figures import Comparison, Interval, Quantity, Unbounded, change, compare
from goldenthread.figures import Verdict as Compared
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_CHANGE_HEADING = regex(
    r"\b(?:change|variance|var|increase|decrease|movement|difference|diff|growth|uplift|relative)\b|\+/-", re.IGNORECASE
)
_SOME_CHANGE = regex(
    r"\b(?:net|gap|surplus|deficit|shortfall|reduction|saving|slippage|lead|excess|over|under|better|worse"
    r"|distance|against|above|below|remaining|vs|versus)\b|/\s?\(?(?:fav|adv|under|over)",
    re.IGNORECASE,
)
_GROWS = regex(r"\b(?:growth|increase)\b(?!\s?/|\s?or\b)", re.IGNORECASE)
_INCOMING = regex(r"\b(?:income|receipts?|fees?|grants?|recharges?|funding|revenue|contributions?)\b", re.IGNORECASE)
_TOTALLED = regex(r"\btotals?\b", re.IGNORECASE)
_LEAST_ROWS = 2
_LEAST_SIGNED = 3
_MOST_COLUMNS = 24
_GLANCE = 1.5
# How much the rows that agree must tell of a column, by the figures of their changes: of 100 about 2.
_BESIDE, _NAMED, _UNNAMED = 1.2, 3.0, 6.0
_UPWARDS, _DOWNWARDS = frozenset("↑⇧▲↗"), frozenset("↓⇩▼↘")


@rule(
    "change-column-wrong-in-a-row",
    title="A change or variance that is not the one of its row",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="Columns headed change, variance, difference, gap, surplus and the like, in amounts or per cent, where two "
    "other columns give that change in most rows and not in this one; rows so named between two other rows; and a "
    "sign, or an arrow in its place, that is turned round in one row only. Whether a sign is wrong is a warning where "
    "neither money nor a total shows it.",
    leaves_out=(
        "Columns whose rows do not show which two columns they are between.",
        "Differences that rounding can make, and a zero or missing figure.",
        "Signs of rows of income, which may count the other way.",
    ),
    cost="None on the five documents: the 27 changes of a table of fees are right.",
    example=Example(
        wrong="Service\tBudget £000\tForecast £000\tVariance "
        "£000\nLibraries\t1,200\t1,260\t60\nParks\t850\t840\t(10)\nStreets\t400\t430\t30\n"
        "Housing\t700\t745\t54\n",
        right="Service\tBudget £000\tForecast £000\tVariance "
        "£000\nLibraries\t1,200\t1,260\t60\nParks\t850\t840\t(10)\nStreets\t400\t430\t30\n"
        "Housing\t700\t745\t45\n",
        quote="54",
    ),
)
def change_column_wrong_in_a_row(subject: Subject) -> Iterator[Hit]:
    """Where every other row shows how a column is worked out, the one that does not fit has a slip in it."""
    for grid in subject.grids:
        told: set[Place] = set()
        for table in both_ways(grid):
            if min(len(table.rows), len(table.columns)) <= _LEAST_ROWS:
                continue
            amounts = [column for column in table.columns if _is_amounts(table, column)]
            if len(amounts) <= _MOST_COLUMNS:
                for found in _changes(subject, table, amounts):
                    if found.place not in told:
                        told.add(found.place)
                        yield found


def _changes(subject: Subject, table: Laid, amounts: list[int]) -> Iterator[Hit]:
    for column in amounts:
        heading = table.heading(column)
        upright = isinstance(table, Grid)
        named, some = bool(_CHANGE_HEADING.search(heading)), bool(_SOME_CHANGE.search(heading))
        # Of columns that are not said to be changes only those of percentages can be known for changes.
        if _says_from(table, column) or not (named or some or (upright and table.unit(column).unit == "percent")):
            continue
        least = 0.0 if named and upright else _NAMED if named or some else _UNNAMED
        yield from _column(subject, table, column, [each for each in amounts if each != column], least)


def _says_from(grid: Laid, column: int) -> bool:
    """Whether the cells give what something was before ("up from 15"), not by how much it moved."""
    return any("from" in grid.text(row, column).casefold() for row in grid.rows)


def _is_amounts(grid: Laid, column: int) -> bool:
    return sum(grid.reading(row, column).quantity is not None for row in grid.rows) > _LEAST_ROWS


def _agreeing(rows: list[_Row]) -> int:
    """How many rows are exact as printed, signs and all: turned round, if the council counts the other way."""
    ways = [
        (row.said > 0) is (row.exact > 0) for row in rows if row.verdict is Compared.RIGHT and row.said and row.exact
    ]
    level = sum(row.verdict is Compared.RIGHT and not row.said for row in rows)
    signed = any(row.said < 0 for row in rows)
    return level + (max(sum(ways), len(ways) - sum(ways)) if signed else len(ways))


@dataclass(frozen=True, slots=True)
class _Row:
    """How a row of a change column compares with the change between two others."""

    row: int
    verdict: Compared
    expected: Decimal
    working: str
    said: Decimal
    exact: Fraction
    signed: bool
    tells: float
    below_nothing: bool


def _column(subject: Subject, grid: Laid, column: int, others: list[int], least: float) -> Iterator[Hit]:
    best: tuple[tuple[int, int], int, int, list[_Row]] | None = None
    for then in others:
        for now in others:
            if then == now or not _at_a_glance(grid, column, then, now, exactly=least >= _UNNAMED):
                continue
            # A column of percentages that says nothing of a change is one only of amounts.
            if least >= _UNNAMED and "percent" in (grid.unit(then).unit, grid.unit(now).unit):
                continue
            rows = list(_rows(grid, column, then, now))
            right = sum(row.verdict is not Compared.WRONG for row in rows)
            # Where rounding lets several pairs of columns pass, the one whose signs agree too is the one.
            if best is None or (_agreeing(rows), right) > best[0]:
                best = ((_agreeing(rows), right), then, now, rows)
    if best is None:
        return
    (_, right), then, now, rows = best
    wrong = [row for row in rows if row.verdict is Compared.WRONG]
    tells = sum(row.tells for row in rows if row.verdict is Compared.RIGHT)
    beside = abs(column - then) <= 2 and abs(column - now) <= 2
    if right == len(wrong) == 1 and _named_beside(grid, column, wrong[0], beside=beside, least=least):
        right += 1
    if right < _LEAST_ROWS or len(wrong) > right / 3 + 0.5:
        return
    if tells < (_BESIDE if beside and least == _NAMED else least) or (least == _UNNAMED and right <= _LEAST_ROWS):
        return
    turned = {row.row for row in _turned_round(grid, rows, grows=bool(_GROWS.search(grid.heading(column))))}
    for row in rows:
        passage = grid.passage(row.row, column)
        if passage is None:
            continue
        if row.verdict is not Compared.WRONG and row.row not in turned:
            subject.rederive(passage, max(passage.text.find(grid.text(row.row, column).lstrip("(-+£ ")[:3]), 0))
            continue
        said = passage.text.strip()
        if row.row in turned:
            sure = any(_TOTALLED.search(grid.row_label(each)) for each in grid.rows) or _is_money(grid, rows, column)
            yield hit(
                passage, 0, len(passage.text.rstrip()),
                f"{said} has the wrong sign: “{grid.heading(now)}” less “{grid.heading(then)}” is "
                f"{'less' if row.exact < 0 else 'more'} than nothing in this row.",
                working=f"{row.working}; the signs of {len(rows) - len(turned)} other rows agree",
                mend="Check the sign and the two figures of the row.",
                verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
                severity=None if sure else Severity.WARNING,
            )  # fmt: skip
            continue
        yield hit(
            passage,
            0,
            len(passage.text.rstrip()),
            f"“{grid.heading(now)}” less “{grid.heading(then)}” gives {plain(row.expected)} here, and "
            f"{said} is printed.",
            working=f"{row.working}; {right} other rows agree",
            mend="Check the three figures.",
        )


def _named_beside(grid: Laid, column: int, row: _Row, *, beside: bool, least: float) -> bool:
    """Whether of two rows one is wrong by a slip, in a column that says it is the change between those beside it."""
    said = grid.reading(row.row, column).quantity
    return beside and not least and said is not None and slip(said, row.exact, _LEAST_ROWS)


def _turned_round(grid: Laid, rows: list[_Row], *, grows: bool) -> list[_Row]:
    """The one row whose sign is not that of its change, where the signs of all others are, one way or the other."""
    # A percentage of a budget of income turns its sign round where it is divided by what is less than nothing.
    right = [
        row for row in rows if row.verdict is not Compared.WRONG and row.said and row.exact and not row.below_nothing
    ]
    if sum(row.signed for row in right) < 2 and not any(row.said < 0 for row in right) and not grows:
        return []
    along = [row for row in right if (row.said > 0) is (row.exact > 0)]
    against = [row for row in right if (row.said > 0) is not (row.exact > 0)]
    few, many = sorted((along, against), key=len)
    if len(few) != 1 or len(many) < _LEAST_SIGNED or _INCOMING.search(grid.row_label(few[0].row)):
        return []
    # A column of sizes has no signs to be wrong; one that all goes one way says little of the other.
    if grows and many is along:
        return few
    if not any(row.said < 0 for row in many) and not all(row.signed for row in many):
        return []
    return few


def _is_money(grid: Laid, rows: list[_Row], column: int) -> bool:
    figures = [grid.reading(row.row, column).quantity for row in rows]
    return all(figure is not None and figure.money for figure in figures)


def _at_a_glance(grid: Laid, column: int, then_column: int, now_column: int, *, exactly: bool) -> bool:
    """Whether two columns may be those that a third is the change between, before any exact arithmetic is done."""
    near = far = 0
    for row in grid.rows:
        said, then, now = (grid.reading(row, each).quantity for each in (column, then_column, now_column))
        if said is None or then is None or now is None or not then.value:
            continue
        change_, size = float(now.value) - float(then.value), abs(float(said.value))
        if said.percentage and not then.percentage:
            near += abs(abs(100 * change_ / float(then.value)) - size) < _GLANCE
        else:
            near += abs(abs(change_) - size) <= 2 * float(max(then.scale, now.scale, said.scale))
        far += 1
    return near >= (max(_LEAST_ROWS + 1, 2 * far / 3) if exactly else _LEAST_ROWS)


def _rows(grid: Laid, column: int, then_column: int, now_column: int) -> Iterator[_Row]:
    unlike = set() if isinstance(grid, Grid) else _unlike(grid, column)
    for row in grid.rows:
        said, then, now = (grid.reading(row, each).quantity for each in (column, then_column, now_column))
        if (
            row in unlike
            or said is None
            or then is None
            or now is None
            or then.unit != now.unit
            or said.is_range
            or then.is_range
            or now.is_range
        ):
            continue
        if said.percentage and not then.percentage:
            if then.value == 0:
                continue
            try:
                exact = change(now.interval(), then.interval())
            except Unbounded:
                continue
            words = f"({plain(now.printed)} − {plain(then.printed)}) ÷ {plain(then.printed)}"
        elif said.unit in (then.unit, "points") or (then.percentage and said.unit in ("percent", "count")):
            exact = now.interval() - then.interval()
            words = f"{plain(now.printed)} − {plain(then.printed)}"
        else:
            continue
        found = compare(with_value(said, abs(said.value)), abs(exact))
        if found.verdict is Compared.WRONG and said.percentage and then.percentage and then.value:
            # A change of percentages may be given in points or in per cent of the earlier one.
            found, exact = _relative(said, now, then) or (found, exact)
        value, signed = _signed(grid, row, column, said)
        size = max(abs(float(said.printed)), max(abs(float(then.printed)), abs(float(now.printed))) / 10)
        tells = log10(size * 10**said.decimals + 1)
        yield _Row(
            row, found.verdict, found.expected, f"{words}: {found.working}", value, exact.given, signed, tells,
            said.percentage and then.value < 0,
        )  # fmt: skip


def _relative(said: Quantity, now: Quantity, then: Quantity) -> tuple[Comparison, Interval] | None:
    """The change as a percentage of the earlier figure, if that is what is printed."""
    try:
        exact = change(now.interval(), then.interval())
    except Unbounded:
        return None
    found = compare(with_value(said, abs(said.value)), abs(exact))
    return None if found.verdict is Compared.WRONG else (found, exact)


def _unlike(table: Laid, column: int) -> set[int]:
    """The columns of an upright table that are worked out in another way than most: percentages among amounts."""
    rated = {
        row
        for row in table.rows
        if RATED.search(table.row_label(row))
        or ((figure := table.reading(row, column).quantity) is not None and figure.percentage)
    }
    return rated if len(rated) * 2 < len(table.rows) else set(table.rows) - rated


def _signed(grid: Laid, row: int, column: int, said: Quantity) -> tuple[Decimal, bool]:
    """The change with its sign, that of an arrow beside it if there is one; and whether a sign is printed."""
    arrow = grid.reading(row, column).arrow
    if arrow in _UPWARDS or arrow in _DOWNWARDS:
        return (-abs(said.value) if arrow in _DOWNWARDS else abs(said.value)), True
    return said.value, said.sign in ("plus", "minus", "brackets") or said.value < 0
