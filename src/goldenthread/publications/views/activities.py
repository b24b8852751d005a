"""One piece of work: its status this quarter, its milestones, and what it is for."""

from __future__ import annotations

from typing import Any

from django.http import Http404, QueryDict

from goldenthread.publications.cells import day, gap, sentence, source
from goldenthread.publications.edition import Edition
from goldenthread.publications.threads import thread_of
from goldenthread.publications.views.page import Page, of_edition


@of_edition
def activity(edition: Edition, query: QueryDict, *, reference: str) -> Page:
    placed = edition.lookups.activities.get(reference)
    if placed is None:
        raise Http404(f"No activity {reference}")
    theme, found = placed
    milestones: list[list[Any]] = [
        [m.title, day(m.due) if m.due else gap("Not stated"), day(m.done_on) if m.done_on else gap("Not yet")]
        for m in found.milestones
    ]
    context = {
        "activity": found,
        "theme": theme,
        "theme_url": edition.url("theme", theme.reference),
        "about": [
            ("Led by", found.owner or gap("Not stated")),
            ("Starts", day(found.starts) if found.starts else gap("Not stated")),
            ("Due", day(found.due) if found.due else gap("Not stated")),
            ("Source", source(edition, found.citation)),
        ],
        "head": ("Milestone", "Due", "Reached"),
        "milestones": milestones,
        "thread": thread_of(edition, "activity", reference),
    }
    description = f"{sentence(found.title)} {sentence(found.narrative or f'An activity under {theme.title}')}"
    crumbs = [("The plan", "plan/"), (theme.title, f"themes/{theme.reference}/")]
    return Page("publications/activity.html", found.title, description, context, crumbs, kind="activity")
