"""Stages of one thing whose dates are not in the order of their numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.subject import Subject
from goldenthread.dates import long_date
from goldenthread.dates.mentions import DayMention
from goldenthread.patterns import regex

_STAGE = regex(r"\b(?P<noun>round|phase|stage|tranche|wave|step)\s+(?P<number>[1-9])\b(?!\.\d)", re.IGNORECASE)
_FAR = 90


@rule(
    "stages-out-of-order",
    title="A later stage dated before an earlier one",
    group="dates",
    severity=Severity.WARNING,
    scope="Rounds, phases, stages, tranches, waves and steps with their number and a day or month in the same "
    "sentence, in one paragraph, one cell or one list.",
    leaves_out=("Stages without a year.",),
    cost="On the five documents two, in one cell: both years are one too low.",
    example=Example(
        wrong="Round 2 awards are made in January 2022. Round 3 priorities are agreed by March 2021.",
        right="Round 2 awards are made in January 2022. Round 3 priorities are agreed by March 2022.",
        quote="March 2021",
    ),
)
def stages_out_of_order(subject: Subject) -> Iterator[Hit]:
    """Round 3 does not come before Round 2: one of the dates is wrong, often in its year."""
    before: tuple[Passage, str, int, DayMention] | None = None
    for passage in subject.passages:
        if before is not None and not _go_together(before[0], passage):
            before = None
        if not subject.mentions(passage):
            continue
        for noun, number, mention in _stages(subject, passage):
            first, last = mention.first_day, mention.last_day
            if first is None or last is None:
                continue
            if before and before[1] == noun and before[2] == number - 1:
                earlier = before[3].first_day
                if earlier is not None and last < earlier:
                    yield hit(
                        passage,
                        mention.start,
                        mention.end,
                        f"{noun.title()} {number} is dated before {noun} {number - 1}.",
                        working=f"{mention.text} is before {before[3].text}",
                        mend=f"Look up both dates; {long_date(last)} may be in the wrong year.",
                        verdict=Verdict.CANNOT_TELL,
                        related=(before[0].place(before[3].start, before[3].end),),
                    )
                    continue
            before = (passage, noun, number, mention)


def _go_together(first: Passage, second: Passage) -> bool:
    """Whether two passages are one, stand in one cell, or are items of one list."""
    if first.cell is not None or second.cell is not None:
        return first.cell is second.cell
    return first is second or (first.kind == second.kind == "item" and second.index - first.index == 1)


def _stages(subject: Subject, passage: Passage) -> Iterator[tuple[str, int, DayMention]]:
    """Each stage of a passage with the first date after it in its sentence."""
    stages = list(_STAGE.finditer(passage.text))
    if not stages:
        return
    mentions = subject.mentions(passage)
    for at, stage in enumerate(stages):
        until = min(passage.sentence_at(stage.start())[1], stage.end() + _FAR)
        if at + 1 < len(stages):
            until = min(until, stages[at + 1].start())
        dated = next((mention for mention in mentions if stage.end() <= mention.start < until), None)
        if dated is not None:
            yield stage["noun"].lower(), int(stage["number"]), dated
