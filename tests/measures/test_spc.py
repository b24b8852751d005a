"""Control charts: every rule against a slow oracle, and what must hold whatever the figures."""

from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goldenthread.measures import spc
from goldenthread.measures.problems import MeasureError
from tests.measures.control_chart_oracle import judge, mdc_judgement, ptd_cause

FEW = st.lists(st.integers(0, 12), min_size=1, max_size=40)
WAVY = st.lists(st.sampled_from([-9, -5, -2, -1, 1, 2, 3, 8, 14]), min_size=5, max_size=40)
SERIES = st.one_of(FEW, WAVY)
GOOD = {"bigger": 1, "smaller": -1, "neither": 0}
OPTIONS = {
    "ptd": {"run": 7, "screen": True, "beyond_counts": False},
    "mdc-7": {"run": 7, "screen": False, "beyond_counts": True},
    "mdc-6": {"run": 6, "screen": False, "beyond_counts": True},
}


def named(rules: set[tuple[str, int]]) -> set[str]:
    words = {("trend", 1): "trend rising", ("trend", -1): "trend falling"}
    return {words.get((cause, way), f"{cause} {'high' if way > 0 else 'low'}") for cause, way in rules}


@pytest.mark.parametrize("preset", list(OPTIONS))
@given(values=SERIES)
def test_limits_and_rules_are_the_oracles(preset: str, values: list[int]) -> None:
    exact = [Fraction(value) for value in values]
    truth = judge(exact, **OPTIONS[preset])
    chart = spc.xmr(values, preset=preset)
    assert chart.mean[0] == pytest.approx(float(truth.mean), rel=1e-12, abs=1e-12)
    if truth.upper is None or truth.lower is None:
        assert np.isnan(chart.upper[0])
        return
    assert chart.upper[0] == pytest.approx(float(truth.upper), rel=1e-12, abs=1e-12)
    assert chart.lower[0] == pytest.approx(float(truth.lower), rel=1e-12, abs=1e-12)
    if preset != "ptd":
        assert [set(point.rules) for point in chart.points] == [named(rules) for rules in truth.rules]
        return
    assert [(point.cause, {"high": 1, "low": -1, "": 0}[point.direction]) for point in chart.points] == [
        ptd_cause(exact, truth.rules, place) for place in range(len(values))
    ]


@given(values=SERIES, polarity=st.sampled_from(["bigger", "smaller", "neither"]))
def test_making_data_counts_judgements_are_the_oracles(values: list[int], polarity: str) -> None:
    truth = judge([Fraction(value) for value in values], **OPTIONS["mdc-6"])
    chart = spc.xmr(values, preset="mdc-6", polarity=polarity)
    assert list(chart.judgements) == [mdc_judgement(rules, GOOD[polarity]) for rules in truth.rules]


@given(values=st.lists(st.integers(0, 12), min_size=6, max_size=40), fix=st.integers(2, 20))
def test_fixed_limits_come_from_the_first_points_and_judge_them_all(values: list[int], fix: int) -> None:
    truth = judge([Fraction(value) for value in values], **OPTIONS["mdc-7"], fix_after=fix)
    chart = spc.xmr(values, preset="mdc-7", fix_after=fix)
    assert chart.upper[0] == pytest.approx(float(truth.upper or 0), rel=1e-12, abs=1e-12)
    assert [set(point.rules) for point in chart.points] == [named(rules) for rules in truth.rules]
    assert chart.phases[0].based_on == min(fix, len(values))


@given(values=SERIES, preset=st.sampled_from(list(OPTIONS)))
def test_reversing_polarity_swaps_better_and_worse(values: list[int], preset: str) -> None:
    up = spc.xmr([-value for value in values], preset=preset, polarity="smaller")
    down = spc.xmr(values, preset=preset, polarity="bigger")
    if preset == "ptd":  # of a level step between two trends the package always says "decreasing"
        assume(all(a != b for a, b in pairwise(values)))
    assert up.judgements == down.judgements
    swapped = spc.xmr(values, preset="ptd", polarity="smaller").judgements
    swap = {"improvement": "concern", "concern": "improvement", "common cause": "common cause"}
    assert list(swapped) == [swap[one or ""] for one in spc.xmr(values, preset="ptd", polarity="bigger").judgements]


