"""What was published beside the results: benchmarks, theme statuses, headline counts."""

from django.db import models
from django.db.models import Q

from goldenthread.accounts.versions import Versioned
from goldenthread.performance.models.indicators import Indicator
from goldenthread.plan.figures import FigureField
from goldenthread.plan.models import Sourced, Theme


class Benchmark(Versioned, Sourced):
    """The same measure elsewhere, with its own period and source; or the statement that there is none."""

    IDENTITY = ("indicator_id", "area", "covers")
    CONTENT = (
        "area_kind",
        "covers_start",
        "covers_end",
        "value",
        "none_available",
        "note",
        "source_id",
        "where",
    )

    class AreaKind(models.TextChoices):
        REGION = "region", "Region"
        NATION = "nation", "Nation"
        NEIGHBOURS = "neighbours", "Nearest neighbours"
        LONDON_MEDIAN = "london-median", "London median"
        ENGLAND_MEDIAN = "england-median", "England median"
        OTHER = "other", "Other"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="benchmarks")
    area = models.CharField(max_length=120, blank=True)
    area_kind = models.CharField(max_length=16, choices=AreaKind, default=AreaKind.OTHER)
    covers = models.CharField(max_length=80, blank=True)
    covers_start = models.DateField(null=True, blank=True)
    covers_end = models.DateField(null=True, blank=True)
    value = FigureField(null=True, blank=True)
    none_available = models.BooleanField(default=False)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["indicator", "area", "covers", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "area", "covers", "version"], name="benchmark_version_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(none_available=True, value__isnull=True) | Q(none_available=False, value__isnull=False),
                name="benchmark_has_a_value_or_says_there_is_none",
            ),
            models.CheckConstraint(
                condition=Q(
                    area_kind__in=["region", "nation", "neighbours", "london-median", "england-median", "other"]
                ),
                name="benchmark_area_kind_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.area or 'no benchmark available'}"


class ThemeStatus(Versioned, Sourced):
    """A status set for a theme, beside the one its rule proposes. Append-only: both are kept."""

    IDENTITY = ("theme_id", "period")
    CONTENT = ("status", "set_by", "reason", "source_id", "where")

    class Status(models.TextChoices):
        RED = "red", "Red"
        AMBER = "amber", "Amber"
        GREEN = "green", "Green"

    theme = models.ForeignKey(Theme, models.PROTECT, related_name="statuses")
    period = models.CharField(max_length=10)
    status = models.CharField(max_length=5, choices=Status)
    set_by = models.CharField(max_length=150, help_text="'published', or the officer who set it.")
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "theme statuses"
        ordering = ["theme", "period", "version"]
        constraints = [
            models.UniqueConstraint(fields=["theme", "period", "version"], name="theme_status_version_is_unique"),
            models.CheckConstraint(condition=Q(status__in=["red", "amber", "green"]), name="theme_status_is_known"),
            models.CheckConstraint(condition=Q(set_by="published") | ~Q(reason=""), name="an_override_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.theme}, {self.period}: {self.get_status_display()}"


class Headline(Versioned, Sourced):
    """A headline count as the council itself published it, kept beside the one worked out here."""

    IDENTITY = ("period", "measure")
    CONTENT = ("value", "source_id", "where")

    period = models.CharField(max_length=10)
    measure = models.CharField(max_length=30)
    value = models.PositiveIntegerField()

    class Meta:
        ordering = ["period", "id"]
        constraints = [
            models.UniqueConstraint(fields=["period", "measure", "version"], name="headline_version_is_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.period}, {self.measure}: {self.value}"
