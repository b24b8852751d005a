"""A control chart: a measure over time, what it usually does, and the points that are more than chance."""

from decimal import Decimal

from goldenthread.design.charts.control_data import Control, ControlPhase
from goldenthread.design.charts.control_signs import (
    key_entries,
    letter_sign,
    limit_line,
    mean_line,
    point_sign,
    warning_line,
)
from goldenthread.design.charts.control_words import describe, notes_of, tip_of
from goldenthread.design.charts.frame import Frame, foot, grid, line_through, periods, targets
from goldenthread.design.charts.palette import AXIS, BLUE_ORANGE, GAP, INK, SECONDARY, USUAL, Palette
from goldenthread.design.charts.scale import Axis, Placer, axis
from goldenthread.design.charts.svg import document, key, safe, width_of, words, wrapped

# From this width on, the lines are named at their right ends.
WIDE = 560
# The least from the key's foot to the chart's.
FIELD = 260
# Between the baselines of two names of lines.
APART = 16
# Between two phases, so that their limits are seen not to be one.
BREAK = 3


def control_chart(
    control: Control, *, id: str, width: int = 700, height: int = 320, palette: Palette = BLUE_ORANGE
) -> str:
    """The chart as SVG: `height` is without the notes under it, and grows where the key leaves the field too little.

    A series without a single figure gives a drawing that says so.
    Raises ValueError for a phase or an event that lies outside the points.
    """
    _checked(control)
    if all(point.value is None for point in control.points):
        return _without_figures(control, id, width, palette)
    scale = _scale(control)
    labels = [point.label for point in control.points]
    signs, y = key(key_entries(control, figures=width < WIDE), 16, palette, 2, width)
    height = max(height, round(y) + FIELD)
    named = _names(control) if width >= WIDE else []
    ticks = [control.unit.show(tick) for tick in scale.ticks]
    right = max((width_of(name, 13, bold=name.startswith("Latest")) + 8 for name, _ in named), default=0.0)
    notes = notes_of(control)
    frame = Frame(
        width_of(max(ticks, key=len), 13) + 12, width - 8 - right, y + (44 if notes else 24), height - foot(labels),
        len(labels),
    )  # fmt: skip
    place = scale.placer(frame.bottom, frame.top)
    told, end = _notes(notes, width, height)
    body = [
        signs,
        *(_band(phase, frame, place) for phase in control.phases),
        grid(scale, place, ticks, frame),
        _gaps(control, frame),
        *(_limits(phase, frame, place) for phase in control.phases),
        _events(control, notes, frame),
        line_through([None if p.excluded else p.value for p in control.points], frame, place, 1.8),
        targets([point.target for point in control.points], frame, place),
        _points(control, frame, place, told=bool(named)),
        _named(named, frame, place),
        periods(labels, frame),
        told,
    ]
    return document(id, control.title, describe(control, scale), width, end, palette.font, "".join(body))


def _checked(control: Control) -> None:
    count = len(control.points)
    for phase in control.phases:
        if not 0 <= phase.start <= phase.end < count:
            raise ValueError(f"The phase from {phase.start} to {phase.end} is not among {count} points")
    for event in control.events:
        if not 0 <= event.at < count:
            raise ValueError(f"The event “{event.label}” is at {event.at}, and there are {count} points")


def _scale(control: Control) -> Axis:
    """An axis that holds every figure, target and limit."""
    lines = [
        line
        for phase in control.phases
        for line in (phase.mean, phase.lower, phase.upper, phase.lower_warning, phase.upper_warning)
    ]
    given = [point.value for point in control.points] + [point.target for point in control.points] + lines
    values = [value for value in given if value is not None]
    limit = Decimal(100) if control.unit.suffix == "%" and max(values) <= 100 else None
    return axis(values, from_zero=False, limit=limit)


def _across(phase: ControlPhase, value: Decimal, frame: Frame, place: Placer) -> str:
    """The path of a line across a phase, short of its neighbours."""
    start, end = _ends(phase, frame)
    return f"M{start:.1f} {place(value):.1f}H{end:.1f}"


def _ends(phase: ControlPhase, frame: Frame) -> tuple[float, float]:
    """Where a phase starts and ends, with a break between it and its neighbours."""
    start, end = frame.start(phase.start), frame.start(phase.end + 1)
    return start + (BREAK if phase.start else 0), end - (BREAK if phase.end + 1 < frame.count else 0)


def _band(phase: ControlPhase, frame: Frame, place: Placer) -> str:
    """What the measure usually does, from limit to limit."""
    if phase.lower is None or phase.upper is None:
        return ""
    start, end = _ends(phase, frame)
    top, bottom = place(phase.upper), place(phase.lower)
    return (
        f'<rect x="{start:.1f}" y="{top:.1f}" width="{end - start:.1f}" height="{max(bottom - top, 0):.1f}"'
        f' fill="{USUAL}"/>'
    )


def _limits(phase: ControlPhase, frame: Frame, place: Placer) -> str:
    """Limits, warning limits and mean of a phase, each where it is known."""
    parts = [limit_line(_across(phase, at, frame, place)) for at in (phase.lower, phase.upper) if at is not None]
    warnings = (phase.lower_warning, phase.upper_warning)
    parts += [warning_line(_across(phase, at, frame, place)) for at in warnings if at is not None]
    if phase.mean is not None:
        parts.append(mean_line(_across(phase, phase.mean, frame, place)))
    return "".join(parts)


