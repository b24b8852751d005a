"""Balances against their movements."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import product

from goldenthread.checks.findings import Severity
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, rounded
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_OPENING = regex(
    r"\b(?:opening|brought forward|b/f|at start|start of (?:the )?year)\b"
    r"|^(?!.*\bto\b).*\b(?:1(?:st)? april|0?1[/.]0?4[/.](?:20)?\d\d)\b",
    re.IGNORECASE,
)
_CLOSING = regex(
    r"\b(?:closing|carried forward|c/f|at end|end of (?:the )?year)\b"
    r"|^(?!.*\bto\b).*\b(?:31(?:st)? march|31[/.]0?3[/.](?:20)?\d\d)\b",
    re.IGNORECASE,
)
OUT = regex(
    r"\b(?:us(?:e|ed)|draw\s?downs?|drawn|transfers? (?:out|from)|spend|spent|disposals?|repaid|"
    r"repayments?|payments?|leavers?|closed|reductions?|decreases?|released?|writ(?:e|ten)[ -]offs?|losses|less|out)\b",
    re.IGNORECASE,
)
"""Names of what goes out, which is taken off though it is printed without a sign."""
_MARKED = regex(r"^(?:\d{1,2}[.)]?\s)?[(\[](?P<sign>[+\-–−])[)\]]")
_AT_A_DAY = regex(
    r"\W*(?P<what>[a-z][a-z ]{3,40}?)\s(?:as\s)?at\s(?:the\s)?\d{1,2}(?:st|nd|rd|th)?\s[a-z]{3,9}\s\d{4}\W*$",
    re.IGNORECASE,
)
_MOST_MOVEMENTS = 6


@rule(
    "closing-not-opening-and-movements",
    title="A closing balance that opening balance and movements do not make",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="Tables with an opening and a closing balance (also “brought forward” and “carried forward”, or “net assets "
    "as at” two days), in rows or in columns, and up to six movements between them.",
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
        return at_two_days(names)
    closing = next((place for place, name in enumerate(names) if place > opening and _CLOSING.search(name)), None)
    return (opening, closing) if closing is not None and 1 < closing - opening <= _MOST_MOVEMENTS + 1 else None


def at_two_days(names: Sequence[str]) -> tuple[int, int] | None:
    """ "Net assets as at 1 July 2017" and, after the movements, "Net assets as at 30 June 2018"."""
    dated = [(place, match["what"].casefold()) for place, name in enumerate(names) if (match := _AT_A_DAY.match(name))]
    if len(dated) != 2 or dated[0][1] != dated[1][1]:
        return None
    opening, closing = dated[0][0], dated[1][0]
    return (opening, closing) if 1 < closing - opening <= _MOST_MOVEMENTS + 1 else None


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
    marked = [_MARKED.match(name) for name in names]
    if all(marked) and marked:
        # "4. (-) Staff costs": the form itself says what is added and what is taken off.
        yield tuple(1 if mark and mark["sign"] == "+" else -1 for mark in marked)
        return
    likely = tuple(
        -1 if amount.value > 0 and OUT.search(name) else 1 for amount, name in zip(movements, names, strict=True)
    )
    yield likely
    yield from (signs for signs in product((1, -1), repeat=len(movements)) if signs != likely and _worded(signs, names))


def _worded(signs: Sequence[int], names: Sequence[str]) -> bool:
    """Whether only movements whose names speak of going out are taken off."""
    return all(sign == 1 or OUT.search(name) for sign, name in zip(signs, names, strict=True))


def _made(opening: Quantity, movements: Sequence[Quantity], signs: Sequence[int]) -> Interval:
    made = opening.interval()
    for amount, sign in zip(movements, signs, strict=True):
        made = made + amount.interval() * sign
    return made


def _signed(amount: Quantity, sign: int) -> str:
    value = amount.printed * sign
    return f"− {plain(abs(value))}" if value < 0 else f"+ {plain(value)}"
