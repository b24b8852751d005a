"""Deadlines counted in working and clear days, against the day that is stated."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates import (
    ENGLAND,
    WorkingDayError,
    long_date,
)
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_WORDS = {
    **dict(
        zip(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), range(1, 11), strict=True)
    ),
    "fifteen": 15,
    "twenty": 20,
    "twenty-eight": 28,
    **dict(zip(("first", "second", "third", "fourth", "fifth", "sixth", "seventh"), range(1, 8), strict=True)),
}
_COUNT = (
    r"(?P<count>\d{1,2}(?:st|nd|rd|th)?|" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")(?:\s*\(\d{1,2}\))?"
)
_BEFORE_MEETING = regex(
    rf"\b{_COUNT}\s+(?P<clear>clear\s+)?(?P<kind>working|business)\s+days?\s+(?:before|prior to|in advance of"
    r"|ahead of)\s+(?:the\s+)?(?:(?:date|day)\s+of\s+)?(?:the\s+|each\s+|a\s+|this\s+"
    r"|that\s+)?(?:\w+\s+){0,3}meeting\b",
    re.IGNORECASE,
)
_IS_THE_DEADLINE = regex(
    r"(?:deadline|closing|close|closes|therefore|i\.e\.?|that is|this is|namely|by|on|at|is|noon|midday"
    r"|\d\s?[ap]\.?m\.?)[^.]{0,80}$|[(,–—:-]\s*(?:so\s+)?$",
    re.IGNORECASE,
)
# What came before its deadline was in time: only one that came after it is at fault.
_WAS_RECEIVED = regex(
    r"\b(?:received|submitted|lodged|sent|given|gave|served|published|made)\b[^.]{0,40}$", re.IGNORECASE
)
_TOO_FAR, _CLOSE, _NEXT_SENTENCE = 240, 60, 200
_JUST_BEFORE = regex(
    r"\s*(?:[,(–—-]\s*)?(?:(?:at|by)\s+)?(?:\(?\d{1,2}(?:[.:]\d\d)?\s?[ap]\.?m\.?\)?|noon|midday)?[,\s]*"
    r"(?:(?:that is|i\.e\.?|being|which is|at least|no later than|not later than|the|which gives|giving)[,\s]*){0,3}",
    re.IGNORECASE,
)
_AT_LEAST = regex(r"\b(?:at least|no later than|not later than|giving|which gives)\b", re.IGNORECASE)


_COUNTED_ON = regex(
    rf"\b{_COUNT}\s+(?:clear\s+)?(?:working|business)\s+days?\s+(?P<how>after|from|following|of|later)\b", re.IGNORECASE
)
_THAT_IS = regex(
    r"(?:that is|i\.e\.?|which is|by|ends?|expires?|[,(–—])\s*(?:(?:at|on|by)\s+[^,.;]{0,30})?$", re.IGNORECASE
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
    "after it in the same paragraph or just before it, in an agenda or report that says when its meeting is; and so "
    "many working days after a day, with both days given in one sentence. England's bank holidays are left out.",
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
        if "ing day" not in passage.text and "ess day" not in passage.text:
            continue
        yield from _after(subject, passage)
        if meeting is None:
            continue
        for match in _BEFORE_MEETING.finditer(passage.text):
            before = _stated_before(subject, passage, match.start(), meeting)
            stated = before or _stated(subject, passage, match.end(), meeting)
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
                between = (
                    passage.text[mention.end : match.start()] if before else passage.text[match.end() : mention.start]
                )
                in_time = _AT_LEAST.search(between) if before else _WAS_RECEIVED.search(between)
                if deadline.allows(day, meeting) or (day <= right and in_time):
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


def _stated_before(subject: Subject, passage: Passage, at: int, meeting: date) -> tuple[DayMention, date] | None:
    """The day just before the words that count: "noon on Friday 3 May, three working days before the meeting"."""
    for mention in subject.mentions(passage):
        if mention.end <= at <= mention.end + _CLOSE and mention.day is not None and mention.possible:
            day = mention.nearest(meeting)
            joined = _JUST_BEFORE.fullmatch(passage.text, mention.end, at)
            if joined and day is not None and day != meeting and abs((meeting - day).days) <= 40:
                return mention, day
    return None


def _stated(subject: Subject, passage: Passage, after: int, meeting: date) -> tuple[DayMention, date] | None:
    """The first day given after the words that count, if it is given as the deadline."""
    for mention in subject.mentions(passage):
        if after <= mention.start <= after + _TOO_FAR and mention.day is not None and mention.possible:
            day = mention.nearest(meeting)
            between = passage.text[after : mention.start]
            if _BEFORE_MEETING.search(between) or passage.sentence_at(after)[1] + _NEXT_SENTENCE < mention.start:
                return None
            if day is None or day == meeting or abs((meeting - day).days) > 40:
                return None
            return (mention, day) if _IS_THE_DEADLINE.search(between) else None
    return None


def _after(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """So many working days after a day, both days given: "Thursday 23 May, five working days after 16 May"."""
    mentions = [mention for mention in subject.mentions(passage) if mention.date is not None]
    if len(mentions) < 2:
        return
    starts = [mention.start for mention in mentions]
    for match in _COUNTED_ON.finditer(passage.text):
        start, end = passage.sentence_at(match.start())
        # A semicolon parts the day of publication from the day that is counted to.
        start = min(start, max(0, match.start() - _TOO_FAR))
        here = bisect_left(starts, match.start())
        before = [mention for mention in mentions[max(0, here - 4) : here] if start <= mention.start]
        after = [mention for mention in mentions[here : here + 4] if mention.start < end]
        found = _from_and_to(passage, match, before, after)
        said = match["count"].lower()
        count = _WORDS.get(said) or int(re.sub(r"\D", "", said) or 0)
        if found is None or not 1 <= count <= 60:
            continue
        base, deadline = found
        if base.date is None or deadline.date is None or not 0 <= (deadline.date - base.date).days <= 3 * count + 14:
            continue
        try:
            right, other, short = (ENGLAND.add_working_days(base.date, count + more) for more in (0, 1, -1))
        except WorkingDayError:
            continue
        if deadline.date in (right, other):
            continue
        sure = deadline.date != short
        yield hit(
            passage,
            deadline.start,
            deadline.end,
            f"{long_date(deadline.date, weekday=True)} is not {count} working days after {long_date(base.date)}.",
            working=f"counting on from {long_date(base.date, weekday=True)} gives {long_date(right, weekday=True)}",
            mend="Check the day that is counted from, then correct the deadline.",
            verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
            severity=None if sure else Severity.WARNING,
        )


def _from_and_to(
    passage: Passage, match: re.Match[str], before: list[DayMention], after: list[DayMention]
) -> tuple[DayMention, DayMention] | None:
    """The day that is counted from and the day that is counted to, where both are given in one sentence."""
    text = passage.text
    if match["how"].lower() == "later":
        if (
            len(before) >= 2
            and match.start() - before[-1].end <= _CLOSE
            and _JUST_BEFORE.fullmatch(text, before[-1].end, match.start())
        ):
            return before[-2], before[-1]
        return (before[-1], after[0]) if before and after and after[0].start - match.end() <= _CLOSE else None
    if not after or after[0].start - match.end() > _CLOSE or re.search(r"[,;:]", text[match.end() : after[0].start]):
        return None
    base = after[0]
    if before and _JUST_BEFORE.fullmatch(text, before[-1].end, match.start()):
        return base, before[-1]
    if len(after) > 1 and _THAT_IS.search(text, base.end, after[1].start):
        return base, after[1]
    return None
