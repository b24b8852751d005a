"""A plan for a day that is past when the report speaks, and something done on a day that has not come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.timing.minutes_to_come import minutes_to_come
from goldenthread.checks.rules.timing.over import over_before
from goldenthread.checks.rules.timing.tense import DATE_FIRST, coming_before, first_of_its_list, in_quotation
from goldenthread.checks.rules.timing.years_apart import done_years_later, headed_later
from goldenthread.checks.subject import Subject
from goldenthread.dates import COUNCIL_MEETING, WorkingDayError, long_date
from goldenthread.dates.days import MONTHS
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_A_MONTH, _CERTAIN_AFTER, _TOO_LONG_AGO = timedelta(days=31), timedelta(days=122), timedelta(days=25 * 365)
# Five clear days over Christmas and the New Year take up thirteen days (24 December for 6 January).
_LONGEST_NOTICE = timedelta(days=16)
# A sentence may be as long as a table's cell of 200,000 characters.
_BEFORE, _AFTER = 300, 200
_SPAN = regex(r"\s*(?:to|until|and|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_THEN_WILL = regex(
    r"\s*,?\s*(?:(?!(?:who|which|that|was|were|had|has|have|is|are|and)\b)[\w&’'-]+\s+){1,7}?(?:will|shall)\s+"
    r"(?!(?:have|continue|remain)\b)\w+",
    re.IGNORECASE,
)
# "By March 2026 we will have replaced every lamp"
_WILL_HAVE = regex(r"\s*,?\s*(?:(?!(?:who|which|that)\b)[\w&’'-]+\s+){1,7}?(?:will|shall)\s+have\s+\w+", re.IGNORECASE)
_CONTRAST = regex(r"\s*,?\s*(?:but|however|though|although|which (?:was|has|did|is now))\b", re.IGNORECASE)
# "due in March was paid", "begins in 2020 and ends in 2025", "at March 2022 levels": no plan that is left to be done.
_NO_PLAN_AFTER = regex(
    r"\s*\)?,?\s*(?:was|were|had|has|have|levels?|prices?|values?|(?:and|to|until)\s+(?:it\s+|they\s+|which\s+)?(?:ends?"
    r"|runs?|finish\w*|has|have|was|were|is|are|the\s+\w+\s+(?:was|were)|(?:\d{1,2}\s+)?[A-Z]\w+\s+20\d\d))\b",
)
_CONDITION = regex(r"\b(?:qualif\w+|eligib\w+|criteri\w+|conditions?)\b", re.IGNORECASE)
_HINT = regex(
    r"\b(?:will|shall|due|to be|is to|are to|expected|scheduled|planned|anticipated|timetabled|programmed|proposed"
    r"|set to|arranged|going to|next (?:\w+ )?(?:meeting|update|review|report)"
    r"|recommends?|intends?|aims?|plans?|hopes?|closes?|opens?|booked"
    r"|fixed|on (?:track|course|target)|must|has to|have to|needs? to|rises|expires?|launches|begins|starts|commences"
    r"|takes? (?:place|effect)|comes? into|the next)\b",
    re.IGNORECASE,
)
_DONE_WITH = regex(r"\b(?:completed?|done|closed|achieved|delivered|finished|n/a)\b|[✓✔☑]", re.IGNORECASE)
_OF_THE_PAST = regex(
    r"\b(?:received|completed|concluded|issued|raised|opened|closed|logged|determined|reported|approved|implemented"
    r"|installed|removed|signed|paid|awarded|sent|answered|responded|actual|date of (?:incident|complaint|request))\b",
    re.IGNORECASE,
)
_OR_TO_COME = regex(
    r"\b(?:to be|due|target|planned|expected|forecast|by|deadline|will|proposed|anticipated|estimated|if|or)\b",
    re.IGNORECASE,
)
_FEW = 2
_PROGRESS = regex(r"\b(?:updates?|progress|comments?|notes?|position|outcome|response|commentary)\b", re.IGNORECASE)
_OF_PLANS = regex(
    r"\b(?:milestones?|timetable|timeline|timescales?|next steps|action plan|plan|targets?|actions?|programme|aims"
    r"|objectives?|we will|outcomes?|success)\b",
    re.IGNORECASE,
)
_PAPERS = regex(r"\W*(?:[\dA-Z]{1,2}[.)]?\d?\s+)?(?:list of )?background (?:papers|documents)\b", re.IGNORECASE)
_DECIDED_ON = regex(
    r"(?:decision|meeting|committee|expected|likely|proposed|target)?\s*(?:date|when)s?\b(?:\s+(?:of|for)\s+(?:decision"
    r"|meeting|consideration))?\W*(?:\(.*)?",
    re.IGNORECASE,
)


@rule(
    "planned-date-past",
    title="A plan for a day that is already past",
    group="dates",
    severity=Severity.WARNING,
    scope="Days and months with their year, in a sentence that says that something will happen then, is due or "
    "is still to be done, or in a forward plan's column of dates, where that day is before the day on which the "
    "report had to be out (five clear days "
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
    for passage in subject.dated:
        spoken = passage.part.date
        mentions = subject.mentions(passage)
        if spoken is None or passage.part.kind == "forward plan" or not _HINT.search(passage.text):
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
    for grid in subject.grids:
        yield from _forward_plan(subject, grid)


def _forward_plan(subject: Subject, grid: Grid) -> Iterator[Hit]:
    """Dates in a forward plan's column of dates that are long past, where most of the others are to come."""
    spoken = grid.part.date
    over = " ".join((*grid.headings, grid.part.title, grid.title)).lower()
    if spoken is None or ("forward plan" not in over and "work programme" not in over and "key decisions" not in over):
        return
    for column in grid.columns:
        if not _DECIDED_ON.fullmatch(grid.heading(column).strip()):
            continue
        dated = [
            (passage, mention, mention.last_day)
            for row in grid.rows
            if (passage := grid.passage(row, column)) is not None
            for mention in subject.mentions(passage)[:1]
            if mention.last_day is not None
        ]
        past = [
            (passage, mention, day) for passage, mention, day in dated if day is not None and day < spoken - _A_MONTH
        ]
        if past and 4 * len(past) <= len(dated):
            for passage, mention, day in past:
                yield _hit(passage, mention, day, spoken, outright=False)


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
    start, end = _around(passage, mention)
    sentence = passage.text[start:end]
    before, after = sentence[: mention.start - start], sentence[mention.end - start :]
    if _CONTRAST.match(after):
        return None
    coming = coming_before(sentence, mention.start - start)
    if coming is not None and not coming.outright and (_NO_PLAN_AFTER.match(after) or _CONDITION.search(sentence)):
        return None
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


