"""The day and the hour of a meeting, from its front sheet or the head of its minutes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from goldenthread.dates.mentions import DayMention, days_mentioned
from goldenthread.packs.flow import Line
from goldenthread.packs.phrases import pattern, sure
from goldenthread.packs.record import Record
from goldenthread.packs.said import Said
from goldenthread.packs.times import times_in

NEAR = 4


def date_of(lines: Sequence[Line], record: Record) -> tuple[Said, int] | None:
    """The meeting's day and the place of its line: under its label, else beside a time, else alone.

    A day that the calendar has not, or whose weekday is another day's, is told as a problem.
    """
    ways: list[tuple[int, int, Line, DayMention]] = []
    label, other = pattern("meeting", "date_label"), pattern("meeting", "not_the_date")
    for place, line in enumerate(lines):
        for mention in (*days_mentioned(line.text), *_dashed(line.text)):
            if mention.day is None or mention.year is None or other.search(line.text[: mention.start][-60:]):
                continue
            labelled = label.match(line.text) or any(
                label.fullmatch(above.text) for above in lines[max(0, place - 2) : place]
            )
            ways.append((0 if labelled else 1 if _with_time(lines, place) else 2, place, line, mention))
    for rank, place, line, mention in sorted(ways, key=lambda way: way[:2]):
        day = mention.date
        if day is None:
            record.problem(
                "impossible date", f"There is no such day as {mention.text}.", line.source(mention.start, mention.end)
            )
            continue
        check_weekday(mention, day, line, record)
        way = ("date under its label", "date with the time", "date alone")[rank]
        return line.said(day, sure("meeting", way), mention.start, mention.end), place
    return None


def _dashed(text: str) -> list[DayMention]:
    """Days written "21-03-24", which may be other things elsewhere; at a meeting's head they are days."""
    found = []
    for match in re.finditer(r"(?<![\d-])(\d{1,2})-(\d{1,2})-((?:20)?\d\d)(?![\d-])", text):
        day, month, year = (int(part) for part in match.groups())
        found.append(DayMention(match.group(), match.start(), match.end(), month, day, year + 2000 * (year < 100)))
    return found


def check_weekday(mention: DayMention, day: date, line: Line, record: Record) -> None:
    """Tells a weekday that is not that date's."""
    if mention.weekday is not None and mention.weekday != day.weekday():
        what = f"{day.day} {day:%B %Y} is a {day:%A}, not as written: {mention.text}."
        record.problem("wrong weekday", what, line.source(mention.start, mention.end))


def time_of(lines: Sequence[Line], place: int | None) -> Said | None:
    """The hour a meeting begins: on the line of its day or one of the next, else under its label."""
    label = pattern("meeting", "time_label")
    near = lines[place : place + NEAR] if place is not None else []
    for way, wanted in (
        ("time by the date", near),
        ("time under its label", [x for x in lines if label.match(x.text)]),
    ):
        for line in wanted:
            for mention in times_in(_without_days(line.text)):
                if pattern("meeting", "not_the_time").search(line.text[: mention.start]):
                    continue
                said = f"{mention.at:%H:%M}"
                return line.said(said, sure("meeting", way), mention.start, mention.end)
    return None


def _without_days(text: str) -> str:
    """The text with its days blanked, so that "21.11.2018" is not taken for an hour."""
    for mention in days_mentioned(text):
        text = text[: mention.start] + " " * (mention.end - mention.start) + text[mention.end :]
    return text


def _with_time(lines: Sequence[Line], place: int) -> bool:
    return any(times_in(_without_days(line.text)) for line in lines[place : place + 2])
