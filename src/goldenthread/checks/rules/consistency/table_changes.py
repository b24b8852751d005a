"""Changes told in sentences, held against the row of the table that they are changes of; and parts told of a base."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Verdict
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.consistency.hinted_cells import hinted
from goldenthread.checks.rules.consistency.roots import COMMON, roots
from goldenthread.checks.rules.consistency.said import Said, is_near, own_period, sentences
from goldenthread.checks.rules.consistency.table_figures import Cell, Line, kind_of
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_MOVED = (
    r"(?:increase[ds]?|rise|rose|risen|grew|grown|growth|fall|fell|fallen|drop(?:ped)?|decrease[ds]?|declined?"
    r"|reduction|reduced|improvement|improved|uplift)"
)
_BEFORE = regex(rf"\b(?:{_MOVED}\s+(?:of|by)|up|down)\s*[(£]*$", re.IGNORECASE)
_MORE = r"(?:more|fewer|less|higher|lower|better|worse|above|below|over|under|short\s+of|ahead\s+of|behind)"
_AFTER = regex(
    rf"\)?\s*(?:(?:percentage\s+)?points?\s+|[a-z]+\s+)?(?:(?:an?\s+)?{_MOVED}\b|{_MORE}\b(?!\s+(?:£|\d)))",
    re.IGNORECASE,
)
_TARGET = regex(r"[^.,;]{0,30}\b(?:its\s+|the\s+)?target\b(?!\s+of)", re.IGNORECASE)
_SINCE = regex(r"[^.,;]{0,24}\b(?:from|since|on|than|over|in|compared\s+(?:with|to))\b[^.;]{0,30}", re.IGNORECASE)
_OF_A_BASE = regex(r"\b[Oo]f\s+(?:the|these|those|all)\s+(?:\w+\s+)?$")
_FEWEST_SHARED = 2
_BACK = 4
_A_POPULATION = 100
_COMES_TO = regex(r"\)?\s+to\s+[£(]?")
_MEND = "Work the change out again, and correct the sentence or the table."


def changes_against_tables(subject: Subject) -> Iterator[Hit]:
    """Changes that the row of the table does not give, and parts of a base that its column does not."""
    for said in sentences(subject):
        for place, figure in enumerate(said.figures):
            if figure.approximate or figure.value <= 0:
                continue
            before, after = said.around(figure)
            if _BEFORE.search(before) or _AFTER.match(after):
                found = _change(said, figure, place, before, after)
            elif place and _OF_A_BASE.search(said.around(said.figures[place - 1])[0]):
                found = _part(said, said.figures[place - 1], figure, after)
            else:
                continue
            if found is not None:
                yield found


def _change(said: Said, by: Quantity, place: int, before: str, after: str) -> Hit | None:
    text = said.passage.text[by.end : said.end]
    of_a_target = bool(_TARGET.match(text)) and not any(each.start < by.end + 40 for each in said.figures[place + 1 :])
    since = _SINCE.match(text)
    own = own_period("", f" in {since[0]}") if since else frozenset()
    if len(own) > 1 and not any(one.startswith("q") for one in own):
        return None
    told = _told_before(said, place)
    now = told[0] if told else None
    lines = [now.line] if now else _only_row(said) if not _of_another(said, by) else []
    for each in lines:
        cells = [cell for cell in each.cells if not cell.target]
        then = hinted(each, _like(by, each), "", text[:60], own, of_a_target)
        if then is None:
            continue
        ends = [cell for cell in told or cells if cell is not then]
        if not ends or any(kind_of(end.figure) != kind_of(then.figure) for end in ends):
            continue
        # Of another cell of the row it may be the change, and the figure before it the one that is wrong.
        of_kind = [cell for cell in each.cells if cell is not then and kind_of(cell.figure) == kind_of(then.figure)]
        if any(_gives(by, end.figure, then.figure) for end in (*ends, *of_kind)):
            return None
        # The table may have the change itself.
        if any(cell.line.table is each.table for cell in said.held.same(by)):
            return None
        if _told_by_the_sentence(said, by):
            return None
        return _change_hit(said, by, ends, then)
    return None


def _of_another(said: Said, by: Quantity) -> bool:
    """Whether the sentence gives a number that no cell has: what it tells is of another population than the table."""
    return any(
        kind_of(each) == "number" and each.value >= _A_POPULATION and not said.matches[each.start]
        for each in said.figures
        if each is not by and not each.percentage
    )


def _like(by: Quantity, line: Line) -> Quantity:
    """A figure of the kind that the row holds, since a change of a percentage may be told in points or in people."""
    return next((cell.figure for cell in line.cells), by)


def _told_before(said: Said, place: int) -> list[Cell]:
    """The cells of the figures before the change, the nearest first, where they tell one row the sentence names."""
    found: list[Cell] = []
    # "Fell by five to 83" has the figure it came to after the change.
    following = [
        each
        for each in said.figures[place + 1 : place + 2]
        if _COMES_TO.fullmatch(said.passage.text, said.figures[place].end, each.start)
    ]
    for other in (*following, *reversed(said.figures[max(place - _BACK, 0) : place])):
        cells = [cell for cell in said.matches[other.start] if _is_named(said, cell)]
        exact = [cell for cell in cells if abs(cell.figure.value) == abs(other.value)]
        if len(exact) != 1 or len(cells) != 1 or (found and exact[0].line is not found[0].line):
            if cells and not found:
                return []
            continue
        found.append(exact[0])
    return found if any(not cell.target for cell in found) else []


def _is_named(said: Said, cell: Cell) -> bool:
    """Whether the sentence names a cell's row; the total's has no name but the table's."""
    if cell.name:
        return bool(cell.name & said.roots - COMMON)
    return is_near(said, cell.line) and len(cell.line.table.title & said.roots - COMMON) > 1


