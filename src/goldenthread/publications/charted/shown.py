"""A chart of an indicator as a reader may have it: drawn at any width, as a table, and as columns to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Protocol

from goldenthread.design.charts import Palette
from goldenthread.publications.opendata.columns import Columns, Row
from goldenthread.reports.facts import Citation

WIDE = 720
NARROW = 340


class Draw(Protocol):
    """Draws a chart with an id of its own, at a width."""

    def __call__(self, *, id: str, width: int, palette: Palette) -> str: ...


@dataclass(frozen=True)
class Shown:
    """A chart, whose figures are all in its table and in its columns.

    `kind` is its name in addresses, `label` its name among the charts of the indicator. `head`, `formats` and `cells`
    are its table on the page; `columns` and `rows` are the same for a spreadsheet. `notes` are lines that the chart
    must not travel without (the rules it was made by).
    """

    kind: str
    label: str
    title: str
    draw: Draw
    sentence: str
    head: Sequence[str]
    formats: Sequence[str]
    cells: Callable[[], list[list[Any]]]
    columns: Columns
    rows: Callable[[], list[Row]]
    sources: Sequence[Citation | None]
    notes: Sequence[str] = ()


def decimal(written: str | None) -> Decimal | None:
    """A figure of the facts, to be drawn."""
    return None if written is None else Decimal(written)


def sources_of(citations: Sequence[Citation | None]) -> list[str]:
    """The titles of the sources, each once, in the order of the figures."""
    return list(dict.fromkeys(citation.title for citation in citations if citation is not None))
