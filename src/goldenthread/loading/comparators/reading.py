"""The rows of a table as figures of areas, with everything that is wrong with any cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from goldenthread.dates import Period
from goldenthread.loading.comparators.layouts import Layout, plain
from goldenthread.loading.comparators.opening import Sheet
from goldenthread.loading.comparators.periods import read_period
from goldenthread.loading.problems import CellError, Problem, shown

MISSING = ("", "*", "-", "..", ":", "x", "[x]", "[c]", "[z]", "c", "z", "n/a", "na", "null", "none")
"""What providers write where there is no figure."""
LARGEST = Decimal("1e15")
DECIMALS = 10
AREA_CODE = re.compile(r"[EWSNK][0-9]{8}")
AUTHORITIES = ("E06", "E07", "E08", "E09", "E10", "W06", "S12", "N09")
"""How the codes of local authorities begin; regions, nations and health areas are left aside."""


@dataclass(frozen=True)
class Figure:
    """One area's figure, read but not yet chosen; `split` holds what the layout's splitting columns say."""

    row: int
    column: str
    indicator: str
    provider: str
    measure: str
    title: str
    area_code: str
    area_name: str
    area_kind: str
    period: Period
    value: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    statistic: str
    per: Decimal | None
    runs_service: bool
    note: str
    source: str
    split: tuple[tuple[str, str], ...] = ()


@dataclass
class Read:
    """Every figure of a table, and what is wrong with it."""

    figures: list[Figure] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    not_authorities: int = 0
    """Rows of regions, nations and the like."""


def read_figures(sheet: Sheet, areas: dict[str, str], chosen: dict[str, str]) -> Read:
    """Every figure of a sheet. `areas` are the codes of known areas by name, for tables that have names alone.

    `chosen` keeps only rows that say so in a column, by header.
    """
    read = Read()
    places = {plain(header): at for at, header in enumerate(sheet.headers)}
    for header in chosen:
        if plain(header) not in places:
            message, mend = f"There is no column {shown(header)}.", f"The columns are: {', '.join(sheet.headers)}."
            read.problems.append(Problem(sheet.file, 1, None, message, mend))
    if read.problems:
        return read
    wanted = [(places[plain(header)], plain(value)) for header, value in chosen.items()]
    for number, cells in sheet.rows:
        cells = cells + [""] * (len(sheet.headers) - len(cells))
        if len(cells) > len(sheet.headers):
            message = f"This row has {len(cells)} cells and there are {len(sheet.headers)} headers."
            read.problems.append(
                Problem(sheet.file, number, None, message, "Put a text with a comma in quotation marks.")
            )
            continue
        if sheet.layout.repeats and plain(cells[places[sheet.layout.repeats]]) == sheet.layout.repeats:
            continue
        if all(plain(cells[at]) == value for at, value in wanted):
            _Row(sheet, places, number, cells, areas, read).take()
    return read


class _Row:
    """One row on its way to one figure, or to one a period."""

    def __init__(
        self, sheet: Sheet, places: dict[str, int], number: int, cells: list[str], areas: dict[str, str], read: Read
    ) -> None:
        self.sheet, self.places, self.number, self.cells = sheet, places, number, cells
        self.areas, self.read = areas, read
        self.wrong = False

    @property
    def layout(self) -> Layout:
        return self.sheet.layout

    def said(self, name: str) -> str:
        at = self.places.get(self.layout.columns.get(name, ""))
        return "" if at is None else " ".join(self.cells[at].split())

    def problem(self, column: str, message: str, mend: str) -> None:
        self.wrong = True
        self.read.problems.append(Problem(self.sheet.file, self.number, column, message, mend))

    def cell(self, column: str, cell: str, reader: Callable[[str], Any]) -> Any:
        """A cell read; None, with the problem noted, where it cannot be."""
        try:
            return reader(cell)
        except CellError as error:
            self.problem(column, error.message, error.mend)
            return None

    def take(self) -> None:
        code = self._area_code()
        if code is None:
            return
        if not code.startswith(AUTHORITIES):
            self.read.not_authorities += 1
            return
        if self.layout.across:
            known = {*self.layout.columns.values(), *self.layout.beside}
            for header, at in self.places.items():
                if header and header not in known:
                    self._figure(code, self.sheet.headers[at], self.sheet.headers[at], self.cells[at])
            return
        self._figure(code, self.layout.header("value"), self.said("period"), self.said("value"))

    def _area_code(self) -> str | None:
        """The code of the row's area; None where it has none, with the problem noted."""
        code, name = self.said("area_code").upper(), self.said("area_name")
        if "area_code" not in self.layout.columns:
            found = self.areas.get(plain(name))
            if found is None:
                mend = "Load a file with codes first, or add a column area_code: names alone do not tell areas apart."
                self.problem(self.layout.header("area_name"), f"{shown(name)} is not the name of a known area.", mend)
            return found
        if AREA_CODE.fullmatch(code):
            return code
        mend = "Write the nine characters of the Office for National Statistics, such as E09000003."
        self.problem(self.layout.header("area_code"), f"{shown(code)} is not the code of an area.", mend)
        return None

    def _figure(self, code: str, column: str, period: str, value: str) -> None:
        self.wrong = False
        layout = self.layout
        when = self.cell(column if layout.across else layout.header("period"), period, read_period)
        figure = self.cell(column, value, read_number)
        parts = [self.cell(layout.header(name), self.said(name), read_number) for name in ("numerator", "denominator")]
        per = self.cell(layout.header("per"), self.said("per"), read_number)
        runs = self.cell(layout.header("runs_service"), self.said("runs_service"), _yes_no)
        statistic = self.cell(layout.header("statistic"), self.said("statistic"), _statistic)
        if self.wrong or when is None:
            return
        title = self.said("title") or (" ".join(self.sheet.above) if layout.above == "title" else "")
        self.read.figures.append(Figure(
            self.number, column, self.said("indicator"), self.said("provider") or layout.provider,
            self.said("measure"), title, code, self.said("area_name")[:120], self.said("area_kind")[:80], when, figure,
            *self._parts(parts), statistic, per, runs, self.said("note")[:500], self.said("source"),
            tuple((header, self._split(header)) for header in layout.splits if header in self.places),
        ))  # fmt: skip

    def _parts(self, parts: list[Decimal | None]) -> tuple[Decimal | None, Decimal | None]:
        """Numerator and denominator; one that cannot be counted with says nothing."""
        count, of = parts
        return (None if count is None or count < 0 else count), (None if of is None or of <= 0 else of)

    def _split(self, header: str) -> str:
        return " ".join(self.cells[self.places[header]].split())


