"""The parts that every chart is made of. Presentation attributes only: the pages' policy forbids inline styles."""

from collections.abc import Callable, Sequence
from html import escape
from typing import TypeAlias

from goldenthread.design.charts.palette import GRID, INK, SECONDARY, Palette
from goldenthread.design.status import status_of

# The width of a digit in the widest system font in use (DejaVu Sans), as a share of its size; bold is wider still.
CHARACTER = 0.64
BOLD = 1.09
# A sign of a chart's key: its name, or what draws it with its middle 9 right of and level with a place.
Sign: TypeAlias = str | Callable[[float, float], str]


def safe(text: str) -> str:
    """Text as it stands between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def document(id: str, title: str, description: str, width: float, height: float, font: str, body: str) -> str:
    """A whole drawing with its name and description for people who do not see it."""
    key = escape(id)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="gt-chart" id="{key}" viewBox="0 0 {_n(width)} {_n(height)}"'
        f' width="{_n(width)}" height="{_n(height)}" role="img" aria-labelledby="{key}-title {key}-desc"'
        f' font-family="{escape(font)}" font-size="14" fill="{INK}">'
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(description)}</desc>'
        f"{body}</svg>"
    )


def _n(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


def words(
    x: float, y: float, text: str, *, anchor: str = "start", size: int = 14, bold: bool = False, fill: str = INK
) -> str:
    """A line of text; `y` is its baseline."""
    weight = ' font-weight="700"' if bold else ""
    side = f' text-anchor="{anchor}"' if anchor != "start" else ""
    colour = f' fill="{fill}"' if fill != INK else ""
    scale = f' font-size="{size}"' if size != 14 else ""
    return f'<text x="{x:.1f}" y="{y:.1f}"{side}{scale}{weight}{colour}>{safe(text)}</text>'


def width_of(text: str, size: int = 14, *, bold: bool = False) -> float:
    """About how wide a text is at most: enough to keep texts apart in any system's font."""
    return (len(text) + text.count("%") / 2) * size * (CHARACTER * BOLD if bold else CHARACTER)


def rule(x1: float, y1: float, x2: float, y2: float, stroke: str = GRID, width: float = 1) -> str:
    """A straight line."""
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="{stroke}" stroke-width="{width:g}"/>'


def marker(code: str, x: float, y: float, palette: Palette, *, hollow: bool = False, tip: str = "") -> str:
    """A point: its shape says the rating (circle good, triangle warning, square bad, dot none)."""
    tone = status_of(code).tone
    fill = "#ffffff" if hollow else palette.fill(code)
    paint = f' fill="{fill}" stroke="{INK}" stroke-width="1.5"'
    if tone == "good":
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5.5"{paint}'
    elif tone == "warn":
        shape = f'<path d="M{x:.1f} {y - 6.5:.1f}l6.8 11.8h-13.6z" stroke-linejoin="round"{paint}'
    elif tone == "bad":
        shape = f'<path d="M{x - 5:.1f} {y - 5:.1f}h10v10h-10z" stroke-linejoin="round"{paint}'
    else:
        dot = "#ffffff" if hollow else INK
        shape = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.8" fill="{dot}" stroke="{INK}" stroke-width="1.5"'
    if not tip:
        return f"{shape}/>"
    tag = "circle" if shape.startswith("<circle") else "path"
    return f"{shape}><title>{safe(tip)}</title></{tag}>"


def wrapped(text: str, width: float, size: int = 14, *, bold: bool = False) -> list[str]:
    """The text in lines that keep to the width; a word longer than a line has one of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and width_of(f"{lines[-1]} {word}", size, bold=bold) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def key(
    entries: Sequence[tuple[Sign, str]], y: float, palette: Palette, left: float, right: float
) -> tuple[str, float]:
    """A line (or lines) of signs with words, and how far down it reaches.

    An entry is a sign and its word; a sign is a status code, "target", "provisional", "gap", a colour, or its drawing.
    """
    parts, x = [], left
    for sign, word in entries:
        room = 24 + width_of(word, 13) + 14
        if x > left and x + room > right:
            x, y = left, y + 22
        parts.append(_sign(sign, x, y - 4.5, palette) if isinstance(sign, str) else sign(x + 9, y - 4.5))
        parts.append(words(x + 24, y, word, size=13, fill=SECONDARY))
        x += room
    return "".join(parts), y


def _sign(sign: str, x: float, y: float, palette: Palette) -> str:
    if sign == "target":
        return target_line(f"M{x:.1f} {y:.1f}h18")
    if sign == "provisional":
        return marker("green", x + 9, y, palette, hollow=True)
    if sign.startswith("#"):
        return swatch(sign, x + 2, y)
    if sign == "gap":
        return f'<rect x="{x + 2:.1f}" y="{y - 6:.1f}" width="14" height="12" fill="#eef1f4" stroke="#75828e"/>'
    return marker(sign, x + 9, y, palette)


def swatch(fill: str, x: float, y: float) -> str:
    """A small box of a colour, for the key of what has no rating."""
    return f'<rect x="{x:.1f}" y="{y - 6:.1f}" width="14" height="12" fill="{fill}" stroke="{INK}" stroke-width="1.5"/>'


def target_line(path: str) -> str:
    """A dashed line at a target."""
    return f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="1.6" stroke-dasharray="5 3"/>'
