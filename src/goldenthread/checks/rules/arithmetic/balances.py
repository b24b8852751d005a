"""Balances against their movements, and averages against what they are averages of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise, product

from goldenthread.checks.findings import Severity
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, rounded
from goldenthread.figures.comparing import plain

_OPENING = re.compile(
    r"\b(?:opening|brought forward|b/f|at start|start of (?:the )?year)\b"
    r"|^(?!.*\bto\b).*\b(?:1(?:st)? april|0?1[/.]0?4[/.](?:20)?\d\d)\b",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    r"\b(?:closing|carried forward|c/f|at end|end of (?:the )?year)\b"
    r"|^(?!.*\bto\b).*\b(?:31(?:st)? march|31[/.]0?3[/.](?:20)?\d\d)\b",
    re.IGNORECASE,
)
_OUT = re.compile(
    r"\b(?:us(?:e|ed)|draw\s?downs?|drawn|transfers? (?:out|from)|spend|spent|disposals?|repaid|"
    r"repayments?|payments?|leavers?|closed|reductions?|decreases?|released?|writ(?:e|ten)[ -]offs?|losses|less|out)\b",
    re.IGNORECASE,
)
_MOST_MOVEMENTS = 6


@rule(
    "closing-not-opening-and-movements",
    title="A closing balance that opening balance and movements do not make",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="Tables with an opening and a closing balance (also “brought forward” and “carried forward”), in rows or in "
    "columns, and up to six movements between them.",
    leaves_out=("Tables in which the movements have a gap.", "Differences that rounding can make."),
    cost="None on the five documents, which have no such table.",
    example=Example(
        wrong="Reserve\tOpening balance £000\tAdditions £000\tUse £000\tClosing balance £000\n"
        "Grants\t900\t150\t(200)\t870\nRepairs\t400\t0\t(100)\t300\n",
        right="Reserve\tOpening balance £000\tAdditions £000\tUse £000\tClosing balance £000\n"
        "Grants\t900\t150\t(200)\t850\nRepairs\t400\t0\t(100)\t300\n",
        quote="870",
    ),
)
def closing_not_opening_and_movements(subject: Subject) -> Iterator[Hit]:
    """What is left must be what there was, with what came and without what went."""
    for grid in subject.grids:
        headings = [grid.heading(column) for column in grid.columns]
        if ends := _ends(headings):
            for row in grid.rows:
                yield from _balance(
                    subject,
                    grid,
                    [(row, column) for column in range(ends[0], ends[1] + 1)],
                    headings[ends[0] : ends[1] + 1],
                )
        labels = [grid.row_label(row) for row in grid.rows]
        if ends := _ends(labels):
            rows = list(grid.rows)[ends[0] : ends[1] + 1]
            for column in grid.columns:
                yield from _balance(subject, grid, [(row, column) for row in rows], labels[ends[0] : ends[1] + 1])


def _ends(names: Sequence[str]) -> tuple[int, int] | None:
    """Which of some names are the opening and the closing balance."""
    opening = next((place for place, name in enumerate(names) if _OPENING.search(name)), None)
    if opening is None:
        return None
    closing = next((place for place, name in enumerate(names) if place > opening and _CLOSING.search(name)), None)
    return (opening, closing) if closing is not None and 1 < closing - opening <= _MOST_MOVEMENTS + 1 else None


def _balance(subject: Subject, grid: Grid, places: Sequence[tuple[int, int]], names: Sequence[str]) -> Iterator[Hit]:
    amounts = [_amount(grid, row, column) for row, column in places]
    if amounts[0] is None or amounts[-1] is None or any(amount is None for amount in amounts):
        return
    opening, *movements, closing = [amount for amount in amounts if amount is not None]
    if len({amount.unit for amount in (opening, closing, *movements)}) != 1:
        return
    passage = grid.passage(*places[-1])
    if passage is None:
        return
    if any(_made(opening, movements, signs).overlaps(closing.interval()) for signs in _signs(movements, names[1:-1])):
        subject.rederive(passage, closing.start)
        return
    made = _made(opening, movements, next(_signs(movements, names[1:-1])))
    scale = closing.scale
    gives = plain(rounded(made.given / scale, max(amount.decimals for amount in (opening, closing, *movements))))
    moves = " ".join(
        _signed(amount, sign) for amount, sign in zip(movements, next(_signs(movements, names[1:-1])), strict=True)
    )
    yield hit(
        passage,
        0,
        len(passage.text.rstrip()),
        f"Opening balance and movements make {gives}, and {passage.text.strip()} is printed.",
        working=f"{plain(opening.printed)} {moves} = {gives}",
        mend="Check the opening balance and each movement.",
    )


def _amount(grid: Grid, row: int, column: int) -> Quantity | None:
    reading = grid.reading(row, column)
    if reading.quantity is None and reading.why in ("dash", "nil"):
        return Quantity("-", 0, 1, *(2 * (rounded(Fraction(0), 0),)), unit=grid.unit(column).unit or "count")
    quantity = reading.quantity
    return None if quantity is None or quantity.is_range or quantity.percentage else quantity


def _signs(movements: Sequence[Quantity], names: Sequence[str]) -> Iterator[tuple[int, ...]]:
    """The ways the movements may count: as they are printed, and taken off where their names say that they went out."""
    likely = tuple(
        -1 if amount.value > 0 and _OUT.search(name) else 1 for amount, name in zip(movements, names, strict=True)
    )
    yield likely
    yield from (signs for signs in product((1, -1), repeat=len(movements)) if signs != likely and _worded(signs, names))


def _worded(signs: Sequence[int], names: Sequence[str]) -> bool:
    """Whether only movements whose names speak of going out are taken off."""
    return all(sign == 1 or _OUT.search(name) for sign, name in zip(signs, names, strict=True))


def _made(opening: Quantity, movements: Sequence[Quantity], signs: Sequence[int]) -> Interval:
    made = opening.interval()
    for amount, sign in zip(movements, signs, strict=True):
        made = made + amount.interval() * sign
    return made


def _signed(amount: Quantity, sign: int) -> str:
    value = amount.printed * sign
    return f"− {plain(abs(value))}" if value < 0 else f"+ {plain(value)}"


_AVERAGE = re.compile(r"\b(?:average|mean|median)\b", re.IGNORECASE)
_LOW = re.compile(r"\b(?:lowest|minimum|min|low)\b", re.IGNORECASE)
_HIGH = re.compile(r"\b(?:highest|maximum|max|high)\b", re.IGNORECASE)
_LOWER_LIMIT = re.compile(r"\blower\b(?=.*\b(?:ci|confidence|limit|95%)\b)|\blcl\b|\blci\b", re.IGNORECASE)
_UPPER_LIMIT = re.compile(r"\bupper\b(?=.*\b(?:ci|confidence|limit|95%)\b)|\bucl\b|\buci\b", re.IGNORECASE)
_ESTIMATE = re.compile(r"\b(?:value|rate|estimate|proportion|prevalence|percentage)\b|^%$", re.IGNORECASE)
_RANGE = re.compile(r"\brange\b", re.IGNORECASE)
_RANGING = re.compile(r"\brang(?:e|es|ed|ing)\b|\bbetween\s*$|\bfrom\s*$|\($", re.IGNORECASE)
_NEAR = 30


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
    for passage in subject.prose:
        if "CI" in passage.text or "onfidence interval" in passage.text:
            yield from _outside_its_brackets(subject, passage)
        if not _AVERAGE.search(passage.text):
            continue
        for start, end in passage.sentences:
            said = _AVERAGE.search(passage.text, start, end)
            figures = [each for each in subject.quantities(passage) if start <= each.start and each.end <= end]
            found = _range_said(passage.text, figures) if said else None
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


_INTERVAL = re.compile(
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
    """The one range that a sentence gives: "£130 to £200", or "range from £130 to £200"."""
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
