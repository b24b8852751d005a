"""The points of an indicator's chart: its results in order of time, and a gap for each that was due and is not."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from goldenthread.dates import Quarter
from goldenthread.reports.facts import ResultFacts
from goldenthread.reports.statistics.measured import Measured, quarter_of

AS_REPORTED = "as reported"
EACH_ALONE = "each quarter alone"


@dataclass(frozen=True)
class Charted:
    """What is charted. Lists have one entry a point; `reason` says why no limits can be worked out for it, or ""."""

    periods: list[str]
    keys: list[str | None]
    values: list[Decimal | None]
    how: str
    reason: str


def charted(measured: Measured) -> Charted:
    """The points of the chart, or why the results make none that limits could be worked out for."""
    latest = measured.latest
    if latest is None:
        return Charted([], [], [], AS_REPORTED, "no result is held")
    held = {quarter: r for r in measured.facts.results if (quarter := quarter_of(r.period)) is not None}
    if not held:
        return Charted([], [], [], AS_REPORTED, "no result is held for a quarter")
    quarters = _quarters(measured, list(held))
    # Results of another kind measure something else: beside the latest's they are gaps.
    results = [r if (r := held.get(quarter)) is not None and r.kind == latest.kind else None for quarter in quarters]
    values = [None if r is None else Decimal(r.value) for r in results]
    how, reason = AS_REPORTED, _overlap(latest.kind, results)
    if latest.kind == "cumulative" and measured.adds_up:
        how, values, reason = EACH_ALONE, _flows(quarters, values), ""
        if not any(value is not None for value in values):
            reason = "a quarter's own figure is told from the result of the quarter before it, which is not held"
    keys = [r.key if r is not None and value is not None else None for r, value in zip(results, values, strict=True)]
    return Charted([str(quarter) for quarter in quarters], keys, values, how, reason)


def _quarters(measured: Measured, held: list[Quarter]) -> list[Quarter]:
    """Every quarter from the first result to the last that has a result or should have one."""
    found, quarter = [], min(held)
    while quarter <= max(held):
        if quarter in held or measured.schedule.is_due(quarter):
            found.append(quarter)
        quarter = quarter.next()
    return found


def _overlap(kind: str, results: list[ResultFacts | None]) -> str:
    """Why neighbouring figures are not separate measurements, or ""."""
    if kind == "rolling":
        return "each figure shares months with the one before, so that neighbours move together"
    if kind == "cumulative":
        return "each figure holds those before it in the year, and the figures do not add up"
    spans = [(r.covers_start, r.covers_end) for r in results if r is not None and r.covers_start and r.covers_end]
    if any(after[0] <= before[1] for before, after in pairwise(spans)):
        return "each figure covers some of the time of the one before, so that neighbours move together"
    return ""


def _flows(quarters: list[Quarter], values: list[Decimal | None]) -> list[Decimal | None]:
    """Each quarter's own figure, from results that add up over the year; a gap where the one before is not held."""
    held = dict(zip(quarters, values, strict=True))
    flows: list[Decimal | None] = []
    for quarter, value in held.items():
        before = Decimal(0) if quarter.number == 1 else held.get(quarter.shift(-1))
        flows.append(None if value is None or before is None else value - before)
    return flows
