"""Tables, figures, charts and diagrams: each number used once, and in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.consistency.captions import Caption, captions
from goldenthread.checks.subject import Subject


@dataclass(frozen=True)
class Slip:
    """A caption whose number is wrong: used before (`first`), or not the one that should come (`expected`)."""

    caption: Caption
    kind: Literal["twice", "order", "gap"]
    expected: int
    first: Caption | None = None


def slips(run: list[Caption]) -> Iterator[Slip]:
    """What is wrong with the numbers of one run of captions; a lone slip among good numbers counts once."""
    seen: dict[int, Caption] = {}
    everywhere = [caption.number for caption in run]
    expected = run[0].number
    for place, caption in enumerate(run):
        number = caption.number
        after = run[place + 1].number if place + 1 < len(run) else None
        twin = seen.get(number) or next((other for other in run[place + 1 :] if other.number == number), None)
        if number != expected:
            if after == expected + 1 and number != after:
                yield Slip(caption, "twice" if twin else "order", expected, twin)
                expected += 1
            elif number in seen:
                yield Slip(caption, "twice", expected, seen[number])
            elif number > expected:
                if any(missing not in everywhere for missing in range(expected, number)):
                    yield Slip(caption, "gap", expected)
                expected = number + 1
            else:
                yield Slip(caption, "order", expected)
        else:
            expected = number + 1
        seen.setdefault(number, caption)


@rule(
    "caption-number-twice",
    title="A table or figure number used twice",
    group="consistency",
    severity=Severity.ERROR,
    scope="The captions of tables, figures, charts, graphs and diagrams within one report of a pack.",
    leaves_out=(
        "A caption repeated word for word, or marked as continued, where a table runs over the page.",
        "A bare “Chart 1” over a chart and its whole caption under it, or the other way round.",
        "Numbers that begin again at 1, as in an appendix.",
        "Numbers with parts, such as 2.1 or 3a.",
    ),
    cost="One finding on the five documents, a true one.",
    example=Example(
        wrong="**Table 1**\n\n| Ward | Visits |\n|---|---|\n| East | 40 |\n\nText between.\n\n"
        "**Table 1**\n\n| Ward | Loans |\n|---|---|\n| East | 90 |\n",
        right="**Table 1**\n\n| Ward | Visits |\n|---|---|\n| East | 40 |\n\nText between.\n\n"
        "**Table 2**\n\n| Ward | Loans |\n|---|---|\n| East | 90 |\n",
        quote="Table 1",
    ),
)
def caption_number_twice(subject: Subject) -> Iterator[Hit]:
    """Where two tables have one number, nobody can tell which of them the text or the minutes mean."""
    for run in captions(subject):
        for slip in slips(run):
            if slip.kind == "twice" and slip.first is not None:
                yield _twice(subject, slip, slip.first)


def _twice(subject: Subject, slip: Slip, first: Caption) -> Hit:
    caption = slip.caption
    message = f"{caption.name} is used for two different {caption.kind}s."
    working = f"the first stands at {first.place.words}; the next number free is {slip.expected}"
    mend = "Number them one after another, and look through the text for every mention of the number."
    before = subject.passages[caption.index - 1] if caption.index else None
    if before is not None and before.grid is None and before.part is caption.part:
        # The sentence that announces the table is where the reader is misled.
        announced = re.search(rf"\b{caption.kind}\s+{caption.number}\b", before.text, re.IGNORECASE)
        if announced:
            places = (caption.place, first.place)
            return hit(before, *announced.span(), message, working=working, mend=mend, related=places)
    return Hit(caption.place, caption.name, message, working, mend, related=(first.place,))


@rule(
    "caption-numbers-out-of-order",
    title="Table or figure numbers out of order",
    group="consistency",
    severity=Severity.WARNING,
    scope="The captions of tables, figures, charts, graphs and diagrams within one report of a pack.",
    leaves_out=(
        "A number used twice, which has its own rule.",
        "Captions that stand only within a picture cannot be read, so a gap in charts and figures is a note.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="**Table 1: Visits**\n\nText.\n\n**Table 2: Loans**\n\nText.\n\n**Table 5: Costs**\n",
        right="**Table 1: Visits**\n\nText.\n\n**Table 2: Loans**\n\nText.\n\n**Table 3: Costs**\n",
        quote="Table 5",
    ),
)
def caption_numbers_out_of_order(subject: Subject) -> Iterator[Hit]:
    """A missing number makes readers look for a table that was taken out, or never put in."""
    for run in captions(subject):
        for slip in slips(run):
            if slip.kind == "twice":
                continue
            caption, kind = slip.caption, slip.caption.kind
            gap = slip.kind == "gap"
            yield Hit(
                caption.place,
                caption.name,
                f"{caption.name} comes where {kind} {slip.expected} should" + (", which is missing." if gap else "."),
                working=f"the {kind}s before it run to {slip.expected - 1}",
                mend="Look for one that was left out, and number them in order.",
                verdict=Verdict.CANNOT_TELL if gap else Verdict.WRONG,
                severity=None if kind == "table" else Severity.NOTE,
            )
