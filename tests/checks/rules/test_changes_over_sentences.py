"""Amounts with their percentages, points, parts and averages, over a sentence or two. Worked out by hand."""

from __future__ import annotations

import pytest

from tests.checks.rules.quoting import quotes

CHANGE = "change-not-of-its-figures"
SHARE = "percentage-not-of-its-numbers"
PARTS = "parts-not-the-total-said"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # 10.120 - 9.634 = 0.486, which is 5.04% of 9.634.
        ("It will spend £10.120m against a budget of £9.634m (an overspend of £486,000 or 5.0%).", []),
        ("It will spend £10.120m against a budget of £9.634m (an overspend of £468,000 or 5.0%).", ["£468,000"]),
        ("It will spend £10.120m against a budget of £9.634m (an overspend of £486,000 or 6.0%).", ["6.0%"]),
        # 42,118 - 41,260 = 858, which is 2.04% of 42,118.
        ("Waste was 41,260 tonnes, and 42,118 tonnes in 2023. It has fallen by 858 tonnes or 2.0%.", []),
        ("Waste was 41,260 tonnes, and 42,118 tonnes in 2023. It has fallen by 858 tonnes or 2.8%.", ["2.8%"]),
        ("Waste was 41,260 tonnes, and 42,118 tonnes in 2023. It has fallen by 885 tonnes or 2.0%.", ["885"]),
        # 61.7 - 54.9 = 6.8.
        ("Spending was £61.7m against an allocation of £54.9m, a deficit of £6.8m for the year.", []),
        ("Spending was £61.7m against an allocation of £54.9m, a deficit of £8.6m for the year.", ["£8.6m"]),
        # 75 more than a year ago, and 36 more than in June.
        ("It has gone up from 451 in June to 487 in September, and is 75 higher than a year ago.", []),
        # 4.2 is 17% over 3.6, and 14% under 4.9: no two are 3.6 apart by more than chance.
        ("Agency staff cost £4.2m against a budget of £3.6m (17% over) and £4.9m last year (14% lower).", []),
        # Of 1.86m less 0.11m, 0.11m is 6.3%.
        ("Fees are £1.86m, an increase of £0.11m (6.3%) on last year. Parking fell from £2.50m to £2.40m.", []),
        # 118.76 - 115.64 = 3.12, which is 2.7%.
        ("Rents will rise by 2.7% (£3.12 a week on average, from £115.64 to £118.76).", []),
        # 320 x 1.25 = 400; 6.3 x 2/3 = 4.2.
        ("Compliments rose by a quarter from 320 to 400.", []),
        ("Compliments rose by a third from 320 to 400.", ["rose by a third from 320 to 400"]),
        ("Use fell by a third from 6.3 GWh to 4.2 GWh.", []),
    ],
)
def test_a_change_and_its_percentage_are_held_against_the_figures_near_by(text: str, quoted: list[str]) -> None:
    assert quotes(CHANGE, text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It is 61.4%, up 1.9 percentage points from 59.5% and 0.8 points above the national 60.6%.", []),
        ("It is 61.4%, up 1.9 percentage points from 59.5% and 1.8 points above the national 60.6%.", ["1.8"]),
        ("The Fund returned 11.4%, 2.1 percentage points below its benchmark of 12.6%.", ["2.1 percentage points"]),
        ("The Fund returned 11.4%, 1.2 percentage points below its benchmark of 12.6%.", []),
        ("A rate of 14.8% was reached. That compares with 13.9% before, a gain of 1.9 percentage points.", ["1.9"]),
        ("A rate of 14.8% was reached. That compares with 13.9% before, a gain of 0.9 percentage points.", []),
        # Short of a standard that is not in the sentence.
        ("Checks rose from 58.4% in May to 66.9%, but are 8.1 percentage points short.", []),
        ("Checks rose from 58.4% in May to 66.9% in June, and fell to 60.6% in July.", []),
        ("Bed days rose by 7.5% from 1,044 to 1,122 and were 24.7% above the standard.", []),
        # A change in per cent beside the same in points.
        ("It is up from 22% a year earlier, a change of +26.8% (5.9 percentage points).", []),
    ],
)
def test_points_are_between_the_percentages_they_are_tied_to(text: str, quoted: list[str]) -> None:
    said = quotes(CHANGE, text)
    assert len(said) == len(quoted)
    assert all(one.startswith(other) for one, other in zip(said, quoted, strict=True))


