"""Votes recorded by name: who was for, who against and who abstained, with the counts that are given beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.attendance import names_in
from goldenthread.checks.rules.consistency.minutes_text import Minutes, all_minutes
from goldenthread.checks.rules.consistency.tallies import Tally
from goldenthread.checks.subject import Subject

_N = r"(?:\d{1,3}|no|nil|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen)"
_SIDE = re.compile(
    r"(?:^|(?<=[.;]\s))[ \t]*(?:(?:members?|councillors?|cllrs?|those)[ \t]+)?(?:vot(?:ed|ing|es)[ \t]+)?"
    r"(?P<side>for|in[ \t]+favour|against|abstain(?:ed|ing)?|abstentions?|ayes?|noes)\b(?:[ \t]+the[ \t]+\w+)?"
    rf"[ \t]*(?:[:–—-][ \t]*)?(?:\(?(?P<before>{_N})\)?(?:[ \t]+(?:votes?|members?))?[ \t]*[:–—-]?[ \t]*)?"
    r"(?P<names>[A-Z(][^\n:;]{2,1500})",
    re.IGNORECASE | re.MULTILINE,
)
_LAST = re.compile(rf"[ \t]*(?:\((?P<after>{_N})\)|[–—-][ \t]*(?P<dashed>\d{{1,3}}))[. \t]*$", re.IGNORECASE)
_STOP = re.compile(r"(?<=[a-z]{2})\.(?=\s|$)")
_WORDS = "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_VALUES = {"nil": 0, **{word: n for n, word in enumerate(_WORDS)}}
_NAME = re.compile(r"(?:(?:[A-Z][\w'’-]*|[A-Z]{1,3})\.?\s*){1,4}|the\s+(?:Lord\s+)?(?:Mayor|Chair\w*)")
_TITLE = re.compile(r"\b(?:Councillors?|Cllrs?|Alderm[ae]n|Mrs?|Ms|Miss|Dr|Sir|Dame)\b\.?|\([^)]*\)")
_PIECES = re.compile(r"\s*(?:,\s*(?:and\s+)?|\band\b|&|;)\s*")
_APART = 400
_MOST = 120


@dataclass(frozen=True)
class Side:
    """One side of a vote: "for", "against" or "abstained", how many are named, and the count given (None: none)."""

    side: str
    names: tuple[tuple[str, str], ...]
    given: int | None
    start: int
    end: int


@dataclass(frozen=True)
class NamedVote:
    """The sides of one vote."""

    sides: tuple[Side, ...]

    @property
    def whole(self) -> bool:
        """Whether both those for and those against are named."""
        return {"for", "against"} <= {side.side for side in self.sides}

    @property
    def tally(self) -> Tally:
        """The vote as its names give it."""
        count = {side.side: len(side.names) for side in self.sides}
        for_, against, abstained = (count.get(side, 0) for side in ("for", "against", "abstained"))
        return Tally(for_, against, abstained, self.sides[0].start, self.sides[-1].end, True)


def votes_by_name(minutes: Minutes) -> Iterator[NamedVote]:
    """Every vote whose sides are lists of names."""
    sides: list[Side] = []
    for match in _SIDE.finditer(minutes.text):
        side = _side(match)
        if side is None:
            continue
        if sides and (side.start - sides[-1].end > _APART or side.side in {each.side for each in sides}):
            yield NamedVote(tuple(sides))
            sides = []
        sides.append(side)
    if sides:
        yield NamedVote(tuple(sides))


def _side(match: re.Match[str]) -> Side | None:
    said = match["side"].casefold()
    side = "against" if said in ("against", "noes") else "abstained" if said.startswith("abst") else "for"
    words = _STOP.split(match["names"], maxsplit=1)[0]
    end = match.start("names") + len(words.rstrip())
    last = _LAST.search(words)
    words = words[: last.start()] if last else words
    pieces = [piece for piece in _PIECES.split(_TITLE.sub(" ", words).strip(" .-–—")) if piece.strip()]
    # "For the motion..." begins a sentence, and no list of names.
    if not pieces or len(pieces) > _MOST or not all(_NAME.fullmatch(piece.strip()) for piece in pieces):
        return None
    given = match["before"] or (last["after"] or last["dashed"] if last else None)
    if len(pieces) < 2 and given is None:
        return None
    names = tuple(names_in("\n".join(pieces)))
    number = None if given is None else int(given) if given.isdigit() else _VALUES[given.casefold()]
    return Side(side, names, number, match.start("side"), end) if len(names) == len(pieces) else None


@rule(
    "votes-against-the-names",
    title="A count of votes that the names do not give",
    group="consistency",
    severity=Severity.ERROR,
    scope="Votes recorded by name in minutes: the count beside each list of names against the names in it, and a "
    "member who is named on two sides of one vote.",
    leaves_out=("Lists in which something other than a name stands.", "Votes without a count, but for a name twice."),
    cost="None on the five documents, which record no vote by name.",
    example=Example(
        wrong="# Minutes of the Grants Panel\n\n1 May 2023\n\n## 1. Grant\n\nA recorded vote was taken:\n\nFor (4): "
        "Councillors Reed, Shaw and Lunn\n\nAgainst (2): Councillors Hart and Moss\n\nThe motion was carried.\n",
        right="# Minutes of the Grants Panel\n\n1 May 2023\n\n## 1. Grant\n\nA recorded vote was taken:\n\nFor (3): "
        "Councillors Reed, Shaw and Lunn\n\nAgainst (2): Councillors Hart and Moss\n\nThe motion was carried.\n",
        quote="For (4): Councillors Reed, Shaw and Lunn",
    ),
)
def votes_against_the_names(subject: Subject) -> Iterator[Hit]:
    """How each member voted is what residents look up."""
    for minutes in all_minutes(subject):
        for vote in votes_by_name(minutes):
            for side in vote.sides:
                if side.given is not None and side.given != len(side.names):
                    yield _hit(
                        minutes,
                        side,
                        f"It gives {side.given}, and {len(side.names)} are named.",
                        ", ".join(surname.title() for _, surname in side.names),
                    )
            yield from _twice(minutes, vote)


def _twice(minutes: Minutes, vote: NamedVote) -> Iterator[Hit]:
    seen: dict[tuple[str, str], Side] = {}
    for side in vote.sides:
        for name in side.names:
            first = seen.setdefault(name, side)
            if first is not side:
                yield _hit(minutes, side, f"{name[1].title()} is also named {first.side}.", f"{name[1].title()} twice")


def _hit(minutes: Minutes, side: Side, message: str, working: str) -> Hit:
    passage, until = minutes.where(side.end - 1)
    begun, since = minutes.where(side.start)
    text = passage.text[since if begun is passage else 0 : until + 1]
    start = since if begun is passage else 0
    end = start + len(text.rstrip(" ."))
    mend = "See the clerk's notes for who voted which way."
    return hit(passage, start, end, message, working=working, mend=mend, verdict=Verdict.WRONG)
