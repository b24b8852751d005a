"""Clear days and deadlines. Dates come from DOMAIN sections 8 and 9, else from counting one day at a time."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.dates import (
    COUNCIL_MEETING,
    COUNCIL_MEETING_WALES,
    KEY_DECISION,
    NOTICE_RULES,
    Counting,
    NoticeRule,
    WorkingDayError,
    clear_days_between,
    deadline_before,
    last_day_to_publish,
    notice_readings,
)

from .gov_uk_bank_holidays import slow_clear_days, slow_is_working_day

meetings = st.one_of(
    st.dates(date(2018, 3, 1), date(2020, 12, 31)),
    st.dates(date(2022, 3, 1), date(2023, 12, 31)),
    st.dates(date(2025, 3, 1), date(2025, 12, 31)),
)


@pytest.mark.parametrize(
    ("meeting", "last"),
    [(date(2022, 9, 21), date(2022, 9, 12)), (date(2026, 1, 6), date(2025, 12, 24))],
)
def test_five_clear_days_as_the_domain_gives_them(meeting, last):
    assert COUNCIL_MEETING.last_day_to_publish(meeting) == last
    assert COUNCIL_MEETING.is_met(last, meeting)
    assert not COUNCIL_MEETING.is_met(last + timedelta(days=5), meeting)


@pytest.mark.parametrize(
    ("meeting", "deadline"),
    [(date(2018, 11, 21), date(2018, 11, 16)), (date(2022, 1, 26), date(2022, 1, 21))],
)
def test_public_questions_close_at_10am_on_the_third_working_day_before(meeting, deadline):
    london = ZoneInfo("Europe/London")
    assert deadline_before(meeting) == datetime.combine(deadline, time(10), tzinfo=london)
    assert deadline.strftime("%A") == "Friday"


def test_a_deadline_in_summer_is_in_summer_time():
    # 20 July 2023 is a Thursday, so the third working day before is Monday 17 July, an hour ahead of UTC.
    assert deadline_before(date(2023, 7, 20)).isoformat() == "2023-07-17T10:00:00+01:00"
    assert deadline_before(date(2023, 7, 20), 1, time(12)).isoformat() == "2023-07-19T12:00:00+01:00"


def test_wales_needs_three_clear_days():
    # Counted on a calendar: Tuesday 20, Monday 19 and Friday 16 are clear before Wednesday 21 November 2018.
    assert COUNCIL_MEETING_WALES.last_day_to_publish(date(2018, 11, 21)) == date(2018, 11, 15)


def test_both_readings_of_28_clear_days_are_given():
    # Before Tuesday 14 November 2023: 28 weekdays lie after Wednesday 4 October (no bank holiday between), and 28
    # days of any kind after Monday 16 October.
    readings = notice_readings(date(2023, 11, 14), 28)
    assert readings.working == date(2023, 10, 4)
    assert readings.calendar == date(2023, 10, 16)
    assert readings.safe == date(2023, 10, 4)


def test_a_calendar_deadline_on_a_weekend_comes_forward_to_friday():
    # 28 clear calendar days before Monday 13 November 2023 leave Sunday 15 October.
    assert last_day_to_publish(date(2023, 11, 13), 28, Counting.CALENDAR) == date(2023, 10, 13)


@given(meetings, st.integers(1, 28))
def test_the_last_day_gives_enough_and_the_next_working_day_too_little(meeting, needed):
    last = last_day_to_publish(meeting, needed)
    assert slow_is_working_day(last)
    assert slow_clear_days(last, meeting) >= needed
    following = last + timedelta(days=1)
    while not slow_is_working_day(following):
        following += timedelta(days=1)
    assert slow_clear_days(following, meeting) < needed


@given(meetings, st.integers(0, 50))
def test_clear_days_are_counted_one_by_one(meeting, before):
    published = meeting - timedelta(days=before)
    assert clear_days_between(published, meeting) == slow_clear_days(published, meeting)
    calendar = sum(1 for n in range(1, before))
    assert clear_days_between(published, meeting, Counting.CALENDAR) == calendar


@given(meetings, st.integers(1, 28))
def test_the_last_calendar_day_gives_enough_and_the_next_working_day_too_little(meeting, needed):
    last = last_day_to_publish(meeting, needed, Counting.CALENDAR)
    assert slow_is_working_day(last)
    between = (meeting - last).days - 1
    assert between >= needed
    following = last + timedelta(days=1)
    while not slow_is_working_day(following):
        following += timedelta(days=1)
    assert (meeting - following).days - 1 < needed


def test_notice_after_the_meeting_is_refused():
    with pytest.raises(WorkingDayError, match="comes after the meeting"):
        clear_days_between(date(2018, 11, 22), date(2018, 11, 21))


@pytest.mark.parametrize("needed", [0, -5])
def test_a_rule_needs_at_least_one_clear_day(needed):
    with pytest.raises(WorkingDayError, match="at least one clear day"):
        NoticeRule("none", "No notice", needed, "nowhere")
    with pytest.raises(WorkingDayError, match="at least one clear day"):
        last_day_to_publish(date(2018, 11, 21), needed)


def test_an_explanation_says_how_many_days_were_given_and_the_last_day():
    # 12 September 2022 gives the 13th to the 16th and the 20th; the 13th gives one fewer.
    meeting = date(2022, 9, 21)
    assert "5 clear working days, enough for the 5 required" in COUNCIL_MEETING.explain(date(2022, 9, 12), meeting)
    late = COUNCIL_MEETING.explain(date(2022, 9, 13), meeting)
    assert "4 clear working days, 1 short for the 5 required" in late
    assert late.endswith("The last day to publish is Monday 12 September 2022.")


def test_the_statutory_numbers_are_the_ones_in_the_domain():
    assert {reference: rule.clear_days for reference, rule in NOTICE_RULES.items()} == {
        "council-meeting": 5,
        "council-meeting-wales": 3,
        "executive-meeting": 5,
        "key-decision": 28,
        "general-exception": 5,
        "private-meeting": 28,
        "private-meeting-response": 5,
    }
    assert KEY_DECISION.source == "SI 2012/2089 reg 9"
