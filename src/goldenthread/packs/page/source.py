"""The source's side of the page: the document with the words that fields were taken from marked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from html import escape

from goldenthread.documents import Block, Cell, Heading, Table, TextBlock
from goldenthread.packs.pack import SURE
from goldenthread.packs.said import Said

# Words as long as this that are a whole paragraph's are not coloured: a page all in yellow shows nothing.
LONG = 120
# From where, to where, the field's number, how sure.
Span = tuple[int, int, int, float]


class SourceWriter:
    """Writes a document's blocks. `named` are those that something links to.

    Filled while writing: `placed` with the numbers of the fields whose words are on the page, `anchors` with the blocks
    that have a name there.
    """

    def __init__(self, fields: Sequence[tuple[int, tuple[str, Said]]], named: set[int]) -> None:
        self.named = named
        self.placed: set[int] = set()
        self.anchors: set[int] = set()
        self.spans: dict[int, list[Span]] = defaultdict(list)
        for number, (_, field) in fields:
            source = field.source
            self.spans[source.position.block].append((source.start, source.end, number, field.confidence))

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Each block, with its place before it."""
        for block in blocks:
            if isinstance(block, Table):
                yield self.table(block)
            elif isinstance(block, TextBlock) and block.text:
                tag = f"h{min(max(block.level, 1) + 2, 6)}" if isinstance(block, Heading) else "p"
                marker = f"{escape(block.marker)} " if block.marker else ""
                place = f'<span class="place">{escape(block.position.words)}</span> '
                yield f"<{tag}{self.anchor(block.position.block)}>{place}{marker}{self.words(block)}</{tag}>"

    def anchor(self, block: int) -> str:
        """The attribute that names a block's place where something links to it, once a page."""
        if block in self.anchors or block not in self.named:
            return ""
        self.anchors.add(block)
        return f' id="b{block}"'

    def table(self, table: Table) -> str:
        """A table, in a frame that scrolls by itself where it is wide."""
        anchor = self.anchor(table.position.block)
        rows = "".join(f"<tr>{''.join(self.cell(cell) for cell in row)}</tr>" for row in table.rows)
        where = escape(table.position.words)
        frame = f'<div{anchor} class="wide" tabindex="0" role="group" aria-label="Table, {where}">'
        return f'{frame}<table><caption class="place">{where}</caption>{rows}</table></div>'

    def cell(self, cell: Cell) -> str:
        """A cell. Where its words are in several paragraphs, its fields are those of the whole cell."""
        tag = "th" if cell.header else "td"
        span = self.anchor(cell.position.block)
        span += f' colspan="{cell.colspan}"' if cell.colspan > 1 else ""
        span += f' rowspan="{cell.rowspan}"' if cell.rowspan > 1 else ""
        here = [one for one in self.spans.get(cell.position.block, ()) if one[2] not in self.placed]
        first = cell.blocks[0] if cell.blocks else None
        alone = len(cell.blocks) == 1 and isinstance(first, TextBlock) and first.position.block == cell.position.block
        if here and not alone:
            self.placed.update(number for _, _, number, _ in here)
            anchors = "".join(f'<span class="at" id="w{number}"></span>' for _, _, number, _ in here)
            words = "".join(self.blocks_within(cell))
            return f'<{tag}{span} class="{_class(here)}">{anchors}{words}</{tag}>'
        return f"<{tag}{span}>{''.join(self.blocks_within(cell))}</{tag}>"

    def blocks_within(self, cell: Cell) -> Iterator[str]:
        """The blocks of a cell."""
        for block in cell.blocks:
            if isinstance(block, TextBlock):
                marker = f"{escape(block.marker)} " if block.marker else ""
                yield f"<p>{marker}{self.words(block)}</p>"
            else:
                yield from self.blocks([block])

    def words(self, block: TextBlock) -> str:
        """A block's words with those of fields marked; a field within or across others' words has its own place."""
        made: list[str] = []
        at, text = 0, block.text
        there = [one for one in self.spans.get(block.position.block, ()) if one[2] not in self.placed]
        for start, end, number, sure in sorted(there, key=lambda one: (one[0], one[3], -one[1])):
            self.placed.add(number)
            if start < at or start >= end:
                made.append(f'<span class="at" id="w{number}"></span>')
                continue
            inner = escape(text[start:end])
            kind = (
                "whole"
                if end - start >= LONG and end - start >= len(text.strip()) and sure >= SURE
                else _class([(start, end, number, sure)])
            )
            made.append(
                f'{escape(text[at:start])}<mark id="w{number}" class="{kind}">'
                f'<a href="#f{number}" tabindex="-1" title="{sure:.0%} sure">{inner}</a></mark>'
            )
            at = end
        return "".join([*made, escape(text[at:])]).replace("\n", "<br>")


def _class(spans: Sequence[Span]) -> str:
    return "low" if any(sure < SURE for *_, sure in spans) else "sure"
