"""A quarter in a few counts: how many indicators, reported, with a target, met, missed, improving, worsening."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import pyarrow as pa

from goldenthread.measures.periods import ordinal_of
from goldenthread.measures.tables import texts

_REPORTED_EACH_QUARTER = ("monthly", "quarterly")


@dataclass(frozen=True)
class Headline:
    """The counts of one period. Tuples of references are in the order of the definitions."""

    period: str
    indicators: int
    reported_quarterly: int | None
    """How many are due every quarter; None where the definitions do not say how often each is."""
    reported: int
    with_target: int
    """How many have a number or a range to be judged against in this period, reported or not."""
    met: tuple[str, ...]
    missed: tuple[str, ...]
    awaited: tuple[str, ...]
    """With a target for the period, but no result yet."""
    rag: dict[str, int]
    no_rag: dict[str, int]
    """How many have no colour, by reason; only indicators that appear in the period."""
    direction: dict[str, int]
    """Of those reported: improving, worsening, same, up, down and no comparison."""
    sentence: str = field(default="", compare=False)


def headline(assessments: pa.Table, definitions: pa.Table, period: str) -> Headline:
    """Count one period's assessments, as `assess` gives them, against all the definitions.

    A definitions column `frequency` (monthly, quarterly, ...) lets it say how many are reported every quarter.
    Raises ValueError for a period that is not a quarter or a financial year.
    """
    ordinal_of(period)
    rows = [row for row in assessments.to_pylist() if row["period"] == period]
    reported = [row for row in rows if row["value"] is not None]
    judged = [row for row in rows if row["target_kind"] in ("number", "range") and row["rag_reason"] != "context only"]
    directions = dict.fromkeys(("improving", "worsening", "same", "up", "down", "no comparison"), 0)
    for row in reported:
        directions[row["direction"] or "no comparison"] += 1
    no_rag: dict[str, int] = {}
    for row in rows:
        if row["rag"] is None:
            no_rag[row["rag_reason"]] = no_rag.get(row["rag_reason"], 0) + 1
    counts = Headline(
        period=period,
        indicators=definitions.num_rows,
        reported_quarterly=_quarterly(definitions),
        reported=len(reported),
        with_target=len(judged),
        met=_which(judged, True),
        missed=_which(judged, False),
        awaited=_which(judged, None),
        rag={colour: sum(row["rag"] == colour for row in rows) for colour in ("green", "amber", "red")},
        no_rag=no_rag,
        direction=directions,
    )
    object.__setattr__(counts, "sentence", _sentence(counts))
    return counts


def _which(rows: list[dict[str, Any]], met: bool | None) -> tuple[str, ...]:
    return tuple(row["series"] for row in rows if row["met"] is met)


def _quarterly(definitions: pa.Table) -> int | None:
    if "frequency" not in definitions.column_names:
        return None
    return sum(often in _REPORTED_EACH_QUARTER for often in texts(definitions, "frequency").to_pylist())


def _sentence(counts: Headline) -> str:
    """In words: "110 indicators, 56 reported in 2023-24 Q2; 18 have a target for it: 16 met it and 2 did not"."""
    start = f"{_indicators(counts.indicators)}, {counts.reported or 'none'} reported in {counts.period}"
    if counts.with_target == 0:
        return f"{start}; none has a target for it"
    text = f"{start}; {counts.with_target} {'has' if counts.with_target == 1 else 'have'} a target for it: "
    text += f"{len(counts.met) or 'none'} met it and {len(counts.missed) or 'none'} did not"
    if counts.awaited:
        text += f", {len(counts.awaited)} not yet reported"
    return text


def _indicators(number: int) -> str:
    return f"{number} indicator{'' if number == 1 else 's'}"
