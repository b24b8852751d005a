"""A table's cell read with the unit and scale of its column: a figure, or why it holds none."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from goldenthread.figures.columns import NOTHING, ColumnUnit, column_units
from goldenthread.figures.finding import scan
from goldenthread.figures.passage import EXACT
from goldenthread.figures.quantity import Other, Quantity, Range
from goldenthread.patterns import regex

Why = Literal[
    "", "empty", "dash", "nil", "not applicable", "to be confirmed", "not available", "monitor", "due", "suppressed",
    "error", "year", "date", "reference", "words", "several figures",
]  # fmt: skip

_NONE: dict[str, Why] = {
    "": "empty", "-": "dash", "–": "dash", "—": "dash", "--": "dash", "−": "dash", "nil": "nil", "none": "nil",
    "n/a": "not applicable", "na": "not applicable", "n.a.": "not applicable", "not applicable": "not applicable",
    "tbc": "to be confirmed", "tbd": "to be confirmed", "tba": "to be confirmed",
    "to be confirmed": "to be confirmed", "to be agreed": "to be confirmed", "monitor": "monitor",
    "monitor only": "monitor", "not available": "not available", "no data": "not available",
    "not yet available": "not available", "awaiting data": "not available", "*": "suppressed", "[c]": "suppressed",
    "[x]": "not available", "..": "not available", "supp": "suppressed", "#ref!": "error", "#n/a": "error",
    "#div/0!": "error", "#value!": "error", "#name?": "error", "#num!": "error", "#null!": "error",
}  # fmt: skip
_MARK = regex(r"\s*[(\[](?P<mark>[csr])[)\]]", re.IGNORECASE)
_ARROW = regex(r"[↑↓→←⇧⇩⇨▲▼►◄↗↘]")
_DUE = regex(r"due\b", re.IGNORECASE)
_ADV_FAV = regex(r"\(?\b(?P<word>adv|fav|adverse|favourable)\b\.?\)?", re.IGNORECASE)
_LETTER = regex(r"[A-Za-z]")
_WORD = regex(r"[A-Za-z]{2,}")
_NOTATION = regex(r"[(\[{]?\d{1,3}[)\]}.]?")
# "3. (+) Other receipts" and "2) Staff" are numbered names, whose numbers count nothing.
_NUMBERED = regex(r"\s*\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+(?=[()\[\]+\-–=\s]{0,6}[A-Z][A-Za-z])")
_SIGN_APART = regex(r"\s*[-−–]\s(?P<figure>[£€]?\d[\d,]*(?:\.\d+)?\s?%?)\s*")
MOST_WORDS = 6
"""More words than this beside its figures, and a cell is a passage."""
_WHY: dict[str, Why] = {
    "year": "year", "financial year": "year", "date": "date", "quarter": "date", "time": "date", "age": "words",
    "unit": "words",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class CellReading:
    """What a cell says. `quantity` is its figure (the first, of "4 (45%)"); None where there is none, and `why`.

    `figures` are all of them in order, `mark` is c, s or r as in "12 (c)", `arrow` the arrow printed.
    """

    text: str
    quantity: Quantity | None = None
    figures: tuple[Quantity, ...] = ()
    why: Why = ""
    mark: str = ""
    arrow: str = ""
    column: ColumnUnit = NOTHING


def parse_cell(text: str, heading: Iterable[str] = (), column_unit: ColumnUnit | None = None) -> CellReading:
    """Read a cell under the headings of its column, or under what `column_units` said of them.

    A figure without a unit of its own takes the column's; one with its own currency, scale or % keeps that. A figure
    in brackets is negative. Under "Adv/(fav)" `sign` is "fav" for what is in brackets and "adv" otherwise.
    """
    words = tuple(heading)
    column = column_units(words) if column_unit is None else column_unit
    bare = text.strip()
    why = _NONE.get(bare.lower())
    if why is not None:
        return CellReading(text, why=why, column=column)
    lettered = _LETTER.search(bare) is not None
    mark = _MARK.search(bare) if lettered else None
    arrow = _ARROW.search(bare) if not bare.isascii() else None
    body = text
    if mark:
        start = text.index(mark[0])
        body = text[:start] + " " * len(mark[0]) + text[start + len(mark[0]) :]
    if arrow:
        body = _ARROW.sub(" ", body)
    if (apart := _SIGN_APART.fullmatch(body)) is not None:
        # "- 1,685", alone in its cell, is as negative as "-1,685".
        body = " " * apart.start("figure") + body[apart.start("figure") :]
        body = f"{body[: apart.start('figure') - 1]}-{body[apart.start('figure') :]}"
    if lettered and (numbered := _NUMBERED.match(body)):
        body = " " * numbered.end() + body[numbered.end() :]
    sided = _ADV_FAV.search(body) if lettered else None
    bare_body = body if sided is None else f"{body[: sided.start()]}{' ' * len(sided[0])}{body[sided.end() :]}"
    found = scan(bare_body, labelled=False, words=False)
    known = bool(column.unit) or (bool(words) and not column.of_time)
    figures = tuple(
        figure for thing in found if (figure := _figure(thing, bare, known)) is not None
    )  # fmt: skip
    if not figures:
        return CellReading(text, None, (), _why(found, bare), _letter(mark), arrow[0] if arrow else "", column)
    if len(_WORD.findall(_rest(body, figures))) > MOST_WORDS:
        return CellReading(text, None, figures, "words", _letter(mark), arrow[0] if arrow else "", column)
    read = tuple(_in_column(figure, column, index, body) for index, figure in enumerate(figures))
    if len(read) > 1 and not (read[1].sign == "brackets" or (read[1].percentage and not read[0].percentage)):
        return CellReading(text, None, read, "several figures", _letter(mark), arrow[0] if arrow else "", column)
    return CellReading(text, read[0], read, "", _letter(mark), arrow[0] if arrow else "", column)


def _letter(mark: re.Match[str] | None) -> str:
    return mark["mark"].lower() if mark else ""


def _figure(thing: Quantity | Other, bare: str, known: bool) -> Quantity | None:
    """The figure, also of what would be a year or a reference by its look alone, where the column says otherwise."""
    if isinstance(thing, Quantity):
        return thing
    alone = thing.text == bare.strip("()-+ ") and thing.text.isdigit()
    if known and alone and thing.kind in ("year", "identifier") and thing.text[0] != "0":
        number = Decimal(thing.text)
        negative = bare.startswith("-") and thing.start > 0
        opened = bare.startswith("(") and bare.endswith(")")
        number = -number if negative else number
        sign = "minus" if negative else "brackets" if opened else ""
        return Quantity(thing.text, thing.start, thing.end, number, number, sign=sign)  # type: ignore[arg-type]
    return None


def _why(found: tuple[Quantity | Other, ...], bare: str) -> Why:
    if _DUE.match(bare):
        return "due"
    if _WORD.search(bare) and len(_WORD.findall(bare)) > 3:
        return "words"
    if found and isinstance(found[0], Other):
        return _WHY.get(found[0].kind, "reference")
    return "words"


def _rest(body: str, figures: tuple[Quantity, ...]) -> str:
    """The words of a cell outside its figures."""
    parts, position = [], 0
    for figure in figures:
        parts.append(body[position : figure.start])
        position = figure.end
    return " ".join([*parts, body[position:]])


def _in_column(figure: Quantity, column: ColumnUnit, index: int, body: str) -> Quantity:
    """The figure with its column's unit and scale, and with its sign."""
    if isinstance(figure, Range):
        low, high = (_in_column(end, column, 1, body) for end in figure.ends)
        return replace(figure, unit=low.unit, scale=low.scale, value=low.value, low=low, high=high)
    value, printed, scale, unit, sign = figure.value, figure.printed, figure.scale, figure.unit, figure.sign
    if unit == "count" and column.unit and not (index and sign == "brackets") and not figure.noun:
        unit = column.unit
        if column.scale > 1 and scale == 1:
            scale, value = column.scale, EXACT.multiply(printed, Decimal(column.scale))
    per = column.per if figure.per is None and column.per and unit == "count" else figure.per
    if not index:
        if sign == "brackets":
            value, printed = -value, -printed
        said = _ADV_FAV.search(body) if sign in ("", "brackets") else None
        if said:
            sign = "adv" if said["word"][:3].lower() == "adv" else "fav"
            if (value > 0) is not ((sign == "adv") is (column.adverse_positive is not False)):
                value, printed = -value, -printed
        elif column.adverse_positive is not None and value:
            sign = "adv" if (value > 0) is column.adverse_positive else "fav"
    return replace(figure, value=value, printed=printed, scale=scale, unit=unit, sign=sign, per=per)
