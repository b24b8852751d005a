"""Days written with the wrong ending (7st, 24nd), and months that no calendar has by that name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates.days import MONTH_PATTERN, MONTHS
from goldenthread.patterns import regex

_ORDINAL = regex(r"(?P<number>\d(?<![\w.,/£$€#-]\d)\d{0,2})\s?(?P<ending>st|nd|rd|th)\b(?!['’/-])", re.IGNORECASE)
_POSTCODE_BEFORE = regex(r"\b[A-Z]{1,2}\d[A-Z\d]?\s$")
_A_MONTH_AFTER = regex(rf"\s+(?:of\s+)?{MONTH_PATTERN}\b", re.IGNORECASE)
_WEEKDAY_BEFORE = regex(r"(?:day|mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)[.,]?\s+(?:the\s+)?$", re.IGNORECASE)
# "12 st" may be stones, "14 St" a street's or a saint's name.
_OF_WEIGHT_OR_PLACE = regex(r"\s*(?:\d|lbs?\b|[A-Z][a-z]|stone)")
_NAMED_DAY = regex(
    r"(?<![\w.,/£$-])\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[A-Z][a-z]{2,9}\.?)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b|(?=[ ,.;:)]|$))"
    r"|(?<![\w-])(?P<alone>[A-Z][a-z]{3,9}),?\s+(?:19|20)\d\d\b(?!\s*[-/]\d)"
)
# Without one of these there is none of those, and they are found many times faster.
_AFTER_A_DAY = regex(r"\d(?:st|nd|rd|th)?\s+(?:of\s+)?[A-Z][a-z]")
_BEFORE_A_YEAR = regex(r"[A-Z][a-z]{3,9},?\s+(?:19|20)\d\d")
_SHORT = frozenset("Jan Feb Mar Apr May Jun June Jul July Aug Sep Sept Oct Nov Dec Febr Janu".split())
# Words that are one slip from a month's name and are words of their own, or names.
_WORDS = frozenset(
    """
    Marc Marsh Match Mars Mary Marches Mach Macy Major Many Mayo Maya Mary Ma Man Max Map Mar Key Bay Day Way Say Lay
    Jane June Judy Jun Junes Julie Julia Jury Juli Jule Duly Holy Rule Tune Dune Juno Augusta Augustus Augustine Agust
    Apron Aprils Avril Members Member Ember Embers Decembers Sober Robert Tober Mart Marta Marcha Marchi Larch Arch
    Gary Jack Jamuary
    """.split()
) - {"Jamuary", "Agust"}


@rule(
    "ordinal-ending-wrong",
    title="A day with the wrong ending",
    group="dates",
    severity=Severity.ERROR,
    scope="Days before a month or after a weekday, and other numbers up to three figures, whose ending is not theirs: "
    "7st November, Friday 24nd, the 22th meeting. An error where it is a date: either the figure or the ending is "
    "wrong. Elsewhere a warning.",
    leaves_out=("Postcodes (N1 4RD), stones and pounds (12st 4lb), streets and saints (14 St James).",),
    cost="None on the five documents.",
    example=Example(
        wrong="The panel met on 24nd November and agreed.",
        right="The panel met on 24th November and agreed.",
        quote="24nd",
    ),
)
def ordinal_ending_wrong(subject: Subject) -> Iterator[Hit]:
    """It is left over from another day: nobody can tell whether the figure was changed or mistyped."""
    for passage in subject.with_digits:
        text = passage.text
        for match in _ORDINAL.finditer(text):
            right = _ending(int(match["number"]))
            said = match["ending"]
            if said.lower() == right:
                continue
            dated = bool(
                _A_MONTH_AFTER.match(text, match.end())
                or _WEEKDAY_BEFORE.search(text[max(0, match.start() - 16) : match.start()])
            )
            if not dated and (
                not said.islower()
                or match.end("number") != match.start("ending")
                or (said == "st" and _OF_WEIGHT_OR_PLACE.match(text, match.end()))
                or _POSTCODE_BEFORE.search(text[max(0, match.start() - 6) : match.start()])
            ):
                continue
            yield hit(
                passage,
                match.start(),
                match.end(),
                f"{match['number']} does not end in “{said}”.",
                working=f"{match['number']} is written {match['number']}{right}",
                mend="Find out whether the figure or the ending is wrong.",
                verdict=Verdict.WRONG if dated else Verdict.CANNOT_TELL,
                severity=None if dated else Severity.WARNING,
            )


def _ending(number: int) -> str:
    if 10 < number % 100 < 20:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


@rule(
    "month-misspelt",
    title="A month that is misspelt",
    group="dates",
    severity=Severity.WARNING,
    scope="A word with a capital between a day and its year, after a day, or before a year, that is a letter or two "
    "from a month's name: 14 Octember 2024, Febuary 2025.",
    leaves_out=("Words and names of their own that are like a month's (Marsh, Mary, Augusta).",),
    cost="None on the five documents.",
    example=Example(
        wrong="The grant was paid on 3 Febuary 2021.",
        right="The grant was paid on 3 February 2021.",
        quote="Febuary",
    ),
)
def month_misspelt(subject: Subject) -> Iterator[Hit]:
    """A search for the date does not find it, and where two letters are wrong the month itself is in doubt."""
    for passage in subject.with_digits:
        if not _AFTER_A_DAY.search(passage.text) and not _BEFORE_A_YEAR.search(passage.text):
            continue
        for match in _NAMED_DAY.finditer(passage.text):
            name = "month" if match["month"] else "alone"
            word = match[name].rstrip(".")
            months = _months_like(word, loosely=bool(match["year"]), day=name == "month")
            if not months:
                continue
            yield hit(
                passage,
                match.start(name),
                match.start(name) + len(word),
                f"There is no month called {word}.",
                working=f"the nearest is {' or '.join(months)}",
                mend="Look up the month that is meant.",
                verdict=Verdict.CANNOT_TELL,
            )


@lru_cache(maxsize=4096)
def _months_like(word: str, *, loosely: bool, day: bool) -> tuple[str, ...]:
    """The months whose names are a slip or two away; two only where a day and a year stand beside the word."""
    if word in _SHORT or word in MONTHS or word in _WORDS or len(word) < (4 if day else 5):
        return ()
    near: list[str] = []
    for month in MONTHS:
        # A short name is like too many words; its first letter, and half of a long one's, must be right.
        if abs(len(month) - len(word)) > 2 or len(month) < 5:
            continue
        apart = _slips(word.lower(), month.lower())
        if apart == 1 or (apart == 2 and len(month) > 6 and (loosely or not day)):
            near.append(month)
    return tuple(near)


def _slips(first: str, second: str) -> int:
    """How many letters are left out, put in, changed or swapped with their neighbour between two words."""
    before: list[int] = []
    row = list(range(len(second) + 1))
    for i, letter in enumerate(first, 1):
        this = [i]
        for j, other in enumerate(second, 1):
            least = min(row[j] + 1, this[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == second[j - 2] and first[i - 2] == other:
                least = min(least, before[j - 2] + 1)
            this.append(least)
        before, row = row, this
    return row[-1]
