"""Where in the PDF's words each figure stands and which key it has, for the file that is attached to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goldenthread.documents.keys import Place, Rows, Section, Words, encoded
from goldenthread.reports.document import Block, Figure, Heading, Items, Paragraph, ReportDocument, Runs, Table, plain
from goldenthread.reports.render.glyphs import showable


def keys_of(document: ReportDocument) -> bytes | None:
    """The file of keys for a report; None for one without figures from the record."""
    sections = tuple(_sections(document))
    return encoded(sections) if sections else None


def _sections(document: ReportDocument) -> Iterator[Section]:
    """The parts of the report under each heading that have figures with a key."""
    above: tuple[Heading, ...] = ()
    held: list[Block] = []
    for block in document.every_block():
        if isinstance(block, Heading):
            yield from _section(above, held)
            above = (*(heading for heading in above if heading.level < block.level), block)
            held = []
        else:
            held.append(block)
    yield from _section(above, held)


def _section(above: Iterable[Heading], blocks: Iterable[Block]) -> Iterator[Section]:
    texts: list[Words] = []
    tables: list[Rows] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            texts.append(_words(block.runs, f"{block.number} " if block.number else ""))
        elif isinstance(block, Items):
            texts.extend(map(_words, block.items))
        elif isinstance(block, Table):
            tables.append(_rows(block))
    keyed = tuple(words for words in texts if words.figures), tuple(table for table in tables if table.rows)
    if any(keyed):
        yield Section(tuple(map(_heading, above)), *keyed)


def _heading(heading: Heading) -> str:
    return showable(f"{heading.shown} ({heading.note})" if heading.note else heading.shown)


def _rows(table: Table) -> Rows:
    columns = tuple(showable(column.title) for column in table.columns)
    rows = (tuple(map(_words, row)) for row in table.rows)
    return Rows(showable(table.shown), columns, tuple(row for row in rows if any(cell.figures for cell in row)))


def _words(runs: Runs, before: str = "") -> Words:
    """Runs as they are shown after some words."""
    text, figures = before, []
    for run in runs:
        start = len(text)
        text += showable(plain((run,)))
        if isinstance(run, Figure) and len(text) > start:
            figures.append(Place(run.key, start, len(text)))
    return Words(text, tuple(figures))
