"""From the record to the statistics: what people decided and others published, as known at the moment, and no later."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from goldenthread.dates import Quarter
from goldenthread.performance.models import (
    ChartEvent,
    ChartSetting,
    ComparatorValue,
    ExcludedPoint,
    NeighbourSet,
    PublishedLimits,
)
from goldenthread.reports.facts import StatisticsFacts

from . import gather_record as made

pytestmark = pytest.mark.django_db
STEADY = [50, 52, 49, 51, 50, 48, 51, 50, 49, 52, 50, 51, 49, 62]
LATER = made.day("2024-03-01")


def visits(values: list[int] | None = None, **given: Any) -> Any:
    """An indicator with results up to Q2 2023-24, one a quarter."""
    indicator = made.indicator("visits", **given)
    values = STEADY if values is None else values
    for back, value in enumerate(reversed(values)):
        made.result(indicator, str(Quarter.parse(made.QUARTER).shift(-back)), str(value))
    return indicator


def found(known_at: dt.datetime | None = None, period: str = made.QUARTER) -> StatisticsFacts:
    (indicator,) = made.facts(period, known_at).indicators
    assert indicator.statistics is not None
    return indicator.statistics


def test_an_indicator_has_its_statistics_and_its_theme_has_them_summed_up() -> None:
    visits()
    facts = made.facts()
    assert facts.indicators[0].statistics is not None
    assert facts.indicators[0].statistics.control.variation == "improvement"
    (theme,) = facts.themes()
    assert theme.statistics is not None
    assert theme.statistics.sentence == (
        "1 of 1 indicator of The theme changed for the better beyond chance and none for the worse."
    )


def test_a_report_seen_from_an_earlier_moment_knows_nothing_of_what_was_decided_since() -> None:
    indicator = visits()
    day = {"happened_on": dt.date(2022, 7, 4), "title": "A new pool"}
    made.fact(ChartEvent, indicator=indicator, starts_phase=True, reason="It doubled", known_from=LATER, **day)
    made.fact(ChartSetting, indicator=indicator, preset="ptd", reason="As agreed", known_from=LATER)
    made.fact(ExcludedPoint, indicator=indicator, period="2022-23 Q1", reason="Closed", known_from=LATER)
    then, now = found(LATER - dt.timedelta(days=1)), found(LATER)
    assert (then.control.preset, len(then.control.phases), then.control.events) == ("mdc-7", 1, [])
    assert (now.control.preset, len(now.control.phases)) == ("ptd", 2)
    assert now.control.phases[1].reason == "A new pool: It doubled"
    assert [point.excluded for point in now.control.points if point.excluded] == ["Closed"]


def test_an_event_that_was_withdrawn_or_lies_ahead_is_not_on_the_chart() -> None:
    indicator = visits()
    fields = {"indicator": indicator, "starts_phase": True, "reason": "It doubled"}
    made.fact(ChartEvent, happened_on=dt.date(2022, 7, 4), title="A new pool", **fields)
    made.fact(ChartEvent, happened_on=dt.date(2022, 7, 4), title="A new pool", version=2, withdrawn=True, **fields)
    made.fact(ChartEvent, happened_on=dt.date(2023, 10, 1), title="A newer pool", **fields)
    assert found().control.events == []


def test_published_limits_reach_the_interval_with_their_source() -> None:
    indicator = visits([91])
    paper = made.source("ohid", title="Fingertips")
    limits = {"lower": Decimal("89.9"), "upper": Decimal("92.3")}
    made.fact(PublishedLimits, indicator=indicator, period=made.QUARTER, source=paper, **limits)
    interval = found().interval
    assert (interval.lower, interval.upper, interval.method) == ("89.9", "92.3", "published")
    assert interval.citation is not None
    assert interval.citation.title == "Fingertips"


def test_comparators_of_the_same_period_give_medians_and_a_revision_counts_from_when_it_was_known() -> None:
    indicator = visits([95])
    made.comparator(indicator, {"E09000003": "1", **{f"E0900001{n}": str(80 + n) for n in range(5)}})
    revised = ComparatorValue.objects.get(area__code="E09000012")
    copy = {name: getattr(revised, name) for name in ("series", "area", "covers", "covers_start", "covers_end")}
    made.fact(ComparatorValue, value=Decimal(99), known_from=LATER, version=2, **copy)
    then = found(LATER - dt.timedelta(days=1)).comparisons
    assert [(each.kind, each.figure, each.others) for each in then] == [("england", "82", 5), ("london", "82", 5)]
    assert found(LATER).comparisons[0].figure == "83"


def test_comparators_of_another_period_are_named_and_not_compared() -> None:
    indicator = visits([95])
    covers = (dt.date(2022, 4, 1), dt.date(2023, 3, 31))
    made.comparator(indicator, {"E09000003": "1", "E09000004": "80"}, covers=covers)
    (each,) = found().comparisons
    assert each.figure is None
    assert "cannot be worked out" in each.sentence


def test_neighbours_are_those_of_the_latest_set_that_had_been_made_by_the_moment() -> None:
    indicator = visits([95])
    codes = [f"E0900001{n}" for n in range(6)]
    made.comparator(indicator, {"E09000003": "1", **{code: str(80 + n) for n, code in enumerate(codes)}})
    own = ComparatorValue.objects.get(area__code="E09000003").area
    for date, some in (("2022-03-01", codes[:4]), ("2023-12-01", codes[2:])):
        day = dt.date.fromisoformat(date)
        NeighbourSet.objects.create(area=own, model="CIPFA", made=day, neighbours=some, known_from=made.KNOWN)
    early = next(each for each in found(made.KNOWN).comparisons if each.kind == "neighbours")
    late = next(each for each in found(LATER).comparisons if each.kind == "neighbours")
    assert (early.neighbours_made, early.figure) == ("2022-03-01", "81.5")
    assert (late.neighbours_made, late.figure) == ("2023-12-01", "83.5")


def test_a_target_of_a_later_year_is_what_progress_is_made_to() -> None:
    indicator = visits([40, 41, 42, 43, 44, 45, 46], unit="percent", result_kind="snapshot")
    made.target(indicator, "2025-26", "60")
    progress = found().progress
    assert progress is not None
    assert (progress.target, progress.target_period, progress.due) == ("60", "2025-26", "2026-03-31")
