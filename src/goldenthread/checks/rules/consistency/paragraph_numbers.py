"""Numbers of sections and paragraphs: each used once, and in order."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, rule
from goldenthread.checks.rules.consistency.labels import Labelled, labelled, runs
from goldenthread.checks.subject import Subject

# Below this a document does not number its paragraphs; it only has some numbers in front of lines.
FEWEST = 5
_PARAGRAPH = 80


def _sequences(subject: Subject) -> Iterator[list[Labelled]]:
    for part, found in labelled(subject).items():
        if part.kind in ("report", "appendix", "document"):
            for run in runs(found):
                if sum(len(item.numbers) > 1 for item in run) >= FEWEST:
                    yield run


def _hit(item: Labelled, message: str, working: str, mend: str, verdict: Verdict, other: Labelled) -> Hit:
    return Hit(
        item.passage.place(item.start, item.end),
        item.name,
        message,
        working,
        mend,
        verdict,
        related=(other.passage.place(other.start, other.end),),
        context=item.passage.text,
    )


@rule(
    "paragraph-number-twice",
    title="A section or paragraph number used twice",
    group="consistency",
    severity=Severity.WARNING,
    scope="Numbers with a point in them (5.8, 6.2.3), and whole numbers that head a section, within one report of a "
    "pack.",
    leaves_out=(
        "Lists numbered 1, 2, 3.",
        "Minutes and agendas, which number their items in other ways.",
        "A part that numbers fewer than five paragraphs.",
        "Numbers that begin again at 1, as in an appendix.",
    ),
    cost="Four findings on the five documents, all of them true.",
    example=Example(
        wrong="2.1 One.\n\n2.2 Two.\n\n2.3 Three.\n\n2.3 Four.\n\n2.4 Five.\n",
        right="2.1 One.\n\n2.2 Two.\n\n2.3 Three.\n\n2.4 Four.\n\n2.5 Five.\n",
        quote="2.3",
    ),
)
def paragraph_number_twice(subject: Subject) -> Iterator[Hit]:
    """A decision that refers to paragraph 2.3 is unclear if there are two."""
    for run in _sequences(subject):
        seen: dict[tuple[int, ...], Labelled] = {}
        again = False
        for item in run:
            first = seen.setdefault(item.numbers, item)
            # Where a whole stretch is numbered like another, its first number stands for the rest.
            told, again = again, first is not item
            if told or not again:
                continue
            yield _hit(
                item,
                f"{item.name} is the number of two paragraphs.",
                f"the first stands at {first.passage.place().words}",
                "Number the paragraphs one after another, and look through the text for every mention of the number.",
                Verdict.WRONG,
                first,
            )


@rule(
    "paragraph-numbers-out-of-order",
    title="Section or paragraph numbers out of order",
    group="consistency",
    severity=Severity.NOTE,
    scope="Numbers with a point in them (5.8, 6.2.3), and whole numbers that head a section, within one report of a "
    "pack: "
    "one that runs backwards, or one left out between two neighbours.",
    leaves_out=(
        "A number used twice, which has its own rule.",
        "Minutes and agendas, and parts that number fewer than five paragraphs.",
        "The first paragraph under a heading, whatever its number.",
        "More than one number left out, or one with an unnumbered paragraph in its place.",
    ),
    cost="Two findings on the five documents, both of them true.",
    example=Example(
        wrong="2.1 One.\n\n2.2 Two.\n\n2.3 Three.\n\n2.5 Four.\n\n2.6 Five.\n",
        right="2.1 One.\n\n2.2 Two.\n\n2.3 Three.\n\n2.4 Four.\n\n2.5 Five.\n",
        quote="2.5",
    ),
)
def paragraph_numbers_out_of_order(subject: Subject) -> Iterator[Hit]:
    """A number left out looks like a paragraph left out."""
    for run in _sequences(subject):
        seen = {run[0].numbers}
        backwards = False
        for before, item in pairwise(run):
            if item.numbers in seen:
                continue
            seen.add(item.numbers)
            said = _said(subject, before, item)
            # One paragraph with another section's number puts everything after it in the wrong order.
            told, backwards = backwards, backwards or item.numbers < before.numbers
            if said and not (told and item.numbers < before.numbers):
                yield _hit(
                    item,
                    said,
                    f"{before.name} is followed by {item.name}",
                    "See whether a paragraph was taken out or moved, and number them in order.",
                    Verdict.CANNOT_TELL,
                    before,
                )


def _said(subject: Subject, before: Labelled, item: Labelled) -> str:
    if item.numbers < before.numbers:
        return f"{item.name} comes after {before.name}."
    if item.numbers[:-1] == before.numbers[:-1] and item.numbers[-1] == before.numbers[-1] + 2:
        between = subject.passages[before.passage.index + 1 : item.passage.index]
        # A paragraph that lost its number when the file was converted is not missing.
        if not any(passage.grid is None and len(passage.text) > _PARAGRAPH for passage in between):
            missing = ".".join(map(str, (*before.numbers[:-1], before.numbers[-1] + 1)))
            return f"There is no {missing} between {before.name} and {item.name}."
    return ""
