"""Arrows and words of direction against the change that the figures show, and the polarity."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from goldenthread.checks.findings import Severity, Verdict
from goldenthread.checks.grids import Grid
from goldenthread.checks.rule import Example, Hit, hit, rule
from goldenthread.checks.rules.performance.indicators import Row, indicator_tables
from goldenthread.checks.subject import Subject
from goldenthread.figures import Quantity
from goldenthread.figures.comparing import plain

Way = Literal["up", "down", "same"]
Meaning = Literal["figure", "performance"]

_BETTER = re.compile(r"\b(?:improv(?:ing|ed|ement|es?)|better)\b|\bI\b", re.IGNORECASE)
_WORSE = re.compile(r"\b(?:worsen(?:ing|ed)?|worse|declin(?:ing|ed)|deteriorat(?:ing|ed))\b|\bW\b", re.IGNORECASE)
_SAME = re.compile(r"\b(?:same|stable|static|no\s+change|unchanged|maintained|steady|constant)\b|\bS\b", re.IGNORECASE)
_UP = re.compile(r"\b(?:up|increas(?:e|ed|ing)|ris(?:e|en|ing)|rose|higher)\b", re.IGNORECASE)
_DOWN = re.compile(r"\b(?:down|decreas(?:e|ed|ing)|reduc(?:ed|tion|ing)|fell|fall(?:en|ing)?|lower)\b", re.IGNORECASE)
_ARROWS: dict[str, Way] = {
    **dict.fromkeys("↑⇧▲⬆⇑🔺🔼", "up"), **dict.fromkeys("↓⇩▼⬇⇓🔻🔽", "down"), **dict.fromkeys("→←↔⇨►◄➡⬌⇔", "same"),
}  # fmt: skip
# A change less than this is called "the same" by many.
_SMALL = 10


@rule(
    "direction-against-the-change",
    title="A direction of travel that the figures do not show",
    group="performance",
    severity=Severity.ERROR,
    scope="Tables with a result, an earlier result and a direction of travel in words or arrows. Improving and "
    "worsening are "
    "held against the polarity; up and down against the figures. What an arrow means (the figure's direction, or "
    "better "
    "and worse) is taken from the other rows. An error where the table states the polarity and two other rows "
    "agree; else "
    "a warning.",
    leaves_out=(
        "Rows whose earlier results, where there are several, do not all lie on one side of the result.",
        "Figures that are equal as printed.",
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
        if columns.direction is None or not columns.earlier:
            continue
        moved = [(row, way) for row in rows if (way := _moved(row)) is not None]
        meaning = _meaning(grid, columns.direction, moved)
        checked = [(row, way, _breach(row, way, grid.text(row.row, columns.direction), meaning)) for row, way in moved]
        wrong = [(row, said) for row, _, said in checked if said]
        right = sum(1 for _, _, said in checked if said == "")
        if len(wrong) > max(1, right):
            continue
        for row, said in wrong:
            assert said is not None
            yield from _hits(row, columns.direction, said, certain=right >= 2 and row.polarity_stated)


def _moved(row: Row) -> Way | None:
    """Which way the figure went; None where it cannot be told."""
    ways = {_between(row.result, then) for then in row.earlier}
    return ways.pop() if len(ways) == 1 else None


def _between(now: Quantity | None, then: Quantity) -> Way | None:
    if now is None or now.unit != then.unit or now.is_range or then.is_range or now.value == then.value:
        return None
    return "up" if now.value > then.value else "down"


def _arrow(text: str) -> Way | None:
    found = {_ARROWS[sign] for sign in text if sign in _ARROWS}
    return found.pop() if len(found) == 1 else None


def _meaning(grid: Grid, column: int, moved: list[tuple[Row, Way]]) -> Meaning | None:
    """What arrows mean in this table; None where the rows do not tell."""
    figure = performance = telling = 0
    for row, way in moved:
        arrow = _arrow(grid.text(row.row, column))
        if arrow in ("up", "down") and row.polarity in ("bigger", "smaller"):
            better = (way == "up") is (row.polarity == "bigger")
            figure += arrow == way
            performance += arrow == ("up" if better else "down")
            telling += 1
    if figure == performance:
        return None
    return "figure" if figure > performance else "performance"


def _breach(row: Row, way: Way, text: str, meaning: Meaning | None) -> str | None:
    """What the direction says against the figures: "" where it is right, None where it cannot be told."""
    if not text:
        return None
    better = _better(row, way)
    said_better, said_worse = bool(_BETTER.search(text)), bool(_WORSE.search(text))
    if said_better is not said_worse:
        if better is None:
            return None
        return "" if said_better is better else f"it says {'improving' if said_better else 'worsening'}"
    said_up, said_down = bool(_UP.search(text)), bool(_DOWN.search(text))
    if said_up is not said_down:
        return "" if said_up is (way == "up") else f"it says {'up' if said_up else 'down'}"
    arrow = _arrow(text)
    if _SAME.search(text) or arrow == "same":
        return "it says the same" if _large(row) else ""
    return _arrow_breach(row, way, arrow, meaning, better)


def _arrow_breach(row: Row, way: Way, arrow: Way | None, meaning: Meaning | None, better: bool | None) -> str | None:
    if arrow is None:
        return None
    if row.polarity == "bigger":
        # Either meaning gives the same arrow.
        return "" if arrow == way else f"the arrow points {arrow}"
    if meaning is None or better is None:
        return None
    right = way if meaning == "figure" else "up" if better else "down"
    return "" if arrow == right else f"the arrow points {arrow}"


def _better(row: Row, way: Way) -> bool | None:
    return (way == "up") is (row.polarity == "bigger") if row.polarity in ("bigger", "smaller") else None


def _large(row: Row) -> bool:
    now = row.result.value if row.result is not None else None
    return now is not None and all(
        then.value and abs(now - then.value) * 100 >= abs(then.value) * _SMALL for then in row.earlier
    )


def _hits(row: Row, column: int, said: str, *, certain: bool) -> Iterator[Hit]:
    passage = row.grid.passage(row.row, column)
    if passage is None or row.result is None or not row.earlier:
        return
    now, then = plain(row.result.printed), " or ".join(plain(figure.printed) for figure in row.earlier)
    went = "rose" if row.result.value > row.earlier[0].value else "fell"
    meant = {"bigger": ", and bigger is better", "smaller": ", and smaller is better"}.get(row.polarity, "")
    yield hit(
        passage,
        0,
        len(passage.text),
        f"The figure {went} from {then} to {now}{meant}; {said}.",
        working=f"{then} before, {now} now{meant}"
        + ("" if row.polarity_stated or not meant else ", to judge by its name"),
        mend="Find out which of the two results and the direction is wrong, and correct it.",
        verdict=Verdict.WRONG if certain else Verdict.CANNOT_TELL,
        severity=Severity.ERROR if certain else Severity.WARNING,
    )
