"""Percentages beside the numbers that they are of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from goldenthread.checks.findings import Place, Severity
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.arithmetic.bases import bases_in_sentences
from goldenthread.checks.rules.arithmetic.fractions_said import fractions_said
from goldenthread.checks.rules.arithmetic.share_columns import share_columns
from goldenthread.checks.subject import Subject
from goldenthread.figures import Pair, Quantity, compare, pairs, rounded, share
from goldenthread.figures import Verdict as Comparison

_LEAST_THAT_AGREE = 3
_MOST_THAT_DIFFER = 1 / 4
_WHOLE_OF_PEOPLE = 200
_AT_A_GLANCE = 1.5
_MANY = 20
_POINTS = 5


@rule(
    "percentage-not-of-its-numbers",
    title="A percentage that is not that of the numbers beside it",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="A number, what it is out of, and the percentage, in one phrase: “30 of 33 (91%)”, “45% (4 of 9)”, “of 33 "
    "cases, 30 (91%)”. In a table, "
    "cells such as “4 (45%)” against the row or column that most of them turn out to be percentages of; and columns of "
    "a part, a whole and a percentage.",
    leaves_out=(
        "Percentages that rounding of the numbers can explain.",
        "Tables in which fewer than three cells agree on what they are percentages of.",
        "A phrase said to be about, over or nearly, or “one in eight”, where the difference is small.",
    ),
    cost="None on the five documents, in which one of twelve cells of a table is wrong and is found.",
    example=Example(
        wrong="Of the cases, 4 of 9 (45%) were accepted.",
        right="Of the cases, 4 of 9 (44%) were accepted.",
        quote="4 of 9 (45%)",
    ),
)
def percentage_not_of_its_numbers(subject: Subject) -> Iterator[Hit]:
    """A percentage typed by hand beside its numbers is the commonest slip there is, and the easiest to check."""
    for passage in subject.passages:
        if "%" not in passage.text and "per cent" not in passage.text and "percent" not in passage.text:
            continue
        for pair in pairs(passage.text):
            if pair.percent is None or pair.denominator is None:
                continue
            found = compare(pair.percent, share(pair.numerator.interval(), pair.denominator.interval()))
            if found.verdict is Comparison.WRONG:
                if pair.numerator.spelled and _loosely(pair):
                    continue
                whole = f"{pair.numerator.text} of {pair.denominator.text}"
                yield hit(
                    passage,
                    pair.start,
                    _closed(passage.text, pair.end),
                    f"{whole} is {found.expected}%, and {pair.percent.text.strip('()')} is printed.",
                    working=f"{whole}: {found.working}",
                    mend="Check both numbers and the percentage against where they came from.",
                )
            elif found.verdict is Comparison.RIGHT:
                subject.rederive(passage, pair.percent.start)
        yield from bases_in_sentences(subject, passage)
        yield from fractions_said(passage)
    for grid in subject.grids:
        yield from _in_cells(subject, grid)
        columns = list(_in_columns(subject, grid))
        yield from columns or share_columns(grid)


def _loosely(pair: Pair) -> bool:
    """Whether "one in eight (12.3%)" is a way of saying the percentage, and near enough to it."""
    assert pair.denominator is not None
    assert pair.percent is not None
    share_ = 100 * float(pair.numerator.value) / float(pair.denominator.value)
    in_so_many = pair.denominator.value <= _MANY and (" in " in pair.text or "-in-" in pair.text)
    return in_so_many and abs(share_ - float(pair.percent.value)) <= min(_POINTS, share_ / 10)


def _closed(text: str, end: int) -> int:
    """The end of a phrase, its closing bracket included."""
    return end + 1 if text[end : end + 1] == ")" else end


@dataclass(frozen=True, slots=True)
class _Shared:
    """A cell with a number and its percentage, and where it is."""

    row: int
    column: int
    number: Quantity
    percent: Quantity


def _in_cells(subject: Subject, grid: Grid) -> Iterator[Hit]:
    """Cells such as "4 (45%)" against the base that the table's other cells agree on."""
    cells = list(_shared_cells(grid))
    if len(cells) <= _LEAST_THAT_AGREE:
        return
    base = _agreed_base(grid, cells)
    if base is None:
        return
    for cell in cells:
        whole = base[cell.row, cell.column]
        found = compare(cell.percent, share(cell.number.interval(), whole.interval()))
        passage = grid.passage(cell.row, cell.column)
        if passage is None:
            continue
        if found.verdict is Comparison.WRONG:
            at = passage.text.find(cell.percent.text.strip("()"))
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"{cell.number.text} of {whole.text} is {found.expected}%, and {cell.percent.text.strip('()')} is "
                f"printed.",
                working=f"{cell.number.text} of {whole.text}: {found.working}; the other cells of the table agree with "
                "this base",
                mend="Check the number, what it is out of, and the percentage.",
            )
        elif found.verdict is Comparison.RIGHT and (at := passage.text.find(cell.percent.text)) >= 0:
            subject.rederive(passage, at)


