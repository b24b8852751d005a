"""The day on which papers were published, against the notice that the law asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates import COUNCIL_MEETING, Counting, WorkingDayError, clear_days_between, long_date
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_PUBLISHED = regex(
    r"\b(?:(?:date\s+(?:of\s+)?(?:publication|despatch|dispatch|issue|published)|published|publication date|despatched"
    r"|dispatched|issued)(?:\s+(?:on|of agenda))?)\s*[:|–-]?\s*(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_LATE_PAPER = regex(
    r"\b(?:supplement\w*|addendum|late (?:item|report|paper)|urgent|to follow|tabled|replacement"
    r"|decisions? (?:notice|record|sheet|list)|record of decisions?|call-?in)\b",
    re.IGNORECASE,
)
_OTHER_LAW = regex(
    r"\b(?:(?:parish|town|community)\s+(?:council|clerk|meeting)|cyngor|wales|welsh|scotland|scottish|provost|burgh"
    r"|convener|cathaoirleach)\b",
    re.IGNORECASE,
)


@rule(
    "published-too-late",
    title="Papers published with less than five clear days",
    group="dates",
    severity=Severity.WARNING,
    scope="The day an agenda or report says it was published, against its meeting: five clear days must lie between "
    "(Local Government Act 1972 s100B; SI 2012/2089), without weekends and England's bank holidays.",
    leaves_out=(
        "Supplements, late and urgent items, which have their own rule.",
        "Parish, town and community councils, and papers of Wales, Scotland or Ireland: their notice is another.",
        "A day of publication more than ninety days before the meeting.",
    ),
    cost="None on the five documents, which do not say when they were published.",
    example=Example(
        wrong="# Meeting of the Board, Wednesday 26 January 2022\n\nDate of publication: 20 January 2022",
        right="# Meeting of the Board, Wednesday 26 January 2022\n\nDate of publication: 18 January 2022",
        quote="20 January 2022",
    ),
)
def published_too_late(subject: Subject) -> Iterator[Hit]:
    """A meeting called with too little notice may have its decisions overturned."""
    for passage in subject.dated:
        meeting = passage.part.date
        if meeting is None or passage.part.kind not in ("agenda", "report"):
            continue
        for mention in subject.mentions(passage):
            day = mention.nearest(meeting) if mention.day is not None else None
            if day is None or not 0 < (meeting - day).days <= 90 or not _said_published(passage, mention):
                continue
            try:
                given = clear_days_between(day, meeting, Counting.WORKING)
                last = COUNCIL_MEETING.last_day_to_publish(meeting)
            except WorkingDayError:
                continue
            if given >= COUNCIL_MEETING.clear_days or _is_late_paper(subject, passage) or _other_law(subject, passage):
                continue
            yield hit(
                passage,
                mention.start,
                mention.end,
                f"Published on {long_date(day)}, this leaves {given} clear day{'' if given == 1 else 's'} before the "
                "meeting; five are needed.",
                working=f"the meeting is on {long_date(meeting, weekday=True)}; the last day to publish was "
                f"{long_date(last, weekday=True)}",
                mend="Check both dates. If they are right, the reason for urgency must be stated and minuted.",
                verdict=Verdict.CANNOT_TELL,
            )


def _said_published(passage: Passage, mention: DayMention) -> bool:
    if _PUBLISHED.search(passage.text[: mention.start]):
        return True
    grid, cell = passage.grid, passage.cell
    if grid is None or cell is None or cell.column == 0 or passage.text[: mention.start].strip():
        return False
    return bool(_PUBLISHED.search(grid.text(cell.row, cell.column - 1).strip(" :")))


def _other_law(subject: Subject, passage: Passage) -> bool:
    """Whether the paper is of a parish, or of Wales, Scotland or Ireland: three clear days are enough there."""
    first = islice(subject.in_part(passage.part), 15)
    return any(_OTHER_LAW.search(near.text[:400]) for near in (*first, passage)) or bool(
        _OTHER_LAW.search(passage.part.title)
    )


def _is_late_paper(subject: Subject, passage: Passage) -> bool:
    first = islice(subject.in_part(passage.part), 15)
    return any(_LATE_PAPER.search(near.text) for near in (*first, passage) if len(near.text) < 200)
