"""How far a result is from its target, as said, against the two figures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from goldenthread.checks.findings import Severity
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.indicators import Row, indicator_tables
from goldenthread.checks.subject import Subject
from goldenthread.figures import Interval, Quantity, reachable, rounded
from goldenthread.figures.comparing import plain
from goldenthread.figures.quantity import COUNTED
from goldenthread.patterns import regex

_SAID = regex(
    r"\s*(?:percentage\s+points?|points?|pp|ppts?)?\s*(?:below|above|under|over|short\s+of|off|better\s+than"
    r"|worse\s+than|away\s+from|from|ahead\s+of|behind"
    r"|higher\s+than|lower\s+than|adrift\s+of|outside|less\s+than|more\s+than)\s+(?:(?:the|its|our|their|annual"
    r"|quarterly|year[\s-]end|agreed|Q[1-4])\s+)*target\b",
    re.IGNORECASE,
)
# As in 164 against a target of 200 (18% below).
_AFTER = regex(r"\btarget\s+(?:of|was|is|\()\s*$", re.IGNORECASE)
_SET_APART = regex(r"\s*[(,–-]\s*$")
_WAY = regex(
    r"\s*(?:percentage\s+points?|points?|pp)?\s*(?:(?P<down>below|short|under|lower|less|shortfall)|(?P<up>above|over|higher|more)|off|worse"
    r"|better)\b(?!\s+than|\s+the)",
    re.IGNORECASE,
)
_OF = regex(r"\s*(?:of|\(|at|which\s+(?:is|was))\s*$", re.IGNORECASE)
_NEAR = 90
_APART = regex(r"(?:\s+[a-z]+){0,3}?(?:,|\s*\(|\s+[–-]|\s+(?:was|were|is|are))\s*$", re.IGNORECASE)
_MOST = 6
_AGREE = 4


@rule(
    "distance-from-target-against-figures",
    title="A distance from target that the figures do not give",
    group="performance",
    severity=Severity.ERROR,
    scope="Columns headed variance or distance from target beside a result and a target, and sentences such as "
    '"85%, 5.6% below '
    'the target of 90%". Per cent of the target and the plain difference are both accepted, whatever the sign.',
    leaves_out=(
        "Results and targets in different units, and targets of zero.",
        "Distances that unrounded figures could give.",
        "Tables of which half the distances or more do not fit: they measure another distance.",
        "Percentage points called per cent, which have their own rule.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="The service made 360 visits, 15% below the target of 400.",
        right="The service made 360 visits, 10% below the target of 400.",
        quote="15% below the target",
    ),
)
def distance_from_target_against_figures(subject: Subject) -> Iterator[Hit]:
    """A distance too small makes a missed target look nearly met."""
    for grid, columns, rows in indicator_tables(subject):
        if columns.distance is None:
            continue
        checked = [
            (row, said, fits(said, row.result, row.target)) for row in rows if (said := _distance(row)) is not None
        ]
        known = [(row, said, right) for row, said, right in checked if right is not None]
        turned = _turned([(row, said) for row, said, right in known if right])
        wrong = [(row, said) for row, said, right in known if not right or row in turned]
        if not wrong or len(wrong) * 2 > len(known) or (len(wrong) * 2 == len(known) and len(known) > 2):
            continue
        for row, said in wrong:
            passage = grid.passage(row.row, columns.distance)
            if passage is not None and row.result and row.target:
                sure = len(known) - len(wrong) >= 2
                yield _hit(passage, 0, len(passage.text), said, row.result, row.target, sure)
    yield from _in_sentences(subject)


def _turned(rows: list[tuple[Row, Quantity]]) -> list[Row]:
    """The one or two rows whose distance has another sign than the rest show that it should have."""
    signed = [
        (row, (said.value > 0) is (row.result.value > row.target.value))
        for row, said in rows
        if row.result and row.target and said.value and row.result.value != row.target.value
    ]
    if not any(said.value < 0 for _, said in rows):
        return []
    plain_ = [row for row, alike in signed if not alike]
    rest = len(signed) - len(plain_)
    return plain_ if rest >= _AGREE and len(plain_) * _AGREE <= rest else []


def _distance(row: Row) -> Quantity | None:
    if row.columns.distance is None or not row.comparable:
        return None
    reading = row.grid.reading(row.row, row.columns.distance)
    return reading.quantity if reading.quantity is not None and not reading.why else None


def fits(said: Quantity, result: Quantity | None, target: Quantity | None) -> bool | None:
    """Whether a distance can be that of these two, either way it may be measured; None where it cannot be told."""
    if result is None or target is None or said.is_range or said.approximate or not target.value:
        return None
    off = abs(result.interval() - Interval.exact(target.value))
    if reachable(abs(said.printed), said.decimals, off, said.scale):
        return True
    share = off / abs(Interval.exact(target.value)) * 100
    # "0.10" in a column without a unit is 10%.
    plain_share = said.unit == "count" and reachable(abs(said.printed), said.decimals, share / 100)
    return plain_share or reachable(abs(said.printed), said.decimals, share)


def _in_sentences(subject: Subject) -> Iterator[Hit]:
    for passage in subject.holding(("target",)):
        if passage.kind == "furniture":
            continue
        figures = subject.quantities(passage)
        for place, said in enumerate(figures):
            if said.unit not in ("percent", "points"):
                if (plain_ := _counted(passage, figures, place)) is not None and fits(said, *plain_) is False:
                    after = _SAID.match(passage.text, said.end)
                    yield _hit(passage, said.start, after.end() if after else said.end, said, *plain_, False)
                continue
            if place > 1 and (way := _WAY.match(passage.text, said.end)) is not None:
                found = _before(passage, figures, place)
                if found is not None and (fits(said, *found) is False or _other_way(way, *found)):
                    yield _hit(passage, said.start, way.end(), said, *found, True)
                continue
            if not (after := _SAID.match(passage.text, said.end)):
                continue
            found = _result_and_target(passage, figures, place, after.end())
            if found is None:
                continue
            result, target = found
            # Between two percentages "5% below" may mean points, which another rule is for.
            if fits(said, result, target) is False:
                yield _hit(passage, said.start, after.end(), said, result, target, True)


def _counted(passage: Passage, figures: tuple[Quantity, ...], place: int) -> tuple[Quantity, Quantity] | None:
    """Of "536 courses, 85 above the target of 451": 536 and 451, where the 85 is set off as a distance."""
    said = figures[place]
    if not 0 < place < len(figures) - 1 or said.approximate or said.is_range or said.ordinal:
        return None
    after = _SAID.match(passage.text, said.end)
    result, target = figures[place - 1], figures[place + 1]
    if after is None or not _OF.fullmatch(passage.text, after.end(), target.start):
        return None
    one_unit = result.unit == target.unit == said.unit or {result.unit, target.unit, said.unit} <= COUNTED
    apart = _APART.fullmatch(passage.text, result.end, said.start)
    return (result, target) if one_unit and apart and not result.approximate and not result.is_range else None


def _before(passage: Passage, figures: tuple[Quantity, ...], place: int) -> tuple[Quantity, Quantity] | None:
    """Of "164 against a target of 200 (18% below)": 164 and 200."""
    target, text = figures[place - 1], passage.text
    if not _SET_APART.fullmatch(text, target.end, figures[place].start) or target.is_range:
        return None
    if not _AFTER.search(text, max(0, target.start - 20), target.start):
        return None
    start, _ = passage.sentence_at(target.start)
    before = [each for each in figures[max(0, place - _MOST) : place - 1] if each.start >= start and not each.is_range]
    alike = [each for each in before if each.unit == target.unit or {each.unit, target.unit} <= COUNTED]
    if not alike or any(each.approximate for each in alike):
        return None
    fitting = next((each for each in alike if fits(figures[place], each, target) is not False), None)
    return fitting or alike[-1], target


def _other_way(way: re.Match[str], result: Quantity, target: Quantity) -> bool:
    return bool((way["down"] and result.value > target.value) or (way["up"] and result.value < target.value))


def _result_and_target(
    passage: Passage, figures: tuple[Quantity, ...], place: int, at: int
) -> tuple[Quantity, Quantity] | None:
    """Of "360 visits, 15% below the target of 400": 360 and 400."""
    following = figures[place + 1] if place + 1 < len(figures) else None
    if following is None or not place or not _OF.fullmatch(passage.text, at, following.start):
        return None
    start, _ = passage.sentence_at(figures[place].start)
    before = [each for each in figures[max(0, place - _MOST) : place] if each.start >= start and not each.is_range]
    alike = [each for each in before if each.unit == following.unit or {each.unit, following.unit} <= COUNTED]
    if not alike or following.is_range or any(each.approximate for each in alike):
        return None
    # Any of the figures before it may be the result.
    fitting = next((each for each in alike if fits(figures[place], each, following) is not False), None)
    result = fitting or alike[-1]
    between = passage.text[result.end : figures[place].start]
    if fitting is None and (len(between) > _NEAR or re.search(r"[.;:]\s", between)):
        return None
    return result, following


def _hit(passage: Passage, start: int, end: int, said: Quantity, result: Quantity, target: Quantity, sure: bool) -> Hit:
    off = abs(Fraction(result.value) - Fraction(target.value))
    share = rounded(off / abs(Fraction(target.value)) * 100, max(1, said.decimals))
    difference = rounded(off / result.scale, max(result.decimals, target.decimals))
    shown = f"{plain(result.printed)} is {plain(difference)} from {plain(target.printed)}, which is {share}% of it"
    return hit(
        passage,
        start,
        end,
        f"It says {said.text.strip()}, and {shown}.",
        working=shown,
        mend="Work the distance out again from the result and the target, and correct what is wrong.",
        severity=Severity.ERROR if sure else Severity.WARNING,
    )
