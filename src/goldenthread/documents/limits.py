"""How much of a file the readers take on before they say it is too big."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep time and memory in hand, whatever the file.

    `characters` is as many as stand on the greatest number of `pages`, for formats that do not say how many they have.
    `blocks` are paragraphs, cells and all else that has a place; `cells` those of all tables together, forty times as
    many as in the longest real pack that we know of. `lines` are those of Markdown, `tags` those of HTML, `xml_tags`
    those of one part of a Word file; `pieces` are the stretches of words that a PDF shows one by one, `rules` the lines
    ruled on its pages: past these, tables are told without them.
    `seconds` is looked at every page of a PDF and every few hundred blocks of the rest.
    """

    file_bytes: int = 64 * 1024 * 1024
    pages: int = 1_500
    characters: int = 3_750_000
    table_cells: int = 20_000
    cells: int = 50_000
    blocks: int = 120_000
    text_bytes: int = 32 * 1024 * 1024
    lines: int = 400_000
    tags: int = 300_000
    xml_tags: int = 800_000
    pieces: int = 300_000
    rules: int = 300_000
    zip_entries: int = 5_000
    zip_bytes: int = 256 * 1024 * 1024
    zip_part_bytes: int = 32 * 1024 * 1024
    zip_ratio: int = 250
    nesting: int = 100
    seconds: float = 60.0


DEFAULT = Limits()
