"""Reads the tables of figures of a pack: each is given to the first kind that knows its columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.documents.tabular import is_figure
from goldenthread.packs.delivery import counted, plans, services
from goldenthread.packs.flow import Grid, tidy
from goldenthread.packs.money import budgets, fees, savings
from goldenthread.packs.performance import indicator_columns, indicators, risks, statuses
from goldenthread.packs.performance.reporting_period import read_period
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import leaves
from goldenthread.packs.tables.cutting import sheets_of
from goldenthread.packs.tables.fitting import carried_on, fitted
from goldenthread.packs.tables.sheets import Fitted, Recogniser, Sheet

LEAST_FIGURES = 3
KEPT_AS_TEXT = {"sections", "discussion", "recommendation_texts"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of table: how its columns are known, and what reads all the tables of it."""

    name: str
    recognise: Recogniser
    read: Callable[[Sequence[Fitted], Reading], None]


# In order: what a more telling set of columns names comes before what a looser one would take.
KINDS = (
    Kind("fees", fees.recognise, fees.read),
    Kind("budgets", budgets.recognise, budgets.read),
    Kind("risks", risks.recognise, risks.read),
    Kind("savings", savings.recognise, savings.read),
    Kind("indicators", indicator_columns.indicator_columns, indicators.read),
    Kind("delivery plans", plans.recognise, plans.read),
    Kind("statuses", statuses.recognise, statuses.read),
    Kind("service tables", services.recognise, services.read),
    Kind("tables with totals", counted.recognise, counted.read),
)
ON_PERFORMANCE = ("indicators", "statuses", "budgets")


def read(reading: Reading) -> None:
    """Every table of figures. Those with figures that no reader knows are listed as not understood."""
    read_by_others = _blocks_read(reading)
    known: dict[str, list[Fitted]] = {kind.name: [] for kind in KINDS}
    unknown: list[Grid] = []
    for part in reading.parts:
        before: tuple[str, Fitted] | None = None
        for sheet in sheets_of(part) if part.kind != "forward plan" else ():
            if read_by_others & set(_blocks(sheet)):
                before = None
                continue
            found = next(((kind.name, table) for kind in KINDS if (table := fitted(sheet, kind.recognise))), None)
            if found is None and before is not None and (more := carried_on(before[1], sheet)):
                found = (before[0], more)
            before = found
            if found is not None:
                known[found[0]].append(found[1])
            elif part.kind in ("report", "appendix", "other"):
                unknown.append(sheet.grid)
    for kind in KINDS:
        kind.read(known[kind.name], reading)
    performing = [table for name in ON_PERFORMANCE for table in known[name]]
    read_period(sorted(performing, key=lambda table: table.sheet.grid.at), reading)
    _list_unknown(unknown, reading)


def _blocks_read(reading: Reading) -> frozenset[int]:
    """The blocks from which other readers took a field; text kept as it stands does not count."""
    found = leaves(reading.record.tree)
    return frozenset(
        field.source.position.block for pointer, field in found if not KEPT_AS_TEXT & set(pointer.split("/"))
    )


def _blocks(sheet: Sheet) -> Iterator[int]:
    for row in sheet.cells:
        for cell in row:
            if cell is not None:
                yield cell.position.block
                yield from (block.position.block for block in cell.blocks)


def _list_unknown(unknown: Sequence[Grid], reading: Reading) -> None:
    for grid in unknown:
        texts = [tidy(cell.text) for cell in grid.table.cells()]
        if sum(map(is_figure, texts)) >= LEAST_FIGURES and grid.lines:
            headings = ", ".join(text for text in texts[: grid.table.columns] if text)[:120]
            line = next(iter(grid.lines))
            reading.record.unclear("a table of figures", f"its columns are not known: {headings}", line.source())
