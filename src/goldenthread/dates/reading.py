"""Reading a period as people write it: `Q2 2018/19`, `12 months to September 2018`, `Autumn 17`.

Text is tidied first (case, dashes, commas, spaces), then each reader below is asked in turn. A reader
answers None when the text is not shaped like its kind of period, and raises when it is but is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from functools import lru_cache

from goldenthread.dates.days import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_PATTERN,
    add_months,
    full_year,
    is_month_end,
    month_number,
    read_date,
    tidy,
)
from goldenthread.dates.errors import DateError, PeriodError
from goldenthread.dates.municipal import MunicipalYear, MunicipalYears
from goldenthread.dates.period import Period
from goldenthread.dates.reading_financial import read_financial_year, read_half_year, read_quarter, read_quarters
from goldenthread.dates.spans import AsAt, CalendarYear, DateRange, Month, Season, TwelveMonths
from goldenthread.patterns import regex

_LONGEST = 120
_YEAR = r"(?:\d{4}|\d{2})"
_COUNTS = {"three": 3, "six": 6, "nine": 9, "twelve": 12}
_TO = r"(?:to|until|till|through|-)"

_CALENDAR_YEAR = regex(r"(?:calendar year )?(?P<year>\d{4})(?: calendar year)?", re.ASCII)
_MONTH = regex(rf"(?P<month>{MONTH_PATTERN})\.?[ -]?(?P<year>{_YEAR})", re.ASCII)
_MONTHS = regex(
    rf"(?:from )?(?P<m1>{MONTH_PATTERN})\.?(?: ?(?P<y1>{_YEAR}))? ?{_TO} ?"
    rf"(?P<m2>{MONTH_PATTERN})\.? ?(?P<y2>{_YEAR})",
    re.ASCII,
)
_MONTHS_TO = regex(
    r"(?:the )?(?:rolling )?(?:(?P<count>\d+|three|six|nine|twelve)[ -]months?|(?P<year>year)) "
    r"(?:up )?(?:to|ending|ended)(?: the)?(?: end(?: of)?)? (?P<end>.+)",
    re.ASCII,
)
_SEASON = regex(rf"(?P<name>spring|summer|autumn|winter) (?P<year>{_YEAR})(?: ?[-/] ?(?P<next>\d+))?", re.ASCII)
_AS_AT = regex(r"(?:as (?:at|of|on)|at|on|snapshot(?: at| on)?)(?: the)? (?P<day>.+)")
_END_OF = regex(r"(?:the )?end (?:of )?(?:the )?(?P<period>.+)")
_RANGE = regex(rf"(?:from )?(?P<first>\S.*?) {_TO} (?P<last>.+)")
_ISO_INTERVAL = regex(r"(?P<first>\d{4}-\d\d-\d\d)/(?P<last>\d{4}-\d\d-\d\d)", re.ASCII)
_DAY_AND_MONTH = regex(rf"\d{{1,2}}(?:st|nd|rd|th)? {MONTH_PATTERN}", re.ASCII)
_MUNICIPAL = regex(r"\s*municipal\s+year\b", re.IGNORECASE)


def parse_period(text: str, annual_meetings: Iterable[date] = ()) -> Period:
    """The period that `text` writes, in any of the ways listed in docs/reference/dates.md.

    A municipal year is only known by its annual meetings, so their dates must be given to read one.
    Raises PeriodError saying what is wrong and what would be accepted.
    """
    if not isinstance(text, str):
        raise PeriodError("", f"a period is text, not {type(text).__name__}")
    if len(text) <= _LONGEST and _MUNICIPAL.match(text):
        return _municipal_year(text, annual_meetings)
    return _read(text)


# A column of 200,000 rows repeats a few dozen periods, so what has been read is kept.
@lru_cache(maxsize=4096)
def _read(text: str) -> Period:
    if not text.strip():
        raise PeriodError("", "a period is missing")
    if len(text) > _LONGEST:
        raise PeriodError(text, f"a period is at most {_LONGEST} characters long, and this has {len(text)}")
    try:
        found = _read_plain(tidy(text))
    except (PeriodError, DateError) as error:
        # The message quotes what the person wrote, not the tidied text or the part of it at fault.
        raise PeriodError(text, error.problem, error.examples) from None
    if found is None:
        raise PeriodError(text, "this is not a period that can be read")
    return found


def _read_plain(plain: str) -> Period | None:
    for reader in _READERS:
        found = reader(plain)
        if found is not None:
            return found
    return None


def _municipal_year(text: str, annual_meetings: Iterable[date]) -> MunicipalYear:
    meetings = tuple(annual_meetings)
    if not meetings:
        raise PeriodError(
            text, "a municipal year can only be read with the dates of the annual council meetings", ("2023-24",)
        )
    try:
        return MunicipalYears(meetings).named(tidy(text))
    except PeriodError as error:
        raise PeriodError(text, error.problem, error.examples) from None


def _year(digits: str, text: str) -> int:
    year = full_year(digits)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise PeriodError(text, f"the year {year} is outside {FIRST_YEAR} to {LAST_YEAR}")
    return year


def _read_calendar_year(plain: str) -> Period | None:
    match = _CALENDAR_YEAR.fullmatch(plain)
    return CalendarYear(_year(match["year"], plain)) if match else None


def _read_month(plain: str) -> Period | None:
    match = _MONTH.fullmatch(plain)
    return Month(_year(match["year"], plain), month_number(match["month"])) if match else None


def _read_months(plain: str) -> Period | None:
    """A range of whole months. Two digits after a month's name are a year, so `Oct 17 - Sep 18` is a year long."""
    match = _MONTHS.fullmatch(plain)
    if match is None:
        return None
    last = Month(_year(match["y2"], plain), month_number(match["m2"]))
    number = month_number(match["m1"])
    if match["y1"] is None and number > last.month:
        before, after = Month(last.year - 1, number), Month(last.year, number)
        raise PeriodError(plain, f"it is not clear whether it begins in {before} or {after}", (f"{before} to {last}",))
    first = Month(_year(match["y1"], plain) if match["y1"] else last.year, number)
    if last < first:
        raise PeriodError(plain, f"the range runs backwards, from {first} to {last}", (f"{last} to {first}",))
    return DateRange(first.start, last.end)


