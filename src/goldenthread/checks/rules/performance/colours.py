"""Red, Amber and Green as tables print them: the word, the letter, a sign, or what the council calls it."""

from __future__ import annotations

import re
from typing import Literal

from goldenthread.patterns import regex

Colour = Literal["red", "amber", "green"]
Rating = Literal["red", "amber", "green", "blue", "grey"]
"""A colour, or what stands beside the three: done (blue), and not judged (grey)."""
ORDER: tuple[Colour, ...] = ("green", "amber", "red")

SIGNS: dict[str, Rating] = {
    **dict.fromkeys("🔴🟥❌✗✘✖☹", "red"), **dict.fromkeys("🟠🟡🟧🟨⚠", "amber"),
    **dict.fromkeys("🟢🟩✅✓✔☺", "green"), **dict.fromkeys("🔵🟦", "blue"), **dict.fromkeys("⚪⚫⬜", "grey"),
}  # fmt: skip
_WORD = regex(r"\b(red|amber|green|yellow|orange|blue|gr[ae]y)\b", re.IGNORECASE)
_LETTER = regex(r"\W*\(?([RAGB])\)?\W*\Z")
_LETTERS: dict[str, Rating] = {"R": "red", "A": "amber", "G": "green", "B": "blue"}
# What councils write for a colour, in a column that holds nothing else. The words must be all that the cell says.
_CALLED: dict[Rating, str] = {
    "green": r"ok|met|(?:on|at|above|ahead\s+of|met|meeting|achieved|exceeded|exceeding|better\s+than)\s+target"
    r"|(?:on|at|met)\s+or\s+(?:above|better\s+than|exceeded|exceeding)(?:\s+target)?"
    r"|targets?\s+(?:met|achieved|exceeded)(?:\s+or\s+exceeded)?"
    r"|met\s+or\s+exceeded(?:\s+target)?|achieved|exceeded|on[\s-]track",
    "amber": r"warning|(?:slightly|just|marginally|narrowly)\s+(?:below|under|off|outside|behind|missed)"
    r"(?:\s+(?:the\s+)?target)?|(?:near|close\s+to|nearly\s+on|almost\s+at|just\s+off|almost\s+on)\s+target"
    r"|target\s+(?:narrowly|just|slightly)\s+missed|(?:with)?in(?:side)?\s+(?:the\s+)?(?:agreed\s+)?(?:target\s+)?tolerance"
    r"|within\s+\d{1,2}(?:\.\d+)?\s?%(?:\s+of\s+(?:the\s+)?target)?|some\s+concerns?|partially\s+met|partly\s+met"
    r"|at\s+risk|some\s+slippage|slightly\s+behind(?:\s+schedule)?",
    "red": r"alert|(?:not\s+(?:on|at|meeting)|below|off|outside|behind|missed|under|not\s+met)\s+target"
    r"|not\s+(?:met|achieved|on\s+track)|target\s+(?:not\s+(?:met|achieved|reached)|missed)|missed"
    r"|(?:out(?:side)?(?:\s+of)?|beyond)\s+(?:the\s+)?(?:agreed\s+)?(?:target\s+)?tolerance|off[\s-]track"
    r"|(?:well|significantly|significantly\s+behind|far)\s+(?:below|off|behind|under)(?:\s+target)?"
    r"|(?:significantly\s+)?behind\s+schedule|significant\s+concerns?",
    "blue": r"completed?|closed|delivered|done",
    "grey": r"data\s+only|no\s+target(?:\s+set)?|monitor(?:ing)?(?:\s+only)?|not\s+(?:yet\s+)?(?:due|rated|available"
    r"|applicable|started)|contextual|context(?:\s+only)?|n/?a|no\s+data|no\s+rag|unknown|baseline(?:\s+year)?|annual|tbc|[-–—]+",
}  # fmt: skip
CALLED = {rating: regex(rf"\W*(?:{words})\W*\Z", re.IGNORECASE) for rating, words in _CALLED.items()}
_OUTRIGHT = regex(
    r"\W*(?:targets?\s+(?:was\s+)?)?(?P<not>not\s+)?(?:met|achieved|missed|exceeded)(?:\s+target)?\W*\Z", re.IGNORECASE
)
_LONGEST = 40
_LONGEST_FIGURES = 60


def colour_of(text: str) -> Colour | None:
    """The colour in a cell of a RAG column: "Red", "R", "Amber (A)", "● Green". None where it has none or several."""
    found = _coloured(text, _LONGEST)
    return found if found in ORDER else None


def rating_of(text: str) -> Rating | None:
    """What a cell of a column of ratings says, also in the council's own words: "OK", "Slightly below target"."""
    if (found := _coloured(text, _LONGEST_FIGURES)) is not None:
        return found
    stripped = text.strip()
    if not stripped or len(stripped) > _LONGEST:
        return None
    return next((rating for rating, pattern in CALLED.items() if pattern.match(stripped)), None)


def outright(text: str) -> bool | None:
    """Whether a rating says in so many words that the target was met, or was not; None where it says neither."""
    if text.strip() in ("✓", "✔", "✅", "✗", "✘", "✖", "❌"):
        return SIGNS[text.strip()] == "green"
    match = _OUTRIGHT.match(text)
    if match is None:
        return None
    return ("missed" not in text.casefold()) is not bool(match["not"])


def _coloured(text: str, longest: int) -> Rating | None:
    text = text.strip()
    if not text or len(text) > longest:
        return None
    found: set[Rating] = set() if text.isascii() else {SIGNS[sign] for sign in text if sign in SIGNS}
    found |= {named(word) for word in _WORD.findall(text)}
    if not found and (letter := _LETTER.match(text)):
        found = {_LETTERS[letter[1]]}
    return found.pop() if len(found) == 1 else None


def named(word: str) -> Rating:
    """The rating that a colour's name stands for: yellow and orange are Amber."""
    lower = word.casefold()
    if lower in ("red", "green", "blue"):
        return lower  # type: ignore[return-value]
    return "grey" if lower in ("grey", "gray") else "amber"
