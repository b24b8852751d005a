"""Dates and periods that go up by steps, of which one does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_YEARS = regex(r"\W*(?:FY\s*)?(?P<first>(?:20)?\d\d)[/–-](?P<last>\d\d)\W*")
_QUARTER = regex(
    r"\W*(?:Q|quarter\s+|qtr\s*)(?P<number>[1-4])(?:[\s,–-]*(?P<first>(?:20)?\d\d)[/–-](?P<last>(?:20)?\d\d))?\W*",
    re.IGNORECASE,
)
_WHEN = regex(r"\b(?:date|when|meeting|deadline|by when|timescale|target|due|day)s?\b", re.IGNORECASE)
_SEPARATED = regex(r"\s*(?:,|;|,?\s*and|&|\n)\s*(?:on\s+|the\s+)?", re.IGNORECASE)
_JOINED = regex(r"\s*(?:to|until|and|[-–—/])\s*", re.IGNORECASE)
_LABELLED = regex(r"\w[^.]*(?::|\s[–—-])\s*(?:[A-Z][a-z]+\s*(?:to|[-–—/])\s*)?(?:\d{1,2}\s*)?$")
_LEAST, _SHORT, _TAIL = 4, 160, 25
# Nearer to its neighbours than this, it may only be out of order.
_FAR_OUT = timedelta(days=200)


@rule(
    "heading-out-of-its-series",
    title="A column's year or quarter that breaks the series of the others",
    group="dates",
    severity=Severity.WARNING,
    scope="Four or more columns side by side headed with financial years or quarters that go up one by one, except one "
    "that does not: 2024/25, 2025/26, 2026/27, 2026/27.",
    leaves_out=("Columns that go down, that skip regularly, or of which two or more do not fit.",),
    cost="None on the five documents.",
    example=Example(
        wrong="| Gap | 2024/25 | 2025/26 | 2027/28 | 2027/28 |\n|---|---|---|---|---|\n| Amount | 8 | 6 | 5 | 4 |",
        right="| Gap | 2024/25 | 2025/26 | 2026/27 | 2027/28 |\n|---|---|---|---|---|\n| Amount | 8 | 6 | 5 | 4 |",
        quote="2027/28",
    ),
)
def heading_out_of_its_series(subject: Subject) -> Iterator[Hit]:
    """The figures under it are read for another year."""
    for grid in subject.grids:
        for row in range(grid.header_rows):
            yield from _series(grid, row)


def _series(grid: Grid, row: int) -> Iterator[Hit]:
    for pattern in (_YEARS, _QUARTER):
        run: list[tuple[Passage, int]] = []
        for column in [*grid.columns, -1]:
            passage = grid.passage(row, column) if column >= 0 else None
            place = _place(pattern, passage.text) if passage is not None else None
            if place is not None and passage is not None and (not run or run[-1][0] is not passage):
                run.append((passage, place))
            elif place is None:
                yield from _odd_one(run, cycle=4 if run and run[0][1] < 100 and pattern is _QUARTER else 0)
                run = []


def _place(pattern: re.Pattern[str], text: str) -> int | None:
    """Where a heading stands in the series of its kind."""
    match = pattern.fullmatch(text.strip())
    if match is None:
        return None
    first, last = match["first"], match["last"]
    if first and int(last) % 100 != (int(first) + 1) % 100:
        return None
    if pattern is _YEARS:
        return int(first) % 100
    return int(match["number"]) + (4 * (int(first) % 100) + 100 if first else 0)


def _odd_one(run: list[tuple[Passage, int]], cycle: int) -> Iterator[Hit]:
    if len(run) < _LEAST:
        return
    steps = [place - at for at, (_, place) in enumerate(run)]
    if cycle:
        steps = [step % cycle for step in steps]
    usual = max(set(steps), key=steps.count)
    odd = [at for at, step in enumerate(steps) if step != usual]
    if len(odd) != 1:
        return
    passage = run[odd[0]][0]
    others = ", ".join(other.text.strip() for other, _ in run)
    yield hit(
        passage,
        0,
        len(passage.text),
        f"{passage.text.strip()} breaks the series of the columns beside it.",
        working=others,
        mend="Find out which year or quarter the column is for.",
        verdict=Verdict.CANNOT_TELL,
    )


@rule(
    "date-out-of-order",
    title="A date whose year breaks the order of the others",
    group="dates",
    severity=Severity.WARNING,
    scope="A column of dates, or a list of dates in a sentence, four or more of them with their years and in order of "
    "time, except one that is more than 200 days away from its neighbours and would be in order in the year before or "
    "after or that of its neighbours; and items of a list that each end with a date, as stages of a timetable do.",
    leaves_out=("Lists in no order, and lists in which two or more dates do not fit.",),
    cost="None on the five documents.",
    example=Example(
        wrong="The panel meets on 16 July 2025, 17 September 2025, 26 November 2024 and 25 February 2026.",
        right="The panel meets on 16 July 2025, 17 September 2025, 26 November 2025 and 25 February 2026.",
        quote="26 November 2024",
    ),
)
def date_out_of_order(subject: Subject) -> Iterator[Hit]:
    """In a list that runs over the New Year one date is easily given the wrong year."""
    for grid in subject.grids:
        for column in grid.columns:
            if not _WHEN.search(grid.heading(column)):
                continue
            dated = [
                (passage, mentions[-1])
                for row in grid.rows
                if (passage := grid.passage(row, column)) is not None
                and 0 < len(mentions := subject.mentions(passage)) <= 2
                and (len(mentions) == 1 or _JOINED.fullmatch(passage.text, mentions[0].end, mentions[1].start))
            ]
            yield from _judged(dated)
    for listed in _lists(subject):
        yield from _judged(listed)
    for passage in subject.dated:
        mentions = subject.mentions(passage)
        if len(mentions) >= _LEAST:
            yield from _in_lists(passage, mentions)


def _lists(subject: Subject) -> Iterator[list[tuple[Passage, DayMention]]]:
    """Items of a list that each end with a date, as the stages of a timetable do: "Cabinet: 3 May 2024"."""
    run: list[tuple[Passage, DayMention]] = []
    for passage in subject.prose:
        mentions = subject.mentions(passage) if passage.kind == "item" and len(passage.text) <= _SHORT else ()
        last = mentions[-1] if mentions else None
        if run and (passage.index - run[-1][0].index > 2 or passage.kind != "item"):
            yield run
            run = []
        labelled = last is not None and (
            _LABELLED.search(passage.text[: mentions[0].start]) or len(passage.text.rstrip(" .;")) <= last.end
        )
        if last is not None and labelled and last.year is not None:
            alone = len(mentions) == 1 or _JOINED.fullmatch(passage.text, mentions[0].end, last.start)
            if alone and len(passage.text) - last.end <= _TAIL:
                run.append((passage, last))
    yield run


def _in_lists(passage: Passage, mentions: Sequence[DayMention]) -> Iterator[Hit]:
    run = [mentions[0]]
    for first, second in pairwise(mentions):
        if not _SEPARATED.fullmatch(passage.text, first.end, second.start):
            yield from _judged([(passage, mention) for mention in run])
            run = []
        run.append(second)
    yield from _judged([(passage, mention) for mention in run])


def _judged(dated: list[tuple[Passage, DayMention]]) -> Iterator[Hit]:
    days = [mention.first_day for _, mention in dated]
    if len(days) < _LEAST or any(day is None for day in days):
        return
    known: list[date] = []
    for day, (_, mention) in zip(days, dated, strict=True):
        assert day is not None
        # A month alone may be any of its days, and so the one before it where that is in it.
        within = mention.day is None and bool(known) and (known[-1].year, known[-1].month) == (day.year, day.month)
        known.append(known[-1] if within else day)
    if _in_order(known) or _in_order(known[::-1]):
        return
    fitting = [
        (at, year)
        for at, day in enumerate(known)
        for year in {day.year - 1, day.year + 1}
        | {beside.year for beside in known[max(0, at - 1) : at + 2]} - {day.year}
        if not _in_order(known) and _in_order([*known[:at], _moved(day, year), *known[at + 1 :]])
    ]
    spans = sorted((_span_of(known, at, year), at, year) for at, year in fitting)
    # Where two dates could have moved, the one that keeps the list together is taken, if it does so clearly.
    elsewhere = [span for span, at, _ in spans if at != spans[0][1]]
    if not spans or (elsewhere and elsewhere[0] - spans[0][0] < _FAR_OUT):
        return
    _, at, year = spans[0]
    beside = [known[other] for other in (at - 1, at + 1) if 0 <= other < len(known)]
    if min(abs(known[at] - day) for day in beside) < _FAR_OUT:
        return
    passage, mention = dated[at]
    yield hit(
        passage,
        mention.start,
        mention.end,
        f"{mention.text} is out of the order of the dates beside it.",
        working=f"in {year} it would stand in order between the others",
        mend="Find out whether the year is a slip.",
        verdict=Verdict.CANNOT_TELL,
        related=tuple(
            other.place(said.start, said.end) for other, said in dated[max(0, at - 1) : at + 2] if said != mention
        ),
    )


def _span_of(days: Sequence[date], at: int, year: int) -> timedelta:
    moved = [*days[:at], _moved(days[at], year), *days[at + 1 :]]
    return max(moved) - min(moved)


def _in_order(days: Sequence[date]) -> bool:
    return all(first <= second for first, second in pairwise(days))


def _moved(day: date, year: int) -> date:
    return day.replace(year=year, day=28) if (day.month, day.day) == (2, 29) else day.replace(year=year)
