"""Deadlines counted in working and clear days, against the day that is stated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates import (
    COUNCIL_MEETING,
    ENGLAND,
    Counting,
    WorkingDayError,
    clear_days_between,
    long_date,
)
from goldenthread.dates.mentions import DayMention

_WORDS = {
    **dict(
        zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(1, 11), strict=True)
    ),
    **dict(zip(("first", "second", "third", "fourth", "fifth", "sixth", "seventh"), range(1, 8), strict=True)),
}
_COUNT = r"(?P<count>\d{1,2}(?:st|nd|rd|th)?|" + "|".join(_WORDS) + r")(?:\s*\(\d{1,2}\))?"
_BEFORE_MEETING = re.compile(
    rf"\b{_COUNT}\s+(?P<clear>clear\s+)?(?P<kind>working|business)\s+days?\s+(?:before|prior to|in advance of"
    r"|ahead of)\s+(?:the\s+)?(?:(?:date|day)\s+of\s+)?(?:the\s+|each\s+|a\s+|this\s+"
    r"|that\s+)?(?:\w+\s+){0,3}meeting\b",
    re.IGNORECASE,
)
_IS_THE_DEADLINE = re.compile(
    r"(?:deadline|closing|close|closes|therefore|i\.e\.?|that is|this is|namely|by|on|at|is|noon|midday"
    r"|\d\s?[ap]\.?m\.?)[^.]{0,80}$|[(,–—:-]\s*(?:so\s+)?$",
    re.IGNORECASE,
)
# What came before its deadline was in time: only one that came after it is at fault.
_WAS_RECEIVED = re.compile(
    r"\b(?:received|submitted|lodged|sent|given|gave|served|published|made)\b[^.]{0,40}$", re.IGNORECASE
)
_TOO_FAR = 240
_PUBLISHED = re.compile(
    r"\b(?:(?:date\s+(?:of\s+)?(?:publication|despatch|dispatch|issue|published)|published|publication date|despatched"
    r"|dispatched|issued)(?:\s+(?:on|of agenda))?)\s*[:|–-]?\s*(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LATE_PAPER = re.compile(
    r"\b(?:supplement\w*|addendum|late (?:item|report|paper)|urgent|to follow|tabled|replacement"
    r"|decisions? (?:notice|record|sheet|list)|record of decisions?|call-?in)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Deadline:
    count: int
    clear: bool
    ordinal: bool

    def allows(self, day: date, meeting: date) -> bool:
        """Whether a stated day can be this one, by either way of counting where the words leave it open."""
        counts = (self.count + 1,) if self.clear else (self.count,) if self.ordinal else (self.count, self.count + 1)
        return any(ENGLAND.nth_working_day_before(meeting, count) == day for count in counts)

    def day(self, meeting: date) -> date:
        return ENGLAND.nth_working_day_before(meeting, self.count + self.clear)


@rule(
    "deadline-not-its-day",
    title="A deadline that is not the working day it is said to be",
    group="dates",
    severity=Severity.ERROR,
    scope="“the third working day before the meeting”, or so many working or clear days, with the day given "
    "after it in the same paragraph, in an agenda or report that says when its meeting is. England's bank "
    "holidays are left out.",
    leaves_out=(
        "Two clear ways of counting: “three working days before” may or may not count the day itself.",
        "A notice that was received or given before its deadline.",
    ),
    cost="None on the five documents; both agendas give the right day (one with the wrong weekday).",
    example=Example(
        wrong="# Meeting of the Board, 26 January 2022\n\nQuestions must come by 10am on the third working day "
        "before the meeting: 20 January 2022.",
        right="# Meeting of the Board, 26 January 2022\n\nQuestions must come by 10am on the third working day "
        "before the meeting: 21 January 2022.",
        quote="20 January 2022",
    ),
)
def deadline_not_its_day(subject: Subject) -> Iterator[Hit]:
    """A resident who trusts a wrong deadline is refused a question."""
    for passage in subject.passages:
        meeting = passage.part.date
        if meeting is None or ("ing day" not in passage.text and "ess day" not in passage.text):
            continue
        for match in _BEFORE_MEETING.finditer(passage.text):
            stated = _stated(subject, passage, match.end(), meeting)
            if stated is None:
                continue
            mention, day = stated
            said = match["count"].lower()
            count = _WORDS.get(said) or int(re.sub(r"\D", "", said))
            deadline = _Deadline(
                count, bool(match["clear"]), said.endswith(("st", "nd", "rd", "th")) or said == "first"
            )
            try:
                right = deadline.day(meeting)
                between = passage.text[match.end() : mention.start]
                if deadline.allows(day, meeting) or (day <= right and _WAS_RECEIVED.search(between)):
                    continue
            except WorkingDayError:
                continue
            yield hit(
                passage,
                mention.start,
                mention.end,
                f"{long_date(day, weekday=True)} is not the {_nth(count, deadline.clear)} before the meeting.",
                working=f"the meeting is on {long_date(meeting, weekday=True)}; counting back gives "
                f"{long_date(right, weekday=True)}",
                mend="Check the day of the meeting, then correct the deadline.",
            )


def _nth(count: int, clear: bool) -> str:
    if clear:
        return f"day that leaves {count} clear working day{'' if count == 1 else 's'}"
    return f"{count}{'th' if 10 < count < 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')} working day"


def _stated(subject: Subject, passage: Passage, after: int, meeting: date) -> tuple[DayMention, date] | None:
    """The first day given after the words that count, if it is given as the deadline."""
    for mention in subject.mentions(passage):
        if after <= mention.start <= after + _TOO_FAR and mention.day is not None and mention.possible:
            day = mention.nearest(meeting)
            between = passage.text[after : mention.start]
            if day is None or day == meeting or abs((meeting - day).days) > 40:
                return None
            return (mention, day) if _IS_THE_DEADLINE.search(between) else None
    return None


@rule(
    "published-too-late",
    title="Papers published with less than five clear days",
    group="dates",
    severity=Severity.WARNING,
    scope="The day an agenda or report says it was published, against its meeting: five clear days must lie between "
    "(Local Government Act 1972 s100B; SI 2012/2089), without weekends and England's bank holidays.",
    leaves_out=(
        "Supplements, late and urgent items, which have their own rule.",
        "A day of publication more than ninety days before the meeting.",
    ),
    cost="None on the five documents, which do not say when they were published.",
    example=Example(
        wrong="# Meeting of the Board, Wednesday 26 January 2022\n\nDate of publication: 20 January 2022",
        right="# Meeting of the Board, Wednesday 26 January 2022\n\nDate of publication: 18 January 2022",
        quote="20 January 2022",
    ),
)
def published_too_late(subject: Subject) -> Iterator[Hit]:
    """A meeting called with too little notice may have its decisions overturned."""
    for passage in subject.passages:
        meeting = passage.part.date
        if meeting is None or passage.part.kind not in ("agenda", "report"):
            continue
        for mention in subject.mentions(passage):
            day = mention.nearest(meeting) if mention.day is not None else None
            if day is None or not 0 < (meeting - day).days <= 90 or not _said_published(passage, mention):
                continue
            try:
                given = clear_days_between(day, meeting, Counting.WORKING)
                last = COUNCIL_MEETING.last_day_to_publish(meeting)
            except WorkingDayError:
                continue
            if given >= COUNCIL_MEETING.clear_days or _is_late_paper(subject, passage):
                continue
            yield hit(
                passage,
                mention.start,
                mention.end,
                f"Published on {long_date(day)}, this leaves {given} clear day{'' if given == 1 else 's'} before the "
                "meeting; five are needed.",
                working=f"the meeting is on {long_date(meeting, weekday=True)}; the last day to publish was "
                f"{long_date(last, weekday=True)}",
                mend="Check both dates. If they are right, the reason for urgency must be stated and minuted.",
                verdict=Verdict.CANNOT_TELL,
            )


def _said_published(passage: Passage, mention: DayMention) -> bool:
    if _PUBLISHED.search(passage.text[: mention.start]):
        return True
    grid, cell = passage.grid, passage.cell
    if grid is None or cell is None or cell.column == 0 or passage.text[: mention.start].strip():
        return False
    return bool(_PUBLISHED.search(grid.text(cell.row, cell.column - 1).strip(" :")))


def _is_late_paper(subject: Subject, passage: Passage) -> bool:
    first = islice(subject.in_part(passage.part), 15)
    return any(_LATE_PAPER.search(near.text) for near in (*first, passage) if len(near.text) < 200)
