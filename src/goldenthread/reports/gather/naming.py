"""What a quarter's facts hold, by the names that links use."""

from collections.abc import Iterator
from typing import Any

import msgspec

from goldenthread.reports.facts import Citation, QuarterFacts


def names(facts: QuarterFacts) -> set[str]:
    """Every thing these facts hold, as kind:reference."""
    themes = facts.themes()
    found = {f"plan:{p.reference}" for p in facts.plans}
    found |= {f"pillar:{pillar.reference}" for p in facts.plans for pillar in p.pillars}
    found |= {f"theme:{t.reference}" for t in themes}
    found |= {f"outcome:{o.reference}" for t in themes for o in t.outcomes}
    found |= {f"activity:{a.reference}" for t in themes for a in t.activities}
    found |= {f"strategy:{s.reference}" for s in facts.strategies}
    found |= {f"delivery-item:{item.reference}" for s in facts.strategies for item in s.items}
    found |= {f"indicator:{i.reference}" for i in facts.indicators}
    found |= {f"observation:{r.key}" for i in facts.indicators for r in i.results}
    for kind, things in (
        ("risk", facts.risks),
        ("forecast", facts.forecasts),
        ("saving", facts.savings),
        ("fee", facts.fees),
        ("pledge", facts.pledges),
    ):
        found |= {f"{kind}:{thing.reference}" for thing in things}
    return found


def current_results(facts: QuarterFacts) -> dict[str, str]:
    """For the key of each figure that was corrected, the key of the one that stands."""
    return {earlier.key: result.key for i in facts.indicators for result in i.results for earlier in result.revisions}


def sources_cited(facts: QuarterFacts) -> set[str]:
    """Every source that anything in these facts was taken from, as kind:reference."""
    return {f"source:{citation.source}" for citation in _citations(facts)}


def _citations(value: Any) -> Iterator[Citation]:
    if isinstance(value, Citation):
        yield value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _citations(getattr(value, name))
    elif isinstance(value, list):
        for item in value:
            yield from _citations(item)
