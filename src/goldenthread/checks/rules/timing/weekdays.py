"""A weekday that is not the date's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.timing.weekday_lists import (
    SaidApart,
    said_before_a_list,
    said_in_columns,
    said_of_a_list,
    said_under_months,
    weekday_number,
)
from goldenthread.checks.rules.timing.weekday_series import days_by_series
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.dates.mentions import WEEKDAYS, DayMention
from goldenthread.patterns import regex

_YEAR = regex(r"(?<![\d,.£])(?:19|20)\d\d(?![\d,]\d)")
_SEVERAL = regex(r"(?:day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)s?\s*(?:to|and|or|&|[-–—/])\s*$", re.IGNORECASE)
_CLOSE = timedelta(days=60)
_REACH, _PARAGRAPH = 12, 1500
_WEEKDAY = r"(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?)"
# "19 November 2024 (Tuesday)", "19/11/2024 (a Tues)", "19 November 2024, Tuesday" at the end of a cell.
_AFTER = regex(
    rf"\s*[(\[]\s*(?:an?\s+)?{_WEEKDAY}\b\.?\s*[)\]]|\s*[,–-]?\s*{_WEEKDAY.replace('weekday', 'last')}\.?\s*$"
)
_BEFORE = regex(rf"\b{_WEEKDAY}\b[.,]?\s+$")


@rule(
    "weekday-not-the-dates",
    title="A weekday that is not the date's",
    group="dates",
    severity=Severity.ERROR,
    scope="Every date written with its weekday before or after it, in text and tables; weekdays in a column of their "
    "own, cells like “Thu 19” in a table by month, and lists of dates said to be of one weekday, where the others bear "
    "it out. Where no year is written, the year that brings the "
    "date nearest to the day the document speaks from, and any year named in the same paragraph: only where none of "
    "them fits, and only as a warning where the date is more than 60 days from the document's own.",
    leaves_out=(
        "A date without a year in a document that says no day at all.",
        "Two weekdays before one date (open Monday to Friday, 3 May).",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="# Meeting of the Board, 21 November 2018\n\nQuestions close on Thursday 16 November at 10am.",
        right="# Meeting of the Board, 21 November 2018\n\nQuestions close on Friday 16 November at 10am.",
        quote="Thursday 16 November",
    ),
)
def weekday_not_the_dates(subject: Subject) -> Iterator[Hit]:
    """The wrong weekday sends people to the wrong day."""
    series = days_by_series(subject)
    for passage in subject.dated:
        for mention in subject.mentions(passage):
            if not mention.possible or mention.day is None:
                continue
            settled = series.get((passage.index, mention.start))
            days = [settled[0]] if settled else _days_meant(passage, mention)
            if len(days) == 1:
                yield from (_apart(said) for said in said_before_a_list(passage, mention, days[0]) if _is_wrong(said))
            weekday, start, end = _weekday_of(passage, mention)
            if weekday is None or _SEVERAL.search(passage.text[max(0, start - _REACH) : start]):
                continue
            if not days or any(day.weekday() == weekday for day in days):
                continue
            day, spoken = days[0], passage.part.date
            near = spoken is not None and len(days) == 1 and abs(day - spoken) <= _CLOSE
            sure = mention.year is not None or near or (settled is not None and settled[1])
            said, right = WEEKDAYS[weekday].title(), long_date(day, weekday=True)
            yield hit(
                passage,
                start,
                end,
                _said_of(mention, day, said, settled is not None),
                working=_shown(passage, mention, right, settled is not None),
                mend="Find out which of the two is meant, and correct the other.",
                verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
                severity=None if sure else Severity.WARNING,
            )
    for passage in subject.holding(("days",)):
        yield from (_apart(said) for said in said_of_a_list(subject, passage) if _is_wrong(said))
    for grid in subject.grids:
        for apart in (*said_in_columns(subject, grid), *said_under_months(grid)):
            yield _apart(apart)


def _said_of(mention: DayMention, day: date, said: str, by_series: bool) -> str:
    right = long_date(day, weekday=True).split()[0]
    if by_series:
        plain = mention.text.split(maxsplit=1)[-1]
        return f"{plain} is no {said} in the year in which the list's other days are right."
    return f"{long_date(day)} is a {right}, not a {said}."


def _shown(passage: Passage, mention: DayMention, right: str, by_series: bool) -> str:
    if mention.year is not None:
        return right
    if by_series:
        return f"by the weekdays of the others it is a {right.split()[0]}"
    return f"{right}; the year is taken from {passage.part.title}"


def _is_wrong(said: SaidApart) -> bool:
    return said.day.weekday() != said.weekday


def _apart(said: SaidApart) -> Hit:
    right = long_date(said.day, weekday=True)
    return hit(
        said.passage,
        said.start,
        said.end,
        f"{long_date(said.day)} is a {right.split()[0]}, not a {WEEKDAYS[said.weekday].title()}.",
        working=right,
        mend="Find out which of the two is meant, and correct the other.",
        verdict=Verdict.WRONG if said.sure else Verdict.CANNOT_TELL,
        severity=None if said.sure else Severity.WARNING,
    )


def _weekday_of(passage: Passage, mention: DayMention) -> tuple[int | None, int, int]:
    """The weekday that stands with a date, and where the two stand: before it, or after it in brackets."""
    if mention.weekday is not None:
        return mention.weekday, mention.start, mention.end
    text = passage.text
    after = _AFTER.match(text, mention.end)
    if after:
        said = "weekday" if after["weekday"] else "last"
        return weekday_number(after[said]), mention.start, after.end(said)
    if mention.numeric:
        before = _BEFORE.search(text[max(0, mention.start - 16) : mention.start])
        if before:
            return weekday_number(before["weekday"]), mention.start - len(before.group()), mention.end
    return None, mention.start, mention.end


def _days_meant(passage: Passage, mention: DayMention) -> list[date]:
    """The day, in its own year; else in the nearest and in each year that the passage names."""
    if mention.year is not None:
        return [mention.date] if mention.date else []
    nearest = mention.nearest(passage.part.date) if passage.part.date else None
    years = [
        int(year) for year in _YEAR.findall(passage.text, max(0, mention.start - _PARAGRAPH), mention.end + _PARAGRAPH)
    ]
    if nearest is None:
        # The consultation on the budget for 2024/25 ran in 2023, and in December one writes of January.
        years += [year + step for year in years for step in (-1, 1)]
    named = [mention.in_year(year) for year in years]
    return list(dict.fromkeys(day for day in (nearest, *named) if day))
