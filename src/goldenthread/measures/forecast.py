"""Where a measure is heading, by four plain methods that name themselves, and how past forecasts turned out.

naive, seasonal naive, drift and linear, with the prediction intervals of Hyndman and Athanasopoulos, *Forecasting:
Principles and Practice* (3rd edition, sections 5.2, 5.5 and 7.6). A year-end outturn adds the forecasts of the
quarters still to come to those that are known; its interval allows for errors that carry from one to the next.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np
from numpy.typing import NDArray
from scipy import special

from goldenthread.measures.intervals import z_value
from goldenthread.measures.refusals import confidence_level, figures, one_of, refuse, same_length, whole
from goldenthread.measures.timelines import Moment, places

Floats = NDArray[np.float64]
METHODS = ("naive", "seasonal naive", "drift", "linear")
QUARTERS = 4


@dataclass(frozen=True, eq=False)
class Forecast:
    """Forecasts of the next points, each with the limits of its prediction interval."""

    method: str
    values: Floats
    lower: Floats
    upper: Floats
    confidence: float
    sigma: float
    """Residual standard deviation, one step ahead."""
    based_on: int
    """Points it was made from."""


@dataclass(frozen=True)
class Outturn:
    """What the year would come to. Numbers are None where it cannot be worked out."""

    value: float | None
    lower: float | None
    upper: float | None
    known: float
    """What the quarters of the year so far come to (of a snapshot: the latest)."""
    to_come: int
    """Quarters still to come."""
    method: str
    """One of METHODS, or known where the year is over."""
    confidence: float
    reason: str


def naive(values: Iterable[float], steps: int = 1, *, confidence: float = 0.95) -> Forecast:
    """The last figure again. Needs 2 points."""
    return _made("naive", values, steps, confidence, 1)


def seasonal_naive(
    values: Iterable[float], steps: int = 1, *, season: int = QUARTERS, confidence: float = 0.95
) -> Forecast:
    """The figure of the same season a year before again. Needs a year and one point."""
    return _made("seasonal naive", values, steps, confidence, whole(season, "season", least=1))


def drift(values: Iterable[float], steps: int = 1, *, confidence: float = 0.95) -> Forecast:
    """On along the line from the first figure through the last. Needs 3 points."""
    return _made("drift", values, steps, confidence, 1)


def linear(values: Iterable[float], steps: int = 1, *, confidence: float = 0.95) -> Forecast:
    """On along the least-squares line, its interval by Student's t. Needs 3 points."""
    return _made("linear", values, steps, confidence, 1)


def forecast(
    values: Iterable[float], steps: int = 1, *, method: str = "naive", season: int = QUARTERS,
    confidence: float = 0.95, periods: Sequence[Moment] | None = None,
) -> Forecast:  # fmt: skip
    """The next `steps` points by one of METHODS. With `periods`, a missing or repeated one is refused."""
    one_of(method, METHODS, "method")
    found = figures(values, "values")
    if periods is not None:
        same_length(found, list(periods), "values and periods")
        if places(periods) != list(range(len(found))):
            refuse("periods", "a period is missing: a forecast needs an unbroken series")
    lag = whole(season, "season", least=1) if method == "seasonal naive" else 1
    return _made(method, found, steps, confidence, lag)


