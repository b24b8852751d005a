"""The period that a result's data covers, from the period it is reported in and the kind of result."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from goldenthread.dates.errors import PeriodError
from goldenthread.dates.financial import FinancialYear, HalfYear, Quarter
from goldenthread.dates.period import Period, checked_year
from goldenthread.dates.spans import AsAt, DateRange, Month, TwelveMonths

Amount = TypeVar("Amount", int, Decimal)


class ResultKind(StrEnum):
    """What stretch of time one result stands for."""

    QUARTER = "quarter"
    CUMULATIVE = "cumulative"
    SNAPSHOT = "snapshot"
    ROLLING = "rolling"
    ANNUAL = "annual"
    SURVEY = "survey"

    @property
    def mark(self) -> str:
        """The mark printed beside a result: "(c)", "(s)", "(r)", or nothing."""
        return _MARKS.get(self, "")

    @property
    def words(self) -> str:
        """What the mark stands for, as a note under a table says it."""
        return _KIND_WORDS[self]

    @classmethod
    def from_mark(cls, mark: str) -> ResultKind:
        """The kind that a printed mark names; no mark is the quarter alone. PeriodError for another mark."""
        letter = mark.strip().strip("()").casefold()
        if not letter:
            return cls.QUARTER
        for kind, printed in _MARKS.items():
            if printed == f"({letter})":
                return kind
        raise PeriodError(mark, "this is not the mark of a kind of result", tuple(_MARKS.values()))


_MARKS = {ResultKind.CUMULATIVE: "(c)", ResultKind.SNAPSHOT: "(s)", ResultKind.ROLLING: "(r)"}
_KIND_WORDS = {
    ResultKind.QUARTER: "the period alone",
    ResultKind.CUMULATIVE: "cumulative since 1 April",
    ResultKind.SNAPSHOT: "snapshot at the end of the period",
    ResultKind.ROLLING: "rolling twelve months",
    ResultKind.ANNUAL: "annual",
    ResultKind.SURVEY: "one wave of a survey",
}


def period_covered(reported_in: Period, kind: ResultKind | str) -> Period | None:
    """The period that a result covers unless its source says otherwise; None when only the source can say.

    `reported_in` is a quarter, month, half year or financial year. A survey's wave is not settled by when it
    is reported: None. An annual result covers the latest financial year that is over when the period ends.
    """
    if not isinstance(reported_in, Quarter | Month | HalfYear | FinancialYear):
        raise PeriodError(
            str(reported_in), f"results are not reported in a {reported_in.kind_name}", ("2023-24 Q2", "2023-24")
        )
    kind = result_kind(kind)
    end = reported_in.end
    if kind is ResultKind.QUARTER:
        return reported_in
    if kind is ResultKind.CUMULATIVE:
        return DateRange(FinancialYear.containing(end).start, end)
    if kind is ResultKind.SNAPSHOT:
        return AsAt(end)
    if kind is ResultKind.ROLLING:
        return TwelveMonths(end.year, end.month)
    if kind is ResultKind.ANNUAL:
        year = FinancialYear.containing(end)
        return year if year.end == end else year.previous()
    return None


def result_kind(kind: ResultKind | str) -> ResultKind:
    """A kind of result by its name; PeriodError listing the names for any other."""
    try:
        return ResultKind(kind)
    except ValueError:
        names = tuple(member.value for member in ResultKind)
        raise PeriodError(str(kind), "this is not a kind of result", names) from None


def in_arrears(reported_in: Period, covered: Period) -> bool:
    """Whether the data is older than the period it is reported in: it ends before that period begins."""
    return covered.end < reported_in.start


def quarters_of_calendar_year(year: int) -> tuple[Quarter, Quarter, Quarter, Quarter]:
    """January to December in quarters: Q4 of one financial year and Q1 to Q3 of the next."""
    first = Quarter(checked_year(year) - 1, 4)
    return first, first.shift(1), first.shift(2), first.shift(3)


def calendar_year_total(results: Mapping[Quarter, Amount], year: int) -> Amount:
    """The total of a calendar year from its quarters' own results (not cumulative ones), exactly.

    Raises PeriodError naming the quarters that `results` lacks: a total of three quarters is not a year's.
    """
    quarters = quarters_of_calendar_year(year)
    missing = [str(quarter) for quarter in quarters if quarter not in results]
    if missing:
        raise PeriodError(
            str(year),
            f"there is no result for {', '.join(missing)}",
            (f"a result for each of {quarters[0]} to {quarters[3]}",),
        )
    first, *others = (results[quarter] for quarter in quarters)
    total = first
    for amount in others:
        total = total + amount
    return total
