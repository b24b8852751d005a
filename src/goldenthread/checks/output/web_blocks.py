"""The blocks of a document as HTML, each with its findings before it, where the style sheet sets them in the margin."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from html import escape
from itertools import groupby

from goldenthread.checks.findings import Finding
from goldenthread.checks.output.marking import Span, anchor, link, marked
from goldenthread.documents import Block, Cell, Figure, Heading, ListItem, PageBreak, Table, TextBlock
from goldenthread.documents.words import BULLETS

WIDE = 6
Numbered = tuple[int, Finding]


class BlockWriter:
    """Writes blocks. `card` gives a finding's card; `placed` has the numbers of findings that found a place."""

    def __init__(self, findings: Sequence[Numbered], card: Callable[[int, Finding], str], *, deepest: int) -> None:
        self.card = card
        self.deepest = deepest
        self.placed: set[int] = set()
        self.by_block: dict[int, list[Numbered]] = {}
        for number, finding in findings:
            if finding.place.block is not None:
                self.by_block.setdefault(finding.place.block, []).append((number, finding))
        self.pointed_at = {place.block for _, finding in findings for place in finding.related}

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """Some blocks one after another; items that follow each other make one list."""
        for listed, group in groupby(blocks, key=lambda block: isinstance(block, ListItem)):
            if listed:
                items = "".join(self.item(block) for block in group if isinstance(block, ListItem))
                yield f'<ul class="items">{items}</ul>'
            else:
                yield from (self.block(block) for block in group)

    def block(self, block: Block) -> str:
        """One block with its cards before it."""
        if isinstance(block, Table):
            return self.cards(self.inside(block)) + self.table(block)
        if isinstance(block, PageBreak):
            said = f"Page {block.page}" if block.page else "New page"
            return f'<p class="break"><span>{said}</span></p>'
        own = self.by_block.get(block.position.block, [])
        if isinstance(block, Figure):
            said = f"{block.kind.capitalize()}: {block.alt}" if block.alt else f"A {block.kind} without words for it"
            marks = "".join(anchor(span) + link(span) for span in self.spans(own))
            return f'{self.cards(own)}<p class="figure"{self.name(block)}>{escape(said)} {marks}</p>'
        words = self.words(block, own)
        if isinstance(block, Heading):
            tag = f"h{min(max(block.level, 0) + self.deepest, 6)}"
            return f"{self.cards(own)}<{tag}{self.name(block)}>{words}</{tag}>"
        style = ' class="quote"' if block.style == "quote" else ""
        return f"{self.cards(own)}<p{style}{self.name(block)}>{words}</p>"

    def item(self, block: ListItem) -> str:
        own = self.by_block.get(block.position.block, [])
        level = f' class="level-{min(block.level, 5)}"' if block.level else ""
        return f"<li{level}{self.name(block)}>{self.cards(own)}{self.words(block, own)}</li>"

    def words(self, block: TextBlock, own: Sequence[Numbered]) -> str:
        """A block's words after its number or bullet."""
        marker = ""
        if block.marker:
            shown = "•" if block.marker in BULLETS else block.marker
            marker = f'<span class="marker">{escape(shown)}</span> '
        return marker + marked(block, self.spans(own))

    def table(self, table: Table) -> str:
        """A table as a table."""
        about = self.by_block.get(table.position.block, [])
        in_cells = [each for each in about if each[1].place.row is not None]
        over = self.spans([each for each in about if each[1].place.row is None])
        caption = escape(table.caption) + "".join(anchor(span) + link(span) for span in over)
        rows = "".join(f"<tr>{''.join(self.cell(cell, table, in_cells) for cell in row)}</tr>" for row in table.rows)
        scroll = ' tabindex="0" role="region" aria-label="A wide table"' if table.columns > WIDE else ""
        title = f"<caption>{caption}</caption>" if caption else ""
        return f'<div class="wide"{scroll}><table{self.name(table)}>{title}<tbody>{rows}</tbody></table></div>'

    def cell(self, cell: Cell, table: Table, about: Sequence[Numbered]) -> str:
        tag, scope = "td", ""
        if cell.header and cell.text:
            tag = "th"
            scope = f' scope="{"col" if cell.row < table.header_rows else "row"}"'
        spans = "".join(
            f' {name}="{count}"' for name, count in (("rowspan", cell.rowspan), ("colspan", cell.colspan)) if count > 1
        )
        inside = self.cell_blocks(cell)
        own = [each for each in about if (each[1].place.row, each[1].place.column) == (cell.row + 1, cell.column + 1)]
        if cell.position.block != table.position.block:
            texts = {block.position.block for block in cell.blocks}
            own += self.by_block.get(cell.position.block, []) if cell.position.block not in texts else []
        marks = "".join(anchor(span) + link(span) for span in self.spans(own))
        return f"<{tag}{scope}{spans}>{inside}{marks}</{tag}>"

    def cell_blocks(self, cell: Cell) -> str:
        """What stands in a cell: one paragraph's words as they are, several each in its own line."""
        out = []
        for block in cell.blocks:
            if isinstance(block, TextBlock):
                words = self.words(block, self.by_block.get(block.position.block, []))
                named = self.name(block)
                out.append(words if len(cell.blocks) == 1 and not named else f"<p{named}>{words}</p>")
            elif isinstance(block, Table):
                out.append(self.table(block))
            elif isinstance(block, Figure):
                marks = self.spans(self.by_block.get(block.position.block, []))
                out.append(escape(f"[{block.alt or block.kind}]") + "".join(anchor(s) + link(s) for s in marks))
        return "".join(out)

    def inside(self, table: Table) -> list[Numbered]:
        """Every finding in a table, however deep, in the order of their numbers."""
        found = list(self.by_block.get(table.position.block, []))
        for cell in table.cells():
            found += self.by_block.get(cell.position.block, [])
            for block in cell.blocks:
                if isinstance(block, Table):
                    found += self.inside(block)
                elif block.position.block != cell.position.block:
                    found += self.by_block.get(block.position.block, [])
        return sorted(dict(found).items())

    def spans(self, findings: Sequence[Numbered]) -> list[Span]:
        return [Span(number, finding.severity, finding.place.start, finding.place.end) for number, finding in findings]

    def cards(self, findings: Sequence[Numbered]) -> str:
        """The cards of a block's findings, which find their place here."""
        self.placed.update(number for number, _ in findings)
        return "".join(self.card(number, finding) for number, finding in findings)

    def name(self, block: Block) -> str:
        """An id for a block that a finding points at."""
        return f' id="b{block.position.block}"' if block.position.block in self.pointed_at else ""
