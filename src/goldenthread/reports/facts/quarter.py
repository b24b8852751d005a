"""A whole quarter, and the words of its report."""

from __future__ import annotations

from goldenthread.reports.facts.base import Struct
from goldenthread.reports.facts.council import CouncilFacts
from goldenthread.reports.facts.money import FeeFacts, ForecastFacts, SavingFacts
from goldenthread.reports.facts.performance import CorrectionFacts, HeadlineFacts, IndicatorFacts
from goldenthread.reports.facts.plans import PlanFacts, StrategyFacts, ThemeFacts
from goldenthread.reports.facts.pledges import LinkFacts, PledgeFacts
from goldenthread.reports.facts.risks import RiskFacts

SCHEMA = 1
"""Raised when facts are no longer read as they were written."""


class BackgroundPaperFacts(Struct, frozen=True):
    title: str
    url: str | None


class SectionFacts(Struct, frozen=True):
    key: str  # corporate_plan, performance, risk_management, ...
    text: str


class ReportHeaderFacts(Struct, frozen=True):
    """The committee report's own words, typed by officers."""

    title: str
    body: str | None
    meeting_date: str | None
    report_of: str | None
    wards: str | None
    status: str | None
    key: str | None
    urgent: str | None
    lead_officer: str | None
    contact: str | None
    summary: str | None
    recommendations: list[str]
    reasons: str | None
    alternatives: str | None
    implementation: str | None
    implications: list[SectionFacts]
    background_papers: list[BackgroundPaperFacts]


class QuarterFacts(Struct, frozen=True):
    """Everything that may be published about one quarter."""

    council: CouncilFacts
    period: str
    label: str  # "Quarter 2 2023-24 (July to September 2023)"
    starts: str
    ends: str
    known_at: str  # ISO date and time: only facts known then are in
    header: ReportHeaderFacts | None
    headline: HeadlineFacts
    plans: list[PlanFacts]  # those whose span covers the period
    indicators: list[IndicatorFacts]
    risks: list[RiskFacts]
    forecasts: list[ForecastFacts]
    savings: list[SavingFacts]
    fees: list[FeeFacts]
    strategies: list[StrategyFacts]
    pledges: list[PledgeFacts]
    links: list[LinkFacts]
    corrections: list[CorrectionFacts]
    schema: int = SCHEMA

    def themes(self) -> list[ThemeFacts]:
        """Themes of every plan, in order."""
        return [theme for plan in self.plans for pillar in plan.pillars for theme in pillar.themes]

    def indicator(self, reference: str) -> IndicatorFacts | None:
        return next((i for i in self.indicators if i.reference == reference), None)
