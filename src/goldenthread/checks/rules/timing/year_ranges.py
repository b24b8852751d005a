"""Spans of years that run backwards, are cut short, or are no one financial year where one is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.once import once
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates.days import MONTH_PATTERN
from goldenthread.patterns import regex

_NOT_A_DAY = rf"(?!\s*(?:st|nd|rd|th)\b|\s*(?:of\s+)?{MONTH_PATTERN}\b|\s*(?:am|pm)\b|[.:]\d)"
# The first figure comes first, and then what is not before it, so that a search goes from one such to the next.
_NOT_AFTER = r"(?<![\w/.,£$#-].)"
_REST_OF_YEAR = r"(?:(?<=1)9|(?<=2)0)\d\d"
_FIRST = rf"(?P<first>[12]{_NOT_AFTER}{_REST_OF_YEAR})"
_FULL = regex(
    rf"{_FIRST}(?P<mark>\s?[-–—/]\s{{0,2}}|\s+to\s+)(?P<last>(?:19"
    rf"|20)\d\d)(?![\w%/-]|[.,]\d){_NOT_A_DAY}"
)
_SHORT = regex(
    rf"{_FIRST}(?P<mark>[-–/])(?P<last>\d\d)(?![\w%/-]|[.,]\d){_NOT_A_DAY}",
    re.IGNORECASE,
)
_CUT = regex(
    rf"[12]{_NOT_AFTER}(?:{_REST_OF_YEAR}\s?[-–—/]\s?(?:(?:20|19)\d|(?:20|19)\d{{3}})|(?<=2)(?:0[0-4]"
    r"|0\d{3})[-–/](?:(?:19|20)\d\d|\d\d))"
    r"(?![\w%/-]|[.,]\d)"
)
_YEARS_TO_YEARS = regex(rf"{_FIRST}[-–/]\d\d(?P<mark>\s?[-–—]\s?|\s+to\s+)(?P<last>(?:19|20)\d\d)[-–/]\d\d(?![\w%/-])")
_ONE_FIGURE = regex(rf"{_FIRST}(?P<mark>[-–/])(?P<last>\d)(?![\w%/.,–-]*\d|[\w%/–-])")
# What stands before a number of a law, a file or a decision, not before years.
_NUMBERED = regex(
    r"(?:\b(?:ref(?:erence)?|no|nos|number|minute|case|notice|order|resolution|decision|directive|regulations?|SI|ISO"
    r"|BS|EU|EC|EEC|application|contract|circular|bulletin|motion|invoice|claim|page|pages|pp?|tel|telephone|EN|UKSI"
    r"|id)\b[\s.:#(]*|[A-Z]{1,4}[/-]?)$",
    re.IGNORECASE,
)
_COMPARED = regex(
    r"\b(?:compar\w+|change\w*|differen\w+|varian\w+|movement|growth|v|vs|versus)\b|\bagainst\s+$", re.IGNORECASE
)


def _year_after(first: int, digits: str) -> int:
    """The second year of two figures: 2021/22 is 2022 and 1999/00 is 2000, but 2019-18 is 2018."""
    last = first // 100 * 100 + int(digits)
    return last + 100 if last < first and first < 2000 else last


def excused(passage: Passage, match: re.Match[str]) -> bool:
    before = passage.text[: match.start()][-40:]
    return (
        bool(_NUMBERED.search(before))
        or "://" in passage.text[max(0, match.start() - 200) : match.start()].split(" ")[-1]
    )


@rule(
    "years-backwards",
    title="A span of years that runs backwards",
    group="dates",
    severity=Severity.ERROR,
    scope="Two years, or two financial years, joined by a dash, a stroke or “to”, in text and tables: 2017-2010, "
    "2019-18, 2028/29 to 2024/25.",
    leaves_out=(
        "Numbers of laws, notices, decisions and files (Order 2019/17).",
        "Two years that are compared (change 2022-2021).",
        "A second year of two figures up to 12 (2019-08), which may be a month.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="The strategy for libraries, 2017-2010, was agreed in full.",
        right="The strategy for libraries, 2017-2020, was agreed in full.",
        quote="2017-2010",
    ),
)
def years_backwards(subject: Subject) -> Iterator[Hit]:
    """A plan cannot end before it begins: one of the two years is wrong."""
    for passage, found in spans(subject):
        for match, last in (*found, *_spans_of_years(passage.text)):
            first = int(match["first"])
            if last >= first or excused(passage, match) or _is_no_span(passage.text, match, first - last):
                continue
            sure = _is_surely_a_span(passage, match, first - last)
            yield hit(
                passage,
                match.start(),
                match.end(),
                f"The years run backwards, from {first} to {last}.",
                working=f"{last} is before {first}",
                mend="Find out which of the two years is wrong.",
                verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
                severity=None if sure else Severity.WARNING,
            )


def _is_no_span(text: str, match: re.Match[str], back: int) -> bool:
    """Whether two years are compared, or the figures may be a month (2019-08) or counts (fell from 2020 to 2015)."""
    before, after = text[max(0, match.start() - 30) : match.start()], text[match.end() : match.end() + 20]
    if _COMPARED.search(before) or _COMPARED.match(after.lstrip()):
        return True
    if match["mark"].strip() == "to" and re.search(r"\bfrom\s+$", before, re.IGNORECASE):
        return True
    return len(match["last"]) == 2 and (int(match["last"]) <= 12 or back > 12)


def _is_surely_a_span(passage: Passage, match: re.Match[str], back: int) -> bool:
    """Not "2022/2021", as accounts head their comparisons, nor a number that stands alone in a cell."""
    if len(match["last"]) == 4:
        return not (
            back == 1
            and (
                match["mark"].strip() == "/"
                or (match.re.pattern == _YEARS_TO_YEARS.pattern and "to" not in match["mark"])
            )
        )
    return passage.cell is None or passage.cell.header or match.group() != passage.text.strip()


def _spans_of_years(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Spans from one financial year to another: 2024/25 to 2028/29."""
    for match in _YEARS_TO_YEARS.finditer(text):
        yield match, int(match["last"])


