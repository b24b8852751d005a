"""Sums that a table shows by itself: rows and columns that are the sum of those before or after them in most places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import log10

from goldenthread.checks.rules.arithmetic.balances import OUT
from goldenthread.checks.rules.arithmetic.sums import NOTHING, RATED, Sum, amount
from goldenthread.checks.rules.arithmetic.turned import Laid, Turned
from goldenthread.figures import Quantity
from goldenthread.figures.quantity import COUNTED
from goldenthread.patterns import regex

TOTALLED = regex(
    r"\btotals?\b|\bsub-?\s?total|^overall\b|^all\b|^gross\b|^net\b|\bin all\b|\bsum\b"
    r"|^combined\b",
    re.IGNORECASE,
)
"""Names of rows and columns that are sums of others."""
CHANGED = regex(
    r"\b(?:change|variance|var|increase|decrease|movement|difference|diff|growth|uplift|relative|gap|better|worse)\b"
    r"|\+/-",
    re.IGNORECASE,
)
"""Names of columns that are differences between others."""
_NET = regex(r"^(?:net|total net)\b", re.IGNORECASE)
_ONLY_TOTAL = regex(r"(?:grand\s|overall\s)?totals?", re.IGNORECASE)
_WHOLE_YEAR = regex(r"^(?:full\s)?year\b|\byear to date\b|\bytd\b|^annual\b|\bto date\b", re.IGNORECASE)
_OF_WHICH = regex(r"^(?:of which|including|includes|of these|memo|note)\b", re.IGNORECASE)
_DOWNWARDS = frozenset("↓⇩▼↘")
_PERIOD = regex(r"\b(?:Q|[Qq]uarter\s?)[1-4]\b|^[A-Z][a-z]{2,8}\b")
_OPENING = regex(r"\bopening\b|\bbrought forward\b|\bat (?:the )?start\b|\b1 april\b", re.IGNORECASE)
_CLOSING = regex(r"\bclosing\b|\bcarried forward\b|\bat (?:the )?end\b|\b31 march\b", re.IGNORECASE)
_MOST_LINES = 80
_MOST_PARTS = 40
_SURE, _LIKELY = 4.0, 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """A line that is a sum: in which crossing lines it holds, in which it does not, and how sure that makes it."""

    line: int
    parts: tuple[int, ...]
    sums: tuple[tuple[int, Sum], ...]
    strength: float
    named: bool


@dataclass(frozen=True, slots=True)
class _Cell:
    """An amount in floats, quick to add: its value, half its last place, and whether it is there at all."""

    value: float
    half: float
    place: float
    unit: str
    figure: Quantity | None


class _Sheet:
    """A table's lines with what is asked of them again and again."""

    def __init__(self, table: Laid) -> None:
        self.table = table
        self.turned = isinstance(table, Turned)
        self.lines = [
            each for each in table.rows if any(table.reading(each, cross).quantity for cross in table.columns)
        ]
        self.crossing = [each for each in table.columns if not _rated(table.heading(each))]
        self.names = {line: table.row_label(line).strip("*: ") for line in self.lines}
        self.rated = {line for line, name in self.names.items() if _rated(name) and not _WHOLE_YEAR.search(name)}
        self.of_which = {line for line, name in self.names.items() if _OF_WHICH.search(name)}
        self.totalled = {line for line, name in self.names.items() if TOTALLED.search(name)}
        self.changed = {line for line, name in self.names.items() if CHANGED.search(name)}
        self.out = {line for line, name in self.names.items() if OUT.search(name)}
        self.cells = {line: {cross: _cell(table, line, cross) for cross in self.crossing} for line in self.lines}


def sums_found(table: Laid) -> list[Found]:
    """Every sum that the lines of a table (its rows, or its columns if turned) show, each line once."""
    many = len(table.rows)
    if not 2 <= many <= _MOST_LINES:
        return []
    sheet = _Sheet(table)
    if len(sheet.lines) < 2 or not sheet.crossing:
        return []
    found = list(_in_order(sheet, sheet.lines))
    held = {each.line for each in found}
    # A total that stands before its parts.
    back = [each for each in _in_order(sheet, sheet.lines[::-1], backwards=True) if each.line not in held]
    return found + [each for each in back if not held & set(each.parts) or each.named]


def _rated(heading: str) -> bool:
    return bool(RATED.search(heading)) and not TOTALLED.search(heading)


def _cell(table: Laid, line: int, cross: int) -> _Cell | None:
    reading = table.reading(line, cross)
    figure = amount(table, line, cross)
    if figure is None:
        return _Cell(0.0, 0.0, 1.0, "", None) if reading.quantity is None and reading.why in NOTHING else None
    exact = figure.decimals == 0 and figure.scale == 1 and figure.unit in COUNTED
    place = figure.scale / 10**figure.decimals
    value = float(figure.value)
    heading = table.row_label(line) if isinstance(table, Turned) else table.heading(cross)
    if reading.arrow and not CHANGED.search(heading):
        return None
    return _Cell(
        -value if reading.arrow in _DOWNWARDS else value, 0 if exact else place / 2, place, figure.unit, figure
    )


def _in_order(sheet: _Sheet, lines: Sequence[int], *, backwards: bool = False) -> Iterator[Found]:
    open_: list[int] = []
    for line in lines:
        if line in sheet.of_which and not backwards:
            continue
        best: Found | None = None
        if line not in sheet.rated:
            for many in range(2 if len(open_) != 1 else 1, min(len(open_), _MOST_PARTS) + 1):
                made = _made(sheet, line, open_[-many:])
                if made is not None and (best is None or made.strength > best.strength):
                    best = made
        if best is not None:
            del open_[-len(best.parts) :]
            yield best
        open_.append(line)


