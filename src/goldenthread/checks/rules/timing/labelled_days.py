"""Days that stand behind labels of their own in a notice: start and end, decision, publication and effect."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_OF = r"(?:\s+(?:of|for)(?:\s+the)?\s+\w+(?:\s+\w+)?)?"
_LABEL = regex(
    r"(?:^|(?<=\n))[ \t|*]*(?:(?:the\s+)?(?:\w+\s+)?(?:"
    rf"(?P<begins>start(?:s|ing)?(?:\s+date)?{_OF}|date\s+started|opening\s+date|opens|begins|commence\w*(?:\s+date)?)"
    rf"|(?P<ends>end(?:s|ing)?(?:\s+date)?{_OF}|closing\s+date{_OF}|closes|finish(?:\s+date)?)"
    r"|(?P<decided>date\s+(?:of\s+)?(?:the\s+)?decision(?:\s+(?:made|taken))?|decision\s+date|decided\s+at\s+meeting"
    r"|decision\s+(?:made|taken)(?:\s+on)?)"
    r"|(?P<published>publication\s+date|date\s+(?:of\s+publication|published|decision\s+published)|published(?:\s+on)?)"
    r"|(?P<effect>effective\s+(?:from|date)|(?:date\s+of\s+)?implementation(?:\s+date)?|date\s+effective"
    r"|(?:last\s+(?:date|day)|deadline)\s+for\s+call-?in|call-?in\s+(?:deadline|expir\w+|ends?)"
    r"|comes?\s+into\s+(?:force|effect)"
    r"|date\s+(?:when|on\s+which|from\s+which)\s+(?:the\s+)?decisions?\s+(?:may|can|will)\s+be\s+implemented)"
    r"(?:\s*\([^)\n]{0,40}\))?(?:\s*:?\s*\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\.?)?"
    r"))[\s*]*(?:on\b|date\b)?[\s*:|–-]*(?:(?:mon|tue|wed|thu|fri|sat|sun)\w*[\s,]+)?$",
    re.IGNORECASE,
)
_MAY_BE = ("start", "open", "begin", "decision", "decided", "effective", "call-in", "call in", "closing", "closes")
_NEAR, _LONG, _BEFORE = 14, 300, 80
_ORDER = {"decided": 0, "published": 1, "effect": 2}
_SAID = {"decided": "decided", "published": "published", "effect": "in effect"}


@dataclass(frozen=True)
class _Labelled:
    kind: str
    label: str
    passage: Passage
    mention: DayMention
    day: date


def labelled_backwards(subject: Subject) -> Iterator[Hit]:
    """An end before its start, a decision published before it was taken, and one in effect before it was published."""
    runs: list[list[_Labelled]] = []
    if not subject.holding(_MAY_BE):
        return
    for passage in subject.dated:
        if len(passage.text) > _LONG or passage.kind in ("note", "furniture"):
            continue
        for mention in subject.mentions(passage):
            found = _labelled(passage, mention)
            if found is None:
                continue
            last = runs[-1][-1] if runs else None
            if last is None or passage.index - last.passage.index > _NEAR or passage.part is not last.passage.part:
                runs.append([])
            runs[-1].append(found)
    for run in runs:
        yield from _judged(run)


def _labelled(passage: Passage, mention: DayMention) -> _Labelled | None:
    if mention.date is None:
        return None
    before = passage.text[max(0, mention.start - _BEFORE) : mention.start]
    if passage.grid is not None and passage.cell is not None:
        if before.strip() or len(passage.grid.columns) != 2 or passage.cell.column != 1:
            return None
        before = passage.grid.text(passage.cell.row, 0)
    match = _LABEL.search(before)
    if match is None or match.lastgroup is None:
        return None
    return _Labelled(match.lastgroup, match.group().strip(" :|*–-\n\t"), passage, mention, mention.date)


def _judged(run: list[_Labelled]) -> Iterator[Hit]:
    kinds = [each.kind for each in run]
    days = {kind: {each.day for each in run if each.kind == kind} for kind in kinds}
    told: set[tuple[str, str]] = set()
    for first, second in combinations(run, 2):
        if (first.kind, second.kind) == ("begins", "ends") and second.day < first.day and kinds.count("begins") == 1:
            message = "This period ends before it begins."
            yield _hit(second, first, message, Verdict.WRONG, None)
        elif first.kind in _ORDER and second.kind in _ORDER and first.kind != second.kind:
            earlier, later = sorted((first, second), key=lambda each: _ORDER[each.kind])
            once = len(days[first.kind]) == len(days[second.kind]) == 1
            if once and later.day < earlier.day and (later.kind, earlier.kind) not in told:
                told.add((later.kind, earlier.kind))
                message = f"It is {_SAID[later.kind]} before it was {_SAID[earlier.kind]}."
                yield _hit(later, earlier, message, Verdict.CANNOT_TELL, Severity.WARNING)
        elif first.kind == second.kind == "decided" and first.day != second.day and kinds.count("decided") == 2:
            message = f"The decision is dated {long_date(first.day)} under “{first.label}”."
            yield _hit(second, first, message, Verdict.CANNOT_TELL, Severity.WARNING)


def _hit(at: _Labelled, other: _Labelled, message: str, verdict: Verdict, severity: Severity | None) -> Hit:
    return hit(
        at.passage,
        at.mention.start,
        at.mention.end,
        message,
        working=f"{at.label}: {long_date(at.day)}; {other.label}: {long_date(other.day)}",
        mend="Find out which of the two dates is wrong.",
        verdict=verdict,
        severity=severity,
        related=(other.passage.place(other.mention.start, other.mention.end),),
    )
