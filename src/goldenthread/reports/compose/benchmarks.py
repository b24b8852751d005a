"""Appendices C and D: the council's figures beside others', each with its period and source, and never a ranking."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.indicators import result_figure
from goldenthread.reports.compose.wording import (
    NOT_STATED,
    anchor_of,
    capital,
    count,
    covers_words,
    ended,
    sentence_list,
    sources_note,
    value_words,
)
from goldenthread.reports.document import Column, Figure, Runs, Text, record_key
from goldenthread.reports.facts import BenchmarkFacts, Citation, ComparisonFacts, IndicatorFacts, QuarterFacts

NEIGHBOUR_KINDS = ("neighbours", "england-median")
"""Kinds of published benchmark that belong to Appendix D."""
METRIC_KINDS = ("neighbours", "england")
"""Kinds of worked out comparison that belong there."""
GROUPS = {"england": "England median", "london": "London median"}


@dataclass(frozen=True)
class _Row:
    """One line of either appendix, with where its figure comes from."""

    indicator: IndicatorFacts
    area: str
    cells: list[Runs]
    citation: Citation | None


def write_benchmarks(facts: QuarterFacts, builder: Builder) -> None:
    """Appendix C: what each indicator can be set beside, and whether the periods match."""
    rows = [row for indicator in facts.indicators for row in _rows(facts, indicator, metrics=False)]
    known = [i for i in facts.indicators if i.benchmarks or (i.statistics and i.statistics.comparisons)]
    unrecorded = [indicator.title for indicator in facts.indicators if indicator not in known]
    if rows:
        builder.paragraph(
            "A benchmark is only a fair comparison where it covers the same period as the council's own result; where "
            "it does not, the table says so and nothing is compared. A median leaves the council itself out."
        )
        builder.table(f"Benchmarks, {facts.period}", _columns("Area"), [row.cells for row in rows], note=_sources(rows))
    elif facts.indicators:
        builder.gap("No benchmark is recorded for any indicator.")
    else:
        builder.gap("No indicator is held for this quarter, so there is nothing to set beside a benchmark.")
    if unrecorded and rows:
        words = "It has not been recorded whether a benchmark exists for "
        builder.gap(f"{words}{count(len(unrecorded), 'indicator')}: {'; '.join(unrecorded)}.")


def write_metrics(facts: QuarterFacts, builder: Builder) -> None:
    """Appendix D: metrics beside the nearest neighbours and the England median, without a league table."""
    rows = [row for indicator in facts.indicators for row in _rows(facts, indicator, metrics=True)]
    if not rows:
        builder.gap(
            f"The record holds no metric with figures for the council's nearest neighbours or the England median for "
            f"{facts.period}. The Office for Local Government published such metrics until it closed in December 2024; "
            "its figures have not been brought into this record, so nothing is shown in their place."
        )
        return
    names = sentence_list(sorted({row.area for row in rows}))
    builder.paragraph(
        f"The council's results beside {names}. These are for context: they do not rank councils. How far apart a "
        "figure and a median are is said in the distance bands that the Office for Local Government used."
    )
    cells = [row.cells for row in rows]
    builder.table(f"Metrics with comparators, {facts.period}", _columns("Compared with"), cells, note=_sources(rows))


def _columns(area: str) -> list[Column]:
    return [
        Column("Indicator", 7),
        Column("The council's result", 5, "right"),
        Column(area, 5),
        Column("Benchmark", 4, "right"),
        Column("Period of the benchmark", 6),
        Column("How the council's result stands", 6),
    ]


def _sources(rows: list[_Row]) -> str:
    return sources_note((row.indicator.title, row.citation) for row in rows)


def _rows(facts: QuarterFacts, indicator: IndicatorFacts, metrics: bool) -> Iterator[_Row]:
    """The lines of an indicator in one of the two appendices: published figures first, then medians worked out."""
    found = indicator.statistics.comparisons if indicator.statistics else []
    judged = [comparison for comparison in found if comparison.basis == "published"]
    for at, benchmark in enumerate(indicator.benchmarks):
        if (benchmark.area_kind in NEIGHBOUR_KINDS) == metrics:
            stands = judged[at] if at < len(judged) else None
            cells = _benchmark_cells(facts, indicator, benchmark, stands)
            yield _Row(indicator, benchmark.area, cells, benchmark.citation)
    for comparison in found:
        if comparison.basis == "median" and (comparison.kind in METRIC_KINDS) == metrics:
            area = GROUPS.get(comparison.kind, comparison.group)
            yield _Row(indicator, area, _median_cells(facts, indicator, comparison, area), comparison.citation)


def _own(facts: QuarterFacts, indicator: IndicatorFacts, key: str | None = None) -> Runs:
    """The result that is compared: the one named, else this quarter's, else the latest."""
    result = next((r for r in indicator.results if r.key == key), None) or indicator.result_in(facts.period)
    result = result or (indicator.results[-1] if indicator.results else None)
    if result is None:
        return (Text("No result"),)
    return (result_figure(indicator, result), Text(f" ({covers_words(result.covers)})"))


