"""What two records of figures have in common, fact by fact, and the F1 of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

KEYS = {
    "performance/indicators": ("name",),
    "performance/budgets": ("service",),
    "performance/priority_status": ("priority",),
    "performance/risks": ("reference", "title"),
    "savings": ("reference", "year"),
    "fees": ("title", "area", "description"),
    "delivery_plan": ("theme", "item"),
    "service_tables": ("title",),
}
FIELDS = {
    "performance/indicators": "kind polarity year_end annual_target target result prior direction change_percent "
    "benchmarks",
    "performance/budgets": "revised_budget forecast variance reserve_movements forecast_after_reserves "
    "variance_after_reserves unit",
    "performance/priority_status": "status",
    "performance/risks": "score score_kind",
    "savings": "opportunity_area amount unit",
    "fees": "current proposed change change_percent benchmark_low benchmark_high benchmark_average",
    "delivery_plan": "responsible timings",
    "service_tables": "quarters rows",
}


def plain(value: Any) -> Any:
    """A value as it is compared."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return round(float(value), 4)
    if isinstance(value, dict):
        return tuple(sorted((name, plain(one)) for name, one in value.items()))
    if isinstance(value, list):
        return tuple(plain(one) for one in value)
    return re.sub(r"[^\w£%]+", " ", str(value).casefold()).strip()


def facts(record: dict[str, Any]) -> Counter[tuple[Any, ...]]:
    """The facts of a record in the sections above, and the period."""
    return Counter(_facts(record))


def _facts(record: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    performance = record.get("performance") or {}
    if performance.get("period"):
        yield "performance/period", plain(performance["period"])
    for section, key in KEYS.items():
        place, _, inner = section.partition("/")
        for row in (performance.get(inner) if inner else record.get(place)) or []:
            name = tuple(plain(row.get(part)) for part in key)
            yield section, name
            for field in FIELDS[section].split():
                if row.get(field) not in (None, "", []):
                    yield section, name, field, plain(row[field])


def f1(wanted: dict[str, Any], got: dict[str, Any]) -> tuple[float, list[str]]:
    """The F1 of all facts, and what differs, in words."""
    want, have = facts(wanted), facts(got)
    if not (wanted.get("performance") or {}).get("period"):
        have = Counter({fact: n for fact, n in have.items() if fact[0] != "performance/period"})
    wrong = [f"missing {fact}" for fact in want - have] + [f"extra {fact}" for fact in have - want]
    total = sum(want.values()) + sum(have.values())
    return (2 * sum((want & have).values()) / total if total else 1.0), wrong
