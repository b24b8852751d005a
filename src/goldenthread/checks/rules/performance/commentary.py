"""Missed targets without a word of why, and commentary that is last quarter's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.once import once
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.columns import COMMENTARY
from goldenthread.checks.rules.performance.homes import homes
from goldenthread.checks.rules.performance.indicators import Row, indicator_tables
from goldenthread.checks.rules.performance.named_rows import meant
from goldenthread.checks.rules.performance.rated_tables import rated_tables
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_EMPTY = regex(r"\W*(?:n/?a|none|nil|tbc|not applicable)?\W*\Z", re.IGNORECASE)
_CONTENT = regex(r"[a-z][a-z'-]{3,}")
_COMMON = frozenset(
    "with that this from have been were their which number percentage proportion rate average people per cent".split()
)
# "Recycling rate fell" speaks of "Waste recycled": the beginnings of words are enough.
_STEM = 6
_ASIDE = regex(r"\([^)]*\)")
_REFERENCE = regex(r"[A-Z]{1,6}[\s./-]?\d{1,4}[a-z]?|\d{1,2}\.\d{1,2}")
_SHORTEST = 40
_LONGEST_NAME = 8
_TABLE = "| Indicator | Target | Result | Commentary |\n|---|---|---|---|\n"


@rule(
    "missed-without-commentary",
    title="A missed target without a word of why",
    group="performance",
    severity=Severity.WARNING,
    scope="Rows marked Red or Amber: their cell in the table's column for commentary, where it has one. Where it "
    "has none, "
    "the text of the same report, provided that it speaks of as many other missed indicators of that colour as it "
    "does not. "
    "Actions and projects too, where the table has a column for progress.",
    leaves_out=(
        "Tables without colours.",
        "Reports that comment on no indicator at all, or keep their commentary elsewhere.",
        "One text for several rows, in a cell that spans them.",
    ),
    cost="None on the five documents, which print no colours.",
    example=Example(
        wrong="| Indicator | Target | Result | RAG | Commentary |\n|---|---|---|---|---|\n| Visits | 10 | 12 | "
        "Green | |\n"
        "| Loans | 10 | 5 | Red | |\n| Talks | 10 | 4 | Red | The speaker was ill and two talks were cancelled. |\n",
        right="| Indicator | Target | Result | RAG | Commentary |\n|---|---|---|---|---|\n| Visits | 10 | 12 | "
        "Green | |\n"
        "| Loans | 10 | 5 | Red | The branch was shut for repairs. |\n| Talks | 10 | 4 | Red | The speaker was ill. "
        "|\n",
        quote="Red",
    ),
)
def missed_without_commentary(subject: Subject) -> Iterator[Hit]:
    """A missed target has to come with why it was missed and what is being done."""
    loose: list[tuple[Row, bool]] = []
    for grid, columns, rows in indicator_tables(subject):
        missed = [row for row in rows if row.colour in ("red", "amber")]
        if not missed or columns.rag is None:
            continue
        if columns.commentary is None:
            loose += [(row, _spoken_of(subject, row)) for row in missed if len(row.name) > _LONGEST_NAME]
            continue
        for row in missed:
            if _EMPTY.match(grid.text(row.row, columns.commentary)) and not _in_row_below(row):
                yield from _hits(row, "its commentary is empty")
    yield from _actions_without(subject)
    for colour in ("red", "amber"):
        for row, spoken in loose:
            if spoken or row.colour != colour:
                continue
            others = [
                (other.colour, said) for other, said in loose if other is not row and _one_report(subject, other, row)
            ]
            # Some councils write of the Red alone: an Amber is only missed where others like it are spoken of.
            alike = [said for shade, said in others if shade == colour] or [said for _, said in others]
            most = sum(alike) * 2 > len(alike) if colour == "amber" else sum(alike) * 2 >= len(alike)
            if any(alike) and most:
                yield from _hits(row, "the report says nothing of it outside the table")


def _one_report(subject: Subject, one: Row, other: Row) -> bool:
    return homes(subject)[one.grid.part] is homes(subject)[other.grid.part]


def _actions_without(subject: Subject) -> Iterator[Hit]:
    """Rows of actions and projects marked Red or Amber whose cell for progress is empty where other rows have one."""
    for table in rated_tables(subject):
        if table.kind == "indicator":
            continue
        grid = table.grid
        headed = [
            each for each in grid.columns if each not in (0, table.column) and COMMENTARY.search(grid.heading(each))
        ]
        # "Action" heads what is to be done, and the last of such columns how it goes.
        column = headed[-1] if headed else None
        texts = {row.row: grid.text(row.row, column) for row in table.rows} if column is not None else {}
        if sum(len(text) >= _SHORTEST // 2 for text in texts.values()) * 2 < len(texts) or column is None:
            continue
        for row in table.rows:
            passage = grid.passage(row.row, table.column)
            if row.rating in ("red", "amber") and _EMPTY.match(texts[row.row]) and passage is not None:
                yield hit(
                    passage,
                    0,
                    len(passage.text),
                    f"“{_short(grid.text(row.row, 0) or grid.row_label(row.row))}” is {row.rating.title()}, and "
                    f"“{_short(grid.heading(column))}” is empty.",
                    working=f"row {row.row + 1} of the table",
                    mend="Say what went wrong, and what is being done.",
                )


def _in_row_below(row: Row) -> bool:
    """Whether the row below is one wide cell of text: commentary is sometimes set under its row."""
    grid, below = row.grid, row.row + 1
    if below not in grid.rows:
        return False
    texts = {grid.text(below, column) for column in grid.columns} - {""}
    return len(texts) == 1 and len(texts.pop()) >= _SHORTEST


@once
def _spoken(subject: Subject) -> set[tuple[int, int]]:
    """The rows that a passage outside tables names, by table and row."""
    found = set()
    for passage in subject.prose:
        for _, _, of in meant(subject, passage):
            found.add((of.row.grid.index, of.row.row))
    return found


def _spoken_of(subject: Subject, row: Row) -> bool:
    """Whether a passage outside tables names the indicator, or holds most of the words of its name."""
    if (row.grid.index, row.row) in _spoken(subject):
        return True
    name = _ASIDE.sub(" ", row.name)
    words = {word[:_STEM] for word in _CONTENT.findall(name.casefold())} - {word[:_STEM] for word in _COMMON}
    reference = next((found[0] for text in _first_cells(row) if (found := _REFERENCE.fullmatch(text))), "")
    if not words:
        return True
    for passage in subject.prose:
        if homes(subject)[passage.part] is homes(subject)[row.grid.part] and passage.kind in (
            "paragraph", "item", "note", "heading",
        ):  # fmt: skip
            if reference and reference in passage.text:
                return True
            text = passage.text.casefold()
            held = sum(word in text for word in words)
            if held * 2 >= len(words) and (held > 1 or len(words) == 1):
                return True
    return False


def _first_cells(row: Row) -> Iterator[str]:
    yield from (row.grid.text(row.row, column) for column in list(row.grid.columns)[:2])


def _hits(row: Row, said: str) -> Iterator[Hit]:
    assert row.columns.rag is not None
    passage = row.grid.passage(row.row, row.columns.rag)
    if passage is not None and row.colour is not None:
        yield hit(
            passage,
            0,
            len(passage.text),
            f"“{_short(row.name)}” is {row.colour.title()}, and {said}.",
            working=f"row {row.row + 1} of the table",
            mend="Say why the target was missed, and what is being done.",
        )


def _short(name: str) -> str:
    return name if len(name) <= 80 else name[:77].rstrip() + "..."


@rule(
    "commentary-as-last-time",
    title="The same commentary as in the last report",
    group="performance",
    severity=Severity.WARNING,
    scope="Commentary cells of tables of indicators, and paragraphs that begin with an indicator's name, against "
    "those of the "
    "previous report; more than a few words, and alike to the letter but for spaces and capitals.",
    leaves_out=("Rows whose result and colour are the same as well.", "Commentary of fewer than 40 letters."),
    cost="Not met on the five documents, no two of which are one report in two quarters.",
    example=Example(
        previous=_TABLE + "| Homes repaired | 90 | 84 | Two plumbers left and their posts are being filled now. |\n",
        wrong=_TABLE + "| Homes repaired | 90 | 81 | Two plumbers left and their posts are being filled now. |\n",
        right=_TABLE + "| Homes repaired | 90 | 81 | One of the two posts is filled; the other was not. |\n",
        quote="Two plumbers left and their posts are being filled now.",
    ),
    needs="previous report",
)
def commentary_as_last_time(subject: Subject) -> Iterator[Hit]:
    """Words carried over from last quarter cannot explain this quarter's result."""
    if subject.previous is None:
        return
    before = dict(_comments(subject.previous))
    for name, (passage, figures) in _comments(subject):
        held = before.get(name)
        if held is None or _plain(held[0].text) != _plain(passage.text) or (figures and figures == held[1]):
            continue
        yield hit(
            passage,
            0,
            len(passage.text),
            "This is word for word what the last report said.",
            working=f"result then {held[1] or 'not printed'}, now {figures or 'not printed'}",
            mend="Say what happened in this period, or that nothing changed.",
            verdict=Verdict.CANNOT_TELL,
        )


def _comments(subject: Subject) -> Iterator[tuple[str, tuple[Passage, str]]]:
    """The commentary on each indicator by its name, with its result as printed."""
    names: dict[str, str] = {}
    for grid, columns, rows in indicator_tables(subject):
        for row in rows:
            if len(row.name) <= _LONGEST_NAME:
                continue
            result = grid.text(row.row, columns.result) if columns.result is not None else ""
            names[_plain(row.name)] = result
            passage = grid.passage(row.row, columns.commentary) if columns.commentary is not None else None
            if passage is not None and len(passage.text) >= _SHORTEST:
                yield _plain(row.name), (passage, result)
    for passage in subject.prose:
        if passage.kind in ("paragraph", "item") and len(passage.text) >= _SHORTEST:
            start = _plain(passage.text[passage.body_at :])
            name = next((name for name in names if start.startswith(name)), None)
            if name is not None:
                yield f"text: {name}", (passage, names[name])


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
