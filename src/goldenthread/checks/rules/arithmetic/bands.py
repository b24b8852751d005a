"""Council tax by valuation band: each band is a fixed share of band D by law, so one that is not is a slip."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from statistics import median

from goldenthread.checks.findings import Severity
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.arithmetic.sums import amount
from goldenthread.checks.rules.arithmetic.turned import Laid, Turned, both_ways
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

# Ninths of band D: Local Government Finance Act 1992, section 5 (band I in Wales only).
_NINTHS = {"A": 6, "B": 7, "C": 8, "D": 9, "E": 11, "F": 13, "G": 15, "H": 18, "I": 21}
_ENGLISH = {letter: Fraction(many, 9) for letter, many in _NINTHS.items()}
# Three hundred and sixtieths since April 2017: Council Tax (Substitution of Proportion) (Scotland) Order 2016.
_PARTS = {"A": 240, "B": 280, "C": 320, "D": 360, "E": 473, "F": 585, "G": 705, "H": 882}
_SCOTTISH = {letter: Fraction(many, 360) for letter, many in _PARTS.items()}
_BAND = regex(
    r"(?:(?:council tax|tax|valuation|property)\s)?(?:band\s)?[‘'\"“]?(?P<band>[A-I])[’'\"”]?(?:\s?\(?£p?\)?)?",
    re.IGNORECASE,
)
_LISTED = regex(r"\W{0,3}(?:council tax\s)?band\s[‘'“]?(?P<band>[A-I])[’'”]?\s?(?:[:=–—-]|is|\(|£|\s)", re.IGNORECASE)
_LEAST, _MOST_WRONG = 6, 2
_OFTEN = 20
_CLOSE = 16


@rule(
    "council-tax-band-out-of-proportion",
    title="A council tax band that is not its share of band D",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="Tables and lists of amounts by council tax band with six bands or more, of which all but one or two are in "
    "the proportions to band D that the law fixes: sixths to eighteenths of nine in England and Wales, and those of "
    "2017 in Scotland.",
    leaves_out=(
        "A few pence, which rounding of several authorities' amounts leaves.",
        "Tables by band that hold other things, such as the number of homes.",
    ),
    cost="None on the five documents, which have no such table.",
    example=Example(
        wrong="Band\tCharge £\nA\t1,200.00\nB\t1,400.00\nC\t1,600.00\nD\t1,800.00\nE\t2,200.00\nF\t2,060.00\n"
        "G\t3,000.00\nH\t3,600.00\n",
        right="Band\tCharge £\nA\t1,200.00\nB\t1,400.00\nC\t1,600.00\nD\t1,800.00\nE\t2,200.00\nF\t2,600.00\n"
        "G\t3,000.00\nH\t3,600.00\n",
        quote="2,060.00",
    ),
)
def council_tax_band_out_of_proportion(subject: Subject) -> Iterator[Hit]:
    """A household billed by a wrong figure pays the wrong tax, and the resolution may not be lawful."""
    for grid in subject.grids:
        for table in both_ways(grid):
            bands = _bands(table)
            if len(set(bands.values())) >= _LEAST:
                for column in table.columns:
                    yield from _judged(subject, list(_cells(table, column, bands)))
    yield from _lists(subject)


@dataclass(frozen=True, slots=True)
class _Charge:
    """What one band pays, and where that is printed."""

    band: str
    figure: Quantity
    passage: Passage
    start: int
    end: int


def _bands(table: Laid) -> dict[int, str]:
    """The band that each row is of, where it is of one."""
    found = {}
    for row in table.rows:
        label = table.row_label(row) if isinstance(table, Turned) else table.text(row, 0)
        match = _BAND.fullmatch(label.strip("*: "))
        if match:
            found[row] = match["band"].upper()
    return found


def _cells(table: Laid, column: int, bands: dict[int, str]) -> Iterator[_Charge]:
    for row, band in bands.items():
        figure, passage = amount(table, row, column), table.passage(row, column)
        if figure is not None and passage is not None:
            yield _Charge(band, figure, passage, 0, len(passage.text.rstrip()))


def _lists(subject: Subject) -> Iterator[Hit]:
    """ "Band A - £1,526.33", one to a line."""
    held: list[_Charge] = []
    for passage in subject.prose:
        charge = _line(subject, passage)
        if held and (charge is None or charge.band <= held[-1].band):
            yield from _judged(subject, held)
            held = []
        if charge is not None:
            held.append(charge)
    yield from _judged(subject, held)


def _line(subject: Subject, passage: Passage) -> _Charge | None:
    match = _LISTED.match(passage.text) if passage.has_digits else None
    if match is None:
        return None
    figures = [each for each in subject.quantities(passage) if each.money and not each.is_range]
    if len(figures) != 1 or figures[0].start > match.end() + _CLOSE:
        return None
    return _Charge(match["band"].upper(), figures[0], passage, figures[0].start, figures[0].end)


def _judged(subject: Subject, charges: Sequence[_Charge]) -> Iterator[Hit]:
    if len(charges) < _LEAST or len({each.band for each in charges}) != len(charges):
        return
    if any(each.figure.value <= 0 for each in charges) or len({each.figure.unit for each in charges}) != 1:
        return
    ways = [_out(charges, shares) for shares in (_ENGLISH, _SCOTTISH)]
    wrong, whole = min(
        (each for each in ways if each is not None), key=lambda each: len(each[0]), default=([], Fraction(0))
    )
    if not whole or len(wrong) > min(_MOST_WRONG, len(charges) - _LEAST + 1):
        return
    for charge in charges:
        if charge not in [each for each, _ in wrong]:
            subject.rederive(charge.passage, charge.figure.start)
    for charge, share in wrong:
        meant = _printed(whole * share, charge.figure)
        yield hit(
            charge.passage,
            charge.start,
            charge.end,
            f"Band {charge.band} is {share.numerator}/{share.denominator} of band D, which is {meant} here, and "
            f"{charge.figure.text.strip()} is printed.",
            working=f"{_printed(whole, charge.figure)} × {share.numerator} ÷ {share.denominator} = {meant}; "
            f"{len(charges) - len(wrong)} other bands are in proportion",
            mend="Check the band against the amounts of each authority that make it.",
        )


def _out(
    charges: Sequence[_Charge], shares: dict[str, Fraction]
) -> tuple[list[tuple[_Charge, Fraction]], Fraction] | None:
    """The bands that are out of proportion, with their shares, and what band D then is."""
    if any(each.band not in shares for each in charges):
        return None
    whole = median(Fraction(each.figure.value) / shares[each.band] for each in charges)
    place = max(Fraction(each.figure.scale, 10**each.figure.decimals) for each in charges)
    room = place * (5 if any(each.figure.decimals for each in charges) else 2)
    if whole < _OFTEN * room:
        return None
    wrong = [
        (each, shares[each.band])
        for each in charges
        if abs(Fraction(each.figure.value) - whole * shares[each.band]) > room
    ]
    return wrong, whole


def _printed(value: Fraction, like: Quantity) -> str:
    decimals = like.decimals
    size = Decimal(value.numerator) / Decimal(value.denominator) / like.scale
    mark = "£" if like.text.strip().startswith("£") else ""
    return f"{mark}{size.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP):,}"
