"""Budget statements, council tax resolutions and bands, and changes told beside amounts. Each figure by hand."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import quotes

TOTAL = "total-not-the-sum"
BAND = "council-tax-band-out-of-proportion"
STEP = "council-tax-calculation-wrong"
CHANGE = "change-not-of-its-figures"
PARTS = "parts-not-the-total-said"
SHARE = "percentage-not-of-its-numbers"

# 14,200 + 3,150 + 2,475 = 19,825; less 1,310 and 2,405 is 16,110; less 4,120 and 1,060, and 35 added, is 10,965.
STATEMENT = """| Budget line | £000 |
|---|---|
| Staff | 14,200 |
| Premises | 3,150 |
| Transport | 2,475 |
| Gross expenditure | {gross} |
| Less: fees | (1,310) |
| Less: grants | (2,405) |
| Net budget requirement | {net} |
| Support grant | (4,120) |
| Business rates | (1,060) |
| Collection fund deficit | 35 |
| Council tax requirement | {tax} |
"""


@pytest.mark.parametrize(
    ("steps", "found"),
    [
        (("19,825", "16,110", "10,965"), []),
        (("19,285", "16,110", "10,965"), ["19,285"]),
        (("19,825", "16,011", "10,965"), ["16,011"]),
        (("19,825", "16,110", "10,695"), ["10,695"]),
    ],
)
def test_each_step_of_a_statement_is_worked_out_from_the_one_before(
    steps: tuple[str, str, str], found: list[str]
) -> None:
    gross, net, tax = steps
    assert quotes(TOTAL, STATEMENT.format(gross=gross, net=net, tax=tax)) == found


# 88.4 − 9.6 − 1.2 − 17.3 = 60.3 and 97.1 − 11.9 − 1.2 − 21.5 = 62.5: what is raised is printed as income too.
TO_NOTHING = """| Plans | 2023/24 £m | 2024/25 £m |
|---|---|---|
| Gross spending | 88.4 | 97.1 |
| Fees and grants | (9.6) | (11.9) |
| Freeze grant | (1.2) | (1.2) |
| Government funding | (17.3) | (21.5) |
| Council tax requirement | (60.3) | {last} |
"""


def test_a_statement_that_comes_to_nothing_is_read_as_one() -> None:
    assert quotes(TOTAL, TO_NOTHING.format(last="(62.5)")) == []
    assert quotes(TOTAL, TO_NOTHING.format(last="(65.2)")) == ["(65.2)"]


# 20,600 − 4,815 − 2,390 − 1,240 = 12,155 and 22,450 − 5,130 − 2,615 − 1,385 = 13,320.
FINANCED = """| | 2023/24 £ | 2024/25 £ |
|---|---|---|
| Net revenue budget | 20,600 | 22,450 |
| Business rates | 4,815 | 5,130 |
| Social care grant | 2,390 | 2,615 |
| Services grant | 1,240 | 1,385 |
| Council tax requirement | 12,155 | {last} |
"""


def test_what_council_tax_must_raise_is_held_against_the_other_year() -> None:
    assert quotes(TOTAL, FINANCED.format(last="13,320")) == []
    assert quotes(TOTAL, FINANCED.format(last="13,230")) == ["13,230"]


def test_a_gap_in_a_statement_leaves_nothing_to_judge() -> None:
    assert quotes(TOTAL, STATEMENT.format(gross="to follow", net="16,110", tax="10,965")) == []


def test_two_totals_of_two_lists_are_not_added() -> None:
    """The second total is of the one row above it, which is as much as the first total."""
    rows = "| Repairs | 250,000 |\n| Painting | (50,000) |\n| Total | 200,000 |\n"
    rows += "| Rents | 200,000 |\n| Total | 200,000 |\n"
    assert quotes(TOTAL, "| Adjustment | € |\n|---|---|\n" + rows) == []


def test_numbers_before_the_names_of_rows_are_not_added() -> None:
    """The lines of a parish council's return, in which 4,150 + 6,200 + 310 − 2,480 − 1,905 = 6,275."""
    form = (
        "| Line | 31 March 2024 £ |\n|---|---|\n| 1. Balances brought forward | 4,150 |\n| 2. (+) Precept | 6,200 |\n"
        "| 3. (+) Total other receipts | 310 |\n| 4. (-) Staff costs | 2,480 |\n| 5. (-) All other payments | 1,905 |\n"
        "| 6. (=) Balances carried forward | {} |\n| 7. Total value of cash | 6,275 |\n"
    )
    closing = "closing-not-opening-and-movements"
    assert quotes(closing, form.format("6,275")) == quotes(TOTAL, form.format("6,275")) == []
    assert quotes(closing, form.format("6,725")) == ["6,725"]


