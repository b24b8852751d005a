"""Benchmarks against numpy and scipy, the bands of DOMAIN, and the rule that no league table can be made."""

import dataclasses
from datetime import date
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from goldenthread.measures import benchmarks
from goldenthread.measures.benchmarks import Comparator, NeighbourSet, Source, benchmark
from goldenthread.measures.problems import MeasureError

YEAR = "2023-24"
VALUES = st.lists(st.integers(0, 400), min_size=4, max_size=40)


def others(*values: object, period: str = YEAR) -> list[Comparator]:
    return [Comparator(f"Area {place}", value, period) for place, value in enumerate(values)]  # type: ignore[arg-type]


def found(value: object, values: list[Comparator], **more: object) -> benchmarks.Benchmark:
    return benchmark("Here", value, values, period=YEAR, source="made up", **more)  # type: ignore[arg-type]


@given(VALUES, st.integers(0, 400))
def test_numpy_and_scipy_agree_on_median_quartiles_and_distance(values: list[int], own: int) -> None:
    one = found(own, others(*values))
    low, middle, high = np.quantile(values, (0.25, 0.5, 0.75))
    assert [float(each or 0) for each in (one.lower_quartile, one.median, one.upper_quartile)] == pytest.approx(
        [low, middle, high]
    )  # fmt: skip
    spread = stats.median_abs_deviation(values)
    if spread:
        assert float(one.distance or 0) == pytest.approx((own - middle) / spread)
    else:
        assert (one.distance, one.band, one.judgement) == (None, None, None)
        assert "same figure" in one.reason


@pytest.mark.parametrize(
    ("value", "band"),
    [
        # DOMAIN: 0.5, 1.5, 3, 7.5 median absolute deviations. Of these the median is 10 and the deviation 0.2.
        ("10.1", "close to"), ("10.11", "a little"), ("10.3", "a little"), ("10.31", "somewhat"), ("10.6", "somewhat"),
        ("10.61", "well"), ("11.5", "well"), ("11.51", "far"), ("9.9", "close to"), ("9.69", "somewhat"), ("8", "far"),
    ],
)  # fmt: skip
def test_bands_of_distance_are_exact_at_their_edges(value: str, band: str) -> None:
    figures = ["9.6", "9.8", "9.8", "10", "10.2", "10.2", "10.4"]
    assert found(value, others(*figures)).band == band
    assert found(float(value), others(*(float(one) for one in figures))).band == band


def test_the_council_itself_is_left_out_of_its_own_median() -> None:
    comparators = [*others(10, 20, 30, 40), Comparator("Here", 1000, YEAR)]
    one = found(1000, comparators)
    assert (one.median, one.others) == (25, 4)


def test_areas_without_the_service_are_left_out_and_counted() -> None:
    one = found(25, others(10, None, 20, 30, None, 40))
    assert (one.others, one.left_out, one.median) == (4, 2, 25)


def test_periods_must_match() -> None:
    with pytest.raises(MeasureError, match="row 2, period: Area 9 is for 2022-23"):
        found(5, [Comparator("Area 1", 5, YEAR), Comparator("Area 9", 5, "2022-23")])


def test_neighbours_are_dated_and_only_they_count() -> None:
    near = NeighbourSet(
        "Here", "ONS statistical neighbours", date(2023, 11, 1), frozenset(f"Area {n}" for n in range(6))
    )
    one = found(5, others(1, 2, 3, 4, None, 6, 500, 600), neighbours=near)
    assert (one.group, one.others, one.left_out) == ("ONS statistical neighbours, November 2023", 5, 1)
    assert one.median == 3
    lonely = NeighbourSet("Here", "CIPFA", date(2024, 1, 1), frozenset({"Area 0", "Elsewhere"}))
    assert found(5, others(1), neighbours=lonely).left_out == 1
    with pytest.raises(MeasureError, match="neighbours of There"):
        found(5, others(1), neighbours=dataclasses.replace(near, area="There"))


def test_no_benchmark_available_is_an_answer() -> None:
    one = found(5, others(None, None))
    assert (one.median, one.quarter, one.band, one.reason) == (None, None, None, "no benchmark available")


