"""Days that no calendar has, and spans of days that run backwards."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.once import once
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.timing.columns_backwards import in_columns
from goldenthread.checks.rules.timing.labelled_days import labelled_backwards
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.dates.days import MONTHS, month_end
from goldenthread.dates.mentions import WEEKDAYS, DayMention
from goldenthread.patterns import regex

# A number above 31 before a month may be a table's or a count's ("Figure 45 May 2021") unless it is written as a day.
_AS_A_DAY = regex(r"(?:\b(?:on|by|until|from|to|before|after|of|the|and|at|ending|ended|commencing)|[(–—:-])\s*$", re.I)
# "on 16 and 35 January"
_ANOTHER_DAY = regex(
    r"\b(?:on|from|between)\s+\d{1,2}(?:st|nd|rd|th)?\s*(?:and|to|or|[-–,])\s*(?:the\s+)?$", re.IGNORECASE
)
_A_DEADLINE = regex(r"\b(?:by|until|on|before|after)\s+(?:the\s+)?$", re.IGNORECASE)
_ENDS_THERE = regex(r"\s*(?:[,.;)]|$)")
_JOINED = regex(r"\s*(?:to|until|till|through to|[-–—])\s*(?:the\s+)?", re.IGNORECASE)
_AND = regex(r"\s*,?\s*and\s+(?:the\s+)?", re.IGNORECASE)
_BETWEEN = regex(r"\bbetween\s+(?:the\s+)?$", re.IGNORECASE)
_COMPARED = regex(
    r"\b(?:compar|chang|differ|varian|movement|increas|decreas|reduc|moved|brought|postpon|delay|defer|reschedul|amend"
    r"|correct|extend|shift|against|versus|back)",
    re.IGNORECASE,
)
# "the re-scheduling of the annual report on safer streets from January 2023 to October 2022"
_MOVED = regex(r"\b(?:mov(?:e|ed|ing)|brought|re-?(?:schedul|tim|phas|profil)\w*|advanc\w*)\b[^.;]*$", re.IGNORECASE)
_A_NUMBER = regex(r"\s*(?P<lead>\d{1,2}/\d{1,2}/)(?P<last>\d\d)(?=\s*(?:[.:–—-]\s|[.:]?\s*$|\s[A-Z]))")


@rule(
    "date-impossible",
    title="A date that no calendar has",
    group="dates",
    severity=Severity.ERROR,
    scope="Days in text and tables, in words or in figures with the day first: 31 June, 29 February in a common year, "
    "a thirteenth month. Times of day that no clock has: 25:30 on 3 May, 6.75pm.",
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
    for passage in subject.holding(("am", "pm", "a.m", "p.m", "hrs", "hours", " on ")):
        yield from _times(passage)
    for passage in subject.dated:
        for mention in subject.mentions(passage):
            if mention.possible or mention.day is None or not _is_a_day(passage, mention):
                continue
            if mention.numeric and mention.start < _AT_THE_HEAD and _numbers_an_item(subject, passage):
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


_AT_THE_HEAD, _A_SENTENCE = 4, 200
# "25:75" may be a ratio: a time is one that a day or "am" follows, or that "at" or a day's part stands before.
_TIME = regex(
    r"(?P<hour>\d(?<![\d:.,£]\d)\d?)(?P<mark>[:.])(?P<minute>\d\d)(?![\d:%])(?=\s?(?P<half>[ap]\.?m\b)|\s*(?:hrs|hours)\b"
    rf"|\s+on\s+(?:the\s+)?(?:(?:{'|'.join(WEEKDAYS)})\b|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{'|'.join(MONTHS)})))",
    re.IGNORECASE,
)


def _times(passage: Passage) -> Iterator[Hit]:
    """Times that no clock shows: 25:59 on 3 May, 6.75pm."""
    for match in _TIME.finditer(passage.text):
        hour, minute = int(match["hour"]), int(match["minute"])
        if minute < 60 and hour <= 24 and (hour, minute) <= (24, 0):
            continue
        # "7.5 hours" and "37.75 hours" are lengths of time.
        if match["mark"] == "." and not match["half"]:
            continue
        yield hit(
            passage,
            match.start(),
            match.end(),
            f"There is no such time as {match.group()}.",
            working="a day has 24 hours and an hour 60 minutes",
            mend="Look up the time that is meant.",
        )


@once
def _item_numbers(subject: Subject) -> dict[str, set[str]]:
    """What stands at the head of passages in the form of a day, by its first two parts: {"01/25/": {"01", "02"}}."""
    found: dict[str, set[str]] = defaultdict(set)
    for passage in subject.dated:
        match = _A_NUMBER.match(passage.text) if passage.cell is None else None
        if match:
            found[match["lead"]].add(match["last"])
    return found


def _numbers_an_item(subject: Subject, passage: Passage) -> bool:
    """Whether what looks like a day is a minute's number, of which another begins as it does: 01/25/01, 01/25/02."""
    match = _A_NUMBER.match(passage.text) if passage.cell is None else None
    return match is not None and len(_item_numbers(subject)[match["lead"]]) > 1


