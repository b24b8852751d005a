"""What an indicator's figures support, in a report: the sentences that are frozen with it, and what cannot be told."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.indicators import result_figure
from goldenthread.reports.compose.wording import anchor_of, capital, ended, keyed_sentence, value_words
from goldenthread.reports.document import Figure, Run, Runs, Text, record_key
from goldenthread.reports.facts import (
    ControlFacts,
    IndicatorFacts,
    IntervalFacts,
    OutturnFacts,
    QuarterFacts,
    StatisticsFacts,
    ThemeFacts,
)

SIGNALS = ("signal", "weak signal")


def write_verdicts(facts: QuarterFacts, indicator: IndicatorFacts, builder: Builder) -> None:
    """What can be said of the latest figure beyond its target, and whether it changed by more than chance."""
    found = indicator.statistics
    if found is None or not indicator.results:
        return
    control = found.control
    if control.reason is None:
        runs = keyed_sentence(ended(control.sentence), _control_figures(indicator, control))
        builder.paragraph([Text("More than chance? ", strong=True), *runs])
    else:
        builder.paragraph([Text("More than chance? ", strong=True), Text(f"That {ended(control.reason)}")])
    for title, sentence, figures in _others(indicator, found):
        builder.paragraph([Text(f"{title} ", strong=True), *keyed_sentence(ended(sentence), figures)])


def _others(indicator: IndicatorFacts, found: StatisticsFacts) -> Iterator[tuple[str, str, list[Figure]]]:
    """What else was worked out: a title, its sentence and the figures it quotes."""
    if found.interval.reason is None:
        yield "How sure?", found.interval.sentence, _interval_figures(indicator, found.interval)
    if found.waves is not None and found.waves.reason is None:
        yield "Since the wave before:", found.waves.sentence, []
    if found.trend.reason is None:
        yield "Over five years:", found.trend.sentence, []
    if found.progress is not None and found.progress.reason is None:
        yield "Pace:", found.progress.sentence, []
    if found.outturn is not None and found.outturn.reason is None:
        past = f" {found.outturn.past.sentence}" if found.outturn.past else ""
        yield "The year:", f"{found.outturn.sentence}{past}", _outturn_figures(indicator, found.outturn)
    if found.funnel is not None and found.funnel.reason is None:
        yield "For its size:", found.funnel.sentence, []


def statistic(indicator: IndicatorFacts, what: str, value: str | None, label: str) -> list[Figure]:
    """A number that was worked out, under its own key; nothing where there is none."""
    if value is None:
        return []
    key = record_key("statistic", indicator.reference, part=what)
    return [Figure(value_words(value, indicator), key, f"{indicator.title}, {label}", home=True)]


def _latest(indicator: IndicatorFacts, period: str | None) -> list[Figure]:
    result = indicator.result_in(period) if period else None
    return [result_figure(indicator, result)] if result else []


def _control_figures(indicator: IndicatorFacts, control: ControlFacts) -> list[Figure]:
    """The latest value and the one line of its phase that the sentence names."""
    judged = [point for point in control.points if point.judgement is not None]
    if not judged:
        return []
    last, phase = judged[-1], control.phase_of(judged[-1])
    side = "upper" if last.direction == "high" else "lower"
    lines = {
        "limit": (f"{side} limit", phase.upper if side == "upper" else phase.lower),
        "two of three": (f"{side} limit", phase.upper if side == "upper" else phase.lower),
        "shift": ("mean", phase.mean),
    }
    name, line = lines.get(last.cause or "", ("", None))
    own = _latest(indicator, last.period) if control.charted == "as reported" else []
    return [*own, *statistic(indicator, anchor_of(name), line, name)]


def _interval_figures(indicator: IndicatorFacts, interval: IntervalFacts) -> list[Figure]:
    return [
        *_latest(indicator, interval.period),
        *statistic(indicator, "interval-lower", interval.lower, "lower limit of its interval"),
        *statistic(indicator, "interval-upper", interval.upper, "upper limit of its interval"),
    ]


def _outturn_figures(indicator: IndicatorFacts, outturn: OutturnFacts) -> list[Figure]:
    return statistic(indicator, "outturn", outturn.value, f"outturn of {outturn.year}")


def write_theme_verdict(facts: QuarterFacts, theme: ThemeFacts, builder: Builder) -> None:
    """How many of a theme's indicators changed beyond chance, and what is said of each that did."""
    if theme.statistics is None or not theme.statistics.indicators:
        return
    builder.paragraph([Text("Beyond chance: ", strong=True), Text(ended(theme.statistics.sentence))])
    builder.items(list(_changed(facts, theme)))


def _changed(facts: QuarterFacts, theme: ThemeFacts) -> Iterator[Runs]:
    for reference in theme.indicators:
        indicator = facts.indicator(reference)
        control = indicator.statistics.control if indicator and indicator.statistics else None
        if indicator is not None and control is not None and control.certainty in SIGNALS:
            latest = [point for point in control.points if point.judgement is not None][-1]
            figures = _latest(indicator, latest.period) if control.charted == "as reported" else []
            runs: list[Run] = keyed_sentence(capital(ended(control.sentence)), figures)
            yield tuple(runs)