@given(values=SERIES, factor=st.sampled_from([0.5, 2.0, 1024.0]), preset=st.sampled_from(list(OPTIONS)))
def test_scale_does_not_matter(values: list[int], factor: float, preset: str) -> None:
    plain, scaled = spc.xmr(values, preset=preset), spc.xmr([value * factor for value in values], preset=preset)
    assert plain.flags.tolist() == scaled.flags.tolist()
    assert scaled.upper == pytest.approx(plain.upper * factor, nan_ok=True)


@given(values=SERIES, more=st.lists(st.integers(0, 12), min_size=1, max_size=9), preset=st.sampled_from(list(OPTIONS)))
def test_adding_points_never_changes_an_earlier_phase(values: list[int], more: list[int], preset: str) -> None:
    start = len(values)
    one = spc.xmr([*values, more[0]], preset=preset, rebase_at=[start])
    all_of_them = spc.xmr(values + more, preset=preset, rebase_at=[start])
    assert one.phases[0] == all_of_them.phases[0]
    assert one.flags[:start].tolist() == all_of_them.flags[:start].tolist()
    assert one.phases[0].mean == spc.xmr(values, preset=preset).phases[0].mean


@given(values=SERIES, others=st.lists(SERIES, min_size=1, max_size=4), preset=st.sampled_from(list(OPTIONS)))
def test_a_series_scores_the_same_to_the_last_digit_whatever_it_is_scored_with(
    values: list[int], others: list[list[int]], preset: str
) -> None:
    rows = [*others, values]
    grid = np.full((len(rows), max(map(len, rows)) + 3), np.nan)
    for row, series in enumerate(rows):
        grid[row, : len(series)] = np.array(series) / 7
    batch = spc.batch(grid, preset=preset)
    alone = spc.xmr([value / 7 for value in values], preset=preset)
    assert batch.limits.upper[-1] == alone.phases[0].upper or alone.phases[0].upper is None
    assert batch.flags[-1, : len(values)].tolist() == alone.flags.tolist()


@given(rows=st.lists(st.lists(st.integers(0, 12), min_size=14, max_size=14), min_size=1, max_size=6))
def test_a_batch_gives_each_series_its_charts_verdicts(rows: list[list[int]]) -> None:
    polarities = [["bigger", "smaller", "neither"][place % 3] for place in range(len(rows))]
    targets = np.linspace(0, 12, len(rows))
    batch = spc.batch(np.array(rows, float), preset="mdc-6", polarity=polarities, target=targets)
    for place, row in enumerate(rows):
        chart = spc.xmr(row, preset="mdc-6", polarity=polarities[place], target=float(targets[place]))
        assert spc.JUDGEMENTS[batch.variation[place]] == chart.variation
        assert spc.ASSURANCES[batch.assurance[place]] == (chart.assurance or "none")
        assert [spc.CAUSES[cause] for cause in batch.causes[place]] == list(chart.causes)


@pytest.mark.parametrize("series", [1, 2, 3, 5, 8, 9, 17])
def test_sums_go_one_point_after_another_however_many_series_there_are(series: int) -> None:
    # the oracle: a plain running sum, which padding and neighbours cannot change
    values = np.random.default_rng(7).normal(50, 7, (series, 131))
    found = spc.batch(values).limits.mean
    for row, mean in zip(values.tolist(), found.tolist(), strict=True):
        total = 0.0
        for value in row:
            total += value
        assert mean == total / 131


def test_a_flat_series_has_limits_on_its_mean_and_no_signal() -> None:
    chart = spc.xmr([0.1] * 15, preset="mdc-7", target=0.2)
    assert set(chart.judgements) == {"common cause"}
    assert chart.upper[0] == pytest.approx(0.1)
    assert chart.variation_reason == "from 15 points; they do not vary"
    assert chart.assurance == "fail"


def test_a_single_jump_leaves_the_mean_range_unscreened() -> None:
    # DOMAIN: if screening leaves nothing or zero, use the unscreened mean range: here 4 / 9
    chart = spc.xmr([1.0] * 5 + [5.0] * 5)
    assert chart.phases[0].mean_range == pytest.approx(4 / 9)
    assert chart.variation == "improvement"


def test_a_point_on_the_mean_ends_a_run() -> None:
    # mean 5 exactly; the fourth of seven points above it is on it
    values = [6, 6, 6, 5, 6, 6, 6, 2, 2, 5]
    assert not any("shift" in rule for point in spc.xmr(values).points for rule in point.rules)


