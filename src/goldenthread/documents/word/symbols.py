"""What the signs of Word's symbol fonts look like, where arrows, ticks and boxes are letters of another alphabet.

The code points are those of Microsoft's own tables of the five fonts. Word adds F000 to them, or leaves them as the
letters that were typed: "é" in Wingdings is an arrow upwards.
"""

from __future__ import annotations

PRIVATE = 0xF000
# Bullets in a font that the file does not name.
USUAL = {
    0xB7: "•", 0xA7: "▪", 0x6F: "o", 0xD8: "➢", 0xFC: "✓", 0xFB: "✗", 0xFD: "☒", 0xFE: "☑", 0xA8: "☐", 0xE0: "→",
    0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0x76: "❖", 0x6C: "●", 0x6E: "■", 0x71: "❑", 0x2D: "–", 0xE8: "➔", 0xD0: "–",
    0x52: "☑",
}  # fmt: skip
WINGDINGS = {
    0x4A: "☺", 0x4C: "☹", 0x6C: "●", 0x6D: "○", 0x6E: "■", 0x6F: "□", 0x70: "□", 0x71: "❑", 0x72: "❒", 0x73: "◆",
    0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9F: "•", 0xA1: "○", 0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢",
    0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE3: "↖", 0xE4: "↗", 0xE5: "↙", 0xE6: "↘",
    0xE7: "←", 0xE8: "→", 0xE9: "↑", 0xEA: "↓", 0xEB: "↖", 0xEC: "↗", 0xED: "↙", 0xEE: "↘",
    0xEF: "⇦", 0xF0: "⇨", 0xF1: "⇧", 0xF2: "⇩", 0xF3: "↔", 0xF4: "↕", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●", 0x98: "●", 0xA2: "■",
    0xA3: "☐",
}  # fmt: skip
WINGDINGS_3 = {
    0x21: "←", 0x22: "→", 0x23: "↑", 0x24: "↓", 0x25: "↖", 0x26: "↗", 0x27: "↙", 0x28: "↘", 0x66: "←", 0x67: "→",
    0x68: "↑", 0x69: "↓", 0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◄", 0x75: "►", 0x7D: "►",
}  # fmt: skip
WEBDINGS = {
    0x33: "◄", 0x34: "►", 0x35: "▲", 0x36: "▼", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●", 0x72: "✗", 0x3D: "•",
}  # fmt: skip
SYMBOL = {
    0x2D: "−", 0x44: "Δ", 0x53: "Σ", 0x61: "α", 0x62: "β", 0x6D: "μ", 0x70: "π", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔",
    0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBB: "≈", 0xD6: "√", 0xDB: "⇔", 0xDC: "⇐", 0xDD: "⇑", 0xDE: "⇒", 0xDF: "⇓", 0xE0: "◊",
    **{code: chr(code) for code in map(ord, " !#%()+,./0123456789:;<=>?[]{}|_")},
}  # fmt: skip
FONTS = {
    "wingdings": WINGDINGS,
    "wingdings 2": WINGDINGS_2,
    "wingdings 3": WINGDINGS_3,
    "webdings": WEBDINGS,
    "symbol": SYMBOL,
}


def sign(font: str, code: int) -> str | None:
    """What a code of a font looks like: itself for a font with letters, None where a symbol font's is not known."""
    known = FONTS.get(font.casefold())
    plain = code - PRIVATE if PRIVATE <= code < PRIVATE + 0x100 else code
    if known is not None:
        return known.get(plain, " " if plain == 0x20 else None)
    return USUAL.get(plain) if plain != code else chr(code)


def marker_of(text: str, font: str) -> str:
    """A bullet as it looks; one that is not known is as it is."""
    return "".join(sign(font, ord(char)) or char for char in text)
