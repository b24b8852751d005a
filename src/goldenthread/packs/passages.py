"""Words that a document breaks over several printed lines, joined into one passage whose places are still known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.packs.flow import Line
from goldenthread.packs.prose import sentences
from goldenthread.packs.said import Said, Source, Value, source_of

_TYPED_BULLET = re.compile(r"[•●▪■◦○❖✓✔➢➤‣⁃∙·–*-]\s+|o\s+(?=[A-Z])|\(?\d{1,3}[.)]\s+(?=[^\d\s])")
_ENDED = re.compile(r"[.!?:;…][\"”’')\]]*\s*$")


@dataclass(frozen=True)
class Passage:
    """One paragraph, heading or list item. `text` is its lines with a space between, without bullet or plain number."""

    lines: tuple[Line, ...]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset in `text` at which each line begins."""
        found, at = [], 0
        for place, line in enumerate(self.lines):
            found.append(at)
            at += len(line.text) - (self.skipped if place == 0 else 0) + 1
        return tuple(found)

    @cached_property
    def skipped(self) -> int:
        """How many characters of the first line are a bullet or number typed as words."""
        match = _TYPED_BULLET.match(self.lines[0].text)
        return match.end() if match else 0

    @cached_property
    def text(self) -> str:
        """Its words."""
        first, *rest = self.lines
        return " ".join([first.text[self.skipped :], *(line.text for line in rest)])

    @property
    def first(self) -> Line:
        """The line that it begins on."""
        return self.lines[0]

    @property
    def marker(self) -> str:
        """Its number or bullet: kept apart by the format, or typed."""
        return self.first.marker or self.first.text[: self.skipped].strip()

    def said(self, value: Value, confidence: float, start: int = 0, end: int | None = None) -> Said:
        """A value said by the passage, or by the words of it between two offsets of `text`."""
        return Said(value, self.source(start, end), confidence)

    def source(self, start: int = 0, end: int | None = None) -> Source:
        """The place of some of its words; words that go on in another block are cut where theirs ends."""
        stop = len(self.text) if end is None else min(end, len(self.text))
        first, last = self._line_at(start), self._line_at(max(start, stop - 1))
        block = self.lines[first].block
        while self.lines[last].block is not block:
            last -= 1
            stop = min(stop, self.starts[last] + len(self.lines[last].text))
        return source_of(block, self._in_block(first, start), self._in_block(last, stop))

    def sentences(self) -> list[tuple[int, str]]:
        """Each sentence with its offset; a semicolon does not end one."""
        found: list[tuple[int, str]] = []
        for start, text in sentences(self.text):
            if found and found[-1][1].rstrip("\"”’')] ").endswith(";"):
                found[-1] = (found[-1][0], self.text[found[-1][0] : start + len(text)])
            else:
                found.append((start, text))
        return found

    def _line_at(self, offset: int) -> int:
        return max(place for place, start in enumerate(self.starts) if start <= offset or place == 0)

    def _in_block(self, place: int, offset: int) -> int:
        within = offset - self.starts[place] + (self.skipped if place == 0 else 0)
        return self.lines[place].start + min(within, len(self.lines[place].text))


def passages_of(lines: Iterable[Line]) -> list[Passage]:
    """The passages of some lines: one that stops in mid-sentence goes on in the next that begins in small letters."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _goes_on(found[-1], line):
            found[-1].append(line)
        elif line.text:
            found.append([line])
    return [Passage(tuple(group)) for group in found]


def _goes_on(before: Sequence[Line], line: Line) -> bool:
    last = before[-1]
    if not line.text or line.marker or last.heading is not None or line.heading is not None or last.bold != line.bold:
        return False
    if last.cell is not line.cell or _ENDED.search(last.text) or _TYPED_BULLET.match(line.text):
        return False
    return line.text[0].islower() or line.text[0] in "(&"
