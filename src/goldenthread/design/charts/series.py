"""An indicator over periods: line or bars, with its targets, ratings, gaps and provisional figures."""

from decimal import Decimal

from goldenthread.design.charts.data import Point, Series
from goldenthread.design.charts.frame import Frame, foot, grid, line_through, periods, targets
from goldenthread.design.charts.numbers import Unit
from goldenthread.design.charts.palette import AXIS, BLUE_ORANGE, GAP, LINE, MUTED, PAPER, SECONDARY, Palette
from goldenthread.design.charts.scale import Axis, Placer, axis
from goldenthread.design.charts.svg import document, key, marker, safe, width_of, words
from goldenthread.design.status import status_of

# A bar's share of its period's width.
BAR = 0.8


def indicator_chart(
    series: Series,
    *,
    id: str,
    kind: str = "line",
    width: int = 700,
    height: int = 300,
    palette: Palette = BLUE_ORANGE,
) -> str:
    """The chart as SVG. `kind` is "line" or "bar"; bars always start at zero.

    A series without a single figure gives a drawing that says so.
    """
    drawn = [point for point in series.points if point.value is not None]
    if not drawn:
        return _without_figures(series, id, width, palette)
    values = [value for point in series.points for value in (point.value, point.target) if value is not None]
    limit = Decimal(100) if series.unit.suffix == "%" and max(values) <= 100 else None
    scale = axis(values, from_zero=series.from_zero or kind == "bar", limit=limit)
    labels = [point.label for point in series.points]
    signs, y = key(_key(series), 16, palette, 2, width)
    ticks = [series.unit.show(tick) for tick in scale.ticks]
    left = width_of(max(ticks, key=len), 13) + 12
    frame = Frame(left, width - 8.0, y + 30, height - foot(labels), len(series.points))
    place = scale.placer(frame.bottom, frame.top)
    bars = kind == "bar"
    body = [
        signs,
        grid(scale, place, ticks, frame),
        _gaps(series, frame),
        _bars(series, frame, place) if bars else line_through([point.value for point in series.points], frame, place),
        targets([point.target for point in series.points], frame, place),
        _points(series, frame, place, palette, inside=bars),
        periods(labels, frame),
    ]
    return document(id, series.title, describe(series, scale, kind), width, height, palette.font, "".join(body))


def _key(series: Series) -> list[tuple[str, str]]:
    """The signs that this chart uses, best rating first."""
    points = series.points
    rated = {point.rag for point in points if point.rag and point.value is not None}
    entries: list[tuple[str, str]] = [
        (code, status_of(code).word) for code in ("green", "amber", "red") if code in rated
    ]
    if any(point.target is not None for point in points):
        entries.append(("target", "Target"))
    if any(point.provisional for point in points):
        entries.append(("provisional", "Hollow: provisional"))
    if any(point.value is None for point in points):
        entries.append(("gap", "No result"))
    return entries


def _gaps(series: Series, frame: Frame) -> str:
    parts = []
    for at, point in enumerate(series.points):
        if point.value is None:
            tip = f"{point.label}: {point.note or 'no result'}"
            parts.append(
                f'<rect x="{frame.x(at) - frame.slot / 2 + 1:.1f}" y="{frame.top:.1f}" width="{frame.slot - 2:.1f}"'
                f' height="{frame.bottom - frame.top:.1f}" fill="{GAP}"><title>{safe(tip)}</title></rect>'
            )
    return "".join(parts)


def _bars(series: Series, frame: Frame, place: Placer) -> str:
    zero, wide = place(Decimal(0)), frame.slot * BAR
    parts = []
    for at, point in enumerate(series.points):
        if point.value is None:
            continue
        y = place(point.value)
        top, tall = min(y, zero), abs(y - zero)
        paint = f'fill="{PAPER}" stroke="{LINE}" stroke-dasharray="3 2"' if point.provisional else f'fill="{MUTED}"'
        parts.append(
            f'<rect class="gt-chart__bar" x="{frame.x(at) - wide / 2:.1f}" y="{top:.1f}" width="{wide:.1f}"'
            f' height="{tall:.1f}" {paint}/>'
        )
    return "".join(parts)


