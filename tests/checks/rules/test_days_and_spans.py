"""Weekdays, days that cannot be, and spans that run backwards. Weekdays are those of printed calendars."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import REPORT, findings, quotes


def test_the_error_in_a_real_agenda_is_found_by_the_day_of_its_meeting() -> None:
    # gold/known-errors.json: 16 November 2018 is a Friday.
    said = "# Meeting of the Board, 21 November 2018\n\nThe deadline is at Thursday 16<sup>th</sup> November at 10AM."
    (finding,) = findings("weekday-not-the-dates", said)
    assert finding.quote == "Thursday 16th November"
    assert finding.severity == "error"
    assert "16 November 2018 is a Friday" in finding.message


@pytest.mark.parametrize(
    "right",
    [
        "The panel met on Monday 19 September 2022.",
        "The hall is open Monday to Friday, 19 September 2022.",
        "The board sat 19 September 2022.",
        "It was in The Sun, 19 September 2022.",
        # 12 March was a Thursday in 2020, the year the paragraph is about, and a Saturday in that of the report.
        "In 2020 the council closed its offices, and on Thursday 12 March its halls.",
        "The week of Saturday 15 and Sunday 16 October 2022 was wet.",
    ],
)
def test_a_right_weekday_is_let_be(right: str) -> None:
    assert quotes("weekday-not-the-dates", REPORT.format("5 October 2022", right)) == []


def test_a_weekday_far_from_the_report_without_a_year_is_no_more_than_a_warning() -> None:
    # 12 March 2022 was a Saturday; another year may be meant.
    (finding,) = findings("weekday-not-the-dates", REPORT.format("5 October 2022", "We met on Monday 12 March."))
    assert (finding.severity, finding.verdict) == ("warning", "cannot tell")


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("Until 31 June 2022.", "31 June 2022"),
        ("On 29th February 2023 at noon.", "29th February 2023"),
        ("On 30 February.", "30 February"),
        ("Dated 21/13/2022.", "21/13/2022"),
        ("Dated 2022-02-30.", "2022-02-30"),
        ("Ends on the 34th of May 2022.", "34th of May 2022"),
        ("Friday 31 April 2020 was fine.", "Friday 31 April 2020"),
    ],
)
def test_a_day_that_no_calendar_has_is_found(said: str, quote: str) -> None:
    assert quotes("date-impossible", said) == [quote]


@pytest.mark.parametrize(
    "right",
    [
        "On 29 February 2024 and 29 February.",
        "Figure 45 May 2021 shows it.",
        "At least 35 may be affected, and 40 march on.",
        "References 45/67/20 and 2022-23-24.",
        "Version 1.32.2021 of the form.",
        "See https://example.org/2021-13-45/31/06/2022 for it.",
    ],
)
def test_what_is_no_day_is_let_be(right: str) -> None:
    assert quotes("date-impossible", right) == []


def test_a_date_with_the_month_first_is_a_warning() -> None:
    (finding,) = findings("date-impossible", "Sent on 03/25/2021.")
    assert finding.severity == "warning"
    assert "write the day first" in finding.mend


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Ran from 1 May 2022 to 30 April 2022.", True),
        ("Ran from 1 May 2022 to 30 April 2023.", False),
        ("Open between 3 March 2022 and 1 March 2022.", True),
        ("It rained on 3 March 2022 and 1 March 2022.", False),
        ("Moved from 5 May 2022 to 3 May 2022.", False),
        ("Compared 31 March 2022 to 31 March 2021.", False),
        ("(01/07/18 – 31/08/17)", True),
        ("March 2021 – March 2021", False),
    ],
)
def test_a_span_that_ends_before_it_begins(said: str, found: bool) -> None:
    assert bool(quotes("dates-backwards", said)) is found


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("Strategy 2017-2010", "2017-2010"),
        ("the 2019-18 outturn", "2019-18"),
        ("the plan (2022 – 2020)", "2022 – 2020"),
        ("budget 2023/22", "2023/22"),
    ],
)
def test_years_that_run_backwards_are_found(said: str, quote: str) -> None:
    (finding,) = findings("years-backwards", said)
    assert (finding.quote, finding.severity) == (quote, "error")


@pytest.mark.parametrize(
    "right",
    [
        *("2017-2020", "1999-00", "2009/10", "2019-08", "Order 2019/17", "SI 2015/2009", "change 2022-2021"),
        *(
            "1 April 2020 – 15 March 2021",
            "in 2020 - 15 fewer",
            "visits fell from 2020 to 2015",
            "2021-22-23",
            "2022-2021 change",
        ),
    ],
)
def test_what_is_no_span_of_years_is_let_be(right: str) -> None:
    assert quotes("years-backwards", right) == []


def test_two_years_as_accounts_head_a_comparison_are_a_warning() -> None:
    (finding,) = findings("years-backwards", "Accounts 2022/2021")
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Action Plan 2018-202.", ["2018-202"]),
        ("2020-20222", ["2020-20222"]),
        ("20223/24", ["20223/24"]),
        ("200-2000 homes", []),
        ("in 2018 – 200 people came", []),
        ("case 2018-145", []),
        ("2018-9", []),
    ],
)
def test_a_year_with_a_figure_missing_or_too_many(said: str, found: list[str]) -> None:
    assert quotes("year-cut-short", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Q2 2018/20", ["2018/20"]),
        ("financial year 2022-22", ["2022-22"]),
        ("the 2018/20 outturn", ["2018/20"]),
        ("Corporate Plan 2018/20", []),
        ("Q2 2018/19", []),
    ],
)
def test_one_financial_year_is_not_two(said: str, found: list[str]) -> None:
    assert quotes("financial-year-of-two-years", said) == found
