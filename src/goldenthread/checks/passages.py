"""The words of a document as rules read them: each block with where it stands and what it stands under."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Literal

from goldenthread.checks.findings import Place
from goldenthread.documents import Cell, TextBlock
from goldenthread.patterns import regex

if TYPE_CHECKING:
    from goldenthread.checks.grids import Grid
    from goldenthread.checks.parts import Part

Kind = Literal["heading", "paragraph", "item", "cell", "note", "furniture"]
# A full stop after one of these, after one letter, or after a number at the head of a line, ends no sentence.
_ABBREVIATED = regex(
    r"(?:\b(?:Cllrs?|Mrs?|Ms|Dr|Prof|Rev|St|No|Nos|para|paras|approx|e\.g|i\.e|etc|vs?|cf|incl|est|Jan|Feb|Mar|Apr|Jun"
    r"|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z]|(?:^|\n)\s*\(?[\divx]{1,4}\)?)\.$",
    re.IGNORECASE,
)
_ABBREVIATION = 16
_DIGIT = regex(r"\d")
# One class of signs at the beginning, so that the search goes from one to the next.
_END = regex(r"[.!?\n;](?:(?<=\n)\n*|(?<=;)\s|(?<=[.!?])['\"”’)]*(?=\s+[\"“‘(]?[A-Z£\d•]))")


@dataclass(frozen=True, eq=False)
class Passage:
    """A block of words. `headings` are those it stands under, highest first; `label` its own number ("6.2.3").

    In a table, `grid` is the table and `cell` the cell. Two passages are never equal: each is its own place.
    """

    index: int
    kind: Kind
    block: TextBlock
    part: Part
    headings: tuple[str, ...] = ()
    grid: Grid | None = None
    cell: Cell | None = None

    @cached_property
    def text(self) -> str:
        """Its live words."""
        return self.block.text

    @cached_property
    def label(self) -> str:
        """The number before it, "" where there is none: "6.2.3", "(a)"."""
        return self.block.labelled[0]

    @cached_property
    def body_at(self) -> int:
        """The offset in `text` at which the words after a typed number begin."""
        return len(self.block.text) - len(self.block.labelled[1])

    @cached_property
    def has_digits(self) -> bool:
        """Whether there is a digit in the words after its number: without one there is no figure in digits."""
        return _DIGIT.search(self.text) is not None and _DIGIT.search(self.text, self.body_at) is not None

    @cached_property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """Where each sentence begins and ends; a line break or a semicolon ends one too."""
        spans, start = [], 0
        for match in _END.finditer(self.text):
            if match.group().startswith(".") and _ABBREVIATED.search(
                self.text[max(start, match.start() - _ABBREVIATION) : match.start() + 1]
            ):
                continue
            if self.text[start : match.end()].strip():
                spans.append((start, match.end()))
            start = match.end()
        if self.text[start:].strip():
            spans.append((start, len(self.text)))
        return tuple(spans)

    def sentence_at(self, offset: int) -> tuple[int, int]:
        """Where the sentence that holds this offset begins and ends."""
        place = bisect_right(self.sentences, offset, key=itemgetter(0)) - 1
        if place >= 0 and offset < self.sentences[place][1]:
            return self.sentences[place]
        return 0, len(self.text)

    def place(self, start: int = 0, end: int | None = None) -> Place:
        """The place of its words from `start` to `end`."""
        return Place.of(
            self.block.position,
            start=start,
            end=len(self.text) if end is None else end,
            row=self.cell.row if self.cell else None,
            column=self.cell.column if self.cell else None,
            part=self.part.title,
        )
