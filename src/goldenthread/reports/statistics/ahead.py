"""Where an indicator is heading: its pace to a dated target, and what its year would come to."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from goldenthread.dates import FinancialYear, Quarter, parse_period
from goldenthread.measures import forecast
from goldenthread.measures.progress import progress as progressed
from goldenthread.reports.facts import OutturnFacts, PastForecastsFacts, ProgressFacts, ResultFacts, TargetFacts
from goldenthread.reports.statistics.measured import Measured, end_of, quarter_of
from goldenthread.reports.statistics.shown import because, text, tried


def progress(measured: Measured) -> ProgressFacts | None:
    """Progress to the last dated target that is still to come; None where there is none, or its figures add up over
    the year, whose pace is that of the outturn."""
    latest = measured.latest
    if latest is None or measured.facts.polarity not in ("bigger", "smaller"):
        return None
    if latest.kind in ("quarter", "cumulative") and measured.adds_up:
        return None
    target = _last_target(measured, end_of(latest))
    if target is None or target.value is None:
        return None
    due = parse_period(target.period).end
    baseline = _baseline(measured, latest)
    if baseline is None:
        return _no_progress(measured, latest, target, due, because("no result from an earlier year is held"))
    value = target.value
    made, reason = tried(lambda: progressed(
        baseline=baseline.value, baseline_at=end_of(baseline), target=value, due=due, latest=latest.value,
        latest_at=end_of(latest), polarity=measured.facts.polarity,
    ))  # fmt: skip
    if made is None or made.verdict == "cannot be worked out":
        return _no_progress(measured, latest, target, due, reason or (made.reason if made else ""))
    decimals, pace = measured.decimals + 1, made.pace
    said = measured.speaker.progress(made, value, due)
    return ProgressFacts(
        verdict=made.verdict, baseline=baseline.value, baseline_period=baseline.period, latest=latest.value,
        latest_period=latest.period, target=value, target_period=target.period, due=due.isoformat(), decimals=decimals,
        pace_so_far=text(pace.so_far, decimals) if pace else None,
        pace_needed=text(pace.needed_from_start, decimals) if pace else None,
        pace_needed_now=text(pace.needed_now, decimals) if pace else None, at_due=text(made.at_due, decimals),
        reason=None, certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


def _last_target(measured: Measured, after: dt.date) -> TargetFacts | None:
    """The target that is due last, of those that are numbers and due after a day."""
    dated = [
        (parse_period(target.period).end, target)
        for target in (*measured.facts.targets, *measured.ahead)
        if target.kind == "number" and target.value is not None
    ]
    later = [(due, target) for due, target in dated if due > after]
    return max(later, key=lambda pair: pair[0])[1] if later else None


def _baseline(measured: Measured, latest: ResultFacts) -> ResultFacts | None:
    """The last result of the same kind from before the financial year of the latest."""
    year = latest.period.split(" ")[0]
    earlier = [r for r in measured.facts.results if r.kind == latest.kind and r.period.split(" ")[0] < year]
    return earlier[-1] if earlier and end_of(earlier[-1]) < end_of(latest) else None


def _no_progress(
    measured: Measured, latest: ResultFacts, target: TargetFacts, due: dt.date, reason: str
) -> ProgressFacts:
    said = measured.speaker.unknown("progress", reason)
    return ProgressFacts(
        verdict="cannot be worked out", baseline=None, baseline_period=None, latest=latest.value,
        latest_period=latest.period, target=target.value, target_period=target.period, due=due.isoformat(),
        decimals=measured.decimals + 1, pace_so_far=None, pace_needed=None, pace_needed_now=None, at_due=None,
        reason=reason, certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


def outturn(measured: Measured) -> OutturnFacts | None:
    """What this financial year would come to; None for what is not reported every quarter."""
    latest, facts = measured.latest, measured.facts
    if facts.frequency not in ("monthly", "quarterly") or latest is None or latest.kind in ("annual", "survey"):
        return None
    year = measured.quarter.financial_year
    quarters, values = _unbroken(measured, latest)
    if not quarters or quarters[-1].financial_year != year:
        return _no_outturn(measured, year, because(f"no result of {year} is held"))
    if latest.kind == "quarter" and not measured.adds_up:
        return _no_outturn(measured, year, because("figures of single quarters do not add up to one of the year"))
    kind = _kind(measured, latest)
    start = next((at for at, q in enumerate(quarters) if q.number == 1), None) if kind == "cumulative" else 0
    if start is None:
        return _no_outturn(measured, year, because("the results start after the year began"))
    quarters, values = quarters[start:], values[start:]
    numbers = [float(value) for value in values]
    made, reason = tried(lambda: forecast.outturn(
        numbers, first_quarter=quarters[0].number, kind=kind, method=measured.rules.method
    ))  # fmt: skip
    if made is None or made.value is None:
        return _no_outturn(measured, year, reason or (made.reason if made else ""))
    target = next((t.value for t in facts.targets if t.period == str(year) and t.kind == "number"), None)
    said = measured.speaker.outturn(made, None if target is None else float(target), facts.polarity)
    decimals = measured.decimals
    return OutturnFacts(
        year=str(year), value=text(made.value, decimals), lower=text(made.lower, decimals),
        upper=text(made.upper, decimals), known=text(made.known, decimals), to_come=made.to_come, decimals=decimals,
        method=made.method, target=target, past=_past(measured, quarters, values, kind), reason=None,
        certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


def _kind(measured: Measured, latest: ResultFacts) -> str:
    """How `measures.forecast` takes the results; a year so far that does not add up is taken as it stands."""
    if latest.kind in ("quarter", "cumulative") and measured.adds_up:
        return latest.kind
    return "snapshot"


def _unbroken(measured: Measured, latest: ResultFacts) -> tuple[list[Quarter], list[Decimal]]:
    """The last results of the latest's kind with no quarter missing between them."""
    quarters: list[Quarter] = []
    values: list[Decimal] = []
    for result in reversed(measured.facts.results):
        quarter = quarter_of(result.period)
        if quarter is None or result.kind != latest.kind or (quarters and quarter.next() != quarters[-1]):
            break
        quarters.append(quarter)
        values.append(Decimal(result.value))
    return quarters[::-1], values[::-1]