# Ninths of £1,764.00: 1,176.00, 1,372.00, 1,568.00, 2,156.00, 2,548.00, 2,940.00 and 3,528.00.
BANDS = "A\t1,176.00\nB\t1,372.00\nC\t1,568.00\nD\t1,764.00\nE\t2,156.00\nF\t{f}\nG\t2,940.00\nH\t{h}\n"


@pytest.mark.parametrize(
    ("f", "h", "found"),
    [
        ("2,548.00", "3,528.00", []),
        ("2,548.05", "3,527.96", []),
        ("2,458.00", "3,528.00", ["2,458.00"]),
        ("2,458.00", "3,258.00", ["2,458.00", "3,258.00"]),
    ],
)
def test_bands_are_ninths_of_band_d_but_for_pence(f: str, h: str, found: list[str]) -> None:
    assert quotes(BAND, "Band\tCharge £\n" + BANDS.format(f=f, h=h)) == found


def test_homes_by_band_are_in_no_proportion() -> None:
    homes = "Band\tHomes\nA\t9,140\nB\t12,377\nC\t11,024\nD\t6,415\nE\t3,980\nF\t1,702\nG\t940\nH\t58\n"
    assert quotes(BAND, homes) == []


def test_scottish_bands_have_shares_of_their_own() -> None:
    """Of £1,440 a 473rd, 585th, 705th and 882nd part of 360: 1,892, 2,340, 2,820 and 3,528."""
    rows = "Band\tCharge £\nA\t960.00\nB\t1,120.00\nC\t1,280.00\nD\t1,440.00\nE\t1,892.00\nF\t2,340.00\n"
    rows += "G\t{}\nH\t3,528.00\n"
    assert quotes(BAND, rows.format("2,820.00")) == []
    assert quotes(BAND, rows.format("2,280.00")) == ["2,280.00"]


# 51,240,600 − 40,115,350 = 11,125,250; ÷ 41,250.60 = 269.699…; less 3,712,554 ÷ 41,250.60 = 90.00 is 179.70.
RESOLUTION = """The tax base for the year is 41,250.60 (Item T in the formula).

The Council's requirement for the Council's own purposes (excluding parish precepts) is £{own}.

(a) £51,240,600 being the aggregate of the amounts it estimates for the items in Section 31A(2) of the Act.

(b) £40,115,350 being the aggregate of the amounts it estimates for the items in Section 31A(3) of the Act.

(c) £{needed} being the amount by which the aggregate at (a) above exceeds the aggregate at (b) above.

(d) £{basic} being the amount at (c) above divided by Item T, as the basic amount (with special expenses).

(e) £3,712,554 being the aggregate amount of all special items in Section 34(1) of the Act.

(f) £{own_basic} being the amount at (d) above less the result given by dividing the amount at (e) above by Item T.
"""
RIGHT = {"own": "7,412,696", "needed": "11,125,250", "basic": "269.70", "own_basic": "179.70"}


