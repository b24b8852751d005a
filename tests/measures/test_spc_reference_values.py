"""Control charts against figures published by others: NHS-R, Making Data Count, nhspy and statprocon."""

import pytest

from goldenthread.measures import spc

# R's set.seed(123); rnorm(20), as printed in NHSRplotthedots' own snapshots to eight decimals.
RNORM = [
    -0.56047565, -0.23017749, 1.55870831, 0.07050839, 0.12928774, 1.71506499, 0.46091621, -1.26506123, -0.68685285,
    -0.44566197, 1.22408180, 0.35981383, 0.40077145, 0.11068272, -0.55584113, 1.78691314, 0.49785048, -1.96661716,
    0.70135590, -0.47279141,
]  # fmt: skip
# The checks that NHS England's Making Data Count team published for locally made charts (single chart tool 5.0).
FIFTEEN = [20, 24, 20, 26, 22, 16, 18, 16, 31, 28, 34, 26, 30, 19, 18]
CONFLICT = [43, 41, 37, 36, 31, 23, 15, 13, 15, 18, 23, 27, 31, 36, 27, 19, 17, 27, 15, 22]
STEP = [
    16, 24, 22, 19, 19, 18, 24, 25, 18, 17, 16, 25, 15, 23, 19, 35, 32, 35, 31, 27, 33, 28, 38, 35, 30, 28, 29, 27, 24,
    23,
]  # fmt: skip
ICONS = [16, 20, 22, 18, 21, 18, 26, 28, 24, 26, 19, 18, 25, 32, 43, 28, 22]


def shown(chart: spc.Chart) -> tuple[float, float, float]:
    return float(chart.mean[0]), float(chart.lower[0]), float(chart.upper[0])


def test_ptd_limits_are_those_of_the_nhs_r_packages_snapshot() -> None:
    # NHSRplotthedots tests/testthat/_snaps/ptd_spc_standard.md: r1
    assert shown(spc.xmr(RNORM)) == pytest.approx((0.1416238, -3.01138, 3.294627), abs=5e-7)


def test_ptd_screens_large_moving_ranges_out_once_as_the_nhs_r_package_does() -> None:
    # the same snapshots: r2 (y[15] <- 10, screened) and r3 (screen_outliers = FALSE)
    outlier = [*RNORM[:14], 10.0, *RNORM[15:]]
    assert shown(spc.xmr(outlier)) == pytest.approx((0.6694159, -2.383666, 3.722497), abs=5e-7)
    assert shown(spc.xmr(outlier, preset="mdc-7")) == pytest.approx((0.6694159, -4.596625, 5.935457), abs=5e-7)


def test_a_flat_part_and_one_jump_are_screened_as_in_the_packages_vignette() -> None:
    # NHSRplotthedots vignettes/deviations.Rmd; by hand: mean 35/18, ranges 15 ones, 8 and 9; mean range 32/17.
    values = [1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]
    assert shown(spc.xmr(values)) == pytest.approx((35 / 18, 35 / 18 - 2.66, 35 / 18 + 2.66), abs=1e-12)
    reach = 2.66 * 32 / 17
    assert shown(spc.xmr(values, preset="mdc-7")) == pytest.approx((35 / 18, 35 / 18 - reach, 35 / 18 + reach))


def test_making_data_counts_worked_limits() -> None:
    # "Process limits": mean 23.20, moving range 5.43, limits 37.64 and 8.76
    chart = spc.xmr(FIFTEEN, preset="mdc-6")
    mean, lower, upper = shown(chart)
    assert (round(mean, 2), round(lower, 2), round(upper, 2)) == (23.20, 8.76, 37.64)
    assert round(chart.phases[0].mean_range or 0, 2) == 5.43


def test_making_data_count_lets_improvement_outrank_concern() -> None:
    # "Special cause conflict": high is good, only points 5 to 7 are orange; low is good, only points 12 to 14 are.
    high = spc.xmr(CONFLICT, preset="mdc-6", polarity="bigger").judgements
    assert [place + 1 for place, one in enumerate(high) if one == "concern"] == [5, 6, 7]
    assert set(high[:4]) | set(high[7:14]) == {"improvement"}
    low = spc.xmr(CONFLICT, preset="mdc-6", polarity="smaller").judgements
    assert [place + 1 for place, one in enumerate(low) if one == "concern"] == [12, 13, 14]


@pytest.mark.parametrize(
    ("polarity", "target", "verdict"),
    [
        ("bigger", 40, "fail"), ("bigger", 30, "hit or miss"), ("bigger", 10, "pass"),
        ("smaller", 40, "pass"), ("smaller", 30, "hit or miss"), ("smaller", 10, "fail"),
        ("neither", 30, None),
    ],
)  # fmt: skip
def test_making_data_counts_assurance_examples(polarity: str, target: float, verdict: str | None) -> None:
    # "Summary icons - assurance", the same thirty points
    assert spc.xmr(STEP, preset="mdc-6", polarity=polarity, target=target).assurance == verdict


@pytest.mark.parametrize(
    ("polarity", "last", "verdict", "direction"),
    [
        ("bigger", 45, "improvement", "high"), ("bigger", 25, "common cause", ""), ("bigger", 5, "concern", "low"),
        ("smaller", 45, "concern", "high"), ("smaller", 25, "common cause", ""), ("smaller", 5, "improvement", "low"),
        ("neither", 45, "special cause", "high"), ("neither", 5, "special cause", "low"),
    ],
)  # fmt: skip
def test_making_data_counts_variation_examples(polarity: str, last: float, verdict: str, direction: str) -> None:
    # "Summary icons - variation": the last point decides
    chart = spc.xmr([*ICONS, last], preset="mdc-6", polarity=polarity)
    assert (chart.variation, chart.variation_direction) == (verdict, direction)


