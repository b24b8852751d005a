"""How much speaks for a figure in a sentence being meant for a cell of a table."""

from __future__ import annotations

import re

from goldenthread.checks.rules.consistency.digit_slips import weight
from goldenthread.checks.rules.consistency.phrases import with_years
from goldenthread.checks.rules.consistency.roots import COMMON, roots
from goldenthread.checks.rules.consistency.said import Said, is_near, own_period
from goldenthread.checks.rules.consistency.table_figures import Cell, kind_of
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_ELSEWHERE = regex(
    r"\b(?:national\w*|london|england|english|region\w*|neighbour\w*|benchmark\w*|county|wales|welsh|scotland|scottish|uk|quartile|peers?|comparators?|similar"
    r"|neighbouring)\b",
    re.IGNORECASE,
)
_TARGET = regex(r"\btargets?(?:ed)?\b[^.;\d]{0,24}$", re.IGNORECASE)
_TARGET_AFTER = regex(r"\s+(?:\w+\s+)?target\b", re.IGNORECASE)
_LAST_TIME = regex(
    r"\b(?:(?:last|previous|prior|earlier)\s+(?:\w+\s+)?(?:year|quarter|month|period|report)|originally|initially)\b",
    re.IGNORECASE,
)
_WHOLE = regex(r"\b(?:total\w*|overall|altogether|in\s+all|all|there\s+(?:were|was|are|is))\b", re.IGNORECASE)
_DIGITS = {1: 0.0, 2: 0.5, 3: 1.5, 4: 2.5}
_WORDS_IN_FULL = (0.0, 2.0, 2.5, 3.0)
_WORDS_IN_PART = (0.0, 1.0, 2.0, 2.5, 3.0)
TO_COME = regex(
    r"\b(?:will|would|could|should|may|might|expected|planned|proposed|aims?|estimated|projected|if|by\s+20\d\d"
    r"|in\s+the\s+next|maximum|minimum|limit|threshold|up\s+to|slowest|quickest|fastest|highest|lowest|longest"
    r"|shortest|best|worst|excluding|without)\b",
    re.IGNORECASE,
)
LOCAL = 90
"""How many characters to each side of a figure are read for what it is a figure of."""


def score(said: Said, figure: Quantity, cell: Cell, before: str, after: str, digits: int) -> float:
    """How much speaks for a figure being this cell's: its digits, the words of the row, of the column, and others."""
    line, table = cell.line, cell.line.table
    named, anchored = naming(said, cell), is_anchored(said, figure, cell)
    if not (
        (anchored and digits >= 4)
        or _next_to_anchor(said, figure, cell)
        or roots(said.beside(figure, LOCAL) if digits >= 4 else f"{before[-LOCAL:]} {after[:LOCAL]}")
        & (cell.name or table.title)
    ):
        return 0.0
    if not named and not (anchored and digits >= 3):
        return 0.0
    in_full = bool(cell.name) and cell.name <= said.roots
    sole = in_full and (is_sole(cell, figure) or _in_a_known_column(said, figure, cell))
    if digits < 3 and not (anchored and named >= 2) and not (in_full and (len(cell.name) > 1 or sole)):
        return 0.0
    if digits < 4 and line.periods and not line.roots and not (line.periods & said.periods or anchored):
        return 0.0
    if _other_time(said, cell, before, after) or of_another_place(said, cell, before, after):
        return 0.0
    if digits < (3 if anchored else 4) and (_LAST_TIME.search(before[-40:]) or _LAST_TIME.search(after[:40])):
        return 0.0
    if digits < 4 and of_a_target(before, after) is not cell.target:
        return 0.0
    certain = digits >= 3 and (anchored or (figure.money and named > 2))
    if TO_COME.search(before) and not certain:
        return 0.0
    found = _DIGITS.get(digits, 3.0) + named + (1.5 if anchored else 0.0)
    heading = table.headings[cell.column]
    if cell.periods & said.periods or (heading and heading <= said.roots and line.roots):
        found += 1.0
    if table.title & (said.roots - cell.name - COMMON):
        found += 0.5
    if said.summary or is_near(said, line):
        found += 0.5
    if sole:
        found += 1.0
    return found


