"""Reading financial years, quarters and halves from tidied text. See `reading` for how readers answer."""

from __future__ import annotations

import re

from goldenthread.dates.days import FIRST_YEAR, LAST_YEAR, MONTHS, full_year
from goldenthread.dates.errors import PeriodError
from goldenthread.dates.financial import FinancialYear, HalfYear, Quarter
from goldenthread.dates.period import Period
from goldenthread.dates.spans import DateRange
from goldenthread.patterns import regex

_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINAL = r"(?:1st|2nd|3rd|4th|first|second|third|fourth)"

# Years are taken loosely, so that what is wrong with them can be said.
_YEARS = r"(?:fy ?|financial year )?(?P<y1>\d{4}|\d{2}) ?[-/] ?(?P<y2>\d+)(?: financial year)?"
_ONE_YEAR = r"(?P<year>\d{4})"
_Q = r"(?:q|qtr|quarter) ?(?P<q>\d+|one|two|three|four)"
_Q_OF = rf"(?:{_Q}|(?:the )?(?P<nth>{_ORDINAL}) (?:quarter|qtr))"
_OF = r"(?: ?,? ?(?:of )?(?:the )?)"

_FINANCIAL_YEAR = regex(rf"{_YEARS}(?: (?:eoy|full year|whole year|outturn))?", re.ASCII)
_QUARTER_FIRST = regex(rf"{_Q_OF}{_OF}{_YEARS}", re.ASCII)
_QUARTER_LAST = regex(rf"{_YEARS}[ -]?{_Q_OF}", re.ASCII)
_QUARTER_ONE_YEAR = regex(rf"{_Q_OF}{_OF}{_ONE_YEAR}|(?P<year2>\d{{4}})[ -]?(?:q|quarter) ?(?P<q2>\d+)", re.ASCII)
_QUARTER_ALONE = regex(_Q_OF, re.ASCII)
_TWO_QUARTERS_FIRST = regex(
    rf"(?:q|quarters? )(?P<a>\d) ?(?:and|&|to|-) ?(?:q|quarter )?(?P<b>\d){_OF}{_YEARS}", re.ASCII
)
_TWO_QUARTERS_LAST = regex(rf"{_YEARS} (?:q|quarters? )(?P<a>\d) ?(?:and|&|to|-) ?(?:q|quarter )?(?P<b>\d)", re.ASCII)
_BETWEEN_QUARTERS = regex(r"\s(?:to|-)\s|\s?-\s?(?=q)")
_HALF = regex(rf"(?:h(?P<h>\d+)|(?:the )?(?P<nth>{_ORDINAL}) half(?: year)?){_OF}{_YEARS}", re.ASCII)
_HALF_ALONE = regex(r"h[12]")
_HALF_LAST = regex(rf"{_YEARS} ?h(?P<h>\d+)", re.ASCII)


def read_financial_year(plain: str) -> Period | None:
    """`2023-24`, `2023/2024`, `18/19`, `FY 2023-24`, `17/18 EOY`."""
    match = _FINANCIAL_YEAR.fullmatch(plain)
    return _year_of(match) if match else None


def read_quarter(plain: str) -> Period | None:
    """`2023-24 Q2`, `Q2 18/19`, `Quarter 2 (Q2) 2018/19`, `second quarter of 2018-19`."""
    said_once = re.sub(r"quarter ?(\d) \(q\1\)", r"q\1", plain)
    match = _QUARTER_FIRST.fullmatch(said_once) or _QUARTER_LAST.fullmatch(said_once)
    if match:
        number = _number(match["q"] or match["nth"])
        _check_quarter(number)
        return _year_of(match).quarter(number)
    match = _QUARTER_ONE_YEAR.fullmatch(said_once)
    if match:
        number = _number(match["q"] or match["nth"] or match["q2"])
        _check_quarter(number)
        year = int(match["year"] or match["year2"])
        _in_range(year, FIRST_YEAR + 1)
        choices = tuple(f"{Quarter(first, number)}" for first in (year - 1, year))
        raise PeriodError(plain, f"{year} alone does not say which financial year the quarter is in", choices)
    if _QUARTER_ALONE.fullmatch(said_once):
        raise PeriodError(plain, "a quarter needs its financial year", Quarter.examples())
    return None


