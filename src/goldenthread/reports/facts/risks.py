"""Risks and their scores."""

from __future__ import annotations

from goldenthread.reports.facts.base import Citation, Struct


class RiskScoreFacts(Struct, frozen=True):
    period: str
    score_kind: str  # inherent, residual, target
    impact: int | None
    likelihood: int | None
    score: int
    reviewed_on: str | None
    next_review: str | None
    narrative: str | None
    citation: Citation | None


class RiskFacts(Struct, frozen=True):
    reference: str  # "str024"
    number: str  # as the council writes it: "STR024"
    title: str
    kind: str  # strategic, business-critical, service, joint-contract
    description: str | None
    owner: str | None
    high_level: bool  # residual 15 or more in this period
    review_overdue: bool
    scores: list[RiskScoreFacts]  # history, oldest first
    themes: list[str]
    citation: Citation | None
