"""Sentences that quote a table's figure with a digit wrong, or that name its row and column and give another figure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.consistency.cell_scores import (
    LOCAL,
    TO_COME,
    is_anchored,
    of_a_target,
    of_another_place,
    score,
)
from goldenthread.checks.rules.consistency.digit_slips import slips, weight
from goldenthread.checks.rules.consistency.hinted_cells import hinted
from goldenthread.checks.rules.consistency.roots import COMMON, roots
from goldenthread.checks.rules.consistency.said import Said, is_near, own_period, sentences
from goldenthread.checks.rules.consistency.table_figures import Cell, Line, in_line, kind_of
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_ENOUGH = 4.0
_TIMES = 3
_PART = regex(r"\s+of\s+(?:the|this|that|these|those|its|which|our|all)\b", re.IGNORECASE)
_BY = regex(
    r"\b(?:by|an?\s+\w*\s*(?:increase|rise|fall|drop|reduction|decrease|improvement|growth)\s+of|extra|further"
    r"|additional|another|up|down|difference\s+of|gap\s+of)\s*[(£]*$",
    re.IGNORECASE,
)
_MORE = regex(
    r"[)%]*\s+(?:\w+\s+){0,3}?(?:more|less|fewer|higher|lower|above|below|better|worse|over|under|points?|increase|rise"
    r"|fall|reduction|decrease|improvement|growth|saving|drop)\b",
    re.IGNORECASE,
)
_SCORED = regex(
    r"\b(?:scor(?:e|ed|es|ing)|rat(?:ed|ing)|stays|remains|stands|now|target|to)\b[^.;\d]{0,24}$", re.IGNORECASE
)
_SCORE = regex(r"\b(?:score|rating|current|residual|net|target)\b", re.IGNORECASE)
_STAGES = regex(r"\b(?:inherent|gross|previous|last|initial|original|impact|likelihood|[IL])\b", re.IGNORECASE)
_EARLIER = regex(r"\b(?:from|last\s+\w+|previous\w*|was|inherent|gross|initial\w*|original\w*)\b", re.IGNORECASE)


def misquoted(subject: Subject) -> Iterator[Hit]:
    """Figures in sentences that a table of the same report gives otherwise."""
    for said in sentences(subject):
        for figure in said.figures:
            cell = _meant(said, figure)
            if cell is not None:
                yield misquote(said.passage, figure, cell)


def _meant(said: Said, figure: Quantity) -> Cell | None:
    """The cell that a figure was meant to have: None where it has the figure of some cell, or none is near enough."""
    if figure.approximate or figure.spelled or abs(figure.value) <= 1:
        return None
    named = said.referred(figure)
    if named is not None and kind_of(figure) == "number":
        return _of_the_reference(said, figure, named)
    if any(cell.name & said.roots - COMMON for cell in said.matches[figure.start]):
        return None
    text = said.passage.text
    if _PART.match(text, figure.end) and not figure.percentage:
        return None
    before, after = said.around(figure)
    digits, moved = weight(figure), bool(_BY.search(before) or _MORE.match(after))
    found = None if moved else _pointed_at(said, figure, before, after)
    if found is not None or any(_as_printed(cell, figure) for cell in said.matches[figure.start]):
        return found
    # Four digits that are a cell's but for one are hardly a change that happens to look like it.
    if figure.unit == "points" or (digits < 3 and moved):
        return None
    best: tuple[float, Cell] | None = None
    quoted = {id(cell) for cells in said.matches.values() for cell in cells}
    for value in slips(figure):
        for cell in said.held.by_value.get((kind_of(figure), value), ()):
            if id(cell) in quoted or not cell.nameable or in_line(cell.line, figure):
                continue
            if moved and digits == 3 and not is_anchored(said, figure, cell):
                continue
            points = score(said, figure, cell, before, after, digits)
            if points >= _ENOUGH and (best is None or points > best[0]):
                best = points, cell
    return best[1] if best else None


def _of_the_reference(said: Said, figure: Quantity, line: Line) -> Cell | None:
    """The score of a row named by its reference ("SR04"), where the sentence gives it another."""
    before, after = said.around(figure)
    if (
        not _SCORED.search(before)
        or _EARLIER.search(before[-16:])
        or _EARLIER.search(after[:30])
        or in_line(line, figure)
    ):
        return None
    scores = [cell for cell in line.cells if _SCORE.search(cell.grid.heading(cell.column))]
    wanted = [cell for cell in scores if _STAGES.search(cell.grid.heading(cell.column)) is None]
    target = of_a_target(before, after)
    told = [cell for cell in scores if cell.target] if target else [cell for cell in wanted if not cell.target]
    return told[-1] if told and figure.decimals == 0 and figure.unit == "count" else None


def _as_printed(cell: Cell, figure: Quantity) -> bool:
    """Whether a cell has a figure without rounding, whatever its row is of."""
    return abs(cell.figure.value) == abs(figure.value)


def _pointed_at(said: Said, figure: Quantity, before: str, after: str) -> Cell | None:
    """The cell whose row the sentence names in full and whose column the words beside the figure name."""
    if TO_COME.search(before) and not of_a_target(before, after):
        return None
    near = roots(f"{before[-LOCAL:]} {after[:LOCAL]}")
    own = own_period(before, after)
    found = []
    for line in said.nameable_lines:
        if not line.roots <= said.roots or not line.roots - COMMON or not is_near(said, line):
            continue
        anchored = any(is_anchored(said, figure, cell) for cell in line.cells[:1])
        if len(line.roots) < 2 and not anchored:
            continue
        if not (near & line.roots or anchored):
            continue
        cell = hinted(line, figure, before, after, own, of_a_target(before, after))
        quoted = any(cell is each for cells in said.matches.values() for each in cells)
        if (
            cell is not None
            and not quoted
            and not in_line(line, figure)
            and not of_another_place(said, cell, before, after)
        ):
            value, other = abs(figure.value), abs(cell.figure.value)
            if other > 1 and value <= other * _TIMES and other <= value * _TIMES:
                found.append(cell)
    rows = [cell for cell in found if not any(cell.name < other.name for other in found)]
    return rows[0] if len(rows) == 1 else None


def misquote(passage: Passage, figure: Quantity, cell: Cell) -> Hit:
    """The finding on a figure that its table gives otherwise."""
    grid, row = cell.grid, cell.line.row
    at = grid.passage(row, cell.column)
    named = ", ".join(words for words in (cell.line.label, grid.heading(cell.column)) if words)
    return hit(
        passage,
        figure.start,
        figure.end,
        f"The sentence gives {figure.text.strip()}, and the table {' '.join(grid.text(row, cell.column).split())} "
        f"({' '.join(named.split())}).",
        working=f"{plain(figure.printed)} in the text, {plain(cell.figure.printed)} in the table",
        mend="Find out which of the two is right, and correct the other.",
        verdict=Verdict.CANNOT_TELL,
        related=(at.place(),) if at else (),
    )
