"""Commentary on an indicator against its row: how far from target, met or missed, more or less than before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.columns import TO_DATE
from goldenthread.checks.rules.performance.compared import alike_periods
from goldenthread.checks.rules.performance.distances import fits
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.indicators import Row, figure_at, indicator_tables
from goldenthread.checks.rules.performance.named_rows import Meant, cells, meant, named, stems
from goldenthread.checks.rules.performance.near import between
from goldenthread.checks.rules.performance.row_claims import Claim, claims
from goldenthread.checks.rules.performance.times import against, before, time_of
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain
from goldenthread.figures.quantity import COUNTED
from goldenthread.patterns import regex

_HINTS = regex(
    r"\b(?:target|standard|ambition|goal|trajectory|maximum|limit|intended|planned|highest|lowest|best|worst|short)\b"
    r"|\b(?:than|on|from|since|over|compared\s+with|compared\s+to)\s+(?:the\s+|a\s+|at\s+|in\s+)*(?:same|last|previous"
    r"|prior|preceding|year|past|quarter|month|Q[1-4]|20\d\d|January|February|March|April|May|June|July|August|September|October|November"
    r"|December|end)\b|\b(?:by|to)\s+[£\d]",
    re.IGNORECASE,
)
_CHANGE = regex(r"\bby\s+£?$")


@rule(
    "commentary-against-its-row",
    title="Commentary that the indicator's row does not bear out",
    group="performance",
    severity=Severity.ERROR,
    scope="Sentences on one indicator - in its commentary cell, under its name or reference, or with its name and its "
    "result - that say how far it is from target, that it met or missed it, that it is more or less than last quarter, "
    "last year or a year named, or the highest of the periods shown, against the figures of its row. A warning "
    "where the "
    "row is not named whole, or which way is better had to be supposed.",
    leaves_out=(
        "Sentences with another figure of the same kind in the result's place: they are of something else.",
        "Plans and conditions, and comparisons with a period that the table does not have.",
        "Distances and changes that unrounded figures could give.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="| Indicator | Q2 2022/23 | Q2 2023/24 | Target |\n|---|---|---|---|\n| Library visits | 410 | 430 | "
        "450 |\n| Loans | 90 | 80 | 70 |\n\nLibrary visits: the 430 visits were 30 more than in the same quarter "
        "last year.\n",
        right="| Indicator | Q2 2022/23 | Q2 2023/24 | Target |\n|---|---|---|---|\n| Library visits | 410 | 430 | "
        "450 |\n| Loans | 90 | 80 | 70 |\n\nLibrary visits: the 430 visits were 20 more than in the same quarter "
        "last year.\n",
        quote="30 more than in the same quarter last year",
    ),
)
def commentary_against_its_row(subject: Subject) -> Iterator[Hit]:
    """The table is updated and the words about it are last quarter's."""
    if not any(columns.target is not None or columns.earlier for _, columns, _ in indicator_tables(subject)):
        return
    in_cells = cells(subject)
    known = named(subject)
    for passage in subject.passages:
        if homes(subject)[passage.part] not in known:
            continue
        if passage.kind == "furniture" or (passage.grid is not None and passage.index not in in_cells):
            continue
        if not _HINTS.search(passage.text):
            continue
        for start, end, of in meant(subject, passage):
            figures = subject.quantities(passage)
            for claim in claims(passage.text, figures, start, end):
                if (found := _against(subject, passage, figures, start, end, claim, of)) is not None:
                    yield found


def _alike(figure: Quantity, other: Quantity) -> bool:
    """Whether two figures have one unit; a table often leaves the unit of a time to its heading."""
    return figure.unit == other.unit or {figure.unit, other.unit} <= COUNTED


def _of_another(subject: Subject, passage: Passage, start: int, claim: Claim, row: Row) -> bool:
    """Whether the clause that the claim stands in names another indicator."""
    clause = passage.text[start : claim.start]
    words = stems(clause[clause.rfind(",") + 1 :]) if "," in clause else frozenset()
    here = named(subject).get(homes(subject)[row.grid.part])
    own = stems(row.name)
    return bool(words and here and not words & own and any(words & name for name in here.by_name))