def test_few_others_give_a_median_and_no_distance() -> None:
    one = found(5, others(1, 2, 9))
    assert (one.median, one.side, one.quarter, one.distance) == (2, "above", None, None)
    assert "too few" in one.reason


@pytest.mark.parametrize(
    ("value", "bigger", "smaller", "neither"),
    [
        # quartiles of 0 to 8 are 2, 4 and 6; on a cut, the quarter nearer the median
        (1, "worst", "best", "lowest"), (2, "second worst", "second best", "second lowest"),
        (6, "second best", "second worst", "second highest"), (7, "best", "worst", "highest"),
    ],
)  # fmt: skip
def test_quarters_take_their_direction_from_polarity(value: int, bigger: str, smaller: str, neither: str) -> None:
    figures = others(*range(9))
    found_ = [found(value, figures, polarity=polarity).quarter for polarity in ("bigger", "smaller", "neither")]
    assert found_ == [bigger, smaller, neither]


@given(VALUES, st.integers(0, 400))
def test_reversing_polarity_swaps_better_and_worse(values: list[int], own: int) -> None:
    up, down = (found(own, others(*values), polarity=polarity) for polarity in ("bigger", "smaller"))
    swap = {"better": "worse", "worse": "better"}
    assert swap.get(up.judgement or "", up.judgement) == down.judgement
    quarters = {"best": "worst", "worst": "best", "second best": "second worst", "second worst": "second best"}
    if own != up.median:
        assert quarters.get(up.quarter or "") == down.quarter


@given(VALUES, st.integers(0, 400), st.randoms(use_true_random=False), st.sampled_from([2, 10, 1000]))
def test_order_and_scale_do_not_matter(values: list[int], own: int, random: object, factor: int) -> None:
    figures = others(*values)
    turned = figures.copy()
    random.shuffle(turned)  # type: ignore[attr-defined]
    assert found(own, figures) == found(own, turned)
    scaled = found(own * factor, others(*(value * factor for value in values)))
    one = found(own, figures)
    assert (scaled.distance, scaled.band, scaled.quarter) == (one.distance, one.band, one.quarter)


def test_a_benchmark_holds_no_other_areas_name_figure_or_rank() -> None:
    # league tables are impossible by design
    one = found(7, others(*range(9)))
    words = repr(dataclasses.asdict(one))
    assert "Area" not in words
    fields = {field.name for field in dataclasses.fields(benchmarks.Benchmark)}
    assert not fields & {"rank", "place", "position", "ranks", "areas", "values"}
    with pytest.raises(TypeError):
        sorted(others(1, 2))  # type: ignore[type-var]


def test_median_and_deviation_are_exact() -> None:
    assert benchmarks.median(["0.1", "0.2"]) == Fraction(3, 20)
    assert benchmarks.median_absolute_deviation([1, 1, 2, 2, 4, 6, 9]) == 1
    assert benchmarks.quartiles([1, 2, 3, 4]) == (Fraction(7, 4), Fraction(5, 2), Fraction(13, 4))


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: found(float("nan"), others(1)), "not a number"),
        (lambda: found("many", others(1)), "not a number"),
        (lambda: found(True, others(1)), "not a number"),
        (lambda: found(1, others(1, float("inf"))), "row 2"),
        (lambda: found(1, others(1, "x")), "row 2"),
        (lambda: found(1, [*others(1), *others(2)]), "twice"),
        (lambda: found(1, others(1), polarity="up"), "bigger"),
        (lambda: benchmark("Here", 1, others(1), period=YEAR, source=Source(" ")), "names its source"),
        (lambda: NeighbourSet("A", "ONS", date(2023, 1, 1), frozenset({"A"})), "own neighbour"),
        (lambda: NeighbourSet("A", "ONS", date(2023, 1, 1), frozenset()), "no neighbour"),
        (lambda: benchmarks.median([]), "none"),
    ],
)
def test_bad_comparators_are_refused(call, said: str) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(MeasureError, match=said):
        call()
