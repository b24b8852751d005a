"""Budget statements: columns that step from gross to net to what council tax must raise, each step a sum of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import log10

from goldenthread.checks.grids import Grid
from goldenthread.checks.rules.arithmetic.balances import at_two_days
from goldenthread.checks.rules.arithmetic.slips import slip
from goldenthread.checks.rules.arithmetic.sums import NOTHING, RATED, Sum, amount
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_STEP = regex(
    r"\btotals?\b|\bsub-?\s?total|^(?:gross|net|overall)\b|\brequirement\b|\bto be met\b|^(?:net )?(?:change|increase|"
    r"decrease|movement)\b|^(?:\(?surplus\)?|\(?deficit\)?|balance|remaining)\b|\b(?:net|gross) (?:budget|expenditure|"
    r"cost|income|spend\w*|position)\b|\bcost of services\b|\bservice expenditure\b",
    re.IGNORECASE,
)
"""Names of rows that may be a step: what has been come to so far."""
_FIRM = regex(
    r"\btotals?\b|\bsub-?\s?total|^(?:gross|net)\b|\brequirement\b|\bto be met\b|\bcost of serv", re.IGNORECASE
)
_LESS = regex(r"^(?:less|deduct|minus)\b", re.IGNORECASE)
_DIFFERENCE = regex(r"\b(?:surplus|deficit|shortfall|gap|difference)\b|^net (?:assets|liabilit)", re.IGNORECASE)
_OF_WHICH = regex(r"^(?:of which|including|includes|of these|memo|note)\b", re.IGNORECASE)
_MOST_ROWS, _MOST_PARTS = 80, 40
_STRONG, _TELLING = 4.0, 2.4
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Step:
    """A figure in a column with the rows that make it and their signs, and whether they do."""

    row: int
    column: int
    parts: tuple[tuple[int, int], ...]
    made: Sum
    tells: float

    @property
    def exact(self) -> bool:
        """Whether it holds to the last figure, and not only by rounding."""
        return self.made.over == 0


class _Column:
    """The amounts of one column, row by row; `rows` are those that can be parts or steps."""

    def __init__(self, grid: Grid, column: int, names: dict[int, str]) -> None:
        self.column, self.names = column, names
        self.figures: dict[int, Quantity] = {}
        self.signs: dict[int, int] = {}
        self.amounts: dict[int, tuple[float, float]] = {}
        self.barriers: set[int] = set()
        for row in grid.rows:
            figure = amount(grid, row, column)
            if figure is not None and not RATED.search(names[row]) and not _OF_WHICH.search(names[row]):
                self.figures[row] = figure
                self.signs[row] = -1 if _LESS.match(names[row]) and figure.value > 0 else 1
                self.amounts[row] = float(figure.value), figure.scale / 10**figure.decimals
            elif figure is None and (reading := grid.reading(row, column)).quantity is None:
                self.barriers |= {row} if reading.why not in NOTHING else set()

    def sum(self, row: int, parts: Sequence[tuple[int, int]]) -> Sum:
        return Sum.of(self.figures[row], [_signed(self.figures[part], sign) for part, sign in parts])


def statement_sums(grid: Grid) -> Iterator[tuple[int, int, Sum, bool]]:
    """(row, column, the sum, whether it is sure) of each step of a table's columns that can be judged."""
    if not _DIGITS <= len(grid.rows) <= _MOST_ROWS:
        return
    names = {row: grid.row_label(row).strip("*: ") for row in grid.rows}
    if not any(_STEP.search(name) for name in names.values()) and len(grid.columns) <= 2:
        return
    # "Net assets at 1 July", what came and went, "Net assets at 30 June": no sum, but a balance.
    if at_two_days(list(names.values())):
        return
    columns = [_Column(grid, each, names) for each in grid.columns if not RATED.search(grid.heading(each))]
    columns = [each for each in columns if len(each.figures) >= _DIGITS]
    held = {each.column: _steps(each) for each in columns}
    told: set[tuple[int, int]] = set()
    for column in columns:
        for step in held[column.column]:
            told.add((step.row, column.column))
            yield step.row, column.column, step.made, True
    for column in columns:
        for made, sure in (*_beside(column, columns, held), *_alone(column, held[column.column])):
            if (made.row, column.column) not in told:
                told.add((made.row, column.column))
                yield made.row, column.column, made.made, sure


