"""Votes held against who was there, against what was declared, and against the word "unanimously"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.minutes_text import Minutes, all_minutes
from goldenthread.checks.rules.consistency.tallies import Tally, counted, tallies
from goldenthread.checks.rules.consistency.vote_sides import votes_by_name
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_CASTING = regex(r"casting\s+vote|second\s+vote", re.IGNORECASE)
_MAJORITY = regex(
    r"two[\s-]thirds|three[\s-]quarters|majority\s+(?:of\s+(?:all|those)|required)|required\s+majority", re.IGNORECASE
)
_OUTCOME = regex(
    r"(?:motion|amendment|proposal|recommendations?|vote|resolution|substantive)\b[^.\n:]{0,40}?\b(?P<not>not\s+)?"
    r"(?P<outcome>carried|lost|defeated|rejected|fell)\b"
    r"|(?:motion|amendment|proposal)\s+(?:was|is|were)\s+(?:therefore\s+|declared\s+|duly\s+)?(?P<not3>not\s+)?"
    r"(?P<outcome4>passed|agreed|approved|adopted)\b"
    r"|\b(?:declared|therefore|was|were)\s+(?P<not2>not\s+)?(?P<outcome2>carried|lost|defeated|rejected)\b"
    r"|(?:^|[.;:])\s*(?P<outcome3>carried|lost|defeated)\b",
    re.IGNORECASE | re.MULTILINE,
)
_ITEM = regex(r"\s*(?:[A-Z]{1,4}[./ ]?\d{1,4}\b|\d{1,3}(?:\.\d{1,3})?[.)]?\s+[A-Z])")
_FOLLOWING = 2
_LOST = frozenset({"lost", "defeated", "rejected", "fell"})
_OUTCOMES = ("outcome", "outcome2", "outcome3", "outcome4")
_RESOLVED_BY = regex(r"\b(?:resolved|agreed|approved)\s+(?:\(\s*)?(?:by|on)\s+$", re.IGNORECASE)
_BEHIND, _AHEAD = 100, 200
_FAR = 250


def _votes(subject: Subject) -> Iterator[tuple[Minutes, Tally]]:
    for minutes in all_minutes(subject):
        if re.search(r"\bvot(?:e|ed|es|ing)\b|\bfor\b.{0,20}\bagainst\b", minutes.text, re.IGNORECASE | re.DOTALL):
            for tally in tallies(minutes.text):
                yield minutes, tally
            for vote in votes_by_name(minutes):
                if vote.whole:
                    yield minutes, vote.tally


def _after(minutes: Minutes, tally: Tally, passages: int) -> str:
    """The text after a vote: the rest of its passage and so many more, no further than the next item or vote."""
    end = tally.end + _AHEAD
    for passage, at in zip(minutes.passages, minutes.starts, strict=True):
        if at <= tally.end:
            continue
        passages -= 1
        if passages < 0 or _begins_an_item(passage):
            end = min(end, at)
            break
    text = minutes.text[tally.end : end]
    following = next(tallies(text), None)
    return text[: following.start] if following else text


def _begins_an_item(passage: Passage) -> bool:
    shouted = passage.text.isupper() and " " in passage.text
    return passage.kind == "heading" or shouted or bool(_ITEM.match(passage.text))


def _hit(minutes: Minutes, start: int, end: int, message: str, working: str, mend: str, verdict: Verdict) -> Hit:
    """A hit on words that may run over several lines: it stands on those of the line they end in."""
    passage, until = minutes.where(end - 1)
    begun, since = minutes.where(start)
    first = since if begun is passage else 0
    severity = Severity.ERROR if verdict is Verdict.WRONG else Severity.WARNING
    return hit(passage, first, until + 1, message, working=working, mend=mend, verdict=verdict, severity=severity)


@rule(
    "votes-more-than-present",
    title="More votes than members present",
    group="consistency",
    severity=Severity.ERROR,
    scope="Votes recorded with figures for and against, or by name, votes received in a ballot and a number of members "
    "who are all said to have voted, in minutes that list the members present.",
    leaves_out=(
        "Votes with a casting vote: that is one vote more.",
        "Votes that are only told of, by another body or at another meeting, and replies to a consultation.",
        "Lists of those present that say somebody arrived later.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="# Minutes of the Grants Panel\n\n1 May 2023\n\nMembers present:\n\nCouncillor A Reed\n\nCouncillor B "
        "Shaw\n\n"
        "Councillor C Lunn\n\n## 1. Grant\n\nThe vote was: For 3, Against 1. The motion was carried.\n",
        right="# Minutes of the Grants Panel\n\n1 May 2023\n\nMembers present:\n\nCouncillor A Reed\n\nCouncillor B "
        "Shaw\n\n"
        "Councillor C Lunn\n\n## 1. Grant\n\nThe vote was: For 2, Against 1. The motion was carried.\n",
        quote="For 3, Against 1",
    ),
)
def votes_more_than_present(subject: Subject) -> Iterator[Hit]:
    """A vote by more members than were there puts the decision in doubt."""
    for minutes, tally in _votes(subject):
        if not minutes.present or tally.cast <= minutes.present:
            continue
        before = minutes.text[max(0, tally.start - _FAR) : tally.start]
        if _CASTING.search(before) or _CASTING.search(_after(minutes, tally, _FOLLOWING)):
            continue
        said = f"{tally.votes_for} for, {tally.against} against" + (
            f", {tally.abstained} abstaining" if tally.abstained else ""
        )
        yield _hit(
            minutes,
            tally.start,
            tally.end,
            f"{tally.cast} votes are recorded, and {minutes.present} members were present.",
            f"{said} is {tally.cast}; the list of those present names {minutes.present}",
            "See the clerk's notes for the count and for who was there.",
            Verdict.WRONG if minutes.present >= 3 else Verdict.CANNOT_TELL,
        )
    for minutes in all_minutes(subject):
        for passage in minutes.passages if minutes.present else ():
            yield from _ballot(minutes, passage)
            yield from _all_voted(minutes, passage)


_ALL_VOTED = regex(
    r"\ball\s+(?:of\s+the\s+)?(?P<n>\d{1,3}|[a-z]{3,8})\s+(?:members|councillors)(?:\s+present)?\s+vot"
    r"|\bunanimous(?:ly)?\s*\(\s*(?P<n2>\d{1,3})\s+votes?\b",
    re.IGNORECASE,
)


def _all_voted(minutes: Minutes, passage: Passage) -> Iterator[Hit]:
    """ "All eight members voted in favour", where there were seven."""
    for match in _ALL_VOTED.finditer(passage.text) if "vot" in passage.text else ():
        group = "n" if match["n"] else "n2"
        said = counted(match[group])
        if said is not None and said > minutes.present >= 3:
            yield hit(
                passage,
                *match.span(group),
                f"It says that {said} members voted, and {minutes.present} were present.",
                working=f"the list of those present names {minutes.present}",
                mend="See the clerk's notes for the count and for who was there.",
            )


_RECEIVED = regex(r"\breceived\s+(\d{1,3})\s*(?:votes?\b|(?=[,;.]|\s+and\b))", re.IGNORECASE)


def _ballot(minutes: Minutes, passage: Passage) -> Iterator[Hit]:
    """A ballot for a post in which more votes were cast than there were members."""
    found = list(_RECEIVED.finditer(passage.text)) if "received" in passage.text and "vote" in passage.text else []
    cast = sum(int(match[1]) for match in found)
    if 2 <= len(found) <= 6 and cast > minutes.present >= 3 and not re.search(r"\b(?:round|each)\b", passage.text):
        shown = " + ".join(match[1] for match in found)
        yield hit(
            passage,
            found[0].start(),
            found[-1].end(),
            f"{cast} votes were cast, and {minutes.present} members were present.",
            working=f"{shown} = {cast}; the list of those present names {minutes.present}",
            mend="See the clerk's notes for the count and for who was there.",
            severity=Severity.WARNING,
            verdict=Verdict.CANNOT_TELL,
        )


@rule(
    "outcome-against-the-votes",
    title="Carried or lost against the count",
    group="consistency",
    severity=Severity.ERROR,
    scope="Votes recorded with figures for and against, followed or preceded closely by carried, lost or another "
    "such word.",
    leaves_out=("Ties.", "Votes that need more than half, such as two thirds."),
    cost="None on the five documents.",
    example=Example(
        wrong="# Minutes of the Grants Panel\n\n1 May 2023\n\n## 1. Grant\n\nVotes on the motion:\n\nFor: "
        "4\n\nAgainst: 6\n\n"
        "The motion was carried.\n",
        right="# Minutes of the Grants Panel\n\n1 May 2023\n\n## 1. Grant\n\nVotes on the motion:\n\nFor: "
        "4\n\nAgainst: 6\n\n"
        "The motion was lost.\n",
        quote="The motion was carried",
    ),
)
def outcome_against_the_votes(subject: Subject) -> Iterator[Hit]:
    """Minutes are the record of what was decided, and this one says both."""
    for minutes, tally in _votes(subject):
        if tally.votes_for == tally.against:
            continue
        found = _outcome(minutes, tally)
        if found is None or _MAJORITY.search(minutes.text, max(0, tally.start - 300), tally.end + 300):
            continue
        start, end, carried = found
        if carried is not (tally.votes_for > tally.against) and (tally.named or carried):
            yield _hit(
                minutes,
                start,
                end,
                f"It says {'carried' if carried else 'lost'}, with {tally.votes_for} for and {tally.against} against.",
                f"{tally.votes_for} for, {tally.against} against",
                "See the clerk's notes for the count and the outcome.",
                Verdict.WRONG,
            )


def _outcome(minutes: Minutes, tally: Tally) -> tuple[int, int, bool] | None:
    """Where the outcome of a vote is said, and whether it is that it was carried."""
    after = _after(minutes, tally, _FOLLOWING)
    within = re.search(r"\b(carried|lost|defeated|rejected)\b", minutes.text[tally.start : tally.end], re.IGNORECASE)
    if within:
        return tally.start, tally.end, within[1].lower() not in _LOST
    before = minutes.text[max(0, tally.start - _BEHIND) : tally.start]
    line = re.split(r"[.\n]", before)[-1]
    if (resolved := _RESOLVED_BY.search(before)) and not tally.named:
        return tally.start - len(resolved[0]), tally.end, True
    base = tally.start - len(line)
    for text, offset in ((line, base), (after, tally.end)):
        match = _OUTCOME.search(text)
        if match:
            word = next(match[name] for name in _OUTCOMES if match[name]).lower()
            # The vote on an amendment is followed by what became of the motion.
            if "substantive" in match.group().lower() and "amendment" in before.lower():
                continue
            carried = (word not in _LOST) is not bool(match["not"] or match["not2"] or match["not3"])
            start, end = offset + match.start(), offset + match.end()
            article = re.search(r"(?:the|this)\s+$", minutes.text[max(0, start - 5) : start], re.IGNORECASE)
            return start - (len(article[0]) if article else 0), end, carried
    return None


@rule(
    "unanimous-with-votes-against",
    title="Unanimous, with votes against",
    group="consistency",
    severity=Severity.ERROR,
    scope='Votes recorded with at least one against, and "unanimous" in the same paragraph (an error) or the next '
    "(a warning).",
    leaves_out=("Abstentions: councils differ on whether a vote with them is unanimous.",),
    cost="None on the five documents.",
    example=Example(
        wrong="# Minutes of the Grants Panel\n\n1 May 2023\n\n## 1. Grant\n\nThe vote was 5 for and 2 against, and the "
        "recommendation was agreed unanimously.\n",
        right="# Minutes of the Grants Panel\n\n1 May 2023\n\n## 1. Grant\n\nThe vote was 7 for and 0 against, and the "
        "recommendation was agreed unanimously.\n",
        quote="unanimously",
    ),
)
def unanimous_with_votes_against(subject: Subject) -> Iterator[Hit]:
    """Who voted against a decision is part of the record, and of what they answer for."""
    for minutes, tally in _votes(subject):
        if not tally.against or not tally.votes_for:
            continue
        base = max(minutes.text.rfind("\n", 0, tally.start) + 1, tally.start - _AHEAD)
        line = re.split(r"(?<=[.\n])", minutes.text[base : tally.start])[-1]
        after = _after(minutes, tally, 1)
        same = len(_after(minutes, tally, 0))
        for text, offset in ((line, tally.start - len(line)), (after, tally.end)):
            match = re.search(r"\bunanimous(?:ly)?\b", text, re.IGNORECASE)
            # In the next paragraph it may be said of something else that was agreed.
            sure = offset < tally.end or (match is not None and match.start() < same)
            if match and not re.search(r"\bnot\s+$", text[: match.start()], re.IGNORECASE):
                yield _hit(
                    minutes,
                    offset + match.start(),
                    offset + match.end(),
                    f"It says unanimous, with {tally.against} against.",
                    f"{tally.votes_for} for, {tally.against} against",
                    "See the clerk's notes for the count.",
                    Verdict.WRONG if sure else Verdict.CANNOT_TELL,
                )
                break
