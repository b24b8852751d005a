"""A promise with a figure and a date: the straight way from where it began to where it must be, and how it goes."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from math import ceil

from goldenthread.design.charts.data import Progress, Reading
from goldenthread.design.charts.palette import AXIS, BLUE_ORANGE, GRID, INK, LINE, PAPER, SECONDARY, Palette
from goldenthread.design.charts.scale import Axis, axis
from goldenthread.design.charts.svg import document, key, rule, safe, width_of, words


def progress_chart(
    progress: Progress, *, id: str, width: int = 700, height: int = 280, palette: Palette = BLUE_ORANGE
) -> str:
    """The chart as SVG. Raises ValueError where the target's date is not after the baseline's."""
    first, last = progress.baseline, progress.target
    if last.on <= first.on:
        raise ValueError(f"The target's date {last.on} must come after the baseline's {first.on}")
    readings = sorted(progress.readings, key=lambda reading: reading.on)
    shown = [first, *readings]
    values = [reading.value for reading in shown] + [last.value]
    limit = Decimal(100) if progress.unit.suffix == "%" and max(values) <= 100 else None
    scale = axis(values, from_zero=False, limit=limit)
    signs, y = key([("target", "Pace needed"), ("no-rating", "Progress so far")], 16, palette, 2, width)
    left = max(width_of(progress.unit.show(tick), 13) for tick in scale.ticks) + 12
    right, top, bottom = width - 14.0, y + 30, height - 28.0
    place_y = scale.placer(bottom, top)
    days = max(last.on, shown[-1].on) - first.on

    def place_x(on: date) -> float:
        return left + 6 + (right - left - 6) * (on - first.on).days / days.days

    body = [signs, _grid(progress, scale, left, right, bottom, top), _years(first.on, first.on + days, place_x, bottom)]
    start, end = (place_x(first.on), place_y(first.value)), (place_x(last.on), place_y(last.value))
    body.append(
        f'<path d="M{start[0]:.1f} {start[1]:.1f}L{end[0]:.1f} {end[1]:.1f}" fill="none" stroke="{INK}"'
        ' stroke-width="1.6" stroke-dasharray="5 3"/>'
    )
    places = [(place_x(reading.on), place_y(reading.value)) for reading in shown]
    path = "L".join(f"{x:.1f} {y:.1f}" for x, y in places)
    body.append(f'<path class="gt-chart__line" d="M{path}" fill="none" stroke="{LINE}" stroke-width="3"/>')
    body += [_dot(x, y, reading, progress) for (x, y), reading in zip(places, shown, strict=True)]
    body.append(_goal(*end, progress))
    if readings:
        x, y = places[-1]
        pace = start[1] + (end[1] - start[1]) * (x - start[0]) / (end[0] - start[0])
        body.append(_figure(x, y - 12 if y <= pace else y + 24, progress.unit.show(readings[-1].value), left, right))
    return document(id, progress.title, describe(progress, scale), width, height, palette.font, "".join(body))


def _grid(progress: Progress, scale: Axis, left: float, right: float, bottom: float, top: float) -> str:
    place = scale.placer(bottom, top)
    parts = []
    for tick in scale.ticks:
        y = place(tick)
        parts.append(rule(left, y, right, y, AXIS if tick == 0 else GRID))
        shown = progress.unit.show(tick)
        parts.append(words(left - 8, y + 4.5, shown, anchor="end", size=13, fill=SECONDARY))
    if scale.broken:
        parts.append(f'<path d="M{left:.1f} {bottom:.1f}v-5l-4 -3 8 -4 -4 -3v-4" fill="none" stroke="{AXIS}"/>')
    return "".join(parts)


def _years(first: date, last: date, place_x: Callable[[date], float], bottom: float) -> str:
    """The years along the foot, as many as there is room for."""
    years = [year for year in range(first.year, last.year + 1) if first <= date(year, 1, 1) <= last]
    room = place_x(last) - place_x(first)
    every = max(1, ceil(len(years) * width_of("2030 ", 13) / room))
    return "".join(
        rule(place_x(date(year, 1, 1)), bottom, place_x(date(year, 1, 1)), bottom + 5, AXIS)
        + words(place_x(date(year, 1, 1)), bottom + 20, str(year), anchor="middle", size=13, fill=SECONDARY)
        for year in years[::every]
    )


def _dot(x: float, y: float, reading: Reading, progress: Progress) -> str:
    tip = safe(f"{_day(reading.on)}: {progress.unit.show(reading.value)}")
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{LINE}" stroke="{PAPER}" stroke-width="1.5">'
        f"<title>{tip}</title></circle>"
    )


def _goal(x: float, y: float, progress: Progress) -> str:
    shown = f"Target {progress.unit.show(progress.target.value)}"
    return (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="6.5" fill="{PAPER}" stroke="{INK}" stroke-width="2"/>'
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="2.2"/>'
    ) + words(x + 6, y - 14, shown, anchor="end", bold=True)


def _figure(x: float, y: float, text: str, left: float, right: float) -> str:
    half = width_of(text, bold=True) / 2
    return words(min(max(x, left + half), right - half), y, text, anchor="middle", bold=True)


def _day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def describe(progress: Progress, scale: Axis) -> str:
    """The promise in words: where it began, what it must reach and when, where it is, and its pace."""
    unit, first, last = progress.unit, progress.baseline, progress.target
    parts = [
        f"From {unit.show(first.value)} on {_day(first.on)} to a target of {unit.show(last.value)} by {_day(last.on)}."
    ]
    if progress.readings:
        latest = max(progress.readings, key=lambda reading: reading.on)
        parts.append(f"Latest, {_day(latest.on)}: {unit.show(latest.value)}.")
    else:
        parts.append("No figure since.")
    if progress.sentence:
        parts.append(progress.sentence)
    if scale.broken:
        parts.append(f"The vertical axis starts at {unit.show(scale.low)}, not at zero.")
    return " ".join(parts)
