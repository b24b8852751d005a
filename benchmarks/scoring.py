"""How fast scoring is: 100,000 series of 40 quarters, made-up figures, against floats in NumPy and against pandas.

    python benchmarks/scoring.py [--series 100000] [--points 40]

Prints one line a ratio and leaves with 1 where a bound is missed. Each side does the same work (RAG, distance,
direction, change) on the same figures; each NumPy time is the best of three, pandas is timed once. The colours of
the two float versions are compared with the kernel's, so that no side is quick by doing less.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import pyarrow as pa

from goldenthread.measures import earlier, score_arrays, score_table

LAG = 4
MOST_TIMES_FLOATS = 10.0
LEAST_TIMES_PANDAS = 10.0
POLARITIES = ("neither", "bigger", "smaller")


class MadeUp(NamedTuple):
    """Made-up figures to one decimal: integers x 10, of shape (series, points); nothing here is a real result."""

    values: np.ndarray[Any, Any]
    targets: np.ndarray[Any, Any]
    polarity: np.ndarray[Any, Any]
    present: np.ndarray[Any, Any]


def made_up(series: int, points: int) -> MadeUp:
    random = np.random.default_rng(2023)
    targets = np.repeat(random.integers(100, 50_000, (series, 1)), points, axis=1)
    values = np.maximum(0, targets + random.integers(-150, 151, (series, points)) * targets // 1000)
    polarity = random.choice(np.array([0, 1, 1, 2], np.int8), series)
    return MadeUp(values, targets, polarity, random.random((series, points)) > 0.05)


def with_the_kernel(made: MadeUp) -> Any:
    then, has_then = earlier(made.values, made.present, LAG)
    judged = np.ones(made.values.shape, np.bool_)
    return score_arrays(
        made.values, made.present, made.targets, judged, then, has_then, made.polarity, exponent=1
    ).rag  # fmt: skip


def in_floats(values: np.ndarray[Any, Any], targets: np.ndarray[Any, Any], sign: np.ndarray[Any, Any]) -> Any:
    """One plain pass in floats, NaN where there is no result: what exactness is paid against."""
    then = np.full_like(values, np.nan)
    then[:, LAG:] = values[:, :-LAG]
    off = (targets - values) * sign
    percent = off / np.abs(targets) * 100
    rag = np.where(off <= 0, 1, np.where(percent < 10, 2, 3))
    rag[np.isnan(values) | (sign == 0)] = 0
    rose = values - then
    direction = np.sign(rose) * sign
    with np.errstate(divide="ignore", invalid="ignore"):
        change = np.round(rose / np.abs(then) * 100, 1)
    return rag, off, direction, change


def in_pandas(frame: pd.DataFrame, shift: Callable[[Any], pd.Series]) -> Any:
    """The same in a long table, the comparison made by group."""
    then = shift(frame.groupby("series", sort=False)["value"])
    off = (frame["target"] - frame["value"]) * frame["sign"]
    percent = off / frame["target"].abs() * 100
    rag = pd.Series(3, index=frame.index).mask(percent < 10, 2).mask(off <= 0, 1)
    rag = rag.mask(frame["value"].isna() | (frame["sign"] == 0), 0)
    rose = frame["value"] - then
    direction = np.sign(rose) * frame["sign"]
    change = (rose / then.abs() * 100).round(1)
    return rag, off, direction, change


def seconds(work: Callable[[], Any], times: int = 3) -> tuple[float, Any]:
    best, answer = float("inf"), None
    for _ in range(times):
        start = time.perf_counter()
        answer = work()
        best = min(best, time.perf_counter() - start)
    return best, answer


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def as_tables(made: MadeUp, series: int) -> tuple[pa.Table, pa.Table, pa.Table]:
    """The same figures as the text tables that a database gives, for some of the series."""
    points = made.values.shape[1]
    periods = [f"{2010 + n // 4}-{(2011 + n // 4) % 100:02d} Q{n % 4 + 1}" for n in range(points)]
    names = [f"made-up-{n}" for n in range(series)]
    definitions = pa.table({
        "series": names, "polarity": [POLARITIES[n] for n in made.polarity[:series]], "decimals": [1] * series,
    })  # fmt: skip
    every = pa.DictionaryArray.from_arrays(np.repeat(np.arange(series), points), names).cast(pa.string())
    when = pa.array(np.tile(np.arange(points), series))
    period = pa.array(periods).take(when)
    texts = [[f"{n // 10}.{n % 10}" for n in figures[:series].ravel()] for figures in (made.values, made.targets)]
    missing = pa.array(~made.present[:series].ravel())
    value = pa.array(texts[0], mask=missing.to_numpy(zero_copy_only=False))
    observations = pa.table({"series": every, "period": period, "value": value})
    targets = pa.table({"series": every, "period": period, "kind": ["number"] * len(every), "value": texts[1]})
    return definitions, observations, targets


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=100_000)
    parser.add_argument("--points", type=int, default=40)
    asked = parser.parse_args()
    made = made_up(asked.series, asked.points)
    print(f"{asked.series:,} made-up series x {asked.points} quarters, one core")
    kernel, exact = seconds(lambda: with_the_kernel(made))
    after_kernel = peak_mib()

    sign = np.array([0.0, 1.0, -1.0])[made.polarity][:, None]
    values = np.where(made.present, made.values / 10, np.nan)
    targets = made.targets / 10
    floats, answer = seconds(lambda: in_floats(values, targets, sign))
    differ = int((answer[0] != exact).sum())

    frame = pd.DataFrame({
        "series": np.repeat(np.arange(asked.series), asked.points), "value": values.ravel(),
        "target": targets.ravel(), "sign": np.repeat(sign.ravel(), asked.points),
    })  # fmt: skip
    cython, _ = seconds(lambda: in_pandas(frame, lambda groups: groups.shift(LAG)), 1)
    pandas, longer = seconds(lambda: in_pandas(frame, lambda groups: groups.transform(lambda one: one.shift(LAG))), 1)
    agree = int((longer[0].to_numpy() != answer[0].ravel()).sum()) == 0

    part = max(1, asked.series // 10)
    tables = as_tables(made, part)
    whole, _ = seconds(lambda: score_table(*tables), 1)
    shares = [
        (f"kernel / one NumPy pass in floats: {kernel / floats:.2f} (at most {MOST_TIMES_FLOATS:g})",
         f"{kernel:.3f} s to {floats:.3f} s; floats gave {differ:,} of {exact.size:,} cells another colour"),
        (f"pandas groupby-transform / kernel: {pandas / kernel:.1f} (at least {LEAST_TIMES_PANDAS:g})",
         f"{pandas:.2f} s; {'same colours as floats' if agree else 'COLOURS DIFFER'}"),
        (f"pandas groupby-shift, its compiled path / kernel: {cython / kernel:.1f} (no bound)", f"{cython:.2f} s"),
        (f"score_table from text columns / kernel, a cell: {whole * asked.series / part / kernel:.1f} (no bound)",
         f"{whole:.2f} s for {part:,} series"),
    ]  # fmt: skip
    for ratio, times in shares:
        print(f"{ratio}: {times}")
    print(f"peak memory: {after_kernel:.0f} MiB with the kernel and its figures, {peak_mib():.0f} MiB with everything")
    missed = kernel / floats > MOST_TIMES_FLOATS or pandas / kernel < LEAST_TIMES_PANDAS or not agree
    print("A bound is missed." if missed else "Both bounds are kept.")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
