"""How long something is said to last, against its first and last day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_NUMBERS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
).split()
_THING = (
    r"(?:consultations?|engagement|survey|period|exercise|programme|trial|pilot|campaign|closure|contract|lease|licence"
    r"|agreement|term|scheme|secondment|tender|extension|placement|window|moratorium)"
)
_LENGTH = regex(
    rf"\b(?P<words>(?P<count>\d{{1,3}}|{'|'.join(_NUMBERS)})[\s-]+(?P<unit>day|week|month|year)s?)['’]?"
    rf"(?P<thing>\s+(?:[\w-]+\s+){{0,3}}?{_THING}\b)?",
    re.IGNORECASE,
)
_FOR = regex(
    r"\b(?:for|over|lasts?|lasted|lasting|period of|term of|consultation of)\s+(?:an?\s+|the\s+)?$", re.IGNORECASE
)
_RUNS = regex(
    r"\b(?:from|between|start(?:s|ed|ing)?|beg[aiu]n(?:s|ning)?|commenc(?:es|ed|ing)|ran|runs?|running|open(?:s|ed|ing)?"
    r"|launched|taking place|took place|held)\b[^.;]{0,40}$|[(:,–—-]\s*$",
    re.IGNORECASE,
)
_TO = regex(
    r"[^.;]{0,25}\b(?:to|until|till|and|through|end(?:s|ed|ing)?|clos(?:es|ed|ing)|finish(?:es|ed|ing)|conclud\w+)\b"
    r"[^.;]{0,30}|\s*[-–—]\s*[^.;]{0,20}",
    re.IGNORECASE,
)
_MAY_DIFFER = regex(
    r"\b(?:working|business|clear|school|calendar|term-?time|extend\w*|extension|option|remaining|first|last|final"
    r"|up to|at least|minimum|maximum|within|more than|less than|over \d|every|previous\w*|original\w*|additional"
    r"|further|reduc\w+|shorten\w*|approximately|about|around|nearly|almost|some"
    r"|excluding|plus|initial\w*|average|each|per"
    r"|paused?|suspended|resum\w+)\b",
    re.IGNORECASE,
)
_FAR = 160


@rule(
    "length-not-its-dates",
    title="A period that is not as long as its dates make it",
    group="dates",
    severity=Severity.WARNING,
    scope="A consultation, contract, trial or other period of so many days, weeks, months or years with its first and "
    "last day in the same sentence: a six-week consultation from 3 May to 14 June 2022.",
    leaves_out=(
        "Less than five days too many or too few in weeks, two in days, and half a month or a third of a year.",
        "Working, clear and school days; periods that were extended, and what is said to be about, at least or up to "
        "so long.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="An eight week consultation ran from 3 May 2022 to 14 June 2022.",
        right="A six week consultation ran from 3 May 2022 to 14 June 2022.",
        quote="eight week",
    ),
)
def length_not_its_dates(subject: Subject) -> Iterator[Hit]:
    """Residents count on the weeks, and the law on some of them: one of the three is wrong."""
    for passage in subject.holding(("week", "month", "day", "year")):
        mentions = subject.mentions(passage)
        if len(mentions) < 2:
            continue
        for match in _LENGTH.finditer(passage.text):
            if match["thing"] or _FOR.search(passage.text, max(0, match.start() - 30), match.start()):
                yield from _judged(passage, match, mentions)


def _judged(passage: Passage, match: re.Match[str], mentions: tuple[DayMention, ...]) -> Iterator[Hit]:
    start, end = passage.sentence_at(match.start())
    start, end = max(start, match.start() - _FAR), min(end, match.end() + _FAR)
    near = [mention for mention in mentions if start <= mention.start < end and mention.day is not None]
    text = passage.text
    if len(near) != 2 or _MAY_DIFFER.search(text, start, end):
        return
    first, last = near
    if not _TO.fullmatch(text, first.end, last.start) or not _RUNS.search(text, max(0, first.start - 60), first.start):
        return
    days = _days(first, last)
    if days is None or days[1] <= days[0]:
        return
    said = match["count"].casefold()
    count = int(said) if said.isdigit() else _NUMBERS.index(said) + 1
    apart, unit = (days[1] - days[0]).days, match["unit"].casefold()
    if _fits(count, unit, apart):
        return
    yield hit(
        passage,
        match.start("words"),
        match.end("words"),
        f"{long_date(days[0])} to {long_date(days[1])} is {_shown(unit, apart)}, not {match['words'].strip()}.",
        working=f"{apart} days lie between the two",
        mend="Find out which of the three is wrong.",
        verdict=Verdict.CANNOT_TELL,
    )


def _days(first: DayMention, last: DayMention) -> tuple[date, date] | None:
    """Both days, the year of one holding for the other where that has none."""
    if first.year is not None and last.year is not None:
        begins, ends = first.date, last.date
    elif first.year is not None:
        begins, ends = first.date, last.in_year(first.year + (last.month < first.month))
    elif last.year is not None:
        begins, ends = first.in_year(last.year - (first.month > last.month)), last.date
    else:
        return None
    return (begins, ends) if begins is not None and ends is not None else None


def _fits(count: int, unit: str, apart: int) -> bool:
    """Whether so many days between the first and the last can be called so many of a unit."""
    if unit == "day":
        return -2 <= apart - count <= 2
    if unit == "week":
        return apart + 1 >= 7 * count - 4 and apart <= 7 * count + 4
    if unit == "month":
        return abs(apart + 1 - count * 30.4375) <= 16
    return abs(apart + 1 - count * 365.25) <= 120


def _shown(unit: str, apart: int) -> str:
    if unit == "day":
        return f"{apart} days"
    length = {"week": 7, "month": 30.4375, "year": 365.25}[unit]
    number = f"{(apart + 1) / length:.1f}".removesuffix(".0")
    return f"about {number} {unit}{'' if number == '1' else 's'}"
