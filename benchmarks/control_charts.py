"""How fast control charts are: 100,000 made-up series of 40 quarters, all rules, against NumPy and against a loop.

    python benchmarks/control_charts.py [--series 100000] [--points 40] [--sample 400]

Prints one line a bound and leaves with 1 where one is missed. NumPy's side works out the mean and the limits alone,
with the same screening, in the fewest plain calls. The loop is a pandas groupby with each series scored as the method
is told, a point at a time; it is timed on a sample and multiplied up, and its rules are compared with the kernel's.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from goldenthread.measures import spc

MOST_SECONDS, MOST_MIB, MOST_TIMES_NUMPY, LEAST_TIMES_LOOP = 0.6, 300.0, 3.0, 150.0
COUNCIL, COUNCIL_SECONDS = 110, 0.020


def made_up(series: int, points: int) -> np.ndarray[Any, Any]:
    """Made-up results to one decimal, a few with a jump; nothing here is a real figure."""
    random = np.random.default_rng(2024)
    values = random.normal(50, 5, (series, points))
    values[::7, points // 2 :] += 9
    return np.round(values, 1)


def bare_limits(values: np.ndarray[Any, Any]) -> Any:
    """Mean and limits alone, in plain NumPy."""
    mean = values.mean(axis=1)
    ranges = np.abs(np.diff(values, axis=1))
    kept = ranges < 3.267 * ranges.mean(axis=1)[:, None]
    spread = np.where(kept, ranges, 0.0).sum(axis=1) / kept.sum(axis=1)
    return mean, mean - 2.66 * spread, mean + 2.66 * spread, mean - 2.66 * 2 / 3 * spread, mean + 2.66 * 2 / 3 * spread


def one_at_a_time(values: Any) -> list[bool]:
    """The rules of `ptd` on one series the obvious way: which points have a special cause."""
    y = list(values)
    mean = sum(y) / len(y)
    ranges = [abs(b - a) for a, b in pairwise(y)]
    average = sum(ranges) / len(ranges)
    kept = [one for one in ranges if one < 3.267 * average]
    average = sum(kept) / len(kept)
    special = [one > mean + 2.66 * average or one < mean - 2.66 * average for one in y]
    near = [
        not out and abs(one - mean) > 2.66 * 2 / 3 * average for one, out in zip(y, special, strict=True)
    ]  # fmt: skip
    side = [(one > mean) - (one < mean) for one in y]
    for first in range(len(y) - 6):
        run = side[first : first + 7]
        steps = [b - a for a, b in pairwise(y[first : first + 7])]
        same = abs(sum(run)) == 7
        if same or all(step > 0 for step in steps) or all(step < 0 for step in steps):
            special[first : first + 7] = [True] * 7
    for first in range(len(y) - 2):
        if abs(sum(side[first : first + 3])) == 3 and sum(near[first : first + 3]) >= 2:
            for place in range(first, first + 3):
                special[place] = special[place] or near[place]
    return special


def seconds(work: Callable[[], Any], times: int = 5) -> tuple[float, Any]:
    best, answer = float("inf"), None
    for _ in range(times):
        start = time.perf_counter()
        answer = work()
        best = min(best, time.perf_counter() - start)
    return best, answer


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--series", type=int, default=100_000)
    parser.add_argument("--points", type=int, default=40)
    parser.add_argument("--sample", type=int, default=400)
    asked = parser.parse_args()
    values = made_up(asked.series, asked.points)
    print(f"{asked.series:,} made-up series x {asked.points} quarters, all rules of ptd, one core")
    kernel, scored = seconds(lambda: spc.batch(values, preset="ptd", polarity="bigger", target=45.0))
    memory = peak_mib()
    plain, _ = seconds(lambda: bare_limits(values))
    part = values[:COUNCIL]
    council, _ = seconds(lambda: spc.batch(part, preset="ptd", polarity="smaller", target=45.0))
    charts, _ = seconds(lambda: [spc.xmr(row, polarity="smaller", target=45.0) for row in part.tolist()])

    import pandas as pd  # after the memory is measured: pandas is only the other side

    sample = min(asked.sample, asked.series)
    frame = pd.DataFrame({
        "series": np.repeat(np.arange(sample), asked.points), "value": values[:sample].ravel(),
    })  # fmt: skip
    loop, flagged = seconds(
        lambda: [one_at_a_time(group["value"]) for _, group in frame.groupby("series", sort=False)], 1
    )  # fmt: skip
    agree = bool((np.array(flagged) == (scored.flags[:sample] != 0)).all())
    whole = loop * asked.series / sample
    bounds = [
        (kernel <= MOST_SECONDS, f"kernel: {kernel:.3f} s (at most {MOST_SECONDS:g})"),
        (memory <= MOST_MIB, f"peak memory: {memory:.0f} MiB with the figures (at most {MOST_MIB:g})"),
        (kernel / plain <= MOST_TIMES_NUMPY,
         f"kernel / bare NumPy limits: {kernel / plain:.2f} (at most {MOST_TIMES_NUMPY:g}); NumPy {plain:.3f} s"),
        (whole / kernel >= LEAST_TIMES_LOOP,
         f"groupby loop / kernel: {whole / kernel:,.0f} (at least {LEAST_TIMES_LOOP:g}); loop {whole:.0f} s, from "
         f"{sample:,} series in {loop:.2f} s"),
        (agree, f"the loop flags {'the same points' if agree else 'OTHER POINTS'}"),
        (council <= COUNCIL_SECONDS,
         f"one council's {COUNCIL} indicators: {council * 1000:.1f} ms (at most {COUNCIL_SECONDS * 1000:g}); as "
         f"{COUNCIL} charts to draw, one by one: {charts * 1000:.1f} ms (no bound)"),
    ]  # fmt: skip
    for kept, line in bounds:
        print(f"{'kept' if kept else 'MISSED'}: {line}")
    missed = not all(kept for kept, _ in bounds)
    print("A bound is missed." if missed else "Every bound is kept.")
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
