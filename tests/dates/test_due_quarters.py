"""Which quarters a result is due in (DOMAIN section 2: frequency, "Due Q3")."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.dates import FinancialYear, Frequency, PeriodError, Quarter, ReportingSchedule

from .strategies import quarters

numbers = st.sets(st.integers(1, 4), min_size=1).map(tuple)


@pytest.mark.parametrize(
    ("frequency", "due"),
    [
        ("monthly", "Q1; Q2; Q3; Q4"),
        ("quarterly", "Q1; Q2; Q3; Q4"),
        ("termly", "Q2; Q3; Q4"),
        ("six-monthly", "Q2; Q4"),
        ("annual", "Q4"),
    ],
)
def test_each_frequency_has_its_usual_quarters(frequency, due):
    assert str(ReportingSchedule.of(frequency)) == due
    assert str(ReportingSchedule.of(frequency, due)) == due


def test_the_residents_survey_seen_from_q2_is_due_in_q3():
    # 003 section 1.8 prints "Due in Q3 18/19" for it in the Q2 2018-19 report.
    survey = ReportingSchedule.of("annual", "Q3")
    assert not survey.is_due(Quarter(2018, 2))
    assert survey.next_due(Quarter(2018, 2)) == Quarter(2018, 3)
    assert survey.due_words(Quarter(2018, 2)) == "Due Q3"


def test_a_result_due_in_another_year_says_which():
    assert ReportingSchedule.of("annual", "Q3").due_words(Quarter(2018, 3)) == "Due Q3 2019-20"


def test_a_years_due_quarters_are_in_order():
    schedule = ReportingSchedule.of(Frequency.SIX_MONTHLY, "Q3, Q1")
    assert list(schedule.due_in(FinancialYear(2023))) == [Quarter(2023, 1), Quarter(2023, 3)]
    assert schedule == ReportingSchedule.of("six-monthly", [1, 3])


@pytest.mark.parametrize(
    ("frequency", "due", "message"),
    [
        ("weekly", None, "this is not a frequency"),
        ("annual", "Q5", "'Q5' is not a quarter of the year"),
        ("annual", "third", "'third' is not a quarter"),
        ("annual", "Q1; Q3", "2 due quarters are more than annual results have"),
        ("six-monthly", "Q1; Q2; Q3", "3 due quarters are more than six-monthly"),
        ("annual", [0], "due quarters run from Q1 to Q4"),
    ],
)
def test_a_schedule_that_cannot_be_is_explained(frequency, due, message):
    with pytest.raises(PeriodError, match=message):
        ReportingSchedule.of(frequency, due)


@given(quarters, numbers)
def test_next_and_last_due_against_looking_at_every_quarter(quarter, due):
    schedule = ReportingSchedule(Frequency.QUARTERLY, due)
    later = [quarter.shift(n) for n in range(1, 9) if quarter.shift(n).number in due]
    earlier = [quarter.shift(-n) for n in range(9) if quarter.shift(-n).number in due]
    assert schedule.next_due(quarter) == later[0]
    assert schedule.last_due(quarter) == earlier[0]
    assert schedule.is_due(quarter) == (quarter.number in due)
