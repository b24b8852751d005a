"""Votes by name, who was there and which minutes were confirmed, in the ways that councils set them out."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes

MINUTES = "# Minutes of the Grants Panel\n\n3 May 2023\n\n{}\n\n## 1. Grant\n\n{}\n"
PRESENT = "Present:\n\nCouncillors A Reed, B Shaw, C Lunn, D Hart, E Moss, F Vale and G Dean"


@pytest.mark.parametrize(
    "vote",
    [
        "There voted for the amendment:\n\nCouncillors Reed, Shaw, Lunn ............ {}",
        "Councillors Reed, Shaw and Lunn voted FOR the motion ({});\n\nCouncillors Hart and Moss abstained.",
        "Members voting FOR the amendment:\n\nCouncillors Reed, Shaw and Lunn.\n\n({} votes)",
        "For Councillor Hart\n\nCouncillors Reed, Shaw, Lunn: Total: {}",
        "| Vote | Councillors | Count |\n|---|---|---|\n| For | A Reed, B Shaw and C Lunn | {} |\n"
        "| Against | None | 0 |",
        "<table><tr><td>For</td><td>A. B. Reed, C. Shaw and K.L. Lunn</td><td>{}</td></tr>"
        "<tr><td>Against</td><td>None</td><td>0</td></tr></table>",
    ],
)
def test_a_count_beside_names_is_held_against_them_wherever_it_stands(vote: str) -> None:
    assert len(quotes("votes-against-the-names", MINUTES.format(PRESENT, vote.format(4)))) == 1
    assert quotes("votes-against-the-names", MINUTES.format(PRESENT, vote.format(3))) == []


def test_a_count_in_the_words_is_held_against_the_names_that_follow() -> None:
    vote = (
        "The motion was carried by {} votes, to 2 votes.\n\nThere voted for it:\n\nCouncillors Reed, Shaw and Lunn\n\n"
        "There voted against it:\n\nCouncillors Hart and Moss"
    )
    wrong = MINUTES.format(PRESENT, vote.format(4))
    assert quotes("votes-against-the-names", wrong) == ["carried by 4 votes, to 2 votes"]
    assert quotes("votes-against-the-names", MINUTES.format(PRESENT, vote.format(3))) == []


def test_two_members_of_one_name_may_vote_differently() -> None:
    vote = "For: Councillors Reed, Mrs Hall and Shaw (3)\n\nAgainst: Councillors Mr Hall and Moss (2)"
    assert quotes("votes-against-the-names", MINUTES.format(PRESENT, vote)) == []


def test_an_outcome_over_a_table_of_votes_is_held_against_it() -> None:
    vote = (
        "Motion status: {}\n\n| Vote | Councillors | Count |\n|---|---|---|\n| For | A Reed and B Shaw | 2 |\n"
        "| Against | C Lunn | 1 |{}"
    )
    assert quotes("votes-against-the-names", vote.format("Rejected", "")) == ["status: Rejected"]
    assert quotes("votes-against-the-names", vote.format("Carried", "")) == []
    # With a casting vote the lesser side of the table may have won.
    assert quotes("votes-against-the-names", vote.format("Rejected", "\n| Casting vote | C Lunn | 1 |")) == []


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Apologies for absence were received from Councillors B Shaw and Z Pike.", ["B Shaw"]),
        ("Apologies: Councillors Y Nash and Z Pike.", []),
        ("Apologies were submitted on behalf of Councillor Z Pike and Councillor E Moss.", ["E Moss"]),
        # One who came late was there after all.
        ("Apologies for lateness were received from Councillor B Shaw.", []),
        ("An apology for his inability to attend was received from Councillor Pike.", []),
        # A member of the same surname with other initials.
        ("Apologies were received from Councillor H Shaw.", []),
    ],
)
def test_a_member_is_not_both_present_and_away(said: str, quoted: list[str]) -> None:
    assert quotes("members-present-disagree", MINUTES.format(f"{PRESENT}\n\n{said}", "Agreed.")) == quoted


def test_one_who_voted_and_is_not_in_the_list_is_asked_after() -> None:
    vote = "For: Councillors Reed, Shaw, Lunn, Hart and {} (5)\n\nAgainst: Councillors Moss and Vale (2)"
    (finding,) = findings("members-present-disagree", MINUTES.format(PRESENT, vote.format("Pike")))
    assert finding.severity == "warning"
    assert "Pike voted" in finding.message
    assert quotes("members-present-disagree", MINUTES.format(PRESENT, vote.format("Dean"))) == []
    came = vote.format("Pike") + "\n\nCouncillor Pike joined the meeting at 7.10pm."
    assert quotes("members-present-disagree", MINUTES.format(PRESENT, came)) == []


@pytest.mark.parametrize(
    ("asked", "done", "quoted"),
    [
        ("To confirm the minutes of the meeting held on 4 April 2023.", "4 April 2023", []),
        ("To confirm the minutes of the meeting held on 4 April 2023.", "14 April 2023", ["14 April 2023"]),
        ("To confirm the minutes of the meeting held on 4 April 2023.", "4 April 2024", ["4 April 2024"]),
        ("To approve the minutes of the meetings held on 4 April and 18 April 2023.", "18 April 2023", []),
        ("To confirm the minutes of the meeting held on 4 April 2023.", "7 March 2023", ["7 March 2023"]),
        # With words between, another month and day may be another item's.
        ("To confirm the minutes of the meeting held on 4 April 2023.\n\nNone spoke.", "7 March 2023", []),
    ],
)
def test_the_minutes_confirmed_are_those_that_were_to_be(asked: str, done: str, quoted: list[str]) -> None:
    text = f"# Grants Panel\n\n## 2. Minutes\n\n{asked}\n\nRESOLVED that the minutes of {done} be approved.\n"
    assert quotes("meeting-date-disagrees", text) == quoted


def test_a_minute_number_is_found_in_a_paragraph_that_ran_on() -> None:
    items = ["141/19 Working parties", "142/19 Public house", "143/19 Plan\n\nA group met. 144/19 Bins were emptied."]
    text = "\n\n".join(["# Minutes of the Council", *items, "145/19 Lights"])
    assert quotes("item-number-twice", text) == []


def test_a_number_used_twice_is_found_before_long_paragraphs_too() -> None:
    said = (
        "The chairman said that a short visit had been made before the meeting, so that new members could see the site."
    )
    numbers = zip((146, 147, 147, 149), ("Apologies.", "Interests.", "Lobbying.", "Visits."), strict=True)
    items = [f"GPC{number}/14 {title} {said}" for number, title in numbers]
    assert quotes("item-number-twice", "\n\n".join(["# Minutes of the Council", *items])) == ["GPC147/14"]
