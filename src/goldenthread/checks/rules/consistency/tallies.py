"""Votes as minutes record them: how many were for, against, and abstained."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.patterns import regex

_NONE = ("no", "none", "nil", "nobody")
_COUNTED = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_VOTING = regex(r"\bvot(?:e|ed|es|ing)\b|\bmotion\b|\bamendment\b|\bcarried\b|\babst", re.IGNORECASE)
# Replies to a consultation are for and against as well.
_OF_THE_PUBLIC = regex(
    r"\b(?:repl(?:y|ies)|responses?|respondents?|residents|consult\w+|representations?|letters?|objections?|petition\w*"
    r"|survey|public|ballot|poll|tenants|comments)\b",
    re.IGNORECASE,
)
# "The Scrutiny Committee had voted": a vote that is only told of.
_ELSEWHERE = regex(
    r"\bhad\s+(?:\w+\s+){0,3}?(?:vot\w+|been|carried|agreed|approved|rejected|passed)\b"
    r"|\bat\s+(?:the\s+)?(?:last\s+|previous\s+)?(?:full\s+council|(?:\w+\s+){1,4}committee)\b"
    r"|\b(?:parish|town)\s+council\s+vot|\bprevious\s+meeting\b|\blast\s+meeting\b",
    re.IGNORECASE,
)
_NEAR = 160
_VALUES = {**dict.fromkeys(_NONE, 0), **{word: n for n, word in enumerate(_COUNTED, 1)}}
# The words of `_VALUES` by their first letters: it stands twenty times in the pattern of a vote.
_N = (
    r"(?:\d{1,3}|n(?:o(?:ne|body)?|il|ine)|one|t(?:wo|h(?:ree|irteen)|en|welve)|f(?:our(?:teen)?|i(?:ve|fteen))"
    r"|s(?:ix|even)|e(?:ight|leven))"
)
_MARK = r"\s*[:=–—-]?\s*\(?\s*"
_MEMBERS = r"(?:\s+(?:members?|councillors?|votes?|voted|voting|were|was|cast))*"
_OBJECT = r"(?:\s+the\s+(?:motion|amendment|recommendations?|proposals?|resolution|item|application))?"
_FAVOUR = rf"(?:for{_OBJECT}|in\s+favour(?:\s+of)?{_OBJECT}|favour|ayes?|yes(?:es)?)"
_AGAINST = rf"(?:against{_OBJECT}|opposed|not\s+in\s+favour|noe?s?)"
_ABSTAIN = r"(?:abst(?:ain(?:ed|ing|s)?|entions?)|did\s+not\s+vote)"
_GAP = r"[\s,;.|()–-]*(?:votes?\s+)?(?:and\s+|with\s+|to\s+|voted\s+|there\s+(?:was|were)\s+)*(?:votes?\s+)?"


def _side(name: str, words: str) -> str:
    after = rf"(?:votes?\s+)?{words}{_MARK}(?P<{name}1>{_N})(?:\s*\))?(?!\w)(?:\s+votes?)?"
    before = rf"(?P<{name}2>{_N}){_MEMBERS}\s*(?:{words})(?!\w)"
    return rf"(?:{after}|{before})"


_TALLY = regex(
    rf"(?<![\w.,])(?:{_side('for', _FAVOUR)}){_GAP}(?:{_side('against', _AGAINST)})(?:{_GAP}(?:"
    rf"{_side('abstain', _ABSTAIN)}))?"
    rf"|(?<![\w.,])(?:{_side('for6', _FAVOUR)}){_GAP}(?:{_side('abstain6', _ABSTAIN)})"
    rf"|(?<![\w.,])(?:carried|lost|defeated|agreed|approved|passed|rejected|adopted|fell"
    rf"|by)\s+(?:\(\s*)?(?:by\s+)?(?P<for3>{_N})\s+(?:votes?,?\s+)?to\s+(?P<against3>{_N})(?:\s+votes?\b)(?:{_GAP}(?:"
    rf"{_side('abstain3', _ABSTAIN)}))?"
    rf"|(?<![\w.,])(?P<for4>{_N})\s+votes?,?\s+to\s+(?P<against4>{_N})(?!\w)(?:\s+votes?\b)?"
    rf"(?:{_GAP}(?:{_side('abstain4', _ABSTAIN)}))?"
    rf"|\b(?:carried|lost|defeated|agreed|approved|passed|rejected|adopted|refused|voted?|voting)\s+(?:\(\s*)?"
    rf"(?:(?:by|on)\s+)?(?:an?\s+majority\s+(?:vote\s+)?(?:of\s+)?)?(?P<for5>{_N})\s*(?:[-–:]|\s+(?:votes?\s+)?to\s+)\s*"
    rf"(?P<against5>{_N})(?![\w%]|[,.]\d)(?!\s+(?:of|weeks?|days?|months?|years?|p\.?m|a\.?m|per))"
    rf"(?:{_GAP}(?:{_side('abstain5', _ABSTAIN)}))?",
    re.IGNORECASE,
)


_KEYS = {
    "for": [f"for{n}" for n in (*range(1, 6), 61, 62)],
    "against": [f"against{n}" for n in range(1, 6)],
    "abstain": [f"abstain{n}" for n in (1, 2, 31, 32, 41, 42, 51, 52, 61, 62)],
}


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
            name: next((value for key in keys if (value := match.groupdict().get(key))), None)
            for name, keys in _KEYS.items()
        }
        if found["for"] is None or (found["against"] is None and found["abstain"] is None):
            continue
        if not _VOTING.search(text, max(0, match.start() - _NEAR), match.end() + _NEAR):
            continue
        line = max(text.rfind("\n", 0, match.start()), match.start() - _NEAR, 0)
        if _OF_THE_PUBLIC.search(text, line, match.end() + 40) or _ELSEWHERE.search(text, line, match.start() + 12):
            continue
        votes_for, against, abstained = (_number(found[name]) for name in ("for", "against", "abstain"))
        named = not (match["for3"] or match["for4"] or match["for5"])
        start = match.start("for5") if match["for5"] else match.start()
        yield Tally(votes_for, against, abstained, start, match.end(), named)


def _number(said: str | None) -> int:
    if said is None:
        return 0
    return int(said) if said.isdigit() else _VALUES[said.lower()]


def counted(said: str) -> int | None:
    """The number that a word or figures stand for, None where it is no number."""
    return int(said) if said.isdigit() else _VALUES.get(said.lower())
