"""Shares and changes as sentences and tables tell them. What is right was worked out by hand, beside each case."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import REPORT, findings, quotes

SHARE = "percentage-not-of-its-numbers"
CHANGE = "change-not-of-its-figures"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # 19/27 = 70.4%, 395/412 = 95.9%, 15/42 = 35.7%, 5.21/6.45 = 80.8%.
        ("Of 27 practices, 19 (80%) have moved.", ["19 (80%)"]),
        ("Of 27 practices, 19 (70%) have moved.", []),
        ("Of 412 retirements in the quarter 395 (97.9%) were done in 15 days.", ["395 (97.9%)"]),
        ("The site has 42 homes, of which 15 (63%) are affordable.", ["15 (63%)"]),
        ("The site has 42 homes, of which 15 (36%) are affordable.", []),
        ("Savings of £6.450m were set, of which £5.210m (18%) was delivered.", ["£5.210m (18%)"]),
        # 812 + 411 + 23 = 1,246: 65.2%, 33.0% and 1.8%.
        ("Replies came from 812 (65%) women, 411 (43%) men and 23 (2%) others.", ["411 (43%)"]),
        ("Replies came from 812 (65%) women, 411 (33%) men and 23 (2%) others.", []),
        # Of 310 referrals, not of the 1,240 contacts, 62 are 20%.
        ("Of 1,240 contacts 310 became referrals (25%) and 62 (20%) led on.", []),
        ("Income is £1.86m, an increase of £0.11m (6.3%).", []),
        # 12,834/14,923 = 86.0%; 103/145 = 71.0%.
        ("On time were 12,834 of 14,923 repairs that the tenants had asked for (88.0%).", ["12,834 of 14,923 repairs"]),
        ("In time were 71% of stage 1 complaints (103 of 154).", ["71% of stage 1 complaints (103"]),
        ("In time were 71% of stage 1 complaints (103 of 145).", []),
    ],
)
def test_a_percentage_in_brackets_is_of_the_base_that_its_sentence_names(text: str, quoted: list[str]) -> None:
    said = quotes(SHARE, text)
    assert len(said) == len(quoted)
    assert all(one.startswith(other) for one, other in zip(said, quoted, strict=True))


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Just over half of respondents (48%, n=900) agreed.", True),
        ("Just over half of respondents (52%, n=900) agreed.", False),
        ("Nearly a third of tenants (36%) moved.", True),
        ("Nearly a third of tenants (33%) moved.", False),
        ("Two thirds (56.8%) were seen in person.", True),
        ("Two thirds (66.8%) were seen in person.", False),
        ("Over a third of children (33%) were placed elsewhere.", False),  # 33.4% is over a third, and prints as 33%.
        ("In the second half (48%) of the year demand fell.", False),
        ("It took a quarter (3%) longer.", True),
        ("About one in eight (12.3%) were over 55.", False),  # 12.5% said in words.
        ("More than nine in ten (93%) felt safe.", False),
        ("One in eight (22.3%) were over 55.", True),
    ],
)
def test_a_fraction_in_words_is_held_against_the_percentage_after_it(text: str, *, wrong: bool) -> None:
    assert bool(quotes(SHARE, text)) is wrong


def test_a_column_of_shares_may_have_its_base_in_the_heading() -> None:
    # 984/1,230 = 80.0%, 517/1,230 = 42.0%, 283/1,230 = 23.0%.
    rows = "| Phone | 984 | {} |\n| Online | 517 | 42% |\n| In person | 283 | 23% |\n"
    table = "| Way of booking | Number | % of respondents (n=1,230) |\n|---|---|---|\n" + rows
    assert quotes(SHARE, table.format("80%")) == []
    assert quotes(SHARE, table.format("88%")) == ["88%"]


def test_a_column_of_shares_may_be_of_two_columns_together() -> None:
    # 318/469 = 67.8%, 301/468 = 64.3%, 293/469 = 62.5%, 275/468 = 58.8%.
    rows = "| Lower | 318 | 151 | {} |\n| Lower middle | 301 | 167 | 64.3% |\n| Upper middle | 293 | 176 | 62.5% |\n"
    table = "| Quartile | Women | Men | % women |\n|---|---|---|---|\n" + rows + "| Upper | 275 | 193 | 58.8% |\n"
    assert quotes(SHARE, table.format("67.8%")) == []
    assert quotes(SHARE, table.format("76.8%")) == ["76.8%"]


def test_increases_beside_new_charges_are_no_shares_of_both_together() -> None:
    table = "| Charge | 2025/26 (£) | Increase (£) | Increase (%) |\n|---|---|---|---|\n"
    table += "| Adult | 1,015.00 | 30.00 | 3.0% |\n| Resident | 1,277.00 | 37.00 | 3.0% |\n"
    table += "| Visitor | 2,554.00 | 74.00 | 3.0% |\n| Bin | 55.00 | 3.00 | 5.8% |\n"
    assert quotes(SHARE, table) == []


def test_a_column_of_shares_may_show_its_base_row_by_row() -> None:
    # Of 1,874: 1,187 is 63.3%, 687 is 36.7%, 268 is 14.3%, 129 is 6.9%, 84 is 4.5%.
    rows = "| Women | 1,187 | 63.3 |\n| Men | 687 | 36.7 |\n| Minority ethnic | 268 | {} |\n"
    table = f"| Group | Headcount | % |\n|---|---|---|\n{rows}| Disabled | 129 | 6.9 |\n| Under 25 | 84 | 4.5 |\n"
    assert quotes(SHARE, table.format("14.3")) == []
    assert quotes(SHARE, table.format("13.4")) == ["13.4"]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # 19.4 - 16.5 = 2.9; 49.1 - 48.2 = 0.9; 410.6 to 361.4 is -12.0%; 83.7 - 81.6 = 2.1.
        ("Reserves fell by £3.9m from £19.4m to £16.5m.", ["£3.9m"]),
        ("Reserves fell by £2.9m from £19.4m to £16.5m.", []),
        ("It fell by 1.9 percentage points from 49.1% to 48.2%.", ["1.9 percentage points"]),
        ("It fell by 0.9 percentage points from 49.1% to 48.2%.", []),
        ("The rate was 361.4 per 100,000, a fall of 21% from 410.6 in 2021/22.", ["21%"]),
        ("The rate was 361.4 per 100,000, a fall of 12% from 410.6 in 2021/22.", []),
        (
            "It was 81.6%, below the 95% target and 3.1 percentage points lower than the 83.7% of 2022.",
            ["3.1 percentage"],
        ),
        ("It was 81.6%, below the 95% target and 2.1 percentage points lower than the 83.7% of 2022.", []),
        # 6.93 - 6.62 = 0.31, which is 4.7% of 6.62; 0.45/1.65 = 27.3%.
        ("Income is £6.93m, £0.31m (7.4%) more than the £6.62m of 2024/25.", ["(7.4%)"]),
        ("Income is £6.93m, £0.13m more than the £6.62m of 2024/25.", ["£0.13m"]),
        ("Income is £6.93m, £0.31m (4.7%) more than the £6.62m of 2024/25.", []),
        ("The forecast is now £2.100m, an increase of £0.450m (37.3%).", ["(37.3%)"]),
        ("The forecast is now £2.100m, an increase of £0.450m (27.3%).", []),
        # 1,912 to 1,874 is -2.0%; 12.9 to 14.6 is 13.2%; 131 to 143 is 9.2%.
        ("It employed 1,874 people (1,912 a year earlier, a fall of 4.0%).", ["4.0%"]),
        ("It employed 1,874 people (1,912 a year earlier, a fall of 2.0%).", []),
        ("Arrears stood at £14.6m, against £12.9m a year earlier (+31%).", ["+31%"]),
        ("There were 143 stage 1 complaints, compared with 131 in the same quarter, an increase of 12.9%.", ["12.9%"]),
        ("There were 143 stage 1 complaints, compared with 131 in the same quarter, an increase of 9.2%.", []),
        # The 18% is of 38 and 45, the 11% of the costs.
        ("Placements rose from 38 to 45 (18%), at an average cost of £5,410, up from £4,860 (11%).", []),
        ("The number rose by 12 from 388 at 31 March 2024 to 400 at 31 December 2024.", []),
    ],
)
def test_what_something_moved_by_is_what_its_figures_give(text: str, quoted: list[str]) -> None:
    said = quotes(CHANGE, text)
    assert len(said) == len(quoted)
    assert all(one.startswith(other) for one, other in zip(said, quoted, strict=True))


def test_a_column_of_points_is_held_against_the_years_that_its_signs_fit() -> None:
    # 71 - 68 = 3 and 72 - 69 = 3; 75 - 76 = -1 and 30 - 31 = -1. From 2022/23, 71 - 66 would be 5.
    rows = "| Overall | 66% | 68% | 71% | {} |\n| Repairs | 70% | 69% | 72% | +3 |\n| Safe | 74% | 76% | 75% | -1 |\n"
    head = "| Measure | 2022/23 | 2023/24 | 2024/25 | Change since 2023/24 (pp) |\n|---|---|---|---|---|\n"
    table = head + rows + "| Complaints | 29% | 31% | 30% | -1 |\n"
    assert quotes("change-column-wrong-in-a-row", table.format("+3")) == []
    assert quotes("change-column-wrong-in-a-row", table.format("+5")) == ["+5"]


def test_what_a_score_moved_from_is_no_change() -> None:
    table = (
        "| Risk | Inherent | Target | Current | Movement |\n|---|---|---|---|---|\n| A | 5 | 10 | 20 | up (from 15) |\n"
    )
    table += "| B | 4 | 8 | 12 | up (from 8) |\n| C | 3 | 5 | 10 | down (from 15) |\n"
    assert quotes("change-column-wrong-in-a-row", table) == []


def test_an_estimate_lies_within_its_confidence_interval() -> None:
    table = "| Indicator | Value | Lower CI | Upper CI |\n|---|---|---|---|\n| Cancer | {} | 119.6 | 137.8 |\n"
    assert quotes("average-outside-its-range", table.format("128.5")) == []
    assert quotes("average-outside-its-range", table.format("148.5")) == ["148.5"]
    assert quotes("average-outside-its-range", "It was 78.4 years for men (95% CI 77.9 to 78.9).") == []
    assert quotes("average-outside-its-range", "It was 78.4 years for men (95% CI 78.9–79.9).") == ["78.4"]


def test_balances_may_be_headed_by_their_days() -> None:
    head = "| Reserve | Balance 1 April 2023 £m | In £m | Drawdowns £m | Balance 31 March 2024 £m |\n"
    head += "|---|---|---|---|---|\n"
    # 6.2 + 1.0 - 2.7 = 4.5.
    assert quotes("closing-not-opening-and-movements", head + "| Change | 6.2 | 1.0 | (2.7) | 4.5 |\n") == []
    assert quotes("closing-not-opening-and-movements", head + "| Change | 6.2 | 1.0 | (2.7) | 5.4 |\n") == ["5.4"]


def test_parts_in_brackets_add_up_to_what_was_moved_by() -> None:
    text = "It underspent by £1.312m, made up of parking (£0.620m), vacancies ({}) and disposal (£0.275m)."
    # 0.620 + 0.417 + 0.275 = 1.312.
    assert quotes("parts-not-the-total-said", text.format("£0.417m")) == []
    assert quotes("parts-not-the-total-said", text.format("£0.471m")) == ["£1.312m"]


def test_a_risk_is_scored_in_columns_of_one_letter_and_in_brackets() -> None:
    table = (
        "| Risk | Current L | Current I | Current score |\n|---|---|---|---|\n| A | 4 | 5 | {} |\n| B | 4 | 4 | 16 |\n"
    )
    table += "| C | 3 | 3 | 9 |\n| D | 2 | 5 | 10 |\n"
    assert quotes("risk-score-not-the-product", table.format("20")) == []
    assert quotes("risk-score-not-the-product", table.format("25")) == ["25"]
    assert quotes("risk-score-not-the-product", "The risk rises from 8 (2 x 4) to 12 (3 x 3).") == ["12 (3 x 3)"]
    assert quotes("risk-score-not-the-product", "The plots are 10 (5 x 3).") == []


def test_commentary_that_opens_with_an_indicator_gives_its_result() -> None:
    head = "| Ref | Measure | Q1 2024/25 | Q2 2024/25 | Target |\n|---|---|---|---|---|\n"
    table = (
        head + "| CP05 | Households in temporary accommodation | 214 | 226 | 200 |\n| CP06 | Visits | 50 | 60 | 55 |\n"
    )
    said = "\nCP05: the number was {} at the end of September, 13% above target.\n"
    assert quotes("text-against-table", table + said.format("226")) == []
    assert quotes("text-against-table", table + said.format("236")) == ["236"]
    # Another figure of the row, and one that is no slip of the result.
    assert quotes("text-against-table", table + said.format("214")) == []
    assert quotes("text-against-table", table + said.format("1,226")) == []


def test_a_row_of_a_table_does_not_end_before_it_starts() -> None:
    head = "| Action | Start | End |\n|---|---|---|\n"
    assert quotes("dates-backwards", head + "| Roofs | Sep 2025 | Dec 2026 |\n") == []
    assert quotes("dates-backwards", head + "| Roofs | Sep 2026 | Dec 2025 |\n") == ["Dec 2025"]
    assert (
        quotes("dates-backwards", "| Action | Start | Baseline end |\n|---|---|---|\n| A | May 2026 | Dec 2025 |\n")
        == []
    )


def test_a_notice_that_came_early_was_in_time() -> None:
    text = "Notice must come at least seven clear working days before the meeting. It was received on {}."
    # Counted back from Wednesday 11 September 2024: the last day is Friday 30 August.
    assert quotes("deadline-not-its-day", REPORT.format("11 September 2024", text.format("29 August 2024"))) == []
    late = REPORT.format("11 September 2024", text.format("5 September 2024"))
    assert quotes("deadline-not-its-day", late) == ["5 September 2024"]


def test_statisticians_count_quarters_from_january() -> None:
    assert quotes("quarter-not-its-months", "GDP grew by 0.1% in Quarter 3 (July to September).") == []
    assert len(findings("quarter-not-its-months", "Visits grew in Quarter 3 (July to September).")) == 1
