"""Two small quarters made by hand, with something of every kind, joined by links. Every figure in them is made up
except those that `reports.factory` takes from the published reports."""

from __future__ import annotations

from typing import Any

import msgspec
from reports import factory
from reports.factory import PACK, PAPER, blank

from goldenthread.dates import Quarter, ReportingSchedule
from goldenthread.reports import facts as f
from goldenthread.reports.statistics import Measured, statistics_of

NOW = "2023-24 Q2"
BEFORE = "2023-24 Q1"
EVERY_QUARTER = ReportingSchedule.of("quarterly")


def ref(kind: str, reference: str, title: str) -> f.Ref:
    return f.Ref(kind=kind, reference=reference, title=title)


LEISURE = ref("indicator", "leisure-visits", "Number of visits across leisure facilities")
THEME = ref("theme", "living-well", "Living well")
OUTCOME = ref("outcome", "fit", "residents live healthy lives")
PLEDGE = ref("pledge", "charge-points", "1,219 charge points by 2030")
SAVING = ref("saving", "s1", "CCTV")
ACTIVITY = ref("activity", "pool", "Reopen the pool")
STRATEGY = ref("strategy", "fit-and-active", "Fit and active strategy")


def joint(source: f.Ref, meaning: str, target: f.Ref, **given: Any) -> f.LinkFacts:
    return blank(f.LinkFacts, source=source, target=target, meaning=meaning, **given)


def pledges() -> list[f.PledgeFacts]:
    charge_points = blank(
        f.PledgeFacts,
        reference="charge-points",
        title="1,219 charge points by 2030",
        section="Climate",
        sections_also=["Cleaner"],
        top_five=1,
        status="in-progress",
        status_as_at="2022-08",
        baseline="139",
        baseline_at="2022-05",
        target="1219",
        unit="charge points",
        due="2030",
        pace=f.PaceFacts(needed="124.7", so_far=None, sentence="1,219 by 2030 needs about 125 a year from 139"),
        evidence=[
            blank(
                f.EvidenceFacts,
                date="2022-07",
                kind="decision",
                text="A contract for more points was let",
                status="in-progress",
                link=STRATEGY,
                citation=PACK,
            )
        ],
        citation=PACK,
    )
    bins = blank(
        f.PledgeFacts,
        reference="weekly-bins",
        title="Keep weekly bin collections",
        section="Cleaner",
        status="kept-under-way",
        citation=PACK,
    )
    return [charge_points, bins]


def fees() -> list[f.FeeFacts]:
    hire = blank(
        f.FeeFacts,
        reference="room-hire",
        title="Hall hire",
        area="Library",
        description="An hour",
        year="2019-20",
        current="20.00",
        proposed="20.85",
        change="0.85",
        change_percent="4.25",
        benchmark_low="15",
        benchmark_high="40",
        benchmark_average="28",
        citation=PACK,
    )
    new = blank(
        f.FeeFacts,
        reference="tour",
        title="Tours",
        description="=A tour",
        year="2019-20",
        proposed="5.00",
        citation=PACK,
    )
    return [hire, new]


def strategies() -> list[f.StrategyFacts]:
    item = blank(
        f.DeliveryItemFacts, reference="fit-1", section="Start", description="open two gyms", responsible="Leisure"
    )
    return [
        blank(
            f.StrategyFacts,
            reference="fit-and-active",
            title="Fit and active strategy",
            summary="more people moving more",
            themes=["living-well"],
            items=[item],
            citation=PAPER,
        )
    ]


def links() -> list[f.LinkFacts]:
    return [
        joint(LEISURE, "measures", OUTCOME, citation=PAPER),
        joint(ACTIVITY, "delivers", OUTCOME),
        joint(PLEDGE, "serves", THEME, note="Matched by subject"),
        joint(SAVING, "funds", PLEDGE),
        joint(ref("delivery-item", "fit-1", "open two gyms"), "delivers", PLEDGE),
    ]


def quarter(**given: Any) -> f.QuarterFacts:
    """The second quarter: one missed target with its reason, one without, one indicator that is not due."""
    base: dict[str, Any] = {
        "pledges": pledges(),
        "fees": fees(),
        "strategies": strategies(),
        "links": links(),
        "corrections": [],
        "indicators": [leisure("372750"), factory.homes(), factory.survey()],
    }
    return factory.quarter(**{**base, **given})


def quarter_before(**given: Any) -> f.QuarterFacts:
    """The quarter before, without pledges or money, with a result of its own."""
    first = factory.result("leisure-visits", BEFORE, "301000")
    indicator = factory.indicator("leisure-visits", LEISURE.title, theme="living-well", results=[first])
    base: dict[str, Any] = {
        "period": BEFORE,
        "label": "Quarter 1 2023-24 (April to June 2023)",
        "starts": "2023-04-01",
        "ends": "2023-06-30",
        "indicators": [indicator],
        "headline": factory.headline(indicators=1, due=1, reported=1, no_comparison=1),
        "corrections": [],
        "risks": [],
        "forecasts": [],
        "savings": [],
        "plans": [factory.plan([factory.theme("living-well", "Living well", indicators=["leisure-visits"])])],
    }
    return factory.quarter(**{**base, **given})


def leisure(value: str, edition: int = 1, reason: str | None = None, before: str | None = None) -> f.IndicatorFacts:
    """Visits to leisure centres; a corrected value has a key of its own, a reason and the value before."""
    whole = factory.leisure()
    last = whole.results[-1]
    key = "leisure-visits@2023-24-Q2" + (f".{edition}" if edition > 1 else "")
    revisions = []
    if before is not None and reason is not None:
        revisions = [
            f.RevisionFacts(key="leisure-visits@2023-24-Q2", value=before, known_from="2023-11-06", reason=reason)
        ]
    changed = msgspec.structs.replace(last, key=key, value=value, correction_reason=reason, revisions=revisions)
    made = msgspec.structs.replace(whole, results=[*whole.results[:-1], changed])
    return msgspec.structs.replace(made, statistics=statistics_of(Measured(made, Quarter.parse(NOW), EVERY_QUARTER)))


def corrected(reason: str = "A turnstile was counted twice") -> f.QuarterFacts:
    """The second quarter after its visits were found to be 370,000."""
    return quarter(indicators=[leisure("370000", 2, reason, "372750"), factory.homes(), factory.survey()])
