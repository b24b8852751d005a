"""Plans: pillars, themes, outcomes and each quarter's account of a theme."""

from django.db import models
from django.db.models import F, Q

from goldenthread.accounts.versions import Versioned
from goldenthread.plan.models.record import Recorded, Sourced


class Plan(Recorded):
    """A corporate plan with a vision and a span of years."""

    title = models.CharField(max_length=300)
    vision = models.TextField(blank=True)
    starts = models.DateField()
    ends = models.DateField()
    pillar_word = models.CharField(max_length=40, default="Pillar", help_text="What this plan calls a pillar.")
    theme_word = models.CharField(max_length=40, default="Theme", help_text="What this plan calls a theme.")

    class Meta:
        ordering = ["-starts"]
        constraints = [models.CheckConstraint(condition=Q(starts__lte=F("ends")), name="plan_runs_forwards")]


class Pillar(Recorded):
    """A top-level heading of a plan. One may be the foundation that the others stand on."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="pillars")
    title = models.CharField(max_length=300)
    mission = models.TextField(blank=True)
    foundation = models.BooleanField(default=False)
    implied = models.BooleanField(default=False, help_text="Stands in for pillars in a plan that has none; not shown.")
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["plan", "order"]
        constraints = [
            models.UniqueConstraint(fields=["plan"], condition=Q(foundation=True), name="plan_has_one_foundation"),
        ]


class Theme(Recorded):
    """A heading under a pillar, owned by a cabinet member or a committee."""

    pillar = models.ForeignKey(Pillar, models.PROTECT, related_name="themes")
    title = models.CharField(max_length=300)
    owner = models.CharField(max_length=200, blank=True)
    transformation_workstream = models.BooleanField(default=False)
    summary = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["pillar__plan", "pillar__order", "order"]


class Outcome(Recorded):
    """A state of the world the council wants to see."""

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="outcomes")
    title = models.CharField(max_length=400)
    order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["theme", "order"]


class Narrative(Versioned, Sourced):
    """A quarter's account of a theme. Append-only: a changed account is another version."""

    IDENTITY = ("theme_id", "period")
    CONTENT = ("text", "source_id", "where")

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="narratives")
    period = models.CharField(max_length=10)
    text = models.TextField()

    class Meta:
        ordering = ["theme", "period", "version"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "period", "version"], name="narrative_version_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.theme}, {self.period}"
