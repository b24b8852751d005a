"""One indicator as its statistics see it: its facts, and what people decided and others published about it."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache

from goldenthread.dates import PeriodError, Quarter, ReportingSchedule
from goldenthread.measures.verdicts import Speaker
from goldenthread.reports.facts import ChartEventFacts, Citation, IndicatorFacts, ResultFacts, TargetFacts

ADDS_UP = ("count", "gbp", "gbp-thousand", "gbp-million")
"""Units whose figures add up over a year."""


@dataclass(frozen=True)
class Rules:
    """How an indicator's chart and forecast are made; these are the defaults."""

    preset: str = "mdc-7"
    least: int | None = None
    fix_after: int | None = None
    floor: Decimal | None = None
    ceiling: Decimal | None = None
    method: str = "seasonal naive"


@dataclass(frozen=True)
class Limits:
    """Confidence limits that were published with a result."""

    lower: str
    upper: str
    confidence: Decimal
    citation: Citation | None


@dataclass(frozen=True)
class Other:
    """Another area's figure, by the area's code; `value` None where it has none or doesn't run the service."""

    code: str
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None


@dataclass(frozen=True)
class Neighbours:
    """Who is like the council, by whose model and when."""

    model: str
    made: dt.date
    codes: frozenset[str]


@dataclass(frozen=True)
class Series:
    """The figures of areas that one provider publishes of one measure, for the period that was matched."""

    provider: str
    statistic: str
    per: Decimal | None
    source: str
    citation: Citation | None
    covers: str | None
    """What the figures cover; None where none cover what a result of the council covers."""
    result: ResultFacts | None
    """The council's result for the same period."""
    others: tuple[Other, ...]
    """Every area's, the council's own among them."""
    spans: tuple[str, ...]
    """Every period there are figures for, where none was matched."""


@dataclass(frozen=True)
class Measured:
    """Everything that an indicator's statistics are worked out from."""

    facts: IndicatorFacts
    quarter: Quarter
    schedule: ReportingSchedule
    rules: Rules = Rules()
    events: tuple[ChartEventFacts, ...] = ()
    excluded: dict[str, str] = field(default_factory=dict)
    """Why each result, by its quarter, is left out of the chart's calculations."""
    limits: dict[str, Limits] = field(default_factory=dict)
    """By the quarter of the result."""
    ahead: tuple[TargetFacts, ...] = ()
    """Targets that are numbers, for periods after this quarter."""
    series: tuple[Series, ...] = ()
    own_area: str | None = None
    neighbours: tuple[Neighbours, ...] = ()

    @property
    def latest(self) -> ResultFacts | None:
        return self.facts.results[-1] if self.facts.results else None

    @property
    def decimals(self) -> int:
        """Decimals of its figures: those it is reported to, or those of its latest result where they are more."""
        return max(0, self.facts.decimals, written_decimals(self.latest.value) if self.latest else 0)

    @property
    def speaker(self) -> Speaker:
        """Says verdicts with the decimals that the latest result was reported with."""
        return self.speaking(self.decimals + 1)

    def speaking(self, fine: int) -> Speaker:
        """The same, with `fine` decimals for what is worked out."""
        said = max(0, written_decimals(self.latest.value)) if self.latest else self.decimals
        return Speaker(self.facts.title, said, self.facts.unit, fine=fine)

    @property
    def adds_up(self) -> bool:
        return self.facts.unit in ADDS_UP


def written_decimals(value: str) -> int:
    """How many decimals a figure is written with."""
    return max(0, -int(Decimal(value).as_tuple().exponent))


@lru_cache(maxsize=1024)
def quarter_of(period: str) -> Quarter | None:
    """The quarter a result was reported in; None for anything else."""
    try:
        return Quarter.parse(period)
    except PeriodError:
        return None


def end_of(result: ResultFacts) -> dt.date:
    """The day a result speaks for: the last that it covers, else the last of the quarter it was reported in."""
    if result.covers_end:
        return dt.date.fromisoformat(result.covers_end)
    return Quarter.parse(result.period).end
