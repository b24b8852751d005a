"""Parts listed after a whole: after a colon, "of this", "made up of" in a sentence of its own, "the remaining"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from goldenthread.checks.findings import Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.arithmetic.moves import near_to
from goldenthread.checks.rules.arithmetic.slips import slip
from goldenthread.checks.rules.arithmetic.sums import Sum, show
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

LISTED = regex(
    r":\s|\bof (?:this|these|those|which|whom|the)\b|made up of|compris|consist|includes|remain|leaving|leaves",
    re.IGNORECASE,
)
"""Words without one of which nothing is listed."""
_COLON = regex(r":\s")
_OF_THIS = regex(
    r"(?:^|(?<=[.;,\d])\s)(?:(?:out )?of (?:this|these|those|them|which|whom)\b|of (?:the |all )?(?=[£\d]))",
    re.IGNORECASE,
)
_INCLUDES = regex(r"(?:^|(?<=[.;]\s))this includes\s", re.IGNORECASE)
_WORDED = regex(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|none|another|others?|half)\b", re.IGNORECASE
)
_NESTED = regex(r"\s(?:[a-z]+\s)?of (?:these|those|them|which|whom)\b", re.IGNORECASE)
_OF_WHICH = regex(r"\bof (?:which|these|those|whom)\b|\bincluding\b", re.IGNORECASE)
_PRONOUN = regex(r"\b(?:this|these|those|them|which|whom)\b", re.IGNORECASE)
_MADE_UP = regex(
    r"\b(?:made up of|comprises|comprising|comprised of|consists of|consisting of|includes(?=[^;]{0,160}\bplus\b))\s",
    re.IGNORECASE,
)
_REST = regex(r"\b(?:the\s)?(?:remaining|remainder(?:,? of| is| was)?|balance of)\s\(?\Z", re.IGNORECASE)
_LEAVING = regex(r"\b(?:leaving|leaves|left)\s(?:an?\s|the\s)?(?:[a-z-]+\s){0,5}(?:of\s)?\(?\Z", re.IGNORECASE)
_AFTER_TAKING = regex(r"\s*(?:after|once|less)\s(?:deducting|taking|allowing|using|the\s|planned)", re.IGNORECASE)
_TAKEN = regex(r"\bof which\b|\bless\b|\bmet by\b|\bused\b|\bspent\b", re.IGNORECASE)
_ALONGSIDE = regex(
    r"\b(?:compared|against|than|up|down|increas\w*|decreas\w*|rise|fall|average|budget|target|each|per|between|least"
    r"|most|previous\w*|last)\b|\bfrom\s(?:the\s)?\Z",
    re.IGNORECASE,
)
# "7 were allowed (52/15)" gives last year's; "offset by £0.025m" takes off.
_NO_LIST = regex(r"\d\s?/\s?\d|\b(?:offset\s+by|net\s+of|reduced\s+by|minus)\b", re.IGNORECASE)
_LONGEST = 90
_CLOSE = 25
_GOES_ON, _BACK = 120, 250
_FURTHEST = 1_000
_MOST = 10


def parts_listed(subject: Subject, passage: Passage, judged: set[int]) -> Iterator[Hit]:
    """Wholes that the parts listed after them do not make. `judged` is where wholes start that have been judged."""
    text = passage.text
    if not LISTED.search(text):
        return
    figures = [each for each in subject.quantities(passage) if not each.is_range and not each.ordinal]
    if len(figures) < 3:
        return
    for start, end in passage.sentences:
        if end - start > 900:
            continue
        inside = [each for each in near_to(figures, start, end - start) if start <= each.start < end]
        if len(inside) < 2:
            continue
        found = _rest(passage, inside, figures, start) or _leaving(
            passage, inside, [each for each in near_to(figures, start, _BACK) if each.end <= start and each.money][-1:]
        )
        found = found or _after(passage, inside, figures, start, end)
        if found is not None and found.place.start not in judged:
            judged.add(found.place.start)
            yield found


def _after(
    passage: Passage, inside: Sequence[Quantity], figures: Sequence[Quantity], start: int, end: int
) -> Hit | None:
    """The parts after a colon, "of this" or "made up of", against the whole before."""
    text = passage.text
    for pattern, exhaustive in ((_MADE_UP, True), (_COLON, True), (_OF_THIS, False), (_INCLUDES, False)):
        match = pattern.search(text, start, end)
        if match is None:
            continue
        before = [each for each in inside if each.end <= match.start() + 1]
        after = [in_size(each) for each in inside if each.start >= match.end() - 1]
        nested = _OF_WHICH.search(text, after[0].end, end) if after and pattern is not _OF_THIS else None
        after = [each for each in after if nested is None or each.start < nested.start()]
        if pattern is _OF_THIS and not _PRONOUN.search(match[0]) and after:
            before, after = [after[0]], after[1:]
        if not before and pattern is not _COLON:
            before = [each for each in near_to(figures, start, _FURTHEST) if each.end <= start][-3:]
        wholes = [each for each in before if not each.approximate]
        if (
            not wholes
            or not after
            or _in_brackets(text, start, match.start())
            or _uncounted(text, after, match.end(), end)
            or no_list(text, after)
        ):
            continue
        first = next((each for each in reversed(wholes) if _alike(each, after[0])), None)
        if first is None:
            continue
        parts = [each for each in after if _alike(first, each)]
        if not _one_list(text, match.end(), after, parts, loose=pattern is _MADE_UP):
            continue
        wholes = [each for each in wholes if _alike(each, parts[0])]
        if parts[0].percentage and pattern is not _MADE_UP:
            continue
        if any(Sum.of(each, parts).holds for each in wholes):
            continue
        for whole in reversed(wholes):
            made = Sum.of(whole, parts)
            over = made.made.given > Fraction(whole.value)
            # With "of which" the parts need not be all, but they cannot be more, and a slip in one shows.
            slipped = slip(whole, made.made.given, 2) or any(
                slip(part, Fraction(whole.value) - made.made.given + Fraction(part.value), 2) for part in parts
            )
            left = Fraction(whole.value) - made.made.given
            if not exhaustive and _goes_on(passage, figures, end, left):
                continue
            if slipped or ((exhaustive or over) and _near(whole, made)):
                return not_the_parts(passage, whole, parts, made)
    return None


def _goes_on(passage: Passage, figures: Sequence[Quantity], end: int, left: Fraction) -> bool:
    """Whether the sentence after gives the part that is left: "In addition, 1 had not changed"."""
    return any(Fraction(each.value) == left for each in near_to(figures, end, _GOES_ON) if each.start >= end)


def _uncounted(text: str, after: Sequence[Quantity], begins: int, end: int) -> bool:
    """Whether there are numbers in words in a list that are not among its figures."""
    found = [match.start() for match in _WORDED.finditer(text, begins, end)]
    return any(not any(each.start <= place < each.end for each in after) for place in found)


def _in_brackets(text: str, start: int, place: int) -> bool:
    return text.count("(", start, place) > text.count(")", start, place)


def _alike(whole: Quantity, part: Quantity) -> bool:
    """Whether one may be part of the other: "of 22,856 days lost, 9,371 (41%) were"."""
    return whole.unit == part.unit or (part.unit == "count" and not (whole.money or whole.percentage))


def _one_list(text: str, begins: int, after: Sequence[Quantity], parts: Sequence[Quantity], *, loose: bool) -> bool:
    """Whether the figures after are one list of parts, each perhaps with its percentage."""
    if not 2 <= len(parts) <= _MOST or any(each.value <= 0 or each.approximate for each in parts):
        return False
    others = [each for each in after if each.unit != parts[0].unit]
    if any(not each.percentage for each in others) or len(others) > len(parts):
        return False
    last = begins
    for part in parts:
        gap = text[last : part.start] if last != begins else text[max(last, part.start - _CLOSE) : part.start]
        if len(gap) > _LONGEST or (not loose and _ALONGSIDE.search(gap)):
            return False
        # "27 have targets and 26 of these met them": parts of parts.
        if _NESTED.match(text, part.end):
            return False
        last = part.end
    tail = text[parts[-2].end : parts[-1].start]
    return bool(re.search(r"\b(?:and|plus)\b|;", tail))


def _rest(passage: Passage, inside: Sequence[Quantity], figures: Sequence[Quantity], start: int) -> Hit | None:
    """ "Of this, £312,000 is for fuel and the remaining £174,000 for staff"."""
    text = passage.text
    for place, rest in enumerate(inside):
        if not place or rest.percentage or not _REST.search(text[max(start, rest.start - 30) : rest.start]):
            continue
        same = [each for each in inside[:place] if each.unit == rest.unit]
        earlier = [each for each in near_to(figures, start, _FURTHEST) if each.end <= start and each.unit == rest.unit][
            -4:
        ]
        said = _OF_THIS.search(text, start, rest.start)
        parts = [each for each in same if said is None or each.start >= said.end() - 1]
        wholes = [each for each in (*earlier, *same) if each not in parts]
        if said is not None and not _PRONOUN.search(said[0]) and parts:
            wholes, parts = [parts[0]], parts[1:]
        if not wholes and len(parts) >= 2:
            wholes, parts = [parts[0]], parts[1:]
        if not parts or not wholes or any(each.approximate for each in (*parts, rest)):
            continue
        if any(Sum.of(whole, [*parts[first:], rest]).holds for whole in wholes for first in range(len(parts))):
            continue
        whole = wholes[-1]
        left = Fraction(whole.value) - sum(Fraction(part.value) for part in parts)
        if said is None and not slip(rest, left, 2):
            continue
        if left > 0:
            return _left(passage, rest, whole, parts, left)
    return None


def _leaving(passage: Passage, inside: Sequence[Quantity], earlier: Sequence[Quantity]) -> Hit | None:
    """ "£1.35m, of which £0.85m is met by grant, leaving £0.50m"."""
    text = passage.text
    start, _ = passage.sentence_at(inside[0].start)
    if _AFTER_TAKING.match(text, start) and (ends := earlier):
        # "The balance is £81.4m. After deducting £20.9m, this leaves £60.5m".
        inside = [ends[-1], *inside]
    for place, rest in enumerate(inside):
        if place < 2 or rest.percentage or not _LEAVING.search(text[max(0, rest.start - 50) : rest.start]):
            continue
        same = [each for each in inside[:place] if each.unit == rest.unit and not each.approximate]
        if len(same) < 2 or rest.approximate:
            continue
        if any(
            Sum.of(whole, [*same[place_ + 1 :][first:], rest]).holds
            for place_, whole in enumerate(same)
            for first in range(len(same))
        ) or any(Sum.of(whole, [part, rest]).holds for whole in same for part in same if part is not whole):
            continue
        whole, *parts = same
        left = Fraction(whole.value) - sum(Fraction(part.value) for part in parts)
        if left > 0 and len(parts) <= 3 and (slip(rest, left, 2) or _TAKEN.search(text, whole.end, rest.start)):
            return _left(passage, rest, whole, parts, left)
    return None


def _left(passage: Passage, rest: Quantity, whole: Quantity, parts: Sequence[Quantity], left: Fraction) -> Hit:
    shown = show(left / rest.scale, max(rest.decimals, 0))
    taken = " − ".join(plain(part.printed) for part in parts)
    return hit(
        passage,
        rest.start,
        rest.end,
        f"What is left of {whole.text.strip('()')} is {shown}, and {rest.text.strip('()')} is printed.",
        working=f"{plain(whole.printed)} − {taken} = {shown}",
        mend="Check the whole, the parts and what is left.",
        verdict=Verdict.CANNOT_TELL,
    )


def _near(whole: Quantity, made: Sum) -> bool:
    return abs(made.made.given - Fraction(whole.value)) * 2 <= Fraction(whole.value)


def not_the_parts(passage: Passage, whole: Quantity, parts: Sequence[Quantity], made: Sum) -> Hit:
    """The finding on a whole that the parts after it do not make."""
    gives = show(made.made.given / whole.scale, max(part.decimals for part in (*parts, whole)))
    return hit(
        passage,
        whole.start,
        whole.end,
        f"The parts that follow make {gives}, and {whole.text.strip('()')} is said.",
        working=" + ".join(plain(part.printed) for part in parts) + f" = {gives}",
        mend="Look for a part that is wrong, missing or counted twice.",
        verdict=Verdict.CANNOT_TELL,
    )


def no_list(text: str, parts: Sequence[Quantity]) -> bool:
    """Whether among the figures after a whole there are pairs such as 52/15, or amounts that are taken off."""
    return bool(parts) and _NO_LIST.search(text, parts[0].start, parts[-1].end) is not None


def in_size(part: Quantity) -> Quantity:
    """A part without the minus that brackets give it in a cell: in a sentence they only set it apart."""
    return replace(part, value=abs(part.value), printed=abs(part.printed)) if part.sign == "brackets" else part
