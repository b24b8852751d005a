"""The charts of an indicator to take away, and everything that was worked out about it as JSON."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import Http404, QueryDict

from goldenthread.publications.charted import chart_of
from goldenthread.publications.charted.takeaway import FORMATS, take_away
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata.csv_files import STAMP, stamp_of_listed
from goldenthread.publications.views.page import Raw, of_edition
from goldenthread.reports.facts import IndicatorFacts, StatisticsFacts


@of_edition
def chart(edition: Edition, query: QueryDict, *, reference: str, kind: str, format: str) -> Raw:
    """`indicators/REFERENCE/charts/control.svg`: drawing, picture, CSV or JSON of one chart."""
    found = _indicator(edition, reference)
    shown = chart_of(edition, found, kind) if format in FORMATS else None
    if shown is None:
        raise Http404(f"No chart {kind}.{format} of {reference}")
    return take_away(edition, found, shown, format)


@of_edition
def statistics(edition: Edition, query: QueryDict, *, reference: str) -> Raw:
    """`indicators/REFERENCE/statistics.json`: control chart, intervals, trend, comparisons, funnel, pace, forecast."""
    found = _indicator(edition, reference)
    if found.statistics is None:
        raise Http404(f"No statistics of {reference} were worked out when {edition.period} was published")
    content = msgspec.json.format(msgspec.json.encode(_stamped(edition, found, found.statistics)), indent=1)
    return Raw(content, "application/json", f"{reference}-statistics-{edition.listed.slug}.json")


def _stamped(edition: Edition, found: IndicatorFacts, statistics: StatisticsFacts) -> dict[str, Any]:
    """The statistics with what they are of, when they were published, and what must be said of them."""
    stamp = stamp_of_listed(edition.facts.council.name, edition.listed)
    published = dict(zip([column for column, _ in STAMP], stamp, strict=True))
    notice = edition.facts.council.notice
    return {**published, "notice": notice, "indicator": found.reference, "title": found.title, "statistics": statistics}


def _indicator(edition: Edition, reference: str) -> IndicatorFacts:
    found = edition.lookups.indicators.get(reference)
    if found is None:
        raise Http404(f"No indicator {reference}")
    return found
