"""Tables of the thread: pledges, their evidence, and the links that join things."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.publications.opendata.columns import SOURCE, Columns, Row, source_cells, whole
from goldenthread.reports.facts import PledgeFacts, QuarterFacts

PLEDGES: Columns = (
    ("reference", "Short name"),
    ("title", "The promise"),
    ("section", "Section it stands in"),
    ("sections_also", "Other sections it stands in, separated by semicolons"),
    ("top_five", "Its number among the top five"),
    ("status", "not-started, in-progress, delivered, kept-under-way, at-risk, not-delivered or withdrawn"),
    ("status_as_at", "Date of the status"),
    ("baseline", "Where it began, if it has a figure"),
    ("baseline_at", "When that was"),
    ("target", "Where it is to get"),
    ("unit", "In what"),
    ("due", "By when"),
    ("pace_needed", "Pace needed a year from now"),
    ("pace_so_far", "Pace so far a year"),
    ("evidence", "How many pieces of evidence"),
    ("note", "Anything else to know"),
    *SOURCE,
)
EVIDENCE: Columns = (
    ("pledge", "Reference of the pledge"),
    ("date", "Date of the evidence"),
    ("kind", "decision, budget, indicator, document, action or statement"),
    ("text", "What it shows"),
    ("status", "The status it gives the pledge, if any"),
    ("link", "Kind and reference of what it is about"),
    *SOURCE,
)
LINKS: Columns = (
    ("from", "Kind and reference of the first thing"),
    ("from_title", "What it is called"),
    ("meaning", "How the first stands to the second"),
    ("to", "Kind and reference of the second thing"),
    ("to_title", "What it is called"),
    ("note", "Anything else to know"),
    *SOURCE,
)


def pledge_row(pledge: PledgeFacts) -> Row:
    return (
        pledge.reference,
        pledge.title,
        pledge.section,
        "; ".join(pledge.sections_also) or None,
        whole(pledge.top_five),
        pledge.status,
        pledge.status_as_at,
        pledge.baseline,
        pledge.baseline_at,
        pledge.target,
        pledge.unit,
        pledge.due,
        pledge.pace.needed if pledge.pace else None,
        pledge.pace.so_far if pledge.pace else None,
        str(len(pledge.evidence)),
        pledge.note,
        *source_cells(pledge.citation),
    )


def pledge_rows(facts: QuarterFacts) -> Iterator[Row]:
    return (pledge_row(pledge) for pledge in facts.pledges)


def evidence_rows(facts: QuarterFacts) -> Iterator[Row]:
    for pledge in facts.pledges:
        for found in pledge.evidence:
            shown = (pledge.reference, found.date, found.kind, found.text, found.status)
            yield (*shown, found.link.key if found.link else None, *source_cells(found.citation))


def link_rows(facts: QuarterFacts) -> Iterator[Row]:
    for link in facts.links:
        ends = (link.source.key, link.source.title, link.meaning, link.target.key, link.target.title, link.note)
        yield (*ends, *source_cells(link.citation))
