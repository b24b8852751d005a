"""A simple search of one edition: every thing whose words hold every word asked for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.http import QueryDict

from goldenthread.publications.addresses import KIND_WORDS
from goldenthread.publications.edition import Edition
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.publications.words import count_of
from goldenthread.reports.compose.wording import capital

LONGEST_QUESTION = 200
MOST = 100


class Thing(NamedTuple):
    """What can be found: its kind, title and the words it is found by."""

    kind: str
    reference: str
    title: str
    words: str


@of_edition
def search(edition: Edition, query: QueryDict) -> Page:
    asked = " ".join(query.get("q", "").split())[:LONGEST_QUESTION]
    found = list(found_in(edition, asked)) if asked else []
    rows: list[dict[str, Any]] = [
        {"title": thing.title, "kind": KIND_WORDS[thing.kind], "url": edition.url(thing.kind, thing.reference)}
        for thing in found[:MOST]
    ]
    said = f"{capital(count_of(len(found), 'result'))} for “{asked}”." if asked else ""
    if len(found) > MOST:
        said += f" The first {MOST} are shown."
    title = f"Search: {asked}" if asked else "Search"
    context = {"asked": asked, "rows": rows, "said": said}
    return Page("publications/search.html", title, "Search the plan, indicators, pledges, risks and money.", context)


def found_in(edition: Edition, asked: str) -> Iterator[Thing]:
    """Things that hold every word, those with all of them in the title first."""
    words = asked.lower().split()
    inside = []
    for thing in things(edition):
        if all(word in thing.title.lower() for word in words):
            yield thing
        elif all(word in f"{thing.title} {thing.words}".lower() for word in words):
            inside.append(thing)
    yield from inside


def things(edition: Edition) -> Iterator[Thing]:
    """Everything of an edition that has a place of its own."""
    facts = edition.facts
    for theme in facts.themes():
        yield Thing("theme", theme.reference, theme.title, f"{theme.summary or ''} {theme.narrative or ''}")
    for indicator in facts.indicators:
        yield Thing("indicator", indicator.reference, indicator.title, indicator.definition or "")
    for pledge in facts.pledges:
        text = " ".join(evidence.text for evidence in pledge.evidence)
        yield Thing("pledge", pledge.reference, pledge.title, f"{pledge.section} {pledge.note or ''} {text}")
    for theme in facts.themes():
        for outcome in theme.outcomes:
            yield Thing("outcome", outcome.reference, outcome.title, "")
        for work in theme.activities:
            yield Thing("activity", work.reference, work.title, work.narrative or "")
    for strategy in facts.strategies:
        text = " ".join(item.description for item in strategy.items)
        yield Thing("strategy", strategy.reference, strategy.title, f"{strategy.summary or ''} {text}")
    for risk in facts.risks:
        yield Thing("risk", risk.reference, f"{risk.number}: {risk.title}", risk.description or "")
    for forecast in facts.forecasts:
        yield Thing("forecast", forecast.reference, forecast.service, forecast.budget_kind)
    for saving in facts.savings:
        yield Thing("saving", saving.reference, f"{saving.number}: {saving.opportunity_area}", saving.description)
    for fee in facts.fees:
        yield Thing("fee", fee.reference, f"{fee.area or fee.title}: {fee.description}", fee.title)
