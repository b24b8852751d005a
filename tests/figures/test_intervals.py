"""Interval arithmetic, and what rounding can reach. Expected values are worked by hand; the rest is brute force."""

import random
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.figures import Interval, Unbounded, Verdict, change, compare, find, reachable, rounded, share, total


def of(low: str | int, high: str | int) -> Interval:
    return Interval(Fraction(low), Fraction(high))


def test_the_four_operations_take_the_worst_of_both_ends() -> None:
    assert of(1, 2) + of(10, 20) == of(11, 22)
    assert of(1, 2) - of(10, 20) == of(-19, -8)
    assert of(-1, 2) * of(3, 4) == of(-4, 8)
    assert of(1, 2) / of(4, 5) == of("1/5", "1/2")
    assert of(1, 2) / of(-5, -4) == of("-1/2", "-1/5")
    assert -of(1, 2) == of(-2, -1)
    assert abs(of(-3, 2)) == of(0, 3)
    assert 100 * of(1, 2) + 1 == of(101, 201)
    assert 1 - of(1, 2) == of(-1, 0)
    assert 1 / of(2, 4) == of("1/4", "1/2")
    assert of(1, 2).hull(of(5, 6)) == of(1, 6)
    assert total([of(1, 2), of(3, 4)]) == of(4, 6)


def test_what_is_inside_and_what_overlaps() -> None:
    assert of(1, 2).contains(Decimal("1.5"))
    assert of(1, 2).contains(2)
    assert not of(1, 2).contains(Fraction(201, 100))
    assert of(1, 2).overlaps(of(2, 3))
    assert not of(1, 2).overlaps(of(3, 4))


def test_a_division_by_what_may_be_zero_is_refused() -> None:
    with pytest.raises(Unbounded, match="between -1 and 1"):
        of(1, 2) / of(-1, 1)


def test_an_interval_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="runs backwards"):
        of(2, 1)


def test_what_the_printed_figures_give_is_carried_through() -> None:
    now, then = Interval.about(Decimal("71.1"), Decimal("0.05")), Interval.about(Decimal("67.6"), Decimal("0.05"))
    assert change(now, then).given == Fraction(3500, 676)
    assert Interval.exact(4).given == 4
    assert share(Interval.exact(4), Interval.exact(9)).given == Fraction(400, 9)


def test_the_change_in_the_domain_notes_has_their_bounds() -> None:
    """DOMAIN.md, Precision: 71.1 and 67.6 can give from +5.03% to +5.33%."""
    now, then = (find(text)[0].interval() for text in ("71.1", "67.6"))
    bounds = change(now, then)
    assert (rounded(bounds.low, 2), rounded(bounds.high, 2)) == (Decimal("5.03"), Decimal("5.33"))


def test_a_change_from_below_zero_keeps_its_direction() -> None:
    """From -10 to -5 is up by half: (-5 - -10) / 10."""
    assert change(Interval.exact(-5), Interval.exact(-10)) == Interval.exact(50)


@pytest.mark.parametrize(
    ("text", "loose", "low", "high"),
    [
        ("12 referrals", False, "12", "12"),
        ("12,000 people", False, "12000", "12000"),
        ("12,000 people", True, "11500", "12500"),
        ("£69million", False, "68500000", "69500000"),
        ("£70million", False, "69500000", "70500000"),
        ("£70million", True, "65000000", "75000000"),
        ("£5.4m", False, "5350000", "5450000"),
        ("£50,000", False, "49999.5", "50000.5"),
        ("£50,000", True, "45000", "55000"),
        ("71.1", False, "71.05", "71.15"),
        ("77.0%", False, "76.95", "77.05"),
        ("77%", False, "76.5", "77.5"),
        ("-25%", False, "-25.5", "-24.5"),
        ("5-7 cases", False, "5", "7"),
        ("£10k to £20k", False, "9500", "20500"),
        ("0 cases", True, "0", "0"),
    ],
)  # fmt: skip
def test_rounding_leaves_half_a_unit_in_the_last_place_printed(text: str, loose: bool, low: str, high: str) -> None:
    (figure,) = find(text)
    if text == "0 cases":
        assert figure.interval().point
        return
    assert figure.interval(loose) == of(low, high)


@pytest.mark.parametrize(
    ("printed", "decimals", "low", "high", "can"),
    [
        ("63", 0, "62.5", "62.5", True),  # 10 of 16
        ("62", 0, "62.5", "62.5", False),
        ("45", 0, "400/9", "400/9", False),  # 4 of 9
        ("44", 0, "400/9", "400/9", True),
        ("5.3", 1, "5.03", "5.33", True),
        ("5.4", 1, "5.03", "5.33", False),
        ("-3", 0, "-2.5", "-2.5", True),  # a tie below zero: away from zero...
        ("-2", 0, "-2.5", "-2.5", True),  # ...or towards the greater
        ("0", 0, "0.5", "0.5", False),
        ("0", 0, "-0.5", "-0.5", True),
        ("0", 0, "0.49", "0.6", True),
    ],
)  # fmt: skip
def test_what_can_be_printed_is_told_to_the_tie(printed: str, decimals: int, low: str, high: str, can: bool) -> None:
    assert reachable(Decimal(printed), decimals, of(low, high)) is can


def test_what_can_be_printed_in_millions() -> None:
    assert reachable(Decimal("69.9"), 1, Interval.exact(69_949_999), 10**6)
    assert not reachable(Decimal("69.9"), 1, Interval.exact(69_950_000), 10**6)


