"""Tables of indicators: which columns hold the result, the target, the earlier result, the colour, the direction..."""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.checks.grids import Grid
from goldenthread.checks.once import once
from goldenthread.checks.rules.performance.colours import Colour, colour_of
from goldenthread.checks.rules.performance.polarity import Polarity, guessed, stated
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity

_POLARITY = re.compile(
    r"\bpolarity\b|\bgood\s+(?:is|to\s+be)\b|\bbetter\s+(?:is|to\s+be)\b|\bbetter\s+if\b|\baim\s+to\b|what\s+is\s+good",
    re.I,
)
_RAG = re.compile(r"\b(?:rag|status|rating|traffic\s+light|on\s+target\?|colour)\b", re.I)
_DIRECTION = re.compile(r"\bdot\b|\bdirection\b|\btrend\b|\btravel\b|\bmovement\b|\bchange\b|\bimproving\b", re.I)
_TARGET = re.compile(r"\btarget\b", re.I)
_NOT_TARGET = re.compile(
    r"\b(?:variance|distance|difference|from|against|vs\.?|versus|met|off|gap|rag|status|date|to)\b", re.I
)
_DISTANCE = re.compile(
    r"\b(?:variance|distance|difference|gap|variation|deviation|shortfall)\b(?!.*\b(?:last|previous|prior|year"
    r"|quarter|budget|forecast)\b)"
    r"|%\s*(?:off|from)\s*target|\boff\s+target\b",
    re.I,
)
_PERIOD = re.compile(
    r"\bQ[1-4]\b|\bquarter\s+(?:[1-4]|one|two|three|four)\b|\b(?:19|20)?\d\d\s?[/–-]\s?\d\d\b|\b20\d\d\b", re.I
)
_RESULT = re.compile(
    r"\b(?:results?|actual|outturn|performance|achieved|achievement|value|current|latest|reported|this\s+(?:quarter"
    r"|year|period|month))\b",
    re.I,
)
_EARLIER = re.compile(
    r"\b(?:previous|prior|last|earlier|preceding|same\s+(?:quarter|period|time|point)|compared\s+with|comparator"
    r"|baseline|a\s+year\s+ago|eoy|"
    r"year\s+end)\b",
    re.I,
)
_BENCHMARK = re.compile(
    r"\b(?:benchmark\w*|london|national|england|neighbours?|average|median|quartile|statistical)\b", re.I
)
_COMMENTARY = re.compile(
    r"\b(?:comment(?:s|ary)?|narrative|explanations?|reasons?|remedial|actions?|update|notes?|progress)\b", re.I
)
_NAMED = re.compile(
    r"\b(?:indicators?|measures?|kpis?|pis?|description|metric|performance\s+indicator|service|name|title|ref)\b", re.I
)

_LONGEST_FIGURE = 60


@dataclass(frozen=True)
class Row:
    """One indicator as its table has it; a figure is None where the cell holds none."""

    grid: Grid
    row: int
    name: str
    polarity: Polarity
    polarity_stated: bool
    result: Quantity | None
    target: Quantity | None
    earlier: tuple[Quantity, ...]
    colour: Colour | None
    columns: Columns

    @property
    def comparable(self) -> bool:
        """Whether result and target are figures of the same unit."""
        result, target = self.result, self.target
        return bool(result and target and result.unit == target.unit and not result.is_range and not target.is_range)


@dataclass(frozen=True)
class Columns:
    """The places of the columns of a table of indicators, None where it has no such column."""

    result: int | None = None
    target: int | None = None
    earlier: tuple[int, ...] = ()
    rag: int | None = None
    direction: int | None = None
    polarity: int | None = None
    commentary: int | None = None
    distance: int | None = None


@once
def indicator_tables(subject: Subject) -> list[tuple[Grid, Columns, list[Row]]]:
    """Every table that has a column of results with a target, an earlier result or a colour beside it."""
    found = []
    for grid in subject.grids:
        if not grid.header_rows or grid.table.columns < 3 or len(grid.rows) < 1:
            continue
        words = " ".join(grid.heading(column) for column in grid.columns)
        if not (_RESULT.search(words) or _PERIOD.search(words)):
            continue
        columns = columns_of(grid)
        if columns.result is None or (columns.target, columns.earlier, columns.rag) == (None, (), None):
            continue
        found.append((grid, columns, [_row(grid, row, columns) for row in grid.rows]))
    return found


