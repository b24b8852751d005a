"""Every colour, distance, direction and change is what the slow oracle gives, whatever the figures."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.measures import BELFAST_RULE, DEFAULT_RULE, HAVERING_RULE, RagRule, assess, score_table

from .figures_for_tests import definitions, observations, targets
from .oracle import expect

UNITS = RagRule(name="units", green_within_units=Decimal("1.5"), amber_within_units=Decimal(4))
RULES = (DEFAULT_RULE, BELFAST_RULE, HAVERING_RULE, UNITS)
PERIODS = [f"{year}-{year + 1 - 2000} Q{quarter}" for year in (2021, 2022, 2023) for quarter in (1, 2, 3, 4)]


@st.composite
def figures(draw: st.DrawFn, widest: int = 2000) -> str:
    """A figure as text, negative and zero too, often near others so that limits are met exactly."""
    whole = draw(st.integers(-12, 12) | st.integers(-widest, widest) | st.sampled_from([0, 9, 10, 90, 100]))
    places = draw(st.integers(0, 3))
    return str(Decimal(whole).scaleb(-draw(st.integers(0, places))).quantize(Decimal(1).scaleb(-places)))


@st.composite
def series(draw: st.DrawFn, name: str, widest: int = 2000) -> tuple[dict[str, Any], dict[str, str], dict[str, Any]]:
    """(definition, results by period, target rows by period) of one indicator."""
    low, high = sorted((draw(figures(20)), draw(figures(20))), key=Decimal)
    definition = {
        "series": name,
        "polarity": draw(st.sampled_from(["bigger", "smaller", "neither", "range"])),
        "decimals": draw(st.integers(0, 3)),
        "rule": draw(st.sampled_from([rule.name for rule in RULES])),
        "comparison": draw(st.sampled_from(["same-quarter-last-year", "previous-quarter"])),
        "result_kind": draw(st.sampled_from(["quarter", "cumulative", "snapshot", "rolling"])),
    }
    if definition["polarity"] == "range":
        definition |= {"range_low": low, "range_high": high}
    results = draw(st.dictionaries(st.sampled_from(PERIODS), figures(widest), max_size=8))
    aims: dict[str, Any] = {}
    for period in draw(st.lists(st.sampled_from(PERIODS), unique=True, max_size=8)):
        kind = draw(st.sampled_from(["number", "number", "number", "monitor", "words", "none"]))
        wanted = kind == "number" and definition["polarity"] != "range"
        if kind == "number" and not wanted:
            kind = "none"
        aims[period] = {"kind": kind, "value": draw(figures(widest)) if wanted else None}
    return definition, results, aims


def check(indicators: list[tuple[dict[str, Any], dict[str, str], dict[str, Any]]]) -> None:
    defined = definitions(*(definition for definition, _, _ in indicators))
    seen = observations(
        *({"series": d["series"], "period": p, "value": v} for d, results, _ in indicators for p, v in results.items())
    )
    aims = targets(
        *({"series": d["series"], "period": p, **t} for d, _, wanted in indicators for p, t in wanted.items())
    )
    detailed = assess(defined, seen, aims, RULES).to_pylist()
    bulk = score_table(defined, seen, aims, RULES).to_pylist()
    cells = [(d, r, t, p) for d, r, t in indicators for p in sorted({*r, *t})]
    assert [(row["series"], row["period"]) for row in detailed] == [(d["series"], p) for d, _, _, p in cells]
    assert [(row["series"], row["period"]) for row in bulk] == [(d["series"], p) for d, _, _, p in cells]
    for (definition, results, wanted, period), row, brief in zip(cells, detailed, bulk, strict=True):
        expected = expect(definition, period, results, wanted.get(period))
        for found in (row, brief):
            assert (found["rag"], found["rag_reason"]) == (expected.rag, expected.reason), (definition, period)
            assert found["direction"] == expected.direction
            distance = None if found["distance"] is None else Fraction(found["distance"])
            assert distance == expected.off
        assert brief["change"] == expected.change
        if expected.change is not None and expected.change != 0:
            assert Decimal(row["change"]) == expected.change
        if expected.change is None:
            assert row["change"] is None


@given(st.lists(st.integers(0, 2), min_size=1, max_size=3).flatmap(
    lambda sizes: st.tuples(*(series(f"s{place}") for place in range(len(sizes))))
))  # fmt: skip
def test_every_figure_is_scored_as_the_oracle_scores_it(indicators: tuple[Any, ...]) -> None:
    check(list(indicators))


@given(series("large", widest=10**17), series("small"))
def test_figures_too_large_for_64_bits_are_scored_as_exactly_as_small_ones(large: Any, small: Any) -> None:
    check([large, small])


@given(series("a"), series("b"), series("c"), st.integers(1, 16))
def test_however_few_cells_are_laid_out_at_a_time_the_scores_are_the_same(a: Any, b: Any, c: Any, cells: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("goldenthread.measures.scoring.CHUNK", cells)
        check([a, b, c])
