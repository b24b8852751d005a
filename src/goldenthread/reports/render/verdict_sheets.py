"""The sheets of what the figures support: verdicts, and comparisons with others."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.reports.facts import QuarterFacts
from goldenthread.reports.render.sheet import Row, Sheet, amount_of, sheet_of


def verdict_sheet(facts: QuarterFacts) -> Sheet:
    """One row an indicator: what its figures support."""

    def rows() -> Iterator[Row]:
        for indicator in facts.indicators:
            found = indicator.statistics
            if found is None:
                continue
            control, interval = found.control, found.interval
            last = next((point for point in reversed(control.points) if point.value is not None), None)
            phase = control.phase_of(last) if last else None
            yield (
                indicator.title,
                last.period if last else None,
                amount_of(last.value, indicator.unit) if last else None,
                control.variation,
                control.assurance,
                amount_of(phase.mean, indicator.unit) if phase else None,
                amount_of(phase.lower, indicator.unit) if phase else None,
                amount_of(phase.upper, indicator.unit) if phase else None,
                control.preset,
                amount_of(interval.lower, indicator.unit),
                amount_of(interval.upper, indicator.unit),
                None if found.trend.reason else found.trend.marker,
                control.sentence,
                indicator.reference,
            )

    columns = (
        "Indicator 44; Latest point 12; Value 12; Change 20; Target 14; Mean 12; Lower limit 12; Upper limit 12; "
        "Rules 8; Interval from 12; Interval to 12; Trend 24; In a sentence 90; Key 40"
    )
    return sheet_of("Verdicts", columns, rows())


def comparison_sheet(facts: QuarterFacts) -> Sheet:
    """One row a figure that the council's is set beside."""

    def rows() -> Iterator[Row]:
        for indicator in facts.indicators:
            for each in indicator.statistics.comparisons if indicator.statistics else []:
                yield (
                    indicator.title,
                    each.group,
                    "median of the others" if each.basis == "median" else "as published",
                    each.period,
                    amount_of(each.own_value, indicator.unit),
                    amount_of(each.figure, indicator.unit),
                    each.others,
                    each.band,
                    each.side,
                    each.judgement,
                    each.quarter,
                    each.sentence,
                    each.source,
                )

    columns = (
        "Indicator 44; Compared with 34; What the figure is 20; Period 24; The council 12; Benchmark 12; Others 8; "
        "Distance 10; Side 8; Judgement 10; Quarter of the others 18; In a sentence 90; Source 60"
    )
    return sheet_of("Comparisons", columns, rows())