def naming(said: Said, cell: Cell) -> float:
    """How well a sentence names what a cell is a figure of."""
    line, table = cell.line, cell.line.table
    if line.reference and re.search(rf"\b{re.escape(line.reference)}\b", said.text):
        return 3.0
    name = cell.name
    if not name:
        shared = (table.title | table.headings[cell.column]) & said.roots - COMMON
        whole = bool(_WHOLE.search(said.text)) or bool(table.headings[cell.column] & shared)
        return min(len(shared), 2) + (0.5 if whole else 0.0) if len(shared) > 1 or (shared and whole) else 0.0
    shared = name & said.roots
    if not shared - COMMON:
        return 0.0
    if shared == name:
        return _WORDS_IN_FULL[min(len(shared), 3)]
    if len(shared) * 3 >= len(name) * 2:
        return _WORDS_IN_PART[min(len(shared), 4)]
    return min(len(shared), 2) * 0.75 + 0.25


def is_anchored(said: Said, figure: Quantity, cell: Cell) -> bool:
    """Whether another figure of the sentence is in the row (the column, of periods), and tells it from most others."""
    for other in said.figures:
        if other is figure:
            continue
        matches = said.matches[other.start]
        if 0 < len(matches) <= 4 and weight(other) >= 2 and any(_beside(one, cell) for one in matches):
            return True
    return False


def _next_to_anchor(said: Said, figure: Quantity, cell: Cell) -> bool:
    """Whether the figure just before or after is in the row too: "from 1,388 to 1,846", "702 (2021/22: 688)"."""
    place = said.figures.index(figure)
    for other in (*said.figures[max(place - 1, 0) : place], *said.figures[place + 1 : place + 2]):
        if any(_beside(one, cell) for one in said.matches[other.start]):
            return True
    return False


def _in_a_known_column(said: Said, figure: Quantity, cell: Cell) -> bool:
    """Whether another figure of the sentence is in the column, and so says which column is meant."""
    return any(
        one.column == cell.column and one.line.table is cell.line.table and one.name & said.roots
        for other in said.figures
        if other is not figure and weight(other) >= 3 and len(said.matches[other.start]) == 1
        for one in said.matches[other.start]
    )


def _beside(one: Cell, cell: Cell) -> bool:
    if one.line.table is not cell.line.table:
        return False
    # In a table of rows by period the column is what a row is elsewhere; and a number goes with its share below it.
    return one.line is cell.line or (
        one.column == cell.column and (not cell.line.roots or kind_of(one.figure) != kind_of(cell.figure))
    )


def _other_time(said: Said, cell: Cell, before: str, after: str) -> bool:
    """Whether the words beside a figure give it another period than the cell's, or the sentence one of no table's."""
    own = own_period(before, after)
    if own and (cell.periods or not cell.line.table.times):
        return not own & with_years(cell.periods or cell.line.table.times)
    times = said.periods
    return bool(times) and bool(cell.line.table.times) and not times & with_years(cell.line.table.times)


def of_another_place(said: Said, cell: Cell, before: str, after: str) -> bool:
    """Whether a figure is said to be of England or the region, and no heading of the cell or its table says so."""
    found = _ELSEWHERE.search(before[-60:]) or _ELSEWHERE.search(after[:40])
    if found is None:
        return False
    # A table under a heading of that place is of it.
    over = " ".join((cell.grid.table.caption or "", *cell.grid.headings))
    named = f"{cell.line.label} {cell.grid.heading(cell.column)} {over}".casefold()
    return found[0].casefold()[:6] not in named


def of_a_target(before: str, after: str) -> bool:
    return bool(_TARGET.search(before) or _TARGET_AFTER.match(after))


def is_sole(cell: Cell, figure: Quantity) -> bool:
    """Whether a cell is the only one of its row with the unit of a figure, so that no column need be named."""
    return sum(kind_of(each.figure) == kind_of(figure) for each in cell.line.cells if not each.target) == 1
