"""HTML that stands in Markdown: a block of its own, or the content of a cell."""

from __future__ import annotations

from goldenthread.documents.blocks import Block
from goldenthread.documents.building import Builder
from goldenthread.documents.html.parsing import parsed
from goldenthread.documents.html.tables import read_table
from goldenthread.documents.html.walking import Walker


def fragment_blocks(text: str, builder: Builder, line: int, *, depth: int = 0) -> tuple[Block, ...]:
    """The blocks of an HTML fragment that begins on this line of the file."""
    walker = Walker(builder, read_table, first_line=line)
    walker.depth = depth
    return walker.read(parsed(f"<html><body>{text}</body></html>"))
