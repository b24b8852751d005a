"""Axes hold every value, have round steps, and leave out zero only when it says so.

Expected values: worked out by hand from the rule stated in `scale.axis`.
"""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.design.charts.scale import axis


def numbers(*values: str) -> list[Decimal]:
    return [Decimal(value) for value in values]


def test_values_that_spread_widely_start_from_zero() -> None:
    made = axis(numbers("340100", "412300", "0"), from_zero=False)
    assert made.ticks == tuple(Decimal(100000) * at for at in range(6))
    assert not made.broken


def test_a_spread_of_exactly_a_quarter_of_the_largest_starts_from_zero() -> None:
    assert not axis(numbers("75", "100"), from_zero=False).broken
    assert axis(numbers("75.1", "100"), from_zero=False).broken


def test_small_changes_do_not_fill_the_height() -> None:
    made = axis(numbers("70.0", "71.1"), from_zero=False)
    assert made.broken
    assert made.high - made.low >= Decimal("7.11")


def test_zero_is_kept_where_it_is_asked_for() -> None:
    assert axis(numbers("97.1", "99.5"), from_zero=True, limit=Decimal(100)).low == 0


def test_a_percentage_does_not_pass_a_hundred() -> None:
    assert axis(numbers("97.1", "100"), from_zero=True, limit=Decimal(100)).high == 100
    assert axis(numbers("97.1", "100"), from_zero=False, limit=Decimal(100)).high == 100


def test_negative_values_keep_zero_on_the_axis() -> None:
    made = axis(numbers("-3", "-2.9"), from_zero=False)
    assert made.low <= -3
    assert made.high >= 0
    assert Decimal(0) in made.ticks


def test_whole_numbers_have_whole_ticks() -> None:
    assert all(tick == int(tick) for tick in axis(numbers("0", "2", "3"), from_zero=True).ticks)


def test_nothing_but_zeros_still_has_an_axis() -> None:
    made = axis(numbers("0", "0"), from_zero=False)
    assert made.low == 0
    assert made.high > 0


@given(
    st.lists(st.decimals(-(10**7), 10**7, allow_nan=False, allow_infinity=False, places=2), min_size=1, max_size=20),
    st.booleans(),
)
def test_every_value_is_on_the_axis_and_steps_are_even(values: list[Decimal], from_zero: bool) -> None:
    made = axis(values, from_zero=from_zero)
    assert made.low <= min(values)
    assert max(values) <= made.high
    assert len({after - before for before, after in zip(made.ticks, made.ticks[1:], strict=False)}) == 1
    assert 2 <= len(made.ticks) <= 9
    assert made.broken == (made.low > 0)
    assert not (from_zero and made.broken)