def outturn(
    values: Iterable[float], *, first_quarter: int = 1, kind: str = "quarter", method: str = "seasonal naive",
    confidence: float = 0.95, periods: Sequence[Moment] | None = None,
) -> Outturn:  # fmt: skip
    """The year-end outturn from quarterly results in order of time, the last year unfinished.

    first_quarter: which quarter (1 to 4) the first result is of.
    kind: quarter (each result is for its quarter alone; the year is their sum), cumulative (each is the year so far;
    it must start in quarter 1) or snapshot (the year's figure is that of quarter 4; also for rolling results).
    """
    one_of(kind, ("quarter", "cumulative", "snapshot"), "kind")
    one_of(method, METHODS, "method")
    found = figures(values, "values")
    start = whole(first_quarter, "first_quarter", least=1) - 1
    if start >= QUARTERS or (kind == "cumulative" and start):
        refuse("first_quarter", "cumulative results start in quarter 1" if start < QUARTERS else "quarters are 1 to 4")
    if not len(found):
        refuse("values", "there are no results")
    if periods is not None:
        same_length(found, list(periods), "values and periods")
        if places(periods) != list(range(len(found))):
            refuse("periods", "a quarter is missing: an outturn needs an unbroken series")
    level = confidence_level(confidence)
    quarter = (start + np.arange(len(found))) % QUARTERS
    flows = _flows(found, quarter) if kind == "cumulative" else found
    done = int(quarter[-1]) + 1
    to_come = QUARTERS - done
    known = float(flows[-1] if kind == "snapshot" else flows[-min(done, len(flows)) :].sum())
    if kind == "quarter" and len(flows) < done:
        reason = "the results start after the year began, so the year so far is not known"
        return Outturn(None, None, None, known, to_come, method, level, f"cannot be worked out, because {reason}")
    if not to_come:
        return Outturn(known, known, known, known, 0, "known", level, "")
    lag = QUARTERS if method == "seasonal naive" else 1
    short = _too_short(method, len(flows), lag)
    if short:
        return Outturn(None, None, None, known, to_come, method, level, f"cannot be worked out, because {short}")
    fit = _fitted(method, flows, lag)
    ahead = fit.ahead(to_come)
    total = float(ahead[-1]) if kind == "snapshot" else known + float(ahead.sum())
    weights = np.zeros(to_come) if kind == "snapshot" else np.ones(to_come)
    weights[-1] = 1
    margin = fit.quantile(level) * sqrt(float(weights @ fit.errors(to_come) @ weights))
    return Outturn(total, total - margin, total + margin, known, to_come, method, level, "")


@dataclass(frozen=True)
class Score:
    """How past forecasts turned out. Errors are what happened less what was forecast."""

    forecasts: int
    mean_error: float
    """Above 0: more happened than was forecast."""
    mean_absolute_error: float
    root_mean_square_error: float
    optimistic: int
    """Forecasts that were better than what happened, by polarity."""
    pessimistic: int
    p_value: float | None
    """Chance of a split so uneven if the forecasts leaned neither way (sign test, two-sided)."""
    leaning: str | None
    """optimistic, pessimistic or neither; None: see reason."""
    inside: int | None
    """Of forecasts with limits, how many turned out inside them."""
    with_limits: int
    reason: str


def score(
    forecasts: Iterable[float], outcomes: Iterable[float], *, lower: Iterable[float | None] | None = None,
    upper: Iterable[float | None] | None = None, polarity: str = "bigger", confidence: float = 0.95,
) -> Score:  # fmt: skip
    """Score past forecasts against what happened. A lean is named only where the sign test finds one."""
    one_of(polarity, ("bigger", "smaller", "neither", "range"), "polarity")
    made, happened = figures(forecasts, "forecasts"), figures(outcomes, "outcomes")
    same_length(made, happened, "forecasts and outcomes")
    if not len(made):
        refuse("forecasts", "there are none to score")
    error = happened - made
    better = {"bigger": 1, "smaller": -1}.get(polarity, 0)
    optimistic, pessimistic = int((error * better < 0).sum()), int((error * better > 0).sum())
    inside, limited = _coverage(happened, lower, upper)
    p_value, leaning, reason = None, None, "neither direction is better, so no forecast is optimistic"
    if better:
        p_value = _sign_test(optimistic, pessimistic)
        leans = p_value < 1 - confidence_level(confidence)
        leaning = ("optimistic" if optimistic > pessimistic else "pessimistic") if leans else "neither"
        reason = ""
        if not _could_lean(len(made), confidence):
            leaning, reason = None, f"cannot be worked out, because {len(made)} forecasts are too few to show a lean"
    return Score(
        len(made), float(error.mean()), float(np.abs(error).mean()), float(np.sqrt((error**2).mean())),
        optimistic, pessimistic, p_value, leaning, inside, limited, reason,
    )  # fmt: skip


@dataclass(frozen=True)
class _Fit:
    sigma: float
    quantile: Callable[[float], float]
    ahead: Callable[[int], Floats]
    errors: Callable[[int], Floats]
    """Covariance of the errors of the next so many forecasts, shape (steps, steps)."""


