"""Funnels against the test data of OHID's R package PHEindicatormethods, and over-dispersion against an oracle."""

import dataclasses
from math import asin, sqrt

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from goldenthread.measures import funnel
from goldenthread.measures.problems import MeasureError

AVERAGE = 0.80642448
SIGNIFICANCE = {
    "Low (0.001)": "low 99.8%", "Low (0.025)": "low 95%", "Not significant": "within", "High (0.025)": "high 95%",
    "High (0.001)": "high 99.8%",
}  # fmt: skip


@pytest.mark.parametrize(
    ("size", "low_95", "high_95", "low_998", "high_998"),
    [
        # tests/testthat/testdata_funnel_prop_outputs.csv
        (1, 3.204264, 100, 0, 100), (8, 53.263915, 100, 37.475315, 100), (18, 62.390093, 98.894803, 51.864359, 100),
        (102, 72.974925, 88.309971, 68.553233, 92.731663), (1008, 78.203374, 83.081521, 76.796814, 84.488082),
        (15171, 80.013741, 81.271155, 79.65118, 81.633716), (110000, 80.408963, 80.875933, 80.274317, 81.010578),
    ],
)  # fmt: skip
def test_limits_of_proportions_are_the_r_packages(
    size: int, low_95: float, high_95: float, low_998: float, high_998: float
) -> None:
    found = funnel.limits(AVERAGE, [size], per=100)
    shown = [float(one[0]) for one in (found.lower_95, found.upper_95, found.lower_998, found.upper_998)]
    assert shown == pytest.approx([low_95, high_95, low_998, high_998], abs=2e-6)


@pytest.mark.parametrize(
    ("events", "low_95", "high_95", "low_998", "high_998"),
    [
        # tests/testthat/testdata_funnel_ratio_outputs.csv: expected events at which a count lies on each limit
        (1, 5.571644585, 0.025317898, 9.233410143, 0.001000547),
        (10, 18.39035799, 4.795387629, 24.13397235, 2.960519925),
        (100, 121.6268111, 81.36400699, 134.9243187, 71.92139974),
        (716, 770.4222128, 664.5083011, 802.60414, 636.1521174),
    ],
)  # fmt: skip
def test_limits_of_ratios_are_the_r_packages(
    events: int, low_95: float, high_95: float, low_998: float, high_998: float
) -> None:
    upper, lower = funnel.limits_at_events([events], 1)
    assert (lower[0], upper[0]) == pytest.approx((low_95, high_95), rel=1e-6, abs=2e-6)
    wider, deeper = funnel.limits_at_events([events], 1, 0.998)
    assert (deeper[0], wider[0]) == pytest.approx((low_998, high_998), rel=1e-6, abs=2e-6)
    turned = funnel.limits(1, [low_95, high_95], "ratio")
    assert float(turned.lower_95[0]) * low_95 == pytest.approx(events, rel=1e-5)
    assert float(turned.upper_95[1]) * high_95 == pytest.approx(events, rel=1e-4)


@pytest.mark.parametrize(
    ("events", "lower_population", "upper_population"),
    [
        # tests/testthat/testdata_funnel_rate_outputs_2.csv: 114.8591735 a year per 100,000, three years of data
        (1, 1616.949526, 7.347518827), (104, 36570.40583, 24660.79108), (1344, 411466.9163, 369466.4508),
    ],
)  # fmt: skip
def test_limits_of_rates_are_the_r_packages(events: int, lower_population: float, upper_population: float) -> None:
    upper, lower = funnel.limits_at_events([events], 114.8591735 / 100_000)
    assert lower[0] / 3 == pytest.approx(lower_population, rel=1e-6)
    assert upper[0] / 3 == pytest.approx(upper_population, rel=2e-5)


