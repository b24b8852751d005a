"""Appendix A: every indicator in detail, with its results, what they support, and its chart."""

from __future__ import annotations

from goldenthread.dates import PeriodError, Quarter
from goldenthread.design.charts.control_small import SMALL_KEY
from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.charts import draw_results
from goldenthread.reports.compose.control import draw_control, limits_of
from goldenthread.reports.compose.indicators import direction_runs, result_figure, sentence_runs, target_runs
from goldenthread.reports.compose.statuses import rating
from goldenthread.reports.compose.verdicts import write_verdicts
from goldenthread.reports.compose.wording import (
    FREQUENCY_WORDS,
    KIND_MARKS,
    KIND_WORDS,
    POLARITY_WORDS,
    TYPE_WORDS,
    anchor_of,
    capital,
    citation_runs,
    count,
    covering,
    covers_words,
    date_words,
    ended,
    it_covers,
    sources_note,
    split_paragraphs,
    value_words,
)
from goldenthread.reports.document import Column, Run, Runs, Text
from goldenthread.reports.facts import IndicatorFacts, QuarterFacts, ResultFacts, ThemeFacts

IN_DETAIL = [
    Column("Reported in", 5),
    Column("Covers", 9),
    Column("Result", 5, "right"),
    Column("Target", 5, "right"),
    Column("RAG", 6),
    Column("Direction of travel", 9),
]
LATEST = 5  # this quarter and the year before it; the chart goes further back and the spreadsheet has all


def write_details(facts: QuarterFacts, builder: Builder) -> None:
    """Appendix A: every indicator, under its theme, with all that is held about it."""
    if not facts.indicators:
        builder.gap("No indicator is held for this quarter.")
        return
    builder.paragraph(
        f"{count(len(facts.indicators), 'indicator')}, each with its earlier results as the baseline. Every result has "
        "the period it was reported in and the period its data covers, which differ when a result comes in arrears."
    )
    if any(limits_of(indicator) for indicator in facts.indicators):
        builder.note(SMALL_KEY)
    placed: set[str] = set()
    for theme in facts.themes():
        indicators = [i for i in facts.indicators if i.reference in theme.indicators and i.reference not in placed]
        if indicators:
            builder.heading(2, theme.title, anchor_of("detail", theme.reference))
        for indicator in indicators:
            placed.add(indicator.reference)
            _write_detail(facts, indicator, builder, theme)
    others = [i for i in facts.indicators if i.reference not in placed]
    if others:
        builder.heading(2, "Indicators under no theme of a current plan", "detail-under-no-theme")
    for indicator in others:
        _write_detail(facts, indicator, builder, None)


def _write_detail(facts: QuarterFacts, indicator: IndicatorFacts, builder: Builder, theme: ThemeFacts | None) -> None:
    anchor = anchor_of("indicator", indicator.reference)
    builder.heading(3, indicator.title, anchor)
    if indicator.definition:
        builder.paragraph(ended(capital(indicator.definition)))
    builder.note([Text(_measured(indicator)), Text(" Source: "), *citation_runs(indicator.citation), Text(".")])
    result = indicator.result_in(facts.period)
    alone = len(indicator.results) == 1
    if result is not None:
        covers = Text(f" {it_covers(result.covers)}") if alone else Text("")
        runs = sentence_runs(indicator, result, home=alone)
        builder.paragraph([Text(f"{facts.period}: ", strong=True), *runs, covers])
    elif indicator.due:
        builder.gap(f"A result is due in {facts.period} and none is held.")
    else:
        builder.paragraph(
            f"No result is due in {facts.period}. The next is due {indicator.next_due or 'at no stated time'}."
        )
    builder.paragraph(_baseline(facts, indicator, home=alone and result is None))
    write_verdicts(facts, indicator, builder)
    if result is not None and result.commentary:
        text = ended(" ".join(split_paragraphs(result.commentary.text)))
        builder.paragraph([Text("Commentary: ", strong=True), Text(text)])
    if alone:
        only = indicator.results[0]
        source = [] if only.citation == indicator.citation else [sources_note([(only.period, only.citation)])]
        notes = [*source, *_notes(indicator, only)]
        if notes:
            builder.note(" ".join(notes))
    elif indicator.results:
        if not draw_control(facts, indicator, builder):
            draw_results(facts, indicator, builder)
        _results_table(indicator, builder)


