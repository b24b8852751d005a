"""Percentages in brackets after their numbers, where what they are percentages of stands elsewhere in the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.arithmetic.moves import by_sentence, near_to
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, Verdict, compare, rounded, share, total
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_OPENS = regex(
    r"\A[\W\d]*(?:in\s+[^,]{0,30},\s*)?(?:out\s+)?of\s+(?:the|these|those|our|all|a\s+total\s+of|its|\s)*\Z",
    re.IGNORECASE,
)
_OF_WHICH = regex(r"\bof\s+(?:which|these|those|whom)\b", re.IGNORECASE)
_STRAIGHT = regex(r"\s?(?:[a-z]+\s){0,2}\(\Z", re.IGNORECASE)
_LONG = regex(r"[^.;:()%\d]{0,80}\(\Z")
_OUT_OF = regex(r"\s(?:out\s)?of\s(?:the\s|these\s|those\s|all\s|our\s|its\s)*\Z", re.IGNORECASE)
_PERCENT_FIRST = regex(r"\sof\s[^.;%()]{1,60}\((?:n\s?=\s?)?\Z", re.IGNORECASE)
_A_CHANGE = regex(
    r"\b(?:increas\w*|decreas\w*|rise|rose|risen|fall|fell|fallen|reduc\w+|drop\w*|up|down|more|fewer|less|higher"
    r"|lower|grow\w*|grew|gain\w*|loss|variance|under\w*|over\w*|target|compared|against)\b",
    re.IGNORECASE,
)
_MOVES_BY = regex(rf"(?:{_A_CHANGE.pattern})(?:\s+[a-z]+){{0,2}}\s*\Z", re.IGNORECASE)
_NEAR = 60
_MOST = 16
_AROUND = 600
_LEAST = 3
_MEND = "Check both numbers and the percentage against where they came from."


def bases_in_sentences(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """Percentages of a base that the sentence names: "Of 27 practices, 19 (70%)", "42 homes, of which 15 (36%)"."""
    if "(" not in passage.text:
        return
    figures = subject.quantities(passage)
    if len(figures) < _LEAST:
        return
    for start, _, inside in by_sentence(passage, figures):
        if not _LEAST <= len(inside) <= _MOST:
            continue
        yield from _apart(passage, inside)
        told = list(_told(passage.text, inside))
        base = _base(passage.text, start, inside, told)
        if base is not None:
            yield from _against(passage, [pair for pair in told if pair[0].start > base.end], base, figures)
        elif len(told) >= _LEAST:
            yield from _of_their_sum(passage, told)


def _told(text: str, inside: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each number with the percentage in brackets straight after it."""
    for number, percent in pairwise(inside):
        if number.percentage or not percent.percentage or number.unit == "points" or number.value < 0:
            continue
        bracketed = text[number.end : percent.start] + ("(" if percent.text.startswith("(") else "")
        if not _STRAIGHT.fullmatch(bracketed) or number.approximate or number.spelled:
            continue
        before, inside_brackets = text[max(0, number.start - _NEAR) : number.start], text[number.end : percent.end]
        if (
            percent.value <= 100
            and not before.endswith(" of ")
            and not _MOVES_BY.search(before)
            and not _A_CHANGE.search(inside_brackets)
        ):
            yield number, percent


def _base(
    text: str, start: int, inside: Sequence[Quantity], told: Sequence[tuple[Quantity, Quantity]]
) -> Quantity | None:
    """The figure that the sentence says the numbers are of."""
    if not told:
        return None
    first = told[0][0]
    before = [each for each in inside if each.end <= first.start and not each.percentage and each.unit == first.unit]
    if not before or before[-1].approximate:
        return None
    base = before[-1]
    between = text[base.end : first.start]
    if _OPENS.match(text[max(start, base.start - _NEAR) : base.start]) and len(between) <= 90:
        return base
    which = _OF_WHICH.search(between)
    return base if which and len(between) <= 90 and not re.search(r"[.;]\s", between) else None


