"""The pace of pledges with a number, worked by hand in years of 365.25 days."""

from datetime import date
from fractions import Fraction

import pytest

from goldenthread.measures import pace

START, DUE = date(2022, 1, 1), date(2030, 1, 1)  # 2,922 days: exactly eight years of 365.25 days
HALF = date(2026, 1, 1)  # 1,461 days: exactly four


def test_a_pledge_that_has_come_half_way_in_half_the_time_is_on_pace() -> None:
    found = pace(baseline=139, baseline_at=START, target=1219, due=DUE, latest=679, latest_at=HALF)
    # 1,080 in eight years is 135 a year; 540 in four years is 135 a year; 540 are left for four.
    assert (found.needed_from_start, found.so_far, found.needed_now) == (135, 135, 135)
    assert (found.status, found.done, found.expected) == ("on pace", 50, 679)
    assert found.sentence == (
        "679 at 1 January 2026, 135 more a year so far; "
        "1,219 by 1 January 2030 needs 135 more a year from here: on pace"
    )


def test_a_pledge_behind_needs_a_faster_pace_from_now() -> None:
    found = pace(baseline=139, baseline_at=START, target=1219, due=DUE, latest=239, latest_at=HALF)
    assert (found.status, found.so_far, found.needed_now) == ("behind", 25, 245)
    assert found.done == Fraction(100 * 100, 1080)


def test_a_pledge_to_bring_a_number_down_has_negative_paces() -> None:
    found = pace(baseline=80, baseline_at=START, target=0, due=DUE, latest=32, latest_at=HALF)
    assert (found.status, found.needed_from_start, found.so_far, found.needed_now) == ("on pace", -10, -12, -8)
    assert "12 fewer a year so far" in found.sentence


def test_a_baseline_of_zero_is_like_any_other() -> None:
    found = pace(baseline=0, baseline_at=START, target=8000, due=DUE, latest=3000, latest_at=HALF)
    assert (found.status, found.needed_from_start, found.so_far, found.needed_now) == ("behind", 1000, 750, 1250)


def test_a_pledge_without_a_later_figure_says_that_its_pace_is_not_known() -> None:
    found = pace(baseline=139, baseline_at=START, target=1219, due=DUE)
    assert (found.status, found.so_far, found.needed_now) == ("not known", None, 135)
    assert found.sentence == (
        "1,219 by 1 January 2030 needs 135 more a year; no figure since the baseline, so the pace is not known"
    )
    same_day = pace(baseline=139, baseline_at=START, target=1219, due=DUE, latest=139, latest_at=START)
    assert (same_day.status, same_day.so_far) == ("not known", None)


@pytest.mark.parametrize(("latest", "status"), [("1219", "met"), ("1300", "met"), ("1218", "overdue")])
def test_at_its_date_a_pledge_is_met_or_overdue(latest: str, status: str) -> None:
    found = pace(baseline=139, baseline_at=START, target=1219, due=DUE, latest=latest, latest_at=DUE)
    assert (found.status, found.needed_now) == (status, None)


def test_a_pledge_met_early_is_met() -> None:
    found = pace(baseline=10, baseline_at=START, target=5, due=DUE, latest="4.5", latest_at=HALF)
    assert found.status == "met"
    assert found.sentence == "4.5 at 1 January 2026: the target of 5 is met"


def test_dates_that_run_backwards_are_refused() -> None:
    with pytest.raises(ValueError, match="not after its baseline"):
        pace(baseline=1, baseline_at=DUE, target=2, due=START)
    with pytest.raises(ValueError, match="before the baseline"):
        pace(baseline=1, baseline_at=HALF, target=2, due=DUE, latest=1, latest_at=START)
    with pytest.raises(ValueError, match="both"):
        pace(baseline=1, baseline_at=START, target=2, due=DUE, latest=1)