def _shared_cells(grid: Grid) -> Iterator[_Shared]:
    for row in grid.rows:
        for column in grid.columns:
            cell = grid.cell(row, column)
            if cell is None or (cell.row, cell.column) != (row, column) or "%" not in cell.text or len(cell.text) > 40:
                continue
            found = pairs(cell.text)
            if len(found) == 1 and found[0].denominator is None and found[0].percent is not None:
                yield _Shared(row, column, found[0].numerator, found[0].percent)


def _agreed_base(grid: Grid, cells: Sequence[_Shared]) -> dict[tuple[int, int], Quantity] | None:
    """For each cell its base, in the row or column of plain numbers that all but a few cells agree with."""
    best: tuple[int, dict[tuple[int, int], Quantity]] | None = None
    for base in _candidate_bases(grid, cells):
        agreeing = sum(
            compare(cell.percent, share(cell.number.interval(), base[cell.row, cell.column].interval())).verdict
            is not Comparison.WRONG
            for cell in cells
        )
        if best is None or agreeing > best[0]:
            best = (agreeing, base)
    if best is None or best[0] < _LEAST_THAT_AGREE or len(cells) - best[0] > len(cells) * _MOST_THAT_DIFFER:
        return None
    return best[1]


def _candidate_bases(grid: Grid, cells: Sequence[_Shared]) -> Iterator[dict[tuple[int, int], Quantity]]:
    for row in grid.rows:
        across = {column: grid.reading(row, column).quantity for column in {cell.column for cell in cells}}
        if row not in {cell.row for cell in cells} and all(_is_base(each) for each in across.values()):
            yield {(cell.row, cell.column): quantity for cell in cells if (quantity := across[cell.column])}
    for column in grid.columns:
        down = {row: grid.reading(row, column).quantity for row in {cell.row for cell in cells}}
        if column not in {cell.column for cell in cells} and all(_is_base(each) for each in down.values()):
            yield {(cell.row, cell.column): quantity for cell in cells if (quantity := down[cell.row])}


def _is_base(quantity: Quantity | None) -> bool:
    return quantity is not None and quantity.unit == "count" and quantity.value > 0 and not quantity.is_range


def _in_columns(subject: Subject, grid: Grid) -> Iterator[Hit]:
    """A column of percentages that most rows show to be one column's share of another."""
    for percents in grid.columns:
        if grid.unit(percents).unit != "percent":
            continue
        for part in grid.columns:
            for whole in grid.columns:
                if len({percents, part, whole}) == 3 and grid.unit(part).unit != "percent" != grid.unit(whole).unit:
                    yield from _by_row(subject, grid, part, whole, percents)


