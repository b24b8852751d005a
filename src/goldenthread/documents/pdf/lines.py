"""Pieces on a page put into lines, and lines into paragraphs, by where they stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.documents.building import Builder, tidied
from goldenthread.documents.pdf.setting import Set, box_of, common_size, runs_of
from goldenthread.documents.pdf.sheets import Piece
from goldenthread.documents.words import LABEL, Box, Run, said

OVERLAP = 0.6
STOPS = (".", ":", ";", "?", "!", ".”", "”", ")")


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces that stand side by side, from the left."""

    pieces: tuple[Piece, ...]
    box: Box
    size: float

    @property
    def text(self) -> str:
        """Its words, roughly: for telling what it is, not for reading it."""
        return " ".join(piece.text.strip() for piece in self.pieces).strip()

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(piece.bold or piece.text.isspace() for piece in self.pieces)

    @property
    def baseline(self) -> float:
        """Where its widest piece stands."""
        return max(self.pieces, key=lambda piece: len(piece.text)).baseline


def lines_of(pieces: Sequence[Piece]) -> list[Line]:
    """The lines of a page or cell from the top; what overlaps in height stands on one line."""
    if len(pieces) == 1:
        return [Line((pieces[0],), box_of(pieces), common_size(pieces))] if not pieces[0].text.isspace() else []
    rows: list[list[Piece]] = []
    spans: list[tuple[float, float]] = []
    for piece in sorted(pieces, key=lambda each: (each.baseline, each.box[0])):
        top, bottom = piece.box[1], piece.box[3]
        for index in range(len(rows) - 1, max(len(rows) - 4, -1), -1):
            upper, lower = spans[index]
            common = min(bottom, lower) - max(top, upper)
            if common > OVERLAP * min(bottom - top, lower - upper):
                rows[index].append(piece)
                if len(piece.text) > 4:
                    spans[index] = (min(top, upper), max(bottom, lower))
                break
        else:
            rows.append([piece])
            spans.append((top, bottom))
    lines = []
    for row in rows:
        if any(not piece.text.isspace() for piece in row):
            row.sort(key=lambda piece: piece.box[0])
            lines.append(Line(tuple(row), box_of(row), common_size(row)))
    return sorted(lines, key=lambda line: (line.box[1] + line.box[3]) / 2)


def pitch_of(lines: Sequence[Line]) -> float:
    """The usual distance from one line's foot to the next's; 0 where it cannot be told."""
    steps: Counter[float] = Counter()
    for before, after in pairwise(lines):
        step = round(after.baseline - before.baseline, 0)
        if 0 < step < 2.2 * after.size:
            steps[step] += 1
    return steps.most_common(1)[0][0] if steps else 0.0


def paragraphs(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines gathered into paragraphs."""
    found: list[list[Line]] = []
    pitch = pitch_of(lines)
    right = max((line.box[2] for line in lines), default=0.0)
    for line in lines:
        if found and goes_on(found[-1], line, pitch, right):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def goes_on(paragraph: list[Line], line: Line, pitch: float, right: float) -> bool:
    """Whether a line belongs to the paragraph above it."""
    last = paragraph[-1]
    step = line.baseline - last.baseline
    usual = pitch or 1.4 * line.size
    if step <= 0 or step > max(1.3 * usual, 1.3 * line.size) or abs(line.size - last.size) > 0.12 * last.size:
        return False
    if line.bold != last.bold and not _mixed(last) and not _mixed(line):
        return False
    if LABEL.match(line.text) and line.box[0] <= paragraph[0].box[0] + 2 * line.size:
        return False
    first_word = line.pieces[0].text.split(" ")[0]
    room = right - last.box[2]
    return not (last.text.endswith(STOPS) and room > (len(first_word) + 2) * 0.6 * line.size)


def _mixed(line: Line) -> bool:
    """Whether a line is bold in part only."""
    return any(piece.bold for piece in line.pieces) and not line.bold


def runs_of_lines(lines: Sequence[Line], builder: Builder) -> tuple[Run, ...]:
    """The runs of some lines read one after another."""
    return tidied(runs_of([Set(piece) for line in lines for piece in line.pieces], builder))


def words_of(lines: Sequence[Line], builder: Builder) -> str:
    """The words of some lines."""
    return said(runs_of_lines(lines, builder))
