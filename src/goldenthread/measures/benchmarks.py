"""One council's figure against others': median, quarter and distance, each with its source, period and areas.

A benchmark is worked out for one area at a time and holds no other area's name or figure, so that no league table can
be read from it. The area itself is left out of its own comparison, areas without the service are left out, and figures
of another period are refused. Arithmetic is exact on the figures as written.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from goldenthread.measures.problems import MeasureError, Problem
from goldenthread.measures.refusals import one_of, refuse

Number = Decimal | str | int | float
POLARITIES = ("bigger", "smaller", "neither", "range")
BANDS: tuple[tuple[Fraction, str], ...] = (
    (Fraction(1, 2), "close to"),
    (Fraction(3, 2), "a little"),
    (Fraction(3), "somewhat"),
    (Fraction(15, 2), "well"),
)
"""Distances, in median absolute deviations, up to which each word serves; beyond the last it is "far" (Oflog 2023)."""
FAR = "far"
FEWEST = 4
"""Fewest other areas for quarters and distance."""


@dataclass(frozen=True)
class Comparator:
    """One area's figure in one period. `value` None: the area does not run the service, or has no figure."""

    area: str
    value: Number | None
    period: str


@dataclass(frozen=True)
class Source:
    """Where comparators come from, printed wherever a benchmark is."""

    name: str
    published: date | None = None
    url: str = ""


@dataclass(frozen=True)
class NeighbourSet:
    """The areas that a model calls most like one area, at a date: ONS, CIPFA (the council's own to upload), others."""

    area: str
    model: str
    made: date
    neighbours: frozenset[str]

    def __post_init__(self) -> None:
        if self.area in self.neighbours:
            refuse("neighbours", f"{self.area} is named as its own neighbour")
        if not self.neighbours:
            refuse("neighbours", f"{self.model} names no neighbour of {self.area}")


@dataclass(frozen=True)
class Benchmark:
    """How one area's figure stands. None where it cannot be worked out; `reason` says why."""

    area: str
    group: str
    """Whom it is compared with: "England", "London", or a neighbour model and its date."""
    period: str
    source: str
    value: Fraction
    others: int
    """Areas with a figure in the group, this one not counted."""
    left_out: int
    """Areas of the group without a figure."""
    median: Fraction | None
    """Of the others."""
    lower_quartile: Fraction | None
    upper_quartile: Fraction | None
    """By linear interpolation (R's type 7, a spreadsheet's QUARTILE.INC)."""
    quarter: str | None
    """best, second best, second worst or worst; highest, second highest, ... where neither direction is better."""
    distance: Fraction | None
    """(value - median) / median absolute deviation of the others."""
    band: str | None
    """close to, a little, somewhat, well or far."""
    side: str | None
    """above, below or level, of the median."""
    judgement: str | None
    """better, worse, similar or different, by polarity; similar within the first band."""
    reason: str


def benchmark(
    area: str, value: Number, comparators: Iterable[Comparator], *, period: str, source: Source | str,
    polarity: str = "bigger", group: str = "England", neighbours: NeighbourSet | None = None,
) -> Benchmark:  # fmt: skip
    """One area's figure against a group of others in the same period.

    neighbours: only the areas that it names; the benchmark then says the model and its date.
    Raises MeasureError where a comparator is of another period, is there twice or is not a number.
    """
    one_of(polarity, POLARITIES, "polarity")
    own = _exact(value, "value", None)
    named = source.name if isinstance(source, Source) else source
    if not named.strip():
        refuse("source", "a benchmark names its source")
    group = f"{neighbours.model}, {neighbours.made:%B %Y}" if neighbours is not None else group
    if neighbours is not None and neighbours.area != area:
        refuse("neighbours", f"they are the neighbours of {neighbours.area}, not of {area}")
    figures, left_out = _others(area, comparators, period, neighbours)
    facts = (area, group, period, named, own, len(figures), left_out)
    if not figures:
        return Benchmark(*facts, None, None, None, None, None, None, None, None, "no benchmark available")
    median = _quantile(figures, Fraction(1, 2))
    side = "above" if own > median else "below" if own < median else "level"
    if len(figures) < FEWEST:
        reason = f"{len(figures)} other {'area is' if len(figures) == 1 else 'areas are'} too few to say how far apart"
        return Benchmark(
            *facts, median, None, None, None, None, None, side, None, f"cannot be worked out, because {reason}"
        )
    low, high = _quantile(figures, Fraction(1, 4)), _quantile(figures, Fraction(3, 4))
    quarter = _quarter(own, (low, median, high), polarity)
    spread = _quantile(sorted(abs(each - median) for each in figures), Fraction(1, 2))
    if not spread:
        reason = "cannot be worked out, because at least half of the others have the same figure"
        return Benchmark(*facts, median, low, high, quarter, None, None, side, None, reason)
    distance = (own - median) / spread
    band = next((word for most, word in BANDS if abs(distance) <= most), FAR)
    return Benchmark(
        *facts, median, low, high, quarter, distance, band, side, _judgement(band, side, polarity), ""
    )  # fmt: skip


