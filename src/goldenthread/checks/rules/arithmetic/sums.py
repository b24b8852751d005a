"""What is added up in tables: the amounts of cells, sums of them, and what is said of a sum that does not hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.arithmetic.turned import Laid
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, rounded, total
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

NOTHING = frozenset({"", "empty", "dash", "nil", "not applicable"})
"""What a cell holds instead of an amount where there is none to add."""
NOT_ADDED = regex(
    r"\b(?:average|mean|median|rate|per|ratio|score|rank|%|percentage|target|index|year|number of the|no\.?)\b|%",
    re.IGNORECASE,
)
"""Names of rows and columns whose figures make no sums."""
RATED = regex(r"\b(?:average|mean|median|rate|per|ratio|score|rank|percentage|target|index)\b|%", re.IGNORECASE)
"""Names of rows and columns of rates and averages, which are of others and not their sum."""
_NESTED = 3
_FEW = 12
_SHOWN = 8
_HUNDRED, _TEN, _FIVE = 100, 10, 5
_MANY_TENS, _MANY_FIVES = 4, 6
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Sum:
    """A total as printed, what the parts make, and the parts."""

    printed: Quantity
    made: Interval
    parts: tuple[Quantity, ...]

    @classmethod
    def of(cls, printed: Quantity, parts: Sequence[Quantity]) -> Sum:
        """A total beside the sum of its parts."""
        return cls(printed, total([part.interval() for part in parts]), tuple(parts))

    @property
    def holds(self) -> bool:
        """Whether rounding allows the total printed."""
        return self.printed.interval().overlaps(self.made) or self._of_round_figures or self._of_whole_pounds

    @property
    def _of_whole_pounds(self) -> bool:
        """Whether all are pounds without their pence, which can leave a sum of three or more a pound out."""
        figures = (self.printed, *self.parts)
        whole = all(each.money and not each.decimals and each.scale == 1 for each in figures)
        return (
            whole and len(self.parts) > 2 and abs(self.over) == 1 and max(each.value for each in figures) >= _THOUSAND
        )

    @property
    def _of_round_figures(self) -> bool:
        """Whether all are hundreds (or tens, or fives) of people or things, and rounding to those explains it."""
        figures = (self.printed, *self.parts)
        if any(each.unit != "count" or each.decimals or each.scale != 1 for each in figures):
            return False
        # One count in ten ends in a nought by chance, so that more of them must be there.
        held = sum(1 for each in figures if each.value)
        return any(
            held >= least and all(each.value % unit == 0 for each in figures) and abs(self.over) * 2 <= unit * held
            for unit, least in ((_HUNDRED, 1), (_TEN, _MANY_TENS), (_FIVE, _MANY_FIVES))
        )

    @property
    def over(self) -> Fraction:
        """By how much the parts make more than the total."""
        return self.made.given - Fraction(self.printed.value)

    @property
    def off_by_parts(self) -> bool:
        """Whether the total is that of the parts without one, two or three of them, which may be parts of others."""
        if len(self.parts) > _FEW or len(self.parts) <= 2:
            return False
        over = self.over
        values = [Fraction(part.value) for part in self.parts if part.value]
        return any(sum(some) == over for size in range(1, _NESTED + 1) for some in combinations(values, size))


def amount(table: Laid, row: int, column: int) -> Quantity | None:
    """The amount in a cell, where it is one that can be added."""
    quantity = table.reading(row, column).quantity
    if (
        quantity is None
        or quantity.is_range
        or quantity.ordinal
        or quantity.unit in ("percent", "points", "ratio", "times")
    ):
        return None
    return quantity if quantity.per is None and not quantity.approximate else None


def wrong_sum(subject: Subject, passage: Passage, made: Sum, *, sure: bool = True, how: str = "") -> Iterator[Hit]:
    """What is said of a total: nothing where it holds."""
    if made.holds:
        subject.rederive(passage, made.printed.start)
        return
    scale = made.printed.scale
    amounts = [plain(part.printed) for part in made.parts]
    shown = amounts if len(amounts) <= _SHOWN else [*amounts[:4], "…", *amounts[-2:]]
    gives = show(made.made.given / scale, max(part.decimals for part in (*made.parts, made.printed)))
    difference = show(abs(made.made.given - Fraction(made.printed.value)) / scale, made.printed.decimals)
    yield hit(
        passage,
        0,
        len(passage.text.rstrip()),
        f"{_parts(len(made.parts))} {gives}, and {passage.text.strip()} is printed: a difference of {difference}.",
        working=" + ".join(f"({part})" if part.startswith("-") else part for part in shown) + f" = {gives}{how}",
        mend="Add the parts up again, and check each against where it came from.",
        verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
        severity=None if sure else Severity.WARNING,
    )


def show(value: Fraction, decimals: int) -> str:
    """A sum as people read it, to these decimals."""
    return plain(rounded(value, decimals))


def _parts(many: int) -> str:
    return f"The {many} parts make" if many > 1 else "Its one part is"
