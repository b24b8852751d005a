"""The work: activities with milestones and updates, and strategies with their delivery plans."""

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.versions import Versioned
from goldenthread.plan.models.plans import Theme
from goldenthread.plan.models.record import Recorded, Sourced


class Activity(Recorded):
    """A piece of work under a theme."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="activities")
    title = models.CharField(max_length=300)
    owner = models.CharField(max_length=200, blank=True)
    starts = models.CharField(max_length=10, blank=True, help_text="A date, a month (2023-09) or a year.")
    due = models.CharField(max_length=10, blank=True, help_text="A date, a month (2023-09), a quarter or a year.")
    order = models.PositiveIntegerField()

    class Meta:
        verbose_name_plural = "activities"
        ordering = ["theme", "order"]


class Milestone(Sourced):
    """A step of an activity with a date of its own."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="milestones")
    title = models.CharField(max_length=300)
    due = models.CharField(max_length=10, blank=True)
    done_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["activity", "due", "title"]
        constraints = [models.UniqueConstraint(fields=["activity", "title"], name="milestone_is_named_once")]

    def __str__(self) -> str:
        return self.title


class ActivityUpdate(Versioned, Sourced):
    """A quarter's status and account of an activity. Append-only."""

    IDENTITY = ("activity_id", "period")
    CONTENT = ("status", "narrative", "source_id", "where")

    class Status(models.TextChoices):
        NOT_STARTED = "not-started", "Not started"
        ON_TRACK = "on-track", "On track"
        AT_RISK = "at-risk", "At risk"
        LATE = "late", "Late"
        COMPLETE = "complete", "Complete"
        NOT_STATED = "not-stated", "Status not stated"

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="updates")
    period = models.CharField(max_length=10)
    status = models.CharField(max_length=12, choices=Status)
    narrative = models.TextField(blank=True)

    class Meta:
        ordering = ["activity", "period", "version"]
        constraints = [
            models.UniqueConstraint(fields=["activity", "period", "version"], name="activity_update_version_is_unique"),
            models.CheckConstraint(
                condition=Q(status__in=["not-started", "on-track", "at-risk", "late", "complete", "not-stated"]),
                name="activity_status_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.activity}, {self.period}: {self.get_status_display()}"


class Strategy(Recorded):
    """A theme's own plan."""

    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    starts = models.CharField(max_length=10, blank=True)
    ends = models.CharField(max_length=10, blank=True)
    themes = models.ManyToManyField(Theme, related_name="strategies", blank=True)

    class Meta:
        verbose_name_plural = "strategies"
        ordering = ["title"]


class DeliveryItem(Recorded):
    """One line of a strategy's delivery plan."""

    strategy = models.ForeignKey(Strategy, models.PROTECT, related_name="items")
    section = models.CharField(max_length=300, blank=True)
    description = models.TextField()
    responsible = models.CharField(max_length=400, blank=True)
    timings = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        verbose_name = "delivery plan item"
        ordering = ["strategy", F("order").asc()]

    @property
    def title(self) -> str:
        return self.description if len(self.description) <= 200 else self.description[:197] + "…"
