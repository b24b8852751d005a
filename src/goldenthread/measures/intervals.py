"""How sure a figure is: confidence intervals for proportions, rates, ratios, means and survey results.

Proportions by Wilson's score; rates and ratios by Byar, exactly from Poisson below 10 events; means by Student's t;
directly standardised rates by Dobson: the methods of OHID's Fingertips guidance and of its R package
PHEindicatormethods. Distributions come from scipy.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import isfinite, sqrt

import numpy as np
from scipy import special

from goldenthread.measures.refusals import (
    confidence_level,
    figure,
    figures,
    one_of,
    refuse,
    same_length,
    whole,
)

BYAR_FROM = 10
"""Fewest events for Byar's approximation; below it the Poisson distribution is used exactly."""
SURVEY_Z = 1.96
"""A survey's 95% margin is 1.96 standard errors, as printed beside the figures."""


@dataclass(frozen=True)
class Interval:
    """A figure and the limits of its confidence interval, in the unit the figure is shown in."""

    value: float
    lower: float
    upper: float
    confidence: float
    method: str
    """wilson, exact, byar, student t, dobson, normal or published."""
    source: str = ""
    """Of published limits: where they come from."""

    def compared_with(self, benchmark: float) -> str:
        """higher, lower or similar: whether the whole interval lies above or below a benchmark without error."""
        level = figure(benchmark, "benchmark")
        return "higher" if self.lower > level else "lower" if self.upper < level else "similar"


def z_value(confidence: float) -> float:
    """Standard deviations each way that hold that share of a normal distribution: 1.959964 for 0.95."""
    return float(special.ndtri(0.5 + confidence_level(confidence) / 2))


def chi_square_quantile(share: float, degrees: float) -> float:
    """The value that a chi-square variable stays below with that probability."""
    return float(2 * special.gammaincinv(degrees / 2, share))


def proportion(
    numerator: float, denominator: float, confidence: float = 0.95, method: str = "wilson", *, per: float = 1
) -> Interval:
    """A proportion, by Wilson's score (Wilson 1927; Newcombe 1998) or exactly (Clopper and Pearson 1934).

    `per` is what it is shown out of: 1, or 100 for a percentage.
    Raises MeasureError for a negative count, a numerator above its denominator or a denominator of zero.
    """
    count, of = _count_of(numerator, denominator)
    level, multiplier = confidence_level(confidence), figure(per, "per", above=0)
    one_of(method, ("wilson", "exact"), "method")
    if method == "exact":
        tail = (1 - level) / 2
        low = 0.0 if count == 0 else float(special.betaincinv(count, of - count + 1, tail))
        high = 1.0 if count == of else float(special.betaincinv(count + 1, of - count, 1 - tail))
    else:
        low, high = wilson(count, of, z_value(level))
    return Interval(count / of * multiplier, low * multiplier, high * multiplier, level, method)


def wilson(count: float, of: float, z: float) -> tuple[float, float]:
    """Both limits of Wilson's score interval, as shares; at 0 of n and n of n an end is exactly 0 or 1."""
    centre = 2 * count + z * z
    spread = z * sqrt(z * z + 4 * count * (1 - count / of))
    low, high = (centre - spread) / 2 / (of + z * z), (centre + spread) / 2 / (of + z * z)
    return (0.0 if count == 0 else max(0.0, low)), (1.0 if count == of else min(1.0, high))


def rate(
    count: float, person_years: float, per: float = 100_000, confidence: float = 0.95, method: str = "auto"
) -> Interval:
    """Events for every `per` person-years (or other exposure), by Byar or exactly; auto: exact below 10 events.

    Raises MeasureError for a negative count or no exposure.
    """
    exposure = figure(person_years, "person_years", above=0)
    return _of_events(count, exposure, per, confidence, method)


def ratio(observed: float, expected: float, per: float = 1, confidence: float = 0.95, method: str = "auto") -> Interval:
    """Observed events for every `per` expected (100 for an indirectly standardised ratio), by Byar or exactly."""
    return _of_events(observed, figure(expected, "expected", above=0), per, confidence, method)