def _made(sheet: _Sheet, line: int, parts: Sequence[int]) -> Found | None:
    """The line as the sum of these, if enough of what crosses it shows that it is."""
    strength, holding, failing, seen, exactly = 0.0, [], [], set(), False
    cells, row = sheet.cells, sheet.cells[line]
    for cross in sheet.crossing:
        printed = row[cross]
        if printed is None or printed.figure is None:
            continue
        made, room, full = 0.0, printed.half, 0
        there: list[float] = []
        for part in parts:
            each = cells[part][cross]
            if each is None or (each.figure is not None and each.unit != printed.unit):
                there = []
                break
            if each.figure is not None:
                made += each.value
                room += each.half
                full += each.value != 0
                there.append(each.value)
        if not there:
            continue
        if abs(made - printed.value) <= room + printed.place * 1e-6:
            holding.append(cross)
            exactly = exactly or abs(made - printed.value) <= printed.place * 1e-6
            if full >= 2 and printed.value and (key := (printed.value, *there)) not in seen:
                seen.add(key)
                strength += _told(printed, made)
            elif full == 1 and printed.value:
                strength += _told(printed, made) / 2
        else:
            failing.append((cross, made, printed.value, there, room))
    if not holding:
        return None
    named = (
        line in sheet.totalled
        or _a_years(sheet, line, parts)
        or _closes(sheet, line, parts)
        or all(part in sheet.of_which for part in parts)
    )
    named = named or (not sheet.names[line] and not sheet.turned)
    if len(parts) == 1 and not _ONLY_TOTAL.fullmatch(sheet.names[line]):
        return None
    if strength < (_LIKELY if named else _SURE) and len(parts) > 1:
        return None
    # Where only rounding makes it hold, what does not hold is no slip but another thing.
    if failing and not exactly:
        return None
    failing = [each for each in failing if not _taken_off(sheet, parts, each[0], each[2], each[4])]
    if len(failing) > (len(holding) if named else len(holding) / 2):
        return None
    if not named and (len(seen) < 2 or not sheet.changed.isdisjoint(parts)):
        return None
    # Of gross and income, net lies between the two whether it is right or not.
    apart = sheet.turned and exactly and strength >= _SURE and _NET.search(sheet.names[line]) is not None
    plain_total = line in sheet.totalled and not sheet.turned
    judged = [
        *holding,
        *(
            each[0]
            for each in failing
            if _added(each[1], each[2], each[3], named=plain_total or (apart and min(each[3]) < 0 < max(each[3])))
        ),
    ]
    return Found(
        line, tuple(parts), tuple((cross, _sum(sheet, line, parts, cross)) for cross in judged), strength, named
    )


def _taken_off(sheet: _Sheet, parts: Sequence[int], cross: int, printed: float, room: float) -> bool:
    """Whether it holds once what went out by its name, and is printed without a sign, is taken off."""
    if sheet.out.isdisjoint(parts):
        return False
    inside = [(part, each.value) for part in parts if (each := sheet.cells[part][cross]) is not None]
    made = sum(-abs(value) if part in sheet.out else value for part, value in inside)
    return abs(made - printed) <= room + 1e-9


def _told(printed: _Cell, made: float) -> float:
    """How much a sum that holds tells: the figures of the total, less where only rounding makes it hold."""
    exact = abs(made - printed.value) <= printed.place * 1e-6
    return log10(abs(printed.value) / printed.place + 1) - (0 if exact else 1)


def _closes(sheet: _Sheet, line: int, parts: Sequence[int]) -> bool:
    """Whether a line is what the opening balance and the net movement beside it make."""
    if len(parts) != 2 or not _CLOSING.search(sheet.names[line]):
        return False
    names = [sheet.names[part] for part in parts]
    return any(_OPENING.search(each) for each in names) and any(
        re.match(r"net\b", each, re.IGNORECASE) for each in names
    )


def _a_years(sheet: _Sheet, line: int, parts: Sequence[int]) -> bool:
    """Whether a column is the year that the columns of quarters or months before it make."""
    if not sheet.turned or len(parts) < 2 or not _WHOLE_YEAR.search(sheet.names[line]):
        return False
    return all(_PERIOD.search(sheet.names[part]) for part in parts)


def _added(made: float, printed: float, parts: Sequence[float], *, named: bool) -> bool:
    """Whether what does not hold still looks like a sum, and not an average, a last value or another thing."""
    if not printed or not made or not 0.1 <= abs(printed / made) <= 10:
        return False
    return named or not min(parts) <= printed <= max(parts)


def _sum(sheet: _Sheet, line: int, parts: Sequence[int], cross: int) -> Sum:
    printed = sheet.cells[line][cross]
    assert printed is not None
    inside = [sheet.cells[part][cross] for part in parts]
    figures = [_turned(each) for each in inside if each is not None and each.figure is not None]
    return Sum.of(_turned(printed), figures)


def _turned(cell: _Cell) -> Quantity:
    """The figure, negative where an arrow beside it says so."""
    assert cell.figure is not None
    if float(cell.figure.value) == cell.value:
        return cell.figure
    return replace(cell.figure, value=-cell.figure.value, printed=-cell.figure.printed)
