"""What people decided about an indicator's charts: rules, dated events and phases, points left out, published limits.

All of it is facts: appended with who said so, when and why, and never changed.
"""

from django.db import models
from django.db.models import Q
from django.db.models.lookups import LessThan, LessThanOrEqual

from goldenthread.accounts.versions import Versioned
from goldenthread.performance.models.indicators import Indicator
from goldenthread.plan.figures import FigureField, as_number
from goldenthread.plan.models import Sourced


class Preset(models.TextChoices):
    """A named set of rules for control charts; the rules themselves are `measures.spc.PRESETS`."""

    PTD = "ptd", "NHS-R Plot the Dots"
    MDC_7 = "mdc-7", "NHS Making Data Count, runs of 7"
    MDC_6 = "mdc-6", "NHS Making Data Count, runs of 6"


class ForecastMethod(models.TextChoices):
    """How a year-end outturn is forecast; the methods themselves are in `measures.forecast`."""

    NAIVE = "naive", "The last figure again"
    SEASONAL_NAIVE = "seasonal naive", "The same quarter of last year again"
    DRIFT = "drift", "On along the line from first to last"
    LINEAR = "linear", "On along the line of best fit"


class ChartSetting(Versioned):
    """How an indicator's chart and forecast are made, where it is not by the defaults. Append-only."""

    IDENTITY = ("indicator_id",)
    CONTENT = ("preset", "min_points", "fix_after", "floor", "ceiling", "method", "reason")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="chart_settings")
    preset = models.CharField(max_length=8, choices=Preset, default=Preset.MDC_7)
    min_points = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Fewest points for a verdict; blank: as the preset has it."
    )
    fix_after = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Mean and limits come from that many first points of each phase."
    )
    floor = FigureField(null=True, blank=True, help_text="What the measure cannot go below, such as 0.")
    ceiling = FigureField(null=True, blank=True, help_text="What the measure cannot go above, such as 100.")
    method = models.CharField(max_length=14, choices=ForecastMethod, default=ForecastMethod.SEASONAL_NAIVE)
    reason = models.TextField(help_text="Why it is so.")
    recorded_by = models.CharField(max_length=150, editable=False)

    class Meta:
        ordering = ["indicator", "version"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "version"], name="chart_setting_version_is_unique"),
            models.CheckConstraint(condition=Q(preset__in=Preset.values), name="chart_preset_is_known"),
            models.CheckConstraint(condition=Q(method__in=ForecastMethod.values), name="forecast_method_is_known"),
            models.CheckConstraint(
                condition=Q(min_points__isnull=True) | Q(min_points__gte=2), name="a_verdict_needs_two_points"
            ),
            models.CheckConstraint(
                condition=Q(fix_after__isnull=True) | Q(fix_after__gte=2), name="limits_need_two_points"
            ),
            models.CheckConstraint(
                condition=Q(floor__isnull=True)
                | Q(ceiling__isnull=True)
                | Q(LessThan(as_number("floor"), as_number("ceiling"))),
                name="the_floor_is_below_the_ceiling",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="a_chart_setting_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.preset}"


class ChartEvent(Versioned, Sourced):
    """Something dated that an indicator's chart shows, and that a new phase may start at. Append-only.

    A phase starts where a person accepted it and said why; withdrawing it is another version.
    """

    IDENTITY = ("indicator_id", "happened_on")
    CONTENT = ("kind", "title", "starts_phase", "reason", "withdrawn", "source_id", "where")

    class EventKind(models.TextChoices):
        DECISION = "decision", "A decision"
        DEFINITION = "definition", "A change of definition"
        SERVICE = "service", "A change of the service"
        OTHER = "other", "Something else"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="chart_events")
    happened_on = models.DateField()
    kind = models.CharField(max_length=10, choices=EventKind, default=EventKind.OTHER)
    title = models.CharField(max_length=200, help_text="What happened, in a few words.")
    starts_phase = models.BooleanField(
        default=False, help_text="A new phase, with its own mean and limits, starts with the first point after it."
    )
    reason = models.TextField(blank=True, help_text="Why a new phase starts here.")
    withdrawn = models.BooleanField(default=False, help_text="It should not stand on the chart after all.")
    recorded_by = models.CharField(max_length=150, editable=False)

    class Meta:
        ordering = ["indicator", "happened_on", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "happened_on", "version"], name="chart_event_version_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["decision", "definition", "service", "other"]), name="chart_event_kind_is_known"
            ),
            models.CheckConstraint(condition=~Q(title=""), name="a_chart_event_has_a_title"),
            models.CheckConstraint(condition=Q(starts_phase=False) | ~Q(reason=""), name="a_new_phase_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.happened_on}: {self.title}"


class ExcludedPoint(Versioned):
    """A result that stays on the chart and out of its calculations, with the reason. Append-only."""

    IDENTITY = ("indicator_id", "period")
    CONTENT = ("excluded", "reason")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="excluded_points")
    period = models.CharField(max_length=10, help_text="The quarter it was reported in, such as 2023-24 Q2.")
    excluded = models.BooleanField(default=True, help_text="Unticked: it counts again.")
    reason = models.TextField(help_text="Why it is left out, or counts again.")
    recorded_by = models.CharField(max_length=150, editable=False)

    class Meta:
        ordering = ["indicator", "period", "version"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "period", "version"], name="excluded_point_version_is_unique"),
            models.CheckConstraint(condition=~Q(reason=""), name="an_excluded_point_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}"


class PublishedLimits(Versioned, Sourced):
    """The confidence limits that were published with a result; they stand in place of any worked out. Append-only."""

    IDENTITY = ("indicator_id", "period")
    CONTENT = ("lower", "upper", "confidence", "source_id", "where")

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="published_limits")
    period = models.CharField(max_length=10, help_text="The quarter its result was reported in, such as 2023-24 Q2.")
    lower = FigureField()
    upper = FigureField()
    confidence = FigureField(default="95", help_text="In per cent: 95 or 99.8.")
    recorded_by = models.CharField(max_length=150, editable=False)

    class Meta:
        verbose_name_plural = "published limits"
        ordering = ["indicator", "period", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "period", "version"], name="published_limits_version_is_unique"
            ),
            models.CheckConstraint(
                condition=Q(LessThanOrEqual(as_number("lower"), as_number("upper"))), name="limits_run_upwards"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}, {self.period}: {self.lower} to {self.upper}"