def _gaps(control: Control, frame: Frame) -> str:
    return "".join(
        f'<rect x="{frame.start(at) + 1:.1f}" y="{frame.top:.1f}" width="{max(frame.slot - 2, 1):.1f}"'
        f' height="{frame.bottom - frame.top:.1f}" fill="{GAP}" stroke="{AXIS}" stroke-dasharray="2 3">'
        f"<title>{safe(tip_of(point, control.unit))}</title></rect>"
        for at, point in enumerate(control.points)
        if point.value is None
    )


def _events(control: Control, notes: list[tuple[str, int, str]], frame: Frame) -> str:
    """A line down the chart with its letter at the head: through the point of an event, before that of a new phase."""
    phases = {phase.start for phase in control.phases[1:]}
    parts, taken = [], -100.0
    for letter, at, text in notes:
        x = frame.start(at) if at in phases and text.startswith("New limits") else frame.x(at)
        head = max(x, taken + 18)
        taken = head
        parts.append(
            f'<line x1="{x:.1f}" y1="{frame.top - 8:.1f}" x2="{x:.1f}" y2="{frame.bottom:.1f}" stroke="{INK}"'
            ' stroke-width="1" stroke-dasharray="2 2"/>'
        )
        parts.append(letter_sign(min(head, frame.right), frame.top - 14, letter))
    return "".join(parts)


def _points(control: Control, frame: Frame, place: Placer, *, told: bool) -> str:
    """Every point, the judged ones larger; and, unless it is told elsewhere, the latest figure in words."""
    small = min(1.0, max(0.6, frame.slot / 12))
    parts = [
        point_sign(frame.x(at), place(point.value), point, small, tip_of(point, control.unit))
        for at, point in enumerate(control.points)
        if point.value is not None
    ]
    if told:
        return "".join(parts)
    last, latest = latest_of(control)
    shown = control.unit.show(latest)
    half = width_of(shown, 14, bold=True) / 2
    x = min(max(frame.x(last), frame.left + half), max(frame.right - half, frame.left + half))
    parts.append(
        f'<text x="{x:.1f}" y="{_clear(control, last, frame, place):.1f}" text-anchor="middle" font-weight="700"'
        f' stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{safe(shown)}</text>'
    )
    return "".join(parts)


def latest_of(control: Control) -> tuple[int, Decimal]:
    """The position of the latest point that is not a gap, and its figure."""
    return next((at, point.value) for at, point in reversed([*enumerate(control.points)]) if point.value is not None)


def _clear(control: Control, last: int, frame: Frame, place: Placer) -> float:
    """The baseline of the latest figure: above its point, or below it where the line comes down to it."""
    value, before = control.points[last].value, control.points[last - 1].value if last else None
    assert value is not None
    y = place(value)
    falls = before is not None and before > value
    below = y + 24
    return below if (falls and below < frame.bottom - 4) or y - 14 < frame.top + 4 else y - 12


def _names(control: Control) -> list[tuple[str, Decimal]]:
    """The latest figure, the lines of the last phase and the last target: their words and their values."""
    unit, phase = control.unit, control.phases[-1] if control.phases else None
    lines = [("Latest", latest_of(control)[1])]
    if phase is not None:
        lines += [
            (word, value)
            for word, value in (("Upper", phase.upper), ("Mean", phase.mean), ("Lower", phase.lower))
            if value is not None
        ]
    target = control.points[-1].target
    if target is not None:
        lines.append(("Target", target))
    return [(f"{word} {unit.show(value)}", value) for word, value in lines]


def _named(named: list[tuple[str, Decimal]], frame: Frame, place: Placer) -> str:
    """The names at the right ends of the lines, kept apart from one another and above the chart's foot."""
    ordered = sorted(named, key=lambda line: place(line[1]))
    places, last = [], frame.top - APART
    for _, value in ordered:
        last = max(place(value) + 4.5, last + APART)
        places.append(last)
    over = max(0.0, last - frame.bottom - 4) if places else 0.0
    parts, above = [], frame.bottom + 4 + APART
    for (name, _), y in zip(reversed(ordered), reversed(places), strict=True):
        above = min(y, above - APART) if over else y
        latest = name.startswith("Latest")
        parts.append(words(frame.right + 8, above, name, size=13, bold=latest, fill=INK if latest else SECONDARY))
    return "".join(parts)


def _notes(notes: list[tuple[str, int, str]], width: int, y: float) -> tuple[str, float]:
    """What the letters stand for, under the chart, and how far down the drawing reaches."""
    parts, end = [], y
    for letter, _, text in notes:
        lines = wrapped(text, width - 28, 13)
        parts.append(letter_sign(10, end + 10, letter))
        for line in lines:
            parts.append(words(26, end + 14.5, line, size=13, fill=SECONDARY))
            end += 18
        end += 4
    return "".join(parts), end + (2 if notes else 0)


def _without_figures(control: Control, id: str, width: int, palette: Palette) -> str:
    message = "No results to chart yet"
    body = f'<rect x="0.5" y="0.5" width="{width - 1}" height="71" fill="{GAP}" stroke="{AXIS}"/>'
    body += words(width / 2, 41, message, anchor="middle", fill=SECONDARY)
    labels = ", ".join(point.label for point in control.points) or "any period"
    return document(id, control.title, f"{message}: no result for {labels}.", width, 72, palette.font, body)
