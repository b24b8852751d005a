"""Forecasts against Hyndman and Athanasopoulos, statsmodels, and errors followed one shock at a time."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import OLS

from goldenthread.measures import forecast
from goldenthread.measures.problems import MeasureError

SERIES = st.lists(st.integers(-50, 90), min_size=9, max_size=24)
# R's naive(goog200), printed in Forecasting: Principles and Practice: last value and residual standard deviation
LAST, SIGMA = 531.4783, 6.208148


def test_the_naive_method_on_googles_share_price() -> None:
    # forecasts 201, 203 and 210 of the book's table: 95% limits, and 80% limits of 201
    like_goog = [LAST, LAST + SIGMA, LAST]  # any series with that last value and those squared steps
    found = forecast.naive(like_goog, 10)
    assert found.sigma == pytest.approx(SIGMA)
    assert [round(float(x), 4) for x in found.lower[[0, 2, 9]]] == pytest.approx(
        [519.3105, 510.4031, 493.0005], abs=2e-4
    )
    assert [round(float(x), 4) for x in found.upper[[0, 2, 9]]] == pytest.approx(
        [543.6460, 552.5534, 569.9561], abs=2e-4
    )
    narrow = forecast.naive(like_goog, confidence=0.80)
    assert (narrow.lower[0], narrow.upper[0]) == pytest.approx((523.5222, 539.4343), abs=2e-4)


@given(SERIES, st.integers(1, 9))
def test_the_four_methods_are_those_of_the_book(values: list[int], steps: int) -> None:
    # fpp3 section 5.2, and table 5.2 of section 5.5 for the widths
    y, ahead, count = np.array(values, float), np.arange(1, steps + 1), len(values)
    naive, drift, seasonal = (
        made(values, steps) for made in (forecast.naive, forecast.drift, forecast.seasonal_naive)
    )  # fmt: skip
    slope = (y[-1] - y[0]) / (count - 1)
    assert naive.values.tolist() == [y[-1]] * steps
    assert drift.values == pytest.approx(y[-1] + ahead * slope)
    assert seasonal.values.tolist() == [y[count - 4 + (step - 1) % 4] for step in ahead]
    one = np.sqrt(((y[1:] - y[:-1]) ** 2).sum() / (count - 1))
    assert naive.upper - naive.values == pytest.approx(1.959963984540054 * one * np.sqrt(ahead))
    two = np.sqrt(((y[1:] - y[:-1] - slope) ** 2).sum() / (count - 2))
    assert drift.upper - drift.values == pytest.approx(
        1.959963984540054 * two * np.sqrt(ahead * (1 + ahead / (count - 1)))
    )  # fmt: skip
    four = np.sqrt(((y[4:] - y[:-4]) ** 2).sum() / (count - 4))
    assert seasonal.upper - seasonal.values == pytest.approx(
        1.959963984540054 * four * np.sqrt((ahead - 1) // 4 + 1)
    )  # fmt: skip


@given(SERIES, st.integers(1, 6))
def test_statsmodels_agrees_on_the_linear_method(values: list[int], steps: int) -> None:
    time = np.arange(len(values) + steps, dtype=float)
    design = np.column_stack([np.ones(len(time)), time])
    fitted = OLS(np.array(values, float), design[: len(values)]).fit()
    theirs = fitted.get_prediction(design[len(values) :]).summary_frame(alpha=0.05)
    found = forecast.linear(values, steps)
    assert found.values == pytest.approx(theirs["mean"].to_numpy(), rel=1e-9, abs=1e-8)
    assert found.lower == pytest.approx(theirs["obs_ci_lower"].to_numpy(), rel=1e-9, abs=1e-8)
    assert found.upper == pytest.approx(theirs["obs_ci_upper"].to_numpy(), rel=1e-9, abs=1e-8)


def shocks(method: str, points: int, steps: int) -> float:
    """Variance, in residual variances, of the sum of forecast errors: every shock's weight squared and added up."""
    if method == "seasonal naive":
        return float(sum(sum(1 for later in range(step, steps, 4)) ** 2 for step in range(steps)))
    weights = [float(steps - step) for step in range(steps)]
    future = sum(weight**2 for weight in weights)
    if method == "naive":
        return future
    past = steps * (steps + 1) / 2 / (points - 1)  # the drift is the mean of the past steps
    return future + (points - 1) * past**2


