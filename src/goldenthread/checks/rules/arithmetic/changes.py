"""Changes and differences against the two figures that they are between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from goldenthread.checks.findings import Severity
from goldenthread.checks.grids import Grid
from goldenthread.checks.passages import Passage
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.arithmetic.moves import NUMBERED, by_sentence, moves_told
from goldenthread.checks.subject import Subject
from goldenthread.figures import Comparison, Quantity, Unbounded, change, compare, rounded
from goldenthread.figures import Verdict as Compared
from goldenthread.figures.comparing import plain

_MOVED = re.compile(
    r"\b(?:increas|decreas|reduc|rose|rise|risen|fell|fall|fallen|drop|grew|growth|up|down|change|higher|lower|improv|"
    r"declin|"
    r"uplift|jump|gain|cut)",
    re.IGNORECASE,
)
_UP = re.compile(
    r"\b(?:increas\w*|rose|rises?|risen|rising|grew|growth|grown|up|higher|uplift|jump\w*|gain\w*)\b", re.IGNORECASE
)
_DOWN = re.compile(
    r"\b(?:decreas\w*|reduc\w*|fell|falls?|fallen|falling|drop\w*|down|lower|declin\w*|cut)\b", re.IGNORECASE
)
# Between the two figures of one comparison, in the order now - then or then - now.
_NOW_THEN = re.compile(
    r"[^.;:\d]{0,60}\b(?:(?:compared (?:to|with)|against|(?:up|down|increased?|decreased?|rise|rose|fall|fell|"
    r"reduction|"
    r"risen|fallen) from)\s[^.;\d]{0,25}|from\s(?:the\s|a\s|last\syear's\s|figure\sof\s|total\sof\s|around\s|just\s)*)",
    re.IGNORECASE,
)
_THEN_NOW = re.compile(r"[^.;:\d]{0,30}\bto\s[^.;\d]{0,25}", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|between)\s[^\d]{0,25}$", re.IGNORECASE)
_PARTED = re.compile(r"\)|\band\b|:")
_FURTHEST = 70
_STRAIGHT_AFTER = 16
# As in: 1,874 people, and in brackets 1,912 a year earlier, a fall of 2.0%.
_ASIDE = re.compile(r"\s?(?:[a-z]+\s){0,3}\(", re.IGNORECASE)
_EARLIER = re.compile(r"\s(?:a year|in the previous|the year|last year|the previous|in (?:19|20)\d\d)", re.IGNORECASE)
_SAID_MORE = re.compile(r"%?\s(?:more|fewer|less)\)")
_PERIODS = re.compile(
    r"\b(?:(?:in|during|for)\s(?:the\s)?)?(?:(?:19|20)\d\d(?:[/-]\d\d(?:\d\d)?)?|Q[1-4])(?:\s(?:19|"
    r"20)\d\d(?:[/-]\d\d)?)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Two figures compared in a sentence and the percentage by which one is said to differ from the other."""

    now: Quantity
    then: Quantity
    by: Quantity
    falls: bool


def changes_told(subject: Subject, passage: Passage) -> Iterator[Told]:
    """Every comparison of two figures with a percentage of change, in the sentences of a passage."""
    if not (_MOVED.search(passage.text) or "(+" in passage.text or _SAID_MORE.search(passage.text)):
        return
    figures = subject.quantities(passage)
    if len(figures) < 3:
        return
    for start, end, inside in by_sentence(passage, figures):
        for three in zip(inside, inside[1:], inside[2:], strict=False):
            told = _told(passage.text, start, end, three)
            if told:
                yield told


def _told(text: str, start: int, end: int, three: tuple[Quantity, Quantity, Quantity]) -> Told | None:
    """The comparison that three neighbouring figures make: two of one unit, joined, and a percentage of change."""
    for by, first, second in ((three[2], three[0], three[1]), (three[0], three[1], three[2])):
        if by.unit not in ("percent", "points") or by.is_range or first.is_range or second.is_range:
            continue
        if first.unit != second.unit or first.per != second.per or _differ(first, second):
            continue
        leads = by is three[0]
        gap = text[by.end : first.start] if leads else text[second.end : by.start]
        if (
            len(gap) > _FURTHEST
            or (leads and (by.sign == "brackets" or _PARTED.search(gap)))
            or re.search(r"[.;]\s", gap)
        ):
            continue
        near = text[max(start, by.start - 45) : min(end, by.end + 30)]
        signed = by.sign in ("plus", "minus") or text[by.start : by.start + 2] in ("(+", "(-", "(–", "(−")
        if not leads and not _MOVED.search(near) and by.sign == "brackets" and len(gap) <= _STRAIGHT_AFTER:
            # "Visits rose over the year from 1,000 to 1,120 a month (12%)".
            near = text[max(start, first.start - _FURTHEST) : by.end]
        signed = signed or (not leads and bool(_SAID_MORE.match(text, by.end)))
        if not _MOVED.search(near) and not signed:
            continue
        rises, falls = bool(_UP.search(near)), bool(_DOWN.search(near))
        if rises and falls:
            continue
        between = NUMBERED.sub("", _PERIODS.sub("", text[first.end : second.start]))
        before = _PERIODS.sub("", text[start : first.start])
        aside = not leads and _ASIDE.fullmatch(between) and _EARLIER.match(gap)
        if (aside or _NOW_THEN.fullmatch(between)) and not _FROM.search(before):
            return Told(first, second, by, falls)
        if _THEN_NOW.fullmatch(between) and _FROM.search(before):
            return Told(second, first, by, falls)
    return None


