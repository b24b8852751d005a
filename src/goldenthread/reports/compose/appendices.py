"""Appendices B to D: high-level risks by theme, benchmarks, and metrics with nearest neighbours."""

from __future__ import annotations

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.indicators import result_figure
from goldenthread.reports.compose.statuses import status
from goldenthread.reports.compose.wording import (
    NOT_STATED,
    anchor_of,
    capital,
    count,
    covers_words,
    date_words,
    ended,
    sentence_list,
    sources_note,
    value_words,
)
from goldenthread.reports.document import Column, Figure, Runs, Text, record_key
from goldenthread.reports.facts import BenchmarkFacts, IndicatorFacts, QuarterFacts, RiskFacts, RiskScoreFacts

RISK_KINDS = {
    "strategic": "Strategic",
    "business-critical": "Business critical",
    "service": "Service",
    "joint-contract": "Joint or contract",
}
NEIGHBOUR_KINDS = ("neighbours", "england-median")


def write_risks(facts: QuarterFacts, builder: Builder) -> None:
    """Appendix B: risks with a residual score of 15 or more, by theme."""
    high = [risk for risk in facts.risks if risk.high_level]
    if not facts.risks:
        builder.gap(
            f"No risk is held for {facts.period}. That is a gap in the record, not a statement that there are none."
        )
        return
    if not high:
        builder.paragraph(
            f"The record holds {count(len(facts.risks), 'risk')}; none has a residual score of 15 or more."
        )
        return
    builder.paragraph(
        f"{capital(count(len(high), 'risk'))} with a residual score of 15 or more. A score is impact (1 to 5) times "
        "likelihood (1 to 5)."
    )
    placed: set[str] = set()
    for theme in facts.themes():
        chosen = [risk for risk in high if theme.reference in risk.themes]
        if chosen:
            builder.heading(2, theme.title, anchor_of("risks", theme.reference))
            _risk_table(facts, f"High-level risks for {theme.title}, {facts.period}", chosen, builder, placed)
    others = [risk for risk in high if risk.reference not in placed]
    if others:
        builder.heading(2, "Risks under no theme of a current plan", "risks-under-no-theme")
        _risk_table(facts, f"High-level risks under no theme, {facts.period}", others, builder, placed)


def _risk_table(facts: QuarterFacts, caption: str, risks: list[RiskFacts], builder: Builder, placed: set[str]) -> None:
    columns = [
        Column("Risk", 9),
        Column("Kind", 4),
        *(Column(title, 3, "right") for title in ("Inherent", "Residual", "Target")),
        Column("Last review", 4),
    ]
    rows: list[list[Runs]] = []
    for risk in risks:
        owner = f" Owner: {ended(risk.owner)}" if risk.owner else " No owner is stated."
        description = f". {ended(capital(risk.description))}" if risk.description else "."
        scores = [
            _score(facts, risk, kind, first=risk.reference not in placed) for kind in ("inherent", "residual", "target")
        ]
        title = (Text(f"{risk.number} {risk.title}", strong=True), Text(f"{description}{owner}"))
        rows.append([title, (Text(RISK_KINDS.get(risk.kind, risk.kind)),), *scores, _review(facts, risk)])
        placed.add(risk.reference)
    builder.table(caption, columns, rows)
    for risk in risks:
        latest = _latest(facts, risk, "residual")
        if latest and latest.narrative:
            builder.paragraph([Text(f"{risk.number}. ", strong=True), Text(ended(" ".join(latest.narrative.split())))])


def _latest(facts: QuarterFacts, risk: RiskFacts, kind: str) -> RiskScoreFacts | None:
    """The last score of this kind up to the quarter."""
    scores = [score for score in risk.scores if score.score_kind == kind and score.period <= facts.period]
    return scores[-1] if scores else None


def _score(facts: QuarterFacts, risk: RiskFacts, kind: str, first: bool) -> Runs:
    score = _latest(facts, risk, kind)
    if score is None:
        return (Text(NOT_STATED),)
    key = record_key("risk", risk.reference, score.period, kind)
    figure = Figure(str(score.score), key, f"{risk.number}, {kind} score, {score.period}", home=first)
    parts = f" ({score.impact} x {score.likelihood})" if score.impact and score.likelihood else ""
    older = f", from {score.period}" if score.period != facts.period else ""
    return (figure, Text(f"{parts}{older}")) if parts or older else (figure,)


