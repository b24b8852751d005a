"""One strategy with the items of its delivery plan."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.http import Http404, QueryDict

from goldenthread.publications.cells import day, gap, link, sentence
from goldenthread.publications.edition import Edition
from goldenthread.publications.threads import thread_of
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.publications.words import count_of
from goldenthread.reports.compose.wording import capital


@of_edition
def strategies(edition: Edition, query: QueryDict) -> Page:
    rows = [
        {
            "strategy": strategy,
            "url": edition.url("strategy", strategy.reference),
            "note": capital(count_of(len(strategy.items), "delivery plan item")) if strategy.items else "",
        }
        for strategy in sorted(edition.facts.strategies, key=lambda strategy: strategy.title.lower())
    ]
    description = "The strategies and policies that the council's plan names, each with what it is linked to."
    return Page("publications/strategies.html", "Strategies", description, {"rows": rows}, [("The plan", "plan/")])


@of_edition
def strategy(edition: Edition, query: QueryDict, *, reference: str) -> Page:
    found = edition.lookups.strategies.get(reference)
    if found is None:
        raise Http404(f"No strategy {reference}")
    themes = [edition.lookups.themes[r].theme for r in found.themes if r in edition.lookups.themes]
    sections: list[dict[str, Any]] = []
    for section, items in groupby(found.items, key=lambda item: item.section):
        entries = [{"item": item, "thread": thread_of(edition, "delivery-item", item.reference)[:-1]} for item in items]
        sections.append({"title": section, "entries": entries})
    context = {
        "strategy": found,
        "themes": [link(theme.title, edition.url("theme", theme.reference)) for theme in themes],
        "span": [day(date) if date else gap("not stated") for date in (found.starts, found.ends)],
        "dated": bool(found.starts or found.ends),
        "sections": sections,
        "thread": thread_of(edition, "strategy", reference),
    }
    description = sentence(found.summary or f"{found.title}: a strategy of {edition.facts.council.name}")
    crumbs = [("The plan", "plan/"), ("Strategies", "strategies/")]
    return Page("publications/strategy.html", found.title, description, context, crumbs, kind="strategy")
