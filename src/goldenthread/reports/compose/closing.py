"""What follows the progress: alternatives, implementation, the standard implications, background papers, sources."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from goldenthread.reports.compose.building import Builder
from goldenthread.reports.compose.wording import date_words, split_paragraphs
from goldenthread.reports.document import Runs, Text
from goldenthread.reports.facts import Citation, QuarterFacts

CONSIDERATIONS = (
    ("corporate_plan", "Corporate plan"),
    ("performance", "Corporate performance and outcome measures"),
    ("sustainability", "Sustainability"),
    ("corporate_parenting", "Corporate parenting"),
    ("risk_management", "Risk management"),
    ("insight", "Insight"),
    ("social_value", "Social value"),
)
SECTIONS = (
    (5, "resources", "Resource implications (finance and value for money, procurement, staffing, IT and property)"),
    (6, "legal", "Legal implications and constitution references"),
    (7, "consultation", "Consultation"),
    (8, "equalities", "Equalities and diversity"),
)
NOT_ENTERED = "Nothing has been entered under this heading yet."


def close_report(facts: QuarterFacts, builder: Builder) -> None:
    """Sections 2 to 9 of a committee report."""
    header = facts.header
    builder.start_section(2, "Alternative options considered and not recommended")
    builder.paragraphs(split_paragraphs(header.alternatives if header else None), NOT_ENTERED)
    builder.start_section(3, "Post-decision implementation")
    builder.paragraphs(split_paragraphs(header.implementation if header else None), NOT_ENTERED)
    given = {section.key: section.text for section in header.implications} if header else {}
    builder.start_section(4, "Corporate priorities, performance and other considerations")
    for key, title in CONSIDERATIONS:
        builder.heading(2, title, f"implications-{key.replace('_', '-')}")
        builder.paragraphs(split_paragraphs(given.get(key)), NOT_ENTERED)
    known = {key for key, _ in CONSIDERATIONS} | {key for _, key, _ in SECTIONS}
    for key in sorted(set(given) - known):
        builder.heading(2, key.replace("_", " ").capitalize(), f"implications-{key.replace('_', '-')}")
        builder.paragraphs(split_paragraphs(given[key]), NOT_ENTERED)
    for number, key, title in SECTIONS:
        builder.start_section(number, title)
        builder.paragraphs(split_paragraphs(given.get(key)), NOT_ENTERED)
    _write_papers(facts, builder)


def _write_papers(facts: QuarterFacts, builder: Builder) -> None:
    builder.start_section(9, "Background papers")
    papers = facts.header.background_papers if facts.header else []
    for paper in papers:
        unlinked = () if paper.url else (Text(" (no address recorded)"),)
        builder.paragraph([Text(paper.title, href=paper.url), *unlinked])
    if not papers:
        builder.gap("No background paper has been entered yet.")
    cited = every_source(facts, pledges=False)
    if not cited:
        return
    builder.heading(2, "Where the figures come from", "sources")
    builder.paragraph("The figures and facts in this report were taken from these published sources:")
    builder.items([_source(citation) for citation in cited])


def _source(citation: Citation) -> Runs:
    dated = f", {date_words(citation.date)}" if citation.date else ""
    return (Text(citation.title, href=citation.url), Text(dated))


def every_source(facts: QuarterFacts, pledges: bool = True) -> list[Citation]:
    """Each source once, by title; those of pledges and fees, which are in the spreadsheet only, where asked."""
    found: dict[str, Citation] = {}
    kept = facts if pledges else msgspec.structs.replace(facts, pledges=[], fees=[])
    for citation in _citations(kept):
        if citation is not None:
            found.setdefault(citation.source, citation)
    return sorted(found.values(), key=lambda citation: (citation.title, citation.source))


def _citations(facts: QuarterFacts) -> Iterator[Citation | None]:
    for plan in facts.plans:
        yield plan.citation
    for theme in facts.themes():
        yield from (theme.citation, theme.narrative_citation, theme.status.citation)
        yield from (outcome.citation for outcome in theme.outcomes)
        yield from (activity.citation for activity in theme.activities)
    for indicator in facts.indicators:
        yield indicator.citation
        yield from (result.citation for result in indicator.results)
        yield from (target.citation for target in indicator.targets)
        yield from (benchmark.citation for benchmark in indicator.benchmarks)
    for risk in facts.risks:
        yield risk.citation
        yield from (score.citation for score in risk.scores)
    for pledge in facts.pledges:
        yield pledge.citation
        yield from (evidence.citation for evidence in pledge.evidence)
    yield from (forecast.citation for forecast in facts.forecasts)
    yield from (saving.citation for saving in facts.savings)
    yield from (fee.citation for fee in facts.fees)
    yield from (count.citation for count in facts.headline.published)
