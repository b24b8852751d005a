"""Amounts by which two figures near by are said to differ, and the percentages printed beside those amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.arithmetic.moves import near_to, usable
from goldenthread.checks.rules.arithmetic.slips import slip
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, Verdict, compare, share
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_NOUN = (
    r"(?:increase|rise|growth|uplift|fall|decrease|reduction|drop|decline|improvement|change|movement|over-?spend|under-?"
    r"spend|variance|pressure|shortfall|surplus|deficit|gap|saving|difference|slippage|loss|gain|lead)s?"
)
_MOVED = (
    r"(?:increased|rose|risen|grew|grown|fell|fallen|decreased|reduced|dropped|declined|improved|come down|gone up|gone"
    r" down|went up|went down|up|down|overspent|underspent)"
)
_STEMS = (
    *("increas", "rise", "rose", "grow", "grew", "fall", "fell", "decreas", "reduc", "drop", "declin", "improv"),
    *("chang", "spend", "spent", "varian", "pressure", "short", "surplus", "deficit", "saving", "differ", "slippage"),
    *("loss", "gain", "fewer", "higher", "lower", "longer", "above", "below", "inside", "after"),
)
_WORDS = regex(r"\b(?:gap|up|down|more|less|over|under)\b")
_CUE = regex(
    rf"\b(?:{_NOUN}(?:\s+[a-z-]+){{0,4}}\s+of(?:\s+[a-z]+)?|{_MOVED}(?:\s+by)?|{_NOUN}\s+(?:is|was)|{_NOUN}:?)"
    r"\s*(?:about\s+|just\s+)?\(?\Z",
    re.IGNORECASE,
)
_AFTER = regex(
    r"\)?\s+(?:(?:higher|lower|more|less|fewer|longer|shorter|better|worse|greater)\b|above\b|below\b|over\b(?!\s+the\s+"
    r"(?:next|year|last|course|period|life))|under\b|inside\b|short of\b|overspent|underspent|overspend|underspend)",
    re.IGNORECASE,
)
_UPWARDS = regex(r"increas|rise|rose|grow|grew|\bup\b|more|higher|above|over|uplift|gain|improve", re.IGNORECASE)
_TAKEN = regex(r"\bafter\s+(?:taking|deducting|allowing|netting)\b[^.;\d]{0,50}\Z", re.IGNORECASE)
_BESIDES = regex(
    r"\b(?:after|before|excluding|including|net of|despite|allowing for|with)\s(?:[a-z-]+\s){0,4}(?:of|by)\s\(?\Z",
    re.IGNORECASE,
)
_AGAINST = regex(
    r"\b(?:against|compared (?:with|to)|(?:up|down) from|in place of|instead of|rather than|and a budget of)\b"
    r"[^.;:\d]{0,40}\Z",
    re.IGNORECASE,
)
_FROM = regex(r"\bfrom\s(?:[a-z]+\s){0,3}\Z", re.IGNORECASE)
_NOT_OF = regex(r"\b(?:up|over|increase|rise)\s+to\s*\Z|\bof\s+which\b", re.IGNORECASE)
_JOIN = regex(
    r"[^.;\d]{0,30}?(?:,?\s?\(|,?\s+or\s+|,\s+(?:or\s+)?|\s+or\s+|\s+\(or\s+|\)?,?\s+(?:an?\s+)?"
    rf"(?:{_NOUN})\s+of\s+)(?:[a-z]+\s)?",
    re.IGNORECASE,
)
_AROUND = 500
_MOST = 24
_FEW, _MANY = 2, 3
_FAR = 70
_MEND = "Check both figures and the change."


@dataclass(frozen=True, slots=True)
class Apart:
    """An amount of change, and the percentage beside it if there is one."""

    amount: Quantity
    percent: Quantity | None


def may_tell_change(text: str) -> bool:
    """Whether there is one of the words without which nothing is said of a change."""
    lower = text.lower()
    return any(stem in lower for stem in _STEMS) or _WORDS.search(lower) is not None


def told_apart(subject: Subject, passage: Passage, judged: set[int], earlier: Sequence[Quantity] = ()) -> Iterator[Hit]:
    """Changes that no two figures near them are apart by, where a slip shows which were meant, and their percentages.

    `earlier` are the figures of the passage before. `judged` is where the changes start that have been judged already;
    those judged here are added to it.
    """
    figures = subject.quantities(passage)
    if len(figures) < 2:
        return
    for apart in _aparts(passage, figures):
        amount, percent = apart.amount, apart.percent
        near = _near(passage, figures, apart)
        if percent is not None:
            near = [*(each for each in earlier if _alike(each, amount)), *near]
        if percent is not None and percent.start not in judged and amount.start not in judged:
            found = _both(passage, amount, percent, near)
        elif amount.start not in judged and percent is None:
            found = _alone(passage, amount, near)
        else:
            found = None
        if found is not None:
            judged.update({amount.start, percent.start} if percent else {amount.start})
            yield found


def _aparts(passage: Passage, figures: Sequence[Quantity]) -> Iterator[Apart]:
    text = passage.text
    for place, figure in enumerate(figures):
        if figure.is_range or figure.percentage or figure.unit == "points" or figure.approximate or figure.spelled:
            continue
        following = figures[place + 1] if place + 1 < len(figures) else None
        previous = figures[place - 1] if place else None
        percent = None
        if following is not None and following.percentage and _JOIN.fullmatch(_gap(text, figure, following)):
            percent = following
        elif previous is not None and previous.percentage and _JOIN.fullmatch(_gap(text, previous, figure)):
            # "Grew by 2.7% (2,123 members)".
            before = text[max(0, previous.start - 45) : previous.start]
            if _CUE.search(before) and not _NOT_OF.search(before):
                yield Apart(figure, previous)
            continue
        before = text[max(0, figure.start - 60) : figure.start]
        last = percent or figure
        # "£3.6m (17% over)" is what something is over, not by how much.
        after = (
            None
            if text[last.end : last.end + 1] not in (")", " ") or _opened(text, last)
            else _AFTER.match(text, last.end)
        )
        if (_CUE.search(before) or _TAKEN.search(before) or after) and not _NOT_OF.search(before):
            yield Apart(figure, percent)


def _opened(text: str, last: Quantity) -> bool:
    """Whether a bracket is still open after a figure."""
    return text.rfind("(", max(0, last.start - 30), last.end) > text.rfind(")", max(0, last.start - 30), last.end + 1)


def _gap(text: str, first: Quantity, second: Quantity) -> str:
    opened = "(" if second.text.startswith("(") and not text[first.end : second.start].endswith("(") else ""
    return text[first.end : second.start] + opened


def _near(passage: Passage, figures: Sequence[Quantity], apart: Apart) -> list[Quantity]:
    """The figures of the same unit near by that the change may be between."""
    around = [
        each
        for each in usable(passage.text, near_to(figures, apart.amount.start, _AROUND))
        if _alike(each, apart.amount) and each is not apart.amount and each.per == apart.amount.per
    ]
    nearest = sorted(around, key=lambda each: abs(each.start - apart.amount.start))[:_MOST]
    return sorted(nearest, key=lambda each: each.start)


def _both(passage: Passage, amount: Quantity, percent: Quantity, near: list[Quantity]) -> Hit | None:
    """The amount and the percentage together: each may show that the other is wrong; or else the amount by itself."""
    if not amount.value or not percent.value:
        return None
    size, rate = _size(amount), _size(percent)
    before = passage.text[max(0, amount.start - 60) : percent.end + 20]
    for base in _bases(amount, near, rises=bool(_UPWARDS.search(before))):
        fits = base.low > 0 and _maybe(float(amount.value), float(base.given), float(percent.value))
        if fits and compare(rate, share(size.interval(), base)).verdict is not Verdict.WRONG:
            return None
    for now, then in _twos(near):
        apart = abs(now.interval() - then.interval())
        if not apart.given:
            continue
        exactly = compare(size, apart).verdict is Verdict.RIGHT
        rates = [share(apart, abs(base.interval())) for base in (now, then) if _positive(base)]
        if exactly and rates and _digits(amount) >= (_FEW if _together(passage, amount, now, then) else _MANY):
            found = [compare(rate, each) for each in rates]
            if all(each.verdict is Verdict.WRONG for each in found):
                shown = plain(found[-1].expected if then.start < now.start else found[0].expected)
                return hit(
                    passage, percent.start, percent.end,
                    f"{then.text.strip('()')} and {now.text.strip('()')} are {amount.text.strip('()')} apart, which is "
                    f"{' or '.join(dict.fromkeys(plain(each.expected) for each in found))}%, and "
                    f"{percent.text.strip('()')} is printed.",
                    working=f"{plain(amount.printed)} of one or the other: {found[0].working}" if shown else "",
                    mend=_MEND,
                )  # fmt: skip
        elif slip(amount, apart.given) and any(compare(rate, each).verdict is Verdict.RIGHT for each in rates):
            return _wrong_amount(passage, amount, now, then, apart, f", which is {percent.text.strip('()')} as printed")
    return _alone(passage, amount, near, told=True)


def _together(passage: Passage, amount: Quantity, *others: Quantity) -> bool:
    """Whether figures stand in the sentence of a change."""
    start, end = passage.sentence_at(amount.start)
    return all(start <= each.start < end for each in others)


def _bases(amount: Quantity, near: Sequence[Quantity], *, rises: bool) -> Iterator[Interval]:
    """What the percentage may be of: a figure near by, or the last one before the change without or with it."""
    for figure in near:
        yield figure.interval()
    before = [each for each in near if each.start < amount.start]
    if before:
        size = _size(amount).interval()
        yield before[-1].interval() - size if rises else before[-1].interval() + size


def _alone(passage: Passage, amount: Quantity, near: list[Quantity], *, told: bool = False) -> Hit | None:
    """The amount by itself, against the two figures before it in its sentence or the sentence before."""
    start, end = passage.sentence_at(amount.start)
    inside = [each for each in near if start <= each.start < end]
    before = [each for each in inside if each.start < amount.start][-2:]
    # "75 higher than a year ago" says itself what it is more than.
    other = _AFTER.match(passage.text, amount.end)
    set_against = len(before) == 2 and not other and _set_against(passage.text, start, *before)
    pair = before if set_against else inside if len(inside) == 2 else near if len(near) == 2 and not inside else []
    if len(pair) != 2 or _digits(amount) < _FEW or (told and not set_against):
        return None
    if any(_same(amount, abs(now.interval() - then.interval())) for now, then in _twos(near)):
        return None
    if any(_same(amount, now.interval() + then.interval()) for now, then in _twos(near)):
        return None
    # "After slippage of £17.5m, a net underspend of £951k": what comes after it is the difference that is told.
    if _BESIDES.search(passage.text, max(start, amount.start - 60), amount.start):
        return None
    # Of round figures one is a figure's change from many another: "by 2,000 … by 9,000 and 2,000 respectively".
    if not set_against and _round(amount):
        return None
    one, two = pair
    apart = abs(one.interval() - two.interval())
    if not apart.given or not (set_against or slip(amount, apart.given, least=_MANY)):
        return None
    return _wrong_amount(passage, amount, two, one, apart, "")


def _round(amount: Quantity) -> bool:
    return len("".join(map(str, amount.printed.as_tuple().digits)).strip("0")) < _FEW


def _set_against(text: str, start: int, one: Quantity, other: Quantity) -> bool:
    """Whether two figures are compared by the words between them."""
    gap = text[one.end : other.start]
    if len(gap) > _FAR or re.search(r"[.;:]\s", gap):
        return False
    return bool(_AGAINST.search(gap)) or (
        bool(re.search(r"\sto\s(?:[a-z]+\s){0,2}\Z", gap))
        and bool(_FROM.search(text[max(start, one.start - 30) : one.start]))
    )


def _alike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures are of one unit, or one of them leaves its unit to the other ("42,118 and 19,711 tonnes")."""
    if one.unit == other.unit:
        return True
    bare = [each for each in (one, other) if each.unit == "count" and not each.noun]
    return len(bare) == 1 and not (one.money or other.money or one.percentage or other.percentage) and "points" not in (
        one.unit, other.unit,
    )  # fmt: skip


