"""Promises, the sections they stand in, and the evidence that they are kept."""

from typing import Any

from django.contrib import admin
from django.db.models import F
from django.http import HttpRequest

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin import AuditedAdmin, VersionedAdmin, VersionsInline
from goldenthread.accounts.admin.versioned import VersionFilter
from goldenthread.plan.actions import append_facts
from goldenthread.plan.admin.links import LinkFromInline, LinkToInline, PicksRecords
from goldenthread.plan.admin.recorded import RecordedAdmin
from goldenthread.plan.models import Pledge, PledgeEvidence, PledgePlacement, PledgeSection
from goldenthread.plan.models.record import Kind


class PlacementInline(admin.TabularInline):
    model = PledgePlacement
    extra = 0
    verbose_name = "section it stands in"
    verbose_name_plural = "sections it stands in: its own first, then any that repeat it"
    fields = ("section", "first")

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("pledge", "section")

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        # Every row offers the same sections, which are read once.
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)
        if field is not None:
            field.choices = list(field.choices)
        return field


class EvidenceInline(VersionsInline):
    model = PledgeEvidence
    fields = ("position", "version", "date", "kind", "text", "status", "link", "url")


@admin.register(Pledge)
class PledgeAdmin(RecordedAdmin):
    """Promises made to residents."""

    kind = Kind.PLEDGE
    list_display = ("title", "status", "status_as_at", "number", "target", "due", "reference", "public")
    list_filter = ("status", "sections", "top_five", "record__is_public")
    search_fields = ("title", "reference", "note")
    main_fields = (
        "title",
        ("status", "status_as_at"),
        "top_five",
        ("baseline", "baseline_at"),
        ("target", "unit", "due"),
        "note",
        "order",
    )
    inlines = (PlacementInline, EvidenceInline, LinkFromInline, LinkToInline)

    @admin.display(description="Top five", ordering=F("top_five").asc(nulls_last=True))
    def number(self, pledge: Pledge) -> int | str:
        return pledge.top_five or ""


@admin.register(PledgeSection)
class PledgeSectionAdmin(AuditedAdmin):
    """Sections of the manifesto."""

    list_display = ("title", "order")
    search_fields = ("title",)
    fieldsets = [(None, {"fields": ["title", "order"]})]

    def subject(self, obj: Any) -> str:
        return f"pledge section:{obj.title}"


@admin.register(PledgePlacement)
class PledgePlacementAdmin(AuditedAdmin):
    """Where each promise stands. Changed most easily on the promise's own page."""

    list_display = ("pledge", "section", "first")
    list_filter = ("section", "first")
    list_select_related = ("pledge", "section")
    search_fields = ("pledge__title", "pledge__reference", "section__title")
    autocomplete_fields = ("pledge", "section")
    fieldsets = [(None, {"fields": ["pledge", "section", "first"]})]


@admin.register(PledgeEvidence)
class PledgeEvidenceAdmin(PicksRecords, VersionedAdmin):
    """Dated evidence for promises."""

    list_display = ("pledge", "position", "date", "kind", "status", "version", "known_from")
    list_filter = (VersionFilter, "kind", "status")
    list_select_related = ("pledge",)
    search_fields = ("pledge__title", "pledge__reference", "text")
    autocomplete_fields = ("source", "pledge")
    record_fields = {"link": "Link"}

    def append(self, *, fact: Any, trail: Trail) -> None:
        append_facts(model=PledgeEvidence, facts=[fact], trail=trail, label="pledge evidence")
