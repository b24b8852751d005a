"""The state of text on a page, and what an operator that shows text puts where."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any, NamedTuple

from playa.utils import mult_matrix, transform_bbox

from goldenthread.documents.pdf.faces import SPACE, Face
from goldenthread.documents.pdf.sheets import APART, SPACE_BETWEEN
from goldenthread.documents.pdf.tokens import IDENTITY, Matrix, Shown, moved_on, shown
from goldenthread.documents.words import Box

LONGEST_KEPT = 400
MOST_KEPT = 2_000
Kept = tuple[Any, ...]
Words = list[tuple[str, Box]]
Stretch = tuple[str, float, float]


class Measured(NamedTuple):
    """What an operator shows in one font, whatever its size: letters, how many codes, and how wide they are.

    `width` is in units of the size; `before` and `after` are the shifts in thousandths of it up to the last letter and
    after it; `spaces` counts those codes that word spacing widens, and `ends` is whether the last is one of them.
    """

    text: str
    codes: int
    width: float
    before: float
    after: float
    spaces: int
    ends: bool
    shown: Shown


def measured(face: Face, operands: bytes) -> Measured:
    """What an operator shows. Short strings are kept, as the cells of tables say the same things again."""
    found: Measured | None = face.measured.get(operands)
    if found is None:
        found = _measured(face, shown(operands))
        if len(operands) <= LONGEST_KEPT and len(face.measured) < MOST_KEPT:
            face.measured[operands] = found
    return found


def _measured(face: Face, given: Shown) -> Measured:
    letters, widths = face.letters.__getitem__, face.widths.__getitem__
    out: list[str] = []
    count = spaces = 0
    width = before = after = 0.0
    ends = False
    for data, shift in zip(given.strings, given.shifts, strict=False):
        after += shift
        codes = face.codes(data)
        if not codes:
            continue
        out += map(letters, codes)
        width += sum(map(widths, codes))
        count += len(codes)
        before, after = before + after, 0.0
        if not face.wide:
            spaces += data.count(SPACE)
            ends = codes[-1] == SPACE
    return Measured("".join(out), count, width, before, after + given.shifts[-1], spaces, ends, given)


class Text:
    """The font and spacing in force, the line's matrix, and how far along the line the next letter stands."""

    def __init__(self) -> None:
        self.face: Face | None = None
        self.size = self.char_space = self.word_space = self.leading = self.rise = 0.0
        self.scaling = 1.0
        self.line: Matrix = IDENTITY
        self.x = 0.0

    def kept(self) -> Kept:
        """All of it, to be brought back."""
        return (
            self.face, self.size, self.char_space, self.word_space, self.leading, self.rise, self.scaling, self.line,
            self.x,
        )  # fmt: skip

    def bring_back(self, kept: Kept) -> None:
        """What was kept, as it was then."""
        (self.face, self.size, self.char_space, self.word_space, self.leading, self.rise, self.scaling, self.line,
         self.x) = kept  # fmt: skip

    def start_at(self, line: Matrix) -> None:
        """A line that begins where this matrix says."""
        self.line, self.x = line, 0.0

    def next_line(self, across: float, down: float) -> None:
        """A line that begins so far from where this one began."""
        self.start_at(moved_on(self.line, across, down))

    def show(self, face: Face, operands: bytes, ctm: Matrix, *, whole: bool) -> tuple[Words, float, float]:
        """Words with their boxes, their baseline and their size in points. `whole`: in one piece, whatever the gaps."""
        matrix = mult_matrix(self.line, ctm)
        a, b, c, d, e, f = matrix
        across, down = c * self.size, d * self.size
        size = max(math.sqrt(across * across + down * down) if across else abs(down), 1.0)
        foot, top = self.rise + face.foot * self.size, self.rise + face.top * self.size
        start = self.x
        baseline = b * start + d * self.rise + f
        found = measured(face, operands)
        if found.shown.gaps and not whole:
            return self.parted(face, found.shown, matrix, size, foot, top), baseline, size
        end = self.advance(found)
        if not any(found.shown.strings):
            return [], baseline, size
        if b == 0.0 == c:
            left, right, low, high = a * start + e, a * end + e, d * foot + f, d * top + f
            box = min(left, right), min(low, high), max(left, right), max(low, high)
        else:
            box = transform_bbox(matrix, (start, foot, end, top))
        return [(found.text, box)], baseline, size

    def spaces(self, face: Face) -> tuple[float, float, float]:
        """How wide a unit of the font is, and what is added after each letter and each space."""
        word = 0.0 if face.wide else self.word_space * self.scaling
        return self.size * self.scaling, self.char_space * self.scaling, word

    def advance(self, found: Measured) -> float:
        """Where the last of the letters ends; the place is moved on past them and the shift after them."""
        scale, space, word = self.size * self.scaling, self.char_space * self.scaling, self.word_space * self.scaling
        end = self.x
        x = end + (found.width - found.before * 0.001) * scale + found.codes * space + found.spaces * word
        if found.codes:
            end = x - space - (word if found.ends else 0.0)
        self.x = x - found.after * 0.001 * scale
        return end

    def parted(self, face: Face, given: Shown, matrix: Matrix, size: float, foot: float, top: float) -> Words:
        """The words of strings with gaps in them: a space for each, and a piece of its own after a wide one."""
        scale, space, word = self.spaces(face)
        added = (space + word) * math.hypot(matrix[0], matrix[1])
        onwards = scale > 0 and matrix[0] >= 0 and space >= 0 and word >= 0
        # Where letters are not spaced out, what stands in one string has no gap in it.
        stretches = self._strings if onwards and added <= SPACE_BETWEEN * size else self._letters
        found: Words = []
        out: list[str] = []
        held: Box | None = None
        for text, start, end in stretches(face, given, scale, space, word):
            box = transform_bbox(matrix, (start, foot, end, top))
            gap = box[0] - held[2] if held is not None else 0.0
            if held is not None and gap > APART * size:
                found.append(("".join(out), held))
                out, held = [], None
            elif gap > SPACE_BETWEEN * size and out and not out[-1].endswith(" ") and not text.startswith(" "):
                out.append(" ")
            out.append(text)
            held = box if held is None else around(held, box)
        if held is not None:
            found.append(("".join(out), held))
        return found

    def _letters(self, face: Face, given: Shown, scale: float, space: float, word: float) -> Iterator[Stretch]:
        """Each letter with where it begins and ends along the line; the place is moved on past them."""
        for data, shift in zip(given.strings, given.shifts, strict=False):
            self.x -= shift * 0.001 * scale
            for code in face.codes(data):
                end = self.x + face.widths[code] * scale
                yield face.letters[code] or "\ufffd", self.x, end
                self.x = end + space + (word if code == SPACE else 0.0)
        self.x -= given.shifts[-1] * 0.001 * scale

    def _strings(self, face: Face, given: Shown, scale: float, space: float, word: float) -> Iterator[Stretch]:
        """As `_letters`, but a string at a time."""
        letters, widths = face.letters.__getitem__, face.widths.__getitem__
        for data, shift in zip(given.strings, given.shifts, strict=False):
            self.x -= shift * 0.001 * scale
            codes = face.codes(data)
            if not codes:
                continue
            start = self.x
            self.x += sum(map(widths, codes)) * scale + len(codes) * space + (data.count(SPACE) * word if word else 0.0)
            last = space + (word if codes[-1] == SPACE else 0.0)
            yield "".join([letter or "\ufffd" for letter in map(letters, codes)]), start, self.x - last
        self.x -= given.shifts[-1] * 0.001 * scale


def around(held: Box, box: Box) -> Box:
    """The box of the letters so far with that of the next."""
    return held[0], min(held[1], box[1]), max(held[2], box[2]), max(held[3], box[3])
