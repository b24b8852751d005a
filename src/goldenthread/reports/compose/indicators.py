"""An indicator in a report: its row under its theme, its result in a sentence, and the reasons for a miss."""

from __future__ import annotations

import re
from collections.abc import Sequence

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.statuses import rating, status
from goldenthread.reports.compose.wording import (
    KIND_MARKS,
    anchor_of,
    capital,
    ended,
    keyed_sentence,
    split_paragraphs,
    value_words,
)
from goldenthread.reports.document import Column, Figure, Run, Runs, Text, record_key
from goldenthread.reports.facts import IndicatorFacts, QuarterFacts, ResultFacts

BY_THEME = [
    Column("Indicator", 12),
    Column("Target", 5, "right"),
    Column("Result", 5, "right"),
    Column("RAG", 6),
    Column("Direction of travel", 8),
    Column("Compared with", 8, "right"),
]
PLAIN_NUMBER = re.compile(r"-?\d+(\.\d+)?")


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
