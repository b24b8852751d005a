"""A page of a PDF read: quickly where that can be done, else with playa's own interpreter, object by object."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from playa.content import ImageObject, PathObject, TextObject
from playa.exceptions import PDFEncryptionError
from playa.page import Page
from playa.utils import decode_text

from goldenthread.documents.building import Builder
from goldenthread.documents.errors import Unreadable
from goldenthread.documents.pdf.content import Faces, read_quickly
from goldenthread.documents.pdf.faces import BOLD, ITALIC, Unusual, plain
from goldenthread.documents.pdf.sheets import (
    APART,
    MOST_SEGMENTS,
    SPACE_BETWEEN,
    Piece,
    Point,
    Rule,
    Sheet,
    put,
    ruled,
    stroked,
)
from goldenthread.documents.words import Box

CHECK_TIME_EVERY = 2_000
# What a page that is written otherwise than foreseen may end the quick reading with.
NOT_FORESEEN = (Unusual, ValueError, TypeError, KeyError, IndexError, AttributeError, OverflowError, struct.error)


def read_sheet(page: Page, builder: Builder, faces: Faces) -> Sheet:
    """Everything on a page that bears on its words. `faces` keeps the file's fonts made ready."""
    builder.in_time(f"page {page.page_idx + 1}")
    try:
        sheet = read_quickly(page, builder, faces)
    except (PDFEncryptionError, Unreadable):
        raise
    except NOT_FORESEEN:
        sheet = read_thoroughly(page, builder)
    builder.count(sheet.characters)
    builder.add_pieces(len(sheet.pieces))
    builder.rules += len(sheet.rules)
    if builder.rules > builder.limits.rules and sheet.rules:
        sheet.rules.clear()
        builder.missed(
            "the ruled lines of a page", "the file has too many of them", builder.position(page=sheet.number)
        )
    return sheet


def read_thoroughly(page: Page, builder: Builder) -> Sheet:
    """A page by playa's interpreter, which gives an object for whatever is painted."""
    sheet = Sheet(page.page_idx + 1, page.width, page.height)
    fonts: dict[str, tuple[bool, bool]] = {}
    for count, thing in enumerate(page.flatten()):
        if count % CHECK_TIME_EVERY == CHECK_TIME_EVERY - 1:
            builder.in_time(f"page {sheet.number}")
        if isinstance(thing, TextObject):
            _text(thing, sheet, fonts, page.parent_key)
        elif isinstance(thing, ImageObject):
            sheet.images += 1
        elif isinstance(thing, PathObject):
            sheet.add_rules(_rules(thing))
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
        text = plain(chars)
        if text:
            put(sheet, target, text, box, thing.origin[1], size, bold=bold, italic=italic)


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
    rule: Rule | None
    if thing.stroke:
        last: Point | None = None
        first: Point | None = None
        for segment in thing.segments:
            if segment.operator == "h":
                point = first
            else:
                point = segment.points[-1] if segment.points else None
            if segment.operator == "m":
                first = point
            elif last is not None and point is not None and (rule := stroked(last, point)) is not None:
                yield rule
            last = point
    elif thing.fill and (rule := ruled(*thing.bbox)) is not None:
        yield rule