def _in_a_column_of_the_past(subject: Subject, grid: Grid) -> Iterator[Hit]:
    """A day to come in a column headed received, completed and the like, whose other days are all past."""
    spoken = grid.part.date
    if spoken is None:
        return
    for column in grid.columns:
        heading = grid.heading(column)
        if not _OF_THE_PAST.search(heading) or _OR_TO_COME.search(heading):
            continue
        dated = [
            (passage, mentions[0], day)
            for row in grid.rows
            if (passage := grid.passage(row, column)) is not None
            and len(mentions := subject.mentions(passage)) == 1
            and mentions[0].text == passage.text.strip()
            and (day := mentions[0].first_day) is not None
        ]
        ahead = [item for item in dated if item[2] > spoken]
        if len(ahead) == 1 and len(dated) > _FEW:
            passage, mention, day = ahead[0]
            yield hit(
                passage,
                mention.start,
                mention.end,
                f"Under “{heading.strip()}”, {mention.text} is told as past, but had not come on {long_date(spoken)}.",
                working=f"{long_date(day)} is {_apart(spoken, day)} after {long_date(spoken)}",
                mend="Look up the date; often it is the year.",
                severity=Severity.WARNING,
                verdict=Verdict.CANNOT_TELL,
            )


def _may_be_a_milestone(passage: Passage) -> bool:
    """Whether it stands where what is to be done is written as if it were done ("Contract awarded in May")."""
    if passage.grid is not None and passage.cell is not None:
        return not _PROGRESS.search(passage.grid.heading(passage.cell.column))
    return any(_OF_PLANS.search(over) for over in passage.headings)


