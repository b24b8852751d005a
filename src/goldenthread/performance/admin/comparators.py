"""The same measures elsewhere. They are loaded with `goldenthread benchmark load`; here they are read and put right."""

from typing import Any, ClassVar

from django.contrib import admin

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin import AuditedAdmin, VersionedAdmin
from goldenthread.accounts.admin.versioned import VersionFilter
from goldenthread.performance.actions.comparators import record_comparators, record_neighbours
from goldenthread.performance.models import Area, ComparatorSeries, ComparatorValue, NeighbourSet
from goldenthread.plan.figures import as_number


@admin.register(Area)
class AreaAdmin(AuditedAdmin):
    """Areas, the council's own among them."""

    list_display = ("code", "name", "kind", "is_own")
    list_filter = ("is_own", "kind")
    search_fields = ("code", "name")


@admin.register(ComparatorSeries)
class ComparatorSeriesAdmin(AuditedAdmin):
    """Which measure of which provider stands beside which indicator."""

    list_display = ("indicator", "provider", "measure", "statistic", "per")
    list_filter = ("provider", "statistic")
    list_select_related = ("indicator",)
    search_fields = ("indicator__title", "indicator__reference", "title", "measure")
    autocomplete_fields = ("indicator", "source")


@admin.register(ComparatorValue)
class ComparatorValueAdmin(VersionedAdmin):
    """One area's figure for one period: for medians and funnels, never shown one by one."""

    list_display = ("series", "area", "covers", "figure", "runs_service", "version", "known_from")
    list_filter = (VersionFilter, "runs_service", "series__provider")
    list_select_related: ClassVar[Any] = ("series__indicator", "area")
    search_fields = ("area__name", "area__code", "series__title", "series__indicator__reference")
    autocomplete_fields: ClassVar[Any] = ("series", "area")

    @admin.display(description="Value", ordering=as_number("value"))
    def figure(self, value: ComparatorValue) -> str:
        return "" if value.value is None else format(value.value, "f")

    def append(self, *, fact: Any, trail: Trail) -> None:
        fact.covers = fact.covers or f"{fact.covers_start} to {fact.covers_end}"
        record_comparators(series=[fact.series], values=[fact], trail=trail)


@admin.register(NeighbourSet)
class NeighbourSetAdmin(VersionedAdmin):
    """Who is like whom, by whose model and when."""

    list_display = ("area", "model", "made", "version", "known_from")
    list_filter = (VersionFilter, "model")
    list_select_related: ClassVar[Any] = ("area",)
    search_fields = ("area__name", "model")
    autocomplete_fields: ClassVar[Any] = ("area", "source")

    def append(self, *, fact: Any, trail: Trail) -> None:
        record_neighbours(sets=[fact], trail=trail)
