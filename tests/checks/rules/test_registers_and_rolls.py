"""Registers of risks, and who was present and voted. What is right was counted by hand."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes
from tests.checks.rules.test_votes_and_scores import of

BANDS = "Red is 15 and above, amber 8 to 14 and green below 8."


def register(*rows: tuple[int, str]) -> str:
    """A register of risks with these scores and levels."""
    lines = [f"| Risk {chr(65 + n)} | {score} | {level} |" for n, (score, level) in enumerate(rows)]
    return "| Risk | Risk score | RAG |\n|---|---|---|\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("rows", "quoted"),
    [
        (((16, "Red"), (12, "Amber"), (7, "Green"), (15, "Red")), []),
        (((16, "Red"), (12, "Amber"), (8, "Green"), (15, "Red")), ["Green"]),
        (((16, "Red"), (14, "Red"), (7, "Green"), (15, "Red")), ["Red"]),
    ],
)
def test_a_level_is_held_against_the_bands_that_the_report_states(rows: tuple, quoted: list[str]) -> None:
    found = findings("risk-level-against-score", f"# Risks\n\n{BANDS}\n\n{register(*rows)}")
    assert [finding.quote for finding in found] == quoted
    assert all(finding.severity == "error" for finding in found)


def test_without_bands_only_one_risk_against_the_others_is_a_warning() -> None:
    alone = register((12, "Amber"), (12, "Amber"), (12, "Red"), (20, "Red"))
    (finding,) = findings("risk-level-against-score", f"# Risks\n\n{alone}")
    assert (finding.quote, finding.severity) == ("Red", "warning")
    # Of a matrix that is not symmetrical a score may have two levels.
    two = register((12, "Amber"), (12, "Amber"), (12, "Red"), (12, "Red"))
    assert quotes("risk-level-against-score", f"# Risks\n\n{two}") == []


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Two risks are red, one is amber and one is green.", []),
        ("Two risks are red, two are amber and one is green.", ["two are amber"]),
        ("There are 5 risks on the register.", ["5 risks"]),
        ("There are 4 risks on the register.", []),
        ("Three risks were closed.", []),
        ("Two red risks: SR1, SR2 and SR3.", ["Two red risks: SR1, SR2 and SR3"]),
        ("Last quarter three risks were red and one was amber.", []),
    ],
)
def test_counts_of_risks_are_held_against_the_register(said: str, quoted: list[str]) -> None:
    risks = register((16, "Red"), (12, "Amber"), (7, "Green"), (15, "Red"))
    assert quotes("risk-counts-disagree", f"# Risks\n\n{said}\n\n{risks}") == quoted


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("The fire risk is scored 15 (L3 x I5).", 0),
        ("The fire risk is scored 16 (L3 x I5).", 1),
        ("The risk has impact: 5. Likelihood: 3. Risk score: 20.", 1),
        ("The risk score was 8 last quarter (3 × 3).", 1),
        ("The risk stays at 12 (likelihood 3, impact 4).", 0),
        ("L3 x I4 = 14 is the risk's score.", 1),
        ("We bought 20 (3 x 4) timbers.", 0),
    ],
)
def test_a_product_is_worked_out_in_the_ways_that_reports_show_it(said: str, found: int) -> None:
    assert len(quotes("risk-score-not-the-product", f"# Notes\n\n{said}\n")) == found


@pytest.mark.parametrize(
    ("vote", "rule", "found"),
    [
        ("For (3): Councillors Reed, Shaw and Lunn\n\nAgainst (1): Councillor Hart", "votes-against-the-names", 0),
        ("For (4): Councillors Reed, Shaw and Lunn\n\nAgainst (1): Councillor Hart", "votes-against-the-names", 1),
        ("For (3): Councillors Reed, Shaw and Lunn\n\nAgainst (1): Councillor Shaw", "votes-against-the-names", 1),
        ("For the plan: it is cheap, and Against: it is slow.", "votes-against-the-names", 0),
        ("Of 60 replies, 41 were in favour and 19 against. The motion was carried.", "votes-more-than-present", 0),
        ("All five members voted in favour.", "votes-more-than-present", 1),
        ("A vote was taken, and the motion was carried 4-2.", "votes-more-than-present", 1),
        ("Ms Ash received 3 votes and Mr Oak received 2.", "votes-more-than-present", 1),
        ("The quorum is 5.", "members-present-disagree", 1),
        ("The quorum is 4.", "members-present-disagree", 0),
        ("The quorum is one quarter of the members.", "members-present-disagree", 0),
    ],
)
def test_votes_and_names_are_held_against_each_other_and_the_four_present(vote: str, rule: str, found: int) -> None:
    assert len(quotes(rule, of(vote))) == found


@pytest.mark.parametrize(
    ("numbers", "quoted"),
    [
        ((41, 42, 43, 44), []),
        ((41, 42, 42, 44), ["42"]),
        ((41, 42, 43, 45), ["45"]),
        ((1, 2, 3, 1), []),
    ],
)
def test_minutes_are_numbered_once_and_in_order(numbers: tuple[int, ...], quoted: list[str]) -> None:
    items = "\n\n".join(f"## {number}. Item {'ABCD'[n]}\n\nAgreed." for n, number in enumerate(numbers))
    assert quotes("item-number-twice", f"# Minutes of the Grants Panel\n\n1 May 2023\n\n{items}\n") == quoted
