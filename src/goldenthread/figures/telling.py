"""Why a number is no figure: a label, a date, a year, an age, a reference. What is none of these is a figure."""

from __future__ import annotations

from typing import NamedTuple

from goldenthread.figures import shapes
from goldenthread.figures.endings import Ending
from goldenthread.figures.prefix import Prefix
from goldenthread.figures.quantity import Kind
from goldenthread.figures.surroundings import Words
from goldenthread.figures.words import (
    AGE_BEFORE,
    APPROXIMATIONS,
    LABELS,
    MONTH_WORDS,
    PEOPLE_AND_THINGS,
    PERSONS,
    SCORE_BEFORE,
    SEASONS,
    YEAR_WORDS,
)

LONG_NUMBER = 7
"""So many digits without a comma, a unit or a noun are a reference."""


class Number(NamedTuple):
    """A well-formed number with all that stands about it; `end` is where its digits end."""

    token: str
    start: int
    digit: int
    end: int
    before: Prefix
    ending: Ending
    words: Words


def kind_of(plain: str, number: Number) -> Kind | None:
    """Why this number is no figure; None where it is one."""
    before, token, ending, words = number.before, number.token, number.ending, number.words
    if before.unit:
        return "unit" if token.strip("0") == "" and len(token) == 3 else None
    if ending.unit in ("percent", "points") or ending.scale > 1:
        return None
    whole = token.isdigit()
    if words.last in LABELS or words.last == "per":
        label = _by_label(token, ending, words)
        if label:
            return label
    if whole:
        kind = _by_calendar(plain, number)
        if kind:
            return kind
    if ending.glued:
        return "identifier"
    if ending.plural or ending.old or words.last in AGE_BEFORE or before.age:
        return "age"
    if ending.plus and whole and len(token) < 3 and not (ending.direct and ending.noun[-1:] == "s"):
        return "threshold" if words.last in SCORE_BEFORE else "age"
    if whole and len(token) < 3 and not ending.direct and not ending.unit and _of_age(words, token):
        return "age"
    return _by_look(plain, number) if whole else None


def end_of(plain: str, kind: Kind, number: Number) -> int:
    """Where a thing that is no figure ends: "31A", "28(4)", "page 2 of 30", "December 11, 2018", "18/19"."""
    end, ending = number.end, number.ending
    if kind == "financial year":
        return end + 3
    if kind in ("section", "table number", "item", "law", "category", "identifier", "address"):
        rest = shapes.LABEL_REST.match(plain, end)
        end = rest.end() if rest else end
    elif kind == "page" and (pages := shapes.OF_PAGES.match(plain, end)):
        end = pages.end()
    elif kind == "age" and (aged := shapes.REST_OF_AGE.match(plain, end)):
        end = max(aged.end(), ending.end if ending.plural or ending.old else end)
    elif kind in ("threshold", "year") and ending.end > end:
        end = ending.end
    elif kind == "date" and (ended := shapes.REST_OF_DATE.match(plain, end)):
        end = ended.end()
    return end


def _by_label(token: str, ending: Ending, words: Words) -> Kind | None:
    """After "section", "table", "per" and the like."""
    if words.last == "per":
        return "base"
    kind = LABELS[words.last]
    if "," in token or (ending.unit and ending.unit != "count") or ending.ordinal:
        return None
    if is_year(token) and words.capital and words.last in ("regulations", "rules", "order", "regs"):
        return "law"
    if kind == "law":
        is_law = words.capital and is_year(token)
        return "law" if is_law else None
    if not words.capital and ending.direct and kind in ("item", "identifier", "address"):
        return None if words.last not in ("plot", "flat", "room") else kind
    # "In the quarter 81 homes were let": there are four quarters, and two halves.
    if kind == "quarter" and token not in ("1", "2", "3", "4"):
        return None
    if kind == "category" and words.last in ("group", "groups", "level", "levels") and len(token) > 2:
        return None
    if is_year(token) and kind not in ("section", "law"):
        return None
    return kind


def _by_calendar(plain: str, number: Number) -> Kind | None:
    """Years, and days of a month named before them."""
    before, token, ending, words = number.before, number.token, number.ending, number.words
    if is_year(token):
        if ending.plural:
            return "year"
        if ending.unit or ending.ordinal or ending.plus:
            return None
        if words.last in MONTH_WORDS:
            return "date"
        counted = ending.direct and ending.noun.split(" ")[0] in PEOPLE_AND_THINGS and words.last not in YEAR_WORDS
        approximately = words.last in APPROXIMATIONS or words.last in ("of", "than", "least")
        if before.year or not (counted or (approximately and ending.direct and ending.noun[:1].islower())):
            return "year"
        return None
    years = shapes.SHORT_YEARS.match(plain, number.digit) if len(token) == 2 else None
    if years and int(years[2]) == (int(token) + 1) % 100:
        return "financial year"
    if len(token) <= 2 and words.capital and words.last in MONTH_WORDS:
        in_month = 1 <= int(token) <= 31
        return "date" if in_month and (ending.ordinal or not ending.noun) else None
    if len(token) == 2 and words.last in SEASONS and words.capital:
        return "date"
    return "year" if len(token) == 4 and before.year else None


def _by_look(plain: str, number: Number) -> Kind | None:
    """Whole numbers that their own look gives away: references, house numbers, list markers, two-digit years."""
    before, token, ending, digit = number.before, number.token, number.ending, number.digit
    end = digit + len(token)
    if token[0] == "0" and len(token) > 1:
        return "identifier"
    if len(token) >= LONG_NUMBER and not ending.unit and ending.noun.split(" ")[0] not in PEOPLE_AND_THINGS:
        return "identifier"
    if digit > 0 and plain[digit - 1] == "'" and len(token) == 2 and before.own == 0:
        return "year"
    if before.open and len(token) <= 2 and plain[end : end + 2] == ") " and plain[end + 2 : end + 3].isalpha():
        earlier = plain[max(0, digit - 8) : digit - 1].rstrip()
        if not earlier or earlier[-1] in ":;." or earlier.endswith((" and", " or")):
            return "list marker"
    if (
        plain[end : end + 2] == ". "
        and len(token) <= 2
        and plain[max(digit - 3, 0) : digit].rstrip().endswith((":", ";"))
    ):
        return "list marker"
    if len(token) <= 3 and plain[end : end + 1] == " " and plain[end + 1 : end + 2].isupper():
        return "address" if shapes.STREET.match(plain, end) else None
    return None


def _of_age(words: Words, token: str) -> bool:
    """Whether a bare number after "under", "over" or "post" is an age: "children under 15", "work post 16"."""
    if words.last == "post":
        return int(token) in (16, 18, 19)
    return words.last in ("under", "over") and words.before in PERSONS


def is_year(token: str) -> bool:
    """Whether a number could be a year from 1900 to 2099."""
    return len(token) == 4 and token[:2] in ("19", "20")
