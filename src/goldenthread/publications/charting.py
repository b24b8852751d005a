"""Charts of a public page, drawn from its facts by the design's own functions."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldenthread.dates import FinancialYear, Quarter
from goldenthread.design.charts import (
    PALETTES,
    Bar,
    Comparison,
    Headline,
    Palette,
    Part,
    PlacedRisk,
    Point,
    Progress,
    Reading,
    RiskMatrix,
    Series,
    Unit,
    comparison_chart,
    headline_strip,
    indicator_chart,
    progress_chart,
    risk_matrix,
)
from goldenthread.publications.cells import covers_words
from goldenthread.publications.words import Counted
from goldenthread.reports.facts import (
    BenchmarkFacts,
    IndicatorFacts,
    PledgeFacts,
    QuarterFacts,
    ResultFacts,
    RiskFacts,
    RiskScoreFacts,
)

LONGEST = 16
NARROW = 340
_UNITS = {"percent": Unit(suffix="%"), "gbp": Unit("£"), "gbp-thousand": Unit("£", "k"), "gbp-million": Unit("£", "m")}
_QUARTER = re.compile(r"(\d{4})-\d{2} Q([1-4])")
_EVERY_QUARTER = ("monthly", "quarterly")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart for wide screens and paper, and the same for narrow ones."""

    wide: str
    narrow: str


def palette_of(facts: QuarterFacts) -> Palette:
    return PALETTES[facts.council.status_colours]


def unit_of(indicator: IndicatorFacts) -> Unit:
    return _UNITS.get(indicator.unit, Unit())


def draw_counts(facts: QuarterFacts) -> Drawing | None:
    """This quarter's results with a colour, by colour; None where there is none."""
    counts = ((facts.headline.green, "green"), (facts.headline.amber, "amber"), (facts.headline.red, "red"))
    if not any(number for number, _ in counts):
        return None
    parts = [Part(colour.capitalize(), number, colour) for number, colour in counts]
    headline = Headline(f"Results against their targets, {facts.period}", parts)
    palette = palette_of(facts)
    return Drawing(
        headline_strip(headline, id="counts", width=640, palette=palette),
        headline_strip(headline, id="counts-narrow", width=NARROW, palette=palette),
    )


def results_drawing(
    facts: QuarterFacts, indicator: IndicatorFacts, *, id: str, width: int, palette: Palette, few: bool
) -> str:
    """An indicator over time with its targets, ratings and gaps; a single figure beside its target.

    `few`: only the last six periods, for a narrow screen.
    """
    series = series_of(facts, indicator)
    if len(indicator.results) == 1:
        point = series.points[0]
        bars = [Bar(point.label, point.value, own=True), Bar("Target", point.target)]
        comparison = Comparison(f"{indicator.title} beside its target", bars, unit=series.unit)
        return comparison_chart(comparison, id=id, width=width, palette=palette)
    kind = "bar" if _drawn_as_bars(indicator, series) else "line"
    if few:
        series = Series(series.title, series.points[-6:], unit=series.unit, from_zero=series.from_zero)
    return indicator_chart(series, id=id, kind=kind, width=width, height=300 if few else 320, palette=palette)


def _drawn_as_bars(indicator: IndicatorFacts, series: Series) -> bool:
    """Whether each figure stands for itself, as counts of a quarter do; a line joins what goes on."""
    counted = indicator.unit == "count" and indicator.result_kind in ("cumulative", "quarter")
    return counted or len(series.points) < 3


def series_of(facts: QuarterFacts, indicator: IndicatorFacts) -> Series:
    """An indicator's results in order, with a gap for each quarter it should have had one and has none."""
    points: list[Point] = []
    last: Quarter | None = None
    regular = indicator.frequency in _EVERY_QUARTER
    for result in indicator.results:
        quarter = _quarter(result.period) if regular else None
        while last is not None and quarter is not None and (last := last.next()) < quarter:
            points.append(Point(str(last), None, note="no result"))
        points.append(_point(result))
        last = quarter
    if indicator.results[-1:] and indicator.results[-1].period != facts.period and indicator.due:
        points.append(Point(facts.period, None, note="no result"))
    return Series(indicator.title, points[-LONGEST:], unit=unit_of(indicator))


def _quarter(period: str) -> Quarter | None:
    found = _QUARTER.fullmatch(period)
    return FinancialYear(int(found[1])).quarter(int(found[2])) if found else None


