"""Votes, who was there, what was declared, and risk scores. What is right was counted by hand."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes

MINUTES = (
    "# Minutes of the Grants Panel\n\n1 May 2023\n\n{present}\n\n## 1. Grants\n\n{vote}\n\n## 2. Other "
    "business\n\nNone.\n"
)
FOUR = "Members present:\n\nCouncillor A Reed\n\nCouncillor B Shaw\n\nCouncillor C Lunn\n\nCouncillor D Hart"


def of(vote: str, present: str = FOUR) -> str:
    """Minutes with a vote in them."""
    return MINUTES.format(vote=vote, present=present)


def test_abstentions_count_towards_those_present() -> None:
    assert quotes("votes-more-than-present", of("Votes: For 2, Against 1, Abstentions 1.")) == []
    (finding,) = findings("votes-more-than-present", of("Votes: For 2, Against 2, Abstentions 1."))
    assert finding.severity == "error"
    assert "5 votes are recorded, and 4 members were present" in finding.message


@pytest.mark.parametrize(
    "present",
    [
        FOUR + "\n\nSubstitutes:\n\nCouncillor E Vale",
        FOUR + "\n\nApologies: Councillor F Moss\n\nAlso present: Councillor E Vale",
        "Present: Councillors A Reed (Chair), B Shaw, C Lunn, D Hart and E Vale",
        FOUR + "\n\nE Vale",
        FOUR + "\n\nCouncillor E Vale arrived at 7.20 pm",
    ],
)
def test_whoever_may_have_voted_is_counted_as_present(present: str) -> None:
    assert quotes("votes-more-than-present", of("Votes: For 3, Against 2.", present)) == []


def test_those_who_sent_apologies_are_not() -> None:
    away = FOUR + "\n\nApologies: Councillor E Vale"
    assert quotes("votes-more-than-present", of("Votes: For 3, Against 2.", away)) == ["For 3, Against 2"]


def test_a_substitute_and_whom_they_stand_in_for_are_one() -> None:
    standing = FOUR.replace("Councillor D Hart", "Councillor D Hart (Substitute for Councillor G Dean)")
    assert quotes("votes-more-than-present", of("Votes: For 3, Against 2.", standing)) == ["For 3, Against 2"]


def test_a_casting_vote_is_one_more() -> None:
    vote = "Votes: For 2, Against 2. The Chair used a casting vote: For 3, Against 2."
    assert quotes("votes-more-than-present", of(vote)) == []


@pytest.mark.parametrize(
    "vote",
    [
        "The motion was carried by 6 votes to 4.",
        "The motion was defeated by 6 votes to 4.",
        "The amendment was lost, 4 voting for and 6 against. The substantive motion was carried.",
        "Votes on the amendment: For 4, Against 6. The substantive motion was then carried.",
        "The vote on the motion, which needed two thirds, was 6 for and 5 against. The motion was lost.",
        "Votes on the motion: For 5, Against 5. The motion was lost.",
        "Votes on the motion: For 4, Against 6. The motion was not carried.",
        "Votes on the motion: For 4, Against 6. It was agreed that a report would come in March.",
        "The budget is for 4 years against 6 before; a vote was taken and the motion was carried.",
    ],
)
def test_an_outcome_that_the_votes_allow_is_let_be(vote: str) -> None:
    assert quotes("outcome-against-the-votes", of(vote)) == []


@pytest.mark.parametrize(
    ("vote", "quote"),
    [
        ("The motion was carried by 4 votes to 6.", "The motion was carried"),
        ("Four votes for and six against: the amendment was carried.", "the amendment was carried"),
        (
            "Votes on the motion:\n\nFor: 6\n\nAgainst: 4\n\nThe motion was therefore lost.",
            "The motion was therefore lost",
        ),
        ("A vote was taken: 6 in favour, 4 against.\n\nLOST", "LOST"),
    ],
)
def test_an_outcome_that_they_do_not_is_an_error(vote: str, quote: str) -> None:
    (finding,) = findings("outcome-against-the-votes", of(vote))
    assert (finding.quote, finding.severity) == (quote, "error")


def test_unanimous_in_the_next_paragraph_may_be_of_something_else() -> None:
    (near,) = findings("unanimous-with-votes-against", of("The vote was 5 for and 2 against, and so unanimous."))
    (next_,) = findings(
        "unanimous-with-votes-against", of("The vote was 5 for and 2 against.\n\nIt was agreed unanimously.")
    )
    assert (near.severity, next_.severity) == ("error", "warning")
    far = "The vote was 5 for and 2 against.\n\nIt was agreed.\n\n## 2. Parks\n\nAgreed unanimously."
    assert quotes("unanimous-with-votes-against", of(far)) == []


def register(*rows: str) -> str:
    """A risk register."""
    return "| Risk | Impact | Likelihood | Score |\n|---|---|---|---|\n" + "".join(f"| A | {row} |\n" for row in rows)


def test_one_row_alone_is_only_a_warning() -> None:
    (alone,) = findings("risk-score-not-the-product", register("4 | 3 | 15"))
    (among,) = findings("risk-score-not-the-product", register("4 | 3 | 15", "5 | 3 | 15", "2 | 2 | 4", "3 | 3 | 9"))
    assert (alone.severity, among.severity, among.quote) == ("warning", "error", "15")


@pytest.mark.parametrize(
    "text",
    [
        register("4 | 3 | 7", "5 | 3 | 8", "2 | 2 | 4", "3 | 3 | 6"),
        register("Major | Likely | High", "Minor | Likely | Low"),
        register("4 - Major | Likely (3) | 12 High", "5 | 2 | 10"),
        register("80% | 3 | 15", "4 | TBC | 12"),
        "The impact of 4 schemes and the likelihood of 3 of them scoring was discussed.",
    ],
)
def test_another_way_to_score_is_let_be(text: str) -> None:
    assert quotes("risk-score-not-the-product", text) == []


def test_inherent_and_residual_scores_are_held_against_their_own_columns() -> None:
    heads = (
        "| Risk | Inherent impact | Inherent likelihood | Inherent score | Residual impact | Residual "
        "likelihood | Residual score |\n"
    )
    text = (
        heads
        + "|---" * 7
        + ("|\n| A | 5 | 4 | 20 | 5 | 2 | 10 |\n| B | 4 | 4 | 16 | 4 | 2 | 9 |\n| C | 3 | 3 | 9 | 3 | 1 | 3 |\n")
    )
    assert quotes("risk-score-not-the-product", text) == ["9"]
