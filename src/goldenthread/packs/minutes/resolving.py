"""Where a decision begins in the minutes: the words that open it, and how formal they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from goldenthread.packs.flow import Line
from goldenthread.packs.minutes.labels import label_of
from goldenthread.packs.phrases import _written, pattern, phrases
from goldenthread.packs.prose import sentences

FORMAL, AGREED, SAID = 1, 2, 3
LONGEST_OPENING = 700


@dataclass(frozen=True, slots=True)
class Opening:
    """Where the words of a decision begin in a line. `level` is 1 for a formal resolution, 3 for a plain sentence."""

    way: str
    level: int
    offset: int
    verb: str


@cache
def _openers() -> tuple[tuple[str, int, bool, re.Pattern[str]], ...]:
    made = []
    for entry in phrases("decisions")["openers"]:
        flags = re.NOFLAG if entry.get("cased") else re.IGNORECASE
        keep = bool(entry.get("keep"))
        made.append((entry["way"], int(entry["level"]), keep, re.compile(_written("decisions", entry["match"]), flags)))
    return tuple(made)


def opening_of(line: Line) -> Opening | None:
    """How a line opens a decision; None where it does not. A number before the words is passed over."""
    _, skip = label_of(line)
    text = line.text[skip:]
    if len(text) > LONGEST_OPENING * 10 or not pattern("decisions", "any").search(text):
        return None
    for way, level, keep, wanted in _openers():
        match = wanted.match(text)
        if match and not _passed_over(text, way):
            begin = 0 if keep and not _label_only(text, match.end()) else match.end()
            opener = text[: match.end()] or text[:120]
            return Opening(way, level, skip + begin, opener)
    return None


def opened(lines: Sequence[Line]) -> list[Line]:
    """The lines, each cut where a later sentence of it opens a decision ("3. Apologies: Cllr Lee. Resolved: ...")."""
    made: list[Line] = []
    for line in lines:
        if len(line.text) > 15 and pattern("decisions", "any").search(line.text):
            made += _cut(line)
        else:
            made.append(line)
    return made


def _cut(line: Line) -> list[Line]:
    starts = [0]
    for start, sentence in sentences(line.text)[1:]:
        piece = replace(line, text=line.text[start:], start=line.start + start, marker="")
        if opening_of(replace(piece, text=sentence)):
            starts.append(start)
    ends = [*starts[1:], len(line.text)]
    return [
        replace(line, text=line.text[a:b].rstrip(), start=line.start + a, marker=line.marker if a == 0 else "")
        for a, b in zip(starts, ends, strict=True)
    ]


def _label_only(text: str, end: int) -> bool:
    """Whether what was matched is a label ("NOTED: "), not the beginning of a sentence."""
    return bool(re.search(r"[:–-]\s*(?:that\s*)?$", text[:end], re.IGNORECASE)) and end > 0


def _passed_over(text: str, way: str) -> bool:
    return way not in ("resolved", "decision label") and bool(pattern("decisions", "not_decision").match(text))
