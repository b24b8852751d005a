"""A small record made by hand: one council, one plan with one theme, and whatever a test adds to it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from goldenthread.accounts.versions import Versioned, append_versions
from goldenthread.money.models import Forecast, ForecastFigures
from goldenthread.performance.actions import observation, observation_key, score
from goldenthread.performance.models import (
    Area,
    ComparatorSeries,
    ComparatorValue,
    Indicator,
    Observation,
    Target,
)
from goldenthread.plan.models import (
    Council,
    Link,
    Pillar,
    Plan,
    Pledge,
    PledgePlacement,
    PledgeSection,
    Record,
    Source,
    Theme,
)
from goldenthread.plan.models.record import Kind
from goldenthread.reports.facts import PledgeFacts, QuarterFacts, RiskFacts
from goldenthread.reports.gather import gather
from goldenthread.risks.models import Risk, RiskScore

QUARTER = "2023-24 Q2"
KNOWN = dt.datetime(2023, 11, 14, 9, tzinfo=dt.UTC)


def day(text: str) -> dt.datetime:
    """Nine in the morning of a day."""
    return dt.datetime.fromisoformat(text).replace(hour=9, tzinfo=dt.UTC)


def council(**given: Any) -> Council:
    base = {"name": "Anytown Council", "short_name": "Anytown", "current_period": QUARTER}
    return Council.objects.create(**{**base, **given})


def record(kind: str, reference: str, title: str = "", public: bool = True) -> Record:
    return Record.objects.create(kind=kind, reference=reference, title=title or reference, is_public=public)


def kind_of(model: type[Any]) -> str:
    """What the register calls it: "delivery-item" for a DeliveryItem."""
    return next(kind for kind in Kind.values if kind.replace("-", "") == model.__name__.lower())


def thing(model: type[Any], reference: str, *, public: bool = True, **fields: Any) -> Any:
    """Something with a line in the register. A title goes to both."""
    line = record(kind_of(model), reference, fields.get("title", ""), public)
    return model.objects.create(reference=reference, record=line, **fields)


def fact(model: type[Versioned], *, known_from: dt.datetime = KNOWN, **fields: Any) -> Any:
    """A versioned fact, appended as the actions append it."""
    row = model(known_from=known_from, **fields)
    append_versions(model, [row])
    return row


def source(reference: str = "paper", *, public: bool = True, **fields: Any) -> Source:
    made: Source = thing(Source, reference, public=public, **{"title": f"The {reference}", **fields})
    return made


def theme(reference: str = "theme", *, public: bool = True, **given: Any) -> Theme:
    """A theme of the one plan, which runs from April 2023 to March 2026 unless it is made with other dates first."""
    if not Council.objects.exists():
        council()
    plan = Plan.objects.first() or thing(
        Plan, "plan", title="The plan", starts=dt.date(2023, 4, 1), ends=dt.date(2026, 3, 31)
    )
    pillar = plan.pillars.first() or thing(Pillar, "pillar", plan=plan, title="The pillar", order=1)
    fields = {"pillar": pillar, "title": f"The {reference}", "order": Theme.objects.count() + 1, **given}
    made: Theme = thing(Theme, reference, public=public, **fields)
    return made


def indicator(reference: str, *, public: bool = True, **given: Any) -> Indicator:
    fields = {
        "title": f"Measure of {reference}",
        "type": "kpi",
        "unit": "count",
        "polarity": "bigger",
        "result_kind": "quarter",
        "frequency": "quarterly",
        "order": Indicator.objects.count(),
        **given,
    }
    if "theme" not in given:
        fields["theme"] = Theme.objects.first() or theme()
    made: Indicator = thing(Indicator, reference, public=public, **fields)
    return made


def result(
    of: Indicator, period: str, value: str, *, known_from: dt.datetime = KNOWN, reason: str = "", **given: Any
) -> Observation:
    """A result as it was reported; a second one of the same quarter is a correction and gives its reason.

    Known from when the test says, so that a test may stand at any moment of the past.
    """
    row = observation(
        indicator=of,
        reported_in=period,
        value=Decimal(value),
        known_from=known_from,
        recorded_by="A test",
        correction_reason=reason,
        **given,
    )

    def correct(earlier: Observation, later: Observation) -> None:
        later.key = observation_key(of.reference, period, later.version)

    append_versions(Observation, [row], before_append=correct)
    return row


def target(of: Indicator, period: str, value: str | None, kind: str = "number", **given: Any) -> Target:
    number = None if value is None else Decimal(value)
    made: Target = fact(Target, indicator=of, period=period, kind=kind, value=number, **given)
    return made


def comparator(of: Indicator, values: dict[str, str | None], **given: Any) -> ComparatorSeries:
    """The figures of areas, by code, for July to September 2023; E09000003 is the council's own area."""
    fields = {"provider": "Made up", "measure": "1", "title": "A measure", "statistic": "other", **given}
    known_from = fields.pop("known_from", KNOWN)
    start, end = fields.pop("covers", (dt.date(2023, 7, 1), dt.date(2023, 9, 30)))
    series, _ = ComparatorSeries.objects.get_or_create(indicator=of, **fields)
    for code, value in values.items():
        area, _ = Area.objects.get_or_create(code=code, name=f"Town {code}", is_own=code == "E09000003")
        number = None if value is None else Decimal(value)
        fact(
            ComparatorValue, series=series, area=area, covers="July to September 2023", covers_start=start,
            covers_end=end, value=number, known_from=known_from,
        )  # fmt: skip
    return series


