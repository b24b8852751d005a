"""The plan as a tree: pillars, themes and outcomes."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict

from goldenthread.publications.cells import day
from goldenthread.publications.edition import Edition
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.publications.words import count_of, statuses_in_order
from goldenthread.reports.compose.wording import capital, sentence_list
from goldenthread.reports.facts import PlanFacts, ThemeFacts


@of_edition
def plan(edition: Edition, query: QueryDict) -> Page:
    facts = edition.facts
    titles = sentence_list([plan.title for plan in facts.plans])
    context = {"plans": [_plan(edition, plan) for plan in facts.plans]}
    description = f"{titles or 'The plan'}: its themes, the outcomes each works towards, and how each is doing."
    return Page("publications/plan.html", "The plan", description, context)


def _plan(edition: Edition, plan: PlanFacts) -> dict[str, Any]:
    themes = [theme for pillar in plan.pillars for theme in pillar.themes]
    counted = (
        (len([pillar for pillar in plan.pillars if not pillar.implied]), plan.pillar_word.lower()),
        (len(themes), plan.theme_word.lower()),
        (sum(len(theme.outcomes) for theme in themes), "outcome"),
    )
    # The foundation stands last, under the pillars that stand on it.
    pillars = sorted(plan.pillars, key=lambda pillar: pillar.foundation)
    return {
        "plan": plan,
        "span": _span(plan),
        "said": sentence_list([count_of(number, word, _plural(word)) for number, word in counted if number]),
        "statuses": statuses_in_order([theme.status.shown for theme in themes]),
        "theme_word": _plural(plan.theme_word.lower()),
        "pillars": [{"pillar": p, "themes": [theme_row(edition, theme) for theme in p.themes]} for p in pillars],
    }


def _span(plan: PlanFacts) -> str:
    """From when to when, in whole years where that is all the plan says."""
    starts, ends = plan.starts or "", plan.ends or ""
    if starts.endswith("-01-01") and ends.endswith("-12-31"):
        return f"{starts[:4]} to {ends[:4]}"
    return f"{day(starts)} to {day(ends)}" if ends else day(starts)


def _plural(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"


def theme_row(edition: Edition, theme: ThemeFacts) -> dict[str, Any]:
    """A theme in a list: where it leads, and how much stands under it."""
    indicators = [i for r in theme.indicators if (i := edition.lookups.indicators.get(r))]
    reported = sum(1 for indicator in indicators if indicator.result_in(edition.period))
    note = f"{count_of(len(theme.outcomes), 'outcome')}, {count_of(reported, 'result')} this quarter"
    outcomes = [(outcome, edition.url("outcome", outcome.reference)) for outcome in theme.outcomes]
    return {"theme": theme, "url": edition.url("theme", theme.reference), "note": capital(note), "outcomes": outcomes}
