"""What a figure may be a slip of: one digit changed, or two swapped."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.figures import Quantity
from goldenthread.figures.passage import EXACT


def digits_of(figure: Quantity) -> str:
    """The digits printed, without the point, commas or noughts at either end that only say how large it is."""
    return str(abs(figure.printed)).replace(".", "").lstrip("0")


def weight(figure: Quantity) -> int:
    """How many digits tell a figure from others: 3 of 402 and of 47.2, 2 of 31 and of 31,000."""
    printed = digits_of(figure)
    return len(printed) if figure.decimals else len(printed.rstrip("0")) or 1


def slips(figure: Quantity) -> Iterator[Decimal]:
    """The values of which a figure may be a slip, in full units."""
    printed = str(abs(figure.printed))
    places = [place for place, letter in enumerate(printed) if letter != "."]
    for number, place in enumerate(places):
        for digit in "0123456789":
            if digit != printed[place] and (digit != "0" or number):
                yield _value(printed[:place] + digit + printed[place + 1 :], figure)
    for number, first in enumerate(places):
        for second in places[number + 1 :]:
            if printed[first] != printed[second]:
                swapped = list(printed)
                swapped[first], swapped[second] = printed[second], printed[first]
                if swapped[places[0]] != "0" or printed[places[0]] == "0":
                    yield _value("".join(swapped), figure)


def _value(printed: str, figure: Quantity) -> Decimal:
    return EXACT.multiply(Decimal(printed), Decimal(figure.scale)) if figure.scale > 1 else Decimal(printed)
