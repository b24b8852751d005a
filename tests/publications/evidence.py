"""A made-up town with results enough for every statistic: a real special cause, a funnel, a year under way.

Every figure, area and event is made up, and the council's notice says so. The statistics are worked out from them by
`reports.statistics`, as for any quarter.
"""

from __future__ import annotations

from decimal import Decimal
from math import sin
from typing import Any

import msgspec
from reports import factory
from reports.factory import blank

from goldenthread.dates import FinancialYear, Quarter, ReportingSchedule
from goldenthread.reports import facts as f
from goldenthread.reports.statistics import Measured, statistics_of, sum_up
from goldenthread.reports.statistics.measured import Other, Rules, Series

NOTICE = "Made-up figures of a town that does not exist, for tests."
REGISTER = blank(f.Citation, source="register", title="Made-up register of repairs", where="sheet 2")
RETURNS = blank(f.Citation, source="returns", title="Made-up returns of 61 areas")
LAST = FinancialYear(2023).quarter(2)
# Days to finish a repair, oldest first: usual until a change of contractor, a jump, then better for good.
DAYS = (24, 21, 26, 23, 25, 22, 27, 24, 46, 31, 28, 30, 22, 18, 15, 13, 14, 12, 13, 11)
VISITS = (81, 94, 78, 88, 84, 97, 80, 91, 86, 99, 83, 93, 89, 101, 85, 96, 92, 104)  # thousands, each quarter alone
SHARES = ("61.0", "61.8", "60.4", "62.9", "63.1", "64.0", "63.3", "65.2")
OWN = "E09000099"


def quarters(count: int) -> list[Quarter]:
    """That many quarters up to the last."""
    found = [LAST]
    while len(found) < count:
        found.append(Quarter.parse(str(found[-1])).previous())
    return found[::-1]


def results(reference: str, values: list[str], kind: str = "quarter", **each: list[Any]) -> list[f.ResultFacts]:
    """A result a quarter, with more fields from lists of the same length."""
    return [
        factory.result(
            reference, str(quarter), value, kind=kind, citation=REGISTER, covers=str(quarter),
            **{name: given[at] for name, given in each.items()},
        )
        for at, (quarter, value) in enumerate(zip(quarters(len(values)), values, strict=True))
    ]  # fmt: skip


def target(value: str, period: str = str(LAST)) -> f.TargetFacts:
    return blank(f.TargetFacts, period=period, kind="number", value=value)


def against(value: str, goal: str, rag: str) -> f.AssessmentFacts:
    return factory.assessment(
        f"{value} against a target of {goal}", target_kind="number", target=goal, rag=rag, direction="improving"
    )


def repairs() -> f.IndicatorFacts:
    """A special cause for the better, a phase that a decision started, a quarter left out, targets."""
    values = [str(days) for days in DAYS]
    goals = [target("20", str(quarter)) for quarter in quarters(len(values))]
    judged = [against(days, "20", "green" if int(days) <= 20 else "red") for days in values]
    made = factory.indicator(
        "repair-days", "Average days to finish a repair", theme="living-well", unit="days", unit_label="working days",
        polarity="smaller", results=results("repair-days", values, target=goals, assessment=judged),
        targets=[target("20"), target("10", "2025-26")], citation=REGISTER,
    )  # fmt: skip
    events = (
        blank(f.ChartEventFacts, date="2022-02-08", kind="decision", title="the contract was let again"),
        blank(
            f.ChartEventFacts, date="2020-11-02", kind="service", title="a depot flooded", citation=REGISTER
        ),
    )  # fmt: skip
    late = str(quarters(20)[8])
    return _with(made, events=events, excluded={late: "the depot flooded"})


def recycling() -> f.IndicatorFacts:
    """A share with its parts, beside sixty made-up areas."""
    sizes = [8000 + 10 * at for at in range(len(SHARES))]
    counts = [str(round(Decimal(share) * size / 100)) for share, size in zip(SHARES, sizes, strict=True)]
    made = factory.indicator(
        "recycling", "Households that recycle food", theme="living-well", unit="percent", decimals=1,
        results=results(
            "recycling", list(SHARES), numerator=counts, denominator=[str(size) for size in sizes]
        ),
        citation=REGISTER,
    )  # fmt: skip
    return _with(made, series=(areas(made.results[-1]),), own_area=OWN)


def areas(own: f.ResultFacts) -> Series:
    """Sixty areas round 58%, further apart than chance would have them."""
    others = [Other(OWN, Decimal(own.value), Decimal(own.numerator or 0), Decimal(own.denominator or 0))]
    for at in range(60):
        size = 700 + 260 * at
        part = round(size * (0.58 + 0.035 * sin(at * 2.4)))
        code = f"E0{9 if at % 3 == 0 else 6}{at:06d}"
        share = (Decimal(100 * part) / size).quantize(Decimal("0.1"))
        others.append(Other(code, share, Decimal(part), Decimal(size)))
    return Series(
        "Made-up returns", "proportion", Decimal(100), "Made-up returns of 61 areas", RETURNS, str(LAST), own,
        tuple(others), (str(LAST),),
    )  # fmt: skip


def libraries() -> f.IndicatorFacts:
    """Visits that add up over the year, with a target for it and a phase that a person started."""
    made = factory.indicator(
        "library-visits", "Visits to libraries", theme="living-well",
        results=results("library-visits", [f"{thousands}000" for thousands in VISITS]),
        targets=[target("400000", "2023-24")], citation=REGISTER,
    )  # fmt: skip
    longer = blank(
        f.ChartEventFacts, date="2022-04-04", kind="decision", title="longer opening hours were agreed",
        starts_phase=True, reason="more visits are to be expected from then on",
    )  # fmt: skip
    return _with(made, events=(longer,))


def short() -> f.IndicatorFacts:
    """Too few results for any verdict."""
    made = factory.indicator(
        "swims", "Free swims", theme="living-well", results=results("swims", ["40", "44"]), citation=REGISTER
    )
    return _with(made)


def _with(indicator: f.IndicatorFacts, **given: Any) -> f.IndicatorFacts:
    measured = Measured(indicator, LAST, ReportingSchedule.of("quarterly"), Rules(), **given)
    return msgspec.structs.replace(indicator, statistics=statistics_of(measured))


def quarter(**given: Any) -> f.QuarterFacts:
    """The made-up town's second quarter of 2023-24."""
    indicators = [repairs(), recycling(), libraries(), short()]
    theme = msgspec.structs.replace(
        factory.theme("living-well", "Living well", indicators=[i.reference for i in indicators]),
        statistics=sum_up("Living well", indicators),
    )
    base: dict[str, Any] = {
        "council": factory.council(name="Madeup Town Council", short_name="Madeup", notice=NOTICE),
        "indicators": indicators,
        "plans": [factory.plan([theme])],
        "headline": factory.headline(indicators=4, due=4, reported=4),
        "corrections": [],
        "risks": [],
        "forecasts": [],
        "savings": [],
        "pledges": [],
        "fees": [],
        "strategies": [],
        "links": [],
    }
    return factory.quarter(**{**base, **given})
