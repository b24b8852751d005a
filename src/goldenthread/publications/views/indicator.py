"""One indicator: its figures over time, what they are held against, and where each comes from."""

from __future__ import annotations

import json
from typing import Any

from django.http import Http404, QueryDict
from django.utils.html import format_html

from goldenthread.design.status import status_mark
from goldenthread.measures.figures import shown
from goldenthread.publications import tabular
from goldenthread.publications.cells import (
    anchored,
    correction_words,
    covers_words,
    day,
    direction_cell,
    figure,
    gap,
    link,
    missing_words,
    numeric,
    rating_mark,
    sentence,
    source,
    target_words,
)
from goldenthread.publications.charted import Shown, beside, charts_of
from goldenthread.publications.charting import draw_benchmarks
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata import performance
from goldenthread.publications.threads import thread_of
from goldenthread.publications.views.evidence import chart_section, drawn, evidence_rows
from goldenthread.publications.views.page import Page, Raw, of_edition
from goldenthread.reports.compose.wording import (
    FREQUENCY_WORDS,
    KIND_MARKS,
    KIND_WORDS,
    POLARITY_WORDS,
    TYPE_WORDS,
    capital,
    value_words,
)
from goldenthread.reports.facts import IndicatorFacts, ResultFacts, TargetFacts

RESULTS = ("Reported in, and what it covers", "Result", "Target", "Rating", "Direction of travel", "Source")
RESULT_FORMATS = ("", "numeric", "numeric")
# Why a result has no colour, for each of `measures`' reasons.
NO_COLOUR = {
    "monitor": "Monitored without a target",
    "words": "Its target is in words",
    "no target": "It has no target",
    "context only": "Shown for context only",
}
HEADS = {
    "target_head": ("For", "Target", "Source"),
    "benchmark_head": ("Area", "Covers", "Figure", "Same period as ours", "Source"),
    "benchmark_formats": ("", "", "numeric"),
    "correction_head": ("Reported in", "Was", "Became", "Known until then from", "Why it was corrected"),
    "correction_formats": ("", "numeric", "numeric"),
}


@of_edition
def indicator(edition: Edition, query: QueryDict, *, reference: str) -> Page | Raw:
    found = edition.lookups.indicators.get(reference)
    if found is None:
        raise Http404(f"No indicator {reference}")
    if (asked := tabular.format_asked(query)) is not None:
        rows = [performance.result_row(found, result) for result in found.results]
        return tabular.download(edition, performance.RESULTS, rows, asked, found.reference)
    theme = edition.lookups.theme_of_indicator.get(reference)
    result = found.result_in(edition.period)
    latest = result or (found.results[-1] if found.results else None)
    charts = charts_of(edition, found)
    chart = chart_section(edition, found, charts, str(query.get("chart", "")))
    context = {
        **HEADS,
        "indicator": found,
        "theme": theme,
        "result": result,
        "latest": latest,
        "figures": _figures(edition, found, result),
        "sentence": sentence(latest.assessment.sentence) if latest else "",
        "rule": _rule_words(latest) if latest and latest.assessment.rag else "",
        "missing": "" if result else missing_words(found, edition.period),
        "missed": reference in edition.facts.headline.missed_indicators,
        "chart": chart,
        "evidence": evidence_rows(found, chart["kind"] if chart else ""),
        "statistics_url": f"{edition.base}indicators/{reference}/statistics.json",
        "one_result": len(found.results) == 1,
        "head": RESULTS,
        "formats": RESULT_FORMATS,
        "rows": _result_rows(edition, found),
        "notes": _notes(found),
        "targets": [_target(edition, found, target) for target in found.targets],
        **_beside(edition, found, charts, latest),
        "corrections": _corrections(edition, found),
        "later": [correction_words(edition, c) for c in edition.later_corrections(reference)],
        "about": _about(edition, found),
        "thread": thread_of(edition, "indicator", reference),
    }
    crumbs = [("Indicators", "indicators/")]
    if theme:
        crumbs = [(theme.title, f"themes/{theme.reference}/")]
    return Page(
        "publications/indicator.html",
        found.title,
        _description(edition, found, latest),
        context,
        crumbs,
        kind="indicator",
    )


def _description(edition: Edition, found: IndicatorFacts, latest: ResultFacts | None) -> str:
    if latest is None:
        return f"{found.title}: no result has been published yet by {edition.facts.council.name}."
    return f"{found.title}, {covers_words(latest.covers, latest.period)}: {sentence(latest.assessment.sentence)}"


def _figures(edition: Edition, found: IndicatorFacts, result: ResultFacts | None) -> list[dict[str, Any]]:
    """The quarter's result, target, rating and direction, each with what it is measured against."""
    if result is None:
        return []
    judged = result.assessment
    compared = f"on {judged.comparison_period}" if judged.comparison_period else ""
    change = f"{judged.change} {compared}" if judged.change else capital(compared)
    if judged.direction is None and judged.direction_reason not in (None, "no comparison"):
        change = capital(judged.direction_reason or "")
    if judged.within_margin:
        change += ", inside the survey's margin"
    off = f"{judged.variance} off its target" if judged.variance else ""
    return [
        {
            "label": "Result",
            "value": value_words(result.value, found),
            "note": covers_words(result.covers, result.period),
            "words": False,
        },
        {
            "label": "Target",
            "value": target_words(found, result),
            "note": _target_note(result),
            "words": judged.target_kind != "number",
        },
        {
            "label": "Rating",
            "value": rating_mark(judged, small=False),
            "note": off or NO_COLOUR.get(judged.rag_reason or "", ""),
            "words": True,
        },
        {
            "label": "Direction of travel",
            "value": status_mark(judged.direction or "no-comparison"),
            "note": change,
            "words": True,
        },
    ]


