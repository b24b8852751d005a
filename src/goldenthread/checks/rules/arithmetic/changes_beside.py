"""Percentages beside the amount of a change: of a level just said, of the current rent, of the budget it is against."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.checks.findings import Severity
from goldenthread.checks.findings import Verdict as Judged
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.arithmetic.moves import by_sentence, percent_from
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, Verdict, compare, share
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_PERIOD = r"(?:(?:19|20)?\d\d(?:[-/]| to )(?:\d\d)?\d\d|(?:19|20)\d\d)"
_UP = r"(?:higher|more|up|above|greater)"
_DOWN = r"(?:lower|less|fewer|down|below|smaller)"
_AFTER_LEVEL = regex(
    rf"(?:\s[a-z]+)?(?:\s(?:in|for|during|at|by)\s(?:[A-Za-z]+\s)?{_PERIOD})?(?:,\s(?:which\s(?:is|was)\s)?|\swhich\s(?:is|was)\s)(?:(?:{_UP}|{_DOWN})\s(?:by\s)?)?",
    re.IGNORECASE,
)
_TO_PERCENT = regex(rf"(?:\s(?:{_UP}|{_DOWN}))?(?:,?\sor)?\s\(?", re.IGNORECASE)
_RISES, _FALLS = regex(rf"\b{_UP}\b", re.IGNORECASE), regex(rf"\b{_DOWN}\b", re.IGNORECASE)
_RISE_OF = regex(
    r"[^.;\d]{0,40}\b(?:reflecting|representing|being|is|,)\s(?:an?\s)?(?:proposed\s)?(?P<way>increase|rise|uplift|"
    r"reduction|decrease)\sof\s",
    re.IGNORECASE,
)
_CURRENT = regex(
    r"(?:\s(?:per|a|each)\sweek)?,?\s(?:in|on)\sthe\s(?:current|existing|present)\b[^.;\d]{0,70}\s(?:of|at)\s",
    re.IGNORECASE,
)
_CHANGE = regex(r"\b(?:increase|decrease|uplift|rise|reduction)d?\b", re.IGNORECASE)
_VARIED = regex(
    r"\b(?:over-?spend|under-?spend|variance|shortfall|surplus|deficit|pressure)(?:\s[a-z]+){0,3}\s(?:of|is|was)\s\Z",
    re.IGNORECASE,
)
_AGAINST = regex(
    r"\s(?:against|on|compared (?:with|to))\s(?:an?|the|its|our)\s(?:[a-z-]+\s){0,4}(?:budget|allocation)\s(?:of\s)?",
    re.IGNORECASE,
)
_WHICH_IS = regex(
    rf"(?:\s(?:in|for)\s{_PERIOD})?,?\s(?:\(|(?:which\s)?(?:represent(?:s|ed|ing)|equat(?:es|ed|ing)\sto|equivalent\sto|is|was|or)"
    r"\s(?:an?\s|about\s)?\(?)",
    re.IGNORECASE,
)
_BY = regex(
    r"\b(?P<way>increased|rose|risen|grew|grown|up|fell|fallen|decreased|reduced|dropped|down)\sby\s\Z", re.IGNORECASE
)
_ON_TO = regex(r"\)?(?:\sin\s(?:real|cash)\sterms)?\sto\s", re.IGNORECASE)
_WAS = r"\s*(?:in\sreal\sterms,\s)?(?:this|that|it)\s(?:is|was|would\sbe|will\sbe|represents|represented)\s"
_THIS_WAS = regex(_WAS, re.IGNORECASE)
_THIS_CHANGE = regex(_WAS + r"an?\s(?P<way>increase|rise|reduction|decrease|fall)\sof\s", re.IGNORECASE)
_SAID_CHANGE = regex(rf"\)?\s(?:(?:{_UP}|{_DOWN})\b|\()", re.IGNORECASE)
_THIS = regex(
    r"\s*(?:this|that|it|these|they)\s(?:is|was|were|are|represents?|represented|compares|marks|means)\b", re.IGNORECASE
)
_MEND = "Check the amount, the percentage and what it is of."
_MANY = 100


def changes_beside(subject: Subject, passage: Passage, judged: set[int]) -> Iterator[Hit]:
    """Percentages that do not fit the amount of change beside them. `judged`: where those start that were judged."""
    figures = subject.quantities(passage)
    last: list[Quantity] = []
    for start, _, inside in by_sentence(passage, figures):
        found = list(_after_this(passage, start, inside, last))
        found += _this_was(passage, start, inside, last)
        for place in range(len(inside) - 1):
            three = inside[place : place + 3]
            if len(three) == 3:
                found += _level(passage, three)
                found += _reflecting(passage, three)
                found += _of_budget(passage, start, three)
                found += _by_to(passage, start, three)
            found += _of_current(passage, start, inside[: place + 1], inside[place + 1])
        for each in found:
            if each.place.start not in judged:
                judged.add(each.place.start)
                yield each
        last = inside


def _level(passage: Passage, three: Sequence[Quantity]) -> Iterator[Hit]:
    """ "£23.0 billion in 2016-17, £336 million higher (1.5%) than in 2015-16"."""
    now, by, percent = three
    if not _amounts(now, by) or not percent.percentage or percent.is_range:
        return
    text = passage.text
    opened = "(" if percent.text.startswith("(") else ""
    before, between = text[now.end : by.start], text[by.end : percent.start] + opened
    if not _AFTER_LEVEL.fullmatch(before) or not _TO_PERCENT.fullmatch(between):
        return
    words = f"{before} {between} {text[percent.end : percent.end + 12]}"
    rises, falls = bool(_RISES.search(words)), bool(_FALLS.search(words))
    if rises is falls:
        return
    then = now.interval() - by.interval() if rises else now.interval() + by.interval()
    yield from _unless(passage, percent, by, [then], f"what it was before {now.text.strip('()')}")


def _by_to(passage: Passage, start: int, three: Sequence[Quantity]) -> Iterator[Hit]:
    """ "Increased by £1.5 billion (+7.0%) in real terms to £23.3 billion"."""
    by, percent, now = three
    if not _amounts(now, by) or not percent.percentage or percent.is_range:
        return
    text = passage.text
    said = _BY.search(text[max(start, by.start - 20) : by.start])
    if said is None or not _ON_TO.fullmatch(text, percent.end, now.start) or text[by.end : percent.start].strip(" (+-"):
        return
    rises = said["way"].casefold() in ("increased", "rose", "risen", "grew", "grown", "up")
    then = now.interval() - by.interval() if rises else now.interval() + by.interval()
    yield from _unless(passage, percent, by, [then], f"what it was before {now.text.strip('()')}")


def _this_was(passage: Passage, start: int, inside: Sequence[Quantity], last: Sequence[Quantity]) -> Iterator[Hit]:
    """ "It was £123.4 billion. This was £2.8 billion (2.4%) higher", and "… an increase of 4.99% or £14.03"."""
    if len(inside) < 2 or not last:
        return
    text, (one, two) = passage.text, inside[:2]
    by, percent = (two, one) if one.percentage else (one, two)
    nows = [each for each in last if _amounts(each, by)]
    # Where what came before was itself a change, or there were two, it is not said what this is of.
    if len(nows) != 1 or _SAID_CHANGE.match(passage.text, nows[0].end):
        return
    if by.percentage or not percent.percentage or percent.is_range or not nows:
        return
    gap = text[one.end : two.start].strip(" (")
    change = _THIS_CHANGE.fullmatch(text, start, one.start)
    after = text[two.end : two.end + 12]
    if gap not in ("", "or", ", or", "higher", "lower") or not (change or _THIS_WAS.fullmatch(text, start, one.start)):
        return
    rises = change["way"].casefold() in ("increase", "rise") if change else bool(_RISES.search(gap + after))
    if not change and rises is bool(_FALLS.search(gap + after)):
        return
    size = _size(by).interval()
    wholes = [each.interval() - size if rises else each.interval() + size for each in nows]
    # What it is said to be higher than may follow, and is judged elsewhere.
    if any(_amounts(each, by) for each in inside[2:]):
        return
    yield from _unless(passage, percent, by, wholes, f"what it was before {nows[-1].text.strip('()')}")


def _reflecting(passage: Passage, three: Sequence[Quantity]) -> Iterator[Hit]:
    """ "Band D is £189.14, reflecting an increase of 2.99% (£5.49)"."""
    now, percent, by = three
    if not _amounts(now, by) or not percent.percentage or percent.is_range:
        return
    opened = "(" if by.text.startswith("(") else ""
    way = _RISE_OF.fullmatch(passage.text, now.end, percent.start)
    if way is None or (passage.text[percent.end : by.start] + opened).strip() != "(":
        return
    rises = way["way"].casefold() in ("increase", "rise", "uplift")
    size = _size(by).interval()
    then = now.interval() - size if rises else now.interval() + size
    yield from _unless(passage, percent, by, [then, now.interval()], f"what it was before {now.text.strip('()')}")


def _of_current(passage: Passage, start: int, before: Sequence[Quantity], base: Quantity) -> Iterator[Hit]:
    """ "A rise of 2.7%, or £2.70 a week in the current average rent of £99.90"."""
    by = before[-1]
    if by.percentage or by.is_range or by.unit != base.unit or not 0 < by.value < base.value or base.is_range:
        return
    if not _CURRENT.fullmatch(passage.text, by.end, base.start):
        return
    percents = [each for each in before if each.percentage and not each.is_range]
    if percents and _CHANGE.search(passage.text, start, by.start):
        yield from _unless(passage, percents[-1], by, [base.interval()], base.text.strip("()"))


def _of_budget(passage: Passage, start: int, three: Sequence[Quantity]) -> Iterator[Hit]:
    """ "An overspend of £3.4m against a budget of £107.9m, which represents 3.1%"."""
    by, budget, percent = three
    if not _amounts(budget, by) or not percent.percentage or percent.is_range:
        return
    text = passage.text
    opened = "(" if percent.text.startswith("(") else ""
    if not _VARIED.search(text[max(start, by.start - 60) : by.start]) or not _AGAINST.fullmatch(
        text, by.end, budget.start
    ):
        return
    if _WHICH_IS.fullmatch(text[budget.end : percent.start] + opened):
        yield from _unless(passage, percent, by, [budget.interval()], budget.text.strip("()"))


def _after_this(passage: Passage, start: int, inside: Sequence[Quantity], last: Sequence[Quantity]) -> Iterator[Hit]:
    """ "They sold 2,815 homes. This is a fall of 19% from the 3,470 of the year before"."""
    if len(inside) < 2 or not last or not _THIS.match(passage.text, start):
        return
    by, then = inside[0], inside[1]
    if not by.percentage or then.percentage or by.is_range or then.is_range or abs(then.value) < _MANY:
        return
    nows = [each for each in last if each.unit == then.unit and not each.is_range and _settled(passage.text, each)]
    found = percent_from(passage, by, nows, then) if nows else None
    if found is None:
        return
    alone = len(nows) == 1 and nows[0].value >= _MANY
    yield found if alone else replace(found, verdict=Judged.CANNOT_TELL, severity=Severity.WARNING)


def _settled(text: str, figure: Quantity) -> bool:
    """Whether a figure is given as it is: "an estimated 2,815" of a statistic is, "about 2,800" is not."""
    return not figure.approximate or text.endswith("estimated ", 0, figure.start)


def _amounts(level: Quantity, by: Quantity) -> bool:
    return (
        level.money
        and level.unit == by.unit
        and not (level.percentage or level.is_range or by.is_range or level.ordinal or by.ordinal)
        and 0 < abs(by.value) < level.value
    )


def _unless(passage: Passage, percent: Quantity, by: Quantity, wholes: Sequence[Interval], of: str) -> Iterator[Hit]:
    """A finding unless the percentage is that of the amount and one of these wholes."""
    size = _size(by).interval()
    found = [compare(_size(percent), share(size, whole)) for whole in wholes if whole.low > 0]
    if not found or any(each.verdict is not Verdict.WRONG for each in found):
        return
    yield hit(
        passage,
        percent.start,
        percent.end,
        f"{by.text.strip('()')} is {plain(found[0].expected)}% of {of}, and {percent.text.strip('()')} is printed.",
        working=f"{plain(abs(by.printed))} of {of}: {found[0].working}",
        mend=_MEND,
        verdict=Judged.CANNOT_TELL,
        severity=Severity.WARNING,
    )


def _size(quantity: Quantity) -> Quantity:
    return replace(quantity, value=abs(quantity.value), printed=abs(quantity.printed))
