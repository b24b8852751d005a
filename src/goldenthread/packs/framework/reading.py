"""Reads a quarterly report on a plan into "framework": pillars, themes, outcomes, counts, figures by paragraph."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from goldenthread.packs.framework.counts import counts_of
from goldenthread.packs.framework.narrative import figures_of
from goldenthread.packs.framework.outcomes import Listed, outcomes_listed
from goldenthread.packs.framework.outline import Outline, Pillar, Theme, outline_of
from goldenthread.packs.framework.paragraphs import Item, items_of
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.said import Said
from goldenthread.packs.tables.periods import When, when

NEAR = 8
LINES = 60


def read(reading: Reading) -> None:
    """The first part of the document that is such a report."""
    for part in reading.parts_called("report", "appendix", "other"):
        title = _title(part)
        items = items_of(part.lines) if title is not None else []
        outline = outline_of(items)
        if title is not None and outline is not None:
            reading.record.put("framework", _framework(title, outline, items, reading.record))
            return


def _title(part: Part) -> Said | None:
    """The title, if it is a quarterly report's on a plan: the report's own, else one of the first headings."""
    way = sure("framework", "title")
    head = list(islice(part.lines, LINES))
    named = next((line for line in head if part.title and line.text and line.text in part.title), None)
    if named is not None:
        return named.said(part.title, way) if _is_report(part.title) else None
    found = (item for item in items_of(head)[:NEAR] if item.may_head and _is_report(item.words))
    return next((item.passage.said(item.words, way) for item in found), None)


def _is_report(title: str) -> bool:
    return bool(pattern("framework", "title").search(title) and pattern("framework", "plan").search(title))


def _framework(title: Said, outline: Outline, items: Sequence[Item], record: Record) -> Tree:
    tree: dict[str, Tree] = {"title": title}
    period = when(str(title.value))
    if period:
        tree["period"] = Said(period.text, title.source, title.confidence)
    pillars: list[Tree] = []
    figures: list[Tree] = []
    marked = any(_transforms(theme) for pillar in outline.pillars for theme in pillar.themes)
    for pillar in outline.pillars:
        pillars.append(_pillar(pillar, outline.way, marked, record))
        figures.extend(_figures(pillar, outline.way, period))
    inside = {id(item) for pillar in outline.pillars for item in _all_items(pillar)}
    counts = counts_of([item for item in items if id(item) not in inside])
    tree["pillars"] = pillars
    if counts:
        tree["counts"] = dict(counts)
    tree["figures"] = figures
    _against_counts(outline, counts, record)
    return tree


def _transforms(theme: Theme) -> bool:
    """Whether a theme is marked as a transformation workstream."""
    return bool(pattern("framework", "transformation").search(theme.mark))


def _all_items(pillar: Pillar) -> list[Item]:
    return pillar.items + [item for theme in pillar.themes for item in theme.items]


def _pillar(pillar: Pillar, way: str, marked: bool, record: Record) -> Tree:
    tree: dict[str, Tree] = {"pillar": _named(pillar, f"{way} pillar")}
    listed = outcomes_listed(pillar.items) if not pillar.themes else None
    if pillar.outcomes or listed:
        tree["outcomes"] = _outcomes(pillar, listed)
    tree["themes"] = [_theme(theme, way, marked, record) for theme in pillar.themes]
    if pillar.declared is not None and pillar.declared != len(pillar.themes):
        what = f"{pillar.name} is said to have {pillar.declared} themes, and {len(pillar.themes)} are headed."
        record.problem("themes counted", what, pillar.heading.passage.source())
    return tree


def _theme(theme: Theme, way: str, marked: bool, record: Record) -> Tree:
    tree: dict[str, Tree] = {"theme": _named(theme, f"{way} theme")}
    if theme.mark:
        tree["mark"] = theme.heading.passage.said(theme.mark, sure("framework", "workstream"))
    if marked:
        is_one = _transforms(theme)
        tree["transformation_workstream"] = theme.heading.passage.said(is_one, sure("framework", "workstream"))
    listed = outcomes_listed(theme.items)
    tree["outcomes"] = _outcomes(theme, listed)
    if listed and listed.stated is not None and listed.stated != len(listed.outcomes):
        what = f"{theme.name} is said to have {listed.stated} outcomes, and {len(listed.outcomes)} are listed."
        record.problem("outcomes counted", what, listed.item.passage.source(listed.start, listed.end))
    if not tree["outcomes"]:
        record.unclear(f"the outcomes of {theme.name}", "no list of them was found", theme.heading.passage.source())
    tree["paragraphs"] = [
        item.passage.said(item.number, sure("framework", "paragraph"), 0, max(item.start - 1, 0))
        for item in theme.items
        if item.number
    ]
    return tree


def _named(heading: Pillar | Theme, way: str) -> Said:
    start = heading.start
    return heading.heading.passage.said(heading.name, sure("framework", way), start, start + len(heading.name))


def _outcomes(heading: Pillar | Theme, listed: Listed | None) -> list[Tree]:
    """Those headed as outcomes, else those that a sentence lists."""
    way = sure("framework", "labelled outcome")
    headed = [item.passage.said(name, way, start) for name, item, start in heading.outcomes]
    return [{"outcome": one} for one in headed or (listed.outcomes if listed else ())]


def _figures(pillar: Pillar, way: str, period: When | None) -> list[Tree]:
    rows: list[Tree] = []
    name = _named(pillar, f"{way} pillar")
    for item in pillar.items:
        rows += [
            {"pillar": name} | _paragraph(item) | row
            for row in figures_of(item, _aims(item, outcomes_listed(pillar.items[:1])), period)
        ]
    for theme in pillar.themes:
        listed = outcomes_listed(theme.items)
        heads: dict[str, Tree] = {"pillar": name, "theme": _named(theme, f"{way} theme")}
        for item in theme.items:
            aims = _aims(item, listed)
            rows += [heads | _paragraph(item) | row for row in figures_of(item, aims, period)]
    return rows


def _aims(item: Item, listed: Listed | None) -> tuple[int, int] | None:
    return (listed.start, listed.end) if listed and listed.item is item else None


def _paragraph(item: Item) -> dict[str, Tree]:
    if not item.number:
        return {}
    return {"paragraph": item.passage.said(item.number, sure("narrative", "paragraph"), 0, max(item.start - 1, 0))}


def _against_counts(outline: Outline, counts: dict[str, Said], record: Record) -> None:
    """Counts that the report gives of its themes and workstreams, against those that are headed."""
    themes = [theme for pillar in outline.pillars for theme in pillar.themes]
    for name, found in (
        ("themes", len(themes)),
        ("transformation_workstreams", sum(map(_transforms, themes))),
    ):
        stated = counts.get(name)
        if stated is not None and stated.value != found:
            what = f"{stated.value} {name.replace('_', ' ')} are stated, and {found} are marked in the report."
            record.problem(f"{name.replace('_', ' ')} counted", what, stated.source)
