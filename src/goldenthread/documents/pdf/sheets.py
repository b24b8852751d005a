"""What stands on a PDF's page as read: pieces of text with their place and font, and the lines ruled between them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from goldenthread.documents.building import too_many
from goldenthread.documents.words import Box
from goldenthread.patterns import regex

THICKEST_RULE = 3.0
SHORTEST_RULE = 4.0
MOST_SEGMENTS = 60
MOST_PIECES = 50_000
MOST_RULES = 20_000
UNCLEAR = regex(r"[\ufffd\ue000-\uf8ff\x00]|\(cid:\d+\)")
SPACE_BETWEEN = 0.2
APART = 0.9
Point = tuple[float, float]
Key = int | tuple[int, int]


@dataclass(slots=True)
class Piece:
    """Some words set in one go: their box from the page's top left in points, baseline, size and font.

    Two are set afterwards: `cut` on one that ends in the middle of a word, `unwrapped` on one that ends without the
    space that its file keeps wherever a line was wrapped.
    """

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    page: int = 1
    cut: bool = False
    unwrapped: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line, across or down: its constant place, and from where to where it runs."""

    across: bool
    at: float
    start: float
    end: float


@dataclass(slots=True)
class Sheet:
    """One page as read.

    `marked` holds its pieces by marked-content number (with the number of the form they stand in, if any),
    `artifacts` those marked as no content, `loose` those not marked at all; `pieces` all of them.
    """

    number: int
    width: float
    height: float
    pieces: list[Piece] = field(default_factory=list)
    marked: dict[Key, list[Piece]] = field(default_factory=dict)
    artifacts: list[Piece] = field(default_factory=list)
    loose: list[Piece] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    images: int = 0
    unclear: int = 0
    characters: int = 0
    spelled: Any = None

    def add_rules(self, rules: Iterable[Rule]) -> None:
        """Puts ruled lines on the page, as long as they may be those of tables: a map has more."""
        if len(self.rules) <= MOST_RULES:
            self.rules.extend(rules)


def ruled(left: float, top: float, right: float, bottom: float) -> Rule | None:
    """The ruled line that a stroke or a thin bar between two corners is, if it is one."""
    wide, high = right - left, bottom - top
    if high <= THICKEST_RULE and wide >= SHORTEST_RULE:
        return Rule(True, (top + bottom) / 2, left, right)
    if wide <= THICKEST_RULE and high >= SHORTEST_RULE:
        return Rule(False, (left + right) / 2, top, bottom)
    return None


def stroked(one: Point, other: Point) -> Rule | None:
    """The ruled line that a stroke from one point to another is, if it is one."""
    (left, top), (right, bottom) = one, other
    if left > right:
        left, right = right, left
    if top > bottom:
        top, bottom = bottom, top
    return ruled(left, top, right, bottom)


def put(
    sheet: Sheet, target: list[Piece], text: str, box: Box, baseline: float, size: float, *, bold: bool, italic: bool
) -> None:
    """Puts a piece of text on a sheet, and to those marked as it is."""
    if len(sheet.pieces) >= MOST_PIECES:
        raise too_many("stretches of words on a page", MOST_PIECES)
    sheet.characters += len(text)
    # Most words are of letters that are clear at a glance.
    if not (text.isascii() and text.isprintable() and "(" not in text) and UNCLEAR.search(text):
        sheet.unclear += len(UNCLEAR.findall(text))
    piece = Piece(text, box, baseline, size, bold, italic, sheet.number)
    sheet.pieces.append(piece)
    target.append(piece)
