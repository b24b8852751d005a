"""Makes any row of any table, with whatever it needs to stand on: the smallest that the database will hold.

`make(Model, **values)` stores one and gives it back; `built(Model, **values)` gives it unstored. Every call makes
another, told apart by a number. A model that is not known here fails the tests that walk over all models.
"""

import datetime as dt
import hashlib
from collections.abc import Callable
from decimal import Decimal
from itertools import count
from typing import Any

from django.apps import apps
from django.contrib.auth.models import Group
from django.db import models

from goldenthread.accounts.models import AuditEvent, User
from goldenthread.accounts.versions import Versioned
from goldenthread.money.models import Fee, FeeFigures, Forecast, ForecastFigures, Saving, SavingAmount
from goldenthread.performance.models import (
    Area,
    Assessment,
    Benchmark,
    ChartEvent,
    ChartSetting,
    Commentary,
    ComparatorSeries,
    ComparatorValue,
    ExcludedPoint,
    Headline,
    Indicator,
    NeighbourSet,
    Observation,
    PublishedLimits,
    RagRule,
    Target,
    ThemeStatus,
)
from goldenthread.plan.models import (
    Activity,
    ActivityUpdate,
    Council,
    DeliveryItem,
    GovernancePeriod,
    Link,
    Milestone,
    Narrative,
    Outcome,
    Pillar,
    Plan,
    Pledge,
    PledgeEvidence,
    PledgePlacement,
    PledgeSection,
    Record,
    Source,
    Strategy,
    Theme,
)
from goldenthread.publications.models import Snapshot, SnapshotFile
from goldenthread.reports.models import ReportHeader
from goldenthread.risks.models import Risk, RiskScore

OURS = ("accounts", "plan", "performance", "risks", "money", "reports", "publications")
KNOWN = dt.datetime(2023, 11, 14, 9, 30, tzinfo=dt.UTC)
KINDS = {DeliveryItem: "delivery-item"}
_numbers = count(1)

Fields = dict[str, Any]


def our_models() -> list[type[models.Model]]:
    """Every model of the product, through tables of plain many-to-many fields left out."""
    return [model for app in OURS for model in apps.get_app_config(app).get_models()]


def versioned_models() -> list[type[Versioned]]:
    """Every table of facts."""
    return [model for model in our_models() if issubclass(model, Versioned)]


def quarter(n: int) -> str:
    """Another quarter for each number, from 1930 on."""
    year = 1930 + n // 4 % 90
    return f"{year}-{(year + 1) % 100:02d} Q{n % 4 + 1}"


def digest(n: int) -> str:
    """Another SHA-256 for each number."""
    return hashlib.sha256(str(n).encode()).hexdigest()


def record_of(model: type[models.Model], reference: str, title: str) -> Record:
    """A stored line in the register for a thing."""
    kind = KINDS.get(model, str(model._meta.model_name))
    return Record.objects.create(kind=kind, reference=reference, title=title)


def _thing(model: type[models.Model], n: int) -> Fields:
    reference = f"{model._meta.model_name}-{n}"
    return {"reference": reference, "record": lambda: record_of(model, reference, f"A {model._meta.verbose_name} {n}")}


