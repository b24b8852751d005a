"""A slow, obvious second opinion on control charts, in plain Python, straight from what the sources say.

`ptd`: NHSRplotthedots 0.2.2 (R/ptd_spc_standard.R, R/ptd_calculate_point_type.R). `mdc`: the checks published by NHS
England's Making Data Count team for locally made charts. Exact fractions, so that no rounding decides anything.
"""

from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple


class Judged(NamedTuple):
    mean: Fraction
    lower: Fraction | None
    upper: Fraction | None
    rules: list[set[tuple[str, int]]]
    """Of each point, the causes it shows and which way."""


def limits(values: list[Fraction], screen: bool) -> tuple[Fraction, Fraction | None]:
    """Mean, and mean moving range after screening."""
    ranges = [abs(after - before) for before, after in pairwise(values)]
    if not ranges:
        return sum(values) / Fraction(len(values)), None
    average = sum(ranges) / Fraction(len(ranges))
    if screen:
        kept = [one for one in ranges if one < Fraction("3.267") * average]
        if kept and sum(kept):
            average = sum(kept) / Fraction(len(kept))
    return sum(values) / Fraction(len(values)), average


def judge(
    values: list[Fraction], *, run: int, screen: bool, beyond_counts: bool, fix_after: int | None = None
) -> Judged:
    """Every rule on one phase without gaps."""
    mean, average = limits(values if fix_after is None else values[:fix_after], screen)
    rules: list[set[tuple[str, int]]] = [set() for _ in values]
    if average is None:
        return Judged(mean, None, None, rules)
    upper, lower = mean + Fraction("2.66") * average, mean - Fraction("2.66") * average
    side = [(one > mean) - (one < mean) for one in values]
    out = [one > upper or one < lower for one in values]
    near = [abs(one - mean) > Fraction("2.66") * 2 / 3 * average and (beyond_counts or not out[place])
            for place, one in enumerate(values)]  # fmt: skip
    for place, is_out in enumerate(out):
        if is_out:
            rules[place].add(("limit", side[place]))
    for first in range(len(values) - run + 1):
        stretch = range(first, first + run)
        for way in (1, -1):
            if all(side[place] == way for place in stretch):
                for place in stretch:
                    rules[place].add(("shift", way))
            if all((after - before) * way > 0 for before, after in pairwise(values[first : first + run])):
                for place in stretch:
                    rules[place].add(("trend", way))
    for first in range(len(values) - 2):
        three = range(first, first + 3)
        for way in (1, -1):
            if all(side[place] == way for place in three) and sum(near[place] for place in three) >= 2:
                for place in three:
                    if near[place]:
                        rules[place].add(("two of three", way))
    return Judged(mean, lower, upper, rules)


def ptd_cause(values: list[Fraction], rules: list[set[tuple[str, int]]], place: int) -> tuple[str, int]:
    """The one cause and direction that NHSRplotthedots 0.2.2 gives a point (ptd_special_cause_type)."""
    shown = rules[place]
    side = {way for cause, way in shown if cause != "trend"}
    names = {cause for cause, _ in shown}
    if "limit" in names:
        return "limit", side.pop()
    if "trend" in names:
        followed = place + 1 < len(values) and any(cause == "trend" for cause, _ in rules[place + 1])
        first, second = (place, place + 1) if followed else (place - 1, place)
        return "trend", 1 if values[second] > values[first] else -1
    for cause in ("two of three", "shift"):
        if cause in names:
            return cause, side.pop()
    return "none", 0


def mdc_judgement(shown: set[tuple[str, int]], good: int) -> str:
    """What Making Data Count's tool colours a point: improvement wherever any rule shows improvement."""
    if not shown:
        return "common cause"
    if not good:
        return "special cause"
    return "improvement" if any(way == good for _, way in shown) else "concern"
