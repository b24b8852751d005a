"""Words cut down to what their forms share, so that "recycling" in a sentence is "recycled" in a table."""

from __future__ import annotations

from functools import lru_cache

from goldenthread.checks.rules.consistency.phrases import STOPS, stem
from goldenthread.patterns import regex

_WORD = regex(r"[^\W\d_](?:[^\W\d_]|['’&-])*[^\W\d_]")
_ENDINGS = ("ations", "ation", "ments", "ment", "ings", "ing", "ions", "ion", "als", "al", "ers", "ed", "er", "e", "y")
_LONGEST = 6
_SHORTEST = 3
# Too common in reports to tell one thing from another.
_IRREGULAR = {"spent": "spend", "lent": "lend", "held": "hold", "bought": "buy", "paid": "pay", "built": "build"}
_COMMON = frozenset(
    "number numbers total totals percentage proportion rate rates figure figures value amount level average per people "
    "service services cases net gross actual result results forecast budget status ref no new all days weeks months "
    "years hours minutes".split()
)


@lru_cache(maxsize=8192)
def root(word: str) -> str:
    """The beginning of a word that its forms share: six letters at most, without an ending."""
    word = stem(word)
    word = _IRREGULAR.get(word, word)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST:
            word = word[: -len(ending)]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "sl":
        word = word[:-1]
    return word[:_LONGEST]


@lru_cache(maxsize=8192)
def _kept(word: str) -> str:
    """The root of a word that carries meaning, "" of one that does not."""
    lower = word.lower()
    return "" if (len(word) < 3 and not word.isupper()) or lower in STOPS else root(word)


def roots(text: str) -> frozenset[str]:
    """The roots of the words that carry meaning."""
    return frozenset(found for word in _WORD.findall(text) if (found := _kept(word)))


COMMON = frozenset(root(word) for word in _COMMON)
"""Roots that name nothing by themselves."""