@pytest.mark.parametrize(
    ("slip", "found"),
    [
        ({}, []),
        ({"needed": "11,125,251"}, []),
        ({"basic": "269.69"}, []),
        ({"basic": "296.70", "own_basic": "206.70"}, ["£296.70"]),
        ({"own_basic": "197.70"}, ["£197.70"]),
        ({"own": "7,142,696"}, ["£7,142,696"]),
    ],
)
def test_each_amount_of_a_resolution_rests_on_those_before(slip: dict[str, str], found: list[str]) -> None:
    assert quotes(STEP, RESOLUTION.format(**{**RIGHT, **slip})) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # 336 of 22,664 is 1.48%; 126 of 3,576 is 3.5%.
        ("Spending was £23.0 billion in 2016-17, £336 million higher (1.5%) than the year before.", []),
        ("Spending was £23.0 billion in 2016-17, £336 million higher (5.1%) than the year before.", ["(5.1%)"]),
        ("Receipts were £3.45 billion in 2016-17, £126m (3.5%) lower than the year before.", []),
        # 5.49 ÷ (189.14 − 5.49) = 2.989%.
        ("Band D will be £189.14, reflecting an increase of 2.99% (£5.49).", []),
        ("Band D will be £189.14, reflecting an increase of 2.99% (£9.45).", ["2.99%"]),
        # 7.15 of 92.75 is 7.71%.
        ("A rise of 7.7%, equivalent to £7.15 per week in the current average rent of £92.75, is proposed.", []),
        ("A rise of 7.7%, equivalent to £1.75 per week in the current average rent of £92.75, is proposed.", ["7.7%"]),
        # 3.386 of 107.865 is 3.14%.
        ("It had an overspend of £3.386m against a budget of £107.865m, which represented a 3.1% overspend.", []),
        ("It had an overspend of £3.386m against a budget of £107.865m, which represented a 1.3% overspend.", ["1.3%"]),
        # 2,815 is 18.9% below 3,470.
        ("They sold an estimated 2,815 homes. This is a decrease of 19% from the 3,470 sold before.", []),
        ("They sold an estimated 2,815 homes. This is a decrease of 91% from the 3,470 sold before.", ["91%"]),
        # 81 on 1,591 is 5.09%.
        ("The average is £1,671 which is an increase of £81 or 5.1% on the 2017-18 figure of £1,591.", []),
        ("The average is £1,671 which is an increase of £81 or 1.5% on the 2017-18 figure of £1,591.", ["1.5%"]),
        # 1.5 on 21.8 is 6.9%, and 2.8 on 120.6 is 2.3%, of figures that are rounded; 14.03 on 281.06 is 4.99%.
        ("Care increased by £1.5 billion (+7.0%) in real terms to £23.3 billion.", []),
        ("Care increased by £1.5 billion (+17.0%) in real terms to £23.3 billion.", ["+17.0%"]),
        ("It was £123.4 billion in 2023-24. In real terms, this was £2.8 billion (2.4%) higher than before.", []),
        (
            "It was £123.4 billion in 2023-24. In real terms, this was £2.8 billion (4.2%) higher than before.",
            ["(4.2%)"],
        ),
        ("A precept of £295.09 is proposed. This would be an increase of 4.99% or £14.03 a year.", []),
        ("A precept of £295.09 is proposed. This would be an increase of 4.99% or £41.03 a year.", ["4.99%"]),
        ("It was £921 million (16.2%) lower than in 2021-22. This was £574 million (13.7%) higher than in 2019.", []),
        # What slippage had been taken off is no difference between the two before it.
        ("Spending was £40.03m against a budget of £40.98m, after slippage of £17.5m, an underspend of £951k.", []),
        ("Attendances over the latest 12 months are 1.1% higher than levels in the preceding 12-month period.", []),
        ("Social lettings decreased by 2,000 while the others increased by 9,000 and 2,000 respectively.", []),
        # Each share belongs to the brackets after it, and the second to the count of the sentence before.
        ("It fell by <1% (from 70,156 to 70,136), but was 4% higher than in 2019 (rising from 67,407 to 70,136).", []),
        ("There were 292,702. This was 2% higher than the 285,974 of 2022, but 4% lower than the 305,300 of 2019.", []),
    ],
)
def test_percentages_are_those_of_the_amounts_beside_them(text: str, found: list[str]) -> None:
    assert quotes(CHANGE, text) == found


@pytest.mark.parametrize(
    ("text", "whole", "wrong"),
    [
        # 15.914 + 11.930 = 27.844 and 15.390 + 0.524 = 15.914.
        (
            "A net increase of £{}m, which comprised of:\n\n- new schemes of £15.914m; and\n- £11.930m brought on.\n",
            "27.844",
            "27.484",
        ),
        ("Schemes grew by £{}m (the general fund £15.390m, housing £0.524m).", "15.914", "15.194"),
        # 0.840 + 0.925 + 0.753 = 2.518.
        (
            "Pressures of £{}m remain. The measures are a claim (£0.840m), health (£0.925m) and others (£0.753m).",
            "2.518",
            "2.581",
        ),
        # 743.599 + 99.929 + 269.895 + 399.753 = 1,513.176.
        (
            "Our spending is £{}m\n\n- Fees: £743.599m\n- Grants: £99.929m\n- Rates: £269.895m\n- Tax: £399.753m\n",
            "1,513.176",
            "1,531.176",
        ),
        # 11.537 + 7.000 = 18.537.
        (
            "Borrowing was £{}m, £11.537m of which was from the board and £7.000m of which was short.",
            "18.537",
            "18.357",
        ),
    ],
)
def test_a_list_makes_the_whole_that_is_said_before_it(text: str, whole: str, wrong: str) -> None:
    assert quotes(PARTS, text.format(whole)) == []
    assert quotes(PARTS, text.format(wrong)) == [f"£{wrong}m"]


