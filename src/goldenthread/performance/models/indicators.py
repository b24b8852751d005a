"""What is measured, and the rules by which results are judged."""

from django.db import models
from django.db.models import Q
from django.db.models.lookups import LessThanOrEqual

from goldenthread.plan.figures import FigureField, as_number
from goldenthread.plan.models import Recorded, Sourced, Theme


class RagRule(Sourced):
    """A rule by which a result is judged against its target: data, with a name."""

    name = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=300)
    definition = models.JSONField()
    is_default = models.BooleanField(default=False)

    class Meta:
        verbose_name = "RAG rule"
        ordering = ["-is_default", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_default"], condition=Q(is_default=True), name="there_is_one_default_rag_rule"
            )
        ]

    def __str__(self) -> str:
        return self.title


class ResultKind(models.TextChoices):
    """What stretch of time a result covers, beside the quarter it is reported in."""

    QUARTER = "quarter", "For the quarter"
    CUMULATIVE = "cumulative", "Cumulative since 1 April (c)"
    SNAPSHOT = "snapshot", "Snapshot at the quarter's end (s)"
    ROLLING = "rolling", "Rolling twelve months (r)"
    ANNUAL = "annual", "Annual"
    SURVEY = "survey", "A wave of a survey"


class Indicator(Recorded):
    """A measured series."""

    class Type(models.TextChoices):
        OUTCOME = "outcome", "Outcome indicator"
        KPI = "kpi", "Key performance indicator"

    class Polarity(models.TextChoices):
        BIGGER = "bigger", "Bigger is better"
        SMALLER = "smaller", "Smaller is better"
        NEITHER = "neither", "Neither: context only"
        RANGE = "range", "Within a range"

    class Unit(models.TextChoices):
        COUNT = "count", "Count"
        PERCENT = "percent", "Per cent"
        RATE = "rate", "Rate"
        SCORE = "score", "Score"
        GBP = "gbp", "£"
        GBP_THOUSAND = "gbp-thousand", "£000"
        GBP_MILLION = "gbp-million", "£m"
        DAYS = "days", "Days"
        OTHER = "other", "Other"

    class Frequency(models.TextChoices):
        MONTHLY = "monthly", "Monthly"
        QUARTERLY = "quarterly", "Quarterly"
        TERMLY = "termly", "Termly"
        SIX_MONTHLY = "six-monthly", "Every six months"
        ANNUAL = "annual", "Annual"

    class Comparison(models.TextChoices):
        SAME_QUARTER_LAST_YEAR = "same-quarter-last-year", "The same quarter last year"
        PREVIOUS_QUARTER = "previous-quarter", "The quarter before"

    title = models.CharField(max_length=300)
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="indicators")
    type = models.CharField(max_length=8, choices=Type)
    unit = models.CharField(max_length=12, choices=Unit)
    unit_label = models.CharField(max_length=60, blank=True)
    decimals = models.SmallIntegerField(
        default=0, help_text="Decimals it is reported to; a result is rounded to them first."
    )
    polarity = models.CharField(max_length=8, choices=Polarity)
    range_low = FigureField(null=True, blank=True)
    range_high = FigureField(null=True, blank=True)
    result_kind = models.CharField(max_length=10, choices=ResultKind)
    frequency = models.CharField(max_length=12, choices=Frequency)
    due_quarters = models.CharField(max_length=14, blank=True, help_text="Such as 'Q3'; blank means by its frequency.")
    rag_rule = models.ForeignKey(
        RagRule, models.PROTECT, null=True, blank=True, help_text="Blank: the council's default."
    )
    comparison = models.CharField(max_length=24, choices=Comparison, default=Comparison.SAME_QUARTER_LAST_YEAR)
    definition = models.TextField(blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order", "reference"]
        constraints = [
            models.CheckConstraint(
                condition=Q(decimals__gte=-9, decimals__lte=6), name="indicator_decimals_are_sensible"
            ),
            models.CheckConstraint(
                condition=~Q(polarity="range") | Q(range_low__isnull=False) | Q(range_high__isnull=False),
                name="indicator_range_is_given",
            ),
            models.CheckConstraint(
                condition=Q(range_low__isnull=True)
                | Q(range_high__isnull=True)
                | Q(LessThanOrEqual(as_number("range_low"), as_number("range_high"))),
                name="indicator_range_runs_upwards",
            ),
            models.CheckConstraint(
                condition=Q(polarity__in=["bigger", "smaller", "neither", "range"]),
                name="indicator_polarity_is_known",
            ),
            models.CheckConstraint(condition=Q(type__in=["outcome", "kpi"]), name="indicator_type_is_known"),
            models.CheckConstraint(
                condition=Q(
                    unit__in=[
                        "count",
                        "percent",
                        "rate",
                        "score",
                        "gbp",
                        "gbp-thousand",
                        "gbp-million",
                        "days",
                        "other",
                    ]
                ),
                name="indicator_unit_is_known",
            ),
            models.CheckConstraint(
                condition=Q(frequency__in=["monthly", "quarterly", "termly", "six-monthly", "annual"]),
                name="indicator_frequency_is_known",
            ),
            models.CheckConstraint(
                condition=Q(result_kind__in=ResultKind.values), name="indicator_result_kind_is_known"
            ),
            models.CheckConstraint(
                condition=Q(comparison__in=["same-quarter-last-year", "previous-quarter"]),
                name="indicator_comparison_is_known",
            ),
        ]
