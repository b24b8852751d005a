"""Ratings that are not the plain colours, directions against the right comparison, and counts. Worked out on paper."""

from __future__ import annotations

import pytest

from goldenthread.checks.rules.performance.colours import outright, rating_of
from goldenthread.checks.rules.performance.rag_words import read_rule
from goldenthread.checks.rules.performance.times import against, before, time_of
from tests.checks.rules.quoting import findings, quotes

RAG = "rag-not-by-the-rule"
COUNT = "rag-count-against-the-table"
HEADS = "| Measure | Good is | Target | Result | Status |\n|---|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("said", "rating"),
    [
        ("🟠", "amber"),
        ("32.5% (AMBER)", "amber"),
        ("OK", "green"),
        ("Alert", "red"),
        ("Slightly below target", "amber"),
        ("Within 10% of target", "amber"),
        ("Target not achieved", "red"),
        ("Data only", "grey"),
        ("B", "blue"),
        ("Awaiting the auditor", None),
        ("Red and green", None),
    ],
)
def test_a_rating_is_read_from_what_councils_write(said: str, rating: str | None) -> None:
    assert rating_of(said) == rating


def test_only_some_words_say_outright_that_a_target_was_met() -> None:
    assert [outright(said) for said in ("Target met", "Not achieved", "Missed", "On target", "Green")] == [
        True, False, False, None, None,
    ]  # fmt: skip


# 95 against 100 is 5% off, and 94 is 6% off.
@pytest.mark.parametrize(
    ("key", "good", "near", "bad"),
    [
        ("🟢 On target 🟠 Up to 5% off target 🔴 More than 5% off target\n\n", "🟢", "🟠", "🔴"),
        ("Ratings: G – target met; A – within 5% of target; R – missed by more than 5%.\n\n", "G", "A", "R"),
        (
            "It is on target (met), slightly below target (missed by up to 5%) or below target (missed "
            "by more than 5%).\n\n",
            "On target", "Slightly below target", "Below target",
        ),
        (
            "| Key | |\n|---|---|\n| OK | On or better than target |\n| Warning | Worse than target by up to 5% |\n"
            "| Alert | Worse than target by more than 5% |\n\n",
            "OK", "Warning", "Alert",
        ),
    ],
)  # fmt: skip
def test_a_key_may_be_of_signs_letters_words_or_a_table(key: str, good: str, near: str, bad: str) -> None:
    rows = f"| Visits | High | 100 | 101 | {good} |\n| Loans | High | 100 | 95 | {near} |\n"
    rows += "| Talks | High | 100 | 94 | {} |\n"
    assert quotes(RAG, key + HEADS + rows.format(bad)) == []
    (finding,) = findings(RAG, key + HEADS + rows.format(near))
    assert (finding.quote, finding.severity) == (near, "error")


def test_each_indicator_may_have_its_own_tolerance() -> None:
    key = "- Red = outside target and outside the agreed tolerance\n- Amber = outside target but within the tolerance\n"
    key += "- Green = on or better than target\n\n"
    table = "| Measure | Value | Tolerance | Target | Performance |\n|---|---|---|---|---|\n"
    table += "| Visits | Bigger is better | ±10% | 100 | 91 (AMBER) |\n| Waits | Smaller is better | ±5% | 100 | {} |\n"
    assert quotes(RAG, key + table.format("106 (RED)")) == []
    assert quotes(RAG, key + table.format("106 (AMBER)")) == ["106 (AMBER)"]


def test_points_are_for_percentages_and_the_rest_has_its_own_limit() -> None:
    rule = read_rule("Green: target met. Amber: within 2 percentage points (or 5% for counts) of target. Red: worse.")
    assert rule is not None
    assert (rule.points, rule.amber, rule.other) == (True, 2, 5)


def test_a_share_of_the_target_that_is_met_is_no_distance_from_it() -> None:
    assert read_rule("Green 100% of target or more; Amber 90% to 99% of target; Red below 90% of target") is None


def test_met_and_missed_need_no_rule() -> None:
    rows = (
        "| Fires (lower is better) | | 390 | {} | Target achieved |\n| Visits | High | 10 | 9 | Target not achieved |\n"
    )
    assert quotes(RAG, HEADS + rows.format(380)) == []
    assert quotes(RAG, HEADS + rows.format(400)) == ["Target achieved"]


def test_a_target_may_say_which_way_is_better() -> None:
    key = "Green is on target, Amber up to 10% off target, Red more than 10% off target.\n\n"
    rows = "| Arrears | | <5.0% | {} | Green |\n"
    assert quotes(RAG, key + HEADS + rows.format("4.8%")) == []
    (finding,) = findings(RAG, key + HEADS + rows.format("6.8%"))
    assert finding.severity == "error"


