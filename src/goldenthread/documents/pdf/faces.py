"""A PDF's fonts as tables: for each code the letters it shows and how far it moves on, looked up a string at a time."""

from __future__ import annotations

import re
import struct
from typing import Any

from playa.cmapdb import IdentityCMap
from playa.font import CIDFont, Font, SimpleFont

from goldenthread.patterns import regex

BOLD = regex(r"bold|black|heavy|semib|demi", re.IGNORECASE)
ITALIC = regex(r"italic|oblique", re.IGNORECASE)
# Bullets of symbol fonts, which PDFs keep by their private code points.
PRIVATE = str.maketrans({"\uf0b7": "•", "\uf0a7": "▪", "\uf0d8": "➢", "\uf0fc": "✓", "\uf0e0": "→", "\uf02d": "–"})
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\u00a0": " "})
SPACE = 32


def plain(text: str) -> str:
    """Letters as they are read: ligatures taken apart, symbol bullets by their usual signs."""
    return text.translate(PRIVATE).translate(LIGATURES)


class Unusual(Exception):
    """Something on a page that the quick reading leaves to the thorough one."""


class _Letters(dict[int, str]):
    """The letters of each code, looked up in the font when a code is first met."""

    def __init__(self, font: Font, wide: bool) -> None:
        self.font = font
        self.wide = wide

    def __missing__(self, code: int) -> str:
        data = struct.pack(">H", code) if self.wide else bytes((code,))
        found = list(self.font.decode(data))
        if len(found) != 1:
            raise Unusual("a code of another length")
        self[code] = text = plain(found[0][1])
        return text


class _Widths(dict[int, float]):
    """How far each code moves on, in units of the font's size."""

    def __init__(self, font: Font) -> None:
        self.font = font

    def __missing__(self, code: int) -> float:
        self[code] = width = self.font.hdisp(code)
        return width


class Face:
    """A font made ready for reading. Raises Unusual for one set downwards, slanted, or coded by varying lengths."""

    def __init__(self, font: Font) -> None:
        a, b, c, d, _, _ = font.matrix
        if font.vertical or b or c or not a:
            raise Unusual("a font's way of setting")
        self.font = font
        self.wide = _is_wide(font)
        self.letters = _Letters(font, self.wide)
        self.widths = _Widths(font)
        self.top = d * font.ascent
        self.foot = d * font.descent
        name = font.fontname or ""
        self.bold = bool(BOLD.search(name))
        self.italic = bool(ITALIC.search(name))
        self.measured: dict[bytes, Any] = {}

    def codes(self, data: bytes) -> Any:
        """The codes in a string."""
        if self.wide:
            return struct.unpack(f">{len(data) // 2}H", data if len(data) % 2 == 0 else data[:-1])
        return data


def _is_wide(font: Font) -> bool:
    """Whether every code is two bytes; False where each is one."""
    if isinstance(font, SimpleFont):
        return False
    if not isinstance(font, CIDFont) or type(font.cmap) is not IdentityCMap:
        raise Unusual("a font's codes")
    known = font.tounicode
    if known is not None and (b"\x00\x00", b"\xff\xff") not in known.code_space[:1]:
        raise Unusual("a font's codes")
    return True
