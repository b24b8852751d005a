"""Progress to a dated target, by fractions worked out by hand and by Eurostat's formula."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures.problems import MeasureError
from goldenthread.measures.progress import Progress, progress

START, DUE = date(2020, 4, 1), date(2030, 4, 1)


def at(latest: object, when: date, baseline: object = 0, target: object = 100, **more: object) -> Progress:
    return progress(
        baseline=baseline, baseline_at=START, target=target, due=DUE, latest=latest, latest_at=when, **more
    )  # type: ignore[arg-type]  # fmt: skip


def test_barnets_charging_points() -> None:
    # DOMAIN §1: 1,219 by 2030, about 139 now. By hand: half the time, a quarter of the way.
    found = progress(
        baseline=139, baseline_at=date(2022, 1, 1), target=1219, due=date(2030, 1, 1), latest=409,
        latest_at=date(2026, 1, 1),
    )  # fmt: skip
    assert found.share_done == Fraction(1, 4)
    assert found.share_of_time == Fraction(1461, 2922) == Fraction(1, 2)
    assert (found.ratio, found.verdict) == (Fraction(1, 2), "behind")
    assert found.at_due == 139 + 2 * 270
    assert found.shortfall == 1219 - 679
    assert found.pace is not None
    assert found.pace.needed_from_start == 135


@pytest.mark.parametrize(
    ("latest", "verdict"),
    [
        (50, "on track"), (Decimal("47.5"), "on track"), ("47.4", "behind"), ("0.6", "behind"),
        ("0.4", "hardly moving"),
        (0, "hardly moving"), ("-0.4", "hardly moving"), (-3, "moving away"), (100, "met"), (130, "met"),
    ],
)  # fmt: skip
def test_verdicts_half_way_through(latest: object, verdict: str) -> None:
    # Eurostat's bounds: 95% of the pace needed is on track; 50 of 100 is needed at half time
    assert at(latest, date(2025, 4, 1)).verdict == verdict


def test_after_the_due_date_it_is_met_or_overdue() -> None:
    assert at(100, date(2030, 4, 1)).verdict == "met"
    assert at(99, date(2030, 4, 1)).verdict == "overdue"


def test_a_baseline_of_zero_and_a_target_of_zero_are_like_any_other() -> None:
    up = at(25, date(2025, 4, 1), 0, 100)
    down = at(75, date(2025, 4, 1), 100, 0)
    assert up.ratio == down.ratio
    assert up.verdict == down.verdict == "behind"
    assert (up.growth.so_far, down.growth.so_far) == (None, None)
    assert "baseline is not above zero" in up.growth.reason
    assert "target is not above zero" in down.growth.reason


def test_a_figure_to_be_held_at_zero() -> None:
    kept = at(0, date(2025, 4, 1), 0, 0, polarity="smaller")
    slipped = at(2, date(2025, 4, 1), 0, 0, polarity="smaller")
    assert (kept.verdict, slipped.verdict) == ("met", "moving away")
    assert (slipped.ratio, slipped.share_done) == (None, None)
    assert "to be held" in slipped.reason
    assert at(-2, date(2025, 4, 1), 0, 0).verdict == "moving away"


def test_compound_growth_is_eurostats() -> None:
    # (y / y0)^(1 / years) - 1: from 100 to 150 in ten years, 110 after five
    found = at(110, date(2025, 4, 1), 100, 150)
    ten, five = 3652 / 365.25, 1826 / 365.25
    assert found.growth.needed == pytest.approx(1.5 ** (1 / ten) - 1)
    assert found.growth.so_far == pytest.approx(1.1 ** (1 / five) - 1)
    assert found.growth.ratio == pytest.approx((1.1 ** (1 / five) - 1) / (1.5 ** (1 / ten) - 1))


def test_no_figure_since_the_baseline_is_not_known() -> None:
    found = progress(baseline=5, baseline_at=START, target=9, due=DUE)
    assert (found.verdict, found.ratio, found.at_due) == ("not known", None, None)
    assert at(5, START, 5, 9).verdict == "not known"


@pytest.mark.parametrize(("polarity", "target"), [("bigger", 50), ("smaller", 150)])
def test_a_polarity_that_contradicts_its_target_gets_no_answer(polarity: str, target: int) -> None:
    found = at(90, date(2025, 4, 1), 100, target, polarity=polarity)
    assert found.verdict == "cannot be worked out"
    assert (found.pace, found.ratio, found.at_due) == (None, None, None)
    assert found.reason.startswith("cannot be worked out, because")


@given(st.integers(-500, 500), st.integers(-500, 500), st.integers(-500, 500), st.integers(1, 3600))
def test_turning_everything_upside_down_changes_no_verdict(baseline: int, target: int, latest: int, days: int) -> None:
    when = date.fromordinal(START.toordinal() + days)
    if target == baseline:
        return
    one, other = at(latest, when, baseline, target), at(-latest, when, -baseline, -target)
    assert (one.verdict, one.ratio, one.share_done) == (other.verdict, other.ratio, other.share_done)
    scaled = at(latest * 8, when, baseline * 8, target * 8)
    assert (scaled.verdict, scaled.ratio) == (one.verdict, one.ratio)


def test_a_float_stands_for_the_decimal_it_is_written_as() -> None:
    assert at(0.3, date(2025, 4, 1), 0.1, 0.7) == at("0.3", date(2025, 4, 1), "0.1", "0.7")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"baseline": float("nan")}, "not a number"),
        ({"target": float("inf")}, "not a number"),
        ({"latest": "many"}, "not a number"),
        ({"latest": True}, "not a number"),
        ({"due": START}, "not after"),
        ({"latest_at": None}, "both"),
        ({"latest_at": date(2019, 1, 1)}, "before the baseline"),
        ({"polarity": "up"}, "bigger"),
    ],
)
def test_bad_targets_are_refused(changes: dict[str, object], said: str) -> None:
    given_: dict[str, object] = {
        "baseline": 1, "baseline_at": START, "target": 9, "due": DUE, "latest": 3, "latest_at": date(2025, 4, 1),
    }  # fmt: skip
    with pytest.raises(MeasureError, match=said):
        progress(**(given_ | changes))  # type: ignore[arg-type]


def test_sevenfold_in_a_day_has_no_yearly_growth_rate() -> None:
    # 7 to the power 365 has 309 digits: no figure a person can use, and more than a float can hold.
    made = progress(
        baseline=1, baseline_at=date(2023, 4, 1), target=2, due=date(2024, 4, 1), latest=7, latest_at=date(2023, 4, 2)
    )
    assert made.growth.so_far is None
    assert "too short" in made.growth.reason
