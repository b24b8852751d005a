"""What words name a span of months or days: "July to September 2023", "Jan-Mar", "01/10/17 to 31/12/17"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from goldenthread.dates.days import MONTH_PATTERN, month_number
from goldenthread.dates.mentions import days_mentioned
from goldenthread.patterns import regex

_JOIN = r"\s*(?:to(?:\s+(?:the\s+)?end\s+of)?|until|through|and|[-–—/])\s*"
_YEAR = r"(?:\s*,?\s*(?P<{}>(?:19|20)\d\d)(?![\d/]|[-–]\d))?"
_DAY = r"(?:(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?)?"
SPAN = regex(
    r"(?:from\s+|between\s+"
    rf"|the\s+(?:three\s+)?months?\s+(?:of\s+)?)?{_DAY.format('first_day')}(?P<first>{MONTH_PATTERN})\b\.?{_YEAR.format('first_year')}(?:\s*,\s*(?P<middle>{MONTH_PATTERN})\b\.?\s*,?)?{_JOIN}{_DAY.format('last_day')}(?P<last>{MONTH_PATTERN})\b(?:\.(?=\s(?:19"
    rf"|20)\d\d))?{_YEAR.format('last_year')}",
    re.IGNORECASE,
)
_FIGURES = regex(
    r"(\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d))\s*(?:to|until|[-–—])\s*(\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d\d))"
)


@dataclass(frozen=True, slots=True)
class NamedSpan:
    """A span of months: the number of its first and last month, and the year of each where said or plain.

    `first_day` and `last_day` are days of the month where they are said.
    """

    start: int
    end: int
    first_month: int
    last_month: int
    first_year: int | None
    last_year: int | None
    first_day: int | None = None
    last_day: int | None = None

    @property
    def months(self) -> int:
        """How many months it takes in: 3 for July to September, also where it runs over the new year."""
        return (self.last_month - self.first_month) % 12 + 1

    @property
    def forwards(self) -> bool:
        """Whether its years leave it between one and twelve months."""
        if self.first_year is None or self.last_year is None:
            return True
        return self.last_year - self.first_year == (1 if self.last_month < self.first_month else 0)

    @property
    def whole_months(self) -> bool:
        """Whether it begins on a month's first day and ends late in a month, as far as days are said."""
        return self.first_day in (None, 1) and (self.last_day is None or self.last_day >= 28)


def span_at(text: str, offset: int) -> NamedSpan | None:
    """The span that begins at this offset of a text, if one does."""
    match = SPAN.match(text, offset)
    if match:
        return _named(match)
    figures = _FIGURES.match(text, offset)
    return _in_figures(figures) if figures else None


def _named(match: re.Match[str]) -> NamedSpan:
    first, last = month_number(match["first"]), month_number(match["last"])
    first_year = int(match["first_year"]) if match["first_year"] else None
    last_year = int(match["last_year"]) if match["last_year"] else None
    if first_year is None and last_year is not None:
        first_year = last_year - (first > last)
    return NamedSpan(
        match.start(),
        match.end(),
        first,
        last,
        first_year,
        last_year,
        int(match["first_day"]) if match["first_day"] else None,
        int(match["last_day"]) if match["last_day"] else None,
    )


def _in_figures(match: re.Match[str]) -> NamedSpan | None:
    ends: list[date] = [mention.date for mention in days_mentioned(match.group()) if mention.date]
    if len(ends) != 2:
        return None
    first, last = ends
    return NamedSpan(match.start(), match.end(), first.month, last.month, first.year, last.year, first.day, last.day)
