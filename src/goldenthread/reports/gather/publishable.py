"""What may be published at all: the one answer that everything gathered is held against."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.performance.models import Indicator, Observation
from goldenthread.plan.models import Activity, DeliveryItem, Outcome, Pillar, Record, Theme
from goldenthread.plan.models.record import Kind
from goldenthread.risks.models import Risk

# Each thing with what it stands under, from the top down: what stands under something that is not public isn't either.
STANDS_UNDER = (
    (Pillar, "plan"),
    (Theme, "pillar"),
    (Outcome, "theme"),
    (Activity, "theme"),
    (Indicator, "theme"),
    (DeliveryItem, "strategy"),
)


@dataclass(frozen=True)
class Publishable:
    """Lines of the register that may be published, and the results that may not, by (indicator id, quarter)."""

    records: frozenset[int]
    hidden_results: frozenset[tuple[int, str]]

    def __contains__(self, record_id: object) -> bool:
        return record_id in self.records


def find_publishable() -> Publishable:
    """What is marked as public, is not exempt, and stands under nothing that is not. Ten queries."""
    allowed = set(Record.objects.filter(is_public=True).values_list("pk", flat=True))
    allowed -= set(Risk.objects.exclude(exempt_paragraphs="").values_list("record", flat=True))
    for model, above in STANDS_UNDER:
        for own, parent in model._default_manager.values_list("record", f"{above}__record"):
            if parent is not None and parent not in allowed:
                allowed.discard(own)
    hidden = set()
    for record, indicator, of, quarter in _registered_results():
        if record not in allowed or of not in allowed:
            allowed.discard(record)
            hidden.add((indicator, quarter))
    return Publishable(frozenset(allowed), frozenset(hidden))


def _registered_results() -> Iterator[tuple[int, int, int, str]]:
    """Each result with a line of its own: that line, its indicator, its indicator's line, and its quarter."""
    lines = dict(Record.objects.filter(kind=Kind.OBSERVATION).values_list("reference", "pk"))
    if not lines:
        return
    named = Record.objects.filter(kind=Kind.OBSERVATION).values("reference")
    results = Observation.objects.filter(key__in=named)
    rows = results.values_list("key", "indicator_id", "indicator__record_id", "reported_in")
    for key, indicator, of, quarter in rows:
        yield lines[key], indicator, of, quarter
