"""Periods that are not parts of a financial year: months, calendar years, seasons, days, and any range of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from goldenthread.dates.days import MONTHS, add_months, long_date, month_end, plain_date, year_earlier
from goldenthread.dates.errors import PeriodError
from goldenthread.dates.period import Period, checked_number, checked_year, days_in_words

SEASONS = {"Spring": 3, "Summer": 6, "Autumn": 9, "Winter": 12}
"""Meteorological seasons by the month they begin in: Spring is March to May, Winter December to February."""


@dataclass(frozen=True, slots=True)
class Month(Period):
    """A calendar month, written `September 2018`."""

    year: int
    month: int

    kind_name = "month"
    _rank = 1

    def __post_init__(self) -> None:
        checked_year(self.year)
        checked_number(self.month, 12, "month")

    @classmethod
    def containing(cls, day: date) -> Month:
        """The month that `day` falls in."""
        return cls(plain_date(day).year, day.month)

    @property
    def start(self) -> date:
        return date(self.year, self.month, 1)

    @property
    def end(self) -> date:
        return month_end(self.year, self.month)

    def __str__(self) -> str:
        return f"{MONTHS[self.month - 1]} {self.year}"

    def shift(self, months: int) -> Month:
        """The month so many months later (earlier when negative)."""
        years, index = divmod(self.year * 12 + self.month - 1 + months, 12)
        return Month(years, index + 1)

    def next(self) -> Month:
        """The month after this one."""
        return self.shift(1)

    def previous(self) -> Month:
        """The month before this one."""
        return self.shift(-1)

    def year_before(self) -> Self:
        return type(self)(self.year - 1, self.month)

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("September 2018", "Sep 18")


@dataclass(frozen=True, slots=True)
class TwelveMonths(Period):
    """The twelve whole months that end with a month, written `12 months to September 2018`."""

    year: int
    month: int

    kind_name = "rolling twelve months"
    _rank = 4

    def __post_init__(self) -> None:
        checked_year(self.year)
        checked_number(self.month, 12, "month")
        checked_year(self.start.year)

    @property
    def start(self) -> date:
        return add_months(date(self.year, self.month, 1), -11)

    @property
    def end(self) -> date:
        return month_end(self.year, self.month)

    def __str__(self) -> str:
        return f"12 months to {MONTHS[self.month - 1]} {self.year}"

    def shift(self, months: int) -> TwelveMonths:
        """The twelve months that end so many months later (earlier when negative)."""
        last = Month(self.year, self.month).shift(months)
        return TwelveMonths(last.year, last.month)

    def next(self) -> TwelveMonths:
        """The twelve months that end a month later: rolling periods overlap."""
        return self.shift(1)

    def previous(self) -> TwelveMonths:
        """The twelve months that end a month earlier."""
        return self.shift(-1)

    def year_before(self) -> Self:
        return type(self)(self.year - 1, self.month)

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("12 months to September 2018", "year ending March 2024")


@dataclass(frozen=True, slots=True)
class CalendarYear(Period):
    """January to December, written `2021`."""

    year: int

    kind_name = "calendar year"
    _rank = 7

    def __post_init__(self) -> None:
        checked_year(self.year)

    @property
    def start(self) -> date:
        return date(self.year, 1, 1)

    @property
    def end(self) -> date:
        return date(self.year, 12, 31)

    def __str__(self) -> str:
        return str(self.year)

    def shift(self, years: int) -> CalendarYear:
        """The calendar year so many years later (earlier when negative)."""
        return CalendarYear(self.year + years)

    def next(self) -> CalendarYear:
        """The calendar year after this one."""
        return self.shift(1)

    def previous(self) -> CalendarYear:
        """The calendar year before this one."""
        return self.shift(-1)

    def year_before(self) -> Self:
        return type(self)(self.year - 1)

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("2021", "calendar year 2021")


@dataclass(frozen=True, slots=True)
class Season(Period):
    """A meteorological season of the year it begins in: `Autumn 2017`, and for winter `Winter 2017-18`."""

    year: int
    name: str

    kind_name = "season"
    _rank = 2

    def __post_init__(self) -> None:
        checked_year(self.year)
        if self.name not in SEASONS:
            raise PeriodError("", f"there is no season {self.name!r}", self.examples())
        checked_year(self.end.year)

    @property
    def start(self) -> date:
        return date(self.year, SEASONS[self.name], 1)

    @property
    def end(self) -> date:
        last = add_months(self.start, 2)
        return month_end(last.year, last.month)

    def __str__(self) -> str:
        return f"{self.name} {self.year}" + (f"-{self.end.year % 100:02d}" if self.name == "Winter" else "")

    def shift(self, years: int) -> Season:
        """The same season so many years later (earlier when negative)."""
        return Season(self.year + years, self.name)

    def next(self) -> Season:
        """The same season of the next year: a survey's next wave, not the season that follows."""
        return self.shift(1)

    def previous(self) -> Season:
        """The same season of the year before."""
        return self.shift(-1)

    def year_before(self) -> Self:
        return type(self)(self.year - 1, self.name)

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("Autumn 2017", "Spring 17", "Winter 2017-18")


@dataclass(frozen=True, slots=True)
class AsAt(Period):
    """One day on which something was counted, written `as at 30 September 2023`."""

    day: date

    kind_name = "snapshot on a day"
    _rank = 0

    def __post_init__(self) -> None:
        checked_year(plain_date(self.day).year)

    @property
    def start(self) -> date:
        return self.day

    @property
    def end(self) -> date:
        return self.day

    def __str__(self) -> str:
        return f"as at {long_date(self.day)}"

    @property
    def label(self) -> str:
        return long_date(self.day)

    def year_before(self) -> Self:
        return type(self)(year_earlier(self.day))

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("as at 30 September 2023", "2023-09-30")


@dataclass(frozen=True, slots=True)
class DateRange(Period):
    """Any stretch of days, written `2015-10-01 to 2016-09-30`; its label says whole months in words."""

    first: date
    last: date

    kind_name = "range of dates"
    _rank = 8

    def __post_init__(self) -> None:
        checked_year(plain_date(self.first).year)
        checked_year(plain_date(self.last).year)
        if self.last < self.first:
            first, last = long_date(self.first), long_date(self.last)
            raise PeriodError("", f"the range runs backwards, from {first} to {last}", (f"{last} to {first}",))

    @property
    def start(self) -> date:
        return self.first

    @property
    def end(self) -> date:
        return self.last

    def __str__(self) -> str:
        return f"{self.first.isoformat()} to {self.last.isoformat()}"

    @property
    def label(self) -> str:
        return days_in_words(self.first, self.last)

    def year_before(self) -> Self:
        return type(self)(year_earlier(self.first), year_earlier(self.last))

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("2015-10-01 to 2016-09-30", "Oct 2015 - Sep 2016", "1 April to 30 September 2023")
