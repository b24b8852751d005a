"""A document laid out for the rules: passages, tables, parts, and what is found in each passage only once."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

from goldenthread.checks.grids import Grid
from goldenthread.checks.parts import Part, parts_of
from goldenthread.checks.passages import Kind, Passage
from goldenthread.checks.record import Record
from goldenthread.checks.settings import Settings
from goldenthread.dates.mentions import DayMention, days_mentioned
from goldenthread.documents import Block, Document, Heading, ListItem, Table, TextBlock
from goldenthread.documents.blocks import texts_in
from goldenthread.figures import Quantity, find

_TITLE_LENGTH = 240


class Subject:
    """What is checked. Rules read `passages`, `grids` and `parts`, and the document itself for the rest.

    `previous` is the last report of its kind and `record` what the record says, where they are given. `rederived`
    holds the passage and offset of each figure that a rule worked out again and found right; `once` keeps `worked_out`.
    """

    def __init__(
        self,
        document: Document,
        settings: Settings | None = None,
        *,
        previous: Subject | None = None,
        record: Record | None = None,
    ) -> None:
        self.document = document
        self.settings = settings or Settings()
        self.previous = previous
        self.record = record
        self.rederived: set[tuple[int, int]] = set()
        self.worked_out: dict[object, Any] = {}
        self.parts: tuple[Part, ...] = parts_of(document, self.settings.as_of)
        self.grids: list[Grid] = []
        self.passages: list[Passage] = []
        self._quantities: dict[int, tuple[Quantity, ...]] = {}
        self._mentions: dict[int, tuple[DayMention, ...]] = {}
        self._holders: dict[str, frozenset[int]] = {}
        self._lay_out()

    def quantities(self, passage: Passage) -> tuple[Quantity, ...]:
        """The figures in a passage."""
        if passage.index not in self._quantities:
            self._quantities[passage.index] = find(passage.text)
        return self._quantities[passage.index]

    def mentions(self, passage: Passage) -> tuple[DayMention, ...]:
        """The days and months named in a passage."""
        if passage.index not in self._mentions:
            self._mentions[passage.index] = days_mentioned(passage.text)
        return self._mentions[passage.index]

    @cached_property
    def prose(self) -> tuple[Passage, ...]:
        """The passages outside tables: headings, paragraphs, list items and notes."""
        return tuple(passage for passage in self.passages if passage.grid is None and passage.kind != "furniture")

    @cached_property
    def with_digits(self) -> tuple[Passage, ...]:
        """The passages with a digit in the words after their number, in order."""
        return tuple(passage for passage in self.passages if passage.has_digits)

    @cached_property
    def dated(self) -> tuple[Passage, ...]:
        """The passages that name a day or a month, in order."""
        return tuple(passage for passage in self.passages if self.mentions(passage))

    def holding(self, words: Sequence[str], *, prose: bool = False) -> list[Passage]:
        """The passages that have any of these words or signs, given in small letters; in order.

        To seek a word in the whole document at once is many times faster than to seek it in each passage: rules ask
        for the passages that they may have something to say of, and read only those. `prose`: those outside tables.
        """
        found = [self.passages[place] for place in sorted(set[int]().union(*map(self._places, words)))]
        return [each for each in found if each.grid is None and each.kind != "furniture"] if prose else found

    def _places(self, word: str) -> frozenset[int]:
        """Where among the passages those that have a word stand; kept, since many rules ask for the same words.

        What holds the longest piece of it that has no space in it is looked up among the different words of the
        document, which are few beside its text.
        """
        if (kept := self._holders.get(word)) is not None:
            return kept
        piece = max(word.split(), key=len, default="")
        held, starts, all_words = self._held
        found: set[int] = set()
        at = all_words.find(piece)
        while at >= 0:
            place = bisect_right(starts, at)
            found.update(held[place - 1])
            at = all_words.find(piece, starts[place]) if place < len(starts) else -1
        if piece != word:
            found = {place for place in found if word in self._lowered[place]}
        self._holders[word] = frozenset(found)
        return self._holders[word]

    @cached_property
    def _held(self) -> tuple[list[Sequence[int]], Sequence[int], str]:
        """The passages that hold each different word of the document; all those words in one, and where each begins."""
        held: dict[str, Sequence[int]] = {}
        for place, text in enumerate(self._lowered):
            here = (place,)
            for word in text.split():
                before = held.get(word)
                if before is None:
                    held[word] = here
                elif before[-1] != place:
                    if isinstance(before, list):
                        before.append(place)
                    else:
                        held[word] = [*before, place]
        starts = array("L", accumulate((len(word) + 1 for word in held), initial=0))
        return list(held.values()), starts[:-1], " ".join(held)

    @cached_property
    def _lowered(self) -> list[str]:
        """The text of each passage in small letters."""
        return [passage.text.lower() for passage in self.passages]

    def in_part(self, part: Part) -> Iterator[Passage]:
        """The passages of one part."""
        return iter(self._of_part.get(id(part), ()))

    @cached_property
    def _of_part(self) -> dict[int, list[Passage]]:
        """The passages of each part, which a pack of many reports would else be walked through for one by one."""
        found: dict[int, list[Passage]] = {}
        for passage in self.passages:
            found.setdefault(id(passage.part), []).append(passage)
        return found

    def part_at(self, place: int) -> Part:
        """The part that holds a place in `Document.blocks`."""
        return next((part for part in self.parts if part.first <= place < part.last), self.parts[-1])

    def rederive(self, passage: Passage, start: int) -> None:
        """Says that the figure at this offset was worked out again from others in the document, and stands."""
        self.rederived.add((passage.index, start))

    def _lay_out(self) -> None:
        headings: list[tuple[int, str]] = []
        part: Part | None = None
        for place, block in enumerate(self.document.blocks):
            now = self.part_at(place)
            if now is not part:
                part, headings = now, []
            if isinstance(block, Heading):
                headings = [held for held in headings if held[0] < block.level]
                self._add(block, now, "heading", tuple(words for _, words in headings))
                headings.append((block.level, block.text))
            else:
                self._block(block, now, tuple(words for _, words in headings))
        last = self.parts[-1]
        for note in self.document.notes:
            for block in note.blocks:
                if isinstance(block, TextBlock):
                    self._add(block, last, "note", ())
                else:
                    self._block(block, last, ())
        for piece in self.document.furniture:
            for block in texts_in(piece.blocks):
                self._add(block, last, "furniture", ())

    def _block(self, block: Block, part: Part, headings: tuple[str, ...], outer: Grid | None = None) -> None:
        if isinstance(block, TextBlock):
            self._add(block, part, "item" if isinstance(block, ListItem) else "paragraph", headings)
        elif isinstance(block, Table):
            above = self.passages[-1] if self.passages and outer is None and self.passages[-1].grid is None else None
            titled = above if above and len(above.text) <= _TITLE_LENGTH else None
            grid = Grid(
                len(self.grids),
                block,
                part,
                headings,
                title=block.caption or (titled.text if titled else ""),
                above=titled,
            )
            self.grids.append(grid)
            for cell in block.cells():
                for inner in cell.blocks:
                    if isinstance(inner, TextBlock):
                        passage = Passage(len(self.passages), "cell", inner, part, headings, grid, cell)
                        self.passages.append(passage)
                        grid.passages.append(passage)
                    else:
                        self._block(inner, part, headings, grid)

    def _add(self, block: TextBlock, part: Part, kind: Kind, headings: tuple[str, ...]) -> None:
        self.passages.append(Passage(len(self.passages), kind, block, part, headings))
