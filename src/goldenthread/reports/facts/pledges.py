"""Pledges, their evidence and their pace, and the links that join things."""

from __future__ import annotations

from goldenthread.reports.facts.base import Citation, Ref, Struct


class EvidenceFacts(Struct, frozen=True):
    date: str | None  # ISO, or year and month
    kind: str  # decision, budget, indicator, document, action, statement
    text: str
    status: str | None
    link: Ref | None
    url: str | None
    citation: Citation | None


class PaceFacts(Struct, frozen=True):
    """Pace needed against pace so far for a quantified pledge."""

    needed: str | None  # per year
    so_far: str | None
    sentence: str


class PledgeFacts(Struct, frozen=True):
    reference: str
    title: str
    section: str
    sections_also: list[str]
    top_five: int | None
    status: str  # not-started, in-progress, delivered, kept-under-way, at-risk, not-delivered, withdrawn
    status_as_at: str | None
    baseline: str | None
    baseline_at: str | None
    target: str | None
    unit: str | None
    due: str | None
    pace: PaceFacts | None
    evidence: list[EvidenceFacts]
    note: str | None
    citation: Citation | None


class LinkFacts(Struct, frozen=True):
    """One joint of the thread; it is followed from both ends."""

    source: Ref
    target: Ref
    meaning: str  # serves, measures, evidence-for, funds, ... (plan.models.record.Meaning)
    note: str | None
    citation: Citation | None
