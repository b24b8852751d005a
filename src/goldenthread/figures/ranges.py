"""Two figures that are the ends of one range."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from goldenthread.figures.passage import EXACT, Passage
from goldenthread.figures.quantity import Other, Quantity, Range
from goldenthread.figures.shapes import YEARS_OLD
from goldenthread.figures.surroundings import words_before
from goldenthread.figures.words import AGE_BEFORE, PERSONS, listed
from goldenthread.patterns import regex

_LINK = regex(r"(?P<glued>-|–)|(?P<spaced>\s(?:-|–)\s?|\s?(?:-|–)\s)|(?P<to>\sto\s)|(?P<and>\sand\s)")
_MILLION = Decimal(1_000_000)
_NEXT = regex(r"[£$€]?\s?[0-9]")
# After these "5 to 7" is a change and not a range.
_CHANGED = listed(
    "from by up down increase increased decrease decreased rise rose risen fell fall fallen reduced ratio dropped"
    " moved improved"
)


def joined(passage: Passage, first: Quantity) -> Quantity | Other:
    """The range that this figure begins, or the figure itself."""
    plain = passage.plain
    link = _LINK.match(plain, first.end)
    if link is None or first.ordinal:
        return first
    following = _NEXT.match(plain, link.end())
    if following is None or first.sign == "brackets":
        return first
    words = words_before(passage.plain, first.start)
    if link["and"] and words.last != "between":
        return first
    if link["to"] and (words.last in _CHANGED or words.before == "from"):
        return first
    second = passage.at(following.end() - 1, link.end())
    if not isinstance(second, Quantity) or second.sign or second.ordinal:
        if isinstance(second, Other) and second.kind == "age" and link["and"] is None:
            return passage.other(first.start, second.end, "age")
        return first
    if first.money and second.unit == "metres" and second.text.endswith("m"):
        # "£10-20m": the pound sign before both makes it millions.
        value = EXACT.multiply(second.printed, _MILLION)
        second = replace(second, unit=first.unit, scale=int(_MILLION), value=value)
    made = _range(passage, first, second, spaced=link["glued"] is None)
    if made is None:
        return first
    young = first.value == 0 and second.value <= 25 and second.unit == "count" and not second.noun.endswith("s")
    aged = words.last in AGE_BEFORE or (link["to"] is None and words.before in PERSONS and words.last == "between")
    if young or aged or (second.unit in ("count", "years") and YEARS_OLD.match(plain, _bare_end(second))):
        return passage.other(first.start, second.end, "age")
    return made


def joined_words(passage: Passage, first: Quantity, second: Quantity) -> Range | None:
    """The range that two numbers in words make: "two to three years"."""
    words = words_before(passage.plain, first.start)
    between = passage.plain[first.end : second.start]
    if between == " to " and words.last not in _CHANGED and words.before != "from":
        return _range(passage, first, second, spaced=True)
    return None


def _range(passage: Passage, first: Quantity, second: Quantity, *, spaced: bool) -> Range | None:
    """Both ends in one unit and scale, if they can be; the later end's where only that has one."""
    if first.unit != second.unit:
        if first.unit == "count" and not first.noun and not (spaced and second.decimals != first.decimals):
            first = replace(first, unit=second.unit)
        elif second.unit == "count" and first.money:
            second = replace(second, unit=first.unit)
        else:
            return None
    if second.scale > 1 and first.scale == 1 and first.printed < 1000:
        value = EXACT.multiply(first.printed, second.scale)
        if not value > second.value:
            first = replace(first, scale=second.scale, value=value)
    if spaced and first.value > second.value:
        return None
    return Range(
        passage.text[first.start : second.end], first.start, second.end, first.value, first.printed, first.decimals,
        first.scale, second.unit, second.noun, first.sign, first.approximate, False, first.spelled, second.per,
        second.rate, low=first, high=second,
    )  # fmt: skip


def _bare_end(figure: Quantity) -> int:
    """Where its digits end, for "18-24 years old", whose "years" is taken for its unit."""
    return figure.end
