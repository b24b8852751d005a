"""An indicator's control chart, from the statistics frozen with the quarter."""

from __future__ import annotations

from typing import Any

from django.utils.html import format_html

from goldenthread.design.charts import Control, ControlEvent, ControlPhase, ControlPoint, control_chart
from goldenthread.design.status import status_mark
from goldenthread.publications.cells import day, gap, link, numeric, sentence
from goldenthread.publications.charted.shown import Shown, decimal
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata.columns import Columns, Row
from goldenthread.reports.compose.control import CAUSES, limits_of
from goldenthread.reports.compose.wording import unit_of, value_words
from goldenthread.reports.facts import ControlFacts, ControlPhaseFacts, ControlPointFacts, IndicatorFacts

COLUMNS: Columns = (
    ("indicator", "The indicator's reference"),
    ("period", "The period, oldest first"),
    ("key", "The key of the result, the same in every file; empty for a gap"),
    ("value", "The figure as charted; empty for a gap"),
    ("judgement", "common cause, improvement, concern or special cause; empty where none is given"),
    ("cause", "The rule that outranks the others it breaks: limit, trend, two of three or shift"),
    ("direction", "high or low; of a trend, rising is high"),
    ("rules", "Every rule it breaks"),
    ("left_out", "Why it is left out of the mean and the limits; empty where it counts"),
    ("mean", "The mean of its phase"),
    ("lower_limit", "The lower limit of its phase"),
    ("upper_limit", "The upper limit of its phase"),
    ("lower_warning", "The lower warning limit, two thirds of the way"),
    ("upper_warning", "The upper warning limit, two thirds of the way"),
    ("phase", "Its phase, 1 and up"),
    ("phase_reason", "Why the phase starts"),
    ("target", "Its numeric target"),
    ("preset", "The name of the set of rules"),
    ("charted", "What is charted: as reported, or each quarter alone"),
)


def control_shown(edition: Edition, indicator: IndicatorFacts) -> Shown | None:
    """The control chart; None where there are no limits to draw."""
    found = limits_of(indicator)
    if found is None:
        return None
    targets = _targets(indicator, found)
    chart = _chart(indicator, found, targets)
    keys = {point.key for point in found.points}
    return Shown(
        "control",
        "What it usually does",
        f"{indicator.title}: what it usually does",
        lambda **how: control_chart(chart, **how),
        sentence(found.sentence),
        ("Period", "Result", "What it means", "Mean", "Limits"),
        ("", "numeric", "", "numeric", "numeric"),
        lambda: _cells(edition, indicator, found),
        COLUMNS,
        lambda: [_row(indicator, found, point, targets.get(point.period)) for point in found.points],
        [result.citation for result in indicator.results if result.key in keys],
        [rules_words(found)],
    )


def rules_words(found: ControlFacts) -> str:
    """The rules that a chart was made by, and what was charted."""
    charted = "" if found.charted == "as reported" else f" Charted: {found.charted}."
    fixed = f" Limits come from the first {found.fix_after} points of each phase." if found.fix_after else ""
    return f"Rules “{found.preset}”: {sentence(found.preset_words)}{charted}{fixed}"


def cause_words(point: ControlPointFacts) -> str:
    """The rule a point breaks, in words; nothing where it breaks none."""
    return CAUSES.get((point.cause or "", point.direction or ""), "")


def _chart(indicator: IndicatorFacts, found: ControlFacts, targets: dict[str, str]) -> Control:
    places = {point.period: at for at, point in enumerate(found.points)}
    provisional = {result.key for result in indicator.results if result.provisional}
    points = [
        ControlPoint(
            point.period,
            decimal(point.value),
            point.judgement or "",
            cause_words(point),
            decimal(targets.get(point.period)),
            point.excluded or "",
            point.key in provisional,
        )
        for point in found.points
    ]
    events = [
        ControlEvent(places[event.period], event.title, day(event.date))
        for event in found.events
        if event.period in places and not event.starts_phase
    ]
    phases = [_phase(phase, places) for phase in found.phases]
    return Control(
        indicator.title, points, phases, unit_of(indicator), events, found.preset_words, sentence(found.sentence)
    )


def _phase(phase: ControlPhaseFacts, places: dict[str, int]) -> ControlPhase:
    return ControlPhase(
        places[phase.starts],
        places[phase.ends],
        decimal(phase.mean),
        decimal(phase.lower),
        decimal(phase.upper),
        decimal(phase.lower_warning),
        decimal(phase.upper_warning),
        phase.reason or "",
    )


def _targets(indicator: IndicatorFacts, found: ControlFacts) -> dict[str, str]:
    """The numeric target of each period, where results are charted as reported; and the one that is judged against."""
    targets: dict[str, str] = {}
    if found.charted == "as reported":
        for result in indicator.results:
            judged = result.assessment.target_kind == "number" and result.target is not None
            if judged and result.target is not None and result.target.value is not None:
                targets[result.period] = result.target.value
    if found.target is not None and found.points:
        targets[found.points[-1].period] = found.target
    return targets


def _cells(edition: Edition, indicator: IndicatorFacts, found: ControlFacts) -> list[list[Any]]:
    """The table under the chart, the latest first."""
    rows: list[list[Any]] = []
    for point in reversed(found.points):
        phase = found.phase_of(point)
        limits: Any = gap("None")
        if phase.lower is not None and phase.upper is not None:
            limits = f"{value_words(phase.lower, indicator)} to {value_words(phase.upper, indicator)}"
        mean: Any = gap("None") if phase.mean is None else value_words(phase.mean, indicator)
        rows.append([point.period, numeric(_value(edition, indicator, point)), _meaning(point), numeric(mean),
                     numeric(limits)])  # fmt: skip
    return rows


def _value(edition: Edition, indicator: IndicatorFacts, point: ControlPointFacts) -> Any:
    if point.value is None:
        return gap("No result")
    href = edition.figure_url(point.key) if point.key else None
    return link(value_words(point.value, indicator), href, "govuk-link gt-figure-link")


def _meaning(point: ControlPointFacts) -> Any:
    """What a point means, with the rule that says so."""
    if point.excluded:
        return gap(f"Left out of the limits: {point.excluded}")
    if point.value is None:
        return gap("–")
    mark, cause = status_mark(point.judgement or "not-judged", small=True), cause_words(point)
    return format_html('{} <span class="gt-aside gt-aside--wraps">{}</span>', mark, cause) if cause else mark


def _row(indicator: IndicatorFacts, found: ControlFacts, point: ControlPointFacts, target: str | None) -> Row:
    phase = found.phase_of(point)
    return (
        indicator.reference,
        point.period,
        point.key,
        point.value,
        point.judgement,
        point.cause,
        point.direction,
        "; ".join(point.rules),
        point.excluded,
        phase.mean,
        phase.lower,
        phase.upper,
        phase.lower_warning,
        phase.upper_warning,
        str(point.phase + 1),
        phase.reason,
        target,
        found.preset,
        found.charted,
    )
