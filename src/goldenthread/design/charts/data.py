"""What charts are drawn from: plain values, in the order they are to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldenthread.design.charts.numbers import COUNT, Unit


@dataclass(frozen=True, slots=True)
class Point:
    """One period of a series. `value` None is a gap; `note` says why ("Due Q3") or adds to the figure.

    `rag` is a status code (green, amber, red, or none). `target` None: no numeric target for the period.
    """

    label: str
    value: Decimal | None
    target: Decimal | None = None
    rag: str = ""
    provisional: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Series:
    """An indicator over periods. `from_zero`: the axis starts at zero whatever the values (counts)."""

    title: str
    points: Sequence[Point]
    unit: Unit = COUNT
    from_zero: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One area of a comparison. `value` None: no benchmark; `note` says why, or the period and source."""

    label: str
    value: Decimal | None
    own: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """An indicator beside its benchmarks, all of one period."""

    title: str
    bars: Sequence[Bar]
    unit: Unit = COUNT


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole: how many, with a status code for its shape and colour."""

    label: str
    count: int
    status: str = "no-rating"


@dataclass(frozen=True, slots=True)
class Headline:
    """Counts that make up a whole ("indicators with a target this quarter")."""

    title: str
    parts: Sequence[Part]


@dataclass(frozen=True, slots=True)
class PlacedRisk:
    """A risk by its reference, with impact and likelihood of 1 to 5."""

    label: str
    impact: int
    likelihood: int


@dataclass(frozen=True, slots=True)
class RiskMatrix:
    """Risks on the five by five grid; a score of `high` or more is high level, of `medium` or more medium."""

    title: str
    risks: Sequence[PlacedRisk]
    high: int = 15
    medium: int = 8


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure on a date."""

    on: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Progress:
    """A promise with a figure and a date: where it began, where it must be, and what has been read since.

    `sentence` says the pace needed and the pace so far, as worked out elsewhere.
    """

    title: str
    baseline: Reading
    target: Reading
    readings: Sequence[Reading] = ()
    unit: Unit = COUNT
    sentence: str = ""
