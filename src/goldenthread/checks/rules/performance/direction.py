"""Arrows and words of direction against the change that the figures show, and the polarity."""

from __future__ import annotations

import re
from collections.abc import Iterator

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.arrows import Meaning, Way, arrow_of, meanings, said_of
from goldenthread.checks.rules.performance.compared import compared_in_keys, compared_with
from goldenthread.checks.rules.performance.direction_of_risks import risks_moved
from goldenthread.checks.rules.performance.direction_sizes import size_in, sizes_in
from goldenthread.checks.rules.performance.homes import homes, told_for
from goldenthread.checks.rules.performance.indicators import Row, figure_at, indicator_tables
from goldenthread.checks.rules.performance.moved import Moved
from goldenthread.checks.rules.performance.times import time_of
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain
from goldenthread.figures.quantity import COUNTED
from goldenthread.patterns import regex

_CHANGE = regex(r"\bchange\b|\bvariance\b|\bdifference\b", re.IGNORECASE)
_ON_AVERAGE = regex(r"\b(?:average|mean|rate|per|days|time|hours|minutes|index|score|%)", re.IGNORECASE)


@rule(
    "direction-against-the-change",
    title="A direction of travel that the figures do not show",
    group="performance",
    severity=Severity.ERROR,
    scope="Tables with a result, an earlier result and one or two columns of directions of travel in words or "
    "arrows. Which "
    "earlier result a column is of (last quarter, last year) is taken from its heading, the report's key or the "
    "column beside "
    "it. Improving and worsening are held against the polarity; up and down against the figures. What an arrow "
    "means (the "
    "figure's direction, or better and worse) is what the report says, else what the other rows show. An error "
    "where the "
    "table states the polarity and other rows agree; else a warning; a note where rounded figures are "
    "equal. Risks whose "
    "score before is printed, too.",
    leaves_out=(
        "Rows whose earlier results, where it is not said which is meant, do not all lie on one side of the result.",
        "A year to date beside a quarter or a whole year, which it cannot be compared with.",
        '"Same" for a change of less than 10%: many councils call that the same.',
        "Indicators whose polarity neither the table nor the name gives away.",
    ),
    cost="None on the five documents.",
    example=Example(
        wrong="| Indicator | Polarity | Last year's result | Result | Direction of travel |\n|---|---|---|---|---|\n"
        "| Complaints | Smaller is better | 40 | 50 | Improving |\n| Visits | Bigger is better | 10 | 12 | "
        "Improving |\n"
        "| Loans | Bigger is better | 30 | 20 | Worsening |\n",
        right="| Indicator | Polarity | Last year's result | Result | Direction of travel |\n|---|---|---|---|---|\n"
        "| Complaints | Smaller is better | 40 | 50 | Worsening |\n| Visits | Bigger is better | 10 | 12 | "
        "Improving |\n"
        "| Loans | Bigger is better | 30 | 20 | Worsening |\n",
        quote="Improving",
    ),
)
def direction_against_the_change(subject: Subject) -> Iterator[Hit]:
    """An indicator that worsens under an arrow that says it improves hides what has to be acted on."""
    for grid, columns, rows in indicator_tables(subject):
        if not columns.directions or not columns.earlier:
            continue
        keys, told = compared_in_keys(subject), told_for(subject, grid.part, meanings(subject))
        for column in columns.directions:
            places = compared_with(grid, columns, column, keys, homes(subject)[grid.part])
            moves = [moved for row in rows if (moved := moved_in(row, column, places)) is not None]
            found = list(_in_column(moves, told or meaning_of(moves), told is not None))
            yield from found
            if not _CHANGE.search(grid.heading(column)):
                yield from sizes_in(moves)
    yield from risks_moved(subject)


def _in_column(moves: list[Moved], meaning: Meaning | None, told: bool) -> Iterator[Hit]:
    checked = [(moved, _breach(moved, meaning)) for moved in moves]
    wrong = [(moved, said) for moved, said in checked if said]
    right = sum(1 for _, said in checked if said == "")
    if len(wrong) > max(1, right):
        return
    for moved, said in wrong:
        known = moved.row.polarity_stated or said_of(moved.text) in ("up", "down") or meaning == "figure"
        yield from _hits(moved, said or "", certain=moved.way != "same" and known and right >= (1 if told else 2))


