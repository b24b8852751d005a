"""Indicators, their results and targets, what each result was judged to mean, and the headline counts."""

from __future__ import annotations

from goldenthread.reports.facts.base import Citation, Struct
from goldenthread.reports.facts.statistics import StatisticsFacts


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


class IndicatorFacts(Struct, frozen=True, omit_defaults=True):
    """One indicator. What was added since facts were first frozen is left out where it is not there (`omit_defaults`),
    so that the facts of any earlier edition still make the same bytes.
    """

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
    statistics: StatisticsFacts | None = None  # None: frozen before statistics were worked out

    def result_in(self, period: str) -> ResultFacts | None:
        return next((result for result in self.results if result.period == period), None)


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
