"""What people write for a period. The texts are the ones in council reports, and the dates are the calendar's."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.dates import (
    AsAt,
    CalendarYear,
    DateRange,
    FinancialYear,
    HalfYear,
    Month,
    MunicipalYear,
    Period,
    PeriodError,
    Quarter,
    Season,
    TwelveMonths,
    parse_period,
)

from .strategies import date_ranges, financial_years, periods, quarters

Q2_2018 = Quarter(2018, 2)
REOFFENDING = DateRange(date(2015, 10, 1), date(2016, 9, 30))
CALENDAR_2021 = DateRange(date(2021, 1, 1), date(2021, 12, 31))
HALF = DateRange(date(2023, 4, 1), date(2023, 9, 30))

WRITTEN = {
    Q2_2018: [
        "2018-19 Q2",
        "Q2 2018/19",
        "2018/19 Q2",
        "Q2 18/19",
        "Q2 2018-2019",
        "Quarter 2 2018/19",
        "Quarter 2 (Q2) 2018/19",
        "quarter two 2018/19",
        "second quarter of 2018-19",
        "2nd quarter 2018/19",
        "2018/19 quarter 2",
        "2018-19Q2",
        "Q2, 2018/19",
        "  q2   2018 – 19. ",
        "Q2 FY18/19",
    ],
    FinancialYear(2023): ["2023-24", "2023/24", "2023/2024", "2023–24", "23/24", "FY 2023-24", "FY23/24"],
    FinancialYear(2017): ["17/18 EOY", "financial year 2017-18", "2017-18 outturn"],
    FinancialYear(1999): ["1999-00", "1999-2000", "99/00"],
    TwelveMonths(2018, 9): [
        "12 months to September 2018",
        "Rolling 12 months to September 2018.",
        "the twelve months to Sept 2018",
        "12 months to 30 September 2018",
        "12 months up to the end of September 2018",
        "year ending September 2018",
        "year to 30th September 2018",
    ],
    TwelveMonths(2018, 8): ["rolling 12 months to August 2018"],
    TwelveMonths(2018, 3): ["12 months to 31 March 2018"],
    TwelveMonths(2024, 3): ["year ending March 2024", "year ended 31 March 2024"],
    REOFFENDING: [
        "Oct 2015 - Sep 2016",
        "Oct 2015 – Sep 2016",
        "October 2015 to September 2016",
        "Oct 15 - Sep 16",
        "2015-10-01 to 2016-09-30",
        "2015-10-01/2016-09-30",
        "01/10/2015 - 30/09/2016",
        "1 October 2015 to 30 September 2016",
        "from 1st October 2015 until 30th September 2016",
    ],
    DateRange(date(2017, 10, 1), date(2018, 9, 30)): ["Oct 17 - Sep 18", "Oct 17-Sep 18", "Oct '17 – Sept '18"],
    DateRange(date(2017, 3, 16), date(2018, 3, 15)): ["12 months to 15 March 2018"],
    HALF: ["April to September 2023", "Apr-Sep 2023", "1 April to 30 September 2023", "6 months to September 2023"],
    DateRange(date(2023, 4, 1), date(2023, 6, 30)): ["three months to June 2023", "3 months ending 30 June 2023"],
    CALENDAR_2021: [
        "Jan-Dec 2021",
        "January – December 2021",
        "Q4 2020/21 - Q3 2021/22",
        "Q4 2020/21 – Q1-Q3 2021/22",
        "Q4 2020-21 to Q3 2021-22",
    ],
    DateRange(date(2021, 4, 1), date(2021, 12, 31)): ["Q1-Q3 2021/22", "2021/22 Q1 to Q3"],
    HalfYear(2023, 1): ["Q1 and Q2 2023-24", "Q1 & Q2 2023/24", "H1 2023-24", "2023-24 H1", "first half of 2023-24"],
    HalfYear(2023, 2): ["Q3-Q4 2023-24", "2023/24 H2", "second half 2023-24"],
    Season(2017, "Autumn"): ["Autumn 2017", "Autumn 17", "AUTUMN '17"],
    Season(2017, "Spring"): ["Spring 17", "spring 2017"],
    Season(2017, "Winter"): ["Winter 2017-18", "Winter 2017/18", "winter 17/18", "Winter 2017-2018"],
    Month(2018, 9): ["September 2018", "Sept 2018", "Sep-18", "sep '18"],
    AsAt(date(2023, 9, 30)): [
        "as at 30 September 2023",
        "as of 30th September 2023",
        "As at 30/09/2023",
        "as at 2023-09-30",
        "30 September 2023",
        "as at end September 2023",
        "as at the end of 2023-24 Q2",
        "end of September 2023",
        "Saturday 30 September 2023",
    ],
    CalendarYear(2021): ["2021", "calendar year 2021"],
}


@pytest.mark.parametrize(("period", "text"), [(period, text) for period, texts in WRITTEN.items() for text in texts])
def test_what_people_write_is_read(period, text):
    assert parse_period(text) == period


WRONG = {
    "2017-2010": "backwards, from 2017 to 2010. Write it like 2017-18",
    "Action 2018-202": "not a period that can be read",
    "2018-202": "the second year, 202, is cut short. Write it like 2018-19",
    "2018-2": "is cut short",
    "2018-20199": "too many figures",
    "2023-23": "not in 2023 again",
    "2023-26": "2023 to 2026 is 3 years",
    "2023-2026": "2023 to 2026 is 3 years",
    "2023-09": "a month is written in words. Write it like 2023-24 or September 2023",
    "09/2018": "could be a month or a year. Write it like 2023-24 or September 2018",
    "2018-17": "backwards, from 2018 to 2017",
    "Q5 2023-24": "no quarter 5: a year has Q1 to Q4",
    "2023-24 Q0": "no quarter 0",
    "2023-24 Q22": "no quarter 22",
    "Q2": "a quarter needs its financial year",
    "Q2 2023": "2023 alone does not say which financial year the quarter is in. Write it like 2022-23 Q2 or 2023-24 Q2",
    "Quarter 3 of 2020": "2020 alone does not say",
    "2023 Q3": "2023 alone does not say",
    "Q2-Q1 2023-24": "quarters run backwards",
    "Q4 2020/21 - Q2-Q3 2021/22": "do not follow it",
    "H1": "a half year needs its financial year",
    "H3 2023-24": "no half 3",
    "Winter 2017": "needs both its years. Write it like Winter 2016-17 or Winter 2017-18",
    "Winter 2017-19": "19 is not the year after 2017",
    "Spring 2017-18": "Spring falls in one year",
    "October to September 2018": "not clear whether it begins in October 2017 or October 2018",
    "Sep 2016 - Oct 2015": "backwards, from September 2016 to October 2015",
    "2016-09-30 to 2015-10-01": "backwards, from 30 September 2016 to 1 October 2015",
    "0 months to March 2018": "0 months is not between 1 and 120",
    "12 months to date": "must end with a month and year",
    "as at September 2018": "a snapshot needs its day",
    "30 February 2023": "February 2023 has no day 30",
    "31/13/2023": "no month 13",
    "Thursday 16 November 2018": "16 November 2018 is a Friday, not a Thursday",
    "3023": "the year 3023 is outside 1900 to 2199",
    "municipal year 2023-24": "dates of the annual council meetings",
    "": "a period is missing",
    "   ": "a period is missing",
    "n/a": "not a period that can be read",
}


@pytest.mark.parametrize(("text", "message"), WRONG.items())
def test_each_mistake_has_its_own_message(text, message):
    with pytest.raises(PeriodError, match=re.escape(message)):
        parse_period(text)


def test_a_message_quotes_what_was_written_and_carries_its_parts():
    with pytest.raises(PeriodError) as caught:
        parse_period("Q5  2023/24")
    assert str(caught.value).startswith('"Q5  2023/24": ')
    assert caught.value.text == "Q5  2023/24"
    assert "2023-24 Q2" in caught.value.examples
    assert isinstance(caught.value, ValueError)


def test_a_pasted_page_does_not_fill_the_message():
    with pytest.raises(PeriodError) as caught:
        parse_period("2023-24 " * 1000)
    assert "at most 120 characters" in str(caught.value)
    assert len(str(caught.value)) < 400


@pytest.mark.parametrize("text", ["Q2¹ 2018/19", "2023-24²", "1² months to March 2018", "٢٠٢٣-24"])
def test_a_footnote_mark_or_a_foreign_figure_is_not_taken_for_a_figure(text):
    with pytest.raises(PeriodError, match="not a period that can be read"):
        parse_period(text)


def test_a_message_stays_on_one_line():
    with pytest.raises(PeriodError) as caught:
        parse_period("2023\n24\x00")
    assert str(caught.value).startswith('"2023 24 ": ')


def test_a_space_that_does_not_break_is_a_space():
    assert parse_period("2023-24\xa0Q2") == Quarter(2023, 2)


@pytest.mark.parametrize("wrong", [None, 2023, 2023.5, date(2023, 4, 1)])
def test_a_number_is_not_a_period(wrong):
    with pytest.raises(PeriodError, match="a period is text, not"):
        parse_period(wrong)


def test_a_type_reads_only_itself():
    assert Quarter.parse("Q2 18/19") == Q2_2018
    with pytest.raises(PeriodError, match="this is a financial year, and a quarter is wanted"):
        Quarter.parse("2023-24")
    with pytest.raises(PeriodError, match="this is a quarter, and a financial year is wanted"):
        FinancialYear.parse("2023-24 Q2")


def test_a_municipal_year_is_read_with_its_meetings():
    meetings = [date(2023, 5, 23), date(2024, 5, 21)]
    assert parse_period("Municipal Year 2023/24", meetings) == MunicipalYear(*meetings)
    with pytest.raises(PeriodError, match="annual meetings are not given"):
        parse_period("municipal year 2019-20", meetings)


@given(periods)
def test_the_canonical_form_reads_back_to_the_same_period(period):
    assert parse_period(str(period)) == period
    assert parse_period(str(period).upper()) == period


@given(periods)
def test_the_label_reads_back_to_the_same_days(period):
    assert parse_period(period.label).same_days(period)


@given(date_ranges)
def test_words_for_days_read_back_to_the_same_days(period):
    assert parse_period(period.words).same_days(period)


@given(quarters)
def test_a_quarter_may_be_written_either_way_round_and_with_either_mark(quarter):
    year = quarter.financial_year
    for text in (f"{quarter.short} {str(year).replace('-', '/')}", f"Quarter {quarter.number} {year}"):
        assert Quarter.parse(text) == quarter


@given(financial_years)
def test_a_financial_year_may_be_written_with_both_years_in_full(year):
    assert FinancialYear.parse(f"{year.start_year}/{year.start_year + 1}") == year


@given(st.integers(1900, 2198), st.integers(0, 9999))
def test_two_years_are_a_financial_year_only_when_the_second_follows_the_first(first, second):
    text = f"{first}-{second:04d}"
    if second == first + 1:
        assert parse_period(text) == FinancialYear(first)
    else:
        with pytest.raises(PeriodError):
            parse_period(text)


@given(st.text(max_size=60) | st.from_regex(r"[Qq0-9/ \-a-zA-Z.]{1,30}", fullmatch=True))
def test_any_text_gives_a_period_or_a_clear_error(text):
    found: Period | PeriodError
    try:
        found = parse_period(text)
    except PeriodError as error:
        found = error
    if isinstance(found, PeriodError):
        assert "Write it like" in str(found)
    else:
        assert parse_period(str(found)) == found
