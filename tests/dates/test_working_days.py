"""England's working days, against the lists that gov.uk published and a day-by-day count."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.dates import (
    ENGLAND,
    WALES,
    WorkingCalendar,
    WorkingDayError,
    add_working_days,
    is_working_day,
    nth_working_day_before,
)

from .gov_uk_bank_holidays import HOLIDAYS, PUBLISHED, slow_add, slow_is_working_day

# Whole years on both sides of these days are typed in, so that counts may run on.
mid_years = st.one_of(
    st.dates(date(2018, 3, 1), date(2020, 10, 31)),
    st.dates(date(2022, 3, 1), date(2023, 10, 31)),
    st.dates(date(2025, 3, 1), date(2025, 10, 31)),
)


@pytest.mark.parametrize("year", PUBLISHED)
def test_working_days_of_a_year_are_the_ones_gov_uk_leaves(year):
    first = date(year, 1, 1)
    every_day = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
    assert [day for day in every_day if is_working_day(day)] == [day for day in every_day if slow_is_working_day(day)]
    assert list(ENGLAND.working_days_in(first, date(year, 12, 31))) == list(filter(slow_is_working_day, every_day))


@pytest.mark.parametrize("calendar", [ENGLAND, WALES])
@pytest.mark.parametrize("day", sorted(HOLIDAYS))
def test_every_published_holiday_is_one_in_england_and_in_wales(calendar, day):
    assert calendar.is_bank_holiday(day)
    assert not calendar.is_working_day(day)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2018, 4, 2), "Easter Monday"),
        (date(2018, 8, 27), "Late Summer Bank Holiday"),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Coronation of Charles III"),
        (date(2018, 11, 17), "Saturday"),
        (date(2018, 11, 18), "Sunday"),
        (date(2018, 11, 16), None),
    ],
)
def test_a_day_says_why_nobody_works(day, reason):
    assert ENGLAND.why_not_working(day) == reason


@given(mid_years, st.integers(-35, 35).filter(bool))
def test_adding_working_days_is_counting_them_one_by_one(day, count):
    assert add_working_days(day, count) == slow_add(day, count)


@given(mid_years, st.integers(1, 35))
def test_going_forward_and_back_returns_to_a_working_day(day, count):
    start = add_working_days(day, 0)
    assert slow_is_working_day(start)
    assert add_working_days(add_working_days(start, count), -count) == start


@given(mid_years)
def test_adding_none_gives_the_day_or_the_next_working_day(day):
    assert add_working_days(day, 0) == (day if slow_is_working_day(day) else slow_add(day, 1))


@given(mid_years, st.integers(1, 35))
def test_the_nth_working_day_before_has_n_working_days_from_it_to_the_meeting(meeting, count):
    found = nth_working_day_before(meeting, count)
    assert len(list(ENGLAND.working_days_in(found, meeting - timedelta(days=1)))) == count


@pytest.mark.parametrize("count", [0, -3])
def test_a_deadline_is_at_least_a_day_before(count):
    with pytest.raises(WorkingDayError, match="at least one"):
        nth_working_day_before(date(2018, 11, 21), count)


@pytest.mark.parametrize("day", [date(1971, 12, 31), date(2101, 1, 3), date(223, 5, 1)])
def test_a_year_outside_the_calendar_is_refused(day):
    with pytest.raises(WorkingDayError, match="1972 to 2100"):
        is_working_day(day)


def test_counting_out_of_the_calendar_is_refused():
    with pytest.raises(WorkingDayError, match="Check the year"):
        add_working_days(date(2100, 12, 31), 1)
    with pytest.raises(WorkingDayError, match="not for 1950"):
        ENGLAND.bank_holidays(1950)


def test_a_holiday_proclaimed_after_the_library_was_made_can_be_added():
    proclaimed = date(2025, 7, 4)
    calendar = WorkingCalendar("ENG", frozenset({proclaimed}))
    assert is_working_day(proclaimed)
    assert not is_working_day(proclaimed, calendar)
    assert add_working_days(date(2025, 7, 3), 1, calendar) == date(2025, 7, 7)
    assert calendar.bank_holidays(2025)[proclaimed] == "Extra bank holiday"
    assert calendar.why_not_working(proclaimed) == "Extra bank holiday"


def test_no_working_days_lie_between_dates_the_wrong_way_round():
    assert list(ENGLAND.working_days_in(date(2018, 11, 16), date(2018, 11, 15))) == []
