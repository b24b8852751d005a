"""Weekdays that stand apart from their dates: in a table's own column, under a month's name, or before a list of days.

Each gives what a rule needs to speak: the passage, the words, the day they amount to, and whether the others bear it
out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.subject import Subject
from goldenthread.dates.days import MONTH_PATTERN, month_end, month_number
from goldenthread.dates.mentions import WEEKDAYS, DayMention
from goldenthread.patterns import regex

_NAME = r"(?:mon|tues?|wed(?:s|nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_ONLY_A_WEEKDAY = regex(rf"\W*(?P<weekday>{_NAME})s?\W*", re.IGNORECASE)
_WEEKDAY_AND_NUMBER = regex(
    rf"\b(?P<weekday>{_NAME})\b\.?,?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*[:.]\d|\s*[ap]m\b|[/\d])",
    re.IGNORECASE,
)
_MONTH_LABEL = regex(rf"\W*(?P<month>{MONTH_PATTERN})\b\.?,?\s*(?P<year>(?:19|20)\d\d|['’]?\d\d)?\W*", re.IGNORECASE)
_YEAR = regex(r"(?<![\d,.£])(?:19|20)\d\d(?!\d)")
_DAYS_SHARING = regex(
    rf"\b(?P<list>(?:{_NAME}\b\.?,?\s+(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?(?:\s*,\s*|\s*[-–—&/]\s*|\s+(?:and|to|or|until)\s+)"
    r"(?:\d{1,2}(?:st|nd|rd|th)?(?:\s*,\s*|\s*[-–—&]\s*|\s+(?:and|or)\s+)){0,3}){1,6})$",
    re.IGNORECASE,
)
_PLURAL_OF_DAYS = regex(
    rf"\b(?P<weekday>{_NAME})s?\s*[(:]?\s*(?P<list>(?:\d{{1,2}}(?:st|nd|rd|th)?(?:\s*,\s*|\s+and\s+|\s*&\s*))+)$",
    re.IGNORECASE,
)
_PLURAL = regex(rf"\b(?:on\s+|every\s+|each\s+)?(?P<weekday>{_NAME}s)\b", re.IGNORECASE)
_EXCEPT = regex(
    r"\b(?:except|apart from|other than|instead|rather|extraordinary|special|unless|usually|normally|mostly|bank"
    r"|moved|exception)\b",
    re.IGNORECASE,
)
_LIST_BREAK = regex(r"[^,;&\n]*\b(?:or|but|than|from|until|for|by|before|after|since|at)\b", re.IGNORECASE)
_NEARBY = 90
_LINES, _LINE = 14, 50


@dataclass(frozen=True, slots=True)
class SaidApart:
    """A weekday and a day that belong together: where to point, the weekday said and the day. `sure`: not a guess."""

    passage: Passage
    start: int
    end: int
    weekday: int
    day: date
    sure: bool


def weekday_number(name: str) -> int:
    """0 for "Mon", "Mondays" and so on to 6."""
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(name.lower()[:3]))


def said_in_columns(subject: Subject, grid: Grid) -> Iterator[SaidApart]:
    """Rows whose date is not the weekday in the row's other column, where most of the rows bear each other out."""
    for column in grid.columns:
        named = {
            row: weekday_number(match["weekday"])
            for row in grid.rows
            if (match := _ONLY_A_WEEKDAY.fullmatch(grid.text(row, column)))
        }
        if len(named) < 3:
            continue
        for other in grid.columns:
            if other == column:
                continue
            pairs = [
                (weekday, passage, mention, day)
                for row, weekday in named.items()
                if (passage := grid.passage(row, other)) is not None
                for mention in subject.mentions(passage)
                if mention.weekday is None and (day := mention.date) is not None
            ]
            yield from _odd_ones_out(pairs)


def _odd_ones_out(pairs: list[tuple[int, Passage, DayMention, date]]) -> Iterator[SaidApart]:
    odd = [pair for pair in pairs if pair[3].weekday() != pair[0]]
    if len(pairs) < 3 or not odd or 3 * len(odd) > len(pairs):
        return
    for weekday, passage, mention, day in odd:
        yield SaidApart(passage, mention.start, mention.end, weekday, day, False)


def said_under_months(grid: Grid) -> Iterator[SaidApart]:
    """Cells like "Thu 19" in a row or a column that is named for a month, where most cells bear each other out."""
    for by_row in (True, False):
        lines = grid.rows if by_row else grid.columns
        labels = {line: _label(grid, line, by_row) for line in lines}
        months = {line: label for line, label in labels.items() if label is not None}
        if not months:
            continue
        cells = [
            (months[line], passage, match)
            for row in grid.rows
            for column in grid.columns
            if (line := row if by_row else column) in months and (passage := grid.passage(row, column)) is not None
            for match in _WEEKDAY_AND_NUMBER.finditer(passage.text)
        ]
        if len(cells) >= 4:
            yield from _judged(cells, _years_named(grid))


def _label(grid: Grid, line: int, by_row: bool) -> tuple[int, int | None] | None:
    """The month, and its year where it is said, for which a row or column is named."""
    match = _MONTH_LABEL.fullmatch(grid.text(line, 0) if by_row else grid.heading(line))
    if match is None:
        return None
    digits = (match["year"] or "").strip("'’")
    return month_number(match["month"].lower()), (int(digits) + (2000 if len(digits) == 2 else 0)) if digits else None


def _years_named(grid: Grid) -> list[int]:
    words = " ".join((grid.title, *grid.headings, grid.part.title))
    years = [int(year) for year in _YEAR.findall(words)]
    spoken = [grid.part.date.year] if grid.part.date else []
    return list(dict.fromkeys([*years, *spoken]))


