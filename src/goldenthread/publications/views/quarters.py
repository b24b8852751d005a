"""Every quarter and edition ever published, and the report of one."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.utils.safestring import SafeString

from goldenthread.publications.edition import Edition
from goldenthread.publications.files import downloads
from goldenthread.publications.views.page import Page, of_edition
from goldenthread.publications.words import count_of
from goldenthread.reports.compose import compose
from goldenthread.reports.compose.wording import capital
from goldenthread.reports.render import render_html


@of_edition
def quarters(edition: Edition, query: QueryDict) -> Page:
    shelf = edition.shelf
    rows: list[dict[str, Any]] = []
    for slug, latest in shelf.latest.items():
        editions = [
            {
                "listed": listed,
                "url": f"/quarters/{slug}/" if listed == latest else listed.base,
                "latest": listed == latest,
            }
            for listed in reversed(shelf.of(slug))
        ]
        rows.append(
            {"latest": latest, "url": f"/quarters/{slug}/", "editions": editions, "current": latest == shelf.current}
        )
    said = (
        f"{capital(count_of(len(shelf.latest), 'quarter'))} published, in {count_of(len(shelf.editions), 'edition')}."
    )
    description = "Every quarter as it was published, unaltered, with every edition of it and the reason for each."
    return Page("publications/quarters.html", "Published quarters", description, {"rows": rows, "said": said})


@of_edition
def report(edition: Edition, query: QueryDict) -> Page:
    document = compose(edition.facts)
    context = {
        "article": SafeString(render_html(document, edition.figure_url)),
        "downloads": downloads(edition),
    }
    title = f"Report: {document.title}"
    return Page("publications/report.html", title, f"The report of {edition.facts.label} in full.", context)
