"""Plans, pillars, themes, outcomes, activities and strategies."""

from __future__ import annotations

from goldenthread.reports.facts.base import Citation, Struct
from goldenthread.reports.facts.statistics import ThemeStatisticsFacts


class OutcomeFacts(Struct, frozen=True):
    reference: str
    title: str
    citation: Citation | None


class MilestoneFacts(Struct, frozen=True):
    title: str
    due: str | None
    done_on: str | None


class ActivityFacts(Struct, frozen=True):
    """One piece of work and its update for this period (`None` where none was given)."""

    reference: str
    title: str
    owner: str | None
    starts: str | None
    due: str | None
    status: str  # not-started, on-track, at-risk, late, complete, not-stated
    narrative: str | None
    milestones: list[MilestoneFacts]
    citation: Citation | None


class StatusFacts(Struct, frozen=True):
    """A theme's status: what the rule proposes, and what a named officer or an earlier publication set."""

    proposed: str | None  # "red", "amber", "green", or None when there is nothing to judge by
    rule: str
    sentence: str  # why the rule proposes it
    set_to: str | None  # what stands in place of the proposal, if anything
    set_by: str | None  # "published" or the officer's role
    reason: str | None
    citation: Citation | None

    @property
    def shown(self) -> str | None:
        return self.set_to or self.proposed


class ThemeFacts(Struct, frozen=True, omit_defaults=True):
    """A theme. As with an indicator, what was added later is left out where it is not there."""

    reference: str
    title: str
    pillar: str  # reference of its pillar
    owner: str | None
    transformation_workstream: bool
    summary: str | None
    narrative: str | None  # paragraphs separated by a blank line
    narrative_citation: Citation | None
    status: StatusFacts
    outcomes: list[OutcomeFacts]
    activities: list[ActivityFacts]
    indicators: list[str]  # references, in the council's order
    risks: list[str]
    citation: Citation | None
    statistics: ThemeStatisticsFacts | None = None  # None: frozen before statistics were worked out


class PillarFacts(Struct, frozen=True):
    reference: str
    title: str
    foundation: bool
    implied: bool  # a plan without pillars has one that is never shown
    mission: str | None
    themes: list[ThemeFacts]


class PlanFacts(Struct, frozen=True):
    reference: str
    title: str
    vision: str | None
    starts: str | None
    ends: str | None
    pillar_word: str  # "Pillar"
    theme_word: str  # "Theme", or "Priority" in 2018
    pillars: list[PillarFacts]
    citation: Citation | None


class DeliveryItemFacts(Struct, frozen=True):
    reference: str
    section: str | None
    description: str
    responsible: str | None
    timings: str | None
    citation: Citation | None


class StrategyFacts(Struct, frozen=True):
    reference: str
    title: str
    summary: str | None
    starts: str | None
    ends: str | None
    themes: list[str]
    items: list[DeliveryItemFacts]
    citation: Citation | None
