"""Tables of what the figures support: verdicts, points of control charts, comparisons and limits of funnels.

Old editions were frozen before there were statistics: they have no rows here.
"""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.publications.opendata.columns import SOURCE, Columns, Row, source_cells, whole, yes_no
from goldenthread.reports.facts import IndicatorFacts, QuarterFacts, StatisticsFacts

VERDICTS: Columns = (
    ("indicator", "Reference of its indicator"),
    ("indicator_title", "What the indicator is called"),
    ("about", "change, assurance, interval, waves, trend, progress, outturn, past-forecasts or funnel"),
    ("period", "Quarter or year it is about"),
    ("verdict", "What was found, in a word or two; empty where it cannot be worked out"),
    ("method", "The rules or the method it was found by"),
    ("value", "The figure it is about"),
    ("lower", "Lower limit: of an interval, a range or usual variation"),
    ("upper", "Upper limit"),
    ("certainty", "signal, weak signal, no signal or not known"),
    ("reason", "Why it cannot be worked out, where it cannot"),
    ("sentence", "The verdict in a sentence"),
)
CONTROL_POINTS: Columns = (
    ("indicator", "Reference of its indicator"),
    ("period", "Quarter of the point, oldest first"),
    ("key", "Key of the result; empty for a gap"),
    ("value", "The figure as charted; empty for a gap"),
    ("judgement", "common cause, improvement, concern or special cause; empty where none is given"),
    ("cause", "The rule that outranks the others it breaks: limit, trend, two of three or shift"),
    ("direction", "high or low; of a trend, rising is high"),
    ("rules", "Every rule it breaks, separated by semicolons"),
    ("left_out", "Why it is left out of mean and limits; empty where it counts"),
    ("mean", "Mean of its phase"),
    ("lower_limit", "Lower limit of its phase"),
    ("upper_limit", "Upper limit of its phase"),
    ("lower_warning", "Lower warning limit, two thirds of the way"),
    ("upper_warning", "Upper warning limit, two thirds of the way"),
    ("phase", "Its phase, from 1"),
    ("phase_reason", "Why the phase starts"),
    ("preset", "Name of the set of rules"),
    ("charted", "as reported, or each quarter alone"),
)
COMPARISONS: Columns = (
    ("indicator", "Reference of its indicator"),
    ("kind", "england, london, region, neighbours or published"),
    ("group", "Whom the council is compared with; of neighbours, by which model and when"),
    ("basis", "median of the others, or a published figure"),
    ("period", "What both figures cover"),
    ("result_key", "Key of the council's result"),
    ("result", "The council's result"),
    ("figure", "The median of the others, or the published figure"),
    ("others", "Areas with a figure, the council not counted"),
    ("left_out", "Areas without a figure, such as those that do not run the service"),
    ("lower_quartile", "Lower quartile of the others"),
    ("upper_quartile", "Upper quartile of the others"),
    ("quarter", "Which quarter of the others the council falls in"),
    ("distance", "close to, a little, somewhat, well or far"),
    ("side", "above, below or level"),
    ("judgement", "better, worse, similar or different"),
    ("neighbours_made", "When the set of neighbours was made"),
    ("others_source", "Where the others' figures come from"),
    ("reason", "Why nothing is compared, where it is not"),
    ("sentence", "The comparison in a sentence"),
    *SOURCE,
)
FUNNEL_LIMITS: Columns = (
    ("indicator", "Reference of its indicator"),
    ("period", "What the figures cover"),
    ("statistic", "proportion, rate or ratio"),
    ("per", "What the figures are shown for"),
    ("size", "Size of an area: its denominator"),
    ("average", "The average of all areas"),
    ("lower_95", "Lower 95% limit at this size"),
    ("upper_95", "Upper 95% limit"),
    ("lower_998", "Lower 99.8% limit"),
    ("upper_998", "Upper 99.8% limit"),
    ("overdispersed", "yes where areas differ by more than chance explains"),
    ("others_source", "Where the figures come from"),
)
THEME_VERDICTS: Columns = (
    ("theme", "Reference of the theme"),
    ("theme_title", "What it is called"),
    ("indicators", "How many it has"),
    ("judged", "How many have results enough for a verdict"),
    ("better", "How many changed for the better beyond chance"),
    ("worse", "How many changed for the worse beyond chance"),
    ("changed", "How many changed beyond chance where neither direction is better"),
    ("usual", "How many are in their usual range"),
    ("not_known", "How many cannot be told"),
    ("sentence", "In a sentence"),
)


def _with_statistics(facts: QuarterFacts) -> Iterator[tuple[IndicatorFacts, StatisticsFacts]]:
    return ((i, i.statistics) for i in facts.indicators if i.statistics is not None)


