"""The quarter's headline counts, worked out from what is held, beside those the council itself published."""

from typing import Any

import pyarrow as pa

from goldenthread.accounts.versions import current
from goldenthread.measures import headline
from goldenthread.performance.models import Headline
from goldenthread.reports.facts import HeadlineFacts, IndicatorFacts, PublishedHeadlineFacts
from goldenthread.reports.gather.citing import Window

COUNTED = ("series", "period", "value", "target_kind", "met", "rag", "rag_reason", "direction")
NO_RESULT = "no result"
# The order in which councils print them; any other count comes after, by name.
PRINTED = ("indicators", "reported-quarterly", "with-quarterly-target", "met-target", "missed-target")


def gather_headline(window: Window, indicators: list[IndicatorFacts]) -> HeadlineFacts:
    """The quarter's counts, as `measures` works them out. A target for the quarter counts before its result is in."""
    rows = [row for indicator in indicators if (row := _row(window, indicator)) is not None]
    schema = pa.schema([(name, pa.bool_() if name == "met" else pa.string()) for name in COUNTED])
    definitions = pa.table(
        {"series": [i.reference for i in indicators], "frequency": [i.frequency for i in indicators]},
        schema=pa.schema([("series", pa.string()), ("frequency", pa.string())]),
    )
    counts = headline(pa.Table.from_pylist(rows, schema=schema), definitions, window.period)
    return HeadlineFacts(
        indicators=counts.indicators,
        due=sum(indicator.due for indicator in indicators),
        reported=counts.reported,
        with_quarterly_target=counts.with_target,
        met=len(counts.met),
        missed=len(counts.missed),
        missed_indicators=list(counts.missed),
        green=counts.rag["green"],
        amber=counts.rag["amber"],
        red=counts.rag["red"],
        no_rag={reason: number for reason, number in sorted(counts.no_rag.items()) if reason != NO_RESULT},
        improving=counts.direction["improving"],
        worsening=counts.direction["worsening"],
        same=counts.direction["same"],
        no_comparison=counts.direction["no comparison"],
        published=_published(window),
    )


def _row(window: Window, indicator: IndicatorFacts) -> dict[str, Any] | None:
    """What `measures` counts of an indicator; None for one with neither a result nor a target for this quarter."""
    result = indicator.result_in(window.period)
    if result is not None:
        said = result.assessment
        return {
            "series": indicator.reference,
            "period": window.period,
            "value": result.value,
            "target_kind": said.target_kind,
            "met": said.met,
            "rag": said.rag,
            "rag_reason": said.rag_reason,
            "direction": said.direction,
        }
    own = next((t for t in indicator.targets if t.period == window.period), None)
    if own is None or own.kind != "number" or indicator.polarity == "neither":
        return None
    return {"series": indicator.reference, "period": window.period, "target_kind": "number", "rag_reason": NO_RESULT}


def _published(window: Window) -> list[PublishedHeadlineFacts]:
    counts = current(Headline.objects.filter(period=window.period), known_at=window.known_at).select_related("source")
    found = [PublishedHeadlineFacts(measure=h.measure, value=h.value, citation=window.cite(h)) for h in counts]
    return sorted(found, key=lambda count: (_place(count.measure), count.measure))


def _place(measure: str) -> int:
    return PRINTED.index(measure) if measure in PRINTED else len(PRINTED)
