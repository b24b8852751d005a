"""An indicator's control chart in a report, from the statistics frozen with the quarter."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.design.charts import Control, ControlEvent, ControlPhase, ControlPoint
from goldenthread.design.charts.control_small import small_control_chart
from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.charts import description_of, palette_of, size_of
from goldenthread.reports.compose.wording import date_words, ended, unit_of, value_words
from goldenthread.reports.facts import ControlFacts, ControlPhaseFacts, ControlPointFacts, IndicatorFacts, QuarterFacts

CAUSES = {
    ("limit", "high"): "above the upper limit",
    ("limit", "low"): "below the lower limit",
    ("trend", "high"): "in a run of rises",
    ("trend", "low"): "in a run of falls",
    ("two of three", "high"): "two of three near the upper limit",
    ("two of three", "low"): "two of three near the lower limit",
    ("shift", "high"): "in a run above the mean",
    ("shift", "low"): "in a run below the mean",
}


def draw_control(facts: QuarterFacts, indicator: IndicatorFacts, builder: Builder) -> bool:
    """A small control chart. False, and nothing drawn, where there are no limits to draw."""
    found = limits_of(indicator)
    if found is None:
        return False
    chart = control_of(indicator, found)
    identity = f"chart-{indicator.reference}"
    svg = small_control_chart(chart, id=identity, palette=palette_of(facts))
    data = [(p.period, value_words(p.value, indicator) if p.value else "No result") for p in found.points]
    title = f"{indicator.title}: what it usually does (rules “{found.preset}”)"
    builder.chart(title, svg, description_of(svg), size_of(svg), data)
    return True


def limits_of(indicator: IndicatorFacts) -> ControlFacts | None:
    """What an indicator's control chart shows; None where there are no limits to draw."""
    found = indicator.statistics.control if indicator.statistics else None
    return found if found is not None and any(phase.mean is not None for phase in found.phases) else None


def control_of(indicator: IndicatorFacts, found: ControlFacts) -> Control:
    """What the chart is drawn from."""
    places = {point.period: at for at, point in enumerate(found.points)}
    provisional = {result.key for result in indicator.results if result.provisional}
    target = _decimal(found.target)
    last = len(found.points) - 1
    points = [
        ControlPoint(
            point.period, _decimal(point.value), point.judgement or "", cause_words(point),
            target if at == last else _target(indicator, found, point), point.excluded or "", point.key in provisional,
        )
        for at, point in enumerate(found.points)
    ]  # fmt: skip
    events = [
        ControlEvent(places[event.period], event.title, date_words(event.date) or "")
        for event in found.events
        if event.period in places and not event.starts_phase
    ]
    phases = [_phase(phase, places) for phase in found.phases]
    unit, sentence = unit_of(indicator), ended(found.sentence)
    return Control(indicator.title, points, phases, unit, events, found.preset_words, sentence)


def cause_words(point: ControlPointFacts) -> str:
    """The rule a point breaks that outranks the others, in words; nothing where it breaks none."""
    return CAUSES.get((point.cause or "", point.direction or ""), "")


def _target(indicator: IndicatorFacts, found: ControlFacts, point: ControlPointFacts) -> Decimal | None:
    """The number a point's own result was held against, where results are charted as reported."""
    result = indicator.result_in(point.period) if found.charted == "as reported" else None
    if result is None or result.target is None or result.assessment.target_kind != "number":
        return None
    return _decimal(result.target.value)


def _phase(phase: ControlPhaseFacts, places: dict[str, int]) -> ControlPhase:
    return ControlPhase(
        places[phase.starts], places[phase.ends], _decimal(phase.mean), _decimal(phase.lower), _decimal(phase.upper),
        _decimal(phase.lower_warning), _decimal(phase.upper_warning), phase.reason or "",
    )  # fmt: skip


def _decimal(figure: str | None) -> Decimal | None:
    return None if figure is None else Decimal(figure)
