"""Parts that are more than what they are of: "7 out of 6", "40 indicators, of which 52", "Of those, 1,410"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.performance.count_words import NUMBER, THINGS, number_of
from goldenthread.checks.rules.performance.near import between
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_OF_WHICH = regex(r",?\s+of\s+which,?\s+(?:only\s+|about\s+|some\s+)?", re.IGNORECASE)
_OUT_OF = regex(
    rf"(?<![\w.,£/–-])(?P<part>\d{{1,3}}|{NUMBER})\s+(?:out\s+of\s+(?:(?:the|a|our|all|total|of|possible)\s+)*(?P<whole>\d{{1,3}})\b(?![.,/–-]?\d|\s?%)"
    rf"|of\s+(?:(?:the|our|its|all|these)\s+)*(?P<other>\d{{1,3}}|{NUMBER})\s+(?:[a-z-]+\s+){{0,3}}?{THINGS}\b)",
    re.IGNORECASE,
)
_OF_THOSE = regex(
    r"(?:\bwith|\band|,)\s+(?P<part>\d{1,3}(?:,\d{3})+|\d{1,5})\s+of\s+(?:those|these|them|whom)\b", re.IGNORECASE
)
_OPENS = regex(
    r"\s*Of\s+(?:these|those)(?:\s+[a-z-]+){0,2},?\s+(?P<part>\d{1,3}(?:,\d{3})+|\d{1,5})\b(?!\s?(?:%|per\s?cent)|[.,]\d)",
    re.IGNORECASE,
)


def part_of_which(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """More than there are: "110 indicators, of which 156 are quarterly"."""
    figures = subject.quantities(passage)
    for match in _OF_WHICH.finditer(passage.text):
        start, end = passage.sentence_at(match.start())
        after = between(figures, match.end(), min(end, match.end() + 40))[:1]
        before = between(figures, max(start, match.start() - 200), match.start())
        if not after or passage.text[match.end() : after[0].start].strip() or not _counts(after[0]):
            continue
        wholes = [figure for figure in before if _counts(figure)]
        part = after[0]
        if wholes and len(wholes) == len(before) and all(figure.value < part.value for figure in wholes):
            yield _too_many(passage, wholes[-1].start, part.end, int(part.value), int(max(f.value for f in wholes)))


def _counts(figure: Quantity) -> bool:
    """Whether a figure is a number of things."""
    plain = not figure.is_range and not figure.ordinal and figure.per is None and not figure.approximate
    return plain and figure.unit == "count" and not figure.decimals and figure.scale == 1


def more_than_all(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """ "7 out of 6", and "1,304 users, with 1,410 of those still at home"."""
    figures = subject.quantities(passage)
    for match in _OUT_OF.finditer(passage.text):
        part, whole = number_of(match["part"]), number_of(match["whole"] or match["other"])
        if part > whole > 0:
            yield _too_many(passage, match.start("part"), match.end(), part, whole)
    for match in _OF_THOSE.finditer(passage.text):
        start, _ = passage.sentence_at(match.start())
        part = int(match["part"].replace(",", ""))
        before = [
            figure
            for figure in between(figures, max(start, match.start() - 200), match.start())
            if figure.unit == "count" and not figure.is_range and not figure.ordinal
        ]
        if before and all(figure.value < part and _counts(figure) for figure in before):
            yield _too_many(passage, match.start("part"), match.end(), part, int(max(each.value for each in before)))
    for earlier, (start, end) in pairwise(passage.sentences):
        opening = _OPENS.match(passage.text, start, end)
        if opening is None:
            continue
        part = int(opening["part"].replace(",", ""))
        counted = [
            figure
            for figure in between(figures, max(earlier[0], start - 300), earlier[1])
            if figure.unit == "count" and not figure.is_range and not figure.ordinal
        ]
        if counted and all(figure.value < part and _counts(figure) for figure in counted):
            yield _too_many(passage, opening.start("part"), opening.end(), part, int(max(f.value for f in counted)))


def _too_many(passage: Passage, start: int, end: int, part: int, whole: int) -> Hit:
    return hit(
        passage,
        start,
        end,
        f"{part:,} are said to be of {whole:,}.",
        working=f"{part:,} is more than {whole:,}",
        mend="Find out which of the two numbers is wrong, and correct it.",
    )
