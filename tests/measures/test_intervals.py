"""Intervals against Newcombe's tables, OHID's guidance and R package, scipy and statsmodels."""

from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint, proportions_ztest

from goldenthread.measures import intervals
from goldenthread.measures.problems import MeasureError

LEVELS = st.sampled_from([0.8, 0.9, 0.95, 0.99, 0.998])


@pytest.mark.parametrize(
    ("count", "of", "wilson", "exact"),
    [
        # Newcombe 1998, Statistics in Medicine 17:857-872, table I: methods 3 (Wilson) and 5 (Clopper-Pearson)
        (81, 263, (0.2553, 0.3662), (0.2527, 0.3676)),
        (15, 148, (0.0624, 0.1605), (0.0578, 0.1617)),
        (0, 20, (0.0000, 0.1611), (0.0000, 0.1684)),
        (1, 29, (0.0061, 0.1718), (0.0009, 0.1776)),
    ],
)
def test_newcombes_table_of_single_proportions(
    count: int, of: int, wilson: tuple[float, float], exact: tuple[float, float]
) -> None:
    by_score = intervals.proportion(count, of)
    assert (round(by_score.lower, 4), round(by_score.upper, 4)) == wilson
    by_tails = intervals.proportion(count, of, method="exact")
    assert (round(by_tails.lower, 4), round(by_tails.upper, 4)) == exact


@pytest.mark.parametrize(
    ("first", "second", "limits"),
    [
        # Newcombe 1998, Statistics in Medicine 17:873-890, table II, method 10
        ((56, 70), (48, 80), (0.0524, 0.3339)),
        ((9, 10), (3, 10), (0.1705, 0.8090)),
        ((6, 7), (2, 7), (0.0582, 0.8062)),
        ((5, 56), (0, 29), (-0.0381, 0.1926)),
        ((0, 10), (0, 20), (-0.1611, 0.2775)),
        ((10, 10), (0, 10), (0.6075, 1.0000)),
    ],
)
def test_newcombes_table_of_differences(
    first: tuple[int, int], second: tuple[int, int], limits: tuple[float, float]
) -> None:
    found = intervals.two_proportions(*second, *first)
    assert (round(found.lower, 4), round(found.upper, 4)) == pytest.approx(limits, abs=1e-9)


@given(st.integers(0, 400), st.integers(1, 400), LEVELS)
def test_statsmodels_agrees_on_proportions(count: int, of: int, level: float) -> None:
    count = min(count, of)
    for method, theirs in (("wilson", "wilson"), ("exact", "beta")):
        low, high = proportion_confint(count, of, 1 - level, theirs)
        found = intervals.proportion(count, of, level, method, per=100)
        assert found.lower == pytest.approx(max(low, 0) * 100, rel=1e-9, abs=1e-9)
        assert found.upper == pytest.approx(min(high, 1) * 100, rel=1e-9, abs=1e-9)
        assert found.lower <= found.value <= found.upper


@given(st.integers(1, 60), st.integers(61, 200), st.integers(1, 60), st.integers(61, 200))
def test_statsmodels_agrees_on_two_proportions(x1: int, n1: int, x2: int, n2: int) -> None:
    found = intervals.two_proportions(x1, n1, x2, n2)
    z, p = proportions_ztest([x2, x1], [n2, n1])
    assert (found.z, found.p_value) == (pytest.approx(z, abs=1e-9), pytest.approx(p, abs=1e-9))
    low, high = confint_proportions_2indep(x2, n2, x1, n1, method="newcomb")
    assert (found.lower, found.upper) == (pytest.approx(low, abs=1e-9), pytest.approx(high, abs=1e-9))


@pytest.mark.parametrize(
    ("count", "lower", "upper"),
    [
        # PHEindicatormethods tests/testthat/testdata_funnel_ratio_outputs.csv: exact Poisson limits of each count
        (1, 0.025317898, 5.571644585), (2, 0.242209467, 7.224687515), (5, 1.623486324, 11.6683331),
        (9, 4.11537405, 17.08479966), (10, 4.795387629, 18.39035799), (21, 12.99932836, 32.10073559),
    ],
)  # fmt: skip
def test_exact_limits_of_counts_are_those_of_ohids_test_data(count: int, lower: float, upper: float) -> None:
    low, high, method = intervals.events(count, method="exact")
    assert (low, high, method) == (pytest.approx(lower, rel=1e-6, abs=2e-6), pytest.approx(upper, rel=1e-6), "exact")