KEY = (
    "An up arrow (↑) means that performance is better, a down arrow (↓) that it is worse. Short term compares with the "
    "previous quarter and long term with the same quarter last year.\n\n"
)
TWO = "| Measure | Good is | Q2 2022/23 | Q1 2023/24 | Q2 2023/24 | Short term DoT | Long term DoT |\n"
TWO += "|---|---|---|---|---|---|---|\n"


def test_each_direction_is_held_against_its_own_comparison() -> None:
    rows = (
        "| Waits | Low | 40 | 30 | 35 | {} | {} |\n| Visits | High | 10 | 12 | 14 | ↑ | ↑ |\n| Loans "
        "| High | 9 | 8 | 7 | ↓ | ↓ |\n"
    )
    dot = "direction-against-the-change"
    assert quotes(dot, KEY + TWO + rows.format("↓", "↑")) == []
    assert quotes(dot, KEY + TWO + rows.format("↑", "↑")) == ["↑"]
    assert quotes(dot, KEY + TWO + rows.format("↓", "↓")) == ["↓"]


def test_a_year_to_date_is_not_compared_with_a_quarter_or_a_year() -> None:
    heads = (
        "| Measure | Good is | 2022/23 Full year | 2023/24 Q2 | 2023/24 YTD | Target YTD | DoT "
        "|\n|---|---|---|---|---|---|---|\n"
    )
    row = "| Visits | High | 400 | 90 | 190 | 180 | ↓ |\n| Loans | High | 300 | 80 | 170 | 150 | ↑ |\n"
    assert quotes("direction-against-the-change", heads + row) == []


def test_periods_are_read_and_stepped_back() -> None:
    assert [time_of(said) for said in ("2023/24 Q3", "Q1 25/26", "Dec 2024", "Target")] == [
        (23, 3), (25, 1), (24, 22), (0, 0),
    ]  # fmt: skip
    assert [before((23, 1), "quarter"), before((23, 2), "year"), before((24, 11), "quarter")] == [
        (22, 4),
        (22, 2),
        (23, 22),
    ]
    assert [against(said) for said in ("the same quarter last year", "the previous quarter", "target")] == [
        "year", "quarter", None,
    ]  # fmt: skip


ACTIONS = "\n| Action | BRAG | Progress |\n|---|---|---|\n| Open the hub | B | Opened in May. |\n"
ACTIONS += "| Plant trees | G | 60 planted. |\n"
ACTIONS += "| Mend the roof | A | Delayed by rain. |\n| Let the contract | R | No bids were received. |\n"


@pytest.mark.parametrize(
    ("said", "quoted"),
    [
        ("Of the 4 actions, 1 is complete (Blue), 1 is on track (Green), 1 is Amber and 1 Red.", []),
        (
            "Of the 4 actions, 2 are complete (Blue), none on track (Green), 1 is Amber and 1 Red.",
            ["2 are complete (Blue"],
        ),
        ("Of the 4 indicators, 2 are Green and 2 are Red.", []),
    ],
)
def test_counts_of_actions(said: str, quoted: list[str]) -> None:
    assert quotes(COUNT, said + "\n" + ACTIONS) == quoted


def test_counts_of_an_earlier_period_are_let_be() -> None:
    table = (
        "\n| Measure | Q2 2022/23 | Q2 2023/24 | Target | RAG |\n|---|---|---|---|---|\n| Visits | 9 "
        "| 12 | 10 | Green |\n"
    )
    table += "| Loans | 8 | 6 | 7 | Red |\n| Talks | 3 | 5 | 4 | Green |\n"
    said = "{} one of the three measures was Green, one Amber and one Red."
    assert quotes(COUNT, said.format("In Q2 2022/23") + "\n" + table) == []
    assert quotes(COUNT, said.format("In Q2 2023/24") + "\n" + table) == ["one of the three measures was Green"]


def test_counts_in_an_appendix_are_of_its_report() -> None:
    text = "# Plan\n\nOf the 4 actions, {} Blue, 1 is Green, {} Amber and 1 Red.\n\n# Appendix 1: Actions\n" + ACTIONS
    assert quotes(COUNT, text.format("1 is", "1 is")) == []
    assert len(quotes(COUNT, text.format("2 are", "none is"))) == 1


def test_which_scores_are_red_is_no_count() -> None:
    table = "\n| Risk | RAG |\n|---|---|\n| Fire | Red |\n| Flood | Amber |\n| Fraud | Green |\n"
    assert quotes(COUNT, "Scores of 15 to 25 are red, 6 to 14 amber and 1 to 5 green." + "\n" + table) == []


