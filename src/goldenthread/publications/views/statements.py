"""Pages about the site itself: how figures are worked out, and how accessible it is."""

from __future__ import annotations

import json
from typing import Any

from django.http import QueryDict

from goldenthread.publications.cells import sentence
from goldenthread.publications.edition import Edition
from goldenthread.publications.views.page import Page, of_site


@of_site
def how_figures_work(edition: Edition | None, query: QueryDict) -> Page:
    context = {"rules": _rules(edition) if edition else [], "example": _example(edition) if edition else None}
    description = "What Red, Amber and Green mean here, how direction of travel is judged, and what a gap is."
    return Page("publications/how_figures_work.html", "How figures work", description, context)


@of_site
def accessibility(edition: Edition | None, query: QueryDict) -> Page:
    description = "How accessible this site is, how it was tested, and whom to tell of a problem."
    website = edition.council.website if edition else None
    return Page("publications/accessibility.html", "Accessibility statement", description, {"website": website})


def _rules(edition: Edition) -> list[dict[str, Any]]:
    """The rules that rated this edition's results, in their own words, with how many each rated."""
    found: dict[str, dict[str, Any]] = {}
    for indicator in edition.facts.indicators:
        result = indicator.result_in(edition.period)
        if result is None or result.assessment.rag is None:
            continue
        judged = result.assessment
        rule = found.setdefault(judged.rule, {"name": judged.rule, "title": _title(judged.rule_definition), "count": 0})
        rule["count"] += 1
    return list(found.values())


def _title(definition: str) -> str:
    try:
        read = json.loads(definition)
    except ValueError:
        return ""
    return sentence(str(read["title"])) if isinstance(read, dict) and read.get("title") else ""


def _example(edition: Edition) -> dict[str, Any] | None:
    """A result of this quarter that was rated, to show the rule at work: one that missed, if any did."""
    references = [*edition.facts.headline.missed_indicators, *edition.lookups.indicators]
    for reference in references:
        indicator = edition.lookups.indicators.get(reference)
        result = indicator.result_in(edition.period) if indicator else None
        if indicator and result and result.assessment.rag:
            words = sentence(result.assessment.sentence)
            return {"indicator": indicator, "sentence": words, "url": edition.url("indicator", reference)}
    return None
