"""Days of meetings, consultations and decisions as web pages, minutes and notices of other councils tell them."""

from __future__ import annotations

import pytest

from goldenthread.checks.parts import parts_of
from goldenthread.documents import read_document
from tests.checks.rules.quoting import quotes

MINUTES = "# Minutes of the Grants Panel\n\nWednesday 3 May 2023\n\n{}\n"


def _day(text: str) -> str:
    """The day that a document in Markdown speaks from."""
    return str(parts_of(read_document(text.encode(), "made-up.md"))[0].date)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("# Survey\n\nThe survey ran between 20 October and 1 December 2023.\n\nIt is over.", "None"),
        ("# By-election\n\nDate of election: Thursday 13 February 2025\n\nNominations: see below.", "None"),
        ("# Panel\n\nThat the notes of the informal meeting held on 14 July 2021 be noted.", "None"),
        ("# Plan\n\nThe hearings will commence on 30 October 2012.", "None"),
        # A summons says when the meeting will be held, and of days that are told the last says most.
        ("# Council\n\nA meeting of the Council will be held on 5 May 2021.", "2021-05-05"),
        ("# Survey\n\nClosed 4 December 2019\n\nOpened 23 October 2019\n\nUpdated 10 February 2020", "2020-02-10"),
    ],
)
def test_a_document_speaks_from_no_day_of_what_it_tells(text: str, day: str) -> None:
    assert _day(text) == day


@pytest.mark.parametrize(
    "asked",
    [
        "To approve the minutes of the meeting held on {}.",
        "4 To confirm the minutes of the Standards Committee meeting, held on {}, as a correct record.",
        "Approval of minutes of AGM {}",
    ],
)
def test_minutes_to_be_approved_are_of_a_meeting_that_was_held(asked: str) -> None:
    assert quotes("done-on-a-day-to-come", MINUTES.format(asked.format("5 April 2024"))) == ["5 April 2024"]
    assert quotes("done-on-a-day-to-come", MINUTES.format(asked.format("5 April 2023"))) == []


def test_minutes_that_are_to_come_are_let_be() -> None:
    said = "To note that the minutes of the next meeting, to be held on 7 June 2023, will be late."
    assert quotes("done-on-a-day-to-come", MINUTES.format(said)) == []


@pytest.mark.parametrize(
    "told",
    [
        "3.1 On {}, the Council formally received an application.",
        "The Panel was reminded that at its meeting on {}, the draft had been presented.",
        "The clerk gave a reconciliation from statements dated {} which had been checked.",
        "At {}, the fund had a balance of £4,000.",
        "The Panel thanked the committee held on ({}) for its advice.",
    ],
)
def test_what_is_done_is_told_in_many_words(told: str) -> None:
    assert quotes("done-on-a-day-to-come", MINUTES.format(told.format("31 March 2024"))) == ["31 March 2024"]
    assert quotes("done-on-a-day-to-come", MINUTES.format(told.format("31 March 2023"))) == []


def test_the_day_of_publication_stands_after_that_of_the_meeting() -> None:
    assert quotes("done-on-a-day-to-come", MINUTES.format("Date Published 4 May 2023")) == []


def test_a_second_report_on_a_page_has_its_own_year() -> None:
    page = MINUTES.format("Noted.") + "\n# Outturn 2024/25\n\nAt 31 March 2025, the fund had a balance of £4,000.\n"
    assert quotes("done-on-a-day-to-come", page) == []


def test_what_was_moved_may_go_back_in_time() -> None:
    moved = "The change was the re-scheduling of the yearly report on refugees {} January 2023 to October 2022."
    assert quotes("dates-backwards", moved.format("from")) == []
    assert len(quotes("dates-backwards", "The survey ran from January 2023 to October 2022.")) == 1


def test_two_days_of_one_month_share_its_year() -> None:
    said = "The survey ran between {} December and 12 December 2023."
    assert quotes("dates-backwards", said.format(20)) == ["20 December and 12 December 2023"]
    assert quotes("dates-backwards", said.format(2)) == []
    # From one December to the next, perhaps: months apart may be of two years.
    assert quotes("dates-backwards", "The survey ran between 20 December and 12 January 2023.") == []


def test_numbers_of_minutes_are_no_dates() -> None:
    minutes = "# Board\n\n01/25/01 – Welcome\n\nAll were welcomed.\n\n01/25/02\n\nThe story was heard.\n"
    assert quotes("date-impossible", minutes) == []
    assert quotes("date-impossible", "# Board\n\nIt met on 01/25/01 in the hall.\n") == ["01/25/01"]


def test_a_weekday_before_a_month_and_day_is_held_against_it() -> None:
    # 15 June 2009 was a Monday.
    minutes = "# Minutes of the Grants Panel\n\nThursday 2 July 2009\n\nThe site is visited on {} June 15th at 4pm.\n"
    assert quotes("weekday-not-the-dates", minutes.format("Wednesday")) == ["Wednesday June 15th"]
    assert quotes("weekday-not-the-dates", minutes.format("Monday")) == []


def test_a_survey_on_the_next_years_budget_ran_in_the_year_before() -> None:
    # 14 November 2022 was a Monday, 14 November 2023 a Tuesday.
    said = "The survey for 2023/24 began on Monday 14 November. Council meets in 2023."
    assert quotes("weekday-not-the-dates", said) == []


def test_a_decision_is_not_carried_out_before_it_is_published() -> None:
    notice = "# Cabinet\n\nDate Published 31 January 2019\n\nDate when decisions may be implemented {} 7 {} 2019\n"
    assert quotes("dates-backwards", notice.format("(unless called in): 5pm", "January")) == ["7 January 2019"]
    assert quotes("dates-backwards", notice.format("(unless called in): 5pm", "February")) == []