def _by_row(subject: Subject, grid: Grid, part: int, whole: int, percents: int) -> Iterator[Hit]:
    rows = [
        (row, a, b, p)
        for row in grid.rows
        if (a := grid.reading(row, part).quantity)
        and (b := grid.reading(row, whole).quantity)
        and (p := grid.reading(row, percents).quantity)
        and (a.unit == b.unit and b.value > 0 and a.value >= 0 and p.percentage)
    ]
    # Most pairs of columns have nothing to do with the percentages: a glance rules them out before exact arithmetic.
    near = sum(abs(100 * float(a.value) / float(b.value) - float(p.value)) < _AT_A_GLANCE for _, a, b, p in rows)
    # Of three rows two are enough where tenths are printed: unlike whole percentages they do not agree by chance.
    in_tenths = len(rows) == _LEAST_THAT_AGREE and all(p.decimals for _, _, _, p in rows)
    least = _LEAST_THAT_AGREE - in_tenths
    if near < least or len(rows) - near > near / 2:
        return
    judged = [(row, a, b, compare(p, share(a.interval(), b.interval()))) for row, a, b, p in rows]
    wrong = [each for each in judged if each[3].verdict is Comparison.WRONG]
    agreeing = [each for each in judged if each[3].verdict is not Comparison.WRONG]
    if len(agreeing) < least or len(wrong) > (len(agreeing) / 2 if in_tenths else len(agreeing) / 3):
        return
    for row, _, _, _ in agreeing:
        if passage := grid.passage(row, percents):
            subject.rederive(passage, passage.text.find(grid.text(row, percents).lstrip("(")))
    for row, a, b, found in wrong:
        if passage := grid.passage(row, percents):
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"“{grid.heading(part)}” is {found.expected}% of “{grid.heading(whole)}” in this row, and "
                f"{passage.text.strip()} is printed.",
                working=f"{a.text} of {b.text}: {found.working}; {len(agreeing)} other rows agree",
                mend="Check the three figures of the row.",
            )


_PERCENT_OF_COUNT = re.compile(
    r"(?<![\d.,-])(?P<percent>\d{1,3}(?:\.\d+)?)\s?(?:%|per\s?cent|percent)\s(?:\([^)]{0,20}\)\s)?of\s(?:the\s|all\s|"
    r"our\s|its\s)*"
    r"(?P<base>\d{1,3})\s(?P<noun>[a-z]{3,}(?:\s[a-z]{3,})?)",
    re.IGNORECASE,
)
# What comes in wholes: there is no part of a resident, while there are parts of a mile.
_WHOLES = frozenset(
    [
        "adults",
        "applicants",
        "applications",
        "appeals",
        "audits",
        "boroughs",
        "businesses",
        "calls",
        "carers",
        "cases",
        "children",
        "clients",
        "committees",
        "complaints",
        "councillors",
        "councils",
        "customers",
        "employees",
        "families",
        "forms",
        "homes",
        "households",
        "incidents",
        "indicators",
        "inspections",
        "interviews",
        "invoices",
        "libraries",
        "meetings",
        "members",
        "officers",
        "organisations",
        "panels",
        "parents",
        "participants",
        "patients",
        "people",
        "permits",
        "persons",
        "petitions",
        "places",
        "pledges",
        "posts",
        "projects",
        "properties",
        "pupils",
        "questionnaires",
        "recommendations",
        "referrals",
        "reports",
        "requests",
        "residents",
        "respondents",
        "responses",
        "reviews",
        "risks",
        "schools",
        "services",
        "sites",
        "staff",
        "students",
        "surveys",
        "targets",
        "tenants",
        "units",
        "users",
        "vehicles",
        "victims",
        "visitors",
        "volunteers",
        "voters",
        "women",
        "men",
        "wards",
        "workers",
    ]
)


@rule(
    "percentage-impossible-for-its-base",
    title="A percentage that no whole number of its base can be",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="“45% of the 9 members” and the like, where what is counted comes in wholes and the base is 200 or fewer.",
    leaves_out=(
        "Bases of more than 200, of which every whole percentage is possible.",
        "Bases said to be about or over.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Of those asked, 45% of the 9 members agreed.",
        right="Of those asked, 44% of the 9 members agreed.",
        quote="45% of the 9 members",
    ),
)
def percentage_impossible_for_its_base(subject: Subject) -> Iterator[Hit]:
    """A small base allows few percentages, so one that it does not allow shows that base or percentage is wrong."""
    for passage in subject.passages:
        if " of " not in passage.text:
            continue
        for match in _PERCENT_OF_COUNT.finditer(passage.text):
            base, nouns = int(match["base"]), match["noun"].casefold().split()
            if not 1 < base <= _WHOLE_OF_PEOPLE or not _WHOLES & set(nouns):
                continue
            printed = Decimal(match["percent"])
            decimals = -int(printed.as_tuple().exponent)
            if any(rounded(Fraction(100 * part, base), decimals) == printed for part in range(base + 1)):
                continue
            below = int(printed * base / 100)
            near = [
                f"{part} is {rounded(Fraction(100 * part, base), decimals)}%"
                for part in (below, below + 1)
                if part <= base
            ]
            yield hit(
                passage,
                match.start(),
                match.end("noun") if nouns[-1] in _WHOLES else match.start("noun") + len(nouns[0]),
                f"No whole number of {base} is {printed}%.",
                working=f"of {base}, {' and '.join(near)}",
                mend="Check the base and the percentage.",
            )


