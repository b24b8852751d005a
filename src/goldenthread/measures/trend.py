"""Whether five yearly figures show a trend: OHID's method for Fingertips, which says when it cannot be worked out.

Proportions: chi-square test for trend on the counts. Everything else: regression weighted by the inverse of each
figure's variance, taken from its 95% interval. Both need the slope to keep one sign when each point in turn is left
out, so that no single year makes a trend. A chi-square above 9.5495 is significant: 99.8%.
(fingertips.phe.org.uk technical guidance, "Trend markers"; the source of Fingertips, TrendMarkerCalculator.)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from goldenthread.measures.intervals import rate, z_value
from goldenthread.measures.refusals import figures, one_of, refuse, same_length
from goldenthread.measures.timelines import Moment, places

POINTS = 5
CONFIDENCE = 0.998
CRITICAL = float(2 * special.gammaincinv(0.5, CONFIDENCE))
"""9.549535706..., the chi-square on one degree of freedom that 99.8% stay below."""
POLARITIES = ("bigger", "smaller", "neither", "range")
NORMAL_WIDTH = 3.92
"""Standard errors in the width of a 95% interval, as Fingertips takes them."""
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Trend:
    """The trend of the latest five points. Numbers are None where it cannot be worked out."""

    marker: str
    """increasing, decreasing, no significant change or cannot be worked out."""
    judgement: str | None
    """improving or worsening, where one direction is better and there is a trend; else None."""
    slope: float | None
    """A year: of proportions in log odds, else in the unit of the figures."""
    slopes_without: tuple[float, ...]
    """The slope with each point in turn left out."""
    one_sign: bool | None
    """Whether all those slopes and the slope itself have one sign."""
    chi_square: float | None
    p_value: float | None
    significant: bool
    method: str
    """chi-square for trend or weighted regression."""
    reason: str
    """Why it cannot be worked out; "" where it can."""


def trend(
    values: Iterable[float | None] | None = None,
    *,
    numerators: Iterable[float | None] | None = None,
    denominators: Iterable[float | None] | None = None,
    lower: Iterable[float | None] | None = None,
    upper: Iterable[float | None] | None = None,
    per: float | None = None,
    years: Sequence[Moment] | None = None,
    polarity: str = "bigger",
) -> Trend:
    """The trend of a yearly series, by what is given, in order of time; the latest five points are used.

    numerators and denominators: proportions. With `per` too: rates, their intervals by Byar.
    values with lower and upper: any figure with 95% limits.
    years: checked for order and repeats; a missing one among the latest five means no answer. None is a gap.
    """
    if values is None and numerators is not None and denominators is not None:
        if per is None:
            return proportions(numerators, denominators, years=years, polarity=polarity)
        return rates(numerators, denominators, per=per, years=years, polarity=polarity)
    if values is None or lower is None or upper is None:
        refuse("trend", "give numerators and denominators, or values with both their limits")
    return regression(values, lower, upper, years=years, polarity=polarity)


def proportions(
    numerators: Iterable[float | None], denominators: Iterable[float | None], *, years: Sequence[Moment] | None = None,
    polarity: str = "bigger",
) -> Trend:  # fmt: skip
    """Chi-square test for trend in proportions (Cochran and Armitage), with the sign test on log odds."""
    method = "chi-square for trend"
    one_of(polarity, POLARITIES, "polarity")
    counts, people = (
        figures(numerators, "numerators", gaps=True, least=0),
        figures(denominators, "denominators", gaps=True),
    )
    same_length(counts, people, "numerators and denominators")
    _above_zero(people, "denominators")
    for row in np.flatnonzero(counts > people).tolist():
        refuse("numerators", f"{counts[row]:g} is above its denominator, {people[row]:g}", row + 1)
    unknown = _unbroken((counts, people), years)
    if unknown:
        return _unknown(method, unknown)
    count, of = counts[-POINTS:], people[-POINTS:]
    if (count == 0).any() or (count == of).any():
        return _unknown(method, "one of the five proportions is 0% or 100%, which has no odds")
    year = np.arange(1.0, POINTS + 1)
    cross = of.sum() * (count * year).sum() - count.sum() * (of * year).sum()
    spread = of.sum() * (of * year**2).sum() - (of * year).sum() ** 2
    chi = of.sum() * cross**2 / (count.sum() * (of.sum() - count.sum()) * spread)
    odds, even = np.log(count / (of - count)), np.ones(POINTS)
    return _judged(float(chi), lambda kept: _slope(year[kept], odds[kept], even[kept]), polarity, method)


def regression(
    values: Iterable[float | None], lower: Iterable[float | None], upper: Iterable[float | None], *,
    years: Sequence[Moment] | None = None, polarity: str = "bigger",
) -> Trend:  # fmt: skip
    """Regression on the year, each figure weighted by 1 / variance, from the width of its 95% interval over 3.92."""
    method = "weighted regression"
    one_of(polarity, POLARITIES, "polarity")
    shown, low, high = (
        figures(numbers, name, gaps=True) for numbers, name in ((values, "values"), (lower, "lower"), (upper, "upper"))
    )
    same_length(shown, low, "values and lower")
    same_length(shown, high, "values and upper")
    for row in np.flatnonzero((low > shown) | (shown > high)).tolist():
        refuse("values", f"{shown[row]:g} does not lie between its limits, {low[row]:g} and {high[row]:g}", row + 1)
    unknown = _unbroken((shown, low, high), years)
    if unknown:
        return _unknown(method, unknown)
    error = (high[-POINTS:] - low[-POINTS:]) / NORMAL_WIDTH
    if (error == 0).any():
        return _unknown(method, "one of the five intervals has no width, so its figure cannot be weighted")
    year, weight, value = np.arange(1.0, POINTS + 1), 1 / error**2, shown[-POINTS:]
    slope = _slope(year, value, weight)
    across = (weight * (year - (weight * year).sum() / weight.sum()) ** 2).sum()
    return _judged(
        float(slope**2 * across), lambda kept: _slope(year[kept], value[kept], weight[kept]), polarity, method
    )  # fmt: skip


def rates(
    counts: Iterable[float | None], denominators: Iterable[float | None], *, per: float = 100_000,
    years: Sequence[Moment] | None = None, polarity: str = "bigger",
) -> Trend:  # fmt: skip
    """The trend of rates: weighted regression on 95% intervals by Byar, exact below 10 events."""
    seen, people = figures(counts, "counts", gaps=True, least=0), figures(denominators, "denominators", gaps=True)
    same_length(seen, people, "counts and denominators")
    _above_zero(people, "denominators")
    made = [
        None if count != count or of != of else rate(count, of, per)
        for count, of in zip(seen.tolist(), people.tolist(), strict=True)
    ]
    value, lower, upper = (
        [None if each is None else getattr(each, part) for each in made] for part in ("value", "lower", "upper")
    )
    return regression(value, lower, upper, years=years, polarity=polarity)


def critical_value(confidence: float = CONFIDENCE) -> float:
    """The chi-square on one degree of freedom that a share of chance results stays below."""
    return z_value(confidence) ** 2


def _above_zero(people: Floats, name: str) -> None:
    for row in np.flatnonzero(people <= 0).tolist():
        refuse(name, f"{people[row]:g} must be above 0", row + 1)


def _unbroken(series: tuple[Floats, ...], years: Sequence[Moment] | None) -> str:
    """Why the latest five points do not serve, or ""."""
    count = len(series[0])
    steps = list(range(count))
    if years is not None:
        if len(years) != count:
            refuse("years", f"{len(years)} years for {count} figures")
        steps = places(years, "years")
    if count < POINTS:
        return f"a trend needs {POINTS} yearly points and there {'is 1' if count == 1 else f'are {count}'}"
    if any(np.isnan(numbers[-POINTS:]).any() for numbers in series):
        return f"one of the latest {POINTS} years has no figure"
    if steps[-1] - steps[-POINTS] != POINTS - 1:
        return f"the latest {POINTS} points are not {POINTS} years in a row"
    return ""


def _unknown(method: str, reason: str) -> Trend:
    return Trend("cannot be worked out", None, None, (), None, None, None, False, method, reason)


def _slope(year: Floats, value: Floats, weight: Floats) -> float:
    centre = (weight * year).sum() / weight.sum()
    middle = (weight * value).sum() / weight.sum()
    return float((weight * (year - centre) * (value - middle)).sum() / (weight * (year - centre) ** 2).sum())


def _judged(chi: float, slope_of: Callable[[list[int]], float], polarity: str, method: str) -> Trend:
    whole = list(range(POINTS))
    slope = slope_of(whole)
    without = tuple(slope_of([place for place in whole if place != left]) for left in whole)
    one_sign = all(each > 0 for each in (slope, *without)) or all(each < 0 for each in (slope, *without))
    significant = one_sign and chi > CRITICAL
    marker = ("increasing" if slope > 0 else "decreasing") if significant else "no significant change"
    judgement = None
    if significant and polarity in ("bigger", "smaller"):
        judgement = "improving" if (slope > 0) == (polarity == "bigger") else "worsening"
    return Trend(
        marker, judgement, slope, without, one_sign, chi, float(special.chdtrc(1, chi)), significant, method, ""
    )  # fmt: skip