def _only_row(said: Said) -> list[Line]:
    """The row of a table of one row beside the sentence, where the sentence has most of its words."""
    found = []
    for table in said.held.tables:
        lines = [line for line in table.lines if line.cells]
        if len(lines) == 1 and is_near(said, lines[0]):
            shared = lines[0].roots & said.roots
            if len(shared) >= _FEWEST_SHARED and len(shared) * 3 >= len(lines[0].roots) * 2:
                found.append(lines[0])
    return found if len(found) == 1 else []


def _gives(by: Quantity, now: Quantity, then: Quantity) -> bool:
    """Whether a change between two cells could be the one told, in their unit, in points or in per cent."""
    size, apart = _size(by.interval(loose=True)), _size(now.interval() - then.interval())
    same = kind_of(by) == kind_of(now) or (by.unit in ("percent", "points") and kind_of(now) == "number")
    if (same or kind_of(now) == "percent") and size.overlaps(apart):
        return True
    base = abs(then.interval())
    return by.percentage and base.low > 0 and size.overlaps(apart / base * 100)


def _size(interval: Interval) -> Interval:
    return abs(interval)


def _told_by_the_sentence(said: Said, by: Quantity) -> bool:
    """Whether two other figures of the sentence give the change: then it is of them."""
    others = [figure for figure in said.figures if figure is not by]
    return any(
        _gives(by, first, second) or _gives(by, second, first)
        for place, first in enumerate(others)
        for second in others[place + 1 :]
    )


def _change_hit(said: Said, by: Quantity, ends: list[Cell], then: Cell) -> Hit:
    shown = [f"{plain(end.figure.printed)} and {plain(then.figure.printed)}" for end in ends[-1:]]
    apart = plain(abs(ends[-1].figure.printed - then.figure.printed))
    label = " ".join(then.line.label.split())[:80]
    passage = said.passage
    return hit(
        passage,
        by.start,
        by.end,
        f"The sentence gives a change of {by.text.strip()}, which the table does not ({label}).",
        working=f"the table has {shown[0]}, which are {apart} apart",
        mend=_MEND,
        verdict=Verdict.CANNOT_TELL,
        related=tuple(at.place() for at in [then.grid.passage(then.line.row, then.column)] if at),
    )


def _part(said: Said, base: Quantity, part: Quantity, after: str) -> Hit | None:
    """Of "of the 8 contacts two were referred": the cell below the 8 in the row that the words name."""
    if kind_of(base) != "number" or kind_of(part) != "number" or part.decimals or part.value >= base.value:
        return None
    words = roots(after)
    for cell in said.matches[base.start]:
        if not is_near(said, cell.line) or not _has_shares(cell):
            continue
        below = [each for each in cell.line.table.cells if each.column == cell.column and each.line is not cell.line]
        counts = [each for each in below if kind_of(each.figure) == "number" and not each.share]
        scored = sorted(((len((each.line.roots - COMMON) & words), each) for each in counts), key=_first, reverse=True)
        if not scored or scored[0][0] < _FEWEST_SHARED or (len(scored) > 1 and scored[1][0] == scored[0][0]):
            continue
        meant = scored[0][1]
        if meant.figure.value != part.value:
            label = " ".join(meant.line.label.split())
            return hit(
                said.passage,
                part.start,
                part.end,
                f"The sentence gives {part.text.strip()} of {plain(base.printed)}, and the table "
                f"{plain(meant.figure.printed)} ({label}).",
                working=f"{plain(part.printed)} in the text, {plain(meant.figure.printed)} in the table",
                mend="Find out which of the two is right, and correct the other.",
                verdict=Verdict.CANNOT_TELL,
                related=tuple(at.place() for at in [meant.grid.passage(meant.line.row, meant.column)] if at),
            )
    return None


def _first(scored: tuple[int, Cell]) -> int:
    return scored[0]


def _has_shares(cell: Cell) -> bool:
    """Whether the cells below a base are parts of it with their percentages: "1 (13%)" below an 8."""
    column = [each for each in cell.line.table.cells if each.column == cell.column]
    return sum(each.figure.percentage for each in column) >= 1 and all(
        each.figure.value <= cell.figure.value for each in column if kind_of(each.figure) == "number"
    )
