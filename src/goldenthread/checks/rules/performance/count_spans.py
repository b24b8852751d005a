"""The sentences, and the lists, that a count is looked for in, and the number of things that they are about."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.performance.count_words import Count, whole_in
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.indicators import indicator_tables
from goldenthread.checks.rules.performance.times import Time, time_of
from goldenthread.checks.subject import Subject

Span = tuple[Passage, int, int]


@once
def spans_together(subject: Subject) -> list[list[Span]]:
    """Sentences each alone, and items of a list that follow each other together."""
    return list(_spans(subject))


def _spans(subject: Subject) -> Iterator[list[Span]]:
    run: list[Span] = []
    for passage in subject.prose:
        if len(passage.text) <= 90 and passage.kind in ("item", "paragraph"):
            if run and (run[-1][0].index + 1 != passage.index or run[-1][0].part is not passage.part):
                yield from _each(run)
                run = []
            run.append((passage, 0, len(passage.text)))
            continue
        yield from _each(run)
        run = []
        for start, end in passage.sentences:
            yield [(passage, start, end)]
    yield from _each(run)


def _each(run: list[Span]) -> Iterator[list[Span]]:
    if len(run) > 1:
        yield run
    for passage, _, _ in run:
        for start, end in passage.sentences:
            yield [(passage, start, end)]


def whole_of(subject: Subject, group: list[Span], counts: list[Count]) -> int | None:
    """The number of things that a sentence or list is about, said in it or just before it."""
    passage, start, end = group[0]
    if len(group) > 1:
        if (
            (inside := whole_in(passage.text, start, end, counts)) is not None
            and counts
            and counts[0].passage is not passage
        ):
            return inside
        above = subject.passages[passage.index - 1] if passage.index else None
        if (
            above is None
            or above.part is not passage.part
            or above.grid is not None
            or not above.text.rstrip().endswith(":")
        ):
            return None
        return whole_in(above.text, *above.sentences[-1], []) if above.sentences else None
    whole = whole_in(passage.text, start, end, counts)
    if whole is None and start:
        before = [span for span in passage.sentences if span[1] <= start]
        # Of "There are 12 measures. Of these 7 are Green": 12.
        whole = whole_in(passage.text, *before[-1], []) if before else None
    return whole


@once
def _times(subject: Subject) -> dict[Part, tuple[set[Time], set[Time]]]:
    """The periods of each report's results, and those that it compares them with."""
    found: dict[Part, tuple[set[Time], set[Time]]] = {}
    for grid, columns, _ in indicator_tables(subject):
        now, then = found.setdefault(homes(subject)[grid.part], (set(), set()))
        if columns.result is not None:
            now.add(time_of(grid.heading(columns.result)))
            then.update(time_of(grid.heading(column)) for column in columns.earlier)
    return found


def of_earlier(subject: Subject, passage: Passage, words: str) -> bool:
    """Whether words before a count ("In 2022/23") name a period that results are compared with, not theirs."""
    year, part = time_of(words)
    if not year and not part:
        return False
    now, then = _times(subject).get(homes(subject)[passage.part], (set(), set()))
    if any((year, part) == time or (not year and part == time[1]) for time in now):
        return False
    earlier = any((year, part) == time or (not year and part == time[1]) for time in then)
    return (
        earlier
        or any(time[1] and part and time[1] != part and part < 10 for time in now)
        or any(year and year < time[0] for time in now)
    )
