"""The council's figure beside others': the medians of groups of areas, and single figures that were published."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from goldenthread.dates import DatesError, parse_period
from goldenthread.measures.benchmarks import Comparator, NeighbourSet, benchmark
from goldenthread.reports.facts import BenchmarkFacts, ComparisonFacts, ResultFacts
from goldenthread.reports.statistics.measured import Measured, Other, Series, written_decimals
from goldenthread.reports.statistics.shown import because, text, tried

LONDON = "E09"
"""How the codes of the London boroughs begin."""
LOCAL = ("E06", "E07", "E08", "E09", "E10")
"""How the codes of England's local authorities begin; regions, nations and health areas have others."""
NONE_AVAILABLE = "no benchmark available"


def comparisons(measured: Measured) -> list[ComparisonFacts]:
    """A comparison for each group of areas, and for each published figure."""
    found = [each for series in measured.series for each in _groups(measured, series)]
    return [*found, *(_published(measured, mark) for mark in measured.facts.benchmarks)]


def no_comparison(measured: Measured) -> str | None:
    """What to say where there is nothing to compare with."""
    if measured.series or measured.facts.benchmarks:
        return None
    return "It has not been recorded whether a benchmark exists for this indicator."


# --- Groups of areas


def _groups(measured: Measured, series: Series) -> Iterator[ComparisonFacts]:
    if series.result is None or series.covers is None:
        covered = ", ".join(series.spans[-3:])
        yield _unknown(measured, "england", "England", series, because(_mismatch(measured, covered)))
        return
    if measured.own_area is None:
        reason = because("it is not recorded which area is the council's own, so it cannot be left out")
        yield _unknown(measured, "england", "England", series, reason)
        return
    local = [o for o in series.others if o.code.startswith(LOCAL)]
    if local:
        yield _median(measured, series, "england", "England", local)
    if measured.own_area.startswith(LONDON) and (london := [o for o in local if o.code.startswith(LONDON)]):
        yield _median(measured, series, "london", "London", london)
    for like in measured.neighbours:
        yield _median(measured, series, "neighbours", like.model, local, NeighbourSet(
            measured.own_area, like.model, like.made, like.codes - {measured.own_area}
        ))  # fmt: skip


def _mismatch(measured: Measured, covered: str) -> str:
    latest = measured.latest
    if latest is None:
        return "no result is held"
    return f"the latest result covers {words_of(latest.covers)} and the others' figures cover {covered}"


def _median(
    measured: Measured, series: Series, kind: str, group: str, others: list[Other],
    neighbours: NeighbourSet | None = None,
) -> ComparisonFacts:  # fmt: skip
    result, own, covers = series.result, measured.own_area, series.covers
    assert result is not None
    assert own is not None
    assert covers is not None
    made, reason = tried(lambda: benchmark(
        own, Decimal(result.value), [Comparator(o.code, o.value, covers) for o in others], period=covers,
        source=series.source, polarity=measured.facts.polarity, group=group, neighbours=neighbours,
    ))  # fmt: skip
    if made is None:
        return _unknown(measured, kind, group, series, reason)
    whole = made.median is not None and (made.median * 10**measured.decimals).denominator == 1
    decimals = measured.decimals + (0 if whole else 1)
    said = measured.speaking(decimals).benchmark(made)
    return ComparisonFacts(
        kind=kind, group=made.group, basis="median", period=covers, own_key=result.key, own_value=result.value,
        figure=text(made.median, decimals), decimals=decimals, others=made.others, left_out=made.left_out,
        lower_quartile=text(made.lower_quartile, decimals), upper_quartile=text(made.upper_quartile, decimals),
        quarter=made.quarter, band=made.band, side=made.side, judgement=made.judgement,
        neighbours_made=neighbours.made.isoformat() if neighbours else None, source=series.source,
        citation=series.citation, reason=made.reason or None, certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


def _unknown(measured: Measured, kind: str, group: str, series: Series, reason: str) -> ComparisonFacts:
    said = measured.speaker.unknown("comparison", reason)
    return ComparisonFacts(
        kind=kind, group=group, basis="median", period=", ".join(series.spans[-3:]) or series.covers, own_key=None,
        own_value=None, figure=None, decimals=measured.decimals, others=None, left_out=None, lower_quartile=None,
        upper_quartile=None, quarter=None, band=None, side=None, judgement=None, neighbours_made=None,
        source=series.source, citation=series.citation, reason=reason, certainty=said.certainty, sentence=said.text,
    )  # fmt: skip


# --- Single figures that were published


def _published(measured: Measured, mark: BenchmarkFacts) -> ComparisonFacts:
    area, polarity = mark.area or "another area", measured.facts.polarity
    source = mark.citation.title if mark.citation else "no source recorded"
    result = _matching(measured, mark)
    own = figure = judgement = side = reason = None
    if mark.none_available or mark.value is None:
        reason = NONE_AVAILABLE
        said = measured.speaker.unknown("comparison", because("the council states that no benchmark is available"))
    elif result is None:
        reason = because(_why_unmatched(measured, mark, area))
        said = measured.speaker.unknown("comparison", reason)
        figure = mark.value
    else:
        own, figure = result, mark.value
        mine, other = Fraction(Decimal(result.value)), Fraction(Decimal(mark.value))
        said = measured.speaker.published(
            mine, other, area=area, period=words_of(result.covers), source=source, polarity=polarity
        )
        side = "above" if mine > other else "below" if mine < other else "level"
        judgement = _judgement(side, polarity)
    return ComparisonFacts(
        kind="published", group=area, basis="published", period=words_of(mark.covers) if mark.covers else None,
        own_key=own.key if own else None, own_value=own.value if own else None, figure=figure,
        decimals=written_decimals(mark.value) if mark.value else measured.decimals, others=None, left_out=None,
        lower_quartile=None, upper_quartile=None, quarter=None, band=None, side=side, judgement=judgement,
        neighbours_made=None, source=source, citation=mark.citation, reason=reason, certainty=said.certainty,
        sentence=said.text,
    )  # fmt: skip


def _judgement(side: str, polarity: str) -> str:
    if side == "level":
        return "similar"
    if polarity not in ("bigger", "smaller"):
        return "different"
    return "better" if (side == "above") == (polarity == "bigger") else "worse"


def _matching(measured: Measured, mark: BenchmarkFacts) -> ResultFacts | None:
    """The latest result that covers the very period of a published figure."""
    dated = mark.covers_start is not None and mark.covers_end is not None
    for result in reversed(measured.facts.results):
        if dated and (result.covers_start, result.covers_end) == (mark.covers_start, mark.covers_end):
            return result
        # A wave of a survey may have a name and no dates.
        if not dated and mark.covers and mark.covers == result.covers:
            return result
    return None


def _why_unmatched(measured: Measured, mark: BenchmarkFacts, area: str) -> str:
    latest = measured.latest
    if not mark.covers:
        return f"it is not stated what period the figure of {area} covers"
    if latest is None:
        return "no result is held"
    return (
        f"the figure of {area} covers {words_of(mark.covers)} and the latest result covers {words_of(latest.covers)}: "
        "periods must match"
    )


def words_of(covers: str) -> str:
    """A period for people: dates written as 2015-10-01 are put in words, and a quarter is left as it is."""
    if covers[:4].isdigit() and " to " in covers:
        try:
            span = parse_period(covers)
        except DatesError:
            return covers
        return f"{span.start.day} {span.start:%B %Y} to {span.end.day} {span.end:%B %Y}"
    return covers
