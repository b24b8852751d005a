"""Where an indicator is heading: its year, with the outturn forecast, and its pace to a dated target."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import accumulate
from typing import Any

from goldenthread.dates import FinancialYear, parse_period
from goldenthread.design.charts import (
    Outlook,
    OutlookStep,
    Progress,
    Reading,
    outlook_chart,
    progress_chart,
)
from goldenthread.publications.cells import day, gap, numeric, sentence
from goldenthread.publications.charted.shown import Shown, decimal
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata.columns import Columns, Row
from goldenthread.reports.compose.wording import unit_of, value_words
from goldenthread.reports.facts import IndicatorFacts, OutturnFacts, ProgressFacts, ResultFacts

YEAR_COLUMNS: Columns = (
    ("indicator", "The indicator's reference"),
    ("period", "A quarter of the year, or the year"),
    ("what", "known so far, a steady pace to the target, or forecast"),
    ("value", "The figure"),
    ("lower", "The lower end of the forecast's range"),
    ("upper", "The upper end of the forecast's range"),
    ("method", "The method of the forecast"),
    ("target", "The year's target"),
)
PACE_COLUMNS: Columns = (
    ("indicator", "The indicator's reference"),
    ("on", "The last day of what the figure covers, or the day the target is due"),
    ("what", "baseline, result or target"),
    ("value", "The figure"),
    ("pace_so_far", "Change a year since the baseline"),
    ("pace_needed", "Change a year needed from the baseline"),
    ("pace_needed_now", "Change a year needed from the latest figure"),
)
NEEDED = "A steady pace to the target"


@dataclass(frozen=True)
class Step:
    """A quarter of the year: what is known, and where a steady pace to the target would be."""

    period: str
    actual: str | None
    needed: str | None


def year_shown(edition: Edition, indicator: IndicatorFacts) -> Shown | None:
    """The year so far with its forecast; None where there is no forecast, or the year is over."""
    found = indicator.statistics.outturn if indicator.statistics else None
    if found is None or found.value is None or found.year is None or not found.to_come:
        return None
    steps = _steps(indicator, found)
    if steps is None:
        return None
    told = sentence(" ".join([found.sentence, *([found.past.sentence] if found.past else [])]))
    method = found.method or ""
    outlook = Outlook(
        f"{indicator.title}: where {found.year} is heading",
        [OutlookStep(step.period, decimal(step.actual), decimal(step.needed)) for step in steps],
        decimal(found.value),
        decimal(found.lower),
        decimal(found.upper),
        decimal(found.target),
        method,
        unit_of(indicator),
        told,
    )
    periods = {step.period for step in steps}
    return Shown(
        "forecast",
        "Where the year is heading",
        outlook.title,
        lambda **how: outlook_chart(outlook, **how),
        told,
        ("Quarter", "So far", NEEDED),
        ("", "numeric", "numeric"),
        lambda: _year_cells(indicator, found, steps),
        YEAR_COLUMNS,
        lambda: _year_rows(indicator, found, steps),
        [result.citation for result in indicator.results if result.period in periods],
        [f"Forecast by the {method} method. A forecast is not a result."],
    )


def _steps(indicator: IndicatorFacts, found: OutturnFacts) -> list[Step] | None:
    """The quarters of the year with what each brings the year to; None where that does not give what is known.

    Results either add up over the year or stand for themselves: whichever comes to `known` is what was forecast from.
    """
    year = FinancialYear(int((found.year or "")[:4]))
    quarters = [str(year.quarter(at)) for at in range(1, 5)]
    held = {result.period: Decimal(result.value) for result in indicator.results}
    values = [held[period] for period in quarters if period in held]
    known = decimal(found.known)
    added = list(accumulate(values))
    if not values or quarters[: len(values)] != [period for period in quarters if period in held]:
        return None
    if added[-1] == known:
        so_far = added
    elif values[-1] == known:
        so_far = values
    else:
        return None
    flows = found.target is not None and (so_far is added or indicator.result_kind == "cumulative")
    needed = [Decimal(found.target or 0) * at / 4 if flows else None for at in range(1, 5)]
    places = Decimal(1).scaleb(-indicator.decimals)
    return [
        Step(
            period,
            str(so_far[at]) if at < len(so_far) else None,
            None if pace is None else str(pace.quantize(places)),
        )
        for at, (period, pace) in enumerate(zip(quarters, needed, strict=True))
    ]


def _year_cells(indicator: IndicatorFacts, found: OutturnFacts, steps: list[Step]) -> list[list[Any]]:
    def shown(value: str | None, without: str) -> Any:
        return numeric(gap(without) if value is None else value_words(value, indicator))

    rows: list[list[Any]] = [[step.period, shown(step.actual, "To come"), shown(step.needed, "None")] for step in steps]
    within = ""
    if found.lower is not None and found.upper is not None:
        within = f" ({value_words(found.lower, indicator)} to {value_words(found.upper, indicator)})"
    forecast = f"{value_words(found.value or '0', indicator)}{within}"
    return [*rows, [f"{found.year}, forecast", numeric(forecast), shown(found.target, "No target")]]


def _year_rows(indicator: IndicatorFacts, found: OutturnFacts, steps: list[Step]) -> list[Row]:
    rows: list[Row] = []
    for step in steps:
        if step.actual is not None:
            rows.append((indicator.reference, step.period, "known so far", step.actual, None, None, None, found.target))
        if step.needed is not None:
            rows.append((indicator.reference, step.period, NEEDED.lower(), step.needed, None, None, None, found.target))
    rows.append(
        (
            indicator.reference,
            found.year,
            "forecast",
            found.value,
            found.lower,
            found.upper,
            found.method,
            found.target,
        )
    )
    return rows


def pace_shown(edition: Edition, indicator: IndicatorFacts) -> Shown | None:
    """The way from a baseline to a dated target; None where there is no such target or no way to it."""
    found = indicator.statistics.progress if indicator.statistics else None
    if found is None or found.baseline is None or found.target is None or found.due is None:
        return None
    results = _between(indicator, found)
    if results is None:
        return None
    first, *later = results
    due, unit = date.fromisoformat(found.due), unit_of(indicator)
    told = sentence(found.sentence)
    progress = Progress(
        f"{indicator.title}: the pace to its target",
        Reading(first[0], Decimal(found.baseline)),
        Reading(due, Decimal(found.target)),
        [Reading(on, Decimal(result.value)) for on, result in later],
        unit,
        told,
    )
    return Shown(
        "pace",
        "Pace to its target",
        progress.title,
        lambda **how: progress_chart(progress, **how),
        told,
        ("On", "What", "Figure"),
        ("", "", "numeric"),
        lambda: [
            [day(on), what, numeric(value_words(value, indicator))] for on, what, value in _points(found, results)
        ],
        PACE_COLUMNS,
        lambda: [
            (
                indicator.reference,
                on,
                what.lower(),
                value,
                found.pace_so_far,
                found.pace_needed,
                found.pace_needed_now,
            )
            for on, what, value in _points(found, results)
        ],
        [result.citation for _, result in results],
    )


def _between(indicator: IndicatorFacts, found: ProgressFacts) -> list[tuple[date, ResultFacts]] | None:
    """The results from the baseline's period to the latest's with the day each ends on, in order of those days."""
    periods = [result.period for result in indicator.results]
    if found.baseline_period not in periods or found.due is None:
        return None
    since = indicator.results[periods.index(found.baseline_period) :]
    ends = sorted(((_end_of(result), result) for result in since), key=lambda pair: pair[0])
    last = date.fromisoformat(found.due)
    return ends if ends[0][1].period == found.baseline_period and ends[0][0] < last else None


def _end_of(result: ResultFacts) -> date:
    """The last day of what a result covers, or else of the period it was reported in."""
    return date.fromisoformat(result.covers_end) if result.covers_end else parse_period(result.period).end


def _points(found: ProgressFacts, results: list[tuple[date, ResultFacts]]) -> list[tuple[str, str, str]]:
    """Each figure of the chart: its day, what it is, and the figure."""
    named = [
        (on.isoformat(), "Baseline" if at == 0 else "Result", result.value) for at, (on, result) in enumerate(results)
    ]
    return [*named, (found.due or "", "Target", found.target or "")]
