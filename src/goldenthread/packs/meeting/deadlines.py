"""Deadlines that a front sheet states, and whether they are right."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from goldenthread.dates import DatesError, nth_working_day_before
from goldenthread.dates.mentions import DayMention, days_mentioned
from goldenthread.packs.flow import Line
from goldenthread.packs.meeting.when import check_weekday
from goldenthread.packs.phrases import meanings, pattern, patterns, sure
from goldenthread.packs.record import Record, Tree
from goldenthread.packs.times import TimeMention, number_of, times_in

LONGEST = 1_500


def deadlines_in(lines: Sequence[Line], meeting: date, record: Record) -> list[dict[str, Tree]]:
    """Each deadline with its matter, the moment stated, what the rule beside it gives, and whether they agree."""
    found: list[dict[str, Tree]] = []
    for line in lines:
        matter = _matter(line.text)
        if matter and len(line.text) <= LONGEST and pattern("meeting", "deadline_word").search(line.text):
            deadline = _deadline(line, matter, meeting, record)
            if deadline:
                found.append(deadline)
    return found


def _matter(text: str) -> str | None:
    return next((name for name, wanted in meanings("meeting", "deadline_matter") if wanted.search(text)), None)


def _deadline(line: Line, matter: str, meeting: date, record: Record) -> dict[str, Tree] | None:
    mention, stated = _stated(line, meeting)
    ruled = _by_rule(line.text, meeting)
    times = [found for found in times_in(line.text) if not mention or not mention.start <= found.start < mention.end]
    if stated is None and ruled is None:
        return None
    day = stated or ruled
    assert day is not None
    if mention is None and not times:
        return None
    at = _time_beside(times, mention)
    moment = datetime.combine(day, at) if at else None
    way = sure("meeting", "deadline with its date" if stated else "deadline by rule")
    start, end = (mention.start, mention.end) if mention else (0, len(line.text))
    made: dict[str, Tree] = {"matter": matter, "at": line.said(moment or day, way, start, end)}
    if mention and stated:
        check_weekday(mention, stated, line, record)
        made["right"] = _right(stated, ruled, mention, meeting)
        if ruled and ruled != stated:
            what = f"The deadline stated is {stated.isoformat()}; by the rule beside it, it is {ruled.isoformat()}."
            record.problem("deadline wrong", what, line.source(start, end))
        if stated > meeting:
            record.problem("deadline wrong", "The deadline is after the meeting.", line.source(start, end))
    if ruled:
        made["by_rule"] = ruled.isoformat()
    return made


def _right(stated: date, ruled: date | None, mention: DayMention, meeting: date) -> bool:
    agrees = ruled is None or ruled == stated
    return agrees and stated <= meeting and mention.weekday in (None, stated.weekday())


def _stated(line: Line, meeting: date) -> tuple[DayMention | None, date | None]:
    """The day named that is not the meeting's own."""
    for mention in days_mentioned(line.text):
        day = mention.nearest(meeting) if mention.day else None
        if day is not None and day != meeting:
            return mention, day
    return None, None


def _by_rule(text: str, meeting: date) -> date | None:
    for wanted in patterns("meeting", "working_days_before"):
        match = wanted.search(text)
        count = number_of(match["count"]) if match else None
        if match and count:
            try:
                # Clear days leave out the day itself as well as the meeting's.
                return nth_working_day_before(meeting, count + (1 if match["clear"] else 0))
            except DatesError:
                return None
    return None


def _time_beside(times: Sequence[TimeMention], mention: DayMention | None) -> time | None:
    """The hour nearest after the day, else the nearest before it."""
    if not times:
        return None
    if mention is None:
        return times[0].at
    return min(times, key=lambda found: abs(found.start - mention.end)).at
