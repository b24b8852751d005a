"""Forecasts, savings, and fees and charges in the administration."""

from typing import Any

from django.contrib import admin

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin import VersionedAdmin, VersionsInline
from goldenthread.accounts.admin.versioned import VersionFilter
from goldenthread.money.actions import append_figures
from goldenthread.money.models import Fee, FeeFigures, Forecast, ForecastFigures, Saving, SavingAmount
from goldenthread.plan.admin import LinkFromInline, LinkToInline, RecordedAdmin
from goldenthread.plan.figures import as_number
from goldenthread.plan.models.record import Kind


class ForecastFiguresInline(VersionsInline):
    model = ForecastFigures
    fields = ("version", "unit", *ForecastFigures.FIGURES, "known_from")


class AmountInline(VersionsInline):
    model = SavingAmount
    fields = ("year", "version", "amount", "unit", "known_from")


class FeeFiguresInline(VersionsInline):
    model = FeeFigures
    fields = ("version", "current", "proposed", "change", "change_percent", "comment", "known_from")


@admin.register(Forecast)
class ForecastAdmin(RecordedAdmin):
    """Services' budget lines in each quarter."""

    kind = Kind.FORECAST
    list_display = ("service", "period", "budget_kind", "reference", "public")
    list_filter = ("period", "budget_kind", "record__is_public")
    search_fields = ("service", "reference", "period")
    main_fields = ("service", "period", "budget_kind")
    inlines = (ForecastFiguresInline, LinkFromInline, LinkToInline)


@admin.register(Saving)
class SavingAdmin(RecordedAdmin):
    """Proposals to spend less."""

    kind = Kind.SAVING
    list_display = ("number", "opportunity_area", "plan_priority", "reference", "public")
    list_filter = ("opportunity_area", "record__is_public")
    search_fields = ("number", "reference", "opportunity_area", "description")
    main_fields = (
        ("number", "opportunity_area", "plan_priority"),
        "description",
        "consultation",
        "service_impact",
        "satisfaction_impact",
        "equalities_impact",
        ("base_budget", "base_budget_unit", "fte"),
        "note",
    )
    inlines = (AmountInline, LinkFromInline, LinkToInline)


@admin.register(Fee)
class FeeAdmin(RecordedAdmin):
    """Fees and charges in each year."""

    kind = Kind.FEE
    list_display = ("title", "area", "description", "year", "reference", "public")
    list_filter = ("year", "area", "discretionary", "record__is_public")
    search_fields = ("title", "reference", "area", "description")
    main_fields = ("title", "area", "description", ("year", "discretionary"), "order")
    inlines = (FeeFiguresInline, LinkFromInline, LinkToInline)


class FiguresAdmin(VersionedAdmin):
    """Figures, appended by the action that an import uses."""

    def append(self, *, fact: Any, trail: Trail) -> None:
        append_figures(model=self.facts(), facts=[fact], trail=trail)


def _shown(value: Any) -> str:
    return "" if value is None else format(value, "f")


@admin.register(ForecastFigures)
class ForecastFiguresAdmin(FiguresAdmin):
    """The figures of forecasts: adverse positive, favourable negative."""

    list_display = ("forecast", "budget", "variance_shown", "version", "known_from")
    list_filter = (VersionFilter, "forecast__period", "forecast__budget_kind")
    list_select_related = ("forecast",)
    search_fields = ("forecast__service", "forecast__reference")
    autocomplete_fields = ("source", "forecast")

    @admin.display(description="Revised budget", ordering=as_number("revised_budget"))
    def budget(self, figures: ForecastFigures) -> str:
        return _shown(figures.revised_budget)

    @admin.display(description="Variance, Adv/(fav)", ordering=as_number("variance"))
    def variance_shown(self, figures: ForecastFigures) -> str:
        return _shown(figures.variance)


@admin.register(SavingAmount)
class SavingAmountAdmin(FiguresAdmin):
    """What savings come to in each year; a saving is negative."""

    list_display = ("saving", "year", "figure", "unit", "version", "known_from")
    list_filter = (VersionFilter, "year")
    list_select_related = ("saving",)
    search_fields = ("saving__number", "saving__opportunity_area")
    autocomplete_fields = ("source", "saving")

    @admin.display(description="Amount", ordering=as_number("amount"))
    def figure(self, amount: SavingAmount) -> str:
        return _shown(amount.amount)


@admin.register(FeeFigures)
class FeeFiguresAdmin(FiguresAdmin):
    """The figures of fees, in pounds."""

    list_display = ("fee", "now", "next", "version", "known_from")
    list_filter = (VersionFilter, "fee__year", "fee__area")
    list_select_related = ("fee",)
    search_fields = ("fee__title", "fee__reference", "fee__description")
    autocomplete_fields = ("source", "fee")

    @admin.display(description="Current", ordering=as_number("current"))
    def now(self, figures: FeeFigures) -> str:
        return _shown(figures.current)

    @admin.display(description="Proposed", ordering=as_number("proposed"))
    def next(self, figures: FeeFigures) -> str:
        return _shown(figures.proposed)
