"""Financial years, quarters and halves. Dates come from DOMAIN section 2: 1 April to 31 March, Q1 April to June."""

import copy
import pickle
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.dates import DateRange, FinancialYear, HalfYear, PeriodError, Quarter, quarters_between

from .strategies import days, financial_years, quarters


def test_a_financial_year_runs_from_1_april_to_31_march():
    year = FinancialYear(2023)
    assert (year.start, year.end) == (date(2023, 4, 1), date(2024, 3, 31))
    assert str(year) == "2023-24"


def test_the_last_year_of_a_century_keeps_two_figures():
    assert str(FinancialYear(1999)) == "1999-00"


@pytest.mark.parametrize(
    ("number", "start", "end"),
    [
        (1, date(2023, 4, 1), date(2023, 6, 30)),
        (2, date(2023, 7, 1), date(2023, 9, 30)),
        (3, date(2023, 10, 1), date(2023, 12, 31)),
        (4, date(2024, 1, 1), date(2024, 3, 31)),
    ],
)
def test_each_quarter_has_the_months_that_the_domain_gives_it(number, start, end):
    quarter = Quarter(2023, number)
    assert (quarter.start, quarter.end) == (start, end)
    assert str(quarter) == f"2023-24 Q{number}"


def test_a_quarter_says_its_months_in_words():
    assert Quarter(2023, 2).words == "July to September 2023"
    assert Quarter(2023, 4).words == "January to March 2024"


def test_a_half_year_is_two_quarters():
    half = HalfYear(2023, 2)
    assert (half.start, half.end) == (date(2023, 10, 1), date(2024, 3, 31))
    assert half.label == "Q3 and Q4 2023-24"
    assert half.quarters() == (Quarter(2023, 3), Quarter(2023, 4))


def test_the_quarter_before_q1_is_q4_of_the_year_before():
    assert Quarter(2023, 1).previous() == Quarter(2022, 4)
    assert Quarter(2022, 4).next() == Quarter(2023, 1)
    assert Quarter(2023, 2).same_quarter_last_year() == Quarter(2022, 2)


def test_years_and_halves_step_too():
    assert FinancialYear(2023).next() == FinancialYear(2024)
    assert FinancialYear(2023).previous() == FinancialYear(2023).year_before() == FinancialYear(2022)
    assert HalfYear(2023, 1).previous() == HalfYear(2022, 2)
    assert HalfYear(2022, 2).next() == HalfYear(2023, 1)
    assert HalfYear(2023, 1).year_before() == HalfYear(2022, 1)


def test_a_year_comes_after_its_own_quarters_and_before_the_next_ones():
    year = FinancialYear(2023)
    mixed = [Quarter(2024, 1), year, *reversed(year.quarters())]
    assert sorted(mixed) == [*year.quarters(), year, Quarter(2024, 1)]


def test_quarters_between_counts_both_ends():
    found = list(quarters_between(Quarter(2022, 3), Quarter(2023, 2)))
    assert found == [Quarter(2022, 3), Quarter(2022, 4), Quarter(2023, 1), Quarter(2023, 2)]
    with pytest.raises(PeriodError, match="backwards"):
        quarters_between(Quarter(2023, 2), Quarter(2022, 3))


@pytest.mark.parametrize("wrong", [0, 5, -1, True, "2", 2.0])
def test_there_is_no_fifth_quarter(wrong):
    with pytest.raises(PeriodError, match="from 1 to 4"):
        Quarter(2023, wrong)


@pytest.mark.parametrize("wrong", [23, 1899, 2199, 20233])
def test_a_year_that_nobody_means_is_refused(wrong):
    with pytest.raises(PeriodError, match=str(wrong)):
        FinancialYear(wrong)


@pytest.mark.parametrize("wrong", ["2023", None, 2023.0, False])
def test_a_year_is_a_whole_number(wrong):
    with pytest.raises(PeriodError, match="whole number"):
        FinancialYear(wrong)


def test_a_period_cannot_be_changed():
    with pytest.raises(AttributeError):
        Quarter(2023, 2).number = 3


def test_a_moment_is_not_a_day():
    with pytest.raises(TypeError, match="datetime"):
        Quarter(2023, 2).contains(datetime(2023, 7, 1, 12))  # noqa: DTZ001


def test_a_period_compares_only_with_a_period():
    with pytest.raises(TypeError):
        sorted([Quarter(2023, 2), "2023-24 Q1"])
    assert Quarter(2023, 2) != "2023-24 Q2"


@given(quarters)
def test_a_period_survives_copying_and_pickling(quarter):
    assert copy.deepcopy(quarter) == quarter == pickle.loads(pickle.dumps(quarter))
    assert len({quarter, copy.copy(quarter)}) == 1


@given(financial_years)
def test_quarters_tile_their_year(year):
    first, *_, last = year.quarters()
    assert (first.start, last.end) == (year.start, year.end)
    for earlier, later in zip(year.quarters(), year.quarters()[1:], strict=False):
        assert later.start - earlier.end == timedelta(days=1)
    assert sum(quarter.days for quarter in year.quarters()) == year.days


@given(days)
def test_every_day_is_in_the_quarter_and_year_that_contain_it(day):
    # Oracle: walk the months April, May, ... and count.
    order = [4, 5, 6, 7, 8, 9, 10, 11, 12, 1, 2, 3]
    quarter = Quarter.containing(day)
    assert quarter.number == order.index(day.month) // 3 + 1
    assert day in quarter
    assert day in FinancialYear.containing(day)
    assert quarter.financial_year == FinancialYear.containing(day)


@given(quarters, st.integers(-30, 30))
def test_shifting_is_stepping_so_many_times(quarter, count):
    stepped = quarter
    for _ in range(abs(count)):
        stepped = stepped.next() if count > 0 else stepped.previous()
    assert quarter.shift(count) == stepped
    assert stepped.quarters_since(quarter) == count
    assert (stepped > quarter) == (count > 0)


@given(quarters)
def test_the_same_quarter_last_year_is_four_quarters_back(quarter):
    assert quarter.same_quarter_last_year() == quarter.shift(-4)


@given(quarters)
def test_a_quarter_covers_the_same_days_as_its_range_but_is_not_it(quarter):
    same = DateRange(quarter.start, quarter.end)
    assert quarter.same_days(same)
    assert quarter != same
    assert (quarter < same) != (same < quarter)
