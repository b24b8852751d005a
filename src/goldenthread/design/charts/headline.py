"""Counts that make up a whole: one bar in shares, and under it each count in words with its shape."""

from itertools import cycle

from goldenthread.design.charts.data import Headline, Part
from goldenthread.design.charts.palette import AXIS, BLUE_ORANGE, INK, PAPER, SECONDARY, Palette
from goldenthread.design.charts.svg import document, marker, safe, swatch, width_of, words
from goldenthread.design.status import status_of

TALL = 34
# What is written on each tone's fill; held to a contrast of 4.5 by a test.
# What has no rating is told apart by shades of grey, in turn.
PLAIN = ("#dde3e8", PAPER, "#b4bfc9")
ON_FILL = {"good": PAPER, "warn": INK, "bad": PAPER, "begun": INK, "plain": INK}


def headline_strip(headline: Headline, *, id: str, width: int = 700, palette: Palette = BLUE_ORANGE) -> str:
    """The strip as SVG. A part of nought has no share of the bar but keeps its words."""
    total = sum(part.count for part in headline.parts)
    body, x = [], 1.0
    fills = _fills(headline, palette)
    for part, fill in zip(headline.parts, fills, strict=True):
        if part.count:
            wide = (width - 2) * part.count / total
            body.append(_share(part, x, wide, fill))
            x += wide
    if not total:
        body.append(
            f'<rect x="1" y="1" width="{width - 2}" height="{TALL}" fill="{PAPER}" stroke="{AXIS}"'
            ' stroke-dasharray="4 3"/>'
        )
    key, bottom = _words(headline, fills, width, palette)
    body.append(key)
    return document(id, headline.title, describe(headline), width, bottom + 10, palette.font, "".join(body))


def _fills(headline: Headline, palette: Palette) -> list[str]:
    """The colour of each part: its rating's, or the next grey."""
    greys = cycle(PLAIN)
    return [
        next(greys) if status_of(part.status).tone == "plain" else palette.fill(part.status) for part in headline.parts
    ]


def _share(part: Part, x: float, wide: float, colour: str) -> str:
    tone = status_of(part.status).tone
    shown = ""
    if wide > width_of(str(part.count), 16, bold=True) + 10:
        fill = ON_FILL[tone]
        shown = words(x + wide / 2, TALL / 2 + 7, f"{part.count:,}", anchor="middle", size=16, bold=True, fill=fill)
    return (
        f'<rect x="{x:.1f}" y="1" width="{wide:.1f}" height="{TALL}" fill="{colour}"'
        f' stroke="{INK}" stroke-width="1.5"><title>{part.count:,} {safe(part.label)}</title></rect>{shown}'
    )


def _words(headline: Headline, fills: list[str], width: int, palette: Palette) -> tuple[str, float]:
    """Each count and its word, wrapped to the width; and how far down they reach."""
    parts, x, y = [], 0.0, TALL + 27.0
    for part, fill in zip(headline.parts, fills, strict=True):
        count = f"{part.count:,}"
        number = width_of(count, 15, bold=True)
        room = 24 + number + 6 + width_of(part.label, 14) + 18
        if x and x + room > width + 12:
            x, y = 0.0, y + 26
        plain = status_of(part.status).tone == "plain"
        parts.append(swatch(fill, x + 2, y - 5) if plain else marker(part.status, x + 9, y - 5, palette))
        parts.append(words(x + 24, y, count, size=15, bold=True))
        parts.append(words(x + 24 + number + 6, y, part.label, fill=SECONDARY))
        x += room
    return "".join(parts), y


def describe(headline: Headline) -> str:
    """The counts in words and their total."""
    total = sum(part.count for part in headline.parts)
    return f"{total:,} in all: " + "; ".join(f"{part.count:,} {part.label}" for part in headline.parts) + "."
