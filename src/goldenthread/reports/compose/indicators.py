"""An indicator in a report: its row under its theme, the reasons for a miss, and its detail in Appendix A."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.dates import PeriodError, Quarter
from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.charts import draw_results
from goldenthread.reports.compose.statuses import rating, status
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
    keyed_sentence,
    sources_note,
    split_paragraphs,
    value_words,
)
from goldenthread.reports.document import Column, Figure, Run, Runs, Text, record_key
from goldenthread.reports.facts import IndicatorFacts, QuarterFacts, ResultFacts, ThemeFacts

BY_THEME = [
    Column("Indicator", 12),
    Column("Target", 5, "right"),
    Column("Result", 5, "right"),
    Column("RAG", 6),
    Column("Direction of travel", 8),
    Column("Compared with", 8, "right"),
]
IN_DETAIL = [
    Column("Reported in", 5),
    Column("Covers", 9),
    Column("Result", 5, "right"),
    Column("Target", 5, "right"),
    Column("RAG", 6),
    Column("Direction of travel", 9),
]
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")
LATEST = 5  # this quarter and the year before it; the chart goes further back and the spreadsheet has all


def result_figure(indicator: IndicatorFacts, result: ResultFacts, home: bool = False, strong: bool = False) -> Figure:
    """A result as a figure that leads to its observation."""
    label = f"{indicator.title}, {result.covers}"
    return Figure(value_words(result.value, indicator), result.key, label, home=home, strong=strong)


def target_runs(indicator: IndicatorFacts, result: ResultFacts) -> Runs:
    """The target a result is held against, as it is shown, or what stands in its place."""
    kind, given = result.assessment.target_kind, result.assessment.target
    if kind == "monitor":
        return (Text("Monitor"),)
    if not given:
        return (Text("No target"),)
    if kind != "number":
        return (Text(given),)
    period = result.target.period if result.target else result.period
    shown = value_words(given, indicator) if PLAIN_NUMBER.fullmatch(given) else given
    return (Figure(shown, record_key("target", indicator.reference, period), f"{indicator.title}, target, {period}"),)


def direction_runs(indicator: IndicatorFacts, result: ResultFacts) -> Runs:
    """Improving, worsening, same, up or down with the change, or why there is no direction."""
    assessment = result.assessment
    if assessment.direction is None:
        return (Text(capital(assessment.direction_reason or "no comparison")),)
    runs: Runs = (status(assessment.direction),)
    if assessment.change:
        change = Figure(assessment.change, result.key, f"{indicator.title}, change, {result.covers}")
        runs = (*runs, Text(" "), change)
    return (*runs, Text(" (inside the margin)")) if assessment.within_margin else runs


def _comparison_runs(indicator: IndicatorFacts, result: ResultFacts) -> Runs:
    assessment = result.assessment
    if assessment.comparison_value is None or assessment.comparison_key is None:
        return (Text("–"),)
    value = value_words(assessment.comparison_value, indicator)
    label = f"{indicator.title}, {assessment.comparison_period}"
    return (Figure(value, assessment.comparison_key, label), Text(f" ({assessment.comparison_period})"))


def _marked_title(indicator: IndicatorFacts, kind: str) -> Runs:
    mark = KIND_MARKS.get(kind)
    link = Text(indicator.title, href=f"#{anchor_of('indicator', indicator.reference)}")
    # What is counted is in the title already; a rate's or a score's unit is not.
    unit = indicator.unit_label if indicator.unit not in ("count", "percent") else None
    parts = [part for part in (unit, mark) if part]
    return (link, Text(f" {' '.join(parts)}")) if parts else (link,)


def indicator_table(facts: QuarterFacts, indicators: Sequence[IndicatorFacts], caption: str, builder: Builder) -> None:
    """The indicators of a theme with this quarter's result, or when one is due, or that it is missing."""
    rows: list[list[Runs]] = []
    for indicator in indicators:
        result = indicator.result_in(facts.period)
        if result is None:
            missing = (status("no-result"),) if indicator.due else (status("not-due"),)
            due = "Due now, not held" if indicator.due else f"Due {indicator.next_due or 'later'}"
            title = _marked_title(indicator, indicator.result_kind)
            rows.append([title, _target_ahead(facts, indicator), (Text(due),), missing, (Text("–"),), (Text("–"),)])
            continue
        provisional = (Text(" provisional"),) if result.provisional else ()
        rows.append(
            [
                _marked_title(indicator, result.kind),
                target_runs(indicator, result),
                (result_figure(indicator, result, strong=True), *provisional),
                (rating(result.assessment),),
                direction_runs(indicator, result),
                _comparison_runs(indicator, result),
            ]
        )
    builder.table(caption, BY_THEME, rows)


def _target_ahead(facts: QuarterFacts, indicator: IndicatorFacts) -> Runs:
    """The target of this quarter or its year for an indicator without a result."""
    year = facts.period.split(" ")[0]
    for period in (facts.period, year):
        target = next((t for t in indicator.targets if t.period == period), None)
        if target is None:
            continue
        if target.kind == "number" and target.value is not None:
            label = f"{indicator.title}, target, {period}"
            return (
                Figure(value_words(target.value, indicator), record_key("target", indicator.reference, period), label),
            )
        if target.kind == "words" and target.words:
            return (Text(target.words),)
        if target.kind == "monitor":
            return (Text("Monitor"),)
    return (Text("No target"),)


def sentence_runs(indicator: IndicatorFacts, result: ResultFacts, home: bool = False) -> list[Run]:
    """The assessment's own sentence, with the result and what it is compared with made followable."""
    figures = [result_figure(indicator, result, home=home)]
    assessment = result.assessment
    if assessment.target_kind == "number":
        figures += [run for run in target_runs(indicator, result) if isinstance(run, Figure)]
    figures += [run for run in _comparison_runs(indicator, result) if isinstance(run, Figure)]
    runs = keyed_sentence(ended(capital(assessment.sentence)), figures)
    # A sentence that does not quote the result still tells which result it is about.
    return runs if figures[0] in runs else [figures[0], Text(": "), *runs]


def reason_runs(facts: QuarterFacts, indicator: IndicatorFacts, required: bool) -> list[Run]:
    """Why a target was missed and what is being done; a missing reason is named where one is `required`."""
    result = indicator.result_in(facts.period)
    runs: list[Run] = [Text(f"{indicator.title}. ", strong=True)]
    if result is None:
        return [*runs, Text("No result is held for this quarter.")]
    runs += sentence_runs(indicator, result)
    commentary = result.commentary
    if commentary is None:
        if required:
            runs.append(
                Text(
                    " No reason has been given. A missed target must have one: why it was missed, and what is "
                    "being done.",
                    strong=True,
                )
            )
        return runs
    runs.append(Text(f" {ended(' '.join(split_paragraphs(commentary.text)))}"))
    if commentary.action:
        action = " ".join(split_paragraphs(commentary.action))
        return [*runs, Text(" What is being done: ", strong=True), Text(ended(action))]
    if required:
        runs.append(Text(" What is being done about it has not been said.", strong=True))
    return runs


def write_details(facts: QuarterFacts, builder: Builder) -> None:
    """Appendix A: every indicator, under its theme, with all that is held about it."""
    if not facts.indicators:
        builder.gap("No indicator is held for this quarter.")
        return
    builder.paragraph(
        f"{count(len(facts.indicators), 'indicator')}, each with its earlier results as the baseline. Every result has "
        "the period it was reported in and the period its data covers, which differ when a result comes in arrears."
    )
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
