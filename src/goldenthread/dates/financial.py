"""Financial years, 1 April to 31 March, with their quarters and halves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

from goldenthread.dates.days import LAST_YEAR, month_end, plain_date
from goldenthread.dates.errors import PeriodError
from goldenthread.dates.period import Period, checked_number, checked_year


@dataclass(frozen=True, slots=True)
class FinancialYear(Period):
    """1 April of `start_year` to 31 March of the next, written `2023-24`."""

    start_year: int

    kind_name = "financial year"
    _rank = 6

    def __post_init__(self) -> None:
        checked_year(self.start_year, LAST_YEAR - 1)

    @classmethod
    def containing(cls, day: date) -> FinancialYear:
        """The financial year that `day` falls in."""
        return cls(plain_date(day).year - (day.month < 4))

    @property
    def start(self) -> date:
        return date(self.start_year, 4, 1)

    @property
    def end(self) -> date:
        return date(self.start_year + 1, 3, 31)

    def __str__(self) -> str:
        return f"{self.start_year}-{(self.start_year + 1) % 100:02d}"

    def shift(self, years: int) -> FinancialYear:
        """The financial year so many years later (earlier when negative)."""
        return FinancialYear(self.start_year + years)

    def next(self) -> FinancialYear:
        """The financial year after this one."""
        return self.shift(1)

    def previous(self) -> FinancialYear:
        """The financial year before this one."""
        return self.shift(-1)

    def year_before(self) -> Self:
        return type(self)(self.start_year - 1)

    def quarter(self, number: int) -> Quarter:
        """Its quarter 1, 2, 3 or 4."""
        return Quarter(self.start_year, number)

    def quarters(self) -> tuple[Quarter, Quarter, Quarter, Quarter]:
        """Its four quarters in order."""
        return self.quarter(1), self.quarter(2), self.quarter(3), self.quarter(4)

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("2023-24", "2023/24", "2023/2024")


@dataclass(frozen=True, slots=True)
class Quarter(Period):
    """A quarter of the financial year that begins in `start_year`: 1 is April to June, 4 January to March."""

    start_year: int
    number: int

    kind_name = "quarter"
    _rank = 3

    def __post_init__(self) -> None:
        checked_year(self.start_year, LAST_YEAR - 1)
        checked_number(self.number, 4, "quarter")

    @classmethod
    def containing(cls, day: date) -> Quarter:
        """The quarter that `day` falls in."""
        year = FinancialYear.containing(day)
        return cls(year.start_year, (day.month - 4) % 12 // 3 + 1)

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear(self.start_year)

    @property
    def start(self) -> date:
        if self.number == 4:
            return date(self.start_year + 1, 1, 1)
        return date(self.start_year, 3 * self.number + 1, 1)

    @property
    def end(self) -> date:
        start = self.start
        return month_end(start.year, start.month + 2)

    @property
    def short(self) -> str:
        """The quarter without its year: "Q2"."""
        return f"Q{self.number}"

    def __str__(self) -> str:
        return f"{self.financial_year} {self.short}"

    def shift(self, quarters: int) -> Quarter:
        """The quarter so many quarters later (earlier when negative)."""
        years, index = divmod(self.start_year * 4 + self.number - 1 + quarters, 4)
        return Quarter(years, index + 1)

    def next(self) -> Quarter:
        """The quarter after this one."""
        return self.shift(1)

    def previous(self) -> Quarter:
        """The quarter before this one."""
        return self.shift(-1)

    def year_before(self) -> Self:
        return type(self)(self.start_year - 1, self.number)

    def same_quarter_last_year(self) -> Quarter:
        """The quarter of the same number in the year before: the default comparison."""
        return self.year_before()

    def quarters_since(self, earlier: Quarter) -> int:
        """How many quarters this one comes after `earlier`; negative when it comes before."""
        return (self.start_year - earlier.start_year) * 4 + self.number - earlier.number

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("2023-24 Q2", "Q2 2023/24", "Quarter 2 2023-24")


@dataclass(frozen=True, slots=True)
class HalfYear(Period):
    """April to September (1) or October to March (2) of a financial year, written `2023-24 H1`."""

    start_year: int
    number: int

    kind_name = "half year"
    _rank = 5

    def __post_init__(self) -> None:
        checked_year(self.start_year, LAST_YEAR - 1)
        checked_number(self.number, 2, "half year")

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear(self.start_year)

    @property
    def start(self) -> date:
        return self.quarters()[0].start

    @property
    def end(self) -> date:
        return self.quarters()[1].end

    def __str__(self) -> str:
        return f"{self.financial_year} H{self.number}"

    @property
    def label(self) -> str:
        first, second = self.quarters()
        return f"{first.short} and {second.short} {self.financial_year}"

    def quarters(self) -> tuple[Quarter, Quarter]:
        """Its two quarters in order."""
        second = Quarter(self.start_year, 2 * self.number)
        return second.previous(), second

    def shift(self, halves: int) -> HalfYear:
        """The half year so many half years later (earlier when negative)."""
        years, index = divmod(self.start_year * 2 + self.number - 1 + halves, 2)
        return HalfYear(years, index + 1)

    def next(self) -> HalfYear:
        """The half year after this one."""
        return self.shift(1)

    def previous(self) -> HalfYear:
        """The half year before this one."""
        return self.shift(-1)

    def year_before(self) -> Self:
        return type(self)(self.start_year - 1, self.number)

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("2023-24 H1", "Q1 and Q2 2023-24")


def quarters_between(first: Quarter, last: Quarter) -> Iterator[Quarter]:
    """Every quarter from `first` to `last`, both included; PeriodError when they are the wrong way round."""
    if last < first:
        raise PeriodError("", f"quarters run backwards from {first} to {last}", ("2022-23 Q1 to 2023-24 Q2",))
    return (first.shift(n) for n in range(last.quarters_since(first) + 1))
