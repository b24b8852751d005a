"""Which quarters a result is due in. A result that is not due is not missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from goldenthread.dates.errors import PeriodError
from goldenthread.dates.financial import FinancialYear, Quarter


class Frequency(StrEnum):
    """How often a new result comes."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    TERMLY = "termly"
    SIX_MONTHLY = "six-monthly"
    ANNUAL = "annual"


# School terms end in July, December and about Easter, so their figures come in Q2, Q3 and Q4.
_USUAL = {
    Frequency.MONTHLY: (1, 2, 3, 4),
    Frequency.QUARTERLY: (1, 2, 3, 4),
    Frequency.TERMLY: (2, 3, 4),
    Frequency.SIX_MONTHLY: (2, 4),
    Frequency.ANNUAL: (4,),
}
_QUARTER_LIST = ("Q3", "Q2; Q4", "Q1; Q2; Q3; Q4")


@dataclass(frozen=True, slots=True)
class ReportingSchedule:
    """The quarters of every financial year in which a result is due: numbers 1 to 4, in order, at least one."""

    frequency: Frequency
    numbers: tuple[int, ...]

    def __post_init__(self) -> None:
        numbers = tuple(sorted(set(self.numbers)))
        wrong = [number for number in numbers if number not in (1, 2, 3, 4)]
        if wrong or not numbers:
            raise PeriodError("", f"due quarters run from Q1 to Q4, not {wrong or 'none'}", _QUARTER_LIST)
        most = len(_USUAL[self.frequency])
        if len(numbers) > most:
            raise PeriodError(
                "; ".join(f"Q{n}" for n in numbers),
                f"{len(numbers)} due quarters are more than {self.frequency} results have ({most})",
                _QUARTER_LIST[:most] if most < 3 else _QUARTER_LIST,
            )
        object.__setattr__(self, "numbers", numbers)

    @classmethod
    def of(cls, frequency: Frequency | str, due: str | Iterable[int] | None = None) -> ReportingSchedule:
        """A schedule from a frequency and its due quarters: "Q1; Q3", numbers, or none for the usual ones.

        Usual: every quarter for monthly and quarterly, Q2 and Q4 for six-monthly, Q2 to Q4 for termly,
        Q4 for annual.
        """
        try:
            often = Frequency(frequency)
        except ValueError:
            names = tuple(member.value for member in Frequency)
            raise PeriodError(str(frequency), "this is not a frequency", names) from None
        numbers = _numbers(due) if isinstance(due, str) else tuple(due or ())
        return cls(often, numbers or _USUAL[often])

    def is_due(self, quarter: Quarter) -> bool:
        """Whether a result is due in `quarter`."""
        return quarter.number in self.numbers

    def next_due(self, after: Quarter) -> Quarter:
        """The first quarter later than `after` in which a result is due."""
        return next(quarter for quarter in map(after.shift, range(1, 5)) if self.is_due(quarter))

    def last_due(self, by: Quarter) -> Quarter:
        """The latest quarter, `by` itself included, in which a result was due."""
        return next(quarter for quarter in map(by.shift, range(0, -4, -1)) if self.is_due(quarter))

    def due_in(self, year: FinancialYear) -> Iterator[Quarter]:
        """The quarters of a financial year in which a result is due."""
        return map(year.quarter, self.numbers)

    def due_words(self, seen_from: Quarter) -> str:
        """What stands in place of a result that is not due: "Due Q3", with its year when it is another year."""
        due = self.next_due(seen_from)
        same_year = due.start_year == seen_from.start_year
        return f"Due {due.short}" if same_year else f"Due {due.short} {due.financial_year}"

    def __str__(self) -> str:
        return "; ".join(f"Q{number}" for number in self.numbers)


def _numbers(text: str) -> tuple[int, ...]:
    parts = [part.strip() for part in re.split(r"[;,\s]+", text) if part.strip()]
    for part in parts:
        if not re.fullmatch(r"[Qq][1-4]", part):
            raise PeriodError(text, f"{part!r} is not a quarter of the year", _QUARTER_LIST)
    return tuple(int(part[1]) for part in parts)
