"""Financial years and quarters named in headings and titles: "Q2 18/19", "Quarter 2 2018/19", "17/18 EOY"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from goldenthread.packs.phrases import pattern, patterns, phrases

_YEARS = re.compile(r"(?<![\d/])(?P<a>(?:20)?\d\d)\s?[-/–]\s?(?P<b>(?:20)?\d\d)(?![\d/]|\s?%)")
_NEAR = 40


@dataclass(frozen=True, slots=True)
class When:
    """A period that words name. `year` is the first of the financial year's two, or None where only a quarter is
    named; `quarter` None where only a year is. `start` and `end` are offsets in the words."""

    year: int | None
    quarter: int | None
    start: int
    end: int

    @property
    def text(self) -> str:
        """As the record has it: "2018-19 Q2", "2018-19", "Q2"."""
        years = f"{self.year}-{(self.year + 1) % 100:02d}" if self.year is not None else ""
        return f"{years} Q{self.quarter}".strip() if self.quarter else years

    @property
    def key(self) -> tuple[int, int]:
        """For putting in order of time; a whole year comes at its end."""
        return self.year or 0, self.quarter or 5

    @property
    def year_before(self) -> tuple[int | None, int | None]:
        """The year and quarter a year earlier."""
        return (self.year - 1 if self.year is not None else None), self.quarter


@cache
def whens(text: str) -> tuple[When, ...]:
    """The quarters that words name, each with the year nearest after it, else before it; else the years alone."""
    years = [(year, match.start(), match.end()) for match in _YEARS.finditer(text) if (year := _year(match))]
    quarters = list(_quarters(text))
    if not quarters:
        return tuple(When(year, None, start, end) for year, start, end in years)
    found: list[When] = []
    for number, start, end, own in quarters:
        after = next((place for place in years if place[1] >= end and place[1] - end <= _NEAR), None)
        before = next((place for place in reversed(years) if place[2] <= start), None)
        near = after or before
        year = own if own is not None else near[0] if near else None
        spot = (start, max(end, near[2])) if near else (start, end)
        if all((when.year, when.quarter) != (year, number) for when in found):
            found.append(When(year, number, min(spot[0], near[1] if near else start), spot[1]))
    return tuple(found)


def when(text: str) -> When | None:
    """The first quarter or year that words name."""
    found = whens(text)
    return found[0] if found else None


def placed(quarter: int, known: Iterable[When]) -> When | None:
    """The one period of some in which a quarter named without its year falls; None where that cannot be told."""
    years = {when.year for when in known if when.quarter == quarter and when.year is not None}
    return When(years.pop(), quarter, 0, 0) if len(years) == 1 else None


def _year(match: re.Match[str]) -> int | None:
    first, second = int(match["a"]) % 100, int(match["b"]) % 100
    if (first + 1) % 100 != second or (len(match["a"]) == 2 and len(match["b"]) == 4):
        return None
    return 2000 + first


def _quarters(text: str) -> list[tuple[int, int, int, int | None]]:
    """Number, offsets, and year if the words themselves give it, of each quarter; "Q1-Q3" names Q2 too."""
    found: list[tuple[int, int, int, int | None]] = []
    numbers = phrases("periods")["numbers"]
    for wanted in patterns("periods", "quarter"):
        for match in wanted.finditer(text):
            found.append((int(numbers[match["q"].casefold()]), match.start(), match.end(), None))
    for match in pattern("periods", "three_months").finditer(text):
        first = match["first"].casefold()[:3]
        number = int(phrases("periods")["first_months"].get(first, 0))
        if number and phrases("periods")["last_months"][first] == match["last"].casefold()[:3]:
            year = match["year"]
            own = year_of_quarter(int(year) % 100 + 2000, number) if year else None
            found.append((number, match.start(), match.end(), own))
    for match in pattern("periods", "year_to").finditer(text):
        number = int(phrases("periods")["ends"][match["last"].casefold()[:3]])
        found.append((number, match.start(), match.end(), year_of_quarter(int(match["year"]) % 100 + 2000, number)))
    found.sort(key=lambda one: one[1])
    for one, two in pairwise(found):
        if pattern("periods", "to").fullmatch(text[one[2] : two[1]]):
            found += [(number, one[1], two[2], None) for number in range(one[0] + 1, two[0])]
    return found


def year_of_quarter(calendar: int, quarter: int) -> int:
    """The first year of the financial year in which a quarter that ends in a calendar year falls."""
    return calendar - 1 if quarter == 4 else calendar
