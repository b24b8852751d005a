"""How reports say their RAG rule, and who was there for a vote."""

from __future__ import annotations

from goldenthread.checks.rules.performance.rag_words import read_rule
from tests.checks.rules.quoting import quotes

TABLE = "\n| Measure | Good is | Q2 2023/24 | Q2 2024/25 | Target | RAG |\n|---|---|---|---|---|---|\n"
ROW = "| Waste recycled | High | 47.8% | {} | 50.0% | {} |\n"


def test_what_follows_the_rule_in_its_paragraph_is_no_part_of_it() -> None:
    text = (
        "A measure is Green where the result is at or better than target, Amber where it is within 5% of target, and "
        "Red where it is more than 5% worse than target. Direction of travel shows improving or worsening results.\n"
    )
    # 48.2 is 3.6% off 50.0 and 46.2 is 7.6% off.
    assert quotes("rag-not-by-the-rule", text + TABLE + ROW.format("48.2%", "Amber")) == []
    assert quotes("rag-not-by-the-rule", text + TABLE + ROW.format("46.2%", "Amber")) == ["Amber"]


def test_amber_if_improving_leaves_only_green_to_be_judged() -> None:
    words = "Green is on target or better; Amber is within 1% or missed but better than last year; "
    words += "Red is worse than last year."
    rule = read_rule(words)
    assert rule is not None
    assert rule.open
    assert rule.said == "on or better than target Green, else Amber or Red"
    for colour, result, quoted in (
        ("Amber", "44.1%", []),
        ("Red", "49.9%", []),
        ("Green", "49.2%", ["Green"]),
        ("Red", "50.4%", ["Red"]),
    ):
        assert quotes("rag-not-by-the-rule", words + "\n" + TABLE + ROW.format(result, colour)) == quoted


def test_commentary_may_name_an_indicator_by_its_reference() -> None:
    table = "| Ref | Measure | Result | Target | RAG |\n|---|---|---|---|---|\n"
    table += "| CP02 | Business rates collected | 55% | 56% | Amber |\n| CP03 | Calls answered | 60% | 70% | Red |\n"
    spoken = "\nCP03 Calls answered fell as two lines were down.\n"
    assert quotes("missed-without-commentary", table + spoken + "\nCP02: two large ratepayers pay later.\n") == []
    assert quotes("missed-without-commentary", table + spoken) == ["Amber"]


def test_officers_in_attendance_are_not_members_present() -> None:
    minutes = (
        "# Minutes of the Planning Committee\n\n5 February 2025\n\n**Present:** Councillors A. Marsh (Chair), "
        "P. Ellis, J. Bright and S. Devi\n\n**In attendance:** Head of Planning, Principal Solicitor, Clerk\n\n"
        "## 1. Depot\n\nOn being put to the vote there were {} votes for and 2 against. The motion was carried.\n"
    )
    assert quotes("votes-more-than-present", minutes.format(2)) == []
    assert len(quotes("votes-more-than-present", minutes.format(3))) == 1


def test_the_day_that_a_report_covers_is_not_the_day_it_speaks_from() -> None:
    text = (
        "# Pension Fund Committee\n\n## Performance to 31 December 2024\n\nDate of meeting: Friday 7 March 2025\n\n"
        "The strategy was approved by the Board on 14 February 2025.\n"
    )
    assert quotes("done-on-a-day-to-come", text) == []
