"""What is known about one quarter, as plain data: the contract between the record and everything published.

`reports.gather` fills these from the database; `publications` freezes them as canonical JSON; reports, public pages and
open data are made from them and from nothing else. So nothing here refers to the database, and everything here may be
published: drafts, exempt text and unpublished records are left out when the facts are gathered.

Figures are strings holding a decimal exactly as reported ("99.5", "22", "-243"), dates are ISO strings, periods are
canonical ("2023-24", "2023-24 Q2"). `None` means not stated: a gap stays a gap. What the figures
support (control charts, intervals, trends, comparisons, forecasts) is in `statistics`, which says how to read it.
"""

from __future__ import annotations

import hashlib

import msgspec

from goldenthread.reports.facts.base import Citation, Ref, Struct
from goldenthread.reports.facts.council import CouncilFacts, GovernanceFacts
from goldenthread.reports.facts.money import FeeFacts, ForecastFacts, SavingFacts, SavingYearFacts
from goldenthread.reports.facts.performance import (
    AssessmentFacts,
    BenchmarkFacts,
    CommentaryFacts,
    CorrectionFacts,
    HeadlineFacts,
    IndicatorFacts,
    PublishedHeadlineFacts,
    ResultFacts,
    RevisionFacts,
    TargetFacts,
)
from goldenthread.reports.facts.plans import (
    ActivityFacts,
    DeliveryItemFacts,
    MilestoneFacts,
    OutcomeFacts,
    PillarFacts,
    PlanFacts,
    StatusFacts,
    StrategyFacts,
    ThemeFacts,
)
from goldenthread.reports.facts.pledges import EvidenceFacts, LinkFacts, PaceFacts, PledgeFacts
from goldenthread.reports.facts.quarter import (
    SCHEMA,
    BackgroundPaperFacts,
    QuarterFacts,
    ReportHeaderFacts,
    SectionFacts,
)
from goldenthread.reports.facts.risks import RiskFacts, RiskScoreFacts
from goldenthread.reports.facts.statistics import (
    ChartEventFacts,
    ComparisonFacts,
    ControlFacts,
    ControlPhaseFacts,
    ControlPointFacts,
    FunnelDotFacts,
    FunnelFacts,
    FunnelLineFacts,
    IntervalFacts,
    OutturnFacts,
    PastForecastsFacts,
    ProgressFacts,
    RebaseSuggestionFacts,
    StatisticsFacts,
    ThemeStatisticsFacts,
    TrendFacts,
    WavesFacts,
)

__all__ = [
    "SCHEMA",
    "ActivityFacts",
    "AssessmentFacts",
    "BackgroundPaperFacts",
    "BenchmarkFacts",
    "ChartEventFacts",
    "Citation",
    "CommentaryFacts",
    "ComparisonFacts",
    "ControlFacts",
    "ControlPhaseFacts",
    "ControlPointFacts",
    "CorrectionFacts",
    "CouncilFacts",
    "DeliveryItemFacts",
    "EvidenceFacts",
    "FeeFacts",
    "ForecastFacts",
    "FunnelDotFacts",
    "FunnelFacts",
    "FunnelLineFacts",
    "GovernanceFacts",
    "HeadlineFacts",
    "IndicatorFacts",
    "IntervalFacts",
    "LinkFacts",
    "MilestoneFacts",
    "OutcomeFacts",
    "OutturnFacts",
    "PaceFacts",
    "PastForecastsFacts",
    "PillarFacts",
    "PlanFacts",
    "PledgeFacts",
    "ProgressFacts",
    "PublishedHeadlineFacts",
    "QuarterFacts",
    "RebaseSuggestionFacts",
    "Ref",
    "ReportHeaderFacts",
    "ResultFacts",
    "RevisionFacts",
    "RiskFacts",
    "RiskScoreFacts",
    "SavingFacts",
    "SavingYearFacts",
    "SectionFacts",
    "StatisticsFacts",
    "StatusFacts",
    "StrategyFacts",
    "Struct",
    "TargetFacts",
    "ThemeFacts",
    "ThemeStatisticsFacts",
    "TrendFacts",
    "WavesFacts",
    "decode",
    "digest",
    "encode",
]

# Made once, before any thread needs it: msgspec may crash when several threads first decode a type at the same time.
_DECODER = msgspec.json.Decoder(QuarterFacts)


def encode(facts: QuarterFacts) -> bytes:
    """Canonical JSON: the same facts always give the same bytes."""
    return msgspec.json.encode(facts, order="deterministic")


def decode(content: bytes) -> QuarterFacts:
    """The facts frozen in `content`. Raises `msgspec.ValidationError` when it is not ours."""
    return _DECODER.decode(content)


def digest(content: bytes) -> str:
    """SHA-256 of frozen facts, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
