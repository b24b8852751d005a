"""An indicator's results over time, with their targets and ratings; a single figure beside its target."""

from __future__ import annotations

from typing import Any

from goldenthread.design.charts import Palette
from goldenthread.publications.cells import figure, gap, numeric, rating_mark, sentence, target_words
from goldenthread.publications.charted.shown import NARROW, Shown
from goldenthread.publications.charting import results_drawing, series_of
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata import performance
from goldenthread.reports.facts import IndicatorFacts


def results_shown(edition: Edition, indicator: IndicatorFacts) -> Shown | None:
    """The chart of results; None where one figure stands alone, with no target to stand beside."""
    single = len(indicator.results) == 1
    if not indicator.results or (single and series_of(edition.facts, indicator).points[0].target is None):
        return None
    latest = indicator.results[-1]

    def draw(*, id: str, width: int, palette: Palette) -> str:
        return results_drawing(edition.facts, indicator, id=id, width=width, palette=palette, few=width <= NARROW)

    with_target = any(result.assessment.target_kind == "number" for result in indicator.results)
    what = "beside its target" if single else "over time"
    unit = f" ({indicator.unit_label})" if indicator.unit_label else ""
    return Shown(
        "results",
        "Against its target" if with_target else "Over time",
        f"{indicator.title} {what}{unit}",
        draw,
        sentence(latest.assessment.sentence),
        ("Period", "Result", "Target", "Rating"),
        ("", "numeric", "numeric"),
        lambda: _cells(edition, indicator),
        performance.RESULTS,
        lambda: [performance.result_row(indicator, result) for result in indicator.results],
        [result.citation for result in indicator.results],
    )


def _cells(edition: Edition, indicator: IndicatorFacts) -> list[list[Any]]:
    """The periods of the chart, the latest first, with its gaps."""
    held = {result.period: result for result in indicator.results}
    rows: list[list[Any]] = []
    for point in reversed(series_of(edition.facts, indicator).points):
        result = held.get(point.label)
        if result is None:
            rows.append([point.label, numeric(gap("No result")), numeric(gap("–")), gap("–")])
            continue
        shown = (figure(edition, indicator, result), target_words(indicator, result))
        rows.append([point.label, *map(numeric, shown), rating_mark(result.assessment)])
    return rows
