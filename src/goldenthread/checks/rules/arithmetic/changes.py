"""Changes told in sentences against the two figures that they are between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from goldenthread.checks.findings import Severity
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.arithmetic.changes_beside import changes_beside
from goldenthread.checks.rules.arithmetic.comparisons import Told, changes_told, in_points, may_have_moved, relative
from goldenthread.checks.rules.arithmetic.fractions_moved import fractions_moved
from goldenthread.checks.rules.arithmetic.moves import earlier_figures, moves_told
from goldenthread.checks.rules.arithmetic.points import near_points, points_as_percent, points_wrong
from goldenthread.checks.rules.arithmetic.told_apart import may_tell_change, told_apart
from goldenthread.checks.subject import Subject
from goldenthread.figures import Comparison, Quantity, rounded
from goldenthread.figures import Verdict as Compared
from goldenthread.figures.comparing import plain
from goldenthread.patterns import regex


@rule(
    "change-not-of-its-figures",
    title="A change that is not the one between its two figures",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="Two figures of one kind, set against each other in a sentence (“from … to …”, “compared with”, “against”, "
    "“up from”), and what is said of the change between them: a percentage, an amount (“an overspend of £486,000 or "
    "5.0%”), percentage points, or a fraction (“rose by a quarter”). Amounts with a percentage beside them are "
    "also held against the figures of the sentences near by, the level they lead to (“£23.0bn, £336m (1.5%) higher”), "
    "the current rent or the budget they are of, and “this is a fall of 19% from …” against the sentence before.",
    leaves_out=(
        "Changes that rounding of the two figures can explain.",
        "Sentences in which it is not certain what is compared with what, unless an amount and its percentage show it.",
        "Changes that say what they are from or above and do not give its figure.",
    ),
    cost="None on the five documents: the four changes in them are right, three of them only by rounding.",
    example=Example(
        wrong="Visits rose from 1,169 to 1,313, a 14.3% increase.",
        right="Visits rose from 1,169 to 1,313, a 12.3% increase.",
        quote="14.3%",
    ),
)
def change_not_of_its_figures(subject: Subject) -> Iterator[Hit]:
    """The change is what readers remember, so it must be that of the figures beside it."""
    previous: Passage | None = None
    for passage in subject.passages:
        if passage.has_digits and len(subject.quantities(passage)) > 1:
            yield from _in_passage(subject, passage, previous)
        if passage.kind != "cell":
            previous = passage


def _in_passage(subject: Subject, passage: Passage, previous: Passage | None) -> Iterator[Hit]:
    seen: set[int] = set()
    for told in changes_told(subject, passage):
        if told.by.unit != "percent":
            continue
        seen.add(told.by.start)
        found = relative(told)
        if found is None:
            continue
        if found.verdict is Compared.RIGHT or found.verdict is Compared.ONLY_ROUNDING:
            subject.rederive(passage, told.by.start)
        elif found.verdict is Compared.WRONG and not in_points(told):
            yield hit(
                passage,
                told.by.start,
                told.by.end,
                f"From {told.then.text} to {told.now.text} is {_size(found.expected)}%, and "
                f"{told.by.text.strip('()')} is printed.",
                working=f"({plain(told.now.printed)} − {plain(told.then.printed)}) ÷ {plain(told.then.printed)}: "
                f"{found.working}",
                mend="Check both figures and the change.",
            )
    if may_have_moved(passage.text) or " than" in passage.text:
        for moved in moves_told(subject, passage, seen):
            seen.add(moved.place.start)
            yield moved
    if near_points(passage.text):
        yield from points_wrong(subject, passage, seen)
    if may_tell_change(passage.text):
        yield from fractions_moved(subject, passage)
        if len(subject.quantities(passage)) >= 3 and ("%" in passage.text or "per cent" in passage.text):
            yield from changes_beside(subject, passage, seen)
        yield from told_apart(subject, passage, seen, earlier_figures(subject, previous, passage))


def _size(expected: Decimal) -> str:
    return plain(abs(expected))


@rule(
    "points-called-per-cent",
    title="Percentage points called per cent",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="A difference between two percentages that is right in percentage points and wrong as a percentage: “from "
    "40% to "
    "45%, an increase of 5%”, “10% below the national figure (31%)” beside 21%.",
    leaves_out=("Differences that are right both ways once rounding is allowed for.",),
    cost="None on the five documents, in which it finds one.",
    example=Example(
        wrong="Satisfaction rose from 40% to 45%, an increase of 5%.",
        right="Satisfaction rose from 40% to 45%, an increase of 5 percentage points.",
        quote="5%",
    ),
)
def points_called_per_cent(subject: Subject) -> Iterator[Hit]:
    """From 40% to 45% is 5 points and an eighth more: calling it 5% hides which is meant."""
    for passage in subject.holding(("%", "cent")):
        seen: set[int] = set()
        for told in changes_told(subject, passage):
            found = relative(told) if told.by.unit == "percent" else None
            if found is not None and found.verdict is Compared.WRONG and in_points(told):
                seen.add(told.by.start)
                yield _points(passage, told.by, told.now, told.then, found)
        for now, then, by in _gaps(subject, passage):
            told = Told(now, then, by, falls=False)
            found = relative(told)
            if by.start not in seen and found is not None and found.verdict is Compared.WRONG and in_points(told):
                seen.add(by.start)
                yield _points(passage, by, now, then, found)
        for by, now, then in points_as_percent(subject, passage, seen):
            found = relative(Told(now, then, by, falls=False))
            if found is not None:
                yield _points(passage, by, now, then, found)


def _points(passage: Passage, by: Quantity, now: Quantity, then: Quantity, found: Comparison) -> Hit:
    gap = plain(rounded(abs(Fraction(now.value) - Fraction(then.value)), max(now.decimals, then.decimals)))
    return hit(
        passage,
        by.start,
        by.end,
        f"{now.text.strip('()')} and {then.text.strip('()')} are {gap} percentage points apart, which is "
        f"{_size(found.expected)}%: say which is meant.",
        working=f"{plain(now.printed)} − {plain(then.printed)} = {gap} points; as a percentage {found.working}",
        mend="Write “percentage points”, or give the change as a percentage of the earlier figure.",
    )


_GAP = regex(
    r"\s?(?:points?\s)?(?:higher|lower|above|below|more|less|better|worse)\s(?:than|"
    r"to)?\s?(?P<what>[^.;\d]{0,60}?)[\s(]{0,3}(?:of|at|is|was|which is|which was|figure)?[\s(:]{0,3}$",
    re.IGNORECASE,
)


def _gaps(subject: Subject, passage: Passage) -> Iterator[tuple[Quantity, Quantity, Quantity]]:
    """(now, then, by) of "10% below the national figure (31%)", now being a percentage said before in the sentence."""
    figures = subject.quantities(passage)
    for place, (by, then) in enumerate(pairwise(figures)):
        if not (by.percentage and then.percentage) or by.is_range or then.is_range:
            continue
        if not _GAP.fullmatch(passage.text[by.end : then.start]):
            continue
        start, _ = passage.sentence_at(by.start)
        for now in figures[:place]:
            if now.percentage and not now.is_range and now.start >= start and now is not by:
                yield now, then, by
