"""What the figures of one indicator support: the statistics, worked out once and frozen with the quarter.

The contract for pages, report, charts and open data: they show what stands here and recompute nothing.

- Every part has a `sentence`: whole sentences from `measures.verdicts`, ready to show as they are, also where nothing
  could be worked out. `certainty` says how sure its test is: "signal", "weak signal", "no signal" or "not known". Only
  the first two speak of a change or a difference beyond chance.
- `reason` is None where the part was worked out; otherwise it says why not, beginning "cannot be worked out, because"
  (or, of a comparison, "no benchmark available"). The numbers of that part are then None or an empty list.
- Figures are strings holding a decimal, as everywhere in the facts: a reported value exactly as reported; means, limits
  and medians rounded half up to `decimals` of their part, which are the indicator's own or as many more as it takes for
  no rounded limit to stand on the wrong side of a point. Show them with the indicator's unit
  (`compose.wording.value_words`) and draw from them: they are all that was kept.
- Periods are quarters as they were reported in ("2023-24 Q2"). A gap is a point whose `value` is None.
- Facts frozen before there were statistics have `statistics=None`: say nothing about them then.
"""

from __future__ import annotations

from goldenthread.reports.facts.base import Citation, Struct


class ControlPhaseFacts(Struct, frozen=True):
    """A stretch of a control chart with its own mean and limits, constant from `starts` to `ends` (both included)."""

    starts: str
    ends: str
    points: int  # with a figure and not excluded
    based_on: int  # how many of them the mean and limits come from
    mean: str | None
    lower: str | None  # process limits
    upper: str | None
    lower_warning: str | None  # two thirds of the way from the mean
    upper_warning: str | None
    provisional: bool  # from fewer than 12 points: they will move
    reason: str | None  # what happened when it started; None for the first


class ControlPointFacts(Struct, frozen=True):
    """One point, oldest first. Its mean and limits are those of `phases[phase]`."""

    period: str
    key: str | None  # of the observation; None for a gap
    value: str | None  # as charted (see ControlFacts.charted); None for a gap
    phase: int
    rules: list[str]  # every rule it breaks: "limit high", "trend rising", "two of three low", "shift low"
    cause: str | None  # the one that outranks the others: limit, trend, two of three, shift; None: none
    direction: str | None  # high or low; of a trend, rising is high
    judgement: str | None  # common cause, improvement, concern, special cause; None: gap, excluded or not judged
    excluded: str | None  # why it stays on the chart and out of every calculation


class ChartEventFacts(Struct, frozen=True):
    """Something dated that happened: a decision, a change of definition. It is marked on the chart."""

    date: str
    period: str | None  # the point it falls to; None where it lies outside the chart
    kind: str  # decision, definition, service, other
    title: str
    starts_phase: bool  # a person accepted that a new phase starts here
    reason: str | None  # why a phase starts here
    citation: Citation | None


class RebaseSuggestionFacts(Struct, frozen=True):
    """A phase that might be started. It is shown to officers as a question; nothing is rebased by it."""

    period: str
    direction: str  # high or low: where the points since then lie
    points: int
    reason: str


class ControlFacts(Struct, frozen=True):
    """A control chart (XmR): is the latest change more than chance, and can the target be expected to be met?

    Draw `points` against `phases`, with `target`, `events` and excluded points hollow. Point rules and judgements are
    given only where the series has points enough for a verdict: no point is flagged beside "too few points".
    """

    preset: str  # ptd, mdc-7, mdc-6: print it on every chart
    preset_words: str
    charted: str  # "as reported", or "each quarter alone" of results that add up over the year
    decimals: int  # of means and limits
    least: int  # fewest points for a verdict
    target: str | None  # what assurance is judged against
    floor: str | None  # what the measure cannot pass, where the record says so
    ceiling: str | None
    fix_after: int | None  # mean and limits come from that many first points of each phase
    points: list[ControlPointFacts]
    phases: list[ControlPhaseFacts]
    events: list[ChartEventFacts]
    suggestion: RebaseSuggestionFacts | None
    variation: str | None  # common cause, improvement, concern, special cause: of the latest point
    direction: str | None  # high or low
    basis: str | None  # on what the verdict stands: "from 15 points"
    assurance: str | None  # pass, fail, hit or miss
    assurance_reason: str | None  # why so, or why there is none
    reason: str | None
    certainty: str
    sentence: str

    def phase_of(self, point: ControlPointFacts) -> ControlPhaseFacts:
        """The phase whose mean and limits a point is held against."""
        return self.phases[point.phase]


class IntervalFacts(Struct, frozen=True):
    """How sure the latest figure is: its confidence interval."""

    period: str | None  # of the result; None where there is none
    value: str | None
    lower: str | None
    upper: str | None
    decimals: int
    confidence: str | None  # "95%"
    method: str | None  # wilson, byar, exact, student t, dobson, published
    from_words: str | None  # "30 of 33", "483 people asked", or where limits were published
    citation: Citation | None  # of published limits
    reason: str | None
    certainty: str
    sentence: str


class WavesFacts(Struct, frozen=True):
    """Two waves of a survey compared: a change inside its margin is said to be so."""

    then_period: str | None
    then_value: str | None
    then_size: int | None
    now_period: str | None
    now_value: str | None
    now_size: int | None
    margin: str | None  # worst-case margin of the difference, percentage points: "6.2"
    within_margin: bool | None
    significant: bool | None  # by the test of two proportions, at 95%
    p_value: str | None  # "0.32", "less than 0.001"
    reason: str | None
    certainty: str
    sentence: str