def _steps(column: _Column) -> list[Step]:
    """The rows of a column that are the sum of the last ones before them, each row being part of one sum only."""
    open_: list[int] = []
    found: list[Step] = []
    rows = sorted({*column.figures, *column.barriers})
    for row in rows:
        if row in column.barriers:
            open_ = []
            continue
        best: Step | None = None
        named = bool(_STEP.search(column.names[row]))
        for parts in _ways(column, row, open_):
            made = _held(column, row, parts)
            strong = made is not None and made.exact and made.tells >= _STRONG and len(parts) >= _DIGITS
            # The last row of a table, made of all that is above it, needs to tell less.
            ends = row == rows[-1] and len(parts) == len(open_) > _DIGITS
            strong = strong or (made is not None and made.exact and ends and made.tells >= _DIGITS)
            if made is None or not (strong or (named and made.tells >= _TELLING - 1)):
                continue
            if best is None or (made.exact, len(parts)) > (best.exact, len(best.parts)):
                best = made
        if best is not None:
            gone = {part for part, _ in best.parts}
            open_ = [each for each in open_ if each not in gone]
            found.append(best)
        open_.append(row)
    return found


def _ways(column: _Column, row: int, open_: Sequence[int]) -> Iterator[tuple[tuple[int, int], ...]]:
    """The ways in which the rows still open may make a row: added up, or taken off the first of them.

    Floats first, one row after another from the last: most ways are far off.
    """
    unit, (printed, room) = column.figures[row].unit, column.amounts[row]
    if len(open_) >= 2 and _DIFFERENCE.search(column.names[row]):
        first, second = open_[-2:]
        if column.figures[first].unit == column.figures[second].unit == unit:
            yield ((second, 1), (first, -1))
            yield ((first, 1), (second, -1))
    plain = signed = 0.0
    for many, each in enumerate(reversed(open_[-_MOST_PARTS:]), 1):
        if column.figures[each].unit != unit:
            return
        value, place = column.amounts[each]
        plain, signed, room = plain + value, signed + value * column.signs[each], room + place
        if many < 2:
            continue
        last = open_[-many:]
        if abs(signed - printed) <= room:
            yield tuple((part, column.signs[part]) for part in last)
        if signed != plain and abs(plain - printed) <= room:
            yield tuple((part, 1) for part in last)
        if many >= _DIGITS and column.amounts[last[1]][0] >= 0 and abs(2 * value - plain - printed) <= room:
            yield ((each, 1), *((part, -1) for part in last[1:]))
        if many >= _DIGITS and abs(plain + printed) <= room and any(column.amounts[part][0] < 0 for part in last):
            yield tuple((part, -1) for part in last)


def _held(column: _Column, row: int, parts: Sequence[tuple[int, int]]) -> Step | None:
    """The step that these rows make, None where they do not. Floats first: most ways are far off."""
    printed, place = column.amounts[row]
    made, room, some = 0.0, place, 0
    for part, sign in parts:
        value, step = column.amounts[part]
        made += value * sign
        room += step
        some += value != 0
    over = abs(made - printed)
    if some < 2 or not printed or over > room / 2 + place * 1e-6:
        return None
    tells = log10(abs(printed) / place + 1) - (over > place * 1e-6)
    return Step(row, column.column, tuple(parts), column.sum(row, parts), tells)


def _beside(column: _Column, columns: Sequence[_Column], held: dict[int, list[Step]]) -> Iterator[tuple[Step, bool]]:
    """Steps that hold in another column and not in this one, where all their rows have an amount here too."""
    for other in columns:
        if other is column:
            continue
        for step in held[other.column]:
            firm = bool(_STEP.search(column.names[step.row]))
            least = 2 if _DIFFERENCE.search(column.names[step.row]) else _DIGITS
            if not step.exact or step.tells < (_TELLING if firm else _DIGITS) or len(step.parts) < least:
                continue
            rows = [step.row, *(part for part, _ in step.parts)]
            if not all(row in column.figures for row in rows) or _unlike(column, rows):
                continue
            if any(row not in other.figures for row in column.figures if min(rows) < row < step.row):
                continue
            made = Step(step.row, column.column, step.parts, column.sum(step.row, step.parts), 0.0)
            if made.made.holds or not _near(made.made, 2):
                continue
            slipped = _slipped(made.made)
            if slipped or (_near(made.made, 5) and firm and step.tells >= _STRONG):
                yield made, slipped or step.tells >= _STRONG


