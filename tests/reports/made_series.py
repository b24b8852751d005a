"""Indicators with a series of made-up results, and what the statistics make of them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

import msgspec

from goldenthread.dates import Quarter, ReportingSchedule
from goldenthread.reports import facts as f
from goldenthread.reports.statistics import Measured
from goldenthread.reports.statistics.measured import Other, Series

from .factory import PAPER, assessment, blank, indicator, result

FIRST = "2020-21 Q1"


def quarters(count: int, first: str = FIRST) -> list[str]:
    start = Quarter.parse(first)
    return [str(start.shift(n)) for n in range(count)]


def measured(values: Sequence[str | int | None], *, target: str | None = None, **given: Any) -> Measured:
    """An indicator with a result a quarter (None: none), each covering the quarter it was reported in.

    `result_fields` are those of every result, by name: one for all, or a list with one each.
    """
    periods = quarters(len(values), given.pop("first", FIRST))
    fields, kind = given.pop("result_fields", {}), given.pop("kind", "quarter")
    extra = {name: given.pop(name) for name in list(given) if name in msgspec_free(Measured)}
    results = []
    for at, (period, value) in enumerate(zip(periods, values, strict=True)):
        if value is None:
            continue
        quarter = Quarter.parse(period)
        own = {name: each[at] if isinstance(each, list) else each for name, each in fields.items()}
        if target is not None:
            own["target"] = blank(f.TargetFacts, period=period, kind="number", value=target)
            own["assessment"] = assessment(target_kind="number", target=target)
        covers = {"covers_start": quarter.start.isoformat(), "covers_end": quarter.end.isoformat()}
        results.append(result("calls", period, str(value), kind=kind, **{**covers, **own}))
    frequency, due = given.get("frequency", "quarterly"), given.pop("due_quarters", None)
    made = indicator("calls", "Calls answered", result_kind=kind, results=results, **given)
    last = Quarter.parse(periods[-1]) if periods else Quarter.parse(FIRST)
    return Measured(facts=made, quarter=last, schedule=ReportingSchedule.of(frequency, due), **extra)


def msgspec_free(record: type[Any]) -> set[str]:
    """The names of what may be given to `Measured` besides its indicator."""
    return set(record.__dataclass_fields__) - {"facts", "quarter", "schedule"}


def series(found: Measured, others: dict[str, Any], **given: Any) -> Series:
    """Figures of areas, by code, for the quarter of the latest result: a value, or (numerator, denominator)."""
    latest = found.latest
    made = []
    for code, said in others.items():
        parts = said if isinstance(said, tuple) else (None, None)
        value = Decimal(parts[0]) * 100 / Decimal(parts[1]) if parts[1] else said
        made.append(Other(
            code, None if value is None else Decimal(value), parts[0] and Decimal(parts[0]),
            parts[1] and Decimal(parts[1]),
        ))  # fmt: skip
    base: dict[str, Any] = {
        "provider": "Made up", "statistic": "proportion", "per": Decimal(100), "source": "A made-up table",
        "citation": PAPER, "covers": latest.covers if latest else None, "result": latest, "others": tuple(made),
        "spans": (),
    }  # fmt: skip
    return Series(**{**base, **given})


def with_statistics(found: Measured, statistics: f.StatisticsFacts) -> f.IndicatorFacts:
    return msgspec.structs.replace(found.facts, statistics=statistics)
