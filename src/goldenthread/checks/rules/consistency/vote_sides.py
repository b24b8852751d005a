"""Votes recorded by name: who was for, who against and who abstained, with the counts that are given beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.rules.consistency.attendance import names_in
from goldenthread.checks.rules.consistency.minutes_text import Minutes
from goldenthread.checks.rules.consistency.tallies import Tally
from goldenthread.patterns import regex

_N = r"(?:\d{1,3}|no|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
_FOR = r"for|in[ \t]+favou?r(?:[ \t]+of)?|against|abstain(?:ed|ing)?|abstentions?|abstain|ayes?|noes"
_OF = r"(?:[ \t]+(?:the|this|that|it|an?|from)\b[^\n:;]{0,60}?)?"
_WHO = r"(?:members?|councillors?|cllrs?|those|there)"
_VOTED = r"(?:had[ \t]+)?vot(?:ed|ing|es)"
# With the side before the names, as in a list: For (4), a colon, and the names.
_SIDE = regex(
    rf"(?:^|(?<=[.;]\s))[ \t]*(?:{_WHO}[ \t]+)?(?:{_VOTED}[ \t]+)?"
    rf"(?P<side>{_FOR})\b(?:[ \t]+the[ \t]+\w+)?"
    rf"[ \t]*(?:[:–—-][ \t]*)?(?:\(?(?P<before>{_N})\)?(?:[ \t]+(?:votes?|members?))?[ \t]*[:–—-]?[ \t]*)?"
    r"(?P<names>[A-Z(][^\n:;]{2,1500})",
    re.IGNORECASE | re.MULTILINE,
)
# "Those voting for the motion:", and the names in the next line
_OVER = regex(
    rf"^[ \t]*(?:{_WHO}[ \t]+)?(?:{_VOTED}[ \t]+)?(?P<side>{_FOR})\b{_OF}[ \t]*[:–—-]?[ \t]*"
    rf"(?:\(?(?P<before>{_N})(?:[ \t]+votes?)?\)?[ \t]*:?[ \t]*)?\n+[ \t]*"
    r"(?P<names>(?:Councillors?|Cllrs?|Members)\b[^\n;]{2,1500})",
    re.IGNORECASE | re.MULTILINE,
)
# With the count first: "19 Members voted in favour of the amendment", a colon, and the names.
_COUNT_FIRST = regex(
    rf"^[ \t]*(?P<before>{_N})[ \t]+{_WHO}[ \t]+(?:had[ \t]+)?(?:voted|voting)?[ \t]*(?P<side>{_FOR})\b{_OF}[ \t]*"
    r"(?:[:–—-][ \t]*)\n*[ \t]*(?P<names>(?:Councillors?|Cllrs?|Members)\b[^\n:;]{2,1500})",
    re.IGNORECASE | re.MULTILINE,
)
# With the names first: Reed, Shaw and Lunn voted for the motion (3).
_NAMES_FIRST = regex(
    rf"(?:^|(?<=[.;]\s))[ \t]*(?P<names>(?:Councillors?|Cllrs?|Members)\b[^\n:;]{{2,1500}}?)"
    rf"\s+(?:{_VOTED}\s+(?P<side>{_FOR})\b"
    r"|(?P<abstained>abstained)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_TAIL = regex(rf"[^\n;.(]{{0,60}}\((?P<n>{_N})(?:[ \t]+votes?)?\)", re.IGNORECASE)
# A list of names with its number behind it: "..... 24", ": Total: 16", and in the next line "(10 votes)".
_LAST = regex(
    rf"[ \t]*(?:\((?P<after>{_N})(?:[ \t]+votes?)?\)|[–—-][ \t]*(?P<dashed>\d{{1,3}})"
    rf"|\.{{3,}}[ \t]*(?P<dotted>\d{{1,3}})"
    rf"|[:,.–—-]*[ \t]*total[ \t]*[:=–—-]*[ \t]*(?P<total>\d{{1,3}}))[. \t]*$",
    re.IGNORECASE,
)
_NEXT_LINE = regex(rf"[.\s]*\n+[ \t]*\((?P<n>{_N})(?:[ \t]+votes?)?\)[ \t]*(?=\n|$)", re.IGNORECASE)
_TOTALLED = regex(
    r"^[ \t]*(?P<names>(?:Councillors?|Cllrs?)\b[^\n;]{2,1500}?(?:\.{3,}|:?[ \t]*total\b)[^\n;]{0,20})$",
    re.IGNORECASE | re.MULTILINE,
)
# A side that has only its number, under one that has names.
_BARE = regex(
    rf"^[ \t]*(?:vot(?:ed|ing|es)[ \t]+)?(?P<side>{_FOR})\b[ \t]*[:=–—-]?[ \t]*\(?(?P<n>{_N})\)?[. \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_STOP = regex(r"(?<=[a-z]{2})\.(?=\s|$)")
_WORDS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_VALUES = {"nil": 0, **{word: n for n, word in enumerate(_WORDS)}}
_NAME = regex(r"(?:(?:[A-Z][\w'’-]*|[A-Z]{1,3})\.?\s*){1,5}|the\s+(?:Lord\s+)?(?:Mayor|Chair\w*)")
_TITLE = regex(
    r"\b(?:Councillors?|Cllrs?|Members|Alderm[ae]n|Mrs?|Ms|Miss|Dr|Sir|Dame|Provost|Bailie)\b\.?|\([^)]*\)", re.I
)
_PIECES = regex(r"\s*(?:,\s*(?:and\s+)?|\band\b|&|;|(?<=[a-z]{2})\.(?=\s+[A-Z]\.\s))\s*")
_NO_NAME = regex(r"[A-Z]|(?:[A-Z]\.?\s?){2}|Jn?r|Sn?r|[A-Z]{1,2}BE|JP|BEM|QC|KC|DL|MP")
_SEXES = regex(
    r"\b(?:Mrs?|Ms|Miss|Sir|Dame)\b\.?[ \t]+(?:[A-Z][\w.]*[ \t]+)*?"
    r"(?P<name>[A-Z][\w'’-]+)(?=[ \t]*(?:[,.;(\n]|and\b|$))"
)
_APART = 400
_MOST = 120


@dataclass(frozen=True)
class Side:
    """One side of a vote: "for", "against", "abstained" or "" where unsaid, who is named, and the count given."""

    side: str
    names: tuple[tuple[str, str], ...]
    given: int | None
    start: int
    end: int
    shared: frozenset[str] = frozenset()


@dataclass(frozen=True)
class NamedVote:
    """The sides of one vote."""

    sides: tuple[Side, ...]

    @property
    def whole(self) -> bool:
        """Whether those for are named, and those against or abstaining too."""
        sides = {side.side for side in self.sides}
        return "for" in sides and len(sides - {""}) > 1

    @property
    def tally(self) -> Tally:
        """The vote as its names give it."""
        count = {side.side: len(side.names) or side.given or 0 for side in self.sides}
        for_, against, abstained = (count.get(side, 0) for side in ("for", "against", "abstained"))
        return Tally(for_, against, abstained, self.sides[0].start, self.sides[-1].end, True)


def votes_by_name(minutes: Minutes) -> Iterator[NamedVote]:
    """Every vote whose sides are lists of names."""
    sides: list[Side] = []
    for side in sorted(_sides(minutes.text), key=lambda each: each.start):
        if (sides and side.start < sides[-1].end) or not (sides or side.names):
            continue
        if sides and (side.start - sides[-1].end > _APART or side.side in {each.side for each in sides}):
            yield NamedVote(tuple(sides))
            sides = []
        sides.append(side)
    if sides:
        yield NamedVote(tuple(sides))


def _sides(text: str) -> Iterator[Side]:
    for pattern in (_SIDE, _OVER, _COUNT_FIRST):
        for match in pattern.finditer(text):
            names = _STOP.split(match["names"], maxsplit=1)[0]
            yield from _side(
                text, _which(match["side"]), names, (match.start("side"), match.start("names")), match["before"]
            )
    for match in _NAMES_FIRST.finditer(text):
        tail = _TAIL.match(text, match.end())
        given, end = (tail["n"], tail.end()) if tail else (None, match.end())
        which, names = _which(match["side"] or "abstained"), names_of(match["names"])
        if which and names and len(names) > 1:
            yield Side(which, names, _number(given), match.start("names"), end, _shared(match["names"], names))
    for match in _BARE.finditer(text):
        which = _which(match["side"])
        if which:
            yield Side(which, (), _number(match["n"]), match.start("side"), match.end())
    for match in _TOTALLED.finditer(text):
        yield from _side(text, "", match["names"], (match.start("names"), match.start("names")), None)


def _side(text: str, which: str | None, words: str, starts: tuple[int, int], given: str | None) -> Iterator[Side]:
    """The side whose names these words are, the count taken from before, behind or under them."""
    end = starts[1] + len(words.rstrip())
    last = _LAST.search(words)
    if last:
        given = given or next(value for value in last.groupdict().values() if value)
        words = words[: last.start()]
    elif given is None and (below := _NEXT_LINE.match(text, end)):
        given = below["n"]
    names = names_of(words)
    if names is not None and which is not None and (len(names) > 1 or given is not None):
        yield Side(which, names, _number(given), starts[0], end, _shared(words, names))


def _number(given: str | None) -> int | None:
    return None if given is None else int(given) if given.isdigit() else _VALUES[given.casefold()]


def _shared(words: str, names: tuple[tuple[str, str], ...]) -> frozenset[str]:
    """The surnames of a list that several people have, or that are told apart by "Mr" and "Mrs"."""
    surnames = [surname for _, surname in names]
    return frozenset(
        {surname for surname in surnames if surnames.count(surname) > 1}
        | {match["name"].casefold() for match in _SEXES.finditer(words)}
    )


def _which(said: str) -> str | None:
    said = said.casefold().strip()
    if not said:
        return ""
    if "abst" in said:
        return "abstained"
    if said in ("against", "noes"):
        return "against"
    return "for" if said.startswith(("for", "in", "aye")) else None


def names_of(words: str) -> tuple[tuple[str, str], ...] | None:
    """The first letter and surname of each in a list of names; None where something else stands in it."""
    stripped = _TITLE.sub(" ", words).strip(" .:-–—,")
    pieces = [piece for piece in _PIECES.split(stripped) if piece.strip()]
    if not pieces or len(pieces) > _MOST or not all(_NAME.fullmatch(piece.strip()) for piece in pieces):
        return None
    # "Reed, J., Shaw, K." and "Reed, OBE": what stands between the commas is no name of its own.
    if any(_NO_NAME.fullmatch(piece.strip(" .")) for piece in pieces):
        return None
    names = tuple(names_in("\n".join(pieces)))
    return names if len(names) == len(pieces) else None
