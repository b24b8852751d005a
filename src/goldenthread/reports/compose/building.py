"""Blocks in order with their numbers: paragraphs within sections, tables and charts through the whole report."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.reports.characters import writable
from goldenthread.reports.document import (
    Block,
    Chart,
    Column,
    Heading,
    Items,
    Paragraph,
    Run,
    Runs,
    Table,
    Text,
)


class Counters:
    """The numbers already given in this report; one for the whole report, so none is used twice."""

    def __init__(self) -> None:
        self.tables = 0
        self.charts = 0


class Builder:
    """Collects blocks. In a numbered section, every paragraph gets the next number under it."""

    def __init__(self, counters: Counters) -> None:
        self.counters = counters
        self.blocks: list[Block] = []
        self.section: int | None = None
        self._paragraph = 0

    def start_section(self, number: int, title: str) -> None:
        """A numbered section, whose paragraphs are numbered under it."""
        self.section, self._paragraph = number, 0
        self.blocks.append(Heading(1, title, f"section-{number}", number=str(number)))

    def heading(self, level: int, title: str, anchor: str, note: str | None = None) -> None:
        self.blocks.append(Heading(level, title, anchor, note=note))

    def paragraph(self, runs: Iterable[Run] | str, style: str = "body", numbered: bool = True) -> None:
        made: Runs = (Text(runs),) if isinstance(runs, str) else tuple(runs)
        number = None
        if self.section is not None and numbered:
            self._paragraph += 1
            number = f"{self.section}.{self._paragraph}"
        self.blocks.append(Paragraph(made, number=number, style=style))

    def paragraphs(self, texts: Iterable[str], missing: str) -> None:
        """Each text as a paragraph, or what to say where there is none."""
        texts = list(texts)
        for text in texts:
            self.paragraph(text)
        if not texts:
            self.gap(missing)

    def gap(self, text: str, numbered: bool = True) -> None:
        """Something the record does not hold, said plainly."""
        self.paragraph(text, style="gap", numbered=numbered)

    def note(self, runs: Iterable[Run] | str) -> None:
        self.paragraph(runs, style="note", numbered=False)

    def items(self, items: Sequence[Runs], ordered: bool = False) -> None:
        if items:
            self.blocks.append(Items(tuple(items), ordered=ordered))

    def table(
        self, caption: str, columns: Sequence[Column], rows: Sequence[Sequence[Runs]], note: str | None = None
    ) -> str:
        """A captioned table under the next number. Returns what to call it ("Table 7")."""
        self.counters.tables += 1
        number = str(self.counters.tables)
        made = tuple(tuple(row) for row in rows)
        self.blocks.append(Table(caption, tuple(columns), made, f"table-{number}", number=number, note=note))
        return f"Table {number}"

    def chart(self, caption: str, svg: str, alt: str, size: tuple[int, int], data: Sequence[tuple[str, str]]) -> None:
        self.counters.charts += 1
        number = str(self.counters.charts)
        anchor, drawn, said = f"figure-{number}", writable(svg), writable(alt)
        self.blocks.append(Chart(caption, drawn, said, anchor, *size, number=number, data=tuple(data)))
