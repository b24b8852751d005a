"""Every correction of a published figure."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.html import format_html

from goldenthread.publications.cells import day, link, numeric, sentence
from goldenthread.publications.edition import Edition
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.reports.compose.wording import value_words

HEAD = ("Indicator", "Quarter of the figure", "Was", "Is now", "Why", "Published")


@of_edition
def corrections(edition: Edition, query: QueryDict) -> Page:
    rows: list[list[Any]] = []
    for listed, fact in ((found.listed, found.fact) for found in edition.corrections):
        indicator = edition.lookups.indicators.get(fact.indicator)
        was, now = (value_words(v, indicator) if indicator else v for v in (fact.was, fact.now))
        named = link(indicator.title if indicator else fact.indicator, edition.url("indicator", fact.indicator))
        with_edition = link(f"{listed.period}, edition {listed.edition}", listed.base)
        published = format_html("{} with {}", day(listed.published_on), with_edition)
        rows.append([named, fact.period, numeric(was), numeric(now), sentence(fact.reason), published])
    context = {"rows": rows, "head": HEAD, "formats": ("", "", "numeric", "numeric")}
    description = "Every published figure that was corrected: what it was, what it is now, why, and when."
    return Page("publications/corrections.html", "Corrections", description, context)
