"""Pieces of text put together in the order they are read: spaces, line ends and raised marks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from goldenthread.documents.building import Builder
from goldenthread.documents.pdf.sheets import Piece
from goldenthread.documents.words import PLAIN, Box, Run, Style
from goldenthread.patterns import regex

GAP = 0.2
SAME_LINE = 0.55
LARGEST_RAISED = 0.82
# What is set small and high: note marks and the ends of ordinals.
RAISABLE = regex(r"\s*(?:[\d,*†‡]{1,5}|st|nd|rd|th)\s*\Z")
CUT_YEAR = regex(r"\b\d{1,2}/\d{1,2}/(\d{0,3})\Z")
CUT_GROUP = regex(r"(?<!\d)\d{1,3}(?:,\d{3})*,(\d{0,2})\Z")
YEAR_LAST = regex(r"\b(?:19|20)\d\d\Z")
YEAR_FIRST = regex(r"(?:19|20)\d\d\b")
FIRST_FIGURES = regex(r"\d+")
HYPHENS = ("-", "/", "\u2010", "\u2011")


class Set(NamedTuple):
    """A piece with what the tag tree says of its style."""

    piece: Piece
    changes: tuple[tuple[str, Any], ...] = ()


def common_size(pieces: Sequence[Piece]) -> float:
    """The size in which most of the characters are set."""
    first = pieces[0].size if pieces else 10.0
    if len(pieces) < 2 or all(piece.size == first for piece in pieces):
        return round(first * 2) / 2 if pieces else first
    sizes: Counter[float] = Counter()
    for piece in pieces:
        sizes[round(piece.size * 2) / 2] += len(piece.text)
    return sizes.most_common(1)[0][0]


def box_of(pieces: Sequence[Piece]) -> Box:
    """The box around some pieces, to a tenth of a point."""
    if len(pieces) == 1:
        left, top, right, bottom = pieces[0].box
        return round(left, 1), round(top, 1), round(right, 1), round(bottom, 1)
    return (
        round(min(piece.box[0] for piece in pieces), 1),
        round(min(piece.box[1] for piece in pieces), 1),
        round(max(piece.box[2] for piece in pieces), 1),
        round(max(piece.box[3] for piece in pieces), 1),
    )


def same_line(before: Piece, after: Piece) -> bool:
    """Whether a piece goes on on the line of the one before it."""
    high = max(before.size, after.size)
    return (
        before.page == after.page
        and abs(before.baseline - after.baseline) < SAME_LINE * high
        and after.box[0] > before.box[0] - 0.1 * high
    )


def runs_of(sets: Sequence[Set], builder: Builder) -> list[Run]:
    """The runs of pieces in reading order.

    A space is put in where a gap or a line's end stands for one. A line that ends in a hyphen is joined to the next
    as it is printed, so that a range or a compound keeps its hyphen; a soft hyphen only divides a word.
    """
    small = LARGEST_RAISED * common_size([item.piece for item in sets]) if len(sets) > 1 else 0.0
    runs: list[Run] = []
    before: Piece | None = None
    for piece, given in sets:
        text = piece.text
        if before is not None and runs:
            text = _joint(before, piece, runs) + text
        if "\xad" in text and not text.endswith("\xad"):
            text = text.replace("\xad", "")
        raised = piece.size <= small and _is_raised(before, piece, small)
        if given or raised or piece.bold or piece.italic:
            runs.append(Run(text, _style(piece, given, builder, raised=raised)))
        else:
            runs.append(Run(text))
        before = piece
    if runs and runs[-1].text.endswith("\xad"):
        runs[-1] = Run(runs[-1].text[:-1], runs[-1].style)
    return runs


def _style(piece: Piece, given: tuple[tuple[str, Any], ...], builder: Builder, *, raised: bool) -> Style:
    changes = dict(given)
    if piece.bold:
        changes["bold"] = True
    if piece.italic:
        changes["italic"] = True
    if raised:
        changes["superscript"] = True
    return builder.style(PLAIN, **changes)


def _joint(before: Piece, piece: Piece, runs: list[Run]) -> str:
    """What stands between two pieces: nothing, a space, or a line's end where one was made on purpose.

    A soft hyphen at the end of the first is taken off.
    """
    last = runs[-1].text
    if last.endswith("\xad"):
        runs[-1] = Run(last[:-1], runs[-1].style)
        return ""
    if last.endswith((" ", "\n")) or piece.text.startswith(" "):
        return ""
    if same_line(before, piece):
        return " " if piece.box[0] - before.box[2] > GAP * min(before.size, piece.size) else ""
    if last.endswith(HYPHENS) or is_broken_figure(last, piece.text):
        return ""
    if before.cut and not (YEAR_LAST.search(last) and YEAR_FIRST.match(piece.text)):
        return ""
    if not before.unwrapped:
        return " "
    broken = before.page != piece.page and last[-1:].islower() and piece.text[:1].islower()
    return "" if broken else "\n"


def is_broken_figure(before: str, after: str) -> bool:
    """Whether a figure too wide for its column was broken over two lines: a date's year or a group of three cut."""
    year = CUT_YEAR.search(before)
    if year:
        rest = FIRST_FIGURES.match(after)
        return rest is not None and len(year[1]) + len(rest[0]) == 4
    group = CUT_GROUP.search(before)
    if group:
        rest = FIRST_FIGURES.match(after)
        return rest is not None and len(group[1]) + len(rest[0]) == 3
    return False


def _is_raised(before: Piece | None, piece: Piece, small: float) -> bool:
    if not RAISABLE.match(piece.text):
        return False
    size = small / LARGEST_RAISED
    return before is None or (same_line(before, piece) and before.baseline - piece.baseline > 0.12 * size)
