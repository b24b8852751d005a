"""Figures and tables as reports print them, worked out with whole numbers and `Fraction`."""

from __future__ import annotations

import random
from fractions import Fraction

SERVICES = ("Libraries", "Parks", "Street cleaning", "Housing", "Leisure", "Registrars", "Lighting", "Planning")
THINGS = ("referrals", "visits", "applications", "complaints", "calls", "enquiries")


def half_up(value: Fraction, decimals: int = 0) -> str:
    """A value rounded half up, by whole numbers."""
    scaled = abs(value) * 10**decimals
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    text = f"{whole:0{decimals + 1}d}"
    return ("-" if value < 0 and whole else "") + (f"{text[:-decimals]}.{text[-decimals:]}" if decimals else text)


def table(rows: list[list[str]]) -> str:
    """A table with tabs between its cells, as converted papers have them, or with pipes."""
    return "\n" + "\n".join("\t".join(row) for row in rows) + "\n"


def money(amount: int) -> str:
    """An amount with commas; a negative one in brackets."""
    return f"({abs(amount):,})" if amount < 0 else f"{amount:,}"


def slip(amount: int, chance: random.Random) -> int:
    """An amount with two of its figures swapped, or one of them changed."""
    digits = list(str(abs(amount)))
    places = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and not (n == 0 and digits[1] == "0")]
    if places and chance.random() < 0.6:
        place = chance.choice(places)
        digits[place], digits[place + 1] = digits[place + 1], digits[place]
    else:
        place = chance.randrange(len(digits))
        digits[place] = chance.choice([d for d in "123456789" if d != digits[place]])
    return int("".join(digits)) * (-1 if amount < 0 else 1)


def two_swapped(number: int, chance: random.Random) -> int:
    """A number with two different neighbouring figures swapped, or one of its figures changed if there are none."""
    digits = list(str(number))
    places = [n for n in range(len(digits) - 1) if digits[n] != digits[n + 1] and not (n == 0 and digits[1] == "0")]
    if not places:
        return slip(number, chance)
    place = chance.choice(places)
    digits[place], digits[place + 1] = digits[place + 1], digits[place]
    return int("".join(digits))
