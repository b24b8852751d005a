"""Weekdays of dates without a year, borne out by the others of their list: a timetable whose year stands over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.checks.once import once
from goldenthread.checks.passages import Passage
from goldenthread.checks.subject import Subject
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_YEAR = regex(r"(?<![\d,.£])(?P<first>20\d\d)(?P<next>[/–-](?:20)?\d\d)?(?!\d)")
_LEAD = 4
# A year of the calendar, of the accounts, of the council, of schools: the months before it are in the next.
_TURNS = (1, 4, 5, 7, 9)
_CYCLE = range(2000, 2028)
_ALONE, _UNDER_A_YEAR, _SURE, _MOST, _LINE = 6, 3, 8, 400, 120

Series = list[tuple[Passage, DayMention]]


@once
def days_by_series(subject: Subject) -> dict[tuple[int, int], tuple[date, bool]]:
    """The day of each date without a year that its list settles, by passage and offset; and whether it is sure.

    A list settles its days where a reading of its year makes all its weekdays right but one, or but one in six.
    """
    found: dict[tuple[int, int], tuple[date, bool]] = {}
    for series, years in _series(subject):
        days = _read(series, years)
        for (passage, mention), day in zip(series, days, strict=True):
            if day is not None:
                in_a_list = passage.cell is not None or len(passage.text) <= _LINE
                found[passage.index, mention.start] = (day, len(series) >= _SURE and in_a_list)
    return found


def _series(subject: Subject) -> Iterator[tuple[Series, list[int]]]:
    """The dates with a weekday and no year of each table, and of the words under each heading, with the years named."""
    held: dict[object, Series] = defaultdict(list)
    for passage in subject.dated:
        if passage.kind in ("furniture", "note"):
            continue
        key: object = ("table", passage.grid.index) if passage.grid else (id(passage.part), passage.headings)
        for mention in subject.mentions(passage):
            if mention.weekday is not None and mention.day is not None and mention.year is None and mention.possible:
                held[key].append((passage, mention))
    for series in held.values():
        if _UNDER_A_YEAR <= len(series) <= _MOST:
            yield series, _years_over(subject, series[0][0])


def _years_over(subject: Subject, first: Passage) -> list[int]:
    """The years named in the heading over a list or in the lines before it; else those about the document's own."""
    words = [first.headings[-1]] if first.headings else []
    if first.grid is not None:
        words.append(first.grid.title)
    before = subject.passages[max(0, first.index - _LEAD) : first.index]
    words += [passage.text for passage in before if passage.part is first.part and len(passage.text) < 160]
    years = {int(match["first"]) for text in words for match in _YEAR.finditer(text)}
    if years and len(years) <= 2:
        return sorted(years)
    spoken = first.part.date
    return list(range(spoken.year - 1, spoken.year + 2)) if spoken else []


def _read(series: Series, years: Sequence[int]) -> Sequence[date | None]:
    """The days by the reading of the year under which nearly all of their weekdays are right; None where none is."""
    if len(years) not in (1, 2) and len(series) < _ALONE:
        return [None] * len(series)
    allowed = max(1, len(series) // 6)
    # All right in some reading, and nothing is wrong; else one calendar year is likelier than a list over a new year.
    for turns, most in ((_TURNS, 0), (_TURNS[:1], allowed), (_TURNS[1:], allowed)):
        fewest, days, wrong = _best(series, years or _CYCLE, turns)
        if fewest <= most:
            return days if len(wrong) == 1 else [None] * len(series)
    return [None] * len(series)


def _best(
    series: Series, years: Sequence[int], turns: Sequence[int]
) -> tuple[int, list[date | None], set[tuple[int, ...]]]:
    """The fewest weekdays that are wrong in any reading, the days of that reading, and which ones are wrong in each."""
    fewest, best = len(series) + 1, list[date | None]()
    wrong_ones: set[tuple[int, ...]] = set()
    for year in years:
        for turn in turns:
            days = [mention.in_year(year + (mention.month < turn)) for _, mention in series]
            wrong = tuple(
                at
                for at, ((_, mention), day) in enumerate(zip(series, days, strict=True))
                if day is None or day.weekday() != mention.weekday
            )
            if len(wrong) < fewest:
                fewest, best, wrong_ones = len(wrong), days, {wrong}
            elif len(wrong) == fewest:
                wrong_ones.add(wrong)
    return fewest, best, wrong_ones