def median(values: Iterable[Number]) -> Fraction:
    """The median of some figures, exactly. Raises MeasureError where there are none."""
    return _quantile(sorted(_exact(value, "values", row) for row, value in enumerate(values, 1)), Fraction(1, 2))


def median_absolute_deviation(values: Iterable[Number]) -> Fraction:
    """The median distance from the median, exactly (not scaled to a standard deviation)."""
    found = sorted(_exact(value, "values", row) for row, value in enumerate(values, 1))
    middle = _quantile(found, Fraction(1, 2))
    return _quantile(sorted(abs(each - middle) for each in found), Fraction(1, 2))


def quartiles(values: Iterable[Number]) -> tuple[Fraction, Fraction, Fraction]:
    """Lower quartile, median and upper quartile by linear interpolation, exactly."""
    found = sorted(_exact(value, "values", row) for row, value in enumerate(values, 1))
    low, middle, high = (_quantile(found, Fraction(part, 4)) for part in (1, 2, 3))
    return low, middle, high


def _others(
    area: str, comparators: Iterable[Comparator], period: str, neighbours: NeighbourSet | None
) -> tuple[list[Fraction], int]:
    """The figures of the others, sorted, and how many of the group have none."""
    problems, seen, found, missing = [], set(), [], 0
    for row, other in enumerate(comparators, 1):
        if other.period != period:
            message = f"{other.area} is for {other.period} and the figure is for {period}: periods must match"
            problems.append(Problem("comparators", row, "period", message))
            continue
        if other.area in seen:
            problems.append(Problem("comparators", row, "area", f"{other.area} is there twice"))
            continue
        seen.add(other.area)
        if other.area == area or (neighbours is not None and other.area not in neighbours.neighbours):
            continue
        if other.value is None:
            missing += 1
            continue
        found.append(_exact(other.value, "comparators", row))
    if problems:
        raise MeasureError(problems)
    if neighbours is not None:
        missing += len(neighbours.neighbours - seen)
    return sorted(found), missing


def _exact(value: object, name: str, row: int | None) -> Fraction:
    """A figure as written: a float stands for the shortest decimal that reads back as it."""
    if isinstance(value, bool) or value is None:
        refuse(name, f"{value!r} is not a number", row)
    try:
        number = Decimal(repr(float(value)) if isinstance(value, float) else value)  # type: ignore[arg-type]
    except (ArithmeticError, TypeError, ValueError):
        refuse(name, f"{value!r} is not a number", row)
    if not number.is_finite():
        refuse(name, f"{value} is not a number that can be measured with", row)
    return Fraction(number)


def _quantile(ordered: Sequence[Fraction], share: Fraction) -> Fraction:
    if not ordered:
        refuse("values", "there are none")
    place = share * (len(ordered) - 1)
    whole = place.numerator // place.denominator
    if whole + 1 >= len(ordered):
        return ordered[-1]
    return ordered[whole] + (place - whole) * (ordered[whole + 1] - ordered[whole])


def _quarter(own: Fraction, cuts: tuple[Fraction, Fraction, Fraction], polarity: str) -> str | None:
    """Which quarter of the others the figure falls in; on a cut it gets the quarter nearer the median."""
    low, middle, high = cuts
    if low == high:
        return None
    place = 0 if own < low else 1 if own < middle else 2 if own <= high else 3
    if polarity == "bigger":
        return ("worst", "second worst", "second best", "best")[place]
    if polarity == "smaller":
        place = 0 if own < low else 1 if own <= middle else 2 if own <= high else 3
        return ("best", "second best", "second worst", "worst")[place]
    return ("lowest", "second lowest", "second highest", "highest")[place]


def _judgement(band: str, side: str, polarity: str) -> str:
    if band == BANDS[0][1]:
        return "similar"
    if polarity not in ("bigger", "smaller"):
        return "different"
    return "better" if (side == "above") == (polarity == "bigger") else "worse"