@pytest.mark.parametrize(
    ("numerator", "denominator", "significance"),
    [
        # tests/testthat/testdata_funnel_prop_inputs.csv, against the average of all its areas
        (35078.488, 41980, "High (0.001)"), (24803.6256, 31824, "Low (0.001)"), (50050.7443, 61921, "Not significant"),
        (70670.2858, 93122, "Low (0.001)"), (26789.238, 33012, "High (0.025)"), (30277.5312, 37828, "Low (0.025)"),
        (36850.0492, 45449, "High (0.025)"), (24648.7596, 30521, "Not significant"),
    ],
)  # fmt: skip
def test_areas_stand_where_the_r_package_puts_them(numerator: float, denominator: float, significance: str) -> None:
    found = funnel.funnel([numerator], [denominator], average=AVERAGE)
    assert found.areas[0].position == SIGNIFICANCE[significance]


@given(st.lists(st.tuples(st.integers(0, 60), st.floats(1, 60)), min_size=1, max_size=20))
def test_areas_of_a_ratio_are_outside_where_their_own_interval_misses_one(areas: list[tuple[int, float]]) -> None:
    # PHEindicatormethods assign_funnel_significance: exact chi-square limits below 10 events, Byar from 10
    found = funnel.funnel([seen for seen, _ in areas], [expected for _, expected in areas], "ratio")
    for (seen, expected), area in zip(areas, found.areas, strict=True):
        if seen < 10:
            low = stats.chi2.ppf(0.025, 2 * seen) / 2 if seen else 0.0
            high = stats.chi2.ppf(0.975, 2 * seen + 2) / 2
        else:
            low = seen * (1 - 1 / (9 * seen) - 1.959963984540054 / (3 * sqrt(seen))) ** 3
            high = (seen + 1) * (1 - 1 / (9 * (seen + 1)) + 1.959963984540054 / (3 * sqrt(seen + 1))) ** 3
        truth = "high" if low > expected else "low" if high < expected else "within"
        assert area.position.split()[0] == truth


@given(st.lists(st.floats(0.5, 5000), min_size=1, max_size=15), st.sampled_from(["rate", "ratio"]))
def test_poisson_limits_hold_the_share_they_say(sizes: list[float], statistic: str) -> None:
    average = 1.0 if statistic == "ratio" else 0.7
    found = funnel.limits(average, sizes, statistic)
    for size, low, high in zip(sizes, found.lower_95, found.upper_95, strict=True):
        assert stats.gamma.cdf(average * size, high * size) == pytest.approx(0.025, abs=1e-9)
        if low > 0:
            assert stats.gamma.cdf(average * size, low * size + 1) == pytest.approx(0.975, abs=1e-9)
        else:
            assert stats.gamma.cdf(average * size, 1) <= 0.975 + 1e-12


def oracle_of_spread(counts: list[int], sizes: list[int]) -> tuple[float, float]:
    """Spiegelhalter 2005 with the arcsine transformation, as NHS-R's FunnelPlotR does it for proportions."""
    centre = asin(sqrt(sum(counts) / sum(sizes)))
    z = [(asin(sqrt(count / size)) - centre) * 2 * sqrt(size) for count, size in zip(counts, sizes, strict=True)]
    ordered = sorted(z)

    def quantile(share: float) -> float:
        place = share * (len(z) - 1)
        low = int(place)
        high = min(low + 1, len(z) - 1)
        return ordered[low] + (place - low) * (ordered[high] - ordered[low])

    low, high = quantile(0.1), quantile(0.9)
    phi = sum(min(max(one, low), high) ** 2 for one in z) / len(z)
    weights = [4 * size for size in sizes]
    room = sum(weights) - sum(weight**2 for weight in weights) / sum(weights)
    return phi, max(0.0, (len(z) * phi - (len(z) - 1)) / room)


@given(st.lists(st.tuples(st.integers(1, 80), st.integers(81, 400)), min_size=10, max_size=30))
def test_phi_and_tau_squared_are_the_oracles(areas: list[tuple[int, int]]) -> None:
    counts, sizes = [count for count, _ in areas], [size for _, size in areas]
    phi, tau = oracle_of_spread(counts, sizes)
    found = funnel.spread(counts, sizes)
    assert (found.phi, found.tau_squared) == (pytest.approx(phi, rel=1e-9), pytest.approx(tau, rel=1e-7, abs=1e-12))
    assert found.threshold == pytest.approx(1 + 2 * sqrt(2 / len(areas)))
    assert found.overdispersed is (found.phi > found.threshold)


