"""Assessments: every result with its colour, distance, direction and change, and the sentence that explains them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

import pyarrow as pa

from goldenthread.measures.changes import exact_change
from goldenthread.measures.figures import plain, reported
from goldenthread.measures.kernel import DIRECTIONS, RAGS, RANGE
from goldenthread.measures.periods import period_of
from goldenthread.measures.problems import MeasureError, Problem
from goldenthread.measures.proportions import survey_margin
from goldenthread.measures.scoring import (
    DIRECTION_REASONS,
    NO_COMPARISON,
    RAG_REASONS,
    Rules,
    Scored,
    direction_reasons,
    rag_reasons,
    score,
)
from goldenthread.measures.sentences import (
    change_text,
    direction_sentence,
    distance_shown,
    distance_words,
    earlier_words,
    signed,
    target_sentence,
    target_words,
)
from goldenthread.measures.tables import TARGET_KINDS, texts

_TEXT = [
    *("series", "period", "value"),
    *("target_kind", "target", "target_shown", "met", "distance", "variance", "variance_exact", "variance_shown"),
    *("rag", "rag_reason"),
    *("direction", "direction_reason", "comparison_period", "comparison_value"),
    *("change", "change_exact", "change_shown", "change_points"),
    *("margin", "margin_at_value", "within_margin"),
    *("rule", "rule_definition"),
    *("target_sentence", "direction_sentence", "sentence"),
]
ASSESSED = pa.schema([(name, pa.bool_() if name in ("met", "within_margin") else pa.string()) for name in _TEXT])
"""The columns of an assessment table; every figure is exact and held as text."""


class _Sources(NamedTuple):
    """The input columns that assessments quote, as Python lists by input row."""

    values: list[str | None]
    sizes: list[int | None]
    targets: list[str | None]
    words: list[str | None]
    reasons: Any
    direction_reasons: Any
    rules: list[str]


def assess(
    definitions: pa.Table, observations: pa.Table, targets: pa.Table, rules: Rules = None, change_decimals: int = 1
) -> pa.Table:
    """One row for every series and period in observations or targets, in the order of definitions and of time.

    The tables are described in `goldenthread.measures`. `rules` are the council's RAG rules, the first for series
    that name none; none at all means DEFAULT_RULE. The columns are those of ASSESSED; distances and variances are
    adverse positive, as in a budget. Raises MeasureError with every problem found in any of the tables.
    """
    scored = score(definitions, observations, targets, rules, change_decimals)
    sizes = observations.column("sample_size").to_pylist() if "sample_size" in observations.column_names else []
    _check_sizes(sizes)
    sources = _Sources(
        values=texts(observations, "value").to_pylist(),
        sizes=sizes or [None] * observations.num_rows,
        targets=texts(targets, "value").to_pylist(),
        words=texts(targets, "words").to_pylist(),
        reasons=rag_reasons(scored),
        direction_reasons=direction_reasons(scored),
        rules=[rule.as_json() for rule in scored.definitions.rules],
    )
    rows = [_row(scored, sources, cell, change_decimals) for cell in range(scored.cells.series.size)]
    return pa.Table.from_pylist(rows, schema=ASSESSED)


def _check_sizes(sizes: list[Any]) -> None:
    problems = [
        Problem("observations", row, "sample_size", f'"{size}" is not a sample size; give a whole number of 1 or more')
        for row, size in enumerate(sizes, 1)
        if size is not None and (not isinstance(size, int) or size < 1)
    ]
    if problems:
        raise MeasureError(problems)


def _row(scored: Scored, sources: _Sources, cell: int, change_decimals: int) -> dict[str, Any]:
    cells, read = scored.cells, scored.definitions
    series = int(cells.series[cell])
    value = _value(scored, sources, cell)
    row: dict[str, Any] = dict.fromkeys(_TEXT)
    row["series"] = read.series[series].as_py()
    row["period"] = period_of(int(cells.ordinal[cell]), bool(cells.yearly[cell]))
    row["value"] = None if value is None else plain(value)
    row["rule"] = read.rules[read.rule[series]].name
    row["rule_definition"] = sources.rules[read.rule[series]]
    row.update(_against_target(scored, sources, cell, value))
    row.update(_margins(value, read.unit[series], _size(scored, sources, cell)))
    row.update(_against_comparison(scored, sources, cell, value, row["margin"], change_decimals))
    parts = [row["target_sentence"], row["direction_sentence"]]
    row["sentence"] = "; ".join(part for part in parts if part)
    return row


def _value(scored: Scored, sources: _Sources, cell: int) -> Decimal | None:
    """The result as reported, rounded half up where it has more decimals than its indicator reports."""
    place = int(scored.cells.observation_row[cell])
    text = sources.values[place] if place >= 0 else None
    decimals = int(scored.definitions.decimals[scored.cells.series[cell]])
    return None if text is None else reported(Decimal(text), decimals)


def _size(scored: Scored, sources: _Sources, cell: int) -> int | None:
    place = int(scored.cells.observation_row[cell])
    return sources.sizes[place] if place >= 0 else None


def _against_target(scored: Scored, sources: _Sources, cell: int, value: Decimal | None) -> dict[str, Any]:
    cells, read, series = scored.cells, scored.definitions, int(scored.cells.series[cell])
    place, unit = int(cells.target_row[cell]), read.unit[series]
    kind = TARGET_KINDS[cells.target_kind[cell]]
    bounds = read.bounds[series] if read.polarity[series] == RANGE and scored.judged[cell] else None
    kind = "range" if bounds is not None else kind
    number = Decimal(sources.targets[place] or 0) if kind == "number" else None
    shown_target, against = target_words(
        value, unit, kind, number, bounds, sources.words[place] if place >= 0 else None
    )
    rag, reason = RAGS[scored.rag[cell]], RAG_REASONS[sources.reasons[cell]]
    target_text = shown_target if kind == "words" else None
    if number is not None:
        target_text = plain(number)
    elif bounds is not None:
        target_text = f"{plain(bounds[0])} to {plain(bounds[1])}"
    found: dict[str, Any] = {
        "target_kind": kind,
        "target": target_text,
        "target_shown": shown_target or None,
        "rag": rag,
        "rag_reason": reason,
    }
    words = ""
    if rag is not None and value is not None:
        off = Fraction(int(scored.distance[cell]), 10**cells.exponent)
        found |= _distance(off, _base(value, number, bounds), scored, series)
        words = distance_words(value, number, bounds, unit, str(found.get("variance", "")).lstrip("-") or None)
    found["target_sentence"] = target_sentence(value, unit, against, reason, words, rag)
    return found


def _base(value: Decimal, target: Decimal | None, bounds: tuple[Decimal, Decimal] | None) -> Fraction:
    """What the distance is a percentage of: the target, or the bound of a range that the result is nearest to."""
    if bounds is None:
        return Fraction(target or 0)
    low, high = bounds
    return Fraction(low if low - value > value - high else high)


def _distance(off: Fraction, base: Fraction, scored: Scored, series: int) -> dict[str, Any]:
    found: dict[str, Any] = {"met": off <= 0, "distance": _exactly(off, scored.cells.exponent)}
    if base != 0:
        rule = scored.definitions.rules[scored.definitions.rule[series]]
        exact = off * 100 / abs(base)
        size = distance_shown(off, base, rule)
        found["variance"] = f"-{size}" if off < 0 else size
        found["variance_exact"] = str(exact)
        found["variance_shown"] = f"{found['variance']}%"
    return found


def _exactly(number: Fraction, exponent: int) -> str:
    """A scaled figure as a decimal without needless noughts."""
    text = plain(Decimal(int(number * 10**exponent)).scaleb(-exponent))
    return text.rstrip("0").rstrip(".") if "." in text else text


def _margins(value: Decimal | None, unit: str, size: int | None) -> dict[str, Any]:
    if value is None or size is None or unit != "percent":
        return {}
    at_value = plain(survey_margin(value, size)) if 0 <= value <= 100 else None
    return {"margin": plain(survey_margin(None, size)), "margin_at_value": at_value}


def _against_comparison(
    scored: Scored, sources: _Sources, cell: int, value: Decimal | None, margin: str | None, change_decimals: int
) -> dict[str, Any]:
    cells, read, series = scored.cells, scored.definitions, int(scored.cells.series[cell])
    reason = DIRECTION_REASONS[sources.direction_reasons[cell]]
    found: dict[str, Any] = {"direction": DIRECTIONS[scored.direction[cell]], "direction_reason": reason}
    place, yearly = int(scored.then[cell]), bool(cells.yearly[cell])
    lag = 1 if yearly else int(read.lag[series])
    earlier = earlier_words(yearly, lag)
    then = _value(scored, sources, place) if place >= 0 else None
    if value is None or then is None:
        if reason == NO_COMPARISON:
            found["direction_sentence"] = f"no result from {earlier} to compare with"
        return found
    found["comparison_period"] = period_of(int(cells.ordinal[place]), yearly)
    found["comparison_value"] = plain(then)
    exact = exact_change(value, then)
    if exact is not None:
        text = change_text(exact, change_decimals)
        found |= {"change": text, "change_exact": str(exact), "change_shown": f"{signed(text)}%"}
    unit = read.unit[series]
    if unit == "percent":
        found["change_points"] = signed(plain(value - then))
    margin = _wider(margin, _margins(then, unit, _size(scored, sources, place)).get("margin"))
    if margin is not None:
        found["within_margin"] = abs(value - then) <= Decimal(margin)
    within = margin if found.get("within_margin") and value != then else None
    found["direction_sentence"] = direction_sentence(
        value, then, unit, earlier, found["direction"], found.get("change"), within
    )
    return found


def _wider(one: str | None, other: str | None) -> str | None:
    margins = [margin for margin in (one, other) if margin is not None]
    return max(margins, key=Decimal) if margins else None
