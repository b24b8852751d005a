"""What a plan says of itself: its title, its span of years, its vision."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.packs.phrases import pattern, patterns, sure
from goldenthread.packs.plans.steps import Step
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said

HEAD = 12
LONGEST_TITLE = 160
LONGEST_VISION = 800
LONGEST_SMALL_WORD = 4


def title_of(steps: Sequence[Step]) -> dict[str, Said]:
    """The title and the years of a corporate plan; nothing if what opens the document is not one's title."""
    head = [step.item for step in steps[:HEAD] if step.item and len(step.item.passage.text) <= LONGEST_TITLE]
    wanted, other = pattern("plans", "title"), pattern("plans", "no_title")
    titled = next((item for item in head if wanted.search(item.words) and not other.search(item.words)), None)
    if titled is None:
        return {}
    found = {"title": titled.passage.said(titled.words.strip(" *"), sure("plans", "title"), titled.start)}
    for item in [titled, *head]:
        match = pattern("plans", "span").search(item.passage.text)
        if match:
            first = int(match["first"])
            # A plan to the financial year 2028/29 ends in 2029.
            ending = "end" if match["end"] else "last"
            last = first // 100 * 100 + int(match[ending][-2:])
            if first < last <= first + 30:
                way = sure("plans", "span")
                found["first_year"] = item.passage.said(first, way, *match.span("first"))
                found["last_year"] = item.passage.said(last, way, *match.span(ending))
                break
    return found


def vision_of(steps: Sequence[Step]) -> Said | None:
    """The vision: what stands under its heading, else what a sentence says it is."""
    for place, step in enumerate(steps[:-1]):
        if step.item and pattern("plans", "vision_heading").match(step.words):
            below = steps[place + 1]
            if below.item and below.level is None and len(below.words) <= LONGEST_VISION:
                words = below.item.passage.text.strip(' "“”')
                return below.item.passage.said(words, sure("plans", "vision under its heading"))
    for step in steps:
        for at, text in step.item.passage.sentences() if step.item else ():
            match = next((m for one in patterns("plans", "vision_says") if (m := one.search(text))), None)
            if match and step.item:
                start, end = at + match.start("vision"), at + match.end("vision")
                words = match["vision"].rstrip(" .")
                return step.item.passage.said(words, sure("plans", "vision in a sentence"), start, end)
    return None


def foundation(steps: Sequence[Step], pillars: Sequence[dict[str, Tree]]) -> None:
    """Marks the pillar that a sentence calls the foundation of the others, if one does."""
    for pillar in pillars:
        about = pillar.get("statement")
        if isinstance(about, Said) and pattern("plans", "foundation_here").search(str(about.value)):
            pillar["foundation"] = Said(True, about.source, sure("plans", "foundation"))
            return
    for step in steps:
        for at, text in step.item.passage.sentences() if step.item else ():
            match = pattern("plans", "foundation").search(text)
            for pillar in pillars if match and step.item else ():
                name = pillar["pillar"]
                if isinstance(name, Said) and match and _named(str(name.value), text[match.end() :]):
                    assert step.item
                    place = (at + match.start(), at + match.end())
                    pillar["foundation"] = step.item.passage.said(True, sure("plans", "foundation"), *place)
                    return


def _named(name: str, text: str) -> bool:
    """Whether three in four of a pillar's telling words stand in some words that follow."""
    telling = {word for word in name.casefold().split() if len(word) > LONGEST_SMALL_WORD}
    there = telling & set(text.casefold().replace(",", " ").replace(".", " ").split())
    return len(there) > 1 and len(there) * 4 >= len(telling) * 3