def test_what_is_left_may_stand_in_the_next_sentence() -> None:
    """10 + 16 + 1 = 27."""
    assert quotes(PARTS, "There are 27 indicators. Of those, 10 rose and 16 fell. In addition, 1 had not moved.") == []


@pytest.mark.parametrize(
    "text",
    [
        "It has risen by 27% since 2022. This is a decrease of 9% since 2019 and is 18% lower than the peak.",
        "They rose in two groups (up 8%) and on roads (up 3%), whilst others decreased by 5%.",
    ],
)
def test_percentages_of_change_are_no_levels_to_be_points_apart(text: str) -> None:
    assert quotes("points-called-per-cent", text) == []


def test_a_median_among_quartiles_is_of_figures_not_shown() -> None:
    rows = "| 95th | 89 |\n| Upper quartile | 55 |\n| 60th | 46 |\n| Median | 41 |\n| Lower quartile | 27 |\n"
    assert quotes("average-outside-its-range", "| Percentile | 1997 |\n|---|---|\n" + rows) == []


def test_pence_and_pounds_are_no_slip_between_thousands_and_millions() -> None:
    text = "The average band D council tax rose to £1,750.\n\nThe average band D council tax rose by £1.75."
    assert quotes("same-amount-in-another-scale", text) == []


def test_four_million_is_not_four() -> None:
    assert quotes("percentage-impossible-for-its-base", "New lets are 8% of the 4 million households.") == []


def test_net_and_value_added_tax_make_gross_and_not_the_other_way() -> None:
    rows = "| Clerk | 306.93 | 0.00 | 306.93 |\n| Tax | 72.00 | 0.00 | 72.00 |\n| Paint | 19.00 | 3.80 | 22.80 |\n"
    rows += "| Hire | 30.00 | 0.00 | 30.00 |\n| Totals | 427.93 | 3.80 | 431.73 |\n"
    assert quotes(TOTAL, "| Payee | Net | VAT | Total |\n|---|---|---|---|\n" + rows) == []


def test_net_between_gross_and_income_is_held_against_the_other_row() -> None:
    """105,140 − 84,418 = 20,722 and 28,513 − 28,674 = −161."""
    rows = "| General fund | £105,140 | (£84,418) | £20,722 |\n| Homes | £28,513 | (£28,674) | {} |\n"
    table = "|  | Gross expenditure | Total income | Net cost |\n|---|---|---|---|\n" + rows
    assert quotes(TOTAL, table.format("(£161)")) == []
    assert quotes(TOTAL, table.format("(£250)")) == ["(£250)"]


def test_a_percentage_of_a_budget_of_income_may_have_either_sign() -> None:
    """The last base is less than nothing: 15 of −4,763 is −0.3%."""
    head = "| Service | Budget £000 | Forecast £000 | Variance £000 | % |\n|---|---|---|---|---|\n"
    rows = "| Older people | 12,933 | 12,700 | 233 | 1.8% |\n| Learning | 6,113 | 6,277 | (164) | (2.7%) |\n"
    rows += "| Health | 1,582 | 1,545 | 37 | 2.3% |\n| Advice | 2,247 | 2,320 | (73) | (3.2%) |\n"
    assert quotes("change-column-wrong-in-a-row", head + rows + "| Fees | -4,763 | -4,778 | 15 | (0.3%) |\n") == []


def test_a_rate_may_follow_what_was_collected_out_of_a_total() -> None:
    """22.1 of 22.7 is 97.4%, and between 96.9% and 97.8% by what rounding leaves."""
    text = (
        "They collected £22.1 billion by March out of a total of £22.7 billion; this gave a rate for the year of {}%."
    )
    assert quotes(SHARE, text.format("97.3")) == []
    assert [quote[-5:] for quote in quotes(SHARE, text.format("93.7"))] == ["93.7%"]


def test_some_or_all_of_a_percentage_is_no_share_of_the_numbers_before_it() -> None:
    assert quotes(SHARE, "In all, 148 out of 152 authorities will use some or all of the 3% that they may.") == []
