"""Promises made to residents, where they stand in the manifesto, and the evidence that they are kept."""

from django.db import models
from django.db.models import Q

from goldenthread.accounts.versions import Versioned
from goldenthread.plan.figures import FigureField
from goldenthread.plan.models.record import Record, Recorded, Sourced


class PledgeSection(models.Model):
    """A section of the manifesto."""

    title = models.CharField(max_length=120, unique=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.title


class Pledge(Recorded):
    """One promise. It may stand in several sections, and may carry a figure to be reached by a date."""

    class Status(models.TextChoices):
        NOT_STARTED = "not-started", "Not started"
        IN_PROGRESS = "in-progress", "In progress"
        DELIVERED = "delivered", "Delivered"
        KEPT_UNDER_WAY = "kept-under-way", "Kept under way"
        AT_RISK = "at-risk", "At risk"
        NOT_DELIVERED = "not-delivered", "Not delivered"
        WITHDRAWN = "withdrawn", "Withdrawn"

    title = models.CharField(max_length=400)
    sections = models.ManyToManyField(PledgeSection, through="PledgePlacement", related_name="pledges")
    top_five = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Its number among the top five; one number may hold two or three promises."
    )
    status = models.CharField(max_length=16, choices=Status, default=Status.NOT_STARTED)
    status_as_at = models.CharField(max_length=10, blank=True)
    baseline = FigureField(null=True, blank=True)
    baseline_at = models.CharField(max_length=10, blank=True)
    target = FigureField(null=True, blank=True)
    unit = models.CharField(max_length=60, blank=True)
    due = models.CharField(max_length=10, blank=True, help_text="When it is to be reached: a date, a month or a year.")
    note = models.TextField(blank=True)
    order = models.PositiveIntegerField()

    class Meta:
        ordering = ["order"]
        constraints = [
            models.CheckConstraint(
                condition=Q(top_five__isnull=True) | Q(top_five__gte=1, top_five__lte=5),
                name="top_five_is_one_to_five",
            ),
            models.CheckConstraint(
                condition=Q(
                    status__in=[
                        "not-started",
                        "in-progress",
                        "delivered",
                        "kept-under-way",
                        "at-risk",
                        "not-delivered",
                        "withdrawn",
                    ]
                ),
                name="pledge_status_is_known",
            ),
        ]


class PledgePlacement(models.Model):
    """Where a pledge stands in the manifesto: its own section first, then any that repeat it."""

    pledge = models.ForeignKey(Pledge, models.CASCADE, related_name="placements")
    section = models.ForeignKey(PledgeSection, models.PROTECT, related_name="placements")
    first = models.BooleanField(default=True)

    class Meta:
        ordering = ["-first", "section__order"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "section"], name="pledge_stands_once_in_a_section"),
            models.UniqueConstraint(fields=["pledge"], condition=Q(first=True), name="pledge_has_one_first_section"),
        ]

    def __str__(self) -> str:
        return f"{self.pledge} in {self.section}"


class PledgeEvidence(Versioned, Sourced):
    """Dated evidence for a pledge. Append-only."""

    IDENTITY = ("pledge_id", "position")
    CONTENT = ("date", "kind", "text", "status", "link_id", "url", "source_id", "where")

    class EvidenceKind(models.TextChoices):
        DECISION = "decision", "Decision"
        BUDGET = "budget", "Budget"
        INDICATOR = "indicator", "Indicator"
        DOCUMENT = "document", "Document"
        ACTION = "action", "Action"
        STATEMENT = "statement", "Statement"

    pledge = models.ForeignKey(Pledge, models.PROTECT, related_name="evidence")
    date = models.CharField(max_length=10, blank=True, help_text="A date, a month (2022-06) or a year.")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    text = models.TextField()
    status = models.CharField(max_length=16, choices=Pledge.Status, blank=True)
    link = models.ForeignKey(Record, models.PROTECT, null=True, blank=True, related_name="evidence")
    url = models.URLField(max_length=500, blank=True)
    position = models.PositiveSmallIntegerField(
        help_text="First, second, third piece of evidence given for the pledge."
    )

    class Meta:
        verbose_name_plural = "pledge evidence"
        ordering = ["pledge", "position", "version"]
        constraints = [
            models.UniqueConstraint(fields=["pledge", "position", "version"], name="evidence_version_is_unique"),
            models.CheckConstraint(
                condition=Q(kind__in=["decision", "budget", "indicator", "document", "action", "statement"]),
                name="evidence_kind_is_known",
            ),
            models.CheckConstraint(
                condition=Q(status="") | Q(status__in=Pledge.Status.values), name="evidence_status_is_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pledge}: {self.text[:80]}"