def _wrong_amount(passage: Passage, amount: Quantity, now: Quantity, then: Quantity, apart: Interval, also: str) -> Hit:
    found = compare(_size(amount), apart)
    return hit(
        passage,
        amount.start,
        amount.end,
        f"{then.text.strip('()')} and {now.text.strip('()')} are {plain(found.expected)} apart{also}, and "
        f"{amount.text.strip('()')} is printed.",
        working=f"{plain(now.printed)} − {plain(then.printed)}: {found.working}",
        mend=_MEND,
    )


def _same(amount: Quantity, apart: Interval) -> bool:
    return compare(_size(amount), apart).verdict is not Verdict.WRONG


def _positive(base: Quantity) -> bool:
    return base.interval().low > 0


def _maybe(amount: float, base: float, percent: float) -> bool:
    return abs(abs(100 * amount / base) - abs(percent)) <= max(1.5, abs(percent) / 5)


def _twos(near: Sequence[Quantity]) -> Iterator[tuple[Quantity, Quantity]]:
    """Each two of the figures near by, those of the same values once: a list may say the same figures all over."""
    seen: set[tuple[object, ...]] = set()
    for one, other in combinations(near, 2):
        values = one.value, other.value, one.decimals, other.decimals
        if values not in seen:
            seen.add(values)
            yield one, other


def _digits(amount: Quantity) -> int:
    return len("".join(map(str, amount.printed.as_tuple().digits)).lstrip("0"))


def _size(quantity: Quantity) -> Quantity:
    return replace(quantity, value=abs(quantity.value), printed=abs(quantity.printed))
