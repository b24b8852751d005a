"""Reads of risks. Each says how many queries it costs, whatever the size of the register."""

import datetime as dt

from django.db.models import QuerySet

from goldenthread.accounts.versions import current
from goldenthread.risks.models import HIGH_LEVEL, RiskScore


def scores(period: str, score_kind: str = "residual") -> QuerySet[RiskScore]:
    """The current score of every risk scored in a period, the highest first. One query."""
    found = current(RiskScore.objects.filter(period=period, score_kind=score_kind))
    return found.select_related("risk__record").order_by("-score", "risk__number")


def high_level(period: str) -> QuerySet[RiskScore]:
    """Risks that are reported by name: a residual score of 15 or more. One query."""
    return scores(period).filter(score__gte=HIGH_LEVEL)


def reviews_overdue(on: dt.date) -> list[RiskScore]:
    """The latest residual score of each risk whose next review was to be before `on`. One query."""
    found = current(RiskScore.objects.filter(score_kind="residual")).select_related("risk").order_by("period")
    latest = {score.risk_id: score for score in found}
    late = [score for score in latest.values() if score.next_review is not None and score.next_review < on]
    return sorted(late, key=lambda score: (score.next_review or on, score.risk.number))
