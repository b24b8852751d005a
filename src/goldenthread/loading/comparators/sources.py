"""Where a series comes from: a source of the record, or one made from what the download says of itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.accounts.actions import Trail
from goldenthread.loading.comparators.matching import ONLY, Matched
from goldenthread.loading.comparators.opening import Sheet
from goldenthread.loading.problems import Problem, shown
from goldenthread.plan.actions import save_things
from goldenthread.plan.models import Source


@dataclass(frozen=True)
class SourceAsked:
    """What was said of the source: the reference of one in the record, or the day that the download was published."""

    reference: str = ""
    published: str = ""


def source_of(
    sheet: Sheet, matched: Matched, asked: SourceAsked, trail: Trail, problems: list[Problem]
) -> Source | None:
    """The source of a series; None, with the problem noted, where it cannot be told."""
    named = asked.reference or next((f.source for f in matched.figures if f.source), "")
    if named:
        found = Source.objects.filter(reference=named).first()
        if found is None:
            mend = "Name one that is in the record: sources.csv of the data folder adds them."
            problems.append(Problem(sheet.file, None, "source", f"There is no source {shown(named)}.", mend))
        return found
    layout = sheet.layout
    if not layout.provider:
        mend = "Add a column source, or give --source REFERENCE: a benchmark names where it comes from."
        problems.append(Problem(sheet.file, 1, "source", "It is not said where these figures come from.", mend))
        return None
    if matched.before is not None and matched.before.source is not None and not asked.published:
        return matched.before.source
    return _made(sheet, matched, asked, trail)


def _made(sheet: Sheet, matched: Matched, asked: SourceAsked, trail: Trail) -> Source:
    """A source for a provider's measure, saved under a reference of its own."""
    layout = sheet.layout
    number = "" if matched.measure == ONLY else matched.measure
    reference = re.sub(r"[^a-z0-9]+", "-", f"{layout.provider} {number or matched.indicator.reference}".lower())
    row = {
        "reference": reference.strip("-")[:80].strip("-"),
        "title": f"{layout.provider} {number}: {matched.title}".replace(" :", ":")[:300],
        "publisher": layout.publisher,
        "date": asked.published,
        "url": layout.url.format(measure=number) if layout.url and number else "",
        "note": "",
    }
    save_things(model=Source, kind="source", rows=[row], trail=trail)
    return Source.objects.get(reference=row["reference"])
