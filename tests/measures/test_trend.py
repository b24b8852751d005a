"""Trends against Fingertips' own test data, statsmodels, and a chi-square worked out from each person's record."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats
from statsmodels.regression.linear_model import WLS

from goldenthread.measures import trend
from goldenthread.measures.problems import MeasureError

COUNTS = st.lists(st.integers(5, 95), min_size=5, max_size=8)
WIDTHS = st.lists(st.floats(0.5, 9), min_size=5, max_size=5)
VALUES = st.lists(st.integers(10, 90), min_size=5, max_size=5)


@pytest.mark.parametrize(
    ("numerators", "denominators", "marker"),
    [
        # ukhsa-collaboration/fingertips-open, WhenUsingTrendMarkerCalculator: TrendData_1, 3, 5 and 5a
        ([621, 599, 556, 535, 447], [3454, 3195, 3256, 3227, 3121], "decreasing"),
        ([8116, 8145, 8222, 8506, 8728], [91530, 91773, 92088, 92238, 92665.89], "increasing"),
        ([5405, 5500, 5435, 5480, 5315], [18095, 18170, 18005, 17890, 17860], "no significant change"),
        ([22435, 22445, 21365, 20955, 19055], [65880, 67900, 68705, 69835, 70910], "decreasing"),
        # dhsc-govuk/FingertipsNext, TrendMarkerCalculatorTests: diabetes prevalence; MMR in Yorkshire and the Humber
        ([3455176, 3491868, 3625401, 3774801, 3938080], [48783947, 49122259, 49956777, 50649129, 51441896],
         "increasing"),
        ([57274, 55865, 53681, 51767, 53185], [61834, 60511, 59074, 57508, 59028], "decreasing"),
    ],
)  # fmt: skip
def test_fingertips_own_examples_of_proportions(
    numerators: list[float], denominators: list[float], marker: str
) -> None:
    assert trend.proportions(numerators, denominators).marker == marker


@pytest.mark.parametrize(
    ("values", "lower", "upper", "marker"),
    [
        # dhsc-govuk/FingertipsNext IndicatorTestData: preventable sight loss (41203); cancer mortality under 75 (40501)
        ([2.935, 1.93028, 2.7567, 2.8701, 3.0121], [2.7841, 1.8085, 2.6113, 2.7225, 2.8616],
         [3.0919, 2.058, 2.9082, 3.0237, 3.1683], "increasing"),
        ([126.9341, 125.829, 121.5234, 122.3782, 120.7742], [125.9343, 124.8371, 120.5533, 121.4012, 119.8035],
         [127.94, 126.8268, 122.4993, 123.361, 121.7507], "decreasing"),
    ],
)  # fmt: skip
def test_fingertips_own_examples_of_rates(
    values: list[float], lower: list[float], upper: list[float], marker: str
) -> None:
    assert trend.regression(values, lower, upper).marker == marker


def test_the_critical_value_is_the_one_in_fingertips_source() -> None:
    # the constant named ChiSquareConfidence in TrendMarkerCalculator
    assert pytest.approx(9.54953570608324, abs=1e-12) == trend.CRITICAL
    assert trend.critical_value() == pytest.approx(trend.CRITICAL, rel=1e-12)


@given(COUNTS)
def test_chi_square_is_the_squared_correlation_of_every_record_with_its_year(counts: list[int]) -> None:
    # Armitage 1955: chi-square for trend = N r squared, r over all records as 0 or 1
    of = [100 + place for place in range(len(counts))]
    last, sizes = counts[-5:], of[-5:]
    outcome = np.concatenate([np.repeat([1.0, 0.0], [x, n - x]) for x, n in zip(last, sizes, strict=True)])
    year = np.repeat(np.arange(5), sizes)
    found = trend.proportions(counts, of)
    r = 0.0 if len(set(outcome)) == 1 else stats.pearsonr(outcome, year).statistic
    assert found.chi_square == pytest.approx(sum(sizes) * r**2, rel=1e-9, abs=1e-9)
    assert found.p_value == pytest.approx(stats.chi2.sf(found.chi_square, 1), rel=1e-9)


@given(VALUES, WIDTHS)
def test_statsmodels_agrees_on_the_weighted_slope_and_its_chi_square(values: list[int], widths: list[float]) -> None:
    lower, upper = ([value + way * width for value, width in zip(values, widths, strict=True)] for way in (-1, 1))
    found = trend.regression(values, lower, upper)
    weights = (np.array(widths) * 2 / 3.92) ** -2.0
    year = np.arange(1.0, 6)
    fitted = WLS(values, np.column_stack([np.ones(5), year]), weights=weights).fit(cov_type="fixed scale")
    assert found.slope == pytest.approx(fitted.params[1], rel=1e-9, abs=1e-9)
    assert found.chi_square == pytest.approx(fitted.tvalues[1] ** 2, rel=1e-8, abs=1e-9)
    for left, slope in enumerate(found.slopes_without):
        kept = [place for place in range(5) if place != left]
        line = np.polyfit(year[kept], np.array(values, float)[kept], 1, w=np.sqrt(weights[kept]))
        assert slope == pytest.approx(line[0], rel=1e-8, abs=1e-8)


@given(COUNTS)
def test_reversing_polarity_swaps_improving_and_worsening(counts: list[int]) -> None:
    of = [100] * len(counts)
    swap = {"improving": "worsening", "worsening": "improving", None: None}
    one, other = (trend.proportions(counts, of, polarity=polarity) for polarity in ("bigger", "smaller"))
    assert one.judgement == swap[other.judgement]
    assert trend.proportions(counts, of, polarity="neither").judgement is None


@given(COUNTS)
def test_the_other_half_of_a_proportion_goes_the_other_way(counts: list[int]) -> None:
    of = [100] * len(counts)
    turn = {"increasing": "decreasing", "decreasing": "increasing"}
    marker = trend.proportions(counts, of).marker
    assert trend.proportions([100 - count for count in counts], of).marker == turn.get(marker, marker)


def test_one_year_alone_makes_no_trend() -> None:
    # the leave-one-out sign test: without the last year the others fall
    found = trend.regression([10, 9.9, 9.8, 9.7, 20], [9, 8.9, 8.8, 8.7, 19], [11, 10.9, 10.8, 10.7, 21])
    assert found.chi_square is not None
    assert found.chi_square > trend.CRITICAL
    assert (found.one_sign, found.marker) == (False, "no significant change")


def test_only_the_latest_five_points_count() -> None:
    numbers = [90, 10, 621, 599, 556, 535, 447]
    of = [100, 100, 3454, 3195, 3256, 3227, 3121]
    assert trend.proportions(numbers, of).chi_square == trend.proportions(numbers[2:], of[2:]).chi_square


def test_rates_make_their_own_intervals() -> None:
    # FingertipsNext: 41203 counts and populations, oldest first; the marker published is increasing
    counts, people = [1416, 935, 1344, 1415, 1502], [48246126, 48440507, 48753376, 49300918, 49866388]
    found = trend.trend(numerators=counts, denominators=people, per=100_000, polarity="smaller")
    assert (found.marker, found.judgement, found.method) == ("increasing", "worsening", "weighted regression")


@pytest.mark.parametrize(
    ("numerators", "denominators", "years", "because"),
    [
        ([1, 2, 3, 4], [9, 9, 9, 9], None, "needs 5 yearly points and there are 4"),
        ([3], [9], None, "there is 1"),
        ([1, 2, None, 4, 5], [9] * 5, None, "no figure"),
        ([1, 2, 3, 4, 5], [9, 9, 9, None, 9], None, "no figure"),
        ([1, 2, 3, 4, 5], [9] * 5, [2015, 2016, 2018, 2019, 2020], "not 5 years in a row"),
        ([1, 2, 3, 4, 5], [9] * 5, ["2018-19", "2019-20", "2020-21", "2021-22", "2023-24"], "not 5 years in a row"),
        ([0, 2, 3, 4, 5], [9] * 5, None, "0% or 100%"),
        ([1, 2, 3, 4, 9], [9] * 5, None, "0% or 100%"),
    ],
)  # fmt: skip
def test_it_says_when_a_trend_cannot_be_worked_out(
    numerators: list[float], denominators: list[float], years: list[int] | None, because: str
) -> None:
    found = trend.proportions(numerators, denominators, years=years)
    assert found.marker == "cannot be worked out"
    assert (found.slope, found.chi_square, found.p_value, found.judgement) == (None, None, None, None)
    assert because in found.reason


def test_a_gap_before_the_latest_five_does_no_harm() -> None:
    found = trend.proportions([3, 1, 2, 3, 4, 5], [9] * 6, years=[2010, 2016, 2017, 2018, 2019, 2020])
    assert found.marker != "cannot be worked out"


def test_intervals_without_width_cannot_be_weighted() -> None:
    assert "no width" in trend.regression([1, 2, 3, 4, 5], [1, 1, 2, 3, 4], [1, 3, 4, 5, 6]).reason


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: trend.proportions([1, 2, 3, 4, 10], [9] * 5), "above its denominator"),
        (lambda: trend.proportions([1, 2, 3, 4, -1], [9] * 5), "0 or more"),
        (lambda: trend.proportions([1, 2, 3, 4, 5], [9, 9, 0, 9, 9]), "above 0"),
        (lambda: trend.proportions([1, 2, 3, 4, float("nan")], [9] * 5), "row 5"),
        (lambda: trend.proportions([1, 2, 3], [9] * 5), "as many"),
        (lambda: trend.proportions([1] * 5, [9] * 5, years=[2015, 2016, 2016, 2017, 2018]), "twice"),
        (lambda: trend.proportions([1] * 5, [9] * 5, years=[2015, 2017, 2016, 2018, 2019]), "order of time"),
        (lambda: trend.proportions([1] * 5, [9] * 5, years=[2015, 2016]), "2 years for 5"),
        (lambda: trend.proportions([1] * 5, [9] * 5, polarity="up"), "bigger"),
        (lambda: trend.regression([1] * 5, [2] * 5, [3] * 5), "between its limits"),
        (lambda: trend.rates([1] * 5, [0] * 5), "above 0"),
        (lambda: trend.trend([1] * 5), "both their limits"),
    ],
)  # fmt: skip
def test_bad_series_are_refused(call, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(MeasureError, match=said):
        call()
