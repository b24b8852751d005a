"""Years like 2018/20 where one financial year is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.timing.year_ranges import excused, spans
from goldenthread.checks.subject import Subject
from goldenthread.patterns import regex

_ONE_YEAR_BEFORE = regex(
    r"\b(?:financial|municipal|academic|fiscal|tax|school|civic)\s+year\s*(?:\(?FY\)?\s*)?(?:of\s+|[:,(-]\s*)?$"
    r"|\b(?:Q[1-4]|quarter\s+(?:[1-4]|one|two|three|four)|outturn|year[- ]end|FY)\s*(?:,|of|for|in|[-–(])?\s*$",
    re.IGNORECASE,
)
_ONE_YEAR_AFTER = regex(
    r"\s+(?:(?:financial|municipal|academic|fiscal|tax|school)\s+year|outturn|council tax"
    r"|budget\s+(?:outturn|monitoring)|Q[1-4]\b|quarter\s+[1-4])",
    re.IGNORECASE,
)
_SPAN_BEFORE = regex(r"(?:19|20)\d\d[/-]\d\d\s*(?:to|[-–—]|and|until)\s*$", re.IGNORECASE)
_SPAN_AFTER = regex(r"\s*(?:to|[-–—]|until)\s*(?:19|20)\d\d[/-]\d\d(?!\d)", re.IGNORECASE)
_OF_YEARS = regex(
    r"\b(?:plans?|strateg\w+|framework|programme|polic(?:y|ies)|MTF[SP]|medium[- ]term|agreement|contract|term|cycle"
    r"|period|over|between|biennial|two|three|four|scheme|review|partnership|fund|grant|settlement|academic)\b[^.;]*$",
    re.IGNORECASE,
)
_SHORT_YEARS = regex(
    r"\b(?:Q[1-4]|quarter\s+[1-4]|FY|outturn|year[- ]end)[\s:,(–-]{1,3}"
    r"(?P<years>(?P<first>\d\d)/(?P<last>\d\d))(?![\d/])",
    re.IGNORECASE,
)
_LEAST_GOOD = 3


@rule(
    "financial-year-of-two-years",
    title="A financial year whose second year is not the next",
    group="dates",
    severity=Severity.WARNING,
    scope="Years like 2018/20 and 2022-22 where the words beside them say that one financial year, quarter or outturn "
    "is meant, where they end a span of financial years (2024/25 to 2027/29), or where the rest of the document writes "
    "its financial years so and no plan of several years is named. An error where the two figures are the next year's "
    "the wrong way round (2024/52) and the document has it right elsewhere.",
    leaves_out=("A plan or strategy over several years (Corporate Plan 2018/20).",),
    cost="None on the five documents.",
    example=Example(
        wrong="Results for Q2 2018/20 are set out below.",
        right="Results for Q2 2018/19 are set out below.",
        quote="2018/20",
    ),
)
def financial_year_of_two_years(subject: Subject) -> Iterator[Hit]:
    """A result, a budget or an outturn belongs to one financial year, and the reader must know which."""
    written: dict[str, int] | None = None
    for passage, found in spans(subject):
        for match, last in found:
            first = int(match["first"])
            if last == first + 1 or match["mark"].strip() == "to" or excused(passage, match):
                continue
            written = written if written is not None else _written(subject)
            fault = _fault(passage, match, first, last, written)
            if fault:
                yield _hit(passage, match.start(), match.end(), first, last, error=fault == "swapped")
    for passage in subject.holding(("q", "fy", "outturn", "year end", "year-end")):
        for match in _SHORT_YEARS.finditer(passage.text):
            first, last = int(match["first"]), int(match["last"])
            if last != (first + 1) % 100 and 10 <= first <= 45:
                yield _hit(passage, match.start("years"), match.end("years"), 2000 + first, 2000 + last, error=False)


def _written(subject: Subject) -> dict[str, int]:
    """How often each span of years stands in the document, with a stroke: {"2024/25": 6}."""
    counts: dict[str, int] = {}
    for _, found in spans(subject):
        for match, last in found:
            years = f"{match['first']}/{last % 100:02d}"
            counts[years] = counts.get(years, 0) + 1
            if last == int(match["first"]) + 1:
                # How many are well formed with this mark.
                counts[f"all{match['mark']}"] = counts.get(f"all{match['mark']}", 0) + 1
    return counts


def _fault(passage: Passage, match: re.Match[str], first: int, last: int, written: dict[str, int]) -> str:
    """ "swapped", "said" or "alone", or "" where two years may be meant."""
    text = passage.text
    before = text[max(0, match.start() - 80) : match.start()]
    right = f"{first}/{(first + 1) % 100:02d}"
    of_years = _OF_YEARS.search(before) is not None
    if match["last"][-2:][::-1] == right[-2:] and last > first + 9 and (not of_years or last > first + 30):
        return "swapped" if written.get(right) else "said" if last > first + 20 else ""
    if last < first:
        swapped = match["last"][-2:][::-1] == right[-2:] and match["mark"] == "/" and not of_years
        return "said" if swapped and written.get(right) else ""
    if len(match["last"]) == 2 and (_SPAN_BEFORE.search(before) or _SPAN_AFTER.match(text, match.end())):
        return "said"
    if last > first + 9:
        return "said" if match["mark"] == "/" and last > first + 35 else ""
    if _ONE_YEAR_BEFORE.search(before[-40:]) or _ONE_YEAR_AFTER.match(text, match.end()):
        return "said"
    ends = f"{last - 1}/{last % 100:02d}"
    known = written.get(right, 0) + (written.get(ends, 0) if last > first else 0)
    if last == first:
        whole = passage.cell is not None and match.group() == text.strip()
        return "alone" if len(match["last"]) == 2 and (known or not whole) else ""
    good = sum(count for years, count in written.items() if years[-1] == match["mark"])
    alone = written.get(f"{first}/{last % 100:02d}", 0) == 1
    if alone and known and good >= _LEAST_GOOD and last == first + 2 and len(match["last"]) == 2 and not of_years:
        return "alone"
    return ""


def _hit(passage: Passage, start: int, end: int, first: int, last: int, *, error: bool) -> Hit:
    years = passage.text[start:end]
    return hit(
        passage,
        start,
        end,
        f"One financial year is meant here, and {years} is not one.",
        working=f"the year that begins in {first} is {first}/{(first + 1) % 100:02d}; "
        f"the one that ends in {last} is {last - 1}/{last % 100:02d}",
        mend="Find out which financial year is meant.",
        verdict=Verdict.WRONG if error else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if error else None,
    )
