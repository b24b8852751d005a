"""Funnel charts: whether an area differs from the average by more than its size explains. Areas are never ranked.

Control limits hold 95% and 99.8% of what chance alone would do. Proportions: Wilson's score turned round; rates and
ratios: the exact Poisson limits turned round, and an area judged by Byar, or exactly below 10 events (Spiegelhalter
2005; PHEindicatormethods calculate_funnel_limits and assign_funnel_significance). More spread than chance explains is
named, with Spiegelhalter's phi and the variance between areas (tau squared).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import special

from goldenthread.measures.intervals import events, z_value
from goldenthread.measures.problems import MeasureError, Problem
from goldenthread.measures.refusals import confidence_level, figure, figures, one_of, refuse, same_length

Floats = NDArray[np.float64]
LEVELS = (0.95, 0.998)
STATISTICS = ("proportion", "rate", "ratio")
POSITIONS = ("low 99.8%", "low 95%", "within", "high 95%", "high 99.8%")
FEWEST_FOR_SPREAD = 10
"""Fewest areas for a word on spread: with fewer, trimming a tenth at each end leaves the extremes in."""


@dataclass(frozen=True, eq=False)
class Limits:
    """Control limits, in the unit shown; the same shape as the sizes they are for."""

    sizes: Floats
    average: float
    lower_95: Floats
    upper_95: Floats
    lower_998: Floats
    upper_998: Floats


def limits(
    average: float, sizes: Iterable[float], statistic: str = "proportion", *, per: float = 1, tau_squared: float = 0.0
) -> Limits:
    """Control limits round an average, for areas of given sizes.

    sizes: denominators of proportions and rates, expected events of ratios (whose average is 1).
    tau_squared: variance between areas to widen the limits by (of the transformed figures: see `spread`).
    """
    one_of(statistic, STATISTICS, "statistic")
    level, size = figure(average, "average", least=0), figures(sizes, "sizes")
    _above_zero(size, "sizes")
    if statistic == "proportion" and level > 1:
        refuse("average", f"{average} is above 1: a proportion of a half is written 0.5")
    multiplier, between = figure(per, "per", above=0), figure(tau_squared, "tau_squared", least=0)
    ends = [_ends(level, size, statistic, confidence, between) for confidence in LEVELS]
    (low_95, high_95), (low_998, high_998) = ends
    return Limits(
        size, level * multiplier, low_95 * multiplier, high_95 * multiplier, low_998 * multiplier, high_998 * multiplier
    )  # fmt: skip


def limits_at_events(counts: Iterable[float], average: float, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """The sizes at which each count lies on the upper and on the lower limit, as PHEindicatormethods draws funnels.

    For a ratio (average 1) they are expected events, for a rate exposures.
    """
    seen, level = figures(counts, "counts", least=0), figure(average, "average", above=0)
    share = 0.5 + confidence_level(confidence) / 2
    on_upper = np.where(seen == 0, 0.0, special.gammaincinv(np.maximum(seen, 1e-300), 1 - share))
    on_lower = special.gammaincinv(seen + 1, share)
    return on_upper / level, on_lower / level


@dataclass(frozen=True)
class Spread:
    """Whether areas differ by more than chance explains (over-dispersion)."""

    areas: int
    phi: float
    """Mean of the squared z-scores, a tenth pulled in at each end; 1 where chance explains everything."""
    threshold: float
    """1 + 2 sqrt(2 / areas): above it there is over-dispersion (Spiegelhalter 2005)."""
    overdispersed: bool | None
    """None where there are too few areas to say."""
    tau_squared: float
    """Variance between areas of the transformed figures (DerSimonian and Laird), 0 where there is none."""
    transformation: str
    """arcsine square root for proportions, square root for rates and ratios."""
    reason: str


@dataclass(frozen=True)
class Area:
    """One area on the funnel. In the unit shown; the areas keep the order they were given in."""

    name: str
    value: float
    size: float
    position: str
    """One of POSITIONS."""
    judgement: str
    """better, worse, different or similar: by polarity, from outside the 95% limits."""
    z: float
    """Of the transformed figure, from the average."""


@dataclass(frozen=True)
class Funnel:
    statistic: str
    average: float
    areas: tuple[Area, ...]
    spread: Spread
    adjusted: bool
    """Whether the limits were widened for over-dispersion."""
    per: float


def funnel(
    numerators: Iterable[float], denominators: Iterable[float], statistic: str = "proportion", *,
    names: Sequence[str] | None = None, polarity: str = "bigger", average: float | None = None, per: float = 1,
    adjust: bool = False,
) -> Funnel:  # fmt: skip
    """Where each area lies on a funnel.

    Of ratios the numerators are observed events, the denominators expected ones and the average is 1; otherwise the
    average is all numerators over all denominators, unless given. `adjust`: judge against limits widened by the
    variance between areas, where there is over-dispersion.
    Raises MeasureError for negative counts, zero denominators, numerators above them, or a name that is there twice.
    """
    one_of(statistic, STATISTICS, "statistic")
    one_of(polarity, ("bigger", "smaller", "neither", "range"), "polarity")
    count, size = figures(numerators, "numerators", least=0), figures(denominators, "denominators")
    same_length(count, size, "numerators and denominators")
    if not len(count):
        refuse("numerators", "there are no areas")
    _above_zero(size, "denominators")
    if statistic == "proportion" and (count > size).any():
        row = int(np.argmax(count > size))
        refuse("numerators", f"{count[row]:g} is above its denominator, {size[row]:g}", row + 1)
    called = _names(names, len(count))
    level = _average(count, size, statistic, average)
    between, z = _spread(count, size, statistic, level)
    widen = adjust and bool(between.overdispersed)
    if widen:
        places = _against(count / size, limits(level, size, statistic, tau_squared=between.tau_squared))
    else:
        places = _judged(count, size, statistic, level)
    multiplier = figure(per, "per", above=0)
    areas = tuple(
        Area(name, value * multiplier, of, POSITIONS[place], _meaning(place, polarity), score)
        for name, value, of, place, score in zip(
            called, (count / size).tolist(), size.tolist(), places, z.tolist(), strict=True
        )
    )
    return Funnel(statistic, level * multiplier, areas, between, widen, multiplier)


def spread(
    numerators: Iterable[float], denominators: Iterable[float], statistic: str = "proportion",
    average: float | None = None,
) -> Spread:  # fmt: skip
    """Phi, its threshold and tau squared of a set of areas."""
    one_of(statistic, STATISTICS, "statistic")
    count, size = figures(numerators, "numerators", least=0), figures(denominators, "denominators")
    same_length(count, size, "numerators and denominators")
    _above_zero(size, "denominators")
    return _spread(count, size, statistic, _average(count, size, statistic, average))[0]


def _average(count: Floats, size: Floats, statistic: str, given: float | None) -> float:
    if given is not None:
        level = figure(given, "average", least=0)
        if statistic == "proportion" and level > 1:
            refuse("average", f"{given} is above 1: a proportion of a half is written 0.5")
        return level
    return 1.0 if statistic == "ratio" else float(count.sum() / size.sum())


def _ends(average: float, size: Floats, statistic: str, confidence: float, between: float) -> tuple[Floats, Floats]:
    """Both limits at one level, as shares, rates or ratios."""
    z = z_value(confidence)
    if between:
        error = z * np.sqrt(_variance(size, statistic) + between)
        centre = _transformed(np.array(average), statistic)
        low, high = np.maximum(centre - error, 0.0), centre + error
        if statistic == "proportion":
            return np.sin(low) ** 2, np.sin(np.minimum(high, np.pi / 2)) ** 2
        return low**2, high**2
    if statistic == "proportion":
        error = z * np.sqrt(average * (1 - average) / size)
        return np.maximum(average - error, 0.0), np.minimum(average + error, 1.0)
    expected, share = average * size, 0.5 + confidence / 2
    return _count_below(expected, share) / size, _count_above(expected, share) / size


def _count_below(expected: Floats, share: float) -> Floats:
    """The count whose exact upper limit is the expected one; 0 where even no event would not be that low."""
    return _solved(lambda count: special.gammainc(count + 1, expected) - share, expected)


def _count_above(expected: Floats, share: float) -> Floats:
    """The count whose exact lower limit is the expected one."""
    return _solved(lambda count: special.gammainc(np.maximum(count, 1e-300), expected) - (1 - share), expected)


def _solved(gap: Callable[[Floats], Floats], expected: Floats) -> Floats:
    """Where a falling function of the count crosses zero, by halving an interval until it cannot be halved."""
    low, high = np.zeros_like(expected), expected + 10 * np.sqrt(expected) + 40
    for _ in range(100):
        middle = (low + high) / 2
        above = gap(middle) > 0
        low, high = np.where(above, middle, low), np.where(above, high, middle)
    return np.where(gap(np.zeros_like(expected)) <= 0, 0.0, (low + high) / 2)


def _transformed(share: Floats, statistic: str) -> Floats:
    return np.arcsin(np.sqrt(share)) if statistic == "proportion" else np.sqrt(share)


def _variance(size: Floats, statistic: str) -> Floats:
    """Of the transformed figure: 1 / 4n, whatever the average."""
    return 1 / (4 * size)


def _spread(count: Floats, size: Floats, statistic: str, average: float) -> tuple[Spread, Floats]:
    """Spiegelhalter's phi on z-scores with a tenth pulled in at each end, and the variance between areas."""
    areas, variance = len(count), _variance(size, statistic)
    z = (_transformed(count / size, statistic) - _transformed(np.array(average), statistic)) / np.sqrt(variance)
    pulled = np.clip(z, *np.quantile(z, (0.1, 0.9)))
    phi = float((pulled**2).mean())
    threshold = float(1 + 2 * np.sqrt(2 / areas))
    weights = 1 / variance
    room = float(weights.sum() - (weights**2).sum() / weights.sum())
    tau = max(0.0, (areas * phi - (areas - 1)) / room) if room > 0 else 0.0
    name = "arcsine square root" if statistic == "proportion" else "square root"
    if areas < FEWEST_FOR_SPREAD:
        reason = f"cannot be worked out, because {areas} areas are too few to tell spread from chance"
        return Spread(areas, phi, threshold, None, tau, name, reason), z
    over = phi > threshold
    reason = "the areas differ by more than chance explains" if over else "chance explains how much the areas differ"
    return Spread(areas, phi, threshold, over, tau, name, reason), z


