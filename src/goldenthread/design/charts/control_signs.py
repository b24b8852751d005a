"""The signs of a control chart: a point by what it means, its lines, its events, and the key that names those used."""

from goldenthread.design.charts.control_data import Control, ControlPoint
from goldenthread.design.charts.palette import AXIS, BETTER, CHANGED, INK, PAPER, SECONDARY, USUAL, WORSE
from goldenthread.design.charts.svg import Sign, safe, words

# In the words of readers, not of statisticians.
WORDS = {
    "improvement": "Change for the better",
    "concern": "Change for the worse",
    "special cause": "Change, neither better nor worse",
    "common cause": "Usual variation",
    "": "Not judged",
}


def point_sign(x: float, y: float, point: ControlPoint, scale: float = 1, tip: str = "") -> str:
    """A point: a disc is better, a square worse, a diamond changed, a dot usual, a cross left out."""
    if point.excluded:
        arm = 4 * scale
        return _shape(
            f'path d="M{x - arm:.1f} {y - arm:.1f}l{2 * arm:.1f} {2 * arm:.1f}m0 {-2 * arm:.1f}l{-2 * arm:.1f}'
            f' {2 * arm:.1f}" fill="none" stroke="{SECONDARY}" stroke-width="2"',
            tip,
        )
    hollow = point.provisional
    if point.judgement == "improvement":
        return _shape(f'circle cx="{x:.1f}" cy="{y:.1f}" r="{5.5 * scale:.1f}"{_paint(BETTER, hollow)}', tip)
    if point.judgement == "concern":
        half = 5 * scale
        side = f"{2 * half:.1f}"
        return _shape(
            f'path d="M{x - half:.1f} {y - half:.1f}h{side}v{side}h-{side}z"{_paint(WORSE, hollow)}',
            tip,
        )
    if point.judgement == "special cause":
        arm = 6.5 * scale
        step = f"{arm:.1f}"
        return _shape(
            f'path d="M{x:.1f} {y - arm:.1f}l{step} {step}l-{step} {step}l-{step} -{step}z"{_paint(CHANGED, hollow)}',
            tip,
        )
    return _shape(f'circle cx="{x:.1f}" cy="{y:.1f}" r="{3.2 * scale:.1f}"{_paint(INK, hollow)}', tip)


def _paint(fill: str, hollow: bool) -> str:
    return f' fill="{PAPER if hollow else fill}" stroke="{INK}" stroke-width="1.4" stroke-linejoin="round"'


def _shape(drawn: str, tip: str) -> str:
    return f"<{drawn}><title>{safe(tip)}</title></{drawn.partition(' ')[0]}>" if tip else f"<{drawn}/>"


def letter_sign(x: float, y: float, letter: str) -> str:
    """The letter of an event or of a new phase, in a box: x is its middle, y its middle."""
    box = (
        f'<rect x="{x - 8:.1f}" y="{y - 8:.1f}" width="16" height="16" rx="2" fill="{PAPER}" stroke="{INK}"'
        ' stroke-width="1.2"/>'
    )
    return box + words(x, y + 4.5, letter, anchor="middle", size=12, bold=True)


def limit_line(path: str) -> str:
    """A limit: what lies beyond it is more than chance."""
    return f'<path class="gt-chart__limit" d="{path}" fill="none" stroke="{AXIS}" stroke-width="1.6"/>'


def warning_line(path: str) -> str:
    """A warning limit, two thirds of the way to a limit."""
    return f'<path d="{path}" fill="none" stroke="{AXIS}" stroke-width="1.2" stroke-dasharray="1.5 4"/>'


def mean_line(path: str) -> str:
    """The mean of a phase."""
    return f'<path class="gt-chart__mean" d="{path}" fill="none" stroke="{SECONDARY}" stroke-width="1.8"/>'


def _band(x: float, y: float) -> str:
    box = f'<rect x="{x - 7:.1f}" y="{y - 6:.1f}" width="14" height="12" fill="{USUAL}"/>'
    return box + limit_line(f"M{x - 7:.1f} {y - 6:.1f}h14M{x - 7:.1f} {y + 6:.1f}h14")


def key_entries(control: Control, *, figures: bool) -> list[tuple[Sign, str]]:
    """The signs that this chart uses, each with its words; with `figures`, lines have those of the latest phase."""
    drawn = [point for point in control.points if point.value is not None]
    found = {point.judgement for point in drawn if not point.excluded}
    samples = [ControlPoint("", None, judgement) for judgement in ("improvement", "concern", "special cause")]
    entries: list[tuple[Sign, str]] = [
        (_sample(sample), WORDS[sample.judgement]) for sample in samples if sample.judgement in found
    ]
    entries.append((_sample(ControlPoint("", None)), WORDS["common cause"]))
    if any(point.excluded for point in drawn):
        entries.append((_sample(ControlPoint("", None, excluded="x")), "Left out of the limits"))
    entries += _line_entries(control, figures)
    if any(point.provisional for point in drawn):
        entries.append((_sample(ControlPoint("", None, "improvement", provisional=True)), "Hollow: provisional"))
    if len(drawn) < len(control.points):
        entries.append(("gap", "No result"))
    return entries


def _line_entries(control: Control, figures: bool) -> list[tuple[Sign, str]]:
    """The lines of the chart, with their latest figures where they are asked for."""
    entries: list[tuple[Sign, str]] = []
    last, show = (control.phases[-1] if control.phases else None), control.unit.show
    if last is not None and last.lower is not None and last.upper is not None:
        between = f" {show(last.lower)} to {show(last.upper)}" if figures else " of usual variation"
        entries.append((_band, f"Limits{between}"))
        if last.upper_warning is not None:
            entries.append((_warning, "Warning limits"))
    if last is not None and last.mean is not None:
        entries.append((_mean, f"Mean {show(last.mean)}" if figures else "Mean"))
    latest = next((point.target for point in reversed(control.points) if point.target is not None), None)
    if latest is not None:
        entries.append(("target", f"Target {show(latest)}" if figures else "Target"))
    return entries


def _warning(x: float, y: float) -> str:
    return warning_line(f"M{x - 9:.1f} {y:.1f}h18")


def _mean(x: float, y: float) -> str:
    return mean_line(f"M{x - 9:.1f} {y:.1f}h18")


def _sample(point: ControlPoint) -> Sign:
    return lambda x, y: point_sign(x, y, point)