def test_a_month_alone_may_be_any_of_its_days() -> None:
    table = (
        "| Date | Action |\n|---|---|\n| 12 May {} | Start |\n| 13 October 2025 | Draft |\n"
        "| 19 December 2025 | Survey |\n| 27 February 2026 | Council |\n| February 2026 | Order |\n"
    )
    assert quotes("date-out-of-order", table.format(2026)) == ["12 May 2026"]
    assert quotes("date-out-of-order", table.format(2025)) == []


def test_a_year_long_after_all_others_needs_no_more_than_three_of_them() -> None:
    said = (
        "The order was made in 2014 under an Act of 2013. It was renewed in February {} and stands. Zone 3 is of 2015."
    )
    assert quotes("done-on-a-day-to-come", said.format(2081)) == ["February 2081"]
    assert quotes("done-on-a-day-to-come", said.format(2019)) == []


def test_a_count_of_members_stands_before_their_names() -> None:
    vote = (
        "{} Members voted in favour of the amendment: Councillors Reed, Shaw and Lunn.\n\n"
        "2 Members voted against the amendment: Councillors Hart and Moss.\n\nThe amendment was {}."
    )
    assert len(quotes("votes-against-the-names", MINUTES.format(vote.format(4, "carried")))) == 1
    assert quotes("votes-against-the-names", MINUTES.format(vote.format(3, "carried"))) == []
    assert len(quotes("outcome-against-the-votes", MINUTES.format(vote.format(3, "lost")))) == 1


def test_the_letters_of_a_council_are_no_name() -> None:
    said = "Present: Cllr A Reed, Cllr B Shaw, WDC Cllr C Lunn\n\nApologies: WDC Cllr J Hart was unable to come."
    assert quotes("members-present-disagree", MINUTES.format(said)) == []


def test_items_of_two_lists_are_of_what_stands_over_each() -> None:
    lists = (
        "## October 2024\n\n- Number of open requests at the month's end - 45\n- Closed requests in full - 117\n\n"
        "## September 2024\n\n- Number of open requests at the month's end - 56\n- Closed requests in full - 94\n"
    )
    assert quotes("measure-with-two-values", lists) == []


def test_a_figure_that_is_compared_with_is_of_another_time() -> None:
    said = (
        "On Monday 145 incidents of harm were reported to the warden, compared to 132 for the same day the year before."
        "\n\nText between.\n\n"
        "On Friday 170 incidents of harm were reported to the warden, compared to 142 for the same day the year before."
    )
    assert quotes("measure-with-two-values", said) == []


def test_the_figure_at_of_which_is_a_part_of_the_one_before_it() -> None:
    said = "There were {} reports, 305 of which were personal, 72 of litter and 737 of noise."
    assert quotes("parts-not-the-total-said", said.format("1,114")) == []
    assert len(quotes("parts-not-the-total-said", said.format("1,141"))) == 1


def test_numbers_in_lines_of_their_own_are_used_once() -> None:
    page = (
        "# Agenda and minutes\n\n## Cabinet - Thursday, 17th March, 2011\n\n276.\n\nApologies\n\nNone.\n\n{}.\n\n"
        "Interests\n\nNone.\n\n278.\n\nThe last minutes\n\nAgreed.\n\n279.\n\nPrivate business\n\nNone.\n"
    )
    assert "278" in quotes("item-number-twice", page.format(278))
    assert quotes("item-number-twice", page.format(277)) == []


def test_a_part_is_not_more_than_its_whole() -> None:
    said = "The programme came to £25m, of which {} was borrowed."
    assert quotes("parts-not-the-total-said", said.format("£35m")) == ["£35m"]
    assert quotes("parts-not-the-total-said", said.format("£15m")) == []


def test_a_figure_was_not_reached_on_a_day_to_come() -> None:
    said = "Inflation was 0.8% in {} and has not moved."
    assert quotes("done-on-a-day-to-come", MINUTES.format(said.format("September 2024"))) == ["September 2024"]
    assert quotes("done-on-a-day-to-come", MINUTES.format(said.format("September 2022"))) == []


def test_stages_that_end_with_a_date_stand_in_order_with_or_without_a_label() -> None:
    stages = (
        "- Committee – 6 December 2012\n- Cabinet – 18 December 2012\n- Council – 24 January {}\n"
        "- New policy to be advertised 29 January 2013\n- New policy in use from 26 February 2013\n"
    )
    assert quotes("date-out-of-order", stages.format(2012)) == ["24 January 2012"]
    assert quotes("date-out-of-order", stages.format(2013)) == []


def test_a_word_stands_twice_after_a_bracket_too() -> None:
    assert quotes("word-twice", "The rent is £80.09 (an an average of all homes).") == ["an an"]
    assert quotes("word-twice", "The rent is £80.09 (an average of all homes).") == []


def test_a_meeting_room_is_nobodys_home() -> None:
    said = "The panel met in the meeting room at 38 Church Street, Eastfield, N12 8QR."
    assert quotes("home-address-published", said) == []


def test_what_is_left_of_income_is_no_sum_of_it_and_what_was_spent() -> None:
    accounts = (
        "| Account | Amount |\n|---|---|\n| Balance at the start | £500.00 |\n| INCOME | |\n| Precept | £1,300.00 |\n"
        "| Gifts | £200.00 |\n| Sub total | £1,500.00 |\n| EXPENDITURE | |\n| Fuel | £900.00 |\n| Audit | £300.00 |\n"
        "| Sub total | £1,200.00 |\n| Total | £800.00 |\n"
    )
    assert quotes("total-not-the-sum", accounts) == []
