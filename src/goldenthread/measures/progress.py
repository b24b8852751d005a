"""Progress to a dated target: the pace needed against the pace so far, and where the present pace would end.

Built on `paces`, so everything is an exact fraction; nothing here divides by a baseline, so a baseline or a target of
zero is like any other. Growth rates (the compound pace that Eurostat uses for the Sustainable Development Goals) are
given where both ends are above zero, and are said not to exist where they are not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from goldenthread.measures.paces import DAYS_A_YEAR, Figure, Pace, pace
from goldenthread.measures.refusals import one_of, refuse

VERDICTS = (
    "met", "on track", "behind", "hardly moving", "moving away", "overdue", "not known", "cannot be worked out",
)  # fmt: skip
ON_TRACK = Fraction(95, 100)
"""Share of the pace needed from the start that still counts as on track (Eurostat: 95%)."""
MOVING = Fraction(1, 100)
"""Less than this share of the pace needed, forwards or back, is hardly moving."""


@dataclass(frozen=True)
class Growth:
    """Compound yearly growth, as shares: 0.05 is 5% a year. None where a figure is not above zero."""

    so_far: float | None
    needed: float | None
    """From the baseline to the target by the due date."""
    ratio: float | None
    reason: str


@dataclass(frozen=True)
class Progress:
    verdict: str
    """One of VERDICTS."""
    pace: Pace | None
    """The paces themselves, in the measure's unit a year; None where it cannot be worked out."""
    ratio: Fraction | None
    """Pace so far over the pace needed from the start; None where nothing was needed or nothing is known."""
    share_done: Fraction | None
    """Share of the way from the baseline to the target; below 0 where it moved away."""
    share_of_time: Fraction | None
    """Share of the time from the baseline to the due date that had gone at the latest figure."""
    at_due: Fraction | None
    """The figure on the due date if the pace so far were kept."""
    shortfall: Fraction | None
    """How far that would be from the target, in the bad direction; 0 or less where it would be met."""
    growth: Growth
    reason: str


def progress(
    *,
    baseline: Figure | float,
    baseline_at: date,
    target: Figure | float,
    due: date,
    latest: Figure | float | None = None,
    latest_at: date | None = None,
    polarity: str | None = None,
) -> Progress:
    """Progress from a baseline to a target due on a date.

    polarity (bigger or smaller): the target must lie that way from the baseline, or be the baseline, to be held.
    None: the target itself says which way. A float stands for the decimal it is written as.
    Raises MeasureError for figures that are not numbers or dates that run backwards.
    """
    first, aim = _exact(baseline, "baseline"), _exact(target, "target")
    last = None if latest is None else _exact(latest, "latest")
    start, end, now = Fraction(first), Fraction(aim), None if last is None else Fraction(last)
    if polarity is not None:
        one_of(polarity, ("bigger", "smaller"), "polarity")
    if due <= baseline_at:
        refuse("due", f"{due} is not after the baseline of {baseline_at}")
    if (latest is None) != (latest_at is None):
        refuse("latest", "give both the latest figure and its date, or neither")
    if latest_at is not None and latest_at < baseline_at:
        refuse("latest_at", f"{latest_at} is before the baseline of {baseline_at}")
    way = _way(start, end, polarity)
    against = polarity is not None and start != end and (end > start) != (polarity == "bigger")
    if against:
        reason = (
            f"cannot be worked out, because {polarity} is better and yet the target of {target} is "
            f"{'below' if end < start else 'above'} the baseline of {baseline}"
        )
        return Progress("cannot be worked out", None, None, None, None, None, None, _NO_GROWTH, reason)
    made = pace(baseline=first, baseline_at=baseline_at, target=aim, due=due, latest=last, latest_at=latest_at)
    ratio = None if made.so_far is None or not made.needed_from_start else made.so_far / made.needed_from_start
    whole = _years(baseline_at, due)
    gone = None if latest_at is None else _years(baseline_at, latest_at)
    at_due = None if made.so_far is None else start + made.so_far * whole
    verdict = _verdict(made, ratio, now, end, way)
    held_down = start == end and way < 0  # `pace` takes a figure that is to be held as one that may not fall
    return Progress(
        verdict, None if held_down else made, ratio, _share(start, end, now),
        None if gone is None else min(Fraction(1), gone / whole), at_due,
        None if at_due is None else (end - at_due) * way, _growth(start, end, now, whole, gone),
        _why(verdict, made, ratio),
    )  # fmt: skip


_NO_GROWTH = Growth(None, None, None, "not worked out")


def _exact(value: Figure | float, name: str) -> Decimal:
    if isinstance(value, bool):
        refuse(name, f"{value!r} is not a number")
    try:
        number = Decimal(repr(float(value)) if isinstance(value, float) else value)
    except (ArithmeticError, TypeError, ValueError):
        refuse(name, f"{value!r} is not a number")
    if not number.is_finite():
        refuse(name, f"{value} is not a number that can be measured with")
    return number


def _way(start: Fraction, end: Fraction, polarity: str | None) -> int:
    if polarity is not None:
        return 1 if polarity == "bigger" else -1
    return -1 if end < start else 1


def _years(first: date, last: date) -> Fraction:
    return Fraction((last - first).days) / DAYS_A_YEAR


def _share(start: Fraction, end: Fraction, now: Fraction | None) -> Fraction | None:
    return None if now is None or start == end else (now - start) / (end - start)


def _verdict(made: Pace, ratio: Fraction | None, now: Fraction | None, end: Fraction, way: int) -> str:
    if now is None or (made.so_far is None and (now - end) * way < 0):
        return "not known"
    if (now - end) * way >= 0:
        return "met"
    if made.status == "overdue":
        return "overdue"
    if ratio is None:  # a figure that was to be held and has slipped
        return "moving away"
    if ratio >= ON_TRACK:
        return "on track"
    if abs(ratio) < MOVING:
        return "hardly moving"
    return "behind" if ratio > 0 else "moving away"


def _growth(
    start: Fraction, end: Fraction, now: Fraction | None, until_due: Fraction, so_far: Fraction | None
) -> Growth:
    if start <= 0 or end <= 0 or (now is not None and now <= 0):
        low = "baseline" if start <= 0 else "target" if end <= 0 else "latest figure"
        return Growth(None, None, None, f"there is no growth rate, because the {low} is not above zero")
    needed = _yearly(end / start, until_due)
    if needed is None:
        return Growth(None, None, None, TOO_SHORT)
    if now is None or not so_far:
        return Growth(None, needed, None, "there is no figure since the baseline")
    actual = _yearly(now / start, so_far)
    if actual is None:
        return Growth(
            None, needed, None, "there is no growth rate so far, because the time is too short to speak of a year"
        )
    return Growth(actual, needed, actual / needed if needed else None, "")


TOO_SHORT = "the time is too short for a yearly growth rate"


def _yearly(times: Fraction, years: Fraction) -> float | None:
    """Growth by a factor over some years, as a share a year; None where a few days would make it astronomical."""
    try:
        return float(times) ** (1 / float(years)) - 1
    except OverflowError:
        return None


def _why(verdict: str, made: Pace, ratio: Fraction | None) -> str:
    if verdict in ("met", "overdue", "not known"):
        return made.sentence
    if ratio is None:
        return "the figure was to be held and has moved away from its target"
    return f"the pace so far is {float(ratio):.0%} of the pace needed from the start"
