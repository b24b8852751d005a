"""Reads a corporate plan into "plan": title, years, vision, pillars, themes, outcomes."""

from __future__ import annotations

from goldenthread.packs.plans.building import Node, build
from goldenthread.packs.plans.opening import foundation, title_of, vision_of
from goldenthread.packs.plans.pillars import headings_of
from goldenthread.packs.plans.steps import Step, steps_of
from goldenthread.packs.plans.tables import pillars_in_tables
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.said import Said

LEAST = 2
HEAD = 40


def read(reading: Reading) -> None:
    """The document, if its title is a corporate plan's and it has pillars; one without pillars is said to be so."""
    for part in reading.parts_called("other", "appendix"):
        opening = title_of(steps_of(part.pieces[:HEAD]))
        if not opening:
            continue
        steps = steps_of(part.pieces)
        pillars = pillars_in_tables(part)
        if len(pillars) < LEAST:
            pillars = build(steps, headings_of(steps))
        if len(pillars) >= LEAST:
            _put(reading.record, steps, opening, pillars)
            return
        title = opening["title"]
        reading.record.unclear("a plan's pillars", "no headings of a known layout were found", title.source)


def _put(record: Record, steps: list[Step], opening: dict[str, Said], pillars: list[Node]) -> None:
    tree: dict[str, Tree] = dict(opening)
    vision = vision_of(steps)
    if vision is not None:
        tree["vision"] = vision
    else:
        record.unclear("a plan's vision", "no sentence or heading calls anything its vision", opening["title"].source)
    if "first_year" not in opening:
        record.unclear("a plan's years", "its title does not say which years it is for", opening["title"].source)
    foundation(steps, pillars)
    tree["pillars"] = list(pillars)
    record.put("plan", tree)
    for pillar in pillars:
        name = pillar["pillar"]
        themes = pillar["themes"]
        listed = pillar.get("outcomes") or [t for t in themes if isinstance(t, dict) and t.get("outcomes")]  # type: ignore[union-attr]
        if not listed and isinstance(name, Said):
            record.unclear(f"the outcomes of {name.value}", "no list of them was found", name.source)
