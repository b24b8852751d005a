"""A part's tables as sheets: cut where headings come again, put together where a page's end parts two rows of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.documents import Cell
from goldenthread.packs.flow import Line, tidy
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import pattern
from goldenthread.packs.tables.sheets import Row, Sheet, alone, filled, may_head, texts_of

LINES_ABOVE = 8
LEAST_HEADINGS = 3


def sheets_of(part: Part) -> Iterator[Sheet]:
    """The tables of a part in order. A table is cut wherever the headings of one before it, or its own, come again:
    tables that touch are made one by some programs, each with its columns in other places."""
    mark = pattern("parts", "page_mark")
    above: list[Line] = []
    heads: set[tuple[str, ...]] = set()
    last: Sheet | None = None
    follows = False
    for piece in part.pieces:
        if isinstance(piece, Line):
            if piece.text and not mark.match(piece.text):
                above.append(piece)
                follows = False
            continue
        rows = [tuple(row) for row in piece.table.grid()]
        heads |= _heads(rows)
        for some in _cut_at(rows, heads):
            cells = without_doubles(some)
            if follows and last is not None and _may_be_parted(last, cells):
                cells = (_stretched(last.cells[0], cells[0]), *cells)
            last = Sheet(part, piece, tuple(above[-LINES_ABOVE:]), follows, cells)
            yield last
            follows = True


def _heads(rows: Sequence[Row]) -> set[tuple[str, ...]]:
    """The words of a table's first row of several cells, if it may be its headings."""
    first = next((row for row in rows if alone(row) is None and any(texts_of(row))), None)
    words = _said_once(first) if first is not None and may_head(first) else ()
    return {words} if len(words) >= LEAST_HEADINGS else set()


def _cut_at(rows: Sequence[Row], heads: set[tuple[str, ...]]) -> Iterator[Sequence[Row]]:
    """The rows of each table in turn: one begins with headings said before, or where columns begin in new places."""
    start = 0
    for index in range(1, len(rows)):
        again = (
            bool(heads) and _said_once(rows[index]) in heads and any(alone(row) is None for row in rows[start:index])
        )
        if again or _begins_elsewhere(rows[start:index], rows[index]):
            yield rows[start:index]
            start = index
    yield rows[start:]


def _begins_elsewhere(before: Sequence[Row], row: Row) -> bool:
    """Whether a row that may be one of headings has cells in places where none of a table's rows above has one. Of a
    table whose headings are in two rows the second has too, so there must be two rows alike above, or figures."""
    places = _places(row)
    if len(places) < LEAST_HEADINGS or not may_head(row):
        return False
    above = [_places(one) for one in before if any(texts_of(one))]
    settled = any(one == two for one, two in pairwise(above)) or not all(may_head(one) for one in before)
    return settled and not places <= frozenset().union(*above)


def _places(row: Row) -> frozenset[int]:
    """Where the cells of a row begin."""
    return frozenset(
        place for place, cell in enumerate(row) if cell is not None and (not place or cell is not row[place - 1])
    )


def _said_once(row: Row) -> tuple[str, ...]:
    """The words of a row's cells that say anything, each cell once."""
    cells = {id(cell): cell for cell in row if cell is not None and cell.text.strip()}
    return tuple(tidy(cell.text).casefold() for cell in cells.values())


def without_doubles(rows: Sequence[Row], *, blanks: bool = False) -> tuple[Row, ...]:
    """The rows without the columns that every cell on their left spans too; with `blanks` also without those in
    which no cell that says anything begins."""
    width = max((len(row) for row in rows), default=0)

    def begins(row: Row, place: int) -> bool:
        return row[place] is not row[place - 1] and (not blanks or filled(row, place) is not None)

    kept = [place for place in range(width) if place == 0 or any(begins(row, place) for row in rows)]
    return tuple(tuple(row[place] for place in kept) for row in rows)


def _may_be_parted(before: Sheet, cells: Sequence[Row]) -> bool:
    """Whether a table is one row of headings alone and the next begins with another, in which some are left out."""
    if len(before.cells) != 1 or not cells or not may_head(before.cells[0]) or not may_head(cells[0]):
        return False
    placed = all(cell is not None and cell.position.box for cell in (*before.cells[0], *cells[0]))
    return placed and not all(texts_of(cells[0]))


def _stretched(heads: Row, below: Row) -> Row:
    """The headings laid over the columns that stand under them on the page."""
    return tuple(next((head for head in heads if head and cell and _over(head, cell)), None) for cell in below)


def _over(head: Cell, cell: Cell) -> bool:
    one, two = head.position.box, cell.position.box
    return one is not None and two is not None and one[0] <= (two[0] + two[2]) / 2 <= one[2]
