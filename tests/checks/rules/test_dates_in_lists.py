"""Dates in tables and lists, misspelt days, and the wrong tense. Weekdays are those of printed calendars."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import REPORT, findings, quotes

# 10 June 2025 was a Tuesday, 19 June a Thursday, 8 July a Tuesday, 24 July a Thursday, 9 September a Tuesday.
CALENDAR = """| Month | Cabinet | Audit |
|---|---|---|
| June 2025 | Tue 10 | {} |
| July 2025 | Tue 8 | Thu 24 |
| September 2025 | Tue 9 | Thu 25 |
"""
DAYS = """| Date | Day | Body |
|---|---|---|
| 10/06/2025 | Tuesday | Cabinet |
| 19/06/2025 | {} | Audit |
| 08/07/2025 | Tuesday | Cabinet |
| 24/07/2025 | Thursday | Audit |
"""


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (CALENDAR.format("Thu 19"), []),
        (CALENDAR.format("Thu 20"), ["Thu 20"]),
        (CALENDAR.format("Fri 19"), ["Fri 19"]),
        (DAYS.format("Thursday"), []),
        (DAYS.format("Friday"), ["19/06/2025"]),
        # A bin's usual day beside the day it moves to is no weekday of that date.
        (
            "| Usual day | Moves to |\n|---|---|\n| Monday | 2 May 2023 |\n"
            "| Tuesday | 3 May 2023 |\n| Friday | 6 May 2023 |",
            [],
        ),
        ("The hall is shut on 10 June 2025 (Tuesday).", []),
        ("The hall is shut on 10 June 2025 (Monday).", ["10 June 2025 (Monday"]),
        ("It closed on Mon 10/06/2025.", ["Mon 10/06/2025"]),
        ("Open Mon - Fri 10/06/2025.", []),
        ("The fair is on Saturday 14 and Sunday 15 June 2025.", []),
        ("The fair is on Friday 14 and Sunday 15 June 2025.", ["Friday 14"]),
        ("Classes are on Tuesdays (10 and 17 June 2025).", []),
        ("Classes are on Tuesdays (11 and 18 June 2025).", ["11 and 18 June 2025"]),
        (
            "It meets on Tuesdays: 10 June 2025, 8 July 2025, 10 September 2025 and 14 October 2025.",
            ["10 September 2025"],
        ),
        ("It usually meets on Tuesdays: 10 June 2025, 8 July 2025, 10 September 2025, 14 October 2025.", []),
    ],
)
def test_a_weekday_that_stands_apart_from_its_date(said: str, found: list[str]) -> None:
    assert quotes("weekday-not-the-dates", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("On 7st November it rained.", ["7st"]),
        ("By Friday 24nd it was over.", ["24nd"]),
        ("On 11th, 12th, 13th, 21st, 22nd and 23rd May.", []),
        ("The 111th meeting and the 22th.", ["22th"]),
        ("Write to 4 Mill Lane, N1 4RD.", []),
        ("The boxer weighs 12st 4lb.", []),
        ("It is at 14 St James Street.", []),
        ("Case 24/0123rd was heard.", []),
    ],
)
def test_the_ending_of_a_day(said: str, found: list[str]) -> None:
    assert quotes("ordinal-ending-wrong", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("On 3 Febuary 2021 it was paid.", ["Febuary"]),
        ("Since Septmeber 2021 it has rained.", ["Septmeber"]),
        ("Mary 2021 was a painting by 3 Marsh Street, and Augusta 2020 another.", []),
        ("On 3 Feb 2021, 4 Sept 2021 and in Members 2021.", []),
        ("A list of 12 Members 2021 was kept.", []),
    ],
)
def test_a_month_that_is_misspelt(said: str, found: list[str]) -> None:
    assert quotes("month-misspelt", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("| Gap | 2024/25 | 2025/26 | 2026/27 | 2027/28 |\n|---|---|---|---|---|\n| £m | 1 | 2 | 3 | 4 |", []),
        ("| Gap | 2024/25 | 2025/26 | 2025/26 | 2027/28 |\n|---|---|---|---|---|\n| £m | 1 | 2 | 3 | 4 |", ["2025/26"]),
        ("| Gap | Q1 | Q2 | Q2 | Q4 |\n|---|---|---|---|---|\n| No | 1 | 2 | 3 | 4 |", ["Q2"]),
        ("| Gap | Q3 | Q4 | Q1 | Q2 |\n|---|---|---|---|---|\n| No | 1 | 2 | 3 | 4 |", []),
        ("| Gap | 2024/25 | 2024/25 | 2025/26 | 2025/26 |\n|---|---|---|---|---|\n| £m | 1 | 2 | 3 | 4 |", []),
        ("| Gap | 2024/25 | 2025/26 | 2025/26 |\n|---|---|---|---|\n| £m | 1 | 2 | 3 |", []),
    ],
)
def test_a_column_out_of_its_series(said: str, found: list[str]) -> None:
    assert quotes("heading-out-of-its-series", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("It meets on 9 June 2025, 8 July 2025, 9 October 2024 and 10 March 2026.", ["9 October 2024"]),
        ("It meets on 9 June 2025, 8 July 2025, 9 October 2025 and 10 March 2026.", []),
        # Days in no order, and one that is only a few weeks early.
        ("It met on 9 June 2025, 8 July 2023, 9 October 2025 and 10 March 2022.", []),
        ("It meets on 9 June 2025, 8 July 2025, 1 July 2025 and 10 March 2026.", []),
    ],
)
def test_a_year_out_of_order(said: str, found: list[str]) -> None:
    assert quotes("date-out-of-order", said) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        (
            "The Park Strategy 2019-2024 is old. See the Park Strategy 2019-2024 and the Park Strategy 2019-2025.",
            ["2019-2025"],
        ),
        ("The Park Strategy 2019-2024 is old. The new Park Strategy 2025-2030 is better.", []),
        ("The Park Strategy 2019-2024 is old. The Park Strategy 2019-2025 is not.", []),
    ],
)
def test_a_plan_with_two_ends(said: str, found: list[str]) -> None:
    assert quotes("plan-years-differ", said) == found


@pytest.mark.parametrize(
    ("said", "grade"),
    [
        ("At its meeting on 3 March 2023 the panel noted it.", "error"),
        ("The lease expired on 3 March 2023.", "error"),
        ("In March 2023, the council exchanged contracts.", "error"),
        ("The inspection in March 2023 found no fault.", "error"),
        ("The lamps were repainted in March 2023.", "warning"),
        ("A policy agreed on 3 March 2023 says so.", "warning"),
        ("There were 40 cases in the 12 months to March 2023.", "warning"),
        ("The lamps will have been repainted by March 2023.", None),
        ("The works were planned in March 2023.", None),
        ("Cabinet approved the launch of a hub in March 2023.", None),
        ("In March 2023 the revised plan takes effect.", None),
        ("Grants were awarded from 1 April 2022 to 31 March 2024.", None),
        ("The fund was extended in principle to March 2023.", None),
        ("Free parking was approved between 1 March 2023 and 9 March 2023.", None),
        ("| Milestone |\n|---|\n| Contract awarded in March 2023 |", None),
        ("As at 31 March 2023 reserves are forecast to be £2m.", None),
    ],
)
def test_what_is_told_as_done_before_its_day(said: str, grade: str | None) -> None:
    found = findings("done-on-a-day-to-come", REPORT.format("5 October 2022", said))
    assert [finding.severity for finding in found] == ([grade] if grade else [])


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The fee must be set by 11 March 2022.", ["11 March 2022"]),
        ("Round 2 opens on 4 April 2022.", ["4 April 2022"]),
        ("Next meeting: 4 April 2022.", ["4 April 2022"]),
        ("Award is now due January 2022.", ["January 2022"]),
        ("It is ten years since the Act took effect on 1 April 2012.", []),
        ("The rule says that returns must be sent each April.", []),
        ("The financial year begins on 1 April 2022.", []),
    ],
)
def test_what_is_told_as_still_to_come(said: str, found: list[str]) -> None:
    assert quotes("planned-date-past", REPORT.format("5 October 2022", said)) == found


@pytest.mark.parametrize(
    ("said", "found"),
    [
        # 6 May 2024 was a bank holiday: twenty working days after 8 April are up on 7 May.
        ("A request of 8 April 2024 was due by 6 May 2024, twenty working days later.", ["6 May 2024"]),
        ("A request of 8 April 2024 was due by 7 May 2024, twenty working days later.", []),
        ("It is in force on 23 October 2025, five working days after publication on 16 October 2025.", []),
        (
            "It is in force on 30 October 2025, five working days after publication on 16 October 2025.",
            ["30 October 2025"],
        ),
    ],
)
def test_so_many_working_days_after_a_day(said: str, found: list[str]) -> None:
    assert quotes("deadline-not-its-day", said) == found


def test_a_deadline_given_before_its_count_is_not_taken_for_the_next() -> None:
    # Tuesday 14 October 2025: the third working day before is Thursday the 9th; three clear days leave the 8th.
    said = (
        "Questions close on 8 October, three clear working days before the meeting; petitions on 9 October, three "
        "working days before the meeting."
    )
    assert quotes("deadline-not-its-day", REPORT.format("14 October 2025", said)) == []
    assert quotes("deadline-not-its-day", REPORT.format("14 October 2025", said.replace("8 Oct", "9 Oct"))) == [
        "9 October"
    ]


@pytest.mark.parametrize(
    "opening",
    [
        "| Meeting | Audit Committee, 24 February 2026 |\n|---|---|\n| Report of | Head of Audit |\n| Wards | All |",
        "# Cabinet - Tuesday, 24 February 2026\n\n### Minutes of the last meeting\n\nSigned: 9 December 2025.",
        "# Cabinet\n\nThe market plan was agreed on 3 March 2020.\n\nTuesday 24 February 2026",
    ],
)
def test_the_day_a_report_speaks_from_is_its_meetings(opening: str) -> None:
    assert quotes("done-on-a-day-to-come", f"{opening}\n\nThe accounts were signed on 28 January 2026.") == []
    late = f"{opening}\n\nThe accounts were signed on 28 January 2027."
    assert quotes("done-on-a-day-to-come", late) == ["28 January 2027"]
