"""A funnel: how far an area may lie from the average before its size no longer explains it.

Only the council's own dot is told apart. The others have no name, so that nobody can make a league table of them.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.design.charts.control_signs import limit_line, warning_line
from goldenthread.design.charts.numbers import COUNT, Unit
from goldenthread.design.charts.palette import (
    AXIS,
    BLUE_ORANGE,
    GAP,
    GRID,
    INK,
    LINE,
    MUTED,
    PAPER,
    SECONDARY,
    USUAL,
    Palette,
)
from goldenthread.design.charts.scale import Axis, Placer, axis
from goldenthread.design.charts.svg import Sign, document, key, rule, safe, width_of, words

POSITIONS = {
    "within": "within the limits: no further from the average than its size explains",
    "high 95%": "above the 95% limit",
    "low 95%": "below the 95% limit",
    "high 99.8%": "above the 99.8% limit",
    "low 99.8%": "below the 99.8% limit",
}


@dataclass(frozen=True, slots=True)
class FunnelDot:
    """An area: its size (what its figure is of: households, people) and its figure."""

    size: Decimal
    value: Decimal


@dataclass(frozen=True, slots=True)
class FunnelEdge:
    """The limits at one size."""

    size: Decimal
    lower_95: Decimal
    upper_95: Decimal
    lower_998: Decimal
    upper_998: Decimal


@dataclass(frozen=True, slots=True)
class FunnelPlot:
    """The areas and the limits round their average. `own` is None where the council has no figure.

    `edges` are in order of size. `position` is one of POSITIONS. `spread` says in words whether the areas differ by
    more than chance explains; `sentence` says what was found of this area. `own_reported` is its figure as reported,
    where the one that is drawn is finer.
    """

    title: str
    own_label: str
    own: FunnelDot | None
    others: Sequence[FunnelDot]
    edges: Sequence[FunnelEdge]
    average: Decimal
    unit: Unit = COUNT
    size_label: str = "Size"
    position: str = ""
    spread: str = ""
    sentence: str = ""
    own_reported: Decimal | None = None

    @property
    def own_shown(self) -> str:
        """The council's figure as it was reported, else as it is drawn."""
        drawn = self.own.value if self.own else None
        return self.unit.show(drawn if self.own_reported is None else self.own_reported)


def funnel_chart(
    plot: FunnelPlot, *, id: str, width: int = 700, height: int = 360, palette: Palette = BLUE_ORANGE
) -> str:
    """The chart as SVG. No area at all gives a drawing that says so. Raises ValueError for edges out of order."""
    sizes = [edge.size for edge in plot.edges]
    if sizes != sorted(sizes):
        raise ValueError("The edges of a funnel go from the smallest size to the largest")
    dots = [*plot.others, *([plot.own] if plot.own else [])]
    if not dots or not sizes:
        return _without_areas(plot, id, width, palette)
    across = axis([*sizes, *(dot.size for dot in dots)], from_zero=True, steps=5 if width >= 560 else 3)
    up = _upright(plot, dots)
    signs, y = key(_key(plot), 16, palette, 2, width)
    height = max(height, round(y) + 280)
    ticks = [plot.unit.show(tick) for tick in up.ticks]
    left, right, top, bottom = width_of(max(ticks, key=len), 13) + 12, width - 22.0, y + 22, height - 46.0
    place_x, place_y = across.placer(left, right), up.placer(bottom, top)
    body = [
        signs,
        _band(plot, place_x, place_y, (top, bottom)),
        _grid(up, ticks, place_y, left, right, bottom),
        _sizes(plot, across, place_x, left, right, bottom),
        _curves(plot, place_x, place_y, (top, bottom)),
        f'<path class="gt-chart__mean" d="M{left:.1f} {place_y(plot.average):.1f}H{right:.1f}" fill="none"'
        f' stroke="{SECONDARY}" stroke-width="1.8"/>',
        *(_dot(place_x(dot.size), place_y(dot.value)) for dot in plot.others),
        _own(plot, place_x, place_y, (left, right, top)),
    ]
    return document(id, plot.title, describe(plot, up), width, height, palette.font, "".join(body))


def _upright(plot: FunnelPlot, dots: Sequence[FunnelDot]) -> Axis:
    """An axis for the figures. It holds every dot, and of the limits what stands at the sizes of the dots."""
    smallest = min(dot.size for dot in dots)
    reach = [edge for edge in plot.edges if edge.size >= smallest] or plot.edges
    values = [dot.value for dot in dots] + [plot.average]
    values += [limit for edge in reach for limit in (edge.lower_998, edge.upper_998)]
    limit = Decimal(100) if plot.unit.suffix == "%" and max(values) <= 100 else None
    return axis(values, from_zero=False, limit=limit)


def _key(plot: FunnelPlot) -> list[tuple[Sign, str]]:
    entries: list[tuple[Sign, str]] = []
    if plot.own:
        entries.append((own_sign, plot.own_label))
    return [
        *entries,
        (_dot, "Another area"),
        (_average, f"Average {plot.unit.show(plot.average)}"),
        (lambda x, y: warning_line(f"M{x - 9:.1f} {y:.1f}h18"), "95% limits"),
        (lambda x, y: limit_line(f"M{x - 9:.1f} {y:.1f}h18"), "99.8% limits"),
    ]


def _average(x: float, y: float) -> str:
    return rule(x - 9, y, x + 9, y, SECONDARY, 1.8)


