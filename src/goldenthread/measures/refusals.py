"""What the statistics will not take: figures that are not numbers, and what to say of them.

Bad input raises MeasureError, which is a ValueError and says what is wrong, where, and how to mend it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NoReturn

import numpy as np
from numpy.typing import NDArray

from goldenthread.measures.problems import MeasureError, Problem

GAP_HELP = "a gap is written None"
_PLAIN = {float, int, type(None)}


def refuse(name: str, message: str, row: int | None = None) -> NoReturn:
    """Raise MeasureError about one input; `row` counts from 1."""
    raise MeasureError([Problem(name, row, "", message)])


def figure(value: object, name: str, *, above: float | None = None, least: float | None = None) -> float:
    """One finite number as a float. Raises MeasureError for anything else, or one that is too small."""
    number = _number(value, name, None)
    if math.isnan(number) or math.isinf(number):
        refuse(name, f"{value} is not a number that can be measured with")
    if above is not None and number <= above:
        refuse(name, f"{value} must be above {above:g}")
    if least is not None and number < least:
        refuse(name, f"{value} must be {least:g} or more")
    return number


def figures(
    values: Iterable[object], name: str, *, gaps: bool = False, least: float | None = None
) -> NDArray[np.float64]:
    """A series as float64, NaN where it has a gap (None). Raises MeasureError naming every row that is wrong."""
    if isinstance(values, np.ndarray) and values.ndim != 1:
        refuse(name, f"one series is wanted, not an array of {values.ndim} dimensions")
    if isinstance(values, str | bytes):
        refuse(name, "a list of numbers is wanted, not text")
    listed = values.tolist() if isinstance(values, np.ndarray) else list(values)
    try:
        plain = set(map(type, listed)) <= _PLAIN
        numbers = np.array(listed if plain else [], np.float64)
    except OverflowError:
        plain = False
    if not plain:
        numbers = np.array(
            [math.nan if value is None else _number(value, name, row) for row, value in enumerate(listed, 1)],
            np.float64,
        )
    problems = []
    for row in np.flatnonzero(~np.isfinite(numbers)).tolist():
        if listed[row] is not None:
            message = f"{listed[row]} is not a number that can be measured with" + (f"; {GAP_HELP}" if gaps else "")
            problems.append(Problem(name, row + 1, "", message))
        elif not gaps:
            problems.append(Problem(name, row + 1, "", "there is no figure"))
    if least is not None:
        for row in np.flatnonzero(numbers < least).tolist():
            problems.append(Problem(name, row + 1, "", f"{listed[row]} must be {least:g} or more"))
    if problems:
        raise MeasureError(problems)
    return numbers


def same_length(first: Sequence[object] | NDArray[np.float64], second: Sequence[object] | NDArray[np.float64],
                names: str) -> None:  # fmt: skip
    """Raise MeasureError where two series that belong together differ in length."""
    if len(first) != len(second):
        refuse(names, f"{len(first)} and {len(second)} figures: there must be as many of the one as of the other")


def confidence_level(level: object) -> float:
    """A confidence level as a share, such as 0.95. Raises MeasureError for one that is not between 0 and 1."""
    share = figure(level, "confidence")
    if not 0 < share < 1:
        refuse("confidence", f"{level} must lie between 0 and 1: 95% is written 0.95")
    return share


def one_of(value: object, choices: Sequence[str], name: str) -> str:
    """A word from a list of words. Raises MeasureError, with the words, for any other."""
    if not isinstance(value, str) or value not in choices:
        refuse(name, f'"{value}" is not one of {", ".join(choices)}')
    return value


def whole(value: object, name: str, *, least: int = 0) -> int:
    """A whole number. Raises MeasureError for a fraction, a truth value or one that is too small."""
    number = figure(value, name)
    if isinstance(value, bool) or not number.is_integer():
        refuse(name, f"{value} is not a whole number")
    if number < least:
        refuse(name, f"{value} must be {least} or more")
    return int(number)


def _number(value: object, name: str, row: int | None) -> float:
    if value is None:
        refuse(name, "there is no figure", row)
    if isinstance(value, bool | np.bool_ | str | bytes | complex):
        refuse(name, f"{value!r} is not a number", row)
    try:
        return float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        refuse(name, f"{value!r} is not a number", row)
