"""Periods as Fingertips and LG Inform write them, besides those that people write."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from goldenthread.dates import DatesError, Period, PeriodError, parse_period
from goldenthread.dates.spans import DateRange
from goldenthread.loading.problems import CellError, shown

CALENDAR_YEARS = re.compile(r"(\d{4})\s*[-–]\s*(\d{2}|\d{4})")
FINANCIAL_YEARS = re.compile(r"(\d{4})/(\d{2})\s*[-–]\s*(?:20)?(\d{2})/(\d{2})")
ACADEMIC_YEAR = re.compile(r"(\d{4})/(\d{2})\s*\(academic(?: year)?\)", re.IGNORECASE)


@lru_cache(maxsize=4096)
def read_period(cell: str) -> Period:
    """A period, however its provider writes it: "2021/22", "2020 - 22" (three calendar years), "2019/20 - 21/22".

    Raises CellError for what is none.
    """
    try:
        return _span(cell.strip()) or parse_period(cell)
    except DatesError as error:
        problem = error.problem if isinstance(error, PeriodError) else "it has a day that cannot be"
        raise CellError(
            f"{shown(cell)} is not a period: {problem}.", "Write it like 2021/22, 2021, 2020 - 22 or 2021-22 Q1."
        ) from None


def _span(cell: str) -> Period | None:
    if found := FINANCIAL_YEARS.fullmatch(cell):
        first, last = int(found[1]), int(found[1][:2] + found[3])
        if _next(first) == found[2] and _next(last) == found[4] and last > first:
            return DateRange(date(first, 4, 1), date(last + 1, 3, 31))
    if found := ACADEMIC_YEAR.fullmatch(cell):
        first = int(found[1])
        return DateRange(date(first, 9, 1), date(first + 1, 8, 31)) if _next(first) == found[2] else None
    if found := CALENDAR_YEARS.fullmatch(cell):
        first, last = int(found[1]), int((found[1][:2] if len(found[2]) == 2 else "") + found[2])
        # "2021-22" is a financial year; only a longer span is of calendar years.
        if last - first >= 2:
            return DateRange(date(first, 1, 1), date(last, 12, 31))
    return None


def _next(year: int) -> str:
    """The year after, in two digits."""
    return f"{(year + 1) % 100:02d}"