@once
def spans(subject: Subject) -> list[tuple[Passage, tuple[tuple[re.Match[str], int], ...]]]:
    """The passages that name a year, each with its spans of years and the last year of each."""
    return [(passage, tuple(_spans(passage.text))) for passage in subject.holding(("19", "20"))]


def _spans(text: str) -> Iterator[tuple[re.Match[str], int]]:
    for match in _FULL.finditer(text):
        yield match, int(match["last"])
    for match in _SHORT.finditer(text):
        yield match, _year_after(int(match["first"]), match["last"])


@rule(
    "year-cut-short",
    title="A year with a figure missing or too many",
    group="dates",
    severity=Severity.ERROR,
    scope="Spans of years of which one has three or five figures: 2018-202, 20223/24; and, as a warning, one figure "
    "where the same span stands in full elsewhere: 2018/1.",
    leaves_out=("Numbers of laws, notices, decisions and files.",),
    cost="None on the five documents.",
    example=Example(
        wrong="# Action plan 2018-202.\n\nThe plan has four aims.",
        right="# Action plan 2018-2020.\n\nThe plan has four aims.",
        quote="2018-202",
    ),
)
def year_cut_short(subject: Subject) -> Iterator[Hit]:
    """The reader cannot tell when the plan ends."""
    written = None
    for passage in subject.holding(("20", "19")):
        text = passage.text
        for match in _ONE_FIGURE.finditer(text):
            written = written if written is not None else _written_in_full(subject)
            whole = sorted(
                full for full in written if full.startswith(match.group().replace("–", "-").replace("/", "-"))
            )
            if whole and not excused(passage, match):
                yield hit(
                    passage,
                    match.start(),
                    match.end(),
                    f"{match['last']} is not a year: a figure is missing.",
                    working=f"elsewhere {whole[0]} is written",
                    mend="Look up the year that is meant and write it out.",
                    verdict=Verdict.CANNOT_TELL,
                    severity=Severity.WARNING,
                )
        for match in _CUT.finditer(text):
            halves = re.split(r"\s?[-–—/]\s?", match.group())
            odd = next(half for half in halves if len(half) not in (2, 4))
            if excused(passage, match) or _is_a_count(text, match, halves):
                continue
            yield hit(
                passage,
                match.start(),
                match.end(),
                f"{odd} is not a year: it has {len(odd)} figures.",
                working=f"{match.group()} is {halves[0]} to {halves[1]}",
                mend="Look up the year that is meant and write it out.",
            )


def _written_in_full(subject: Subject) -> set[str]:
    """The spans of years with two figures in the second that stand in a document, all with a hyphen."""
    return {
        f"{match['first']}-{match['last']}" for passage in subject.passages for match in _SHORT.finditer(passage.text)
    }


def _is_a_count(text: str, match: re.Match[str], halves: list[str]) -> bool:
    """Whether the figure is no year after all: "in 2018 – 200 people", "200-2000 homes"."""
    if re.search(r"[-–—/]\s|\s[-–—/]", match.group()) and re.match(r"\s+[a-z]", text[match.end() :]):
        return True
    return "200" in halves and not re.match(r"[.,;:)]*(?:\s*$|\s*\))", text[match.end() :])
