"""The minutes of a meeting as one text, since a vote runs over several lines of them, and who was there."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.consistency.attendance import members_present
from goldenthread.checks.subject import Subject


@dataclass(frozen=True)
class Minutes:
    """The words of the minutes, where each passage begins in them, and how many members were present (0: not said)."""

    part: Part
    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    present: int

    def where(self, offset: int) -> tuple[Passage, int]:
        """The passage at an offset of the text, and the offset in it."""
        place = bisect_right(self.starts, offset) - 1
        return self.passages[place], offset - self.starts[place]


@once
def all_minutes(subject: Subject) -> list[Minutes]:
    """The minutes in a document. One that is nothing but minutes has them as its only part."""
    found = []
    for part, group in groupby(subject.passages, key=lambda passage: passage.part):
        if part.kind not in ("minutes", "document", "agenda"):
            continue
        passages = tuple(passage for passage in group if passage.kind not in ("furniture", "note"))
        starts, text = [], ""
        pieces, at = [], 0
        for passage in passages:
            starts.append(at)
            pieces.append(passage.text)
            at += len(passage.text) + 1
        text = "\n".join(pieces)
        if passages:
            found.append(Minutes(part, text, passages, tuple(starts), members_present(passages)))
    return found
