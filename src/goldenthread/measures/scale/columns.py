"""The columns of a file that comes to be scored: which there must be, which there may be, and their types."""

from __future__ import annotations

from typing import NamedTuple

import pyarrow as pa

from goldenthread.measures.figures import MAX_DECIMALS
from goldenthread.measures.scale.problems import Flaw, ScaleError

NAMED_BY = (("series",), ("area", "indicator"))
"""What names a series: one column, or two."""
NEEDED = ("period", "value", "polarity")
FIGURES = ("value", "target", "range_low", "range_high")
WORDS = ("polarity", "result_kind", "comparison", "rule")
"""Columns of words that are the same in every row of a series."""
OPTIONAL = ("target", "target_kind", "decimals", "range_low", "range_high", "result_kind", "comparison", "rule")
ROW = "row in the file"
"""The column that carries a row's number (from 1) where rows no longer stand in their places."""
MENDED = "CAST({} AS DECIMAL(27, 9)) in DuckDB or Spark makes it so, once you know that no figure is rounded by it"


class Columns(NamedTuple):
    """The columns of one input."""

    named_by: tuple[str, ...]
    used: tuple[str, ...]
    """Every column that is read, those that name the series first."""

    @property
    def texts(self) -> tuple[str, ...]:
        """Columns of words, which repeat so often that they are read as dictionaries."""
        return (*self.named_by, "period", *(name for name in (*WORDS, "target_kind") if name in self.used))


def columns_of(schema: pa.Schema, file: str) -> Columns:
    """The columns that will be read. Raises ScaleError with everything that is wrong with them."""
    flaws: list[Flaw] = []
    twice = sorted({name for name in schema.names if schema.names.count(name) > 1})
    flaws += [Flaw(None, name, "there are two columns of this name; leave one out") for name in twice]
    named_by = _named_by(schema, flaws)
    flaws += [Flaw(None, name, _MISSING[name]) for name in NEEDED if name not in schema.names]
    used = (*named_by, *(name for name in (*NEEDED, *OPTIONAL) if name in schema.names))
    if not twice:
        flaws += [flaw for name in used for flaw in _type_flaws(name, schema.field(name).type)]
    if flaws:
        raise ScaleError(file, flaws)
    return Columns(named_by, used)


_MISSING = {
    "period": 'this column is missing; add each row\'s period, such as "2023-24 Q2"',
    "value": "this column is missing; add each row's figure as reported, as text or as an exact decimal",
    "polarity": "this column is missing; add bigger, smaller, range or neither",
}


def _named_by(schema: pa.Schema, flaws: list[Flaw]) -> tuple[str, ...]:
    there = [names for names in NAMED_BY if set(names) <= set(schema.names)]
    if len(there) == 2:
        message = "there are area and indicator besides, so it is not clear which name a series; leave one or other out"
        flaws.append(Flaw(None, "series", message))
    if not there:
        lone = [name for name in NAMED_BY[1] if name in schema.names]
        missing = "indicator" if lone == ["area"] else "area" if lone else "series"
        besides = "" if lone else ", or add both area and indicator"
        flaws.append(Flaw(None, missing, f"this column is missing; add it, so that each series has a name{besides}"))
    return there[0] if there else ()


def _type_flaws(name: str, kind: pa.DataType) -> list[Flaw]:
    if name in FIGURES:
        return _figure_flaws(name, kind)
    if name == "decimals":
        whole = pa.types.is_integer(kind)
        return [] if whole else [Flaw(None, name, f"this column is {kind}; give whole numbers from 0 to 9")]
    return [] if is_text(kind) else [Flaw(None, name, f"this column is {kind}; give text")]


def _figure_flaws(name: str, kind: pa.DataType) -> list[Flaw]:
    if is_text(kind) or pa.types.is_integer(kind):
        return []
    if pa.types.is_decimal(kind):
        if kind.precision > 38 or not 0 <= kind.scale <= MAX_DECIMALS:
            message = f"this column is {kind}; give at most 38 digits and from 0 to {MAX_DECIMALS} decimals. "
            return [Flaw(None, name, message + MENDED.format(name))]
        return []
    if pa.types.is_floating(kind):
        message = f"this column is {kind}, which cannot hold 0.1 exactly, nor say that a figure is missing; give exact "
        return [Flaw(None, name, message + f"decimals, or text as reported. {MENDED.format(name)}")]
    return [Flaw(None, name, f"this column is {kind}; give exact decimals, whole numbers, or text as reported")]


def is_text(kind: pa.DataType) -> bool:
    """Whether a column holds text, or nothing at all."""
    inner = kind.value_type if pa.types.is_dictionary(kind) else kind
    return any(
        is_one(inner)
        for is_one in (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null)
    )
