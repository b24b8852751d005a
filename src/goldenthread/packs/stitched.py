"""Where a second notice of a meeting begins: two meetings stitched into one file."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from goldenthread.packs.flow import Line, Piece
from goldenthread.packs.phrases import pattern

APART = 12
BACK = 20


def second_fronts(pieces: Sequence[Piece], begun: Sequence[int]) -> list[int]:
    """The places at which another notice begins, where some other part (`begun`) came after the one before it."""
    strong = pattern("parts", "front_strong")
    calls = [at for at, piece in enumerate(pieces) if isinstance(piece, Line) and strong.match(piece.text)]
    found: list[int] = []
    for before, at in pairwise(calls):
        between = [place for place in begun if before < place < at]
        if at - before > APART and between:
            found.append(_head(pieces, at, max(between)))
    return found


def _head(pieces: Sequence[Piece], at: int, floor: int) -> int:
    """The first line of the notice: below the end of what stands before it."""
    for place in range(at - 1, max(floor, at - BACK), -1):
        piece = pieces[place]
        if not isinstance(piece, Line) or len(piece.text) > 120:
            return place + 1
        ended = pattern("parts", "closing").match(piece.text) or pattern("parts", "blank_page").match(piece.text)
        if ended or piece.marker[:1].isdigit():
            return place + 1
    return max(floor + 1, at - BACK)