def _against(
    passage: Passage,
    told: Sequence[tuple[Quantity, Quantity]],
    base: Quantity,
    figures: Sequence[Quantity],
) -> Iterator[Hit]:
    for number, percent in told:
        if number.unit != base.unit or number.value > base.value or base.value <= 0:
            continue
        found = compare(percent, share(number.interval(), base.interval()))
        if found.verdict is Verdict.WRONG and _evened_out(number, percent, base, told):
            continue
        if found.verdict is Verdict.WRONG and not _fits_another(number, percent, base, figures):
            yield _hit(passage, number, percent, base.text, plain(found.expected), found.working)


def _evened_out(number: Quantity, percent: Quantity, base: Quantity, told: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """Whether a share that ends in a half was rounded down so that all of them make 100."""
    exact = 100 * Fraction(number.value) / Fraction(base.value)
    tie = exact - Fraction(percent.value) == Fraction(1, 2 * 10**percent.decimals)
    return tie and len(told) > 1 and sum(each.value for _, each in told) == 100


def _fits_another(number: Quantity, percent: Quantity, base: Quantity, figures: Sequence[Quantity]) -> bool:
    """Whether the percentage is that of the number and another figure of the passage near it."""
    for other in near_to(figures, number.start, _AROUND):
        if other is base or other.unit != number.unit or other.is_range or other.value <= 0:
            continue
        if number.value <= other.value:
            near = abs(100 * float(number.value) / float(other.value) - float(percent.value))
            if near <= 1 and compare(percent, share(number.interval(), other.interval())).verdict is not Verdict.WRONG:
                return True
    return False


def _of_their_sum(passage: Passage, told: Sequence[tuple[Quantity, Quantity]]) -> Iterator[Hit]:
    """Several numbers that are all of a group, by the percentages of all but one: shares of what they make together."""
    if len({number.unit for number, _ in told}) != 1:
        return
    whole: Interval = total([number.interval() for number, _ in told])
    if whole.low <= 0:
        return
    found = [(number, percent, compare(percent, share(number.interval(), whole))) for number, percent in told]
    wrong = [each for each in found if each[2].verdict is Verdict.WRONG]
    if len(wrong) != 1 or len(found) - 1 < 2:
        return
    number, percent, result = wrong[0]
    made = plain(rounded(Fraction(whole.given) / number.scale, number.decimals))
    yield _hit(passage, number, percent, f"{made}, which they make together,", plain(result.expected), result.working)


def _apart(passage: Passage, inside: Sequence[Quantity]) -> Iterator[Hit]:
    """ "30 of 33 visits were made on the day (91%)", and "91% of stage 1 complaints (30 of 33)"."""
    text = passage.text
    for one, two, three in zip(inside, inside[1:], inside[2:], strict=False):
        if one.percentage:
            percent, number, base = one, two, three
            bracketed = text[one.end : two.start]
            told = _PERCENT_FIRST.fullmatch(bracketed + ("(" if two.text.startswith("(") else ""))
        else:
            percent, number, base = three, one, two
            bracketed = text[two.end : three.start] + ("(" if three.text.startswith("(") else "")
            told = _LONG.fullmatch(bracketed) if len(bracketed.split()) > 5 else None
        if told is None or not percent.percentage or number.percentage or number.unit != base.unit:
            continue
        if not _OUT_OF.fullmatch(text, number.end, base.start) or _A_CHANGE.search(bracketed):
            continue
        if not 0 <= number.value <= base.value or not base.value or number.approximate or base.approximate:
            continue
        found = compare(percent, share(number.interval(), base.interval()))
        if found.verdict is Verdict.WRONG:
            yield _hit(passage, number, percent, base.text, plain(found.expected), found.working)


def _hit(passage: Passage, number: Quantity, percent: Quantity, of: str, expected: str, working: str) -> Hit:
    start, end = min(number.start, percent.start), max(number.end, percent.end)
    end += passage.text[end : end + 1] == ")" and "(" in passage.text[start:end]
    return hit(
        passage,
        start,
        end,
        f"{number.text} of {of} is {expected}%, and {percent.text.strip('()')} is printed.",
        working=f"{number.text} of {of}: {working}",
        mend=_MEND,
    )