@given(st.lists(st.integers(1, 90), min_size=9, max_size=20), st.sampled_from(["naive", "seasonal naive", "drift"]))
def test_an_outturn_adds_up_the_year_and_carries_the_errors_along(values: list[int], method: str) -> None:
    values = values[: (len(values) - 1) // 4 * 4 + 1]
    found = forecast.outturn(values, method=method)
    ahead = forecast.forecast(values, 3, method=method)
    assert found.value == pytest.approx(values[-1] + ahead.values.sum())
    assert (found.known, found.to_come, found.method) == (values[-1], 3, method)
    width = 1.959963984540054 * ahead.sigma * shocks(method, len(values), 3) ** 0.5
    assert (found.upper or 0) - (found.value or 0) == pytest.approx(width, abs=1e-9)


def test_a_linear_outturn_has_the_variance_of_a_sum_of_predictions() -> None:
    # statsmodels: variance of the sum of new observations = s squared x steps + the design's own part
    values = [12.0, 15, 11, 14, 16, 13, 18, 17, 19]
    design = np.column_stack([np.ones(12), np.arange(12.0)])
    fitted = OLS(values, design[:9]).fit()
    ones = design[9:].sum(axis=0)
    spread = (fitted.scale * 3 + ones @ fitted.cov_params() @ ones) ** 0.5
    found = forecast.outturn(values, method="linear")
    assert found.value == pytest.approx(19 + fitted.predict(design[9:]).sum())
    assert (found.upper or 0) - (found.value or 0) == pytest.approx(stats.t.ppf(0.975, 7) * spread)


@given(st.lists(st.integers(0, 40), min_size=9, max_size=23), st.sampled_from(forecast.METHODS))
def test_cumulative_and_quarterly_results_come_to_the_same_outturn(flows: list[int], method: str) -> None:
    totals = [sum(flows[place // 4 * 4 : place + 1]) for place in range(len(flows))]
    one, other = forecast.outturn(flows, method=method), forecast.outturn(totals, kind="cumulative", method=method)
    assert (one.value, one.lower, one.upper) == pytest.approx((other.value, other.lower, other.upper))


def test_a_snapshots_outturn_is_its_fourth_quarter() -> None:
    values = [10.0, 12, 11, 13, 12, 14]
    found, ahead = forecast.outturn(values, kind="snapshot", method="naive"), forecast.naive(values, 2)
    assert (found.value, found.upper) == pytest.approx((ahead.values[1], ahead.upper[1]))
    assert found.known == 14


def test_a_year_that_is_over_is_known() -> None:
    found = forecast.outturn([1, 2, 3, 4, 5, 6, 7, 8])
    assert (found.value, found.lower, found.upper, found.method) == (26, 26, 26, "known")


def test_an_outturn_says_when_it_cannot_be_worked_out() -> None:
    short = forecast.outturn([5, 6])
    assert (short.value, short.lower) == (None, None)
    assert "seasonal naive needs 5 points and there are 2" in short.reason
    late = forecast.outturn([5, 6], first_quarter=2, method="naive")
    assert "the year so far is not known" in late.reason


@given(SERIES, st.integers(1, 5), st.sampled_from(forecast.METHODS))
def test_scale_and_level_carry_through(values: list[int], steps: int, method: str) -> None:
    plain = forecast.forecast(values, steps, method=method)
    moved = forecast.forecast([value * 3 + 7 for value in values], steps, method=method)
    assert moved.values == pytest.approx(plain.values * 3 + 7, abs=1e-8)
    assert moved.upper == pytest.approx(plain.upper * 3 + 7, abs=1e-8)


def test_past_forecasts_are_scored_and_optimism_is_named() -> None:
    # by hand: errors -1, -1, -1, -2, -1, -2; sign test 2 x 0.5^6
    found = forecast.score([10, 12, 14, 15, 16, 18], [9, 11, 13, 13, 15, 16])
    assert found.mean_error == pytest.approx(-8 / 6)
    assert found.mean_absolute_error == pytest.approx(8 / 6)
    assert found.root_mean_square_error == pytest.approx((12 / 6) ** 0.5)
    assert (found.optimistic, found.pessimistic, found.leaning) == (6, 0, "optimistic")
    assert found.p_value == pytest.approx(2 * 0.5**6)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=20))
def test_reversing_polarity_swaps_optimism_and_pessimism(pairs: list[tuple[int, int]]) -> None:
    made, happened = [one for one, _ in pairs], [one for _, one in pairs]
    up, down = (forecast.score(made, happened, polarity=polarity) for polarity in ("bigger", "smaller"))
    swap = {"optimistic": "pessimistic", "pessimistic": "optimistic"}
    assert (up.optimistic, up.pessimistic) == (down.pessimistic, down.optimistic)
    assert swap.get(up.leaning or "", up.leaning) == down.leaning
    flips = up.optimistic + up.pessimistic
    truth = stats.binomtest(up.optimistic, flips).pvalue if flips else 1.0
    assert up.p_value == pytest.approx(truth, rel=1e-9)


def test_few_forecasts_show_no_lean_and_limits_are_counted() -> None:
    found = forecast.score([10, 12], [9, 15], lower=[8, None], upper=[12, None])
    assert (found.leaning, found.inside, found.with_limits) == (None, 1, 1)
    assert "too few" in found.reason
    assert forecast.score([1] * 9, [2] * 9, polarity="neither").leaning is None


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: forecast.naive([1]), "needs 2 points"),
        (lambda: forecast.drift([1, 2]), "needs 3 points"),
        (lambda: forecast.seasonal_naive([1, 2, 3, 4]), "needs 5 points"),
        (lambda: forecast.linear([1, 2]), "needs 3 points"),
        (lambda: forecast.naive([1, float("nan"), 2]), "row 2"),
        (lambda: forecast.naive([1, None, 2]), "no figure"),
        (lambda: forecast.naive([1, 2], 0), "1 or more"),
        (lambda: forecast.naive([1, 2], confidence=95), "0.95"),
        (lambda: forecast.forecast([1, 2], method="arima"), "naive"),
        (lambda: forecast.forecast([1, 2], periods=["2023-24 Q1", "2023-24 Q3"]), "missing"),
        (lambda: forecast.forecast([1, 2], periods=["2023-24 Q1"]), "as many"),
        (lambda: forecast.outturn([]), "no results"),
        (lambda: forecast.outturn([1], first_quarter=5), "quarters are 1 to 4"),
        (lambda: forecast.outturn([1], first_quarter=2, kind="cumulative"), "start in quarter 1"),
        (lambda: forecast.outturn([1], kind="yearly"), "snapshot"),
        (lambda: forecast.outturn([1, 2], periods=["2023-24 Q1", "2023-24 Q3"]), "missing"),
        (lambda: forecast.score([], []), "none to score"),
        (lambda: forecast.score([1], [1, 2]), "as many"),
        (lambda: forecast.score([1], [1], lower=[1]), "both limits"),
        (lambda: forecast.score([1], [1], lower=[2], upper=[1]), "above the upper"),
        (lambda: forecast.score([1], [1], polarity="x"), "bigger"),
    ],
)
def test_bad_series_are_refused(call, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(MeasureError, match=said):
        call()
