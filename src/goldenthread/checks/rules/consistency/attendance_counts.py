"""How many members minutes say were there, against their list of them and the quorum."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.attendance import count_said
from goldenthread.checks.rules.consistency.minutes_text import Minutes, all_minutes
from goldenthread.checks.rules.consistency.there_and_away import there_and_away, voted_and_not_there
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_NUMBERS = "one two three four five six seven eight nine ten eleven twelve".split()
_QUORUM = regex(
    rf"\bquorum\b(?:\s+(?:for|of)\s+(?:the|this)\s+(?:\w+[\s-]?){{1,5}}?)?\s*(?:is|was|of|:|=|–|-)*\s*\(?\s*"
    rf"(?P<n>\d{{1,2}}|{'|'.join(_NUMBERS)})\b(?!\s*(?:%|per\s+cent|quarter|third|minutes))",
    re.IGNORECASE,
)
_MEND = "See the attendance sheet, and correct what is wrong."


@rule(
    "members-present-disagree",
    title="A count of members present that does not fit the list",
    group="consistency",
    severity=Severity.WARNING,
    scope='Minutes that say how many attended ("attended by 21 of the 24 members") against their list of those '
    "present, a quorum greater than the number present, a member who is listed as present and among the apologies, "
    "and one or two who voted by name and are not in the list. An error where more attended than there are members.",
    leaves_out=(
        "Minutes without a list of those present.",
        "Quorums given as a share of the members.",
        "Apologies for lateness or for part of a meeting, and members said to have come or gone during it.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="# Minutes of the Grants Panel\n\n1 May 2023\n\nMembers present:\n\nCouncillor A Reed\n\nCouncillor B "
        "Shaw\n\nCouncillor C Lunn\n\nThe quorum is 5.\n\n## 1. Grant\n\nIt was agreed.\n",
        right="# Minutes of the Grants Panel\n\n1 May 2023\n\nMembers present:\n\nCouncillor A Reed\n\nCouncillor B "
        "Shaw\n\nCouncillor C Lunn\n\nThe quorum is 3.\n\n## 1. Grant\n\nIt was agreed.\n",
        quote="quorum is 5",
    ),
)
def members_present_disagree(subject: Subject) -> Iterator[Hit]:
    """Decisions of a meeting without a quorum have no force."""
    for minutes in all_minutes(subject):
        yield from _said(minutes)
        if minutes.present:
            yield from _quorum(minutes)
        yield from there_and_away(minutes)
        yield from voted_and_not_there(minutes)


def _said(minutes: Minutes) -> Iterator[Hit]:
    found = count_said(minutes.passages)
    if found is None:
        return
    passage, match = found
    here, everybody = int(match["here"]), int(match["all"])
    if here > everybody:
        message, working, sure = f"{here} of {everybody} members cannot have been there.", f"{here} > {everybody}", True
    elif minutes.present and here != minutes.present:
        message = f"It says that {here} members attended, and the list of those present has {minutes.present}."
        working, sure = f"{here} said, {minutes.present} listed", False
    else:
        return
    yield hit(
        passage,
        match.start("here"),
        match.end("all"),
        message,
        working=working,
        mend=_MEND,
        verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if sure else Severity.WARNING,
    )


def _quorum(minutes: Minutes) -> Iterator[Hit]:
    for passage in minutes.passages[:60]:
        match = _QUORUM.search(passage.text)
        if match is None:
            continue
        said = match["n"].casefold()
        quorum = int(said) if said.isdigit() else _NUMBERS.index(said) + 1
        if quorum > minutes.present:
            message = f"The quorum is {quorum}, and {minutes.present} members were present."
            working = f"the list of those present names {minutes.present}"
            yield hit(passage, *match.span(), message, working=working, mend=_MEND, verdict=Verdict.CANNOT_TELL)
        return