class TrendFacts(Struct, frozen=True):
    """The trend over the latest five yearly points, by the method of Fingertips."""

    marker: str  # increasing, decreasing, no significant change, cannot be worked out
    judgement: str | None  # improving, worsening
    method: str  # chi-square for trend, weighted regression
    years: list[str]  # the five years it stands on; empty where it could not be worked out
    values: list[str]
    reason: str | None
    certainty: str
    sentence: str


class ComparisonFacts(Struct, frozen=True):
    """The council's figure beside one other figure, of the same period: never a list of other councils, never a rank.

    `basis` "median": the median of the other areas of a group, the council left out. `basis` "published": a single
    figure that the council or another published (a region's, a nation's); it has no quartiles and no distance.
    """

    kind: str  # england, london, region, neighbours, published
    group: str  # "England", "London", "CIPFA nearest neighbours, March 2023", or the area as published
    basis: str  # median, published
    period: str | None  # what both figures cover, in words; of one that could not be compared, what it covers
    own_key: str | None  # the observation compared
    own_value: str | None
    figure: str | None  # the median, or the published figure
    decimals: int
    others: int | None  # areas with a figure, the council not counted
    left_out: int | None  # areas of the group without a figure, such as those that do not run the service
    lower_quartile: str | None
    upper_quartile: str | None
    quarter: str | None  # best, second best, second worst, worst; highest ... where neither direction is better
    band: str | None  # close to, a little, somewhat, well, far
    side: str | None  # above, below, level
    judgement: str | None  # better, worse, similar, different
    neighbours_made: str | None  # ISO date of the neighbour set
    source: str  # where the others' figures come from, in words
    citation: Citation | None
    reason: str | None
    certainty: str
    sentence: str


class FunnelLineFacts(Struct, frozen=True):
    """Control limits at one size."""

    size: str
    lower_95: str
    upper_95: str
    lower_998: str
    upper_998: str


class FunnelDotFacts(Struct, frozen=True):
    """One area on the funnel: its size (denominator) and its figure. It has no name."""

    size: str
    value: str


class FunnelFacts(Struct, frozen=True):
    """Whether the council differs from the average of the areas by more than its size explains.

    `lines` are for drawing, in order of size. Only the council's own dot is known; `others` have no name and stand in
    order of size, so that no league table can be read from them.
    """

    statistic: str  # proportion, rate, ratio
    group: str  # whose areas: "England"
    period: str | None
    per: str | None  # what the figures are shown for: "100", "100000"
    decimals: int
    average: str | None
    lines: list[FunnelLineFacts]
    own: FunnelDotFacts | None
    others: list[FunnelDotFacts]
    position: str | None  # low 99.8%, low 95%, within, high 95%, high 99.8%
    judgement: str | None  # better, worse, different, similar
    overdispersed: bool | None
    spread_reason: str | None  # why spread could not be told from chance
    source: str | None
    citation: Citation | None
    reason: str | None
    certainty: str
    sentence: str


class ProgressFacts(Struct, frozen=True):
    """The pace needed to a dated target against the pace so far. Paces are in the measure's unit a year."""

    verdict: str  # met, on track, behind, hardly moving, moving away, overdue, not known, cannot be worked out
    baseline: str | None
    baseline_period: str | None
    latest: str | None
    latest_period: str | None
    target: str | None
    target_period: str | None
    due: str | None  # ISO date: the end of the target's period
    decimals: int
    pace_so_far: str | None
    pace_needed: str | None  # from the baseline
    pace_needed_now: str | None  # from the latest figure
    at_due: str | None  # the figure on the due date if the pace so far were kept
    reason: str | None
    certainty: str
    sentence: str


class PastForecastsFacts(Struct, frozen=True):
    """The same method tried at the same quarter of earlier years, on what was known then, against what happened."""

    forecasts: int
    optimistic: int
    pessimistic: int
    inside: int | None  # of those with a range, how many turned out inside it
    with_limits: int
    leaning: str | None  # optimistic, pessimistic, neither; None: too few to say
    reason: str | None
    certainty: str
    sentence: str


class OutturnFacts(Struct, frozen=True):
    """What the year would come to, by a named method, with its range."""

    year: str | None
    value: str | None
    lower: str | None
    upper: str | None
    known: str | None  # what the quarters so far come to
    to_come: int | None  # quarters still to come
    decimals: int
    method: str | None  # naive, seasonal naive, drift, linear; known: the year is over
    target: str | None  # of the year
    past: PastForecastsFacts | None  # None where no earlier year can be tried
    reason: str | None
    certainty: str
    sentence: str


class StatisticsFacts(Struct, frozen=True):
    """Everything worked out about one indicator. Every part is there; a part that has no place here is None.

    waves: None unless the indicator is a survey. comparisons: one for each group there are areas of and one for each
    published benchmark; where the list is empty, `no_comparison` says so. funnel: None where no comparator has both
    numerator and denominator. progress: None where no later target is set. outturn: None for what is reported once a
    year.
    """

    control: ControlFacts
    interval: IntervalFacts
    waves: WavesFacts | None
    trend: TrendFacts
    comparisons: list[ComparisonFacts]
    no_comparison: str | None
    funnel: FunnelFacts | None
    progress: ProgressFacts | None
    outturn: OutturnFacts | None


class ThemeStatisticsFacts(Struct, frozen=True):
    """How many of a theme's indicators changed beyond chance at their latest point: "3 of 9 changed for the better"."""

    indicators: int
    judged: int  # with points enough for a verdict
    better: int
    worse: int
    changed: int  # beyond chance where neither direction is better
    usual: int  # within what they usually do
    not_known: int
    sentence: str