def test_a_table_of_counts_by_theme_is_held_against_the_rows_of_the_theme() -> None:
    text = "| Theme | Green | Amber | Red |\n|---|---|---|---|\n| People | {} | 1 | {} |\n| Place | 1 | 0 | 0 |\n\n"
    heads = "| Action | RAG |\n|---|---|\n"
    text += f"## People\n\n{heads}| Open the hub | G |\n| Mend the roof | A |\n\n"
    text += f"## Place\n\n{heads}| Plant trees | G |\n| Cut grass | G |\n"
    assert quotes(COUNT, text.format(1, 0).replace("Place | 1", "Place | 2")) == []
    assert quotes(COUNT, text.format(0, 1).replace("Place | 1", "Place | 2")) == ["0"]


def test_colours_that_do_not_make_their_number() -> None:
    rule = "headline-counts-disagree"
    said = "Of the 12 measures, {} are Green, 3 are Amber and 2 are Red."
    assert quotes(rule, said.format(7)) == []
    assert [finding.severity for finding in findings(rule, said.format(8))] == ["error"]
    assert [finding.severity for finding in findings(rule, said.format(6))] == ["warning"]
    assert quotes(rule, said.format(6) + " One has no data.") == []


DOT = "| Indicator | Polarity | Q2 2018/19 | Q2 2017/18 | DOT |\n|---|---|---|---|---|\n"


def test_a_change_printed_beside_an_arrow_is_worked_out_again() -> None:
    # 71.1 over 67.6 is 5.18%, and unrounded figures may give 5.03% to 5.33%; the difference is 3.5.
    row = "| Crimes per 1,000 | Smaller is better | 71.1 | 67.6 | ↓ W {} |\n"
    assert quotes("direction-against-the-change", DOT + row.format("+5.3%")) == []
    assert quotes("direction-against-the-change", DOT + row.format("+3.5%")) == ["↓ W +3.5%"]
    assert quotes("direction-against-the-change", DOT + row.format("+6.5%")) == ["↓ W +6.5%"]


def test_all_have_worsened_over_a_table_in_which_none_has() -> None:
    table = (
        "\n" + DOT + "| Crimes | Smaller is better | 71 | 67 | ↓ W |\n| Thefts | Smaller is better | 9 | 8 | ↓ W |\n"
    )
    said = "Both indicators are for monitoring only, and both have {} since last year.\n"
    assert quotes(COUNT, said.format("worsened") + table) == []
    assert quotes(COUNT, said.format("improved") + table) == ["both have improved"]


def test_a_part_is_no_more_than_its_whole() -> None:
    said = "There are 110 indicators in total of which {} are reported on quarterly, and 18 have a target."
    assert quotes("headline-counts-disagree", said.format(56)) == []
    assert quotes("headline-counts-disagree", said.format(156)) == ["110 indicators in total of which 156"]


def test_only_some_statuses_are_read_where_a_register_has_two() -> None:
    table = "\n| Project | Status at Q1 | Status at Q2 |\n|---|---|---|\n| Hub | On track | Completed |\n"
    table += "| Roof | At risk | Off track |\n| Trees | On track | On track |\n"
    said = "Of the 3 projects, {} on track, one is completed and {} off track."
    assert quotes(COUNT, said.format("one is", "one is") + "\n" + table) == []
    assert len(quotes(COUNT, said.format("two are", "none is") + "\n" + table)) == 1


def test_a_tick_says_that_the_target_was_met_and_a_cross_that_it_was_not() -> None:
    rows = "| Visits | High | 90 | 84 | {} |\n| Loans | High | 85 | 96 | ✓ |\n"
    rows += "| Lights repaired (days) | | 4.0 | {} | ✓ |\n"
    assert quotes(RAG, HEADS + rows.format("✗", "3.6")) == []
    assert quotes(RAG, HEADS + rows.format("✓", "3.6")) == ["✓"]
    assert quotes(RAG, HEADS + rows.format("✗", "4.6")) == ["✓"]


def test_met_before_its_number_is_counted() -> None:
    rows = "| Visits | High | 90 | 84 | ✗ |\n| Loans | High | 85 | 96 | ✓ |\n| Talks | High | 8 | 9 | ✓ |\n"
    said = "The contractor achieved {} of the three targets, compared with one of three last year.\n\n"
    assert quotes(COUNT, said.format("two") + HEADS + rows) == []
    assert quotes(COUNT, said.format("three") + HEADS + rows) == ["achieved three"]


RISKS = "| Risk | Previous score | Score | Direction |\n|---|---|---|---|\n| Fire | 12 | 16 | ↑ |\n"
RISKS += "| Flood | 16 | 12 | ↓ |\n"
RISKS += "| Fraud | 20 | 20 | ↔ |\n| Theft | 9 | 12 | {} |\n"


def test_the_arrow_of_a_risk_is_held_against_the_score_before() -> None:
    rule = "direction-against-the-change"
    assert quotes(rule, RISKS.format("↑")) == []
    assert [(found.quote, found.severity) for found in findings(rule, RISKS.format("↓"))] == [("↓", "error")]
    assert quotes(rule, RISKS.format("↔")) == ["↔"]
