"""Indicators with their results, targets, benchmarks and what each result means."""

import itertools
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from goldenthread.accounts.versions import current
from goldenthread.dates import ReportingSchedule
from goldenthread.performance.models import Assessment, Benchmark, Commentary, Indicator, Observation, Target
from goldenthread.reports.facts import (
    BenchmarkFacts,
    CommentaryFacts,
    IndicatorFacts,
    ResultFacts,
    RevisionFacts,
    TargetFacts,
)
from goldenthread.reports.gather.assessments import assessment_facts, find_assessments
from goldenthread.reports.gather.citing import Window, figure, stated


def by_indicator(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.indicator_id].append(row)
    return found


def gather_indicators(window: Window) -> list[IndicatorFacts]:
    """Every publishable indicator with its results up to the quarter, oldest first."""
    at = window.known_at
    everything = Observation.objects.filter(reported_in__lte=window.period, known_from__lte=at)
    versions: dict[tuple[int, str], list[Observation]] = defaultdict(list)
    for row in everything.select_related("source").order_by("version"):
        if (row.indicator_id, row.reported_in) not in window.public.hidden_results:
            versions[row.indicator_id, row.reported_in].append(row)
    latest = [rows[-1] for rows in versions.values()]
    assessments = find_assessments(window, latest)
    targets = by_indicator(
        current(Target.objects.filter(period__lte=window.period), known_at=at).select_related("source")
    )
    # The last approved account stands while a newer one is still a draft.
    approved = Commentary.objects.filter(status=Commentary.Status.APPROVED, known_from__lte=at).order_by("version")
    said = {(c.indicator_id, c.period): c for c in approved.select_related("source")}
    benchmarks = by_indicator(current(Benchmark.objects.all(), known_at=at).select_related("source"))
    results = by_indicator(sorted(latest, key=lambda o: o.reported_in))
    found = []
    for indicator in Indicator.objects.select_related("theme", "source").order_by("order", "reference"):
        if indicator.record_id not in window.public:
            continue
        own_targets = [_target(window, t) for t in sorted(targets[indicator.pk], key=lambda t: t.period)]
        own_results = [
            _result(
                window,
                o,
                versions[o.indicator_id, o.reported_in],
                assessments.get(o.pk),
                said.get((indicator.pk, o.reported_in)),
            )
            for o in results[indicator.pk]
        ]
        found.append(_indicator(window, indicator, own_results, own_targets, benchmarks[indicator.pk]))
    return found


def _target(window: Window, target: Target) -> TargetFacts:
    return TargetFacts(
        period=target.period,
        kind=target.kind,
        value=figure(target.value),
        words=stated(target.words),
        citation=window.cite(target),
    )


def _result(
    window: Window,
    observation: Observation,
    versions: list[Observation],
    assessment: Assessment | None,
    commentary: Commentary | None,
) -> ResultFacts:
    target = assessment.target if assessment else None
    return ResultFacts(
        key=observation.key,
        period=observation.reported_in,
        covers=observation.covers,
        covers_start=stated(observation.covers_start),
        covers_end=stated(observation.covers_end),
        kind=observation.kind,
        value=format(observation.value, "f"),
        numerator=figure(observation.numerator),
        denominator=figure(observation.denominator),
        sample_size=observation.sample_size,
        provisional=observation.provisional,
        note=stated(observation.note),
        known_from=observation.known_from.date().isoformat(),
        citation=window.cite(observation),
        target=_target(window, target) if target else None,
        assessment=assessment_facts(window, assessment),
        commentary=_commentary(window, commentary) if commentary else None,
        revisions=[
            RevisionFacts(
                key=earlier.key,
                value=format(earlier.value, "f"),
                known_from=earlier.known_from.date().isoformat(),
                reason=later.correction_reason,
            )
            for earlier, later in itertools.pairwise(versions)
        ],
        correction_reason=stated(observation.correction_reason),
    )


def _commentary(window: Window, commentary: Commentary) -> CommentaryFacts:
    return CommentaryFacts(
        period=commentary.period,
        text=commentary.text,
        action=stated(commentary.action),
        citation=window.cite(commentary),
    )


def _indicator(
    window: Window,
    indicator: Indicator,
    results: list[ResultFacts],
    targets: list[TargetFacts],
    benchmarks: list[Benchmark],
) -> IndicatorFacts:
    schedule = ReportingSchedule.of(indicator.frequency, indicator.due_quarters or None)
    due = schedule.is_due(window.quarter)
    return IndicatorFacts(
        reference=indicator.reference,
        title=indicator.title,
        theme=indicator.theme.reference if indicator.theme else None,
        type=indicator.type,
        unit=indicator.unit,
        unit_label=stated(indicator.unit_label),
        decimals=indicator.decimals,
        polarity=indicator.polarity,
        range_low=figure(indicator.range_low),
        range_high=figure(indicator.range_high),
        result_kind=indicator.result_kind,
        frequency=indicator.frequency,
        due=due,
        next_due=None if due else schedule.due_words(window.quarter).removeprefix("Due "),
        definition=stated(indicator.definition),
        results=results,
        targets=targets,
        benchmarks=_benchmarks(window, benchmarks, results),
        citation=window.cite(indicator),
    )


def _benchmarks(window: Window, benchmarks: list[Benchmark], results: list[ResultFacts]) -> list[BenchmarkFacts]:
    """What other areas did, for times that were over by the end of the quarter, by area and then by time."""
    latest = results[-1] if results else None
    known = [b for b in benchmarks if _over(window, b)]
    known.sort(key=lambda b: (b.area, b.area_kind, stated(b.covers_end) or "", b.covers))
    return [
        BenchmarkFacts(
            area=b.area,
            area_kind=b.area_kind,
            covers=stated(b.covers),
            covers_start=stated(b.covers_start),
            covers_end=stated(b.covers_end),
            value=figure(b.value),
            none_available=b.none_available,
            note=stated(b.note),
            same_period=_same_period(b, latest),
            citation=window.cite(b),
        )
        for b in known
    ]


def _over(window: Window, benchmark: Benchmark) -> bool:
    """Whether the time a benchmark covers was over; one that doesn't say which is as old as what it was taken from."""
    if benchmark.covers_end is not None:
        return benchmark.covers_end <= window.quarter.end
    return window.told(benchmark)


def _same_period(benchmark: Benchmark, result: ResultFacts | None) -> bool | None:
    """Whether a benchmark covers what the result does; None where either doesn't say what it covers."""
    if result is None or benchmark.value is None:
        return None
    if None not in (benchmark.covers_start, benchmark.covers_end, result.covers_start, result.covers_end):
        ends = (stated(benchmark.covers_start), stated(benchmark.covers_end))
        return ends == (result.covers_start, result.covers_end)
    # A wave of a survey may have a name and no dates.
    return True if benchmark.covers and benchmark.covers == result.covers else None
