"""Activities with milestones and quarterly updates; strategies with their delivery plans."""

from typing import Any

from django.contrib import admin

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin import AuditedAdmin, ReadOnlyInline, VersionedAdmin, VersionsInline
from goldenthread.accounts.admin.versioned import VersionFilter
from goldenthread.plan.actions import append_facts
from goldenthread.plan.admin.links import LinkFromInline, LinkToInline
from goldenthread.plan.admin.recorded import RecordedAdmin
from goldenthread.plan.models import Activity, ActivityUpdate, DeliveryItem, Milestone, Strategy
from goldenthread.plan.models.record import Kind


class MilestoneInline(admin.TabularInline):
    model = Milestone
    extra = 0
    fields = ("title", "due", "done_on", "where")


class UpdateInline(VersionsInline):
    model = ActivityUpdate
    fields = ("period", "version", "status", "narrative", "known_from")


class ItemInline(ReadOnlyInline):
    model = DeliveryItem
    fields = ("order", "section", "description", "responsible", "timings")


@admin.register(Activity)
class ActivityAdmin(RecordedAdmin):
    """Pieces of work under a theme."""

    kind = Kind.ACTIVITY
    list_display = ("title", "theme", "owner", "starts", "due", "reference", "public")
    list_filter = ("theme__pillar__plan", "theme", "record__is_public")
    list_select_related = ("record", "theme")
    search_fields = ("title", "reference", "owner", "theme__title")
    autocomplete_fields = ("source", "theme")
    main_fields = ("theme", "title", "owner", ("starts", "due"), "order")
    inlines = (MilestoneInline, UpdateInline, LinkFromInline, LinkToInline)


@admin.register(Milestone)
class MilestoneAdmin(AuditedAdmin):
    """Steps of activities with dates of their own."""

    list_display = ("title", "activity", "due", "done_on")
    list_filter = ("activity__theme",)
    list_select_related = ("activity",)
    search_fields = ("title", "activity__title", "activity__reference")
    autocomplete_fields = ("activity", "source")
    fieldsets = [
        (None, {"fields": ["activity", "title", "due", "done_on"]}),
        ("Where it was published", {"fields": ["source", "where"]}),
    ]


@admin.register(ActivityUpdate)
class ActivityUpdateAdmin(VersionedAdmin):
    """A quarter's status and account of an activity."""

    list_display = ("activity", "period", "status", "version", "known_from")
    list_filter = (VersionFilter, "period", "status")
    list_select_related = ("activity",)
    search_fields = ("activity__title", "activity__reference", "narrative")
    autocomplete_fields = ("source", "activity")

    def append(self, *, fact: Any, trail: Trail) -> None:
        append_facts(model=ActivityUpdate, facts=[fact], trail=trail, label="activity update")


@admin.register(Strategy)
class StrategyAdmin(RecordedAdmin):
    """Themes' own plans."""

    kind = Kind.STRATEGY
    list_display = ("title", "starts", "ends", "reference", "public")
    list_filter = ("themes", "record__is_public")
    search_fields = ("title", "reference", "summary")
    autocomplete_fields = ("source", "themes")
    main_fields = ("title", "themes", "summary", ("starts", "ends"))
    inlines = (ItemInline, LinkFromInline, LinkToInline)


@admin.register(DeliveryItem)
class DeliveryItemAdmin(RecordedAdmin):
    """Lines of delivery plans."""

    kind = Kind.DELIVERY_ITEM
    list_display = ("title", "strategy", "section", "responsible", "timings", "reference", "public")
    list_filter = ("strategy", "record__is_public")
    list_select_related = ("record", "strategy")
    search_fields = ("description", "reference", "section", "responsible", "strategy__title")
    autocomplete_fields = ("source", "strategy")
    main_fields = ("strategy", "section", "description", "responsible", "timings", "order")
