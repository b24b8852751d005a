"""A change given both as a number and as a percentage: "3,617 incidents, an increase of 0.3% (11 incidents)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.arithmetic.round_counts import as_counted
from goldenthread.checks.rules.performance.movement import is_earlier, is_target
from goldenthread.checks.rules.performance.near import between
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity, reachable, rounded
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_WORDS = (
    r"(?P<up>increase|rise|growth|up|higher|more|rose|increased|risen)|(?P<down>decrease|reduction|fall|drop|decline|down"
    r"|lower|fewer|less|fell|decreased|reduced|fallen)"
)
_WAY = regex(rf"\b(?:{_WORDS})\b", re.IGNORECASE)
_PAIRED = regex(r"\s*(?:[a-z'’-]+\s+){0,3}?\s*(?:\(|,|\bor\b)\s*(?:(?:of|by|or|a|an)\s+)*$", re.IGNORECASE)
_CLOSED = regex(
    r"\s*(?:[a-z'’-]+\s*){0,4}(?:\)|,|\.|\b(?:and|since|on|over|compared|from|higher|lower|increase|decrease|rise|fall|than)\b|$)",
    re.IGNORECASE,
)
_SIZE = regex(
    r"\b(?:increase|rise|growth|decrease|reduction|fall|drop|decline|up|down|by|higher|lower|gap|difference)\s+"
    r"(?:(?:of|by|about|around)\s+)*$|\(\s*$",
    re.IGNORECASE,
)
_NEAR = 260
_BESIDE = 40
_AROUND = 500


@rule(
    "change-not-of-its-difference",
    title="A change in number and in per cent that do not agree",
    group="performance",
    severity=Severity.ERROR,
    scope="Sentences that give a number and how much more or less it is both as a number and as a percentage: “3,617 "
    "incidents, an increase of 0.3% (11 incidents)”, “up by 920 or 52%”. The percentage is of the number before, "
    "which is the one less the other. A warning where it is right of the number itself.",
    leaves_out=(
        "Sentences with two numbers that the change may be of, and changes that unrounded figures could give.",
        "Changes in percentage points, and money.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="There were 440 calls, an increase of 20% (40 calls) on last year.",
        right="There were 440 calls, an increase of 10% (40 calls) on last year.",
        quote="20% (40",
    ),
)
def change_not_of_its_difference(subject: Subject) -> Iterator[Hit]:
    """The percentage is worked out by hand, often of the wrong year."""
    for passage in subject.holding(("%", "per cent")):
        if passage.kind == "furniture" or passage.grid is not None:
            continue
        figures = as_counted(subject, passage)
        if len(figures) < 3:
            continue
        for one, other in pairwise(figures):
            pair = _pair(passage.text, one, other)
            if pair is not None and not (pair[1] is one and _beside_another(passage, figures, one, other)):
                yield from _against(passage, figures, *pair, min(one.start, other.start), max(one.end, other.end))


def _beside_another(passage: Passage, figures: tuple[Quantity, ...], one: Quantity, other: Quantity) -> bool:
    """Whether "an increase of 11 (0.3%)" stands with two numbers near by, with which its change is read."""
    if "(" not in passage.text[one.end : other.start + 1]:
        return False
    near = between(figures, max(0, one.start - _AROUND), other.end + _AROUND)
    return len({each.value for each in near if each.unit == "count" and each.value > one.value}) > 1


def _pair(text: str, one: Quantity, other: Quantity) -> tuple[Quantity, Quantity] | None:
    """A percentage and a number beside it, one of them in brackets or after "or"."""
    if other.start - one.end > _BESIDE or {one.unit, other.unit} != {"percent", "count"}:
        return None
    if any(each.is_range or each.ordinal or each.approximate or each.scale != 1 for each in (one, other)):
        return None
    opens = other.start + text.startswith("(", other.start)
    if not _PAIRED.fullmatch(text, one.end, opens) or not _CLOSED.match(text, other.end):
        return None
    if one.sign == "brackets" or text[one.start - 1 : one.start] == "(":
        # "Compared with the year before (528,616), a one per cent decrease": it is what something was.
        return None
    share, number = (one, other) if one.unit == "percent" else (other, one)
    return (share, number) if not number.decimals and number.per is None and number.value > 0 else None


def _against(
    passage: Passage, figures: tuple[Quantity, ...], share: Quantity, number: Quantity, start: int, end: int
) -> Iterator[Hit]:
    text = passage.text
    begin, until = passage.sentence_at(start)
    way = _way(text, begin, start, end, until)
    if way is None or is_earlier(text, number):
        return
    before = [
        figure
        for figure in between(figures, max(begin, start - _NEAR), start)
        if figure.unit == "count"
        and not figure.is_range
        and not figure.ordinal
        and not figure.decimals
        and figure.value > number.value
        and not _SIZE.search(text, max(0, figure.start - 24), figure.start)
        and not is_target(text, figure)
    ]
    if len({figure.value for figure in before}) != 1 or is_earlier(text, before[0]) or before[0].approximate:
        return
    total = before[0]
    base = total.interval() - number.interval() if way == "up" else total.interval() + number.interval()
    right = number.interval() / base * 100
    if reachable(abs(share.printed), share.decimals, right):
        return
    of_itself = reachable(abs(share.printed), share.decimals, number.interval() / total.interval() * 100)
    shown = rounded(right.given, max(share.decimals, 1))
    sign = "−" if way == "up" else "+"
    then = plain(total.printed - number.printed if way == "up" else total.printed + number.printed)
    yield hit(
        passage,
        start,
        end,
        f"{plain(number.printed)} on {then} is {shown}%, and {share.text.strip()} is printed.",
        working=f"{plain(number.printed)} ÷ ({plain(total.printed)} {sign} {plain(number.printed)}) = {shown}%",
        mend="Check the number, the change and the percentage.",
        verdict=Verdict.CANNOT_TELL if of_itself else Verdict.WRONG,
        severity=Severity.WARNING if of_itself else Severity.ERROR,
    )


def _way(text: str, begin: int, start: int, end: int, until: int) -> str | None:
    """Which way it is said to have gone, by the word just before or just after the two."""
    ahead = list(_WAY.finditer(text, max(begin, start - 30), start))
    after = _WAY.search(text, end, min(until, end + 30))
    match = ahead[-1] if ahead else after
    return None if match is None else "up" if match["up"] else "down"
