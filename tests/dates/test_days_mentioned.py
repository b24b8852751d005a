"""Days and months named in running text. Expected values are read off the text by eye."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given

from goldenthread.dates import long_date
from goldenthread.dates.mentions import days_mentioned

from .strategies import days


def read(text: str) -> list[tuple[int | None, int, int | None, int | None]]:
    """Day, month, year and weekday (0 for Monday) of each mention."""
    return [(found.day, found.month, found.year, found.weekday) for found in days_mentioned(text)]


@pytest.mark.parametrize(
    "text",
    [
        *("26 January 2022", "26th January 2022", "26th of January, 2022", "26 Jan 2022", "26 JANUARY 2022"),
        *("January 26, 2022", "Jan 26th 2022", "26/01/2022", "26/1/22", "26.01.2022", "2022-01-26", "26 January ’22"),
    ],
)
def test_a_day_is_found_in_each_way_of_writing_it(text: str) -> None:
    assert read(f"It met on {text}, in public.") == [(26, 1, 2022, None)]


@pytest.mark.parametrize(
    ("text", "weekday"),
    [
        ("Wednesday 26 January 2022", 2),
        ("WEDNESDAY 26TH JANUARY, 2022", 2),
        ("Wed, 26 January 2022", 2),
        ("Weds 26 January 2022", 2),
        ("Thursday, the 26th of January 2022", 3),
        ("Tues 26 January 2022", 1),
        ("Sun 26 January 2022", 6),
        ("Friday\n26 January 2022", 4),
        # Words that are no weekdays here.
        ("The board sat 26 January 2022", None),
        ("in The Sun, 26 January 2022", None),
        ("It was wed 26 January 2022", None),
    ],
)
def test_a_weekday_belongs_to_the_date_after_it(text: str, weekday: int | None) -> None:
    assert read(text) == [(26, 1, 2022, weekday)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("by 16th November at 10am", [(16, 11, None, None)]),
        # With the month first and no year it is a day only after its weekday.
        ("on Wednesday June 15th @ 4pm", [(15, 6, None, 2)]),
        ("on Wed, May 3rd at noon, and Friday March 4th 2022", [(3, 5, None, 2), (4, 3, 2022, 4)]),
        ("in June 15th place, and Monday March 20 people", []),
        ("in March 2021 and Sept. 2021", [(None, 3, 2021, None), (None, 9, 2021, None)]),
        ("1st April 2020 – 31st March 2021", [(1, 4, 2020, None), (31, 3, 2021, None)]),
        ("01/07/18-31/07/18", [(1, 7, 2018, None), (31, 7, 2018, None)]),
        ("8-10 March 2021", [(10, 3, 2021, None)]),
        ("1 April 2021-31 March 2022", [(1, 4, 2021, None), (31, 3, 2022, None)]),
        ("5 Nov. 2021", [(5, 11, 2021, None)]),
        ("12 March, 3 homes", [(12, 3, None, None)]),
        ("6 March 2018 – 2018/19 addendum", [(6, 3, 2018, None)]),
    ],
)
def test_what_a_text_names_in_order(text: str, found: list[tuple[int | None, int, int | None, int | None]]) -> None:
    assert read(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *("35 may be affected", "the 4 march on", "they may in 2021", "march 2021"),
        *("April 2019/20", "in 2018-19 March was wet", "paragraph 1.2.21", "£5.10 a head", "page 3/4", "2021-22"),
        *("https://example.org/2021/05/03/26-01-2022", "www.example.org/26/01/2022", "no figure at all in May"),
    ],
)
def test_what_only_looks_like_a_day_is_let_be(text: str) -> None:
    assert read(text) == []


def test_a_number_after_a_hyphen_is_no_day() -> None:
    assert read("COVID-19 March 2020") == [(None, 3, 2020, None)]


@pytest.mark.parametrize("text", ["31 June 2022", "29 February 2023", "21/13/2022", "0 May 2022", "2022-02-30"])
def test_a_day_that_cannot_be_is_found_and_said_to_be_impossible(text: str) -> None:
    (found,) = days_mentioned(text)
    assert (found.possible, found.date, found.first_day, found.last_day) == (False, None, None, None)


def test_a_leap_day_without_a_year_is_possible_and_has_its_day_only_in_a_leap_year() -> None:
    (found,) = days_mentioned("on 29 February")
    assert found.possible
    assert (found.in_year(2023), found.in_year(2024)) == (None, date(2024, 2, 29))


def test_a_month_runs_from_its_first_day_to_its_last() -> None:
    (found,) = days_mentioned("in February 2024")
    assert (found.date, found.first_day, found.last_day) == (None, date(2024, 2, 1), date(2024, 2, 29))


@pytest.mark.parametrize(
    ("text", "to", "nearest"),
    [
        ("16 November", date(2018, 11, 21), date(2018, 11, 16)),
        ("16 November", date(2022, 1, 26), date(2021, 11, 16)),
        ("5 January", date(2018, 11, 21), date(2019, 1, 5)),
        ("16 November 2010", date(2022, 1, 26), date(2010, 11, 16)),
    ],
)
def test_a_day_without_a_year_is_in_the_year_that_brings_it_nearest(text: str, to: date, nearest: date) -> None:
    (found,) = days_mentioned(text)
    assert found.nearest(to) == nearest


def test_a_mention_says_where_it_stands() -> None:
    text = "Until Thursday 16th November at 10am."
    (found,) = days_mentioned(text)
    assert text[found.start : found.end] == found.text == "Thursday 16th November"


# In running text only 1900 to 2099 are taken for years: "2150" is far more often a number.
@given(days.filter(lambda day: 1900 <= day.year < 2100))
def test_every_day_in_words_and_in_figures_is_found_within_a_sentence(day: date) -> None:
    for text in (long_date(day), long_date(day, weekday=True), f"{day:%d/%m/%Y}", day.isoformat()):
        (found,) = days_mentioned(f"The panel met on {text} at noon.")
        assert found.date == day
        assert found.text == text
