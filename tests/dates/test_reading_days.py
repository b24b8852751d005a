"""Reading and naming single days. Weekdays come from printed calendars and from gold/known-errors.json."""

import json
import re
from datetime import date

import pytest
from hypothesis import given

from goldenthread.dates import DateError, long_date, parse_date, weekday_of

from .strategies import days


def test_16_november_2018_is_a_friday(shared):
    errors = json.loads((shared / "gold" / "known-errors.json").read_text())["must_find"]
    known = next(error["why"] for error in errors if error["kind"].startswith("weekday"))
    assert known.startswith("16 November 2018 is a Friday")
    assert weekday_of(date(2018, 11, 16)) == "Friday"


@pytest.mark.parametrize(
    ("day", "weekday"),
    [
        # Days that everyone can look up: the Queen's funeral, the Coronation, the first day of the century.
        (date(2022, 9, 19), "Monday"),
        (date(2023, 5, 6), "Saturday"),
        (date(2000, 1, 1), "Saturday"),
        (date(2018, 11, 21), "Wednesday"),
    ],
)
def test_weekdays_of_well_known_days(day, weekday):
    assert weekday_of(day) == weekday


@pytest.mark.parametrize(
    "text",
    [
        "2018-11-16",
        "16 November 2018",
        "16th November 2018",
        "16 Nov 2018",
        "16-Nov-18",
        "16/11/2018",
        "16.11.18",
        "Friday 16 November 2018",
        "Fri 16th Nov 2018",
        "Friday, 16th of November, 2018",
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    assert parse_date(text) == date(2018, 11, 16)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Thursday 16th November 2018", "16 November 2018 is a Friday, not a Thursday"),
        ("29 February 2023", "February 2023 has no day 29, its last is 28 February 2023"),
        ("31/04/2023", "April 2023 has no day 31"),
        ("0 April 2023", "has no day 0"),
        ("11/16/2018", "no month 16 (the day comes first"),
        ("2123-99-01", "no month 99"),
        ("1 May 3023", "the year 3023 is outside 1900 to 2199"),
        ("tomorrow", "this is not a date"),
        ("", "a date is missing"),
    ],
)
def test_a_day_that_cannot_be_is_explained(text, message):
    with pytest.raises(DateError, match=re.escape(message)):
        parse_date(text)


@given(days)
def test_a_day_in_words_reads_back(day):
    assert parse_date(long_date(day)) == parse_date(long_date(day, weekday=True)) == day
    assert parse_date(day.isoformat()) == parse_date(f"{day:%d/%m/%Y}") == day