def own_sign(x: float, y: float, tip: str = "") -> str:
    """The council's own figure: a diamond, which nothing else on the chart is."""
    inside = f"<title>{safe(tip)}</title>" if tip else ""
    return (
        f'<path class="gt-chart__own" d="M{x:.1f} {y - 8:.1f}l8 8l-8 8l-8 -8z" fill="{LINE}" stroke="{INK}"'
        f' stroke-width="1.6" stroke-linejoin="round">{inside}</path>'
    )


def _dot(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{MUTED}" stroke="{PAPER}" stroke-width="1"/>'


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _band(plot: FunnelPlot, place_x: Placer, place_y: Placer, ends: tuple[float, float]) -> str:
    """Where an area lies that differs from the average by no more than its size explains, kept inside the field."""
    top, bottom = ends
    there = [(place_x(edge.size), max(place_y(edge.upper_95), top)) for edge in plot.edges]
    back = [(place_x(edge.size), min(place_y(edge.lower_95), bottom)) for edge in reversed(plot.edges)]
    return f'<path d="{_path([*there, *back])}z" fill="{USUAL}"/>'


def _curves(plot: FunnelPlot, place_x: Placer, place_y: Placer, ends: tuple[float, float]) -> str:
    """The four limits, where they lie in the field: at the smallest sizes they open wider than any figure lies."""
    parts, (top, bottom) = [], ends
    for draw, names in ((warning_line, ("lower_95", "upper_95")), (limit_line, ("lower_998", "upper_998"))):
        for name in names:
            points = [(place_x(edge.size), place_y(getattr(edge, name))) for edge in plot.edges]
            inside = [(x, y) for x, y in points if top <= y <= bottom]
            if inside:
                parts.append(draw(_path(inside)))
    return "".join(parts)


def _grid(up: Axis, ticks: Sequence[str], place: Placer, left: float, right: float, bottom: float) -> str:
    parts = []
    for tick, shown in zip(up.ticks, ticks, strict=True):
        y = place(tick)
        parts.append(rule(left, y, right, y, AXIS if tick == 0 else GRID))
        parts.append(words(left - 8, y + 4.5, shown, anchor="end", size=13, fill=SECONDARY))
    if up.broken:
        parts.append(f'<path d="M{left:.1f} {bottom:.1f}v-5l-4 -3 8 -4 -4 -3v-4" fill="none" stroke="{AXIS}"/>')
    return "".join(parts)


def _sizes(plot: FunnelPlot, across: Axis, place: Placer, left: float, right: float, bottom: float) -> str:
    """The sizes along the foot, and what they are of."""
    parts = [rule(left, bottom, right, bottom, AXIS)]
    free = left - 20
    for tick in across.ticks:
        x, shown = place(tick), f"{int(tick):,}" if tick == int(tick) else f"{tick:,f}"
        half = width_of(shown, 13) / 2
        parts.append(rule(x, bottom, x, bottom + 5, AXIS))
        if x - half > free:
            parts.append(words(min(x, right + 20 - half), bottom + 20, shown, anchor="middle", size=13, fill=SECONDARY))
            free = x + half + 6
    middle = (left + right) / 2
    return "".join([*parts, words(middle, bottom + 40, plot.size_label, anchor="middle", size=13, fill=SECONDARY)])


def _own(plot: FunnelPlot, place_x: Placer, place_y: Placer, field: tuple[float, float, float]) -> str:
    """The council's diamond with its name and its figure, kept inside the field."""
    if plot.own is None:
        return ""
    left, right, top = field
    x, y, text = place_x(plot.own.size), place_y(plot.own.value), f"{plot.own_label} {plot.own_shown}"
    half = width_of(text, 14, bold=True) / 2
    at = min(max(x, left + half + 2), right - half)
    above = y - 16 if y - 30 > top else y + 26
    return own_sign(x, y, text) + (
        f'<text x="{at:.1f}" y="{above:.1f}" text-anchor="middle" font-weight="700" stroke="#ffffff" stroke-width="4"'
        f' stroke-linejoin="round" paint-order="stroke">{safe(text)}</text>'
    )


def describe(plot: FunnelPlot, up: Axis) -> str:
    """The funnel in words: what was found, the figure and its place, the others only as a number."""
    unit, others = plot.unit, len(plot.others)
    parts = [plot.sentence, f"Funnel chart of {others:,} other areas, none of them named, by size."]
    if plot.own:
        where = f", {POSITIONS[plot.position]}" if plot.position in POSITIONS else ""
        parts.append(f"{plot.own_label}: {plot.own_shown} at a size of {plot.own.size:,f}{where}.")
    else:
        parts.append(f"{plot.own_label} has no figure to place.")
    parts.append(f"Average {unit.show(plot.average)}, with limits of 95% and of 99.8% round it.")
    if plot.spread:
        parts.append(plot.spread)
    if up.broken:
        parts.append(f"The vertical axis starts at {unit.show(up.low)}, not at zero.")
    return " ".join(part for part in parts if part)


def _without_areas(plot: FunnelPlot, id: str, width: int, palette: Palette) -> str:
    message = "No areas to compare yet"
    body = f'<rect x="0.5" y="0.5" width="{width - 1}" height="71" fill="{GAP}" stroke="{AXIS}"/>'
    body += words(width / 2, 41, message, anchor="middle", fill=SECONDARY)
    return document(id, plot.title, f"{message}.", width, 72, palette.font, body)
