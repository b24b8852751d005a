"""A fact as a document says it: the value, the words it was taken from and where they stand, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from goldenthread.documents import Cell, Position, TextBlock

Value = str | int | Decimal | bool | date | datetime | None
LONGEST_QUOTE = 1_000


@dataclass(frozen=True, slots=True)
class Source:
    """Where the words of a fact stand: the block (from 0), its line or page, the offsets in its text, the words."""

    position: Position
    start: int
    end: int
    quote: str

    @property
    def line(self) -> int | None:
        """The line of a text file on which the words begin."""
        return self.position.line_at(self.start)

    @property
    def words(self) -> str:
        """The place as a person would look for it."""
        return f"line {self.line}" if self.line is not None else self.position.words

    def as_json(self) -> dict[str, Any]:
        """The place and the words as plain JSON; what the format has not (a line, a page) is left out."""
        place = {"block": self.position.block, "line": self.line, "page": self.position.page}
        return {k: v for k, v in place.items() if v is not None} | {
            "start": self.start,
            "end": self.end,
            "quote": self.quote,
        }


@dataclass(frozen=True, slots=True)
class Said:
    """One value of a record. `confidence` (0 to 1) is how often a value recognised in this way is right."""

    value: Value
    source: Source
    confidence: float

    @property
    def plain(self) -> str | int | float | bool | None:
        """The value as JSON has it: days and moments in ISO 8601, numbers as numbers."""
        if isinstance(self.value, datetime):
            return self.value.strftime("%Y-%m-%dT%H:%M")
        if isinstance(self.value, date):
            return self.value.isoformat()
        if isinstance(self.value, Decimal):
            return int(self.value) if self.value == self.value.to_integral_value() else float(self.value)
        return self.value


def source_of(place: TextBlock | Cell, start: int = 0, end: int | None = None) -> Source:
    """The source of some words of a block or of a table's cell: the whole of it unless offsets are given."""
    text = place.text
    stop = len(text) if end is None else min(end, len(text))
    return Source(place.position, start, stop, text[start:stop][:LONGEST_QUOTE])


def said(value: Value, place: TextBlock | Cell, confidence: float, start: int = 0, end: int | None = None) -> Said:
    """A value said by a block or a cell, or by the words of it between two offsets."""
    return Said(value, source_of(place, start, end), confidence)
