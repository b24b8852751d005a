"""Which earlier result a column of directions compares the result with: by its heading, its neighbour, or the key."""

from __future__ import annotations

import re

from goldenthread.checks.grids import Grid
from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.rules.performance.columns import TO_DATE, Columns
from goldenthread.checks.rules.performance.times import Against, against, before, time_of
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_SHORT = regex(r"\bshort\b", re.I)
_LONG = regex(r"\blong\b", re.I)
_SPEAKS = regex(
    r"\b(?:direction|dot|trend|travel|arrows?|change|movement|short[\s-]+term|long[\s-]+term|improv\w+|compar\w+)\b",
    re.I,
)
_OF_DIRECTIONS = ("direction", "dot", "trend", "travel", "arrow", "column", "term", *"▲▼↑↓⬆⬇")
_COMPARES = regex(r"\bcompar\w+|\bagainst\b|\bthan\b|\bsince\b|\bwith\b|\bvs\b", re.I)


def compared_with(
    grid: Grid, columns: Columns, column: int, keys: dict[tuple[Part, str], Against | None], home: Part
) -> tuple[int, ...]:
    """The columns of earlier results that a column of directions may be compared with."""
    if columns.result is None:
        return ()
    earlier = alike_periods(grid, columns.result, columns.earlier)
    if len(earlier) < 2:
        return earlier
    heading = grid.heading(column)
    kind = "short" if _SHORT.search(heading) else "long" if _LONG.search(heading) else ""
    # What the heading itself says, then what the key says of it.
    named = time_of(heading)
    exact = tuple(each for each in earlier if named != (0, 0) and time_of(grid.heading(each)) == named)
    if len(exact) == 1:
        return exact
    by = against(_SHORT.sub(" ", _LONG.sub(" ", heading))) or keys.get((grid.part, kind)) or keys.get((home, kind))
    if by is None and kind == "short":
        by = "quarter"
    if by is not None and (found := _at(grid, columns.result, earlier, by)):
        return found
    if len(columns.directions) > 1:
        # A column of directions beside each earlier result speaks of the one before it.
        beside = [each - 1 for each in columns.directions if each - 1 in earlier]
        if len(beside) == len(columns.directions):
            return (column - 1,)
    return earlier


def alike_periods(grid: Grid, result: int, earlier: tuple[int, ...]) -> tuple[int, ...]:
    """The earlier results of the same kind of period: a year to date is not compared with a quarter or a whole year."""
    now = grid.heading(result)
    if TO_DATE.search(now):
        to_date = tuple(column for column in earlier if TO_DATE.search(grid.heading(column)))
        part = time_of(now)[1]
        return to_date or tuple(column for column in earlier if part and time_of(grid.heading(column))[1] == part)
    apart = tuple(column for column in earlier if not TO_DATE.search(grid.heading(column)))
    if time_of(now)[1]:
        quarters = tuple(column for column in apart if time_of(grid.heading(column))[1])
        return quarters or apart
    return apart


def _at(grid: Grid, result: int, earlier: tuple[int, ...], by: Against) -> tuple[int, ...]:
    wanted = before(time_of(grid.heading(result)), by)
    at = [column for column in earlier if wanted is not None and time_of(grid.heading(column)) == wanted]
    if not at and by == "year" and wanted is not None and TO_DATE.search(grid.heading(result)):
        at = [column for column in earlier if time_of(grid.heading(column))[0] == wanted[0]]
    if len(at) == 1:
        return (at[0],)
    if at:
        return ()
    named = [column for column in earlier if against(grid.heading(column)) == by]
    return (named[0],) if len(named) == 1 else ()


@once
def compared_in_keys(subject: Subject) -> dict[tuple[Part, str], Against | None]:
    """What parts say that directions compare with: of short and long ones, or "" of all; None where they say both."""
    found: dict[tuple[Part, str], set[Against]] = {}
    for passage in subject.holding(_OF_DIRECTIONS, prose=True):
        text = passage.text
        if len(text) > 1200 or not _SPEAKS.search(text):
            continue
        for start, end in passage.sentences:
            sentence = text[start:end]
            if not _COMPARES.search(sentence) or not re.search(
                r"\b(?:direction|dot|trends?|travel|arrows?|▲|▼|column|term)\b|[▲▼↑↓⬆⬇]", sentence, re.I
            ):
                continue
            for kind, clause in _clauses(sentence):
                if (by := against(clause)) is not None:
                    found.setdefault((passage.part, kind), set()).add(by)
    return {key: next(iter(held)) if len(held) == 1 else None for key, held in found.items()}


def _clauses(sentence: str) -> list[tuple[str, str]]:
    """A sentence's clauses on short and long directions, or the whole of it."""
    marks = sorted(
        [(match.start(), "short") for match in _SHORT.finditer(sentence)]
        + [(match.start(), "long") for match in _LONG.finditer(sentence)]
    )
    if not marks:
        return [("", sentence)]
    ends = [start for start, _ in marks[1:]] + [len(sentence)]
    return [
        (kind, re.sub(r"\b(?:short|long)[\s-]+(?:term)?", " ", sentence[start:end], flags=re.I))
        for (start, kind), end in zip(marks, ends, strict=True)
    ]
