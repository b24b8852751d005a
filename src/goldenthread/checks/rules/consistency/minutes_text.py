"""The minutes of a meeting as one text, since a vote runs over several lines of them, and who was there."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.subject import Subject

_PRESENT = re.compile(r"\s*(?:members?\s+|councillors?\s+)?(?:present|in attendance)\b\s*:?\s*[-–]*\s*", re.IGNORECASE)
_HERE = re.compile(r"\s*(?:also|in\s+attendance|present|substitut|other|co-?opted|officers?|observers?)", re.IGNORECASE)
_OFFICERS = re.compile(r"\s*(?:also\s+)?(?:officers?|in\s+attendance|also\s+present)\b[^:]{0,30}:\s*\w", re.IGNORECASE)
_AWAY = re.compile(r"\s*(?:apolog|absent|absence)", re.IGNORECASE)
_ENDS = re.compile(
    r"\s*(?:declarations?\b|minutes\b|part\s+(?:one|i)\b|(?:item\s+)?[A-Z]{0,4}[./ ]?\d{1,3}\s*[.):-]?\s+[A-Z]"
    r"|\d{1,2}\s*[.)])"
)
_TITLED = re.compile(r"(?<![Ff]or )\b(?P<many>Councillors|Cllrs)|(?<![Ff]or )\b(?:Councillor|Cllr|Alderman|Ald)\b\.?")
_STANDING_IN = re.compile(
    r"\(\s*(?:as\s+)?(?:a\s+)?subst?\w*\.?\s+(?:for|to)\b[^)]*\)|\b(?:substituting|substitute)\s+for\b[^,;\n)]*",
    re.IGNORECASE,
)
_NAME = re.compile(r"\b[A-Z][\w'’-]*\.?\s+[A-Z][a-z]")
_CAPTION = re.compile(r"agenda item|chair|mayor|members", re.IGNORECASE)
_LATER = re.compile(r"\b(?:arrived|joined|entered)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Minutes:
    """The words of the minutes, where each passage begins in them, and how many members were present (0: not said)."""

    part: Part
    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    present: int

    def where(self, offset: int) -> tuple[Passage, int]:
        """The passage at an offset of the text, and the offset in it."""
        place = bisect_right(self.starts, offset) - 1
        return self.passages[place], offset - self.starts[place]


@once
def all_minutes(subject: Subject) -> list[Minutes]:
    """The minutes in a document. One that is nothing but minutes has them as its only part."""
    found = []
    for part, group in groupby(subject.passages, key=lambda passage: passage.part):
        if part.kind not in ("minutes", "document", "agenda"):
            continue
        passages = tuple(passage for passage in group if passage.kind not in ("furniture", "note"))
        starts, text = [], ""
        pieces, at = [], 0
        for passage in passages:
            starts.append(at)
            pieces.append(passage.text)
            at += len(passage.text) + 1
        text = "\n".join(pieces)
        if passages:
            found.append(Minutes(part, text, passages, tuple(starts), _present(passages)))
    return found


def _present(passages: tuple[Passage, ...]) -> int:
    """How many members the list of those present names; 0 where there is no such list, or somebody came later."""
    for place, passage in enumerate(passages):
        match = _PRESENT.match(passage.text)
        if not match or (
            len(passage.text) - match.end() and not _TITLED.search(passage.text, match.end(), match.end() + 40)
        ):
            continue
        words = [passage.text[match.end() :]]
        away = False
        for following in passages[place + 1 : place + 80]:
            if _ENDS.match(following.text) or len(following.text) > 400:
                break
            # Substitutes and others who were there are counted: too many present makes no error, too few would.
            away = bool(_AWAY.match(following.text)) or (away and not _HERE.match(following.text))
            officers = _OFFICERS.match(following.text) and not _TITLED.search(following.text)
            if not away and not officers:
                words.append(following.text)
        listed = _STANDING_IN.sub("", "\n".join(words))
        return 0 if _LATER.search(listed) else _named(listed)
    return 0


def _named(listed: str) -> int:
    """How many councillors are named: one after each title, or a list of names after a title in the plural.

    0 where somebody is named without a title, since then nobody can tell members from others.
    """
    listed = re.sub(r"\([^)]*\)", "", listed)
    single = [match for match in _TITLED.finditer(listed) if not match["many"]]
    if single:
        pieces = [piece for piece in re.split(r"[\n,;]|\band\b|&", listed) if _NAME.search(piece)]
        return len(single) if all(_TITLED.search(piece) or _CAPTION.search(piece) for piece in pieces) else 0
    many = next(_TITLED.finditer(listed), None)
    if many is None:
        return 0
    names = re.split(r",|;|\n|\band\b|&", listed[many.end() :])
    return sum(1 for name in names if re.search(r"[A-Z]\w+", name))
