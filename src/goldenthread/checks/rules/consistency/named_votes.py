"""Votes recorded by name, against the counts beside them and in the words, and in tables of who voted how."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.minutes_text import Minutes, all_minutes
from goldenthread.checks.rules.consistency.tallies import Tally, tallies
from goldenthread.checks.rules.consistency.vote_sides import NamedVote, Side, names_of, votes_by_name
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_ROW = regex(
    r"\W*(?:vot(?:ed|ing|es)\s+)?(?P<side>for|in\s+favour|against|abstain(?:ed|ing)?|abstentions?)\b[^\n]{0,20}", re.I
)
_NOBODY = regex(r"\W*(?:none|nil|n/?a|0)?\W*", re.IGNORECASE)
_CASTING = regex(r"casting|second vote", re.IGNORECASE)
_STATUS = regex(
    r"\b(?:status\s*:|(?:motion|amendment|proposal|recommendation)\s+was\s+(?:declared\s+)?)\s*"
    r"(?P<said>carried|agreed|approved|passed|rejected|lost|defeated|not\s+carried)\b",
    re.IGNORECASE,
)
_LOST = ("rejected", "lost", "defeated", "not carried")
_BEFORE, _NEAR = 4, 400


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
                if side.names and side.given is not None and side.given != len(side.names):
                    yield _hit(
                        minutes,
                        side,
                        f"It gives {side.given}, and {len(side.names)} are named.",
                        ", ".join(surname.title() for _, surname in side.names),
                    )
            yield from _twice(minutes, vote)
            yield from _against_the_words(minutes, vote)
    for grid in subject.grids:
        yield from _in_a_table(subject, grid)


def _twice(minutes: Minutes, vote: NamedVote) -> Iterator[Hit]:
    seen: dict[tuple[str, str], Side] = {}
    for side in vote.sides:
        for name in side.names:
            first = seen.setdefault(name, side)
            if first is not side and side.side and first.side and name[1] not in first.shared | side.shared:
                yield _hit(minutes, side, f"{name[1].title()} is also named {first.side}.", f"{name[1].title()} twice")


def _against_the_words(minutes: Minutes, vote: NamedVote) -> Iterator[Hit]:
    """The count in the words before the names, where one of its numbers is another and the rest are the same."""
    if not vote.whole:
        return
    named, start = vote.tally, vote.sides[0].start
    told = [
        tally for tally in tallies(minutes.text[max(0, start - _NEAR) : start]) if tally.votes_for and tally.against
    ]
    if len(told) != 1:
        return
    tally, base = told[0], max(0, start - _NEAR)
    pairs = [
        (tally.votes_for, named.votes_for),
        (tally.against, named.against),
        *([(tally.abstained, named.abstained)] if tally.abstained and named.abstained else []),
    ]
    odd = [pair for pair in pairs if pair[0] != pair[1]]
    if len(odd) != 1 or len(pairs) < 2:
        return
    passage, until = minutes.where(base + tally.end - 1)
    begun, since = minutes.where(base + tally.start)
    yield hit(
        passage,
        since if begun is passage else 0,
        until + 1,
        f"It says {odd[0][0]}, and {odd[0][1]} are named.",
        working=_shown(named),
        mend="See the clerk's notes for who voted which way.",
        verdict=Verdict.WRONG,
    )


def _shown(tally: Tally) -> str:
    abstained = f", {tally.abstained} abstaining" if tally.abstained else ""
    return f"by the names {tally.votes_for} for, {tally.against} against{abstained}"


def _in_a_table(subject: Subject, grid: Grid) -> Iterator[Hit]:
    """Rows for, against and abstaining, each with its names and their number; and the outcome said over the table."""
    if not 2 <= len(grid.columns) <= 5 or len(grid.table.rows) > 12:
        return
    counts: dict[str, int] = {}
    for row in range(len(grid.table.rows)):
        cells = [grid.text(row, column) for column in grid.columns]
        match = _ROW.fullmatch(cells[0])
        if match is None:
            continue
        side = match["side"].casefold()
        number = next((column for column, cell in enumerate(cells) if column and cell.isdigit()), None)
        lists = [(column, names) for column, cell in enumerate(cells[1:], 1) if (names := names_of(cell))]
        if number is not None:
            counts.setdefault("against" if side == "against" else side[:3], int(cells[number]))
        if number is None or len(lists) != 1:
            continue
        given, names = int(cells[number]), lists[0][1]
        passage = grid.passage(row, number)
        if _NOBODY.fullmatch(cells[lists[0][0]]) or passage is None or given == len(names):
            continue
        message = f"It gives {given}, and {len(names)} are named."
        working = ", ".join(surname.title() for _, surname in names)
        mend = "See the clerk's notes for who voted which way."
        yield hit(passage, 0, len(passage.text), message, working=working, mend=mend, verdict=Verdict.WRONG)
    yield from _outcome(subject, grid, counts)


def _outcome(subject: Subject, grid: Grid, counts: dict[str, int]) -> Iterator[Hit]:
    votes_for, against = counts.get("for", counts.get("in ", 0)), counts.get("against", 0)
    if votes_for == against or _CASTING.search(" ".join(passage.text for passage in grid.passages)):
        return
    first = grid.passages[0].index
    for passage in reversed(subject.passages[max(0, first - _BEFORE) : first]):
        match = _STATUS.search(passage.text) if passage.grid is None else None
        if match is None:
            continue
        if (match["said"].casefold() in _LOST) is (votes_for > against):
            yield hit(
                passage,
                match.start(),
                match.end(),
                f"It says {match['said'].lower()}, with {votes_for} for and {against} against.",
                working=f"{votes_for} for, {against} against",
                mend="See the clerk's notes for the count and the outcome.",
                verdict=Verdict.CANNOT_TELL,
                severity=Severity.WARNING,
            )
        return


def _hit(minutes: Minutes, side: Side, message: str, working: str) -> Hit:
    passage, until = minutes.where(side.end - 1)
    begun, since = minutes.where(side.start)
    text = passage.text[since if begun is passage else 0 : until + 1]
    start = since if begun is passage else 0
    end = start + len(text.rstrip(" ."))
    mend = "See the clerk's notes for who voted which way."
    return hit(passage, start, end, message, working=working, mend=mend, verdict=Verdict.WRONG)
