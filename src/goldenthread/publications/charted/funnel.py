"""An indicator's funnel: whether the council differs from other areas by more than its size explains."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from goldenthread.design.charts import FunnelDot, FunnelEdge, FunnelPlot, funnel_chart, number
from goldenthread.publications.cells import numeric, sentence
from goldenthread.publications.charted.shown import Shown
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata.columns import Columns, Row
from goldenthread.reports.compose.wording import unit_of, value_words
from goldenthread.reports.facts import FunnelDotFacts, FunnelFacts, FunnelLineFacts, IndicatorFacts

COLUMNS: Columns = (
    ("indicator", "The indicator's reference"),
    ("what", "own, other (an area without a name) or limits (at a size)"),
    ("size", "What the figure is out of, or the expected events of a ratio"),
    ("value", "The figure; empty for limits"),
    ("lower_95", "The lower 95% limit at that size"),
    ("upper_95", "The upper 95% limit at that size"),
    ("lower_998", "The lower 99.8% limit at that size"),
    ("upper_998", "The upper 99.8% limit at that size"),
    ("average", "The average that the limits lie round"),
    ("group", "Whose areas they are"),
    ("period", "What the figures cover"),
)
SIZES = {
    "proportion": "Size: how many the figure is out of",
    "rate": "Size: the population the rate is of",
    "ratio": "Size: the number expected",
}


def funnel_shown(edition: Edition, indicator: IndicatorFacts) -> Shown | None:
    """The funnel; None where the areas have no numerators and denominators, or it could not be worked out."""
    found = indicator.statistics.funnel if indicator.statistics else None
    if found is None or found.average is None or not found.lines:
        return None
    own = edition.facts.council.short_name
    plot = FunnelPlot(
        f"{indicator.title}, by size of area",
        own,
        _dot(found.own) if found.own else None,
        [_dot(other) for other in found.others],
        [_edge(line) for line in found.lines],
        Decimal(found.average),
        unit_of(indicator),
        SIZES[found.statistic],
        found.position or "",
        spread_words(found),
        sentence(found.sentence),
        _reported(indicator, found),
    )
    return Shown(
        "funnel",
        "For its size",
        f"{indicator.title}: {own} among areas of other sizes",
        lambda **how: funnel_chart(plot, **how),
        sentence(found.sentence),
        (
            "At a size of",
            "Lower 99.8% limit",
            "Lower 95% limit",
            "Upper 95% limit",
            "Upper 99.8% limit",
        ),
        ("", "numeric", "numeric", "numeric", "numeric"),
        lambda: _cells(indicator, found),
        COLUMNS,
        lambda: _rows(indicator, found),
        [found.citation],
        [_about(found), _spread_note(found)],
    )


def spread_words(found: FunnelFacts) -> str:
    """Whether the areas differ by more than chance explains, or why that is not known."""
    if found.overdispersed is None:
        unknown = f"Whether the areas differ by more than chance explains {found.spread_reason}"
        return sentence(unknown) if found.spread_reason else ""
    if found.overdispersed:
        return "The areas differ by more than chance explains (over-dispersion), so more of them lie beyond the limits."
    return "The areas differ by no more than chance explains."


def _spread_note(found: FunnelFacts) -> str:
    """What the sentence leaves unsaid of spread: the name of it, or that there is none or it is not known."""
    if found.overdispersed:
        return "Areas that differ by more than chance explains are called over-dispersed."
    return spread_words(found)


def _reported(indicator: IndicatorFacts, found: FunnelFacts) -> Decimal | None:
    """The council's figure with the decimals it was reported in, where the funnel's comes to it."""
    if found.own is None:
        return None
    drawn = Decimal(found.own.value)
    reported = (Decimal(result.value) for result in reversed(indicator.results))
    return next((value for value in reported if drawn.quantize(value, ROUND_HALF_UP) == value), None)


def _about(found: FunnelFacts) -> str:
    """Whose areas, of when, and that none is named."""
    of = f", {found.period}" if found.period else ""
    return f"Areas: {found.group}{of}. Other areas have no name here, and none is ranked."


def _dot(dot: FunnelDotFacts) -> FunnelDot:
    return FunnelDot(Decimal(dot.size), Decimal(dot.value))


def _edge(line: FunnelLineFacts) -> FunnelEdge:
    return FunnelEdge(*(Decimal(at) for at in (line.size, *_limits(line))))


def _limits(line: FunnelLineFacts) -> tuple[str, str, str, str]:
    return line.lower_95, line.upper_95, line.lower_998, line.upper_998


def _cells(indicator: IndicatorFacts, found: FunnelFacts) -> list[list[Any]]:
    """The limits at some sizes, our own among them: areas that lie beyond one are further than their size explains."""
    own = Decimal(found.own.size) if found.own else None
    every = max(1, len(found.lines) // 8)
    lines = {at: found.lines[at] for at in range(0, len(found.lines), every)}
    if own is not None:
        near = min(range(len(found.lines)), key=lambda at: abs(Decimal(found.lines[at].size) - own))
        lines[near] = found.lines[near]
    return [
        [
            number(Decimal(line.size)),
            *(
                numeric(value_words(at, indicator))
                for at in (line.lower_998, line.lower_95, line.upper_95, line.upper_998)
            ),
        ]
        for _, line in sorted(lines.items())
    ]


def _rows(indicator: IndicatorFacts, found: FunnelFacts) -> list[Row]:
    ends = (found.average, found.group, found.period)
    none = (None,) * 4
    rows: list[Row] = []
    if found.own:
        rows.append((indicator.reference, "own", found.own.size, found.own.value, *none, *ends))
    rows += [(indicator.reference, "other", dot.size, dot.value, *none, *ends) for dot in found.others]
    rows += [(indicator.reference, "limits", line.size, None, *_limits(line), *ends) for line in found.lines]
    return rows
