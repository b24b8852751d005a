"""How fast charts are drawn: 110 indicators of 12 quarters, against writing the same data as JSON.

    python benchmarks/charts.py [--charts 110] [--points 12]

Prints one line a ratio and leaves with 1 where the bound is missed. Figures are made up. Every time is the
processor's, the best of nine. The yardstick, `json.dumps` of the same points, does the least that any output must:
visit and write each.
"""

import argparse
import json
import random
import sys
import time
from collections.abc import Callable
from decimal import Decimal

from goldenthread.design.charts import (
    Control,
    ControlPhase,
    ControlPoint,
    Point,
    Series,
    control_chart,
    indicator_chart,
)

# A control chart has half as many shapes again: its limits, and the names of its lines.
MOST_MILLISECONDS = {"line": 30.0, "bar": 30.0, "control": 45.0}


def made_up(charts: int, points: int) -> list[Series]:
    """Series with every kind of point: rated, provisional, missing."""
    chance = random.Random(2023)
    series = []
    for at in range(charts):
        drawn = []
        for period in range(points):
            value = Decimal(chance.randint(300_000, 420_000)) if chance.random() > 0.05 else None
            label = f"{2016 + period // 4}-{17 + period // 4} Q{period % 4 + 1}"
            rag = chance.choice(("green", "amber", "red", ""))
            drawn.append(Point(label, value, Decimal(394_625), rag, provisional=period == points - 1))
        series.append(Series(f"Indicator {at}", drawn))
    return series


def as_control(series: Series) -> Control:
    """The same points with limits of two phases, some of them flagged: judgements in turn, for drawing costs alike."""
    judgements = ("common cause", "common cause", "improvement", "concern")
    points = [
        ControlPoint(point.label, point.value, judgements[at % 4], "beyond a limit", point.target)
        for at, point in enumerate(series.points)
    ]
    half = len(points) // 2
    mean, low, high, near_low, near_high = (Decimal(360_000 + step) for step in (0, -40_000, 40_000, -26_000, 26_000))
    phases = [
        ControlPhase(start, end, mean, low, high, near_low, near_high, "made up")
        for start, end in ((0, half - 1), (half, len(points) - 1))
    ]
    return Control(series.title, points, phases, preset="made up", sentence="A sentence of a usual length, made up.")


def best(work: Callable[[], object]) -> float:
    """Milliseconds of the quickest of nine runs."""
    times = []
    for _ in range(9):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def as_json(series: list[Series]) -> list[str]:
    """The same points, written with no drawing at all."""
    return [
        json.dumps([[p.label, str(p.value), str(p.target), p.rag, p.provisional, p.note] for p in one.points])
        for one in series
    ]


def main() -> int:
    """Measures, prints, and answers 1 where drawing takes longer than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--charts", type=int, default=110)
    parser.add_argument("--points", type=int, default=12)
    asked = parser.parse_args()
    series = made_up(asked.charts, asked.points)
    yardstick = best(lambda: as_json(series))
    missed = False
    controls = [as_control(one) for one in series]
    kinds: dict[str, Callable[[], list[str]]] = {
        "line": lambda: [indicator_chart(one, id="c") for one in series],
        "bar": lambda: [indicator_chart(one, id="c", kind="bar") for one in series],
        "control": lambda: [control_chart(one, id="c") for one in controls],
    }
    for kind, draw in kinds.items():
        drawn = best(draw)
        size = sum(map(len, draw())) / asked.charts
        allowed = MOST_MILLISECONDS[kind] * asked.charts * asked.points / (110 * 12)
        verdict = "kept" if drawn <= allowed else "MISSED"
        missed |= drawn > allowed
        print(
            f"{kind} charts: {asked.charts} of {asked.points} periods in {drawn:.1f} ms, "
            f"{drawn / yardstick:.1f} times json.dumps of the same points ({yardstick:.1f} ms); "
            f"{size:,.0f} characters a chart; at most {allowed:.0f} ms: {verdict}"
        )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
