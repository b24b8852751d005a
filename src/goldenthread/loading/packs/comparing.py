"""What the record says already of the things that a pack's rows are about."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from goldenthread.accounts.versions import Versioned, current
from goldenthread.loading.columns import Read
from goldenthread.loading.figure_tables import FEE_FIGURES, FORECAST_FIGURES
from goldenthread.money.models import FeeFigures, ForecastFigures, SavingAmount
from goldenthread.performance.models import Benchmark, Headline, Observation, Target, ThemeStatus
from goldenthread.plan.models import Record
from goldenthread.risks.models import RiskScore

READ_AGAIN = "The pack was read again, and says"
"""How the reasons of corrections made here begin; any other correction is a person's."""
OWN = "pack-"
"""How the references of sources made of packs begin."""


class Facts(NamedTuple):
    """Where a table's facts are: their model, the lookups and columns that tell them apart, and what they say.

    `correctable` says whether a fact may be followed by a later version here.
    """

    model: type[Versioned]
    lookups: tuple[str, ...]
    columns: tuple[str, ...]
    says: dict[str, str]
    correctable: bool = True


def _as_they_are(names: Sequence[str]) -> dict[str, str]:
    return {name: name for name in names}


FACTS = {
    "observations": Facts(
        Observation,
        ("indicator__reference", "reported_in"),
        ("indicator", "reported_in"),
        _as_they_are(["value"]),
    ),
    "targets": Facts(
        Target,
        ("indicator__reference", "period"),
        ("indicator", "period"),
        _as_they_are(["kind", "value", "words"]),
    ),
    "benchmarks": Facts(
        Benchmark,
        ("indicator__reference", "area", "covers_start", "covers_end"),
        ("indicator", "area", "covers.start", "covers.end"),
        _as_they_are(["value"]),
    ),
    "theme_statuses": Facts(ThemeStatus, ("theme__reference", "period"), ("theme", "period"), _as_they_are(["status"])),
    "risk_scores": Facts(
        RiskScore,
        ("risk__reference", "period", "score_kind"),
        ("risk", "period", "score_kind"),
        _as_they_are(["score"]),
    ),
    "headlines": Facts(Headline, ("period", "measure"), ("period", "measure"), _as_they_are(["value"])),
    "forecasts": Facts(
        ForecastFigures,
        ("forecast__service", "forecast__period", "forecast__budget_kind"),
        ("service", "period", "budget_kind"),
        _as_they_are(["unit", *FORECAST_FIGURES]) | {"forecast": "forecast_outturn"},
        correctable=False,
    ),
    "savings": Facts(
        SavingAmount,
        ("saving__reference", "year"),
        ("reference", "year"),
        {"amount": "amount", "amount_unit": "unit"},
        correctable=False,
    ),
    "fees": Facts(
        FeeFigures,
        ("fee__title", "fee__area", "fee__description", "fee__year"),
        ("title", "area", "description", "year"),
        _as_they_are(list(FEE_FIGURES)),
        correctable=False,
    ),
}
THINGS = {"forecasts": "forecast", "savings": "saving", "fees": "fee"}


class Recorded:
    """The current facts of every table that rows were read for."""

    def __init__(self, tables: dict[str, list[Read]]) -> None:
        self._held = {table: _held(FACTS[table], rows) for table, rows in tables.items() if table in FACTS}
        self._things = {
            table: set(Record.objects.filter(kind=kind).values_list("reference", flat=True))
            for table, kind in THINGS.items()
            if table in tables
        }

    def about(self, table: str, read: Read) -> Versioned | None:
        """What the record says of the same thing; None where it says nothing."""
        return self._held[table].get(identity(table, read))

    def taken(self, table: str, read: Read) -> bool:
        """Whether another thing has the reference that this row would take."""
        return table in THINGS and read["reference"].lower() in self._things[table]


def says(table: str, read: Read) -> tuple[str, ...]:
    """What a row says, to tell whether another says the same."""
    return tuple(str(read[column]) for column in FACTS[table].says)


def _held(facts: Facts, rows: Sequence[Read]) -> dict[tuple[str, ...], Versioned]:
    first = facts.columns[0]
    values = {_text(read[first], facts.lookups[0]) for read in rows}
    found = current(facts.model._default_manager.filter(**{f"{facts.lookups[0]}__in": values}))
    by_key = {fact.pk: fact for fact in found}
    return {
        tuple("" if part is None else str(part) for part in key): by_key[pk]
        for pk, *key in found.values_list("pk", *facts.lookups)
    }


def identity(table: str, read: Read) -> tuple[str, ...]:
    """What tells a row's fact apart from the others of its table."""
    facts = FACTS[table]
    pairs = zip(facts.columns, facts.lookups, strict=True)
    return tuple(_text(_value(read, column), lookup) for column, lookup in pairs)


def _value(read: Read, column: str) -> Any:
    """What stands in a column, or a part of it: "covers.start"."""
    name, _, part = column.partition(".")
    return getattr(read[name], part, None) if part else read[name]


def _text(value: Any, lookup: str) -> str:
    return str(value).lower() if lookup.endswith("__reference") else "" if value is None else str(value)


def differences(table: str, read: Read, fact: Versioned) -> dict[str, tuple[Any, Any]]:
    """What a row says otherwise than the record, by column: (recorded, read). What it leaves out is no difference."""
    found = {}
    for column, name in FACTS[table].says.items():
        said, held = read[column], getattr(fact, name)
        if said not in (None, "") and not _alike(said, held):
            found[column] = (held, said)
    return found


def _alike(said: Any, held: Any) -> bool:
    if isinstance(said, Decimal | int) and isinstance(held, Decimal | int):
        return said == held
    return str(said) == str(held)


def is_ours(fact: Versioned) -> bool:
    """Whether a fact stands as an earlier load of a pack left it, so that nobody has touched it since."""
    source = getattr(fact, "source", None)
    if source is None or not source.reference.startswith(OWN):
        return False
    return fact.version == 1 or getattr(fact, "correction_reason", "").startswith(READ_AGAIN)
