"""The words before a number, and what they make of it."""

from __future__ import annotations

from typing import NamedTuple

from goldenthread.figures.words import APPROXIMATIONS, LENGTHS, NEGATED, TWO_WORDS, listed

_ABBREVIATED = listed(
    "no nos para paras s ss p pp fig figs reg regs approx c ca v app ref art ch vol jan feb mar apr jun jul aug sep"
    " sept oct nov dec ver circa rec recs"
)
_LASTED = frozenset({"for", "by", "of", "took", "taken", "taking", "lasting", "lasted", "waited", "in"})


class Words(NamedTuple):
    """The two words before a number in lower case, the nearer first, and whether it was capitalised."""

    last: str = ""
    before: str = ""
    capital: bool = False
    negated: bool = False
    """Whether "no" or "not" stands before the two: "no more than"."""


def words_before(plain: str, start: int) -> Words:
    """The two words before a place, unless a comma or a full stop parts them from it."""
    if start == 0:
        return Words()
    if plain[start - 1] == "(":
        start -= 1
    if start < 2 or plain[start - 1] != " ":
        return Words()
    stop = start - 1
    if plain[stop - 1] == " ":
        while stop and plain[stop - 1] == " ":
            stop -= 1
    begin = plain.rfind(" ", 0, stop) + 1
    word = plain[begin:stop]
    if word.endswith("(s)"):
        word = word[:-3]
    tail = word[-1:]
    if tail in ",:;)!?" and tail:
        return Words()
    bare = word.strip("([{\"'*.")
    last = bare.lower()
    if tail == "." and last not in _ABBREVIATED:
        return Words()
    if "-" in last or "/" in last or "–" in last:
        bare = bare.replace("–", "-").replace("/", "-").rsplit("-", 1)[-1]
        last = bare.lower()
    earlier = plain.rfind(" ", 0, max(begin - 1, 0)) + 1
    before = plain[earlier : max(begin - 1, 0)].lower().strip("(\"'")
    negated = last == "than" and plain[max(0, earlier - 4) : earlier].strip().lower().endswith(("no", "not"))
    return Words(last, before, bare[:1].isupper(), negated)


def approximation(words: Words, unit: str = "") -> str:
    """What the words before make of a number: "about", "more than"; "" where they leave it alone.

    "Over two years" says how long, not more than how long, unless "for", "by" or the like stands before it.
    """
    if not words.last or (words.last == "over" and unit in LENGTHS and words.before not in _LASTED):
        return ""
    pair = TWO_WORDS.get(f"{words.before} {words.last}")
    if pair:
        return NEGATED.get(pair, pair) if words.negated else pair
    return APPROXIMATIONS.get(words.last, "")
