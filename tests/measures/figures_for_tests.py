"""Short ways to write the three tables in tests."""

from typing import Any

import pyarrow as pa

from goldenthread.measures import assess

TEXT = pa.string()
DEFINITIONS = pa.schema(
    [
        *((name, TEXT) for name in ("series", "polarity", "unit", "unit_label", "result_kind", "rule", "comparison")),
        ("decimals", pa.int64()),
        ("range_low", TEXT),
        ("range_high", TEXT),
    ]
)
OBSERVATIONS = pa.schema([("series", TEXT), ("period", TEXT), ("value", TEXT), ("sample_size", pa.int64())])
TARGETS = pa.schema([(name, TEXT) for name in ("series", "period", "kind", "value", "words")])


def definitions(*rows: dict[str, Any]) -> pa.Table:
    """A definitions table; a row says only what differs from a bigger-is-better whole number called "x"."""
    usual = {"series": "x", "polarity": "bigger", "decimals": 0, "unit": "count", "result_kind": "quarter"}
    return pa.Table.from_pylist([usual | row for row in rows], schema=DEFINITIONS)


def observations(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist([{"series": "x"} | row for row in rows], schema=OBSERVATIONS)


def targets(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist([{"series": "x", "kind": "number"} | row for row in rows], schema=TARGETS)


def one(
    value: str | None,
    target: str | None = None,
    then: str | None = None,
    *,
    kind: str = "number",
    words: str | None = None,
    rules: Any = None,
    sample_size: int | None = None,
    **definition: Any,
) -> dict[str, Any]:
    """The assessment of one result in 2023-24 Q2, with a target and a result a year earlier where given."""
    seen = [{"period": "2023-24 Q2", "value": value, "sample_size": sample_size}]
    if then is not None:
        seen.insert(0, {"period": "2022-23 Q2", "value": then})
    aims = [{"period": "2023-24 Q2", "kind": kind, "value": target, "words": words}]
    if target is None and kind == "number":
        aims = []
    return assess(definitions(definition), observations(*seen), targets(*aims), rules).to_pylist()[-1]