@given(st.fractions(-1000, 1000), st.integers(0, 3))
def test_rounding_agrees_with_the_decimal_module(value: Fraction, decimals: int) -> None:
    """Decimal's own ROUND_HALF_UP as the oracle, on values that decimals write exactly."""
    exact = Decimal(round(value * 10**6)).scaleb(-6)
    assert rounded(Fraction(exact), decimals) == exact.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)


# --- Verdicts


@pytest.mark.parametrize(
    ("printed", "exact", "verdict", "working"),
    [
        ("45%", Interval.exact(Fraction(400, 9)), Verdict.WRONG, "comes to 44.4%, but 45% is printed"),
        ("44%", Interval.exact(Fraction(400, 9)), Verdict.RIGHT, "comes to 44.4%, printed 44%"),
        ("63%", Interval.exact(Fraction(1000, 16)), Verdict.RIGHT, "comes to 62.5%, printed 63%"),
        ("13%", Interval.exact(Fraction(100, 8)), Verdict.RIGHT, "comes to 12.5%, printed 13%"),
        ("50%", Interval.exact(50), Verdict.RIGHT, "comes to 50%, as printed"),
        ("£69.9m", Interval.exact(69_900_000), Verdict.RIGHT, "comes to £69.9m, as printed"),
        ("£1,234", Interval.exact(1235), Verdict.WRONG, "comes to £1,235, but £1,234 is printed"),
        ("-25%", Interval.exact(Fraction(-69, 281) * 100), Verdict.RIGHT, "comes to -24.6%, printed -25%"),
        ("about 45%", Interval.exact(Fraction(400, 9)), Verdict.CANNOT_TELL, "comes to 44.4%; about 45% is not exact"),
        ("over 50%", Interval.exact(Fraction(400, 9)), Verdict.WRONG, "comes to 44.4%, which is not over 50%"),
        ("over 40%", Interval.exact(Fraction(400, 9)), Verdict.RIGHT, "comes to 44.4%, which is over 40%"),
        ("up to 40%", Interval.exact(Fraction(400, 9)), Verdict.WRONG, "comes to 44.4%, which is not up to 40%"),
        ("40-50%", Interval.exact(Fraction(400, 9)), Verdict.RIGHT, "comes to 44.4%, within 40-50%"),
        ("50-60%", Interval.exact(Fraction(400, 9)), Verdict.WRONG, "comes to 44.4%, outside 50-60%"),
    ],
)  # fmt: skip
def test_a_printed_figure_is_judged_and_the_working_said(
    printed: str, exact: Interval, verdict: Verdict, working: str
) -> None:
    comparison = compare(find(printed)[0], exact)
    assert (comparison.verdict, comparison.working) == (verdict, working)


def test_what_only_rounding_explains_is_told_apart() -> None:
    """gold/known-errors.json, must_not_flag: 71.1 compared to 67.6 as +5.3%."""
    now, then = (find(text)[0].interval() for text in ("71.1", "67.6"))
    comparison = compare(find("+5.3%")[0], change(now, then))
    assert comparison.verdict is Verdict.ONLY_ROUNDING
    assert comparison.working == (
        "comes to 5.2% from the figures as printed, and to between 5.03% and 5.33% from what they may have been before"
        " rounding, which allows 5.3%"
    )
    assert compare(find("+5.4%")[0], change(now, then)).working == (
        "comes to 5.18%, but 5.4% is printed (rounding allows 5.03% to 5.33%)"
    )


def test_the_working_shows_enough_decimals_not_to_contradict_the_verdict() -> None:
    """44.46 is shown with two decimals: 44.5 would seem to round to 45."""
    assert compare(find("45%")[0], Interval.exact(Fraction("44.46"))).working == "comes to 44.46%, but 45% is printed"


def test_honest_rounding_is_never_called_wrong_in_20000_simulations() -> None:
    """True figures are made up, rounded as a report would, and the printed ones judged as a check would."""
    chance = random.Random(1972)
    verdicts = dict.fromkeys(Verdict, 0)
    for number in range(20_000):
        places, shown = chance.randint(0, 2), chance.randint(0, 1)
        true = [Fraction(chance.randint(1, 10**6), 10**4) for _ in range(2)]
        seen = [f"{rounded(value, places):,f}%" for value in true]
        intervals = [find(text)[0].interval() for text in seen]
        kind = number % 3
        if intervals[1].low <= 0:
            continue
        if kind == 0:
            result, bounds = (true[0] - true[1]) * 100 / true[1], change(*intervals)
        elif kind == 1:
            result, bounds = true[0] * 100 / true[1], share(*intervals)
        else:
            result, bounds = true[0] + true[1], intervals[0] + intervals[1]
        printed = find(f"{rounded(result, shown):,f}%")[0]
        verdicts[compare(printed, bounds).verdict] += 1
    assert verdicts[Verdict.WRONG] == verdicts[Verdict.CANNOT_TELL] == 0
    assert verdicts[Verdict.ONLY_ROUNDING] > 5_000


def test_a_slip_of_one_in_the_last_place_is_found_where_counts_are_exact() -> None:
    """Every share of every count up to 40, printed one off: all wrong, since counts leave no rounding."""
    for whole in range(2, 41):
        for part in range(1, whole):
            exact = share(Interval.exact(part), Interval.exact(whole))
            right = rounded(exact.given, 0)
            assert compare(find(f"{right}%")[0], exact).verdict is Verdict.RIGHT
            assert compare(find(f"{right + 1}%")[0], exact).verdict is Verdict.WRONG
