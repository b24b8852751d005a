"""Pledges in a table: a column of promises beside what was done, status, who and by when; "You said, we did"."""

from __future__ import annotations

from collections.abc import Sequence

from goldenthread.packs.flow import tidy
from goldenthread.packs.parts import Part
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.pledges.found import Pledge, Section
from goldenthread.packs.pledges.statuses import status_in_cell
from goldenthread.packs.record import Tree
from goldenthread.packs.said import Said, said
from goldenthread.packs.tables.cutting import sheets_of
from goldenthread.packs.tables.fitting import carried_on, fitted
from goldenthread.packs.tables.headings import Columns, Heading, columns_meant, has_needed
from goldenthread.packs.tables.sheets import Fitted, Row, Sheet, alone

LONGEST_SECTION = 120


def recognise(headings: Sequence[Heading], sheet: Sheet) -> Columns:
    """Promises beside progress or status. "Commitment" counts only where the title or a heading speaks of pledges."""
    columns = columns_meant(headings, "pledges")
    if not has_needed(columns, "pledges"):
        return {}
    named = [columns["pledge"][0].text]
    strict = pattern("pledges", "strict")
    around = [sheet.part.title, *(line.text for line in sheet.above if len(line.text) <= LONGEST_SECTION)]
    return columns if any(strict.search(text) for text in named + around) else {}


def sections_in_tables(part: Part) -> list[Section]:
    """The sections of every such table: by a column, by rows of their own, or by the heading above the table."""
    sections: list[Section] = []
    before: Fitted | None = None
    for sheet in sheets_of(part):
        table = fitted(sheet, recognise) or (carried_on(before, sheet) if before else None)
        if table is not None:
            if not table.continued or not sections:
                sections.append(Section(_above(table)))
            for row in table.rows:
                _row(table, row, sections)
        before = table
    return [section for section in sections if section.pledges]


def _above(table: Fitted) -> Said | None:
    line = table.sheet.title
    return line.said(tidy(line.text), sure("pledges", "section marked")) if line else None


def _row(table: Fitted, row: Row, sections: list[Section]) -> None:
    single = alone(row)
    cell = table.cell(row, "pledge")
    if single is not None and len(single.text) <= LONGEST_SECTION and len(table.headings) > 2:
        sections.append(Section(said(tidy(single.text), single, sure("pledges", "section marked"))))
        return
    named = table.cell(row, "section")
    if named is not None and (not sections[-1].heading or sections[-1].heading.value != tidy(named.text)):
        sections.append(Section(said(tidy(named.text), named, sure("pledges", "section marked"))))
    way = sure("pledges", "row")
    done = table.cell(row, "evidence")
    if cell is None:
        if done is not None and sections[-1].pledges:
            sections[-1].pledges[-1].evidence.append(said(tidy(done.text), done, way))
        return
    more: dict[str, Tree] = {}
    for role in ("number", "due", "owner"):
        other = table.cell(row, role)
        if other is not None:
            more[role] = said(tidy(other.text), other, way)
    status = table.cell(row, "status")
    if status is not None:
        more |= status_in_cell(status)
    evidence = [said(tidy(done.text), done, way)] if done is not None else []
    sections[-1].pledges.append(Pledge(said(tidy(cell.text), cell, way), evidence, more))
