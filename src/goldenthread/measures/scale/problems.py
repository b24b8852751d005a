"""What is wrong with a file that came to be scored: where in the file, and how to mend it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import NamedTuple

SHOWN = 20


class Flaw(NamedTuple):
    """The first row of a series in which one column is wrong."""

    row: int | None
    """1 is the first row of the file; None where the whole column (or file) is meant."""
    column: str
    message: str
    series: str = ""
    group: int | None = None
    """The Parquet row group that the row stands in, from 0."""

    def located(self, ends: Sequence[int]) -> Flaw:
        """With its row group, from the number of rows up to the end of each."""
        if self.row is None:
            return self
        return self._replace(group=bisect_left(ends, self.row))

    def said(self, file: str) -> str:
        """The flaw on one line: file, row, column, what is wrong."""
        place = [file]
        if self.row is not None:
            place.append(f"row {self.row:,}" + ("" if self.group is None else f" (row group {self.group})"))
        if self.column:
            place.append(self.column)
        return f"{', '.join(place)}: {self.message}" + (f" [{self.series}]" if self.series else "")


class ScaleError(ValueError):
    """A file (or table) that cannot be scored. `flaws` holds the first of what was found, `count` how many."""

    def __init__(self, file: str, flaws: Iterable[Flaw], count: int | None = None) -> None:
        self.file = file
        self.flaws = tuple(flaws)
        self.count = len(self.flaws) if count is None else count
        self.lines = [flaw.said(file) for flaw in self.flaws[:SHOWN]]
        if self.count > len(self.lines):
            self.lines.append(f"and {self.count - len(self.lines):,} more")
        super().__init__("\n".join(self.lines))

    def __reduce__(self) -> tuple[object, ...]:
        # A worker's error has to come back to the process that asked.
        return _again, (type(self), self.file, self.flaws, self.count)


class Stopped(ScaleError):
    """A run that was stopped by something else than its input, and can be gone on with."""

    def __init__(self, file: str, message: str) -> None:
        super().__init__(file, [Flaw(None, "", message)])


def _again(kind: type[ScaleError], file: str, flaws: tuple[Flaw, ...], count: int) -> ScaleError:
    error = kind.__new__(kind)
    ScaleError.__init__(error, file, flaws, count)
    return error


def refused(file: str, message: str, column: str = "") -> ScaleError:
    """An error about a whole file or a whole column."""
    return ScaleError(file, [Flaw(None, column, message)])
