"""The keys of figures in tables: by the table's title, the row's name and the column's heading."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from goldenthread.documents.blocks import Cell, Table, TextBlock
from goldenthread.documents.keys import Place, Rows, Words
from goldenthread.documents.pdf.masks import Masked, Steps, moved, squeezed

Row = tuple[Cell, ...]
Said = tuple[Words, ...]
A_ROW = 20


def place_tables(
    stored: Sequence[Rows], read: Iterable[tuple[str, Table]], placed: dict[int, list[Place]], steps: Steps
) -> None:
    """Puts the keys of a section's tables to the cells of those read that have their titles, one each."""
    by_title: dict[str, list[Table]] = defaultdict(list)
    for title, table in read:
        by_title[title].append(table)
    titles = [squeezed(rows.title) for rows in stored]
    known = Counter(titles)
    for rows, title in zip(stored, titles, strict=True):
        if len(by_title[title]) == known[title] == 1:
            _place_table(rows, by_title[title][0], placed, steps)


def _place_table(stored: Rows, table: Table, placed: dict[int, list[Place]], steps: Steps) -> None:
    headings = {column: squeezed(" ".join(table.column_heading(column))) for column in range(table.columns)}
    agreeing = {column for column, heading in enumerate(stored.columns) if squeezed(heading) == headings.get(column)}
    for words, row in _pairs(stored.rows, table.rows[table.header_rows :], steps):
        cells = {cell.column: cell for cell in row}
        for column, said in enumerate(words):
            if said.figures and column in agreeing and column in cells:
                _place(said, cells[column], placed, steps)


def _place(words: Words, cell: Cell, placed: dict[int, list[Place]], steps: Steps) -> None:
    """Puts keys to a cell of one block whose words are the same but for figures."""
    block = cell.blocks[0] if len(cell.blocks) == 1 else None
    if isinstance(block, TextBlock):
        same = squeezed(words.text) == squeezed(block.text)
        found = moved(words, block.text) if same else Masked(words).fit_whole(block.text, steps)
        if found:
            placed[id(block)] = found


def _pairs(stored: Sequence[Said], read: Sequence[Row], steps: Steps) -> Iterator[tuple[Said, Row]]:
    """Each row with the one read that has its name.

    Where several have one name, all that is no figure with a key must be the same, and just one row of those read.
    """
    by_name: dict[str, list[Row]] = defaultdict(list)
    for row in read:
        by_name[squeezed(row[0].text) if row and not row[0].column else ""].append(row)
    names = [squeezed(words[0].text) if words and not words[0].figures else "" for words in stored]
    known, twins = Counter(names), Counter(map(_plain, stored))
    for words, name in zip(stored, names, strict=True):
        rows = by_name.get(name, []) if name else []
        if known[name] > 1 or len(rows) > 1:
            alone = twins[_plain(words)] == 1
            rows = [row for row in rows if alone and steps.take(A_ROW * len(row)) and _agrees(words, row)]
        if len(rows) == 1:
            yield words, rows[0]


def _plain(words: Said) -> tuple[str, ...]:
    """The cells of a row that have no figure with a key."""
    return tuple("" if cell.figures else squeezed(cell.text) for cell in words)


def _agrees(words: Said, row: Row) -> bool:
    texts = {cell.column: squeezed(cell.text) for cell in row}
    return all(texts.get(column) == said for column, said in enumerate(_plain(words)) if not words[column].figures)
