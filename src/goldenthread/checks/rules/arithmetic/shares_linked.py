"""Percentages told in words with what they are of: "£34.5m, 51% of the £67.6m", "54% were in time (291 out of 539)"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity, Verdict, compare, share
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_OUT_OF = regex(r"\s(?:out\s)?of\s(?:the\s|a\stotal\sof\s|all\s)*|\s?/\s?")
_OF_A_TOTAL = regex(r"(?:\s[A-Za-z][\w'’-]*|\s(?:19|20)\d\d){1,10}\sout\sof\s(?:a\stotal\sof\s|the\s)?", re.IGNORECASE)
_BRACKET = regex(r"\((?:n\s?=\s?)?\Z")
_LINK = regex(
    r"(?:[^.;:()\d]{0,60}?(?:\s(?:is|was|are|were|being|represents|representing|represented|equates? to|equal to|"
    r"equals|equivalent to|makes? up|accounts? for|met|meets|covers?)\s)|,\s(?:or\s|which is\s)?|\s?\(|\sor\s|\s\(or\s)"
    r"(?:about\s|just\s|only\s|some\s)?\(?\Z",
    re.IGNORECASE,
)
_OF = regex(r"\s(?:\([^)]{0,20}\)\s)?of\s(?:[A-Za-z][\w'’-]*\s){0,9}\(?\Z", re.IGNORECASE)
_THIS_GIVES = regex(
    r"[^.;:()\d]{0,60}[;.,]\s(?:this|that|which)\s(?:gave|gives|is|was|makes|made|means|represents?|represented)\s(?:a|an|the)\s"
    r"(?:[a-z-]+\s){0,6}(?:rate|share|proportion|percentage)\s(?:[A-Za-z-]+\s){0,7}of\s\Z",
    re.IGNORECASE,
)
_EQUATED = regex(
    r"[^.;:()\d]{0,80},?\s(?:which\s)?(?:equat(?:es|ed|ing)|amount(?:s|ed|ing))\sto\s(?:an?\s)?\Z", re.IGNORECASE
)
_THIS_IS = regex(
    r"[^.;:()\d]{0,60}\.\s(?:this|that|it)\s(?:represents?|represented|is|was|equates?\sto|accounts?\sfor)\s(?:about\s|just\s)?\Z",
    re.IGNORECASE,
)
_RATE = regex(
    r"[^.;:()\d]{0,80}?(?:,|\s[–-]|\sand|\sgiving|\sor|\(|\sis|\swas)\s(?:a|an|the|giving an?|or|which is|this is|"
    r"so)\b\s?(?:[a-z-]+\s){0,4}(?:rate|share|proportion|percentage|figure|score|level)?\s?(?:of\s|is\s|was\s)?\Z",
    re.IGNORECASE,
)
_CHANGING = regex(
    r"\b(?:increas\w*|decreas\w*|rise|rose|risen|fall|fell|fallen|reduc\w+|drop\w*|up|down|more|fewer|less|higher|lower"
    r"|grow\w*|grew|gain\w*|variance|under\w*|over\w*|target\w*|compared|against|chang\w*|than|from|by|previous\w*)\b",
    re.IGNORECASE,
)
_BEYOND = regex(
    r"\s(?:above|below|over|under|more than|less than|higher than|lower than|short of)\s(?:the|its|our|their)\s"
    r"(?:[a-z-]+\s){0,5}of\s",
    re.IGNORECASE,
)
_NEAR = 45
_FAR = 160
_MEND = "Check both numbers and the percentage against where they came from."


def shares_linked(subject: Subject, passage: Passage, judged: set[int]) -> Iterator[Hit]:
    """Percentages that are not those of the two numbers they are tied to. `judged` is where findings already start."""
    if " of " not in passage.text and "/" not in passage.text:
        return
    figures = [each for each in subject.quantities(passage) if not each.is_range]
    if len(figures) < 3:
        return
    for place, (first, second) in enumerate(pairwise(figures)):
        found: Hit | None = None
        if _part_and_whole(passage.text, first, second):
            found = _before(passage, figures, place) or _after(passage, figures, place)
        elif not first.percentage and place + 2 < len(figures) and figures[place + 2].percentage:
            found = _above(passage, first, second, figures[place + 2])
        elif first.percentage and not second.percentage and place:
            found = _of(passage, figures[place - 1], first, second)
        if found is not None and judged.isdisjoint(range(found.place.start, found.place.end)):
            yield found


def _part_and_whole(text: str, first: Quantity, second: Quantity) -> bool:
    return (
        first.unit == second.unit
        and not first.percentage
        and first.unit != "points"
        and 0 < first.value <= second.value
        and not (first.approximate or second.approximate or first.ordinal or second.ordinal)
        and bool(
            _OUT_OF.fullmatch(text, first.end, second.start)
            or (first.money and _OF_A_TOTAL.fullmatch(text, first.end, second.start))
        )
    )


def _before(passage: Passage, figures: Sequence[Quantity], place: int) -> Hit | None:
    """A part and its whole in brackets, and the percentage that the sentence gives before them."""
    text, part, whole = passage.text, figures[place], figures[place + 1]
    opens = part.start - 1 if not part.text.startswith("(") else part.start
    if opens < 0 or (text[opens] != "(" and not _BRACKET.search(text[max(0, part.start - 8) : part.start])):
        return None
    start, _ = passage.sentence_at(part.start)
    said = [
        each
        for each in figures[max(0, place - 4) : place]
        if each.percentage and each.start >= max(start, part.start - _FAR) and not each.approximate
    ]
    # A bracket between would make these the part and whole of another percentage.
    said = [each for each in said if ")" not in text[each.end + 1 : opens]]
    if not said or _CHANGING.search(text[max(start, said[-1].start - 14) : said[-1].start]):
        return None
    if any(_right(each, part, whole) for each in said):
        return None
    return _hit(passage, said[-1], part, whole)


def _after(passage: Passage, figures: Sequence[Quantity], place: int) -> Hit | None:
    """ "1,542 of 2,964 staff replied, a response rate of 52%"."""
    text, part, whole = passage.text, figures[place], figures[place + 1]
    if place + 2 >= len(figures):
        return None
    percent = figures[place + 2]
    gap = text[whole.end : percent.start]
    if (
        not percent.percentage
        or percent.approximate
        or len(gap) > _FAR
        or not (_RATE.fullmatch(gap) or _THIS_GIVES.fullmatch(gap) or _EQUATED.fullmatch(gap))
    ):
        return None
    if _CHANGING.search(gap) or _right(percent, part, whole):
        return None
    return _hit(passage, percent, part, whole)


def _of(passage: Passage, part: Quantity, percent: Quantity, whole: Quantity) -> Hit | None:
    """ "£2.45m is 7.8% of the net budget of £31.2m"."""
    text = passage.text
    if part.unit != whole.unit or part.percentage or part.unit == "points" or part.approximate or whole.approximate:
        return None
    if part.value <= 0 or not whole.value or percent.approximate:
        return None
    opened = "(" if percent.text.startswith("(") else ""
    gap = text[part.end : percent.start] + opened
    this = _THIS_IS.fullmatch(gap)
    if not (this or _LINK.fullmatch(gap)) or not _OF.fullmatch(text, percent.end, whole.start):
        return None
    if _CHANGING.search(gap) or _CHANGING.search(text[max(0, part.start - 14) : part.start]):
        return None
    here = passage.sentence_at((percent if this else part).start)
    if here != passage.sentence_at(whole.start) or _right(percent, part, whole):
        return None
    return _hit(passage, percent, part, whole)


def _above(passage: Passage, part: Quantity, whole: Quantity, percent: Quantity) -> Hit | None:
    """ "£0.5m above the net budget of £226.1m (0.2%)"."""
    text = passage.text
    if part.unit != whole.unit or part.unit == "points" or not 0 < part.value < whole.value or percent.approximate:
        return None
    opened = "(" if percent.text.startswith("(") else ""
    if text[whole.end : percent.start] + opened not in (" (", " (or ") or not _BEYOND.fullmatch(
        text, part.end, whole.start
    ):
        return None
    return None if _right(percent, part, whole) else _hit(passage, percent, part, whole)


def _right(percent: Quantity, part: Quantity, whole: Quantity) -> bool:
    return compare(percent, share(part.interval(), whole.interval())).verdict is not Verdict.WRONG


def _hit(passage: Passage, percent: Quantity, part: Quantity, whole: Quantity) -> Hit:
    found = compare(percent, share(part.interval(), whole.interval()))
    start, end = min(part.start, percent.start), max(whole.end, percent.end)
    end += passage.text[end : end + 1] == ")" and "(" in passage.text[start:end]
    number, of, said = (each.text.strip("()") for each in (part, whole, percent))
    return hit(
        passage,
        start,
        end,
        f"{number} of {of} is {plain(found.expected)}%, and {said} is printed.",
        working=f"{number} of {of}: {found.working}",
        mend=_MEND,
    )
