"""The sentences of reports that have tables, each with its figures and the cells that hold them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from goldenthread.checks.once import once
from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.consistency.claims import where_said
from goldenthread.checks.rules.consistency.phrases import periods
from goldenthread.checks.rules.consistency.roots import roots
from goldenthread.checks.rules.consistency.scopes import scope
from goldenthread.checks.rules.consistency.table_figures import Cell, Figures, Line, Tabled, table_figures
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_LONGEST_SENTENCE = 1_200
_MOST_FIGURES = 24
_MOST_LINES = 40
_LEFT_TIME = regex(r"[^,;(]{0,16}[:\s]*$")
_LEFT = 64
_RIGHT_TIME = regex(r"[^.;]{0,12}?\b(?:in|at|for|on|during|of|to|since)\b[^.;,]{0,44}", re.IGNORECASE)
_REFERENCE = regex(r"\b[A-Z]{1,6}[\s./-]?\d{1,4}[a-z]?\b")


@dataclass(frozen=True, eq=False)
class Said:
    """A sentence of a passage, its figures, and which cells of the report's tables have them."""

    passage: Passage
    start: int
    end: int
    figures: Sequence[Quantity]
    held: Figures
    summary: bool

    @cached_property
    def text(self) -> str:
        """The sentence."""
        return self.passage.text[self.start : self.end]

    @cached_property
    def roots(self) -> frozenset[str]:
        """The roots of its words."""
        return roots(self.text)

    @cached_property
    def periods(self) -> frozenset[str]:
        """The periods that it names."""
        return periods(self.text)

    @cached_property
    def matches(self) -> dict[int, list[Cell]]:
        """For each figure, by the offset at which it begins, the cells that have it."""
        return {figure.start: self.held.same(figure) for figure in self.figures}

    @cached_property
    def nameable_lines(self) -> list[Line]:
        """The rows that share a root with it, but for roots that too many rows have to tell one by."""
        sharing = (self.held.lines.get(each, ()) for each in self.roots)
        found = {id(line): line for lines in sharing if len(lines) <= _MOST_LINES for line in lines}
        return [line for line in found.values() if line.table.told_apart[line.roots, line.periods] == 1]

    def referred(self, figure: Quantity) -> Line | None:
        """The row named by the last reference before a figure, if it is the only row of that reference."""
        found = None
        for match in _REFERENCE.finditer(self.passage.text, self.start, figure.start):
            lines = self.held.references.get(match[0])
            if lines:
                found = lines[0] if len(lines) == 1 else None
        return found

    def beside(self, figure: Quantity, reach: int) -> str:
        """The words of the sentence to each side of a figure, whatever other figures stand among them."""
        before = self.passage.text[max(self.start, self.passage.body_at, figure.start - reach) : figure.start]
        return f"{before} {self.passage.text[figure.end : min(self.end, figure.end + reach)]}"

    def around(self, figure: Quantity) -> tuple[str, str]:
        """The words between a figure and the ones before and after it."""
        # "Three or more placements" is a name, and no figure that another begins at.
        others = [each for each in self.figures if each is figure or not each.spelled]
        place = others.index(figure)
        before = others[place - 1].end if place else max(self.start, self.passage.body_at)
        after = others[place + 1].start if place + 1 < len(others) else self.end
        return self.passage.text[before : figure.start], self.passage.text[figure.end : after]


@once
def sentences(subject: Subject) -> list[Said]:
    """The sentences with figures in them of the reports that have tables."""
    tables = table_figures(subject)
    return [
        said
        for passage in subject.prose
        if passage.kind not in ("heading", "note") and passage.has_digits and scope(subject, passage.part) in tables
        for said in _sentences(subject, passage, tables[scope(subject, passage.part)])
    ]


def _sentences(subject: Subject, passage: Passage, held: Figures) -> Iterator[Said]:
    figures = [figure for figure in subject.quantities(passage) if _is_figure(figure, passage)]
    summary, place = where_said(subject, passage) != "body", 0
    for start, end in passage.sentences if figures else ():
        while place < len(figures) and figures[place].start < start:
            place += 1
        first = place
        while place < len(figures) and figures[place].start < end:
            place += 1
        inside = figures[first:place]
        if inside and len(inside) <= _MOST_FIGURES and end - start <= _LONGEST_SENTENCE:
            yield Said(passage, start, end, inside, held, summary)


def _is_figure(figure: Quantity, passage: Passage) -> bool:
    return not (
        figure.start < passage.body_at
        or (figure.start == passage.body_at and figure.decimals and figure.unit == "count")
        or figure.ordinal
        or figure.is_range
    )


def own_period(before: str, after: str) -> frozenset[str]:
    """The period that stands beside a figure: "1,602 in 2021/22", "(2022-23: 9.4)"; empty where there is none."""
    timed = _RIGHT_TIME.match(after)
    found = periods(timed[0]) if timed else frozenset()
    return found or periods(_LEFT_TIME.search(before, max(0, len(before) - _LEFT))[0])  # type: ignore[index]


def is_near(said: Said, line: Line) -> bool:
    """Whether a sentence names a table by its number, or the table is the last before it or the next after it."""
    table, at = line.table, said.passage.index
    number = table.grid.number
    if number and re.search(rf"\btable\s+{number}\b", said.passage.text, re.IGNORECASE):
        return True
    tables = said.held.tables
    place = bisect_left(tables, at, key=_first)
    return any(each is table for each in tables[max(place - 1, 0) : place + 1])


def _first(table: Tabled) -> int:
    return table.first
