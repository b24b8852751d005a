"""A chart to be taken away: with its title, its sentence, and what it is, from where and of when."""

import re
from collections.abc import Sequence
from html import unescape
from math import ceil

from goldenthread.design.charts.palette import PAPER, SECONDARY, Palette
from goldenthread.design.charts.svg import document, rule, words, wrapped

EDGE = 20
# The mean width of a letter in running text, as a share of a digit's, by which texts are measured elsewhere.
PROSE = 0.88
_SIZE = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_DESCRIBED = re.compile(r"<title[^>]*>.*?</title><desc[^>]*>(.*?)</desc>", re.DOTALL)


def stamped(
    drawing: str, *, id: str, title: str, sentence: str, stamp: Sequence[str], palette: Palette, mark: str = ""
) -> str:
    """A drawing of ours on white paper, its title above, its sentence and then the lines of `stamp` below.

    `mark` is said first of all and large ("Made-up figures"): a picture travels without the page it was on.
    """
    size, described = _SIZE.search(drawing), _DESCRIBED.search(drawing)
    if size is None or described is None:
        raise ValueError("Only a drawing made by goldenthread.design.charts can be stamped")
    wide, tall = float(size[1]), float(size[2])
    room, body = wide / PROSE, [""]
    y = 16.0
    for text, scale in ((mark, 15), (title, 20)):
        for line in wrapped(text, room, scale, bold=True):
            y += scale + 6
            body.append(words(EDGE, y, line, size=scale, bold=True))
    inside = drawing[described.end() :].removesuffix("</svg>")
    body.append(f'<g transform="translate({EDGE} {y + 16:.1f})">{inside}</g>')
    y += tall + 24
    for line in wrapped(sentence, room, 15):
        y += 21
        body.append(words(EDGE, y, line, size=15))
    y += 14
    body.append(rule(EDGE, y, EDGE + wide, y))
    y += 4
    for text in stamp:
        for line in wrapped(text, room, 12):
            y += 17
            body.append(words(EDGE, y, line, size=12, fill=SECONDARY))
    across, down = wide + 2 * EDGE, y + EDGE
    body[0] = f'<rect x="0" y="0" width="{across:.1f}" height="{down:.1f}" fill="{PAPER}"/>'
    spoken = " ".join(part for part in (mark, unescape(described[1]), *stamp) if part)
    return document(id, title, spoken, across, down, palette.font, "".join(body))


def size_of(drawing: str) -> tuple[int, int]:
    """Width and height of a drawing of ours, in its own units, rounded up."""
    found = _SIZE.search(drawing)
    if found is None:
        raise ValueError("Only a drawing made by goldenthread.design.charts has a size that can be read")
    return ceil(float(found[1])), ceil(float(found[2]))
