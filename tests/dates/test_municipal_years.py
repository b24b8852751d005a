"""Municipal years, from annual meeting to annual meeting (DOMAIN section 2)."""

from datetime import date

import pytest

from goldenthread.dates import MunicipalYear, MunicipalYears, PeriodError

MEETINGS = (date(2022, 5, 24), date(2023, 5, 23), date(2024, 5, 21))


def test_a_municipal_year_ends_the_day_before_the_next_annual_meeting():
    year = MunicipalYear(MEETINGS[1], MEETINGS[2])
    assert (year.start, year.end) == (date(2023, 5, 23), date(2024, 5, 20))
    assert year.end_is_known
    assert str(year) == "municipal year 2023-24"


def test_without_a_next_meeting_the_year_is_taken_to_last_twelve_months():
    year = MunicipalYear(MEETINGS[2])
    assert year.end == date(2025, 5, 20)
    assert not year.end_is_known


def test_a_year_whose_end_is_known_is_not_the_year_whose_end_is_assumed():
    known, assumed = MunicipalYear(MEETINGS[2], date(2025, 5, 21)), MunicipalYear(MEETINGS[2])
    assert known.same_days(assumed)
    assert known != assumed
    assert known < assumed


def test_a_year_without_an_annual_meeting_makes_a_long_one():
    # Annual meetings of May 2020 could be put off by a year (SI 2020/392).
    assert str(MunicipalYear(date(2019, 5, 21), date(2021, 5, 25))) == "municipal year 2019-21"


def test_a_day_is_found_in_the_year_of_the_meeting_before_it():
    years = MunicipalYears(reversed(MEETINGS))
    assert len(years) == 3
    assert years.containing(date(2023, 5, 22)).annual_meeting == MEETINGS[0]
    assert years.containing(date(2023, 5, 23)).annual_meeting == MEETINGS[1]
    assert years.containing(date(2025, 5, 20)).annual_meeting == MEETINGS[2]


@pytest.mark.parametrize("day", [date(2022, 5, 23), date(2025, 5, 21)])
def test_a_day_outside_every_year_given_is_refused(day):
    with pytest.raises(PeriodError, match="no municipal year given covers"):
        MunicipalYears(MEETINGS).containing(day)


def test_years_tile_and_know_their_neighbours():
    years = MunicipalYears(MEETINGS)
    first, second, third = years
    assert years.next(first) == second
    assert years.previous(third) == second
    assert years.next(third) is None
    assert years.previous(first) is None
    assert (second.start - first.end).days == 1


def test_a_year_is_found_by_its_name():
    years = MunicipalYears(MEETINGS)
    assert years.named("2023/24") == years.named("municipal year 2023-24") == MunicipalYear(*MEETINGS[1:])
    with pytest.raises(PeriodError, match="not given"):
        years.named("2030-31")


def test_meetings_that_cannot_make_a_year_are_refused():
    with pytest.raises(PeriodError, match="no dates of annual council meetings"):
        MunicipalYears([])
    with pytest.raises(PeriodError, match="is not in a year after"):
        MunicipalYear(MEETINGS[1], MEETINGS[0])


def test_the_year_before_ends_where_this_one_begins():
    before = MunicipalYear(MEETINGS[1], MEETINGS[2]).year_before()
    assert (before.start, before.end) == (date(2022, 5, 23), date(2023, 5, 22))