def test_making_data_count_gives_no_verdict_below_thirteen_points() -> None:
    # "Number of points": 12 points or fewer no icons, 13 or more icons
    twelve = [30, 31, 25, 35, 34, 15, 21, 23, 30, 26, 26, 22]
    chart = spc.xmr(twelve, preset="mdc-6", target=50)
    assert (chart.variation, chart.assurance) == (None, None)
    assert "12 points" in chart.variation_reason
    longer = spc.xmr([*twelve, 25], preset="mdc-6", target=50)
    assert (longer.variation, longer.assurance) == ("common cause", "fail")


@pytest.mark.parametrize(
    ("values", "places"),
    [
        # "Special cause - shift" and "- trend": six points in a row, all of them shown
        ([31, 35, 34, 29, 29, 32, 26, 26, 32, 35, 30, 18, 31, 25, 27, 22, 18, 25, 25, 17], range(6)),
        ([31, 22, 19, 21, 18, 18, 22, 22, 29, 25, 23, 26, 31, 26, 28, 29, 32, 24, 31, 22], range(1, 8)),
    ],
)  # fmt: skip
def test_making_data_counts_shift_examples(values: list[float], places: range) -> None:
    chart = spc.xmr(values, preset="mdc-6")
    flagged = {point.position for point in chart.points if any(rule.startswith("shift") for rule in point.rules)}
    assert set(places) <= flagged


def test_making_data_counts_trend_example() -> None:
    rising = [11, 14, 18, 20, 22, 23, 18, 21, 17, 23, 26, 20, 16, 25, 23, 22, 19, 16, 15, 12]
    chart = spc.xmr(rising, preset="mdc-6")
    trends = {point.position for point in chart.points if any(rule.startswith("trend") for rule in point.rules)}
    assert trends == {0, 1, 2, 3, 4, 5, 13, 14, 15, 16, 17, 18, 19}
    sevens = spc.xmr(rising, preset="mdc-7")
    assert {p.position for p in sevens.points if any("trend" in rule for rule in p.rules)} == set(range(13, 20))


def test_two_of_three_on_opposite_sides_of_the_mean_is_no_signal() -> None:
    # NHSRplotthedots tests/testthat/test-ptd_spc_standard.R, issue 143
    values = [1.0, -1.0] * 7 + [5.5, -5.5]
    assert spc.xmr(values).judgements[-2:] == ("common cause", "common cause")


def test_points_beyond_a_limit_count_in_two_of_three_for_making_data_count_and_not_for_ptd() -> None:
    # NHSRplotthedots issue 194; the two-sigma examples of the checks: ..., 7, 2, 32
    values = [42, 40, 39, 26, 39, 24, 22, 29, 32, 22, 20, 23, 25, 26, 22, 24, 27, 7, 19, 24, 7, 2, 32]
    mdc, ptd = spc.xmr(values, preset="mdc-7"), spc.xmr(values)
    beyond = [point.position for point in mdc.points if "limit low" in point.rules]
    assert beyond
    assert any("two of three low" in mdc.points[place].rules for place in beyond)
    assert not any("two of three low" in point.rules for point in ptd.points if "limit low" in point.rules)


def test_the_example_of_the_nhs_python_community() -> None:
    # nhspy-plotthedots tests/unittests/test_pandas_spc_x_calc.py: mean 76.67, limits 57 and 96, only point 12 outside
    chart = spc.xmr([89, 86, 75, 77, 81, 74, 72, 78, 76, 82, 77, 54, 66, 77, 86])
    mean, lower, upper = shown(chart)
    assert (round(mean, 2), round(lower), round(upper)) == (76.67, 57, 96)
    assert [point.position for point in chart.special] == [11]


def test_the_example_of_statprocon() -> None:
    # statprocon README: counts 10, 50, 40, 30 -> centre 32.5, limits -20.7 and 85.7, mean range 20
    counts = spc.xmr([10, 50, 40, 30], preset="mdc-7")
    assert counts.phases[0].mean_range == 20
    assert shown(counts) == pytest.approx((32.5, -20.7, 85.7))


def test_warning_limits_are_two_thirds_of_the_way_to_the_limits() -> None:
    # DOMAIN: warning limits two thirds of 2.66 mean moving ranges
    chart = spc.xmr(FIFTEEN)
    assert chart.upper_warning[0] - chart.mean[0] == pytest.approx(2 / 3 * (chart.upper[0] - chart.mean[0]))


def test_rules_of_the_r_packages_own_unit_tests() -> None:
    # tests/testthat/test-ptd_calculate_point_type.R: seven on one side, eight on one side, seven rising, falling
    eight = spc.xmr([1.0] * 8 + [-20.0, -20.0, -20.0])
    assert [("shift high" in point.rules) for point in eight.points] == [True] * 8 + [False] * 3
    broken = spc.xmr([1, 2, 3, 3, 4, 5, 6])
    assert not any("trend" in rule for point in broken.points for rule in point.rules)
    falling = spc.xmr([2, 7, 6, 5, 4, 3, 2, 1, 3])
    assert [("trend falling" in point.rules) for point in falling.points] == [False] + [True] * 7 + [False]
