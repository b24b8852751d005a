"""A figure as printed, with what it stands for; and what has digits but is no figure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from goldenthread.figures.interval import Interval

Kind = Literal[
    "paragraph number", "list marker", "section", "item", "table number", "page", "version", "category", "law",
    "date", "time", "year", "financial year", "quarter", "age", "phone", "postcode", "address", "web", "reference",
    "identifier", "ratio", "base", "threshold", "unit", "malformed",
]  # fmt: skip
"""Why what has digits is no figure. "base" is what a rate is out of ("per 1,000"), "unit" a column's ("£000")."""

Sign = Literal["", "minus", "plus", "brackets", "plus or minus", "adv", "fav"]

COUNTED = frozenset({"count", "days", "weeks", "months", "years", "hours", "minutes", "fte"})
"""Units of which a whole number is exact."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure. `start` and `end` are offsets in the text given, and `text` is what stands there.

    `value` is in full units: 5400000 for "£5.4m", where `printed` is 5.4, `decimals` 1 and `scale` 1000000.
    A minus makes it negative; brackets make it negative in a cell (`parse_cell`), but not in a passage, where they
    only set it apart ("4 (45%)").
    """

    text: str
    start: int
    end: int
    value: Decimal
    printed: Decimal
    decimals: int = 0
    scale: int = 1
    unit: str = "count"
    """gbp, usd, eur, pence, percent, points (percentage points), count, fte, times, days, weeks, months, years, hours,
    minutes, or another measure by its plural: miles, tonnes, kilograms, hectares..."""
    noun: str = ""
    """What it counts, as far as the words after it tell: "residents"."""
    sign: Sign = ""
    approximate: str = ""
    """about, over, more than, at least, under, less than, up to, nearly, just over, just under...; "" where it is said
    outright."""
    ordinal: bool = False
    spelled: bool = False
    per: int | None = None
    """Of a rate, what it is out of: 1000 for "71.1 per 1,000"."""
    rate: str = ""
    """Of a rate, the words: "1,000 population", "year", "copy"."""

    @property
    def is_range(self) -> bool:
        """Whether it is a `Range`."""
        return False

    @property
    def money(self) -> bool:
        """Whether it is an amount of money."""
        return self.unit in ("gbp", "usd", "eur", "pence")

    @property
    def percentage(self) -> bool:
        """Whether it is a percentage (percentage points are not)."""
        return self.unit == "percent"

    def interval(self, loose: bool = False) -> Interval:
        """Between what the true value lies, given that it was rounded half up to the last place printed.

        A whole number of things, people, days or posts without a scale ("12 referrals") is exact.
        `loose`: a whole number may also have been rounded to its trailing zeros (12,000: to thousands).
        """
        if self.decimals == 0 and self.scale == 1 and self.unit in COUNTED and not loose:
            return Interval.exact(self.value)
        places = self.decimals
        if loose and places == 0 and self.printed:
            digits = str(abs(int(self.printed)))
            places = len(digits.rstrip("0")) - len(digits)
        return Interval.about(self.value, Fraction(self.scale) / (2 * Fraction(10) ** places))


@dataclass(frozen=True, slots=True)
class Range(Quantity):
    """Two figures given as the ends of one ("£10k to £20k"). Its `value` and `printed` are those of its lower end."""

    low: Quantity | None = None
    high: Quantity | None = None

    @property
    def is_range(self) -> bool:
        """Always."""
        return True

    @property
    def ends(self) -> tuple[Quantity, Quantity]:
        """Both ends, in the order printed."""
        return self.low or self, self.high or self

    @property
    def backwards(self) -> bool:
        """Whether the first end is above the second."""
        low, high = self.ends
        return low.value > high.value

    def interval(self, loose: bool = False) -> Interval:
        """From the least that the lower end may be to the most that the upper may be."""
        low, high = self.ends
        return low.interval(loose).hull(high.interval(loose))


@dataclass(frozen=True, slots=True)
class Other:
    """What has digits and is no figure, and why."""

    text: str
    start: int
    end: int
    kind: Kind