FIELDS: dict[type[models.Model], Callable[[int], Fields]] = {
    User: lambda n: {"username": f"person-{n}"},
    Group: lambda n: {"name": f"Group {n}"},
    AuditEvent: lambda n: {"actor": "A. Officer", "action": "load", "subject": f"theme:t{n}", "reason": "Because"},
    Council: lambda n: {"name": "The Council", "short_name": "Council", "current_period": "2023-24 Q2"},
    GovernancePeriod: lambda n: {"model": "executive"},
    Record: lambda n: {"kind": "observation", "reference": f"result-{n}", "title": f"A result {n}"},
    Source: lambda n: {**_thing(Source, n), "title": f"A document {n}"},
    Link: lambda n: {"from_record": lambda: make(Record), "to_record": lambda: make(Record), "meaning": "serves"},
    Plan: lambda n: {
        **_thing(Plan, n),
        "title": f"A plan {n}",
        "starts": dt.date(2023, 4, 1),
        "ends": dt.date(2026, 3, 31),
    },
    Pillar: lambda n: {**_thing(Pillar, n), "title": f"A pillar {n}", "order": 1, "plan": lambda: make(Plan)},
    Theme: lambda n: {**_thing(Theme, n), "title": f"A theme {n}", "order": 1, "pillar": lambda: make(Pillar)},
    Outcome: lambda n: {**_thing(Outcome, n), "title": f"An outcome {n}", "order": 1, "theme": lambda: make(Theme)},
    Narrative: lambda n: {"theme": lambda: make(Theme), "period": quarter(n), "text": "What was done."},
    Activity: lambda n: {**_thing(Activity, n), "title": f"An activity {n}", "order": 1, "theme": lambda: make(Theme)},
    Milestone: lambda n: {"activity": lambda: make(Activity), "title": f"A step {n}"},
    ActivityUpdate: lambda n: {"activity": lambda: make(Activity), "period": quarter(n), "status": "on-track"},
    Strategy: lambda n: {**_thing(Strategy, n), "title": f"A strategy {n}"},
    DeliveryItem: lambda n: {
        **_thing(DeliveryItem, n),
        "description": f"A line {n}",
        "order": 1,
        "strategy": lambda: make(Strategy),
    },
    Pledge: lambda n: {**_thing(Pledge, n), "title": f"A promise {n}", "order": n},
    PledgeSection: lambda n: {"title": f"A section {n}", "order": n % 30000},
    PledgePlacement: lambda n: {"pledge": lambda: make(Pledge), "section": lambda: make(PledgeSection)},
    PledgeEvidence: lambda n: {
        "pledge": lambda: make(Pledge),
        "kind": "decision",
        "text": "It was decided.",
        "position": n % 30000,
    },
    RagRule: lambda n: {"name": f"rule-{n}", "title": f"A rule {n}", "definition": {"amber_within_percent": "10"}},
    Indicator: lambda n: {
        **_thing(Indicator, n),
        "title": f"An indicator {n}",
        "type": "kpi",
        "unit": "count",
        "polarity": "bigger",
        "result_kind": "quarter",
        "frequency": "quarterly",
    },
    Observation: lambda n: {
        "key": f"indicator@{n}",
        "indicator": lambda: make(Indicator),
        "reported_in": quarter(n),
        "covers": quarter(n),
        "kind": "quarter",
        "value": Decimal("12.5"),
        "decimals": 1,
        "recorded_by": "A. Officer",
    },
    Target: lambda n: {
        "indicator": lambda: make(Indicator),
        "period": quarter(n),
        "kind": "number",
        "value": Decimal(10),
    },
    Commentary: lambda n: {"indicator": lambda: make(Indicator), "period": quarter(n), "text": "Because."},
    Benchmark: lambda n: {"indicator": lambda: make(Indicator), "area": f"London {n}", "value": Decimal("4.2")},
    ThemeStatus: lambda n: {
        "theme": lambda: make(Theme),
        "period": quarter(n),
        "status": "green",
        "set_by": "published",
    },
    Headline: lambda n: {"period": quarter(n), "measure": f"measure-{n}", "value": 18},
    ChartSetting: lambda n: {"indicator": lambda: make(Indicator), "reason": "As agreed", "recorded_by": "A. Officer"},
    ChartEvent: lambda n: {
        "indicator": lambda: make(Indicator),
        "happened_on": dt.date(2023, 5, 1),
        "title": "A new phone line",
        "recorded_by": "A. Officer",
    },
    ExcludedPoint: lambda n: {
        "indicator": lambda: make(Indicator),
        "period": quarter(n),
        "reason": "Counted twice",
        "recorded_by": "A. Officer",
    },
    PublishedLimits: lambda n: {
        "indicator": lambda: make(Indicator),
        "period": quarter(n),
        "lower": Decimal("9.5"),
        "upper": Decimal("12.5"),
        "recorded_by": "A. Officer",
    },
    Area: lambda n: {"code": f"E{n:08d}", "name": f"Town {n}"},
    ComparatorSeries: lambda n: {
        "indicator": lambda: make(Indicator),
        "provider": "Fingertips",
        "measure": str(n),
        "title": f"A measure {n}",
        "statistic": "proportion",
    },
    ComparatorValue: lambda n: {
        "series": lambda: make(ComparatorSeries),
        "area": lambda: make(Area),
        "covers": "2022-23",
        "covers_start": dt.date(2022, 4, 1),
        "covers_end": dt.date(2023, 3, 31),
        "value": Decimal("4.2"),
    },
    NeighbourSet: lambda n: {
        "area": lambda: make(Area),
        "model": "CIPFA",
        "made": dt.date(2023, 3, 1),
        "neighbours": ["E00000001"],
    },
    Assessment: lambda n: {
        "indicator": lambda: make(Indicator),
        "period": quarter(n),
        "observation": lambda: make(Observation),
        "rule": "barnet",
        "rule_definition": {},
        "result": {"sentence": "12.5 against 10", "met": True},
        "inputs": digest(n),
        "scored_at": KNOWN,
    },
    Risk: lambda n: {**_thing(Risk, n), "number": f"STR{n:03d}", "title": f"A risk {n}", "kind": "strategic"},
    RiskScore: lambda n: {
        "risk": lambda: make(Risk),
        "period": quarter(n),
        "score_kind": "residual",
        "impact": 5,
        "likelihood": 3,
        "score": 15,
    },
    Forecast: lambda n: {
        **_thing(Forecast, n),
        "service": f"Service {n}",
        "period": "2018-19 Q2",
        "budget_kind": "revenue",
    },
    ForecastFigures: lambda n: {"forecast": lambda: make(Forecast), "unit": "gbp-thousand"},
    Saving: lambda n: {
        **_thing(Saving, n),
        "number": f"S{n}",
        "opportunity_area": "CCTV",
        "description": "Less of it.",
    },
    SavingAmount: lambda n: {
        "saving": lambda: make(Saving),
        "year": "2019-20",
        "amount": Decimal(-243),
        "unit": "gbp-thousand",
    },
    Fee: lambda n: {
        **_thing(Fee, n),
        "title": f"A fee {n}",
        "description": "Each",
        "year": "2019-20",
        "order": n,
    },
    FeeFigures: lambda n: {"fee": lambda: make(Fee), "current": Decimal("6.00"), "proposed": Decimal("6.20")},
    ReportHeader: lambda n: {"period": quarter(n), "content": {"title": f"Performance {n}"}},
    Snapshot: lambda n: {
        "period": quarter(n),
        "edition": 1,
        "published_at": KNOWN,
        "published_by": "A. Officer",
        "software": "1",
        "content": b"{}",
        "digest": digest(n),
        "chain": digest(-n),
    },
    SnapshotFile: lambda n: {
        "snapshot": lambda: make(Snapshot),
        "name": f"report-{n}.csv",
        "media_type": "text/csv",
        "content": b"a,b\n",
        "digest": digest(n),
    },
}


def fields(model: type[models.Model], /, **values: Any) -> Fields:
    """The least a row needs, with `values` in place of what is usual. What it stands on is made and stored."""
    usual = FIELDS[model](next(_numbers))
    if issubclass(model, Versioned):
        usual["known_from"] = KNOWN
    usual |= values
    return {name: value() if callable(value) else value for name, value in usual.items()}


def built(model: type[models.Model], /, **values: Any) -> Any:
    """A row, not yet stored, that the database would hold."""
    return model(**fields(model, **values))


def make(model: type[models.Model], /, **values: Any) -> Any:
    """A stored row."""
    if model is Council and Council.objects.exists():
        return Council.objects.get()
    row = built(model, **values)
    row.save(force_insert=True)
    return row
