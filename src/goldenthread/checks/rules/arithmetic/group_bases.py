"""Numbers with their percentages over several sentences, whose base stands before them or shows itself in the others.

"The Council received 1,342 complaints. Of these, 604 (45%) were upheld, 295 (22%) were partly upheld."
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from goldenthread.checks.findings import Severity
from goldenthread.checks.findings import Verdict as Judged
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.arithmetic.moves import near_to
from goldenthread.checks.rules.arithmetic.slips import slip
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, Verdict, compare, share, total
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_THEN_PERCENT = regex(r"\s?(?:[A-Za-z][\w'’&/-]*\s){0,7}\(\Z")
_THEN_NUMBER = regex(r"(?:\s(?:[A-Za-z][\w'’&/-]*|(?:19|20)\d\d(?:[/-]\d\d)?)){0,14}\s\(\Z")
_CLOSES = regex(r"\s?\)|\s?,|\s?;|\s(?:out of|of|and)\b")
_CHANGING = regex(
    r"\b(?:increas\w*|decreas\w*|rise|rose|risen|fall|fell|fallen|reduc\w+|drop\w*|up|down|more|fewer|less|higher|lower"
    r"|grow\w*|grew|gain\w*|loss|variance|under\w*|over\w*|target|compared|against|change\w*|than|from|by)\b",
    re.IGNORECASE,
)
_SET_AGAINST = regex(
    r"\b(?:increas\w*|decreas\w*|rise|fall|than|compared|from|against|target|up|down)\b", re.IGNORECASE
)
_OF = regex(r"\bof\s(?:(?:the|all|our|its|these|those)\s)?(?:other\s|remaining\s)?\Z", re.IGNORECASE)
_LISTED = regex(r":\s(?:[a-z]+\s){0,2}\Z", re.IGNORECASE)
_FRACTION = regex(r"\s?(?:half|halves|thirds?|quarters?|fifths?|tenths?|in|out)\b", re.IGNORECASE)
_OPENS = regex(r"\W*(?:\d[\d.]*\W*)?(?:out )?of (?:these|those|them|the|this|which|all)\b", re.IGNORECASE)
_OF_THEM = regex(r"\bof (?:them|these|those|which|whom)\b", re.IGNORECASE)
_MOST = 14
_AROUND = 700
_NEAR = 20
_MEND = "Check both numbers and the percentage against where they came from."


@dataclass(frozen=True, slots=True)
class _Told:
    """A number and the percentage that it is said to be, with the sentence that they stand in."""

    number: Quantity
    percent: Quantity
    sentence: tuple[int, int]

    def fits(self, base: Interval) -> bool:
        """Whether the number is that percentage of this base."""
        low = float(base.given)
        if low <= 0 or abs(100 * float(self.number.value) / low - float(self.percent.value)) > 1.5:
            return False
        return compare(self.percent, share(self.number.interval(), base)).verdict is not Verdict.WRONG


def group_bases(subject: Subject, passage: Passage, earlier: Sequence[Quantity], judged: set[int]) -> Iterator[Hit]:
    """Percentages that do not fit the base of their fellows. `judged` is where findings already start."""
    if "(" not in passage.text:
        return
    figures = subject.quantities(passage)
    told = list(_told(passage, figures))
    if not 1 <= len(told) <= _MOST:
        return
    for one in told:
        if min(one.number.start, one.percent.start) in judged:
            continue
        near = [
            each
            for each in (*earlier, *near_to(figures, one.number.start, _AROUND))
            if each.unit == one.number.unit and not each.is_range and each.value >= one.number.value > 0
            and each is not one.number
        ]  # fmt: skip
        own = [each for each in told if each.sentence == one.sentence and each.number.unit == one.number.unit]
        together = total([each.number.interval() for each in own])
        fitting = [base for base in near if one.fits(base.interval())]
        if (fitting and not _another(passage, one, own, near, fitting)) or (len(own) > 1 and one.fits(together)):
            continue
        if _evened_out(one, own, near):
            continue
        found = _against(passage, one, own, told, near)
        if found is not None:
            yield found


def _evened_out(one: _Told, own: Sequence[_Told], near: Sequence[Quantity]) -> bool:
    """Whether a share that ends in a half was rounded down so that all of them make 100."""
    if len(own) < 2 or sum(each.percent.value for each in own) != 100:
        return False
    half = Fraction(1, 2 * 10**one.percent.decimals)
    number, percent = Fraction(one.number.value), Fraction(one.percent.value)
    return any(100 * number / Fraction(base.value) - percent == half for base in near)


def _told(passage: Passage, figures: Sequence[Quantity]) -> Iterator[_Told]:
    text = passage.text
    for first, second in pairwise(figures):
        if first.percentage is second.percentage or first.is_range or second.is_range:
            continue
        opened = "(" if second.text.startswith("(") else ""
        gap = text[first.end : second.start] + opened
        number, percent = (second, first) if first.percentage else (first, second)
        inside = re.fullmatch(r",\s", gap) and text[max(0, first.start - 1)] == "("
        if not (inside or (_THEN_NUMBER if first.percentage else _THEN_PERCENT).fullmatch(gap)):
            continue
        if percent.value > 100 or percent.value <= 0 or number.value <= 0 or number.approximate or percent.approximate:
            continue
        if number.unit in ("points", "years", "months", "days") or number.per is not None or number.ordinal:
            continue
        if not second.text.endswith(")") and not _CLOSES.match(text, second.end):
            continue
        if number.spelled and (_FRACTION.search(gap) or text[max(0, first.start - 4) : first.start] == " in "):
            continue
        before = text[max(0, first.start - _NEAR) : first.start].rsplit(".", 1)[-1].rsplit(",", 1)[-1]
        if _CHANGING.search(before) or _SET_AGAINST.search(gap) or _OF.search(before):
            continue
        if _CHANGING.match(text[second.end : second.end + 12].lstrip(" )")):
            continue
        yield _Told(number, percent, passage.sentence_at(first.start))


def _against(
    passage: Passage,
    one: _Told,
    own: Sequence[_Told],
    told: Sequence[_Told],
    near: Sequence[Quantity],
) -> Hit | None:
    others = [each for each in told if each is not one and each.number.unit == one.number.unit]
    best, fellows = _best(near, others)
    if best is not None and len({each.percent.value for each in fellows}) >= 2:
        return _hit(passage, one, best, sure=True)
    # Shares that are all of a group: their numbers make a figure said before.
    if len(own) >= 2:
        made = sum(Fraction(each.number.value) for each in own)
        whole = next((each for each in near if Fraction(each.value) == made and each.value >= 20), None)
        if whole is not None:
            return _hit(passage, one, whole, sure=True)
    if best is not None and any(each.sentence == one.sentence for each in fellows):
        exact = share(one.number.interval(), best.interval()).given
        if slip(one.percent, exact) or slip(one.number, Fraction(one.percent.value) * Fraction(best.value) / 100, 3):
            return _hit(passage, one, best, sure=False)
    return _of_these(passage, one, near)


def _best(near: Sequence[Quantity], others: Sequence[_Told]) -> tuple[Quantity | None, list[_Told]]:
    """The figure that most of the other percentages are of."""
    best: tuple[Quantity | None, list[_Told]] = (None, [])
    for base in near:
        fellows = [each for each in others if each.number is not base and each.fits(base.interval())]
        if len(fellows) > len(best[1]):
            best = (base, fellows)
    return best


def _another(
    passage: Passage, one: _Told, own: Sequence[_Told], near: Sequence[Quantity], fitting: Sequence[Quantity]
) -> bool:
    """Whether it fits only another figure than the one that the sentence opens with and its fellows are of."""
    start = one.sentence[0]
    opening = _OPENS.match(passage.text, start)
    if opening is None or len(own) <= 2:
        return False
    best, fellows = _best(near, [each for each in own if each is not one])
    return best is not None and len(fellows) >= 2 and all(each.value != best.value for each in fitting)


def _of_these(passage: Passage, one: _Told, near: Sequence[Quantity]) -> Hit | None:
    """ "Of these, 461 (45%)" and "1,099 of them (93%)", of the last figure before that is large enough."""
    text, (start, _) = passage.text, one.sentence
    first, last = sorted((one.number, one.percent), key=lambda each: each.start)
    straight = _OF_THEM.search(text[max(start, first.start - 30) : last.start])
    opens = _OPENS.match(text[start : first.start])
    listed = _LISTED.search(text[start : first.start])
    if not (straight or opens or listed):
        return None
    before = [each for each in near if each.start < first.start and each.end <= len(text)]
    within = [each for each in before if passage.sentence_at(each.start) == one.sentence]
    bases = within or ([] if listed and not (straight or opens) else before)
    if not bases:
        return None
    return _hit(passage, one, bases[-1], sure=len(bases) <= 2)


def _hit(passage: Passage, one: _Told, base: Quantity, *, sure: bool) -> Hit | None:
    found = compare(one.percent, share(one.number.interval(), base.interval()))
    if found.verdict is not Verdict.WRONG:
        return None
    first, last = sorted((one.number, one.percent), key=lambda each: each.start)
    end = last.end + (passage.text[last.end : last.end + 1] == ")")
    number, percent, whole = (each.text.strip("()") for each in (one.number, one.percent, base))
    return hit(
        passage,
        first.start,
        end,
        f"{number} of {whole} is {plain(found.expected)}%, and {percent} is printed.",
        working=f"{number} of {whole}: {found.working}",
        mend=_MEND,
        verdict=Judged.WRONG if sure else Judged.CANNOT_TELL,
        severity=None if sure else Severity.WARNING,
    )
