"""The year and quarter (or month) that a heading or a phrase names, and which one it is compared with."""

from __future__ import annotations

import re
from typing import Literal

from goldenthread.patterns import regex

Time = tuple[int, int]
"""A year, as its last two digits, and 1 to 4 for a quarter, 11 to 22 for January to December; 0 where not said."""
Against = Literal["quarter", "year"]

_YEAR = regex(r"\b(?:20)?(\d\d)\s?[/–-]\s?(?:20)?\d\d\b|\b20(\d\d)\b")
_QUARTER = regex(r"\b(?:Q|quarter\s+)([1-4])\b", re.I)
_MONTH = regex(
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)(?:uary|ruary|ch|il|e|y|ust|t|tember|ober|ember)?\b(?:[\s'’-]+(?:20)?(\d\d)\b)?",
    re.I,
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LAST_QUARTER = regex(
    r"\b(?:over|on)\s+the\s+(?:past\s+|last\s+)?(?:quarter|month)\b|\b(?:previous|last|prior|preceding)\s+(?:quarter|period|month)|\bquarter\s+(?:on\s+quarter|before)|\bshort[\s-]+term\b"
    r"|\b(?:since|from|on|vs\.?|versus|against|to|and)\s+Q(?:uarter\s+)?[1-4]\b",
    re.I,
)
_LAST_YEAR = regex(
    r"\bsame\s+(?:quarter|period|time|point|month)|\b(?:previous|last|prior|preceding)\s+(?:financial\s+)?year"
    r"|\byear\s+(?:on\s+year|before|earlier|ago)|\b(?:over|on)\s+the\s+(?:past\s+|last\s+)?(?:year|12\s+months)|\blong[\s-]+term\b|\b12\s+months\b|\bannual\b",
    re.I,
)


def time_of(heading: str) -> Time:
    """A heading's year and quarter or month, as far as it says them."""
    year = _YEAR.search(heading)
    quarter = _QUARTER.search(heading)
    number = int(year[1] or year[2]) if year else 0
    if quarter:
        return number, int(quarter[1])
    if (month := _MONTH.search(heading)) is not None:
        return int(month[2]) if month[2] else number, 11 + _MONTHS.index(month[1].lower())
    return number, 0


def against(words: str) -> Against | None:
    """Whether words speak of the quarter before or of the same quarter a year before; None where of neither or both."""
    # "The same quarter last year", "this quarter last year": the year decides.
    if _LAST_YEAR.search(words):
        return "year" if not _LAST_QUARTER.search(_LAST_YEAR.sub(" ", words)) else None
    return "quarter" if _LAST_QUARTER.search(words) else None


def before(now: Time, by: Against) -> Time | None:
    """The quarter before, or the same quarter or year a year before; None where the time is not said."""
    year, part = now
    if by == "year":
        return (year - 1, part) if year else None
    if part > 10:
        return (year, part - 1) if part > 11 else (year - 1 if year else 0, 22)
    if 1 <= part <= 4:
        return (year, part - 1) if part > 1 else (year - 1 if year else 0, 4)
    return None
