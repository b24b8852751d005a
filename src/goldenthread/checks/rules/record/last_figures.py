"""Figures of past periods, against what the last report said of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.checks.tracing import keyed_figures
from goldenthread.dates import Period, PeriodError, parse_period
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_SETTLED = regex(r"\b(?:actuals?|results?|outturn|performance|values?|final|reported|published)\b", re.IGNORECASE)
_STILL_MOVING = regex(
    r"\b(?:forecast|project(?:ed|ion)|estimate[ds]?|latest|current|to\s+date|ytd|cumulative|profiled?|budgets?|plan(?:ned)?"
    r"|targets?|rolling)\b",
    re.IGNORECASE,
)
_REVISED = regex(
    r"\b(?:revis(?:ed|ion)|restate[dment]*|correct(?:ed|ion)|provisional|amended|rebased|updated)\b", re.IGNORECASE
)
_WORD = regex(r"[a-z0-9]+")
_LONGEST_PERIOD = 5


class _Name(NamedTuple):
    """What tells one figure of a table from another: its measure, the rest of its heading, and its period."""

    measure: str
    rest: str
    period: str


class _Figure(NamedTuple):
    quantity: Quantity
    text: str
    passage: Passage
    settled: bool


@rule(
    "differs-from-the-last-report",
    title="A figure that differs from what the last report said",
    group="record",
    severity=Severity.WARNING,
    scope="Figures that carry the same key in both reports; and cells of tables that have the same measure and the "
    "same period in both, the period being over when the last report was written, whichever way the table lies and "
    "however the period is spelled.",
    leaves_out=(
        "Columns whose heading names no period: they speak of another quarter in each report.",
        "Forecasts, budgets, targets and figures to date, which move by their nature.",
        "A measure that occurs twice with different figures in one report.",
        "Figures that this report calls revised, restated, corrected or provisional.",
        "Figures that differ by rounding alone.",
    ),
    cost="Not met on the five documents, no two of which are one report in two quarters.",
    example=Example(
        previous="| Measure | Q1 2023/24 |\n|---|---|\n| Library visits | 48,210 |\n| Loans | 51,200 |\n",
        wrong="| Measure | Q1 2023/24 | Q2 2023/24 |\n|---|---|---|\n| Library visits | 48,120 | 50,340 |\n"
        "| Loans | 51,200 | 49,870 |\n",
        right="| Measure | Q1 2023/24 | Q2 2023/24 |\n|---|---|---|\n| Library visits | 48,210 | 50,340 |\n"
        "| Loans | 51,200 | 49,870 |\n",
        quote="48,120",
    ),
    needs="previous report",
)
def differs_from_the_last_report(subject: Subject) -> Iterator[Hit]:
    """A past figure that changes without a word of why makes readers doubt the rest."""
    if subject.previous is None:
        return
    before = {found.key: found.text.strip() for found in keyed_figures(subject.previous)}
    for found in keyed_figures(subject):
        if found.key in before and before[found.key] != found.text.strip():
            yield _differs(found.passage, found.start, found.end, before[found.key])
    last = _past_figures(subject.previous)
    for name, figure in _past_figures(subject).items():
        held = last.get(name)
        if held is None or not (held.settled or figure.settled):
            continue
        if not held.quantity.interval().overlaps(figure.quantity.interval()) and not _said_revised(subject, name):
            yield _differs(figure.passage, 0, len(figure.passage.text), held.text)


def _differs(passage: Passage, start: int, end: int, before: str) -> Hit:
    return hit(
        passage,
        start,
        end,
        f"The last report said {before} here, and this one says {passage.text[start:end].strip()}.",
        mend="If it was corrected, say so in the report, with the reason; if not, find out which is right.",
        verdict=Verdict.CANNOT_TELL,
    )


def _past_figures(subject: Subject) -> dict[_Name, _Figure]:
    """The figures of tables by measure and period; what stands twice with different values is left out."""
    found: dict[_Name, _Figure] = {}
    twice: set[_Name] = set()
    for grid in subject.grids:
        for name, figure in _of_grid(grid):
            held = found.setdefault(name, figure)
            if held.quantity.value != figure.quantity.value:
                twice.add(name)
    return {name: figure for name, figure in found.items() if name not in twice}


def _of_grid(grid: Grid) -> Iterator[tuple[_Name, _Figure]]:
    if _REVISED.search(grid.title):
        return
    across = {column: read for column in grid.columns if (read := _period_in(grid.heading(column)))}
    for row in grid.rows:
        label = grid.row_label(row) or grid.text(row, 0)
        down = None if across else _period_in(label)
        for column in grid.columns if down else across:
            period, rest = down or across[column]
            measure = grid.heading(column) if down else label
            quantity, passage = grid.reading(row, column).quantity, grid.passage(row, column)
            words = f"{label} {grid.heading(column)}"
            if quantity is None or quantity.is_range or passage is None or not _plain(measure):
                continue
            if _STILL_MOVING.search(words) or _REVISED.search(f"{words} {passage.text}"):
                continue
            name = _Name(_plain(measure), _plain(_SETTLED.sub(" ", rest)), str(period))
            yield name, _Figure(quantity, passage.text.strip(), passage, _over(period, words, grid))


def _over(period: Period, words: str, grid: Grid) -> bool:
    """Whether the period was not under way when its report was written: without a date, by what the report says."""
    if grid.part.date is not None:
        return not period.start <= grid.part.date <= period.end
    return (period.end - period.start).days < 100 or bool(_SETTLED.search(words))


def _period_in(heading: str) -> tuple[Period, str] | None:
    """The period that a heading names, and the rest of its words."""
    words = heading.split()
    for size in range(min(_LONGEST_PERIOD, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            try:
                period = parse_period(" ".join(words[start : start + size]).strip("()[],;:"))
            except PeriodError:
                continue
            return period, " ".join(words[:start] + words[start + size :])
    return None


def _said_revised(subject: Subject, name: _Name) -> bool:
    """Whether a passage says that this measure was revised."""
    words = set(name.measure.split())
    return any(
        _REVISED.search(passage.text) and words <= set(_WORD.findall(passage.text.casefold()))
        for passage in subject.prose
    )


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))