def _target_note(result: ResultFacts) -> str:
    if result.target is None:
        return "No target is set" if result.assessment.target_kind == "none" else ""
    return f"for {result.target.period}"


def _rule_words(result: ResultFacts) -> str:
    """The rule that made the assessment, in its own words, from the definition frozen with it."""
    try:
        definition = json.loads(result.assessment.rule_definition)
    except ValueError:
        definition = {}
    title = definition.get("title") if isinstance(definition, dict) else None
    return sentence(title) if title else ""


def _result_rows(edition: Edition, found: IndicatorFacts) -> list[list[Any]]:
    rows: list[list[Any]] = []
    for result in reversed(found.results):
        judged = result.assessment
        mark = KIND_MARKS.get(result.kind, "")
        period = format_html(
            '{}<br><span class="gt-under">{} {}</span>', result.period, covers_words(result.covers, result.period), mark
        )
        rows.append(
            [
                anchored(period, result.key),
                numeric(figure(edition, found, result)),
                numeric(target_words(found, result)),
                rating_mark(judged),
                direction_cell(edition, found, judged),
                source(edition, result.citation),
            ]
        )
    return rows


def _notes(found: IndicatorFacts) -> list[str]:
    """What a reader of each result must also know."""
    notes = []
    for result in reversed(found.results):
        parts = []
        if result.numerator and result.denominator:
            parts.append(f"{shown(result.numerator)} of {shown(result.denominator)}.")
        if result.sample_size:
            margin = result.assessment.margin
            parts.append(f"{result.sample_size:,} people asked{f', a margin of ±{margin} points' if margin else ''}.")
        if result.note:
            parts.append(sentence(result.note))
        if parts:
            notes.append(f"{result.period}: {' '.join(parts)}")
    return notes


def _target(edition: Edition, found: IndicatorFacts, target: TargetFacts) -> list[Any]:
    if target.kind == "number" and target.value is not None:
        words: Any = value_words(target.value, found)
    else:
        words = target.words or {"monitor": "Monitored without a target", "none": "None set yet"}.get(target.kind, "")
    return [target.period, words, source(edition, target.citation)]


def _beside(
    edition: Edition, found: IndicatorFacts, charts: dict[str, Shown], latest: ResultFacts | None
) -> dict[str, Any]:
    """Others' figures: the strip where statistics were worked out, else what was published, drawn as bars."""
    if found.statistics is None:
        return {
            "benchmark_chart": draw_benchmarks(edition.facts, found, latest),
            "benchmark_note": "Only benchmarks of the same period are drawn.",
            "benchmarks": _benchmarks(edition, found),
        }
    shown = charts.get("benchmarks")
    return {
        "benchmark_chart": drawn(edition, shown, "beside") if shown else None,
        "benchmark_note": beside.RULE,
        "benchmarks": beside.beside_cells(edition, found),
        "benchmark_head": beside.HEAD,
        "benchmark_formats": beside.FORMATS,
        "no_benchmark": sentence(found.statistics.no_comparison or ""),
    }


def _benchmarks(edition: Edition, found: IndicatorFacts) -> list[list[Any]]:
    rows = []
    for mark in found.benchmarks:
        value = gap("No benchmark available") if mark.value is None else value_words(mark.value, found)
        same = {True: "Yes", False: "No: read with care", None: "Not known"}[mark.same_period]
        notes = sentence(mark.note) if mark.note else ""
        period = same if mark.value is not None else gap("–")
        where = format_html("{} {}", source(edition, mark.citation), notes)
        rows.append(
            [mark.area, covers_words(mark.covers) if mark.covers else gap("Not stated"), numeric(value), period, where]
        )
    return rows


def _corrections(edition: Edition, found: IndicatorFacts) -> list[list[Any]]:
    """Every value that was corrected, with the value and the reason that replaced it."""
    rows: list[list[Any]] = []
    for result in found.results:
        values = [*(revision.value for revision in result.revisions), result.value]
        for revision, now in zip(result.revisions, values[1:], strict=True):
            was, became = numeric(value_words(revision.value, found)), numeric(value_words(now, found))
            first = anchored(result.period, revision.key)
            rows.append([first, was, became, day(revision.known_from), sentence(revision.reason)])
    return rows


def _about(edition: Edition, found: IndicatorFacts) -> list[tuple[str, Any]]:
    polarity = capital(POLARITY_WORDS[found.polarity])
    if found.polarity == "range" and found.range_low and found.range_high:
        polarity = f"Best between {value_words(found.range_low, found)} and {value_words(found.range_high, found)}"
    theme = edition.lookups.theme_of_indicator.get(found.reference)
    rows: list[tuple[str, Any]] = [
        ("What it measures", sentence(found.definition) if found.definition else gap("No definition is recorded")),
        ("Theme", link(theme.title, edition.url("theme", theme.reference)) if theme else gap("None")),
        ("Kind of indicator", TYPE_WORDS[found.type]),
        ("Which way is better", polarity),
        ("What a result covers", capital(KIND_WORDS[found.result_kind])),
        ("Reported", capital(FREQUENCY_WORDS.get(found.frequency, found.frequency))),
    ]
    if found.unit_label:
        rows.append(("Unit", capital(found.unit_label)))
    if not found.due and found.next_due:
        rows.append(("Next result due", found.next_due))
    rows.append(("Defined in", source(edition, found.citation)))
    return rows
