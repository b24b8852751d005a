"""What a pack says against itself: people, dates, agenda and minutes, two meetings in one file, a file cut off."""

from __future__ import annotations

import re
from datetime import date

from goldenthread.dates.mentions import days_mentioned
from goldenthread.packs.flow import Line, lines_of, tidy
from goldenthread.packs.phrases import pattern
from goldenthread.packs.reading import Reading
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.said import Said, Source

ENOUGH = 40
STOPPED = re.compile(r"[.!?:;)\]\"”’…]\s*$|\d\s*$")


def read(reading: Reading) -> None:
    """Tells what is wrong; it adds nothing to the records."""
    record = reading.record
    _people(record)
    _days(reading)
    _same_meeting(record)
    _fronts(reading)
    _cut_off(reading)
    _papers_missing(reading)
    _pictured(reading)
    if not record.tree:
        _not_known(reading)


def _fields(record: Record, pointer: str) -> list[Said]:
    there = record.get(pointer)
    return [one for one in there if isinstance(one, Said)] if isinstance(there, list) else []


def _people(record: Record) -> None:
    """A member who is also a substitute; somebody present who also sent apologies."""
    for first, second, kind, words in (
        (
            "meeting/members",
            "meeting/substitutes",
            "member and substitute",
            "is listed as a member and as a substitute",
        ),
        (
            "minutes/present",
            "minutes/apologies",
            "present and absent",
            "is listed as present and as having sent apologies",
        ),
    ):
        there = {str(one.value).casefold() for one in _fields(record, first)}
        for one in _fields(record, second):
            if str(one.value).casefold() in there:
                record.problem(kind, f"{one.value} {words}.", one.source)


def _days(reading: Reading) -> None:
    """Days that the calendar has not, and weekdays that are another date's, on the front and in the minutes."""
    told = {problem.source.words for problem in reading.record.problems if problem.source}
    for part in reading.parts_called("front", "minutes"):
        for line in part.lines:
            for mention in days_mentioned(line.text):
                source = line.source(mention.start, mention.end)
                if mention.day is None or source.words in told:
                    continue
                if not mention.possible:
                    reading.record.problem("impossible date", f"There is no such day as {mention.text}.", source)
                elif mention.date and mention.weekday not in (None, mention.date.weekday()):
                    day = f"{mention.date.day} {mention.date:%B %Y} is a {mention.date:%A}"
                    what = f"{day}, not as written: {mention.text}."
                    reading.record.problem("wrong weekday", what, source)


def _same_meeting(record: Record) -> None:
    """Where agenda and minutes are of one meeting: items that the one has and the other has not."""
    day, minuted = record.get("meeting/date"), record.get("minutes/meeting_date")
    agenda, items = record.get("agenda"), record.get("minutes/items")
    if not (isinstance(day, Said) and isinstance(minuted, Said) and day.value == minuted.value):
        return
    if not isinstance(agenda, list) or not isinstance(items, list):
        return
    listed, kept = _titles(agenda), _titles(items)
    for number, title in listed.items():
        other = kept.get(number)
        if other is None:
            record.problem(
                "agenda against minutes", f"Item {number} of the agenda is not in the minutes.", title.source
            )
        elif not _alike(str(title.value), str(other.value)):
            what = f"Item {number} is “{title.value}” on the agenda and “{other.value}” in the minutes."
            record.problem("agenda against minutes", what, other.source)


def _titles(rows: list[Tree]) -> dict[str, Said]:
    found: dict[str, Said] = {}
    for row in rows:
        number, title = (row.get("number"), row.get("title")) if isinstance(row, dict) else (None, None)
        if isinstance(number, Said) and isinstance(title, Said):
            found.setdefault(str(number.value), title)
    return found


def _alike(first: str, second: str) -> bool:
    """Whether two titles share the greater part of the shorter one's words."""
    one, two = (set(re.findall(r"[^\W\d_]{4,}", text.casefold())) for text in (first, second))
    return not one or not two or len(one & two) * 2 >= min(len(one), len(two))


