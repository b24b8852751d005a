"""Opens a table of others' figures, CSV or Parquet, and finds its headers."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from goldenthread.loading.comparators.layouts import Layout, layouts, recognised
from goldenthread.loading.folder import LARGEST_CSV, MAGIC
from goldenthread.loading.problems import FolderProblems, Problem, shown

HEADER_WITHIN = 12
"""Lines in which the headers must come: some downloads have a title above them."""
MOST_ROWS = 2_000_000
Row = tuple[int, list[str]]


@dataclass(frozen=True)
class Sheet:
    """A table whose layout is known. Rows are numbered as a spreadsheet does."""

    file: str
    layout: Layout
    headers: list[str]
    above: list[str]
    """What stands in the lines above the headers."""
    rows: list[Row]


def open_sheet(path: Path) -> Sheet:
    """The table at `path`. Raises FolderProblems, with how to mend it, for a file that is not one that can be read."""
    name = path.name.encode("utf-8", "replace").decode()
    rows = _parquet(path, name) if path.suffix.lower() == ".parquet" else _csv(path, name)
    start: list[list[str]] = []
    for number, row in rows:
        layout = recognised(row)
        if layout is not None:
            above = [cell for line in start for cell in line if cell.strip()]
            return Sheet(name, layout, row, above, list(rows))
        start.append(row)
        if number >= HEADER_WITHIN:
            break
    raise FolderProblems([_unknown(name, start)])


def _unknown(name: str, start: Sequence[Sequence[str]]) -> Problem:
    first = ", ".join(cell for cell in (start[0] if start else []) if cell.strip())
    known = "; ".join(f"{layout.title}: {', '.join(layout.known_by)}" for layout in layouts())
    said = f"Its first line is {shown(first)}." if first else "It is empty."
    return Problem(
        name, 1, None, f"These are not the headers of any table that is read here. {said}", f"The headers are: {known}."
    )


def _csv(path: Path, name: str) -> Iterator[Row]:
    """The rows of a CSV file, blank ones left out."""
    text = _text(path, name)
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            mend = "Check the quotation marks in this row, or save it again as CSV (UTF-8)."
            raise FolderProblems([Problem(name, reader.line_num, None, f"This is not CSV: {error}.", mend)]) from None
        if reader.line_num > MOST_ROWS:
            raise FolderProblems([_too_long(name)])
        if any(cell.strip() for cell in row):
            yield reader.line_num, row


def _text(path: Path, name: str) -> str:
    def refused(message: str, mend: str, row: int | None = None) -> FolderProblems:
        return FolderProblems([Problem(name, row, None, message, mend)])

    if path.is_dir():
        raise refused("This is a folder.", "Give the file itself.")
    if path.stat().st_size > LARGEST_CSV:
        raise refused(f"The file is larger than {LARGEST_CSV // 1024 // 1024} MB.", "Split it, or give it as Parquet.")
    content = path.read_bytes()
    for magic, what in MAGIC.items():
        if content.startswith(magic):
            raise refused(f"This is {what}.", "Save it as CSV (UTF-8).")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise refused("There is a character here that is not UTF-8.", "Save it as CSV (UTF-8).", line) from None


def _too_long(name: str) -> Problem:
    return Problem(name, None, None, f"The file has more than {MOST_ROWS:,} rows.", "Split it by measure or by year.")


def _parquet(path: Path, name: str) -> Iterator[Row]:
    """The headers and the rows of a Parquet file, every cell as text."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    if not path.is_file():
        raise FileNotFoundError(2, "No such file", str(path))
    try:
        with pq.ParquetFile(path) as file:
            if file.metadata.num_rows > MOST_ROWS:
                raise FolderProblems([_too_long(name)])
            yield 1, file.schema_arrow.names
            number = 1
            for batch in file.iter_batches():
                columns = [[_cell(value) for value in column.to_pylist()] for column in batch.columns]
                for row in zip(*columns, strict=True):
                    number += 1
                    yield number, list(row)
    except (pa.ArrowException, OSError) as error:
        said = str(error).splitlines()[0] if str(error) else type(error).__name__
        message = f"This cannot be read as Parquet: {said[:200].rstrip('.')}."
        raise FolderProblems([Problem(name, None, None, message, "Write it again, or save it as CSV.")]) from None


def _cell(value: object) -> str:
    """A value as it would be typed; a number with a fraction of nothing is a whole one."""
    if value is None or value != value:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    return str(value)
