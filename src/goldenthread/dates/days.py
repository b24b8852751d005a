"""Single days: their names, their words, and reading them from text. English whatever the machine's locale."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date, datetime

from goldenthread.dates.errors import DateError
from goldenthread.patterns import regex

FIRST_YEAR = 1900
LAST_YEAR = 2199
"""Years outside FIRST_YEAR to LAST_YEAR are taken for slips of the keyboard."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MONTH_PATTERN = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAY_PATTERN = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)

_ISO_DAY = regex(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})", re.ASCII)
_SLASHED_DAY = regex(r"(?P<day>\d{1,2})[/.](?P<month>\d{1,2})[/.](?P<year>\d{4}|\d{2})", re.ASCII)
_WRITTEN_DAY = regex(
    rf"(?:(?P<weekday>{WEEKDAY_PATTERN})\.?\s+)?(?:the\s+)?(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?"
    rf"[\s-]+(?:of\s+)?(?P<month>{MONTH_PATTERN})\.?[\s-]+(?P<year>\d{{4}}|\d{{2}})",
    re.ASCII,
)


def tidy(text: str) -> str:
    """`text` with its dashes, quotation marks, spaces and letter case made plain, for matching."""
    # Not NFKC, which would turn the footnote mark in "Q2¹" into a figure.
    plain = unicodedata.normalize("NFC", text).casefold()
    plain = re.sub("[‐‑‒–—―−]", "-", plain)
    plain = re.sub("['’‘`]", "", plain).replace(",", " ")
    return re.sub(r"\s+", " ", plain).strip(" .;:")


def full_year(digits: str) -> int:
    """A year of two or four digits as a number: 00-69 are 2000-2069, 70-99 are 1970-1999."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year < 70 else 1900)


def month_number(name: str) -> int:
    """1 for "january", "Jan" or "jan." and so on to 12; the name must already be a month's."""
    return next(i for i, month in enumerate(MONTHS, 1) if month.casefold().startswith(name.casefold()[:3]))


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def is_month_end(day: date) -> bool:
    """Whether `day` is the last of its month."""
    return day == month_end(day.year, day.month)


def add_months(day: date, months: int) -> date:
    """The same day of the month so many months on; 31 January and one month is the end of February."""
    years, index = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(years, index + 1)[1]
    return date(years, index + 1, min(day.day, last))


def year_earlier(day: date) -> date:
    """The same day a year before; a month's last day stays its last day (28 or 29 February alike)."""
    if is_month_end(day):
        return month_end(day.year - 1, day.month)
    return day.replace(year=day.year - 1)


def weekday_of(day: date) -> str:
    """The English name of the day of the week: `weekday_of(date(2018, 11, 16))` is "Friday"."""
    return WEEKDAYS[day.weekday()]


def long_date(day: date, *, weekday: bool = False) -> str:
    """A day in words: "16 November 2018", or "Friday 16 November 2018" with its weekday."""
    words = f"{day.day} {MONTHS[day.month - 1]} {day.year}"
    return f"{weekday_of(day)} {words}" if weekday else words


def plain_date(day: date) -> date:
    """`day` itself, refusing a datetime: which day a moment falls on depends on the time zone."""
    if isinstance(day, datetime) or not isinstance(day, date):
        raise TypeError(f"a date is wanted here, not {type(day).__name__}")
    return day


def parse_date(text: str) -> date:
    """A day as people write it: `2023-09-30`, `30/09/2023` (day first), `Friday 16th November 2018`.

    Raises DateError when it is not a day, there is no such day, or the weekday belongs to another day.
    """
    found = read_date(text)
    if found is None:
        raise DateError(text, "this is not a date" if text.strip() else "a date is missing")
    return found


def read_date(text: str) -> date | None:
    """As `parse_date`, but None for text that is not shaped like a date at all."""
    plain = tidy(text)
    match = _ISO_DAY.fullmatch(plain) or _SLASHED_DAY.fullmatch(plain) or _WRITTEN_DAY.fullmatch(plain)
    if match is None:
        return None
    parts = match.groupdict()
    written_month = parts["month"]
    month = int(written_month) if written_month.isdigit() else month_number(written_month)
    day = _real_day(text, full_year(parts["year"]), month, int(parts["day"]))
    weekday = parts.get("weekday")
    if weekday and not weekday_of(day).casefold().startswith(weekday[:3]):
        wrong = next(name for name in WEEKDAYS if name.casefold().startswith(weekday[:3]))
        raise DateError(
            text, f"{long_date(day)} is a {weekday_of(day)}, not a {wrong}", (long_date(day, weekday=True),)
        )
    return day


def _real_day(text: str, year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateError(text, f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    if not 1 <= month <= 12:
        raise DateError(text, f"there is no month {month} (the day comes first: 30/09/2023)")
    last = month_end(year, month)
    if not 1 <= day <= last.day:
        raise DateError(text, f"{MONTHS[month - 1]} {year} has no day {day}, its last is {long_date(last)}")
    return date(year, month, day)
