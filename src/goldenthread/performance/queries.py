"""Reads of what is measured. Each says how many queries it costs, whatever the size of the record."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, Max, OuterRef, QuerySet

from goldenthread.accounts.versions import current
from goldenthread.dates import Quarter, ReportingSchedule
from goldenthread.performance.models import Assessment, Commentary, Indicator, Observation


def latest_assessments(
    *, periods: Iterable[str] | None = None, indicators: Iterable[str] | None = None
) -> QuerySet[Assessment]:
    """The last thing each result was judged to mean, by indicator and period, with what it was judged by.

    `periods` and `indicators` (references) narrow it; given together they must both hold. One query.
    """
    found = Assessment.objects.all()
    if periods is not None:
        found = found.filter(period__in=list(periods))
    if indicators is not None:
        found = found.filter(indicator__reference__in=list(indicators))
    last = found.order_by().values("indicator", "period").annotate(last=Max("id")).values("last")
    related = ("indicator__theme", "observation", "target", "comparison")
    return Assessment.objects.filter(pk__in=last).select_related(*related)


@dataclass(frozen=True)
class Return:
    """A result that is wanted: of which indicator, in which quarter."""

    indicator: Indicator
    quarter: Quarter


def due_in(quarter: Quarter) -> list[Indicator]:
    """The indicators of which a result is due in a quarter. One query."""
    indicators = Indicator.objects.select_related("theme")
    return [i for i in indicators if ReportingSchedule.of(i.frequency, i.due_quarters or None).is_due(quarter)]


def overdue(quarter: Quarter) -> list[Return]:
    """Results that were due in a quarter and that nobody has given; what was not due is not missing. Two queries."""
    given = set(Observation.objects.filter(reported_in=str(quarter)).values_list("indicator_id", flat=True))
    return [Return(indicator, quarter) for indicator in due_in(quarter) if indicator.pk not in given]


def unexplained_misses(period: str) -> QuerySet[Assessment]:
    """Results that missed their target in a period and have no approved commentary. One query."""
    approved = current(Commentary.objects.filter(indicator=OuterRef("indicator"), period=OuterRef("period")))
    missed = latest_assessments(periods=[period]).filter(result__met=False)
    return missed.filter(~Exists(approved.filter(status="approved")))


def drafts() -> QuerySet[Commentary]:
    """Commentaries whose current version waits for approval. One query."""
    return current(Commentary.objects.filter()).filter(status="draft").select_related("indicator")
