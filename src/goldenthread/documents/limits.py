"""How much of a file the readers take on before they say it is too big."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that keep time and memory in hand, whatever the file.

    `characters` is as many as stand on the greatest number of `pages`, for formats that do not say how many they have.
    `seconds` is looked at every page of a PDF and every few hundred blocks of the rest.
    """

    file_bytes: int = 64 * 1024 * 1024
    pages: int = 1_500
    characters: int = 3_750_000
    table_cells: int = 20_000
    zip_entries: int = 5_000
    zip_bytes: int = 256 * 1024 * 1024
    zip_part_bytes: int = 32 * 1024 * 1024
    zip_ratio: int = 250
    nesting: int = 100
    seconds: float = 60.0


DEFAULT = Limits()
