"""The pace a pledge with a number needs, against the pace it has kept so far. Exact fractions, years of 365.25 days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from goldenthread.measures.figures import half_up, plain, shown

DAYS_A_YEAR = Fraction(1461, 4)
Figure = Decimal | str | int
PACES = ("met", "on pace", "behind", "overdue", "not known")


@dataclass(frozen=True)
class Pace:
    """Exact paces in the pledge's unit a year, signed: to bring a number down takes a negative one."""

    status: str
    """One of PACES."""
    needed_from_start: Fraction | None
    """From the baseline to the target by the due date."""
    so_far: Fraction | None
    """From the baseline to the latest figure; None where there is no later figure."""
    needed_now: Fraction | None
    """From the latest figure (else the baseline) to the target by the due date; None once met or overdue."""
    done: Fraction | None
    """The share of the way from baseline to target, in per cent; None where there was no way to go."""
    expected: Fraction | None
    """Where the latest date should have found the figure at a steady pace from the baseline."""
    sentence: str


def pace(
    *,
    baseline: Figure,
    baseline_at: date,
    target: Figure,
    due: date,
    latest: Figure | None = None,
    latest_at: date | None = None,
    unit: str = "",
) -> Pace:
    """The pace needed a year against the pace so far, for a pledge with a baseline, a target and a date.

    A baseline of zero is like any other: paces are amounts a year, never percentages of the baseline.
    Raises ValueError where dates run backwards or only one of latest and latest_at is given.
    """
    if due <= baseline_at:
        raise ValueError(f"the pledge is due on {due}, which is not after its baseline of {baseline_at}")
    if (latest is None) != (latest_at is None):
        raise ValueError("give both the latest figure and its date, or neither")
    if latest_at is not None and latest_at < baseline_at:
        raise ValueError(f"the latest figure, {latest_at}, is from before the baseline of {baseline_at}")
    start, end = Fraction(Decimal(baseline)), Fraction(Decimal(target))
    now = start if latest is None else Fraction(Decimal(latest))
    at = latest_at or baseline_at
    so_far = None if latest is None or at == baseline_at else (now - start) / _years(baseline_at, at)
    from_start = (end - start) / _years(baseline_at, due)
    met = latest is not None and (now - end) * _way(start, end) >= 0
    needed_now = None if met or at >= due else (end - now) / _years(at, due)
    expected = start + from_start * _years(baseline_at, min(at, due))
    status = _status(met, at >= due, so_far, from_start, _way(start, end))
    return Pace(
        status=status,
        needed_from_start=from_start,
        so_far=so_far,
        needed_now=needed_now,
        done=None if start == end else (now - start) * 100 / (end - start),
        expected=None if latest is None else expected,
        sentence=_sentence(status, Decimal(target), due, latest, at, so_far, needed_now, unit),
    )


def _years(first: date, last: date) -> Fraction:
    return Fraction((last - first).days) / DAYS_A_YEAR


def _way(start: Fraction, end: Fraction) -> int:
    """1 where the figure is to rise, -1 where it is to fall, and to hold it counts as rising."""
    return -1 if end < start else 1


def _status(met: bool, late: bool, so_far: Fraction | None, needed: Fraction, way: int) -> str:
    if met:
        return "met"
    if late:
        return "overdue"
    if so_far is None:
        return "not known"
    return "on pace" if so_far * way >= needed * way else "behind"


def _sentence(
    status: str, target: Decimal, due: date, latest: Figure | None, at: date, so_far: Fraction | None,
    needed: Fraction | None, unit: str,
) -> str:  # fmt: skip
    aim = f"{shown(target, unit)} by {_day(due)}"
    if latest is None:
        return f"{aim} needs {_a_year(needed, unit)}; no figure since the baseline, so the pace is not known"
    where = f"{shown(Decimal(latest), unit)} at {_day(at)}"
    if status == "met":
        return f"{where}: the target of {shown(target, unit)} is met"
    if status == "overdue":
        return f"{where}: the target of {aim} was not met"
    if so_far is None:
        return f"{where}, {aim} needs {_a_year(needed, unit)}; no figure since the baseline, so the pace is not known"
    return f"{where}, {_a_year(so_far, unit)} so far; {aim} needs {_a_year(needed, unit)} from here: {status}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _a_year(amount: Fraction | None, unit: str) -> str:
    """A pace to one decimal, or as many more as it takes not to show one that is there as none."""
    if not amount:
        return "no change"
    decimals = 0 if abs(amount) >= 100 or amount.denominator == 1 else 1
    while (rounded := half_up(amount, decimals)) == 0:
        decimals += 1
    text = shown(plain(abs(rounded)), unit)
    return f"{text} {'more' if amount > 0 else 'fewer'} a year"
