"""What is wrong with a table that came to be scored: every problem at once, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

SHOWN = 20


class Problem(NamedTuple):
    """One thing wrong: in which table, which row (1 is the first row of data), which column, and how to mend it."""

    table: str
    row: int | None
    column: str
    message: str

    def __str__(self) -> str:
        place = self.table if self.row is None else f"{self.table}, row {self.row}"
        return f"{place}, {self.column}: {self.message}" if self.column else f"{place}: {self.message}"


class MeasureError(ValueError):
    """Figures, targets or rules that cannot be scored. `problems` holds every one found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        lines = [str(problem) for problem in self.problems[:SHOWN]]
        if len(self.problems) > SHOWN:
            lines.append(f"and {len(self.problems) - SHOWN} more")
        super().__init__("\n".join(lines))
