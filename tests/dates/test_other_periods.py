"""Months, rolling years, seasons, snapshots and ranges. The calendar itself is the source of every date."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from goldenthread.dates import (
    AsAt,
    CalendarYear,
    DateRange,
    FinancialYear,
    Month,
    PeriodError,
    Quarter,
    Season,
    TwelveMonths,
    add_months,
)

from .strategies import days, periods


def test_rolling_twelve_months_end_with_the_month_named():
    rolling = TwelveMonths(2018, 9)
    assert (rolling.start, rolling.end) == (date(2017, 10, 1), date(2018, 9, 30))
    assert str(rolling) == "12 months to September 2018"
    assert rolling.next() == TwelveMonths(2018, 10)
    assert rolling.previous() == TwelveMonths(2018, 8)


def test_twelve_months_to_march_are_a_financial_years_days():
    assert TwelveMonths(2024, 3).same_days(FinancialYear(2023))
    assert TwelveMonths(2021, 12).same_days(CalendarYear(2021))


@pytest.mark.parametrize(
    ("season", "start", "end"),
    [
        # Meteorological seasons, as the Met Office counts them.
        (Season(2017, "Spring"), date(2017, 3, 1), date(2017, 5, 31)),
        (Season(2017, "Summer"), date(2017, 6, 1), date(2017, 8, 31)),
        (Season(2017, "Autumn"), date(2017, 9, 1), date(2017, 11, 30)),
        (Season(2017, "Winter"), date(2017, 12, 1), date(2018, 2, 28)),
        (Season(2019, "Winter"), date(2019, 12, 1), date(2020, 2, 29)),
    ],
)
def test_seasons_are_the_meteorological_ones(season, start, end):
    assert (season.start, season.end) == (start, end)


def test_winter_is_written_with_both_its_years():
    assert str(Season(2017, "Winter")) == "Winter 2017-18"
    assert str(Season(2017, "Autumn")) == "Autumn 2017"


def test_the_next_wave_of_a_season_is_a_year_on():
    assert Season(2017, "Autumn").next() == Season(2018, "Autumn")
    assert Season(2017, "Autumn").previous() == Season(2016, "Autumn")


def test_there_is_no_fifth_season():
    with pytest.raises(PeriodError, match="no season 'Fall'"):
        Season(2017, "Fall")


def test_months_step_over_the_end_of_the_year():
    assert Month(2018, 12).next() == Month(2019, 1)
    assert Month(2019, 1).previous() == Month(2018, 12)
    assert Month.containing(date(2018, 9, 30)) == Month(2018, 9)
    assert CalendarYear(2021).next().previous() == CalendarYear(2021)


def test_a_snapshot_is_one_day():
    snapshot = AsAt(date(2023, 9, 30))
    assert snapshot.days == 1
    assert snapshot.label == "30 September 2023"
    assert str(snapshot) == "as at 30 September 2023"


def test_a_snapshot_at_the_end_of_february_is_compared_with_the_end_of_february():
    assert AsAt(date(2024, 2, 29)).year_before() == AsAt(date(2023, 2, 28))
    assert AsAt(date(2025, 2, 28)).year_before() == AsAt(date(2024, 2, 29))
    assert AsAt(date(2024, 2, 28)).year_before() == AsAt(date(2023, 2, 28))


@pytest.mark.parametrize(
    ("first", "last", "label"),
    [
        (date(2023, 4, 1), date(2023, 9, 30), "April to September 2023"),
        (date(2015, 10, 1), date(2016, 9, 30), "October 2015 to September 2016"),
        (date(2018, 9, 1), date(2018, 9, 30), "September 2018"),
        (date(2018, 9, 2), date(2018, 9, 30), "2 September to 30 September 2018"),
        (date(2017, 3, 16), date(2018, 3, 15), "16 March 2017 to 15 March 2018"),
        (date(2018, 9, 2), date(2018, 9, 2), "2 September 2018"),
    ],
)
def test_a_range_is_labelled_as_people_write_it(first, last, label):
    assert DateRange(first, last).label == label


def test_a_range_that_runs_backwards_is_refused():
    with pytest.raises(PeriodError, match="backwards, from 30 September 2016 to 1 October 2015"):
        DateRange(date(2016, 9, 30), date(2015, 10, 1))


@pytest.mark.parametrize(
    ("make", "arguments"),
    [
        (Month, (2018, 13)),
        (Month, (18, 1)),
        (TwelveMonths, (1900, 6)),
        (AsAt, (date(2300, 1, 1),)),
        (CalendarYear, (21,)),
    ],
)
def test_impossible_periods_are_refused(make, arguments):
    with pytest.raises(PeriodError):
        make(*arguments)


def test_one_period_covers_another():
    assert FinancialYear(2023).covers(Quarter(2023, 4))
    assert not FinancialYear(2023).covers(CalendarYear(2023))


@given(periods)
def test_a_period_has_its_own_ends_and_not_the_days_beside_them(period):
    assert period.start in period
    assert period.end in period
    assert period.start - timedelta(days=1) not in period
    assert period.end + timedelta(days=1) not in period


@given(periods, periods)
def test_every_two_periods_are_equal_or_in_order(one, other):
    assert (one < other) + (other < one) + (one == other) == 1
    assert (one <= other) == (one < other or one == other)
    assert (one >= other) == (other <= one)
    if one == other:
        assert hash(one) == hash(other)
    if one.end < other.end:
        assert one < other


@given(periods)
def test_the_year_before_is_of_the_same_type_and_ends_a_year_earlier(period):
    before = period.year_before()
    assert type(before) is type(period)
    assert (before.end.year, before.end.month) == (period.end.year - 1, period.end.month)


@given(days)
def test_adding_months_and_taking_them_away_comes_back_unless_the_month_was_too_short(day):
    there = add_months(day, 7)
    assert (there.year * 12 + there.month) - (day.year * 12 + day.month) == 7
    assert there.day <= day.day
    if day.day <= 28:
        assert add_months(there, -7) == day


def test_a_month_after_31_january_is_the_end_of_february():
    assert add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert add_months(date(2023, 12, 31), 2) == date(2024, 2, 29)
