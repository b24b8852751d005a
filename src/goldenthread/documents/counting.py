"""Numbers written as figures, letters or Roman figures, as lists are numbered."""

from __future__ import annotations

ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"),
    (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def written(number: int, kind: str) -> str:
    """A number as figures ("1"), letters ("a", "A") or Roman figures ("i", "I")."""
    if kind in ("a", "A"):
        text = letters(number)
    elif kind in ("i", "I"):
        text = roman(number)
    else:
        return str(number)
    return text.upper() if kind.isupper() else text


def letters(number: int) -> str:
    """1 is a, 26 is z, 27 is aa, 28 is ab: as browsers count."""
    text = ""
    while number > 0:
        number, rest = divmod(number - 1, 26)
        text = chr(ord("a") + rest) + text
    return text or "0"


def roman(number: int) -> str:
    """Roman figures in small letters; past 3999 the figures themselves."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text
