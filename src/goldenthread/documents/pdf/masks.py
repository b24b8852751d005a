"""Words that hold but for their figures: where in a sentence changed since its figures now stand."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from goldenthread.documents.keys import Place, Words

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
# An amount without a key may have been changed together with one that has; a plain number may be part of a name.
AMOUNT = re.compile(
    r"(?<![\d.,/])(?:[+\-−£]{0,2}(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+\.\d+)%?|[+\-−]?\d+%)(?![\d/]|[.,]\d)"
)
# What may stand where a figure stood, without its spaces: figures and their signs, units, and numbers in words.
FIGURE = re.compile(
    r"(?:[\d.,/%£€$()+\-−–—*~<>≤≥½¼¾]|million|billion|thousand|bn|[mk]|pts?|pp|percent|and|hundred"
    r"|zero|nil|none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|n/?a|tbc|x"
    r"|not(?:stated|published|available|held|known))+",
    re.IGNORECASE,
)
UNSEEN = str.maketrans("", "", "\u200b\u200c\u200d\u2060\xad\ufeff")
WORD = re.compile(r"[^\W\d_]+|[:;]")
LONGEST_FIGURE = 40
MOST_STATES = 64
FEWEST_LETTERS = 3


class Steps:
    """How much work may still be done to place the keys of one document."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, steps: int) -> bool:
        """Whether there is so much left, which is then used."""
        self.left -= steps
        return self.left >= 0


def squeezed(text: str) -> str:
    """The text without spaces and what is not seen: a PDF does not keep them as they were written."""
    return "".join(text.translate(UNSEEN).split())


def places_in(text: str) -> list[int]:
    """Where in a text each character of the squeezed text stands."""
    return [place for place, character in enumerate(text) if not character.isspace() and ord(character) not in UNSEEN]


def moved(words: Words, text: str) -> list[Place]:
    """The figures of these words in a text that is the same when both are squeezed."""
    before, after = places_in(words.text), places_in(text)
    found = []
    for figure in words.figures:
        start, end = bisect_left(before, figure.start), bisect_left(before, figure.end)
        if start < end <= len(after):
            found.append(Place(figure.key, after[start], after[end - 1] + 1))
    return found


class Mask(NamedTuple):
    """A sentence squeezed, with holes for its figures: `pieces` of words, and between each two of them a hole.

    `shown` is what stood in each, `keys` the key that it had, None for an amount without one.
    """

    pieces: tuple[str, ...]
    shown: tuple[str, ...]
    keys: tuple[str | None, ...]

    @property
    def letters(self) -> int:
        """How many letters it has outside the holes."""
        return sum(character.isalpha() for piece in self.pieces for character in piece)


class Said:
    """A text as read: its sentences squeezed, and where each begins in it."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def sentences(self) -> list[tuple[int, int, str]]:
        """Where each sentence begins and ends, and its words squeezed."""
        return [(begin, end, squeezed(self.text[begin:end])) for begin, end in sentences(self.text)]

    def place(self, key: str, begin: int, end: int, span: tuple[int, int]) -> Place:
        """Where a part of the squeezed text between these two places stands in the text."""
        places = places_in(self.text[begin:end])
        return Place(key, begin + places[span[0]], begin + places[span[1] - 1] + 1)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of a text begins and ends."""
    start = 0
    for end in SENTENCE_END.finditer(text):
        yield start, end.start()
        start = end.end()
    if start < len(text):
        yield start, len(text)


class Masked:
    """Words of which figures may have been changed."""

    def __init__(self, words: Words) -> None:
        self.words = words

    @cached_property
    def sentences(self) -> list[Mask]:
        """A mask for each sentence."""
        return [self._mask(begin, end) for begin, end in sentences(self.words.text)]

    def _mask(self, begin: int, end: int) -> Mask:
        holes: list[tuple[int, int, str | None]] = [
            (figure.start, figure.end, figure.key)
            for figure in self.words.figures
            if begin <= figure.start and figure.end <= end
        ]
        keyed = holes[:]
        for amount in AMOUNT.finditer(self.words.text, begin, end):
            if all(amount.end() <= start or stop <= amount.start() for start, stop, _ in keyed):
                holes.append((amount.start(), amount.end(), None))
        holes.sort(key=lambda hole: hole[0])
        edges = [begin, *(edge for hole in holes for edge in hole[:2]), end]
        parts = [squeezed(self.words.text[a:b]) for a, b in pairwise(edges)]
        return Mask(tuple(parts[::2]), tuple(parts[1::2]), tuple(hole[2] for hole in holes))

    def fit(self, said: Said, steps: Steps) -> tuple[int, list[Place]]:
        """How many of its sentences, from the first on, stand in a text as they are but for figures; and its figures.

        What comes before a figure says whose it is, so that nothing is said of figures after words that were changed.
        """
        found: list[Place] = []
        fitted = letters = 0
        for mask, (begin, end, text) in zip(self.sentences, said.sentences, strict=False):
            spans = spans_of(mask, text, steps)
            if spans is None:
                break
            held = zip(mask.keys, spans, strict=True)
            found += [said.place(key, begin, end, span) for key, span in held if key is not None]
            fitted += 1
            letters += mask.letters
        return (fitted, found) if letters >= FEWEST_LETTERS else (0, [])

    def fit_whole(self, text: str, steps: Steps) -> list[Place]:
        """Its figures in a text that is the same but for figures, however short it is."""
        mask, said = self._mask(0, len(self.words.text)), Said(text)
        spans = spans_of(mask, squeezed(text), steps)
        if spans is None:
            return []
        held = zip(mask.keys, spans, strict=True)
        return [said.place(key, 0, len(text), span) for key, span in held if key is not None]


def spans_of(mask: Mask, text: str, steps: Steps) -> tuple[tuple[int, int], ...] | None:
    """Where in a squeezed text the holes of a mask are, where there is just one way to see them; else None."""
    if not text.startswith(mask.pieces[0]):
        return None
    # Each place that may be reached, with the one way there; None where there are more.
    ways: dict[int, tuple[tuple[int, int], ...] | None] = {len(mask.pieces[0]): ()}
    for piece, shown in zip(mask.pieces[1:], mask.shown, strict=True):
        longest = LONGEST_FIGURE + len(shown)
        if len(ways) > MOST_STATES or not steps.take(longest * len(ways)):
            return None
        onwards: dict[int, tuple[tuple[int, int], ...] | None] = {}
        for start, way in ways.items():
            for end in range(start + 1, min(start + longest, len(text)) + 1):
                if text.startswith(piece, end) and _may_stand_for(text[start:end], shown):
                    reached = end + len(piece)
                    onwards[reached] = None if way is None or reached in onwards else (*way, (start, end))
        ways = onwards
    return ways.get(len(text))


def _may_stand_for(words: str, shown: str) -> bool:
    """Whether some words may stand where a figure stood: they are figures, and whatever words it had itself."""
    if words == shown:
        return True
    for word in WORD.findall(shown):
        words = words.replace(word, "", 1)
    return not words or FIGURE.fullmatch(words) is not None
