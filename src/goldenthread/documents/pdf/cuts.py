"""Words broken in the middle, where a column is narrower than they are: told from lines that were ended on purpose.

Some programs leave in the PDF every space they wrapped a line at, even where it hangs over the column's edge. In such
a file a line that ends without a space was either ended on purpose, or filled its column to the last letter and broke
a word. In a file without such overhanging spaces the two cannot be told apart, and every line's end is a space.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.documents.pdf.sheets import Piece, Rule, Sheet

LEAST_OVERHANGS = 3
LEAST_KEPT = 0.9
MOST_RULES = 1_500
SLACK = 0.8
HYPHENS = ("-", "–", "—", "/", "\u2010", "\u2011", "\xad")


@dataclass(frozen=True, slots=True)
class LineEnd:
    """A piece at the end of a line in a ruled column: the next line's first, and the room in the column."""

    piece: Piece
    following: Piece
    free: float
    right: float


def mark_unwrapped(sheets: Sequence[Sheet]) -> None:
    """Sets `unwrapped` on each piece without a space at its end, where the file keeps the space of a wrapped line.

    Told by the lines that surely go on: those before a line that begins with a small letter.
    """
    kept = lost = 0
    for sheet in sheets:
        for before, after in pairwise(sheet.pieces):
            step = after.baseline - before.baseline
            if 0.5 * after.size < step < 2.0 * after.size and after.text[:1].islower() and len(before.text) > 1:
                if before.text.endswith(" "):
                    kept += 1
                elif not before.text.endswith(HYPHENS) and not before.cut:
                    lost += 1
    if kept >= LEAST_OVERHANGS and kept >= LEAST_KEPT * (kept + lost):
        for sheet in sheets:
            for piece in sheet.pieces:
                piece.unwrapped = not piece.text.endswith((" ", *HYPHENS))


def mark_cuts(sheets: Sequence[Sheet]) -> None:
    """Sets `cut` on each piece that ends in the middle of a word."""
    ends: list[LineEnd] = []
    gaps: Counter[float] = Counter()
    for sheet in sheets:
        down = [rule for rule in sheet.rules if not rule.across]
        if down and len(down) <= MOST_RULES:
            ends.extend(_Columns(down).line_ends(sheet.pieces, gaps))
    if not ends or not gaps:
        return
    padding = gaps.most_common(1)[0][0]
    overhangs = sum(1 for end in ends if end.piece.text.endswith(" ") and end.right < padding - SLACK)
    if overhangs < LEAST_OVERHANGS:
        return
    for end in ends:
        if end.piece.text.endswith((" ", *HYPHENS)) or end.following.text.startswith(" "):
            continue
        following = end.following
        letter = (following.box[2] - following.box[0]) / max(len(following.text), 1)
        if end.piece.text[-1:].islower() and following.text[:1].islower():
            # The one letter that had no room may be twice as wide as the usual one.
            letter *= 2
        end.piece.cut = end.free - 2 * padding < letter + SLACK


class _Columns:
    """The ruled columns of one page."""

    def __init__(self, down: list[Rule]) -> None:
        self.spans: dict[float, list[tuple[float, float]]] = {}
        for rule in down:
            self.spans.setdefault(round(rule.at, 1), []).append((rule.start, rule.end))
        self.places = sorted(self.spans)

    def wall(self, index: int, step: int, height: float) -> float | None:
        """The first line from this one on, in this direction, that runs past this height."""
        while 0 <= index < len(self.places):
            if any(start - 1 <= height <= end + 1 for start, end in self.spans[self.places[index]]):
                return self.places[index]
            index += step
        return None

    def left_of(self, piece: Piece) -> float | None:
        """The line to the left of a piece."""
        return self.wall(bisect_left(self.places, piece.box[0] + 1) - 1, -1, piece.baseline)

    def line_ends(self, pieces: Sequence[Piece], gaps: Counter[float]) -> list[LineEnd]:
        """The line ends in ruled columns; counts in `gaps` how far words stand from the line to their left."""
        starts: dict[tuple[float, float], float] = {}
        lefts: dict[int, float] = {}
        for piece in pieces:
            left = self.left_of(piece)
            if left is not None:
                lefts[id(piece)] = left
                key = (left, round(piece.baseline, 1))
                starts[key] = min(starts.get(key, piece.box[0]), piece.box[0])
        for (left, _), start in starts.items():
            if 0 <= start - left < 12:
                gaps[round((start - left) * 2) / 2] += 1
        found = []
        for before, after in pairwise(pieces):
            step = after.baseline - before.baseline
            left = lefts.get(id(before))
            if left is None or not 0.5 * after.size < step < 2.0 * after.size or after.box[0] >= before.box[2]:
                continue
            # A space may hang over the edge: the line is looked for from the last letter.
            space = (before.box[2] - before.box[0]) / max(len(before.text), 1) if before.text.endswith(" ") else 0.0
            right = self.wall(bisect_left(self.places, before.box[2] - space - 1), 1, before.baseline)
            if right is not None:
                room = right - before.box[2]
                found.append(LineEnd(before, after, room + starts[left, round(before.baseline, 1)] - left, room))
        return found
