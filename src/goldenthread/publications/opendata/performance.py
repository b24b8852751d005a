"""Tables of performance: indicators, results, targets, benchmarks and corrections."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.publications.opendata.columns import SOURCE, Columns, Row, source_cells, whole, yes_no
from goldenthread.reports.facts import IndicatorFacts, QuarterFacts, ResultFacts

INDICATORS: Columns = (
    ("reference", "Short name, the same in every publication"),
    ("title", "What it is called"),
    ("theme", "Reference of its theme"),
    ("type", "outcome or kpi"),
    ("unit", "count, percent, rate, score, gbp, gbp-thousand, gbp-million, days or other"),
    ("unit_words", "The unit in words"),
    ("decimals", "Decimals it is reported to"),
    ("polarity", "Which way is better: bigger, smaller, neither or range"),
    ("result_kind", "quarter, cumulative, snapshot, rolling, annual or survey"),
    ("frequency", "How often it is reported"),
    ("due", "Whether a result is due this quarter"),
    ("next_due", "When the next is due, if not now"),
    ("definition", "How it is measured"),
    *SOURCE,
)
RESULTS: Columns = (
    ("key", "Short name of this very figure; a corrected figure has another"),
    ("indicator", "Reference of its indicator"),
    ("indicator_title", "What the indicator is called"),
    ("period", "Quarter or year it was reported in"),
    ("covers", "What its data covers, in words"),
    ("covers_start", "First day covered"),
    ("covers_end", "Last day covered"),
    ("kind", "quarter, cumulative, snapshot, rolling, annual or survey"),
    ("value", "The result exactly as reported"),
    ("unit", "Its unit"),
    ("numerator", "Numerator, where known"),
    ("denominator", "Denominator, where known"),
    ("sample_size", "How many were asked, for a survey"),
    ("provisional", "yes where it may still change"),
    ("target_kind", "number, monitor, words or none"),
    ("target", "The target it is held against, as shown"),
    ("rating", "green, amber or red; empty where there is no number to judge by"),
    ("distance", "How far off its target"),
    ("direction", "improving, worsening, same, up or down"),
    ("change", "Change on the comparison"),
    ("compared_with_period", "Period it is compared with"),
    ("compared_with_value", "The result then"),
    ("rule", "Name of the rule that gave the rating"),
    ("assessment", "The assessment in a sentence"),
    ("commentary", "Why, in the council's words"),
    ("action", "What is being done"),
    ("note", "Anything else to know"),
    ("known_from", "When this figure became known"),
    ("correction_reason", "Why it replaced an earlier figure"),
    *SOURCE,
)
TARGETS: Columns = (
    ("indicator", "Reference of its indicator"),
    ("period", "Quarter or year it is for"),
    ("kind", "number, monitor, words or none"),
    ("value", "The target, if a number"),
    ("words", "The target, if in words"),
    *SOURCE,
)
BENCHMARKS: Columns = (
    ("indicator", "Reference of its indicator"),
    ("area", "The area compared with"),
    ("area_kind", "What kind of area"),
    ("covers", "What the figure covers, in words"),
    ("covers_start", "First day covered"),
    ("covers_end", "Last day covered"),
    ("value", "The figure"),
    ("none_available", "yes where the council says that there is no benchmark"),
    ("same_period", "Whether it covers the same period as the council's result"),
    ("note", "Anything else to know"),
    *SOURCE,
)
CORRECTIONS: Columns = (
    ("indicator", "Reference of the indicator"),
    ("period", "Period of the figure"),
    ("was", "As published before"),
    ("was_key", "Key of the figure as published before"),
    ("now", "As published now"),
    ("now_key", "Key of the figure now"),
    ("reason", "Why it was corrected"),
    ("known_from", "When the corrected figure became known"),
)

# One row an indicator with this quarter's result beside it: what the list of indicators gives.
LISTED: Columns = (
    *INDICATORS,
    ("result_key", "Key of this quarter's result"),
    ("result_covers", "What its data covers"),
    ("result", "This quarter's result exactly as reported"),
    ("target", "The target it is held against, as shown"),
    ("rating", "green, amber or red; empty where there is no number to judge by"),
    ("distance", "How far off its target"),
    ("direction", "improving, worsening, same, up or down"),
    ("change", "Change on the comparison"),
    ("compared_with_period", "Period it is compared with"),
    ("compared_with_value", "The result then"),
    ("assessment", "The assessment in a sentence"),
)


def indicator_row(indicator: IndicatorFacts) -> Row:
    return (
        indicator.reference,
        indicator.title,
        indicator.theme,
        indicator.type,
        indicator.unit,
        indicator.unit_label,
        str(indicator.decimals),
        indicator.polarity,
        indicator.result_kind,
        indicator.frequency,
        yes_no(indicator.due),
        indicator.next_due,
        indicator.definition,
        *source_cells(indicator.citation),
    )


def listed_row(indicator: IndicatorFacts, result: ResultFacts | None) -> Row:
    if result is None:
        return (*indicator_row(indicator), *[None] * 11)
    judged = result.assessment
    return (
        *indicator_row(indicator),
        result.key,
        result.covers,
        result.value,
        judged.target,
        judged.rag,
        judged.variance,
        judged.direction,
        judged.change,
        judged.comparison_period,
        judged.comparison_value,
        judged.sentence,
    )


def result_row(indicator: IndicatorFacts, result: ResultFacts) -> Row:
    judged, commentary = result.assessment, result.commentary
    return (
        result.key,
        indicator.reference,
        indicator.title,
        result.period,
        result.covers,
        result.covers_start,
        result.covers_end,
        result.kind,
        result.value,
        indicator.unit,
        result.numerator,
        result.denominator,
        whole(result.sample_size),
        yes_no(result.provisional),
        judged.target_kind,
        judged.target,
        judged.rag,
        judged.variance,
        judged.direction,
        judged.change,
        judged.comparison_period,
        judged.comparison_value,
        judged.rule,
        judged.sentence,
        commentary.text if commentary else None,
        commentary.action if commentary else None,
        result.note,
        result.known_from,
        result.correction_reason,
        *source_cells(result.citation),
    )


def indicator_rows(facts: QuarterFacts) -> Iterator[Row]:
    return (indicator_row(indicator) for indicator in facts.indicators)


def result_rows(facts: QuarterFacts) -> Iterator[Row]:
    return (result_row(indicator, result) for indicator in facts.indicators for result in indicator.results)


def target_rows(facts: QuarterFacts) -> Iterator[Row]:
    for indicator in facts.indicators:
        for target in indicator.targets:
            shown = (indicator.reference, target.period, target.kind, target.value, target.words)
            yield (*shown, *source_cells(target.citation))


def benchmark_rows(facts: QuarterFacts) -> Iterator[Row]:
    for indicator in facts.indicators:
        for mark in indicator.benchmarks:
            yield (
                indicator.reference,
                mark.area,
                mark.area_kind,
                mark.covers,
                mark.covers_start,
                mark.covers_end,
                mark.value,
                yes_no(mark.none_available),
                yes_no(mark.same_period),
                mark.note,
                *source_cells(mark.citation),
            )


def correction_rows(facts: QuarterFacts) -> Iterator[Row]:
    for fact in facts.corrections:
        yield (
            fact.indicator,
            fact.period,
            fact.was,
            fact.was_key,
            fact.now,
            fact.now_key,
            fact.reason,
            fact.known_from,
        )
