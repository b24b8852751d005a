"""Amounts that stand in another unit or scale than their column, or than the same amount elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from statistics import median

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_THOUSAND = 1000
_LEAST_DIGITS = 6
_LEAST_SAME_DIGITS = 3
_WORD = regex(r"[a-z]{4,}")
_IDLE = frozenset(
    """about above after agreed also amount been before between budget committee cost costs council financial forecast
    from funding have into million more over page report saving savings service services spend table than that their
    this thousand total under which will with year years""".split()
)


@rule(
    "amount-not-in-its-columns-unit",
    title="An amount that seems to be in pounds in a column of thousands",
    group="arithmetic",
    severity=Severity.WARNING,
    scope="Columns headed £000 or £m: an amount of six figures or more that is at least a hundred times what is usual "
    "in "
    "the money columns of its table.",
    leaves_out=("Totals.", "Amounts of fewer than six figures."),
    cost="One on the five documents, and it is in pounds.",
    example=Example(
        wrong="Service\tBudget £000\tSaving £000\nCameras\t817,350\t(243)\nLighting\t640\t(31)\n",
        right="Service\tBudget £000\tSaving £000\nCameras\t817\t(243)\nLighting\t640\t(31)\n",
        quote="817,350",
    ),
)
def amount_not_in_its_columns_unit(subject: Subject) -> Iterator[Hit]:
    """Pounds under a heading of thousands turn less than a million into hundreds of millions."""
    for grid in subject.grids:
        columns = [
            column
            for column in grid.columns
            if grid.unit(column).unit == "gbp" and grid.unit(column).scale >= _THOUSAND
        ]
        if not columns:
            continue
        cells = [
            (row, column, quantity)
            for row in grid.rows
            for column in columns
            if (quantity := grid.reading(row, column).quantity) is not None and not quantity.is_range and quantity.money
        ]
        for row, column, quantity in cells:
            if quantity.scale < _THOUSAND or abs(quantity.printed) < 10 ** (_LEAST_DIGITS - 1):
                continue
            others = [abs(each.printed) for r, c, each in cells if (r, c) != (row, column) and each.printed]
            passage = grid.passage(row, column)
            if passage is None or not others or abs(quantity.printed) < 100 * median(others):
                continue
            if re.match(r"(?:grand |overall |sub-?)?total", grid.row_label(row), re.IGNORECASE):
                continue
            yield hit(
                passage,
                quantity.start if quantity.end <= len(passage.text) else 0,
                min(quantity.end, len(passage.text)),
                f"Under {grid.unit(column).text} this is £{plain(quantity.value)}, more than a hundred times the "
                f"other amounts.",
                working=f"the middle of the other amounts is {plain(median(others))}",
                mend="Check whether the amount is in pounds, and give it in the column's unit.",
                verdict=Verdict.CANNOT_TELL,
            )


@rule(
    "same-amount-in-another-scale",
    title="The same amount a thousand times greater elsewhere",
    group="arithmetic",
    severity=Severity.WARNING,
    scope="Two amounts of money with the same figures, three or more of them, one a thousand or a million times the "
    "other, in sentences of one report that share at least two words that matter.",
    leaves_out=("Round figures such as 100 or 250.", "Tables, whose headings give the scale."),
    cost="None on the five documents.",
    example=Example(
        wrong="The lighting contract costs £243k this year.\n\nMembers asked why the lighting contract costs £243m.",
        right="The lighting contract costs £243k this year.\n\nMembers asked why the lighting contract costs £243k.",
        quote="£243m",
    ),
)
def same_amount_in_another_scale(subject: Subject) -> Iterator[Hit]:
    """A slip between thousands and millions is hard to see and changes everything."""
    seen: dict[tuple[str, str], list[tuple[Passage, Quantity]]] = defaultdict(list)
    for passage in subject.prose:
        if "£" not in passage.text:
            continue
        for quantity in subject.quantities(passage):
            digits = _digits(quantity)
            if quantity.money and not quantity.is_range and len(digits) >= _LEAST_SAME_DIGITS:
                seen[passage.part.title, digits].append((passage, quantity))
    for places in seen.values():
        first_passage, first = places[0]
        for passage, quantity in places[1:]:
            if first.value == 0 or quantity.value == 0:
                continue
            ratio = max(first.value, quantity.value) / min(first.value, quantity.value)
            # Of "£1.75" and "£1,750" neither says thousand or million, so that neither word can be the slip.
            if max(first.scale, quantity.scale) == 1:
                continue
            # In one paragraph one word in common is enough.
            words = _words(first_passage, first) & _words(passage, quantity)
            if ratio in (1_000, 1_000_000) and len(words) >= (1 if passage is first_passage else 2):
                yield hit(
                    passage,
                    quantity.start,
                    quantity.end,
                    f"{quantity.text} here is {first.text} in {first_passage.place(first.start, first.end).words}, "
                    f"{'a thousand' if ratio == 1_000 else 'a million'} times apart.",
                    working=f"£{plain(quantity.value)} and £{plain(first.value)}",
                    mend="Find out which is meant, and write both alike.",
                    verdict=Verdict.CANNOT_TELL,
                    related=(first_passage.place(first.start, first.end),),
                )


def _digits(quantity: Quantity) -> str:
    """The figures of an amount without zeros at either end, which are the same in any scale."""
    return "".join(str(digit) for digit in quantity.printed.as_tuple().digits).strip("0")


def _words(passage: Passage, quantity: Quantity) -> set[str]:
    start, end = passage.sentence_at(quantity.start)
    return set(_WORD.findall(passage.text[start:end].casefold())) - _IDLE
