"""Two columns of dates of which the second is before the first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_BEGIN = regex(
    r"^(?:planned\s+|actual\s+|project\s+|proposed\s+)?(?:start|begins?|from|commence\w*|opened|opens"
    r"|opening date|received|date received|draft (?:report )?issued|logged|published|publication)\b",
    re.IGNORECASE,
)
_FINISH = regex(
    r"^(?:planned\s+|actual\s+|project\s+|proposed\s+)?(?:end|finish|to|until|complet\w*|closed|closes"
    r"|closing date|answered|replied|responded|final (?:report )?issued|resolved|meeting(?: date)?$)\b",
    re.IGNORECASE,
)
_SAME_KIND = regex(r"^(planned|actual|project|proposed)", re.IGNORECASE)


def in_columns(subject: Subject, grid: Grid) -> Iterator[Hit]:
    """Rows of a table whose end, in the column after it, is before its start."""
    headings = [grid.heading(column).strip() for column in grid.columns]
    for column in range(len(headings) - 1):
        first, last = headings[column], headings[column + 1]
        kinds = _SAME_KIND.match(first), _SAME_KIND.match(last)
        if not (_BEGIN.match(first) and _FINISH.match(last)) or bool(kinds[0]) is not bool(kinds[1]):
            yield from _mostly_forward(subject, grid, column)
            continue
        for row in grid.rows:
            begun, over = grid.passage(row, column), grid.passage(row, column + 1)
            if begun is None or over is None or begun is over:
                continue
            starts, ends = subject.mentions(begun), subject.mentions(over)
            if len(starts) != 1 or len(ends) != 1:
                continue
            day, until = starts[0].first_day, ends[0].last_day
            if day is not None and until is not None and until < day:
                yield _row(over, starts[0], ends[0], day, until, sure=True)


_NOT_IN_ORDER = regex(
    r"\b(?:due|target|planned|deadline|expected|original|required|forecast|milestone|review|next|last|previous|born|birth"
    r"|expir\w+|latest|baseline|proposed|revised|reported|updated)\b",
    re.IGNORECASE,
)
_LEAST_ROWS, _FAR = 3, timedelta(days=60)


def _mostly_forward(subject: Subject, grid: Grid, column: int) -> Iterator[Hit]:
    """The one row whose two dates run backwards, where those of all the others run forward."""
    if _NOT_IN_ORDER.search(grid.heading(column)) or _NOT_IN_ORDER.search(grid.heading(column + 1)):
        return
    rows: list[tuple[Passage, DayMention, DayMention, date, date]] = []
    for row in grid.rows:
        begun, over = grid.passage(row, column), grid.passage(row, column + 1)
        if begun is None or over is None or begun is over:
            continue
        starts, ends = subject.mentions(begun), subject.mentions(over)
        if len(starts) == len(ends) == 1 and (day := starts[0].date) and (until := ends[0].date):
            rows.append((over, starts[0], ends[0], day, until))
    back = [line for line in rows if line[4] < line[3]]
    if len(rows) >= _LEAST_ROWS and len(back) == 1 and back[0][3] - back[0][4] > _FAR:
        yield _row(*back[0], sure=False)


def _row(over: Passage, start: DayMention, end: DayMention, day: date, until: date, *, sure: bool) -> Hit:
    return hit(
        over,
        end.start,
        end.end,
        f"The row ends before it starts, on {start.text}.",
        working=f"{long_date(until)} is before {long_date(day)}",
        mend="Find out which of the two dates is wrong; often it is the year.",
        verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
        severity=None if sure else Severity.WARNING,
    )
