"""The pillars and themes of a quarterly report, with the paragraphs under each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from goldenthread.packs.framework.paragraphs import Item
from goldenthread.packs.phrases import meaning_of, pattern, phrases
from goldenthread.packs.plans.labels import labelled, levels_of

MOST_LETTERS = re.compile(r"[^\w&]+")


@dataclass
class Theme:
    """A heading under a pillar. `mark` is what it is marked with ("Transformation workstream"), else ""."""

    name: str
    heading: Item
    start: int = 0
    mark: str = ""
    items: list[Item] = field(default_factory=list)
    outcomes: list[tuple[str, Item, int]] = field(default_factory=list)


@dataclass
class Pillar:
    """A top heading. `declared` is how many themes the text says it has, if it does."""

    name: str
    heading: Item
    start: int = 0
    declared: int | None = None
    items: list[Item] = field(default_factory=list)
    themes: list[Theme] = field(default_factory=list)
    outcomes: list[tuple[str, Item, int]] = field(default_factory=list)


@dataclass(frozen=True)
class Outline:
    """The pillars, and the way in which they were told: "declared" or "labelled"."""

    pillars: tuple[Pillar, ...]
    way: str


def outline_of(items: Sequence[Item]) -> Outline | None:
    """The outline, from sentences that name a pillar's themes, else from headings that call themselves priority, theme,
    objective; None where there are neither."""
    declared = _declared(items)
    if declared:
        return Outline(tuple(declared), "declared")
    pillars = _labelled(items)
    return Outline(tuple(pillars), "labelled") if len(pillars) > 1 else None


def plain_words(text: str) -> str:
    """Words without case and punctuation, for comparing headings with the sentence that names them."""
    return MOST_LETTERS.sub(" ", text.casefold()).strip()


def number_of(word: str) -> int | None:
    """The number that a word or digits say."""
    return int(word) if word.isdigit() else phrases("framework")["numbers"].get(word.casefold())


def _declared(items: Sequence[Item]) -> list[Pillar]:
    pillars: list[Pillar] = []
    names = ""
    for at, item in enumerate(items):
        match = pattern("framework", "consists").match(item.words)
        heading = _heading_above(items, at, match["pillar"]) if match else None
        if match and number_of(match["count"]):
            name = heading.passage.text if heading else match["pillar"]
            begin = 0 if heading else item.start + match.start("pillar")
            pillars.append(Pillar(name.strip(), heading or item, begin, number_of(match["count"]), [item]))
            names = f" {plain_words(match['names'])} "
        elif pillars:
            if _left(pillars[-1], item):
                break
            _place(pillars[-1], item, names)
    return [pillar for pillar in pillars if pillar.themes]


def _heading_above(items: Sequence[Item], at: int, name: str) -> Item | None:
    above = items[at - 1] if at else None
    return above if above and above.may_head and plain_words(above.words) == plain_words(name) else None


def _left(pillar: Pillar, item: Item) -> bool:
    """Whether a paragraph belongs to another section than the pillar's, by its number."""
    return bool(item.top) and bool(pillar.items[0].top) and item.top != pillar.items[0].top


def _place(pillar: Pillar, item: Item, names: str) -> None:
    mark = pattern("framework", "workstream").search(item.words)
    name = item.words[: mark.start()] if mark else item.words.rstrip(" .:")
    if item.may_head and plain_words(name) and f" {plain_words(name)} " in names:
        pillar.themes.append(Theme(name.strip(), item, 0, mark["mark"] if mark else ""))
    elif item.number:
        (pillar.themes[-1].items if pillar.themes else pillar.items).append(item)


def _labelled(items: Sequence[Item]) -> list[Pillar]:
    """The outline by headings such as "Priority 2: A greener town" and, under them, "Objective 2.1: Cleaner air"."""
    found = [(item, labelled(item.passage.text, heading=_stands_out(item))) for item in items]
    levels = levels_of([label for _, label in found if label])
    pillars: list[Pillar] = []
    for item, label in found:
        level = levels.get(label.key, "") if label else ""
        if pillars and not label and _stands_out(item) and meaning_of(item.words, "reports", "sections"):
            break
        if label and level == "pillar":
            pillars.append(Pillar(label.name, item, label.start))
        elif label and level == "theme" and pillars:
            mark = pattern("framework", "workstream").search(label.name)
            name = label.name[: mark.start()] if mark else label.name
            pillars[-1].themes.append(Theme(name.strip(), item, label.start, mark["mark"] if mark else ""))
        elif pillars:
            inner = pillars[-1].themes[-1] if pillars[-1].themes else pillars[-1]
            if label and level == "outcome":
                inner.outcomes.append((label.name, item, label.start))
            elif not item.may_head or item.words.endswith((".", ";", ":")):
                inner.items.append(item)
    return pillars


def _stands_out(item: Item) -> bool:
    return item.passage.first.standing_out
