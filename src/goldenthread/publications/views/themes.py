"""One theme: what it works towards, how it is doing, and all that stands under it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, QueryDict
from django.utils.html import format_html

from goldenthread.design.status import status_of
from goldenthread.publications.cells import (
    change_mark,
    direction_cell,
    figure,
    gap,
    link,
    numeric,
    rating_mark,
    sentence,
    target_words,
)
from goldenthread.publications.edition import Edition
from goldenthread.publications.threads import thread_of, without
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.publications.views.risks import risk_row
from goldenthread.reports.compose.wording import KIND_MARKS
from goldenthread.reports.facts import IndicatorFacts, StatusFacts, ThemeFacts

# What the page shows in sections of its own is not repeated as links.
_SHOWN_ABOVE = ("outcome", "activity", "indicator", "risk")


@of_edition
def theme(edition: Edition, query: QueryDict, *, reference: str) -> Page:
    placed = edition.lookups.themes.get(reference)
    if placed is None:
        raise Http404(f"No theme {reference}")
    found = placed.theme
    indicators = [i for r in found.indicators if (i := edition.lookups.indicators.get(r))]
    context = {
        "theme": found,
        "placed": placed,
        "status_words": _status_words(found.status),
        "outcomes": [(outcome, edition.url("outcome", outcome.reference)) for outcome in found.outcomes],
        "activities": _activities(edition, found, spoken=True),
        "silent": _activities(edition, found, spoken=False),
        **_measured(edition, found, indicators),
        "risks": [risk_row(edition, risk) for r in found.risks if (risk := edition.lookups.risks.get(r))],
        "thread": without(thread_of(edition, "theme", reference), *_SHOWN_ABOVE),
    }
    pillar = placed.plan.theme_word if placed.pillar.implied else placed.pillar.title
    shown = found.status.shown
    status = f"Status {status_of(shown).word}. " if shown else ""
    description = f"{found.title} in {edition.facts.label}. {status}{sentence(found.summary or found.status.sentence)}"
    context["caption"] = pillar
    return Page("publications/theme.html", found.title, description, context, [("The plan", "plan/")], kind="theme")


def _measured(edition: Edition, found: ThemeFacts, indicators: list[IndicatorFacts]) -> dict[str, Any]:
    """The theme's indicators as a table; where statistics were worked out, with whether each changed beyond chance."""
    head: tuple[str, ...] = ("Indicator", "Result", "Target", "Rating", "Direction of travel")
    rows = [indicator_row(edition, indicator) for indicator in indicators]
    told = found.statistics
    if told is not None:
        head = (*head, "More than chance?")
        rows = [[*row, change_mark(indicator)] for row, indicator in zip(rows, indicators, strict=True)]
    return {
        "head": head,
        "formats": ("", "numeric", "numeric"),
        "rows": rows,
        "changes": sentence(told.sentence) if told is not None else "",
    }


def _status_words(status: StatusFacts) -> dict[str, Any]:
    """The status given and the one proposed: both are kept and shown."""
    overridden = status.set_to is not None
    setter = "the council's published report" if status.set_by == "published" else status.set_by or "an officer"
    return {
        "code": status.shown,
        "proposed": status.proposed,
        "sentence": sentence(_without_colour(status)),
        "overridden": overridden,
        "differs": overridden and status.proposed != status.set_to,
        "setter": setter,
        "reason": sentence(status.reason) if status.reason else "",
        "rule": status.rule,
        "citation": status.citation,
    }


def _without_colour(status: StatusFacts) -> str:
    """Why the rule proposes what it does, without the colour, whose mark stands before it."""
    return status.sentence.removeprefix(f"{(status.proposed or '').capitalize()}: ")


def _activities(edition: Edition, found: ThemeFacts, *, spoken: bool) -> list[dict[str, Any]]:
    """The activities of which something was said this quarter, or those of which nothing was."""
    return [
        {"activity": work, "url": edition.url("activity", work.reference)}
        for work in found.activities
        if (work.status != "not-stated" or bool(work.narrative)) == spoken
    ]


def indicator_row(edition: Edition, indicator: IndicatorFacts) -> list[Any]:
    """An indicator in a table: its result this quarter, or that there is none and when it is due."""
    named = link(indicator.title, edition.url("indicator", indicator.reference))
    notes = " ".join(part for part in (indicator.unit_label, KIND_MARKS.get(indicator.result_kind)) if part)
    title = format_html('{}<br><span class="gt-under">{}</span>', named, notes) if notes else named
    result = indicator.result_in(edition.period)
    if result is None:
        missing = gap("No result, though due" if indicator.due else f"Due {indicator.next_due or 'later'}")
        return [title, numeric(missing), numeric(gap("–")), gap("–"), gap("–")]
    judged = result.assessment
    shown = [numeric(figure(edition, indicator, result)), numeric(target_words(indicator, result))]
    return [title, *shown, rating_mark(judged), direction_cell(edition, indicator, judged)]