@given(st.integers(0, 2000), LEVELS)
def test_scipy_agrees_on_exact_limits_of_counts(count: int, level: float) -> None:
    tail = (1 - level) / 2
    low, high, _ = intervals.events(count, level, "exact")
    assert low == pytest.approx(stats.chi2.ppf(tail, 2 * count) / 2 if count else 0, rel=1e-9)
    assert high == pytest.approx(stats.chi2.ppf(1 - tail, 2 * count + 2) / 2, rel=1e-9)
    assert stats.poisson.cdf(count, high) == pytest.approx(tail, rel=1e-7)


@given(st.integers(10, 5000))
def test_byar_is_within_a_fifth_of_a_per_cent_of_exact_as_ohid_says(count: int) -> None:
    # PHE, Technical guide: confidence intervals (2018): at 95%, within 0.2% for numerators of 10 or more
    byar, exact = intervals.events(count, method="byar"), intervals.events(count, method="exact")
    assert byar[0] == pytest.approx(exact[0], rel=0.002)
    assert byar[1] == pytest.approx(exact[1], rel=0.002)


def test_byars_limits_by_hand() -> None:
    # 65 x (1 - 1/585 - 1.959964/(3 x 8.062258))^3 and 66 x (1 - 1/594 + 1.959964/(3 x 8.124038))^3, by calculator
    low, high, method = intervals.events(65)
    assert (round(low, 4), round(high, 4), method) == (50.1632, 82.8491, "byar")


def test_rates_are_exact_below_ten_events_and_byar_from_ten() -> None:
    # Fingertips guidance, "Rates"
    nine, ten = intervals.rate(9, 50_000), intervals.rate(10, 50_000)
    assert (nine.method, ten.method) == ("exact", "byar")
    assert (nine.value, ten.value) == (18, 20)
    assert nine.upper == pytest.approx(17.08479966 * 2, rel=1e-6)


def test_no_events_have_an_upper_limit() -> None:
    # Garwood 1936: 3.689 at 95%
    none = intervals.rate(0, 1, per=1)
    assert (none.value, none.lower, round(none.upper, 3)) == (0, 0, 3.689)


def test_a_ratio_is_a_rate_over_expected_events() -> None:
    assert intervals.ratio(50, 40, per=100) == intervals.rate(50, 40, per=100)


def test_the_mean_of_the_r_packages_example() -> None:
    # phe_mean(30, 40, 50, 60): 45 with 3.182446 (t, 3 degrees) x 12.909944 / 2
    found = intervals.mean([30, 40, 50, 60])
    margin = 3.182446305 * 12.909944487 / 2
    assert (found.value, found.lower, found.upper) == pytest.approx((45, 45 - margin, 45 + margin), abs=1e-6)
    assert intervals.mean(45, 12.909944487358056, 4).upper == pytest.approx(found.upper, rel=1e-12)


@given(st.lists(st.decimals(-9999, 9999, places=2).map(float), min_size=2, max_size=30, unique=True), LEVELS)
def test_scipy_agrees_on_means_and_order_does_not_matter(values: list[float], level: float) -> None:
    low, high = stats.t.interval(level, len(values) - 1, stats.tmean(values), stats.sem(values))
    found, turned = intervals.mean(values, confidence=level), intervals.mean(values[::-1], confidence=level)
    scale = max(map(abs, values))
    assert found.lower == pytest.approx(low, rel=1e-9, abs=1e-9 * scale)
    assert found.upper == pytest.approx(high, rel=1e-9, abs=1e-9 * scale)
    assert turned.upper == pytest.approx(found.upper, rel=1e-9, abs=1e-9 * scale)


def test_a_standardised_rate_by_a_slow_oracle() -> None:
    # Dobson and others 1991, term by term
    counts, people, standard = [4, 11, 29], [3000, 2500, 1200], [5000, 4000, 2000]
    value = sum(w * o / n for o, n, w in zip(counts, people, standard, strict=True)) / 11000
    variance = sum(w**2 * o / n**2 for o, n, w in zip(counts, people, standard, strict=True)) / 11000**2
    low, high, _ = intervals.events(44, method="byar")
    scale = (variance / 44) ** 0.5
    found = intervals.standardised_rate(counts, people, standard)
    assert found.value == pytest.approx(value * 100_000)
    assert found.lower == pytest.approx((value + scale * (low - 44)) * 100_000)
    assert found.upper == pytest.approx((value + scale * (high - 44)) * 100_000)


