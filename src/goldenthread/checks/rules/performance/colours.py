"""Red, Amber and Green as tables print them."""

from __future__ import annotations

import re
from typing import Literal

Colour = Literal["red", "amber", "green"]
ORDER: tuple[Colour, ...] = ("green", "amber", "red")

_SIGNS: dict[str, Colour] = {
    "🔴": "red",
    "🟥": "red",
    "🟠": "amber",
    "🟡": "amber",
    "🟧": "amber",
    "🟨": "amber",
    "🟢": "green",
    "🟩": "green",
}
_WORD = re.compile(r"\b(red|amber|green|yellow|orange)\b", re.IGNORECASE)
_LETTER = re.compile(r"\W*\(?([RAG])\)?\W*\Z")


def colour_of(text: str) -> Colour | None:
    """The colour in a cell of a RAG column: "Red", "R", "Amber (A)", "● Green". None where it has none or several."""
    text = text.strip()
    if not text or len(text) > 40:
        return None
    found: set[Colour] = {_SIGNS[sign] for sign in text if sign in _SIGNS}
    found |= {_named(word) for word in _WORD.findall(text)}
    if not found and (letter := _LETTER.match(text)):
        found = {_named({"R": "red", "A": "amber", "G": "green"}[letter[1]])}
    return found.pop() if len(found) == 1 else None


def _named(word: str) -> Colour:
    lower = word.lower()
    return "red" if lower == "red" else "green" if lower == "green" else "amber"
