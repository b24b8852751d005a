"""What an assessment says in words that a person can read and check with a pencil."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from goldenthread.measures.figures import half_up, plain, shown
from goldenthread.measures.rules import RagRule

Figure = Decimal | None

_EARLIER = {("quarter", 4): "a year earlier", ("quarter", 1): "the quarter before", ("year", 1): "the year before"}


def distance_shown(off: Fraction, target: Fraction, rule: RagRule) -> str:
    """The distance off target in per cent of it, without a sign, never rounded across a limit of its rule.

    One decimal, or as many more as it takes: 9.96% off is Amber, so it is not shown as 10.0%.
    """
    exact = off * 100 / abs(target)
    colour = rule.colour(off, target)
    for decimals in range(1, 60):
        rounded = half_up(exact, decimals)
        kept = Fraction(rounded) * abs(target) / 100
        if (rounded == 0) == (exact == 0) and rule.colour(kept, target) == colour:
            return plain(abs(rounded))
    return plain(abs(half_up(exact, 60)))


def change_text(exact: Fraction, decimals: int) -> str:
    """A change in per cent to the decimals asked, or as many more as it takes not to show a change as none."""
    rounded = half_up(exact, decimals)
    while exact != 0 and rounded == 0:
        decimals += 1
        rounded = half_up(exact, decimals)
    return plain(rounded)


def signed(text: str) -> str:
    """A figure with its sign: "+5.3", "-25"; nothing before zero."""
    return text if text.startswith("-") or Decimal(text) == 0 else f"+{text}"


def target_words(
    value: Figure, unit: str, kind: str, target: Figure, bounds: tuple[Decimal, Decimal] | None, words: str | None
) -> tuple[str, str]:
    """(the target as it is shown on its own, how a sentence goes on about it after the result)."""
    if kind == "range" and bounds is not None:
        text = f"{shown(bounds[0], unit)} to {shown(bounds[1], unit)}"
        return text, f"against a range of {text}"
    if kind == "number" and target is not None:
        return shown(target, unit), f"against a target of {shown(target, unit)}"
    if kind == "words":
        text = words or "a direction"
        return text, f"against a target in words (“{text}”)"
    return ("Monitor", "monitored without a target") if kind == "monitor" else ("", "with no target")


def target_sentence(value: Figure, unit: str, against: str, reason: str | None, distance: str, rag: str | None) -> str:
    """The result against its target: "372,750 against a target of 394,625: 5.5% below, Amber"."""
    if value is None:
        return f"no result, {against}" if against else "no result"
    start = f"{shown(value, unit)} {against}" if against.startswith("against") else f"{shown(value, unit)}, {against}"
    if rag is not None:
        return f"{start}: {distance}, {rag.capitalize()}"
    return f"{start}: for context only, so no RAG" if reason == "context only" else f"{start}, so no RAG"


def distance_words(
    value: Decimal, against: Decimal | None, bounds: tuple[Decimal, Decimal] | None, unit: str, percent: str | None
) -> str:
    """How far and on which side: "5.5% below", "3 above", "on target", "inside it".

    For a percentage both its points and its per cent are given, because the two are easily taken for each other.
    """
    if bounds is not None:
        if bounds[0] <= value <= bounds[1]:
            return "inside it"
        against = bounds[0] if value < bounds[0] else bounds[1]
    assert against is not None
    if value == against:
        return "on target"
    side = "above" if value > against else "below"
    if percent is None:
        return f"{_own_units(abs(value - against), unit)} {side}"
    if unit == "percent":
        of = "bound" if bounds is not None else "target"
        return f"{points(abs(value - against))} ({percent}% of the {of}) {side}"
    return f"{percent}% {side}"


def _own_units(size: Decimal, unit: str) -> str:
    return points(size) if unit == "percent" else shown(size, unit)


def points(size: Decimal) -> str:
    """A difference between two percentages: "0.5 percentage points"."""
    return f"{plain(size)} percentage point{'' if size == 1 else 's'}"


def direction_sentence(
    now: Decimal, then: Decimal, unit: str, period: str, direction: str, change: str | None, within: str | None
) -> str:
    """The result against its comparison: "up from 67.6 a year earlier, a change of +5.2%: Worsening"."""
    if now == then:
        moved = f"the same as {period}" if direction == "same" else f"still {shown(then, unit)}, as {period}"
        return f"{moved}: {direction.capitalize()}"
    text = f"{'up' if now > then else 'down'} from {shown(then, unit)} {period}"
    difference = points(abs(now - then)) if unit == "percent" else ""
    if change is not None:
        text += f", a change of {signed(change)}%" + (f" ({difference})" if difference else "")
    elif difference:
        text += f", a difference of {difference}"
    if direction not in ("up", "down"):
        text += f": {direction.capitalize()}"
    if within is not None:
        text += f", though inside the survey's margin of ±{within} points and so perhaps no real change"
    return text


def earlier_words(yearly: bool, lag: int) -> str:
    """When the comparison was: "a year earlier", "the quarter before", "the year before"."""
    return _EARLIER["year" if yearly else "quarter", lag]