def _judged(count: Floats, size: Floats, statistic: str, average: float) -> list[int]:
    """Positions as PHEindicatormethods assigns them: an area's own exact or Byar interval against the average."""
    if statistic == "proportion":
        return _against(count / size, limits(average, size, statistic))
    places = []
    for seen, of in zip(count.tolist(), size.tolist(), strict=True):
        place = 2
        for step, confidence in zip((1, 2), LEVELS, strict=True):
            low, high, _ = events(seen, confidence)
            place = 2 + step if average < low / of else 2 - step if average > high / of else place
        places.append(place)
    return places


def _against(value: Floats, drawn: Limits) -> list[int]:
    places = np.full(len(value), 2)
    places[value < drawn.lower_95], places[value > drawn.upper_95] = 1, 3
    places[value < drawn.lower_998], places[value > drawn.upper_998] = 0, 4
    return [int(place) for place in places]


def _meaning(place: int, polarity: str) -> str:
    if place == 2:
        return "similar"
    if polarity not in ("bigger", "smaller"):
        return "different"
    return "better" if (place > 2) == (polarity == "bigger") else "worse"


def _names(names: Sequence[str] | None, count: int) -> list[str]:
    called = [str(place) for place in range(1, count + 1)] if names is None else [str(name) for name in names]
    if len(called) != count:
        refuse("names", f"{len(called)} names for {count} areas")
    seen: set[str] = set()
    twice = [Problem("names", row, "", f"{name} is there twice") for row, name in enumerate(called, 1)
             if name in seen or seen.add(name)]  # type: ignore[func-returns-value]  # fmt: skip
    if twice:
        raise MeasureError(twice)
    return called


def _above_zero(size: Floats, name: str) -> None:
    wrong = np.flatnonzero(size <= 0).tolist()
    if wrong:
        raise MeasureError(Problem(name, row + 1, "", f"{size[row]:g} must be above 0") for row in wrong)