def _against(
    subject: Subject, passage: Passage, figures: tuple[Quantity, ...], start: int, end: int, claim: Claim, of: Meant
) -> Hit | None:
    row, result = of.row, of.row.result
    if result is None or result.is_range:
        return None
    if claim.of == "any" and not claim.when and stems(passage.text[start : claim.start]) - stems(row.name):
        # "Rents rose by 9%" is not of the indicator.
        return None
    if claim.size is not None and claim.size.unit == "points" and not result.percentage:
        return None
    if _of_another(subject, passage, start, claim, row):
        return None
    target = row.target.value if row.target is not None else None
    inside = [figure for figure in between(figures, start, end) if figure is not claim.size]
    alike = [
        figure for figure in inside if _alike(figure, result) and not _CHANGE.search(passage.text[: figure.start][-6:])
    ]
    held = any(figure.value == result.value for figure in alike)
    if not held and any(figure.start < claim.start and figure.value != target for figure in alike):
        # Another figure stands where the result would: the sentence is of something else.
        return None
    others = _compared(row, claim)
    if others is None:
        return None
    said = [_breach(row, claim, other) for other in others]
    if not any(said) or (claim.of != "all" and not all(said)):
        return None
    known = row.polarity_stated or claim.way not in ("better", "worse", "met", "missed", "best", "worst")
    certain = held and of.sure and known
    shown = " or ".join(plain(other.printed) for other in others[:3])
    words = " ".join(passage.text[claim.start : claim.end].split())
    what = "target" if claim.of == "target" else "before"
    return hit(
        passage,
        claim.start,
        claim.end,
        f"It says “{words}”, and in the table {next(each for each in said if each)}.",
        working=f"result {plain(result.printed)}, {what} {shown} ({row.name[:80]})",
        mend="Find out whether the words or the table are wrong, and correct them.",
        verdict=Verdict.WRONG if certain else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if certain else Severity.WARNING,
    )


def _compared(row: Row, claim: Claim) -> list[Quantity] | None:
    """The figures that a claim holds the result against; None where the row has none that it can mean."""
    result = row.result
    assert result is not None
    if claim.of == "target":
        return [row.target] if row.target is not None and row.comparable else None
    columns, grid = row.columns, row.grid
    assert columns.result is not None
    places = list(alike_periods(grid, columns.result, columns.earlier))
    if claim.of == "any":
        # "Fell to 52%" is of the result only where that is the 52%.
        places = places if not claim.when or claim.when.strip() == result.text.strip() else []
    elif claim.of == "all":
        if claim.count and claim.count != len(places) + 1:
            return None
        if claim.when:
            since = time_of(claim.when)
            places = [column for column in places if since < time_of(grid.heading(column))]
    else:
        places = _at(row, places, claim.when) if against(claim.when) else _named(row, claim.when)
    found = [figure for column in places if (figure := figure_at(grid, row.row, column)) is not None]
    alike = [figure for figure in found if figure.unit == result.unit and not figure.is_range]
    if claim.of == "all" and len(alike) < len(places):
        return None
    return alike or None


def _at(row: Row, places: list[int], when: str) -> list[int]:
    grid, result = row.grid, row.columns.result
    assert result is not None
    by = against(when)
    assert by is not None
    wanted = before(time_of(grid.heading(result)), by)
    exact = [column for column in places if time_of(grid.heading(column)) == wanted]
    if not exact and by == "year" and wanted is not None and TO_DATE.search(grid.heading(result)):
        exact = [column for column in places if time_of(grid.heading(column))[0] == wanted[0]]
    return exact or [column for column in places if against(grid.heading(column)) == by]


def _named(row: Row, when: str) -> list[int]:
    """The columns of the period that is named: "than in 2021/22", "on Q1"."""
    year, part = time_of(when)
    times = [(column, time_of(row.grid.heading(column))) for column in row.columns.earlier]
    if not (year or part):
        name = when.casefold().removeprefix("in ").strip()
        return [column for column in row.columns.earlier if name in row.grid.heading(column).casefold()]
    if year:
        return [column for column, time in times if time == (year, part)]
    return [column for column, time in times if part and time[1] == part]


def _breach(row: Row, claim: Claim, other: Quantity) -> str:
    """What the row says instead, "" where the claim stands or cannot be told."""
    result = row.result
    assert result is not None
    up = result.value > other.value
    what = "the target is" if claim.of == "target" else "it was"
    shown = f"the result is {plain(result.printed)} and {what} {plain(other.printed)}"
    if claim.way in ("best", "worst"):
        best = up is (row.polarity == "bigger")
        known = result.value != other.value and row.polarity in ("bigger", "smaller")
        return shown if known and best is not (claim.way == "best") else ""
    if claim.way in ("highest", "lowest"):
        return shown if result.value != other.value and up is not (claim.way == "highest") else ""
    if result.value == other.value:
        return shown if claim.size is not None and fits(claim.size, result, other) is False else ""
    if claim.way in ("up", "down") and up is not (claim.way == "up"):
        return shown
    if claim.way in ("better", "worse", "met", "missed"):
        good = claim.way in ("better", "met")
        if row.polarity in ("bigger", "smaller") and good is not (up is (row.polarity == "bigger")):
            return shown
    if claim.size is not None and fits(claim.size, result, other) is False:
        return shown
    return ""
