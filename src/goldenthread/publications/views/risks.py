"""Risks: the grid of impact by likelihood, the list, and each risk with its history."""

from __future__ import annotations

from typing import Any

from django.http import Http404, QueryDict
from django.utils.safestring import SafeString

from goldenthread.design.status import status_mark
from goldenthread.publications import tabular
from goldenthread.publications.cells import day, gap, link, numeric, sentence, source
from goldenthread.publications.charting import draw_risks, residual_of
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata import plans
from goldenthread.publications.threads import thread_of
from goldenthread.publications.views.page import Page, Raw, of_edition
from goldenthread.publications.words import count_of
from goldenthread.reports.compose.wording import capital
from goldenthread.reports.facts import RiskFacts, RiskScoreFacts

KINDS = {
    "strategic": "Strategic",
    "business-critical": "Business critical",
    "service": "Service",
    "joint-contract": "Joint or contract",
}
SCORES = {"inherent": "Inherent", "residual": "Residual", "target": "Target"}
HIGH, MEDIUM = 15, 8


@of_edition
def risks(edition: Edition, query: QueryDict) -> Page | Raw:
    found = edition.facts.risks
    if (asked := tabular.format_asked(query)) is not None:
        return tabular.download(edition, plans.RISKS, plans.risk_rows(edition.facts), asked, "risks")
    high = sum(1 for risk in found if risk.high_level) or "none"
    said = f"{capital(count_of(len(found), 'risk'))}, {high} of them high level (a residual score of 15 or more)."
    context = {
        "rows": [risk_row(edition, risk) for risk in sorted(found, key=lambda risk: -_score(risk))],
        "said": said,
        "chart": draw_risks(edition.facts, found),
    }
    description = f"Risks to the council's plan in {edition.facts.label}, scored by impact and likelihood."
    return Page("publications/risks.html", "Risks", description, context)


def level_of(score: int) -> str:
    """The level of a score: high from 15, medium from 8."""
    return "high" if score >= HIGH else "medium" if score >= MEDIUM else "low"


def _score(risk: RiskFacts) -> int:
    latest = residual_of(risk)
    return latest.score if latest else 0


def risk_row(edition: Edition, risk: RiskFacts) -> dict[str, Any]:
    """A risk in a list, with its latest residual score."""
    latest = residual_of(risk)
    level = level_of(latest.score) if latest else ""
    return {
        "risk": risk,
        "url": edition.url("risk", risk.reference),
        "score": latest.score if latest else None,
        "level": level,
        "words": f"{level.capitalize()}: {latest.score}" if latest else "",
        "note": sentence(risk.description) if risk.description else "",
    }


@of_edition
def risk(edition: Edition, query: QueryDict, *, reference: str) -> Page:
    found = edition.lookups.risks.get(reference)
    if found is None:
        raise Http404(f"No risk {reference}")
    latest = residual_of(found)
    context = {
        "risk": found,
        "latest": latest,
        "level": level_of(latest.score) if latest else "",
        "kind": KINDS.get(found.kind, found.kind),
        "head": ("Quarter", "Score", "Impact", "Likelihood", "Result", "Reviewed", "Source"),
        "formats": ("", "", "numeric", "numeric", "numeric"),
        "rows": [_row(edition, found, score) for score in reversed(found.scores)],
        "narratives": [(s.period, sentence(s.narrative)) for s in reversed(found.scores) if s.narrative],
        "about": _about(edition, found, latest),
        "thread": thread_of(edition, "risk", reference),
    }
    description = sentence(found.description or found.title)
    return Page(
        "publications/risk.html",
        f"{found.number}: {found.title}",
        description,
        context,
        [("Risks", "risks/")],
        kind="risk",
    )


def _row(edition: Edition, found: RiskFacts, score: RiskScoreFacts) -> list[Any]:
    result: SafeString = status_mark(level_of(score.score), str(score.score), small=True)
    parts = [numeric(number if number else gap("–")) for number in (score.impact, score.likelihood)]
    reviewed = day(score.reviewed_on) if score.reviewed_on else gap("Not stated")
    kind = SCORES.get(score.score_kind, score.score_kind)
    return [score.period, kind, *parts, numeric(result), reviewed, source(edition, score.citation or found.citation)]


def _about(edition: Edition, found: RiskFacts, latest: RiskScoreFacts | None) -> list[tuple[str, Any]]:
    themes = [edition.lookups.themes[r].theme for r in found.themes if r in edition.lookups.themes]
    links = [link(theme.title, edition.url("theme", theme.reference)) for theme in themes]
    return [
        ("Kind", KINDS.get(found.kind, found.kind)),
        ("Owner", found.owner or gap("Not stated")),
        ("Themes", SafeString(", ".join(links)) if links else gap("None")),
        ("Next review", day(latest.next_review) if latest and latest.next_review else gap("Not stated")),
        ("Source", source(edition, found.citation)),
    ]
