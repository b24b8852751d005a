"""Pledges: every promise to residents, by section and status, and everything behind each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from goldenthread.design.status import status_of
from goldenthread.measures.figures import shown
from goldenthread.publications import tabular
from goldenthread.publications.cells import day, gap, sentence, source
from goldenthread.publications.charting import draw_pace, draw_pledges
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata import thread
from goldenthread.publications.threads import thread_of
from goldenthread.publications.views.page import Page, Raw, of_edition
from goldenthread.publications.words import PLEDGE_ORDER, Counted, count_of
from goldenthread.reports.compose.wording import capital
from goldenthread.reports.facts import EvidenceFacts, PledgeFacts

EVIDENCE = {"some": "With evidence", "none": "Without evidence"}
NO_EVIDENCE = "No evidence has been published for this pledge yet."


@of_edition
def pledges(edition: Edition, query: QueryDict) -> Page | Raw:
    every = edition.facts.pledges
    chosen = {name: query.get(name, "") for name in ("section", "status", "evidence", "q")}
    found = [pledge for pledge in every if _wanted(pledge, chosen)]
    if (asked := tabular.format_asked(query)) is not None:
        rows = [thread.pledge_row(pledge) for pledge in found]
        return tabular.download(edition, thread.PLEDGES, rows, asked, "pledges")
    kept = {name: value for name, value in chosen.items() if value}
    counts = [Counted(c, status_of(c).word, sum(p.status == c for p in every)) for c in PLEDGE_ORDER]
    context = {
        "every": len(every),
        "said": f"{capital(count_of(len(found), 'pledge'))}{'' if len(found) == len(every) else f' of {len(every)}'}.",
        "counts": [counted for counted in counts if counted.number],
        "unevidenced": sum(1 for pledge in every if not pledge.evidence),
        "chart": draw_pledges(edition.facts, counts) if every else None,
        "top_five": [] if kept else [_row(edition, p) for p in sorted(every, key=_place) if p.top_five],
        "sections": _by_section(edition, found, chosen["section"]),
        "fields": _fields(every, chosen),
        "q": chosen["q"],
        "filtered": bool(kept),
        "links": [(name.upper(), "?" + urlencode({**kept, "format": name})) for name in tabular.FORMATS],
    }
    description = "Every promise made to residents, its status, and the evidence behind it."
    return Page("publications/pledges.html", "Pledges", description, context)


def _wanted(pledge: PledgeFacts, chosen: Mapping[str, str]) -> bool:
    text = chosen["q"].strip().lower()
    return (
        (not chosen["section"] or chosen["section"] in (pledge.section, *pledge.sections_also))
        and (not chosen["status"] or chosen["status"] == pledge.status)
        and (not chosen["evidence"] or (chosen["evidence"] == "some") == bool(pledge.evidence))
        and (not text or text in pledge.title.lower())
    )


def _place(pledge: PledgeFacts) -> int:
    return pledge.top_five or 0


def _row(edition: Edition, pledge: PledgeFacts) -> dict[str, Any]:
    note = count_of(len(pledge.evidence), "piece of evidence", "pieces of evidence") if pledge.evidence else ""
    return {"pledge": pledge, "url": edition.url("pledge", pledge.reference), "note": capital(note)}


def _by_section(edition: Edition, found: list[PledgeFacts], only: str) -> list[dict[str, Any]]:
    """Pledges under the section each stands in first; under the section asked for, where one was."""
    sections: dict[str, list[dict[str, Any]]] = {}
    for pledge in found:
        sections.setdefault(only or pledge.section, []).append(_row(edition, pledge))
    return [{"title": title, "rows": rows} for title, rows in sections.items()]


def _fields(every: list[PledgeFacts], chosen: Mapping[str, str]) -> list[dict[str, Any]]:
    sections = dict.fromkeys(s for pledge in every for s in (pledge.section, *pledge.sections_also))
    present = {pledge.status for pledge in every}
    named = (
        ("section", "Section", {section: section for section in sections}),
        ("status", "Status", {code: status_of(code).word for code in PLEDGE_ORDER if code in present}),
        ("evidence", "Evidence", EVIDENCE),
    )
    return [
        {"name": name, "label": label, "value": chosen[name], "items": [("", "Any"), *options.items()]}
        for name, label, options in named
    ]


@of_edition
def pledge(edition: Edition, query: QueryDict, *, reference: str) -> Page:
    found = edition.lookups.pledges.get(reference)
    if found is None:
        raise Http404(f"No pledge {reference}")
    dated = sorted(found.evidence, key=lambda evidence: evidence.date or "", reverse=True)
    context = {
        "pledge": found,
        "as_at": day(found.status_as_at) if found.status_as_at else "",
        "chart": draw_pace(edition.facts, found, _linked_indicator(edition, found)),
        "pace": _pace(found),
        "evidence": [_evidence(edition, evidence) for evidence in dated],
        "no_evidence": NO_EVIDENCE,
        "thread": thread_of(edition, "pledge", reference, steps=2),
    }
    description = f"{sentence(found.title)} {status_of(found.status).word}. The evidence, and everything behind it."
    return Page("publications/pledge.html", found.title, description, context, [("Pledges", "pledges/")], kind="pledge")


def _linked_indicator(edition: Edition, found: PledgeFacts) -> Any:
    """The indicator that measures a quantified pledge, where one is linked to it."""
    for link in edition.lookups.links_of.get(f"pledge:{found.reference}", ()):
        other = link.source if link.target.kind == "pledge" else link.target
        if other.kind == "indicator" and link.meaning == "measures":
            return edition.lookups.indicators.get(other.reference)
    return None


def _pace(found: PledgeFacts) -> list[tuple[str, Any]]:
    """A quantified pledge's figures: where it began, where it is to get, and the paces."""
    if found.target is None:
        return []
    unit = f" {found.unit}" if found.unit else ""
    baseline = gap("Not stated") if found.baseline is None else f"{shown(found.baseline)}{unit}"
    if found.baseline is not None and found.baseline_at:
        baseline = f"{baseline} ({day(found.baseline_at)})"
    rows: list[tuple[str, Any]] = [
        ("Began at", baseline),
        ("Promised", f"{shown(found.target)}{unit}"),
        ("By", day(found.due) if found.due else gap("No date is stated")),
    ]
    if found.pace is not None:
        so_far = f"{found.pace.so_far} a year" if found.pace.so_far else gap("Not known: no figure since")
        needed = f"{found.pace.needed} a year" if found.pace.needed else gap("Cannot be worked out")
        rows += [("Pace needed", needed), ("Pace so far", so_far)]
    return rows


def _evidence(edition: Edition, evidence: EvidenceFacts) -> dict[str, Any]:
    return {
        "evidence": evidence,
        "date": day(evidence.date) if evidence.date else "Undated",
        "kind": evidence.kind.replace("-", " ").capitalize(),
        "link_url": edition.url_of(evidence.link) if evidence.link else None,
        "source": source(edition, evidence.citation),
    }
