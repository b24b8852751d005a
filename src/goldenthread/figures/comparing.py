"""A printed figure against what it should be: right, only rounding, wrong, or cannot be told; with the working."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

from goldenthread.figures.interval import Interval, reachable, rounded
from goldenthread.figures.quantity import Quantity

MORE = frozenset({"over", "more than", "just over", "in excess of", "exceeding", "above"})
AT_LEAST = frozenset({"at least", "a minimum of", "no less than", "not less than", "or more"})
LESS = frozenset({"under", "less than", "fewer than", "just under", "nearly", "almost", "below"})
AT_MOST = frozenset({"up to", "at most", "no more than", "not more than", "a maximum of"})


class Verdict(Enum):
    """What a comparison comes to."""

    RIGHT = "right"
    ONLY_ROUNDING = "only rounding"
    WRONG = "wrong"
    CANNOT_TELL = "cannot tell"


class Comparison(NamedTuple):
    """A verdict, its working in words, and what the figures as printed give, to the decimals and scale printed."""

    verdict: Verdict
    working: str
    expected: Decimal


def compare(printed: Quantity, exact: Interval) -> Comparison:
    """Compare a printed figure with what it should be, both in full units.

    RIGHT: it is what the figures as printed give, rounded half up. ONLY_ROUNDING: it is not, but the figures before
    they were rounded could give it. WRONG: nothing that rounding leaves gives it. CANNOT_TELL: it is said to be
    approximate, or is a range, and does not plainly contradict. The working goes on from what was worked out:
    "4 of 9" + " " + "comes to 44.4%, but 45% is printed".
    """
    expected = rounded(exact.given / printed.scale, printed.decimals)
    if printed.is_range:
        return _of_range(printed, exact, expected)
    if printed.approximate:
        return _of_approximate(printed, exact, expected)
    said, comes_to = _said(plain(printed.printed), printed), _comes_to(printed, exact.given)
    if reachable(printed.printed, printed.decimals, Interval.exact(exact.given), printed.scale):
        as_printed = f"comes to {comes_to}, as printed" if comes_to == said else f"comes to {comes_to}, printed {said}"
        return Comparison(Verdict.RIGHT, as_printed, expected)
    low, high = (
        _said(plain(rounded(end / printed.scale, printed.decimals + 1)), printed) for end in (exact.low, exact.high)
    )
    if reachable(printed.printed, printed.decimals, exact, printed.scale):
        return Comparison(
            Verdict.ONLY_ROUNDING,
            f"comes to {_said(plain(expected), printed)} from the figures as printed, and to between {low} and {high}"
            f" from what they may have been before rounding, which allows {said}",
            expected,
        )
    words = f"comes to {comes_to}, but {said} is printed"
    return Comparison(Verdict.WRONG, words if exact.point else f"{words} (rounding allows {low} to {high})", expected)


def _of_range(printed: Quantity, exact: Interval, expected: Decimal) -> Comparison:
    where, comes_to = printed.interval(), _comes_to(printed, exact.given)
    if where.low <= exact.low and exact.high <= where.high:
        return Comparison(Verdict.RIGHT, f"comes to {comes_to}, within {printed.text}", expected)
    if where.overlaps(exact):
        return Comparison(Verdict.CANNOT_TELL, f"comes to {comes_to}, at the edge of {printed.text}", expected)
    return Comparison(Verdict.WRONG, f"comes to {comes_to}, outside {printed.text}", expected)


def _of_approximate(printed: Quantity, exact: Interval, expected: Decimal) -> Comparison:
    """A figure with "about", "over", "up to" before it: wrong only where the words rule the value out."""
    word, value = printed.approximate, Fraction(printed.value)
    said = f"{word} {_said(plain(printed.printed), printed)}"
    comes_to = _comes_to(printed, exact.given)
    if word in MORE | AT_LEAST:
        holds, broken = exact.low >= value, exact.high < value
    elif word in LESS | AT_MOST:
        holds, broken = exact.high <= value, exact.low > value
    else:
        holds, broken = exact.overlaps(printed.interval(loose=True)), False
    if broken and not exact.overlaps(printed.interval()):
        return Comparison(Verdict.WRONG, f"comes to {comes_to}, which is not {said}", expected)
    if holds:
        return Comparison(Verdict.RIGHT, f"comes to {comes_to}, which is {said}", expected)
    return Comparison(Verdict.CANNOT_TELL, f"comes to {comes_to}; {said} is not exact", expected)


def plain(number: Decimal) -> str:
    """A number as people read it: thousands separated, no exponent, no minus zero."""
    return format(abs(number) if number == 0 else number, ",f")


def _comes_to(printed: Quantity, value: Fraction) -> str:
    return _said(_shown(value / printed.scale, printed.decimals), printed)


def _said(number: str, like: Quantity) -> str:
    """A number with the unit and scale of another."""
    sign, digits = ("-", number[1:]) if number.startswith("-") else ("", number)
    before, after = _UNITS.get(like.unit, ("", ""))
    return f"{sign}{before}{digits}{_SCALES.get(like.scale, '')}{after}"


def _shown(value: Fraction, decimals: int) -> str:
    """A value with a decimal more than is printed, or as many more as show which way it rounds; exact if short."""
    target = rounded(value, decimals)
    places = decimals + 1
    while places < decimals + 6 and rounded(Fraction(rounded(value, places)), decimals) != target:
        places += 1
    shown = rounded(value, places)
    return plain(target if target == value else shown)


_UNITS = {
    "percent": ("", "%"), "points": ("", " points"), "gbp": ("£", ""), "usd": ("$", ""), "eur": ("€", ""),
    "pence": ("", "p"),
}  # fmt: skip
_SCALES = {1_000: "k", 1_000_000: "m", 10**9: "bn", 10**12: "tn"}