def moved_in(row: Row, column: int, places: tuple[int, ...]) -> Moved | None:
    """Which way the figure went; None where it cannot be told."""
    text = row.grid.text(row.row, column)
    then = tuple(
        figure
        for place in places
        if (figure := figure_at(row.grid, row.row, place)) is not None and not _of_the_whole_year(row, place)
    )
    ways = {_between(row.result, each) for each in then}
    way = ways.pop() if len(ways) == 1 else None
    return Moved(row, column, text, way, then) if way is not None and text else None


def _of_the_whole_year(row: Row, place: int) -> bool:
    """Whether a quarter's count stands beside a whole year's, which it cannot be compared with."""
    result, column = row.result, row.columns.result
    if result is None or column is None or result.percentage:
        return False
    return (
        time_of(row.grid.heading(column))[1] > 0
        and time_of(row.grid.heading(place))[1] == 0 < time_of(row.grid.heading(place))[0]
    )


def _between(now: Quantity | None, then: Quantity) -> Way | None:
    if now is None or now.unit != then.unit or now.is_range or then.is_range:
        return None
    if now.value == then.value:
        return "same"
    return "up" if now.value > then.value else "down"


def meaning_of(moves: list[Moved]) -> Meaning | None:
    """What arrows mean in this table; None where the rows do not tell."""
    figure = performance = 0
    for moved in moves:
        arrow = arrow_of(moved.text)
        if arrow in ("up", "down") and moved.better is not None:
            figure += arrow == moved.way
            performance += arrow == ("up" if moved.better else "down")
    if figure == performance:
        return None
    return "figure" if figure > performance else "performance"


def _breach(moved: Moved, meaning: Meaning | None) -> str | None:
    """What the direction says against the figures: "" where it is right, None where it cannot be told."""
    said, arrow = said_of(moved.text), arrow_of(moved.text)
    if moved.way == "same":
        return _unmoved(moved, said, arrow)
    if said in ("better", "worse"):
        if moved.better is None:
            return None
        return (
            "" if (said == "better") is moved.better else f"it says {'improving' if said == 'better' else 'worsening'}"
        )
    if said in ("up", "down"):
        return "" if said == moved.way else f"it says {said}"
    if said == "same":
        size = size_in(moved)
        return "it says the same" if moved.large or (size is not None and size.value) else ""
    return _arrow_breach(moved, arrow, meaning)


def _unmoved(moved: Moved, said: str, arrow: Way | None) -> str | None:
    """Of figures that are equal as printed: whether a direction says that they moved."""
    if said == "same":
        return ""
    if said or arrow in ("up", "down"):
        return f"it says {said}" if said else f"the arrow points {arrow}"
    return None


def _arrow_breach(moved: Moved, arrow: Way | None, meaning: Meaning | None) -> str | None:
    if arrow is None:
        return None
    if moved.row.polarity == "bigger":
        # Either meaning gives the same arrow.
        return "" if arrow == moved.way else f"the arrow points {arrow}"
    if meaning is None or (meaning == "performance" and moved.better is None):
        return None
    right = moved.way if meaning == "figure" else "up" if moved.better else "down"
    return "" if arrow == right else f"the arrow points {arrow}"


def _hits(moved: Moved, said: str, *, certain: bool) -> Iterator[Hit]:
    row = moved.row
    passage = row.grid.passage(row.row, moved.column)
    if passage is None or row.result is None or not moved.then:
        return
    now, then = plain(row.result.printed), " or ".join(plain(figure.printed) for figure in moved.then)
    went = "rose" if moved.way == "up" else "fell"
    meant = {"bigger": ", and bigger is better", "smaller": ", and smaller is better"}.get(row.polarity, "")
    change = f"The figure {went} from {then} to {now}{meant}; {said}."
    if moved.way == "same":
        change = f"The figure was {then} and is {now}; {said}."
    severity = Severity.ERROR if certain else Severity.WARNING
    if moved.way == "same" and not _exact(row):
        # Before they were rounded they may have differed.
        severity = Severity.NOTE
    yield hit(
        passage,
        0,
        len(passage.text),
        change,
        working=f"{then} before, {now} now{meant}"
        + ("" if row.polarity_stated or not meant else ", to judge by its name"),
        mend="Find out which of the two results and the direction is wrong, and correct it.",
        verdict=Verdict.WRONG if certain else Verdict.CANNOT_TELL,
        severity=severity,
    )


def _exact(row: Row) -> bool:
    """Whether the result is a number of things, and not a share or an average of them."""
    result = row.result
    counted = result is not None and result.decimals == 0 and result.unit in COUNTED and result.scale == 1
    return counted and not _ON_AVERAGE.search(row.name)
