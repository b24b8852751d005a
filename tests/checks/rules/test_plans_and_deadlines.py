"""Plans whose day is past, things done too soon, stages, and deadlines in working days."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import REPORT, findings, quotes


def planned(said: str, meeting: str = "26 January 2022") -> list[tuple[str, str]]:
    return [(f.quote, f.severity.value) for f in findings("planned-date-past", REPORT.format(meeting, said))]


@pytest.mark.parametrize(
    ("said", "quote", "severity"),
    [
        # The two in gold/known-errors.json are of these forms.
        ("The draft will be discussed at Committee in February 2021.", "February 2021", "error"),
        (
            "It will then be recommended on 20 February 2021 ahead of approval on 5 March 2022.",
            "20 February 2021",
            "error",
        ),
        ("The next meeting will be held on Wednesday 3 March 2021.", "Wednesday 3 March 2021", "error"),
        ("In February 2021 the Board will consider the results.", "February 2021", "error"),
        ("The new contract is due to start on 1 December 2021.", "1 December 2021", "warning"),
        ("The rules will take effect from 1 April 2021.", "1 April 2021", "warning"),
        ("We intend to launch the scheme in September 2021.", "September 2021", "warning"),
        ("The plan is to be finished by 31 December 2021.", "31 December 2021", "note"),
        ("Consultation closes 5 March 2021.", "5 March 2021", "warning"),
    ],
)
def test_a_plan_for_a_day_gone_by_is_found(said: str, quote: str, severity: str) -> None:
    assert planned(said) == [(quote, severity)]


@pytest.mark.parametrize(
    "said",
    [
        "The draft will be discussed at Committee in February 2022.",
        "It was agreed that the review would be complete by May 2021.",
        "Cabinet agreed in May 2021 that fees will rise.",
        "The plan agreed on 5 March 2021 will be put into practice.",
        "The new rules, which came into force on 1 April 2021, will be reviewed.",
        "Costs will be compared with those of March 2020.",
        "We will build on the work done in June 2021.",
        "Fees will rise with inflation in September 2021.",
        "The road was expected to open in June 2021 but did not.",
        "Works due to begin in June 2021, but put off, are being priced.",
        "The pay award will be backdated to 1 April 2021.",
        "The letter said: “the hall will open in March 2021”.",
        "The consultation will run from 3 January 2022 to 14 February 2022.",
        "The will of the people in June 2016 was clear.",
        "| Action | When | Status |\n|---|---|---|\n| Lamps | To be mended by June 2021 | Complete |",
    ],
)
def test_what_is_no_plan_for_a_day_gone_by_is_let_be(said: str) -> None:
    assert planned(said) == []


def test_a_plan_for_the_days_between_the_papers_and_the_meeting_was_right_when_written() -> None:
    # Five clear days before Wednesday 26 January 2022: the papers were out on Tuesday 18 January.
    assert planned("The panel will meet on 19 January 2022.") == []
    assert planned("The panel will meet on 17 January 2022.") == [("17 January 2022", "note")]


def test_no_plan_is_judged_where_the_document_says_no_day() -> None:
    assert quotes("planned-date-past", "# Plan\n\nThe hall will open in March 2001.") == []


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("Rents have been higher since 1 April 2022.", "1 April 2022"),
        ("The policy was agreed at Cabinet on 5 March 2023.", "5 March 2023"),
        ("Members approved the plan on 9 May 2022.", "9 May 2022"),
        ("In June 2022 the Cabinet agreed the plan.", "June 2022"),
        ("The fair took place in the park in March 2022.", "March 2022"),
    ],
)
def test_a_thing_done_on_a_day_to_come_is_found(said: str, quote: str) -> None:
    assert quotes("done-on-a-day-to-come", REPORT.format("9 February 2022", said)) == [quote]


@pytest.mark.parametrize(
    "said",
    [
        "Rents have been higher since 1 April 2021.",
        "The grant was extended to 31 March 2023.",
        "It was agreed to hold the fair on 2 July 2022.",
        "The fair was agreed in principle for June 2022.",
        "If the plan is approved the lease, signed in May 2022, will run on.",
        "The report was deferred to the meeting on 9 March 2022.",
        "Since 5 May 2022 is a Thursday, the count will be at night.",
    ],
)
def test_what_is_not_told_as_done_is_let_be(said: str) -> None:
    assert quotes("done-on-a-day-to-come", REPORT.format("9 February 2022", said)) == []


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Round 2 awards in January 2022. Round 3 priorities agreed by March 2021.", ["March 2021"]),
        ("- Phase 1: May 2021\n- Phase 2: April 2021", ["April 2021"]),
        ("Phase 1 ended in May 2021. Phase 2 began in April 2022.", []),
        ("Phase 2 ended in May 2021.\n\nPhase 3 of another scheme began in April 2020.", []),
        ("Round 2 of May 2021 was followed by Stage 3 in April 2021.", []),
    ],
)
def test_stages_come_in_the_order_of_their_numbers(said: str, found: list[str]) -> None:
    assert quotes("stages-out-of-order", said) == found


AGENDA = "# Meeting of the Board\n\n{}\n\n{}\n"


@pytest.mark.parametrize(
    ("meeting", "said", "found"),
    [
        # The two agendas of the seeds give Friday 16 and Friday 21 (DOMAIN, section 8).
        ("21 November 2018", "by 10AM on the third working day before the meeting, so 16 November 2018", False),
        ("26 January 2022", "by 10AM on the third working day before the meeting, so 21st January 2022 at 10AM", False),
        ("26 January 2022", "by 10AM on the third working day before the meeting, so 20 January 2022 at 10AM", True),
        # 29 August 2022 was a bank holiday: three working days before Thursday 1 September is Friday 26 August.
        ("1 September 2022", "by noon on the third working day before the meeting (26 August)", False),
        ("1 September 2022", "by noon on the third working day before the meeting (29 August)", True),
        # "Three working days before" may leave out the day itself or not.
        ("26 January 2022", "three working days before the meeting: 20 January 2022", False),
        ("26 January 2022", "three working days before the meeting: 19 January 2022", True),
        ("26 January 2022", "two clear working days before the meeting: 21 January 2022", False),
    ],
)
def test_a_deadline_is_counted_back_over_working_days(meeting: str, said: str, found: bool) -> None:
    text = AGENDA.format(meeting, f"Questions must come {said}.")
    assert bool(quotes("deadline-not-its-day", text)) is found


@pytest.mark.parametrize(
    ("meeting", "published", "found"),
    [
        # The Queen's funeral: the last day to publish for 21 September 2022 is 12 September (DOMAIN, section 9).
        ("21 September 2022", "12 September 2022", False),
        ("21 September 2022", "13 September 2022", True),
        ("6 January 2026", "24 December 2025", False),
        ("6 January 2026", "29 December 2025", True),
    ],
)
def test_five_clear_days_are_counted_without_bank_holidays(meeting: str, published: str, found: bool) -> None:
    text = AGENDA.format(meeting, f"Date of publication: {published}")
    assert bool(quotes("published-too-late", text)) is found


def test_a_supplement_may_be_published_late() -> None:
    text = AGENDA.format("21 September 2022", "Supplementary agenda\n\nPublished on 19 September 2022")
    assert quotes("published-too-late", text) == []
