"""Ruled tables: lines across and down that meet make a grid of cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.documents.pdf.sheets import MOST_RULES, Rule
from goldenthread.documents.words import Box

NEAR = 2.5


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a grid: its first row and column from 0, its spans and its box."""

    row: int
    column: int
    rowspan: int
    colspan: int
    box: Box


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled grid."""

    box: Box
    rows: int
    columns: int
    cells: tuple[GridCell, ...]


def grids_of(rules: Sequence[Rule], most_cells: int) -> list[Grid]:
    """The grids on a page of at least two rows or columns each way of which one has two; from the top."""
    if len(rules) > MOST_RULES:
        return []
    merged = [*_merged([r for r in rules if r.across]), *_merged([r for r in rules if not r.across])]
    grids = []
    for group in _joined(merged):
        grid = _grid(group, most_cells)
        if grid is not None:
            grids.append(grid)
    return sorted(grids, key=lambda grid: grid.box[1])


def _merged(rules: list[Rule]) -> list[Rule]:
    """Rules in one line that touch made one: a border is often drawn cell by cell, and twice."""
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda each: each.at):
        if groups and rule.at - groups[-1][-1].at <= NEAR / 2:
            groups[-1].append(rule)
        else:
            groups.append([rule])
    found: list[Rule] = []
    for group in groups:
        group.sort(key=lambda each: each.start)
        held = group[0]
        for rule in group[1:]:
            if rule.start <= held.end + NEAR:
                held = Rule(held.across, held.at, held.start, max(held.end, rule.end))
            else:
                found.append(held)
                held = rule
        found.append(held)
    return found


def _joined(rules: list[Rule]) -> list[list[Rule]]:
    """Rules in groups of those that meet."""
    parent = list(range(len(rules)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    across = sorted((i for i, rule in enumerate(rules) if rule.across), key=lambda i: rules[i].at)
    for index, rule in enumerate(rules):
        if rule.across:
            continue
        for other in across:
            line = rules[other]
            if line.at < rule.start - NEAR:
                continue
            if line.at > rule.end + NEAR:
                break
            if line.start - NEAR <= rule.at <= line.end + NEAR:
                parent[root(index)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return list(groups.values())


def _places(values: list[float]) -> list[float]:
    """Distinct places, those close together taken for one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR * 1.5:
            found.append(value)
    return found


def _grid(rules: list[Rule], most_cells: int) -> Grid | None:
    across = [rule for rule in rules if rule.across]
    down = [rule for rule in rules if not rule.across]
    ys, xs = _places([rule.at for rule in across]), _places([rule.at for rule in down])
    rows, columns = len(ys) - 1, len(xs) - 1
    if rows < 1 or columns < 2 or rows * columns > most_cells:
        return None
    walls = _covered(down, xs, ys)
    floors = _covered(across, ys, xs)
    cells = _cells(rows, columns, walls, floors, xs, ys)
    return Grid((xs[0], ys[0], xs[-1], ys[-1]), rows, columns, tuple(cells))


def _covered(rules: list[Rule], places: list[float], along: list[float]) -> set[tuple[int, int]]:
    """Which stretches are ruled: (index of the place, index of the stretch between two places the other way)."""
    found: set[tuple[int, int]] = set()
    for rule in rules:
        at = min(range(len(places)), key=lambda index: abs(places[index] - rule.at))
        for index in range(len(along) - 1):
            middle = (along[index] + along[index + 1]) / 2
            if rule.start <= middle <= rule.end:
                found.add((at, index))
    return found


def _cells(
    rows: int,
    columns: int,
    walls: set[tuple[int, int]],
    floors: set[tuple[int, int]],
    xs: list[float],
    ys: list[float],
) -> list[GridCell]:
    """The cells: each grows right while no wall stops it, then down while no floor does and it stays a rectangle."""
    taken: set[tuple[int, int]] = set()
    cells: list[GridCell] = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            across = 1
            while (
                column + across < columns
                and (column + across, row) not in walls
                and (row, column + across) not in taken
            ):
                across += 1
            down = 1
            while row + down < rows and all((row + down, c) not in floors for c in range(column, column + across)):
                if any((c, row + down) in walls for c in range(column + 1, column + across)):
                    break
                down += 1
            taken.update((r, c) for r in range(row, row + down) for c in range(column, column + across))
            box = (xs[column], ys[row], xs[column + across], ys[row + down])
            cells.append(GridCell(row, column, down, across, box))
    return cells
