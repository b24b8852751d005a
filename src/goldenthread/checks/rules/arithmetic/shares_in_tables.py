"""Percentages in the cells of tables, against the row, the column or the pair of columns that they are of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.arithmetic.turned import Laid
from goldenthread.checks.subject import Subject
from goldenthread.figures import Comparison as Compared
from goldenthread.figures import Quantity, compare, pairs, share
from goldenthread.figures import Verdict as Comparison

_LEAST_THAT_AGREE = 3
_MOST_THAT_DIFFER = 1 / 4
_LEAST_TELLING, _MOST_TELLING = 2, 97
_AT_A_GLANCE = 1.5


@dataclass(frozen=True, slots=True)
class _Shared:
    """A cell with a number and its percentage, and where it is."""

    row: int
    column: int
    number: Quantity
    percent: Quantity


def shares_in_cells(subject: Subject, grid: Grid) -> Iterator[Hit]:
    """Cells such as "4 (45%)" against the base that the table's other cells agree on."""
    cells = list(_shared_cells(grid))
    if len(cells) < _LEAST_THAT_AGREE:
        return
    base = _agreed_base(grid, cells)
    if base is None:
        return
    few = len(cells) == _LEAST_THAT_AGREE
    for cell in cells:
        whole = base[cell.row, cell.column]
        found = compare(cell.percent, share(cell.number.interval(), whole.interval()))
        passage = grid.passage(cell.row, cell.column)
        if passage is None:
            continue
        if found.verdict is Comparison.WRONG:
            at = passage.text.find(cell.percent.text.strip("()"))
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"{cell.number.text} of {whole.text} is {found.expected}%, and {cell.percent.text.strip('()')} is "
                f"printed.",
                working=f"{cell.number.text} of {whole.text}: {found.working}; the other cells of the table agree with "
                "this base",
                mend="Check the number, what it is out of, and the percentage.",
                verdict=Verdict.CANNOT_TELL if few else Verdict.WRONG,
                severity=Severity.WARNING if few else None,
            )
        elif found.verdict is Comparison.RIGHT and (at := passage.text.find(cell.percent.text)) >= 0:
            subject.rederive(passage, at)


def _shared_cells(grid: Grid) -> Iterator[_Shared]:
    for row in grid.rows:
        for column in grid.columns:
            cell = grid.cell(row, column)
            if cell is None or (cell.row, cell.column) != (row, column) or "%" not in cell.text or len(cell.text) > 40:
                continue
            found = pairs(cell.text)
            if len(found) == 1 and found[0].denominator is None and found[0].percent is not None:
                yield _Shared(row, column, found[0].numerator, found[0].percent)


def _agreed_base(grid: Grid, cells: Sequence[_Shared]) -> dict[tuple[int, int], Quantity] | None:
    """For each cell its base, in the row or column of plain numbers that all but a few cells agree with."""
    best: tuple[int, dict[tuple[int, int], Quantity]] | None = None
    # Of three two are enough for a warning, where they are not nought or all, which agree by chance.
    telling = {cell.percent.value for cell in cells if _LEAST_TELLING < cell.percent.value < _MOST_TELLING}
    least = 2 if len(cells) == len(telling) == _LEAST_THAT_AGREE else _LEAST_THAT_AGREE
    for base in _candidate_bases(grid, cells):
        agreeing = sum(
            compare(cell.percent, share(cell.number.interval(), base[cell.row, cell.column].interval())).verdict
            is not Comparison.WRONG
            for cell in cells
        )
        if best is None or agreeing > best[0]:
            best = (agreeing, base)
    if best is None or best[0] < least:
        return None
    if least == _LEAST_THAT_AGREE and len(cells) - best[0] > len(cells) * _MOST_THAT_DIFFER:
        return None
    return best[1]


def _candidate_bases(grid: Grid, cells: Sequence[_Shared]) -> Iterator[dict[tuple[int, int], Quantity]]:
    for row in grid.rows:
        across = {column: grid.reading(row, column).quantity for column in {cell.column for cell in cells}}
        if row not in {cell.row for cell in cells} and all(_is_base(each) for each in across.values()):
            yield {(cell.row, cell.column): quantity for cell in cells if (quantity := across[cell.column])}
    for column in grid.columns:
        down = {row: grid.reading(row, column).quantity for row in {cell.row for cell in cells}}
        if column not in {cell.column for cell in cells} and all(_is_base(each) for each in down.values()):
            yield {(cell.row, cell.column): quantity for cell in cells if (quantity := down[cell.row])}


