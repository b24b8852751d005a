"""A chart over periods: where its field stands, its grid, its line, its targets, and the periods along its foot."""

import re
from collections.abc import Sequence
from decimal import Decimal
from itertools import groupby

from goldenthread.design.charts.palette import AXIS, GRID, LINE, SECONDARY
from goldenthread.design.charts.scale import Axis, Placer
from goldenthread.design.charts.svg import rule, target_line, width_of, words

YEAR_AND_QUARTER = re.compile(r"(\d{4}[-/]\d{2}) (Q[1-4])")
# The least share of the width at which each quarter is named under its year.
ROOM_FOR_A_QUARTER = 22


class Frame:
    """Where the chart's field stands and how it is shared among the periods."""

    __slots__ = ("bottom", "count", "left", "right", "slot", "top")

    def __init__(self, left: float, right: float, top: float, bottom: float, count: int) -> None:
        self.left, self.right, self.top, self.bottom, self.count = left, right, top, bottom, count
        self.slot = (right - left) / count

    def x(self, at: int) -> float:
        """The middle of a period's share of the width."""
        return self.left + self.slot * (at + 0.5)

    def start(self, at: int) -> float:
        """The left edge of a period's share of the width."""
        return self.left + self.slot * at


def foot(labels: Sequence[str]) -> int:
    """How much room the periods take under the field."""
    return 46 if any(YEAR_AND_QUARTER.fullmatch(label) for label in labels) else 28


def grid(scale: Axis, place: Placer, shown: Sequence[str], frame: Frame) -> str:
    """A line and its figure for each tick, and a zigzag where the axis leaves out zero."""
    parts = []
    for tick, label in zip(scale.ticks, shown, strict=True):
        y = place(tick)
        parts.append(rule(frame.left, y, frame.right, y, AXIS if tick == 0 else GRID))
        parts.append(words(frame.left - 8, y + 4.5, label, anchor="end", size=13, fill=SECONDARY))
    if scale.broken:
        x, y = frame.left, frame.bottom
        parts.append(f'<path d="M{x:.1f} {y:.1f}v-5l-4 -3 8 -4 -4 -3v-4" fill="none" stroke="{AXIS}"/>')
    return "".join(parts)


def line_through(values: Sequence[Decimal | None], frame: Frame, place: Placer, width: float = 2.5) -> str:
    """The line through the figures, broken at each gap."""
    path, joined = [], False
    for at, value in enumerate(values):
        if value is None:
            joined = False
            continue
        path.append(f"{'L' if joined else 'M'}{frame.x(at):.1f} {place(value):.1f}")
        joined = True
    return (
        f'<path class="gt-chart__line" d="{"".join(path)}" fill="none" stroke="{LINE}" stroke-width="{width:g}"'
        ' stroke-linejoin="round"/>'
    )


def targets(values: Sequence[Decimal | None], frame: Frame, place: Placer) -> str:
    """A dash across each period that has a target; equal targets of neighbours make one line."""
    path, last = [], None
    for at, target in enumerate(values):
        if target is not None:
            if target != last:
                path.append(f"M{frame.start(at):.1f} {place(target):.1f}")
            path.append(f"h{frame.slot:.2f}")
        last = target
    return target_line("".join(path)) if path else ""


def periods(labels: Sequence[str], frame: Frame) -> str:
    """The periods under the chart: quarters over their years, or each period's own label where it fits."""
    split = [YEAR_AND_QUARTER.fullmatch(label) for label in labels]
    if all(split):
        return _years([(match[1], match[2]) for match in split if match], frame)
    every = max(1, -(-int(max(width_of(label, 13) for label in labels) + 10) // int(frame.slot or 1)))
    last = len(labels) - 1
    return "".join(
        _period(label, frame.x(at), frame.bottom + 19, frame)
        for at, label in enumerate(labels)
        if (last - at) % every == 0
    )


def _years(named: Sequence[tuple[str, str]], frame: Frame) -> str:
    """Quarters, where there is room, over their years; as many years as there is room for."""
    parts, at, y = [], 0, frame.bottom + 19
    below = y + 19 if frame.slot >= ROOM_FOR_A_QUARTER else y + 2
    written = frame.left - width_of("2023-24", 13)
    for year, quarters in groupby(named, key=lambda pair: pair[0]):
        count = 0
        for _, quarter in quarters:
            if frame.slot >= ROOM_FOR_A_QUARTER:
                parts.append(words(frame.x(at + count), y, quarter, anchor="middle", size=13, fill=SECONDARY))
            count += 1
        middle, half = (frame.start(at) + frame.start(at + count)) / 2, width_of(year, 13) / 2
        if middle - half >= written and middle + half <= frame.right + 8:
            parts.append(words(middle, below, year, anchor="middle", size=13, fill=SECONDARY))
            written = middle + half + 4
        if at:
            parts.append(rule(frame.start(at), frame.bottom, frame.start(at), below + 2, "#cbd3da"))
        at += count
    return "".join(parts)


def _period(label: str, x: float, y: float, frame: Frame) -> str:
    """A period's label under its point, moved in where it would pass the drawing's edge."""
    half = width_of(label, 13) / 2
    x = max(half, min(x, frame.right + 8 - half))
    return words(x, y, label, anchor="middle", size=13, fill=SECONDARY)