def risk(reference: str = "str001", *, public: bool = True, **given: Any) -> Risk:
    fields = {"number": reference.upper(), "title": f"The risk {reference}", "kind": "strategic", **given}
    made: Risk = thing(Risk, reference, public=public, **fields)
    return made


def risk_score(of: Risk, period: str, score: int, kind: str = "residual", **given: Any) -> RiskScore:
    made: RiskScore = fact(RiskScore, risk=of, period=period, score=score, score_kind=kind, **given)
    return made


def forecast(reference: str = "parks-q2", *, variance: str | None, budget: str | None, **given: Any) -> Forecast:
    fields = {"service": f"Service {reference}", "period": QUARTER, "budget_kind": "revenue", **given}
    made: Forecast = thing(Forecast, reference, **fields)
    figures = {"revised_budget": budget, "variance_after_reserves": variance}
    numbers = {name: Decimal(text) for name, text in figures.items() if text is not None}
    fact(ForecastFigures, forecast=made, unit="gbp-thousand", **numbers)
    return made


def pledge(reference: str = "promise", *, public: bool = True, section: str | None = "Homes", **given: Any) -> Pledge:
    if not Council.objects.exists():
        council()
    fields = {"title": f"The {reference}", "order": Pledge.objects.count(), **given}
    figures = {name: Decimal(fields[name]) for name in ("baseline", "target") if fields.get(name) is not None}
    made: Pledge = thing(Pledge, reference, public=public, **{**fields, **figures})
    if section:
        place, _ = PledgeSection.objects.get_or_create(title=section, defaults={"order": 1})
        PledgePlacement.objects.create(pledge=made, section=place)
    return made


def link(one: Any, meaning: str, other: Any, **given: Any) -> Link:
    """A joint between two things, or two lines of the register."""
    ends = [end if isinstance(end, Record) else end.record for end in (one, other)]
    return Link.objects.create(from_record=ends[0], meaning=meaning, to_record=ends[1], **given)


def facts(period: str = QUARTER, known_at: dt.datetime | None = None) -> QuarterFacts:
    """The quarter, gathered after everything that waited was assessed."""
    score(actor="A test")
    return gather(period, known_at)


def the_risk(gathered: QuarterFacts) -> RiskFacts:
    (only,) = gathered.risks
    return only


def the_pledge(gathered: QuarterFacts) -> PledgeFacts:
    (only,) = gathered.pledges
    return only