def _point(result: ResultFacts) -> Point:
    target = result.target.value if result.target and result.assessment.target_kind == "number" else None
    return Point(
        result.period,
        Decimal(result.value),
        Decimal(target) if target is not None else None,
        rag=result.assessment.rag or "",
        provisional=result.provisional,
    )


def draw_benchmarks(facts: QuarterFacts, indicator: IndicatorFacts, result: ResultFacts | None) -> Drawing | None:
    """The council beside benchmarks of the same period, of facts without statistics; None where there is none of it."""
    comparable = [b for b in indicator.benchmarks if b.value is not None and b.same_period]
    if result is None or not comparable:
        return None
    bars = [
        Bar(facts.council.short_name, Decimal(result.value), own=True, note=covers_words(result.covers, result.period))
    ]
    bars += [
        Bar(benchmark.area, _value(benchmark), note=covers_words(benchmark.covers or "")) for benchmark in comparable
    ]
    comparison = Comparison(f"{indicator.title} beside its benchmarks", bars, unit=unit_of(indicator))
    palette = palette_of(facts)
    return Drawing(
        comparison_chart(comparison, id="benchmarks-chart", width=640, palette=palette),
        comparison_chart(comparison, id="benchmarks-chart-narrow", width=NARROW, palette=palette),
    )


def _value(benchmark: BenchmarkFacts) -> Decimal | None:
    return None if benchmark.value is None else Decimal(benchmark.value)


def residual_of(risk: RiskFacts) -> RiskScoreFacts | None:
    """A risk's latest residual score."""
    return next((score for score in reversed(risk.scores) if score.score_kind == "residual"), None)


def draw_risks(facts: QuarterFacts, risks: list[RiskFacts]) -> Drawing | None:
    """Risks by residual impact and likelihood, where both are known."""
    placed = []
    for risk in risks:
        latest = residual_of(risk)
        if latest is not None and latest.impact and latest.likelihood:
            placed.append(PlacedRisk(risk.number, latest.impact, latest.likelihood))
    if not placed:
        return None
    matrix = RiskMatrix(f"Residual risk by impact and likelihood, {facts.period}", placed)
    palette = palette_of(facts)
    return Drawing(
        risk_matrix(matrix, id="risk-matrix", width=640, palette=palette),
        risk_matrix(matrix, id="risk-matrix-narrow", width=NARROW, palette=palette),
    )


def draw_pledges(facts: QuarterFacts, counts: Sequence[Counted]) -> Drawing:
    """Pledges by status."""
    headline = Headline("Pledges by status", [Part(word, number, code) for code, word, number in counts if number])
    palette = palette_of(facts)
    return Drawing(
        headline_strip(headline, id="pledges-chart", width=720, palette=palette),
        headline_strip(headline, id="pledges-chart-narrow", width=NARROW, palette=palette),
    )


def draw_pace(facts: QuarterFacts, pledge: PledgeFacts, indicator: IndicatorFacts | None) -> Drawing | None:
    """A quantified pledge's way from where it began to what was promised, with what was measured since.

    None where the pledge has no figure to begin at, none to reach, or no date for either.
    """
    begun, due = _first_day(pledge.baseline_at), _last_day(pledge.due)
    if pledge.baseline is None or pledge.target is None or begun is None or due is None or due <= begun:
        return None
    readings = [
        Reading(date.fromisoformat(result.covers_end), Decimal(result.value))
        for result in (indicator.results if indicator else ())
        if result.covers_end and date.fromisoformat(result.covers_end) > begun
    ]
    progress = Progress(
        pledge.title,
        Reading(begun, Decimal(pledge.baseline)),
        Reading(due, Decimal(pledge.target)),
        readings,
        sentence=pledge.pace.sentence if pledge.pace else "",
    )
    palette = palette_of(facts)
    return Drawing(
        progress_chart(progress, id="pace-chart", width=720, palette=palette),
        progress_chart(progress, id="pace-chart-narrow", width=NARROW, palette=palette),
    )


def _first_day(written: str | None) -> date | None:
    """The first day of a date, a month or a year."""
    parts = [int(part) for part in (written or "").split("-") if part.isdigit()]
    return date(*[*parts, 1, 1][:3]) if parts else None


def _last_day(written: str | None) -> date | None:
    """The last day of a date, a month or a year."""
    parts = [int(part) for part in (written or "").split("-") if part.isdigit()]
    if not parts:
        return None
    if len(parts) == 1:
        return date(parts[0], 12, 31)
    return date(*parts) if len(parts) == 3 else date(parts[0], parts[1], monthrange(parts[0], parts[1])[1])
