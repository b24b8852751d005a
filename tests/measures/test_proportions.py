"""Percentages and survey margins, against what the reports print and a check in whole numbers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures import half_up, percentage, shown, survey_margin


@pytest.mark.parametrize(
    ("numerator", "denominator", "expected"),
    # DOMAIN §3; gold/known-errors.json for 10 of 16, 1 of 8, 105 of 511 and the 4 of 9 that was called 45%
    [(30, 33, 91), (15154, 22348, 68), (10, 16, 63), (1, 8, 13), (105, 511, 21), (4, 9, 44), (0, 5, 0), (5, 5, 100)],
)
def test_a_percentage_is_rounded_half_up(numerator: int, denominator: int, expected: int) -> None:
    assert percentage(numerator, denominator) == expected


def test_a_percentage_of_nothing_or_of_too_much_is_refused() -> None:
    for numerator, denominator in ((1, 0), (1, -2), (-1, 2), (3, 2)):
        with pytest.raises(ValueError, match="denominator"):
            percentage(numerator, denominator)


def test_the_worst_case_margin_of_a_sample_of_500_is_the_one_the_council_quotes() -> None:
    assert survey_margin(None, 500) == Decimal("4.4")  # 003 notes 7 and 9
    assert survey_margin(Decimal(84), 500) == Decimal("3.2")  # 1.96 x sqrt(.84 x .16 / 500) = 0.032134...


@given(st.integers(0, 1000), st.integers(1, 10**6))
def test_a_margin_is_the_nearest_tenth_of_a_point(tenths: int, n: int) -> None:
    # m is 1.96 sqrt(p(100-p)/n) to the nearest tenth when (m - .05)^2 <= 1.96^2 p(100-p)/n < (m + .05)^2, exactly.
    p = Fraction(tenths, 10)
    square = Fraction(196, 100) ** 2 * p * (100 - p) / n
    margin = Fraction(survey_margin(Decimal(tenths) / 10, n))
    assert square < (margin + Fraction(1, 20)) ** 2
    assert margin == 0 or (margin - Fraction(1, 20)) ** 2 <= square


def test_a_margin_needs_a_sample_and_a_percentage() -> None:
    with pytest.raises(ValueError, match="sample"):
        survey_margin(50, 0)
    with pytest.raises(ValueError, match="between 0 and 100"):
        survey_margin(101, 10)


def test_halves_are_rounded_away_from_zero() -> None:
    assert [half_up(Decimal(n), 0) for n in ("0.5", "1.5", "2.5", "-0.5", "-2.5", "2.4999")] == [1, 2, 3, -1, -3, 2]


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        ("372750", "count", "372,750"),
        ("99.5", "percent", "99.5%"),
        ("-1200", "gbp", "-£1,200"),
        ("1935", "gbp-thousand", "£1,935k"),
        ("1.935", "gbp-million", "£1.935m"),
        ("71.1", "rate", "71.1"),
        ("0.0", "count", "0.0"),
    ],
)
def test_figures_are_shown_as_people_write_them(number: str, unit: str, text: str) -> None:
    assert shown(number, unit) == text