def _differ(first: Quantity, second: Quantity) -> bool:
    """Whether two figures count different things by the words after them."""
    return bool(first.noun and second.noun and first.noun.split()[-1] != second.noun.split()[-1])


def _printed(told: Told) -> Quantity:
    """The change as a figure of its own sign: a fall is negative however it is worded."""
    value = abs(told.by.value)
    signed = -value if told.falls or told.by.sign == "minus" else value
    return _with_value(told.by, signed)


def _with_value(quantity: Quantity, value: Decimal) -> Quantity:
    return replace(
        quantity, value=value, printed=value * quantity.printed / quantity.value if quantity.value else value
    )


def relative(told: Told) -> Comparison | None:
    """The change as printed against the one that the two figures give; None where nothing can be said."""
    if told.then.value == 0:
        return None
    try:
        exact = change(told.now.interval(), told.then.interval())
    except Unbounded:
        return None
    found = compare(_printed(told), exact)
    if found.verdict is Compared.WRONG:
        # "A fall of 12%" may be of either sign in the working; size alone decides, the words are another rule's.
        turned = compare(_with_value(told.by, abs(told.by.value)), abs(exact))
        if turned.verdict is not Compared.WRONG:
            return turned
    return found


def in_points(told: Told) -> bool:
    """Whether the change printed is the difference in percentage points."""
    if not told.now.percentage:
        return False
    difference = abs(told.now.interval() - told.then.interval())
    return compare(_with_value(told.by, abs(told.by.value)), difference).verdict in (
        Compared.RIGHT,
        Compared.ONLY_ROUNDING,
    )


