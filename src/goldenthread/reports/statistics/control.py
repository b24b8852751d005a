"""An indicator's control chart: limits, phases, what each point breaks, and the two verdicts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from goldenthread.dates import Quarter
from goldenthread.measures import spc
from goldenthread.measures.figures import half_up
from goldenthread.reports.facts import (
    ChartEventFacts,
    ControlFacts,
    ControlPhaseFacts,
    ControlPointFacts,
    RebaseSuggestionFacts,
)
from goldenthread.reports.statistics.measured import Measured
from goldenthread.reports.statistics.points import AS_REPORTED, Charted, charted
from goldenthread.reports.statistics.shown import because, text, tried

TRIAL_LIMITS_FROM = 5
"""Fewest points for trial limits to be drawn; a verdict needs those of the preset."""


def control(measured: Measured) -> ControlFacts:
    """The control chart, or the points alone with why there are no limits."""
    points = charted(measured)
    if points.reason or not any(value is not None for value in points.values):
        return _without_limits(measured, points, because(points.reason or "no result is held"))
    chart, reason = tried(lambda: _drawn(measured, points))
    if chart is None:
        return _without_limits(measured, points, reason)
    return _facts(measured, points, chart)


def _drawn(measured: Measured, points: Charted) -> spc.Chart:
    rules, latest = measured.rules, measured.latest
    target = None
    if points.how == AS_REPORTED and latest is not None and latest.assessment.target_kind == "number":
        target = latest.target.value if latest.target else None
    floor, ceiling = _ends(measured, points)
    return spc.xmr(
        [None if value is None else float(value) for value in points.values],
        preset=rules.preset,
        polarity=measured.facts.polarity,
        target=None if target is None else float(Decimal(target)),
        rebase_at=_phases_start(measured, points),
        exclude={points.periods.index(p): why for p, why in measured.excluded.items() if p in points.periods},
        fix_after=rules.fix_after,
        floor=_number(floor),
        ceiling=_number(ceiling),
        min_points=rules.least,
    )


def _ends(measured: Measured, points: Charted) -> tuple[Decimal | None, Decimal | None]:
    """What the measure cannot pass: as people said, or 0 and 100 of a percentage that has never been outside them."""
    rules = measured.rules
    if rules.floor is not None or rules.ceiling is not None or measured.facts.unit != "percent":
        return rules.floor, rules.ceiling
    inside = all(value is None or 0 <= value <= 100 for value in points.values)
    return (Decimal(0), Decimal(100)) if inside else (None, None)


def _number(end: Decimal | None) -> float | None:
    """A whole one stays whole, so that a message about it reads as it was written."""
    return None if end is None else int(end) if end == int(end) else float(end)


def _place(event: ChartEventFacts, points: Charted) -> int | None:
    """The first point whose quarter ends on the day of an event or later."""
    return next((at for at, p in enumerate(points.periods) if Quarter.parse(p).end.isoformat() >= event.date), None)


def _phases_start(measured: Measured, points: Charted) -> dict[int, str]:
    starts: dict[int, str] = {}
    for event in measured.events:
        at = _place(event, points) if event.starts_phase else None
        if at:
            said = f"{event.title}: {event.reason}" if event.reason else event.title
            starts[at] = f"{starts[at]}; {said}" if at in starts else said
    return starts


def _facts(measured: Measured, points: Charted, chart: spc.Chart) -> ControlFacts:
    known = chart.variation is not None
    decimals = _decimals(measured, points, chart)
    latest = max((-int(v.as_tuple().exponent) for v in points.values if v is not None), default=0)
    speaker = measured.speaking(decimals)
    said = speaker.chart(chart) if known else speaker.unknown("variation", chart.variation_reason)
    enough = sum(point.judgement is not None for point in chart.points) >= TRIAL_LIMITS_FROM
    idea = spc.suggest_rebase(chart) if known else None
    return ControlFacts(
        **_head(measured, points, max(decimals, latest)),
        target=None if chart.target is None else _target(measured),
        points=[_point(points, point, known) for point in chart.points],
        phases=[_phase(points, phase, decimals, enough) for phase in chart.phases],
        events=_events(measured, points),
        suggestion=None if idea is None else RebaseSuggestionFacts(
            period=points.periods[idea.position], direction=idea.direction, points=idea.points, reason=idea.reason
        ),
        variation=chart.variation,
        direction=chart.variation_direction or None,
        basis=chart.variation_reason if known else None,
        assurance=chart.assurance,
        assurance_reason=chart.assurance_reason or None,
        reason=None if known else chart.variation_reason,
        certainty=said.certainty,
        sentence=said.text,
    )  # fmt: skip


def _target(measured: Measured) -> str | None:
    latest = measured.latest
    return latest.target.value if latest is not None and latest.target is not None else None


def _head(measured: Measured, points: Charted, decimals: int) -> dict[str, Any]:
    """How the chart was made."""
    preset, rules = spc.PRESETS[measured.rules.preset], measured.rules
    floor, ceiling = _ends(measured, points)
    return {
        "preset": preset.name, "preset_words": preset.words, "charted": points.how, "decimals": decimals,
        "least": rules.least or preset.icon_points, "fix_after": rules.fix_after,
        "floor": None if floor is None else format(floor, "f"),
        "ceiling": None if ceiling is None else format(ceiling, "f"),
    }  # fmt: skip


def _decimals(measured: Measured, points: Charted, chart: spc.Chart) -> int:
    """Decimals for means and limits: enough that no point stands on another side of one than before rounding."""
    least = measured.decimals + 1
    lines = [
        (Decimal(repr(line)), [value for value in points.values[phase.start : phase.end + 1] if value is not None])
        for phase in chart.phases
        for line in (phase.mean, phase.lower, phase.upper)
        if line is not None
    ]
    return next((d for d in range(least, least + 4) if all(_kept(*line, d) for line in lines)), least + 4)


def _kept(line: Decimal, values: list[Decimal], decimals: int) -> bool:
    """Whether every value stands on the same side of a line when the line is rounded."""
    rounded = half_up(line, decimals)
    low, high = min(line, rounded), max(line, rounded)
    return low == high or not any(low <= value <= high for value in values)


def _point(points: Charted, point: spc.Point, known: bool) -> ControlPointFacts:
    value = points.values[point.position]
    special = known and point.cause != "none"
    return ControlPointFacts(
        period=points.periods[point.position],
        key=points.keys[point.position],
        value=None if value is None else format(value, "f"),
        phase=point.phase,
        rules=list(point.rules) if known else [],
        cause=point.cause if special else None,
        direction=point.direction if special else None,
        judgement=point.judgement if known else None,
        excluded=point.excluded,
    )


def _phase(points: Charted, phase: spc.Phase, decimals: int, enough: bool) -> ControlPhaseFacts:
    lines = (phase.mean, phase.lower, phase.upper, phase.lower_warning, phase.upper_warning)
    mean, lower, upper, low, high = (text(line, decimals) if enough else None for line in lines)
    return ControlPhaseFacts(
        starts=points.periods[phase.start], ends=points.periods[phase.end], points=phase.points,
        based_on=phase.based_on, mean=mean, lower=lower, upper=upper, lower_warning=low, upper_warning=high,
        provisional=phase.provisional, reason=phase.reason or None,
    )  # fmt: skip


def _events(measured: Measured, points: Charted) -> list[ChartEventFacts]:
    """Every event up to the quarter with the point it falls to; an event before the first point falls to none."""
    placed = []
    for event in measured.events:
        at = _place(event, points)
        begins = Quarter.parse(points.periods[0]).start.isoformat() if points.periods else ""
        period = points.periods[at] if at is not None and event.date >= begins else None
        placed.append(ChartEventFacts(
            date=event.date, period=period, kind=event.kind, title=event.title, starts_phase=event.starts_phase,
            reason=event.reason, citation=event.citation,
        ))  # fmt: skip
    return placed


def _without_limits(measured: Measured, points: Charted, reason: str) -> ControlFacts:
    """The points alone."""
    known = [value for value in points.values if value is not None]
    alone = [
        ControlPointFacts(
            period=period, key=key, value=None if value is None else format(value, "f"), phase=0, rules=[], cause=None,
            direction=None, judgement=None, excluded=measured.excluded.get(period),
        )
        for period, key, value in zip(points.periods, points.keys, points.values, strict=True)
    ]  # fmt: skip
    whole = ControlPhaseFacts(
        starts=points.periods[0] if points.periods else "", ends=points.periods[-1] if points.periods else "",
        points=len(known), based_on=0, mean=None, lower=None, upper=None, lower_warning=None, upper_warning=None,
        provisional=True, reason=None,
    )  # fmt: skip
    said = measured.speaker.unknown("variation", reason)
    return ControlFacts(
        **_head(measured, points, measured.decimals),
        target=None, points=alone, phases=[whole] if alone else [], events=_events(measured, points), suggestion=None,
        variation=None, direction=None, basis=None, assurance=None, assurance_reason=None, reason=reason,
        certainty=said.certainty, sentence=said.text,
    )  # fmt: skip
