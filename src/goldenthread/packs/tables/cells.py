"""Cells as values of a record: figures as printed, words on one line."""

from __future__ import annotations

from decimal import Decimal

from goldenthread.documents import Cell
from goldenthread.figures import CellReading, Quantity, parse_cell
from goldenthread.packs.flow import tidy
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.headings import Heading


def words(cell: Cell | None, way: float) -> Said | None:
    """What a cell says, on one line; None where it says nothing."""
    text = tidy(cell.text) if cell is not None else ""
    return said(text, cell, way) if cell is not None and text else None


def reading(cell: Cell, heading: Heading | None) -> CellReading:
    """The cell read under the unit and scale of its column."""
    return parse_cell(cell.text, heading.words if heading else ())


def figure(cell: Cell | None, heading: Heading | None, way: float) -> Said | None:
    """The figure of a cell as printed (1,939 under "£000" is 1939; brackets are a minus); None where it has none."""
    if cell is None:
        return None
    quantity = reading(cell, heading).quantity
    return None if quantity is None or quantity.is_range else said(printed(quantity), cell, way)


def printed(quantity: Quantity) -> int | Decimal:
    """The number that is printed, whole where no decimals are."""
    return quantity.printed if quantity.decimals else int(quantity.printed)


def ends(cell: Cell | None, heading: Heading | None, way: float) -> tuple[Said, Said] | None:
    """Both ends of a cell's range ("£130 - £200")."""
    if cell is None:
        return None
    quantity = reading(cell, heading).quantity
    if quantity is None or not quantity.is_range:
        return None
    low, high = quantity.ends  # type: ignore[attr-defined]
    return said(printed(low), cell, way), said(printed(high), cell, way)


def unit_of(cell: Cell | None, heading: Heading | None) -> str:
    """The unit in which an amount is printed: "£000", "£m", "£", "%"; "" where neither cell nor column says."""
    quantity = reading(cell, heading).quantity if cell is not None else None
    if quantity is None:
        return ""
    if quantity.money:
        sign = {"usd": "$", "eur": "€"}.get(quantity.unit, "£")
        return sign + {1_000: "000", 1_000_000: "m", 1_000_000_000: "bn"}.get(quantity.scale, "")
    return "%" if quantity.percentage else ""
