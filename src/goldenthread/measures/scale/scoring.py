"""Scores whole series: an Arrow table in, an Arrow table out, with what was found and a count of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from goldenthread.measures import spc
from goldenthread.measures.kernel import RAGS
from goldenthread.measures.scale.charts import Charts, charts
from goldenthread.measures.scale.columns import Columns, columns_of
from goldenthread.measures.scale.output import table as as_table
from goldenthread.measures.scale.problems import Flaw, ScaleError
from goldenthread.measures.scale.reading import read
from goldenthread.measures.scale.rows import read_rows
from goldenthread.measures.scoring import Rules, Scored, score_cells
from goldenthread.measures.spc.presets import preset_named
from goldenthread.measures.tables import as_rules

CHANGE_DECIMALS = 1


class Scores(NamedTuple):
    """Some series scored."""

    table: pa.Table | None
    """None where something is wrong with every series."""
    flaws: list[Flaw]
    """What is wrong, in the order of the file; the series it is wrong with are left out of the table."""
    counts: dict[str, int]
    """How many series, rows, of each colour and verdict."""


def score_series(
    table: pa.Table, columns: Columns, *, preset: str = "ptd", rules: Rules = None, first: int = 1
) -> Scores:
    """Score whole series, in whatever order the rows stand. `first` is the number of the first row in its file."""
    chosen = as_rules(rules)
    rows = read_rows(table, columns, first)
    seen = read(rows, columns, chosen)
    flaws, spoilt = seen.found.in_order(), int(seen.found.spoilt.sum())
    if spoilt == rows.starts.size:
        return Scores(None, flaws, {"series left out": spoilt})
    if spoilt:
        kept = ~seen.found.spoilt[rows.series]
        rows = read_rows(rows.table.filter(pa.array(kept)), columns)
        seen = read(rows, columns, chosen)
    scored = score_cells(seen.definitions, seen.cells, CHANGE_DECIMALS)
    drawn = charts(seen.definitions, seen.cells, rows.starts, preset)
    made = as_table(rows, columns, scored, drawn, CHANGE_DECIMALS)
    return Scores(made, flaws, _counts(scored, drawn, rows.starts.size, spoilt))


def score(table: pa.Table, *, preset: str = "ptd", rules: Rules = None) -> pa.Table:
    """Score a table in memory, as `goldenthread score` does a file. Raises ScaleError with everything wrong with it."""
    preset_named(preset)
    columns = columns_of(table.schema, "table")
    if not table.num_rows:
        raise ScaleError("table", [Flaw(None, "", "there are no rows, so there is nothing to score")])
    scores = score_series(table.select(columns.used), columns, preset=preset, rules=rules)
    if scores.flaws:
        raise ScaleError("table", scores.flaws)
    return scores.table


def _counts(scored: Scored, drawn: Charts, series: int, spoilt: int) -> dict[str, int]:
    """What the run's log is made of: whole numbers that add up from part to part."""
    counts = {"series": series, "rows": scored.rag.size, "series left out": spoilt}
    counts |= _tally("", [str(colour or "no colour") for colour in RAGS], scored.rag)
    counts |= {"special causes": int(np.count_nonzero(drawn.special))}
    counts |= _tally("variation ", ["not known", *spc.JUDGEMENTS], drawn.variation)
    counts |= _tally("assurance ", spc.ASSURANCES, drawn.assurance)
    return counts


def _tally(what: str, names: Sequence[str], codes: NDArray[Any]) -> dict[str, int]:
    found = np.bincount(codes, minlength=len(names))
    return {f"{what}{name}": int(number) for name, number in zip(names, found, strict=True)}
