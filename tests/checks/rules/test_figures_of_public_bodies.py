"""Figures as statistics bulletins, accounts and scorecards of public bodies give them. The sums are worked by hand."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import findings, quotes

CHANGE = "change-not-of-its-figures"
DIFFERENCE = "change-not-of-its-difference"
PARTS = "parts-not-the-total-said"
SHARE = "percentage-not-of-its-numbers"
TOTAL = "total-not-the-sum"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # A period is no end of a change.
        ("The rate for the four-quarter period to June was 1.3% higher than the previous four-quarter period.", []),
        ("Visits over the 12-month period were 4% lower than in the 12-month period before, at 3,100.", []),
        # 610 and 690 are to the nearest ten, as the others are: 606 and 690 are 13.9% apart. From 610, 690 is 13.1%.
        ("Places rose from 5,080 to 5,170, of 304,370 in all; here they went from 610 to 690, a rise of 13.9%.", []),
        ("Places rose from 5,083 to 5,171; here they went from 610 to 690, a rise of 13.9%.", ["13.9%"]),
        # 23% is beyond what any counts to the nearest ten can give: 695 on 605 is 14.9%.
        ("Places rose from 5,080 to 5,170, of 304,370 in all; they went from 610 to 690, a rise of 23.9%.", ["23.9%"]),
        # All in hundreds: 4,649 to 5,251 is 12.9%, 4,551 to 5,349 is 17.5%; from 4,600 to 5,300 as printed it is 15.2%.
        ("Of 208,400 letters 90,600 were ours. Here 5,300 came, compared with 4,600 before - a 14.6% increase.", []),
        (
            "Of 208,400 letters 90,600 were ours. Here 5,300 came, compared with 4,600 before - an 18.6% rise.",
            ["18.6%"],
        ),
        ("Of 208,417 letters 90,658 were ours. Here 5,300 came, compared with 4,600 before - a 14.6% rise.", ["14.6%"]),
        # Each goes to an end of its own: 322.1 to 314.5 is 2.4% less.
        ("Calls were down 2.3% to 314.5m (from 322.1m a year earlier) and letters down 2.9% to 300.2m.", []),
        # The share beside the change: 459.6 − 454.9 = 4.7.
        ("Teachers rose by 4.7 thousand (1.0%) from 454.9 thousand to 459.6 thousand.", []),
        ("Teachers rose by 2.0 thousand (0.4%) from 454.9 thousand to 459.6 thousand.", ["2.0 thousand"]),
    ],
)
def test_a_change_is_held_against_figures_that_can_be_its_ends(text: str, quoted: list[str]) -> None:
    assert quotes(CHANGE, text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # 714 / (12,938 − 714) = 5.8%; 909 / (13,863 + 909) = 6.2%.
        ("There were 12,938 deaths - 714 (5.8 per cent) more than in the same months of last year.", []),
        ("There were 12,938 deaths - 714 (8.5 per cent) more than in those months before.", ["714 (8.5 per cent)"]),
        # What it was a year before stands in brackets, and the share after it is of something else.
        ("There were 555,358 calls, a 5% increase compared with a year ago (528,616), a 1% decrease on five.", []),
        ("- 13,863 births were registered, 909 (6.2%) fewer than a year ago.\n- Others rose.", []),
        ("- 13,863 births were registered, 909 (2.6%) fewer than a year ago.\n- Others rose.", ["909 (2.6%)"]),
        ("We dealt with 30,595 incidents there, an increase of 1,404 (8.4%) on the year before.", ["1,404 (8.4%)"]),
    ],
)  # fmt: skip
def test_a_change_in_number_with_its_share_in_brackets_is_of_what_it_was_before(text: str, quoted: list[str]) -> None:
    assert quotes(DIFFERENCE, text) == quoted


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("There were 63 partnerships (29 male and 34 female) in the quarter.", False),
        ("There were 63 partnerships (29 male and 43 female) in the quarter.", True),
        ("In all 399 replies had come – 216 on paper and 183 online.", False),
        ("In all 399 replies had come – 216 on paper and 138 online.", True),
        ("Seven large schemes were decided, with 95 small and 214 other ones, a total of 316 schemes.", False),
        ("Seven large schemes were decided, with 95 small and 214 other ones, a total of 361 schemes.", True),
        # Last year's figures beside this year's, and what is taken off, are no list of parts.
        ("Of the appeals 45 were decided, of which only 7 were allowed (52/15).", False),
        ("The sum is £3.833m, consisting of £1.815m and a grant of £2.043m, offset by a transfer of £0.025m.", False),
    ],
)
def test_two_halves_make_what_they_are_halves_of(text: str, *, wrong: bool) -> None:
    assert bool(quotes(PARTS, text)) is wrong


@pytest.mark.parametrize(
    ("rows", "quoted"),
    [
        # Of counts to the nearest ten 138,790 + 42,510 + 18,830 = 200,130 may be printed as 200,140.
        ([("One", "138,790"), ("Two", "42,510"), ("More", "18,830"), ("Total", "200,140")], []),
        ([("One", "138,791"), ("Two", "42,510"), ("More", "18,830"), ("Total", "200,141")], ["200,141"]),
        ([("One", "138,790"), ("Two", "42,510"), ("More", "18,830"), ("Total", "200,310")], ["200,310"]),
        # Pounds without their pence: 334,387 + 212,215 + 8,026 = 554,628.
        ([("Staff", "£334,387"), ("Support", "£212,215"), ("Rent", "£8,026"), ("Total", "£554,627")], []),
        ([("Staff", "£334,387"), ("Support", "£212,215"), ("Rent", "£8,026"), ("Total", "£554,826")], ["£554,826"]),
        # The heading across the table names what "Total income" is the total of: 332,656 + 27,890 + 371,492 = 732,038.
        (
            [("Income:", ""), ("Fees", "£332,656"), ("Grants", "£27,890"), ("Fines", "£371,492"),
             ("Total income", "£723,038"), ("Spending:", ""), ("Staff", "£334,387"), ("Rent", "£8,026"),
             ("Total spending", "£342,413")],
            ["£723,038"],
        ),
    ],
)  # fmt: skip
def test_a_total_may_be_out_by_what_was_rounded_and_no_more(rows: list[tuple[str, str]], quoted: list[str]) -> None:
    table = "| Item | Amount |\n|---|---|\n" + "".join(f"| {name} | {amount} |\n" for name, amount in rows)
    assert quotes(TOTAL, table) == quoted


def _answered(*rows: tuple[str, int, int, int]) -> str:
    head = "| Period | Requests closed | Closed on time | Percentage on time |\n|---|---|---|---|\n"
    return head + "".join(f"| {name} | {closed} | {done} | {share}% |\n" for name, closed, done, share in rows)


def test_tables_under_the_same_headings_show_what_a_percentage_is_of() -> None:
    """264 of 273 is 96.7%, 354 of 360 is 98.3%; the rows of the other table are 84%, 90%, 97% and 84%."""
    first = _answered(
        ("April", 241, 236, 98), ("July", 242, 238, 98), ("October", 273, 264, 99), ("January", 360, 354, 99)
    )
    second = _answered(("April", 37, 31, 84), ("July", 30, 27, 90), ("October", 33, 32, 97), ("January", 25, 21, 84))
    assert quotes(SHARE, f"# Requests\n\n{first}\nText.\n\n{second}") == ["99%", "99%"]
    assert quotes(SHARE, f"# Requests\n\n{first}") == []


def test_of_three_cells_two_show_the_base_of_the_third_for_a_warning() -> None:
    """41 of 65 is 63%, 35 of 50 is 70%, 33 of 60 is 55%."""
    table = "| Year | 2010 | 2011 | 2012 |\n|---|---|---|---|\n| Decided | 65 | 50 | 60 |\n"
    table += "| Lost | 41 (63%) | 35 (70%) | 33 ({}%) |\n"
    assert findings(SHARE, table.format(55)) == []
    assert [(each.quote, each.severity) for each in findings(SHARE, table.format(45))] == [("33 (45%)", "warning")]


def test_of_three_rows_two_show_the_base_of_the_third_for_a_warning() -> None:
    """1,025 of 2,136 is 48%, 1,805 of 2,089 is 86%, 1,280 of 1,902 is 67%."""
    table = "| Year | Due | In time | Compliance |\n|---|---|---|---|\n| 2022 | 2,136 | 1,025 | {}% |\n"
    table += "| 2023 | 2,089 | 1,805 | 86% |\n| 2024 | 1,902 | 1,280 | 67% |\n"
    assert findings(SHARE, table.format(48)) == []
    assert [(each.quote, each.severity) for each in findings(SHARE, table.format(84))] == [("84%", "warning")]


def test_a_list_may_be_of_the_rated_among_the_measured() -> None:
    """31 + 6 + 5 = 42, which are 74%, 14% and 12%."""
    above = "Of the 51 indicators measured, 42 had been rated. In summary:\n\n"
    rows = "- 31 indicators (74%) were Green\n- 6 indicators (14%) were Amber\n- 5 indicators ({}%) were Red\n"
    assert quotes("rating-shares-disagree", above + rows.format(12)) == []
    assert quotes("rating-shares-disagree", above + rows.format(21)) == ["5 indicators (21%)"]


def test_last_years_share_is_of_last_years_number() -> None:
    """85 of 102 is 83%, 68 of 76 is 89%."""
    said = "On time were 83% (85) of complaints, less than last year when 89% (68) met their targets."
    assert quotes("rating-shares-disagree", said) == []


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Absence was 10.15 days, an increase of 2.65 days over the target of 7.5 days.", False),
        ("The return was 0.29%, which exceeded the benchmark of 0.24%.", False),
        ("The return was 0.29%, which exceeded the benchmark of 0.42%.", True),
    ],
)
def test_how_far_over_a_target_is_no_result(text: str, *, wrong: bool) -> None:
    assert bool(quotes("target-word-against-figures", text)) is wrong


def test_net_assets_at_two_days_are_opening_and_closing() -> None:
    """49,344 + 3,126 + 1,558 − 2,521 = 51,507."""
    rows = "| | £m |\n|---|---|\n| Net assets as at 1 July 2017 | 49,344 |\n| Contributions | 3,126 |\n"
    rows += "| Return | 1,558 |\n| Benefit payments | 2,521 |\n| Net assets as at 30 June 2018 | {} |\n"
    assert quotes("closing-not-opening-and-movements", rows.format("51,507")) == []
    assert quotes("closing-not-opening-and-movements", rows.format("51,570")) == ["51,570"]


def test_what_share_each_end_is_stands_in_brackets() -> None:
    said = "The number of entrants has {} from 44,900 (10.3%) in 2014 to 45,810 (10.5%) in 2015."
    assert quotes("direction-word-against-figures", said.format("increased")) == []
    assert len(quotes("direction-word-against-figures", said.format("decreased"))) == 1


def test_millions_and_pounds_of_one_amount_in_one_paragraph() -> None:
    said = "An overspend of £5,987,000 is forecast. The overspend of £5,987{} is 1% of the budget."
    assert quotes("same-amount-in-another-scale", said.format("m")) == ["£5,987m"]
    assert quotes("same-amount-in-another-scale", said.format(",000")) == []
