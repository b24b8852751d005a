"""Where a year is heading: what is known so far, the pace that a target needs, and the outturn with its range."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.design.charts.frame import Frame, foot, grid, line_through, periods
from goldenthread.design.charts.numbers import COUNT, Unit
from goldenthread.design.charts.palette import BLUE_ORANGE, INK, LINE, MUTED, PAPER, SECONDARY, USUAL, Palette
from goldenthread.design.charts.scale import Axis, Placer, axis
from goldenthread.design.charts.svg import Sign, document, key, safe, target_line, width_of, words


@dataclass(frozen=True, slots=True)
class OutlookStep:
    """One period. `actual` None: still to come, or not known. `needed`: where a steady pace to the target would be."""

    label: str
    actual: Decimal | None = None
    needed: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """A year under way. The outturn is of the last step; None: it cannot be worked out, as the sentence says."""

    title: str
    steps: Sequence[OutlookStep]
    outturn: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    target: Decimal | None = None
    method: str = ""
    unit: Unit = COUNT
    sentence: str = ""


def outlook_chart(
    outlook: Outlook, *, id: str, width: int = 700, height: int = 300, palette: Palette = BLUE_ORANGE
) -> str:
    """The chart as SVG. Raises ValueError where there is no step."""
    if not outlook.steps:
        raise ValueError("An outlook has at least one step")
    scale = _scale(outlook)
    labels = [step.label for step in outlook.steps]
    signs, y = key(_key(outlook), 16, palette, 2, width)
    height = max(height, round(y) + 230)
    ticks = [outlook.unit.show(tick) for tick in scale.ticks]
    frame = Frame(
        width_of(max(ticks, key=len), 13) + 12, width - 8.0, y + 26, height - foot(labels), len(outlook.steps)
    )
    place = scale.placer(frame.bottom, frame.top)
    actual = [step.actual for step in outlook.steps]
    body = [
        signs,
        _cone(outlook, frame, place),
        grid(scale, place, ticks, frame),
        _needed(outlook, frame, place),
        line_through(actual, frame, place, 3),
        *(_dot(step, at, frame, place, outlook.unit) for at, step in enumerate(outlook.steps)),
        _outturn(outlook, frame, place),
        _target(outlook, frame, place),
        periods(labels, frame),
    ]
    return document(id, outlook.title, describe(outlook, scale), width, height, palette.font, "".join(body))


def _scale(outlook: Outlook) -> Axis:
    given = [value for step in outlook.steps for value in (step.actual, step.needed)]
    given += [outlook.outturn, outlook.lower, outlook.upper, outlook.target]
    values = [value for value in given if value is not None] or [Decimal(0)]
    limit = Decimal(100) if outlook.unit.suffix == "%" and max(values) <= 100 else None
    return axis(values, from_zero=False, limit=limit)


def _key(outlook: Outlook) -> list[tuple[Sign, str]]:
    entries: list[tuple[Sign, str]] = [(_actual_sign, "So far")]
    if any(step.needed is not None for step in outlook.steps):
        entries.append((_needed_sign, "Pace needed"))
    if outlook.outturn is not None:
        how = f", {outlook.method}" if outlook.method else ""
        entries.append((_outturn_sign, f"Forecast for the year{how}"))
    if outlook.lower is not None:
        entries.append((USUAL, "Range of the forecast"))
    if outlook.target is not None:
        entries.append(("target", "Target"))
    return entries


def _actual_sign(x: float, y: float) -> str:
    line = f'<path class="gt-chart__line" d="M{x - 9:.1f} {y:.1f}h18" stroke="{LINE}" stroke-width="3"/>'
    return f'{line}<circle cx="{x:.1f}" cy="{y:.1f}" r="4.5" fill="{LINE}" stroke="{PAPER}" stroke-width="1.5"/>'


def _needed_sign(x: float, y: float) -> str:
    return _dotted(f"M{x - 9:.1f} {y:.1f}h18")


def _dotted(path: str) -> str:
    return f'<path d="{path}" fill="none" stroke="{INK}" stroke-width="1.6" stroke-dasharray="1.5 3.5"/>'


def _outturn_sign(x: float, y: float, tip: str = "") -> str:
    inside = f"<title>{safe(tip)}</title>" if tip else ""
    return (
        f'<path d="M{x:.1f} {y - 7.5:.1f}l7.5 7.5l-7.5 7.5l-7.5 -7.5z" fill="{PAPER}" stroke="{INK}" stroke-width="2"'
        f' stroke-linejoin="round">{inside}</path>'
    )


def _latest(outlook: Outlook) -> tuple[int, Decimal] | None:
    """The last step that is known, with its figure."""
    known = [(at, step.actual) for at, step in enumerate(outlook.steps) if step.actual is not None]
    return known[-1] if known else None


def _cone(outlook: Outlook, frame: Frame, place: Placer) -> str:
    """The range that the forecast opens into, from what is known to the year's end."""
    if outlook.lower is None or outlook.upper is None or outlook.outturn is None:
        return ""
    end, latest = frame.x(len(outlook.steps) - 1), _latest(outlook)
    low, high, middle = place(outlook.lower), place(outlook.upper), place(outlook.outturn)
    bar = (
        f'<path d="M{end - 12:.1f} {high:.1f}h24m-12 0V{low:.1f}m-12 0h24" fill="none" stroke="{INK}"'
        ' stroke-width="2"/>'
    )
    if latest is None or latest[0] == len(outlook.steps) - 1:
        return bar
    x, y = frame.x(latest[0]), place(latest[1])
    return (
        f'<path d="M{x:.1f} {y:.1f}L{end:.1f} {high:.1f}V{low:.1f}z" fill="{USUAL}" stroke="{MUTED}"/>'
        f'<path d="M{x:.1f} {y:.1f}L{end:.1f} {middle:.1f}" fill="none" stroke="{LINE}" stroke-width="2"'
        f' stroke-dasharray="6 4"/>{bar}'
    )


