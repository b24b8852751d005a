"""The trend over five years, from the results of the same quarter in each."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from goldenthread.dates import Quarter
from goldenthread.measures import trend as trends
from goldenthread.reports.facts import ResultFacts, TrendFacts
from goldenthread.reports.statistics.measured import Measured, quarter_of
from goldenthread.reports.statistics.shown import because, tried
from goldenthread.reports.statistics.sureness import makes, parts_of, per_of, share_of

UNKNOWN = "cannot be worked out"


def trend(measured: Measured) -> TrendFacts:
    """The trend of the latest five yearly points: the latest result and those of its quarter in the years before."""
    points = yearly(measured)
    if len(points) < trends.POINTS:
        are = "is 1" if len(points) == 1 else f"are {len(points)}"
        return _unknown(measured, because(f"a trend needs {trends.POINTS} yearly points and there {are}"))
    five = points[-trends.POINTS :]
    results = [result for result in five if result is not None]
    if len(results) < trends.POINTS:
        return _unknown(measured, because(f"one of the latest {trends.POINTS} years has no figure"))
    work = _method(measured, results)
    if isinstance(work, str):
        return _unknown(measured, because(work))
    made, reason = tried(work)
    if made is None or made.reason:
        return _unknown(measured, reason or because(made.reason if made else ""))
    said = measured.speaker.trend(made)
    return TrendFacts(
        marker=made.marker, judgement=made.judgement, method=made.method, years=[r.period for r in results],
        values=[r.value for r in results], reason=None, certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


def yearly(measured: Measured) -> list[ResultFacts | None]:
    """The results of the latest's quarter and kind in each year, oldest first; None for a year without one."""
    latest = measured.latest
    quarter = quarter_of(latest.period) if latest else None
    if latest is None or quarter is None:
        return []
    held = {quarter_of(r.period): r for r in measured.facts.results if r.kind == latest.kind}
    same = [other for other in held if other is not None and other.number == quarter.number]
    years: list[ResultFacts | None] = []
    each: Quarter = min(same)
    while each <= quarter:
        years.append(held.get(each))
        each = each.shift(4)
    return years


def _method(measured: Measured, results: Sequence[ResultFacts]) -> Callable[[], trends.Trend] | str:
    """How the trend is worked out from what is known of every year, or why it cannot be."""
    unit, polarity = measured.facts.unit, measured.facts.polarity
    parts = [parts_of(result) for result in results]
    if all(part is not None for part in parts) and unit in ("percent", "rate"):
        counts, sizes = [float(part[0]) for part in parts if part], [float(part[1]) for part in parts if part]
        if unit == "percent" and all(makes(result, 100) for result in results):
            return lambda: trends.proportions(counts, sizes, polarity=polarity)
        pers = {per_of(result) for result in results}
        if unit == "rate" and len(pers) == 1 and (per := pers.pop()) is not None:
            return lambda: trends.rates(counts, sizes, per=per, polarity=polarity)
        return "numerators and denominators do not give the figures reported"
    asked = [(share_of(r, unit), r.sample_size) for r in results]
    if all(share is not None and size for share, size in asked):
        counts = [float(share * size) for share, size in asked if share is not None and size]
        sizes = [float(size) for _, size in asked if size]
        return lambda: trends.proportions(counts, sizes, polarity=polarity)
    limits = [measured.limits.get(result.period) for result in results]
    if all(limit is not None and limit.confidence == 95 for limit in limits):
        low, high = [float(x.lower) for x in limits if x], [float(x.upper) for x in limits if x]
        return lambda: trends.regression([float(r.value) for r in results], low, high, polarity=polarity)
    return "how sure each year's figure is, from which a trend is told, is not known"


def _unknown(measured: Measured, reason: str) -> TrendFacts:
    said = measured.speaker.unknown("trend", reason)
    method = "chi-square for trend" if measured.facts.unit == "percent" else "weighted regression"
    return TrendFacts(
        marker=UNKNOWN, judgement=None, method=method, years=[], values=[], reason=reason, certainty=said.certainty,
        sentence=said.text,
    )  # fmt: skip