@rule(
    "change-not-of-its-figures",
    title="A percentage change that is not the one between its two figures",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="A sentence with two figures of one kind, set against each other (“from … to …”, “compared with”, “up "
    "from”), "
    "and a percentage by which one has changed.",
    leaves_out=(
        "Changes that rounding of the two figures can explain.",
        "Sentences with more than three figures, in which it is not certain what is compared with what.",
        "Percentage points, which have a rule of their own.",
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
    for passage in subject.passages:
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
        if _MOVED.search(passage.text) or " than" in passage.text:
            yield from moves_told(subject, passage, seen)


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
    for passage in subject.passages:
        if "%" not in passage.text and "cent" not in passage.text:
            continue
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


_GAP = re.compile(
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


_CHANGE_HEADING = re.compile(
    r"\b(?:change|variance|var|increase|decrease|movement|difference|diff|growth|uplift|relative)\b|\+/-", re.IGNORECASE
)
_LEAST_ROWS = 2
_GLANCE = 1.5


@rule(
    "change-column-wrong-in-a-row",
    title="A change or variance that is not the one of its row",
    group="arithmetic",
    severity=Severity.ERROR,
    scope="Columns headed change, variance, difference or increase, in amounts or per cent, where two other columns "
    "give "
    "that change in most rows and not in this one.",
    leaves_out=(
        "Columns whose rows do not show which two columns they are between.",
        "Differences that rounding can make, a zero or missing figure, and signs alone.",
    ),
    cost="None on the five documents: the 27 changes of a table of fees are right.",
    example=Example(
        wrong="Service\tBudget £000\tForecast £000\tVariance "
        "£000\nLibraries\t1,200\t1,260\t60\nParks\t850\t840\t(10)\nStreets\t400\t430\t30\n"
        "Housing\t700\t745\t54\n",
        right="Service\tBudget £000\tForecast £000\tVariance "
        "£000\nLibraries\t1,200\t1,260\t60\nParks\t850\t840\t(10)\nStreets\t400\t430\t30\n"
        "Housing\t700\t745\t45\n",
        quote="54",
    ),
)
def change_column_wrong_in_a_row(subject: Subject) -> Iterator[Hit]:
    """Where every other row shows how a column is worked out, the one that does not fit has a slip in it."""
    for grid in subject.grids:
        if len(grid.rows) <= _LEAST_ROWS:
            continue
        amounts = [column for column in grid.columns if _is_amounts(grid, column)]
        for column in amounts:
            if _CHANGE_HEADING.search(grid.heading(column)) and not _says_from(grid, column):
                yield from _column(subject, grid, column, [each for each in amounts if each != column])


def _says_from(grid: Grid, column: int) -> bool:
    """Whether the cells give what something was before ("up from 15"), not by how much it moved."""
    return any("from" in grid.text(row, column).casefold() for row in grid.rows)


def _is_amounts(grid: Grid, column: int) -> bool:
    return sum(grid.reading(row, column).quantity is not None for row in grid.rows) > _LEAST_ROWS


def _agreeing(rows: list[_Row]) -> int:
    """How many rows are exact as printed, signs and all: turned round, if the council counts the other way."""
    ways = [
        (row.said > 0) is (row.exact > 0) for row in rows if row.verdict is Compared.RIGHT and row.said and row.exact
    ]
    level = sum(row.verdict is Compared.RIGHT and not row.said for row in rows)
    signed = any(row.said < 0 for row in rows)
    return level + (max(sum(ways), len(ways) - sum(ways)) if signed else len(ways))


@dataclass(frozen=True, slots=True)
class _Row:
    """How a row of a change column compares with the change between two others."""

    row: int
    verdict: Compared
    expected: Decimal
    working: str
    said: Decimal
    exact: Fraction


def _column(subject: Subject, grid: Grid, column: int, others: list[int]) -> Iterator[Hit]:
    best: tuple[tuple[int, int], int, int, list[_Row]] | None = None
    for then in others:
        for now in others:
            if then == now or not _at_a_glance(grid, column, then, now):
                continue
            rows = list(_rows(grid, column, then, now))
            right = sum(row.verdict is not Compared.WRONG for row in rows)
            # Where rounding lets several pairs of columns pass, the one whose signs agree too is the one.
            if best is None or (_agreeing(rows), right) > best[0]:
                best = ((_agreeing(rows), right), then, now, rows)
    if best is None:
        return
    (_, right), then, now, rows = best
    wrong = [row for row in rows if row.verdict is Compared.WRONG]
    if right < _LEAST_ROWS or len(wrong) > right / 3 + 0.5:
        return
    for row in rows:
        passage = grid.passage(row.row, column)
        if passage is None:
            continue
        if row.verdict is not Compared.WRONG:
            subject.rederive(passage, passage.text.find(grid.text(row.row, column).lstrip("(-+£ ")[:3]))
            continue
        yield hit(
            passage,
            0,
            len(passage.text.rstrip()),
            f"“{grid.heading(now)}” less “{grid.heading(then)}” gives {plain(row.expected)} in this row, and "
            f"{passage.text.strip()} is printed.",
            working=f"{row.working}; {right} other rows agree",
            mend="Check the three figures of the row.",
        )


def _at_a_glance(grid: Grid, column: int, then_column: int, now_column: int) -> bool:
    """Whether two columns may be those that a third is the change between, before any exact arithmetic is done."""
    near = 0
    for row in grid.rows:
        said, then, now = (grid.reading(row, each).quantity for each in (column, then_column, now_column))
        if said is None or then is None or now is None or not then.value:
            continue
        change_, size = float(now.value) - float(then.value), abs(float(said.value))
        if said.percentage and not then.percentage:
            near += abs(abs(100 * change_ / float(then.value)) - size) < _GLANCE
        else:
            near += abs(abs(change_) - size) <= 2 * float(max(then.scale, now.scale, said.scale))
    return near >= _LEAST_ROWS


def _rows(grid: Grid, column: int, then_column: int, now_column: int) -> Iterator[_Row]:
    for row in grid.rows:
        said, then, now = (grid.reading(row, each).quantity for each in (column, then_column, now_column))
        if (
            said is None
            or then is None
            or now is None
            or then.unit != now.unit
            or said.is_range
            or then.is_range
            or now.is_range
        ):
            continue
        if said.percentage and not then.percentage:
            if then.value == 0:
                continue
            try:
                exact = change(now.interval(), then.interval())
            except Unbounded:
                continue
            words = f"({plain(now.printed)} − {plain(then.printed)}) ÷ {plain(then.printed)}"
        elif said.unit in (then.unit, "points") or (then.percentage and said.unit in ("percent", "count")):
            exact = now.interval() - then.interval()
            words = f"{plain(now.printed)} − {plain(then.printed)}"
        else:
            continue
        found = compare(_with_value(said, abs(said.value)), abs(exact))
        yield _Row(row, found.verdict, found.expected, f"{words}: {found.working}", said.value, exact.given)
