"""Working days: Monday to Friday, without the bank holidays of England (or Wales). Works offline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from goldenthread.dates.days import long_date, plain_date
from goldenthread.dates.errors import WorkingDayError

FIRST_CALENDAR_YEAR = 1972
LAST_CALENDAR_YEAR = 2100
"""The Banking and Financial Dealings Act 1971 makes the holidays known from 1972; the library stops at 2100."""

_DAY = timedelta(days=1)


@lru_cache(maxsize=512)
def _published(nation: str, year: int) -> dict[date, str]:
    import holidays  # knows every country's and takes a tenth of a second to load, which few commands have need of

    # Without a subdivision the library leaves out Easter Monday and the late summer holiday.
    days = holidays.country_holidays("GB", subdiv=nation, years=year, expand=False, language="en_GB")
    return {day: str(name) for day, name in sorted(days.items()) if day.year == year}


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """A nation's working days, from FIRST_CALENDAR_YEAR to LAST_CALENDAR_YEAR.

    `extra_bank_holidays` are days that were proclaimed after the installed `holidays` library was made.
    Future years have the ordinary bank holidays only: nobody can know the extra ones yet.
    """

    nation: Literal["ENG", "WLS"] = "ENG"
    extra_bank_holidays: frozenset[date] = frozenset()

    def bank_holidays(self, year: int) -> dict[date, str]:
        """The bank holidays of a year in order, with their names; WorkingDayError for a year not covered."""
        if not FIRST_CALENDAR_YEAR <= year <= LAST_CALENDAR_YEAR:
            raise WorkingDayError(
                f"Bank holidays are known for {FIRST_CALENDAR_YEAR} to {LAST_CALENDAR_YEAR}, not for {year}. "
                "Check the year of the date."
            )
        extra = {day: "Extra bank holiday" for day in self.extra_bank_holidays if day.year == year}
        return dict(sorted((extra | _published(self.nation, year)).items()))

    def is_bank_holiday(self, day: date) -> bool:
        """Whether `day` is a bank holiday, on a weekend or not."""
        _check_year(day)
        return day in _published(self.nation, day.year) or day in self.extra_bank_holidays

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is neither a Saturday, a Sunday nor a bank holiday."""
        holiday = self.is_bank_holiday(day)
        return day.weekday() < 5 and not holiday

    def why_not_working(self, day: date) -> str | None:
        """Why `day` is not a working day ("Saturday", "Good Friday"), or None when it is one."""
        name = self.bank_holidays(plain_date(day).year).get(day)
        return name or {5: "Saturday", 6: "Sunday"}.get(day.weekday())

    def add_working_days(self, day: date, count: int) -> date:
        """The working day so many working days after `day` (before it when negative); `day` is never counted.

        With 0: `day` itself, or the next working day when it is not one.
        """
        if count == 0:
            return day if self.is_working_day(day) else self.add_working_days(day, 1)
        step = _DAY if count > 0 else -_DAY
        left = abs(count)
        current = plain_date(day)
        while left:
            current += step
            left -= self.is_working_day(current)
        return current

    def nth_working_day_before(self, meeting: date, count: int) -> date:
        """The third (or other) working day before a meeting; the meeting's own day is not counted."""
        if count < 1:
            raise WorkingDayError(f"Count at least one working day before the meeting, not {count}.")
        return self.add_working_days(meeting, -count)

    def working_days_in(self, first: date, last: date) -> Iterator[date]:
        """Every working day from `first` to `last`, both included; none when `last` is earlier."""
        span = (plain_date(last) - plain_date(first)).days
        return (day for day in (first + n * _DAY for n in range(span + 1)) if self.is_working_day(day))


ENGLAND = WorkingCalendar("ENG")
WALES = WorkingCalendar("WLS")


def is_working_day(day: date, calendar: WorkingCalendar = ENGLAND) -> bool:
    """Whether `day` is a working day in England, or by another calendar."""
    return calendar.is_working_day(day)


def add_working_days(day: date, count: int, calendar: WorkingCalendar = ENGLAND) -> date:
    """See `WorkingCalendar.add_working_days`; a negative count goes back."""
    return calendar.add_working_days(day, count)


def nth_working_day_before(meeting: date, count: int, calendar: WorkingCalendar = ENGLAND) -> date:
    """See `WorkingCalendar.nth_working_day_before`."""
    return calendar.nth_working_day_before(meeting, count)


def _check_year(day: date) -> None:
    if not FIRST_CALENDAR_YEAR <= plain_date(day).year <= LAST_CALENDAR_YEAR:
        raise WorkingDayError(
            f"Working days are known for {FIRST_CALENDAR_YEAR} to {LAST_CALENDAR_YEAR}, "
            f"not for {long_date(day)}. Check the year of the date."
        )
