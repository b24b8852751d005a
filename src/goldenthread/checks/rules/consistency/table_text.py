"""Sentences that name a row and a column of a table near them, and give another figure than the table does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.once import once
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.apart import abs_of, apart
from goldenthread.checks.rules.consistency.commentary_figures import commentary_against_rows
from goldenthread.checks.rules.consistency.misquoted import misquoted
from goldenthread.checks.rules.consistency.named_tables import (
    Named,
    Row,
    columns_named,
    label_of,
    rows_named,
    words_of,
)
from goldenthread.checks.rules.consistency.phrases import periods
from goldenthread.checks.rules.consistency.table_changes import changes_against_tables
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_NEAR = 8
"""How many passages of text may stand between a sentence and its table."""
_MOST_CELLS = 3000
_TIMES = 3
_OF_A_VARIANCE = frozenset({"forecast", "budget", "outturn"})
# "£1.4m of the budget": a part of what the table gives.
_PART = regex(
    r"\s+of\s+(?:the|this|that|these|those|its|which)\b(?!\s+(?:residents|people|respondents"
    r"|households))"
)
_ELSEWHERE = regex(
    r"\b(?:previous(?:ly)?|last\s+(?:year|quarter)|increas\w+|decreas\w+|reduc\w+|national\w*|london|england"
    r"|regional|targets?|will|expected|would"
    r"|between|of\s+(?:which|these|those|them)|rose|fell|rise|more\s+than|less\s+than|over|additional|further"
    r"|another|extra|respectively)\b",
    re.IGNORECASE,
)
# What comes after one of these is of another time or place; what comes before is still this one's.
_TURNS = regex(
    r"\b(?:compared|up\s+(?:from|on)|down\s+(?:from|on)|against|although|whereas|while|than)\b", re.IGNORECASE
)


@once
def _tables(subject: Subject) -> list[Named]:
    return [
        Named(grid, grid.passages[0].index, grid.passages[-1].index)
        for grid in subject.grids
        if grid.header_rows
        and grid.passages
        and len(grid.rows) >= 2
        and len(grid.rows) * grid.table.columns <= _MOST_CELLS
    ]


@rule(
    "text-against-table",
    title="A sentence that gives another figure than its table",
    group="consistency",
    severity=Severity.WARNING,
    scope="Sentences near a table of the same report (or that name it by its number) which hold all the words of one "
    "row's label, and the words or the period of one column's heading where there are several, and give one figure of "
    "that unit; commentary that opens with an indicator's reference or name; figures anywhere in the report that are "
    "a cell's but for one digit, or for two that are swapped, where the words of the row and other figures of the "
    "sentence say that it is meant; changes told (an increase of 12, 4 points above target) against the two cells that "
    "they are between; and a part told of a number that heads a column (of the 8, two were referred).",
    leaves_out=(
        "Sentences that speak of plans, of another area or period than the table, and parts of the whole, unless four "
        "digits or more show which cell is meant.",
        "Rows that a sentence's words cannot tell apart, and approximate figures.",
        "A figure that any cell of the row has, or that rounding makes the same.",
        "Figures of one or two digits, unless the sentence names the row in full.",
    ),
    cost="Two findings on the five documents, both of them true.",
    example=Example(
        wrong="Loans at the East branch in 2023/24 were 4,310.\n\n| Branch | 2022/23 | 2023/24 |\n|---|---|---|\n"
        "| East branch | 4,125 | 4,130 |\n| West branch | 2,040 | 2,200 |\n",
        right="Loans at the East branch in 2023/24 were 4,130.\n\n| Branch | 2022/23 | 2023/24 |\n|---|---|---|\n"
        "| East branch | 4,125 | 4,130 |\n| West branch | 2,040 | 2,200 |\n",
        quote="4,310",
    ),
)
def text_against_table(subject: Subject) -> Iterator[Hit]:
    """The table is updated and the sentence above it is not."""
    told = set[tuple[int, int]]()
    for found_here in (*_sentences(subject), *misquoted(subject), *changes_against_tables(subject)):
        key = (found_here.place.block or 0, found_here.place.start)
        if key not in told:
            told.add(key)
            yield found_here


def _sentences(subject: Subject) -> Iterator[Hit]:
    tables = _tables(subject)
    if not tables:
        return
    said = set[int]()
    for passage, found_there in commentary_against_rows(subject):
        said.add(passage.index)
        yield found_there
    for passage in subject.prose:
        if passage.kind in ("heading", "note") or passage.index in said or not passage.has_digits:
            continue
        near = [table for table in tables if _is_near(passage, table)]
        figures = [figure for figure in subject.quantities(passage) if _usable(figure, passage)] if near else []
        if not figures:
            continue
        for start, whole in passage.sentences:
            turn = _TURNS.search(passage.text, start, whole)
            end = turn.start() if turn else whole
            inside = [figure for figure in figures if start <= figure.start < end]
            if inside and not _ELSEWHERE.search(passage.text, start, end):
                found = [one for table in near for one in _against(passage, start, end, inside, table)]
                words, times = words_of(passage.text[start:end]), periods(passage.text[start:end])
                named = [(table, row) for table in near for row, _, _ in rows_named(table, words, times)]
                for figure, one in found:
                    # Another table near may be the one that is meant.
                    if not any(_in_row(table.grid, row, figure) for table, row in named):
                        yield one


def _usable(figure: Quantity, passage: Passage) -> bool:
    return not (
        figure.start < passage.body_at
        or (figure.start == passage.body_at and figure.decimals and figure.unit == "count")
        or figure.ordinal
        or figure.is_range
        or figure.spelled
        or figure.approximate
        or figure.sign == "brackets"
        or _PART.match(passage.text, figure.end)
        or passage.text[: figure.start].rstrip("£ ").endswith((" by", " extra", " a further"))
    )


def _is_near(passage: Passage, table: Named) -> bool:
    if table.grid.part is not passage.part:
        return False
    number = table.grid.number
    if number and re.search(rf"\btable\s+{number}\b", passage.text, re.IGNORECASE):
        return True
    away = table.first - passage.index if passage.index < table.first else passage.index - table.last
    return away <= _NEAR and passage.headings == table.grid.headings


def _against(
    passage: Passage, start: int, end: int, figures: Sequence[Quantity], table: Named
) -> Iterator[tuple[Quantity, Hit]]:
    sentence = passage.text[start:end]
    words, times = words_of(sentence), periods(sentence)
    named = rows_named(table, words, times)
    if len(named) == 1:
        yield from _held(passage, figures, table, named[0], words, times)
    elif 1 < len(named) <= len(figures):
        for figure, clause in _clauses(passage.text, start, end, figures, table, times):
            own = [row for row in rows_named(table, words_of(clause), times) if row in named]
            if len(own) == 1:
                yield from _held(passage, [figure], table, own[0], words, times)


def _clauses(
    text: str, start: int, end: int, figures: Sequence[Quantity], table: Named, times: frozenset[str]
) -> list[tuple[Quantity, str]]:
    """Each figure with the words that go with it: "East has 40 and West 60", or "40 in East and 60 in West"."""
    starts = [start, *(figure.end for figure in figures[:-1])]
    before = [(figure, text[since : figure.end]) for figure, since in zip(figures, starts, strict=True)]
    if rows_named(table, words_of(before[0][1]), times):
        return before
    ends = [*(figure.start for figure in figures[1:]), end]
    return [(figure, text[figure.start : until]) for figure, until in zip(figures, ends, strict=True)]


def _held(
    passage: Passage,
    figures: Sequence[Quantity],
    table: Named,
    found: Row,
    words: frozenset[str],
    times: frozenset[str],
) -> Iterator[tuple[Quantity, Hit]]:
    """The one figure of the row's unit held against the cell that the words name."""
    row, label, when = found
    # "A forecast overspend": the variance of the forecast, not the forecast.
    other = _OF_A_VARIANCE if "variance" in words else frozenset()
    columns = columns_named(table, words - label - other, times - when)
    cell = table.grid.reading(row, columns[0]).quantity if len(columns) == 1 else None
    alike = [figure for figure in figures if cell is not None and figure.unit == cell.unit and figure.per == cell.per]
    if (
        cell is None
        or len(alike) != 1
        or abs(cell.value) <= 1
        or not _of_a_size(alike[0], cell)
        or _in_row(table.grid, row, alike[0])
    ):
        return
    # "Residents" alone is too common a name for a row, unless the sentence names the column too.
    if len(label) == 1 and not (words_of(table.grid.heading(columns[0])) & (words - label) or times - when):
        return
    yield alike[0], _hit(passage, alike[0], cell, table.grid, row, columns[0])


