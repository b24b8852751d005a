"""Sets of nearest neighbours from a table: whose model, when it was made, and who is like whom."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from goldenthread.loading.cells import date
from goldenthread.loading.comparators.layouts import plain
from goldenthread.loading.comparators.opening import Sheet
from goldenthread.loading.comparators.reading import AREA_CODE
from goldenthread.loading.problems import CellError, Problem, shown
from goldenthread.performance.models import Area, NeighbourSet
from goldenthread.plan.models import Source

Key = tuple[str, dt.date, str]


@dataclass
class NeighboursRead:
    """The sets of a table by model, day and area, with the names of areas and what is wrong."""

    codes: dict[Key, set[str]] = field(default_factory=lambda: defaultdict(set))
    sources: dict[Key, Source] = field(default_factory=dict)
    areas: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def sets(self, areas: Mapping[str, Area], now: dt.datetime) -> Iterator[NeighbourSet]:
        """The sets as they are recorded."""
        for (model, made, code), neighbours in self.codes.items():
            yield NeighbourSet(
                area=areas[code], model=model, made=made, neighbours=sorted(neighbours),
                source=self.sources.get((model, made, code)), known_from=now,
            )  # fmt: skip


def read_neighbours(sheet: Sheet) -> NeighboursRead:
    """Every set in a sheet."""
    read = NeighboursRead()
    places = {plain(header): at for at, header in enumerate(sheet.headers)}
    held = {source.reference: source for source in Source.objects.all()}
    for number, cells in sheet.rows:
        row = {name: cells[at].strip() for name, at in places.items() if at < len(cells)}
        _take(sheet, number, row, read, held)
    return read


def _take(sheet: Sheet, number: int, row: Mapping[str, str], read: NeighboursRead, held: Mapping[str, Source]) -> None:
    def wrong(column: str, message: str, mend: str) -> None:
        read.problems.append(Problem(sheet.file, number, column, message, mend))

    try:
        made = date(row.get("made", ""))
    except CellError as error:
        return wrong("made", error.message, error.mend)
    model, source = row.get("model", ""), row.get("source", "")
    if not model or len(model) > 80:
        return wrong("model", "There is no model, or its name is too long.", "Write whose model it is, such as CIPFA.")
    for column in ("area_code", "neighbour_code"):
        if not AREA_CODE.fullmatch(row.get(column, "").upper()):
            mend = "Write the nine characters of the Office for National Statistics, such as E09000003."
            return wrong(column, f"{shown(row.get(column, ''))} is not the code of an area.", mend)
    code, other = row["area_code"].upper(), row["neighbour_code"].upper()
    if code == other:
        return wrong("neighbour_code", f"{code} is named as its own neighbour.", "Leave this row out.")
    if source and source not in held:
        return wrong("source", f"There is no source {shown(source)}.", "Name one that is in the record.")
    key = (model, made, code)
    read.codes[key].add(other)
    if source:
        read.sources[key] = held[source]
    for each, name in ((code, row.get("area_name", "")), (other, row.get("neighbour_name", ""))):
        if name or each not in read.areas:
            read.areas[each] = {"name": name or each, "kind": ""}
    return None