def _judged(
    cells: list[tuple[tuple[int, int | None], Passage, re.Match[str]]], years: list[int]
) -> Iterator[SaidApart]:
    """The cells that are wrong by the reading of the years under which nearly all of them are right."""
    # A year of the calendar, of the council (from May) or of its accounts (from April).
    readings = [(year, turn) for year in years for turn in (1, 4, 5)]
    if all(year is not None for (_, year), _, _ in cells):
        readings = [(0, 1)]
    for begins, turn in readings:
        found = []
        for (month, year), passage, match in cells:
            its = year or begins + (month < turn)
            number = int(match["day"])
            day = date(its, month, number) if 1 <= number <= month_end(its, month).day else None
            found.append((passage, match, day))
        wrong = [item for item in found if item[2] is None or item[2].weekday() != weekday_number(item[1]["weekday"])]
        if 4 * len(wrong) > len(found):
            continue
        for passage, match, day in wrong:
            if day is not None:
                yield SaidApart(
                    passage, match.start(), match.end(), weekday_number(match["weekday"]), day, len(found) >= 8
                )
        return


def said_before_a_list(passage: Passage, mention: DayMention, day: date) -> Iterator[SaidApart]:
    """The earlier days of "Saturday 14 and Sunday 15 December 2024", whose month stands with the last alone."""
    before = passage.text[max(0, mention.start - _NEARBY) : mention.start]
    plural = _PLURAL_OF_DAYS.search(before) if mention.weekday is None else None
    if plural:
        weekday = weekday_number(plural["weekday"])
        numbers = [int(number) for number in re.findall(r"\d{1,2}", plural["list"])]
        days = [day.replace(day=number) for number in numbers if 1 <= number < day.day]
        odd = [one for one in (*days, day) if one.weekday() != weekday]
        if odd and len(days) == len(numbers):
            start = max(0, mention.start - _NEARBY) + plural.start("list")
            yield SaidApart(passage, start, mention.end, weekday, odd[0], False)
        return
    shared = _DAYS_SHARING.search(before)
    if shared is None:
        return
    offset = max(0, mention.start - _NEARBY) + shared.start()
    for match in _WEEKDAY_AND_NUMBER.finditer(shared.group()):
        number = int(match["day"])
        if 1 <= number < day.day:
            yield SaidApart(
                passage,
                offset + match.start(),
                offset + match.end(),
                weekday_number(match["weekday"]),
                day.replace(day=number),
                mention.year is not None,
            )


def said_of_a_list(subject: Subject, passage: Passage) -> Iterator[SaidApart]:
    """The dates of a list that is said to be of one weekday ("on Tuesdays"), where they are not."""
    text = passage.text
    if "days" not in text:
        return
    for start, end in passage.sentences:
        plural = {match["weekday"].lower()[:3] for match in _PLURAL.finditer(text, start, end)}
        if len(plural) != 1 or _EXCEPT.search(text, start, end):
            continue
        weekday = weekday_number(plural.pop())
        mentions = [m for m in subject.mentions(passage) if start <= m.start < end and m.day is not None]
        if not mentions and end == len(text) and text.rstrip(" -–").endswith(":"):
            yield from _in_the_next(subject, passage, weekday)
            continue
        if len(mentions) < 3 or any(mention.weekday is not None for mention in mentions):
            continue
        if any(_LIST_BREAK.search(text[first.end : second.start]) for first, second in pairwise(mentions)):
            continue
        dated = list(zip(mentions, _with_years(mentions), strict=True))
        if any(day is None for _, day in dated):
            continue
        odd = [(mention, day) for mention, day in dated if day is not None and day.weekday() != weekday]
        alone = 3 * len(odd) <= len(dated)
        together = len(odd) == len(dated) and len({day.weekday() for _, day in odd}) == 1
        if alone or together:
            for mention, day in odd[: None if alone else 1]:
                yield SaidApart(passage, mention.start, mention.end, weekday, day, False)


def _in_the_next(subject: Subject, passage: Passage, weekday: int) -> Iterator[SaidApart]:
    """Dates in the paragraph or list after "on the following Wednesdays:", of which most are."""
    dated: list[tuple[Passage, DayMention]] = []
    for below in subject.passages[passage.index + 1 : passage.index + 1 + _LINES]:
        mentions = subject.mentions(below)
        if below.part is not passage.part or not mentions or len(below.text) > _LINE * len(mentions):
            break
        dated += [(below, mention) for mention in mentions if mention.day is not None and mention.weekday is None]
        if below.kind != "item" and len(mentions) > 1:
            break
    days = _with_years([mention for _, mention in dated])
    odd = [(*held, day) for held, day in zip(dated, days, strict=True) if day is not None and day.weekday() != weekday]
    if len(dated) >= 3 and 3 * len(odd) <= len(dated):
        for below, mention, day in odd:
            yield SaidApart(below, mention.start, mention.end, weekday, day, False)


def _with_years(mentions: list[DayMention]) -> list[date | None]:
    """Each day of a list that goes forward, a year holding for those before it that have none."""
    days: list[date | None] = [None] * len(mentions)
    following: date | None = None
    for at in range(len(mentions) - 1, -1, -1):
        mention = mentions[at]
        if mention.year is not None:
            days[at] = mention.date
        elif following is not None:
            in_it = mention.in_year(following.year)
            days[at] = in_it if in_it and in_it <= following else mention.in_year(following.year - 1)
        following = days[at] or following
    return days
