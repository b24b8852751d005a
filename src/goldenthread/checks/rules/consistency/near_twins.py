"""Two figures of one report that differ by a digit, in sentences that speak of one thing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache, partial

from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rules.consistency.claims import Claim, Where, where_said
from goldenthread.checks.rules.consistency.digit_slips import slips, weight
from goldenthread.checks.rules.consistency.phrases import periods
from goldenthread.checks.rules.consistency.roots import COMMON, roots
from goldenthread.checks.rules.consistency.said import own_period
from goldenthread.checks.rules.consistency.scopes import scope
from goldenthread.checks.rules.consistency.table_figures import kind_of, table_figures
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_FEWEST_DIGITS = 3
_LONGEST_SENTENCE = 1_200
_LEFT, _RIGHT = 110, 70
_NAMED = regex(r"\b(?:appendix|table|section|paragraph|item)\s+[A-Z0-9][\d.]*\b", re.IGNORECASE)
_TARGET = regex(r"\btargets?\b", re.IGNORECASE)
_OTHER = regex(
    r"\b(?:previous\w*|last\s+(?:year|quarter|month)|national\w*|england|london|region\w*|each|per|original\w*|revised"
    r"|option|if|minimum|maximum)\b",
    re.IGNORECASE,
)
# "145 calls, compared to 132 a year before": the second is another time's.
_OF_ANOTHER_TIME = regex(r"\bcompar\w+\s+(?:to|with)\s+(?:the\s+)?$", re.IGNORECASE)
_AGAIN = regex(r"\b(?:the|these|those)\s+$", re.IGNORECASE)
_MOST = 400

_KEPT = 1_024

Key = tuple[Part, str, Decimal]
Said = tuple[int, int]
"""The place of a passage in the document, and of a figure among those of the passage."""


def near_twins(subject: Subject) -> Iterator[tuple[Claim, Claim]]:
    """Pairs of claims, the first with a figure that is only said once, of which the second's is a digit away."""
    by_value: dict[Key, tuple[Said, ...]] = {}
    for passage in subject.prose:
        if passage.kind != "note" and passage.has_digits and passage.part.kind != "agenda":
            part = scope(subject, passage.part)
            for place, figure in _in_passage(subject, passage):
                key = _key(part, figure)
                by_value[key] = (*by_value.get(key, ()), (passage.index, place))
    tables = table_figures(subject)
    told: set[Said] = set()
    # What is said of a figure is worked out for the few that have another a digit away.
    claim_of = lru_cache(_KEPT)(partial(_claim, subject))
    for (part, kind, value), group in by_value.items():
        said = group[0]
        if len(group) > 1 or said in told:
            continue
        figure = _figures(subject, subject.passages[said[0]])[said[1]]
        held = tables.get(part)
        if weight(figure) < _FEWEST_DIGITS or (held is not None and (kind, value) in held.by_value):
            continue
        for other_value in slips(figure):
            others = by_value.get((part, kind, other_value))
            if others is None:
                continue
            times = len(others) + (held is not None and (kind, other_value) in held.by_value)
            twin = next((other for other in others if _twins(claim_of(said), claim_of(other), times)), None)
            if twin is not None:
                told |= {said, twin}
                yield claim_of(said), claim_of(twin)
                break


def _key(part: Part, figure: Quantity) -> Key:
    return part, kind_of(figure), -figure.value if figure.value < 0 else figure.value


def _figures(subject: Subject, passage: Passage) -> list[Quantity]:
    return [each for each in subject.quantities(passage) if each.start >= passage.body_at and not each.spelled]


def _in_passage(subject: Subject, passage: Passage) -> Iterator[tuple[int, Quantity]]:
    """The figures of a passage that may be misprinted, each with its place among them all."""
    figures = _figures(subject, passage)
    if len(figures) > _MOST:
        return
    for place, figure in enumerate(figures):
        if figure.ordinal or figure.is_range or figure.approximate or abs(figure.value) <= 1 or figure.unit == "points":
            continue
        if figure.start == passage.body_at and figure.decimals and figure.unit == "count":
            continue
        start, end = passage.sentence_at(figure.start)
        if end - start <= _LONGEST_SENTENCE:
            yield place, figure


def _claim(subject: Subject, said: Said) -> Claim:
    """What its sentence says of a figure."""
    passage, place = subject.passages[said[0]], said[1]
    figures = _figures(subject, passage)
    figure = figures[place]
    start, end = passage.sentence_at(figure.start)
    left = max(start, figures[place - 1].end if place else start, figure.start - _LEFT)
    right = min(end, figures[place + 1].start if place + 1 < len(figures) else end, figure.end + _RIGHT)
    before, after = passage.text[left : figure.start], passage.text[figure.end : right]
    words = f"{before} {after}"
    named = frozenset(found.casefold() for found in _NAMED.findall(words))
    return Claim(
        passage,
        figure,
        (start, end),
        tuple(roots(words) | named | frozenset(f"{each}." for each in named)),
        frozenset(
            str(abs(each.value).normalize())
            for each in figures
            if start <= each.start < end and each is not figure and weight(each) >= _FEWEST_DIGITS
        ),
        periods(passage.text[start:end]),
        where_said(subject, passage),
        bool(_OTHER.search(words)) or bool(_TARGET.search(before[-25:])),
        own_period(before, after),
    )


def _twins(claim: Claim, other: Claim, times: int) -> bool:
    """Whether two figures a digit apart are one: how much their sentences share, and how often the other is said."""
    if claim.passage is other.passage or claim.figure.per != other.figure.per or claim.compares or other.compares:
        return False
    one, two = claim.passage, other.passage
    if one.kind == two.kind == "item" and abs(one.index - two.index) <= 6 and one.headings == two.headings:
        return False
    # What a figure is compared with is one with another's only where the figures beside them are the same.
    if (_is_of_another_time(claim) or _is_of_another_time(other)) and not claim.words & other.words:
        return False
    if claim.words and other.words and not claim.words & other.words:
        return False
    if claim.periods and other.periods and not claim.periods & other.periods:
        return False
    if claim.figure.text in two.text or other.figure.text in one.text:
        return False
    shared = claim.core & other.core - COMMON
    # A figure of a year that the other sentence does not name may be of then, and the other of now.
    dated = bool(claim.words) is not bool(other.words)
    enough = 3 if weight(claim.figure) == _FEWEST_DIGITS else 2
    other_where: Where = other.where
    restated = claim.where != other_where
    same = len(claim.post & other.post)
    # "Of the 6,904 visits" speaks of visits that have been counted before.
    again = bool(_AGAIN.search(one.text, max(0, claim.figure.start - 8), claim.figure.start)) or bool(
        _AGAIN.search(two.text, max(0, other.figure.start - 8), other.figure.start)
    )
    return bool(shared or same) and len(shared) + (times > 1) + restated + again + 2 * same >= enough + 2 * dated


def _is_of_another_time(claim: Claim) -> bool:
    start = claim.figure.start
    return _OF_ANOTHER_TIME.search(claim.passage.text, max(0, start - _LEFT), start) is not None
