"""A quarter or a financial year against the months written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.timing.spans_named import SPAN, NamedSpan, span_at
from goldenthread.checks.subject import Subject
from goldenthread.dates import FinancialYear, Quarter
from goldenthread.dates.days import MONTHS, full_year

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4, "one": 1, "two": 2, "three": 3, "four": 4}
_YEARS = r"(?P<year>(?:19|20)\d\d\s?[/–-]\s?(?:(?:19|20)\d\d|\d\d)(?!\d)|\d\d/\d\d(?![\d/]))"
_QUARTER = re.compile(
    r"\b(?:(?:quarter\s+(?:[1-4]|one|two|three|four)\s*\(\s*)?Q\s?(?P<short>[1-4])\)?|(?:quarter"
    r"|qtr)\s*(?P<long>[1-4]|one|two|three|four)\b"
    r"|(?P<ordinal>first|second|third|fourth|final)\s+quarter)"
    rf"(?:\s*(?:of\s+)?[,:–-]?\s*(?:of\s+|the\s+(?:financial\s+)?year\s+)?(?:{_YEARS}|(?P<plain>(?:19"
    r"|20)\d\d)(?!\d)))?",
    re.IGNORECASE,
)
_FINANCIAL = re.compile(rf"(?<![\w/.£-]){_YEARS}")
# What may stand between a quarter and its months: a bracket, a dash, a colon, or nothing; but not words.
_GAP = re.compile(
    r"\s*(?:[(\[:,–—-]\s*){0,2}(?:(?:i\.e\.?|ie|that is|being|covering|which (?:covers|runs|is)|covers|for"
    r"|runs?)[,:]?\s+)?(?:(?:the\s+)?period\s+)?",
    re.IGNORECASE,
)
_REVERSED_GAP = re.compile(r"\s*(?:[(\[,–—-]\s*|is\s+|in\s+|as\s+)(?:known as\s+)?(?:the\s+)?", re.IGNORECASE)
_SEVERAL_BEFORE = re.compile(
    r"(?:Q\s?[1-4]|quarters?\s+[1-4]|\b(?:19|20)?\d\d/\d\d)\s*(?:[-–—&/,+]|to|and)\s*(?:Q\s?)?$", re.IGNORECASE
)
_SEVERAL_AFTER = re.compile(
    r"\s*(?:\((?=Q)|)(?:\)?\s*(?:[-–—&/+]|to\b|and\b)\s*(?:(?:end\s+of\s+)?Q\s?[1-4]|quarter|(?:first|second"
    r"|third|fourth)|[1-4]\b(?!\d|\s*(?:st|nd|rd|th|[A-Z][a-z])))|/[1-4]\b)",
    re.IGNORECASE,
)

# Statisticians count quarters from January: "GDP grew in Quarter 3 (July to September)".
_OF_THE_ECONOMY = re.compile(
    r"\b(?:GDP|gross domestic product|econom(?:y|ic)|inflation|CPI|RPI|unemployment|bank rate|labour market|ONS"
    r"|office for national statistics|calendar|eurozone|house prices|gilt)\b",
    re.IGNORECASE,
)
_NEARBY = 150
_DATA = re.compile(r"\s*(?:\w+\s+)?(?:data|figures?|results?|position|latest|snapshot)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Named:
    number: int
    start_year: int | None
    plain_year: int | None
    start: int
    end: int


def _is_one_of_several(text: str, match: re.Match[str]) -> bool:
    """Whether another quarter or year stands straight before or after: "Q1-Q3", "2020/21 and 2021/22"."""
    before = text[max(0, match.start() - 24) : match.start()]
    return bool(_SEVERAL_BEFORE.search(before) or _SEVERAL_AFTER.match(text, match.end()))


def _quarter(match: re.Match[str]) -> _Named:
    said = match["short"] or match["long"] or match["ordinal"]
    number = int(said) if said.isdigit() else _ORDINALS[said.lower()]
    start_year = _start_year(match["year"]) if match["year"] else None
    return _Named(number, start_year, int(match["plain"]) if match["plain"] else None, match.start(), match.end())


def _start_year(years: str) -> int | None:
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
    "the quarter straight after them: Q2 (July to September). The year is judged too, where both say one.",
    leaves_out=(
        "Several quarters together (Q4 2020/21 to Q3 2021/22).",
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
    for passage in subject.passages:
        text = passage.text
        if "Q" not in text and "quarter" not in text.lower() and "qtr" not in text.lower():
            continue
        for match in _QUARTER.finditer(text):
            if _is_one_of_several(text, match):
                continue
            quarter = _quarter(match)
            span = _span_beside(text, quarter)
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


def _span_beside(text: str, quarter: _Named) -> NamedSpan | None:
    gap = _GAP.match(text, quarter.end)
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
    its = f"Q{quarter.number} of a financial year is {MONTHS[first - 1]} to {MONTHS[(first + 1) % 12]}"
    if span.months == 3 and span.whole_months and span.first_month != first:
        calendar = span.first_month == 3 * quarter.number - 2
        if calendar and quarter.plain_year is not None:
            return None
        return its, not calendar or quarter.start_year is not None
    if span.first_month != first or span.last_month != (first + 1) % 12 + 1:
        return None
    if quarter.start_year is None or span.last_year is None:
        return None
    right = Quarter(quarter.start_year, quarter.number)
    if (span.first_year, span.last_year) == (right.start.year, right.end.year) or not 1 <= quarter.number <= 4:
        return None
    return f"{right} is {right.words}", True


@rule(
    "financial-year-not-its-dates",
    title="A financial year that is not the dates beside it",
    group="dates",
    severity=Severity.ERROR,
    scope="A financial year with the span from April to March, or the “year ended 31 March”, written straight before "
    "or after it: 2021/22 (April 2021 to March 2022), the year ended 31 March 2022 (2021/22).",
    leaves_out=("Spans that do not run from April to March.",),
    cost="None on the five documents.",
    example=Example(
        wrong="Spending in 2021/22 (1 April 2022 to 31 March 2023) rose.",
        right="Spending in 2021/22 (1 April 2021 to 31 March 2022) rose.",
        quote="2021/22 (1 April 2022 to 31 March 2023",
    ),
)
def financial_year_not_its_dates(subject: Subject) -> Iterator[Hit]:
    """In the first months of a calendar year it is easily written one year off."""
    for passage in subject.passages:
        text = passage.text
        lowered = text.lower()
        if "mar" not in lowered and "/3/" not in text and "/03/" not in text:
            continue
        for match in _FINANCIAL.finditer(text):
            begins = _start_year(match["year"])
            if begins is None or _is_one_of_several(text, match):
                continue
            said = _year_beside(text, match.start(), match.end())
            if said is None or said[:2] == (begins, begins + 1):
                continue
            _, _, start, end = said
            right = FinancialYear(begins)
            yield hit(
                passage,
                min(start, match.start()),
                max(end, match.end()),
                f"{match['year']} is not the year of the dates beside it.",
                working=f"{right} is {right.words}",
                mend="Find out whether the year or the dates are wrong.",
            )


_ENDED = re.compile(
    r"(?:the\s+)?(?:financial\s+)?year\s+(?:ended|ending|to"
    r"|end)\s+(?:on\s+)?(?:31(?:st)?\s+)?March\s+(?P<ends>(?:19|20)\d\d)(?!\d|/)",
    re.IGNORECASE,
)
_STRAIGHT_BEFORE = re.compile(r"\s*[(\[,–—]\s*")
_QUARTER_BEFORE = re.compile(
    r"(?:Q\s?[1-4]|quarter\s+(?:[1-4]|one|two|three|four)|quarter)\W*(?:of\s+)?$", re.IGNORECASE
)


def _year_beside(text: str, start: int, end: int) -> tuple[int, int, int, int] | None:
    """The years in which the April to March span beside these words begins and ends, and where the span stands."""
    if _QUARTER_BEFORE.search(text[max(0, start - 16) : start]):
        return None
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    ended = _ENDED.match(text, at)
    if ended and at > end + 1:
        return int(ended["ends"]) - 1, int(ended["ends"]), ended.start(), ended.end()
    if (span := span_at(text, at)) and (found := _as_year(span)):
        return *found, span.start, span.end
    for match in _ENDED.finditer(text, max(0, start - 60), start):
        if _STRAIGHT_BEFORE.fullmatch(text, match.end(), start):
            return int(match["ends"]) - 1, int(match["ends"]), match.start(), match.end()
    for match in SPAN.finditer(text, max(0, start - 60), start):
        span = span_at(text, match.start())
        if span and _STRAIGHT_BEFORE.fullmatch(text, span.end, start) and (found := _as_year(span)):
            return *found, span.start, span.end
    return None


def _as_year(span: NamedSpan) -> tuple[int, int] | None:
    """The years of an April to March span, where both are said and they are at most two apart."""
    if span.first_month != 4 or span.last_month != 3 or not span.whole_months:
        return None
    if span.first_year is None or span.last_year is None or not 0 <= span.last_year - span.first_year <= 2:
        return None
    return span.first_year, span.last_year
