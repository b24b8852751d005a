"""Shares of ratings, numbers said again, parts of more, and movements told in other words. Worked out on paper."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes

MOVED = "direction-word-against-figures"
TARGET = "target-word-against-figures"
SHARES = "rating-shares-disagree"
AGAIN = "rated-number-restated"
COUNTS = "headline-counts-disagree"


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("There were 52 loans, an increase of 30% on 60 last year.", "error"),
        ("There were 52 loans, up 4% on 55 in the same quarter.", "error"),
        ("There were 52 loans in May, a slight fall from 48 in April.", "error"),
        ("There were 52 loans this May. This was an increase of 3% on the 55 of last May.", "warning"),
        ("There were 52 loans this May. This was 4% lower than the 48 of last May.", "warning"),
        ("The rate is 6.8 per 1,000. This has fallen since 2022 (5.4 per 1,000).", "warning"),
        ("Visits numbered 5,980 in 2016/17 compared with 5,680 in 2015/16, a decrease of 5%.", "error"),
        ("Loans had fallen when compared to last year (from 40 to 52).", "error"),
        ("The council is to increase its recycling from 46% to 43% by March.", "warning"),
        ("Answering had previously taken 9.4 seconds, now down to 10 seconds.", "warning"),
        ("Results are lower for the north (87% passed) than for the south (75%).", "error"),
        ("The proportion is higher this year compared with 2021 (17% v 21%).", "warning"),
    ],
)
def test_a_movement_told_in_other_words_is_held_against_its_figures(words: str, severity: str) -> None:
    (finding,) = findings(MOVED, words)
    assert finding.severity == severity


@pytest.mark.parametrize(
    "words",
    [
        "There were 52 loans, an increase of 30% on 40 last year.",
        "There were 52 loans this May. This was an increase of 30% on the 40 of last May.",
        "There were 52 loans and 70 visits. This was an increase of 3 on the 60 of last May.",
        "The target is 52 loans. This was an increase on the 60 of last May.",
        "Visits numbered 5,980 compared with a target of 6,100, a shortfall of 2%.",
        "Visits numbered 5,980 in 2016/17 compared with 5,680 in 2015/16, an increase of 5%.",
        "Loans had risen when compared to last year (from 40 to 52).",
        "Results are higher for the north (87% passed) than for the south (75%).",
        "A lower share was found wanting compared with 2021/22 (13% v 21%).",
        "There were 12 categories of crime, which rose from 40 reports to 52.",
        "The school rose from position 12 to position 8 in the table.",
        "The hall is to increase its hours from 9 to 5.",
        "It is to increase its recycling from 43% to 46% by March.",
        "There were 502,000 people in 263,000 homes, up from 491,000 people in 260,000 homes.",
        "There were 40 loans, which will be an increase of 10% on 50 if nothing changes.",
    ],
)
def test_a_movement_that_is_right_or_not_told_is_let_be(words: str) -> None:
    assert quotes(MOVED, words) == []


@pytest.mark.parametrize(
    "words",
    [
        "Repairs done at the first visit are above target, 81.5% compared to a target of 85%.",
        "The result was 82% against a target of 80%, which was below target.",
        "Calls answered came to 91%. This was below the trajectory of 88%.",
        "The target for the year was 42% of waste and it was met at 40%.",
        "Loans came to 4,677, an increase of 6% on 2010 and higher than the 2017 estimate of 4,751.",
        "Calls answered were at 87.6%, up from 83.7% in March and above the national standard of 95%.",
    ],
)
def test_a_target_told_over_two_clauses_is_held_against_the_result(words: str) -> None:
    assert len(findings(TARGET, words)) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Repairs done at the first visit are above target, 88.5% compared to a target of 85%.",
        "Calls answered came to 86%, down from 89%. This was below the trajectory of 90%.",
        "Calls answered came to 91% and letters to 70%. This was below the trajectory of 88%.",
        "The target for the year was 42% of waste and it was narrowly missed at 40%.",
        "Loans came to 4,677, an increase of 6% on 2010 and lower than the 2017 estimate of 4,751.",
    ],
)
def test_a_target_rightly_told_over_two_clauses_is_let_be(words: str) -> None:
    assert quotes(TARGET, words) == []


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        ("Of the projects, 74% are Green, 19% Amber and 17% Red.", "error"),
        ("In the quarter 74% were rated as green and 29% as red.", "error"),
        ("Of the projects, 64% are Green, 19% Amber and 7% Red.", "warning"),
        ("Of the measures, 69% were reported green, 12% amber and the remaining 9% red.", "error"),
        ("Lettings by associations are 72%, and councils have the remaining 18%.", "warning"),
        ("Of schools, 20% are outstanding, 72% good, 16% require improvement and 2% are inadequate.", "error"),
    ],
)
def test_shares_that_do_not_make_a_hundred_are_told(words: str, severity: str) -> None:
    assert [finding.severity for finding in findings(SHARES, words)] == [severity]


@pytest.mark.parametrize(
    "words",
    [
        "Of the projects, 74% are Green, 19% Amber and 7% Red.",
        # 33 + 33 + 33 make 99 by rounding, 34 + 33 + 34 make 101.
        "Of the projects, 33% are Green, 33% Amber and 33% Red.",
        "Of the projects, 34% are Green, 33% Amber and 34% Red.",
        "Of the projects, 64% are Green, 19% Amber and 7% Red; the others have not been rated.",
        "In Housing 90% are Green, while in Transport 40% are Red.",
        "79% are Green in Housing and 60% of those in Transport are Red.",
        "79% are Green, or 95% if Amber are included.",
        "79% are Green, up from 60% last year, and 21% are Red.",
        "Lettings by associations are 72%, and councils have the remaining 28%.",
        "Rents rose by 4%, and the remaining 18% of homes are let.",
        "Of schools, 89% are good or outstanding and 14% are outstanding.",
    ],
)
def test_shares_that_make_a_hundred_or_are_of_other_wholes_are_let_be(words: str) -> None:
    assert quotes(SHARES, words) == []


LIST = "{lead}\n\n- {a} were on track\n- {b} had been placed on alert\n- {c} were achieved before\n"


def test_a_share_in_a_list_is_of_the_number_above_it() -> None:
    # 11 of 46 is 23.9%.
    text = LIST.format(lead="Out of the 46 targets:", a="34 (74%)", b="11 (23%)", c="1 (2%)")
    assert quotes(SHARES, text) == ["11 (23%)"]


def test_shares_rounded_so_that_they_make_a_hundred_are_let_be() -> None:
    # 20, 3 and 8 of 31 are 64.5%, 9.7% and 25.8%: 65 + 10 + 26 are 101, so one was rounded down.
    text = LIST.format(lead="Out of the 31 targets:", a="20 (65%)", b="3 (10%)", c="8 (25%)")
    assert quotes(SHARES, text) == []


def test_a_number_above_a_list_that_the_list_and_its_shares_do_not_make_is_told() -> None:
    # 55 and 22 are 71% and 29% of 77.
    text = (
        "Of these, 67 had been given a status. In summary:\n\n- 55 (71%) were Green.\n- 22 (29%) were Red or Amber.\n"
    )
    assert quotes(SHARES, text) == ["Of these, 67 had"]


def test_counts_whose_shares_are_of_no_one_number_are_told() -> None:
    # 24 of 32 is 75%, of 33 is 73%: of no number 74%.
    (finding,) = findings(SHARES, "Of those rated, 24 (74%) are green, 3 (5%) amber and 6 (17%) red.")
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    ("words", "quote"),
    [
        ("Of the 32 projects in the plan, 35 were on track.", "35 were on track"),
        ("There were 35 measures, of which 39 had increased.", "35 measures, of which 39"),
        ("In the year 7 out of 6 of the metrics were on track.", "7 out of 6"),
        ("There were 1,304 users, with 1,410 of those still at home.", "1,410 of those"),
        ("There were 146,322 accidents. Of these accidents, 165,800 were fatal.", "165,800"),
        ("Fifteen of the ten indicators met their target.", "Fifteen of the ten indicators"),
    ],
)
def test_more_than_there_are_is_an_error(words: str, quote: str) -> None:
    (finding,) = findings(COUNTS, words)
    assert (finding.severity, finding.quote) == ("error", quote)


@pytest.mark.parametrize(
    "words",
    [
        "Of the 3 priorities, 24 actions are on track.",
        "There were 5,041 visits in 22 areas, of which 300 were in the north.",
        "There were 1,304 users, 20 more than before, with 1,140 of those still at home.",
        "There were 12 complaints about 40 homes. Of those homes, 30 were empty.",
        "Of the 21 measures, 8 were on or exceeding targets and 12 had not met the normal targets set.",
    ],
)
def test_parts_that_may_be_of_what_is_said_are_let_be(words: str) -> None:
    assert quotes(COUNTS, words) == []


@pytest.mark.parametrize(
    ("row", "wrong"),
    [
        ("| KPIs | 8 | 0 | 1 | 3 | 13 |", True),
        ("| KPIs | 9 | 0 | 1 | 3 | 13 |", False),
        ("| KPIs | 9 | | 1 | 3 | 13 |", False),
    ],
)
def test_a_table_of_counts_makes_its_total(row: str, wrong: bool) -> None:
    text = f"| Rating | Green | Amber | Red | N/A | Total |\n|---|---|---|---|---|---|\n{row}\n"
    assert quotes(COUNTS, text) == (["13"] if wrong else [])


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Four indicators were rated Red:\n\n- loans\n- visits\n- bins\n", ["Four"]),
        ("Three indicators were rated Red:\n\n- loans\n- visits\n- bins\n", []),
        ("Four indicators were rated Red, including:\n\n- loans\n- visits\n- bins\n", []),
        ("Four indicators were rated Red:\n\n- 2 indicators of loans\n- 1 of visits\n- 1 of bins\n", []),
        ("Nine are Green, four Amber and three Red.\n\nThe four red indicators have plans.\n", ["four red indicators"]),
        ("Nine are Green, four Amber and three Red.\n\nThe three red indicators have plans.\n", []),
        ("Nine are Green, four Amber and three Red.\n\nThe two new red indicators have plans.\n", []),
    ],
)
def test_a_number_of_rated_indicators_is_said_alike_throughout(text: str, quote: list[str]) -> None:
    assert quotes(AGAIN, text) == quote


@pytest.mark.parametrize(
    ("words", "severity"),
    [
        # 11 of 3,606 is 0.3%.
        ("A total of 3,617 incidents were attended, an increase of 3.0% (11 incidents) over last year.", "error"),
        # 140 of 1,632 is 8.6%; of the 1,772 itself 7.9%.
        ("A total of 1,772 incidents were attended, which is 7.9% (140 incidents) higher than the average.", "warning"),
        ("A total of 3,617 incidents were attended, an increase of 0.3% (11 incidents) over last year.", ""),
        ("There were 440 calls and 900 letters, an increase of 20% (40 calls) on last year.", ""),
        ("There were 1,313 referrals, up from 1,169 (12.3% increase) the year before.", ""),
    ],
)
def test_a_change_in_number_and_in_per_cent_agree(words: str, severity: str) -> None:
    assert [finding.severity for finding in findings("change-not-of-its-difference", words)] == [severity] * bool(
        severity
    )


RATED = "| Indicator | Polarity | Target | Result | RAG |\n|---|---|---|---|---|\n"


def rated(*rows: tuple[str, str, str]) -> str:
    """A table of results with their target and colour, of indicators that are better bigger, without a stated rule."""
    lines = (
        f"| Visits to the hall {place} | Bigger is better | {target} | {result} | {colour} |\n"
        for place, (target, result, colour) in enumerate(rows)
    )
    return RATED + "".join(lines)


def test_red_for_a_near_miss_is_no_error_where_there_is_no_amber() -> None:
    rows = (
        ("100", "96", "Red"),
        ("100", "97", "Red"),
        ("100", "104", "Green"),
        ("100", "80", "Red"),
        ("50", "51", "Green"),
    )
    assert quotes("rag-not-by-the-rule", rated(*rows)) == []
    assert quotes("rag-not-by-the-rule", rated(*rows[:4], ("50", "46", "Green"))) == ["Green"]


def test_where_no_rule_is_stated_only_what_no_limits_could_give_is_told_of_several() -> None:
    # Amber up to 5% off: 92 and 93 are Red, 96 and 97 Amber. Then 85 is no Green, whatever the limits.
    rows = (
        ("100", "92", "Red"),
        ("100", "93", "Red"),
        ("100", "96", "Amber"),
        ("100", "97", "Amber"),
        ("100", "101", "Green"),
    )
    assert quotes("rag-not-by-the-rule", rated(*rows)) == []
    assert quotes("rag-not-by-the-rule", rated(*rows, ("100", "85", "Green"))) == ["Green"]


def test_a_status_after_the_year_to_date_is_of_the_year_to_date() -> None:
    head = "| Indicator | Q3 Value | Q3 Target | YTD Value | YTD Target | Status |\n|---|---|---|---|---|---|\n"
    row = "| Visits to the hall (bigger is better) | 105 | 105 | 285 | 378 | {} |\n"
    key = "Green is on target, Amber is less than 10% off target and Red is 10% or more off target.\n\n"
    assert quotes("rag-not-by-the-rule", key + head + row.format("Red")) == []
    assert quotes("rag-not-by-the-rule", key + head + row.format("Green")) == ["Green"]
