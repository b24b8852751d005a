"""Reads pledges to residents into "pledges": sections, each promise with the evidence under it."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.packs.parts import Part
from goldenthread.packs.passages import Passage, passages_of
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.pledges.found import Section
from goldenthread.packs.pledges.lists import sections_of
from goldenthread.packs.pledges.quantified import quantities_of
from goldenthread.packs.pledges.repeated import link
from goldenthread.packs.pledges.trackers import sections_in_tables
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.said import Said

HEAD = 6
LEAST = 3
LONGEST_TITLE = 200


def read(reading: Reading) -> None:
    """Pledges in tables of any part; else in the running text of a document that opens as a list of pledges."""
    parts = reading.parts_called("report", "appendix", "other")
    sections = [section for part in parts for section in sections_in_tables(part)]
    titled = [(part, title) for part in parts if part.kind != "report" and (title := _title(_passages(part)))]
    if not sections and titled:
        sections = _listed(titled[0][0], titled[0][1], reading.record)
    if sections:
        name = titled[0][1].said(titled[0][1].text, sure("pledges", "title")) if titled else None
        _put(reading.record, name, sections)


def _passages(part: Part) -> list[Passage]:
    return passages_of(line for line in part.lines if line.cell is None)


def _title(passages: Sequence[Passage]) -> Passage | None:
    """The first short words of the document that speak of pledges, promises, a manifesto."""
    wanted = pattern("pledges", "title")
    short = (passage for passage in passages[:HEAD] if len(passage.text) <= LONGEST_TITLE)
    return next((passage for passage in short if wanted.search(passage.text)), None)


def _listed(part: Part, title: Passage, record: Record) -> list[Section]:
    """The sections of a list in running text; none where promises are few beside what is neither promise nor done."""
    passages = _passages(part)
    above_all = title.first.standing_out and title.first is passages[0].first
    lister = sections_of(passages[1:] if above_all else passages)
    pledges = sum(len(section.pledges) for section in lister.sections)
    neither = sum(len(section.introduction) for section in lister.sections)
    if pledges < LEAST or pledges <= neither:
        record.unclear("a list of pledges", "its title speaks of pledges, but few were found under it", title.source())
        return []
    for passage in lister.lost:
        record.unclear("what was done", "no pledge stands above it", passage.source())
    return lister.sections


def _put(record: Record, title: Said | None, sections: Sequence[Section]) -> None:
    for section in sections:
        for pledge in section.pledges:
            quantities = quantities_of(pledge.text)
            if quantities:
                pledge.more["quantities"] = quantities
    link(sections)
    kept = [section for section in sections if section.heading is not None or section.pledges or section.introduction]
    tree: dict[str, Tree] = {"title": title} if title is not None else {}
    record.put("pledges", tree | {"headings": [section.as_tree() for section in kept]})
