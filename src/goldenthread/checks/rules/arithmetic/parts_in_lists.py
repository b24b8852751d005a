"""Wholes whose parts are the items of a list, the amounts in brackets after them, or each "of which" something."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit
from goldenthread.checks.rules.arithmetic.moves import by_sentence, near_to
from goldenthread.checks.rules.arithmetic.parts_listed import in_size, not_the_parts
from goldenthread.checks.rules.arithmetic.slips import slip
from goldenthread.checks.rules.arithmetic.sums import Sum
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.patterns import regex

_MADE_OF = regex(
    r"\b(?:compris\w+|made up|consist\w*|broken down|breakdown|as follows|split|funded by|being|below|following)\b",
    re.IGNORECASE,
)
_IN_BRACKETS = regex(r"\s?\((?P<inside>[^()]*(?:\([A-Z]{2,6}\)[^()]*)*)\)")
_OF_WHICH = regex(r"(?:\s[a-z]+){0,2}\sof\s(?:which|whom|these|those)\b", re.IGNORECASE)
_NOT_PARTS = regex(
    r"\b(?:from|was|were|previous\w*|last|compared|against|budget|target|increase|decrease|up|down|per|band|less|more"
    r"|average|each|cap|limit|than|to)\b|%",
    re.IGNORECASE,
)
_COMPARED = regex(r"\b(?:from|compared|against|previous\w*|last|than|per|each|up|down)\b", re.IGNORECASE)
_FROM_TO = regex(r"\b(?:from|between|up to|per|each|average)\s[^\d]{0,12}\Z", re.IGNORECASE)
_TOTAL_OF = regex(
    r"(?:,|\s[–-])\s(?:(?:giving|making|which\smakes)\s)?(?:a\s(?:grand\s)?total\sof|totalling)\s\Z", re.IGNORECASE
)
_NEAR = 40
_CLOSED = regex(r":\s*\Z")
_MOST_ITEMS, _LEAST_ITEMS, _FAR = 12, 2, 3
_FEW_DIGITS, _DIGITS, _MANY_DIGITS = 2, 3, 4
_DASHED = regex(r"[^.;:,()\d]{0,60}?\s[–—-]\s(?P<inside>[^.;()]{4,90}?)(?=[.;]|$)")
_THINGS = regex(r"(?:\s[a-z-]+){1,3}")
# Two kinds that are all there are: "63 partnerships (29 male and 34 female)".
_HALVES = regex(
    r"\bfemales?\b.*\bmales?\b|\bmales?\b.*\bfemales?\b|\bmen\b.*\bwomen\b|\bwomen\b.*\bmen\b|\bboys\b.*\bgirls\b"
    r"|\bgirls\b.*\bboys\b|\bpaper\b.*\bon-?line\b|\bon-?line\b.*\bpaper\b|\bfull[\s-]time\b.*\bpart[\s-]time\b",
    re.IGNORECASE,
)
_SEVERAL, _RUN = 3, 4
_SHORT = 200


def parts_in_lists(subject: Subject) -> Iterator[tuple[Passage, Hit | None, int]]:
    """(passage, the finding or None where the parts make it, where the whole starts) of each whole with a list."""
    prose = subject.prose
    for place, passage in enumerate(prose):
        if not passage.has_digits:
            continue
        if _CLOSED.search(passage.text) and passage.kind in ("paragraph", "item"):
            yield from _items(subject, passage, prose[place + 1 : place + 1 + _MOST_ITEMS + _FAR])
        if passage.kind == "item" and (not place or prose[place - 1].kind != "item"):
            yield from _run(subject, prose[max(0, place - 2) : place], prose[place : place + _MOST_ITEMS + 1])
        if "(" in passage.text or " – " in passage.text or " - " in passage.text:
            yield from _brackets(subject, passage)
        if "total" in passage.text:
            yield from _total_after(subject, passage)
        if passage.text.count("(") >= _SEVERAL:
            yield from _each_in_brackets(subject, passage)
        if passage.text.count(" of which") + passage.text.count(" of whom") >= _LEAST_ITEMS:
            yield from _which(subject, passage)


def _items(subject: Subject, passage: Passage, after: Sequence[Passage]) -> Iterator[tuple[Passage, Hit | None, int]]:
    """ "A net increase of £27.8m, which comprised of:" and the items below it, each with an amount."""
    wholes = [each for each in subject.quantities(passage) if _whole(each)]
    link = _MADE_OF.search(passage.text)
    if not wholes or link is None:
        return
    whole = wholes[-1]
    parts: list[Quantity] = []
    for each in after:
        if each.kind != "item" or each.part is not passage.part:
            break
        figures = [figure for figure in subject.quantities(each) if figure.unit == whole.unit and not figure.is_range]
        if not figures or _FROM_TO.search(each.text[: figures[0].start]):
            return
        parts.append(figures[0])
    if not _LEAST_ITEMS <= len(parts) <= _MOST_ITEMS or any(part.approximate for part in parts):
        return
    yield from _judged(subject, passage, whole, [in_size(part) for part in parts])


def _run(
    subject: Subject, before: Sequence[Passage], after: Sequence[Passage]
) -> Iterator[tuple[Passage, Hit | None, int]]:
    """A short line with an amount of five figures or more, and a list of amounts that a slip keeps from making it."""
    parts: list[Quantity] = []
    for each in after:
        if each.kind != "item":
            break
        figures = [figure for figure in subject.quantities(each) if figure.money and not figure.is_range]
        if len(figures) != 1 or figures[0].approximate:
            return
        parts.append(figures[0])
    if not _RUN <= len(parts) <= _MOST_ITEMS:
        return
    near = [each for each in before if each.kind == "paragraph" and len(each.text) <= _SHORT]
    wholes = [(each, figure) for each in near for figure in subject.quantities(each) if figure.money and _whole(figure)]
    sums = [(each, whole, Sum.of(whole, parts)) for each, whole in wholes if whole.unit == parts[0].unit]
    for each, whole, made in sums:
        if made.holds:
            subject.rederive(each, whole.start)
            yield each, None, whole.start
        elif _slipped(whole, made, parts, _MANY_DIGITS + 1):
            yield each, not_the_parts(each, whole, parts, made), whole.start


def _brackets(subject: Subject, passage: Passage) -> Iterator[tuple[Passage, Hit | None, int]]:
    """ "£15.9m (Council Fund £15.4m, Housing Revenue Account £0.5m)"."""
    figures = subject.quantities(passage)
    for whole in figures:
        match = _bracket_of(passage.text, whole) or _dash_of(passage.text, whole) if _whole(whole) else None
        if match is None or _NOT_PARTS.search(match["inside"]):
            continue
        near = near_to(figures, match.start(), match.end() - match.start())
        inside = [each for each in near if match.start() < each.start < match.end()]
        parts = [in_size(each) for each in inside if each.unit == whole.unit]
        if len(parts) < _LEAST_ITEMS or len(parts) != len(inside) or any(each.approximate for each in parts):
            continue
        if match["inside"].count(",") + match["inside"].count(" and ") + match["inside"].count(";") < len(parts) - 1:
            continue
        halves = len(parts) == _LEAST_ITEMS and _HALVES.search(match["inside"])
        yield from _judged(subject, passage, whole, parts, _FEW_DIGITS if halves else _DIGITS)


def _bracket_of(text: str, whole: Quantity) -> re.Match[str] | None:
    """The bracket straight after a figure, or after the things it counts where halves of them are in it."""
    match = _IN_BRACKETS.match(text, whole.end)
    if match is None and whole.unit == "count" and (things := _THINGS.match(text, whole.end)):
        match = _IN_BRACKETS.match(text, things.end())
        match = match if match and _HALVES.search(match["inside"]) else None
    return match


def _dash_of(text: str, whole: Quantity) -> re.Match[str] | None:
    """Two halves set off by a dash: "399 replies came – 216 on paper and 183 online"."""
    match = _DASHED.match(text, whole.end) if whole.unit == "count" else None
    return match if match and _HALVES.search(match["inside"]) else None


def _each_in_brackets(subject: Subject, passage: Passage) -> Iterator[tuple[Passage, Hit | None, int]]:
    """ "Pressures of £2.518m … The measures are transport (£0.840m), health (£0.925m) and others (£0.753m)"."""
    last: list[Quantity] = []
    for _, _, inside in by_sentence(passage, subject.quantities(passage)):
        parts = [in_size(each) for each in inside if each.sign == "brackets" and each.money]
        others = [each for each in inside if each.sign != "brackets"]
        wholes = [each for each in (*last, *others) if _whole(each) and parts and each.unit == parts[0].unit]
        last = [*last[-2:], *others]
        if len(parts) < _SEVERAL or not wholes or any(each.approximate or each.decimals < 2 for each in parts):
            continue
        if any(each.money and parts[0].start < each.start < parts[-1].start for each in others):
            continue
        sums = [(whole, Sum.of(whole, parts)) for whole in wholes]
        held = [whole for whole, made in sums if made.holds]
        if held:
            subject.rederive(passage, held[-1].start)
        else:
            for whole, made in sums:
                if _slipped(whole, made, parts, _MANY_DIGITS):
                    yield passage, not_the_parts(passage, whole, parts, made), whole.start


def _total_after(subject: Subject, passage: Passage) -> Iterator[tuple[Passage, Hit | None, int]]:
    """ "A £375 fine, a surcharge of £150 and costs of £2,163, a total of £2,688"."""
    for start, _, inside in by_sentence(passage, subject.quantities(passage)):
        for place, whole in enumerate(inside):
            said = _TOTAL_OF.search(passage.text, max(start, whole.start - _NEAR), whole.start)
            parts = inside[:place]
            if said is None or len(parts) < _LEAST_ITEMS or not _whole(whole):
                continue
            last = passage.text[parts[-2].end : parts[-1].start]
            if any(each.unit != whole.unit or each.approximate or each.value <= 0 for each in parts):
                continue
            if "and" in last and not _COMPARED.search(passage.text, parts[0].end, said.start()):
                for where, found, at in _judged(subject, passage, whole, parts):
                    before = found and replace(found, message=found.message.replace("that follow", "before it"))
                    yield where, before, at


def _which(subject: Subject, passage: Passage) -> Iterator[tuple[Passage, Hit | None, int]]:
    """ "£18.5m, £11.5m of which was from the board and £7.0m of which was from councils"."""
    for start, end, inside in by_sentence(passage, subject.quantities(passage)):
        marked = [each for each in inside if _OF_WHICH.match(passage.text, each.end)]
        before = [each for each in inside if marked and each.end <= marked[0].start and _whole(each)]
        if len(marked) < _LEAST_ITEMS or not before or _IN_BRACKETS.search(passage.text, start, end):
            continue
        whole = before[-1]
        same = [each for each in inside if each.start > whole.start and each.unit == whole.unit]
        if same == marked and not any(each.approximate for each in marked):
            yield from _judged(subject, passage, whole, marked)


def _whole(figure: Quantity) -> bool:
    countable = figure.money or (figure.unit == "count" and figure.decimals == 0)
    return countable and not (figure.is_range or figure.approximate or figure.ordinal) and figure.value > 0


def _judged(
    subject: Subject, passage: Passage, whole: Quantity, parts: Sequence[Quantity], digits: int = 3
) -> Iterator[tuple[Passage, Hit | None, int]]:
    made = Sum.of(whole, parts)
    if made.holds:
        subject.rederive(passage, whole.start)
        yield passage, None, whole.start
    elif _slipped(whole, made, parts, digits):
        yield passage, not_the_parts(passage, whole, parts, made), whole.start


def _slipped(whole: Quantity, made: Sum, parts: Sequence[Quantity], digits: int) -> bool:
    """Whether one slip, in the whole or in a part, would explain the difference."""
    return slip(whole, made.made.given, digits) or any(
        slip(part, meant, digits) for part in parts if (meant := _meant(whole, made, part)) > 0
    )


def _meant(whole: Quantity, made: Sum, part: Quantity) -> Fraction:
    """What a part would be if the others and the whole are right."""
    return Fraction(whole.value) - made.made.given + Fraction(part.value)
