"""What the last report of its kind said, against what this one says of the same thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.checks.tracing import keyed_figures
from goldenthread.dates import PeriodError, parse_period

_ACTION_COLUMN = re.compile(r"\b(?:actions?|activit(?:y|ies)|milestones?|next steps?|deliverables?)\b", re.IGNORECASE)
_ALIKE = 0.75


@rule(
    "differs-from-the-last-report",
    title="A figure that differs from what the last report said",
    group="record",
    severity=Severity.WARNING,
    scope="Figures that carry the same key in both reports, and cells of tables whose row and dated column have the "
    "same "
    "names in both.",
    leaves_out=(
        "Columns whose heading names no period: they speak of another quarter in each report.",
        "Rows that occur twice under one name.",
    ),
    cost="Not met on the five documents, no two of which are one report in two quarters.",
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
    cells = {name: text for grid in subject.previous.grids for name, (text, _) in _dated_cells(grid).items()}
    for grid in subject.grids:
        for name, (text, passage) in _dated_cells(grid).items():
            if passage is not None and cells.get(name, text) != text:
                yield _differs(passage, 0, len(passage.text), cells[name])


def _differs(passage: Passage, start: int, end: int, before: str) -> Hit:
    return hit(
        passage,
        start,
        end,
        f"The last report said {before} here, and this one says {passage.text[start:end].strip()}.",
        mend="If it was corrected, say so in the report, with the reason; if not, find out which is right.",
        verdict=Verdict.CANNOT_TELL,
    )


def _dated_cells(grid: Grid) -> dict[tuple[str, str], tuple[str, Passage | None]]:
    """The figures of a table by the name of their row and of their column, where the column names a period."""
    found: dict[tuple[str, str], tuple[str, Passage | None]] = {}
    twice: set[tuple[str, str]] = set()
    dated = [(column, grid.heading(column)) for column in grid.columns if _names_a_period(grid.heading(column))]
    for row in grid.rows:
        label = " ".join(grid.row_label(row).casefold().split())
        for column, heading in dated:
            if label and grid.reading(row, column).quantity is not None:
                name = (label, " ".join(heading.casefold().split()))
                if name in found:
                    twice.add(name)
                found[name] = (grid.text(row, column), grid.passage(row, column))
    return {name: cell for name, cell in found.items() if name not in twice}


def _names_a_period(heading: str) -> bool:
    words = heading.split()
    for size in (4, 3, 2, 1):
        for start in range(len(words) - size + 1):
            try:
                parse_period(" ".join(words[start : start + size]))
            except PeriodError:
                continue
            return True
    return False


@rule(
    "action-vanished",
    title="An action that the last report listed and this one does not",
    group="record",
    severity=Severity.WARNING,
    scope="Rows of tables with a column of actions, activities or milestones in the last report, sought anywhere in "
    "this one; words that are three quarters alike count as the same action.",
    leaves_out=("Rows that said the action was complete, closed or delivered.",),
    cost="Not met on the five documents, no two of which are one report in two quarters.",
    needs="previous report",
)
def action_vanished(subject: Subject) -> Iterator[Hit]:
    """What was promised last time and is not spoken of now has been dropped without a decision, or forgotten."""
    if subject.previous is None:
        return
    present = [_plain(passage.text) for passage in subject.passages if len(passage.text) < 600]
    for passage in _open_actions(subject.previous):
        action = _plain(passage.text)
        if not any(_same(action, words) for words in present):
            shown = passage.text if len(passage.text) <= 120 else passage.text[:119] + "…"
            last = subject.passages[-1] if subject.passages else None
            if last is None:
                return
            yield Hit(
                place=last.place(0, 0),
                quote="",
                message=f"The last report listed “{shown}” and this one says nothing of it.",
                mend="Say what became of it: done, deferred or dropped, and by whose decision.",
                verdict=Verdict.CANNOT_TELL,
                context=action,
            )


def _open_actions(subject: Subject) -> Iterator[Passage]:
    for grid in subject.grids:
        for column in grid.columns:
            if not _ACTION_COLUMN.search(grid.heading(column)):
                continue
            for row in grid.rows:
                passage = grid.passage(row, column)
                whole = " ".join(grid.text(row, each) for each in grid.columns)
                if (
                    passage
                    and len(passage.text) > 12
                    and not re.search(r"\b(?:complete|closed|delivered)", whole, re.IGNORECASE)
                ):
                    yield passage


def _plain(text: str) -> str:
    return " ".join(re.findall(r"[a-z0-9]+", text.casefold()))


def _same(action: str, words: str) -> bool:
    if action in words:
        return True
    matcher = SequenceMatcher(None, action, words)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE
