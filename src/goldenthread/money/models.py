"""Tables of money: forecasts against budget, savings, and fees and charges."""

from django.db import models
from django.db.models import Q

from goldenthread.accounts.versions import Versioned
from goldenthread.plan.figures import FigureField
from goldenthread.plan.models import Recorded, Sourced


class MoneyUnit(models.TextChoices):
    GBP = "gbp", "£"
    GBP_THOUSAND = "gbp-thousand", "£000"
    GBP_MILLION = "gbp-million", "£m"


class Forecast(Recorded):
    """A service's budget line in a quarter."""

    class BudgetKind(models.TextChoices):
        REVENUE = "revenue", "Revenue"
        CAPITAL = "capital", "Capital"

    service = models.CharField(max_length=200)
    period = models.CharField(max_length=10)
    budget_kind = models.CharField(max_length=8, choices=BudgetKind)

    class Meta:
        ordering = ["period", "budget_kind", "service"]
        constraints = [
            models.UniqueConstraint(
                fields=["service", "period", "budget_kind"], name="forecast_is_made_once_a_quarter"
            ),
            models.CheckConstraint(condition=Q(budget_kind__in=["revenue", "capital"]), name="budget_kind_is_known"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        return f"{self.service}, {self.get_budget_kind_display().lower()} forecast {self.period}"


class ForecastFigures(Versioned, Sourced):
    """The figures of a forecast, adverse positive and favourable negative. Append-only."""

    IDENTITY = ("forecast_id",)
    FIGURES = (
        "revised_budget",
        "forecast_outturn",
        "variance",
        "reserve_movements",
        "forecast_after_reserves",
        "variance_after_reserves",
        "variance_percent",
    )
    CONTENT = ("unit", *FIGURES, "source_id", "where")

    forecast = models.ForeignKey(Forecast, models.PROTECT, related_name="figures")
    unit = models.CharField(max_length=12, choices=MoneyUnit)
    revised_budget = FigureField(null=True, blank=True)
    forecast_outturn = FigureField(null=True, blank=True)
    variance = FigureField(null=True, blank=True)
    reserve_movements = FigureField(null=True, blank=True)
    forecast_after_reserves = FigureField(null=True, blank=True)
    variance_after_reserves = FigureField(null=True, blank=True)
    variance_percent = FigureField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "forecast figures"
        ordering = ["forecast", "version"]
        constraints = [
            models.UniqueConstraint(fields=["forecast", "version"], name="forecast_figures_version_is_unique"),
            models.CheckConstraint(condition=Q(unit__in=MoneyUnit.values), name="forecast_unit_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.forecast} (version {self.version})"


class Saving(Recorded):
    """A proposal to spend less, with what it will mean for those who use the service."""

    number = models.CharField(max_length=30, help_text="As the council writes it: S1.")
    opportunity_area = models.CharField(max_length=200)
    plan_priority = models.CharField(max_length=200, blank=True)
    description = models.TextField()
    consultation = models.TextField(blank=True)
    service_impact = models.TextField(blank=True)
    satisfaction_impact = models.TextField(blank=True)
    equalities_impact = models.TextField(blank=True)
    base_budget = FigureField(null=True, blank=True)
    base_budget_unit = models.CharField(max_length=12, choices=MoneyUnit, blank=True)
    fte = FigureField(null=True, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(base_budget_unit="") | Q(base_budget_unit__in=MoneyUnit.values),
                name="saving_base_budget_unit_is_known",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.opportunity_area}"

    @property
    def title(self) -> str:
        return f"{self.number} {self.opportunity_area}"


class SavingAmount(Versioned, Sourced):
    """What a saving comes to in a year; a saving is negative, as it is printed. Append-only."""

    IDENTITY = ("saving_id", "year")
    CONTENT = ("amount", "unit", "source_id", "where")

    saving = models.ForeignKey(Saving, models.PROTECT, related_name="amounts")
    year = models.CharField(max_length=7)
    amount = FigureField()
    unit = models.CharField(max_length=12, choices=MoneyUnit)

    class Meta:
        ordering = ["saving", "year", "version"]
        constraints = [
            models.UniqueConstraint(fields=["saving", "year", "version"], name="saving_amount_version_is_unique"),
            models.CheckConstraint(condition=Q(unit__in=MoneyUnit.values), name="saving_unit_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.saving}, {self.year}: {self.amount}"


class Fee(Recorded):
    """A fee or charge in a year."""

    title = models.CharField(max_length=300)
    area = models.CharField(max_length=200, blank=True)
    description = models.CharField(max_length=300)
    year = models.CharField(max_length=7)
    discretionary = models.BooleanField(null=True, blank=True)
    order = models.PositiveIntegerField()

    class Meta:
        verbose_name = "fee or charge"
        verbose_name_plural = "fees and charges"
        ordering = ["year", "order"]
        constraints = [
            models.UniqueConstraint(
                fields=["title", "area", "description", "year"], name="fee_is_proposed_once_a_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}: {self.description} ({self.year})"


class FeeFigures(Versioned, Sourced):
    """The figures of a fee, in pounds. Append-only."""

    IDENTITY = ("fee_id",)
    FIGURES = (
        "current",
        "proposed",
        "change",
        "change_percent",
        "higher_considered",
        "higher_percent",
        "benchmark_low",
        "benchmark_high",
        "benchmark_average",
    )
    CONTENT = (*FIGURES, "comment", "source_id", "where")

    fee = models.ForeignKey(Fee, models.PROTECT, related_name="figures")
    current = FigureField(null=True, blank=True)
    proposed = FigureField(null=True, blank=True)
    change = FigureField(null=True, blank=True)
    change_percent = FigureField(null=True, blank=True)
    higher_considered = FigureField(null=True, blank=True)
    higher_percent = FigureField(null=True, blank=True)
    benchmark_low = FigureField(null=True, blank=True)
    benchmark_high = FigureField(null=True, blank=True)
    benchmark_average = FigureField(null=True, blank=True)
    comment = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "fee figures"
        ordering = ["fee", "version"]
        constraints = [models.UniqueConstraint(fields=["fee", "version"], name="fee_figures_version_is_unique")]

    def __str__(self) -> str:
        return f"{self.fee} (version {self.version})"
