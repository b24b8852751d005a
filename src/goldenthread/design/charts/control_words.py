"""A control chart in words: its tips, its description, and the notes that its letters stand for."""

from goldenthread.design.charts.control_data import Control, ControlPhase, ControlPoint
from goldenthread.design.charts.control_signs import WORDS
from goldenthread.design.charts.numbers import Unit
from goldenthread.design.charts.scale import Axis


def tip_of(point: ControlPoint, unit: Unit) -> str:
    """All that the chart says of one period."""
    if point.value is None:
        return f"{point.label}: {point.note or 'no result'}"
    parts = [f"{point.label}: {unit.show(point.value)}"]
    if point.excluded:
        parts.append(f"left out of the limits: {point.excluded}")
    elif point.judgement:
        parts.append(WORDS[point.judgement].lower() + (f" ({point.cause})" if point.cause else ""))
    if point.target is not None:
        parts.append(f"target {unit.show(point.target)}")
    if point.provisional:
        parts.append("provisional")
    if point.note:
        parts.append(point.note)
    return ", ".join(parts)


def notes_of(control: Control) -> list[tuple[str, int, str]]:
    """What happened when, lettered in order of time: the letter, the position of its point, and the words.

    A new phase is one of them, for its limits are new from there on.
    """
    found = [(event.at, 1, f"{event.on or _label(control, event.at)}: {event.label}") for event in control.events]
    for phase in control.phases[1:]:
        because = f": {phase.reason}" if phase.reason else ""
        found.append((phase.start, 0, f"New limits from {_label(control, phase.start)}{because}"))
    found.sort(key=lambda note: note[:2])
    return [(letter_of(place), at, text) for place, (at, _, text) in enumerate(found)]


def letter_of(place: int) -> str:
    """A to Z, then AA, AB, and so on."""
    first, last = divmod(place, 26)
    return (letter_of(first - 1) if first else "") + chr(ord("A") + last)


def _label(control: Control, at: int) -> str:
    return control.points[at].label if 0 <= at < len(control.points) else ""


def describe(control: Control, scale: Axis) -> str:
    """The chart in words: the sentence, its span, the latest figure, limits, flagged points, what is left out."""
    points, unit = control.points, control.unit
    span = f"{points[0].label} to {points[-1].label}" if len(points) > 1 else points[0].label
    latest = next(point for point in reversed(points) if point.value is not None)
    parts = [control.sentence, f"Control chart, {span}.", f"Latest, {tip_of(latest, unit)}."]
    parts += [_phase_words(control, phase) for phase in control.phases]
    flagged = [point for point in points if point.value is not None and not point.excluded]
    for judgement in ("improvement", "concern", "special cause"):
        named = [point.label for point in flagged if point.judgement == judgement]
        if named:
            parts.append(f"{WORDS[judgement]}: {', '.join(named)}.")
    left_out = [f"{point.label} ({point.excluded})" for point in points if point.excluded]
    if left_out:
        parts.append(f"Left out of the limits: {', '.join(left_out)}.")
    gaps = [point.label for point in points if point.value is None]
    if gaps:
        parts.append(f"No result for {', '.join(gaps)}.")
    parts += [f"{text}." for _, _, text in notes_of(control)]
    if control.preset:
        parts.append(f"Rules: {control.preset}.")
    if scale.broken:
        parts.append(f"The vertical axis starts at {unit.show(scale.low)}, not at zero.")
    return " ".join(part for part in parts if part)


def _phase_words(control: Control, phase: ControlPhase) -> str:
    """The mean and the limits of a phase; where there are several, from when."""
    if phase.mean is None:
        return ""
    unit = control.unit
    since = f"From {_label(control, phase.start)}, mean" if len(control.phases) > 1 else "Mean"
    limits = ""
    if phase.lower is not None and phase.upper is not None:
        limits = f", limits {unit.show(phase.lower)} to {unit.show(phase.upper)}"
    return f"{since} {unit.show(phase.mean)}{limits}."