def read_quarters(plain: str) -> Period | None:
    """`Q1 and Q2 2023-24` (a half year), `Q1-Q3 2021/22`, `Q4 2020/21 - Q3 2021/22`, `Q4 2020/21 - Q1-Q3 2021/22`."""
    match = _TWO_QUARTERS_FIRST.fullmatch(plain) or _TWO_QUARTERS_LAST.fullmatch(plain)
    if match:
        year = _year_of(match)
        numbers = int(match["a"]), int(match["b"])
        for number in numbers:
            _check_quarter(number)
        return _from_quarter_to(year.quarter(numbers[0]), year.quarter(numbers[1]))
    for between in _BETWEEN_QUARTERS.finditer(plain):
        first = read_quarter(plain[: between.start()].removeprefix("from "))
        rest = plain[between.end() :]
        last = (read_quarter(rest) or read_quarters(rest)) if isinstance(first, Quarter) else None
        if isinstance(first, Quarter) and last is not None:
            return _from_quarter_to(first, last)
    return None


def read_half_year(plain: str) -> Period | None:
    """`H1 2023-24`, `2023-24 H2`, `first half of 2023-24`."""
    match = _HALF.fullmatch(plain) or _HALF_LAST.fullmatch(plain)
    if match is None:
        if _HALF_ALONE.fullmatch(plain):
            raise PeriodError(plain, "a half year needs its financial year", HalfYear.examples())
        return None
    number = _number(match["h"] or match["nth"])
    if number not in (1, 2):
        raise PeriodError(plain, f"there is no half {number}: a year has H1 and H2", HalfYear.examples())
    return HalfYear(_year_of(match).start_year, number)


def _from_quarter_to(first: Quarter, last: Period) -> Period:
    """The period from a quarter to another one, or to a run of quarters that follows it."""
    if isinstance(last, Quarter):
        if last < first:
            raise PeriodError("", f"quarters run backwards, from {first} to {last}", (f"{last} to {first}",))
        if last == first.next() and last.number in (2, 4):
            return HalfYear(first.start_year, last.number // 2)
        return first if first == last else DateRange(first.start, last.end)
    if last.start != first.next().start:
        raise PeriodError("", f"the quarters after {first} do not follow it", (f"{first} to {first.shift(3)}",))
    return DateRange(first.start, last.end)


def _number(written: str) -> int:
    return _NUMBERS.get(written) or int(re.sub(r"\D", "", written))


def _check_quarter(number: int) -> None:
    if number not in (1, 2, 3, 4):
        raise PeriodError("", f"there is no quarter {number}: a year has Q1 to Q4", Quarter.examples())


def _in_range(year: int, first: int = FIRST_YEAR) -> None:
    if not first <= year < LAST_YEAR:
        raise PeriodError("", f"the year {year} is outside {first} to {LAST_YEAR - 1}", FinancialYear.examples())


def _year_of(match: re.Match[str]) -> FinancialYear:
    """The financial year that two years make when the second is the one after the first."""
    one, two = match["y1"], match["y2"]
    if len(one) == 2 and len(two) == 4:
        month = f", {MONTHS[int(one) - 1]} {two}" if 1 <= int(one) <= 12 else ""
        raise PeriodError(
            "",
            f"{one}/{two} could be a month or a year",
            (*FinancialYear.examples()[:1], *((month[2:],) if month else ("calendar year 2023",))),
        )
    if len(two) not in (2, 4):
        problem = "is cut short" if len(two) in (1, 3) else "has too many figures"
        raise PeriodError("", f"the second year, {two}, {problem}", _year_examples(one))
    first = full_year(one)
    _in_range(first)
    second = int(two) if len(two) == 4 else first - first % 100 + int(two)
    if len(two) == 2 and first % 100 == 99 and two == "00":
        second += 100
    if second == first + 1:
        return FinancialYear(first)
    raise PeriodError("", *_not_a_year(first, second, one, two))


def _not_a_year(first: int, second: int, one: str, two: str) -> tuple[str, tuple[str, ...]]:
    """What is wrong with two years that do not follow each other, and what may have been meant."""
    year = _year_examples(one)
    if len(one) == 4 and len(two) == 2 and 1 <= int(two) <= 12 and second != first:
        month = f"{MONTHS[int(two) - 1]} {first}"
        return f"{two} is not the year after {first}, and a month is written in words", (*year, month)
    if second == first:
        return f"a financial year ends in the year after it begins, not in {second} again", year
    if second < first:
        return f"the years run backwards, from {first} to {second}", year
    dates = f"{first}-04-01 to {second}-03-31"
    return f"{first} to {second} is {second - first} years, and a financial year is one", (*year, dates)


def _year_examples(one: str) -> tuple[str, ...]:
    first = full_year(one)
    return (f"{first}-{(first + 1) % 100:02d}",)
