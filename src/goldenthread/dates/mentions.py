"""Days and months named in running text: "Thursday 16th November", "the 5 March 2019", "21/11/2018", "March 2021"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.dates.days import FIRST_YEAR, LAST_YEAR, MONTH_PATTERN, full_year, month_end, month_number
from goldenthread.patterns import regex

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = (
    r"(?P<weekday{n}>mon|tues?|weds?|wednes|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?P<full{n}>day)?\b[,.]?\s+(?:the\s+)?"
)
_SUFFIX = r"(?:\s?(?:st|nd|rd|th)\b)?"
# A year is no year of a day where it begins a financial year ("March 2018/19") or is part of a number.
_YEAR = r"(?:19|20)\d\d(?!\d|,\d|[/-]\d\d(?![\d/-]|\s?(?:st|nd|rd|th)\b|\s+[a-z]{3}))"
# A hyphen before a day is a range's ("1-5 March") only where it follows a day; "COVID-19 March" has none.
_BEFORE = (
    r"(?<![\d.,/£$€-])|(?<=\b\d-)(?<![.,/£]\d-)|(?<=\b\d\d-)(?<![.,/£]\d\d-)"
    r"|(?<=\d(?:st|nd|rd|th)-)|(?<=\b(?:19|20)\d\d-)"
)
_WRITTEN = regex(
    rf"\b(?:{_WEEKDAY.format(n=1)})?(?:{_BEFORE})(?P<day1>\d{{1,2}}){_SUFFIX}\s*(?:of\s+)?(?P<month1>{MONTH_PATTERN})\b"
    rf"(?:\.(?=,?\s*(?:19|20)\d\d))?(?:,?\s*(?:in\s+)?(?P<year1>{_YEAR}|['’]\d\d(?!\d)))?"
    rf"|\b(?:{_WEEKDAY.format(n=2)})?(?P<month2>{MONTH_PATTERN})\.?\s+(?:the\s+)?"
    rf"(?P<day2>\d{{1,2}})(?:{_SUFFIX},?\s+(?P<year2>{_YEAR})|(?(weekday2)\s?(?:st|nd|rd|th)\b|(?!)))"
    rf"|\b(?P<month3>{MONTH_PATTERN})\.?,?\s+(?P<year3>{_YEAR})",
    re.IGNORECASE,
)
_NUMERIC = regex(
    r"(?<![\d/.,£-])(?P<day4>\d{1,2})(?P<mark>[/.])(?P<month4>\d{1,2})(?P=mark)(?P<year4>(?:19|20)?\d\d)(?![\d/%]|\.\d)"
    r"|(?<=\d-)(?P<day5>\d{1,2})/(?P<month5>\d{1,2})/(?P<year5>(?:19|20)?\d\d)(?![\d/])"
    r"|(?<![\d-])(?P<year6>(?:19|20)\d\d)-(?P<month6>\d\d)-(?P<day6>\d\d)(?![\d-])"
)
# Without one of these there is none of those, and it is found many times faster.
_LIKE_NUMERIC = regex(r"\d(?:[/.]\d{1,2}[/.]\d\d|\d-\d\d-\d\d)")
_MONTH = regex(rf"(?<![a-z]){MONTH_PATTERN}(?![a-z])", re.IGNORECASE)
_MONTHS_BEGIN = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
_DIGIT = regex(r"\d")
_LEFT, _RIGHT = 40, 40
"""How far from a month's name its weekday and its year may stand."""
_URL = regex(r"(?:https?://|www\.)\S+", re.IGNORECASE)
# "may" and "march" are words too: "35 may be affected", "the 4 march on".
_ALSO_WORDS = ("may", "march", "mar")


