"""The state of text on a page, and what an operator that shows text puts where."""

from __future__ import annotations

import math
from typing import Any

from playa.utils import apply_matrix_pt, mult_matrix, transform_bbox

from goldenthread.documents.pdf.faces import SPACE, Face
from goldenthread.documents.pdf.paths import Matrix
from goldenthread.documents.pdf.sheets import APART, SPACE_BETWEEN
from goldenthread.documents.pdf.tokens import Shown
from goldenthread.documents.words import Box

IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
Kept = tuple[Any, ...]
Words = list[tuple[str, Box]]


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
        a, b, c, d, e, f = self.line
        self.start_at((a, b, c, d, across * a + down * c + e, across * b + down * d + f))

    def show(self, face: Face, shown: Shown, ctm: Matrix, *, whole: bool) -> tuple[Words, float, float]:
        """Words with their boxes, their baseline and their size in points. `whole`: in one piece, whatever the gaps."""
        matrix = mult_matrix(self.line, ctm)
        across, down = matrix[2] * self.size, matrix[3] * self.size
        size = max(math.sqrt(across * across + down * down) if across else abs(down), 1.0)
        foot, top = self.rise + face.foot * self.size, self.rise + face.top * self.size
        _, baseline = apply_matrix_pt(matrix, (self.x, self.rise))
        if shown.gaps and not whole:
            return self.parted(face, shown, matrix, size, foot, top), baseline, size
        start = self.x
        words, end = self.advance(face, shown)
        if not any(shown.strings):
            return [], baseline, size
        return [(words, transform_bbox(matrix, (start, foot, end, top)))], baseline, size

    def spaces(self, face: Face) -> tuple[float, float, float]:
        """How wide a unit of the font is, and what is added after each letter and each space."""
        word = 0.0 if face.wide else self.word_space * self.scaling
        return self.size * self.scaling, self.char_space * self.scaling, word

    def advance(self, face: Face, shown: Shown) -> tuple[str, float]:
        """The letters of some strings and where the last of them ends; the place is moved on past them."""
        scale, space, word = self.spaces(face)
        letters, widths = face.letters.__getitem__, face.widths.__getitem__
        out: list[str] = []
        x = end = self.x
        for data, shift in zip(shown.strings, shown.shifts, strict=False):
            x -= shift * 0.001 * scale
            codes = face.codes(data)
            if not codes:
                continue
            out += map(letters, codes)
            x += sum(map(widths, codes)) * scale + len(codes) * space
            if word:
                x += data.count(SPACE) * word
            end = x - space - (word if codes[-1] == SPACE else 0.0)
        self.x = x - shown.shifts[-1] * 0.001 * scale
        return "".join(out), end

    def parted(self, face: Face, shown: Shown, matrix: Matrix, size: float, foot: float, top: float) -> Words:
        """The words of strings with gaps in them: a space for each, and a piece of its own after a wide one."""
        scale, space, word = self.spaces(face)
        found: Words = []
        out: list[str] = []
        held: Box | None = None
        x = self.x
        for data, shift in zip(shown.strings, shown.shifts, strict=False):
            x -= shift * 0.001 * scale
            for code in face.codes(data):
                text = face.letters[code] or "\ufffd"
                end = x + face.widths[code] * scale
                box = transform_bbox(matrix, (x, foot, end, top))
                gap = box[0] - held[2] if held is not None else 0.0
                if held is not None and gap > APART * size:
                    found.append(("".join(out), held))
                    out, held = [], None
                elif gap > SPACE_BETWEEN * size and out and not out[-1].endswith(" ") and not text.startswith(" "):
                    out.append(" ")
                out.append(text)
                held = box if held is None else around(held, box)
                x = end + space + (word if code == SPACE else 0.0)
        self.x = x - shown.shifts[-1] * 0.001 * scale
        if held is not None:
            found.append(("".join(out), held))
        return found


def around(held: Box, box: Box) -> Box:
    """The box of the letters so far with that of the next."""
    return held[0], min(held[1], box[1]), max(held[2], box[2]), max(held[3], box[3])
