"""The quarters that head a service's table, with the year that the words above it give where the column does not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.packs.phrases import sure
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.headings import Heading
from goldenthread.packs.tables.periods import When, placed, when, whens
from goldenthread.packs.tables.sheets import Fitted

LINES_THAT_SAY = 4


@dataclass(frozen=True)
class Column:
    """A quarter's column and the quarter as the record has it ("2021-22 Q1"; "Q1" where no year can be told)."""

    heading: Heading
    said: Said


def quarter_columns(table: Fitted) -> list[Column]:
    """Each quarter's column from the left."""
    above = _named_above(table)
    found: list[Column] = []
    for heading in table.columns["quarters"]:
        period = when(heading.text)
        place = heading.saying(when)
        if period is None or place is None:
            continue
        way = "period"
        if period.year is None and period.quarter is not None:
            told = placed(period.quarter, above)
            period, way = (told, "period from the words above") if told else (period, "quarter without a year")
        found.append(Column(heading, said(period.text, place, sure("services", way))))
    return found


def _named_above(table: Fitted) -> Sequence[When]:
    """The quarters named by the nearest words above the table that name any; words over two lines are one."""
    lines = [line.text for line in table.sheet.above[-LINES_THAT_SAY:]]
    for first in range(len(lines) - 1, -1, -1):
        found = whens(" ".join(lines[first:]))
        if any(one.quarter and one.year is not None for one in found):
            return found
    return ()
