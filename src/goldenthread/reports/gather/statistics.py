"""Each indicator's statistics, from its results and from what the record holds besides them.

The number of queries does not grow with the record.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

import msgspec

from goldenthread.accounts.versions import current
from goldenthread.dates import ReportingSchedule, parse_period
from goldenthread.performance.models import ChartEvent, ChartSetting, ExcludedPoint, Indicator, PublishedLimits, Target
from goldenthread.reports.facts import ChartEventFacts, IndicatorFacts, TargetFacts
from goldenthread.reports.gather.citing import Window, figure, stated
from goldenthread.reports.gather.elsewhere import find_neighbours, find_own_area, find_series
from goldenthread.reports.statistics import statistics_of
from goldenthread.reports.statistics.measured import Limits, Measured, Rules


def gather_statistics(window: Window, indicators: Sequence[IndicatorFacts]) -> list[IndicatorFacts]:
    """The indicators with their statistics, in the same order."""
    return [
        msgspec.structs.replace(measured.facts, statistics=statistics_of(measured))
        for measured in measured_of(window, indicators)
    ]


def measured_of(window: Window, indicators: Iterable[IndicatorFacts]) -> list[Measured]:
    """Each indicator with everything that its statistics are worked out from. Eleven queries at most."""
    facts = list(indicators)
    schedules = {
        i.reference: (i.pk, ReportingSchedule.of(i.frequency, i.due_quarters or None)) for i in Indicator.objects.all()
    }
    settings = {setting.indicator_id: _rules(setting) for setting in _known(window, ChartSetting)}
    events, excluded, limits = _events(window), _excluded(window), _limits(window)
    ahead = _ahead(window)
    own = find_own_area()
    series = find_series(window, {schedules[i.reference][0]: i for i in facts})
    neighbours = find_neighbours(window, own) if own and series else ()
    found = []
    for each in facts:
        pk, schedule = schedules[each.reference]
        found.append(Measured(
            facts=each, quarter=window.quarter, schedule=schedule, rules=settings.get(pk, Rules()),
            events=tuple(events[pk]), excluded=excluded[pk], limits=limits[pk], ahead=tuple(ahead[pk]),
            series=tuple(series.get(pk, ())), own_area=own, neighbours=neighbours,
        ))  # fmt: skip
    return found


def _known(window: Window, model: type[Any]) -> Any:
    return current(model.objects.all(), known_at=window.known_at)


def _rules(setting: ChartSetting) -> Rules:
    return Rules(
        preset=setting.preset, least=setting.min_points, fix_after=setting.fix_after, floor=setting.floor,
        ceiling=setting.ceiling, method=setting.method,
    )  # fmt: skip


def _events(window: Window) -> dict[int, list[ChartEventFacts]]:
    """What happened up to the quarter's end and was not withdrawn, in order of time."""
    found: dict[int, list[ChartEventFacts]] = defaultdict(list)
    held = _known(window, ChartEvent).filter(withdrawn=False, happened_on__lte=window.quarter.end)
    for event in held.select_related("source").order_by("happened_on"):
        found[event.indicator_id].append(ChartEventFacts(
            date=event.happened_on.isoformat(), period=None, kind=event.kind, title=event.title,
            starts_phase=event.starts_phase, reason=stated(event.reason), citation=window.cite(event),
        ))  # fmt: skip
    return found


def _excluded(window: Window) -> dict[int, dict[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    for point in _known(window, ExcludedPoint).filter(excluded=True, period__lte=window.period):
        found[point.indicator_id][point.period] = point.reason
    return found


def _limits(window: Window) -> dict[int, dict[str, Limits]]:
    found: dict[int, dict[str, Limits]] = defaultdict(dict)
    for held in _known(window, PublishedLimits).filter(period__lte=window.period).select_related("source"):
        found[held.indicator_id][held.period] = Limits(
            format(held.lower, "f"), format(held.upper, "f"), Decimal(held.confidence), window.cite(held)
        )
    return found


def _ahead(window: Window) -> dict[int, list[TargetFacts]]:
    """Targets that are numbers, for periods that end after the quarter."""
    found: dict[int, list[TargetFacts]] = defaultdict(list)
    later = _known(window, Target).filter(kind="number", period__gt=window.period).select_related("source")
    for target in later.order_by("period"):
        if parse_period(target.period).end > window.quarter.end:
            found[target.indicator_id].append(TargetFacts(
                period=target.period, kind=target.kind, value=figure(target.value), words=None,
                citation=window.cite(target),
            ))  # fmt: skip
    return found
