"""Whether one figure is another with a slip of the pen: two digits swapped, one changed, a point moved."""

from __future__ import annotations

from fractions import Fraction

from goldenthread.figures import Quantity, rounded

_LEAST = 2


def slip(printed: Quantity, meant: Fraction, least: int = _LEAST) -> bool:
    """Whether a figure as printed is a slip for another, given in full units, of at least so many digits."""
    said = _digits(printed.printed)
    true = _digits(rounded(abs(meant) / printed.scale, printed.decimals))
    if said == true or not said or max(len(said), len(true)) < least:
        return False
    if said.strip("0") == true.strip("0"):
        return True
    said, true = said.zfill(len(true)), true.zfill(len(said))
    differing = [place for place, (one, other) in enumerate(zip(said, true, strict=True)) if one != other]
    if len(differing) == 1:
        return True
    if len(differing) == 2:
        first, second = differing
        return said[first] == true[second] and said[second] == true[first]
    return False


def _digits(number: object) -> str:
    return "".join(letter for letter in str(number) if letter.isdigit()).lstrip("0")
