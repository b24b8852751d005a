"""The day of the meeting whose minutes are to be confirmed, against the day of those that were."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.checks.findings import Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.subject import Subject
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_TO_BE = r"\bto\s+be\s+(?:approved|confirmed|received|signed|agreed)\b"
_ASKED = regex(
    r"\b(?:to\s+)?(?:approve|confirm|agree|sign|receive|consider|note|adopt)\b[^.\n]{0,80}?\bminutes\b"
    r"|^\W*[A-Z]{0,4}[./ ]?\d[\w./-]{0,8}[.)]?\s+(?:draft\s+)?minutes\s+(?:of|from)\b"
    r"|^\W*(?:[A-Z]{0,4}[./ ]?\d[\w./-]{0,8}[.)]?\s+)?(?:draft\s+)?minutes\s+(?:[–—:(-]\s*)?\d"
    rf"|\b(?:minutes\s+of|meetings?\s+held\s+on)\b[^.\n]{{0,90}}{_TO_BE}",
    re.IGNORECASE,
)
_DONE = regex(
    r"\bminutes\b(?:[^.\n]|\.(?!\s+[A-Z]))*?(?<!\bto be )\b(?:agreed|approved|confirmed|signed|accepted|adopted"
    r"|received|(?:correct|true|accurate)(?:\s+and\s+\w+)?\s+record)\b"
    r"|\b(?:resolved|agreed)\b\W*(?:that\s+|to\s+)?[^.\n]{0,30}?\b(?:approve|confirm|agree|accept|adopt|sign|receive)\b"
    r"[^.\n]{0,40}?\bminutes\b",
    re.IGNORECASE,
)
_THEN = regex(r"(?<=[\w.,;:)]\s)(?:The\s+(?:draft\s+)?[Mm]inutes\b|RESOLVED\b|Resolved\b|AGREED\b|Minutes\s*:)")
_RESOLVED = regex(r"\b(?:resolved|it was agreed)\b", re.IGNORECASE)
_AHEAD, _MOST = 7, 4
_OVER, _ITEM = 4, 140


def another_day_confirmed(subject: Subject) -> Iterator[Hit]:
    """Days of minutes that were confirmed, where those to be confirmed are of another day of that month or year."""
    for passage in subject.holding(("minutes", "to be approved", "to be confirmed", "to be signed")):
        if passage.part.kind not in ("minutes", "document", "agenda") or len(passage.text) > 4000:
            continue
        match = _ASKED.search(passage.text)
        if match is None or _RESOLVED.search(passage.text, 0, match.start()):
            yield from _under_its_day(subject, passage)
            continue
        split = _THEN.search(passage.text, match.end())
        asked = _days(subject, passage, match.start(), split.start() if split else len(passage.text))
        if not 0 < len(asked) <= _MOST:
            continue
        if split:
            yield from _compared(subject, passage, split.start(), asked)
        for following in subject.passages[passage.index + 1 : passage.index + _AHEAD]:
            another = _ASKED.search(following.text) and not _DONE.search(following.text)
            if following.part is not passage.part or another or following.kind == "heading":
                break
            yield from _compared(subject, following, 0, asked, straight=following.index == passage.index + 1)


def _under_its_day(subject: Subject, passage: Passage) -> Iterator[Hit]:
    """Minutes confirmed under an item that is called by their day: "5.2 30TH APRIL, 2018"."""
    match = _DONE.search(passage.text)
    if match is None or len(_days(subject, passage, match.start(), len(passage.text))) != 1:
        return
    for over in reversed(subject.passages[max(0, passage.index - _OVER) : passage.index]):
        days = _days(subject, over, 0, len(over.text)) if over.part is passage.part else []
        if not days:
            continue
        if len(days) == 1 and len(over.text) < _ITEM and len(over.text.rstrip(" ;.:")) <= days[0].end:
            yield from _compared(subject, passage, match.start(), days)
        return


def _days(subject: Subject, passage: Passage, start: int, end: int) -> list[DayMention]:
    return [
        mention
        for mention in subject.mentions(passage)
        if start <= mention.start < end and mention.day is not None and mention.possible
    ]


def _compared(
    subject: Subject, passage: Passage, start: int, asked: Sequence[DayMention], *, straight: bool = False
) -> Iterator[Hit]:
    match = _DONE.search(passage.text, start)
    if match is None:
        return
    until = passage.sentence_at(match.end() - 1)[1]
    done = _days(subject, passage, match.start(), until)
    if len(done) > len(asked):
        return
    apart = [mention for mention in done if not any(_same(mention, other) for other in asked)]
    left = [mention for mention in asked if not any(_same(mention, other) for other in done)]
    if len(apart) != 1 or len(left) != 1:
        return
    alone = straight and len(done) == len(asked) == 1
    if alone or apart[0].month == left[0].month or apart[0].day == left[0].day:
        yield hit(
            passage,
            apart[0].start,
            apart[0].end,
            f"The minutes to be confirmed are those of {left[0].text.strip()}.",
            working=f"{left[0].text.strip()} there, {apart[0].text.strip()} here",
            mend="Find out on which day it met; if there were two meetings, say so.",
            verdict=Verdict.CANNOT_TELL,
        )


def _same(first: DayMention, second: DayMention) -> bool:
    years = first.year is None or second.year is None or first.year == second.year
    return (first.day, first.month) == (second.day, second.month) and years
