"""Composes a quarter's report from its facts, once, for every format. It adds words and order, never a figure."""

from __future__ import annotations

from goldenthread.reports.compose.benchmarks import write_benchmarks, write_metrics
from goldenthread.reports.compose.building import Builder, Counters
from goldenthread.reports.compose.closing import close_report
from goldenthread.reports.compose.details import write_details
from goldenthread.reports.compose.headline import write_corrections, write_judging, write_reasons
from goldenthread.reports.compose.money import write_money
from goldenthread.reports.compose.opening import APPENDICES, header_table, open_report, report_title
from goldenthread.reports.compose.risks import write_risks
from goldenthread.reports.compose.themes import write_plans
from goldenthread.reports.document import Appendix, ReportDocument
from goldenthread.reports.facts import QuarterFacts

_WRITERS = {"A": write_details, "B": write_risks, "C": write_benchmarks, "D": write_metrics}

__all__ = ["compose"]


def compose(facts: QuarterFacts) -> ReportDocument:
    """The whole report, in the order a committee expects. The same facts always give the same document."""
    counters = Counters()
    builder = Builder(counters)
    open_report(facts, builder)
    builder.start_section(1, "Reasons for the recommendations")
    write_reasons(facts, builder)
    write_corrections(facts, builder)
    write_judging(facts, builder)
    write_plans(facts, builder)
    write_money(facts, builder)
    close_report(facts, builder)
    appendices = []
    for letter, title in APPENDICES:
        inside = Builder(counters)
        _WRITERS[letter](facts, inside)
        appendices.append(Appendix(letter, title, f"appendix-{letter.lower()}", tuple(inside.blocks)))
    return ReportDocument(
        title=report_title(facts),
        council=facts.council.name,
        body=facts.header.body if facts.header else None,
        period=facts.period,
        label=facts.label,
        known_at=facts.known_at,
        brand_colour=facts.council.brand_colour,
        brand_text_colour=facts.council.brand_text_colour,
        status_colours=facts.council.status_colours,
        header=header_table(facts),
        blocks=tuple(builder.blocks),
        appendices=tuple(appendices),
    )
