"""Votes as minutes record them: how many were for, against, and abstained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NONE = ("no", "none", "nil", "nobody")
_COUNTED = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_VOTING = re.compile(r"\bvot(?:e|ed|es|ing)\b|\bmotion\b|\bamendment\b|\bcarried\b|\babst", re.IGNORECASE)
_NEAR = 160
_VALUES = {**dict.fromkeys(_NONE, 0), **{word: n for n, word in enumerate(_COUNTED, 1)}}
_N = rf"(?:\d{{1,3}}|{'|'.join(_VALUES)})"
_MARK = r"\s*[:=–—-]?\s*\(?\s*"
_MEMBERS = r"(?:\s+(?:members?|councillors?|votes?|voted|voting|were|was|cast))*"
_OBJECT = r"(?:\s+the\s+(?:motion|amendment|recommendations?|proposals?|resolution|item|application))?"
_FAVOUR = rf"(?:for{_OBJECT}|in\s+favour(?:\s+of)?{_OBJECT}|favour)"
_AGAINST = rf"(?:against{_OBJECT}|opposed|not\s+in\s+favour)"
_ABSTAIN = r"(?:abst(?:ain(?:ed|ing|s)?|entions?)|did\s+not\s+vote)"
_GAP = r"[\s,;.|()–-]*(?:votes?\s+)?(?:and\s+|with\s+|to\s+|voted\s+|there\s+(?:was|were)\s+)*(?:votes?\s+)?"


def _side(name: str, words: str) -> str:
    after = rf"(?:votes?\s+)?{words}{_MARK}(?P<{name}1>{_N})(?:\s*\))?(?!\w)(?:\s+votes?)?"
    before = rf"(?P<{name}2>{_N}){_MEMBERS}\s*(?:{words})(?!\w)"
    return rf"(?:{after}|{before})"


_TALLY = re.compile(
    rf"(?<![\w.,])(?:{_side('for', _FAVOUR)}){_GAP}(?:{_side('against', _AGAINST)})(?:{_GAP}(?:"
    rf"{_side('abstain', _ABSTAIN)}))?"
    rf"|(?<![\w.,])(?:carried|lost|defeated|agreed|approved|passed|rejected|adopted|fell"
    rf"|by)\s+(?:\(\s*)?(?:by\s+)?(?P<for3>{_N})\s+(?:votes?\s+)?to\s+(?P<against3>{_N})(?:\s+votes?\b)"
    rf"|(?<![\w.,])(?P<for4>{_N})\s+votes?\s+to\s+(?P<against4>{_N})(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Tally:
    """A vote: how many for, against and abstaining (0 where not said); `start` and `end` are offsets in the text.

    `named` is whether the sides are named: "lost by 6 votes to 4" gives the greater number first whichever side it is.
    """

    votes_for: int
    against: int
    abstained: int
    start: int
    end: int
    named: bool

    @property
    def cast(self) -> int:
        """All who voted or abstained."""
        return self.votes_for + self.against + self.abstained


def tallies(text: str) -> Iterator[Tally]:
    """Every vote recorded with figures for both sides. "By 4 votes to 6" is read in the order printed."""
    for match in _TALLY.finditer(text):
        found = {
            name: next((value for n in range(1, 5) if (value := match.groupdict().get(f"{name}{n}"))), None)
            for name in ("for", "against", "abstain")
        }
        if found["for"] is None or found["against"] is None:
            continue
        if not _VOTING.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR):
            continue
        votes_for, against, abstained = (_number(found[name]) for name in ("for", "against", "abstain"))
        named = not (match["for3"] or match["for4"])
        yield Tally(votes_for, against, abstained, match.start(), match.end(), named)


def _number(said: str | None) -> int:
    if said is None:
        return 0
    return int(said) if said.isdigit() else _VALUES[said.lower()]
