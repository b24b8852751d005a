"""Where the points of a series stand in time: in order, of one frequency, with gaps counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import gcd

from goldenthread.dates import CalendarYear, FinancialYear, HalfYear, Month, Period, PeriodError, Quarter, parse_period
from goldenthread.measures.problems import MeasureError, Problem
from goldenthread.measures.refusals import refuse

Moment = str | int | date | Period
_MONTHS: dict[type, int] = {Month: 1, Quarter: 3, HalfYear: 6, FinancialYear: 12, CalendarYear: 12}


def read_periods(periods: Sequence[Moment], name: str = "periods") -> list[int | date | Period]:
    """Periods read from text where they are text; years (whole numbers), dates and periods as they are."""
    read: list[int | date | Period] = []
    problems = []
    for row, period in enumerate(periods, 1):
        try:
            read.append(parse_period(period) if isinstance(period, str) else period)
        except PeriodError as error:
            problems.append(Problem(name, row, "", str(error)))
        if isinstance(period, bool) or not isinstance(period, str | int | date | Period):
            problems.append(Problem(name, row, "", f"{period!r} is not a period, a year or a date"))
    if problems:
        raise MeasureError(problems)
    return read


def places(periods: Sequence[Moment], name: str = "periods") -> list[int]:
    """How many steps each period is from the first: 0, 1, 2 where none is missing, 0, 2 where one is.

    Dates are taken to follow each other, because nothing says how often they should come.
    Raises MeasureError for periods that repeat, run backwards or are of more than one length.
    """
    read = read_periods(periods, name)
    kinds = {type(period) for period in read}
    if len(kinds) > 1:
        words = ", ".join(sorted(kind.__name__ for kind in kinds))
        refuse(name, f"mixed frequencies ({words}): one series has periods of one kind")
    marks = [_mark(period) for period in read]
    problems = []
    for row, (before, after) in enumerate(pairwise(marks), 2):
        if after == before:
            problems.append(Problem(name, row, "", f"{periods[row - 1]} is there twice"))
        elif after < before:
            problems.append(Problem(name, row, "", f"{periods[row - 1]} comes after {periods[row - 2]}: put the"
                                    " periods in order of time"))  # fmt: skip
    if problems:
        raise MeasureError(problems)
    if not read or isinstance(read[0], date):
        return list(range(len(read)))
    unit = 1 if isinstance(read[0], int) else _MONTHS.get(type(read[0])) or _shortest(marks)
    if any((mark - marks[0]) % unit for mark in marks):
        refuse(name, "mixed frequencies: the periods do not come at one distance from each other")
    return [(mark - marks[0]) // unit for mark in marks]


def position_of(moment: Moment, periods: Sequence[Moment] | None, count: int, name: str) -> int:
    """The place in the series of a position (counted from 0), of one of its periods, or of a date that one covers.

    A date falls to the first period that ends on it or later: the one in which it happened.
    """
    if isinstance(moment, int) and not isinstance(moment, bool) and not _are_years(periods):
        if not 0 <= moment < count:
            refuse(name, f"{moment} is outside the series, whose positions are 0 to {count - 1}")
        return moment
    if periods is None:
        refuse(name, f"{moment!r} is not a position from 0 to {count - 1}; to name a period, give the periods too")
    read = read_periods(periods)
    wanted = read_periods([moment], name)[0]
    if isinstance(wanted, date):
        ends = [period if isinstance(period, date) else _end(period) for period in read]
        found = next((place for place, end in enumerate(ends) if end >= wanted), None)
    else:
        found = next((place for place, period in enumerate(read) if period == wanted), None)
    if found is None:
        refuse(name, f"{moment} is not one of the periods, {periods[0]} to {periods[-1]}")
    return found


def _are_years(periods: Sequence[Moment] | None) -> bool:
    return bool(periods) and isinstance(periods[0], int)  # type: ignore[index]


def _end(period: int | Period) -> date:
    return date(period, 12, 31) if isinstance(period, int) else period.end


def _mark(period: int | date | Period) -> int:
    if isinstance(period, int):
        return period
    if isinstance(period, date):
        return period.toordinal()
    return period.end.year * 12 + period.end.month


def _shortest(marks: list[int]) -> int:
    """The distance that every two neighbours are a whole number of times apart."""
    return gcd(*(after - before for before, after in pairwise(marks))) or 1