def test_overdispersion_is_named_and_widens_the_limits_only_when_asked() -> None:
    random = np.random.default_rng(5)
    sizes = random.integers(500, 5000, 60)
    counts = random.binomial(sizes, np.clip(random.normal(0.3, 0.05, 60), 0.05, 0.9))
    plain, widened = (funnel.funnel(counts, sizes, adjust=adjust) for adjust in (False, True))
    assert plain.spread.overdispersed
    assert (plain.adjusted, widened.adjusted) == (False, True)
    outside = [sum(area.position != "within" for area in each.areas) for each in (plain, widened)]
    assert outside[0] > 30 > outside[1]
    chance = funnel.funnel(random.binomial(sizes, 0.3), sizes, adjust=True)
    assert chance.spread.overdispersed is False
    assert not chance.adjusted


def test_few_areas_say_nothing_of_spread() -> None:
    found = funnel.spread([10, 20, 30], [100, 100, 100])
    assert found.overdispersed is None
    assert "too few" in found.reason


@given(st.lists(st.tuples(st.integers(0, 50), st.integers(50, 90)), min_size=2, max_size=12, unique=True))
def test_areas_keep_their_order_and_order_does_not_matter(areas: list[tuple[int, int]]) -> None:
    names = [f"{count} of {size}" for count, size in areas]
    first = funnel.funnel([c for c, _ in areas], [s for _, s in areas], names=names)
    turned = funnel.funnel([c for c, _ in areas][::-1], [s for _, s in areas][::-1], names=names[::-1])
    assert [area.name for area in first.areas] == names
    assert {area.name: area.position for area in first.areas} == {area.name: area.position for area in turned.areas}


def test_reversing_polarity_swaps_better_and_worse() -> None:
    counts, sizes = [50, 80, 20, 49], [100, 100, 100, 100]
    swap = {"better": "worse", "worse": "better", "similar": "similar"}
    up, down = (funnel.funnel(counts, sizes, polarity=polarity) for polarity in ("bigger", "smaller"))
    assert [area.judgement for area in up.areas] == [swap[area.judgement] for area in down.areas]
    assert up.areas[1].judgement == "better"
    assert funnel.funnel(counts, sizes, polarity="neither").areas[1].judgement == "different"


def test_no_rank_or_place_can_be_read_from_a_funnel() -> None:
    # league tables are impossible by design
    fields = {field.name for kind in (funnel.Area, funnel.Funnel) for field in dataclasses.fields(kind)}
    assert not fields & {"rank", "place", "order", "league"}
    assert not hasattr(funnel.Area, "__lt__") or funnel.Area.__lt__ is object.__lt__


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: funnel.funnel([1, -2], [5, 5]), "row 2"),
        (lambda: funnel.funnel([1, 6], [5, 5]), "above its denominator"),
        (lambda: funnel.funnel([1, 2], [5, 0]), "row 2"),
        (lambda: funnel.funnel([], []), "no areas"),
        (lambda: funnel.funnel([1, 2], [5]), "as many"),
        (lambda: funnel.funnel([1, float("nan")], [5, 5]), "row 2"),
        (lambda: funnel.funnel([1, 2], [5, 5], names=["A", "A"]), "twice"),
        (lambda: funnel.funnel([1, 2], [5, 5], names=["A"]), "1 names for 2"),
        (lambda: funnel.funnel([1], [5], "mean"), "proportion"),
        (lambda: funnel.funnel([1], [5], polarity="high"), "bigger"),
        (lambda: funnel.funnel([1], [5], average=80), "0.5"),
        (lambda: funnel.limits(80, [5]), "0.5"),
        (lambda: funnel.limits(0.5, [0]), "above 0"),
        (lambda: funnel.limits(0.5, [float("inf")]), "not a number"),
        (lambda: funnel.limits_at_events([-1], 1), "0 or more"),
    ],
)
def test_bad_areas_are_refused(call, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(MeasureError, match=said):
        call()