def _review(facts: QuarterFacts, risk: RiskFacts) -> Runs:
    latest = _latest(facts, risk, "residual")
    reviewed = date_words(latest.reviewed_on) if latest else None
    words = Text(reviewed or NOT_STATED)
    return (words, Text(" "), status("overdue")) if risk.review_overdue else (words,)


def write_benchmarks(facts: QuarterFacts, builder: Builder) -> None:
    """Appendix C: what each indicator can be set beside, and whether the periods match."""
    rows: list[list[Runs]] = []
    unrecorded: list[str] = []
    for indicator in facts.indicators:
        shown = [b for b in indicator.benchmarks if b.area_kind not in NEIGHBOUR_KINDS]
        rows += [_benchmark_row(facts, indicator, benchmark) for benchmark in shown]
        if not indicator.benchmarks:
            unrecorded.append(indicator.title)
    if rows:
        builder.paragraph(
            "A benchmark is only a fair comparison where it covers the same period as the council's own result; where "
            "it does not, the table says so."
        )
        note = _benchmark_sources(facts, neighbours=False)
        builder.table(f"Benchmarks, {facts.period}", _benchmark_columns("Area"), rows, note=note)
    elif facts.indicators:
        builder.gap("No benchmark is recorded for any indicator.")
    else:
        builder.gap("No indicator is held for this quarter, so there is nothing to set beside a benchmark.")
    if unrecorded and rows:
        words = "It has not been recorded whether a benchmark exists for "
        builder.gap(f"{words}{count(len(unrecorded), 'indicator')}: {'; '.join(unrecorded)}.")


def _benchmark_columns(area: str) -> list[Column]:
    return [
        Column("Indicator", 8),
        Column("The council's result", 5, "right"),
        Column(area, 5),
        Column("Benchmark", 4, "right"),
        Column("Period of the benchmark", 8),
    ]


def _benchmark_sources(facts: QuarterFacts, neighbours: bool) -> str:
    return sources_note(
        (indicator.title, benchmark.citation)
        for indicator in facts.indicators
        for benchmark in indicator.benchmarks
        if (benchmark.area_kind in NEIGHBOUR_KINDS) == neighbours
    )


def _benchmark_row(facts: QuarterFacts, indicator: IndicatorFacts, benchmark: BenchmarkFacts) -> list[Runs]:
    name = Text(indicator.title)
    result = indicator.result_in(facts.period) or (indicator.results[-1] if indicator.results else None)
    own: Runs = (
        (result_figure(indicator, result), Text(f" ({covers_words(result.covers)})"))
        if result
        else (Text("No result"),)
    )
    if benchmark.none_available or benchmark.value is None:
        words = "No benchmark available" if benchmark.none_available else NOT_STATED
        note = ended(benchmark.note) if benchmark.note else ""
        return [
            (name,),
            own,
            (Text(benchmark.area),),
            (Text(words),),
            (Text(note or "–"),),
        ]
    key = record_key("benchmark", indicator.reference, part=anchor_of(benchmark.area, benchmark.covers or "no-period"))
    figure = Figure(value_words(benchmark.value, indicator), key, f"{indicator.title}, {benchmark.area}", home=True)
    return [(name,), own, (Text(benchmark.area),), (figure,), _period(benchmark)]


def _period(benchmark: BenchmarkFacts) -> Runs:
    words = covers_words(benchmark.covers or "Period not stated")
    match = {True: "same period", False: "not the same period", None: "not known whether the same period"}
    note = f". {ended(benchmark.note)}" if benchmark.note else ""
    return (Text(f"{words} ({match[benchmark.same_period]}){note}"),)


def write_metrics(facts: QuarterFacts, builder: Builder) -> None:
    """Appendix D: metrics beside the nearest neighbours and the England median, without a league table."""
    chosen = [(i, b) for i in facts.indicators for b in i.benchmarks if b.area_kind in NEIGHBOUR_KINDS]
    if not chosen:
        builder.gap(
            f"The record holds no metric with figures for the council's nearest neighbours or the England median for "
            f"{facts.period}. The Office for Local Government published such metrics until it closed in December 2024; "
            "its figures have not been brought into this record, so nothing is shown in their place."
        )
        return
    names = sentence_list(sorted({benchmark.area for _, benchmark in chosen}))
    builder.paragraph(f"The council's results beside {names}. These are for context: they do not rank councils.")
    rows = [_benchmark_row(facts, indicator, benchmark) for indicator, benchmark in chosen]
    note = _benchmark_sources(facts, neighbours=True)
    builder.table(f"Metrics with comparators, {facts.period}", _benchmark_columns("Compared with"), rows, note=note)