def _in_row(grid: Grid, row: int, figure: Quantity) -> bool:
    """Whether any cell of the row has the figure, or could before rounding."""
    for column in grid.columns:
        for other in grid.reading(row, column).figures:
            if other.unit == figure.unit and not apart(abs_of(other), figure):
                return True
    return False


def _of_a_size(figure: Quantity, cell: Quantity) -> bool:
    """Whether a figure is near enough to a cell to be meant for it: a slip seldom makes it three times as large."""
    return abs(cell.value) <= abs(figure.value) * _TIMES and abs(figure.value) <= abs(cell.value) * _TIMES


def _hit(passage: Passage, figure: Quantity, cell: Quantity, grid: Grid, row: int, column: int) -> Hit:
    at = grid.passage(row, column)
    label, heading = label_of(grid, row), grid.heading(column)
    named = f"{label}, {heading}" if heading else label
    return hit(
        passage,
        figure.start,
        figure.end,
        f"The sentence gives {figure.text.strip()}, and the table {grid.text(row, column)} "
        f"({' '.join(named.split())}).",
        working=f"{plain(figure.printed)} in the text, {plain(cell.printed)} in the table",
        mend="Find out which of the two is right, and correct the other.",
        verdict=Verdict.CANNOT_TELL,
        related=(at.place(),) if at else (),
    )