def _is_base(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.unit == "count" and quantity.value > 0 and not quantity.is_range


def shares_in_rows(subject: Subject, grid: Laid, alike: Sequence[Laid] = ()) -> Iterator[Hit]:
    """A column of percentages that most rows show to be one column's share of another.

    `alike` are other tables under the same headings, whose rows show it too.
    """
    for percents in grid.columns:
        if not _of_percentages(grid, percents):
            continue
        best: _Agreed | None = None
        for part in grid.columns:
            for whole in grid.columns:
                if len({percents, part, whole}) == 3 and grid.unit(part).unit != "percent" != grid.unit(whole).unit:
                    agreed = _by_row(grid, part, whole, percents, alike)
                    if agreed and (best is None or len(agreed.right) > len(best.right)):
                        best = agreed
        if best is not None:
            yield from _told(subject, grid, percents, best)


def _of_percentages(grid: Laid, column: int) -> bool:
    """Whether a column is of percentages, by its heading ("%") or by all of its cells ("Compliance")."""
    if grid.unit(column).unit == "percent":
        return True
    found = [each for row in grid.rows if (each := grid.reading(row, column).quantity) is not None]
    return len(found) >= _LEAST_THAT_AGREE and all(each.percentage for each in found)


@dataclass(frozen=True, slots=True)
class _Agreed:
    """Two columns that a third is the percentage of: in which rows it is right, and in which it is wrong."""

    part: int
    whole: int
    right: tuple[int, ...]
    wrong: tuple[tuple[int, Quantity, Quantity, Compared], ...]
    sure: bool


def _shared(grid: Laid, part: int, whole: int, percents: int) -> list[tuple[int, Quantity, Quantity, Quantity]]:
    return [
        (row, a, b, p)
        for row in grid.rows
        if (a := grid.reading(row, part).quantity)
        and (b := grid.reading(row, whole).quantity)
        and (p := grid.reading(row, percents).quantity)
        and (a.unit == b.unit and b.value > 0 and a.value >= 0 and p.percentage)
    ]


def _others_agree(alike: Sequence[Laid], part: int, whole: int, percents: int) -> tuple[int, int]:
    """How many rows of other tables agree, and how many do not."""
    rows = [row for grid in alike for row in _shared(grid, part, whole, percents)]
    wrong = sum(compare(p, share(a.interval(), b.interval())).verdict is Comparison.WRONG for _, a, b, p in rows)
    return len(rows) - wrong, wrong


def _by_row(grid: Laid, part: int, whole: int, percents: int, alike: Sequence[Laid]) -> _Agreed | None:
    rows = _shared(grid, part, whole, percents)
    # Most pairs of columns have nothing to do with the percentages: a glance rules them out before exact arithmetic.
    near = sum(abs(100 * float(a.value) / float(b.value) - float(p.value)) < _AT_A_GLANCE for _, a, b, p in rows)
    # Of three rows two are enough where tenths are printed: unlike whole percentages they do not agree by chance.
    in_tenths = len(rows) == _LEAST_THAT_AGREE and all(p.decimals for _, _, _, p in rows)
    telling = {p.value for _, _, _, p in rows if _LEAST_TELLING < p.value < _MOST_TELLING}
    few = len(rows) == len(telling) == _LEAST_THAT_AGREE and not in_tenths and not alike
    least = _LEAST_THAT_AGREE - (in_tenths or few)
    if not near or (not alike and (near < least or len(rows) - near > near / 2)):
        return None
    judged = [(row, a, b, compare(p, share(a.interval(), b.interval()))) for row, a, b, p in rows]
    wrong = tuple(each for each in judged if each[3].verdict is Comparison.WRONG)
    right = tuple(row for row, _, _, found in judged if found.verdict is not Comparison.WRONG)
    held, astray = _others_agree(alike, part, whole, percents) if alike else (0, 0)
    held, astray = held + len(right), astray + len(wrong)
    if held < least or astray > (held / 2 if (in_tenths or few) and not alike else held / 3):
        return None
    return _Agreed(part, whole, right, wrong, sure=not few)


def _told(subject: Subject, grid: Laid, percents: int, agreed: _Agreed) -> Iterator[Hit]:
    for row in agreed.right:
        if passage := grid.passage(row, percents):
            subject.rederive(passage, max(passage.text.find(grid.text(row, percents).lstrip("(")), 0))
    for row, a, b, found in agreed.wrong:
        if passage := grid.passage(row, percents):
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"“{grid.heading(agreed.part)}” is {found.expected}% of “{grid.heading(agreed.whole)}” here, and "
                f"{passage.text.strip()} is printed.",
                working=f"{a.text} of {b.text}: {found.working}; {len(agreed.right)} others agree",
                mend="Check the three figures.",
                verdict=Verdict.WRONG if agreed.sure else Verdict.CANNOT_TELL,
                severity=None if agreed.sure else Severity.WARNING,
            )
