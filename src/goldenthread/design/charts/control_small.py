"""A control chart small enough to stand beside its verdict: the band, the line, and the points beyond chance.

Many stand on one page, so each says only what is its own: the signs are explained once (`SMALL_KEY`), and the figures
of every point stand in a table or a file.
"""

from decimal import Decimal

from goldenthread.design.charts.control_data import Control, ControlPhase
from goldenthread.design.charts.control_signs import limit_line, mean_line, point_sign
from goldenthread.design.charts.control_words import describe
from goldenthread.design.charts.frame import Frame, grid, line_through, targets
from goldenthread.design.charts.palette import BLUE_ORANGE, GAP, INK, SECONDARY, USUAL, Palette
from goldenthread.design.charts.scale import Placer, axis
from goldenthread.design.charts.svg import document, width_of, words

SMALL_KEY = (
    "In the small charts the shaded band is what the measure usually does, with its mean as a line; the dashed line is "
    "the target. A disc is a change for the better, a square a change for the worse, a diamond a change where neither "
    "direction is better, and a cross a point left out of the limits. A hollow point is provisional; a grey box is a "
    "result that is not there."
)
APART = 15
LABELLED = 560
"""From this width on, lines are named at their right ends."""


def small_control_chart(
    control: Control, *, id: str, width: int = 640, height: int = 132, palette: Palette = BLUE_ORANGE
) -> str:
    """The chart as SVG. Raises ValueError where there is not a single figure."""
    figures = [(at, point.value) for at, point in enumerate(control.points) if point.value is not None]
    if not figures:
        raise ValueError("There is no figure to chart")
    scale = axis(_values(control), from_zero=False, steps=2)
    ticks = [control.unit.show(tick) for tick in scale.ticks]
    named = _names(control, figures[-1][1]) if width >= LABELLED else []
    right = max((width_of(name, 13, bold=True) + 8 for name, _ in named), default=8)
    left = width_of(max(ticks, key=len), 13) + 12
    frame = Frame(left, width - right, 10, height - 24, len(control.points))
    place = scale.placer(frame.bottom, frame.top)
    body = [
        *(_band(phase, frame, place) for phase in control.phases),
        grid(scale, place, ticks, frame),
        _gaps(control, frame),
        *(_lines(phase, frame, place) for phase in control.phases),
        line_through([None if p.excluded else p.value for p in control.points], frame, place, 1.8),
        targets([point.target for point in control.points], frame, place),
        _dots(control, frame, place),
        _named(named, frame, place),
        words(frame.left, frame.bottom + 18, control.points[0].label, size=13, fill=SECONDARY),
    ]
    if len(control.points) > 1:
        last = control.points[-1].label
        body.append(words(frame.right, frame.bottom + 18, last, anchor="end", size=13, fill=SECONDARY))
    return document(id, control.title, describe(control, scale), width, height, palette.font, "".join(body))


def _values(control: Control) -> list[Decimal]:
    """Everything that the chart must have room for."""
    lines = [line for phase in control.phases for line in (phase.mean, phase.lower, phase.upper)]
    given = [each for point in control.points for each in (point.value, point.target)] + lines
    return [value for value in given if value is not None]


def _ends(phase: ControlPhase, frame: Frame) -> tuple[float, float]:
    return frame.start(phase.start) + (2 if phase.start else 0), frame.start(phase.end + 1)


def _band(phase: ControlPhase, frame: Frame, place: Placer) -> str:
    """What the measure usually does, from limit to limit."""
    if phase.lower is None or phase.upper is None:
        return ""
    (start, end), top, bottom = _ends(phase, frame), place(phase.upper), place(phase.lower)
    tall = max(bottom - top, 0)
    return f'<rect x="{start:.1f}" y="{top:.1f}" width="{end - start:.1f}" height="{tall:.1f}" fill="{USUAL}"/>'


def _lines(phase: ControlPhase, frame: Frame, place: Placer) -> str:
    start, end = _ends(phase, frame)
    limits = [line for line in (phase.lower, phase.upper) if line is not None]
    drawn = limit_line("".join(f"M{start:.1f} {place(line):.1f}H{end:.1f}" for line in limits)) if limits else ""
    return drawn + (mean_line(f"M{start:.1f} {place(phase.mean):.1f}H{end:.1f}") if phase.mean is not None else "")


def _gaps(control: Control, frame: Frame) -> str:
    return "".join(
        f'<rect x="{frame.start(at) + 1:.1f}" y="{frame.top:.1f}" width="{max(frame.slot - 2, 1):.1f}"'
        f' height="{frame.bottom - frame.top:.1f}" fill="{GAP}"/>'
        for at, point in enumerate(control.points)
        if point.value is None
    )


def _dots(control: Control, frame: Frame, place: Placer) -> str:
    """Usual points as one drawing of round dots, and the others each by its own sign."""
    usual, signs = [], []
    for at, point in enumerate(control.points):
        if point.value is None:
            continue
        x, y = frame.x(at), place(point.value)
        if point.judgement in ("", "common cause") and not point.excluded and not point.provisional:
            usual.append(f"M{x:.1f} {y:.1f}h0")
        else:
            signs.append(point_sign(x, y, point, 0.9))
    dots = f'<path d="{"".join(usual)}" stroke="{INK}" stroke-width="6" stroke-linecap="round"/>' if usual else ""
    return dots + "".join(signs)


def _names(control: Control, latest: Decimal) -> list[tuple[str, Decimal]]:
    """The latest figure and the limits of the last phase: their words and their values."""
    unit, phase = control.unit, control.phases[-1] if control.phases else None
    lines = [("Latest", latest)]
    if phase is not None:
        limits = (("Upper", phase.upper), ("Lower", phase.lower))
        lines += [(word, value) for word, value in limits if value is not None]
    return [(f"{word} {unit.show(value)}", value) for word, value in lines]


def _named(named: list[tuple[str, Decimal]], frame: Frame, place: Placer) -> str:
    """The names at the right ends of the lines, kept apart from one another and inside the drawing."""
    parts, last = [], frame.top - APART
    ordered = sorted(named, key=lambda line: place(line[1]))
    for left, (name, value) in enumerate(ordered):
        lowest = frame.bottom + 4 - APART * (len(ordered) - 1 - left)
        last = max(min(place(value) + 4.5, lowest), last + APART)
        latest = name.startswith("Latest")
        parts.append(words(frame.right + 8, last, name, size=13, bold=latest, fill=INK if latest else SECONDARY))
    return "".join(parts)