def _past(measured: Measured, quarters: list[Quarter], values: list[Decimal], kind: str) -> PastForecastsFacts | None:
    """The same method at the same quarter of every earlier year that is over, on what came before it."""
    number = quarters[-1].number
    made: list[tuple[float, float, float, float]] = []
    for at, quarter in enumerate(quarters[:-4]):
        end = at + 4 - number
        if quarter.number != number or number == 4 or end >= len(values):
            continue
        year = values[max(0, at - number + 1) : end + 1]
        actual = sum(year, Decimal(0)) if kind == "quarter" else values[end]
        known = [float(value) for value in values[: at + 1]]
        tried_then, _ = tried(lambda known=known: forecast.outturn(  # type: ignore[misc]
            known, first_quarter=quarters[0].number, kind=kind, method=measured.rules.method
        ))  # fmt: skip
        if tried_then is not None and tried_then.value is not None and (kind != "quarter" or len(year) == 4):
            low, high = tried_then.lower, tried_then.upper
            made.append((tried_then.value, float(actual), low or 0.0, high or 0.0))
    if not made:
        return None
    found = forecast.score(
        [m[0] for m in made], [m[1] for m in made], lower=[m[2] for m in made], upper=[m[3] for m in made],
        polarity=measured.facts.polarity,
    )  # fmt: skip
    said = measured.speaker.score(found)
    return PastForecastsFacts(
        forecasts=found.forecasts, optimistic=found.optimistic, pessimistic=found.pessimistic, inside=found.inside,
        with_limits=found.with_limits, leaning=found.leaning, reason=found.reason or None, certainty=said.certainty,
        sentence=said.text,
    )  # fmt: skip


def _no_outturn(measured: Measured, year: FinancialYear, reason: str) -> OutturnFacts:
    said = measured.speaker.unknown("outturn", reason)
    return OutturnFacts(
        year=str(year), value=None, lower=None, upper=None, known=None, to_come=None, decimals=measured.decimals,
        method=None, target=None, past=None, reason=reason, certainty=said.certainty, sentence=said.text,
    )  # fmt: skip
