"""Tables that show by themselves how they add up, upright and on their side. Each figure was worked out by hand."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import quotes

TOTAL = "total-not-the-sum"
CHANGE = "change-column-wrong-in-a-row"
SHARE = "percentage-not-of-its-numbers"

# 735 + 227 = 962 and 416 + 160 = 576; 962 + 576 = 1,538. Capacity: 8,640 + 6,215 = 14,855; 10,400 + 9,350 = 19,750.
SCHOOLS = """| Area | Capacity | Surplus |
|---|---|---|
| Central | 8,640 | 735 |
| North | 6,215 | 227 |
| All primary | {primary} | 962 |
| East | 10,400 | 416 |
| West | 9,350 | 160 |
| All secondary | 19,750 | 576 |
| Total | {total} | 1,538 |
"""


def test_totals_of_totals_need_not_be_called_totals() -> None:
    assert quotes(TOTAL, SCHOOLS.format(primary="14,855", total="34,605")) == []
    assert quotes(TOTAL, SCHOOLS.format(primary="14,855", total="36,405")) == ["36,405"]


def test_a_total_is_not_blamed_for_the_total_under_it() -> None:
    """The grand total is out only because the first of its two parts is."""
    assert quotes(TOTAL, SCHOOLS.format(primary="18,455", total="34,605")) == ["18,455"]


# 78,412 + 21,305 + 6,118 = 105,835; 83,950 + 22,874 + 9,402 = 116,226; less 98,895 and 109,987.
FUND = """| | 2022/23 £000 | 2023/24 £000 |
|---|---|---|
| Employers | 78,412 | 83,950 |
| Members | 21,305 | 22,874 |
| Transfers in | 6,118 | 9,402 |
| | 105,835 | {income} |
| Benefits | (91,240) | (101,873) |
| Leavers | (7,655) | (8,114) |
| | (98,895) | (109,987) |
| Net additions | {net} | 6,239 |
"""


@pytest.mark.parametrize(
    ("income", "net", "quoted"),
    [("116,226", "6,940", []), ("116,622", "6,940", ["116,622"]), ("116,226", "9,640", ["9,640"])],
)
def test_rows_without_a_name_add_up_what_stands_above_them(income: str, net: str, quoted: list[str]) -> None:
    assert quotes(TOTAL, FUND.format(income=income, net=net)) == quoted


def test_a_total_may_stand_before_its_parts() -> None:
    """1,322 + 274 + 822 = 2,418; 694 + 131 + 481 = 1,306; 311 + 52 + 140 = 503."""
    table = (
        "| | All | Of which: single | Of which: couples | Of which: families |\n|---|---|---|---|---|\n"
        "| Approaches | 2,418 | 1,322 | {} | 822 |\n| Owed a duty | 1,306 | 694 | 131 | 481 |\n"
        "| Housed | 503 | 311 | 52 | 140 |\n"
    )
    assert quotes(TOTAL, table.format(274)) == []
    assert quotes(TOTAL, table.format(247)) == ["2,418"]


def test_quarters_make_the_year_but_averages_and_numbers_at_a_day_do_not() -> None:
    """318 + 341 + 309 + 374 = 1,342; 270 + 276 + 261 + 307 = 1,114; 264 + 281 + 255 + 301 = 1,101."""
    table = (
        "| | Q1 | Q2 | Q3 | Q4 | Year |\n|---|---|---|---|---|---|\n| Received | 318 | 341 | 309 | 374 | {} |\n"
        "| Answered | 270 | 276 | 261 | 307 | 1,114 |\n| Closed | 264 | 281 | 255 | 301 | 1,101 |\n"
        "| Staff | 41 | 42 | 40 | 41 | 41 |\n"
        "| Average days | 8.4 | 9.1 | 8.3 | 8.9 | {} |\n"
    )
    assert quotes(TOTAL, table.format("1,342", "8.7")) == []
    assert quotes(TOTAL, table.format("1,432", "8.7")) == ["1,432"]
    assert quotes("average-outside-its-range", table.format("1,342", "9.7")) == ["9.7"]


def test_arrows_beside_changes_are_their_signs() -> None:
    """71 + 118 + 102 = 291 and 96 + 141 + 99 = 336: 25 + 23 - 3 = 45."""
    table = (
        "| Type | March 2024 | March 2025 | Change |\n|---|---|---|---|\n| Hotels | 71 | 96 | ↑ 25 |\n"
        "| Flats | 118 | 141 | ↑ 23 |\n| Council homes | 102 | 99 | {} 3 |\n| Total | 291 | 336 | ↑ 45 |\n"
    )
    assert quotes(TOTAL, table.format("↓")) == []
    assert quotes(CHANGE, table.format("↓")) == []
    assert quotes(CHANGE, table.format("↑")) == ["↑ 3"]


# 285, (76), (174), 58: actual less budget.
VARIANCE = """| Service | Budget £000 | Actual £000 | Variance £000 |
|---|---|---|---|
| Streets | 4,817 | 5,102 | 285 |
| Finance | 1,977 | 1,901 | {finance} |
| Planning | 1,559 | 1,385 | (174) |
| Leisure | 1,038 | 1,096 | 58 |
| {last} | 2,000 | 2,090 | {sign} |
"""


def test_one_sign_turned_round_is_wrong() -> None:
    right = VARIANCE.format(finance="(76)", last="Housing", sign="90")
    assert quotes(CHANGE, right) == []
    assert quotes(CHANGE, right.replace("(76)", "76")) == ["76"]


def test_more_income_may_be_printed_as_a_saving() -> None:
    """Income of 2,090 against 2,000 is better by 90, which "adv/(fav)" prints as (90)."""
    assert quotes(CHANGE, VARIANCE.format(finance="(76)", last="Fee income", sign="(90)")) == []


def test_a_row_may_be_the_difference_of_two_rows() -> None:
    """11.4 - 12.6 = -1.2; 6.2 - 6.8 = -0.6; 7.1 - 6.9 = 0.2."""
    table = (
        "| | 1 year % | 3 years % | 5 years % |\n|---|---|---|---|\n| Fund | 11.4 | 6.2 | 7.1 |\n"
        "| Benchmark | 12.6 | 6.8 | 6.9 |\n| Relative return | {} | (0.6) | 0.2 |\n"
    )
    assert quotes(CHANGE, table.format("(1.2)")) == []
    assert quotes(CHANGE, table.format("(2.1)")) == ["(2.1)"]


def test_a_change_of_percentages_may_be_in_points_or_per_cent_of_the_earlier() -> None:
    """71.0 is 10.9% more than 64.0, and 7.0 points."""
    table = (
        "| Measure | 2022/23 | 2023/24 | Change (%) |\n|---|---|---|---|\n| Calls answered | 64.0% | 71.0% | +10.9% |\n"
        "| Days lost | 8.9 | 8.9 | 0% |\n| Visits | 160,750 | 154,021 | -4.2% |\n"
    )
    assert quotes(CHANGE, table) == []


def test_a_row_of_percentages_is_of_the_two_rows_over_it() -> None:
    """7,079/14,139 = 50.07%; 6,796/13,905 = 48.87%; 5,930/13,216 = 44.87%."""
    table = (
        "| Tonnes | Q1 | Q2 | Q3 |\n|---|---|---|---|\n| Recycled | 7,079 | 6,796 | 5,930 |\n"
        "| Household waste | 14,139 | 13,905 | 13,216 |\n| Recycling rate | 50.1% | {} | 44.9% |\n"
    )
    assert quotes(SHARE, table.format("48.9%")) == []
    assert quotes(SHARE, table.format("49.8%")) == ["49.8%"]


def test_commas_out_of_place_in_a_column_of_thousands() -> None:
    table = "| Reserve | 2023 £000 | 2024 £000 |\n|---|---|---|\n| Works | 1,200 | {} |\n| Fees | 3,400 | 2,117 |\n"
    assert quotes("money-malformed", table.format("1,270")) == []
    assert quotes("money-malformed", table.format("(1,27)")) == ["1,27"]
    assert quotes("money-malformed", table.format("1,27.00")) == ["1,27.00"]
    # A list of two priorities.
    assert quotes("money-malformed", "| Risk | Priorities |\n|---|---|\n| Fire | 1,2 |\n| Flood | 3,11 |\n") == []


def test_estimates_in_hundreds_are_rounded_to_hundreds() -> None:
    """31,200 + 104,900 + 24,100 = 160,200, each within 50 of what it was."""
    table = (
        "| Age | People |\n|---|---|\n| 0 to 15 | 31,200 |\n| 16 to 64 | 104,900 |\n| 65+ | 24,100 |\n| Total | {} |\n"
    )
    assert quotes(TOTAL, table.format("160,100")) == []
    assert quotes(TOTAL, table.format("160,500")) == ["160,500"]
    assert quotes(TOTAL, table.format("160,101")) == ["160,101"]


def test_rows_of_shares_side_by_side_make_a_hundred() -> None:
    """78 + 13 + 9, 83 + 9 + 8, 61 + 22 + 17: each 100; 78 - 9 = 69."""
    table = (
        "| Statement | Agree | Neither | Disagree | Net agree |\n|---|---|---|---|---|\n"
        "| I know the plan | 78% | 13% | 9% | +69 |\n| I am well led | 83% | 9% | {}% | +75 |\n"
        "| I would stay | 61% | 22% | 17% | +44 |\n"
    )
    assert quotes("shares-not-a-hundred", table.format(8)) == []
    assert quotes("shares-not-a-hundred", table.format(18)) == ["18%"]


def test_shares_of_more_than_one_answer_make_no_hundred() -> None:
    table = (
        "| Way of travel | Weekday | Saturday | Sunday |\n|---|---|---|---|\n| Car | 62% | 70% | 74% |\n"
        "| Bus | 45% | 30% | 12% |\n| Bicycle | 20% | 18% | 16% |\n| On foot | 41% | 38% | 35% |\n"
    )
    assert quotes("shares-not-a-hundred", table) == []
