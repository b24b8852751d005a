"""Statutory notice and other deadlines before a meeting, in clear days.

A clear day leaves out the day of the notice, the day of the meeting, weekends and bank holidays
(R v Swansea City Council, ex parte Elitestone, 1993). Whether the 28 days of a key decision's notice are
working or calendar days is argued, so a rule says which it takes and `notice_readings` gives both.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from goldenthread.dates.days import long_date, plain_date
from goldenthread.dates.errors import WorkingDayError
from goldenthread.dates.working_days import ENGLAND, WALES, WorkingCalendar

LONDON = ZoneInfo("Europe/London")


def _check_count(clear_days: int) -> None:
    if clear_days < 1:
        raise WorkingDayError(f"A notice rule needs at least one clear day, not {clear_days}.")


class Counting(StrEnum):
    """Which days count as clear days."""

    WORKING = "working"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class NoticeRule:
    """One rule about notice: how many clear days, which days count, by whose calendar, and where it stands."""

    reference: str
    title: str
    clear_days: int
    source: str
    counting: Counting = Counting.WORKING
    calendar: WorkingCalendar = ENGLAND

    def __post_init__(self) -> None:
        _check_count(self.clear_days)

    def last_day_to_publish(self, meeting: date) -> date:
        """The last working day on which notice of `meeting` is in time."""
        return last_day_to_publish(meeting, self.clear_days, self.counting, self.calendar)

    def is_met(self, published: date, meeting: date) -> bool:
        """Whether notice published on that day is in time for `meeting`."""
        return self.clear_days_given(published, meeting) >= self.clear_days

    def clear_days_given(self, published: date, meeting: date) -> int:
        """How many clear days notice published on that day gives, counted as the rule counts."""
        return clear_days_between(published, meeting, self.counting, self.calendar)

    def explain(self, published: date, meeting: date) -> str:
        """A sentence for people: the clear days given, whether they are enough, and the last day to publish."""
        given = self.clear_days_given(published, meeting)
        verdict = "enough" if given >= self.clear_days else f"{self.clear_days - given} short"
        last = long_date(self.last_day_to_publish(meeting), weekday=True)
        return (
            f"Published on {long_date(published)} for {long_date(meeting)}: {given} clear {self.counting} "
            f"{'day' if given == 1 else 'days'}, {verdict} for the {self.clear_days} required "
            f"({self.source}). The last day to publish is {last}."
        )


_MEETINGS = "Local Government Act 1972 s100A-B, SI 2002/715"
COUNCIL_MEETING = NoticeRule("council-meeting", "Notice of a meeting, agenda and public reports", 5, _MEETINGS)
COUNCIL_MEETING_WALES = NoticeRule(
    "council-meeting-wales",
    "Notice of a meeting, agenda and public reports in Wales",
    3,
    "Local Government Act 1972 s100A-B as it applies in Wales",
    calendar=WALES,
)
EXECUTIVE_MEETING = NoticeRule(
    "executive-meeting", "Notice of an executive meeting, agenda and reports", 5, "SI 2012/2089 reg 6-7"
)
KEY_DECISION = NoticeRule("key-decision", "Notice of a key decision", 28, "SI 2012/2089 reg 9")
GENERAL_EXCEPTION = NoticeRule(
    "general-exception", "Key decision with scrutiny chair told and notice published", 5, "SI 2012/2089 reg 10"
)
PRIVATE_MEETING = NoticeRule("private-meeting", "Notice of a private executive meeting", 28, "SI 2012/2089 reg 5")
PRIVATE_MEETING_RESPONSE = NoticeRule(
    "private-meeting-response",
    "Representations about a private executive meeting, and the response",
    5,
    "SI 2012/2089 reg 5",
)
NOTICE_RULES = {
    rule.reference: rule
    for rule in (
        COUNCIL_MEETING,
        COUNCIL_MEETING_WALES,
        EXECUTIVE_MEETING,
        KEY_DECISION,
        GENERAL_EXCEPTION,
        PRIVATE_MEETING,
        PRIVATE_MEETING_RESPONSE,
    )
}
"""The statutory rules by reference."""


@dataclass(frozen=True, slots=True)
class NoticeReadings:
    """The last day to publish by either reading of "clear days"; the earlier one satisfies both."""

    working: date
    calendar: date

    @property
    def safe(self) -> date:
        """The day that is in time whichever reading is right."""
        return min(self.working, self.calendar)


def clear_days_between(
    published: date,
    meeting: date,
    counting: Counting = Counting.WORKING,
    calendar: WorkingCalendar = ENGLAND,
) -> int:
    """How many clear days lie between notice and meeting, neither day counted; never below 0.

    Raises WorkingDayError when notice comes after the meeting.
    """
    if plain_date(published) > plain_date(meeting):
        raise WorkingDayError(
            f"Notice on {long_date(published)} comes after the meeting on {long_date(meeting)}. Check the two dates."
        )
    day = timedelta(days=1)
    if counting is Counting.CALENDAR:
        return max((meeting - published).days - 1, 0)
    return sum(1 for _ in calendar.working_days_in(published + day, meeting - day))


def last_day_to_publish(
    meeting: date,
    clear_days: int,
    counting: Counting = Counting.WORKING,
    calendar: WorkingCalendar = ENGLAND,
) -> date:
    """The last working day on which notice still gives so many clear days.

    Notice could lawfully appear on a Sunday, but the deadline given is a day when the office is open.
    """
    _check_count(clear_days)
    if counting is Counting.WORKING:
        return calendar.nth_working_day_before(meeting, clear_days + 1)
    latest = plain_date(meeting) - timedelta(days=clear_days + 1)
    return latest if calendar.is_working_day(latest) else calendar.nth_working_day_before(latest, 1)


def notice_readings(meeting: date, clear_days: int, calendar: WorkingCalendar = ENGLAND) -> NoticeReadings:
    """The last day to publish by both readings of a rule: working days and calendar days."""
    return NoticeReadings(
        working=last_day_to_publish(meeting, clear_days, Counting.WORKING, calendar),
        calendar=last_day_to_publish(meeting, clear_days, Counting.CALENDAR, calendar),
    )


def deadline_before(
    meeting: date, working_days: int = 3, at: time = time(10), calendar: WorkingCalendar = ENGLAND
) -> datetime:
    """A moment so many working days before a meeting, in London time: by default 10am on the third."""
    return datetime.combine(calendar.nth_working_day_before(meeting, working_days), at, tzinfo=LONDON)
