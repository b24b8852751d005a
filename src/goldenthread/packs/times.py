"""Times of day and small numbers as people write them: "7.00 PM", "19:30", "noon", "20.28pm", "three"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, time

from goldenthread.dates.mentions import DayMention, days_mentioned
from goldenthread.packs.phrases import patterns, phrases


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time of day in a text, and where."""

    at: time
    start: int
    end: int


def times_in(text: str) -> list[TimeMention]:
    """Every time of day that a text names, in order. What is no time ("7.30 million") and no day's part is passed."""
    found: dict[int, TimeMention] = {}
    for wanted in patterns("times", "time"):
        for match in wanted.finditer(text):
            at = _time(match.groupdict())
            inside = any(other.start <= match.start() < other.end for other in found.values())
            if at is not None and not inside:
                found[match.start()] = TimeMention(at, match.start(), match.end())
    return [found[start] for start in sorted(found)]


def _time(parts: dict[str, str | None]) -> time | None:
    if parts.get("noon"):
        return time(12)
    if parts.get("midnight"):
        return time(0)
    hour, minute = int(parts.get("hour") or 0), int(parts.get("minute") or 0)
    half = (parts.get("half") or "").lower()
    if (half == "p" or parts.get("part") in ("afternoon", "evening")) and hour < 12:
        hour += 12
    elif half == "a" and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def number_of(word: str) -> int | None:
    """A small number in figures or in words ("3", "three", "3rd", "third"); None for other words."""
    match = re.fullmatch(r"(\d{1,4})(?:st|nd|rd|th)?", word.strip())
    if match:
        return int(match[1])
    value = phrases("times")["numbers"].get(word.strip().casefold())
    return int(value) if value is not None else None


def day_in(text: str, near: date | None = None) -> tuple[date, DayMention] | None:
    """The first day that a text names; one without a year is taken in the year that brings it nearest to `near`."""
    for mention in days_mentioned(text):
        day = mention.date or (mention.nearest(near) if near and mention.day else None)
        if day is not None:
            return day, mention
    return None


def first_of_month(mention: DayMention) -> str | None:
    """A month that is named without a day, as "2022-10"."""
    return f"{mention.year}-{mention.month:02d}" if mention.day is None and mention.year else None
