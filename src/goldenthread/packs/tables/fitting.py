"""Which rows of a table are its headings, and so which of its columns says what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.documents import Cell
from goldenthread.packs.phrases import pattern
from goldenthread.packs.tables.broken import heading_words
from goldenthread.packs.tables.cutting import without_doubles
from goldenthread.packs.tables.headings import Columns, Heading
from goldenthread.packs.tables.sheets import Fitted, Recogniser, Row, Sheet, alone, filled, may_head, texts_of

MOST_HEADER_ROWS = 4
MOST_TITLE_ROWS = 3


def fitted(sheet: Sheet, recognise: Recogniser) -> Fitted | None:
    """The table with the columns that a recogniser knows, under as many heading rows as make most of them known.

    Rows at the top that hold one cell alone are the table's title. None if it is not of that kind.
    """
    stated = sheet.grid.table.header_rows
    best: tuple[int, int, int, Columns, tuple[Heading, ...]] | None = None
    for first in _possible_starts(sheet.cells):
        for last in range(first + 1, min(len(sheet.cells), first + MOST_HEADER_ROWS) + 1):
            if not may_head(sheet.cells[last - 1]):
                break
            headings = headings_of(sheet.cells[first:last], sheet.width)
            columns = recognise(headings, sheet)
            known = len({id(heading.cell) for found in columns.values() for heading in found})
            agreed = last == stated
            if columns and (best is None or (known, agreed) > (best[0], best[2] == stated)):
                best = (known, first, last, columns, headings)
    if best is None:
        return None
    _, first, last, columns, headings = best
    if last < len(sheet.cells) and _of_units(sheet.cells[last]):
        with_units = headings_of(sheet.cells[first : last + 1], sheet.width)
        last, columns, headings = last + 1, recognise(with_units, sheet) or columns, with_units
    return Fitted(sheet, columns, tuple(_body(sheet.cells[last:], headings)), headings)


def _of_units(row: Row) -> bool:
    """Whether a row says nothing but the units of the columns."""
    texts = [text for text in texts_of(row) if text]
    return bool(texts) and all(pattern("tables", "unit").fullmatch(text) for text in texts)


def carried_on(before: Fitted, sheet: Sheet) -> Fitted | None:
    """A table that goes on from the one before it on the next page without headings of its own."""
    if not sheet.follows or sheet.part is not before.sheet.part:
        return None
    for cells in (sheet.cells, without_doubles(sheet.cells, blanks=True)):
        if cells and len(cells[0]) == before.sheet.width:
            rows = tuple(_body(cells, before.headings))
            return replace(before, sheet=replace(sheet, cells=cells), rows=rows, continued=True)
    return None


def headings_of(rows: Sequence[Row], width: int) -> tuple[Heading, ...]:
    """The heading of each column, from some rows; a heading that spans is said once, and so are equal words."""
    headings: list[Heading] = []
    for place in range(width):
        words: list[str] = []
        cells: list[Cell] = []
        last: Cell | None = None
        for row in rows:
            cell = filled(row, place)
            if cell is not None and cell is not last and heading_words(cell) not in words:
                words.append(heading_words(cell))
                cells.append(cell)
            last = cell or last
        headings.append(Heading(place, tuple(words), last, tuple(cells)))
    return tuple(headings)


def _possible_starts(cells: Sequence[Row]) -> Iterator[int]:
    for first in range(min(len(cells), MOST_TITLE_ROWS + 1)):
        yield first
        if alone(cells[first]) is None and any(cell and cell.text.strip() for cell in cells[first]):
            break


def _body(rows: Sequence[Row], headings: Sequence[Heading]) -> Iterator[Row]:
    """Rows that say something and do not say the headings again, whole or in part."""
    heads = [{word.casefold() for word in (*heading.words, heading.text)} for heading in headings]
    for row in rows:
        said = [(place, text) for place, text in enumerate(texts_of(row)) if text]
        if said and not all(place < len(heads) and text in heads[place] for place, text in said):
            yield row
