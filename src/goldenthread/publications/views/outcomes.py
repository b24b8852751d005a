"""One outcome: the state of the world a theme works towards, and what is done and measured for it."""

from __future__ import annotations

from django.http import Http404, QueryDict

from goldenthread.publications.cells import sentence
from goldenthread.publications.edition import Edition
from goldenthread.publications.threads import thread_of, without
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.publications.views.themes import indicator_row


@of_edition
def outcome(edition: Edition, query: QueryDict, *, reference: str) -> Page:
    placed = edition.lookups.outcomes.get(reference)
    if placed is None:
        raise Http404(f"No outcome {reference}")
    theme, found = placed
    joined = thread_of(edition, "outcome", reference)
    linked = [joint.ref for strand in joined for joint in strand.joints]
    indicators = [
        i for ref in linked if ref.kind == "indicator" and (i := edition.lookups.indicators.get(ref.reference))
    ]
    activities = [
        (edition.lookups.activities[ref.reference][1], edition.url_of(ref))
        for ref in linked
        if ref.kind == "activity" and ref.reference in edition.lookups.activities
    ]
    context = {
        "outcome": found,
        "theme": theme,
        "theme_url": edition.url("theme", theme.reference),
        "head": ("Indicator", "Result", "Target", "Rating", "Direction of travel"),
        "formats": ("", "numeric", "numeric"),
        "rows": [indicator_row(edition, indicator) for indicator in indicators],
        "activities": activities,
        "thread": without(joined, "indicator", "activity"),
    }
    description = f"{sentence(found.title)} An outcome of {theme.title}: what is measured and what is done for it."
    crumbs = [("The plan", "plan/"), (theme.title, f"themes/{theme.reference}/")]
    return Page("publications/outcome.html", found.title, description, context, crumbs, kind="outcome")
