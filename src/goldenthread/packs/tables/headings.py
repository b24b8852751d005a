"""A column's heading and what it means. Which words mean what is data: "columns" of a kind's phrases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from goldenthread.documents import Cell
from goldenthread.figures import column_units
from goldenthread.packs.flow import tidy
from goldenthread.packs.phrases import meanings, phrases
from goldenthread.packs.tables.broken import put_together

LONGEST_HEADING = 160


@dataclass(frozen=True)
class Heading:
    """What stands above a column: its words from the top, the column's place from 0, the lowest heading's cell.

    `cells` are those whose words they are.
    """

    place: int
    words: tuple[str, ...]
    cell: Cell | None
    cells: tuple[Cell, ...] = ()

    @cached_property
    def text(self) -> str:
        """All its words on one line."""
        return tidy(" ".join(self.words))

    def saying(self, test: Callable[[str], object]) -> Cell | None:
        """The highest of its cells of whose words a test holds, else the lowest."""
        return next((cell for cell in self.cells if test(cell.text)), self.cell)

    @property
    def percent(self) -> bool:
        """Whether the figures below it are percentages."""
        return column_units(self.words).unit == "percent"


Columns = dict[str, list[Heading]]


def columns_meant(headings: Sequence[Heading], name: str) -> Columns:
    """The columns by what they mean in the phrases `name`, from the left; those of no known meaning are left out."""
    found: Columns = {}
    for heading in headings:
        meant = meaning(heading.text, name)
        if meant:
            found.setdefault(meant, []).append(heading)
    return found


@cache
def meaning(text: str, name: str) -> str | None:
    """The first meaning of which a pattern is found in a heading, or in it with broken words put together."""
    if len(text) > LONGEST_HEADING:
        return None
    for words in dict.fromkeys((text, put_together(text))):
        for meant, wanted in meanings(name, "columns"):
            if wanted.search(words):
                return meant
    return None


def has_needed(columns: Columns, name: str) -> bool:
    """Whether there is one column at least of each group under "needs"."""
    return all(any(role in columns for role in group) for group in phrases(name)["needs"])
