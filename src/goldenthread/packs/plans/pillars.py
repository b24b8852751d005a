"""Which headings of a plan are its pillars, and which its themes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.plans.labels import Level, labelled, levels_of
from goldenthread.packs.plans.steps import Step, marked
from goldenthread.packs.said import Said

LEAST = 2


@dataclass(frozen=True)
class Headings:
    """What the headings of a plan are, by their place among its steps."""

    levels: dict[int, Level] = field(default_factory=dict)
    names: dict[int, Said] = field(default_factory=dict)


def headings_of(steps: Sequence[Step]) -> Headings:
    """The headings that call themselves pillar, priority, objective; else those that own lists or a mission."""
    by_label = _labelled(steps)
    if sum(1 for level in by_label.levels.values() if level == "pillar") >= LEAST:
        return by_label
    owners = _owners(steps)
    if marked(steps):
        return _by_level(steps, owners)
    return _named(steps, dict.fromkeys(owners, "pillar"), "pillar with a mission")


def _labelled(steps: Sequence[Step]) -> Headings:
    labels = {}
    for at, step in enumerate(steps):
        standing = step.level is not None
        label = labelled(step.item.passage.text, heading=standing) if step.item else None
        if label and (standing or not step.bulleted):
            labels[at] = label
    levels = levels_of(list(labels.values()))
    found = Headings()
    for at, label in labels.items():
        level, item = levels.get(label.key), steps[at].item
        if level and item:
            found.levels[at] = level
            found.names[at] = item.passage.said(label.name, sure("plans", "labelled"), label.start)
    return found


def _owners(steps: Sequence[Step]) -> list[int]:
    """The headings under which a mission, outcomes, measures or actions are announced, each once, in order.

    Where the document does not mark its headings, only a mission tells a pillar's, if there are missions at all: by the
    time the outcomes come, another heading may stand between.
    """
    announced = [at for at, step in enumerate(steps) if step.listing]
    missions = [at for at in announced if steps[at].listing == "mission"]
    if not marked(steps) and len(missions) >= LEAST:
        announced = missions
    owners = (_owner(steps, at) for at in announced)
    return list(dict.fromkeys(at for at in owners if at is not None))


def _owner(steps: Sequence[Step], at: int) -> int | None:
    level = steps[at].level
    for above in range(at - 1, -1, -1):
        step = steps[above]
        if step.level is None or step.listing:
            continue
        if step.level == 99 or level is None or step.level < level:
            return None if step.level == 0 or pattern("plans", "general").match(step.words) else above
    return None


def _by_level(steps: Sequence[Step], owners: Sequence[int]) -> Headings:
    """Owners under two or more headings that are no general ones are themes, and those headings the pillars."""
    parents = {at: parent for at in owners if (parent := _parent(steps, at)) is not None}
    above = set(parents.values())
    if len(above) >= LEAST and not above & set(owners):
        levels: dict[int, Level] = dict.fromkeys(above, "pillar")
        levels |= dict.fromkeys(parents, "theme")
        return _named(steps, dict(sorted(levels.items())), "pillar with lists")
    top = min((steps[at].level or 0 for at in owners), default=0)
    levels = {at: ("pillar" if steps[at].level == top else "theme") for at in owners}
    return _named(steps, levels, "pillar with lists")


def _parent(steps: Sequence[Step], at: int) -> int | None:
    level = steps[at].level or 0
    above = next((a for a in range(at - 1, -1, -1) if (found := steps[a].level) is not None and found < level), None)
    if (
        above is None
        or above < LEAST
        or steps[above].level == 0
        or pattern("plans", "general").match(steps[above].words)
    ):
        return None
    return None if pattern("plans", "title").search(steps[above].words) else above


def _named(steps: Sequence[Step], levels: dict[int, Level], way: str) -> Headings:
    found = Headings(dict(levels))
    for at, level in levels.items():
        item = steps[at].item
        if item:
            how = way if level == "pillar" else "theme by level"
            found.names[at] = item.passage.said(tidy(item.words).rstrip(":"), sure("plans", how), item.start)
    return found
