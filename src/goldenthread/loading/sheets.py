"""Reads the rows of one CSV file as spreadsheets write it: quoted cells over several lines, blank lines."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.loading.folder import Folder
from goldenthread.loading.problems import shown

OTHER_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "upright lines"}


@dataclass(slots=True)
class Row:
    """Where a row stands: its file, and its number as a spreadsheet counts."""

    file: str
    number: int


@dataclass
class Sheet:
    """One file of a table: where each column stands in a row, and the rows."""

    file: str
    places: dict[str, int]
    rows: Iterator[tuple[int, list[str]]]
    """(number, cells): numbered as a spreadsheet does, each cell without the blanks round it."""


def open_sheet(
    folder: Folder, table: str, file: str, content: str, columns: Sequence[str], needed: Sequence[str]
) -> Sheet | None:
    """The sheet, or None when its header does not fit, which is then among the folder's problems."""
    reader = csv.reader(io.StringIO(content, newline=""), strict=True)
    try:
        header = [cell.strip().lower() for cell in next(reader, [])]
    except csv.Error as error:
        _breaks_off(folder, table, file, 1, error)
        return None
    while header and not header[-1]:  # spreadsheets write empty columns to the right of the last
        header.pop()
    if not _header_fits(folder, file, header, columns, needed):
        folder.unread.add(table)
        return None
    return Sheet(file, {name: n for n, name in enumerate(header)}, _rows(folder, table, file, reader, len(header)))


def _rows(
    folder: Folder, table: str, file: str, reader: Iterator[list[str]], width: int
) -> Iterator[tuple[int, list[str]]]:
    number = 1
    try:
        for number, cells in enumerate(reader, start=2):
            cells = [cell.strip() for cell in cells]
            if not any(cells):
                continue
            while len(cells) > width and not cells[-1]:
                cells.pop()
            if len(cells) == width:
                yield number, cells
                continue
            more = "more" if len(cells) > width else "fewer"
            folder.complain(
                file,
                number,
                None,
                f"The row has {len(cells)} cells, {more} than the {width} columns.",
                "Put quotes round a cell that holds a comma; give every column a cell.",
            )
            # What the row was to define is not known, so nobody should be told that it is not there.
            folder.unread.add(table)
    except csv.Error as error:
        _breaks_off(folder, table, file, number + 1, error)


def _breaks_off(folder: Folder, table: str, file: str, row: int, error: csv.Error) -> None:
    """The reader cannot go on: it says no line, so the row is the one it was reading."""
    folder.unread.add(table)
    what = "A quotation mark is opened here and not closed"
    if "expected after" in str(error):
        what = "After a closing quotation mark here comes something other than a comma"
    folder.complain(
        file,
        row,
        None,
        f"{what}; nothing below it could be read.",
        'Close the quotation mark; write a quotation mark inside a quoted cell twice: "".',
    )


def _header_fits(folder: Folder, file: str, header: list[str], columns: Sequence[str], needed: Sequence[str]) -> bool:
    before = len(folder.problems)
    if not header:
        folder.complain(file, 1, None, "The header row is empty.", f"Give the file a header row: {','.join(columns)}.")
        return False
    for separator, name in OTHER_SEPARATORS.items():
        if len(header) == 1 and separator in header[0]:
            folder.complain(file, 1, None, f"The columns are separated by {name}.", "Save it with commas.")
            return False
    for name in sorted({name for name in header if header.count(name) > 1}):
        folder.complain(file, 1, name or None, f"The column {shown(name)} stands twice.", "Keep one of them.")
    for name in dict.fromkeys(header):
        if name not in columns:
            near = folder.nearest(name, columns)
            folder.complain(
                file,
                1,
                shown(name)[1:-1] or None,
                f"There is no column {shown(name)} in this table.",
                f"Did you mean {near}?" if near else f"The columns are: {', '.join(columns)}.",
            )
    for name in needed:
        if name not in header:
            folder.complain(file, 1, name, "The column is missing.", "Add it to the header row.")
    return len(folder.problems) == before