_SHARE_OVER_HUNDRED = re.compile(
    r"(?<![\d.,-])(?P<percent>1\d\d(?:\.\d+)?|[2-9]\d\d(?:\.\d+)?)\s?(?:%|per\s?cent|percent)\s(?:of\s(?:the\s|all\s|"
    r"our\s)*"
    r"(?P<noun>[a-z]{3,}(?:\s[a-z]{3,})?)\s(?:said|agreed|disagreed|felt|were|are|responded|reported|supported|voted|"
    r"think|thought|answered|attended|have|had)\b)",
    re.IGNORECASE,
)


@rule(
    "share-over-a-hundred",
    title="More than 100% of a group of people or things",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="A percentage above 100 that is said to be of residents, cases and the like who did or were something.",
    leaves_out=("Percentages of a target, budget or plan, and changes, which may be above 100.",),
    cost="None on the five documents.",
    example=Example(
        wrong="In the survey 104% of residents agreed.",
        right="In the survey 94% of residents agreed.",
        quote="104% of residents",
    ),
)
def share_over_a_hundred(subject: Subject) -> Iterator[Hit]:
    """There is no more than all of a group."""
    for passage in subject.passages:
        for match in _SHARE_OVER_HUNDRED.finditer(passage.text):
            if _WHOLES & set(match["noun"].casefold().split()) and Decimal(match["percent"]) > 100:
                yield hit(
                    passage,
                    match.start(),
                    match.end("noun"),
                    f"{match['percent']}% is more than all of them.",
                    working="a share lies between 0% and 100%",
                    mend="Check the percentage; if it is a change or is of a target, say so.",
                )


_TOTAL = re.compile(r"^(?:grand\s|overall\s|sub-?\s?)?total\b|^all$", re.IGNORECASE)


@rule(
    "shares-not-a-hundred",
    title="Shares that do not make the 100% printed under them",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="A column of percentages with a row of totals that says 100%.",
    leaves_out=("What rounding of each share allows.", "Columns with a gap, a dash or words in one of the rows."),
    cost="None on the five documents.",
    example=Example(
        wrong="Source\tShare of referrals\nPolice\t45%\nSchools\t30%\nFamilies\t20%\nTotal\t100%\n",
        right="Source\tShare of referrals\nPolice\t45%\nSchools\t30%\nFamilies\t25%\nTotal\t100%\n",
        quote="100%",
    ),
)
def shares_not_a_hundred(subject: Subject) -> Iterator[Hit]:
    """Where the parts are more or less than the whole, one of them is wrong or one is missing."""
    for grid in subject.grids:
        if not grid.rows or not _TOTAL.match(grid.row_label(grid.rows[-1])):
            continue
        last = grid.rows[-1]
        for column in grid.columns:
            whole = grid.reading(last, column).quantity
            if whole is None or not whole.percentage or whole.value != 100:
                continue
            parts = [grid.reading(row, column).quantity for row in grid.rows if row != last]
            shares = [part for part in parts if part is not None and part.percentage]
            if len(shares) < 2 or len(shares) != len(parts) or any(part.value < 0 for part in shares):
                continue
            low = sum((part.interval().low for part in shares), Fraction(0))
            high = sum((part.interval().high for part in shares), Fraction(0))
            passage = grid.passage(last, column)
            if passage is None:
                continue
            if low <= 100 <= high:
                subject.rederive(passage, 0)
                continue
            made = sum((part.value for part in shares), Decimal(0))
            yield hit(
                passage,
                0,
                len(passage.text.rstrip()),
                f"The shares above make {made}%, not 100%.",
                working=" + ".join(f"{part.printed}" for part in shares)
                + f" = {made}; rounding allows {_shown(low)} to {_shown(high)}",
                mend="Look for a share that is wrong, missing or there twice.",
                related=_places(grid, column),
            )


def _shown(value: Fraction) -> str:
    return str(rounded(value, 1))


def _places(grid: Grid, column: int) -> tuple[Place, ...]:
    return tuple(passage.place() for row in grid.rows if (passage := grid.passage(row, column)))
