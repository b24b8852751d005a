"""Financial years, quarters, periods, working days and statutory notice. Pure Python, offline."""

from goldenthread.dates.covering import (
    ResultKind,
    calendar_year_total,
    in_arrears,
    period_covered,
    quarters_of_calendar_year,
    result_kind,
)
from goldenthread.dates.days import add_months, long_date, parse_date, weekday_of
from goldenthread.dates.due import Frequency, ReportingSchedule
from goldenthread.dates.errors import DateError, DatesError, PeriodError, WorkingDayError
from goldenthread.dates.financial import FinancialYear, HalfYear, Quarter, quarters_between
from goldenthread.dates.municipal import MunicipalYear, MunicipalYears
from goldenthread.dates.notice import (
    COUNCIL_MEETING,
    COUNCIL_MEETING_WALES,
    EXECUTIVE_MEETING,
    GENERAL_EXCEPTION,
    KEY_DECISION,
    NOTICE_RULES,
    PRIVATE_MEETING,
    PRIVATE_MEETING_RESPONSE,
    Counting,
    NoticeReadings,
    NoticeRule,
    clear_days_between,
    deadline_before,
    last_day_to_publish,
    notice_readings,
)
from goldenthread.dates.period import Period
from goldenthread.dates.reading import parse_period
from goldenthread.dates.spans import AsAt, CalendarYear, DateRange, Month, Season, TwelveMonths
from goldenthread.dates.working_days import (
    ENGLAND,
    WALES,
    WorkingCalendar,
    add_working_days,
    is_working_day,
    nth_working_day_before,
)

__all__ = [
    "COUNCIL_MEETING",
    "COUNCIL_MEETING_WALES",
    "ENGLAND",
    "EXECUTIVE_MEETING",
    "GENERAL_EXCEPTION",
    "KEY_DECISION",
    "NOTICE_RULES",
    "PRIVATE_MEETING",
    "PRIVATE_MEETING_RESPONSE",
    "WALES",
    "AsAt",
    "CalendarYear",
    "Counting",
    "DateError",
    "DateRange",
    "DatesError",
    "FinancialYear",
    "Frequency",
    "HalfYear",
    "Month",
    "MunicipalYear",
    "MunicipalYears",
    "NoticeReadings",
    "NoticeRule",
    "Period",
    "PeriodError",
    "Quarter",
    "ReportingSchedule",
    "ResultKind",
    "Season",
    "TwelveMonths",
    "WorkingCalendar",
    "WorkingDayError",
    "add_months",
    "add_working_days",
    "calendar_year_total",
    "clear_days_between",
    "deadline_before",
    "in_arrears",
    "is_working_day",
    "last_day_to_publish",
    "long_date",
    "notice_readings",
    "nth_working_day_before",
    "parse_date",
    "parse_period",
    "period_covered",
    "quarters_between",
    "quarters_of_calendar_year",
    "result_kind",
    "weekday_of",
]
