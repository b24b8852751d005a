"""Periods and days for property tests."""

from datetime import date

from hypothesis import strategies as st

from goldenthread.dates import (
    AsAt,
    CalendarYear,
    DateRange,
    FinancialYear,
    HalfYear,
    Month,
    Period,
    Quarter,
    Season,
    TwelveMonths,
)

years = st.integers(1910, 2190)
months = st.integers(1, 12)
days = st.dates(date(1910, 1, 1), date(2190, 12, 31))
financial_years = st.builds(FinancialYear, years)
quarters = st.builds(Quarter, years, st.integers(1, 4))
date_ranges = st.tuples(days, days).map(lambda two: DateRange(min(two), max(two)))
periods: st.SearchStrategy[Period] = st.one_of(
    financial_years,
    quarters,
    st.builds(HalfYear, years, st.integers(1, 2)),
    st.builds(Month, years, months),
    st.builds(TwelveMonths, years, months),
    st.builds(CalendarYear, years),
    st.builds(Season, years, st.sampled_from(["Spring", "Summer", "Autumn", "Winter"])),
    st.builds(AsAt, days),
    date_ranges,
)