def _is_a_day(passage: Passage, mention: DayMention) -> bool:
    assert mention.day is not None
    if mention.numeric:
        # "45/67/20" is a reference; a day's date has one part at least that could be right.
        whole = passage.cell is not None and passage.text.strip() == mention.text
        likely = whole or (mention.month <= 19 if mention.text[:4].isdigit() else mention.month <= 31)
        return mention.year is not None and (1 <= mention.day <= 31 or 1 <= mention.month <= 12) and likely
    if mention.day > 31 and _ANOTHER_DAY.search(passage.text[max(0, mention.start - 20) : mention.start]):
        return mention.day < 100
    if mention.day == 0 or mention.day > 31:
        written = bool(_AS_A_DAY.search(passage.text[: mention.start])) or mention.weekday is not None
        written = written or passage.text.strip() == mention.text.strip()
        # "rose by 35 March on March" is no day: one without a year has to end what it is said in.
        alone = _A_DEADLINE.search(passage.text, max(0, mention.start - 12), mention.start) and _ENDS_THERE.match(
            passage.text, mention.end
        )
        return written and (mention.year is not None or bool(alone)) and mention.day < 40
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
    "columns of a table headed start and end, or of which all rows but one go forward; a start date and an end date in "
    "lines of their own. The days of a decision, its publication and its effect out of their order are warnings.",
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
    yield from labelled_backwards(subject)
    for grid in subject.grids:
        yield from in_columns(subject, grid)
    for passage in subject.passages:
        yield from _within_a_month(subject, passage)
        for first, last in pairwise(subject.mentions(passage)):
            begins, ends = first.first_day, last.last_day
            # "between 20 December and 1 December 2023": within one month the year is that of both.
            if begins is None and ends is not None and first.month == last.month and first.day and last.day:
                begins = first.in_year(ends.year)
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


_DAYS_OF_A_MONTH = regex(
    r"(?:\b(?:(?P<between>between)|from)\s+(?:the\s+)?|^\W*|[(:]\s*)(?P<day>\d{1,2})(?:st|nd|rd|th)?\s*(?:to|until|and|[-–—])\s*(?:the\s+)?$",
    re.IGNORECASE,
)


def _within_a_month(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """Days of one month the wrong way round: between 31 and 13 January 2025."""
    for mention in subject.mentions(passage):
        before = passage.text[max(0, mention.start - 40) : mention.start]
        match = _DAYS_OF_A_MONTH.search(before) if mention.day else None
        if match is None or mention.day is None or int(match["day"]) <= mention.day or _COMPARED.search(before):
            continue
        if " and" in match.group() and not match["between"]:
            continue
        yield hit(
            passage,
            mention.start - len(before) + match.start("day"),
            mention.end,
            "This period ends before it begins.",
            working=f"the {mention.day} of the month is before the {match['day']}",
            mend="Find out which of the two days is wrong; they may have changed places.",
            verdict=Verdict.WRONG if mention.possible else Verdict.CANNOT_TELL,
            severity=None if mention.year is not None else Severity.WARNING,
        )


def _is_span(passage: Passage, first: DayMention, last: DayMention) -> bool:
    text = passage.text
    between, before = text[first.end : last.start], text[max(0, first.start - 60) : first.start]
    joined = _JOINED.fullmatch(between) or (_AND.fullmatch(between) and _BETWEEN.search(before))
    moved = _MOVED.search(text, max(0, first.start - _A_SENTENCE), first.start)
    return bool(joined) and not moved and not _COMPARED.search(before)
