"""Commentary that opens with an indicator's reference or name, and gives another result than the indicator's row."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.consistency.apart import apart
from goldenthread.checks.rules.performance.indicators import Row, indicator_tables
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_REFERENCE = regex(r"[A-Z]{1,6}[\s./-]?\d{1,4}[a-z]?")
_LEADS = regex(
    r"(?:\b(?:was|were|is|are|at|reached|stood\s+at|stands\s+at|remains?(?:\s+at)?|totall?ed|recorded|averaged|of)|[:–—-])"
    r"\s*(?:now\s+|currently\s+|just\s+)?[(£]*$",
    re.IGNORECASE,
)
_OTHER = regex(
    r"\b(?:targets?|from|by|than|compared|against|expected|forecast|will|would|national|england|london"
    r"|benchmark|previous\w*|last|excluding|without|of\s+(?:which|these|those))\b",
    re.IGNORECASE,
)
_SHORTEST_NAME = 12
_LIKE = 2
_NEAR = 40


def commentary_against_rows(subject: Subject) -> Iterator[tuple[Passage, Hit]]:
    """Results in the commentary on an indicator that its row of the table does not have."""
    keyed: dict[str, list[Row]] = {}
    for _, columns, rows in indicator_tables(subject):
        if columns.result is None:
            continue
        for row in rows:
            if row.result is not None and not row.result.is_range:
                for key in _keys(row):
                    keyed.setdefault(key, []).append(row)
    rows_by_key = {key: rows[0] for key, rows in keyed.items() if len(rows) == 1}
    if not rows_by_key:
        return
    by_first: dict[str, list[tuple[str, Row]]] = {}
    for key, row in rows_by_key.items():
        by_first.setdefault(key.partition(" ")[0], []).append((f"{key} ", row))
    for passage in subject.prose:
        if passage.kind not in ("paragraph", "item"):
            continue
        words = _plain(passage.text[passage.body_at : passage.body_at + 160])
        alike = by_first.get(words.partition(" ")[0], ())
        named = next((row for key, row in alike if words.startswith(key)), None)
        if named is not None and passage.part is named.grid.part:
            found = _against(subject, passage, named)
            if found is not None:
                yield passage, found


def _keys(row: Row) -> Iterator[str]:
    first = row.grid.text(row.row, 0)
    if _REFERENCE.fullmatch(first):
        yield _plain(first)
    name = _plain(re.sub(r"\([^)]*\)", " ", row.name))
    if len(name) >= _SHORTEST_NAME and " " in name:
        yield name


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _against(subject: Subject, passage: Passage, row: Row) -> Hit | None:
    result = row.result
    assert result is not None
    assert row.columns.result is not None
    figures = [
        figure
        for figure in subject.quantities(passage)
        if figure.start >= passage.body_at and _alike(figure, result) and not figure.is_range and not figure.ordinal
    ]
    if not figures or any(not apart(figure, result) for figure in figures):
        return None
    of_row = [each for column in row.grid.columns for each in row.grid.reading(row.row, column).figures]
    first = figures[0]
    before = passage.text[max(passage.body_at, first.start - _NEAR) : first.start]
    if first.approximate or first.spelled or not _LEADS.search(before) or _OTHER.search(before):
        return None
    if any(not apart(first, each) for each in of_row if _alike(first, each)):
        return None
    if not abs(result.value) <= abs(first.value) * _LIKE or not abs(first.value) <= abs(result.value) * _LIKE:
        return None
    cell = row.grid.passage(row.row, row.columns.result)
    return hit(
        passage,
        first.start,
        first.end,
        f"The commentary gives {first.text.strip()}, and the table {plain(result.printed)} for {row.name[:80]}.",
        working=f"{plain(first.printed)} in the text, {plain(result.printed)} in the table",
        mend="Find out which of the two is right, and correct the other.",
        verdict=Verdict.CANNOT_TELL,
        related=(cell.place(),) if cell else (),
    )


def _alike(figure: Quantity, other: Quantity) -> bool:
    """Whether two figures have one unit; a table often leaves the unit of a time to its heading."""
    return figure.unit == other.unit or ({figure.unit, other.unit} <= {"count", "days"} and not figure.percentage)
