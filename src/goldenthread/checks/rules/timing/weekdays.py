"""A weekday that is not the date's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.dates.mentions import WEEKDAYS, DayMention

_YEAR = re.compile(r"(?<![\d,.£])(?:19|20)\d\d(?![\d,]\d)")
_SEVERAL = re.compile(r"day\s*(?:to|and|or|&|[-–—/])\s*$", re.IGNORECASE)
_CLOSE = timedelta(days=60)


@rule(
    "weekday-not-the-dates",
    title="A weekday that is not the date's",
    group="dates",
    severity=Severity.ERROR,
    scope="Every date written with its weekday, in text and tables. Where no year is written, the year that brings the "
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
    for passage in subject.passages:
        for mention in subject.mentions(passage):
            if mention.weekday is None or not mention.possible or _SEVERAL.search(passage.text[: mention.start]):
                continue
            days = _days_meant(passage, mention)
            if not days or any(day.weekday() == mention.weekday for day in days):
                continue
            day, spoken = days[0], passage.part.date
            sure = mention.year is not None or (spoken is not None and len(days) == 1 and abs(day - spoken) <= _CLOSE)
            said, right = WEEKDAYS[mention.weekday].title(), long_date(day, weekday=True)
            yield hit(
                passage,
                mention.start,
                mention.end,
                f"{long_date(day)} is a {right.split()[0]}, not a {said}.",
                working=f"{right}" + ("" if mention.year else f"; the year is taken from {passage.part.title}"),
                mend="Find out which of the two is meant, and correct the other.",
                verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
                severity=None if sure else Severity.WARNING,
            )


def _days_meant(passage: Passage, mention: DayMention) -> list[date]:
    """The day, in its own year; else in the nearest and in each year that the passage names."""
    if mention.year is not None:
        return [mention.date] if mention.date else []
    nearest = mention.nearest(passage.part.date) if passage.part.date else None
    named = [mention.in_year(int(year)) for year in _YEAR.findall(passage.text)]
    return list(dict.fromkeys(day for day in (nearest, *named) if day))