def test_a_standardised_rate_on_its_own_population_is_the_crude_rate() -> None:
    people = [3000.0, 2500.0, 1200.0]
    found = intervals.standardised_rate([4, 11, 29], people, people)
    crude = intervals.rate(44, sum(people))
    assert (found.value, found.lower, found.upper) == pytest.approx((crude.value, crude.lower, crude.upper))


def test_a_survey_of_about_five_hundred_has_a_margin_of_four_point_four_points() -> None:
    # DOMAIN, survey results
    assert round(intervals.survey_margin(500) * 100, 1) == 4.4
    assert intervals.survey_margin(500, 0.2) == pytest.approx(1.96 * (0.2 * 0.8 / 500) ** 0.5)


def test_two_waves_are_compared_with_their_worst_case_margin() -> None:
    near = intervals.survey_waves(0.62, 500, 0.65, 500)
    assert near.within_margin
    assert not near.significant
    assert near.margin == pytest.approx(1.96 * (0.25 / 500 + 0.25 / 500) ** 0.5)
    far = intervals.survey_waves(0.50, 500, 0.65, 500)
    assert far.significant
    assert not far.within_margin
    same = intervals.survey_waves(1.0, 50, 1.0, 60)
    assert (same.z, same.p_value, same.difference) == (0, 1, 0)


def test_an_indicator_may_carry_published_limits() -> None:
    found = intervals.published(90.1, 89.9, 90.3, "Fingertips 30309")
    assert (found.method, found.source, found.compared_with(90.2)) == ("published", "Fingertips 30309", "similar")
    assert (found.compared_with(90.4), found.compared_with(80)) == ("lower", "higher")


@given(st.integers(0, 200), st.integers(1, 200))
def test_more_confidence_is_a_wider_interval(count: int, of: int) -> None:
    narrow, wide = (intervals.proportion(min(count, of), of, level) for level in (0.8, 0.99))
    assert wide.lower <= narrow.lower <= narrow.upper <= wide.upper


@given(st.integers(0, 300), st.integers(1, 300))
def test_what_is_left_of_a_proportion_has_the_mirrored_interval(count: int, of: int) -> None:
    count = min(count, of)
    one, other = intervals.proportion(count, of), intervals.proportion(of - count, of)
    assert isclose(one.lower, 1 - other.upper, abs_tol=1e-12)


NAN, INF = float("nan"), float("inf")


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: intervals.proportion(-1, 10), "0 or more"),
        (lambda: intervals.proportion(11, 10), "above its denominator"),
        (lambda: intervals.proportion(0, 0), "above 0"),
        (lambda: intervals.proportion(NAN, 10), "not a number"),
        (lambda: intervals.proportion(5, INF), "not a number"),
        (lambda: intervals.proportion("5", 10), "not a number"),
        (lambda: intervals.proportion(5, 10, 95), "written 0.95"),
        (lambda: intervals.proportion(5, 10, method="wald"), "wilson"),
        (lambda: intervals.rate(-1, 10), "0 or more"),
        (lambda: intervals.rate(1, 0), "above 0"),
        (lambda: intervals.rate(1, 10, per=0), "above 0"),
        (lambda: intervals.rate(1, 10, confidence=0.998, method="byar"), "below zero"),
        (lambda: intervals.ratio(3, 0), "expected"),
        (lambda: intervals.mean([3]), "at least 2"),
        (lambda: intervals.mean([3, NAN]), "row 2"),
        (lambda: intervals.mean([3, None]), "no figure"),
        (lambda: intervals.mean([1e308, 1e308, 1e308]), "too large"),
        (lambda: intervals.mean(3.0), "both sd and n"),
        (lambda: intervals.mean(3.0, 1.0, 1), "2 or more"),
        (lambda: intervals.mean(3.0, -1.0, 5), "0 or more"),
        (lambda: intervals.standardised_rate([1, 2], [10, 10], [1, 1]), "at least 10"),
        (lambda: intervals.standardised_rate([10, 2], [10, 0], [1, 1]), "row 2"),
        (lambda: intervals.standardised_rate([10, 2], [10, 5], [1]), "as many"),
        (lambda: intervals.published(5, 6, 7, "x"), "between its limits"),
        (lambda: intervals.published(5, 4, 7, " "), "where they were published"),
        (lambda: intervals.survey_margin(0), "1 or more"),
        (lambda: intervals.survey_margin(50, 50), "0.5"),
        (lambda: intervals.survey_waves(64, 500, 0.6, 500), "0.64"),
        (lambda: intervals.two_proportions(1, 0, 1, 2), "above 0"),
    ],
)
def test_bad_figures_are_refused(call, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(MeasureError, match=said):
        call()
