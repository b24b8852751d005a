"""What a table of a data folder is made of, and how its rows are read."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from goldenthread.loading import cells
from goldenthread.loading.cells import Reader, text
from goldenthread.loading.folder import Folder
from goldenthread.loading.problems import CellError
from goldenthread.loading.sheets import Row, Sheet, open_sheet

MOST_REMEMBERED = 20_000


@dataclass(frozen=True)
class Column:
    """One column: how its cell is read, what belongs in it in words, whether every row must fill it.

    `points_to` is the kind of thing that its cell names by reference, `empty` what an empty cell is taken for.
    """

    name: str
    read: Reader
    says: str
    needed: bool = False
    points_to: str | None = None
    empty: Any = None


@dataclass(frozen=True)
class Table:
    """One table: its columns, and the columns that together tell its rows apart.

    `repeats_with` is the column that lets a row stand again for the same thing when it is filled: a correction.
    `exempt_with` is the column that, when filled, keeps the row's words out of every message.
    """

    name: str
    columns: tuple[Column, ...]
    unique: tuple[str, ...]
    says: str
    repeats_with: str | None = None
    exempt_with: str | None = None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)

    @property
    def needed(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns if column.needed)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


class Read:
    """One row that was understood: its values by column, and where it stands."""

    __slots__ = ("_places", "_values", "row")

    def __init__(self, row: Row, places: Mapping[str, int], values: tuple[Any, ...]) -> None:
        self.row, self._places, self._values = row, places, values

    def __getitem__(self, name: str) -> Any:
        return self._values[self._places[name]]

    def __contains__(self, name: str) -> bool:
        return name in self._places


@dataclass
class Reads:
    """A table that was read: the rows understood, and the references of all its rows, the faulty included.

    A faulty row is kept too, its bad cells as if they were empty, so that what else is wrong with it is said at once.
    """

    rows: list[Read]
    references: set[str]
    faulty: list[Read]

    @property
    def every(self) -> Iterator[Read]:
        """The rows understood and the faulty ones."""
        return chain(self.rows, self.faulty)


def must(name: str, read: Reader, says: str) -> Column:
    return Column(name, read, says, needed=True)


def may(name: str, read: Reader, says: str, empty: Any = None) -> Column:
    return Column(name, read, says, empty=empty)


def words(name: str, limit: int, says: str) -> Column:
    return Column(name, text(limit), says, empty="")


def to(name: str, kind: str, says: str, needed: bool = True) -> Column:
    read = cells.own_reference if kind in cells.OWN_NUMBERS else cells.reference()
    return Column(name, read, says, needed=needed, points_to=kind)


REFERENCE = must("reference", cells.reference(), "its own reference, used once for its kind")
NUMBER = must("reference", cells.own_number, "the council's own number, such as STR024 or S1")
PERIOD = must("period", cells.quarter, "the quarter: 2023-24 Q2")
SOURCED = (
    to("source", "source", "the document it was published in", needed=False),
    words("where", 120, "the place in it: para 1.40"),
)


def dated(name: str, says: str) -> Column:
    return may(name, cells.partial_date, says, "")


def titled(says: str = "what it is called", limit: int = 300) -> Column:
    return must("title", text(limit), says)


class _Cells:
    """Reads the cells of one column, remembering those that come often: most columns hold few different words."""

    def __init__(self, column: Column, place: int | None) -> None:
        self.column, self.place = column, place
        self._remembered: dict[str, tuple[Any, CellError | None]] = {}

    def read(self, row: list[str]) -> tuple[Any, CellError | None]:
        cell = "" if self.place is None else row[self.place]
        if not cell:
            return self.column.empty, EMPTY if self.column.needed else None
        if (known := self._remembered.get(cell)) is not None:
            return known
        answer: tuple[Any, CellError | None]
        try:
            answer = self.column.read(cell), None
        except CellError as error:
            answer = self.column.empty, error
        if len(cell) <= 40:
            if len(self._remembered) >= MOST_REMEMBERED:
                self._remembered.clear()
            self._remembered[cell] = answer
        return answer


EMPTY = CellError("The cell is empty.", "Every row needs it.")


def read_table(table: Table, folder: Folder) -> Reads:
    """The rows of `table` in the folder's files; what could not be understood is among the folder's problems."""
    done = Reads([], set(), [])
    seen: dict[tuple[Any, ...], Row] = {}
    places = {name: n for n, name in enumerate(table.names)}
    for file, content in folder.sheets.pop(table.name, []):
        sheet = open_sheet(folder, table.name, file, content, table.names, table.needed)
        if sheet is not None:
            done.rows.extend(_unlike(table, folder, seen, _read_sheet(table, folder, sheet, places, done)))
    return done


def _read_sheet(table: Table, folder: Folder, sheet: Sheet, places: Mapping[str, int], done: Reads) -> Iterator[Read]:
    readers = [_Cells(column, sheet.places.get(column.name)) for column in table.columns]
    named = sheet.places.get("reference")
    exempt = sheet.places.get(table.exempt_with or "")
    for number, row in sheet.rows:
        if named is not None:
            done.references.add(row[named].lower())
        answers = [reader.read(row) for reader in readers]
        faults = [(reader.column.name, error) for reader, (_, error) in zip(readers, answers, strict=True) if error]
        for name, error in faults:
            message, mend = error.message, error.mend
            if exempt is not None and row[exempt]:
                message, mend = _unquoted(message), _unquoted(mend)
            folder.complain(sheet.file, number, name, message, mend)
        read = Read(Row(sheet.file, number), places, tuple(value for value, _ in answers))
        if faults:
            done.faulty.append(read)
        else:
            yield read


def _unquoted(message: str) -> str:
    # What an exempt row says may not stand in an error message.
    return re.sub(r"“[^”]*”", "The cell of this exempt row", message)


def _unlike(table: Table, folder: Folder, seen: dict[tuple[Any, ...], Row], reads: Iterable[Read]) -> Iterator[Read]:
    """The rows without those that say again what another has said."""
    for read in reads:
        identity = tuple(_alike(name, read[name]) for name in table.unique)
        earlier = seen.setdefault(identity, read.row)
        if earlier is read.row or (table.repeats_with and read[table.repeats_with]):
            yield read
            continue
        where = f"row {earlier.number}" if earlier.file == read.row.file else f"{earlier.file}, row {earlier.number}"
        mend = "Keep one of the two rows."
        if table.repeats_with:
            mend = f"Keep one of the two rows; if this one corrects the other, say why under {table.repeats_with}."
        folder.complain(
            read.row.file,
            read.row.number,
            ", ".join(table.unique),
            f"This is the same {' and '.join(table.unique)} as {where}.",
            mend,
        )


def _alike(name: str, value: Any) -> Any:
    # A reference is the same in capitals; periods are compared as they are written.
    return value.lower() if name == "reference" else value if value is None else str(value)
