"""The same measures elsewhere, area by area: what medians, quartiles and funnels are worked out from.

They are never shown area by area. What the council or another published as one figure is a `Benchmark`.
"""

from django.db import models
from django.db.models import F, Q, Value
from django.db.models.lookups import GreaterThan, LessThanOrEqual

from goldenthread.accounts.versions import Versioned
from goldenthread.performance.models.indicators import Indicator
from goldenthread.plan.figures import FigureField, as_number
from goldenthread.plan.models import Sourced


class Area(models.Model):
    """An area that others publish figures for, by the code of the Office for National Statistics."""

    code = models.CharField(max_length=12, unique=True, help_text="Such as E09000003.")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=80, blank=True, help_text="As its source names it: Districts & UAs.")
    is_own = models.BooleanField(default=False, help_text="The area of this council.")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["is_own"], condition=Q(is_own=True), name="there_is_one_own_area"),
            models.CheckConstraint(condition=~Q(code="") & ~Q(name=""), name="an_area_has_code_and_name"),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


class ComparatorSeries(Sourced):
    """One measure of one provider, set beside an indicator of ours: what its figures are."""

    class Statistic(models.TextChoices):
        PROPORTION = "proportion", "A proportion (numerator out of denominator)"
        RATE = "rate", "A rate (events for so many people)"
        RATIO = "ratio", "A ratio (observed over expected)"
        OTHER = "other", "Something else: a mean, a score, a sum"

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="comparators")
    provider = models.CharField(max_length=60, help_text="Who publishes it: Fingertips, LG Inform.")
    measure = models.CharField(max_length=60, help_text="The provider's own number or name of it.")
    title = models.CharField(max_length=400)
    statistic = models.CharField(max_length=10, choices=Statistic)
    per = FigureField(null=True, blank=True, help_text="What figures are shown for: 100, 1000, 100000.")

    class Meta:
        verbose_name_plural = "comparator series"
        ordering = ["indicator", "provider", "measure"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "provider", "measure"], name="comparator_series_is_unique"),
            models.CheckConstraint(
                condition=Q(statistic__in=["proportion", "rate", "ratio", "other"]),
                name="comparator_statistic_is_known",
            ),
            models.CheckConstraint(
                condition=Q(per__isnull=True) | Q(GreaterThan(as_number("per"), Value(0.0))),
                name="comparator_per_is_above_zero",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator}: {self.provider} {self.measure}"


class ComparatorValue(Versioned):
    """One area's figure for one period. Append-only: a revised figure is another version."""

    IDENTITY = ("series_id", "area_id", "covers_start", "covers_end")
    CONTENT = ("value", "numerator", "denominator", "runs_service", "note")

    series = models.ForeignKey(ComparatorSeries, models.PROTECT, related_name="values")
    area = models.ForeignKey(Area, models.PROTECT, related_name="values")
    covers = models.CharField(max_length=80, help_text="What it covers, for people.")
    covers_start = models.DateField()
    covers_end = models.DateField()
    value = FigureField(null=True, blank=True, help_text="Blank: the area has no figure.")
    numerator = FigureField(null=True, blank=True)
    denominator = FigureField(null=True, blank=True)
    runs_service = models.BooleanField(
        default=True, help_text="Unticked: the area does not run the service, and is left out of every comparison."
    )
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["series", "covers_start", "area", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "area", "covers_start", "covers_end", "version"],
                name="comparator_value_version_is_unique",
            ),
            models.CheckConstraint(condition=Q(covers_start__lte=F("covers_end")), name="comparator_covers_forwards"),
            models.CheckConstraint(
                condition=Q(denominator__isnull=True) | Q(GreaterThan(as_number("denominator"), Value(0.0))),
                name="comparator_denominator_is_above_zero",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True) | Q(LessThanOrEqual(Value(0.0), as_number("numerator"))),
                name="comparator_numerator_is_not_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.series}, {self.area}, {self.covers}"


class NeighbourSet(Versioned, Sourced):
    """The areas that a model called most like one area, at a date. Append-only."""

    IDENTITY = ("area_id", "model", "made")
    CONTENT = ("neighbours", "source_id", "where")

    area = models.ForeignKey(Area, models.PROTECT, related_name="neighbour_sets")
    model = models.CharField(max_length=80, help_text="Whose model it is: ONS statistical nearest neighbours, CIPFA.")
    made = models.DateField(help_text="When the set was made.")
    neighbours = models.JSONField(help_text="The codes of the neighbours, in order of code.")

    class Meta:
        ordering = ["area", "model", "made", "version"]
        constraints = [
            models.UniqueConstraint(fields=["area", "model", "made", "version"], name="neighbour_set_is_unique"),
            models.CheckConstraint(condition=~Q(model=""), name="a_neighbour_set_names_its_model"),
        ]

    def __str__(self) -> str:
        return f"{self.model}, {self.made}: {self.area}"
