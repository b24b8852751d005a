"""What is known about one quarter, as plain data: the contract between the record and everything published.

`reports.gather` fills these from the database; `publications` freezes them as canonical JSON; reports, public pages and
open data are made from them and from nothing else. So nothing here refers to the database, and everything here may be
published: drafts, exempt text and unpublished records are left out when the facts are gathered.

Figures are strings holding a decimal exactly as reported ("99.5", "22", "-243"), dates are ISO strings, periods are
canonical ("2023-24", "2023-24 Q2"). `None` means not stated: a gap stays a gap.
"""

from __future__ import annotations

import hashlib

import msgspec

SCHEMA = 1


class Struct(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A frozen record of facts. Make one with keywords."""


class Ref(Struct, frozen=True):
    """Names one thing in the record, as `kind:reference`, with its title for people."""

    kind: str
    reference: str
    title: str

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.reference}"


class Citation(Struct, frozen=True):
    """Where a fact was published: the source and the place in it (`para 1.40`, `Table 2`)."""

    source: str
    title: str
    where: str | None = None
    url: str | None = None
    date: str | None = None


class GovernanceFacts(Struct, frozen=True):
    model: str  # "committees" or "executive"
    starts: str | None
    ends: str | None


class CouncilFacts(Struct, frozen=True):
    name: str
    short_name: str
    website: str | None
    brand_colour: str  # "#00646f"
    brand_text_colour: str
    logo: str | None  # a data URI made when the council was loaded, never an outside address
    status_colours: str  # "blue-orange" or "red-amber-green"
    governance: list[GovernanceFacts]
    notice: str | None = None  # said at the head of every page and report


class OutcomeFacts(Struct, frozen=True):
    reference: str
    title: str
    citation: Citation | None


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


class MilestoneFacts(Struct, frozen=True):
    title: str
    due: str | None
    done_on: str | None


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


class ThemeFacts(Struct, frozen=True):
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


class TargetFacts(Struct, frozen=True):
    period: str  # a quarter or a year
    kind: str  # number, monitor, words, none
    value: str | None
    words: str | None
    citation: Citation | None


class CommentaryFacts(Struct, frozen=True):
    period: str
    text: str
    action: str | None
    citation: Citation | None


class AssessmentFacts(Struct, frozen=True):
    """What `measures` said of one result, with the rule that said it. Strings are ready to show."""

    target_kind: str  # number, monitor, words, none
    target: str | None
    rag: str | None  # green, amber, red
    rag_reason: str | None  # why there is none
    variance: str | None  # "5.5%" off target, with enough decimals not to contradict the colour
    direction: str | None  # improving, worsening, same, up, down
    direction_reason: str | None
    change: str | None  # "+5.3%"
    comparison_period: str | None
    comparison_value: str | None
    comparison_key: str | None  # key of the observation compared with
    margin: str | None  # "4.4" percentage points
    within_margin: bool | None
    rule: str
    rule_definition: str  # JSON of the rule, kept so that a change of rule never recolours the past
    sentence: str
    met: bool | None = None  # whether a target that is a number or a range was met


class RevisionFacts(Struct, frozen=True):
    """An earlier value of a result that was corrected."""

    key: str
    value: str
    known_from: str
    reason: str  # why the later figure replaced it


class ResultFacts(Struct, frozen=True):
    """One observation as it stands, with its assessment. `key` is the figure's key in every output."""

    key: str  # "leisure-visits@2023-24-Q2", with ".2" for the second edition of the figure
    period: str  # reported in
    covers: str  # for people: "July to September 2023"
    covers_start: str | None
    covers_end: str | None
    kind: str  # quarter, cumulative, snapshot, rolling, annual, survey
    value: str
    numerator: str | None
    denominator: str | None
    sample_size: int | None
    provisional: bool
    note: str | None
    known_from: str
    citation: Citation | None
    target: TargetFacts | None
    assessment: AssessmentFacts
    commentary: CommentaryFacts | None
    revisions: list[RevisionFacts]  # earlier values, oldest first
    correction_reason: str | None  # set when this value corrected an earlier one


class BenchmarkFacts(Struct, frozen=True):
    area: str
    area_kind: str
    covers: str | None
    covers_start: str | None
    covers_end: str | None
    value: str | None
    none_available: bool
    note: str | None
    same_period: bool | None  # whether it covers the same period as the result shown beside it
    citation: Citation | None


class IndicatorFacts(Struct, frozen=True):
    reference: str
    title: str
    theme: str | None
    type: str  # outcome, kpi
    unit: str  # count, percent, rate, score, gbp, gbp-thousand, gbp-million, days, other
    unit_label: str | None  # "per 1,000 people"
    decimals: int
    polarity: str  # bigger, smaller, neither, range
    range_low: str | None
    range_high: str | None
    result_kind: str
    frequency: str
    due: bool  # whether a result is due in this quarter
    next_due: str | None  # "Q3 2023-24" when not due now
    definition: str | None
    results: list[ResultFacts]  # up to this period, oldest first
    targets: list[TargetFacts]  # for this period and its year, and any others up to it
    benchmarks: list[BenchmarkFacts]
    citation: Citation | None

    def result_in(self, period: str) -> ResultFacts | None:
        return next((result for result in self.results if result.period == period), None)


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


class SavingYearFacts(Struct, frozen=True):
    year: str
    amount: str
    unit: str


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


class StrategyFacts(Struct, frozen=True):
    reference: str
    title: str
    summary: str | None
    starts: str | None
    ends: str | None
    themes: list[str]
    items: list[DeliveryItemFacts]
    citation: Citation | None


class DeliveryItemFacts(Struct, frozen=True):
    reference: str
    section: str | None
    description: str
    responsible: str | None
    timings: str | None
    citation: Citation | None


class LinkFacts(Struct, frozen=True):
    """One joint of the thread; it is followed from both ends."""

    source: Ref
    target: Ref
    meaning: str  # serves, measures, evidence-for, funds, ... (plan.models.record.Meaning)
    note: str | None
    citation: Citation | None


class PublishedHeadlineFacts(Struct, frozen=True):
    """A headline count as the council itself printed it, kept beside the one worked out from the data held."""

    measure: str
    value: int
    citation: Citation | None


class HeadlineFacts(Struct, frozen=True):
    """Counts worked out from the indicators held."""

    indicators: int
    due: int
    reported: int
    with_quarterly_target: int
    met: int
    missed: int
    missed_indicators: list[str]
    green: int
    amber: int
    red: int
    no_rag: dict[str, int]  # by reason
    improving: int
    worsening: int
    same: int
    no_comparison: int
    published: list[PublishedHeadlineFacts]


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


class CorrectionFacts(Struct, frozen=True):
    """A published figure that was corrected since an earlier publication of any period."""

    indicator: str
    period: str
    was: str
    was_key: str
    now: str
    now_key: str
    reason: str
    known_from: str


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
