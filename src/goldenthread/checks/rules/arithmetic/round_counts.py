"""Counts that a report gives to the nearest ten, hundred or thousand throughout, as official statistics do."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from goldenthread.checks.once import once
from goldenthread.checks.parts import Part
from goldenthread.checks.passages import Passage
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity

_PLACES = (3, 2, 1)
_ENOUGH = 4
_NEARLY_ALL = 0.9


def as_counted(subject: Subject, passage: Passage) -> tuple[Quantity, ...]:
    """The figures of a passage, its counts as coarse as those of its report all are.

    A percentage beside them was worked out before they were rounded: of 4,600 and 5,300 it may be 14.6%.
    """
    figures = subject.quantities(passage)
    places = _coarse(subject).get(passage.part, 0)
    if not places:
        return figures
    return tuple(
        replace(each, decimals=-places) if _count(each) and not each.value % 10**places else each for each in figures
    )


@once
def _coarse(subject: Subject) -> dict[Part, int]:
    """To how many places before the point the counts of each part are rounded, where nearly all of several are."""
    counts: dict[Part, set[int]] = defaultdict(set)
    for passage in subject.prose:
        if passage.has_digits:
            counts[passage.part] |= {int(each.value) for each in subject.quantities(passage) if _count(each)}
    found: dict[Part, int] = {}
    for part, values in counts.items():
        for places in _PLACES:
            # Smaller ones are no multiple of it however they were rounded.
            held = [value for value in values if value >= 10 ** (places + 1)]
            if len(held) >= _ENOUGH and sum(not value % 10**places for value in held) >= _NEARLY_ALL * len(held):
                found[part] = places
                break
    return found


def _count(figure: Quantity) -> bool:
    plain = figure.unit == "count" and not figure.decimals and figure.scale == 1
    return plain and not (figure.is_range or figure.ordinal or figure.spelled) and figure.value > 0
