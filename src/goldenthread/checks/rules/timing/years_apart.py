"""Things told as done in a year well after every other that is named, in a document that says no day of its own."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Hit, hit
from goldenthread.checks.rules.timing.over import over_before
from goldenthread.checks.subject import Subject
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_YEAR = regex(r"(?<![\d,.£/-])(?:19|20)\d\d(?!\d|,\d)")
_IN_HEADING = regex(r"(?<!\d)20\d\d(?!\d)")
_FEWEST, _AHEAD, _FAR_AHEAD = 4, 4, 12
_BEFORE, _AFTER = 240, 120


def done_years_later(subject: Subject) -> Iterator[Hit]:
    """The one thing told as done in a year at least four after all the others: a digit of the year is a slip."""
    for part in subject.parts:
        if part.date is not None or part.kind == "forward plan":
            continue
        passages = [passage for passage in subject.in_part(part) if passage.has_digits]
        years = sorted((int(year) for passage in passages for year in _YEAR.findall(passage.text)), reverse=True)
        if len(years) < _FEWEST or years[0] - years[1] < (_AHEAD if len(years) > _FEWEST else _FAR_AHEAD):
            continue
        for passage in passages:
            for mention in subject.mentions(passage):
                if mention.year == years[0] and _is_over(passage, mention):
                    yield _hit(passage, mention, years[1])


def headed_later(subject: Subject, passage: Passage, year: int) -> bool:
    """Whether it stands under a title of a later year, after another: a page of a website may have several reports."""
    over = passage.headings[:1]
    if not any(int(each) > year for title in over for each in _IN_HEADING.findall(title)):
        return False
    return over != next((other.headings[:1] for other in subject.in_part(passage.part) if other.headings), over)


def _is_over(passage: Passage, mention: DayMention) -> bool:
    start, end = passage.sentence_at(mention.start)
    start, end = max(start, mention.start - _BEFORE), min(end, mention.end + _AFTER)
    return over_before(passage.text[start:end], mention.start - start, mention.end - start) in ("sure", "told")


def _hit(passage: Passage, mention: DayMention, latest: int) -> Hit:
    return hit(
        passage,
        mention.start,
        mention.end,
        f"This is told as done, and nothing else here is later than {latest}.",
        working=f"{mention.year} is {(mention.year or latest) - latest} years after the latest other year named",
        mend="Look up the date; often it is the year.",
        severity=Severity.WARNING,
        verdict=Verdict.CANNOT_TELL,
    )
