"""Amounts and numbers put together as none is."""

from __future__ import annotations

from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.figures import malformed

_SURE = frozenset({"grouping", "points", "doubled"})
_MEND = {
    "grouping": "Find out whether a figure is missing, one too many, or the comma is in the wrong place.",
    "points": "Find out which point is meant.",
    "decimal comma": "Write pence after a point and thousands after a comma.",
    "doubled": "Take one of the signs away.",
}


@rule(
    "money-malformed",
    title="An amount or number that is badly formed",
    group="text",
    severity=Severity.ERROR,
    scope="Money and large numbers in text and tables: a comma not followed by three figures, two decimal points, a "
    "currency sign twice. A comma where a point may be meant is a warning.",
    leaves_out=(
        "A space after the currency sign, and amounts with one figure of pence, which are matters of style.",
        "A currency sign after the figure.",
    ),
    cost="On the five documents one error, a true one.",
    example=Example(
        wrong="A boost of up to £5,0000 is available to each group.",
        right="A boost of up to £5,000 is available to each group.",
        quote="£5,0000",
    ),
)
def money_malformed(subject: Subject) -> Iterator[Hit]:
    """Nobody can tell which amount is meant, and it may be ten times another."""
    for passage in subject.passages:
        if "," not in passage.text and "£" not in passage.text and "€" not in passage.text:
            continue
        for fault in malformed(passage.text):
            if fault.fault not in _MEND:
                continue
            sure = fault.fault in _SURE
            yield hit(
                passage,
                fault.start,
                fault.end,
                f"{fault.text} is badly formed: {fault.why}.",
                working=fault.why,
                mend=_MEND[fault.fault],
                verdict=Verdict.WRONG if sure else Verdict.CANNOT_TELL,
                severity=None if sure else Severity.WARNING,
            )
