"""How many indicators improved, worsened and stayed the same, by the columns of directions of travel."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.rules.performance.arrows import Meaning, arrow_of, meanings, said_of
from goldenthread.checks.rules.performance.compared import compared_in_keys, compared_with
from goldenthread.checks.rules.performance.direction import meaning_of, moved_in
from goldenthread.checks.rules.performance.homes import homes, told_for
from goldenthread.checks.rules.performance.indicators import Row, indicator_tables
from goldenthread.checks.rules.performance.times import Time, against, time_of
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_SHORT, _LONG = regex(r"\bshort\b", re.I), regex(r"\blong\b", re.I)


@dataclass(frozen=True)
class Directed:
    """The directions of one column, of one table or all tables with it. `then` are the periods it compares with."""

    home: Part
    heading: str
    counts: Counter[str]
    then: frozenset[Time] = frozenset()
    first: int = -1
    """The index of the first passage of its table, -1 of all tables together."""

    def speaks_of(self, words: str) -> bool:
        """Whether a sentence may be of this column: it names no other comparison."""
        by = against(words)
        own = against(self.heading)
        for kind, other, way in ((_SHORT, _LONG, "quarter"), (_LONG, _SHORT, "year")):
            if (kind.search(words) or by == way) and other.search(self.heading):
                return False
        if by is not None and own is not None and by != own:
            return False
        year, part = time_of(words)
        if not (year or part) or not any(time != (0, 0) for time in self.then):
            return True
        return any((year, part) == time or (not year and part == time[1]) for time in self.then)


@once
def directed(subject: Subject) -> list[Directed]:
    """The directions of every column, and of each kind of column in all tables of a part together."""
    found: list[Directed] = []
    for grid, columns, rows in indicator_tables(subject):
        keys, told = compared_in_keys(subject), told_for(subject, grid.part, meanings(subject))
        for column in columns.directions:
            places = compared_with(grid, columns, column, keys, homes(subject)[grid.part])
            moves = [moved for row in rows if (moved := moved_in(row, column, places)) is not None]
            counts = _count(rows, column, told or meaning_of(moves))
            if counts is not None and counts:
                then = frozenset(time_of(grid.heading(place)) for place in places)
                found.append(
                    Directed(
                        homes(subject)[grid.part],
                        grid.heading(column),
                        counts,
                        then,
                        grid.passages[0].index if grid.passages else -1,
                    )
                )
    together: dict[tuple[int, str], list[Directed]] = {}
    for move in found:
        together.setdefault((id(move.home), re.sub(r"\d", "", move.heading)), []).append(move)
    for moves_ in together.values():
        if len(moves_) > 1:
            total: Counter[str] = sum((move.counts for move in moves_), Counter())
            found.append(Directed(moves_[0].home, moves_[0].heading, total, moves_[0].then))
    return found


def _count(rows: list[Row], column: int, meaning: Meaning | None) -> Counter[str] | None:
    counts: Counter[str] = Counter()
    for row in rows:
        text = row.grid.text(row.row, column)
        if not text:
            continue
        said, arrow = said_of(text), arrow_of(text)
        if said in ("better", "worse", "same"):
            counts[said] += 1
        elif arrow in ("up", "down"):
            if row.polarity == "bigger" or meaning == "performance":
                counts["better" if arrow == "up" else "worse"] += 1
            elif meaning == "figure" and row.polarity == "smaller":
                counts["worse" if arrow == "up" else "better"] += 1
            else:
                return None
        elif said in ("up", "down"):
            return None
    return counts
