"""Totals said in a sentence against the parts that follow them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.arithmetic.moves import near_to
from goldenthread.checks.rules.arithmetic.parts_in_lists import parts_in_lists
from goldenthread.checks.rules.arithmetic.parts_listed import in_size, no_list, not_the_parts, parts_listed
from goldenthread.checks.rules.arithmetic.slips import slip
from goldenthread.checks.rules.arithmetic.sums import Sum
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_LINK = regex(r"made up|compris|consist|broken down|split between|divided into|of which", re.IGNORECASE)
_OF_WHICH = regex(r"\)?,?\s*of which\s+", re.IGNORECASE)
_LEAST, _THREE_DIGITS = 3, 3
_NEAR = 900
_PARTS_IN_TEXT = regex(
    r"\b(?:total(?:led|ling|s)?\s(?:of\s)?|were\s|was\s|is\s|are\s|by\s|of\s)(?P<lead>.{0,60}?)(?:[;:,.]|\s[–—-]|"
    r"\s\()?\s?(?P<link>made up of|comprising|consisting of|comprised of|broken down as|split between|"
    r"divided into|of which)\b",
    re.IGNORECASE,
)


@rule(
    "parts-not-the-total-said",
    title="Parts in a sentence that do not make the total said before them",
    group="arithmetic",
    severity=Severity.WARNING,
    scope="Sentences that give a total and then its parts after “made up of”, “comprising”, “consisting of”, “split "
    "between”, after a colon, or in the next sentence (“Of this, … and the remaining …”); and what is left (“leaving "
    "£0.5m”). Items of a list under “comprising:”, amounts in brackets after their sum, and each “of which”, where a "
    "slip in one figure would explain the difference.",
    leaves_out=(
        "Parts after “of which” or “including” that make less than the total, unless a slip in one of them shows: they "
        "need not be all of it.",
        "Lists with numbers in words, and parts of parts.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="The grant is £90,000, made up of £55,000 for repairs, £20,000 for staff and £10,000 for training.",
        right="The grant is £90,000, made up of £55,000 for repairs, £20,000 for staff and £15,000 for training.",
        quote="£90,000",
    ),
)
def parts_not_the_total_said(subject: Subject) -> Iterator[Hit]:
    """A reader adds the parts up, and then doubts the whole."""
    told: dict[int, set[int]] = {}
    for passage, found, start in parts_in_lists(subject):
        if start not in told.setdefault(passage.index, set()):
            told[passage.index].add(start)
            yield from (found,) if found is not None else ()
    for passage in subject.holding(("of which",)):
        yield from _more_than_the_whole(subject, passage)
    for passage in subject.prose:
        if not passage.has_digits or len(subject.quantities(passage)) < _LEAST:
            continue
        judged = told.get(passage.index, set())
        if _LINK.search(passage.text):
            for linked in _after_a_link(subject, passage):
                if linked.place.start not in judged:
                    judged.add(linked.place.start)
                    yield linked
        yield from parts_listed(subject, passage, judged)


def _after_a_link(subject: Subject, passage: Passage) -> Iterator[Hit]:
    for match in _PARTS_IN_TEXT.finditer(passage.text):
        start, end = passage.sentence_at(match.end())
        figures = [
            each
            for each in near_to(subject.quantities(passage), match.end(), _NEAR)
            if start <= each.start < end and not each.is_range
        ]
        before = [each for each in figures if each.end <= match.start("link")]
        # "Parking (£0.62m), vacancies (£0.42m)": in a sentence brackets set an amount aside and take nothing off.
        after = [in_size(each) for each in figures if each.start >= match.end("link") and not each.percentage]
        if not before or len(after) < 2:
            continue
        whole = before[-1]
        # "1,114 reports, 305 of which were personal, 72 ...": the figure at "of which" is a part of the one before it.
        first_part = (
            match["link"].casefold() == "of which" and not passage.text[whole.end : match.start("link")].strip()
        )
        if first_part and len(before) > 1 and before[-2].unit == whole.unit and before[-2].value > whole.value:
            after, whole = [in_size(whole), *after], before[-2]
        if any(part.unit != whole.unit or part.approximate or part.percentage for part in after) or whole.approximate:
            continue
        if no_list(passage.text, after):
            continue
        made = Sum.of(whole, after)
        if made.holds:
            subject.rederive(passage, whole.start)
            continue
        part_only = match["link"].casefold() == "of which" and made.made.given < Fraction(whole.value)
        if part_only and not (first_part and slip(whole, made.made.given, _THREE_DIGITS)):
            continue
        yield not_the_parts(passage, whole, after, made)


def _more_than_the_whole(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """An amount right after "of which" that is more than the one right before it: "£25m, of which £35m"."""
    for whole, part in pairwise(subject.quantities(passage)):
        alike = whole.unit == part.unit == "gbp" and whole.per == part.per and not (whole.is_range or part.is_range)
        if alike and part.value > whole.value > 0 and _OF_WHICH.fullmatch(passage.text, whole.end, part.start):
            yield _part_over_whole(passage, whole, part)


def _part_over_whole(passage: Passage, whole: Quantity, part: Quantity) -> Hit:
    return hit(
        passage,
        part.start,
        part.end,
        f"{part.text} cannot be a part of {whole.text}.",
        working=f"{part.text} is more than {whole.text}",
        mend="Look up both: one of the two is wrong, or the words between them.",
        verdict=Verdict.CANNOT_TELL,
    )