def test_points_of_the_sentence_before_called_per_cent() -> None:
    text = "Debt over 90 days old was 35%. This is a fall of 6{} from 41% in June."
    assert quotes("points-called-per-cent", text.format("%")) == ["6%"]
    assert quotes("points-called-per-cent", text.format(" percentage points")) == []


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # 1,342: 604 is 45.0%, 295 is 22.0%, 443 is 33.0%.
        ("We had 1,342 complaints. Of these, 604 (45%) were upheld, 295 (22%) in part and 443 (33%) not.", []),
        ("We had 1,342 complaints. Of these, 604 (45%) were upheld, 295 (29%) in part and 443 (33%) not.", ["295"]),
        # 9,667 of 18,240 is 53.0%.
        ("There were 18,240 contacts. 9,667 of them (35%) needed advice only.", ["9,667 of them (35%)"]),
        ("There were 18,240 contacts. 9,667 of them (53%) needed advice only.", []),
        # 2,871, 128 and 52 of 3,051 are 94.1%, 4.2% and 1.7%.
        ("94.1% got their first choice (2,871 out of 3,051), 4.2% their second (128) and 1.7% none (52).", []),
        ("94.1% got their first choice (2,871 out of 3,051), 4.2% their second (182) and 1.7% none (52).", ["4.2%"]),
        # 291/539 = 54.0%; 1,542/2,964 = 52.0%; 2.45/31.2 = 7.85%.
        ("45% of new plans were made within 20 weeks (291 out of 539).", ["45%"]),
        ("1,542 of 2,964 staff replied, a response rate of 25%.", ["1,542 of 2,964"]),
        ("1,542 of 2,964 staff replied, a response rate of 52%.", []),
        ("The balance of £2.45m is 8.7% of the net budget of £31.2m.", ["£2.45m is 8.7%"]),
        ("The balance of £2.45m is 7.9% of the net budget of £31.2m.", []),
        # 0.5/226.1 = 0.22%.
        ("The forecast is £0.5m above the net budget of £226.1m (2.2%).", ["£0.5m above"]),
        # 2,105/3,410 = 61.7%.
        ("The list has 3,410 households: 2,105 (26%) want one bedroom, 890 two and 415 more.", ["2,105 (26%)"]),
        ("The list has 3,410 households: 2,105 (62%) want one bedroom, 890 two and 415 more.", []),
        # "Two in five" is no number of the fires.
        ("Of the 118 fires, 71 were primary fires (60%). False alarms were two in five incidents (40%).", []),
        # 31, 11 and 6 of 48 are 64.6%, 22.9% and 12.5%, evened out to make 100.
        ("Of the 48 savings, 31 (65%) are delivered, 11 (23%) delayed and 6 (12%) will not be made.", []),
    ],
)
def test_shares_are_of_the_base_of_the_sentence_before_or_tied_by_words(text: str, quoted: list[str]) -> None:
    said = quotes(SHARE, text)
    assert len(said) == len(quoted)
    assert all(one.startswith(other) for one, other in zip(said, quoted, strict=True))


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # 1.6 + 0.9 + 0.6 + 0.3 = 3.4.
        ("Savings of £3.4m are made: £1.6m from Adults, £0.9m from Place, £0.6m from Finance and £0.3m more.", []),
        (
            "Savings of £3.4m are made: £1.6m from Adults, £0.6m from Place, £0.6m from Finance and £0.3m more.",
            ["£3.4m"],
        ),
        # 312 + 174 = 486; 1.35 - 0.85 = 0.50.
        ("It is £486,000. Of this, £312,000 is fuel and the remaining £174,000 is lost income.", []),
        ("It is £486,000. Of this, £312,000 is fuel and the remaining £147,000 is lost income.", ["£147,000"]),
        ("It will cost £1.35m, of which £0.85m is met by grant, leaving a net cost of £0.50m.", []),
        ("It will cost £1.35m, of which £0.85m is met by grant, leaving a net cost of £0.05m.", ["£0.05m"]),
        # 2.99 + 2.00 = 4.99.
        ("The rise is 4.99%, made up of 2.99% in general and 2.00% for social care.", []),
        ("The rise is 4.99%, made up of 2.99% in general and 3.00% for social care.", ["4.99%"]),
        # 0.82 + 0.49 = 1.31; the 0.21 is part of the 0.49.
        ("Arrears were £1.31m: £0.82m from tenants and £0.49m from others, of which £0.21m will be written off.", []),
        ("Arrears were £1.31m: £0.82m from tenants and £0.94m from leavers, of which £0.21m is lost.", ["£1.31m"]),
        # 27 with targets, of which 26 met them.
        ("Of the 57 indicators 27 have targets and 26 of these achieved the target.", []),
        # 89 + 60 + 37 = 186; 17.3 + 52.6 = 69.9.
        ("We had 186 referrals. Of these, 89 were of men, 60 of women and 37 of the young.", []),
        ("We had 186 referrals. Of these, 98 were of men, 60 of women and 37 of the young.", ["186"]),
        ("The gap is £69.9m. This includes savings of £17.3m for next year, plus a further gap of £52.6m.", []),
        ("The gap is £69.9m. This includes savings of £17.3m for next year, plus a further gap of £25.6m.", ["£69.9m"]),
        # Words among the parts, and labels that are no parts.
        ("There are 8 risks: three are red, four are amber and one is green.", []),
        ("Score: 15 (High). Last quarter: 15. Target: 10 (impact 5, likelihood 2).", []),
        ("An average of 9.1 days was lost (2022/23: 10.2 days), a fall of 1.1 days.", []),
    ],
)
def test_parts_listed_after_a_whole_make_it(text: str, quoted: list[str]) -> None:
    assert quotes(PARTS, text) == quoted


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        # 23,450 / 74 = 316.9; 11,565 / 1,542 = 7.50.
        ("£23,450 was paid in 74 cases, an average of £317 a case.", []),
        ("£23,450 was paid in 74 cases, an average of £371 a case.", ["£371"]),
        ("The survey had 1,542 replies and cost £11,565, or £7.50 for each reply.", []),
        ("About £23,450 was paid in 74 cases, an average of £371 a case.", []),
    ],
)
def test_an_average_for_each_is_made_of_its_amount_and_number(text: str, quoted: list[str]) -> None:
    assert quotes("average-not-of-its-figures", text) == quoted


def test_an_average_lies_between_the_longest_and_the_shortest() -> None:
    text = "The longest wait was 211 days and the shortest 2 days, with an average of {} days."
    assert quotes("average-outside-its-range", text.format(46)) == []
    assert quotes("average-outside-its-range", text.format(460)) == ["460"]
