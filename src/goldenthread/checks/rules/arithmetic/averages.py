"""Averages against what they are averages of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from goldenthread.checks.findings import Severity
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, rounded
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_AVERAGE = regex(r"\b(?:average|mean|median)\b", re.IGNORECASE)
_CALLED = ("average", "mean", "median")
_LOW = regex(r"\b(?:lowest|minimum|min|low)\b", re.IGNORECASE)
_HIGH = regex(r"\b(?:highest|maximum|max|high)\b", re.IGNORECASE)
_LOWER_LIMIT = regex(r"\blower\b(?=.*\b(?:ci|confidence|limit|95%)\b)|\blcl\b|\blci\b", re.IGNORECASE)
_UPPER_LIMIT = regex(r"\bupper\b(?=.*\b(?:ci|confidence|limit|95%)\b)|\bucl\b|\buci\b", re.IGNORECASE)
_ESTIMATE = regex(r"\b(?:value|rate|estimate|proportion|prevalence|percentage)\b|^%$", re.IGNORECASE)
_QUANTILE = regex(r"\b(?:quartile|quintile|decile|percentile)\b|^\d{1,2}(?:st|nd|rd|th)$", re.IGNORECASE)
_RANGE = regex(r"\brange\b", re.IGNORECASE)
_RANGING = regex(r"\brang(?:e|es|ed|ing)\b|\bbetween\s*$|\bfrom\s*$|\($", re.IGNORECASE)
_MOST_SAID = regex(r"\b(?:longest|highest|slowest|largest|greatest|dearest|most expensive|maximum)\b", re.IGNORECASE)
_LEAST_SAID = regex(r"\b(?:shortest|lowest|quickest|fastest|smallest|cheapest|least|minimum)\b", re.IGNORECASE)
_NEAR = 30
_LEAST_PERIODS = 3


@rule(
    "average-outside-its-range",
    title="An average outside the range it is of",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="Tables with an average beside a range or a lowest and a highest figure, or a row called average under the "
    "figures; sentences that give a range and an average of one unit; a figure against its confidence interval, in "
    "tables and in brackets after it.",
    leaves_out=("Averages of figures that are not all shown.", "Differences that rounding can make."),
    cost="None on the five documents: the 18 averages of a table of fees lie in their ranges.",
    example=Example(
        wrong="Charges elsewhere range from £130 to £200, and the average is £213.",
        right="Charges elsewhere range from £130 to £200, and the average is £183.",
        quote="£213",
    ),
)
def average_outside_its_range(subject: Subject) -> Iterator[Hit]:
    """An average lies between the least and the greatest, whatever the figures are."""
    for grid in subject.grids:
        yield from _average_columns(grid)
        yield from _outside_its_interval(grid)
        yield from _average_row(grid)
        yield from _average_of_periods(grid)
    for passage in subject.holding(("ci", "onfidence interval", *_CALLED), prose=True):
        if "CI" in passage.text or "onfidence interval" in passage.text:
            yield from _outside_its_brackets(subject, passage)
        if not any(word in passage.text.lower() for word in _CALLED) or not _AVERAGE.search(passage.text):
            continue
        for start, end in passage.sentences:
            said = _AVERAGE.search(passage.text, start, end)
            figures = [each for each in subject.quantities(passage) if start <= each.start and each.end <= end]
            found = _range_said(passage.text[:end], figures) if said else None
            if said is None or found is None:
                continue
            words, bounds = found
            average = next(
                (each for each in figures if 0 <= each.start - said.end() <= _NEAR and not each.is_range), None
            )
            if average is None or average.unit != words.unit or average.text in words.text:
                continue
            if not bounds.overlaps(average.interval()):
                yield hit(
                    passage,
                    average.start,
                    average.end,
                    f"{average.text} lies outside the range said in the same sentence, so it is not its average.",
                    working=f"the range is {plain(rounded(bounds.low, 2))} to {plain(rounded(bounds.high, 2))}, "
                    f"rounding "
                    "allowed for",
                    mend="Check the average and both ends of the range.",
                )


_INTERVAL = regex(
    r"[^.;:(\d]{0,40}\(\s?(?:(?:95|99)(?:\.8)?\s?%\s)?(?:CI|confidence interval)s?\s?[:=,]?\s?"
    r"(?P<low>\d{1,6}(?:\.\d+)?)\s?%?\s?(?:to|-|–)\s?(?P<high>\d{1,6}(?:\.\d+)?)\s?%?\s?\)",
)


def _outside_its_brackets(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """A figure with its confidence interval in brackets straight after it."""
    for said in subject.quantities(passage):
        match = _INTERVAL.match(passage.text, said.end)
        if match is None or said.is_range or said.scale != 1:
            continue
        low, high = Decimal(match["low"]), Decimal(match["high"])
        if low < high and not low <= said.value <= high:
            yield hit(
                passage,
                said.start,
                said.end,
                f"{said.text.strip()} lies outside its own confidence interval.",
                working=f"the interval runs from {low} to {high}",
                mend="Check the figure and both limits.",
            )


def _range_said(text: str, figures: Sequence[Quantity]) -> tuple[Quantity, Interval] | None:
    """The one range that a sentence gives: "£130 to £200", "range from £130 to £200", "the longest 9, the least 2"."""
    if (
        len(figures) == 3
        and _MOST_SAID.search(text)
        and _LEAST_SAID.search(text)
        and len({e.unit for e in figures}) == 1
    ):
        ends = [each for each in figures if not _AVERAGE.search(text[max(0, each.start - _NEAR) : each.start])]
        if len(ends) == 2:
            return ends[0], ends[0].interval().hull(ends[1].interval())
    ranges = [each for each in figures if each.is_range]
    if len(ranges) == 1 and _RANGING.search(text[: ranges[0].start][-60:]):
        return ranges[0], ranges[0].interval()
    for low, high in pairwise(figures):
        joined = re.fullmatch(r"\s(?:to|and)\s", text[low.end : high.start])
        if joined and low.unit == high.unit and re.search(r"\brang\w+\s(?:from|between)\s$", text[: low.start]):
            return low, low.interval().hull(high.interval())
    return None


def _average_columns(grid: Grid) -> Iterator[Hit]:
    averages = [column for column in grid.columns if _AVERAGE.search(grid.heading(column))]
    if len(averages) != 1:
        return
    ranges = [column for column in grid.columns if _RANGE.search(grid.heading(column))]
    lows = [column for column in grid.columns if _LOW.search(grid.heading(column)) and column not in averages]
    highs = [column for column in grid.columns if _HIGH.search(grid.heading(column)) and column not in averages]
    for row in grid.rows:
        average = grid.reading(row, averages[0]).quantity
        passage = grid.passage(row, averages[0])
        if average is None or passage is None or average.is_range:
            continue
        bounds: Interval | None = None
        if len(ranges) == 1 and (said := grid.reading(row, ranges[0]).quantity) is not None and said.is_range:
            bounds = said.interval() if said.unit == average.unit else None
        elif len(lows) == 1 and len(highs) == 1:
            low, high = grid.reading(row, lows[0]).quantity, grid.reading(row, highs[0]).quantity
            if low is not None and high is not None and low.unit == high.unit == average.unit:
                bounds = low.interval().hull(high.interval())
        if bounds is not None and not bounds.overlaps(average.interval()):
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"{passage.text.strip()} lies outside the range of its row, so it is not its average.",
                working="an average lies between the least and the greatest",
                mend="Check the average and both ends of the range.",
            )


def _outside_its_interval(grid: Grid) -> Iterator[Hit]:
    """Estimates beside the limits of their confidence intervals."""
    headings = [grid.heading(column) for column in grid.columns]
    lows = [column for column, heading in enumerate(headings) if _LOWER_LIMIT.search(heading)]
    highs = [column for column, heading in enumerate(headings) if _UPPER_LIMIT.search(heading)]
    if len(lows) != 1 or len(highs) != 1:
        return
    before = [each for each in range(min(*lows, *highs)) if _ESTIMATE.search(headings[each])]
    if not before:
        return
    for row in grid.rows:
        low, high, said = (grid.reading(row, each).quantity for each in (lows[0], highs[0], before[-1]))
        passage = grid.passage(row, before[-1])
        if low is None or high is None or said is None or passage is None or said.is_range:
            continue
        # Limits the wrong way round are another slip, and a cell with a unit of its own is another measure.
        if not low.value <= high.value or not low.unit == high.unit == said.unit:
            continue
        if not low.interval().hull(high.interval()).overlaps(said.interval()):
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"{passage.text.strip()} lies outside its own confidence interval.",
                working=f"the interval runs from {plain(low.printed)} to {plain(high.printed)}",
                mend="Check the figure and both limits.",
            )


def _average_row(grid: Grid) -> Iterator[Hit]:
    rows = [
        row for row in grid.rows if re.match(r"(?:average|mean|median)$", grid.row_label(row).strip(), re.IGNORECASE)
    ]
    if len(rows) != 1:
        return
    # A median among quartiles is of figures that are not shown.
    if any(_QUANTILE.search(grid.row_label(row)) for row in grid.rows):
        return
    above = [row for row in grid.rows if row < rows[0] and not re.match(r"total", grid.row_label(row), re.IGNORECASE)]
    for column in grid.columns:
        average, passage = grid.reading(rows[0], column).quantity, grid.passage(rows[0], column)
        found = [grid.reading(row, column).quantity for row in above]
        figures = [each for each in found if each is not None and not each.is_range]
        if average is None or passage is None or len(figures) < 2 or len(figures) != len(found):
            continue
        if any(each.unit != average.unit for each in figures):
            continue
        low, high = min(each.interval().low for each in figures), max(each.interval().high for each in figures)
        if average.interval().high < low or average.interval().low > high:
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"{passage.text.strip()} is outside the figures above it, so it is not their average.",
                working="the figures run from "
                f"{plain(min(each.printed for each in figures))} to {plain(max(each.printed for each in figures))}",
                mend="Check the average.",
            )


_PERIOD = regex(
    r"\b(?:Q|quarter\s?)[1-4]\b|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_WHOLE = regex(r"^(?:full\s)?year\b|^(?:year to date|ytd|overall|average)\b", re.IGNORECASE)


def _average_of_periods(grid: Grid) -> Iterator[Hit]:
    """Rows of averages by quarter or month, with the average of the year at the end."""
    periods = [column for column in grid.columns if _PERIOD.search(grid.heading(column))]
    if len(periods) < _LEAST_PERIODS or periods[-1] + 1 >= len(grid.columns):
        return
    last = periods[-1] + 1
    if not _WHOLE.search(grid.heading(last)):
        return
    for row in grid.rows:
        average, passage = grid.reading(row, last).quantity, grid.passage(row, last)
        figures = [grid.reading(row, column).quantity for column in periods]
        if not _AVERAGE.search(grid.row_label(row)) or average is None or passage is None or average.is_range:
            continue
        there = [each.interval() for each in figures if each is not None and each.unit == average.unit]
        if len(there) != len(periods):
            continue
        low, high = min(each.low for each in there), max(each.high for each in there)
        if average.interval().high < low or average.interval().low > high:
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"{passage.text.strip()} is outside the figures before it in its row, so it is not their average.",
                working=f"the figures run from {plain(rounded(low, 2))} to {plain(rounded(high, 2))}, with rounding",
                mend="Check the average.",
            )
