"""Days that no calendar has, and spans of days that run backwards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.dates.days import MONTHS, month_end
from goldenthread.dates.mentions import DayMention

# A number above 31 before a month may be a table's or a count's ("Figure 45 May 2021") unless it is written as a day.
_AS_A_DAY = re.compile(
    r"(?:\b(?:on|by|until|from|to|before|after|of|the|and|at|ending|ended|commencing)|[(–—:-])\s*$", re.I
)
_JOINED = re.compile(r"\s*(?:to|until|till|through to|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_AND = re.compile(r"\s*,?\s*and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_COMPARED = re.compile(
    r"\b(?:compar|chang|differ|varian|movement|increas|decreas|reduc|moved|brought|postpon|delay|defer|reschedul|amend"
    r"|correct|extend|shift|against|versus|back)",
    re.IGNORECASE,
)


@rule(
    "date-impossible",
    title="A date that no calendar has",
    group="dates",
    severity=Severity.ERROR,
    scope="Days in text and tables, in words or in figures with the day first: 31 June, 29 February in a common year, "
    "a thirteenth month.",
    leaves_out=(
        "A number above 31 before a month, unless it is written as a day (on the 34th of May).",
        "29 February without a year.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="The consultation closes on 31 June 2022.",
        right="The consultation closes on 30 June 2022.",
        quote="31 June 2022",
    ),
)
def date_impossible(subject: Subject) -> Iterator[Hit]:
    """Nobody can keep a deadline on a day that does not come."""
    for passage in subject.passages:
        for mention in subject.mentions(passage):
            if mention.possible or mention.day is None or not _is_a_day(passage, mention):
                continue
            american = mention.numeric and mention.day <= 12 < mention.month <= 31
            yield hit(
                passage,
                mention.start,
                mention.end,
                f"There is no such day as {mention.text}.",
                working=_why(mention),
                mend="Look up the day that is meant."
                + (" If the month was written first, write the day first." if american else ""),
                verdict=Verdict.WRONG,
                severity=Severity.WARNING if american else None,
            )


def _is_a_day(passage: Passage, mention: DayMention) -> bool:
    assert mention.day is not None
    if mention.numeric:
        # "45/67/20" is a reference; a day's date has one part at least that could be right.
        likely = mention.month <= 19 if mention.text[:4].isdigit() else mention.month <= 31
        return mention.year is not None and (1 <= mention.day <= 31 or 1 <= mention.month <= 12) and likely
    if mention.day == 0 or mention.day > 31:
        written = bool(_AS_A_DAY.search(passage.text[: mention.start])) or mention.weekday is not None
        return written and mention.year is not None and mention.day < 40
    return mention.year is not None or mention.day > month_end(2000, mention.month).day


def _why(mention: DayMention) -> str:
    if not 1 <= mention.month <= 12:
        return f"there are 12 months, and this is month {mention.month} (the day comes first)"
    month = MONTHS[mention.month - 1]
    last = month_end(mention.year or 2000, mention.month).day
    if mention.month == 2 and mention.day == 29 and mention.year:
        return f"{mention.year} is not a leap year: February ends on the 28th"
    return f"{month} has {last} days"


@rule(
    "dates-backwards",
    title="A span of days that ends before it begins",
    group="dates",
    severity=Severity.ERROR,
    scope="Two days or months, each with its year, joined by “to”, “until” or a dash, or by “between ... and ...”; "
    "columns of a table headed start and end.",
    leaves_out=("Comparisons, moves and postponements (moved from 5 May 2022 to 3 May 2022).",),
    cost="None on the five documents.",
    example=Example(
        wrong="The survey ran from 1 September 2021 to 30 June 2021.",
        right="The survey ran from 1 September 2021 to 30 June 2022.",
        quote="1 September 2021 to 30 June 2021",
    ),
)
def dates_backwards(subject: Subject) -> Iterator[Hit]:
    """A period that ends before it begins has at least one wrong date."""
    for grid in subject.grids:
        yield from _in_columns(subject, grid)
    for passage in subject.passages:
        for first, last in pairwise(subject.mentions(passage)):
            begins, ends = first.first_day, last.last_day
            if begins is None or ends is None or begins <= ends or not _is_span(passage, first, last):
                continue
            yield hit(
                passage,
                first.start,
                last.end,
                "This period ends before it begins.",
                working=f"{long_date(ends)} is before {long_date(begins)}",
                mend="Find out which of the two dates is wrong; often it is the year.",
            )


_BEGIN = re.compile(
    r"^(?:planned\s+|actual\s+|project\s+|proposed\s+)?(?:start|begins?|from|commence\w*)\b", re.IGNORECASE
)
_FINISH = re.compile(
    r"^(?:planned\s+|actual\s+|project\s+|proposed\s+)?(?:end|finish|to|until|complet\w*)\b", re.IGNORECASE
)
_SAME_KIND = re.compile(r"^(planned|actual|project|proposed)", re.IGNORECASE)


def _in_columns(subject: Subject, grid: Grid) -> Iterator[Hit]:
    """Rows of a table whose end, in the column after it, is before its start."""
    headings = [grid.heading(column).strip() for column in grid.columns]
    for column in range(len(headings) - 1):
        first, last = headings[column], headings[column + 1]
        kinds = _SAME_KIND.match(first), _SAME_KIND.match(last)
        if not (_BEGIN.match(first) and _FINISH.match(last)) or bool(kinds[0]) is not bool(kinds[1]):
            continue
        for row in grid.rows:
            begun, over = grid.passage(row, column), grid.passage(row, column + 1)
            if begun is None or over is None or begun is over:
                continue
            starts, ends = subject.mentions(begun), subject.mentions(over)
            if len(starts) != 1 or len(ends) != 1:
                continue
            day, until = starts[0].first_day, ends[0].last_day
            if day is not None and until is not None and until < day:
                yield hit(
                    over,
                    ends[0].start,
                    ends[0].end,
                    f"The row ends before it starts, on {starts[0].text}.",
                    working=f"{long_date(until)} is before {long_date(day)}",
                    mend="Find out which of the two dates is wrong; often it is the year.",
                )


def _is_span(passage: Passage, first: DayMention, last: DayMention) -> bool:
    text = passage.text
    between, before = text[first.end : last.start], text[max(0, first.start - 60) : first.start]
    joined = _JOINED.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(before))
    return bool(joined) and not _COMPARED.search(before)
