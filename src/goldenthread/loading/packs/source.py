"""The source that a pack's facts cite: one made of the meeting it was for, or one that a person names."""

from __future__ import annotations

from datetime import date

from goldenthread.accounts.actions import Trail
from goldenthread.loading.packs.comparing import OWN
from goldenthread.loading.packs.rows import slug
from goldenthread.loading.packs.tree import Place
from goldenthread.loading.problems import FolderProblems, Problem, shown
from goldenthread.packs.times import day_in
from goldenthread.plan.actions import save_things
from goldenthread.plan.models import Council, Source


def source_of(record: Place, file: str, named: str, trail: Trail) -> Source:
    """The source of a pack. Raises FolderProblems where a person named one that there is not."""
    if named:
        found = Source.objects.filter(reference=named).first()
        if found is None:
            mend = "Name one that is in the record, or leave --source out and one is made."
            problem = Problem(file, None, None, f"There is no source {shown(named)}.", mend)
            raise FolderProblems([problem])
        return found
    body, day = _body(record), _day(record)
    reference = f"{OWN}{slug(body or file)}"[:69].strip("-") + (f"-{day}" if day else "")
    found = Source.objects.filter(reference=reference).first()
    if found is not None:
        return found
    council = Council.objects.first()
    row = {
        "reference": reference,
        "title": f"{body or file}{f', {day.day} {day:%B %Y}' if day else ''}"[:300],
        "publisher": council.name if council else "",
        "date": day.isoformat() if day else "",
        "url": "",
        "note": f"Read from the file {file}.",
    }
    save_things(model=Source, kind="source", rows=[row], trail=trail)
    return Source.objects.get(reference=reference)


def _body(record: Place) -> str:
    """The body that met; of a report on its own, its title."""
    body = record.under("meeting").text("body") or record.under("framework").text("title")
    body = body or next((report.text("title") for report in record.each("reports")), "")
    return body.title() if body.isupper() else body


def _day(record: Place) -> date | None:
    """The day of the meeting; of a report on its own, that of the report."""
    reports = (report.field("date") for report in record.each("reports"))
    stated = (record.under("meeting").field("date"), record.under("minutes").field("meeting_date"), *reports)
    for field in stated:
        if field is not None and isinstance(field.said.value, date):
            return field.said.value
        if field is not None and (named := day_in(field.text)):
            return named[0]
    return None
