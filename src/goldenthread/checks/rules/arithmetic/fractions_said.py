"""Fractions in words against the percentage in brackets after them: "just over half (48%)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.patterns import regex

_HINT = regex(r"(?:half|third|quarter|fifth)s?\b[^.;:()%\d]{0,45}\(\d", re.IGNORECASE)
_PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5}
_MANY = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4}
_SAID = regex(
    r"\b(?:(?P<over>just\s+over|over|more\s+than|slightly\s+over|slightly\s+more\s+than)\s+"
    r"|(?P<under>just\s+under|under|less\s+than|fewer\s+than|nearly|almost|not\s+quite|slightly\s+under)\s+"
    r"|(?P<about>about|around|roughly|approximately|some)\s+)?"
    r"(?:(?P<half>half)|(?P<many>a|one|two|three|four)[\s-](?P<part>third|quarter|fifth)s?)\s?"
    r"(?:of\s[^.;:()%\d]{1,40}|[a-z]{0,12}\s?)\((?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent)",
    re.IGNORECASE,
)
# The second half of the year, and a quarter of it, are no shares.
_OF_TIME = regex(
    r"\b(?:first|second|other|last|this|next|each|every|per|in|for|during|within|and|by|one|two)\s+(?:a\s+)?\Z",
    re.IGNORECASE,
)
_NEAR, _FAR = 7, 12


def fractions_said(passage: Passage) -> Iterator[Hit]:
    """Percentages on the wrong side of the fraction said before them, or far from it."""
    if not _HINT.search(passage.text):
        return
    for match in _SAID.finditer(passage.text):
        if _OF_TIME.search(passage.text[max(0, match.start() - 16) : match.start()]):
            continue
        many = 1 if match["half"] else _MANY[match["many"].lower()]
        of = 2 if match["half"] else _PARTS[match["part"].lower()]
        whole, percent = Fraction(100 * many, of), Fraction(match["percent"])
        if many >= of or not _untrue(match, whole, percent):
            continue
        said = " ".join(passage.text[match.start() : match.end()].split("(")[0].split())
        shown = f"{float(whole):.1f}".removesuffix(".0")
        end = match.end() + (passage.text[match.end() : match.end() + 1] == ")")
        yield hit(
            passage,
            match.start(),
            end,
            f"It says “{said}”, and the percentage after it is {match['percent']}%.",
            working=f"{many} of {of} is {shown}%",
            mend="Find out whether the words or the percentage are wrong.",
        )


def _untrue(match: re.Match[str], whole: Fraction, percent: Fraction) -> bool:
    off = percent - whole
    # A third is 33.3%, and "over a third (33%)" may be 33.4% rounded.
    rounding = Fraction(1, 2) / 10 ** len(match["percent"].partition(".")[2])
    if match["over"]:
        return off + rounding <= 0 or off > _FAR
    if match["under"]:
        return off - rounding >= 0 or off < -_FAR
    return abs(off) > _NEAR
