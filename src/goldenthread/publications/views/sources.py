"""A source, and every fact that was taken from it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import Http404, QueryDict

from goldenthread.publications.addresses import KIND_WORDS
from goldenthread.publications.cells import day, link
from goldenthread.publications.edition import Edition
from goldenthread.publications.threads import thread_of
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.publications.words import count_of
from goldenthread.reports.compose.wording import capital, value_words
from goldenthread.reports.facts import Citation, QuarterFacts


class Taken(NamedTuple):
    """A fact with the citation that says where it was taken from."""

    kind: str
    reference: str
    words: str
    citation: Citation | None


@of_edition
def source_page(edition: Edition, query: QueryDict, *, reference: str) -> Page:
    taken = [fact for fact in taken_from(edition.facts) if fact.citation and fact.citation.source == reference]
    citation = next((fact.citation for fact in taken), None)
    if citation is None:
        raise Http404(f"No source {reference}")
    kinds: dict[str, list[list[Any]]] = {}
    for fact in taken:
        assert fact.citation is not None
        row = [link(fact.words, edition.url(fact.kind, fact.reference)), fact.citation.where or ""]
        kinds.setdefault(fact.kind, []).append(row)
    verb = "was" if len(taken) == 1 else "were"
    context = {
        "citation": citation,
        "date": day(citation.date) if citation.date else "",
        "said": f"{capital(count_of(len(taken), 'fact'))} on this site {verb} taken from it.",
        "groups": [
            {
                "title": KIND_WORDS.get(kind, kind),
                "caption": f"{KIND_WORDS.get(kind, kind)}: {count_of(len(rows), 'fact')}",
                "rows": rows,
                "scroll": f"taken-{kind}",
            }
            for kind, rows in kinds.items()
        ],
        "head": ("Fact", "Where in the source"),
        "thread": thread_of(edition, "source", reference),
    }
    description = f"Every fact of {edition.facts.label} that was taken from {citation.title}."
    return Page("publications/source.html", citation.title, description, context, kind="source")


def taken_from(facts: QuarterFacts) -> Iterator[Taken]:
    """Every fact with where it was published."""
    yield from _plan_facts(facts)
    for indicator in facts.indicators:
        yield Taken("indicator", indicator.reference, indicator.title, indicator.citation)
        for result in indicator.results:
            words = f"{indicator.title}: {value_words(result.value, indicator)} in {result.period}"
            yield Taken("observation", result.key, words, result.citation)
            if result.commentary:
                yield Taken("observation", result.key, f"Commentary on {indicator.title}", result.commentary.citation)
        for target in indicator.targets:
            yield Taken(
                "indicator", indicator.reference, f"Target of {indicator.title}, {target.period}", target.citation
            )
        for mark in indicator.benchmarks:
            yield Taken("indicator", indicator.reference, f"Benchmark of {indicator.title}: {mark.area}", mark.citation)
    for risk in facts.risks:
        yield Taken("risk", risk.reference, f"{risk.number}: {risk.title}", risk.citation)
    for forecast in facts.forecasts:
        yield Taken("forecast", forecast.reference, f"{forecast.service}, {forecast.period}", forecast.citation)
    for saving in facts.savings:
        yield Taken("saving", saving.reference, f"{saving.number}: {saving.opportunity_area}", saving.citation)
    for fee in facts.fees:
        yield Taken("fee", fee.reference, f"{fee.area or fee.title}: {fee.description}", fee.citation)
    for pledge in facts.pledges:
        yield Taken("pledge", pledge.reference, pledge.title, pledge.citation)
        for evidence in pledge.evidence:
            yield Taken("pledge", pledge.reference, f"Evidence: {evidence.text}", evidence.citation)
    for count in facts.headline.published:
        words = f"Headline count of {count.measure.replace('-', ' ')}: {count.value}"
        yield Taken("headline", count.measure, words, count.citation)


def _plan_facts(facts: QuarterFacts) -> Iterator[Taken]:
    for plan in facts.plans:
        yield Taken("plan", plan.reference, plan.title, plan.citation)
    for theme in facts.themes():
        yield Taken("theme", theme.reference, theme.title, theme.citation)
        if theme.narrative_citation:
            yield Taken("theme", theme.reference, f"Account of {theme.title}", theme.narrative_citation)
        if theme.status.citation:
            yield Taken("theme", theme.reference, f"Status of {theme.title}", theme.status.citation)
        for outcome in theme.outcomes:
            yield Taken("outcome", outcome.reference, outcome.title, outcome.citation)
        for work in theme.activities:
            yield Taken("activity", work.reference, work.title, work.citation)
    for strategy in facts.strategies:
        yield Taken("strategy", strategy.reference, strategy.title, strategy.citation)
        for item in strategy.items:
            yield Taken("delivery-item", item.reference, item.description, item.citation)