def _points(series: Series, frame: Frame, place: Placer, palette: Palette, *, inside: bool) -> str:
    """A marker for each figure, and the figures themselves: all where there is room, else the latest.

    `inside`: at the foot of the bars, clear of markers and targets.
    """
    shown = [series.unit.show(point.value) for point in series.points]
    figures = [at for at, point in enumerate(series.points) if point.value is not None]
    room = width_of(max(shown, key=len), 12 if inside else 13)
    within = inside and room <= frame.slot * BAR and _tall(series, place, frame)
    labelled = set(figures) if within or (not inside and room + 10 <= frame.slot) else {figures[-1]}
    parts = []
    for at in figures:
        point = series.points[at]
        assert point.value is not None
        x, y = frame.x(at), place(point.value)
        tip = _tip(point, series.unit)
        parts.append(marker(point.rag, x, y, palette, hollow=point.provisional, tip=tip))
        if at in labelled and within:
            bold = at == figures[-1]
            parts.append(words(x, frame.bottom - 9, shown[at], anchor="middle", size=12, bold=bold))
        elif at in labelled:
            half = width_of(shown[at], 14, bold=True) / 2
            x = min(max(x, frame.left + half), frame.right + 8 - half)
            parts.append(_value(x, _above(point, y, place, frame), shown[at], latest=at == figures[-1]))
    return "".join(parts)


def _tall(series: Series, place: Placer, frame: Frame) -> bool:
    """Whether every bar stands high enough on the chart's foot for its figure to be inside."""
    heights = (frame.bottom - place(point.value) for point in series.points if point.value is not None)
    return place(Decimal(0)) >= frame.bottom - 0.1 and min(heights) >= 36


def _above(point: Point, y: float, place: Placer, frame: Frame) -> float:
    """The baseline of a point's figure: above it, or below where the target's line runs just above."""
    if point.target is not None:
        distance = y - place(point.target)
        if 2 < distance < 30 and y + 26 < frame.bottom:
            return y + 22
    return y - 12


def _value(x: float, y: float, text: str, *, latest: bool) -> str:
    weight = ' font-weight="700"' if latest else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="middle" font-size="{14 if latest else 13}"{weight}'
        f' stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{safe(text)}</text>'
    )


def _tip(point: Point, unit: Unit) -> str:
    """All that the chart says of one period."""
    parts = [f"{point.label}: {unit.show(point.value)}" if point.value is not None else f"{point.label}: no result"]
    if point.target is not None:
        parts.append(f"target {unit.show(point.target)}")
    if point.rag and point.value is not None:
        parts.append(status_of(point.rag).word)
    if point.provisional:
        parts.append("provisional")
    if point.note:
        parts.append(point.note)
    return ", ".join(parts)


def describe(series: Series, scale: Axis, kind: str) -> str:
    """The chart in words: its span, the latest figure, highest and lowest, gaps, provisional figures, the axis."""
    points, unit = series.points, series.unit
    drawn = [(point.value, point) for point in points if point.value is not None]
    latest = drawn[-1][1]
    what = "Bar chart" if kind == "bar" else "Line chart"
    span = f"{points[0].label} to {points[-1].label}" if len(points) > 1 else points[0].label
    parts = [f"{what}, {span}.", f"Latest, {_tip(latest, unit)}."]
    if len(drawn) > 1:
        high, low = max(drawn, key=lambda pair: pair[0]), min(drawn, key=lambda pair: pair[0])
        parts.append(f"Highest {unit.show(high[0])} ({high[1].label}), lowest {unit.show(low[0])} ({low[1].label}).")
    gaps = [point.label for point in points if point.value is None]
    if gaps:
        parts.append(f"No result for {', '.join(gaps)}.")
    provisional = [point.label for point in points if point.provisional]
    if provisional:
        parts.append(f"Provisional: {', '.join(provisional)}.")
    if scale.broken:
        parts.append(f"The vertical axis starts at {unit.show(scale.low)}, not at zero.")
    return " ".join(parts)


def _without_figures(series: Series, id: str, width: int, palette: Palette) -> str:
    periods = ", ".join(point.label for point in series.points) or "any period"
    message = "No results to draw yet"
    body = f'<rect x="0.5" y="0.5" width="{width - 1}" height="71" fill="{GAP}" stroke="{AXIS}"/>'
    body += words(width / 2, 41, message, anchor="middle", fill=SECONDARY)
    return document(id, series.title, f"{message}: no result for {periods}.", width, 72, palette.font, body)