def test_one_point_has_a_mean_and_no_limits() -> None:
    chart = spc.xmr([42.0], target=40)
    assert (chart.phases[0].mean, chart.phases[0].upper, chart.variation, chart.assurance) == (42.0, None, None, None)
    assert chart.variation_reason.startswith("cannot be worked out, because there is 1 point")
    assert chart.assurance_reason.startswith("cannot be worked out")


def test_a_gap_has_no_moving_range_on_either_side_and_ends_a_run() -> None:
    chart = spc.xmr([5, 9, None, 1, 5, 3], preset="mdc-7")
    assert chart.phases[0].mean_range == pytest.approx((4 + 4 + 2) / 3)
    assert [point.moving_range for point in chart.points] == [None, 4.0, None, None, 4.0, 2.0]
    assert chart.points[2].judgement is None
    rising = spc.xmr([1, 2, 3, 4, None, 5, 6, 7])
    assert not any("trend" in rule for point in rising.points for rule in point.rules)


def test_a_missing_quarter_is_a_gap() -> None:
    periods = ["2022-23 Q1", "2022-23 Q2", "2022-23 Q4", "2023-24 Q1"]
    assert spc.xmr([5, 9, 1, 5], preset="mdc-7", periods=periods).phases[0].mean_range == pytest.approx(4)


def test_an_excluded_point_stays_on_the_chart_and_out_of_the_sums() -> None:
    chart = spc.xmr([5, 9, 90, 1, 5, 3], preset="mdc-7", exclude={2: "counted twice by mistake"})
    gapped = spc.xmr([5, 9, None, 1, 5, 3], preset="mdc-7")
    assert chart.phases == gapped.phases
    assert chart.points[2].value == 90
    assert (chart.points[2].excluded, chart.points[2].judgement) == ("counted twice by mistake", None)
    assert spc.xmr([5, 9, 90], exclude=[2]).points[2].excluded == "no reason given"


def test_every_point_excluded_gives_no_verdict() -> None:
    chart = spc.xmr([5.0, 6.0], exclude=[0, 1], target=3)
    assert "every point is excluded" in chart.variation_reason
    assert chart.assurance is None


def test_a_rebase_starts_a_phase_with_no_moving_range_across_it() -> None:
    values = [10, 12, 11, 13, 12, 30, 31, 33, 32, 31]
    chart = spc.xmr(values, preset="mdc-7", rebase_at={5: "a new contract"})
    assert [phase.start for phase in chart.phases] == [0, 5]
    assert [phase.mean for phase in chart.phases] == pytest.approx([11.6, 31.4])
    assert chart.phases[1].reason == "a new contract"
    assert np.isnan(chart.moving_range[5])
    assert chart.phase.tolist() == [0] * 5 + [1] * 5


def test_a_rebase_may_be_named_by_its_period_or_by_a_date_in_it() -> None:
    from datetime import date

    periods = ["2022-23 Q1", "2022-23 Q2", "2022-23 Q3", "2022-23 Q4", "2023-24 Q1"]
    for event in ("2022-23 Q4", date(2023, 2, 14)):
        chart = spc.xmr([1, 2, 1, 8, 9], periods=periods, rebase_at=[event])
        assert chart.phases[1].start == 3


def test_assurance_is_judged_on_the_latest_phase() -> None:
    values = [10, 12, 11, 13, 12] * 3 + [30, 31, 33, 32, 31] * 3
    assert spc.xmr(values, target=20, rebase_at=[15]).assurance == "pass"
    assert spc.xmr(values, target=20).assurance == "hit or miss"


def test_limits_are_drawn_no_further_than_floor_and_ceiling_and_rules_are_unmoved() -> None:
    values = [99, 97, 100, 92, 98, 99, 100, 96]
    free, bound = spc.xmr(values), spc.xmr(values, floor=0, ceiling=100)
    assert free.upper[0] > 100
    assert (bound.upper[0], bound.phases[0].upper) == (100, 100)
    assert bound.lower[0] == free.lower[0]
    assert bound.flags.tolist() == free.flags.tolist()


def test_verdicts_wait_for_as_many_points_as_asked() -> None:
    assert spc.xmr([1, 2, 3, 2, 1], min_points=6).variation is None
    assert spc.xmr([1, 2, 3, 2, 1], min_points=5).variation == "common cause"