def _read_months_to(plain: str) -> Period | None:
    match = _MONTHS_TO.fullmatch(plain)
    if match is None:
        return None
    written = match["count"]
    count = 12 if match["year"] else _COUNTS.get(written) or int(written)
    if not 1 <= count <= 120:
        raise PeriodError(plain, f"{count} months is not between 1 and 120", TwelveMonths.examples())
    end = _end_day(match["end"])
    if end is None:
        raise PeriodError(plain, "the months must end with a month and year, or a day", TwelveMonths.examples())
    if not is_month_end(end):
        return DateRange(add_months(end, -count) + timedelta(days=1), end)
    if count == 12:
        return TwelveMonths(end.year, end.month)
    first = add_months(date(end.year, end.month, 1), 1 - count)
    return DateRange(first, end)


def _end_day(plain: str) -> date | None:
    month = _read_month(plain)
    return month.end if month else read_date(plain)


def _read_season(plain: str) -> Period | None:
    match = _SEASON.fullmatch(plain)
    if match is None:
        return None
    name, year, following = match["name"].title(), _year(match["year"], plain), match["next"]
    if name != "Winter":
        if following:
            raise PeriodError(plain, f"{name} falls in one year", (f"{name} {year}",))
        return Season(year, name)
    if following is None:
        examples = (f"Winter {year - 1}-{year % 100:02d}", f"Winter {year}-{(year + 1) % 100:02d}")
        raise PeriodError(plain, "winter runs from December to February, so it needs both its years", examples)
    if following not in (str(year + 1), f"{(year + 1) % 100:02d}"):
        raise PeriodError(
            plain, f"{following} is not the year after {year}", (f"Winter {year}-{(year + 1) % 100:02d}",)
        )
    return Season(year, name)


def _read_as_at(plain: str) -> Period | None:
    match = _AS_AT.fullmatch(plain)
    if match is None:
        return None
    day = read_date(match["day"])
    if day is not None:
        return AsAt(day)
    found = _read_end_of(match["day"])
    if found is None:
        raise PeriodError(plain, "a snapshot needs its day", ("as at 30 September 2023", "as at end September 2023"))
    return found


def _read_end_of(plain: str) -> Period | None:
    match = _END_OF.fullmatch(plain)
    if match is None:
        return None
    period = _read_plain(match["period"])
    return AsAt(period.end) if period else None


def _read_day(plain: str) -> Period | None:
    day = read_date(plain)
    return AsAt(day) if day else None


def _read_dates(plain: str) -> Period | None:
    match = _ISO_INTERVAL.fullmatch(plain) or _RANGE.fullmatch(plain)
    if match is None:
        return None
    last = read_date(match["last"])
    if last is None:
        return None
    first_text = match["first"]
    if _DAY_AND_MONTH.fullmatch(first_text):
        first_text = f"{first_text} {last.year}"
    first = read_date(first_text)
    return DateRange(first, last) if first else None


_READERS: tuple[Callable[[str], Period | None], ...] = (
    _read_day,
    read_quarter,
    read_quarters,
    read_half_year,
    read_financial_year,
    _read_calendar_year,
    _read_month,
    _read_months,
    _read_months_to,
    _read_season,
    _read_as_at,
    _read_end_of,
    _read_dates,
)
