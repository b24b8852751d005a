"""Reads of money, each against an oracle that goes through everything by itself (DOMAIN, section 6)."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from accounts.factory import KNOWN, make
from accounts.roles import person
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from goldenthread.accounts.policies import Role
from goldenthread.money.models import Fee, FeeFigures, Forecast, ForecastFigures, Saving, SavingAmount
from goldenthread.money.policies import may_append_figures, may_change_record, may_view_record
from goldenthread.money.queries import fee_figures, fees_to_agree, forecast_figures, saving_amounts

prices = st.none() | st.decimals(0, 50, places=2, allow_nan=False, allow_infinity=False)


class TestFeesToAgree(TestCase):
    """Any fees, against the rule in fractions."""

    @settings(max_examples=60)
    @given(st.lists(st.tuples(prices, prices), max_size=6), st.sampled_from(["0", "2.4", "4.1"]))
    def test_are_new_ones_and_rises_above_inflation_and_two_points(
        self, fees: list[tuple[Decimal | None, Decimal | None]], inflation: str
    ) -> None:
        """A rise exactly at the limit is within it; from nothing to something is above any."""
        expected = set()
        for current, proposed in fees:
            row = make(FeeFigures, current=current, proposed=proposed)
            if proposed is None:
                continue
            if current is None:
                expected.add(row)
            elif current == 0:
                expected |= {row} if proposed > 0 else set()
            elif (Fraction(proposed) - Fraction(current)) / Fraction(current) * 100 > Fraction(inflation) + 2:
                expected.add(row)
        assert set(fees_to_agree("2019-20", Decimal(inflation))) == expected


@pytest.mark.django_db
@pytest.mark.parametrize(("proposed", "agreed"), [("104.00", False), ("104.01", True), ("96.00", False)])
def test_a_rise_of_four_per_cent_is_within_inflation_of_two_and_two_points(proposed: str, agreed: bool) -> None:
    """Worked by hand, at the limit."""
    row = make(FeeFigures, current=Decimal("100.00"), proposed=Decimal(proposed))
    assert fees_to_agree("2019-20", Decimal(2)) == ([row] if agreed else [])


@pytest.mark.django_db
def test_figures_are_read_as_they_were_last_put_right_in_one_query_each(django_assert_num_queries: Any) -> None:
    """The first version of each is passed over."""
    later = KNOWN + dt.timedelta(days=1)
    for n in range(3):
        forecast, saving, fee = make(Forecast), make(Saving), make(Fee)
        for version, known in ((1, KNOWN), (2, later)):
            versions: dict[str, Any] = {"version": version, "known_from": known}
            make(ForecastFigures, forecast=forecast, variance=Decimal(version + n), **versions)
            make(SavingAmount, saving=saving, amount=Decimal(-version), **versions)
            make(FeeFigures, fee=fee, proposed=Decimal(version), **versions)
    with django_assert_num_queries(3):
        forecasts, savings, fees = forecast_figures("2018-19 Q2"), saving_amounts("2019-20"), fee_figures("2019-20")
        assert [row.forecast.record.is_public for row in forecasts] == [True] * 3
        assert [(row.saving.record.is_public, row.version) for row in savings] == [(True, 2)] * 3
        assert [(row.fee.record.is_public, row.version) for row in fees] == [(True, 2)] * 3


@pytest.mark.django_db
def test_another_quarter_or_year_is_left_out() -> None:
    """Each figure belongs to its own."""
    make(ForecastFigures), make(SavingAmount), make(FeeFigures)
    assert not forecast_figures("2018-19 Q3").exists()
    assert not saving_amounts("2018-19").exists()
    assert len(saving_amounts()) == 1
    assert not fee_figures("2018-19").exists()


@pytest.mark.django_db
def test_who_may_see_change_and_append_money() -> None:
    """All of it, or it is not all of it that they may."""
    every = (Forecast, Saving, Fee, ForecastFigures, SavingAmount, FeeFigures)
    full, part = person(Role.STAFF, *every), person(Role.STAFF, Forecast, ForecastFigures)
    for may in (may_view_record, may_change_record, may_append_figures):
        assert may(full)
        assert not may(part)
        assert not may(person(Role.SIGNED_IN, *every))
