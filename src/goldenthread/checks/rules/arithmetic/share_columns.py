"""Columns of percentages whose base is not a column: it stands in a heading, is a sum, or shows itself row by row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Hit, hit
from goldenthread.figures import Interval, Quantity, Verdict, compare, rounded, share, total
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_BASE_SAID = regex(r"\b(?:n|base)\s?[=:]\s?(\d[\d,]*)\b", re.IGNORECASE)
_LEAST = 3
_LEAST_OF_A_BASE = 4
_AT_A_GLANCE = 1.5
_LARGEST = 30


@dataclass(frozen=True, slots=True)
class _Part:
    row: int
    number: Quantity
    percent: Quantity


def share_columns(grid: Grid) -> Iterator[Hit]:
    """Percentages in a column that do not fit the base that the heading, the sums or the other rows give."""
    if not _LEAST <= len(grid.rows) <= _LARGEST:
        return
    percents = [column for column in grid.columns if grid.unit(column).unit == "percent" or _shares(grid, column)]
    counts = [column for column in grid.columns if column not in percents and _amounts(grid, column)]
    for column in percents:
        heading = grid.heading(column)
        said = _BASE_SAID.search(heading)
        if said is not None and counts:
            yield from _of_a_base(grid, column, _nearest(counts, column), Decimal(said[1].replace(",", "")))
        elif counts:
            yield from _of_one_base(grid, column, _best_parts(grid, counts, column))
        pair = [each for each in counts if each < column][-2:]
        if len(pair) == 2 and said is None:
            yield from _of_a_sum(grid, column, pair)


def _nearest(counts: list[int], column: int) -> int:
    return min(counts, key=lambda each: (abs(each - column), each))


def _shares(grid: Grid, column: int) -> bool:
    return any((found := grid.reading(row, column).quantity) is not None and found.percentage for row in grid.rows)


def _amounts(grid: Grid, column: int) -> bool:
    found = [figure for row in grid.rows if (figure := grid.reading(row, column).quantity) is not None]
    return len(found) >= _LEAST and all(_is_part(figure) for figure in found)


def _is_part(figure: Quantity) -> bool:
    return figure.unit in ("count", "gbp") and not figure.is_range and figure.value >= 0 and not figure.ordinal


def _parts(grid: Grid, numbers: int, percents: int) -> Iterator[_Part]:
    for row in grid.rows:
        number, percent = grid.reading(row, numbers).quantity, grid.reading(row, percents).quantity
        if number is not None and percent is not None and percent.percentage and not percent.is_range:
            judged = 0 < percent.value <= 100 and number.value > 0
            if judged:
                yield _Part(row, number, percent)


def _of_a_base(grid: Grid, column: int, numbers: int, base: Decimal) -> Iterator[Hit]:
    """ "% of respondents (n=1,230)" beside the numbers of respondents."""
    whole = Interval.exact(base)
    judged = [
        (part, compare(part.percent, share(part.number.interval(), whole))) for part in _parts(grid, numbers, column)
    ]
    wrong = [each for each in judged if each[1].verdict is Verdict.WRONG]
    if len(judged) - len(wrong) < 2 or len(wrong) * 2 > len(judged) - len(wrong):
        return
    for part, found in wrong:
        yield from _hit(grid, column, part, f"{part.number.text} of {base:,}", plain(found.expected), found.working)


def _best_parts(grid: Grid, counts: list[int], column: int) -> list[_Part]:
    """The numbers, of all columns of numbers before the percentages, that most agree on one base for them."""
    before = sorted((each for each in counts if each < column), reverse=True)
    told = [list(_parts(grid, numbers, column)) for numbers in before]
    return max(told, key=lambda parts: len(_agreeing(parts)), default=[])


def _agreeing(parts: list[_Part]) -> list[int]:
    """Which of the parts agree on one base: as many as can."""
    spans = [_base_of(part) for part in parts]
    best: list[int] = []
    for low, _ in spans:
        agreeing = [place for place, span in enumerate(spans) if span[0] <= low <= span[1]]
        best = max(best, agreeing, key=len)
    return best


def _of_one_base(grid: Grid, column: int, parts: list[_Part]) -> Iterator[Hit]:
    """A column of numbers and their percentages of one base, not printed, which all rows but one agree on."""
    if len(parts) < _LEAST_OF_A_BASE or len({part.percent.value for part in parts}) < _LEAST:
        return
    spans = [_base_of(part) for part in parts]
    best = _agreeing(parts)
    if len(best) == len(parts) or len(best) < max(_LEAST, len(parts) - max(1, len(parts) // 5)):
        return
    low, high = max(spans[place][0] for place in best), min(spans[place][1] for place in best)
    # Agreement shows a base only where the rows pin it down; a few small numbers agree with anything.
    if (high - low) * 20 > low or len({parts[place].percent.value for place in best}) < _LEAST:
        return
    for place, part in enumerate(parts):
        if place in best or (low <= spans[place][1] and spans[place][0] <= high):
            continue
        given = part.number.interval() / Interval(low, high, (low + high) / 2) * 100
        found = compare(part.percent, given)
        if found.verdict is Verdict.WRONG:
            base = plain(rounded((low + high) / 2 / part.number.scale, part.number.decimals))
            yield from _hit(
                grid, column, part, f"{part.number.text} of about {base}", plain(found.expected),
                f"{len(best)} other rows are percentages of about {base}",
            )  # fmt: skip


def _base_of(part: _Part) -> tuple[Fraction, Fraction]:
    """Between which figures the base of a percentage lies."""
    number, percent = part.number.interval(), part.percent.interval()
    return max(number.low, Fraction(0)) * 100 / percent.high, number.high * 100 / max(percent.low, Fraction(1, 1000))


def _of_a_sum(grid: Grid, column: int, pair: list[int]) -> Iterator[Hit]:
    """ "Women | Men | % women": a share of two columns together."""
    for which in pair:
        found = []
        for part in _parts(grid, which, column):
            both = [grid.reading(part.row, each).quantity for each in pair]
            if all(each is not None and each.unit == part.number.unit for each in both):
                found.append((part, total([each.interval() for each in both if each is not None])))
        near = [
            abs(100 * float(part.number.value) / float(whole.given) - float(part.percent.value)) < _AT_A_GLANCE
            for part, whole in found
            if whole.given
        ]
        if sum(near) < _LEAST:
            continue
        judged = [(part, whole, compare(part.percent, share(part.number.interval(), whole))) for part, whole in found]
        right = sum(result.verdict is Verdict.RIGHT for _, _, result in judged)
        wrong = [each for each in judged if each[2].verdict is Verdict.WRONG]
        if right < _LEAST or len(wrong) * 3 > right:
            continue
        for part, whole, result in wrong:
            made = plain(rounded(whole.given / part.number.scale, part.number.decimals))
            yield from _hit(grid, column, part, f"{part.number.text} of {made}", plain(result.expected), result.working)


def _hit(grid: Grid, column: int, part: _Part, whole: str, expected: str, working: str) -> Iterator[Hit]:
    passage = grid.passage(part.row, column)
    if passage is not None:
        yield hit(
            passage,
            0,
            len(passage.text.rstrip()),
            f"{whole} is {expected}%, and {passage.text.strip()} is printed.",
            working=working,
            mend="Check the number and the percentage, and what it is of.",
        )
