"""Rows and columns of totals against what they are totals of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, rounded, total
from goldenthread.figures.comparing import plain

_TOTAL = re.compile(
    r"^(?:(?:grand|overall|sub|net|gross|full)[\s-]?|sub-)?totals?\b|\btotals?$|^overall$", re.IGNORECASE
)
_ONLY_TOTAL = re.compile(r"(?:(?:grand|overall|sub|net|gross|full)[\s-]?)?totals?:?|overall", re.IGNORECASE)
_SUBTOTAL = re.compile(r"^sub-?\s?totals?\b", re.IGNORECASE)
_NOT_ADDED = re.compile(
    r"\b(?:average|mean|median|rate|per|ratio|score|rank|%|percentage|target|index|year|number of the|no\.?)\b|%",
    re.IGNORECASE,
)
_OF_WHICH = re.compile(r"^(?:of which|including|includes|of these|memo|note)\b", re.IGNORECASE)
_NOTHING = frozenset({"", "empty", "dash", "nil", "not applicable"})
_MOST_PARTS = 60


@dataclass(frozen=True, slots=True)
class _Sum:
    """A total as printed, what the parts make, and which way of adding was nearest."""

    printed: Quantity
    made: Interval
    parts: tuple[Quantity, ...]

    @property
    def holds(self) -> bool:
        """Whether rounding allows the total printed."""
        return self.printed.interval().overlaps(self.made)


@rule(
    "total-not-the-sum",
    title="A total that is not the sum of its parts",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="Rows and columns of tables called total, sub-total, overall or grand total, against the rows or columns "
    "that "
    "they add up, by way of sub-totals or without.",
    leaves_out=(
        "Columns of percentages, rates, averages, targets and ranks.",
        "Columns with words or a suppressed figure among the parts.",
        "Differences that rounding of the parts can make.",
        "Rows that say “of which” or “including”, which are parts of another row.",
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
        if len(grid.table.rows) <= _MOST_PARTS:
            yield from _down(subject, grid)
        yield from _across(subject, grid)


def _down(subject: Subject, grid: Grid) -> Iterator[Hit]:
    totals = [row for row in grid.rows if _TOTAL.search(_name(grid, row))]
    for row in totals:
        found = [(column, made) for column in grid.columns if (made := _column_sum(grid, row, column, totals))]
        agreeing = sum(made.holds for _, made in found)
        # "Total visitors" may be a measure of its own; it is a sum only where other columns show that it is.
        if not agreeing and not _ONLY_TOTAL.fullmatch(_name(grid, row)):
            continue
        for column, made in found:
            yield from _judged(subject, grid, row, column, made, sure=agreeing > 0 or len(found) == 1)


def _name(grid: Grid, row: int) -> str:
    """What a row is called: its first words, wherever they stand."""
    for column in grid.columns:
        text = grid.text(row, column)
        if text and not text[0].isdigit() and text[0] not in "£(-–":
            return text
    return ""


def _column_sum(grid: Grid, row: int, column: int, totals: Sequence[int]) -> _Sum | None:
    printed = _amount(grid, row, column)
    if printed is None or _NOT_ADDED.search(grid.heading(column)):
        return None
    above = [each for each in grid.rows if each < row]
    before = [each for each in totals if each < row]
    since = max(before, default=-1)
    plain_rows = [each for each in above if each not in totals]
    ways = [[each for each in plain_rows if each > since], plain_rows]
    if before:
        ways += [[each for each in before if _SUBTOTAL.search(_name(grid, each))], before]
        ways.append([each for each in above if each > since or each == since])
    return _nearest(printed, [[(each, column) for each in way] for way in ways], grid)


def _nearest(printed: Quantity, ways: Sequence[Sequence[tuple[int, int]]], grid: Grid) -> _Sum | None:
    """The way of adding that gives the total or, where none does, the one that comes nearest to it."""
    sums = []
    for way in ways:
        parts = _parts(grid, way, printed)
        if parts is not None and len(parts) >= 2:
            sums.append(_Sum(printed, total([part.interval() for part in parts]), parts))
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
        quantity = _amount(grid, row, column)
        if quantity is None:
            # A heading across the row has nothing in any column.
            if reading.quantity is None and reading.why in _NOTHING:
                continue
            return None
        if quantity.unit != printed.unit:
            return None
        parts.append(quantity)
    return tuple(parts)


def _amount(grid: Grid, row: int, column: int) -> Quantity | None:
    quantity = grid.reading(row, column).quantity
    if (
        quantity is None
        or quantity.is_range
        or quantity.ordinal
        or quantity.unit in ("percent", "points", "ratio", "times")
    ):
        return None
    return quantity if quantity.per is None and not quantity.approximate else None


def _across(subject: Subject, grid: Grid) -> Iterator[Hit]:
    columns = [
        column
        for column in grid.columns
        if _TOTAL.search(grid.heading(column)) or _YEAR_TOTAL.search(grid.heading(column))
    ]
    for column in columns:
        if _NOT_ADDED.search(grid.heading(column)):
            continue
        found = []
        for row in grid.rows:
            printed = _amount(grid, row, column)
            if printed is None:
                continue
            before = [each for each in grid.columns if each < column and each not in columns]
            numeric = [each for each in before if grid.unit(each).unit != "percent" and _column_is_amounts(grid, each)]
            if len(numeric) < 2 or any(_NOT_ADDED.search(grid.heading(each)) for each in numeric):
                continue
            ways = [[(row, each) for each in numeric]]
            made = _nearest(printed, ways, grid)
            if made:
                found.append((row, made))
        agreeing = sum(made.holds for _, made in found)
        # One row that adds up may be chance; where most rows do not, the column is no total of those before it.
        if agreeing >= 2 and agreeing >= 2 * (len(found) - agreeing):
            for row, made in found:
                yield from _judged(subject, grid, row, column, made, sure=True)


_YEAR_TOTAL = re.compile(r"^(?:full\s)?year\s(?:\d{4}|total)|\byear to date\b", re.IGNORECASE)


def _column_is_amounts(grid: Grid, column: int) -> bool:
    readings = [grid.reading(row, column) for row in grid.rows]
    return any(reading.quantity for reading in readings) and all(
        reading.quantity is not None or reading.why in _NOTHING for reading in readings
    )


def _judged(subject: Subject, grid: Grid, row: int, column: int, made: _Sum, *, sure: bool) -> Iterator[Hit]:
    passage = grid.passage(row, column)
    if passage is None:
        return
    if made.holds:
        subject.rederive(passage, made.printed.start)
        return
    scale = made.printed.scale
    amounts = [plain(part.printed) for part in made.parts]
    shown = amounts if len(amounts) <= 8 else [*amounts[:4], "…", *amounts[-2:]]
    gives = _shown(made.made.given / scale, max(part.decimals for part in (*made.parts, made.printed)))
    difference = _shown(abs(made.made.given - Fraction(made.printed.value)) / scale, made.printed.decimals)
    yield hit(
        passage,
        0,
        len(passage.text.rstrip()),
        f"The {len(made.parts)} parts make {gives}, and {passage.text.strip()} is printed: a difference of "
        f"{difference}.",
        working=" + ".join(shown) + f" = {gives}",
        mend="Add the parts up again, and check each against where it came from.",
        verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
        severity=None if sure else Severity.WARNING,
    )


def _in_size(part: Quantity) -> Quantity:
    return replace(part, value=abs(part.value), printed=abs(part.printed)) if part.sign == "brackets" else part


def _shown(value: Fraction, decimals: int) -> str:
    return plain(rounded(value, decimals))


_LINK = re.compile(r"made up|compris|consist|broken down|split between|divided into|of which", re.IGNORECASE)
_PARTS_IN_TEXT = re.compile(
    r"\b(?:total(?:led|ling|s)?\s(?:of\s)?|were\s|was\s|is\s|are\s|by\s|of\s)(?P<lead>.{0,60}?)(?:[;:,.]|\s[–—-]|"
    r"\s\()?\s?(?P<link>made up of|comprising|consisting of|comprised of|broken down as|split between|"
    r"divided into|of which)\b",
    re.IGNORECASE,
)


@rule(
    "parts-not-the-total-said",
    title="Parts in a sentence that do not make the total said before them",
    group="arithmetic",
    severity=Severity.WARNING,
    scope="Sentences that give a total and then its parts after “made up of”, “comprising”, “consisting of”, “split "
    "between”.",
    leaves_out=("Parts after “of which” or “including” that make less than the total: they need not be all of it.",),
    cost="None on the five documents.",
    example=Example(
        wrong="The grant is £90,000, made up of £55,000 for repairs, £20,000 for staff and £10,000 for training.",
        right="The grant is £90,000, made up of £55,000 for repairs, £20,000 for staff and £15,000 for training.",
        quote="£90,000",
    ),
)
def parts_not_the_total_said(subject: Subject) -> Iterator[Hit]:
    """A reader adds the parts up, and then doubts the whole."""
    for passage in subject.prose:
        if not _LINK.search(passage.text):
            continue
        for match in _PARTS_IN_TEXT.finditer(passage.text):
            start, end = passage.sentence_at(match.end())
            figures = [each for each in subject.quantities(passage) if start <= each.start < end and not each.is_range]
            before = [each for each in figures if each.end <= match.start("link")]
            # "Parking (£0.62m), vacancies (£0.42m)": in a sentence brackets set an amount aside and take nothing off.
            after = [_in_size(each) for each in figures if each.start >= match.end("link") and not each.percentage]
            if not before or len(after) < 2:
                continue
            whole = before[-1]
            if (
                any(part.unit != whole.unit or part.approximate or part.percentage for part in after)
                or whole.approximate
            ):
                continue
            made = _Sum(whole, total([part.interval() for part in after]), tuple(after))
            if made.holds:
                subject.rederive(passage, whole.start)
                continue
            if match["link"].casefold() == "of which" and made.made.given < Fraction(whole.value):
                continue
            gives = _shown(made.made.given / whole.scale, max(part.decimals for part in (*after, whole)))
            yield hit(
                passage,
                whole.start,
                whole.end,
                f"The parts that follow make {gives}, and {whole.text} is said.",
                working=" + ".join(plain(part.printed) for part in after) + f" = {gives}",
                mend="Look for a part that is wrong, missing or counted twice.",
                verdict=Verdict.CANNOT_TELL,
            )
