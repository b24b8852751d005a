"""A slow, obvious way to score one indicator, written from DOMAIN.md §3 and sharing no code with the measures.

One figure at a time, in Decimal and Fraction, with an `if` for every sentence of the rules.
"""

from decimal import ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction
from typing import Any, NamedTuple


class Expected(NamedTuple):
    """What a careful person with a pencil would write down."""

    rag: str | None
    reason: str | None
    off: Fraction | None
    direction: str | None
    change: Decimal | None


def round_half_up(number: Fraction | Decimal, decimals: int) -> Decimal:
    """Long division to far more places than are kept, then Decimal's own half-up rounding."""
    with localcontext() as context:
        context.prec = 120
        exact = Fraction(number)
        long = Decimal(exact.numerator) / Decimal(exact.denominator)
        return long.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def as_reported(text: str | None, decimals: int) -> Decimal | None:
    if text is None:
        return None
    figure = Decimal(text)
    if -figure.as_tuple().exponent > decimals:
        figure = round_half_up(figure, decimals)
    return figure


def off_target(value: Decimal, target: Any, polarity: str) -> tuple[Fraction, Fraction]:
    """(how far off in the bad direction, what that is a share of)."""
    if polarity == "bigger":
        return Fraction(target) - Fraction(value), abs(Fraction(target))
    if polarity == "smaller":
        return Fraction(value) - Fraction(target), abs(Fraction(target))
    low, high = (Fraction(bound) for bound in target)
    if Fraction(value) < low:
        return low - Fraction(value), abs(low)
    if Fraction(value) > high:
        return Fraction(value) - high, abs(high)
    return Fraction(0), Fraction(1)


def colour(rule: str, off: Fraction, base: Fraction, direction: str | None) -> str:
    """The four rules that the tests use, each in its own words."""
    if off <= 0:
        return "green"
    if rule == "units":  # tolerances of 1.5 and 4 in the indicator's own units, where the target is zero
        if base == 0:
            return "green" if off <= Fraction(3, 2) else "amber" if off < 4 else "red"
        return "amber" if off / base < Fraction(1, 10) else "red"
    if base == 0:
        return "amber" if rule == "havering" and direction in ("improving", "same") else "red"
    share = off / base
    if rule == "belfast":
        return "green" if share <= Fraction(1, 100) else "amber" if share <= Fraction(5, 100) else "red"
    if rule == "havering":
        if share <= Fraction(10, 100):
            return "green"
        return "amber" if direction in ("improving", "same") else "red"
    return "amber" if share < Fraction(10, 100) else "red"


def way(now: Decimal, then: Decimal, polarity: str, target: Any) -> str:
    """Direction of travel by polarity."""
    if polarity == "neither":
        return "same" if now == then else "up" if now > then else "down"
    if polarity == "range":
        was, is_now = (off_target(figure, target, "range")[0] for figure in (then, now))
        return "same" if is_now == was else "improving" if is_now < was else "worsening"
    if now == then:
        return "same"
    return "improving" if (now > then) == (polarity == "bigger") else "worsening"


def year_before(period: str) -> str:
    start = int(period[:4]) - 1
    return f"{start}-{(start + 1) % 100:02d}{period[7:]}"


def quarter_before(period: str) -> str:
    quarter = int(period[-1])
    return f"{period[:-1]}{quarter - 1}" if quarter > 1 else f"{year_before(period)[:7]} Q4"


def expect(definition: dict[str, Any], period: str, values: dict[str, str], target: dict[str, Any] | None) -> Expected:
    """The assessment of one period of one indicator with these results and this target."""
    decimals, polarity = definition["decimals"], definition["polarity"]
    now = as_reported(values.get(period), decimals)
    back = year_before
    if definition.get("comparison") == "previous-quarter" and "Q" in period:
        back = year_before if definition.get("result_kind") in ("cumulative", "annual") else quarter_before
    then = as_reported(values.get(back(period)), decimals)
    aim = (definition.get("range_low"), definition.get("range_high")) if polarity == "range" else None
    direction = way(now, then, polarity, aim) if now is not None and then is not None else None
    change = None
    if direction is not None and then != 0:
        change = round_half_up((Fraction(now) - Fraction(then)) / abs(Fraction(then)) * 100, 1)
    kind = target["kind"] if target else "none"
    if now is None:
        return Expected(None, "no result", None, direction, change)
    if kind in ("monitor", "words"):
        return Expected(None, kind, None, direction, change)
    if polarity == "neither":
        return Expected(None, "context only", None, direction, change)
    if kind == "none" and aim is None:
        return Expected(None, "no target", None, direction, change)
    off, base = off_target(now, aim or Decimal(target["value"]), polarity)
    return Expected(colour(definition["rule"], off, base, direction), None, off, direction, change)
