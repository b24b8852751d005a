"""What a publication corrects: figures that were published before and are not what they were."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import msgspec

from goldenthread.reports.facts import CorrectionFacts, IndicatorFacts, QuarterFacts, ResultFacts, encode


@dataclass(frozen=True, slots=True)
class Printed:
    """A figure as it was last published."""

    key: str
    value: str


def last_published(earlier: Iterable[QuarterFacts]) -> dict[tuple[str, str], Printed]:
    """Every figure ever published, by indicator and period, as the latest of `earlier` (in order) has it."""
    found: dict[tuple[str, str], Printed] = {}
    for facts in earlier:
        for indicator in facts.indicators:
            for result in indicator.results:
                found[indicator.reference, result.period] = Printed(result.key, result.value)
    return found


def corrections_in(facts: QuarterFacts, printed: dict[tuple[str, str], Printed]) -> list[CorrectionFacts]:
    """The figures in `facts` that were published before under another key, with the reason each was given."""
    return [
        _correction(indicator, result, before)
        for indicator in facts.indicators
        for result in indicator.results
        if (before := printed.get((indicator.reference, result.period))) is not None and before.key != result.key
    ]


def _correction(indicator: IndicatorFacts, result: ResultFacts, before: Printed) -> CorrectionFacts:
    return CorrectionFacts(
        indicator=indicator.reference,
        period=result.period,
        was=before.value,
        was_key=before.key,
        now=result.value,
        now_key=result.key,
        reason=result.correction_reason or "No reason was recorded",
        known_from=result.known_from,
    )


def same_facts(one: QuarterFacts, other: QuarterFacts) -> bool:
    """Whether two gatherings say the same: everything but when they were made and what they correct."""

    def bare(facts: QuarterFacts) -> bytes:
        return encode(msgspec.structs.replace(facts, known_at="", corrections=[]))

    return bare(one) == bare(other)
