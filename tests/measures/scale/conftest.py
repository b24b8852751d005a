"""Made-up results of made-up councils, and files of them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

Row = dict[str, Any]
SCHEMA = pa.schema([
    ("area", pa.string()), ("indicator", pa.string()), ("period", pa.string()), ("value", pa.decimal128(12, 3)),
    ("target", pa.decimal128(12, 2)), ("target_kind", pa.string()), ("polarity", pa.string()),
    ("decimals", pa.int8()), ("range_low", pa.decimal128(12, 1)), ("range_high", pa.decimal128(12, 1)),
    ("comparison", pa.string()), ("rule", pa.string()),
])  # fmt: skip


def quarter(place: int) -> str:
    """Quarters from 2010-11 Q1, which is 0."""
    year = 2010 + place // 4
    return f"{year}-{(year + 1) % 100:02} Q{place % 4 + 1}"


def year(place: int) -> str:
    """Financial years from 2010-11, which is 0."""
    return f"{2010 + place}-{(2011 + place) % 100:02}"


def a_series(random: Random, area: str, indicator: str) -> list[Row]:
    """One series in order of time, with gaps, missing results, all polarities and all kinds of target."""
    polarity = random.choice(("bigger", "bigger", "smaller", "neither", "range"))
    name, count = (quarter, random.randint(1, 30)) if random.random() < 0.8 else (year, random.randint(1, 8))
    decimals, middle = random.choice((0, 1, 2, None)), random.choice((0, 5, 60, 4000))
    kind = random.choice(("number", None, "none", "monitor", "words"))
    if polarity in ("neither", "range") and kind in ("number", None):
        kind = "monitor" if polarity == "neither" else "none"
    fixed = {
        "area": area, "indicator": indicator, "polarity": polarity, "decimals": decimals, "target_kind": kind,
        "comparison": random.choice((None, "previous-quarter")), "rule": random.choice((None, "belfast", "havering")),
        "range_low": Decimal(middle) if polarity == "range" else None,
        "range_high": Decimal(middle) + 3 if polarity == "range" else None,
    }  # fmt: skip
    rows = []
    for place in range(count):
        if random.random() < 0.1:
            continue
        level = Decimal(middle) + (8 if place > count // 2 and random.random() < 0.7 else 0)
        value = None if random.random() < 0.1 else level + Decimal(random.randint(-4000, 4000)).scaleb(-3)
        target = Decimal(middle) + Decimal(random.randint(-200, 200)).scaleb(-2)
        if kind not in ("number", None) or (kind is None and random.random() < 0.1):
            target = None
        rows.append(fixed | {"period": name(place), "value": value, "target": target})
    return rows or [fixed | {"period": name(0), "value": None, "target": None, "target_kind": "monitor"}]


def made_up(areas: int = 6, indicators: int = 12, seed: int = 5) -> list[Row]:
    """Rows in the order of their series and of time."""
    random = Random(seed)
    return [
        row
        for area in range(areas)
        for indicator in range(indicators)
        for row in a_series(random, f"Made-up council {area:03}", f"made-up-{indicator:04}")
    ]


def plain(rows: int = 8, **changed: Any) -> list[Row]:
    """A small series in which nothing is wrong."""
    return [
        {"area": "Made-up council 001", "indicator": "made-up-bins", "period": quarter(place),
         "value": Decimal(50 + place), "target": Decimal(52), "polarity": "bigger"} | changed
        for place in range(rows)
    ]  # fmt: skip


def as_table(rows: list[Row]) -> pa.Table:
    """Rows as a table with the columns that they have."""
    return pa.Table.from_pylist(rows, schema=pa.schema([field for field in SCHEMA if field.name in rows[0]]))


def contents(path: Path) -> list[Row]:
    """What a Parquet file holds, row by row."""
    rows: list[Row] = pq.read_table(path).to_pylist()
    return rows


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Writes rows (or a table) to a Parquet file."""

    def written(rows: list[Row] | pa.Table, name: str = "made-up.parquet", group: int = 500) -> Path:
        table = rows if isinstance(rows, pa.Table) else as_table(rows)
        pq.write_table(table, tmp_path / name, row_group_size=group)
        return tmp_path / name

    return written