def test_few_points_make_provisional_limits() -> None:
    # NHSRplotthedots warns of groups with fewer than 12 points
    assert spc.xmr(list(range(11))).phases[0].provisional
    assert not spc.xmr(list(range(12))).phases[0].provisional
    assert "provisional" in spc.xmr([1, 2, 1, 3]).variation_reason


def test_a_rebase_is_suggested_where_a_shift_lasts_to_the_end() -> None:
    values = [10, 12, 11, 13, 12, 10, 12, 11, 13, 12, 11, 12, 20, 21, 20, 22, 21, 20, 21]
    found = spc.suggest_rebase(spc.xmr(values))
    assert found is not None
    assert (found.position, found.direction, found.points) == (12, "high", 7)
    assert "7 points" in found.reason
    assert spc.suggest_rebase(spc.xmr([*values, 10])) is None
    assert spc.suggest_rebase(spc.xmr(values[6:])) is None, "too few points before it"
    assert spc.suggest_rebase(spc.xmr([4.0])) is None
    assert spc.suggest_rebase(spc.xmr(values, rebase_at=[12])) is None


@pytest.mark.parametrize(
    ("values", "options", "said"),
    [
        ([1, float("nan"), 3], {}, "row 2"),
        ([1, 2, float("inf")], {}, "row 3"),
        ([1, "2", 3], {}, "row 2"),
        ([1, True], {}, "row 2"),
        ([], {}, "no figure"),
        ([None, None], {}, "no figure"),
        ("123", {}, "not text"),
        (np.ones((2, 2)), {}, "2 dimensions"),
        ([10**400, 1], {}, "row 1"),
        ([1.7e308, -1.7e308], {}, "too large"),
        ([1, 2], {"preset": "nelson"}, "mdc-7"),
        ([1, 2], {"polarity": "up"}, "bigger"),
        ([1, 2], {"target": float("nan")}, "target"),
        ([1, 2], {"rebase_at": [2]}, "0 to 1"),
        ([1, 2], {"rebase_at": ["2023-24 Q1"]}, "periods"),
        ([1, 2], {"exclude": [-1]}, "0 to 1"),
        ([1, 2], {"fix_after": 1}, "2 or more"),
        ([1, 2], {"fix_after": 2.5}, "whole number"),
        ([1, 120], {"ceiling": 100}, "row 2"),
        ([1, 2], {"floor": 5, "ceiling": 5}, "not below"),
        ([1, 2], {"min_points": 0}, "2 or more"),
        ([1, 2], {"periods": ["2023-24 Q1"]}, "1 periods for 2"),
        ([1, 2], {"periods": ["2023-24 Q1", "2023-24 Q1"]}, "twice"),
        ([1, 2], {"periods": ["2023-24 Q2", "2023-24 Q1"]}, "order of time"),
        ([1, 2], {"periods": ["2023-24 Q2", "2024-25"]}, "mixed frequencies"),
        ([1, 2], {"periods": ["2023-24 Q2", "soon"]}, "soon"),
    ],
)  # fmt: skip
def test_what_cannot_be_charted_is_refused_with_the_reason(
    values: object, options: dict[str, object], said: str
) -> None:
    with pytest.raises(MeasureError, match=said):
        spc.xmr(values, **options)  # type: ignore[arg-type]


def test_a_batch_refuses_what_cannot_be_scored() -> None:
    with pytest.raises(MeasureError, match="row 2"):
        spc.batch([[1.0, 2.0], [np.inf, 2.0]])
    with pytest.raises(MeasureError, match="dimensions"):
        spc.batch([1.0, 2.0])
    with pytest.raises(MeasureError, match="3 polarities"):
        spc.batch([[1.0, 2.0]], polarity=["bigger"] * 3)
    with pytest.raises(MeasureError, match="infinite"):
        spc.batch([[1.0, 2.0]], target=np.inf)
    with pytest.raises(MeasureError, match="no points"):
        spc.batch(np.empty((2, 0)))


def test_a_batch_gives_no_verdict_where_there_are_too_few_points() -> None:
    grid = np.full((3, 14), np.nan)
    grid[0, 0], grid[1] = 4, np.tile([4, 6], 7)
    batch = spc.batch(grid, preset="mdc-7", target=[9, 9, np.nan])
    assert batch.variation.tolist() == [spc.NO_VERDICT, 0, spc.NO_VERDICT]
    assert [spc.ASSURANCES[one] for one in batch.assurance] == ["none", "hit or miss", "none"]
    assert batch.limits.points.tolist() == [1, 14, 0]
