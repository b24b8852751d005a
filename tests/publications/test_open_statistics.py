"""Open data of what the figures support: verdicts, control charts, comparisons, funnels, and themes."""

from __future__ import annotations

import datetime as dt
from typing import Any

import msgspec
import pytest
from reports import factory
from reports.made_series import measured, series, with_statistics

from goldenthread.publications.opendata import TABLES
from goldenthread.reports.facts import QuarterFacts
from goldenthread.reports.statistics import statistics_of, sum_up
from goldenthread.reports.statistics.measured import Neighbours

STEADY = [50, 52, 49, 51, 50, 48, 51, 50, 49, 52, 50, 51, 49, 62]


@pytest.fixture(scope="module")
def facts() -> QuarterFacts:
    """A quarter with an indicator that has everything there may be."""
    parts = {"numerator": "62", "denominator": "100"}
    others: dict[str, Any] = {f"E0600{n:04d}": (n + 20, 2 * n + 40) for n in range(12)}
    near = Neighbours("CIPFA", dt.date(2022, 3, 1), frozenset(list(others)[:5]))
    values = [None if at < 4 else value for at, value in enumerate([0, 0, 0, 0, *STEADY])]
    base: dict[str, Any] = {"unit": "percent", "result_fields": parts, "target": "60"}
    found = measured(values, **base)
    made = measured(values, own_area="E09000009", neighbours=(near,), series=(series(found, others),), **base)
    indicator = with_statistics(made, statistics_of(made))
    whole = factory.quarter(indicators=[indicator])
    theme = msgspec.structs.replace(whole.themes()[0], statistics=sum_up("Living well", [indicator]))
    pillar = msgspec.structs.replace(whole.plans[0].pillars[0], themes=[theme])
    plan = msgspec.structs.replace(whole.plans[0], pillars=[pillar])
    return msgspec.structs.replace(whole, plans=[plan])


def rows(facts: QuarterFacts, name: str) -> list[dict[str, str | None]]:
    table = next(table for table in TABLES if table.name == name)
    names = [column for column, _ in table.columns]
    return [dict(zip(names, row, strict=True)) for row in table.rows(facts)]


def test_each_verdict_is_a_row_with_its_sentence_its_certainty_or_its_reason(facts: QuarterFacts) -> None:
    found = {row["about"]: row for row in rows(facts, "verdicts")}
    assert list(found) == ["change", "assurance", "interval", "trend", "outturn", "funnel"]
    change, trend = found["change"], found["trend"]
    assert (change["verdict"], change["certainty"], change["method"]) == ("improvement", "signal", "mdc-7")
    assert (change["lower"], change["upper"]) == ("43.6", "58.4")
    assert (found["interval"]["lower"], found["interval"]["method"]) == ("52.2", "wilson")
    assert (trend["verdict"], trend["certainty"]) == (None, "not known")
    assert "cannot be worked out, because" in (trend["reason"] or "")


def test_each_point_of_a_control_chart_is_a_row_with_the_limits_of_its_phase(facts: QuarterFacts) -> None:
    points = rows(facts, "control-points")
    assert len(points) == 14
    assert (points[-1]["judgement"], points[-1]["rules"], points[-1]["mean"]) == ("improvement", "limit high", "51.0")
    assert {point["upper_limit"] for point in points} == {"58.4"}


def test_a_comparison_is_with_a_group_and_never_with_a_council_that_could_be_ranked(facts: QuarterFacts) -> None:
    england, near = rows(facts, "comparisons")
    assert (england["group"], england["figure"], england["others"]) == ("England", "50", "12")
    assert (near["group"], near["neighbours_made"]) == ("CIPFA, March 2022", "2022-03-01")
    for table in TABLES:
        for row in table.rows(facts):
            assert not any("E0600" in (cell or "") for cell in row), table.name


def test_a_funnels_limits_are_given_by_size_without_any_areas_figure(facts: QuarterFacts) -> None:
    lines = rows(facts, "funnel-limits")
    assert [line["average"] for line in lines] == [lines[0]["average"]] * len(lines)
    assert (lines[0]["size"], lines[-1]["size"]) == ("40", "100")


def test_a_theme_is_counted(facts: QuarterFacts) -> None:
    (theme,) = rows(facts, "theme-verdicts")
    assert (theme["indicators"], theme["better"], theme["not_known"]) == ("1", "1", "0")


def test_editions_frozen_before_there_were_statistics_have_no_rows() -> None:
    old = factory.quarter()
    for name in ("verdicts", "control-points", "comparisons", "funnel-limits", "theme-verdicts"):
        assert rows(old, name) == []
