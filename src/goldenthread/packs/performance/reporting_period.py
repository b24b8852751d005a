"""Reads the period that the performance figures report on into "performance/period"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from goldenthread.packs.flow import Line, tidy
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import sure
from goldenthread.packs.reading import Reading
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.periods import When, whens
from goldenthread.packs.tables.sheets import Fitted

LINES_AT_THE_TOP = 60


def read_period(tables: Sequence[Fitted], reading: Reading) -> None:
    """Adds the period of the first of these tables: the quarter of the report's title or headings, of the table's
    own headings, or of the report's opening lines; else the year that a title names."""
    for table in tables:
        lines = list(islice(table.sheet.part.lines, LINES_AT_THE_TOP))
        titles = _titles(table.sheet.part, lines)
        lines = [line for line in lines if line.cell is None]
        headings = [line for line in lines if line.standing_out]
        found = (
            _quarter(titles, "title")
            or _quarter(headings, "heading")
            or _headed(table)
            or _quarter(lines, "opening lines")
            or _year([*titles, *headings])
        )
        if found is not None:
            reading.record.put("performance/period", found)
            return


def _titles(part: Part, lines: Sequence[Line]) -> list[Line]:
    """The lines in which the report's title stands."""
    title = tidy(part.title)
    return [line for line in lines if title and tidy(line.text) and tidy(line.text) in title]


def _quarter(lines: Sequence[Line], way: str) -> Said | None:
    """The last quarter, with its year, of the first line that names one."""
    for line in lines:
        quarters = [when for when in whens(line.text) if when.quarter and when.year is not None]
        if quarters:
            return _said(line, quarters[-1], way)
    return None


def _year(lines: Sequence[Line]) -> Said | None:
    for line in lines:
        years = [when for when in whens(line.text) if when.year is not None]
        if len(years) == 1:
            return _said(line, years[0], "year in a title")
    return None


def _said(line: Line, when: When, way: str) -> Said:
    return line.said(when.text, sure("reporting", way), when.start, when.end)


def _headed(table: Fitted) -> Said | None:
    heading = table.heading("result") or table.heading("forecast")
    period = (
        next((when for when in whens(heading.text) if when.year is not None and when.quarter), None)
        if heading
        else None
    )
    place = heading.saying(whens) if heading else None
    if period is None or place is None:
        return None
    return said(period.text, place, sure("reporting", "column"))
