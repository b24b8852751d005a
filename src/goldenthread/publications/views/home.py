"""Home: how the council is doing, in a sentence and a strip of counts, and where to go from there."""

from __future__ import annotations

from itertools import zip_longest
from typing import Any

from django.http import QueryDict

from goldenthread.publications.cells import correction_words, direction_mark, figure, runs_html, sentence, source
from goldenthread.publications.charting import draw_counts
from goldenthread.publications.edition import Edition
from goldenthread.publications.files import downloads
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.publications.views.plan import theme_row
from goldenthread.publications.words import count_of
from goldenthread.reports.compose.headline import headline_sentence
from goldenthread.reports.compose.wording import capital
from goldenthread.reports.facts import IndicatorFacts, PlanFacts, ResultFacts

SHOWN = 5


@of_edition
def home(edition: Edition, query: QueryDict) -> Page:
    facts = edition.facts
    corrections = [found for found in edition.corrections if found.listed.id <= edition.listed.id]
    moved = [(i, r) for i in facts.indicators if (r := i.result_in(facts.period)) and r.assessment.direction]
    context = {
        "lead": runs_html(edition, headline_sentence(facts)),
        "counts": draw_counts(facts),
        "figures": _figures(edition),
        "published_counts": _published(edition),
        "theme_word": (facts.plans[0].theme_word if facts.plans else "theme").lower(),
        "plans": [_plan(edition, plan) for plan in facts.plans],
        "missed": [_missed(edition, reference) for reference in facts.headline.missed_indicators],
        "better": _moves(edition, moved, "improving"),
        "worse": _moves(edition, moved, "worsening"),
        "corrections": [correction_words(edition, found) for found in corrections[:SHOWN]],
        "cards": _cards(edition),
        "downloads": downloads(edition),
    }
    short = facts.council.short_name
    return Page(
        "publications/home.html",
        f"How {short} is doing",
        f"How {facts.council.name} is doing in {facts.label}: results against targets, themes, reasons for misses.",
        context,
    )


def _figures(edition: Edition) -> list[dict[str, Any]]:
    """The quarter's four counts, each leading to what it counts."""
    headline, base = edition.facts.headline, edition.base
    pledges = edition.facts.pledges
    kept = sum(1 for pledge in pledges if pledge.status in ("delivered", "kept-under-way"))
    shown = [
        (
            "Met the target",
            headline.met,
            f"of {headline.with_quarterly_target} with a target this quarter",
            "indicators/?status=met",
        ),
        (
            "Missed the target",
            headline.missed,
            f"of {headline.with_quarterly_target} with a target this quarter",
            "indicators/?status=missed",
        ),
        (
            "Improving",
            headline.improving,
            f"and {headline.worsening} worsening, where there is a comparison",
            "indicators/?direction=improving",
        ),
    ]
    if pledges:
        shown.append(("Pledges delivered or kept", kept, f"of {len(pledges)}, as last stated", "pledges/"))
    return [{"label": a, "value": f"{b:,}", "note": c, "href": base + d} for a, b, c, d in shown]


def _plan(edition: Edition, plan: PlanFacts) -> dict[str, Any]:
    pillars = [
        {"pillar": pillar, "themes": [theme_row(edition, theme) for theme in pillar.themes]}
        for pillar in sorted(plan.pillars, key=lambda pillar: pillar.foundation)
    ]
    return {"plan": plan, "pillars": pillars}


def _missed(edition: Edition, reference: str) -> dict[str, Any]:
    indicator = edition.lookups.indicators[reference]
    result = indicator.result_in(edition.period)
    assert result is not None
    return {
        "indicator": indicator,
        "url": edition.url("indicator", reference),
        "sentence": sentence(result.assessment.sentence),
        "rag": result.assessment.rag,
        "commentary": result.commentary,
    }


class _Moves(list[dict[str, Any]]):
    """Results that moved one way, and whether there are more than are shown."""

    more = False


def _moves(edition: Edition, moved: list[tuple[IndicatorFacts, ResultFacts]], direction: str) -> _Moves:
    """The indicators that moved this way: name, figure, direction; those with the largest change first."""
    chosen = [(i, r) for i, r in moved if r.assessment.direction == direction]
    chosen.sort(key=lambda pair: -_size(pair[1].assessment.change))
    shown = _Moves(
        {
            "url": edition.url("indicator", indicator.reference),
            "title": indicator.title,
            "figure": figure(edition, indicator, result),
            "direction": direction_mark(result.assessment),
        }
        for indicator, result in chosen[:SHOWN]
    )
    shown.more = len(chosen) > SHOWN
    return shown


def _size(change: str | None) -> float:
    """How large a change is, for order alone."""
    digits = (change or "").strip("+-−%").replace(",", "")
    return float(digits) if digits.replace(".", "", 1).isdigit() else 0.0


def _published(edition: Edition) -> list[dict[str, Any]]:
    """The council's own counts, with where it printed them: once for those that stand together."""
    counts = edition.facts.headline.published
    rows: list[dict[str, Any]] = []
    for count, following in zip_longest(counts, counts[1:]):
        last_of_source = following is None or following.citation != count.citation
        where = source(edition, count.citation) if last_of_source else ""
        rows.append({"words": count.measure.replace("-", " "), "value": count.value, "source": where})
    return rows


def _cards(edition: Edition) -> list[dict[str, str]]:
    """Where a reader may go next."""
    facts, base = edition.facts, edition.base
    cards = [
        ("The plan", "plan/", "Every theme and the outcomes it works towards, as a tree."),
        (
            "Every indicator",
            "indicators/",
            f"{capital(count_of(len(facts.indicators), 'indicator'))}, to filter, sort and take away.",
        ),
        (
            "Pledges",
            "pledges/",
            f"{capital(count_of(len(facts.pledges), 'promise'))} to residents and the evidence for each.",
        ),
        ("Risks", "risks/", "What could go wrong, how likely it is and who looks after it."),
        ("Money", "money/", "Budgets against forecasts, savings, fees and charges."),
    ]
    shown = [{"title": title, "href": base + place, "text": text} for title, place, text in cards]
    return [
        *shown,
        {"title": "Past quarters", "href": "/quarters/", "text": "Every quarter as it was published, unaltered."},
    ]