@dataclass(frozen=True, slots=True)
class DayMention:
    """A day or a month as a text names it: where (`start`, `end`), and what was said of it.

    `weekday` is 0 for Monday, None where none is said; `day` is None for a month alone; `year` None where unsaid.
    `numeric` where it is in figures alone ("21/11/2018").
    """

    text: str
    start: int
    end: int
    month: int
    day: int | None = None
    year: int | None = None
    weekday: int | None = None
    numeric: bool = False

    @property
    def possible(self) -> bool:
        """Whether the calendar has such a day; 29 February counts where no year is said."""
        if not 1 <= self.month <= 12:
            return False
        return self.day is None or 1 <= self.day <= month_end(self.year or 2000, self.month).day

    @property
    def date(self) -> dt.date | None:
        """The day, where day and year are said and the calendar has it."""
        return self.in_year(self.year) if self.year is not None else None

    def in_year(self, year: int) -> dt.date | None:
        """The day in a year, where the calendar has it."""
        if self.day is None or not self.possible or self.day > month_end(year, self.month).day:
            return None
        return dt.date(year, self.month, self.day)

    @property
    def first_day(self) -> dt.date | None:
        """The day itself, or the first of the month where only a month is said; None without a year."""
        if self.year is None or not self.possible:
            return None
        return self.date if self.day is not None else dt.date(self.year, self.month, 1)

    @property
    def last_day(self) -> dt.date | None:
        """The day itself, or the last of the month where only a month is said; None without a year."""
        if self.year is None or not self.possible:
            return None
        return self.date if self.day is not None else month_end(self.year, self.month)

    def nearest(self, to: dt.date) -> dt.date | None:
        """The day, in the year said, or else in the year that brings it nearest to another day."""
        if self.year is not None:
            return self.date
        candidates = [self.in_year(year) for year in (to.year - 1, to.year, to.year + 1)]
        return min((day for day in candidates if day), key=lambda day: abs((day - to).days), default=None)


def days_mentioned(text: str) -> tuple[DayMention, ...]:
    """Every day or month that a text names in figures and a month's name, or in figures alone, in order.

    A month without a day counts only with a capital and a year. Days that no calendar has are given too (see
    `DayMention.possible`); what stands in a web address is not.
    """
    if not _DIGIT.search(text):
        return ()
    found = [mention for match in _matches(text) if (mention := _read(match)) is not None]
    if found and ("://" in text or "www." in text.lower()):
        addresses = [match.span() for match in _URL.finditer(text)]
        found = [mention for mention in found if not any(start <= mention.start < end for start, end in addresses)]
    return tuple(sorted(found, key=lambda mention: mention.start))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """What looks like a day or a month. The long pattern is only tried around a month's name, for speed."""
    if _LIKE_NUMERIC.search(text):
        yield from _NUMERIC.finditer(text)
    lower = text.lower()
    if not any(name in lower for name in _MONTHS_BEGIN):
        return
    end = 0
    for month in _MONTH.finditer(text):
        if month.start() < end:
            continue
        match = _WRITTEN.search(text, max(end, month.start() - _LEFT), month.end() + _RIGHT)
        if match and match.start() <= month.start():
            end = match.end()
            yield match


def _read(match: re.Match[str]) -> DayMention | None:
    parts = match.groupdict()
    form = next(n for n in "654321" if parts.get(f"month{n}") is not None)
    said = parts[f"month{form}"]
    digits = parts.get(f"year{form}")
    if said[0].islower() and (form == "3" or (said in _ALSO_WORDS and not digits)):
        return None
    month = int(said) if said.isdigit() else month_number(said.lower())
    year = full_year(digits.lstrip("'’")) if digits else None
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if form == "4" and parts["mark"] == "." and len(digits or "") == 2:
        # "1.2.21" is a paragraph's number far more often than a date.
        return None
    day = parts.get(f"day{form}")
    if form == "1" and day and match.string[match.start("day1") - 3 : match.start("day1")] == f"{int(day) - 1:02d}-":
        # "2018-19 March 2020": a financial year before a month.
        return None
    weekday = _weekday(match, form) if form in "12" else None
    start = match.start()
    if parts.get(f"weekday{form}") and weekday is None:
        start = match.start(f"day{form}") if form == "1" else match.start(f"month{form}")
    return DayMention(
        text=match.string[start : match.end()],
        start=start,
        end=match.end(),
        month=month,
        day=int(day) if day else None,
        year=year,
        weekday=weekday,
        numeric=form in "456",
    )


def _weekday(match: re.Match[str], form: str) -> int | None:
    """0 for Monday; None where none is said, or the word is another: "sat 3 May", "The Sun, 3 May 2021"."""
    said = match[f"weekday{form}"]
    if not said:
        return None
    if not match[f"full{form}"]:
        before = match.string[max(0, match.start() - 4) : match.start()]
        if said[0].islower() or (said.lower() == "sun" and before.lower() == "the "):
            return None
    return next(number for number, name in enumerate(WEEKDAYS) if name.startswith(said.lower()[:3]))
