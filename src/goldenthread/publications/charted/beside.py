"""An indicator beside the middles of groups of other areas, of the same period: no list of areas, no rank."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from goldenthread.design.charts import Strip, StripGroup, benchmark_strip
from goldenthread.publications.cells import gap, numeric, sentence, source
from goldenthread.publications.charted.shown import Shown, decimal
from goldenthread.publications.edition import Edition
from goldenthread.publications.opendata.columns import Columns, Row
from goldenthread.reports.compose.wording import unit_of, value_words
from goldenthread.reports.facts import ComparisonFacts, IndicatorFacts

COLUMNS: Columns = (
    ("indicator", "The indicator's reference"),
    ("group", "Whom the figure stands beside"),
    ("basis", "median of the other areas, or a published figure of the whole"),
    ("period", "What both figures cover"),
    ("own_key", "The key of the council's result"),
    ("own_value", "The council's figure"),
    ("figure", "The median of the others, or the published figure"),
    ("lower_quartile", "A quarter of the others lie below it"),
    ("upper_quartile", "A quarter of the others lie above it"),
    ("others", "Areas with a figure, the council not counted"),
    ("left_out", "Areas of the group without a figure"),
    ("distance", "In words: close to, a little, somewhat, well or far"),
    ("side", "above, below or level"),
    ("judgement", "better, worse, similar or different"),
    ("others_source", "Where the others' figures come from"),
    ("why_not", "Why it could not be worked out"),
)
FORMATS = ("", "numeric", "numeric", "numeric")
RULE = "Only figures of the same period stand beside one another. No other area is named, and none is ranked."
HEAD = ("Beside", "Ours", "Theirs", "The middle half of them", "Covers", "Source")


def beside_shown(edition: Edition, indicator: IndicatorFacts) -> Shown | None:
    """The strip; None where no figure of the same period is to be had. All on it are beside one figure of ours."""
    found = indicator.statistics.comparisons if indicator.statistics else []
    drawn = [each for each in found if each.figure is not None and each.own_value is not None]
    if not drawn:
        return None
    own_key, own_value = drawn[-1].own_key, drawn[-1].own_value
    beside = [each for each in drawn if each.own_key == own_key]
    assert own_value is not None
    own = edition.facts.council.short_name
    told = sentence(" ".join(each.sentence for each in beside))
    groups = [_group(each) for each in found if each in beside or each.figure is None]
    strip = Strip(f"{indicator.title}: beside others", own, Decimal(own_value), groups, unit_of(indicator), told)
    return Shown(
        "benchmarks",
        "Beside others",
        f"{indicator.title}: {own} beside others",
        lambda **how: benchmark_strip(strip, **how),
        told,
        HEAD,
        FORMATS,
        lambda: beside_cells(edition, indicator),
        COLUMNS,
        lambda: [_row(indicator, each) for each in found],
        [each.citation for each in beside],
        [RULE],
    )


def beside_cells(edition: Edition, indicator: IndicatorFacts) -> list[list[Any]]:
    """Every group with its figure, or why there is none."""
    found = indicator.statistics.comparisons if indicator.statistics else []
    return [_cells(edition, indicator, each) for each in found]


def _group(found: ComparisonFacts) -> StripGroup:
    if found.figure is None:
        return StripGroup(found.group, None, note=found.reason or "")
    return StripGroup(
        found.group,
        Decimal(found.figure),
        decimal(found.lower_quartile),
        decimal(found.upper_quartile),
        found.others,
        found.basis == "published",
    )


def _cells(edition: Edition, indicator: IndicatorFacts, found: ComparisonFacts) -> list[Any]:
    def shown(value: str | None, without: str = "–") -> Any:
        return gap(without) if value is None else value_words(value, indicator)

    middle: Any = gap("–")
    if found.lower_quartile is not None and found.upper_quartile is not None:
        middle = f"{shown(found.lower_quartile)} to {shown(found.upper_quartile)}"
    kind = " (median)" if found.basis == "median" and found.figure is not None else ""
    named = source(edition, found.citation) if found.citation else found.source or gap("No source recorded")
    return [
        f"{found.group}{kind}",
        numeric(shown(found.own_value)),
        numeric(shown(found.figure, "None available")),
        numeric(middle),
        found.period or gap("Not stated"),
        named,
    ]


def _row(indicator: IndicatorFacts, found: ComparisonFacts) -> Row:
    return (
        indicator.reference,
        found.group,
        found.basis,
        found.period,
        found.own_key,
        found.own_value,
        found.figure,
        found.lower_quartile,
        found.upper_quartile,
        None if found.others is None else str(found.others),
        None if found.left_out is None else str(found.left_out),
        found.band,
        found.side,
        found.judgement,
        found.source,
        found.reason,
    )