def _too_short(method: str, points: int, lag: int) -> str:
    needed = {"naive": 2, "seasonal naive": lag + 1, "drift": 3, "linear": 3}[method]
    there = "is 1" if points == 1 else f"are {points}"
    return "" if points >= needed else f"{method} needs {needed} points and there {there}"


def _made(method: str, values: Iterable[float], steps: int, confidence: float, lag: int) -> Forecast:
    found, ahead = figures(values, "values"), whole(steps, "steps", least=1)
    level = confidence_level(confidence)
    short = _too_short(method, len(found), lag)
    if short:
        refuse("values", short)
    fit = _fitted(method, found, lag)
    middle = fit.ahead(ahead)
    margin = fit.quantile(level) * np.sqrt(np.diagonal(fit.errors(ahead)))
    return Forecast(method, middle, middle - margin, middle + margin, level, fit.sigma, len(found))


def _fitted(method: str, found: Floats, lag: int) -> _Fit:
    if method == "linear":
        return _line(found)
    points = len(found)
    steps = found[lag:] - found[:-lag]
    slope = float(found[-1] - found[0]) / (points - 1) if method == "drift" else 0.0
    sigma = sqrt(float(((steps - slope) ** 2).sum()) / (points - lag - (method == "drift")))

    def ahead(count: int) -> Floats:
        return np.asarray(found[points - lag + np.arange(count) % lag] + slope * np.arange(1, count + 1), np.float64)

    def errors(count: int) -> Floats:
        step = np.arange(count)
        shared: Floats = np.minimum.outer(step // lag, step // lag).astype(np.float64) + 1
        shared *= np.equal.outer(step % lag, step % lag)
        if method == "drift":
            shared += np.outer(step + 1, step + 1) / (points - 1)
        return sigma**2 * shared

    return _Fit(sigma, z_value, ahead, errors)


def _line(found: Floats) -> _Fit:
    points = len(found)
    time = np.arange(points) - (points - 1) / 2
    across = float((time**2).sum())
    slope = float((time * found).sum()) / across
    middle = float(found.mean())
    sigma = sqrt(float(((found - middle - slope * time) ** 2).sum()) / (points - 2))

    def later(count: int) -> Floats:
        return np.arange(points, points + count, dtype=np.float64) - (points - 1) / 2

    def errors(count: int) -> Floats:
        apart: Floats = np.outer(later(count), later(count)) / across
        return sigma**2 * (np.eye(count) + 1 / points + apart)

    def quantile(confidence: float) -> float:
        return float(special.stdtrit(points - 2, 0.5 + confidence / 2))

    return _Fit(sigma, quantile, lambda count: middle + slope * later(count), errors)


def _flows(cumulative: Floats, quarter: NDArray[np.int64]) -> Floats:
    """Each quarter's own figure, from results that add up over the year."""
    flows = cumulative.copy()
    later = np.flatnonzero(quarter > 0)
    flows[later] -= cumulative[later - 1]
    return flows


def _coverage(
    happened: Floats, lower: Iterable[float | None] | None, upper: Iterable[float | None] | None
) -> tuple[int | None, int]:
    if lower is None and upper is None:
        return None, 0
    if lower is None or upper is None:
        refuse("lower", "give both limits of each forecast, or neither")
    low, high = figures(lower, "lower", gaps=True), figures(upper, "upper", gaps=True)
    same_length(happened, low, "outcomes and lower")
    same_length(happened, high, "outcomes and upper")
    for row in np.flatnonzero(low > high).tolist():
        refuse("lower", f"{low[row]:g} is above the upper limit, {high[row]:g}", row + 1)
    there = ~np.isnan(low) & ~np.isnan(high)
    within = there & (happened >= low) & (happened <= high)
    return int(within.sum()), int(there.sum())


def _sign_test(one: int, other: int) -> float:
    """Two-sided chance of a split at least this uneven of so many fair coins; ties are left out."""
    flips, fewer = one + other, min(one, other)
    return min(1.0, 2 * float(special.bdtr(fewer, flips, 0.5))) if flips else 1.0


def _could_lean(count: int, confidence: float) -> bool:
    return 2 * 0.5**count < 1 - confidence
