"""What every gathered fact shares: the quarter it is seen from, and how it cites its source."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from goldenthread.dates import FinancialYear, Quarter
from goldenthread.plan.models import Sourced
from goldenthread.reports.facts import Citation
from goldenthread.reports.gather.publishable import Publishable

PARTIAL_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True)
class Window:
    """The quarter that is reported, the moment it is seen from, and what may be published."""

    quarter: Quarter
    known_at: dt.datetime
    public: Publishable

    @property
    def period(self) -> str:
        return str(self.quarter)

    @property
    def year(self) -> FinancialYear:
        return self.quarter.financial_year

    @property
    def budget_years(self) -> tuple[str, str]:
        """This financial year and the next, whose savings and fees are being decided in it."""
        return str(self.year), str(self.year.next())

    def cite(self, fact: Sourced) -> Citation | None:
        """Where a fact was published; None where the record does not say, or where the source may not be named.

        The source must be fetched with the fact.
        """
        source = fact.source
        if source is None or source.record_id not in self.public:
            return None
        return Citation(
            source=source.reference,
            title=source.title,
            where=fact.where or None,
            url=source.url or None,
            date=source.date or None,
        )

    def begun(self, partial: str) -> bool:
        """Whether a day, month or year had begun by the quarter's end, which nobody can deny of what is not a date."""
        first = first_day(partial)
        return first is None or first <= self.quarter.end

    def told(self, fact: Sourced) -> bool:
        """Whether a fact with no date of its own was published in time to be about this quarter.

        A quarter's report comes out in the quarter after it; what a later source says is about later.
        """
        published = first_day(fact.source.date) if fact.source else None
        return published is None or published <= self.quarter.shift(1).end


def figure(value: Decimal | None) -> str | None:
    """A figure exactly as reported."""
    return None if value is None else format(value, "f")


def stated(value: Any) -> str | None:
    """A date or words as text; None where there are none."""
    if value in (None, ""):
        return None
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def first_day(partial: str) -> dt.date | None:
    """The first day of a day, month or year written in ISO; None for anything else."""
    year, month, day = _parts(partial)
    return _date(year, month or 1, day or 1)


def last_day(partial: str) -> dt.date | None:
    """The last day of a day, month or year written in ISO; None for anything else."""
    year, month, day = _parts(partial)
    month = month or 12
    if not (year and 1 <= month <= 12):
        return None
    return _date(year, month, day or monthrange(year, month)[1])


def _parts(partial: str) -> tuple[int, int | None, int | None]:
    """Year, month and day, as far as they are given; a year of 0 for what is not a date."""
    found = PARTIAL_DATE.fullmatch(partial.strip())
    if found is None:
        return 0, None, None
    year, month, day = found.groups()
    return int(year), int(month) if month else None, int(day) if day else None


def _date(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
