"""A part and its whole found together: "30 of 33", "4 (45%)", "15,154 of 22,348 = 68%", "one in five"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.figures.finding import scan
from goldenthread.figures.quantity import Other, Quantity
from goldenthread.patterns import regex

_OF = regex(r"\s(?:out\s)?of\s(?:the\s|these\s|those\s|a\stotal\sof\s|all\s|our\s|its\s)*|\s?/\s?")
_OUT_OF = regex(r"(?:\s[A-Za-z'-]+){1,3}\sout\sof\s(?:the\s|a\stotal\sof\s)*")
_IN = regex(r"\s(?:in|in\severy)\s|-in-")
_THEN_PERCENT = regex(
    r"(?:\s[A-Za-z][\w'-]*){0,4}(?:\s?=\s?|\s?\(\s?|\s?(?:–|-)\s?|,?\sor\s|,\s(?:which\sis\s)?|\sequals\s|\sis\s|:\s|\s)"
)
_OR = regex(r",?\sor\s|\s=\s")
_IN_BRACKETS = regex(r"(?:\s[A-Za-z][\w'-]*){0,3}\s?")
_BEFORE_PARTS = regex(r"(?:\s[A-Za-z][\w'-]*){0,3}\s?\((?:n\s?=\s?)?")


@dataclass(frozen=True, slots=True)
class Pair:
    """A numerator with its denominator, its percentage or both; `start` and `end` are offsets in the text given."""

    text: str
    start: int
    end: int
    numerator: Quantity
    denominator: Quantity | None = None
    percent: Quantity | None = None


def pairs(text: str, found: Sequence[Quantity | Other] | None = None) -> tuple[Pair, ...]:
    """Every pair in a passage, in order. `found` is what `scan` gave for it, if it was already asked."""
    figures = [thing for thing in (scan(text) if found is None else found) if isinstance(thing, Quantity)]
    made: list[Pair] = []
    index = 0
    while index < len(figures) - 1:
        pair, used = _pair(text, figures[index : index + 3])
        if pair:
            made.append(pair)
        index += used
    return tuple(made)


def _pair(text: str, near: list[Quantity]) -> tuple[Pair | None, int]:
    """The pair that the first of up to three figures begins, and how many of them it takes."""
    first, second = near[0], near[1]
    third = near[2] if len(near) > 2 else None
    if _is_share(first):
        if third and _parts(text, second, third) and _BEFORE_PARTS.fullmatch(text, first.end, second.start):
            return _made(text, second, third, first), 3
        if _whole(second) and second.sign == "brackets" and _IN_BRACKETS.fullmatch(text, first.end, second.start):
            return _made(text, second, None, first), 2
        return None, 1
    if _parts(text, first, second):
        if third and _is_share(third) and _THEN_PERCENT.fullmatch(text, second.end, third.start):
            return _made(text, first, second, third), 3
        if third and _is_share(third) and third.sign == "brackets" and text[second.end : third.start] in ("", " "):
            return _made(text, first, second, third), 3
        return _made(text, first, second, None), 2
    if _is_share(second) and _counts(first) and _OR.fullmatch(text, first.end, second.start):
        return _made(text, first, None, second), 2
    share_follows = _is_share(second) and second.sign == "brackets" and _counts(first) and not first.sign
    if share_follows and _IN_BRACKETS.fullmatch(text, first.end, second.start):
        if third and _OF.fullmatch(text, second.end, third.start) and _alike(first, third):
            return _made(text, first, third, second), 3
        return _made(text, first, None, second), 2
    return None, 1


def _made(text: str, part: Quantity, whole: Quantity | None, percent: Quantity | None) -> Pair:
    ends = [figure for figure in (part, whole, percent) if figure]
    start, end = min(figure.start for figure in ends), max(figure.end for figure in ends)
    return Pair(text[start:end], start, end, part, whole, percent)


def _parts(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether these are a part and its whole by the words between them."""
    if not _alike(first, second):
        return False
    if _OF.fullmatch(text, first.end, second.start) or _OUT_OF.fullmatch(text, first.end, second.start):
        return True
    plain = _whole(first) and _whole(second) and not first.noun and first.value < second.value
    return plain and bool(_IN.fullmatch(text, first.end, second.start))


def _alike(first: Quantity, second: Quantity) -> bool:
    return (
        first.unit == second.unit and _counts(first) and _counts(second) and second.value != 0
        and not first.ordinal and not second.ordinal and first.sign != "brackets" and not second.sign
    )  # fmt: skip


def _counts(figure: Quantity) -> bool:
    return not figure.is_range and figure.unit not in ("percent", "points") and figure.value >= 0


def _whole(figure: Quantity) -> bool:
    return _counts(figure) and figure.unit == "count" and figure.decimals == 0 and not figure.ordinal


def _is_share(figure: Quantity) -> bool:
    return figure.unit == "percent" and figure.sign in ("", "brackets") and not figure.is_range
