"""Makes up a nation's results: every council (or ward), many indicators, ten years of quarters, as a Parquet file.

    python tools/made_up_nation.py FILE [--councils 318] [--indicators 1000] [--quarters 40] [--seed 2024]
    python tools/made_up_nation.py FILE --wards [--wards-a-council 22] [--indicators 50]

Nothing here is a real figure, and every name says so. An indicator has a level, a season, a drift and noise of its own,
and so has each council; one series in eight has a lasting jump, one in thirty has gaps. A ward's result is a sample of
its council's: as many events as chance gives in a population of a few thousand, so small areas vary more.
The same arguments give the same file.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

SCALE = 2
GROUP = 1 << 18
POLARITIES = ("bigger", "smaller", "neither")
KINDS = ("number", "monitor")
MADE_UP = {"made-up": "Every figure and name in this file is made up by tools/made_up_nation.py; none is real."}
Array = np.ndarray[Any, Any]


class Indicators(NamedTuple):
    """What all areas share, one place an indicator."""

    level: Array
    polarity: Array
    decimals: Array
    season: Array


def indicators(count: int, seed: int) -> Indicators:
    random = np.random.default_rng([seed, 0])
    return Indicators(
        level=np.exp(random.uniform(np.log(5), np.log(5000), count)),
        polarity=random.choice(3, count, p=[0.55, 0.35, 0.10]),
        decimals=random.choice(3, count, p=[0.3, 0.5, 0.2]),
        season=random.normal(0, 0.02, (count, 4)),
    )


def council(shared: Indicators, number: int, quarters: int, seed: int) -> tuple[Array, Array]:
    """One council's results before they are rounded, (indicators, quarters), and its targets, (indicators,)."""
    random = np.random.default_rng([seed, 1, number])
    count = shared.level.size
    own = shared.level * random.lognormal(0, 0.15, count)
    time = np.arange(quarters)
    drift = random.normal(0, 0.002, (count, 1)) * time
    noise = random.normal(0, 1, (count, quarters)) * random.uniform(0.01, 0.06, (count, 1))
    jump = (random.random((count, 1)) < 0.125) * random.normal(0, 0.15, (count, 1))
    after = time >= random.integers(4, max(5, quarters), (count, 1))
    values = own[:, None] * np.maximum(0.05, 1 + drift + noise + jump * after + shared.season[:, time % 4])
    good = np.array([1, -1, 0])[shared.polarity]
    targets = own * (1 + good * random.uniform(-0.05, 0.10, count))
    return values, targets


