"""Municipal years: from one annual council meeting, in May as a rule, to the day before the next."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from goldenthread.dates.days import add_months, long_date, plain_date, year_earlier
from goldenthread.dates.errors import PeriodError
from goldenthread.dates.period import Period, checked_year


@dataclass(frozen=True, slots=True)
class MunicipalYear(Period):
    """From `annual_meeting` to the day before `next_annual_meeting`.

    While the next meeting has no date the year is taken to last twelve months, and `end_is_known` is False.
    A year without an annual meeting, as in 2020, makes a longer one: `municipal year 2019-21`.
    """

    annual_meeting: date
    next_annual_meeting: date | None = None

    kind_name = "municipal year"
    _rank = 9

    def __post_init__(self) -> None:
        checked_year(plain_date(self.annual_meeting).year)
        if self.next_annual_meeting is None:
            return
        checked_year(plain_date(self.next_annual_meeting).year)
        if self.next_annual_meeting.year <= self.annual_meeting.year:
            raise PeriodError(
                "",
                f"the annual meeting of {long_date(self.next_annual_meeting)} is not in a year after "
                f"that of {long_date(self.annual_meeting)}",
                self.examples(),
            )

    @property
    def end_is_known(self) -> bool:
        return self.next_annual_meeting is not None

    @property
    def start(self) -> date:
        return self.annual_meeting

    @property
    def end(self) -> date:
        following = self.next_annual_meeting or add_months(self.annual_meeting, 12)
        return following - timedelta(days=1)

    def __str__(self) -> str:
        following = self.next_annual_meeting.year if self.next_annual_meeting else self.start.year + 1
        return f"municipal year {self.start.year}-{following % 100:02d}"

    def year_before(self) -> Self:
        """Twelve months of the year before. Its own meetings' dates are in `MunicipalYears`, if anywhere."""
        return type(self)(year_earlier(self.annual_meeting), self.annual_meeting)

    def _order(self) -> tuple[date, int, int]:
        # A known end and the same end assumed are different years, so they must not tie.
        return (self.end, self.days, self._rank + (not self.end_is_known))

    @classmethod
    def examples(cls) -> tuple[str, ...]:
        return ("municipal year 2023-24",)


class MunicipalYears:
    """The municipal years that a list of annual meetings makes. The last one's end is assumed."""

    def __init__(self, annual_meetings: Iterable[date]) -> None:
        meetings = sorted({plain_date(day) for day in annual_meetings})
        if not meetings:
            raise PeriodError("", "no dates of annual council meetings are given", ("2023-05-23",))
        following = [*meetings[1:], None]
        self._years = tuple(map(MunicipalYear, meetings, following))
        self._starts = meetings

    def __iter__(self) -> Iterator[MunicipalYear]:
        return iter(self._years)

    def __len__(self) -> int:
        return len(self._years)

    def containing(self, day: date) -> MunicipalYear:
        """The municipal year that `day` falls in; PeriodError when no given meeting begins one."""
        index = bisect_right(self._starts, plain_date(day)) - 1
        if index >= 0 and day in self._years[index]:
            return self._years[index]
        raise PeriodError("", f"no municipal year given covers {long_date(day)}", ("add the annual meeting before it",))

    def named(self, text: str) -> MunicipalYear:
        """The year written `municipal year 2023-24` or `2023-24`; PeriodError when it is not among them."""
        wanted = text.strip().casefold().removeprefix("municipal year").strip().replace("/", "-")
        for year in self._years:
            if str(year) == f"municipal year {wanted}":
                return year
        raise PeriodError(text, "the dates of this year's annual meetings are not given", tuple(map(str, self._years)))

    def next(self, year: MunicipalYear) -> MunicipalYear | None:
        """The municipal year after `year`, or None when its annual meeting is not known."""
        return self._neighbour(year, 1)

    def previous(self, year: MunicipalYear) -> MunicipalYear | None:
        """The municipal year before `year`, or None when its annual meeting is not known."""
        return self._neighbour(year, -1)

    def _neighbour(self, year: MunicipalYear, step: int) -> MunicipalYear | None:
        index = self._starts.index(year.annual_meeting) + step
        return self._years[index] if 0 <= index < len(self._years) else None
