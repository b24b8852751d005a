"""A plan for a day that is past when the report speaks, and something done on a day that has not come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.timing.tense import DATE_FIRST, coming_before, in_quotation, over_before
from goldenthread.checks.subject import Subject
from goldenthread.dates import COUNCIL_MEETING, WorkingDayError, long_date
from goldenthread.dates.days import MONTHS
from goldenthread.dates.mentions import DayMention

_A_MONTH, _CERTAIN_AFTER, _TOO_LONG_AGO = timedelta(days=31), timedelta(days=122), timedelta(days=8 * 365)
# Five clear days over Christmas and the New Year take up thirteen days (24 December for 6 January).
_LONGEST_NOTICE = timedelta(days=16)
_SPAN = re.compile(r"\s*(?:to|until|and|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_THEN_WILL = re.compile(
    r"\s*,?\s*(?:(?!(?:who|which|that|was|were|had|has|have|is|are|and)\b)[\w&’'-]+\s+){1,7}?(?:will|shall)\s+"
    r"(?!(?:have|continue|remain)\b)\w+",
    re.IGNORECASE,
)
# "By March 2026 we will have replaced every lamp"
_WILL_HAVE = re.compile(
    r"\s*,?\s*(?:(?!(?:who|which|that)\b)[\w&’'-]+\s+){1,7}?(?:will|shall)\s+have\s+\w+", re.IGNORECASE
)
_CONTRAST = re.compile(r"\s*,?\s*(?:but|however|though|although|which (?:was|has|did|is now))\b", re.IGNORECASE)
_HINT = re.compile(
    r"\b(?:will|shall|due|to be|is to|are to|expected|scheduled|planned|anticipated|timetabled|programmed|proposed"
    r"|set to|arranged|going to|next meeting|intends?|aims?|plans?|hopes?|closes?|opens?|on (?:track|course"
    r"|target))\b",
    re.IGNORECASE,
)
_DONE_WITH = re.compile(r"\b(?:completed?|done|closed|achieved|delivered|finished|n/a)\b|[✓✔☑]", re.IGNORECASE)


@rule(
    "planned-date-past",
    title="A plan for a day that is already past",
    group="dates",
    severity=Severity.WARNING,
    scope="Days and months with their year, in a sentence that says that something will happen then, is due or "
    "is still to be done, where that day is before the day on which the report had to be out (five clear days "
    "before its meeting). A note where it is less than a month past; an error where “will” stands before a date "
    "more than four months gone, in the report itself.",
    leaves_out=(
        "Plans that are told again (it was agreed that ... will, was due to, would), and quotations.",
        "A date that belongs to another thing than the plan (will follow the decision of 5 March).",
        "Rows of a table that say that it is done.",
        "Reports that say no day of their own.",
    ),
    cost="On the five documents two errors, one warning and eight notes, all of them plans whose day had gone by when "
    "the committee met. The notes stand in quarterly reports, written a month before their meeting. Plans for the week "
    "before the meeting are let be: they were right when the papers went out.",
    example=Example(
        wrong="# Report to the Board, 26 January 2022\n\nThe draft will be discussed at Cabinet in February 2021.",
        right="# Report to the Board, 26 January 2022\n\nThe draft will be discussed at Cabinet in February 2022.",
        quote="February 2021",
    ),
)
def planned_date_past(subject: Subject) -> Iterator[Hit]:
    """Either the year is a slip, or the report was not brought up to date and nobody learns what happened."""
    for passage in subject.passages:
        spoken = passage.part.date
        mentions = subject.mentions(passage)
        if spoken is None or not mentions or passage.part.kind == "forward plan" or not _HINT.search(passage.text):
            continue
        told = set[int]()
        for at, mention in enumerate(mentions):
            last = mention.last_day
            if last is None or not _is_past(last, spoken) or spoken - last > _TOO_LONG_AGO:
                continue
            following = mentions[at + 1] if at + 1 < len(mentions) else None
            if (following and _still_running(passage, mention, following, spoken)) or _row_is_done(passage):
                continue
            plan = _plan(passage, mention)
            if plan is None or plan[0] in told:
                continue
            told.add(plan[0])
            yield _hit(passage, mention, last, spoken, plan[1])


def _is_past(last: date, spoken: date) -> bool:
    """Whether the day was past when the papers went out. The calendar is only asked where it is a near thing."""
    return last < spoken and (spoken - last > _LONGEST_NOTICE or last < _had_to_be_out(spoken))


@lru_cache(maxsize=64)
def _had_to_be_out(meeting: date) -> date:
    """The last day on which the papers of a meeting may be published."""
    try:
        return COUNCIL_MEETING.last_day_to_publish(meeting)
    except WorkingDayError:
        return meeting - timedelta(days=8)


def _plan(passage: Passage, mention: DayMention) -> tuple[int, bool] | None:
    """Where the words that plan for this date stand, and whether they say so outright."""
    start, end = passage.sentence_at(mention.start)
    sentence = passage.text[start:end]
    before, after = sentence[: mention.start - start], sentence[mention.end - start :]
    if _CONTRAST.match(after):
        return None
    coming = coming_before(sentence, mention.start - start)
    if coming is not None:
        return start + coming.start, coming.outright
    by = before.lower().split()[-1:] == ["by"]
    then_will = _THEN_WILL.match(after) or (by and _WILL_HAVE.match(after))
    if DATE_FIRST.match(before) and then_will and not in_quotation(sentence, len(before)):
        return mention.end, before.lower().split()[-1:] != ["from"]
    return None


def _still_running(passage: Passage, mention: DayMention, following: DayMention, spoken: date) -> bool:
    """Whether it is the first day of a span that is not over yet: "from 3 January to 14 February"."""
    last = following.last_day or following.nearest(spoken)
    joined = _SPAN.fullmatch(passage.text[mention.end : following.start])
    return bool(joined) and last is not None and last >= spoken


def _row_is_done(passage: Passage) -> bool:
    grid, cell = passage.grid, passage.cell
    if grid is None or cell is None:
        return False
    others = (grid.text(cell.row, column) for column in grid.columns if column != cell.column)
    return any(len(words) < 40 and _DONE_WITH.search(words) for words in others)


def _hit(passage: Passage, mention: DayMention, last: date, spoken: date, outright: bool) -> Hit:
    said = long_date(last) if mention.day is not None else f"{MONTHS[last.month - 1]} {last.year}"
    gone = spoken - last
    sure = outright and passage.part.kind == "report" and gone > _CERTAIN_AFTER
    return hit(
        passage,
        mention.start,
        mention.end,
        f"This is told as still to come, but {said} was past on {long_date(spoken)}, the day this part speaks from.",
        working=f"{said} is {_apart(last, spoken)} before {long_date(spoken)}",
        mend="If the year is a slip, look it up; if not, say what happened.",
        verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if sure else Severity.NOTE if gone < _A_MONTH else None,
    )


def _apart(first: date, last: date) -> str:
    days = (last - first).days
    return f"{days} day{'' if days == 1 else 's'}" if days < 60 else f"{round(days / 30.4)} months"


@rule(
    "done-on-a-day-to-come",
    title="Something done on a day that has not come",
    group="dates",
    severity=Severity.ERROR,
    scope="“since”, and things that were approved, held, launched and the like, with a day or month and its year after "
    "the day the report speaks from. Only a warning outside a committee's report, agenda or minutes.",
    leaves_out=(
        "Sentences that also look ahead (will, would, due, forecast, expected), and quotations.",
        "Reports that say no day of their own.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="# Meeting of the Board, 9 February 2022\n\nRents have been higher since 1 April 2022.",
        right="# Meeting of the Board, 9 February 2022\n\nRents have been higher since 1 April 2021.",
        quote="1 April 2022",
    ),
)
def done_on_a_day_to_come(subject: Subject) -> Iterator[Hit]:
    """In the first months of a year the new one is easily written for the old."""
    for passage in subject.passages:
        spoken = passage.part.date
        if spoken is None or passage.part.kind == "forward plan":
            continue
        for mention in subject.mentions(passage):
            first = mention.first_day
            if first is None or first <= spoken or (first - spoken).days > 365 * 3:
                continue
            start, end = passage.sentence_at(mention.start)
            if not over_before(passage.text[start:end], mention.start - start, mention.end - start):
                continue
            firm = passage.part.kind in ("report", "agenda", "minutes")
            yield hit(
                passage,
                mention.start,
                mention.end,
                f"This is told as done, but {mention.text} had not come on {long_date(spoken)}.",
                working=f"{long_date(first)} is {_apart(spoken, first)} after {long_date(spoken)}",
                mend="Look up the date; often it is the year.",
                severity=None if firm else Severity.WARNING,
                verdict=Verdict.WRONG if firm else Verdict.CANNOT_TELL,
            )