def _measured(indicator: IndicatorFacts) -> str:
    """How the indicator is measured, in a line."""
    polarity = POLARITY_WORDS[indicator.polarity]
    if indicator.polarity == "range" and indicator.range_low and indicator.range_high:
        low, high = (value_words(bound, indicator) for bound in (indicator.range_low, indicator.range_high))
        polarity = f"best between {low} and {high}"
    unit = f" Unit: {indicator.unit_label}." if indicator.unit_label else ""
    return (
        f"{TYPE_WORDS[indicator.type]}; {polarity}; {KIND_WORDS[indicator.result_kind]}; "
        f"reported {FREQUENCY_WORDS[indicator.frequency]}.{unit}"
    )


def _baseline(facts: QuarterFacts, indicator: IndicatorFacts, home: bool) -> list[Run]:
    """The last result reported before this financial year."""
    year = facts.period.split(" ")[0]
    earlier = [result for result in indicator.results if result.period.split(" ")[0] < year]
    if not earlier:
        return [Text("Baseline: ", strong=True), Text("no result from an earlier year is held.")]
    last = earlier[-1]
    about = f", reported in {last.period}{covering(last.covers)}."
    return [Text("Baseline: ", strong=True), result_figure(indicator, last, home=home), Text(about)]


def _results_table(indicator: IndicatorFacts, builder: Builder) -> None:
    """The latest results, newest first."""
    shown = indicator.results[-LATEST:]
    arrears = any(result.kind != "quarter" or not _covers_its_period(result) for result in shown)
    rows: list[list[Runs]] = []
    notes = [sources_note((result.period, result.citation) for result in reversed(shown))]
    for result in reversed(shown):
        provisional = (Text(" provisional"),) if result.provisional else ()
        mark = f" {KIND_MARKS[result.kind]}" if result.kind in KIND_MARKS else ""
        rows.append(
            [
                (Text(result.period),),
                *([(Text(f"{capital(covers_words(result.covers))}{mark}"),)] if arrears else []),
                (result_figure(indicator, result, home=True), *provisional),
                target_runs(indicator, result),
                (rating(result.assessment),),
                direction_runs(indicator, result),
            ]
        )
        notes += _notes(indicator, result)
    left = len(indicator.results) - len(shown)
    if left:
        notes.append(f"The spreadsheet has {count(left, 'earlier result')}.")
    columns = [column for column in IN_DETAIL if arrears or column.title != "Covers"]
    builder.table(f"Results of {indicator.title}", columns, rows, note=" ".join(notes))


def _covers_its_period(result: ResultFacts) -> bool:
    """Whether a result is of the very quarter it was reported in, so that saying it twice adds nothing."""
    try:
        quarter = Quarter.parse(result.period)
    except PeriodError:
        return False
    return (result.covers_start, result.covers_end) == (quarter.start.isoformat(), quarter.end.isoformat())


def _notes(indicator: IndicatorFacts, result: ResultFacts) -> list[str]:
    """What a reader of one result must also know: its parts, its sample, its note, what it was before."""
    found = []
    if result.numerator and result.denominator:
        found.append(f"{result.period}: {result.numerator} of {result.denominator}.")
    if result.sample_size:
        margin = result.assessment.margin
        within = f", a margin of ±{margin} percentage points" if margin else ""
        found.append(f"{result.period}: {result.sample_size:,} people asked{within}.")
    if result.note:
        found.append(f"{result.period}: {ended(result.note)}")
    for revision in result.revisions:
        value, since = value_words(revision.value, indicator), date_words(revision.known_from)
        found.append(f"{result.period} was first {value} (known from {since}); corrected: {ended(revision.reason)}")
    return found