def verdict_rows(facts: QuarterFacts) -> Iterator[Row]:
    for indicator, found in _with_statistics(facts):
        for row in _verdicts(indicator, found):
            yield (indicator.reference, indicator.title, *row)


def _verdicts(indicator: IndicatorFacts, found: StatisticsFacts) -> Iterator[Row]:
    """Each verdict of an indicator, in the order of the columns from `about`."""
    control, interval, trend = found.control, found.interval, found.trend
    last = next((point for point in reversed(control.points) if point.value is not None), None)
    phase = control.phase_of(last) if last and control.phases else None
    limits = (phase.lower, phase.upper) if phase else (None, None)
    where = last.period if last else None
    value = last.value if last else None
    yield ("change", where, control.variation, control.preset, value, *limits, control.certainty, control.reason,
           control.sentence)  # fmt: skip
    if control.target is not None:
        yield ("assurance", where, control.assurance, control.preset, control.target, *limits, control.certainty,
               None if control.assurance else control.assurance_reason, control.sentence)  # fmt: skip
    yield ("interval", interval.period, None, interval.method, interval.value, interval.lower, interval.upper,
           interval.certainty, interval.reason, interval.sentence)  # fmt: skip
    if (waves := found.waves) is not None:
        said = (
            None if waves.significant is None else "changed" if waves.certainty == "signal" else "not known to differ"
        )
        yield ("waves", waves.now_period, said, "two proportions", waves.now_value, None, None, waves.certainty,
               waves.reason, waves.sentence)  # fmt: skip
    marker = None if trend.reason else trend.marker
    yield ("trend", trend.years[-1] if trend.years else None, marker, trend.method, None, None, None, trend.certainty,
           trend.reason, trend.sentence)  # fmt: skip
    yield from _heading(found)


def _heading(found: StatisticsFacts) -> Iterator[Row]:
    """The verdicts about what is to come, and about size."""
    if (progress := found.progress) is not None:
        verdict = None if progress.reason else progress.verdict
        yield ("progress", progress.target_period, verdict, "pace", progress.at_due, None, None, progress.certainty,
               progress.reason, progress.sentence)  # fmt: skip
    if (outturn := found.outturn) is not None:
        yield ("outturn", outturn.year, None, outturn.method, outturn.value, outturn.lower, outturn.upper,
               outturn.certainty, outturn.reason, outturn.sentence)  # fmt: skip
        if (past := outturn.past) is not None:
            yield ("past-forecasts", outturn.year, past.leaning, outturn.method, str(past.forecasts), None, None,
                   past.certainty, past.reason, past.sentence)  # fmt: skip
    if (funnel := found.funnel) is not None:
        own = funnel.own.value if funnel.own else None
        yield ("funnel", funnel.period, funnel.position, funnel.statistic, own, None, None, funnel.certainty,
               funnel.reason, funnel.sentence)  # fmt: skip


def control_point_rows(facts: QuarterFacts) -> Iterator[Row]:
    for indicator, found in _with_statistics(facts):
        control = found.control
        for point in control.points:
            phase = control.phase_of(point)
            yield (
                indicator.reference, point.period, point.key, point.value, point.judgement, point.cause,
                point.direction, "; ".join(point.rules) or None, point.excluded, phase.mean, phase.lower, phase.upper,
                phase.lower_warning, phase.upper_warning, str(point.phase + 1), phase.reason, control.preset,
                control.charted,
            )  # fmt: skip


def comparison_rows(facts: QuarterFacts) -> Iterator[Row]:
    for indicator, found in _with_statistics(facts):
        for each in found.comparisons:
            yield (
                indicator.reference, each.kind, each.group, each.basis, each.period, each.own_key, each.own_value,
                each.figure, whole(each.others), whole(each.left_out), each.lower_quartile, each.upper_quartile,
                each.quarter, each.band, each.side, each.judgement, each.neighbours_made, each.source, each.reason,
                each.sentence, *source_cells(each.citation),
            )  # fmt: skip


def funnel_limit_rows(facts: QuarterFacts) -> Iterator[Row]:
    for indicator, found in _with_statistics(facts):
        if (funnel := found.funnel) is not None:
            for line in funnel.lines:
                yield (
                    indicator.reference, funnel.period, funnel.statistic, funnel.per, line.size, funnel.average,
                    line.lower_95, line.upper_95, line.lower_998, line.upper_998, yes_no(funnel.overdispersed),
                    funnel.source,
                )  # fmt: skip


def theme_verdict_rows(facts: QuarterFacts) -> Iterator[Row]:
    for theme in facts.themes():
        if (found := theme.statistics) is not None:
            counts = (found.indicators, found.judged, found.better, found.worse, found.changed, found.usual)
            yield (theme.reference, theme.title, *map(str, counts), str(found.not_known), found.sentence)
