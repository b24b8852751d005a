"""The kernel itself: shapes, comparisons by row, whole numbers past 64 bits."""

from decimal import Decimal

import numpy as np
import pytest

from goldenthread.measures import RagRule, Scores, earlier, score_arrays
from goldenthread.measures.kernel import AMBER, BIGGER, BLOCK, GREEN, IMPROVING, NO_RAG, RANGE, RED, SAME, SMALLER

ALL = np.ones((1, 1), np.bool_)


def single(value: int, target: int, then: int, polarity: int = BIGGER, **options: object) -> Scores:
    cells = (
        np.array([[number]], dtype=object if abs(number) >= 2**63 else np.int64) for number in (value, target, then)
    )
    now, aim, before = cells
    return score_arrays(now, ALL, aim, ALL, before, ALL, np.array([polarity], np.int8), **options)  # type: ignore[arg-type]


def test_each_row_is_compared_as_far_back_as_its_own_lag() -> None:
    values = np.arange(12).reshape(2, 6)
    then, has_then = earlier(values, np.ones((2, 6), np.bool_), np.array([4, 1]))
    assert then.tolist() == [[0, 0, 0, 0, 0, 1], [0, 6, 7, 8, 9, 10]]
    assert has_then.tolist() == [[False] * 4 + [True] * 2, [False] + [True] * 5]


def test_a_lag_longer_than_the_row_has_no_comparison() -> None:
    _, has_then = earlier(np.ones((2, 3), np.int64), np.ones((2, 3), np.bool_), 4)
    assert not has_then.any()


def test_absent_cells_have_no_colour_distance_direction_or_change() -> None:
    nothing = np.zeros((1, 1), np.bool_)
    ones = np.ones((1, 1), np.int64)
    scores = score_arrays(ones, nothing, ones * 5, ALL, ones * 3, ALL, np.array([BIGGER], np.int8))
    assert [int(array[0, 0]) for array in scores] == [NO_RAG, 0, 0, 0, 0]


@pytest.mark.parametrize("size", [10**15, 10**16, 2**62, 2**63 - 1, 10**30])
def test_products_past_64_bits_are_exact(size: int) -> None:
    # A target of 10 x size: 9 x size + 1 is a whisker inside 10% off, 9 x size exactly on it.
    inside, on = single(9 * size + 1, 10 * size, 3 * size), single(9 * size, 10 * size, 3 * size)
    assert (int(inside.rag[0, 0]), int(on.rag[0, 0])) == (AMBER, RED)
    assert int(on.distance[0, 0]) == size
    assert int(on.change[0, 0]) == 2000, "three times as much is +200.0%"


def test_a_change_that_does_not_fit_64_bits_is_kept_whole() -> None:
    assert int(single(2**62, 1, 1).change[0, 0]) == (2**62 - 1) * 1000


def test_blocks_join_without_a_seam() -> None:
    rows = BLOCK // 4 + 3
    values = np.arange(rows * 4, dtype=np.int64).reshape(rows, 4)
    present = np.ones_like(values, dtype=np.bool_)
    scores = score_arrays(values, present, values, present, values, present, np.full(rows, SMALLER, np.int8))
    assert (scores.rag == GREEN).all()
    assert (scores.direction == SAME).all()


def test_own_unit_tolerances_are_scaled_like_the_figures() -> None:
    rule = RagRule(name="x", green_within_units=Decimal("0.5"), amber_within_units=Decimal(2))
    assert int(single(5, 0, 9, SMALLER, rule=rule, exponent=1).rag[0, 0]) == GREEN
    assert int(single(19, 0, 9, SMALLER, rule=rule, exponent=1).rag[0, 0]) == AMBER
    with pytest.raises(ValueError, match="finer than 0 decimals"):
        single(5, 0, 9, SMALLER, rule=rule)


def test_a_range_needs_its_bounds() -> None:
    with pytest.raises(ValueError, match="low and high"):
        single(5, 0, 9, RANGE)
    low, high = np.array([3]), np.array([5])
    scores = single(5, 0, 9, RANGE, low=low, high=high)
    assert (int(scores.rag[0, 0]), int(scores.direction[0, 0])) == (GREEN, IMPROVING)
