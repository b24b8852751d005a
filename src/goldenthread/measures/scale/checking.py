"""What is wrong with rows: each series and column once, at the first row where it is wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from goldenthread.measures.periods import PERIOD_HELP
from goldenthread.measures.scale.problems import Flaw
from goldenthread.measures.scale.rows import NO_PERIOD, Rows


class Findings:
    """Collects what is wrong with some rows."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self.flaws: list[Flaw] = []
        self.spoilt = np.zeros(rows.starts.size, np.bool_)
        """Which series something is wrong with."""

    def add(self, wrong: NDArray[np.bool_], column: str, message: Callable[[int], str] | str) -> None:
        """Rows in which a column is wrong; only the first of each series is kept."""
        places = np.flatnonzero(wrong)
        if not places.size:
            return
        by_number = places[np.lexsort((self.rows.number[places], self.rows.series[places]))]
        series = self.rows.series[by_number]
        for place in by_number[np.flatnonzero(np.diff(series, prepend=-1))].tolist():
            said = message if isinstance(message, str) else message(place)
            self.flaws.append(Flaw(int(self.rows.number[place]), column, said, self.rows.name(place)))
        self.spoilt[series] = True

    def varying(
        self, codes: NDArray[Any], column: str, said: Callable[[int], str], known: NDArray[np.bool_] | None = None
    ) -> None:
        """A column that is not the same in every row of a series, among the rows where it is known."""
        rows = self.rows
        first = rows.starts[rows.series]
        differs = codes != codes[first]
        if known is not None:
            differs &= known & known[first]
        self.add(differs, column, lambda place: (
            f"{said(place)} here and {said(int(first[place]))} in row {rows.number[first[place]]:,}: one series has one"
        ))  # fmt: skip

    def in_order(self) -> list[Flaw]:
        """What was found, in the order of the file."""
        return sorted(self.flaws, key=lambda flaw: (flaw.row or 0, flaw.column))


def check_names_and_periods(rows: Rows, columns: tuple[str, ...], found: Findings) -> None:
    """Names that are missing, periods that cannot be read, repeat or are of two lengths."""
    for name, column in zip(columns, rows.names, strict=True):
        blank = column.looked_up(np.array([not word for word in column.values], np.bool_), True)
        found.add(blank, name, "there is no name here; give every row one")
    unread = rows.ordinal == NO_PERIOD
    found.add(unread, "period", lambda row: rows.why_not.get(rows.period.of(row)) or f"no period: {PERIOD_HELP}")
    first = rows.starts[rows.series]
    mixed = ~unread & ~unread[first] & (rows.yearly != rows.yearly[first])
    found.add(mixed, "period", lambda row: (
        f"mixed frequencies: {rows.period.of(row)} here and {rows.period.of(int(first[row]))} in row "
        f"{rows.number[first[row]]:,}; a series has quarters or years, so give each its own name"
    ))  # fmt: skip
    again = np.zeros(rows.series.size, np.bool_)
    again[1:] = (np.diff(rows.series) == 0) & (np.diff(rows.ordinal) == 0) & ~unread[1:]
    again &= ~mixed
    found.add(again, "period", lambda row: (
        f"{rows.period.of(row)} is there twice, in row {rows.number[row - 1]:,} too; keep one of them"
    ))  # fmt: skip