def events(count: float, confidence: float = 0.95, method: str = "auto") -> tuple[float, float, str]:
    """Limits of a count of events, and the method: byar, or exact below 10.

    Byar: Breslow and Day 1987; exact: Armitage and Berry 2002, from the chi-square distribution.
    """
    number = figure(count, "count", least=0)
    level = confidence_level(confidence)
    chosen = one_of(method, ("auto", "exact", "byar"), "method")
    if chosen == "auto":
        chosen = "exact" if number < BYAR_FROM else "byar"
    if chosen == "exact":
        tail = (1 - level) / 2
        low = 0.0 if number == 0 else chi_square_quantile(tail, 2 * number) / 2
        return low, chi_square_quantile(1 - tail, 2 * number + 2) / 2, chosen
    z, next_one = z_value(level), number + 1
    root = 0.0 if number == 0 else 1 - 1 / (9 * number) - z / (3 * sqrt(number))
    if root < 0:
        refuse("count", f"Byar's lower limit of {count} at {level:g} is below zero: use method exact")
    return number * root**3, next_one * (1 - 1 / (9 * next_one) + z / (3 * sqrt(next_one))) ** 3, chosen


def mean(
    values: Iterable[float] | float, sd: float | None = None, n: int | None = None, confidence: float = 0.95
) -> Interval:
    """The mean of some values by Student's t, or of (mean, sd, n) where only those are known.

    Raises MeasureError for fewer than two values: one value says nothing of how much they vary.
    """
    level = confidence_level(confidence)
    if sd is None and n is None and isinstance(values, Iterable):
        found = figures(values, "values")
        size = len(found)
        if size < 2:
            refuse("values", f"{size} of them: an interval for a mean needs at least 2")
        with np.errstate(over="ignore", invalid="ignore"):
            centre, spread = float(found.mean()), float(found.std(ddof=1))
        if not isfinite(centre) or not isfinite(spread):
            refuse("values", "they are too large to add up")
    elif sd is not None and n is not None:
        centre, spread = figure(values, "mean"), figure(sd, "sd", least=0)
        size = whole(n, "n", least=2)
    else:
        refuse("values", "give the values, or their mean with both sd and n")
    margin = float(special.stdtrit(size - 1, 0.5 + level / 2)) * spread / sqrt(size)
    return Interval(centre, centre - margin, centre + margin, level, "student t")


def standardised_rate(
    counts: Iterable[float], populations: Iterable[float], standard: Iterable[float], per: float = 100_000,
    confidence: float = 0.95,
) -> Interval:  # fmt: skip
    """A directly standardised rate by Dobson's method (Dobson and others 1991), one entry an age group.

    Raises MeasureError for fewer than 10 events in all, below which the guidance publishes no such rate.
    """
    seen, people, weights = (
        figures(numbers, name, least=0)
        for numbers, name in ((counts, "counts"), (populations, "populations"), (standard, "standard"))
    )
    same_length(seen, people, "counts and populations")
    same_length(seen, weights, "counts and standard")
    if (people == 0).any():
        refuse("populations", "a population is zero, which has no rate", int((people == 0).argmax()) + 1)
    total = float(seen.sum())
    if total < BYAR_FROM:
        refuse("counts", f"{total:g} events in all: a directly standardised rate needs at least {BYAR_FROM}")
    multiplier, everyone = figure(per, "per", above=0), float(weights.sum())
    if everyone == 0:
        refuse("standard", "the standard population is empty")
    value = float((weights * seen / people).sum()) / everyone
    variance = float((weights**2 * seen / people**2).sum()) / everyone**2
    low, high, _ = events(total, confidence, "byar")
    scale = sqrt(variance / total)
    return Interval(
        value * multiplier, (value + scale * (low - total)) * multiplier, (value + scale * (high - total)) * multiplier,
        confidence_level(confidence), "dobson",
    )  # fmt: skip


def published(value: float, lower: float, upper: float, source: str, confidence: float = 0.95) -> Interval:
    """Limits that came with the figure, kept as published. Raises MeasureError where the figure is outside them."""
    shown, low, high = figure(value, "value"), figure(lower, "lower"), figure(upper, "upper")
    if not low <= shown <= high:
        refuse("lower", f"{value} does not lie between its limits, {lower} and {upper}")
    if not source.strip():
        refuse("source", "published limits name where they were published")
    return Interval(shown, low, high, confidence_level(confidence), "published", source)


