"""The figures of other areas that may be set beside a result: of the very same period, and of no other."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db.models import Q

from goldenthread.accounts.versions import current
from goldenthread.performance.models import Area, ComparatorSeries, ComparatorValue, NeighbourSet
from goldenthread.reports.facts import IndicatorFacts, ResultFacts
from goldenthread.reports.gather.citing import Window
from goldenthread.reports.statistics.measured import Neighbours, Other, Series

Span = tuple[dt.date, dt.date]
WANTED = ("series_id", "area__code", "version", "covers", "value", "numerator", "denominator", "runs_service")


def find_own_area() -> str | None:
    """The code of the council's own area. One query."""
    return Area.objects.filter(is_own=True).values_list("code", flat=True).first()


def find_neighbours(window: Window, own: str) -> tuple[Neighbours, ...]:
    """The latest set of each model that had been made by the moment. One query."""
    made_by = window.known_at.date()
    held = current(NeighbourSet.objects.filter(area__code=own, made__lte=made_by), known_at=window.known_at)
    latest = {each.model: each for each in held.order_by("model", "made")}
    return tuple(Neighbours(each.model, each.made, frozenset(each.neighbours)) for each in latest.values())


def find_series(window: Window, indicators: Mapping[int, IndicatorFacts]) -> dict[int, list[Series]]:
    """By indicator, each series with the figures for the latest of its results that they match. Three queries."""
    held = list(ComparatorSeries.objects.filter(indicator__in=list(indicators)).select_related("source").order_by("pk"))
    if not held:
        return {}
    spans = _spans(window, held)
    matched = {s.pk: _match(indicators[s.indicator_id], spans[s.pk]) for s in held}
    values = _values(window, {pk: span for pk, (span, _) in matched.items() if span is not None})
    found: dict[int, list[Series]] = defaultdict(list)
    for series in held:
        covers, others = values.get(series.pk, (None, ()))
        citation = window.cite(series)
        found[series.indicator_id].append(Series(
            provider=series.provider, statistic=series.statistic, per=series.per,
            source=citation.title if citation else f"{series.provider}, {series.title}", citation=citation,
            covers=covers, result=matched[series.pk][1], others=others,
            spans=tuple(dict.fromkeys(words for _, words in sorted(spans[series.pk].items()))),
        ))  # fmt: skip
    return found


def _spans(window: Window, held: list[ComparatorSeries]) -> dict[int, dict[Span, str]]:
    """The periods that each series has figures for, with their words."""
    found: dict[int, dict[Span, str]] = defaultdict(dict)
    rows = ComparatorValue.objects.filter(series__in=held, known_from__lte=window.known_at).order_by()
    for pk, start, end, covers in rows.values_list("series_id", "covers_start", "covers_end", "covers").distinct():
        found[pk][start, end] = covers
    return found


def _match(facts: IndicatorFacts, spans: Mapping[Span, str]) -> tuple[Span | None, ResultFacts | None]:
    """The latest result whose period the figures cover, with that period."""
    for result in reversed(facts.results):
        if result.covers_start and result.covers_end:
            span = (dt.date.fromisoformat(result.covers_start), dt.date.fromisoformat(result.covers_end))
            if span in spans:
                return span, result
    return None, None


def _values(window: Window, wanted: Mapping[int, Span]) -> dict[int, tuple[str, tuple[Other, ...]]]:
    """Of each series, the words of its period and every area's current figure, in order of area."""
    if not wanted:
        return {}
    by_span: dict[Span, list[int]] = defaultdict(list)
    for pk, span in wanted.items():
        by_span[span].append(pk)
    chosen = Q()
    for (start, end), series in by_span.items():
        chosen |= Q(covers_start=start, covers_end=end, series__in=series)
    rows = ComparatorValue.objects.filter(chosen, known_from__lte=window.known_at).order_by("version")
    latest: dict[int, dict[str, Any]] = defaultdict(dict)
    words: dict[int, str] = {}
    for pk, code, _, covers, *figures, runs in rows.values_list(*WANTED):
        latest[pk][code] = Other(code, *figures) if runs else Other(code, None, None, None)
        words[pk] = covers
    return {pk: (words[pk], tuple(other for _, other in sorted(areas.items()))) for pk, areas in latest.items()}
