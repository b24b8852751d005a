"""The labels of a report's header, in a table or as lines: which field each one names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from goldenthread.documents import Cell
from goldenthread.packs.flow import Grid, Line, Piece, tidy
from goldenthread.packs.phrases import meaning_of, phrases

FEWEST = 3
LONGEST_LABEL = 60
WINDOW = 30
GAP = 3


@dataclass(frozen=True, slots=True)
class Labelled:
    """A field of a header with the words beside its label: a table's cell, or the rest of a line and those below."""

    field: str
    value: str
    cell: Cell | None = None
    lines: tuple[Line, ...] = ()
    offset: int = 0


def label_of(text: str) -> str | None:
    """The field that a label names; None for other words."""
    text = tidy(text).strip(" *:")
    return meaning_of(text, "report_header", "fields") if 0 < len(text) <= LONGEST_LABEL else None


def fields_in_grid(grid: Grid) -> list[Labelled]:
    """The fields of a table whose rows are label and value; the first of each name counts."""
    found: dict[str, Labelled] = {}
    for row in grid.rows:
        for label, value in pairwise(row):
            name = label_of(label.text)
            if name and name not in found and label.text.strip():
                found[name] = Labelled(name, tidy(value.text), value)
                break
        else:
            for cell in row[:2]:
                for field in _within(cell):
                    found.setdefault(field.field, field)
    return list(found.values())


def fields_in_lines(pieces: Sequence[Piece]) -> list[Labelled]:
    """The fields of lines such as "Wards affected: All", or of a label alone with its value on the lines below."""
    found: dict[str, Labelled] = {}
    lines = list(takewhile(lambda piece: isinstance(piece, Line), pieces))
    last = 0
    for place, line in enumerate(lines):
        assert isinstance(line, Line)
        if place - last > GAP:
            break
        before = len(found)
        label, colon, rest = line.text.partition("?" if "?" in line.text[:LONGEST_LABEL] else ":")
        name = label_of(label) if colon else None
        if name and rest.strip():
            offset = len(label) + 1 + len(rest) - len(rest.lstrip())
            found.setdefault(name, Labelled(name, tidy(rest), None, (line,), offset))
        elif (name or label_of(line.text)) and line.standing_out and place + 1 < len(lines):
            below = lines[place + 1]
            assert isinstance(below, Line)
            if label_of(below.text.partition(":")[0]) is None and len(below.text) < 300:
                name = name or label_of(line.text) or ""
                found.setdefault(name, Labelled(name, tidy(below.text), None, (below,)))
        last = place if len(found) > before else last
    return list(found.values())


def is_header(fields: Sequence[Labelled]) -> bool:
    """Whether so many fields of a header stand together that it is one."""
    telling = {field.field for field in fields} & set(phrases("report_header")["telling"])
    return len(telling) >= FEWEST and bool(telling & {"report_of", "wards", "status", "portfolio", "officer_contact"})


def _within(cell: Cell) -> list[Labelled]:
    """Fields said within one cell ("Ward: All")."""
    if ":" not in cell.text or len(cell.text) > 400:
        return []
    label, _, rest = tidy(cell.text).partition(":")
    name = label_of(label)
    return [Labelled(name, rest.strip(), cell)] if name and rest.strip() else []
