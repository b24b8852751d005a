"""Amounts and numbers put together as none is."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import malformed
from goldenthread.patterns import regex

_CELL = regex(r"[\s(£+−–-]*(?P<number>\d[\d,]*(?:\.\d+)?)[)%\s]*")
_WELL = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# "£12,5OO", "£l2,500", "£,500": a letter for a figure, or none before the comma.
_LETTERS = regex(r"£\s?(?:[lIO]\d(?:[\d,.]*\d)?|\d[\d,.]*[OI][\d,OI]*|,(?!000)\d{3})(?![A-Za-z\d])")
# "£12, 500." Elsewhere the second figure may begin something else.
_PARTED = regex(
    r"£\d{1,3}\s,\d{3}(?!\d)|£\d{1,3}(?:,\d{3})*,\s\d{3}(?=[.;)\n]|$|\s(?:was|is|were|per|a year|for|from|in)\b)"
)
_LIKE_FIGURES = ("O", "I")
_ONE_COMMA = regex(r"\s*[(+−–-]?\d{1,3},\d{1,2}\)?\s*%?\s*")
_DECIMAL = regex(r"\s*[(+−–-]?\d+\.\d{1,2}\)?\s*%?\s*")
_DECIMALS = 3
_LONGEST, _LEAST, _GROUP = 24, 2, 3
_SURE = frozenset({"grouping", "points", "doubled"})
_MEND = {
    "grouping": "Find out whether a figure is missing, one too many, or the comma is in the wrong place.",
    "points": "Find out which point is meant.",
    "decimal comma": "Write pence after a point and thousands after a comma.",
    "doubled": "Take one of the signs away.",
}


@rule(
    "money-malformed",
    title="An amount or number that is badly formed",
    group="text",
    severity=Severity.ERROR,
    scope="Money and large numbers in text and tables: a comma not followed by three figures, two decimal points, a "
    "currency sign twice, a letter for a figure (£12,5OO); in a column of thousands any cell whose commas are out of "
    "place. A comma where a point may be meant, and a space after a comma, are a warning.",
    leaves_out=(
        "A space after the currency sign, and amounts with one figure of pence, which are matters of style.",
        "A currency sign after the figure, and numbers in a row such as those of houses (97,99,101).",
    ),
    cost="On the five documents one error, a true one.",
    example=Example(
        wrong="A boost of up to £5,0000 is available to each group.",
        right="A boost of up to £5,000 is available to each group.",
        quote="£5,0000",
    ),
)
def money_malformed(subject: Subject) -> Iterator[Hit]:
    """Nobody can tell which amount is meant, and it may be ten times another."""
    for grid in subject.grids:
        yield from _in_columns(grid)
        yield from _decimal_commas(grid)
    for passage in subject.holding(("£",)):
        yield from _mistyped(passage)
    for passage in subject.with_digits:
        if "," not in passage.text and "£" not in passage.text and "€" not in passage.text:
            continue
        for fault in malformed(passage.text):
            if fault.fault not in _MEND or passage.text[fault.end : fault.end + 1] in _LIKE_FIGURES:
                continue
            sure = fault.fault in _SURE
            yield hit(
                passage,
                fault.start,
                fault.end,
                f"{fault.text} is badly formed: {fault.why}.",
                working=fault.why,
                mend=_MEND[fault.fault],
                verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
                severity=None if sure else Severity.WARNING,
            )


def _mistyped(passage: Passage) -> Iterator[Hit]:
    for pattern, why, sure in (
        (_LETTERS, "a letter stands for a figure, or a figure is missing", True),
        (_PARTED, "a space beside its comma", False),
    ):
        for match in pattern.finditer(passage.text):
            yield hit(
                passage,
                *match.span(),
                f"{match.group()} is badly formed: {why}.",
                working=why,
                mend=_MEND["grouping"],
                verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
                severity=None if sure else Severity.WARNING,
            )


def _decimal_commas(grid: Grid) -> Iterator[Hit]:
    """A cell such as "0,32" in a column of decimals with points."""
    for passage in grid.passages:
        cell = passage.cell
        if cell is None or cell.row < grid.header_rows or not _ONE_COMMA.fullmatch(passage.text):
            continue
        near = [grid.text(row, cell.column) for row in grid.rows if row != cell.row]
        if sum(_DECIMAL.fullmatch(text) is not None for text in near) >= _DECIMALS:
            yield hit(
                passage,
                0,
                len(passage.text),
                f"{passage.text.strip()} is badly formed: a comma where the others of its column have a point.",
                working="a comma where the others of its column have a point",
                mend=_MEND["decimal comma"],
                verdict=Verdict.CANNOT_TELL,
                severity=Severity.WARNING,
            )


def _in_columns(grid: Grid) -> Iterator[Hit]:
    """Cells such as "1,27.00" and "(1,17)" among amounts with their commas where they belong.

    Elsewhere "1,17" may be a list of two; in a column of thousands it is not.
    """
    for passage in grid.passages:
        cell = passage.cell
        match = _CELL.fullmatch(passage.text) if "," in passage.text and len(passage.text) <= _LONGEST else None
        if match is None or cell is None or cell.row < grid.header_rows or _WELL.fullmatch(match["number"]):
            continue
        if any(fault.fault in _SURE for fault in malformed(passage.text)):
            continue
        near = [grid.text(row, cell.column) for row in grid.rows if row != cell.row]
        near += [grid.text(cell.row, column) for column in grid.columns if column != cell.column]
        amounts = [found["number"] for text in near if (found := _CELL.fullmatch(text))]
        if sum("," in number and bool(_WELL.fullmatch(number)) for number in amounts) < _LEAST:
            continue
        number = match["number"]
        why = "a comma that three figures do not follow"
        if all(len(group) == _GROUP for group in number.split(".")[0].split(",")[1:]):
            why = "more than three figures before its first comma"
        yield hit(
            passage,
            match.start("number"),
            match.end("number"),
            f"{number} is badly formed: {why}.",
            working=why,
            mend=_MEND["grouping"],
        )
