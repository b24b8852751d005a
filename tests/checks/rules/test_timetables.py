"""Timetables, notices and periods: weekdays without a year, labelled days, stages, lengths and times of day."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import REPORT, findings, quotes

# In 2022: 28 March a Monday, 5 April a Tuesday, 14 April a Thursday, 19 April a Tuesday, 26 April a Tuesday, 27 April a
# Wednesday, 5 May a Thursday, 6 May a Friday.
POLL = (
    "# Timetable\n\n- Notice: Monday 28 March\n- Nominations: Tuesday 5 April\n- Register: Thursday 14 April\n"
    "- Postal votes: Tuesday 19 April\n- Notice of poll: {}\n- Agents: Wednesday 27 April\n- Poll: Thursday 5 May\n"
    "- Count: Friday 6 May\n"
)


def test_weekdays_of_a_list_without_a_year_bear_each_other_out() -> None:
    assert quotes("weekday-not-the-dates", POLL.format("Tuesday 26 April")) == []
    (finding,) = findings("weekday-not-the-dates", POLL.format("Thursday 26 April"))
    assert (finding.quote, finding.severity) == ("Thursday 26 April", "error")
    assert "26 April is no Thursday" in finding.message


def test_a_few_dates_without_a_year_or_of_two_years_are_let_be() -> None:
    assert (
        quotes("weekday-not-the-dates", "# Dates\n\n- Monday 28 March\n- Monday 5 April\n- Thursday 14 April\n") == []
    )
    # Three of 2022 and three of 2023: no one year bears them all out.
    two = ("Monday 28 March", "Tuesday 5 April", "Thursday 14 April", "Tuesday 28 March", "Wednesday 5 April")
    assert quotes("weekday-not-the-dates", "# Dates\n\n" + "\n".join(f"- {day}" for day in two)) == []


def test_the_year_of_a_list_may_stand_in_its_heading() -> None:
    # 5 July 2023 was a Wednesday; the 2024 in the last line is what the meeting is about.
    dates = (
        "# Meetings 2023\n\nMeeting dates for 2023 are:\n\nWednesday 3rd May\n\nWednesday 7th June\n\n{}\n\n"
        "Wednesday 6th December – this meeting sets the budget for 2024\n"
    )
    assert quotes("weekday-not-the-dates", dates.format("Wednesday 5th July")) == []
    assert quotes("weekday-not-the-dates", dates.format("Wednesday 6th July")) == ["Wednesday 6th July"]


def test_the_weekday_said_before_a_list_in_the_next_paragraph_holds_for_it() -> None:
    # 5 July, 6 September and 1 November 2023 were Wednesdays, 5 October a Thursday.
    text = "Council meets on the following Wednesdays:\n\n5th July 2023; 6th September 2023; {}; 1st November 2023\n"
    assert quotes("weekday-not-the-dates", text.format("4th October 2023")) == []
    assert quotes("weekday-not-the-dates", text.format("5th October 2023")) == ["5th October 2023"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Start date Fri 28 May 2021, 5:00pm\n\nEnd date Sun 25 Jul 2021, 11:59pm", []),
        ("Start date Fri 28 May 2021, 5:00pm\n\nEnd date Sun 25 Apr 2021, 11:59pm", ["25 Apr 2021"]),
        ("Publication date: 30/09/2022\n\nDate of decision: 28/09/2022\n\nEffective from: 08/10/2022", []),
        ("Publication date: 20/09/2022\n\nDate of decision: 28/09/2022\n\nEffective from: 08/10/2022", ["20/09/2022"]),
        (
            "Publication date: 30/09/2022\n\nDate of decision: 28/09/2022\n\nEffective from: 08/09/2022",
            ["08/09/2022"],
        ),
        ("Date of decision: 28/09/2022\n\nDecided at meeting: 29/09/2022 - Cabinet", ["29/09/2022"]),
        # Two projects, each with its own dates.
        ("Start date: 1 May 2021\n\nStart date: 1 June 2022\n\nEnd date: 1 May 2022", []),
    ],
)
def test_days_behind_labels_stand_in_order(text: str, quoted: list[str]) -> None:
    assert [
        quote.split(" ", 1)[-1] if quote[0].isalpha() else quote for quote in quotes("dates-backwards", text)
    ] == quoted


def test_a_stage_of_a_list_a_year_early_is_asked_after() -> None:
    stages = "- Panel: 23 November 2020\n- Cabinet: 25 November 2020\n- Council: {}\n- Submission: March 2021\n"
    assert quotes("date-out-of-order", stages.format("16 January 2021")) == []
    assert quotes("date-out-of-order", stages.format("16 January 2020")) == ["16 January 2020"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("A six-week consultation ran from 23 August 2018 to 5 October 2018.", []),
        ("An eight-week consultation ran from 23 August 2018 to 5 October 2018.", ["eight-week"]),
        ("The consultation was open for 14 weeks, from 11 December 2023 until 17 March 2024.", []),
        ("The survey was open for 28 days, from 1 June until 12 July 2022.", ["28 days"]),
        ("A five year contract runs from 1 April 2020 to 31 March 2024.", ["five year"]),
        ("A three year contract runs from 1 April 2020 to 31 March 2024, with an option to extend.", []),
        ("The hall was shut for 10 working days, from 3 May 2022 to 31 May 2022.", []),
        ("At least six weeks were given, from 3 May 2022 to 31 July 2022.", []),
    ],
)
def test_a_period_is_as_long_as_its_dates(text: str, quoted: list[str]) -> None:
    assert quotes("length-not-its-dates", text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Doors open at 7.75pm.", ["7.75"]),
        ("Comments close at 25:59 on 3 May 2022.", ["25:59"]),
        ("Comments close at 23:59 on 3 May 2022.", []),
        ("The split of 25:75 on the fund stands.", []),
        ("Staff worked 37.75 hours.", []),
        ("You will be on the list by 32 March, and not before.", ["32 March"]),
    ],
)
def test_times_and_days_that_cannot_be(text: str, quoted: list[str]) -> None:
    assert quotes("date-impossible", text) == quoted


def test_each_of_a_list_of_meetings_that_were_held_is_over() -> None:
    held = "At meetings held on 28 September 2017, 15 March 2018 and {}, it agreed."
    text = f"# Minutes of the Council\n\n23 August 2018\n\n{held}"
    assert quotes("done-on-a-day-to-come", text.format("28 June 2018")) == []
    assert quotes("done-on-a-day-to-come", text.format("28 September 2018")) == ["28 September 2018"]


def test_the_period_of_a_report_is_not_the_day_it_speaks_from() -> None:
    text = "# Quarter 1, 1 April 2023 to 30 June 2023\n\nThe measures were agreed on 20 June 2023."
    assert quotes("done-on-a-day-to-come", text) == []


def test_parishes_may_give_three_clear_days() -> None:
    # The meeting of 26 January 2022 was a Wednesday; the papers of 20 January leave three clear days.
    text = "# Meeting of the {}, Wednesday 26 January 2022\n\nDate of publication: 20 January 2022"
    assert quotes("published-too-late", text.format("Board")) == ["20 January 2022"]
    assert quotes("published-too-late", text.format("Parish Council")) == []


def test_two_sentences_that_only_name_their_measure_are_told_apart_by_their_headings() -> None:
    text = "{}Actual expenditure was £15.106m.\n\n## 2019/20 (Month 9)\n\nActual expenditure was £43.367m.\n"
    assert quotes("measure-with-two-values", REPORT.format("1 May 2022", text.format("## 2019/20 (Month 6)\n\n"))) == []


@pytest.mark.parametrize(
    ("opening", "quoted"),
    [
        ("This is the quarter 3 update on the plan.", ["quarter 3"]),
        ("This is the quarter 1 update on the plan.", []),
        ("This report covers what changed since quarter 4 of last year.", []),
        ("The report covered the period from October to December 2023.", ["October to December 2023"]),
        ("The report covered the period from April to June 2023.", []),
    ],
)
def test_the_quarter_of_a_title_is_that_of_its_opening(opening: str, quoted: list[str]) -> None:
    assert quotes("quarter-not-its-months", f"# Quarter 1 performance update\n\n{opening}") == quoted


def test_a_year_long_after_all_the_others_is_asked_after() -> None:
    # A day in the first lines of a document may be its own.
    before = "# Audits\n\nThe scheme of 2009 was reviewed in 2010, 2011 and 2012.\n\n" + "The hall is warm.\n\n" * 14
    text = before + "The last audit was held on 4 May {}."
    assert quotes("done-on-a-day-to-come", text.format(2013)) == []
    assert quotes("done-on-a-day-to-come", text.format(2023)) == ["4 May 2023"]
