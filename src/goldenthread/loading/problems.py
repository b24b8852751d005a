"""What is wrong with a data folder, said so that it can be mended."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong: where it stands, what it is, how to mend it.

    `row` counts as a spreadsheet does (the header is row 1); for YAML it is the line.
    """

    file: str
    row: int | None
    column: str | None
    message: str
    mend: str

    def __str__(self) -> str:
        place = self.file
        if self.row is not None:
            place += f", {'line' if self.file.lower().endswith(('.yaml', '.yml')) else 'row'} {self.row}"
        if self.column:
            place += f", {self.column}"
        return f"{place}: {self.message} {self.mend}"

    def order(self) -> tuple[str, int, str]:
        return (self.file, self.row or 0, self.column or "")


class FolderProblems(Exception):
    """A data folder that cannot be loaded, with every problem found."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=Problem.order)
        count = len(self.problems)
        super().__init__(f"{count:,} {'problem' if count == 1 else 'problems'} found; nothing was loaded.")


class RecordDiffers(FolderProblems):
    """A folder that can be read, whose results differ from the record's without saying why."""


class CellError(ValueError):
    """What is wrong with one cell, and how to mend it; the reader adds where it stands."""

    def __init__(self, message: str, mend: str) -> None:
        self.message, self.mend = message, mend
        super().__init__(f"{message} {mend}")


def shown(text: object, limit: int = 60) -> str:
    """A value quoted in a message, cut when it is long, on one line, with nothing that a terminal would obey."""
    value = "".join(c if c.isprintable() else " " for c in str(text)[: 4 * limit])
    value = " ".join(value.split())
    return f"“{value if len(value) <= limit else value[: limit - 1] + '…'}”"
