"""A financial year against the dates written beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.timing.quarters import GAP, YEARS, is_one_of_several, start_year
from goldenthread.checks.rules.timing.spans_named import SPAN, NamedSpan, span_at
from goldenthread.checks.subject import Subject
from goldenthread.dates import FinancialYear
from goldenthread.patterns import regex

_FINANCIAL = regex(rf"(?<![\w/.£-]){YEARS}")


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
    for passage in subject.holding(("mar", "/3/", "/03/")):
        text = passage.text
        lowered = text.lower()
        if "mar" not in lowered and "/3/" not in text and "/03/" not in text:
            continue
        for match in _FINANCIAL.finditer(text):
            begins = start_year(match["year"])
            if begins is None or is_one_of_several(text, match):
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


_ENDED = regex(
    r"(?:the\s+)?(?:financial\s+)?year\s+(?:ended|ending|to"
    r"|end)\s+(?:on\s+)?(?:31(?:st)?\s+)?March\s+(?P<ends>(?:19|20)\d\d)(?!\d|/)",
    re.IGNORECASE,
)
_STRAIGHT_BEFORE = regex(r"\s*[(\[,–—]\s*")
_QUARTER_BEFORE = regex(r"(?:Q\s?[1-4]|quarter\s+(?:[1-4]|one|two|three|four)|quarter)\W*(?:of\s+)?$", re.IGNORECASE)


def _year_beside(text: str, start: int, end: int) -> tuple[int, int, int, int] | None:
    """The years in which the April to March span beside these words begins and ends, and where the span stands."""
    if _QUARTER_BEFORE.search(text[max(0, start - 16) : start]):
        return None
    gap = GAP.match(text, end)
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
