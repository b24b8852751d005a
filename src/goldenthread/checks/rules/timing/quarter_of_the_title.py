"""The quarter in a report's title against the one its first sentences say it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.timing.spans_named import span_at
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_NUMBER = r"(?P<number>[1-4]|one|two|three|four)"
_QUARTER = regex(
    rf"\b(?:(?:Q|quarter\s+|qtr\s*){_NUMBER}\b|(?P<ordinal>first|second|third|fourth|final)\s+quarter)", re.IGNORECASE
)
_THIS_IS = regex(
    r"\bthis\s+(?:is|(?:report|update|paper|monitor|dashboard)\s+(?:is|covers|presents|provides|sets\s+out|gives|details"
    r"|summarises))\b[^.;]{0,70}$",
    re.IGNORECASE,
)
# "The first report since quarter 3", "compared with quarter 3".
_OF_ANOTHER = regex(
    r"\b(?:since|compar\w+|follow\w+|previous|last|next|against|than|from|and|to|until|with|for\s+the\s+first)\b", re.I
)
_VALUES = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_COVERS = regex(r"\bcover(?:s|ed|ing)\s+(?:the\s+)?(?:period|months|quarter)\s+(?:from\s+|of\s+)?", re.IGNORECASE)
_MONTHS = {1: "April to June", 2: "July to September", 3: "October to December", 4: "January to March"}
_OPENING = 14


def quarter_of_the_title(subject: Subject) -> Iterator[Hit]:
    """A report whose title names one quarter and which says that it is of another."""
    for part in subject.parts:
        first = list(islice(subject.in_part(part), _OPENING))
        titles = {number for passage in first if passage.kind == "heading" for number, _ in _quarters(passage.text)}
        if part.kind == "report":
            titles |= {number for number, _ in _quarters(part.title)}
        if len(titles) == 1:
            title = titles.pop()
            yield from _told(part, first, title)
            yield from _months(part, first, title)


def _months(part: Part, first: list[Passage], title: int) -> Iterator[Hit]:
    """The three months that the opening says are covered, where they are another quarter's than the title's."""
    for passage in first:
        match = _COVERS.search(passage.text) if passage.kind != "heading" and passage.part is part else None
        span = span_at(passage.text, match.end()) if match else None
        if span is None or span.months != 3 or not span.whole_months or (span.first_month - 1) % 3:
            continue
        # January to March is the last quarter of the financial year.
        quarter = (span.first_month - 4) % 12 // 3 + 1
        if quarter != title:
            yield hit(
                passage,
                span.start,
                span.end,
                f"The title says quarter {title}, and these are the months of quarter {quarter}.",
                working=f"quarter {title} of the financial year is {_MONTHS[title]}",
                mend="Find out which quarter the report is of, and look at its figures.",
                severity=Severity.WARNING,
                verdict=Verdict.CANNOT_TELL,
            )
        return


def _told(part: Part, first: list[Passage], title: int) -> Iterator[Hit]:
    for passage in first:
        if passage.kind == "heading" or passage.part is not part or "this" not in passage.text.lower():
            continue
        found = _quarters(passage.text)
        start = found[0][1].start() if found else 0
        before = passage.text[passage.sentence_at(start)[0] : start] if found else ""
        match = _THIS_IS.search(before)
        if len(found) != 1 or match is None or _OF_ANOTHER.search(match.group()) or found[0][0] == title:
            continue
        said = found[0][1]
        yield hit(
            passage,
            said.start(),
            said.end(),
            f"The title says quarter {title}.",
            working=f"quarter {title} in the title, {said.group()} here",
            mend="Find out which quarter the report is of, and look at its figures.",
            severity=Severity.WARNING,
            verdict=Verdict.CANNOT_TELL,
        )
        return


def _quarters(text: str) -> list[tuple[int, re.Match[str]]]:
    found = []
    for match in _QUARTER.finditer(text):
        said = (match["number"] or match["ordinal"]).casefold()
        found.append((int(said) if said.isdigit() else _VALUES[said], match))
    return found
