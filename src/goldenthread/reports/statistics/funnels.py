"""Whether the council is further from the average of areas than its size explains, with no other area named."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import numpy as np

from goldenthread.measures import funnel as funnels
from goldenthread.reports.facts import FunnelDotFacts, FunnelFacts, FunnelLineFacts
from goldenthread.reports.statistics.beside import LOCAL
from goldenthread.reports.statistics.measured import Measured, Other, Series
from goldenthread.reports.statistics.shown import because, text, tried
from goldenthread.reports.statistics.sureness import parts_of

LINES = 24
"""Sizes at which the limits are kept for drawing."""
LEAST = 4
"""Fewest areas for a funnel; with fewer the average is mostly the council's own."""
OWN = "own"
Funnelled = tuple[Other, Decimal, Decimal]


def funnel(measured: Measured) -> FunnelFacts | None:
    """The funnel of the first series whose figures have both their parts; None where there is none."""
    for series in measured.series:
        if series.result is not None and measured.own_area is not None and series.statistic != "other":
            areas = [
                (o, o.numerator, o.denominator)
                for o in series.others
                if o.code.startswith(LOCAL) and o.numerator is not None and o.denominator is not None
            ]
            if areas:
                return _funnel(measured, series, areas)
    return None


def _funnel(measured: Measured, series: Series, areas: list[Funnelled]) -> FunnelFacts:
    others = sorted((a for a in areas if a[0].code != measured.own_area), key=lambda area: (area[2], area[1]))
    own = _own(measured, series, areas)
    per = series.per or Decimal(100 if series.statistic == "proportion" else 100_000)
    if own is None:
        return _unknown(measured, series, because("the council's own numerator and denominator are not held"))
    if len(others) < LEAST:
        return _unknown(measured, series, because(f"{len(others)} other areas are too few for a funnel"))
    every = [own, *((numerator, denominator) for _, numerator, denominator in others)]
    made, reason = tried(lambda: funnels.funnel(
        [float(part[0]) for part in every], [float(part[1]) for part in every], series.statistic,
        names=[OWN, *(other.code for other, _, _ in others)], polarity=measured.facts.polarity, per=float(per),
    ))  # fmt: skip
    if made is None:
        return _unknown(measured, series, reason)
    mine = made.areas[0]
    decimals = measured.decimals + 1
    said = measured.speaking(decimals).funnel(mine, made)
    return FunnelFacts(
        statistic=series.statistic, group="England", period=series.covers, per=format(per, "f"), decimals=decimals,
        average=text(made.average, decimals), lines=_lines(made, decimals),
        own=_dot(own, per, decimals), others=[_dot(part, per, decimals) for part in every[1:]], position=mine.position,
        judgement=mine.judgement, overdispersed=made.spread.overdispersed,
        spread_reason=made.spread.reason or None, source=series.source, citation=series.citation, reason=None,
        certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


def _own(measured: Measured, series: Series, areas: list[Funnelled]) -> tuple[Decimal, Decimal] | None:
    """The council's own parts: as it reported them, else as the provider has them."""
    reported = parts_of(series.result) if series.result else None
    published = next(((n, d) for other, n, d in areas if other.code == measured.own_area), None)
    return reported or published


def _lines(made: funnels.Funnel, decimals: int) -> list[FunnelLineFacts]:
    """The limits from the smallest area to the largest, closer together where they bend."""
    sizes = [area.size for area in made.areas]
    low, high = min(sizes), max(sizes)
    steps = np.unique(np.geomspace(low, high, LINES).round(0 if low >= LINES else 3)) if low < high else np.array([low])
    found = funnels.limits(made.average / made.per, steps, made.statistic, per=made.per)
    rows = zip(found.sizes, found.lower_95, found.upper_95, found.lower_998, found.upper_998, strict=True)
    return [
        FunnelLineFacts(
            size=text(float(size), 0 if float(size).is_integer() else 3) or "",
            lower_95=text(float(a), decimals) or "", upper_95=text(float(b), decimals) or "",
            lower_998=text(float(c), decimals) or "", upper_998=text(float(d), decimals) or "",
        )
        for size, a, b, c, d in rows
    ]  # fmt: skip


def _dot(part: tuple[Decimal, Decimal], per: Decimal, decimals: int) -> FunnelDotFacts:
    value = (part[0] * per / part[1]).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return FunnelDotFacts(size=format(part[1], "f"), value=format(value, "f"))


def _unknown(measured: Measured, series: Series, reason: str) -> FunnelFacts:
    said = measured.speaker.unknown("funnel", reason)
    return FunnelFacts(
        statistic=series.statistic, group="England", period=series.covers,
        per=None if series.per is None else format(series.per, "f"), decimals=measured.decimals, average=None, lines=[],
        own=None, others=[], position=None, judgement=None, overdispersed=None, spread_reason=None,
        source=series.source, citation=series.citation, reason=reason, certainty=said.certainty, sentence=said.text,
    )  # fmt: skip