def _fronts(reading: Reading) -> None:
    """Two meetings stitched into one file."""
    record, day = reading.record, reading.record.get("meeting/date")
    later = reading.parts_called("front")[1:]
    for part in later:
        first = next(part.lines, None)
        record.problem("two meetings", "A second notice of a meeting begins here.", first.source() if first else None)
    minutes = record.get("more_minutes")
    first_day = record.get("minutes/meeting_date")
    for made in minutes if isinstance(minutes, list) else []:
        other = made.get("meeting_date") if isinstance(made, dict) else None
        if isinstance(other, Said) and isinstance(first_day, Said) and other.value != first_day.value:
            what = f"There are minutes of two meetings: {first_day.value} and {other.value}."
            record.problem("two sets of minutes", what, other.source)
    minuted = first_day.value if isinstance(first_day, Said) else None
    if isinstance(day, Said) and isinstance(minuted, date) and isinstance(day.value, date) and minuted > day.value:
        what = "The minutes are of a later day than the meeting they are put to."
        record.problem("minutes after the meeting", what, first_day.source if isinstance(first_day, Said) else None)


def _cut_off(reading: Reading) -> None:
    """A file that stops in mid-sentence, an agenda longer than the file's pages, minutes that nobody closes."""
    lines = [line for line in lines_of(reading.pieces[-3:]) if line.text]
    last = lines[-1] if lines else None
    if last is not None and last.cell is None and _unfinished(last):
        reading.record.problem("cut off", "The document stops in the middle of a sentence.", last.source())
    parts = reading.parts_called("minutes")
    sheet = parts and re.search(r"\bdecisions?\b", parts[-1].title, re.IGNORECASE)
    if parts and not sheet and parts[-1] is reading.parts[-1] and not reading.record.get("minutes/closed_at"):
        end = last.source() if last is not None else None
        reading.record.problem("not closed", "The minutes do not say when the meeting ended; they may be cut off.", end)


def _papers_missing(reading: Reading) -> None:
    """Fewer papers than the agenda gives pages for, and none for its last item; an agenda by itself has none."""
    agenda = reading.record.get("agenda")
    rows = (
        [row for row in agenda if isinstance(row, dict) and row.get("first_page")] if isinstance(agenda, list) else []
    )
    papers = reading.parts_called("minutes", "report", "forward plan")
    if not rows or not 2 <= len(papers) < len(rows):
        return
    number, title = rows[-1].get("number"), rows[-1].get("title")
    if not isinstance(title, Said) or papers[-1].item == str(getattr(number, "value", "")):
        return
    if not _alike(str(title.value), papers[-1].title):
        counts = f"The agenda gives pages for {len(rows)} items, and {len(papers)} papers were found"
        reading.record.problem("cut off", f"{counts}: the file may be cut off.", title.source)


def _pictured(reading: Reading) -> None:
    """Pages that are pictures, as where one report of a pack was scanned."""
    for left in reading.document.unread:
        if left.what == "a page" and left.position is not None:
            reading.record.unclear("a page", left.why, Source(left.position, 0, 0, ""))


def _unfinished(line: Line) -> bool:
    words = tidy(line.text)
    ending = re.search(r"\b(?:the|of|and|to|a|an|in|for|with|that|by|or|was|were|is|be)$", words, re.IGNORECASE)
    return (
        len(words) > ENOUGH
        and line.heading is None
        and not STOPPED.search(words)
        and (bool(ending) or len(words) > 160)
    )


def _not_known(reading: Reading) -> None:
    """Says plainly of a document that nothing in it was recognised."""
    first = next(lines_of(reading.pieces), None)
    blank = pattern("parts", "blank_page")
    words = sum(1 for line in lines_of(reading.pieces) if not blank.match(line.text))
    what = f"the document ({words:,} lines)"
    why = "no notice, agenda, minutes, report, forward plan, corporate plan or list of pledges was recognised"
    reading.record.unclear(what, why, first.source() if first else None)
