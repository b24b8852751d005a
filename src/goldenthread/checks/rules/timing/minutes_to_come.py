"""Minutes that are to be approved of a meeting that has not been held."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.patterns import regex

_ASKED = regex(
    r"\b(?:approve|confirm|agree|sign|receive|note|adopt|approval of|confirmation of)\b[^.;\n]{0,60}?\bminutes\b"
    r"(?P<between>[^;\n]{0,200}?)(?:\bheld|\bdated|\bmeetings?|\bA\.?G\.?M\.?)\s*"
    r"(?:on|of|held on|:|,|–|-)?\s*(?:on\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
_OF_WHAT_IS_TO_COME = regex(
    r"\b(?:will|next|to be held|forthcoming|future|following|scheduled|calendar)\b", re.IGNORECASE
)
_NEAR = 300


def minutes_to_come(subject: Subject) -> Iterator[Hit]:
    """Days of meetings whose minutes are to be approved, after the day on which they are to be."""
    for passage in subject.holding(("minutes",)):
        spoken = passage.part.date
        if spoken is None or passage.part.kind in ("forward plan", "appendix"):
            continue
        for mention in subject.mentions(passage):
            day = mention.date
            if day is None or day <= spoken:
                continue
            asked = _ASKED.search(passage.text, max(0, mention.start - _NEAR), mention.start)
            if asked is None or _OF_WHAT_IS_TO_COME.search(asked["between"]):
                continue
            yield hit(
                passage,
                mention.start,
                mention.end,
                f"Minutes of {mention.text.strip()} are to be approved, which had not come on {long_date(spoken)}.",
                working=f"{long_date(day)} is after {long_date(spoken)}",
                mend="Look up the day on which it met; often it is the year.",
                verdict=Verdict.CANNOT_TELL,
                severity=Severity.WARNING,
            )
