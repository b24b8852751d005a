"""A quarter against the months written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.timing.quarter_of_the_title import quarter_of_the_title
from goldenthread.checks.rules.timing.spans_named import SPAN, NamedSpan, span_at
from goldenthread.checks.subject import Subject
from goldenthread.dates import Quarter
from goldenthread.dates.days import MONTH_PATTERN, MONTHS, full_year, month_number
from goldenthread.patterns import regex

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "one": 1, "two": 2, "three": 3, "four": 4}
YEARS = r"(?P<year>(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)|\d\d/\d\d(?![\d/]))"
_QUARTER = regex(
    r"\b(?:(?:quarter\s+(?:[1-4]|one|two|three|four)\s*\(\s*)?Q\s?(?P<short>[1-4])\)?|(?:quarter"
    r"|qtr)\s*(?P<long>[1-4]|one|two|three|four)\b"
    r"|(?P<ordinal>first|second|third|fourth|final)\s+quarter)"
    rf"(?:\s*(?:of\s+)?[,:–-]?\s*(?:of\s+|the\s+(?:financial\s+)?year\s+)?(?:{YEARS}|(?P<plain>(?:19"
    r"|20)\d\d)(?!\d)))?",
    re.IGNORECASE,
)
# What may stand between a quarter and its months: a bracket, a dash, a colon, or nothing; but not words.
GAP = regex(
    r"(?:\s+(?:performance|results?|monitoring|monitor|report|update|outturn|forecast|figures|budget|review))*"
    r"\s*(?:[(\[:,–—-]\s*){0,2}(?:(?:i\.e\.?|ie|that is|being|covering|which (?:cover(?:s|ed|ing)|r[ua]ns?|is|was)"
    r"|covers|covered|for|r[ua]ns?)[,:]?\s+)?(?:(?:the\s+)?(?:three\s+months?|period)\s+(?:from\s+|of\s+)?)?",
    re.IGNORECASE,
)
_REVERSED_GAP = regex(r"\s*(?:[(\[,–—-]\s*|is\s+|in\s+|as\s+)(?:known as\s+)?(?:the\s+)?", re.IGNORECASE)
_SEVERAL_BEFORE = regex(
    r"(?:Q\s?[1-4]|quarters?\s+[1-4]|\b(?:19|20)?\d\d/\d\d)\s*(?:[-–—&/,+]|to|and)\s*(?:Q\s?)?$", re.IGNORECASE
)
_SEVERAL_AFTER = regex(
    r"\s*(?:\((?=Q)|)(?:\)?\s*(?:[-–—&/+]|to\b|and\b)\s*(?:(?:end\s+of\s+)?Q\s?[1-4]|quarter|(?:first|second"
    r"|third|fourth)|[1-4]\b(?!\d|\s*(?:st|nd|rd|th|[A-Z][a-z])))|/[1-4]\b)",
    re.IGNORECASE,
)

# Statisticians count quarters from January: "GDP grew in Quarter 3 (July to September)".
_OF_THE_ECONOMY = regex(
    r"\b(?:GDP|gross domestic product|econom(?:y|ic)|inflation|CPI|RPI|unemployment|bank rate|labour market|ONS"
    r"|office for national statistics|calendar|eurozone|house prices|gilt)\b",
    re.IGNORECASE,
)
_NEARBY = 150
_DATA = regex(r"\s*(?:\w+\s+)?(?:data|figures?|results?|position|latest|snapshot)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    number: int
    start_year: int | None
    plain_year: int | None
    start: int
    end: int


def is_one_of_several(text: str, match: re.Match[str]) -> bool:
    """Whether another quarter or year stands straight before or after: "Q1-Q3", "2020/21 and 2021/22"."""
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(_SEVERAL_BEFORE.search(before) or _SEVERAL_AFTER.match(text, match.end()))


def _quarter(match: re.Match[str]) -> _Named:
    said = match["short"] or match["long"] or match["ordinal"]
    number = int(said) if said.isdigit() else _ORDINALS[said.lower()]
    begins = start_year(match["year"]) if match["year"] else None
    return _Named(number, begins, int(match["plain"]) if match["plain"] else None, match.start(), match.end())


def start_year(years: str) -> int | None:
    """The year in which a financial year begins; None where the two are not one after the other."""
    first, last = (part.strip() for part in re.split(r"[/–-]", years, maxsplit=1))
    begins = full_year(first)
    return begins if (begins + 1) % 100 == int(last) % 100 else None


@rule(
    "quarter-not-its-months",
    title="A quarter that is not the months beside it",
    group="dates",
    severity=Severity.ERROR,
    scope="A quarter of the financial year with three months or two days written straight after it, or the months with "
    "the quarter straight after them: Q2 (July to September). The year is judged too, where both say one. Two "
    "months, or four to eight, that share one end with the quarter, one month in brackets that is not its own (a "
    "warning), a span of quarters with its months, and Quarter 2 (Q3). The quarter of a report's title against the one "
    "that its opening says it is of (a warning).",
    leaves_out=(
        "Two quarters named side by side (Q1 and Q2).",
        "A quarter with the months of the year so far (Q2, April to September).",
        "Quarters of the calendar year in a sentence about the economy, as statisticians count them.",
    ),
    cost="None on the five documents. Months that are the quarter of a calendar year are a warning, not an error, "
    "unless the quarter is given its financial year.",
    example=Example(
        wrong="Visits rose in Q2 (October to December).",
        right="Visits rose in Q2 (July to September).",
        quote="Q2 (October to December",
    ),
)
def quarter_not_its_months(subject: Subject) -> Iterator[Hit]:
    """A figure that is given the wrong months is compared with the wrong ones."""
    yield from quarter_of_the_title(subject)
    for passage in subject.holding(("q",)):
        text = passage.text
        if "Q" not in text and "quarter" not in text.lower() and "qtr" not in text.lower():
            continue
        yield from _several(passage)
        for match in _QUARTER.finditer(text):
            if is_one_of_several(text, match):
                continue
            quarter = _quarter(match)
            span = _span_beside(text, quarter)
            if span is None:
                yield from _other_month(passage, quarter)
            if span is None or not span.forwards:
                continue
            fault = _fault(quarter, span)
            if fault is None:
                continue
            working, sure = fault
            nearby = text[max(0, quarter.start - _NEARBY) : quarter.end + _NEARBY]
            if not sure and span.first_month == 3 * quarter.number - 2 and _OF_THE_ECONOMY.search(nearby):
                continue
            # What is reported in one quarter may be the data of an earlier one.
            sure = sure and not _DATA.match(text, span.end)
            start, end = min(quarter.start, span.start), max(quarter.end, span.end)
            yield hit(
                passage,
                start,
                end,
                f"{text[quarter.start : quarter.end]} is not the months beside it.",
                working=working,
                mend="Find out whether the quarter or the months are wrong.",
                verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
                severity=None if sure else Severity.WARNING,
            )


_TWO_QUARTERS = regex(
    rf"\bQ(?P<first>[1-4])(?:\s*,?\s*{YEARS.replace('year', 'from_year')})?\s*(?:[-–—]|to)\s*Q(?P<last>[1-4])"
    rf"(?:\s*,?\s*{YEARS.replace('year', 'to_year')})?",
    re.IGNORECASE,
)
_TWICE = regex(
    r"\b(?:quarter|qtr)\s+(?P<long>[1-4]|one|two|three|four)\s*\(\s*Q\s?(?P<short>[1-4])\s*\)", re.IGNORECASE
)


def _several(passage: Passage) -> Iterator[Hit]:
    """Spans of quarters with the months beside them: Q4 2020/21 to Q3 2021/22 (January to December 2021)."""
    text = passage.text
    for match in _TWO_QUARTERS.finditer(text):
        gap = GAP.match(text, match.end())
        span = span_at(text, gap.end() if gap else match.end())
        if span is None or not span.whole_months or not text[match.end() : span.start].strip(" \n\xa0–—-:,"):
            continue
        months = (3 * int(match["first"])) % 12 + 1, (3 * int(match["last"]) + 2) % 12 + 1
        if (span.first_month, span.last_month) == months or span.first_month == 3 * int(match["first"]) - 2:
            continue
        yield hit(
            passage,
            match.start(),
            span.end,
            f"{match.group()} is not the months beside it.",
            working=f"Q{match['first']} begins in {MONTHS[months[0] - 1]} and Q{match['last']} ends in "
            f"{MONTHS[months[1] - 1]}",
            mend="Find out whether the quarters or the months are wrong.",
        )
    for match in _TWICE.finditer(text):
        said = match["long"].lower()
        number = int(said) if said.isdigit() else _ORDINALS[said]
        if number != int(match["short"]):
            yield hit(
                passage,
                match.start(),
                match.end(),
                f"Quarter {number} is not Q{match['short']}.",
                mend="Find out which of the two is meant.",
            )


_ONE_MONTH = regex(
    rf"\s*\(\s*(?:(?:to|as at|at|ended|ending|end of|to the end of|year to date to)\s+)?(?:the\s+)?"
    r"(?:end\s+(?:of\s+)?)?"
    rf"(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+)?(?P<month>{MONTH_PATTERN})\b\.?(?:,?\s+(?:19|20)\d\d)?\s*\)",
    re.IGNORECASE,
)
_END_OF = regex(r"\bend of (?:the\s+)?$", re.IGNORECASE)


def _other_month(passage: Passage, quarter: _Named) -> Iterator[Hit]:
    """A quarter with one month in brackets after it that is not one of its own: the end of Quarter 3 (September)."""
    text = passage.text
    match = _ONE_MONTH.match(text, quarter.end)
    if match is None or not 1 <= quarter.number <= 4 or quarter.plain_year is not None:
        return
    month = month_number(match["month"].lower())
    first = (3 * quarter.number) % 12 + 1
    at_its_end = bool(_END_OF.search(text[max(0, quarter.start - 20) : quarter.start]))
    if first <= month <= first + 2 and not (at_its_end and month != first + 2):
        return
    yield hit(
        passage,
        quarter.start,
        match.end(),
        f"{MONTHS[month - 1]} is not "
        + ("the last month" if first <= month <= first + 2 else "a month")
        + f" of {text[quarter.start : quarter.end]}.",
        working=f"Q{quarter.number} of a financial year is {MONTHS[first - 1]} to {MONTHS[first + 1]}",
        mend="Find out whether the quarter or the month is wrong.",
        verdict=Verdict.CANNOT_TELL,
        severity=Severity.WARNING,
    )


def _span_beside(text: str, quarter: _Named) -> NamedSpan | None:
    gap = GAP.match(text, quarter.end)
    after = span_at(text, gap.end() if gap else quarter.end)
    if after is not None:
        return after
    for match in SPAN.finditer(text, max(0, quarter.start - 60), quarter.start):
        between = _REVERSED_GAP.fullmatch(text, match.end(), quarter.start)
        if between:
            return span_at(text, match.start())
    return None


def _fault(quarter: _Named, span: NamedSpan) -> tuple[str, bool] | None:
    """How it is wrong, and whether that is sure; None where it is not."""
    first = (3 * quarter.number) % 12 + 1
    number = quarter.number
    its = f"Q{number} of a financial year is {MONTHS[first - 1]} to {MONTHS[(first + 1) % 12]}"
    if span.months == 3 and span.whole_months and span.first_month != first:
        calendar = span.first_month == 3 * quarter.number - 2
        if calendar and quarter.plain_year is not None:
            return None
        return its, not calendar or quarter.start_year is not None
    last = (first + 1) % 12 + 1
    if span.first_month != first or span.last_month != last:
        # So far this year (Q2, April to September) is no fault, nor a span that shares neither end.
        shares_an_end = (span.first_month == first) != (span.last_month == last)
        so_far = number != 1 and span.first_month == 4
        if 2 <= span.months <= 8 and span.months != 3 and shares_an_end and span.whole_months and not so_far:
            return its, span.months > 3
        return None
    if quarter.start_year is None or span.last_year is None:
        return None
    right = Quarter(quarter.start_year, quarter.number)
    if (span.first_year, span.last_year) == (right.start.year, right.end.year) or not 1 <= quarter.number <= 4:
        return None
    return f"{right} is {right.words}", True
