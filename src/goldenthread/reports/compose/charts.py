"""Charts of a report, drawn by the design's own functions."""

from __future__ import annotations

import html
import re
from decimal import Decimal

from goldenthread.dates import FinancialYear, Quarter
from goldenthread.design.charts import (
    PALETTES,
    Headline,
    Palette,
    Part,
    Point,
    Series,
    headline_strip,
    indicator_chart,
)
from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.wording import unit_of, value_words
from goldenthread.reports.facts import IndicatorFacts, QuarterFacts, ResultFacts

FONT = "Source Sans 3, Arial, sans-serif"
LONGEST = 12
_QUARTER = re.compile(r"(\d{4})-\d{2} Q([1-4])")


def palette_of(facts: QuarterFacts) -> Palette:
    """The council's choice of status colours, with a font that the PDF embeds."""
    chosen = PALETTES[facts.council.status_colours]
    fields = {name: getattr(chosen, name) for name in Palette.__slots__}
    return Palette(**{**fields, "font": FONT})


def draw_headline(facts: QuarterFacts, builder: Builder) -> None:
    """A strip of this quarter's indicators with a target by colour."""
    headline = facts.headline
    counts = ((headline.green, "green"), (headline.amber, "amber"), (headline.red, "red"))
    if not any(number for number, _ in counts):
        return
    title = f"Indicators against their targets, {facts.period}"
    parts = [Part(colour.capitalize(), number, colour) for number, colour in counts]
    svg = headline_strip(Headline(title, parts), id="chart-headline", width=640, palette=palette_of(facts))
    data = [(colour.capitalize(), str(number)) for number, colour in counts]
    builder.chart(title, svg, description_of(svg), size_of(svg), data)


def draw_results(facts: QuarterFacts, indicator: IndicatorFacts, builder: Builder) -> None:
    """An indicator's results over time; two points or fewer are read faster in the table."""
    if len(indicator.results) < 3:
        return
    points = _points(indicator)[-LONGEST:]
    series = Series(indicator.title, points, unit=unit_of(indicator), from_zero=False)
    identity = f"chart-{indicator.reference}"
    svg = indicator_chart(series, id=identity, width=640, height=220, palette=palette_of(facts))
    data = [(result.period, value_words(result.value, indicator)) for result in indicator.results[-LONGEST:]]
    builder.chart(f"{indicator.title} over time", svg, description_of(svg), size_of(svg), data)


def _points(indicator: IndicatorFacts) -> list[Point]:
    """A point a result, with a gap for each quarter that a quarterly indicator missed between two results."""
    points: list[Point] = []
    last: Quarter | None = None
    for result in indicator.results:
        quarter = _quarter(result.period) if indicator.frequency in ("monthly", "quarterly") else None
        while last is not None and quarter is not None and (last := last.next()) < quarter:
            points.append(Point(str(last), None))
        points.append(_point(result))
        last = quarter
    return points


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


def description_of(svg: str) -> str:
    """What the drawing says of itself in words."""
    found = re.search(r"<desc[^>]*>(.*?)</desc>", svg, re.DOTALL)
    return html.unescape(found[1]) if found else ""


def size_of(svg: str) -> tuple[int, int]:
    """The drawing's width and height in its own units."""
    found = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    return (round(float(found[1])), round(float(found[2]))) if found else (640, 300)
