"""Tables of risks and the history of their scores."""

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.versions import Versioned
from goldenthread.plan.models import Recorded, Sourced

HIGH_LEVEL = 15
"""A residual score of this or more is high level (Barnet's risk framework; reported to committee by name)."""


class Risk(Recorded):
    """Something that may stop the council keeping its plan."""

    class RiskKind(models.TextChoices):
        STRATEGIC = "strategic", "Strategic"
        BUSINESS_CRITICAL = "business-critical", "Business critical"
        SERVICE = "service", "Service"
        JOINT_CONTRACT = "joint-contract", "Joint or contract"

    number = models.CharField(max_length=30, help_text="As the council writes it: STR024.")
    title = models.CharField(max_length=300)
    kind = models.CharField(max_length=18, choices=RiskKind)
    description = models.TextField(blank=True)
    owner = models.CharField(max_length=200, blank=True)
    exempt_paragraphs = models.CharField(
        max_length=20,
        blank=True,
        help_text="Schedule 12A paragraphs, such as '3; 5'. An exempt risk is never published.",
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["strategic", "business-critical", "service", "joint-contract"]),
                name="risk_kind_is_known",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class RiskScore(Versioned, Sourced):
    """A risk's score in a quarter. Append-only, so the history is the quarter-end snapshots."""

    IDENTITY = ("risk_id", "period", "score_kind")
    CONTENT = (
        "impact",
        "likelihood",
        "score",
        "reviewed_on",
        "next_review",
        "narrative",
        "source_id",
        "where",
    )

    class ScoreKind(models.TextChoices):
        INHERENT = "inherent", "Inherent"
        RESIDUAL = "residual", "Residual"
        TARGET = "target", "Target"

    risk = models.ForeignKey(Risk, models.PROTECT, related_name="scores")
    period = models.CharField(max_length=10)
    score_kind = models.CharField(max_length=8, choices=ScoreKind)
    impact = models.PositiveSmallIntegerField(null=True, blank=True)
    likelihood = models.PositiveSmallIntegerField(null=True, blank=True)
    score = models.PositiveSmallIntegerField()
    reviewed_on = models.DateField(null=True, blank=True)
    next_review = models.DateField(null=True, blank=True)
    narrative = models.TextField(blank=True)

    class Meta:
        ordering = ["risk", "period", "score_kind", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["risk", "period", "score_kind", "version"], name="risk_score_version_is_unique"
            ),
            models.CheckConstraint(condition=Q(score__gte=1, score__lte=25), name="risk_score_is_one_to_twenty_five"),
            models.CheckConstraint(
                condition=Q(impact__isnull=True, likelihood__isnull=True)
                | Q(
                    impact__gte=1,
                    impact__lte=5,
                    likelihood__gte=1,
                    likelihood__lte=5,
                    score=F("impact") * F("likelihood"),
                ),
                name="risk_score_is_impact_times_likelihood",
            ),
            models.CheckConstraint(
                condition=Q(score_kind__in=["inherent", "residual", "target"]), name="score_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.risk}, {self.period}: {self.get_score_kind_display().lower()} {self.score}"
