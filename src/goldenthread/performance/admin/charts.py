"""What people decide about charts: how they are made, events, phases, points left out, limits published."""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin.periods import QUARTER
from goldenthread.accounts.admin.versioned import VersionFilter
from goldenthread.performance.actions.charts import append_decision
from goldenthread.performance.admin.facts import IndicatorFactAdmin
from goldenthread.performance.models import ChartEvent, ChartSetting, ExcludedPoint, PublishedLimits
from goldenthread.performance.policies import may_decide_on_charts


class DecisionAdmin(IndicatorFactAdmin):
    """Decisions about a chart, signed by whoever makes them."""

    search_fields: ClassVar[Any] = ("indicator__title", "indicator__reference")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_decide_on_charts(request.user, self.model)

    def append(self, *, fact: Any, trail: Trail) -> None:
        append_decision(fact=fact, trail=trail)


@admin.register(ChartSetting)
class ChartSettingAdmin(DecisionAdmin):
    """Which preset an indicator's chart has, and how its year is forecast."""

    autocomplete_fields: ClassVar[Any] = ("indicator",)
    list_display = ("indicator", "preset", "min_points", "fix_after", "method", "version", "known_from")
    list_filter = (VersionFilter, "preset", "method", "indicator__theme")


@admin.register(ChartEvent)
class ChartEventAdmin(DecisionAdmin):
    """What happened, on the chart; a phase starts only where someone says so and why."""

    list_display = ("indicator", "happened_on", "kind", "title", "starts_phase", "withdrawn", "version", "known_from")
    list_filter = (VersionFilter, "kind", "starts_phase", "withdrawn", "indicator__theme")
    search_fields = ("indicator__title", "indicator__reference", "title", "reason")


@admin.register(ExcludedPoint)
class ExcludedPointAdmin(DecisionAdmin):
    """Results that are left out of their chart's calculations."""

    periods: ClassVar = {"period": QUARTER}
    autocomplete_fields: ClassVar[Any] = ("indicator",)
    list_display = ("indicator", "period", "excluded", "reason", "version", "known_from")
    list_filter = (VersionFilter, "excluded", "indicator__theme")


@admin.register(PublishedLimits)
class PublishedLimitsAdmin(DecisionAdmin):
    """Confidence limits that came with a result."""

    periods: ClassVar = {"period": QUARTER}
    list_display = ("indicator", "period", "lower", "upper", "confidence", "version", "known_from")
    list_filter = (VersionFilter, "indicator__theme")
