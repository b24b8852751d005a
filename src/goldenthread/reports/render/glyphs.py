"""Which characters the report's own fonts can show: a PDF that anyone can read must not have one that they cannot."""

from __future__ import annotations

import struct
from functools import cache
from pathlib import Path

FONTS = Path(__file__).resolve().parent.parent / "typst" / "fonts"
REGULAR = ("SourceSans3-Regular.ttf", "DejaVuSans.ttf")


def showable(text: str) -> str:
    """The text with each character that no font of ours has written as its number: 中 becomes [U+4E2D]."""
    known = _known()
    if all(ord(character) in known for character in text):
        return text
    return "".join(c if ord(c) in known else " " if c.isspace() else _named(c) for c in text)


def _named(character: str) -> str:
    number = ord(character)
    # Control characters and marks of direction have no shape to lose.
    return "" if number < 32 or not character.isprintable() else f"[U+{number:04X}]"


@cache
def _known() -> frozenset[int]:
    found: set[int] = set()
    for name in REGULAR:
        found |= characters_of((FONTS / name).read_bytes())
    return frozenset(number for number in found if chr(number).isprintable())


def characters_of(font: bytes) -> set[int]:
    """The characters of a TrueType font, from its `cmap` table (formats 4 and 12)."""
    count = struct.unpack_from(">H", font, 4)[0]
    tables = {}
    for at in range(count):
        name, _, start, _ = struct.unpack_from(">4sLLL", font, 12 + at * 16)
        tables[name] = start
    base = tables[b"cmap"]
    found: set[int] = set()
    for at in range(struct.unpack_from(">H", font, base + 2)[0]):
        start = base + struct.unpack_from(">L", font, base + 4 + at * 8 + 4)[0]
        kind = struct.unpack_from(">H", font, start)[0]
        if kind == 4:
            found |= _segments(font, start)
        elif kind == 12:
            found |= _groups(font, start)
    return found


def _segments(font: bytes, start: int) -> set[int]:
    """Format 4: runs of characters, each with a shift or a table of glyphs; glyph 0 means none."""
    double = struct.unpack_from(">H", font, start + 6)[0]
    size = double // 2
    ends = struct.unpack_from(f">{size}H", font, start + 14)
    begins = struct.unpack_from(f">{size}H", font, start + 16 + double)
    shifts = struct.unpack_from(f">{size}H", font, start + 16 + 2 * double)
    place = start + 16 + 3 * double
    offsets = struct.unpack_from(f">{size}H", font, place)
    found = set()
    for at, (first, last, shift, offset) in enumerate(zip(begins, ends, shifts, offsets, strict=True)):
        for number in range(first, min(last, 0xFFFE) + 1):
            glyph = (number + shift) & 0xFFFF
            if offset:
                glyph = struct.unpack_from(">H", font, place + 2 * at + offset + 2 * (number - first))[0]
            if glyph:
                found.add(number)
    return found


def _groups(font: bytes, start: int) -> set[int]:
    """Format 12: runs of characters with running glyphs."""
    found: set[int] = set()
    for at in range(struct.unpack_from(">L", font, start + 12)[0]):
        first, last, glyph = struct.unpack_from(">LLL", font, start + 16 + at * 12)
        found.update(range(first + (glyph == 0), last + 1))
    return found