def read_number(cell: str) -> Decimal | None:
    """A number as providers write it, to ten decimals; None where they say there is none."""
    bare = cell.strip()
    if bare.lower() in MISSING:
        return None
    try:
        number = Decimal(re.sub(r"(?<=\d),(?=\d{3})", "", bare).removesuffix("%").removeprefix("£"))
        if not number.is_finite() or abs(number) >= LARGEST:
            raise InvalidOperation
    except InvalidOperation:
        raise CellError(
            f"{shown(cell)} is not a number.", "Write digits only, or leave the cell empty if there is none."
        ) from None
    if -int(number.as_tuple().exponent) > DECIMALS:
        number = number.quantize(Decimal(1).scaleb(-DECIMALS), ROUND_HALF_UP)
    # 1E+3 is a number, and so is what it stands for.
    return Decimal(format(number, "f"))


def _yes_no(cell: str) -> bool:
    if cell.lower() in ("", "yes", "true", "y", "1"):
        return True
    if cell.lower() in ("no", "false", "n", "0"):
        return False
    raise CellError(
        f"{shown(cell)} is neither yes nor no.", "Write yes, or no where the area does not run the service."
    )


def _statistic(cell: str) -> str:
    if cell.lower() in ("", "proportion", "rate", "ratio", "other"):
        return cell.lower()
    raise CellError(f"{shown(cell)} is no kind of figure.", "Write one of: proportion, rate, ratio, other.")