def _around(passage: Passage, mention: DayMention) -> tuple[int, int]:
    """The sentence of a date, or as much of a very long one as can bear on it."""
    start, end = passage.sentence_at(mention.start)
    return max(start, mention.start - _BEFORE), min(end, mention.end + _AFTER)


def _lists_papers(passage: Passage) -> bool:
    """Whether it stands under a heading for background papers, which were all written before the report."""
    return passage.grid is None and bool(passage.headings) and bool(_PAPERS.match(passage.headings[-1]))


def _apart(first: date, last: date) -> str:
    days = (last - first).days
    return f"{days} day{'' if days == 1 else 's'}" if days < 60 else f"{round(days / 30.4)} months"


@rule(
    "done-on-a-day-to-come",
    title="Something done on a day that has not come",
    group="dates",
    severity=Severity.ERROR,
    scope="“since”, and things that were approved, held, launched and the like, with a day or month and its year after "
    "the day the report speaks from; and minutes to be approved of a meeting on such a day. Only a warning outside a "
    "committee's report, agenda or minutes, and for days in the list of background papers; and in a document that says "
    "no day of its own, for a year that is four or more after every other it names.",
    leaves_out=(
        "Sentences that also look ahead (will, would, due, forecast, expected), and quotations.",
        "Where three things or more come after it, all but the first, which "
        "is then a warning that the report's own day may be wrong.",
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
    yield from done_years_later(subject)
    yield from minutes_to_come(subject)
    found: dict[int, list[Hit]] = {}
    for part, one in _told_as_done(subject):
        found.setdefault(part, []).append(one)
    for hits in found.values():
        if len(hits) <= _FEW:
            yield from hits
            continue
        # More than a few, and it is the report's own day that is wrong, is not said or was misread.
        more = f" So are {len(hits) - 1} other days here: it may be the report's own day that is wrong."
        yield replace(hits[0], severity=Severity.WARNING, verdict=Verdict.CANNOT_TELL, message=hits[0].message + more)


def _told_as_done(subject: Subject) -> Iterator[tuple[int, Hit]]:
    """Each, with the place at which its part begins."""
    for passage in subject.dated:
        spoken = passage.part.date
        if spoken is None or passage.part.kind == "forward plan" or headed_later(subject, passage, spoken.year):
            continue
        mentions = subject.mentions(passage)
        for at, mention in enumerate(mentions):
            first = mention.first_day
            if first is None or first <= spoken or (first - spoken).days > 365 * 40:
                continue
            start, end = _around(passage, mention)
            listed = mention.day is not None and _lists_papers(passage)
            lead = max(start, first_of_its_list(passage, mentions, at))
            words = passage.text[start:lead] + passage.text[mention.start : end]
            over = over_before(words, lead - start, lead - start + mention.end - mention.start)
            if not listed and (not over or (over == "likely" and _may_be_a_milestone(passage))):
                continue
            firm = not listed and over == "sure" and passage.part.kind in ("report", "agenda", "minutes")
            yield (
                passage.part.first,
                hit(
                    passage,
                    mention.start,
                    mention.end,
                    f"This is told as done, but {mention.text} had not come on {long_date(spoken)}.",
                    working=f"{long_date(first)} is {_apart(spoken, first)} after {long_date(spoken)}",
                    mend="Look up the date; often it is the year.",
                    severity=None if firm else Severity.WARNING,
                    verdict=Verdict.WRONG if firm else Verdict.CANNOT_TELL,
                ),
            )
    for grid in subject.grids:
        if grid.part.kind != "forward plan":
            yield from ((grid.part.first, one) for one in _in_a_column_of_the_past(subject, grid))
