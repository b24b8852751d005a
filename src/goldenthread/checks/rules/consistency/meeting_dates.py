"""Days of a meeting that differ between the places of one pack."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.minutes_confirmed import another_day_confirmed
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_BODY = regex(
    r"((?:[A-Z][\w'’&-]*,?\s+(?:(?:and|of|for|the|&)\s+)*){1,9}?(?:Sub-)?(?:Committee|Board|Panel"
    r"|Cabinet|Council|Forum))\b"
)
_BETWEEN = regex(r"\W*(?:(?:of|on|held|dated|meeting|at|its|the|in|minutes|agenda|report|from)\s*)*\W*", re.IGNORECASE)
_SAYS_A_BODY = regex(r"(?:Committee|Board|Panel|Cabinet|Council|Forum)\b[^\n]{0,40}\d")
_SMALL_WORDS = frozenset("and of for the a meeting decisions minutes draft".split())
_SOON = 31
_MOST = 80


@rule(
    "meeting-date-disagrees",
    title="Two days for one meeting",
    group="consistency",
    severity=Severity.WARNING,
    scope="The header of each report in a pack against the day on the pack's front page; and a body's name followed "
    "by a "
    "day, against the day that the pack's minutes of that body give, where the two fall in one month. In minutes and "
    "agendas, the day of the minutes to be confirmed against that of the minutes that were, under one item.",
    leaves_out=(
        "Packs whose front page or minutes give no day.",
        "Days a month or more apart: they are two meetings.",
        "Bodies whose names share fewer than two words with the minutes' body.",
    ),
    cost="One finding on the five documents, a true one.",
    example=Example(
        wrong="# Decisions of the Parks and Play Committee\n\n12 June 2018\n\nMembers present: Councillor A Reed\n\n"
        "## 1. Minutes\n\nNone.\n\n| Report of | Head of Parks |\n|---|---|\n| Title | Play areas |\n\n"
        "The plan was agreed by the Parks and Play Committee on 6 June 2018.\n",
        right="# Decisions of the Parks and Play Committee\n\n12 June 2018\n\nMembers present: Councillor A Reed\n\n"
        "## 1. Minutes\n\nNone.\n\n| Report of | Head of Parks |\n|---|---|\n| Title | Play areas |\n\n"
        "The plan was agreed by the Parks and Play Committee on 12 June 2018.\n",
        quote="6 June 2018",
    ),
)
def meeting_date_disagrees(subject: Subject) -> Iterator[Hit]:
    """Decisions are found by the day of the meeting that took them."""
    yield from _headers(subject)
    yield from another_day_confirmed(subject)
    held = [
        (words, part.date, part)
        for part in subject.parts
        if part.kind == "minutes" and part.date and (words := _body(part))
    ]
    if not held:
        return
    for passage in subject.dated:
        if passage.kind == "furniture" or not _SAYS_A_BODY.search(passage.text):
            continue
        for mention in subject.mentions(passage):
            day = mention.date
            named = _named_before(passage, mention) if day else frozenset()
            for words, when, part in held:
                if day and when and passage.part is not part and _same_body(named, words) and _near(day, when):
                    yield _hit(passage, mention, f"The minutes in this pack date that meeting {long_date(when)}.", when)


def _headers(subject: Subject) -> Iterator[Hit]:
    """The day in each report's header against the day of the pack."""
    front = subject.parts[0]
    if front.kind != "agenda" or front.date is None:
        return
    for part in subject.parts[1:]:
        if part.kind != "report" or part.date in (None, front.date) or not _near(part.date, front.date):
            continue
        for passage in subject.in_part(part):
            mention = next((found for found in subject.mentions(passage) if found.date == part.date), None)
            if mention is not None:
                yield _hit(passage, mention, f"The pack is for the meeting of {long_date(front.date)}.", front.date)
                break


def _hit(passage: Passage, mention: DayMention, message: str, when: date) -> Hit:
    return hit(
        passage,
        mention.start,
        mention.end,
        message,
        working=f"{mention.text.strip()} here, {long_date(when)} there",
        mend="Find out on which day it met; if there were two meetings, say so.",
        verdict=Verdict.CANNOT_TELL,
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z']+", name.casefold())) - _SMALL_WORDS


def _body(part: Part) -> frozenset[str]:
    """The words of the name of the body whose minutes these are."""
    match = re.search(r"\bof\s+(?:the\s+|a\s+meeting\s+of\s+(?:the\s+)?)?(.{4,80})", part.title, re.IGNORECASE)
    return _words(match[1]) if match else frozenset()


def _named_before(passage: Passage, mention: DayMention) -> frozenset[str]:
    """The words of the body whose name stands just before a day."""
    found = None
    for match in _BODY.finditer(passage.text, max(0, mention.start - _MOST), mention.start):
        found = match
    if found is None or not _BETWEEN.fullmatch(passage.text, found.end(), mention.start):
        return frozenset()
    return _words(found[1])


def _same_body(named: frozenset[str], words: frozenset[str]) -> bool:
    """Whether a name is the body's, or what is left of it when people shorten it."""
    own = named - {"committee", "board", "panel", "council", "cabinet", "forum"}
    return len(own) >= 2 and named <= words


def _near(day: date | None, when: date) -> bool:
    return day is not None and day != when and abs((day - when).days) < _SOON and day.month == when.month
