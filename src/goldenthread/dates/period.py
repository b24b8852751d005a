"""What every period can do: it has a first and a last day, an order, words, and it never changes."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from typing import ClassVar, Self

from goldenthread.dates.days import FIRST_YEAR, LAST_YEAR, MONTHS, is_month_end, long_date, plain_date
from goldenthread.dates.errors import PeriodError


class Period(ABC):
    """A stretch of days, both ends included. Immutable, hashable, and ordered by its last day.

    Of periods that end together the shorter comes first, so a year follows its own quarters.

    `str(period)` is its canonical form, which `parse_period` reads back to an equal period. Two periods of
    different types are never equal; `same_days` tells whether they cover the same days.
    """

    __slots__ = ()

    kind_name: ClassVar[str] = "period"
    """What a person calls this type of period."""
    _rank: ClassVar[int] = 0
    """Settles the order of periods with the same days."""

    @property
    @abstractmethod
    def start(self) -> date:
        """The first day."""

    @property
    @abstractmethod
    def end(self) -> date:
        """The last day, which belongs to the period."""

    @abstractmethod
    def __str__(self) -> str: ...

    @abstractmethod
    def year_before(self) -> Self:
        """The same period a year earlier: what a result is compared with by default."""

    @property
    def label(self) -> str:
        """The period as it is printed for people; the canonical form unless the type says better."""
        return str(self)

    @property
    def words(self) -> str:
        """The days covered in words: "July to September 2023", whatever the type of the period."""
        return days_in_words(self.start, self.end)

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def contains(self, day: date) -> bool:
        """Whether `day` falls in the period."""
        return self.start <= plain_date(day) <= self.end

    def __contains__(self, day: date) -> bool:
        return self.contains(day)

    def same_days(self, other: Period) -> bool:
        """Whether both cover the same days, so that their figures may be compared."""
        return (self.start, self.end) == (other.start, other.end)

    def covers(self, other: Period) -> bool:
        """Whether every day of `other` is also a day of this period."""
        return self.start <= other.start and other.end <= self.end

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read text as `parse_period` does and require this type of period; PeriodError otherwise."""
        # The reader knows every type of period, so it can only be imported once they all exist.
        from goldenthread.dates.reading import parse_period

        found = parse_period(text)
        if not isinstance(found, cls):
            raise PeriodError(
                text, f"this is {_article(found.kind_name)}, and {_article(cls.kind_name)} is wanted", cls.examples()
            )
        return found

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        """Ways of writing this type of period, for error messages."""
        return ("2023-24", "2023-24 Q2")

    def _order(self) -> tuple[date, int, int]:
        return (self.end, self.days, self._rank)

    def __lt__(self, other: object) -> bool:
        return self._order() < other._order() if isinstance(other, Period) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self._order() <= other._order() if isinstance(other, Period) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self._order() > other._order() if isinstance(other, Period) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self._order() >= other._order() if isinstance(other, Period) else NotImplemented


def checked_year(year: int, last: int = LAST_YEAR) -> int:
    """`year` when it is a whole number that a council could mean; PeriodError otherwise."""
    if isinstance(year, bool) or not isinstance(year, int):
        raise PeriodError("", f"a year is a whole number such as 2023, not {year!r}")
    if not FIRST_YEAR <= year <= last:
        raise PeriodError("", f"the year {year} is outside {FIRST_YEAR} to {last}")
    return year


def checked_number(number: int, highest: int, what: str) -> int:
    """`number` when it is from 1 to `highest`; PeriodError naming `what` otherwise."""
    if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= highest:
        raise PeriodError("", f"there is no {what} {number}: they run from 1 to {highest}")
    return number


def days_in_words(start: date, end: date) -> str:
    """The days between as people write them: "September 2018", "April to September 2023", "1 May to 3 June 2023"."""
    if start == end:
        return long_date(start)
    if start.day == 1 and is_month_end(end):
        first, last = MONTHS[start.month - 1], f"{MONTHS[end.month - 1]} {end.year}"
        if start.year != end.year:
            return f"{first} {start.year} to {last}"
        return last if start.month == end.month else f"{first} to {last}"
    if start.year != end.year:
        return f"{long_date(start)} to {long_date(end)}"
    return f"{start.day} {MONTHS[start.month - 1]} to {long_date(end)}"


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"
