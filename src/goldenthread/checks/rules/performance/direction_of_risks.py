"""The arrow of a risk against its score and the score before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.performance.arrows import Way, arrow_of, said_of
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_SCORE = regex(r"\bscore\b|\brating\b", re.IGNORECASE)
_BEFORE = regex(r"\b(?:previous|last|prior|earlier)\b", re.IGNORECASE)
_OTHER = regex(r"\b(?:inherent|gross|target|original|initial|appetite|tolerance)\b", re.IGNORECASE)
_MOVES = regex(r"\b(?:direction|travel|dot|trend|movement|change|moved)\b", re.IGNORECASE)
_WHOLE = regex(r"\D{0,3}(\d{1,2})\b(?!\s?%)")
_SURE = 3


def risks_moved(subject: Subject) -> Iterator[Hit]:
    """Arrows in registers that print the score before: all of a register mean the same, the score's way or better."""
    for grid in subject.grids:
        places = _columns(grid)
        if places is None:
            continue
        then_column, now_column, arrows = places
        rows = [
            (row, then, now, said)
            for row in grid.rows
            if (then := _score(grid, row, then_column)) is not None
            and (now := _score(grid, row, now_column)) is not None
            and (said := _way(grid.text(row, arrows))) is not None
        ]
        turned = sum(said == _turned(then, now) for _, then, now, said in rows if then != now)
        straight = sum(said == _went(then, now) for _, then, now, said in rows if then != now)
        expected = _turned if turned > straight else _went
        wrong = [each for each in rows if each[3] != expected(each[1], each[2])]
        right = len(rows) - len(wrong)
        if len(wrong) > max(1, right // 3):
            continue
        for row, then, now, _ in wrong:
            passage = grid.passage(row, arrows)
            if passage is not None:
                yield hit(
                    passage,
                    0,
                    len(passage.text),
                    f"The score was {then} and is {now}, and {passage.text.strip()} is printed.",
                    working=f"{then} before, {now} now; {right} other rows agree",
                    mend="Find out which of the two scores and the direction is wrong, and correct it.",
                    verdict=Verdict.WRONG if right >= _SURE else Verdict.CANNOT_TELL,
                    severity=Severity.ERROR if right >= _SURE else Severity.WARNING,
                )


def _columns(grid: Grid) -> tuple[int, int, int] | None:
    headings = {column: grid.heading(column) for column in grid.columns}
    scores = [column for column, heading in headings.items() if _SCORE.search(heading) and not _OTHER.search(heading)]
    then = [column for column in scores if _BEFORE.search(headings[column])]
    now = [column for column in scores if column not in then and any(_score(grid, row, column) for row in grid.rows)]
    arrows = [column for column, heading in headings.items() if _MOVES.search(heading) and column not in scores]
    if len(then) != 1 or len(now) != 1 or len(arrows) != 1:
        return None
    return then[0], now[0], arrows[0]


def _score(grid: Grid, row: int, column: int) -> int | None:
    match = _WHOLE.match(grid.text(row, column))
    return int(match[1]) if match else None


def _way(text: str) -> Way | None:
    arrow = arrow_of(text)
    if arrow is not None:
        return arrow
    said = said_of(text)
    return said if said in ("up", "down", "same") else None


def _went(then: int, now: int) -> Way:
    return "same" if then == now else "up" if now > then else "down"


def _turned(then: int, now: int) -> Way:
    return "same" if then == now else "down" if now > then else "up"
