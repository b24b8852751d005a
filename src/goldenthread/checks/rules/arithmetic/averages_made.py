"""Averages said beside the amount and the number that they are made of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from goldenthread.checks.findings import Severity
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.arithmetic.moves import usable
from goldenthread.checks.rules.arithmetic.slips import slip
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, Unbounded, Verdict, compare
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex

_AVERAGE = regex(
    r"\b(?:an?\s)?(?:average|mean)(?:\s(?:award|payment|cost|grant|fine|fee|value|amount|claim|loan))?\s(?:of|was|is)\s"
    r"(?:about\s|just\s(?:over|under)\s|some\s)?\Z|,?\sor\s\Z|,\s(?:which\sis|equal\sto|that\sis)\s\Z|\(\Z",
    re.IGNORECASE,
)
_EACH = regex(r"\)?\s(?:a|an|per|for each|for every|each)\b(?!\s(?:year|week|month|day|quarter|annum|hour|head|1|m))")
_SAID = regex(r"average|\bmean\b|\bper\b|\bfor each\b|\bfor every\b", re.IGNORECASE)
_AVERAGED = regex(r"\b(?:average|mean)\b", re.IGNORECASE)
_MOST, _LEAST = 4.0, 0.25


@rule(
    "average-not-of-its-figures",
    title="An average that its amount and its number do not make",
    group="arithmetic",
    severity=Severity.WARNING,
    scope="Sentences with one amount of money, one number of things and an average for each of them: “£23,450 was paid "
    "in 74 cases, an average of £317 a case”.",
    leaves_out=(
        "Sentences in which any two figures make the average.",
        "Averages that are about or over something, and averages by time, head or area.",
        "Averages more than four times what the figures make, which are of something else.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="Compensation of £23,450 was paid in 74 cases, an average of £371 a case.",
        right="Compensation of £23,450 was paid in 74 cases, an average of £317 a case.",
        quote="£371",
    ),
)
def average_not_of_its_figures(subject: Subject) -> Iterator[Hit]:
    """An average for each case is worked out by hand as often as a percentage, and remembered as long."""
    for passage in subject.prose:
        if "£" not in passage.text or not _SAID.search(passage.text):
            continue
        figures = subject.quantities(passage)
        if len(figures) < 3:
            continue
        for start, end in passage.sentences:
            inside = usable(passage.text, [each for each in figures if start <= each.start < end])
            if 3 <= len(inside) <= 6:
                yield from _judged(passage, start, inside)


def _judged(passage: Passage, start: int, inside: Sequence[Quantity]) -> Iterator[Hit]:
    text = passage.text
    for average in inside:
        if not average.money or average.approximate or average.scale != 1:
            continue
        before = text[max(start, average.start - 45) : average.start]
        if not _AVERAGE.search(before) or not (_EACH.match(text, average.end) or _AVERAGED.search(before)):
            continue
        amounts = [each for each in inside if each.money and each is not average and each.start < average.start]
        counts = [each for each in inside if each.unit == "count" and each.value > 1 and each.start < average.start]
        if len(amounts) != 1 or len(counts) != 1 or amounts[0].approximate or counts[0].approximate:
            continue
        amount, count = amounts[0], counts[0]
        try:
            made: Interval = amount.interval() / count.interval()
        except Unbounded:
            continue
        found = compare(average, made)
        near = _LEAST <= float(average.value) / float(made.given) <= _MOST
        if found.verdict is not Verdict.WRONG or not (near or slip(average, made.given)):
            continue
        yield hit(
            passage,
            average.start,
            average.end,
            f"{amount.text} among {count.text} is £{plain(found.expected)} each, and {average.text} is printed.",
            working=f"{plain(amount.value)} ÷ {plain(count.value)}: {found.working}",
            mend="Check the amount, the number and the average.",
        )
