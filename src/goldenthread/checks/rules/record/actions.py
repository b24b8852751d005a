"""Actions that were promised, and that this report says nothing of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.record import Record
from goldenthread.checks.rule import Example, Hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_ACTION = r"\b(?:actions?|activit(?:y|ies)|milestones?|next\s+steps?|deliverables?|commitments?)\b"
_ACTIONS = regex(_ACTION, re.IGNORECASE)
_AHEAD = regex(rf"{_ACTION}|\b(?:what\s+(?:happens|we\s+will\s+do)|looking\s+ahead|planned)\b", re.IGNORECASE)
_NOT_ACTIONS = regex(r"\b(?:taken|completed|to\s+date|numbers?|count|total)\b", re.IGNORECASE)
_STATUS = regex(r"\b(?:status|progress|update|position|rag|outcome|state|complete[d?])\b", re.IGNORECASE)
_DONE = regex(
    r"(?<!not )(?<!not yet )(?<!be )\b(?:completed?|closed|delivered|done|achieved|finished|implemented"
    r"|discharged|withdrawn|superseded|cancelled|stopped|ended)\b|✓|✔|☑",
    re.IGNORECASE,
)
_REFERENCE = regex(r"[A-Z]{1,5}[\s./-]?\d{1,4}(?:\.\d{1,3})*[a-z]?")
_WORD = regex(r"[a-z0-9]+")
_IDLE = frozenset(
    "a an and as at by for from in into is it its of on or our that the their this to we will with".split()
)
_ALIKE = 0.75
_SHORTEST = 12
_LONGEST = 600
_SHOWN = 120
_FEWEST_WORDS = 2


class _Action(NamedTuple):
    text: str
    reference: str = ""


@rule(
    "action-vanished",
    title="An action that the last report listed and this one does not",
    group="record",
    severity=Severity.WARNING,
    scope="Rows of tables with a column of actions, activities or milestones in the last report, and lists under a "
    "heading such as “Next steps”, sought anywhere in this one by their reference or their words; three quarters of "
    "the words in common count as the same action.",
    leaves_out=("Actions said to be complete, closed, delivered, withdrawn or superseded.",),
    cost="Not met on the five documents, no two of which are one report in two quarters.",
    example=Example(
        previous="| Action | Status |\n|---|---|\n| Open the repair café at Millgate | On track |\n"
        "| Replace the boiler at Ashdown Hall | Complete |\n",
        wrong="| Action | Status |\n|---|---|\n| Train twelve more volunteers | On track |\n",
        right="| Action | Status |\n|---|---|\n| Train twelve more volunteers | On track |\n"
        "| Open the repair café at Millgate | Delayed until March |\n",
        quote="Action",
    ),
    needs="previous report",
)
def action_vanished(subject: Subject) -> Iterator[Hit]:
    """What was promised last time and is not spoken of now has been dropped without a decision, or forgotten."""
    if subject.previous is None:
        return
    here = _Spoken(subject)
    for action in _open_actions(subject.previous):
        if not here.has(action):
            yield from _missing(subject, action, f"The last report listed “{_short(action)}” and this one does not.")


@rule(
    "activity-left-out",
    title="An activity of the plan that the report leaves out",
    group="record",
    severity=Severity.WARNING,
    scope="The activities that the record holds for the quarter, sought anywhere in the report by their words.",
    leaves_out=("Reports that speak of fewer than half of the activities: they are not about the whole plan.",),
    cost="None: it runs only where a report is held against the record.",
    example=Example(
        record=Record("The record", {}, actions=("Plant 500 street trees", "Insulate 40 council homes")),
        wrong="# Progress\n\nWe set out to plant 500 street trees, and 310 are in the ground.\n",
        right="# Progress\n\nWe set out to plant 500 street trees, and 310 are in the ground.\n\n"
        "To insulate 40 council homes we have let the contract.\n",
        quote="Progress",
    ),
    needs="record",
)
def activity_left_out(subject: Subject) -> Iterator[Hit]:
    """A plan's activity that its own report passes over is one that nobody answers for."""
    record = subject.record
    if record is None:
        return
    here = _Spoken(subject)
    absent = [activity for activity in record.actions if not here.has(_Action(activity))]
    if len(absent) * 2 > len(record.actions):
        return
    for activity in absent:
        said = f"{record.name} has the activity “{_short(_Action(activity))}” and the report does not speak of it."
        yield from _missing(subject, _Action(activity), said)


