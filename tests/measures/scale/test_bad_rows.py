"""What is wrong with a table is said with its row and column, and nothing is scored."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest

from goldenthread.measures.scale import ScaleError, score

from .conftest import SCHEMA, as_table, plain, quarter

TEXT = pa.schema([pa.field(field.name, pa.string() if field.name in ("value", "target") else field.type)
                  for field in SCHEMA])  # fmt: skip


def said(table: pa.Table) -> list[str]:
    with pytest.raises(ScaleError) as caught:
        score(table)
    return str(caught.value).splitlines()


def with_third(**changed: Any) -> pa.Table:
    """Eight rows of text, the third of them changed."""
    rows = plain()
    for row in rows:
        row.update(value=str(row["value"]), target=str(row["target"]))
    rows[2] = rows[2] | changed
    columns = {*rows[2]}
    rows = [dict.fromkeys(columns) | row for row in rows]
    return pa.Table.from_pylist(rows, schema=pa.schema([field for field in TEXT if field.name in columns]))


FIGURE = (
    'is not a figure: write digits with a full stop for decimals, such as "1234.5": no commas, spaces, % or £ signs'
)


@pytest.mark.parametrize(
    ("changed", "column", "message"),
    [
        ({"value": "1,234"}, "value", f'"1,234" {FIGURE}'),
        ({"value": "NaN"}, "value", f'"NaN" {FIGURE}'),
        ({"value": "inf"}, "value", f'"inf" {FIGURE}'),
        ({"value": "1e3"}, "value", f'"1e3" {FIGURE}'),
        ({"value": ""}, "value", f'"" {FIGURE}'),
        ({"value": "1234567890123456789"}, "value", f'"1234567890123456789" {FIGURE}'),
        ({"target": "95%"}, "target", f'"95%" {FIGURE}'),
        ({"area": None}, "area", "there is no name here; give every row one"),
        ({"indicator": ""}, "indicator", "there is no name here; give every row one"),
        ({"period": None}, "period", 'no period: write a quarter as "2023-24 Q2" or a financial year as "2023-24"'),
        ({"period": "2010-12 Q1"}, "period",
         '"2010-12 Q1" is not a period: write a quarter as "2023-24 Q2" or a financial year as "2023-24"'),
        ({"period": quarter(1)}, "period", "2010-11 Q2 is there twice, in row 2 too; keep one of them"),
        ({"period": "2015-16"}, "period",
         "mixed frequencies: 2015-16 here and 2010-11 Q1 in row 1; a series has quarters or years, so give each its own"
         " name"),
        ({"polarity": "larger"}, "polarity", '"larger" is not known; use one of neither, bigger, smaller, range'),
        ({"polarity": None}, "polarity", "there is nothing here; use one of neither, bigger, smaller, range"),
        ({"polarity": "smaller"}, "polarity", '"smaller" here and "bigger" in row 1: one series has one'),
        ({"target_kind": "guess"}, "target_kind", '"guess" is not known; use one of none, number, monitor, words'),
        ({"target_kind": "monitor"}, "target",
         'a target of kind "monitor" has no number; leave it out, or make the kind number'),
        ({"target_kind": "number", "target": None}, "target",
         'a target of kind "number" needs its number; else the kind is none or monitor'),
        ({"comparison": "last week"}, "comparison",
         '"last week" is not known; use one of same-quarter-last-year, previous-quarter'),
        ({"rule": "ours"}, "rule", '"ours" is not known; use one of default'),
        ({"decimals": 12}, "decimals", "12 is not from 0 to 9: give how many decimals are reported"),
        ({"decimals": -1}, "decimals", "-1 is not from 0 to 9: give how many decimals are reported"),
    ],
    ids=lambda given: " ".join(map(str, given.values())) if isinstance(given, dict) else "",
)  # fmt: skip
def test_a_wrong_cell_is_named_by_its_row_and_column(changed: dict[str, Any], column: str, message: str) -> None:
    lines = [line.rpartition(" [")[0] for line in said(with_third(**changed))]
    assert f"table, row 3, {column}: {message}" in lines


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"polarity": "neither"},
         'polarity "neither" has no better side, so a target contradicts it; say bigger or smaller, or leave it out'),
        ({"polarity": "range", "range_low": Decimal(1), "range_high": Decimal(2)},
         'polarity "range" is judged against range_low and range_high, so a target contradicts it; leave one out'),
    ],
)  # fmt: skip
def test_a_polarity_that_contradicts_its_target_is_said_once_a_series(changed: dict[str, Any], message: str) -> None:
    assert said(as_table(plain(**changed))) == [f"table, row 1, target: {message} [Made-up council 001 / made-up-bins]"]


def test_a_range_needs_two_bounds_in_order() -> None:
    rows = {"polarity": "range", "target": None}
    lone = said(as_table(plain(**rows, range_low=Decimal(3))))
    assert lone[0].startswith('table, row 1, range_high: polarity "range" needs both range_low and range_high')
    crossed = said(as_table(plain(**rows, range_low=Decimal(3), range_high=Decimal("2.5"))))
    assert crossed[0].startswith("table, row 1, range_low: it is above range_high; swap them")


def test_every_series_with_something_wrong_is_named_in_the_order_of_the_file() -> None:
    rows = [row | {"area": f"Made-up council {area}"} for area in (3, 1, 2) for row in plain(4)]
    rows[1]["polarity"] = rows[10]["polarity"] = "larger"
    rows[5]["period"] = rows[4]["period"]
    assert [line.partition(":")[0] for line in said(as_table(rows))] == [
        "table, row 2, polarity", "table, row 6, period", "table, row 11, polarity"
    ]  # fmt: skip


def test_only_the_first_twenty_are_shown_and_the_rest_counted() -> None:
    rows = [row | {"area": f"Made-up council {area:03}", "polarity": "?"} for area in range(30) for row in plain(2)]
    with pytest.raises(ScaleError) as caught:
        score(as_table(rows))
    assert caught.value.count == 30
    assert len(caught.value.lines) == 21
    assert caught.value.lines[-1] == "and 10 more"


@pytest.mark.parametrize("column", ["period", "value", "polarity", "area", "indicator"])
def test_a_column_that_must_be_there_and_is_not_is_named(column: str) -> None:
    lines = said(as_table(plain()).drop_columns([column]))
    assert len(lines) == 1
    assert lines[0].startswith(f"table, {column}: this column is missing; add")


@pytest.mark.parametrize(
    ("column", "kind", "message"),
    [
        ("value", pa.float64(), "this column is double, which cannot hold 0.1 exactly, nor say that a figure is"),
        ("target", pa.float32(), "this column is float, which cannot hold 0.1 exactly, nor say that a figure is"),
        ("value", pa.bool_(), "this column is bool; give exact decimals, whole numbers, or text as reported"),
        ("value", pa.decimal128(38, 18), "this column is decimal128(38, 18); give at most 38 digits and from 0 to 9"),
        ("period", pa.date32(), "this column is date32[day]; give text"),
        ("area", pa.int64(), "this column is int64; give text"),
    ],
)  # fmt: skip
def test_a_column_of_the_wrong_type_is_named_with_how_to_mend_it(column: str, kind: pa.DataType, message: str) -> None:
    table = as_table(plain())
    place = table.column_names.index(column)
    lines = said(table.set_column(place, column, pa.nulls(len(table), kind)))
    assert lines[0].startswith(f"table, {column}: {message}")


def test_a_float_column_with_nan_is_refused_whole() -> None:
    table = as_table(plain())
    figures = pa.array([1.0, float("nan"), float("inf"), *[1.0] * 5])
    assert "double, which cannot hold 0.1 exactly" in said(table.set_column(3, "value", figures))[0]


def test_two_ways_of_naming_a_series_are_one_too_many() -> None:
    table = as_table(plain())
    assert "so it is not clear which name a series" in said(table.append_column("series", table.column("area")))[0]


def test_two_columns_of_one_name_are_refused() -> None:
    table = as_table(plain())
    assert said(table.append_column("value", table.column("value"))) == [
        "table, value: there are two columns of this name; leave one out"
    ]


def test_a_table_without_rows_is_refused() -> None:
    assert said(as_table(plain()).slice(0, 0)) == ["table: there are no rows, so there is nothing to score"]
