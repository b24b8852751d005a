"""Attendance kept as a table: a row for each member, with division or authority and whether they came."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.documents import Cell, TextBlock
from goldenthread.packs.flow import Grid, tidy
from goldenthread.packs.names import Person, people_in
from goldenthread.packs.phrases import meaning_of, pattern

HEADERS = 2
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A member's row: the list it belongs to, what the other cells say of the member, and who stood in."""

    cell: Cell
    person: Person
    into: str
    notes: tuple[str, ...]
    stands_for: str = ""
    substitute: tuple[Cell, Person] | None = None


def register_of(grid: Grid, into: str) -> list[Entry]:
    """The entries of a table of attendance, none for a table of another kind; `into` is the list where no cell
    says otherwise."""
    columns, first = _columns(grid)
    if not columns:
        columns, first = _by_values(grid), 0
    return list(_entries(grid, columns, first, into)) if columns else []


def _columns(grid: Grid) -> tuple[dict[int, str], int]:
    """What the header row calls each column, and the row after it. A name and one thing more make a register."""
    for place, row in enumerate(grid.rows[:HEADERS]):
        found = {
            cell.column: name
            for cell in row
            if 0 < len(tidy(cell.text)) <= LONGEST and (name := meaning_of(tidy(cell.text), "minutes", "register"))
        }
        filled = sum(1 for cell in row if cell.text.strip())
        if "member" in found.values() and len(found) > 1 and len(found) == filled:
            return found, place + 1
    return {}, 0


def _by_values(grid: Grid) -> dict[int, str]:
    """A table without a header, told by a column that holds nothing but "Present", "Apologies" and the like."""
    if len(grid.rows) < HEADERS or any(len(row) < HEADERS for row in grid.rows):
        return {}
    by_column: dict[int, list[str]] = {}
    for cell in (cell for row in grid.rows for cell in row):
        by_column.setdefault(cell.column, []).append(tidy(cell.text))
    status = pattern("minutes", "register_value")
    told = next((n for n, texts in by_column.items() if all(status.fullmatch(text) for text in texts)), None)
    names = next((n for n, texts in by_column.items() if all(people_in(text) for text in texts)), None)
    return {} if told is None or names is None else {names: "member", told: "status"}


def _entries(grid: Grid, columns: Mapping[int, str], first: int, into: str) -> Iterator[Entry]:
    for row in grid.rows[first:]:
        cells = {columns[cell.column]: cell for cell in reversed(row) if cell.column in columns and _words(cell)}
        who = cells.get("member")
        if who is None or (len(cells) < HEADERS and who.colspan > 1):
            continue
        for person in _people(tidy(who.text)):
            yield _entry(cells, columns, person, into)


def _words(cell: Cell) -> str:
    """A cell's words; of one that holds a tick alone, the tick, which formats take for a bullet."""
    marks = [block.marker for block in cell.blocks if isinstance(block, TextBlock)]
    return tidy(cell.text) or "".join(marks)


def _people(text: str) -> list[Person]:
    """The people of a cell; a surname alone is enough where the cell is no body's name."""
    people = people_in(text)
    return people if people or pattern("meeting", "body_word").search(text) else people_in(text, titled=True)


def _entry(cells: Mapping[str, Cell], columns: Mapping[int, str], person: Person, into: str) -> Entry:
    beside = tuple(tidy(cells[name].text) for name in ("role", "status") if name in cells)
    notes = (person.note, *beside)
    into = _status(cells, columns, into)
    if "role" in cells and pattern("minutes", "register_officer").match(tidy(cells["role"].text)):
        into = "others"
    who = cells["member"]
    for name in ("by", "status"):
        substitutes = people_in(tidy(cells[name].text), titled=name == "by") if name in cells else []
        if substitutes and into != "present":
            return Entry(who, person, into, notes, "", (cells[name], substitutes[0]))
    whom = people_in(tidy(cells["for"].text), titled=True) if "for" in cells else []
    return Entry(who, person, into, notes, whom[0].name if whom else "")


def _status(cells: Mapping[str, Cell], columns: Mapping[int, str], into: str) -> str:
    """The list that a cell names, or the column that is marked."""
    if "status" in columns.values():
        return (meaning_of(_words(cells["status"]), "minutes", "register_status") if "status" in cells else "") or ""
    marks = [name for name in ("present", "apologies", "absent") if name in columns.values()]
    for name in marks:
        if name in cells and not pattern("minutes", "register_unmarked").fullmatch(_words(cells[name])):
            return name
    return "absent" if marks == ["present"] else "" if marks else into


def registers(grids: Sequence[Grid], labels: Mapping[int, str]) -> Iterator[tuple[Grid, list[Entry]]]:
    """Each table of attendance with its entries; `labels` has by place the list that the words above a table name."""
    for grid in grids:
        entries = register_of(grid, labels.get(grid.at, "present"))
        if entries:
            yield grid, entries