def columns_of(grid: Grid) -> Columns:
    """Which column is which, by their headings, and for colours by their cells."""
    headings = [grid.heading(column) for column in grid.columns]
    rag = _rag_column(grid, headings)
    taken = {rag}
    polarity = _first(headings, _POLARITY, taken)
    taken.add(polarity)
    distance = _first(headings, _DISTANCE, taken)
    taken.add(distance)
    direction = _first(headings, _DIRECTION, taken, unless=_TARGET)
    taken.add(direction)
    figured = [column for column in grid.columns if column not in taken and _has_figures(grid, column)]
    targets = [
        column for column in figured if _TARGET.search(headings[column]) and not _NOT_TARGET.search(headings[column])
    ]
    results = [column for column in figured if _is_result(headings[column])]
    result = _current(headings, results)
    target = min(targets, key=lambda column: abs(column - (result or 0)), default=None) if result is not None else None
    if target is not None and len(targets) > 1:
        target = _alike(headings, result, targets)
    earlier = [column for column in figured if column not in (result, *targets) and _is_earlier(headings[column])]
    commentary = _first(headings, _COMMENTARY, taken | set(figured) | {0})
    return Columns(
        result,
        target,
        tuple(earlier),
        rag,
        direction,
        polarity,
        commentary,
        distance,
    )


def _first(
    headings: list[str], pattern: re.Pattern[str], taken: set[int | None], unless: re.Pattern[str] | None = None
) -> int | None:
    for column, heading in enumerate(headings):
        if column not in taken and pattern.search(heading) and not (unless and unless.search(heading)):
            return column
    return None


def _rag_column(grid: Grid, headings: list[str]) -> int | None:
    best = None
    for column in grid.columns:
        texts = [text for row in grid.rows if (text := grid.text(row, column))]
        colours = sum(colour_of(text) is not None for text in texts)
        named = bool(_RAG.search(headings[column]))
        if colours and (named or colours * 2 >= len(texts)) and (best is None or named):
            best = column
    return best


def _has_figures(grid: Grid, column: int) -> bool:
    for row in grid.rows:
        text = grid.text(row, column)
        # A long cell is words, and one without a digit no figure: neither needs reading to know.
        may = len(text) <= _LONGEST_FIGURE and any(letter.isdigit() for letter in text)
        if may and grid.reading(row, column).quantity is not None:
            return True
    return False


def _is_result(heading: str) -> bool:
    if _TARGET.search(heading) or _BENCHMARK.search(heading):
        return False
    return bool(_RESULT.search(heading) or _PERIOD.search(heading)) and not _EARLIER.search(heading)


def _is_earlier(heading: str) -> bool:
    if _TARGET.search(heading) or _BENCHMARK.search(heading):
        return False
    return bool(_EARLIER.search(heading) or _PERIOD.search(heading))


def _current(headings: list[str], results: list[int]) -> int | None:
    """The latest of the columns of results: by what its heading says of time, else the one that is called a result."""
    if len(results) < 2:
        return results[0] if results else None
    named = [column for column in results if _RESULT.search(headings[column]) and not _PERIOD.search(headings[column])]
    if len(named) == 1:
        return named[0]
    times = {column: _time(headings[column]) for column in results}
    latest = max(times.values())
    at_latest = [column for column in results if times[column] == latest]
    return at_latest[0] if len(at_latest) == 1 and latest > (0, 0) else None


def _time(heading: str) -> tuple[int, int]:
    """A heading's year and quarter, as far as it says them."""
    year = re.search(r"\b(?:20)?(\d\d)\s?[/–-]\s?(?:20)?\d\d\b|\b20(\d\d)\b", heading)
    quarter = re.search(r"\b(?:Q|quarter\s+)([1-4])\b", heading, re.I)
    return (int(year[1] or year[2]) if year else 0, int(quarter[1]) if quarter else 0)


def _alike(headings: list[str], result: int | None, targets: list[int]) -> int | None:
    """The target of the same period as the result, else the one straight before it."""
    if result is None:
        return None
    same = [column for column in targets if _time(headings[column]) == _time(headings[result])]
    if len(same) == 1:
        return same[0]
    return result - 1 if result - 1 in targets else None


def _row(grid: Grid, row: int, columns: Columns) -> Row:
    name, result = _name(grid, row, columns), _figure(grid, row, columns.result)
    said = stated(grid.text(row, columns.polarity)) if columns.polarity is not None else ""
    return Row(
        grid,
        row,
        name,
        said or guessed(name) or (guessed(f"{name} %") if result is not None and result.percentage else ""),
        bool(said),
        result,
        _figure(grid, row, columns.target),
        tuple(figure for column in columns.earlier if (figure := _figure(grid, row, column)) is not None),
        colour_of(grid.text(row, columns.rag)) if columns.rag is not None else None,
        columns,
    )


def _name(grid: Grid, row: int, columns: Columns) -> str:
    """The words that name the row's indicator: the first column headed as one, else the longest of the first three."""
    for column in grid.columns:
        if _NAMED.search(grid.heading(column)) and len(grid.text(row, column)) > 8 and column != columns.result:
            return " ".join(grid.text(row, column).split())
    return " ".join(max((grid.text(row, column) for column in list(grid.columns)[:3]), key=len, default="").split())


def _figure(grid: Grid, row: int, column: int | None) -> Quantity | None:
    if column is None:
        return None
    reading = grid.reading(row, column)
    return reading.quantity if reading.quantity is not None and not reading.why else None
