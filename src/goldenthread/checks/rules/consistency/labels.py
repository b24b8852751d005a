"""The numbers before sections and paragraphs ("6.2.3"), part by part."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_DOTTED = regex(r"\d{1,2}(?:\.\d{1,3})+\Z")
_WHOLE = regex(r"\d{1,2}\Z")
_TYPED = regex(r"\s*(\d{1,2}(?:\.\d{1,3})*)\.?\s+(?=[A-Z‘“'\"(])")

_RECOMMENDS = regex(r"(?:that|to|the\s+(?:committee|cabinet|board|council))\b", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Labelled:
    """A passage with its number, as figures: (6, 2, 3). `start` and `end` are where the number is typed, if it is."""

    numbers: tuple[int, ...]
    passage: Passage
    start: int
    end: int

    @property
    def name(self) -> str:
        """The number as printed."""
        return ".".join(map(str, self.numbers))


@once
def labelled(subject: Subject) -> dict[Part, list[Labelled]]:
    """The numbered sections and paragraphs of each part: dotted numbers, and whole ones where they head a section."""
    found: dict[Part, list[Labelled]] = defaultdict(list)
    waiting: Labelled | None = None
    for passage in subject.prose:
        item = _labelled(passage) if passage.kind != "note" else None
        if item is None:
            continue
        if len(item.numbers) > 1 or _heads_a_section(passage):
            # "9. Background papers" in plain type is a section's number if 9.1 comes next.
            if waiting is not None and waiting.passage.part is passage.part and item.numbers == (*waiting.numbers, 1):
                found[passage.part].append(waiting)
            found[passage.part].append(item)
            waiting = None
        else:
            waiting = item
    return found


def _labelled(passage: Passage) -> Labelled | None:
    label, start, end = passage.label.rstrip("."), 0, passage.body_at
    if not label and passage.kind == "heading" and (typed := _TYPED.match(passage.text)):
        label, start, end = typed[1], typed.start(1), typed.end(1)
    elif end:
        start = len(passage.text) - len(passage.text.lstrip())
        end = start + len(passage.label)
    if not label or not (_DOTTED.fullmatch(label) or _WHOLE.fullmatch(label)):
        return None
    return Labelled(tuple(map(int, label.split("."))), passage, start, end)


def _heads_a_section(passage: Passage) -> bool:
    """Whether a whole number before these words is a section's: a recommendation, in bold as it may be, has one too."""
    words = passage.text[passage.body_at :].lstrip()
    return (passage.kind == "heading" or (passage.block.bold and len(words) <= 100)) and not _RECOMMENDS.match(words)


def runs(found: list[Labelled]) -> list[list[Labelled]]:
    """Parted where the numbering begins again, as in an appendix that has lost its heading."""
    parted: list[list[Labelled]] = []
    for item in found:
        again = item.numbers in ((1,), (1, 1), (1, 1, 1)) and parted and max(parted[-1][-1].numbers[:1]) > 1
        if not parted or again:
            parted.append([])
        parted[-1].append(item)
    return parted