class _Spoken:
    """What a document speaks of, to look actions up in."""

    def __init__(self, subject: Subject) -> None:
        self._passages: list[Counter[str]] = []
        self._holding: dict[str, set[int]] = {}
        self._plain: list[str] = []
        self._references = {found for passage in subject.passages for found in _REFERENCE.findall(passage.text)}
        for passage in subject.passages:
            if passage.kind == "furniture" or len(passage.text) > _LONGEST * 5:
                continue
            words = _words(passage.text)
            for word in words:
                self._holding.setdefault(word, set()).add(len(self._passages))
            self._passages.append(Counter(words))
            self._plain.append(" ".join(_WORD.findall(passage.text.casefold())))

    def has(self, action: _Action) -> bool:
        if action.reference and action.reference in self._references:
            return True
        words = Counter(_words(action.text))
        shared: Counter[int] = Counter()
        for word, times in words.items():
            for place in self._holding.get(word, ()):
                shared[place] += min(times, self._passages[place][word])
        return any(number >= _ALIKE * words.total() for number in shared.values())


def _open_actions(subject: Subject) -> Iterator[_Action]:
    seen: set[str] = set()
    for action in (*_of_tables(subject), *_of_lists(subject)):
        words = _words(action.text)
        if len(action.text) >= _SHORTEST and len(words) >= _FEWEST_WORDS and " ".join(words) not in seen:
            seen.add(" ".join(words))
            yield action


def _of_tables(subject: Subject) -> Iterator[_Action]:
    for grid in subject.grids:
        column = _action_column(grid)
        for row in grid.rows if column is not None else ():
            assert column is not None
            passage = grid.passage(row, column)
            if passage is not None and not _said_done(grid, row, column):
                found = (_REFERENCE.fullmatch(grid.text(row, each)) for each in range(column))
                yield _Action(passage.text[passage.body_at :], next((match[0] for match in found if match), ""))


def _action_column(grid: Grid) -> int | None:
    """The column that names actions: the first such, and one of words."""
    for column in grid.columns:
        heading = grid.heading(column)
        if _ACTIONS.search(heading) and not _NOT_ACTIONS.search(heading):
            return column
    return None


def _said_done(grid: Grid, row: int, column: int) -> bool:
    """Whether the row says that the action is over: in the columns of its state, or else in any but its own."""
    others = [each for each in grid.columns if each != column]
    states = [each for each in others if _STATUS.search(grid.heading(each))]
    return any(_DONE.search(grid.text(row, each)) for each in states or others)


def _of_lists(subject: Subject) -> Iterator[_Action]:
    for passage in subject.prose:
        heading = passage.headings[-1] if passage.headings else ""
        if passage.kind == "item" and _AHEAD.search(heading) and not _NOT_ACTIONS.search(heading):
            text = passage.text[passage.body_at :]
            if len(text) <= _LONGEST and not _DONE.search(text):
                yield _Action(text)


def _missing(subject: Subject, action: _Action, said: str) -> Iterator[Hit]:
    """A finding where the action would have stood: at the report's own list of actions or title, or else its end."""
    where = _list_of_actions(subject)
    last = subject.passages[-1] if subject.passages else None
    if last is not None:
        yield Hit(
            place=where.place() if where else last.place(0, 0),
            quote=where.text[:_SHOWN] if where else "",
            message=said,
            mend="Say what became of it: done, deferred or dropped, and by whose decision.",
            verdict=Verdict.CANNOT_TELL,
            context=action.text,
        )


def _list_of_actions(subject: Subject) -> Passage | None:
    for grid in subject.grids:
        column = _action_column(grid)
        if column is not None and grid.header_rows:
            return grid.passage(0, column)
    return next((passage for passage in subject.prose if passage.kind == "heading"), None)


def _short(action: _Action) -> str:
    return action.text if len(action.text) <= _SHOWN else action.text[: _SHOWN - 1] + "…"


def _words(text: str) -> list[str]:
    return [word for word in _WORD.findall(text.casefold()) if word not in _IDLE]