def table(names: list[str], area: Array, shared: Indicators, values: Array, targets: Array, random: Any) -> pa.Table:
    """Results of some areas as rows: `values` has the shape (areas x indicators, quarters)."""
    series, quarters = values.shape
    count = shared.level.size
    unit = 10.0 ** (SCALE - np.tile(shared.decimals, series // count))[:, None]
    scaled = np.rint(values * 10**SCALE / unit).astype(np.int64) * unit.astype(np.int64)
    aims = np.rint(targets[:, None] * 10**SCALE / unit).astype(np.int64) * unit.astype(np.int64)
    indicator = np.tile(np.arange(count), series // count)
    polarity = shared.polarity[indicator]
    missing = (random.random((series, 1)) < 1 / 30) & (random.random((series, quarters)) < 0.15)
    wanted = np.broadcast_to((polarity != 2)[:, None], values.shape)
    return pa.table({
        "area": _words(names, np.repeat(area, quarters)),
        "indicator": _words([f"made-up-indicator-{n + 1:04}" for n in range(count)], np.repeat(indicator, quarters)),
        "period": _words(periods(quarters), np.tile(np.arange(quarters), series)),
        "value": _decimals(scaled, ~missing),
        "target": _decimals(np.broadcast_to(aims, values.shape), wanted),
        "target_kind": _words(list(KINDS), np.repeat((polarity == 2).astype(int), quarters)),
        "polarity": _words(list(POLARITIES), np.repeat(polarity, quarters)),
        "decimals": pa.array(np.repeat(shared.decimals[indicator], quarters).astype(np.int8)),
    })  # fmt: skip


def periods(quarters: int, first: int = 2014) -> list[str]:
    return [f"{first + n // 4}-{(first + 1 + n // 4) % 100:02} Q{n % 4 + 1}" for n in range(quarters)]


def _words(words: list[str], places: Array) -> pa.Array:
    return pa.DictionaryArray.from_arrays(pa.array(places.astype(np.int32)), words)


def _decimals(numbers: Array, present: Array) -> pa.Array:
    pairs = np.empty((numbers.size, 2), np.int64)
    pairs[:, 0] = numbers.ravel()
    pairs[:, 1] = pairs[:, 0] >> 63
    valid = pa.py_buffer(np.packbits(present.ravel(), bitorder="little"))
    return pa.Array.from_buffers(pa.decimal128(12, SCALE), numbers.size, [valid, pa.py_buffer(pairs)])


def of_councils(asked: argparse.Namespace) -> Iterator[pa.Table]:
    shared = indicators(asked.indicators, asked.seed)
    names = [f"Made-up council {n + 1:03}" for n in range(asked.councils)]
    for number in range(asked.councils):
        values, targets = council(shared, number, asked.quarters, asked.seed)
        random = np.random.default_rng([asked.seed, 2, number])
        yield table(names, np.full(asked.indicators, number), shared, values, targets, random)


def of_wards(asked: argparse.Namespace) -> Iterator[pa.Table]:
    shared = indicators(asked.indicators, asked.seed)
    wards = asked.wards_a_council
    names = [f"Made-up ward {n + 1:05}" for n in range(asked.councils * wards)]
    for number in range(asked.councils):
        values, targets = council(shared, number, asked.quarters, asked.seed)
        random = np.random.default_rng([asked.seed, 3, number])
        people = np.repeat(random.integers(4_000, 12_000, (wards, 1)), asked.indicators, axis=0) / 1000
        sampled = random.poisson(np.tile(values, (wards, 1)) * people) / people
        area = np.repeat(np.arange(number * wards, (number + 1) * wards), asked.indicators)
        yield table(names, area, shared, sampled, np.tile(targets, wards), random)


def write(tables: Iterator[pa.Table], path: Path) -> int:
    """Write tables as one file, in row groups of one size. Gives the number of rows."""
    first = next(tables)
    held, rows = [first], 0
    unfinished = path.with_suffix(".tmp")
    schema = first.schema.with_metadata(MADE_UP)
    with pq.ParquetWriter(unfinished, schema, compression="zstd", store_decimal_as_integer=True) as writer:
        for one in tables:
            held.append(one)
            whole = pa.concat_tables(held)
            full = len(whole) // GROUP * GROUP
            if full:
                writer.write_table(whole.slice(0, full).cast(schema), row_group_size=GROUP)
                rows += full
                held = [whole.slice(full)]
        rest = pa.concat_tables(held)
        writer.write_table(rest.cast(schema), row_group_size=GROUP)
    unfinished.replace(path)
    return rows + len(rest)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("--councils", type=int, default=318)
    parser.add_argument("--indicators", type=int)
    parser.add_argument("--quarters", type=int, default=40)
    parser.add_argument("--wards", action="store_true")
    parser.add_argument("--wards-a-council", type=int, default=22)
    parser.add_argument("--seed", type=int, default=2024)
    asked = parser.parse_args()
    if "made-up" not in asked.file.name:
        parser.error("the file's name must say that it is made up, such as made-up-england.parquet")
    asked.indicators = asked.indicators or (50 if asked.wards else 1000)
    asked.file.parent.mkdir(parents=True, exist_ok=True)
    rows = write(of_wards(asked) if asked.wards else of_councils(asked), asked.file)
    print(f"{asked.file}: {rows:,} made-up results")


if __name__ == "__main__":
    main()
