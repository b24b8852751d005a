"""What is wrong in a pack is said with its place, and what can be read is still read. The packs are made up."""

from __future__ import annotations

from goldenthread.packs import Pack, read_pack

FRONT = """\
# Parks Committee

To: Members of the Parks Committee

Chairman: Councillor Ada Lamb
Vice-Chairman: Councillor Ben Moss

Councillors: Cal Nunn, Dee Orr

Substitutes: Councillors Eve Pym, {substitute}

**Date:** {date} at 7.00pm

**Venue:** The Old Library

Questions must be received by 10am on the third working day before the meeting, {deadline}.

## Agenda

1. Apologies
2. Declarations of interest
3. Tree strategy
"""
MINUTES = """\
# Minutes of the Parks Committee

{date}

Present: Councillors Ada Lamb (Chairman), Cal Nunn and Dee Orr

## 1. Apologies

None.

## 2. Declarations of interest

None.

## 3. {third}

{text}

The meeting closed at 8.00pm.
"""
# 18 October 2023 was a Wednesday; three working days before it is Friday 13 October.
WEDNESDAY, FRIDAY = "Wednesday 18 October 2023", "Friday 13 October"


def front(date: str = WEDNESDAY, deadline: str = FRIDAY, substitute: str = "Flo Quirk") -> str:
    return FRONT.format(date=date, deadline=deadline, substitute=substitute)


def minutes(date: str = WEDNESDAY, third: str = "Tree strategy", text: str = "RESOLVED that it be adopted.") -> str:
    return MINUTES.format(date=date, third=third, text=text)


def read(text: str) -> Pack:
    return read_pack(text.encode(), "pack.md")


def kinds(text: str) -> list[str]:
    return [problem.kind for problem in read(text).problems]


def test_a_pack_with_nothing_wrong_has_no_problems() -> None:
    pack = read(front() + "\nThis page is intentionally left blank\n\n" + minutes())
    assert [problem.what for problem in pack.problems] == []
    assert pack.as_json()["meeting"]["question_deadline"] == "2023-10-13T10:00"


def test_a_deadline_that_is_not_the_working_day_it_says_is_told() -> None:
    assert kinds(front(deadline="Monday 16 October")) == ["deadline wrong"]


def test_a_weekday_that_is_not_that_dates_is_told() -> None:
    pack = read(front(date="Thursday 18 October 2023"))
    assert [(p.kind, p.as_json()["where"]) for p in pack.problems] == [("wrong weekday", "line 12")]
    assert pack.as_json()["meeting"]["date"] == "2023-10-18"


def test_a_day_that_the_calendar_has_not_is_told_and_not_taken() -> None:
    pack = read(front(date="31 September 2023"))
    assert "impossible date" in [problem.kind for problem in pack.problems]
    assert "date" not in pack.as_json()["meeting"]


def test_a_member_who_is_also_a_substitute_is_told() -> None:
    assert kinds(front(substitute="Cal Nunn")) == ["member and substitute"]


def test_more_votes_than_people_are_told() -> None:
    assert kinds(minutes(text="The motion was carried by 3 votes to 2.")) == ["more votes than people"]


def test_a_result_that_the_votes_do_not_give_is_told() -> None:
    assert kinds(minutes(text="For: 1\n\nAgainst: 2\n\nThe motion was carried.")) == ["result against the count"]


def test_an_agenda_that_disagrees_with_the_minutes_of_its_meeting_is_told() -> None:
    text = front() + "\nThis page is intentionally left blank\n\n" + minutes(third="Cemetery fees")
    assert kinds(text) == ["agenda against minutes"]


def test_two_meetings_stitched_into_one_file_are_told_and_the_first_is_read() -> None:
    text = minutes() + "\n" + front().replace("18 October", "15 November").replace("13 October", "10 November")
    both = front() + "\nThis page is intentionally left blank\n\n" + text
    pack = read(both)
    assert "two meetings" in [problem.kind for problem in pack.problems]
    assert pack.as_json()["meeting"]["date"] == "2023-10-18"


def test_minutes_of_two_meetings_are_both_read() -> None:
    blank = "\nThis page is intentionally left blank\n\n"
    pack = read(minutes() + blank + minutes(date="Wednesday 15 November 2023"))
    record = pack.as_json()
    assert [problem.kind for problem in pack.problems] == ["two sets of minutes"]
    assert record["minutes"]["meeting_date"] == "2023-10-18"
    assert [made["meeting_date"] for made in record["more_minutes"]] == ["2023-11-15"]


def test_a_file_cut_off_half_way_is_told_and_what_there_is_is_read() -> None:
    whole = minutes(
        text="RESOLVED that it be adopted.\n\nThe Head of Parks said that more saplings would be planted in the"
    )
    pack = read(whole.split("\n\nThe meeting closed")[0])
    assert [problem.kind for problem in pack.problems] == ["cut off", "not closed"]
    assert pack.as_json()["minutes"]["decisions"][0]["item"] == "3"


def test_somebody_present_who_sent_apologies_is_told() -> None:
    text = minutes().replace("None.", "Apologies were received from Councillor Cal Nunn.", 1)
    assert kinds(text) in (["present and absent"], [])
    assert read(text).as_json()["minutes"]["present"] == ["Ada Lamb", "Cal Nunn", "Dee Orr"]


def test_what_is_no_council_document_is_said_to_be_unknown_and_gives_no_record() -> None:
    pack = read("# Lemon cake\n\nBeat the butter and the sugar.\n\nFold in the flour.\n\nBake for forty minutes.\n")
    assert len(pack.fields()) == 0
    assert [left.what for left in pack.not_understood] == ["the document (4 lines)"]
