"""Amounts and percentages by which something is said to have moved, where the two ends stand round them or apart."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from dataclasses import replace

from goldenthread.checks.findings import Severity
from goldenthread.checks.findings import Verdict as Judged
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.arithmetic.round_counts import as_counted
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity, Unbounded, Verdict, compare, share
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_RISE = r"(?:increase|rise|growth|uplift|fall|decrease|reduction|drop|decline|improvement|change)"
_MOVED = (
    r"(?:increased|rose|risen|grew|grown|fell|fallen|decreased|reduced|dropped|declined|improved|up|down|higher|lower)"
)
_BY = regex(rf"\b(?:(?:an?|the)\s+(?:\w+\s+)?{_RISE}\s+of|{_MOVED}(?:\s+by)?)\s+$", re.IGNORECASE)
_FROM_TO = regex(r"\)?\s+from\s+(?:the\s+)?$", re.IGNORECASE)
_TO = regex(r"[^.;\d]{0,40}\sto\s+(?:the\s+)?$", re.IGNORECASE)
_THAN = regex(
    rf"\)?\s+(?:{_RISE}\s+)?(?:(?:more|less|higher|lower|fewer|better|worse)\s+than|(?:from|on|over|compared\s+(?:with|to)))"
    r"\s+(?:the\s+|last\s+year's\s+|a\s+figure\s+of\s+|a\s+total\s+of\s+)*(?:(?:19|20)\d\d(?:[/-]\d\d){0,2}\s+)?"
    r"(?:[a-z]+\s+){0,4}$",
    re.IGNORECASE,
)
_BEFORE_SHARE = regex(r"\s?\(?\s?(?:or\s)?$")
_OR_SHARE = regex(r"\s?\(?\s?(?:or\s)?|,\sor\s")
_RISEN = regex(
    r"\)?[^.;\d(]{0,25},?\s(?:which\sis\s)?(?:(?P<up>(?:an\s)?(?:increase|rise|growth)\sof\s|up\s(?:by\s)?)"
    r"|(?:a\s)?(?:decrease|fall|reduction|drop)\sof\s|down\s(?:by\s)?)",
    re.IGNORECASE,
)
_A_RISE = regex(rf"\s+{_RISE}\s+(?:on|from|over)\b", re.IGNORECASE)
_SET_AGAINST = regex(r"\b(?:compared\s(?:with|to)|against|from)\s(?:[a-z]+\s){0,4}\Z", re.IGNORECASE)
_MEND = "Check both figures and the change."
_PART_OF = regex(r"\b(?:part|share|proportion|of\s+which|target|budgeted?|limit|up\s+to)\b", re.IGNORECASE)
_LABELLED = regex(
    r"\b(?:stage|level|phase|tier|year|grade|type|category|band|part|question|item|option|round|wave|ward|band|step"
    r"|quarter|table|figure|appendix|note|zone|group|class)\s$",
    re.IGNORECASE,
)
NUMBERED = regex(r"\b(?:stage|level|phase|tier|year|grade|type|category|band|part)\s\d{1,2}\b", re.IGNORECASE)
"""Things with a number for a name, which is no figure: "stage 1 complaints"."""
_A_PERIOD = regex(r"(?:\d+|[a-z]+)-(?:quarter|month|week|day|year|hour|minute)s?\b", re.IGNORECASE)
"""How long something is, as in "the previous four-quarter period", which is no end of a change."""
_LARGEST_LABEL = 20
_NEAR_BY = 400
_MOST = 14
_TIMES = frozenset(("days", "weeks", "months", "years", "hours", "minutes"))
_TOGETHER = {"paragraph", "item"}


def usable(text: str, figures: Sequence[Quantity]) -> list[Quantity]:
    """Figures that can be the ends of a change: not ranks, ranges, or names such as "stage 1"."""
    return [
        each
        for each in figures
        if not each.is_range
        and not each.ordinal
        and not _A_PERIOD.match(text, each.start)
        and not (
            each.unit == "count"
            and each.value <= _LARGEST_LABEL
            and _LABELLED.search(text[max(0, each.start - 16) : each.start])
        )
    ]


def by_sentence(passage: Passage, figures: Sequence[Quantity]) -> Iterator[tuple[int, int, list[Quantity]]]:
    """The ends of each sentence of a passage, with the figures in it that can be compared."""
    place = 0
    for start, end in passage.sentences:
        inside = []
        while place < len(figures) and figures[place].end <= end + 1:
            if figures[place].start >= start:
                inside.append(figures[place])
            place += 1
        yield start, end, usable(passage.text, inside)


def near_to(figures: Sequence[Quantity], at: int, within: int) -> Sequence[Quantity]:
    """The figures of a passage that begin no further than this from a place in it."""
    low = bisect_left(figures, at - within, key=_start)
    return figures[low : bisect_right(figures, at + within, key=_start)]


def earlier_figures(subject: Subject, previous: Passage | None, passage: Passage) -> tuple[Quantity, ...]:
    """The last figures of the passage before this one, where they are paragraphs of one report that may go together."""
    if previous is None or previous.part is not passage.part or not {previous.kind, passage.kind} <= _TOGETHER:
        return ()
    return tuple(usable(previous.text, subject.quantities(previous)[-_MOST:]))


def _start(figure: Quantity) -> int:
    return figure.start


def moves_told(subject: Subject, passage: Passage, judged: Container[int]) -> Iterator[Hit]:
    """Amounts of change, and percentages between their two figures, that the figures of the sentence do not give.

    `judged` is where the changes start that have been judged already.
    """
    figures = as_counted(subject, passage)
    if len(figures) < 3:
        return
    for start, _, inside in by_sentence(passage, figures):
        if 3 <= len(inside) <= _MOST:
            for place, by in enumerate(inside):
                if by.start not in judged and not by.approximate and not by.spelled:
                    found = _from_to(passage, start, inside, place) or _than(passage, start, inside, place)
                    found = found or _onto(subject, passage, inside, place)
                    if found is not None:
                        yield found


def _from_to(passage: Passage, start: int, inside: list[Quantity], place: int) -> Hit | None:
    """Of "fell by £2.9m from £19.4m to £16.5m": whether the two are so far apart."""
    text, following = passage.text, inside[place + 1 : place + 4]
    by, last = inside[place], inside[place]
    beside = following and following[0].percentage and not by.percentage and by.unit != "points"
    if beside and _BEFORE_SHARE.fullmatch(text, by.end, following[0].start):
        # "By 2.0 thousand (0.4%) from 454.9 to 456.9".
        last, following = following[0], following[1:]
    if len(following) < 2:
        return None
    then, now = following[:2]
    bare = by.unit == "count" and not by.noun and not (then.money or then.percentage)
    if then.unit != now.unit or not (bare or by.unit in (then.unit, "points")) or then.per != now.per:
        return None
    # Of two percentages a percentage may be either kind of change, which other rules judge.
    if by.unit == "percent" or (by.unit == "points" and not then.percentage):
        return None
    if not _BY.search(text[max(start, by.start - 45) : by.start]):
        return None
    if not _FROM_TO.fullmatch(text, last.end, then.start) or not _TO.fullmatch(text, then.end, now.start):
        return None
    return _apart(passage, by, now, then)


def _apart(passage: Passage, by: Quantity, now: Quantity, then: Quantity) -> Hit | None:
    found = compare(_size(by), abs(now.interval() - then.interval()))
    if found.verdict is not Verdict.WRONG:
        return None
    words = f"{now.text.strip('()')} and {then.text.strip('()')}"
    unit = " percentage points" if by.unit == "points" else ""
    return hit(
        passage,
        by.start,
        by.end,
        f"{words} are {plain(found.expected)}{unit} apart, and {by.text.strip('()')} is printed.",
        working=f"{plain(now.printed)} − {plain(then.printed)}: {found.working}",
        mend=_MEND,
    )


def _than(passage: Passage, start: int, inside: list[Quantity], place: int) -> Hit | None:
    """Of "£6.93m, £0.31m (4.7%) more than the £6.62m": whether the change is of these figures."""
    text, by = passage.text, inside[place]
    following = inside[place + 1 : place + 3]
    percent = None
    share_follows = following and following[0].percentage and not by.percentage
    if share_follows and _BEFORE_SHARE.fullmatch(text, by.end, following[0].start):
        percent, following = following[0], following[1:]
    # "£0.4m (14.8%) more than": the percentage has been judged with its amount.
    if by.percentage and place and _BEFORE_SHARE.fullmatch(text, inside[place - 1].end, by.start):
        return None
    if not following:
        return None
    then, last = following[0], percent or by
    before = text[max(start, by.start - 45) : by.start]
    if not _THAN.fullmatch(text, last.end, then.start) or _PART_OF.search(text, by.start, then.end):
        return None
    compares = re.search(r"\bthan\b", text[last.end : then.start])
    if not compares and not _BY.search(before) and not _A_RISE.match(text, by.end):
        return None
    # "From 40 to 52": the figure after is the other end, and the one before is of something else.
    after = inside[inside.index(then) + 1] if inside.index(then) + 1 < len(inside) else None
    if after is not None and _TO.fullmatch(text, then.end, after.start):
        return None
    # "2% higher than the 285,974, but 4% lower than the 305,300": the first is what it was before, too.
    nows = [
        each
        for last, each in zip([None, *inside], inside[:place], strict=False)
        if each.unit == then.unit and not (last is not None and last.percentage and _before_it(text, last, each))
    ]
    if by.unit == then.unit and not by.percentage:
        if percent is not None and (found := _of_base(passage, by, percent, then)):
            return found
        return _nearest(passage, by, nows, then)
    if by.unit == "points" and then.percentage:
        return _nearest(passage, by, nows, then)
    # "The latest 12 months are 1.1% higher than the 12 before": two periods, and no levels.
    if then.unit in _TIMES and any(each.value == then.value for each in nows):
        return None
    if by.percentage and not then.percentage:
        return _percent(passage, by, nows, then)
    return None


def _before_it(text: str, by: Quantity, then: Quantity) -> bool:
    """Whether a figure is what another change is said to be from."""
    return bool(_THAN.fullmatch(text, by.end, then.start))


def _onto(subject: Subject, passage: Passage, inside: list[Quantity], place: int) -> Hit | None:
    """Of "£2.1m, an increase of £0.45m (27.3%)": whether the percentage is of what it was before."""
    three = inside[place - 1 : place + 2] if place else []
    if len(three) < 3:
        return None
    text = passage.text
    now, by, percent = three
    rises = _RISEN.fullmatch(text, now.end, by.start)
    if (
        rises is None
        or _SET_AGAINST.search(text[max(0, now.start - 30) : now.start])
        or now.unit != by.unit
        or by.percentage
        or not percent.percentage
        or by.value <= 0
    ):
        return None
    if not _OR_SHARE.fullmatch(text, by.end, percent.start) or _PART_OF.search(text, now.end, percent.end + 20):
        return None
    then = now.interval() - by.interval() if rises["up"] else now.interval() + by.interval()
    if then.low <= 0:
        return None
    found = compare(_size(percent), share(by.interval(), then))
    if found.verdict is not Verdict.WRONG or not percent.value:
        return None
    # The whole may be another figure near by: "an increase of £20,000 (2% of the £1m set aside)".
    for other in near_to(subject.quantities(passage), by.start, _NEAR_BY):
        if other.unit != by.unit or other.value <= 0 or other.is_range:
            continue
        if abs(100 * float(by.value) / float(other.value) - abs(float(percent.value))) <= 1:
            return None
    return hit(
        passage,
        percent.start,
        percent.end,
        f"{by.text.strip('()')} on the way to {now.text.strip('()')} is {plain(found.expected)}%, and "
        f"{percent.text.strip('()')} is printed.",
        working=f"{plain(by.printed)} ÷ what it was before: {found.working}",
        mend=_MEND,
        verdict=Judged.CANNOT_TELL,
        severity=Severity.WARNING,
    )


def _nearest(passage: Passage, by: Quantity, nows: list[Quantity], then: Quantity) -> Hit | None:
    """The change held against the figures before it, any of which may be the one that is meant."""
    hits = [_apart(passage, by, now, then) for now in nows]
    return hits[-1] if hits and all(hits) else None


def _of_base(passage: Passage, by: Quantity, percent: Quantity, then: Quantity) -> Hit | None:
    if then.value <= 0 or by.value <= 0:
        return None
    found = compare(_size(percent), share(by.interval(), then.interval()))
    if found.verdict is not Verdict.WRONG:
        return None
    return hit(
        passage,
        percent.start,
        percent.end,
        f"{by.text.strip('()')} is {plain(found.expected)}% of {then.text.strip('()')}, and "
        f"{percent.text.strip('()')} is printed.",
        working=f"{plain(by.printed)} ÷ {plain(then.printed)}: {found.working}",
        mend=_MEND,
    )


def percent_from(passage: Passage, by: Quantity, nows: list[Quantity], then: Quantity) -> Hit | None:
    """Whether "a fall of 12% from 410" fits none of the figures that it may be the change to; None where one fits."""
    following = passage.text[by.end : then.start]
    before = passage.text[max(0, by.start - 45) : by.start]
    compares = re.search(r"\bthan\b", following)
    if not _THAN.fullmatch(following) or not (compares or _BY.search(before) or _A_RISE.match(passage.text, by.end)):
        return None
    return _percent(passage, by, nows, then)


def _percent(passage: Passage, by: Quantity, nows: list[Quantity], then: Quantity) -> Hit | None:
    """Of "361.4, a fall of 12% from 410.6": whether any figure before it is so far from the one after."""
    found = None
    for now in nows:
        try:
            exact = abs(now.interval() - then.interval()) / abs(then.interval()) * 100
        except (Unbounded, ZeroDivisionError):
            return None
        found = compare(_size(by), exact)
        if found.verdict is not Verdict.WRONG:
            return None
    if found is None:
        return None
    return hit(
        passage,
        by.start,
        by.end,
        f"From {then.text} to {nows[-1].text} is {plain(abs(found.expected))}%, and {by.text.strip('()')} is printed.",
        working=f"({plain(nows[-1].printed)} − {plain(then.printed)}) ÷ {plain(then.printed)}: {found.working}",
        mend=_MEND,
    )


def _size(quantity: Quantity) -> Quantity:
    return replace(quantity, value=abs(quantity.value), printed=abs(quantity.printed))
