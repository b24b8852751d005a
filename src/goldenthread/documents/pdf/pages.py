"""What stands on a PDF's page: pieces of text with their place and font, and the lines ruled between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from playa.content import ImageObject, MarkedContent, PathObject, TextObject
from playa.page import Page
from playa.utils import decode_text

from goldenthread.documents.building import Builder
from goldenthread.documents.words import Box

BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
ITALIC = re.compile(r"italic|oblique", re.IGNORECASE)
THICKEST_RULE = 3.0
SHORTEST_RULE = 4.0
MOST_SEGMENTS = 60
UNCLEAR = re.compile(r"[\ufffd\ue000-\uf8ff\x00]|\(cid:\d+\)")
# Bullets of symbol fonts, which PDFs keep by their private code points.
PRIVATE = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf02d": "–"})
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " "})
SPACE_BETWEEN = 0.2
APART = 0.9
CHECK_TIME_EVERY = 2_000
Key = int | tuple[int, int]


@dataclass(slots=True)
class Piece:
    """Some words set in one go: their box from the page's top left in points, baseline, size and font.

    `cut` is set afterwards on one that ends in the middle of a word.
    """

    text: str
    box: Box
    baseline: float
    size: float
    bold: bool = False
    italic: bool = False
    page: int = 1
    cut: bool = False


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
    spelled: MarkedContent | None = None


def read_sheet(page: Page, builder: Builder) -> Sheet:
    """Everything on a page that bears on its words."""
    sheet = Sheet(page.page_idx + 1, page.width, page.height)
    where = f"page {sheet.number}"
    builder.in_time(where)
    fonts: dict[str, tuple[bool, bool]] = {}
    for count, thing in enumerate(page.flatten()):
        if count % CHECK_TIME_EVERY == CHECK_TIME_EVERY - 1:
            builder.in_time(where)
        if isinstance(thing, TextObject):
            _text(thing, sheet, fonts, page.parent_key)
        elif isinstance(thing, ImageObject):
            sheet.images += 1
        elif isinstance(thing, PathObject):
            sheet.rules.extend(_rules(thing))
    builder.count(sheet.characters)
    return sheet


def _text(thing: TextObject, sheet: Sheet, fonts: dict[str, tuple[bool, bool]], page_key: int | None) -> None:
    if thing.gstate.font is None:
        return
    name = thing.fontname or ""
    if name not in fonts:
        fonts[name] = (bool(BOLD.search(name)), bool(ITALIC.search(name)))
    bold, italic = fonts[name]
    size = max(thing.size, 1.0)
    target = _home(thing, sheet, page_key)
    for chars, box in _words(thing, sheet):
        text = chars.translate(PRIVATE).translate(LIGATURES)
        if not text:
            continue
        sheet.characters += len(text)
        sheet.unclear += len(UNCLEAR.findall(text))
        piece = Piece(text, box, thing.origin[1], size, bold, italic, sheet.number)
        sheet.pieces.append(piece)
        target.append(piece)


def _home(thing: TextObject, sheet: Sheet, page_key: int | None) -> list[Piece]:
    """The list that a text object's pieces belong in, by how it is marked."""
    if any(section.tag == "Artifact" for section in thing.mcstack):
        return sheet.artifacts
    if thing.mcid is None:
        return sheet.loose
    own = thing._parentkey
    return sheet.marked.setdefault(thing.mcid if own is None or own == page_key else (own, thing.mcid), [])


def _words(thing: TextObject, sheet: Sheet) -> Iterator[tuple[str, Box]]:
    """The words of a text object with their boxes: as the file spells them out, else as its font maps them."""
    for section in reversed(thing.mcstack):
        actual = section.props.get("ActualText") if section.props else None
        if isinstance(actual, bytes):
            if sheet.spelled is not section and thing.bbox is not None:
                yield decode_text(actual), thing.bbox
            sheet.spelled = section
            return
    if any(isinstance(arg, int | float) and arg < -1000 * SPACE_BETWEEN for arg in thing.args):
        yield from _parted(thing)
    elif thing.bbox is not None:
        yield thing.chars, thing.bbox


def _parted(thing: TextObject) -> Iterator[tuple[str, Box]]:
    """The words of a text object that leaves gaps: a space for each, and a piece of its own after a wide one."""
    out: list[str] = []
    held: Box | None = None
    size = max(thing.size, 1.0)
    for glyph in thing:
        text, box = glyph.text or "\ufffd", glyph.bbox
        if box is None:
            continue
        gap = box[0] - held[2] if held is not None else 0.0
        if held is not None and gap > APART * size:
            yield "".join(out), held
            out, held = [], None
        elif gap > SPACE_BETWEEN * size and out and not out[-1].endswith(" ") and not text.startswith(" "):
            out.append(" ")
        out.append(text)
        held = box if held is None else (held[0], min(held[1], box[1]), max(held[2], box[2]), max(held[3], box[3]))
    if held is not None:
        yield "".join(out), held


def _rules(thing: PathObject) -> Iterator[Rule]:
    """The ruled lines in a path: its straight strokes, or itself where it is a thin filled bar."""
    if len(thing.raw_segments) > MOST_SEGMENTS:
        return
    if thing.stroke:
        last: tuple[float, float] | None = None
        first: tuple[float, float] | None = None
        for segment in thing.segments:
            if segment.operator == "h":
                point = first
            else:
                point = segment.points[-1] if segment.points else None
            if segment.operator == "m":
                first = point
            elif last is not None and point is not None:
                yield from _rule(
                    min(last[0], point[0]), min(last[1], point[1]), max(last[0], point[0]), max(last[1], point[1])
                )
            last = point
    elif thing.fill:
        yield from _rule(*thing.bbox)


def _rule(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    wide, high = right - left, bottom - top
    if high <= THICKEST_RULE and wide >= SHORTEST_RULE:
        yield Rule(True, (top + bottom) / 2, left, right)
    elif wide <= THICKEST_RULE and high >= SHORTEST_RULE:
        yield Rule(False, (left + right) / 2, top, bottom)
