"""What a result covers by default, and calendar-year totals (DOMAIN section 2)."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given

from goldenthread.dates import (
    AsAt,
    CalendarYear,
    DateRange,
    FinancialYear,
    HalfYear,
    Month,
    PeriodError,
    Quarter,
    ResultKind,
    TwelveMonths,
    calendar_year_total,
    in_arrears,
    parse_period,
    period_covered,
    quarters_of_calendar_year,
)

from .strategies import quarters, years


@pytest.mark.parametrize(
    ("kind", "covered", "label"),
    [
        ("quarter", Quarter(2023, 2), "2023-24 Q2"),
        ("cumulative", DateRange(date(2023, 4, 1), date(2023, 9, 30)), "April to September 2023"),
        ("snapshot", AsAt(date(2023, 9, 30)), "30 September 2023"),
        ("rolling", TwelveMonths(2023, 9), "12 months to September 2023"),
        ("annual", FinancialYear(2022), "2022-23"),
    ],
)
def test_a_q2_result_covers_what_its_kind_says(kind, covered, label):
    found = period_covered(Quarter(2023, 2), kind)
    assert found == covered
    assert found.label == label


def test_when_a_survey_was_taken_is_not_known_from_when_it_is_reported():
    assert period_covered(Quarter(2018, 3), ResultKind.SURVEY) is None


def test_an_annual_result_reported_when_the_year_ends_is_that_years():
    assert period_covered(Quarter(2022, 4), ResultKind.ANNUAL) == FinancialYear(2022)
    assert period_covered(Quarter(2023, 1), ResultKind.ANNUAL) == FinancialYear(2022)
    assert period_covered(FinancialYear(2022), ResultKind.ANNUAL) == FinancialYear(2022)


def test_cumulative_at_the_years_end_covers_the_whole_year():
    covered = period_covered(Quarter(2023, 4), ResultKind.CUMULATIVE)
    assert covered.same_days(FinancialYear(2023))
    assert covered.label == "April 2023 to March 2024"


def test_results_reported_by_month_half_or_year_cover_likewise():
    assert period_covered(Month(2024, 1), "cumulative").label == "April 2023 to January 2024"
    assert period_covered(Month(2024, 1), "rolling") == TwelveMonths(2024, 1)
    assert period_covered(HalfYear(2023, 1), "quarter") == HalfYear(2023, 1)
    assert period_covered(FinancialYear(2017), "snapshot") == AsAt(date(2018, 3, 31))


def test_results_are_not_reported_in_a_calendar_year():
    with pytest.raises(PeriodError, match="not reported in a calendar year"):
        period_covered(CalendarYear(2021), "quarter")


def test_an_unknown_kind_is_named_with_the_known_ones():
    with pytest.raises(PeriodError, match=r'"weekly": this is not a kind of result.*cumulative'):
        period_covered(Quarter(2023, 2), "weekly")


def test_marks_are_the_ones_printed_in_reports():
    # 003: (c) cumulative from the start of the financial year, (s) snapshot at end of quarter, (r) rolling 12 months.
    assert [kind.mark for kind in ResultKind] == ["", "(c)", "(s)", "(r)", "", ""]
    assert ResultKind.from_mark("(c)") is ResultKind.CUMULATIVE
    assert ResultKind.from_mark("r") is ResultKind.ROLLING
    assert ResultKind.from_mark("") is ResultKind.QUARTER
    assert ResultKind.CUMULATIVE.words == "cumulative since 1 April"
    with pytest.raises(PeriodError, match="not the mark"):
        ResultKind.from_mark("(x)")


def test_reoffending_reported_in_q2_2018_is_two_years_in_arrears():
    # 003 section 1.8, note 6.
    covered = parse_period("Oct 2015 - Sep 2016")
    assert in_arrears(Quarter(2018, 2), covered)
    assert not in_arrears(Quarter(2018, 2), TwelveMonths(2018, 9))


@given(quarters)
def test_whatever_the_kind_the_data_ends_when_the_period_does_or_before(quarter):
    for kind in ResultKind:
        covered = period_covered(quarter, kind)
        if covered is None:
            assert kind is ResultKind.SURVEY
        elif kind is ResultKind.ANNUAL:
            assert quarter.end.replace(year=quarter.end.year - 1) < covered.end <= quarter.end
        else:
            assert covered.end == quarter.end


def test_the_years_referrals_add_up_as_published():
    # 004 section 3.6: Q4 2020-21 to Q3 2021-22 print 142, 121, 121 and 127, and 511 for January to December 2021.
    referrals = dict(zip(map(Quarter, (2020, 2021, 2021, 2021), (4, 1, 2, 3)), (142, 121, 121, 127), strict=True))
    assert calendar_year_total(referrals, 2021) == 511


def test_a_total_of_decimals_is_exact():
    tenths = dict.fromkeys(quarters_of_calendar_year(2021), Decimal("0.1"))
    assert calendar_year_total(tenths, 2021) == Decimal("0.4")


def test_three_quarters_are_not_a_year():
    with pytest.raises(PeriodError, match="no result for 2020-21 Q4, 2021-22 Q3"):
        calendar_year_total({Quarter(2021, 1): 1, Quarter(2021, 2): 1}, 2021)


@given(years)
def test_four_quarters_tile_a_calendar_year(year):
    parts = quarters_of_calendar_year(year)
    assert DateRange(parts[0].start, parts[-1].end).same_days(CalendarYear(year))
    assert sum(part.days for part in parts) == CalendarYear(year).days