@dataclass(frozen=True)
class Comparison:
    """Two proportions compared. The difference is the second less the first, as shares."""

    difference: float
    lower: float
    upper: float
    """Newcombe's interval for the difference (his method 10)."""
    z: float
    p_value: float
    significant: bool
    margin: float
    """Worst-case margin of the difference: what two samples of these sizes could differ by from chance at 50%."""
    within_margin: bool
    confidence: float


def two_proportions(
    numerator_then: float, denominator_then: float, numerator_now: float, denominator_now: float,
    confidence: float = 0.95,
) -> Comparison:  # fmt: skip
    """Test whether two proportions differ (pooled z test), with an interval for the difference.

    Where both are 0% or both 100% there is nothing to test: z is 0 and p is 1.
    """
    x1, n1 = _count_of(numerator_then, denominator_then)
    x2, n2 = _count_of(numerator_now, denominator_now)
    level = confidence_level(confidence)
    p1, p2, pooled = x1 / n1, x2 / n2, (x1 + x2) / (n1 + n2)
    difference, spread = p2 - p1, sqrt(pooled * (1 - pooled) * (1 / n1 + 1 / n2))
    z = difference / spread if spread > 0 else 0.0
    p_value = float(2 * special.ndtr(-abs(z)))
    quantile = z_value(level)
    (low1, high1), (low2, high2) = wilson(x1, n1, quantile), wilson(x2, n2, quantile)
    margin = survey_margin(n1, confidence=level, other=n2)
    return Comparison(
        difference, difference - sqrt((p2 - low2) ** 2 + (high1 - p1) ** 2),
        difference + sqrt((high2 - p2) ** 2 + (p1 - low1) ** 2),
        z, p_value, p_value < 1 - level, margin, abs(difference) <= margin, level,
    )  # fmt: skip


def survey_margin(n: float, p: float = 0.5, confidence: float = 0.95, other: float | None = None) -> float:
    """Margin of a share `p` from a sample of `n`, as a share; the worst case is at 0.5.

    `other`: the size of a second sample, for the margin of the difference between the two.
    At 95% it is 1.96 standard errors, as councils print it.
    """
    size, share = figure(n, "n", least=1), figure(p, "p", least=0)
    if share > 1:
        refuse("p", f"{p} is above 1: a share of a half is written 0.5")
    level = confidence_level(confidence)
    z = SURVEY_Z if level == 0.95 else z_value(level)
    sizes = 1 / size + (0 if other is None else 1 / figure(other, "other", least=1))
    return z * sqrt(share * (1 - share) * sizes)


def survey_waves(
    share_then: float, n_then: float, share_now: float, n_now: float, confidence: float = 0.95
) -> Comparison:
    """Two waves of a survey compared from their shares (0 to 1) and sample sizes."""
    sizes = figure(n_then, "n_then", least=1), figure(n_now, "n_now", least=1)
    shares = figure(share_then, "share_then", least=0), figure(share_now, "share_now", least=0)
    for share, name in zip(shares, ("share_then", "share_now"), strict=True):
        if share > 1:
            refuse(name, f"{share:g} is above 1: 64% is written 0.64")
    return two_proportions(shares[0] * sizes[0], sizes[0], shares[1] * sizes[1], sizes[1], confidence)


def _count_of(numerator: float, denominator: float) -> tuple[float, float]:
    count, of = figure(numerator, "numerator", least=0), figure(denominator, "denominator", above=0)
    if count > of:
        refuse("numerator", f"{numerator} is above its denominator, {denominator}")
    return count, of


def _of_events(count: float, exposure: float, per: float, confidence: float, method: str) -> Interval:
    multiplier = figure(per, "per", above=0)
    low, high, used = events(count, confidence, method)
    return Interval(
        float(count) / exposure * multiplier, low / exposure * multiplier, high / exposure * multiplier,
        confidence_level(confidence), used,
    )  # fmt: skip
