"""What is scored, as an Arrow table: words as dictionaries, judged figures as exact decimals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from goldenthread.measures import spc
from goldenthread.measures.cells import NUMBER
from goldenthread.measures.kernel import DIRECTIONS, RAGS
from goldenthread.measures.scale.charts import SPECIAL, Charts
from goldenthread.measures.scale.columns import Columns
from goldenthread.measures.scale.figures import Words
from goldenthread.measures.scale.rows import Rows
from goldenthread.measures.scoring import (
    DIRECTION_REASONS,
    RAG_REASONS,
    Scored,
    direction_reasons,
    exact_decimals,
    rag_reasons,
)

_WORD = pa.dictionary(pa.int32(), pa.string())
_SMALL = pa.dictionary(pa.int16(), pa.string())
_FIGURE, _CHANGE = pa.decimal128(38, 9), pa.decimal128(38, 4)
_RULES = [", ".join(spc.rules_broken(flags)) for flags in range(256)]


def schema(columns: Columns) -> pa.Schema:
    """The columns that come out, in order."""
    return pa.schema([
        *((name, _WORD) for name in columns.named_by), ("period", _WORD),
        ("value", _FIGURE), ("target", _FIGURE),
        ("rag", _SMALL), ("rag_reason", _SMALL), ("distance", _FIGURE),
        ("direction", _SMALL), ("direction_reason", _SMALL), ("change", _CHANGE), ("rule", _SMALL),
        ("mean", pa.float64()), ("lower", pa.float64()), ("upper", pa.float64()),
        ("cause", _SMALL), ("rules_broken", _SMALL), ("judgement", _SMALL),
        ("variation", _SMALL), ("assurance", _SMALL),
    ])  # fmt: skip


def table(rows: Rows, columns: Columns, scored: Scored, charts: Charts, change_decimals: int) -> pa.Table:
    """One row a series and period, in the order of `rows`."""
    cells, series = scored.cells, rows.series
    return pa.Table.from_arrays([
        *(_spelt(name) for name in rows.names), _spelt(rows.period),
        exact_decimals(cells.value, cells.exponent, cells.has_value, 9),
        exact_decimals(cells.target, cells.exponent, cells.target_kind == NUMBER, 9),
        _named(RAGS, scored.rag), _named(RAG_REASONS, rag_reasons(scored)),
        exact_decimals(scored.distance, cells.exponent, scored.rag > 0, 9),
        _named(DIRECTIONS, scored.direction), _named(DIRECTION_REASONS, direction_reasons(scored)),
        exact_decimals(scored.change, change_decimals, scored.has_change, 4),
        _named([None, *(rule.name for rule in scored.definitions.rules)], scored.definitions.rule[series] + 1),
        *(_known(limit[series]) for limit in (charts.mean, charts.lower, charts.upper)),
        _named([None, *SPECIAL], charts.special), _named([None, *_RULES[1:]], charts.flags),
        _named([None, *spc.JUDGEMENTS], charts.judgement), _named([None, *spc.JUDGEMENTS], charts.variation[series]),
        _named([None, *spc.ASSURANCES[1:]], charts.assurance[series]),
    ], schema=schema(columns))  # fmt: skip


def _named(names: Sequence[str | None], codes: NDArray[Any]) -> pa.Array:
    """Words by their places; the first, which is None, is null."""
    place = codes.astype(np.int16) - np.int16(1)
    return pa.DictionaryArray.from_arrays(pa.array(place, mask=place < 0), pa.array(names[1:], pa.string()))


def _spelt(column: Words) -> pa.Array:
    indices = pa.array(column.codes.astype(np.int32), mask=column.codes < 0)
    return pa.DictionaryArray.from_arrays(indices, pa.array(column.values, pa.string()))


def _known(numbers: NDArray[np.float64]) -> pa.Array:
    return pa.array(numbers, mask=np.isnan(numbers))
