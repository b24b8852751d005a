"""The calculations of a council tax resolution: each amount is made of the ones before it, in words set by law."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import rounded
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_SPENDING = regex(r"\b(?:aggregate|gross|estimated)\b.{0,160}\b(?:31A|32)\s?\(2\)", re.IGNORECASE | re.DOTALL)
_INCOME = regex(r"\b(?:aggregate|gross|estimated)\b.{0,160}\b(?:31A|32)\s?\(3\)", re.IGNORECASE | re.DOTALL)
_EXCEEDS = regex(r"\bamount by which (?:the )?aggregate\b.{0,60}\bexceeds\b", re.IGNORECASE | re.DOTALL)
_DIVIDED = regex(r"\b(?:the )?amount at\b.{0,40}\bdivided by\b", re.IGNORECASE | re.DOTALL)
_SPECIAL = regex(r"\baggregate amount of (?:all )?(?:the )?special items\b", re.IGNORECASE)
_LESS = regex(r"\bthe amount at\b.{0,40}\bless the result given by dividing\b", re.IGNORECASE | re.DOTALL)

_OWN = regex(r"\brequirement for the council[’']s own purposes\b", re.IGNORECASE)
_BASE = regex(
    r"(?P<before>\d[\d,]*(?:\.\d+)?)\s*(?:dwellings\s*)?[\[(]?\s*(?:being\s|as\s|the\s)*item\s[‘'“]?T\b"
    r"|\bitem\s[‘'“]?T[’'”]?\b[^.\d]{0,40}(?P<after>\d[\d,]*\.\d+)"
    r"|\bdivided by\s(?:the\s(?:council )?tax\s?base\s(?:of\s)?)?(?P<by>\d[\d,]*\.\d+)",
    re.IGNORECASE,
)
_MONEY = regex(r"£?\s?(?P<amount>\d{1,3}(?:,\d{3})+(?:\.\d\d)?|\d+\.\d\d)(?![\d,]*\d)")
_POUND, _PENNY = Fraction(1), Fraction(1, 100)


@rule(
    "council-tax-calculation-wrong",
    title="A step of the council tax calculation that the steps before it do not give",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="The amounts of a council tax resolution under sections 31A to 36 of the Local Government Finance Act 1992 "
    "(32 to 36 in Wales): spending less income, what that is for each home of the tax base (item T), and the basic "
    "amount without parish precepts.",
    leaves_out=(
        "A difference of a pound, or of a penny in the amount for a home, which rounding leaves.",
        "Resolutions that do not use the words of the Act, and steps whose amounts are not all there.",
    ),
    cost="None on the five documents, which set no council tax.",
    example=Example(
        wrong="(a) £47,000,000 being the aggregate of the amounts for the items in Section 31A(2) of the Act.\n\n"
        "(b) £36,000,000 being the aggregate of the amounts for the items in Section 31A(3) of the Act.\n\n"
        "(c) £11,900,000 being the amount by which the aggregate at (a) exceeds the aggregate at (b).\n",
        right="(a) £47,000,000 being the aggregate of the amounts for the items in Section 31A(2) of the Act.\n\n"
        "(b) £36,000,000 being the aggregate of the amounts for the items in Section 31A(3) of the Act.\n\n"
        "(c) £11,000,000 being the amount by which the aggregate at (a) exceeds the aggregate at (b).\n",
        quote="£11,900,000",
    ),
)
def council_tax_calculation_wrong(subject: Subject) -> Iterator[Hit]:
    """The resolution is what makes the tax lawful, and each of its amounts rests on those before it."""
    known: dict[int, _Known] = {}
    for line in _lines(subject):
        part = line.passage.part
        yield from _step(subject, line, known.setdefault(id(part), _Known(part)))


@dataclass(slots=True)
class _Known:
    """What the steps so far have given, in pounds, and item T."""

    part: Part
    spending: Fraction | None = None
    income: Fraction | None = None
    needed: Fraction | None = None
    base: Fraction | None = None
    each: Fraction | None = None
    special: Fraction | None = None
    own: _Line | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    """One step: its words, and where its amount is printed."""

    words: str
    passage: Passage
    amount: Fraction | None
    start: int
    end: int


def _lines(subject: Subject) -> Iterator[_Line]:
    """The steps of the document in order; a step set as a row of a table is one line."""
    rows: set[tuple[int, int]] = set()
    for passage in subject.holding(
        ("31a", "32(", "32 (", "item t", "special item", "own purposes", "divid", "exceeds")
    ):
        if passage.grid is None or passage.cell is None:
            yield _line(passage.text, [passage])
            continue
        key = (passage.grid.index, passage.cell.row)
        if key not in rows:
            rows.add(key)
            cells = [each for each in passage.grid.passages if each.cell and each.cell.row == passage.cell.row]
            yield _line(" ".join(each.text for each in cells), cells)


def _line(words: str, cells: Sequence[Passage]) -> _Line:
    for cell in cells:
        opens = re.search(r"\bbeing\b", cell.text)
        for match in _MONEY.finditer(cell.text, cell.body_at, opens.start() if opens else len(cell.text)):
            return _Line(words, cell, _number(match["amount"]), match.start(), match.end())
    return _Line(words, cells[0], None, 0, 0)


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def _step(subject: Subject, line: _Line, known: _Known) -> Iterator[Hit]:
    words = line.words
    base = _BASE.search(words)
    if base is not None and known.base is None:
        known.base = _number(base["before"] or base["after"] or base["by"])
    if line.amount is None:
        return
    if _LESS.search(words):
        if known.each is not None and known.special is not None and known.base:
            meant = known.each - known.special / known.base
            parts = f"{_show(known.each)} − {_show(known.special)} ÷ {_show(known.base)}"
            yield from _judge(subject, line, meant, 2 * _PENNY, parts)
            yield from _own_purposes(subject, known, line.amount)
    elif _EXCEEDS.search(words):
        if known.spending is not None and known.income is not None:
            parts = f"{_show(known.spending)} − {_show(known.income)}"
            yield from _judge(subject, line, known.spending - known.income, _POUND, parts)
        known.needed = line.amount
    elif _DIVIDED.search(words):
        if known.needed is not None and known.base:
            parts = f"{_show(known.needed)} ÷ {_show(known.base)}"
            yield from _judge(subject, line, known.needed / known.base, _PENNY, parts)
        known.each = line.amount
    elif _OWN.search(words) and known.needed is None:
        known.own = line
    elif _SPECIAL.search(words):
        known.special = line.amount
    elif _SPENDING.search(words):
        known.spending, known.income, known.needed = line.amount, None, None
    elif _INCOME.search(words):
        known.income = line.amount


def _own_purposes(subject: Subject, known: _Known, basic: Fraction) -> Iterator[Hit]:
    """What the council needs for itself, which is said first, once the steps below give it."""
    if known.own is None or known.needed is None or known.special is None or not known.base:
        return
    own, meant = known.own, known.needed - known.special
    known.own = None
    assert own.amount is not None
    # Some give it as the amount for a home times the tax base, which is as right.
    if abs(own.amount - basic * known.base) <= known.base * _PENNY:
        subject.rederive(own.passage, own.start)
        return
    yield from _judge(subject, own, meant, _POUND, f"{_show(known.needed)} − {_show(known.special)}")


def _judge(subject: Subject, line: _Line, meant: Fraction, room: Fraction, parts: str) -> Iterator[Hit]:
    assert line.amount is not None
    if abs(line.amount - meant) <= room:
        subject.rederive(line.passage, line.start)
        return
    # What is a tenth of it or ten times as much is another amount, and no slip in this one.
    if not meant or not Fraction(1, 2) <= line.amount / meant <= 2:
        return
    shown = plain(rounded(meant, 2 if room < 1 else 0))
    # A quotient may be out because another tax base is meant; a difference of two amounts beside it may not.
    sure = room >= 1 or _one_slip(line.amount, rounded(meant, 2))
    said = line.passage.text[line.start : line.end].strip()
    yield hit(
        line.passage,
        line.end - len(said),
        line.end,
        f"The steps before it give £{shown}, and {said} is printed.",
        working=f"{parts} = {shown}",
        mend="Check this amount and those it is made of before the resolution is moved.",
        verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
        severity=None if sure else Severity.WARNING,
    )


def _one_slip(said: Fraction, meant: Decimal) -> bool:
    """Whether two figures swapped, or one changed, make one amount in pounds and pence of the other."""
    one, other = f"{rounded(said, 2):f}", f"{meant:f}"
    apart = [place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b]
    return len(one) == len(other) and (len(apart) == 1 or (len(apart) == 2 and sorted(one) == sorted(other)))


def _show(value: Fraction) -> str:
    return plain(Decimal(value.numerator) / Decimal(value.denominator))
