"""Budgets, savings, fees and charges."""

from __future__ import annotations

from goldenthread.reports.facts.base import Citation, Struct


class ForecastFacts(Struct, frozen=True):
    reference: str
    service: str
    period: str
    budget_kind: str  # revenue, capital
    unit: str
    revised_budget: str | None
    forecast: str | None
    variance: str | None  # adverse positive, favourable negative
    reserve_movements: str | None
    forecast_after_reserves: str | None
    variance_after_reserves: str | None
    variance_percent: str | None
    citation: Citation | None


class SavingYearFacts(Struct, frozen=True):
    year: str
    amount: str
    unit: str


class SavingFacts(Struct, frozen=True):
    reference: str
    number: str  # "S1"
    opportunity_area: str
    plan_priority: str | None
    description: str
    consultation: str | None
    service_impact: str | None
    satisfaction_impact: str | None
    equalities_impact: str | None
    base_budget: str | None
    base_budget_unit: str | None
    years: list[SavingYearFacts]
    fte: str | None
    note: str | None
    citation: Citation | None


class FeeFacts(Struct, frozen=True):
    reference: str
    title: str
    area: str | None
    description: str
    year: str
    current: str | None
    proposed: str | None
    change: str | None
    change_percent: str | None
    higher_considered: str | None
    higher_percent: str | None
    benchmark_low: str | None
    benchmark_high: str | None
    benchmark_average: str | None
    discretionary: bool | None
    comment: str | None
    citation: Citation | None
