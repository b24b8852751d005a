"""What is printed hard against the left of a number: a sign, a currency, a bracket, or letters that make it a name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from goldenthread.figures.quantity import Kind, Sign
from goldenthread.figures.words import APPROXIMATIONS, CURRENCIES, LABELS
from goldenthread.patterns import regex

_JUNK = regex(r".*[\[({\"':;,=|*!?~≈<>≥≤↑↓▲▼►]", re.DOTALL)
_MONEY = r"(?P<money>US\$|£|\$|€|GBP|USD|EUR|&\#163;|&pound;)"
_OWN = regex(
    rf"(?:(?P<about>c\.?|ca\.?|circa|approx\.?)(?=[£$€]?\Z|-?[£$€]))?(?P<sign>\+/-|\+/–|±|[-–+])?{_MONEY}?(?P<inner>[-–+(])?"
    r"(?P<point>\.)?"
)
_WEB = regex(r"://|www\.|@|\w\.(?:gov|org|com|co|net)\b", re.IGNORECASE)
_LETTERS = regex(r"(?P<word>[A-Za-z]+)(?P<tail>[.\-/]?)")
_YEAR_PREFIXES = frozenset({"mid", "pre", "post", "late", "early", "end", "since", "by", "until", "to", "from"})
_SIGNS: dict[str | None, Sign] = {None: "", "-": "minus", "–": "minus", "+": "plus"}


class Prefix(NamedTuple):
    """What stands left of a number. `own` is how many characters of it belong to the figure."""

    own: int = 0
    sign: Sign = ""
    unit: str = ""
    approximate: str = ""
    kind: Kind | None = None
    open: bool = False
    """A bracket opens straight before what is its own."""
    inner_open: bool = False
    """A bracket opens after the currency: "£(243)"."""
    point: bool = False
    """A decimal point with no digit before it."""
    age: bool = False
    year: bool = False


PLAIN = Prefix()


@lru_cache(maxsize=2048)
def prefix(left: str) -> Prefix:
    """Reads the characters between the last space and a number's first digit."""
    if not left:
        return PLAIN
    if _WEB.search(left):
        return Prefix(len(left), kind="web")
    currency = next((entity for entity in ("&#163;", "&pound;") if left.endswith(entity)), "")
    kept = 2 if left.endswith(("£(", "$(", "€(")) else len(currency)
    junk = _JUNK.match(left, 0, len(left) - kept)
    cut = junk.end() if junk else 0
    rest = left[cut:]
    mark = left[cut - 1] if cut else ""
    approximate = APPROXIMATIONS.get(mark, "") if mark in "~≈<>≥≤" and mark else ""
    if mark == "'" and left.endswith("£'"):
        return Prefix(2, unit="gbp", kind="unit")
    if mark == "," and left.endswith("£,"):
        return Prefix(2, unit="gbp", kind="unit")
    opened = mark == "("
    own = _OWN.fullmatch(rest)
    if own is None and len(rest) > 1 and rest[0] in "-–+":
        own = _OWN.fullmatch(rest.lstrip("-–+•"))
    if own is None and "–" in rest:
        rest = rest[rest.rindex("–") + 1 :]
        opened, own = False, _OWN.fullmatch(rest)
    if own is None and opened is False and rest.endswith("£"):
        rest, own = "£", _OWN.fullmatch("£")
    if own:
        sign: Sign = "plus or minus" if own["sign"] in ("+/-", "+/–", "±") else ""
        sign = sign or _SIGNS.get(own["sign"], "") or _SIGNS.get(own["inner"], "")
        if own["about"]:
            approximate = "about"
        return Prefix(
            len(own[0]), sign, CURRENCIES.get(own["money"] or "", ""), approximate, None, opened,
            own["inner"] == "(", own["point"] is not None,
        )  # fmt: skip
    return _named(rest, left)


def _named(rest: str, left: str) -> Prefix:
    """Letters, or letters and marks: the number is part of a name."""
    letters = _LETTERS.fullmatch(rest)
    if letters:
        word, tail = letters["word"].lower(), letters["tail"]
        if tail == "-" and word in _YEAR_PREFIXES:
            return Prefix(len(rest), year=True, age=word in ("post", "pre"))
        if tail == "-" and word in ("over", "under", "aged"):
            return Prefix(len(rest), age=True)
        if tail == "-" and word in ("top", "further", "additional"):
            return PLAIN
        if word == "fy":
            return Prefix(len(rest), year=True)
        if tail != "-" and word in ("q", "h"):
            return Prefix(len(rest), kind="quarter")
        label = LABELS.get(word)
        if tail != "-" and label and (letters["word"].islower() or len(word) > 2 or letters["word"] in ("S", "P", "V")):
            return Prefix(len(rest), kind=label)
        if not tail and letters["word"].islower() and len(word) > 3:
            return PLAIN
    return Prefix(len(left) if "&" in left else len(rest), kind="reference")
