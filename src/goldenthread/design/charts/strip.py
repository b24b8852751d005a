"""A benchmark strip: one figure beside the middles of groups of other areas. It has no list of areas and no rank."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.design.charts.funnel import own_sign
from goldenthread.design.charts.numbers import COUNT, Unit
from goldenthread.design.charts.palette import AXIS, BLUE_ORANGE, GRID, INK, MUTED, PAPER, SECONDARY, Palette
from goldenthread.design.charts.scale import Axis, Placer, axis
from goldenthread.design.charts.svg import Sign, document, key, rule, safe, width_of, words, wrapped


@dataclass(frozen=True, slots=True)
class StripGroup:
    """A group of other areas: its median, and its quarters where there are enough of them.

    `single`: the figure is not a median but one that was published for the whole (a region's). `middle` None: none is
    to be had, and `note` says why.
    """

    label: str
    middle: Decimal | None
    lower: Decimal | None = None
    upper: Decimal | None = None
    others: int | None = None
    single: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Strip:
    """One area's figure and the groups it stands beside, all of one period."""

    title: str
    own_label: str
    own: Decimal
    groups: Sequence[StripGroup]
    unit: Unit = COUNT
    sentence: str = ""


def benchmark_strip(strip: Strip, *, id: str, width: int = 700, palette: Palette = BLUE_ORANGE) -> str:
    """The strip as SVG, a row a group in the order given. A group without a figure says so in words."""
    drawn = [value for group in strip.groups for value in (group.middle, group.lower, group.upper)]
    scale = axis([strip.own, *(value for value in drawn if value is not None)], from_zero=False, limit=_limit(strip))
    signs, y = key(_key(strip), 16, palette, 2, width)
    edge = max(width_of(strip.unit.show(tick), 13) for tick in (scale.low, scale.high)) / 2 + 4
    place = scale.placer(edge, width - edge)
    body, end = [signs], y + 20
    for group in strip.groups:
        told, end = _row(group, end, place, strip, width)
        body.append(told)
    body.append(_axis(scale, place, end, strip.unit))
    return document(id, strip.title, describe(strip, scale), width, end + 30, palette.font, "".join(body))


def _limit(strip: Strip) -> Decimal | None:
    return Decimal(100) if strip.unit.suffix == "%" and strip.own <= 100 else None


def _key(strip: Strip) -> list[tuple[Sign, str]]:
    entries: list[tuple[Sign, str]] = [(own_sign, f"{strip.own_label} {strip.unit.show(strip.own)}")]
    if any(group.middle is not None and not group.single for group in strip.groups):
        entries.append((_median_sign, "Median of the other areas"))
    if any(group.middle is not None and group.single for group in strip.groups):
        entries.append((_single_sign, "Figure of the whole area"))
    if any(group.lower is not None for group in strip.groups):
        entries.append((MUTED, "The middle half of them"))
    return entries


def _median_sign(x: float, y: float) -> str:
    return rule(x, y - 12, x, y + 12, INK, 3)


def _single_sign(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>'


def _row(group: StripGroup, top: float, place: Placer, strip: Strip, width: int) -> tuple[str, float]:
    """A group's words, under them its middle half, its median and the figure; and how far down they reach."""
    unit = strip.unit
    lines = wrapped(_label(group, unit), width - 8, 13)
    parts = [words(4, top + 14 + 17 * at, line, size=13) for at, line in enumerate(lines)]
    foot = top + 17 * len(lines)
    if group.middle is None:
        return "".join(parts), foot + 14
    y = foot + 18
    parts.append(rule(place.foot, y, width - place.foot, y, GRID))
    if group.lower is not None and group.upper is not None:
        start, end = place(group.lower), place(group.upper)
        parts.append(
            f'<rect class="gt-chart__bar" x="{start:.1f}" y="{y - 8:.1f}" width="{end - start:.1f}" height="16"'
            f' fill="{MUTED}"><title>{safe(group.label)}: the middle half lies from {safe(unit.show(group.lower))} to'
            f" {safe(unit.show(group.upper))}</title></rect>"
        )
    sign = _single_sign if group.single else _median_sign
    parts.append(own_sign(place(strip.own), y, f"{strip.own_label} {unit.show(strip.own)}"))
    parts.append(sign(place(group.middle), y))
    return "".join(parts), foot + 38


def _label(group: StripGroup, unit: Unit) -> str:
    if group.middle is None:
        return f"{group.label}: {group.note or 'no benchmark available'}"
    kind = "" if group.single else " median"
    many = f" ({group.others:,} other areas)" if group.others is not None else ""
    note = f", {group.note}" if group.note else ""
    return f"{group.label}{kind} {unit.show(group.middle)}{many}{note}"


def _axis(scale: Axis, place: Placer, y: float, unit: Unit) -> str:
    parts, free = [rule(place(scale.low), y, place(scale.high), y, AXIS)], -100.0
    for tick in scale.ticks:
        x, shown = place(tick), unit.show(tick)
        half = width_of(shown, 13) / 2
        parts.append(rule(x, y, x, y + 5, AXIS))
        if x - half > free:
            parts.append(words(x, y + 20, shown, anchor="middle", size=13, fill=SECONDARY))
            free = x + half + 8
    return "".join(parts)


def describe(strip: Strip, scale: Axis) -> str:
    """The figure, then each group in words; no other area is named and none is ranked."""
    unit = strip.unit
    parts = [strip.sentence, f"{strip.own_label}: {unit.show(strip.own)}."]
    for group in strip.groups:
        halves = ""
        if group.lower is not None and group.upper is not None:
            halves = f", the middle half from {unit.show(group.lower)} to {unit.show(group.upper)}"
        parts.append(f"{_label(group, unit)}{halves}.")
    if scale.broken:
        parts.append(f"The axis starts at {unit.show(scale.low)}, not at zero.")
    return " ".join(part for part in parts if part)
