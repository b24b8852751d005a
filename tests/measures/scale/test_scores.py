"""What is scored at scale is what the other public doors say of the same figures."""

from __future__ import annotations

import random
from collections.abc import Iterable
from itertools import groupby
from typing import Any

import pyarrow as pa
import pytest

from goldenthread.measures import BELFAST_RULE, DEFAULT_RULE, HAVERING_RULE, score_table, spc
from goldenthread.measures.scale import score

from .conftest import Row, as_table, made_up, plain, quarter

RULES = (DEFAULT_RULE, BELFAST_RULE, HAVERING_RULE)


def text(number: Any) -> str | None:
    return None if number is None else format(number, "f")


def name(row: Row) -> str:
    return f"{row['area']} / {row['indicator']}"


def by_table(rows: list[Row]) -> list[dict[str, Any]]:
    """The same figures through score_table, whose own tests hold it against an oracle in plain Python."""
    firsts = {name(row): row for row in reversed(rows)}
    firsts = dict(sorted(firsts.items()))
    definitions = pa.Table.from_pylist([
        {"series": key, "polarity": row["polarity"], "comparison": row["comparison"], "rule": row["rule"],
         "decimals": 9 if row["decimals"] is None else row["decimals"],
         "range_low": text(row["range_low"]), "range_high": text(row["range_high"])}
        for key, row in firsts.items()
    ])  # fmt: skip
    observations = pa.table({
        "series": [name(row) for row in rows], "period": [row["period"] for row in rows],
        "value": pa.array([text(row["value"]) for row in rows], pa.string()),
    })  # fmt: skip
    targets = pa.table({
        "series": [name(row) for row in rows], "period": [row["period"] for row in rows],
        "kind": [row["target_kind"] or ("none" if row["target"] is None else "number") for row in rows],
        "value": pa.array([text(row["target"]) for row in rows], pa.string()),
    })  # fmt: skip
    found: list[dict[str, Any]] = score_table(definitions, observations, targets, RULES).to_pylist()
    return found


def by_chart(rows: Iterable[Row], preset: str) -> list[dict[str, Any]]:
    """The same series through spc.xmr, drawn one at a time."""
    listed = list(rows)
    values = [None if row["value"] is None else float(row["value"]) for row in listed]
    if all(value is None for value in values):
        empty = dict.fromkeys(("mean", "lower", "upper", "rules_broken", "judgement", "variation", "assurance"))
        return [empty] * len(listed)
    judged = [row for row in listed if row["value"] is not None][-1]
    target = None if judged["target"] is None else float(judged["target"])
    chart = spc.xmr(values, preset=preset, polarity=judged["polarity"], target=target,
                    periods=[row["period"] for row in listed])  # fmt: skip
    last = chart.last_phase
    return [
        {"mean": last.mean, "lower": last.lower, "upper": last.upper, "judgement": point.judgement,
         "rules_broken": ", ".join(point.rules) or None, "variation": chart.variation, "assurance": chart.assurance}
        for point in chart.points
    ]  # fmt: skip


def test_colours_distances_directions_and_changes_are_those_of_score_table() -> None:
    rows = made_up()
    scored = score(as_table(rows), rules=RULES).to_pylist()
    expected = by_table(rows)
    assert len({row["rag_reason"] for row in expected}) == 6
    for got, wanted in zip(scored, expected, strict=True):
        assert f"{got['area']} / {got['indicator']}" == wanted["series"]
        assert {column: got[column] for column in wanted if column != "series"} == {
            column: value for column, value in wanted.items() if column != "series"
        }


@pytest.mark.parametrize("preset", spc.PRESETS)
def test_limits_causes_and_verdicts_are_those_of_a_chart_drawn_by_itself(preset: str) -> None:
    rows = made_up(seed=7)
    scored = score(as_table(rows), preset=preset, rules=RULES).to_pylist()
    # The chart is drawn of the figure as reported, which is what score gives as the value.
    as_scored = [row | {"value": got["value"]} for row, got in zip(rows, scored, strict=True)]
    expected = [chart for _, group in groupby(as_scored, name) for chart in by_chart(group, preset)]
    for got, wanted in zip(scored, expected, strict=True):
        assert {column: got[column] for column in wanted} == wanted
    assert {got["judgement"] for got in scored} == {None, *spc.JUDGEMENTS}
    assert {got["assurance"] for got in scored} >= {None, "hit or miss"}


def test_the_cause_is_the_first_of_the_rules_broken() -> None:
    scored = score(as_table(made_up(seed=7)), rules=RULES).to_pylist()
    assert all(got["cause"] == (got["rules_broken"] or "").split(", ")[0] or got["cause"] is None for got in scored)
    assert sum(got["cause"] is not None for got in scored) > 20


def test_the_order_of_the_rows_makes_no_difference() -> None:
    rows = made_up(3, 6)
    shuffled = rows.copy()
    random.Random(1).shuffle(shuffled)
    assert score(as_table(shuffled), rules=RULES).to_pylist() == score(as_table(rows), rules=RULES).to_pylist()


def test_text_whole_numbers_and_decimals_are_scored_alike() -> None:
    rows = plain(20, decimals=0)
    table = as_table(rows)
    expected = score(table).to_pylist()
    kinds = (pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string()), pa.int16(), pa.uint64(),
             pa.decimal128(38, 0), pa.decimal256(30, 0), pa.decimal128(27, 9))  # fmt: skip
    for kind in kinds:
        figures = [str(int(row["value"])) for row in rows]
        if kind == pa.decimal256(30, 0):
            column = pa.array([row["value"] for row in rows], kind)
        else:
            column = pa.array(figures).cast(pa.int64() if pa.types.is_integer(kind) else pa.string()).cast(kind)
        assert score(table.set_column(3, "value", column)).to_pylist() == expected, kind


def test_a_series_may_be_named_by_one_column() -> None:
    table = as_table(plain(20)).drop_columns(["area"]).rename_columns({"indicator": "series"})
    scored = score(table)
    assert scored.column_names[:2] == ["series", "period"]
    assert scored.column("mean").to_pylist() == score(as_table(plain(20))).column("mean").to_pylist()


def test_figures_beyond_64_bits_are_judged_exactly() -> None:
    # 10% off a target of 18 digits, by one in the last of 9 decimals: in floats all three are the same.
    target = "999999999999999990"
    values = ["899999999999999991.000000000", "899999999999999991.000000001", "899999999999999990.999999999"]
    rows = [{"series": "s", "period": quarter(place), "value": value, "target": target, "polarity": "bigger"}
            for place, value in enumerate(values)]  # fmt: skip
    assert score(pa.Table.from_pylist(rows)).column("rag").to_pylist() == ["red", "amber", "red"]


def test_a_years_target_and_result_are_compared_with_the_year_before() -> None:
    rows = [{"series": "s", "period": period, "value": value, "polarity": "smaller"}
            for period, value in (("2021-22", "10"), ("2022-23", "9"))]  # fmt: skip
    scored = score(pa.Table.from_pylist(rows)).to_pylist()
    assert [row["direction"] for row in scored] == [None, "improving"]
    assert str(scored[1]["change"]) == "-10.0000"