def _benchmark_cells(
    facts: QuarterFacts, indicator: IndicatorFacts, benchmark: BenchmarkFacts, stands: ComparisonFacts | None
) -> list[Runs]:
    own = _own(facts, indicator, stands.own_key if stands else None)
    start: list[Runs] = [(Text(indicator.title),), own, (Text(benchmark.area),)]
    if benchmark.none_available or benchmark.value is None:
        words = "No benchmark available" if benchmark.none_available else NOT_STATED
        note = ended(benchmark.note) if benchmark.note else ""
        return [*start, (Text(words),), (Text(note or "–"),), (Text("–"),)]
    part = anchor_of(benchmark.area, benchmark.covers or "no-period")
    key = record_key("benchmark", indicator.reference, part=part)
    figure = Figure(value_words(benchmark.value, indicator), key, f"{indicator.title}, {benchmark.area}", home=True)
    return [*start, (figure,), _period(benchmark), (Text(_stands(stands)),)]


def _median_cells(facts: QuarterFacts, indicator: IndicatorFacts, comparison: ComparisonFacts, area: str) -> list[Runs]:
    others = f" ({comparison.others} others)" if comparison.others else ""
    period = (Text(covers_words(comparison.period or "Period not stated")),)
    figure: Runs = (Text("–"),)
    if comparison.figure is not None:
        part = anchor_of(comparison.kind, comparison.group, comparison.period or "no-period")
        key = record_key("benchmark", indicator.reference, part=part)
        figure = (Figure(value_words(comparison.figure, indicator), key, f"{indicator.title}, {area}", home=True),)
    own = _own(facts, indicator, comparison.own_key)
    return [(Text(indicator.title),), own, (Text(f"{area}{others}"),), figure, period, (Text(_stands(comparison)),)]


def _period(benchmark: BenchmarkFacts) -> Runs:
    words = covers_words(benchmark.covers or "Period not stated")
    match = {True: "same period", False: "not the same period", None: "not known whether the same period"}
    note = f". {ended(benchmark.note)}" if benchmark.note else ""
    return (Text(f"{words} ({match[benchmark.same_period]}){note}"),)


def _stands(comparison: ComparisonFacts | None) -> str:
    """How far off and on which side, in the words of its verdict; or why it is not compared."""
    if comparison is None:
        return "–"
    if comparison.side is None:
        return f"Not compared: this {ended(comparison.reason)}" if comparison.reason else "–"
    where = "Level with it" if comparison.side == "level" else f"{_far(comparison)}{comparison.side} it"
    if comparison.band == "close to":
        where = "Close to it"
    side = {"better": ", the better side", "worse": ", the worse side"}.get(comparison.judgement or "", "")
    quarter = f"; in the {comparison.quarter} quarter of the others" if comparison.quarter else ""
    return f"{capital(where)}{side}{quarter}."


def _far(comparison: ComparisonFacts) -> str:
    """The distance band as it stands before "above" or "below"."""
    return {"a little": "a little ", "well": "well ", "far": "far "}.get(comparison.band or "", "")
