"""A pack's rows read by the columns of the data folder, so that they may hold what those may hold and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.loading.columns import EMPTY, Read
from goldenthread.loading.problems import CellError, Problem
from goldenthread.loading.sheets import Row
from goldenthread.loading.tables import TABLES


def read_row(
    table: str, cells: Mapping[str, str], file: str, where: str, problems: list[Problem]
) -> Read | None:  # fmt: skip
    """The row as loading takes it, or None with what is wrong among the problems. `where` is its place in the pack."""
    columns = TABLES[table].columns
    before, values = len(problems), []
    for column in columns:
        cell = cells.get(column.name, "")
        try:
            if not cell and column.needed:
                raise EMPTY
            values.append(column.read(cell) if cell else column.empty)
        except CellError as error:
            problems.append(Problem(f"{file}, {where}", None, column.name, error.message, error.mend))
    if len(problems) > before:
        return None
    return Read(Row(file, 0), {column.name: n for n, column in enumerate(columns)}, tuple(values))
