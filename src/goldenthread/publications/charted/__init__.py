"""The charts of an indicator: each from its published facts alone, to be seen, read as a table, and taken away."""

from __future__ import annotations

from goldenthread.publications.charted.ahead import pace_shown, year_shown
from goldenthread.publications.charted.beside import beside_shown
from goldenthread.publications.charted.control import control_shown
from goldenthread.publications.charted.funnel import funnel_shown
from goldenthread.publications.charted.over_time import results_shown
from goldenthread.publications.charted.shown import NARROW, WIDE, Shown
from goldenthread.publications.edition import Edition
from goldenthread.reports.facts import IndicatorFacts

__all__ = ["NARROW", "WIDE", "Shown", "chart_of", "charts_of", "first_of"]

KINDS = {
    "control": control_shown,
    "results": results_shown,
    "benchmarks": beside_shown,
    "funnel": funnel_shown,
    "forecast": year_shown,
    "pace": pace_shown,
}


def charts_of(edition: Edition, indicator: IndicatorFacts) -> dict[str, Shown]:
    """Every chart that can be drawn of an indicator, by its name in addresses."""
    made = ((kind, make(edition, indicator)) for kind, make in KINDS.items())
    return {kind: shown for kind, shown in made if shown is not None}


def chart_of(edition: Edition, indicator: IndicatorFacts, kind: str) -> Shown | None:
    """One chart by its name; None where there is no such chart, or it cannot be drawn."""
    make = KINDS.get(kind)
    return make(edition, indicator) if make else None


def first_of(indicator: IndicatorFacts, charts: dict[str, Shown]) -> Shown | None:
    """The chart that a page opens with: the control chart where it gives a verdict, else the results."""
    judged = indicator.statistics is not None and indicator.statistics.control.variation is not None
    order = ("control", "results") if judged else ("results", "control")
    return next((charts[kind] for kind in order if kind in charts), next(iter(charts.values()), None))