def _needed(outlook: Outlook, frame: Frame, place: Placer) -> str:
    steps = [(frame.x(at), place(step.needed)) for at, step in enumerate(outlook.steps) if step.needed is not None]
    return _dotted("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in steps)) if len(steps) > 1 else ""


def _dot(step: OutlookStep, at: int, frame: Frame, place: Placer, unit: Unit) -> str:
    if step.actual is None:
        return ""
    tip = f"{step.label}: {unit.show(step.actual)}"
    if step.needed is not None:
        tip += f", pace needed {unit.show(step.needed)}"
    return (
        f'<circle cx="{frame.x(at):.1f}" cy="{place(step.actual):.1f}" r="4.5" fill="{LINE}" stroke="{PAPER}"'
        f' stroke-width="1.5"><title>{safe(tip)}</title></circle>'
    )


def _outturn(outlook: Outlook, frame: Frame, place: Placer) -> str:
    """The forecast of the year with its figure beside it, clear of the target's line."""
    if outlook.outturn is None:
        return ""
    shown = outlook.unit.show(outlook.outturn)
    x, y = frame.x(len(outlook.steps) - 1), place(outlook.outturn)
    over = None if outlook.target is None else y - place(outlook.target)
    below = over is not None and -4 < over < 34 and y + 28 < frame.bottom
    half = width_of(shown, bold=True) / 2
    at = min(x, frame.right - half)
    return _outturn_sign(x, y, f"Forecast {shown}") + (
        f'<text x="{at:.1f}" y="{y + 25 if below else y - 14:.1f}" text-anchor="middle" font-weight="700"'
        f' stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">{safe(shown)}</text>'
    )


def _target(outlook: Outlook, frame: Frame, place: Placer) -> str:
    """The year's target, named at its left, where the year has yet to come near it."""
    if outlook.target is None:
        return ""
    y, shown = place(outlook.target), f"Target {outlook.unit.show(outlook.target)}"
    return target_line(f"M{frame.left:.1f} {y:.1f}H{frame.right:.1f}") + words(
        frame.left + 6, y - 7 if y - 20 > frame.top - 14 else y + 17, shown, size=13, fill=SECONDARY
    )


def describe(outlook: Outlook, scale: Axis) -> str:
    """The year in words: the sentence, what is known, the forecast and its range, the target."""
    unit, latest = outlook.unit, _latest(outlook)
    parts = [outlook.sentence, f"{outlook.steps[0].label} to {outlook.steps[-1].label}."]
    if latest is None:
        parts.append("Nothing is known yet.")
    else:
        parts.append(f"So far, {outlook.steps[latest[0]].label}: {unit.show(latest[1])}.")
    if outlook.outturn is not None:
        how = f" by the {outlook.method} method" if outlook.method else ""
        within = ""
        if outlook.lower is not None and outlook.upper is not None:
            within = f", within a range of {unit.show(outlook.lower)} to {unit.show(outlook.upper)}"
        parts.append(f"Forecast for the year{how}: {unit.show(outlook.outturn)}{within}.")
    if outlook.target is not None:
        parts.append(f"Target: {unit.show(outlook.target)}.")
    if scale.broken:
        parts.append(f"The vertical axis starts at {unit.show(scale.low)}, not at zero.")
    return " ".join(part for part in parts if part)