def _alone(column: _Column, held: Sequence[Step]) -> Iterator[tuple[Step, bool]]:
    """Steps by name that a slip in one figure keeps from holding, in a column whose other steps hold."""
    sums = {step.row: step for step in held}
    open_: list[int] = []
    rows = sorted({*column.figures, *column.barriers})
    for row in rows:
        if row in column.barriers:
            open_ = []
            continue
        step = sums.get(row)
        named = column.names[row]
        again = any(column.figures[each].value == column.figures[row].value for each in open_)
        if step is None and not again and _STEP.search(named) and len(open_) >= 2:
            found = _slip_in(column, row, open_, held, last=row == rows[-1])
            if found is not None:
                step, sure = found
                yield step, sure
        if step is not None:
            gone = {part for part, _ in step.parts}
            open_ = [each for each in open_ if each not in gone]
        open_.append(row)


def _slip_in(
    column: _Column, row: int, open_: Sequence[int], held: Sequence[Step], *, last: bool
) -> tuple[Step, bool] | None:
    """The step that the rows still open would make but for one slip, and whether that is sure."""
    firm = bool(_FIRM.search(column.names[row]))
    shown = [step for step in held if step.exact and step.tells >= _TELLING and len(step.parts) >= 2]
    for parts in _natural(column, row, open_, held):
        made = Step(row, column.column, parts, column.sum(row, parts), 0.0)
        if made.made.holds or made.made.off_by_parts or not _near(made.made, 2):
            continue
        if _confirmed(column, made, [each for each in open_ if each < parts[0][0]]):
            return made, True
        whole = last and len(parts) == len(open_)
        if _slipped(made.made) and ((firm and (shown or whole)) or (whole and len(parts) >= _DIGITS)):
            return made, len(shown) >= 1 and len(parts) >= _DIGITS
        if whole and firm and len(shown) >= 2 and _near(made.made, 20):
            return made, False
    return None


def _natural(
    column: _Column, row: int, open_: Sequence[int], held: Sequence[Step]
) -> Iterator[tuple[tuple[int, int], ...]]:
    """The ways of adding that a reader would try: all that is open, from the last step on, or only after it."""
    steps = {step.row for step in held}
    starts = {0, *(place for place, each in enumerate(open_) if each in steps or _STEP.search(column.names[each]))}
    starts |= {place + 1 for place in starts}
    for start in sorted(starts):
        rows = open_[start:]
        if len(rows) < 2 or not all(column.figures[each].unit == column.figures[row].unit for each in rows):
            continue
        yield tuple((each, column.signs[each]) for each in rows)


def _confirmed(column: _Column, step: Step, before: Sequence[int]) -> bool:
    """Whether a later step by name holds with what the parts make, and not with what is printed.

    `before` are the rows still open above the parts, which the next step may count too.
    """
    between: list[int] = []
    opened = sum(Fraction(column.figures[each].value) for each in before)
    for row in sorted(each for each in column.figures if each > step.row):
        if between and _STEP.search(column.names[row]):
            made = step.made.made.given + sum(Fraction(column.figures[each].value) for each in between)
            printed = Fraction(column.figures[row].value)
            sums = {made, made + opened}
            told = printed in sums and printed not in {each - step.made.over for each in sums}
            if told and len(step.parts) >= 2 and len(_figures(printed)) >= _DIGITS:
                return True
        between.append(row)
    return False


def _near(made: Sum, parts: int) -> bool:
    """Whether a figure is no further from its sum than one in so many of the greater of them."""
    greater = max(abs(made.made.given), abs(Fraction(made.printed.value)))
    return abs(made.over) * parts <= greater


def _slipped(made: Sum) -> bool:
    """Whether one slip, in the total or in a part, would explain the difference; three figures at the least."""
    if len(_figures(Fraction(made.printed.value))) < _DIGITS:
        return False
    place = Fraction(made.printed.scale, 10**made.printed.decimals)
    room = min(len(made.parts), 4) // 2
    for off in range(-room, room + 1):
        meant = made.made.given + off * place
        if slip(made.printed, meant, _DIGITS):
            return True
        over = Fraction(made.printed.value) - meant
        if any(slip(part, Fraction(part.value) + over, _DIGITS) for part in made.parts):
            return True
    return False


def _unlike(column: _Column, rows: Sequence[int]) -> bool:
    return len({column.figures[row].unit for row in rows}) != 1


def _figures(value: Fraction) -> str:
    return "".join(letter for letter in str(float(value)) if letter.isdigit()).strip("0")


def _signed(figure: Quantity, sign: int) -> Quantity:
    return figure if sign > 0 else replace(figure, value=-figure.value, printed=-figure.printed)
