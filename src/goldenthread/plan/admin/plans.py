"""Plans from the vision down to outcomes, and each quarter's account of a theme."""

from typing import Any

from django.contrib import admin

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin import ReadOnlyInline, VersionedAdmin, VersionsInline
from goldenthread.accounts.admin.versioned import VersionFilter
from goldenthread.plan.actions import append_facts
from goldenthread.plan.admin.links import LinkFromInline, LinkToInline
from goldenthread.plan.admin.recorded import RecordedAdmin
from goldenthread.plan.models import Activity, Narrative, Outcome, Pillar, Plan, Theme
from goldenthread.plan.models.record import Kind


class PillarInline(ReadOnlyInline):
    model = Pillar
    fields = ("order", "title", "foundation", "implied")


class ThemeInline(ReadOnlyInline):
    model = Theme
    fields = ("order", "title", "owner", "transformation_workstream")


class OutcomeInline(ReadOnlyInline):
    model = Outcome
    fields = ("order", "title")


class ActivityInline(ReadOnlyInline):
    model = Activity
    fields = ("order", "title", "owner", "due")


class NarrativeInline(VersionsInline):
    model = Narrative
    fields = ("period", "version", "text", "known_from")


@admin.register(Plan)
class PlanAdmin(RecordedAdmin):
    """Corporate plans."""

    kind = Kind.PLAN
    list_display = ("title", "starts", "ends", "reference", "public")
    search_fields = ("title", "reference", "vision")
    date_hierarchy = "starts"
    main_fields = ("title", "vision", ("starts", "ends"), ("pillar_word", "theme_word"))
    inlines = (PillarInline, LinkFromInline, LinkToInline)


@admin.register(Pillar)
class PillarAdmin(RecordedAdmin):
    """Top-level headings of plans."""

    kind = Kind.PILLAR
    list_display = ("title", "plan", "order", "foundation", "reference", "public")
    list_filter = ("plan", "foundation", "record__is_public")
    list_select_related = ("record", "plan")
    search_fields = ("title", "reference", "plan__title")
    autocomplete_fields = ("source", "plan")
    main_fields = ("plan", "title", "mission", "foundation", "implied", "order")
    inlines = (ThemeInline, LinkFromInline, LinkToInline)


@admin.register(Theme)
class ThemeAdmin(RecordedAdmin):
    """Headings under a pillar, with who owns them."""

    kind = Kind.THEME
    list_display = ("title", "pillar", "owner", "transformation_workstream", "reference", "public")
    list_filter = ("pillar__plan", "pillar", "transformation_workstream", "record__is_public")
    list_select_related = ("record", "pillar")
    search_fields = ("title", "reference", "owner", "pillar__title")
    autocomplete_fields = ("source", "pillar")
    main_fields = ("pillar", "title", "owner", "transformation_workstream", "summary", "order")
    inlines = (OutcomeInline, ActivityInline, NarrativeInline, LinkFromInline, LinkToInline)


@admin.register(Outcome)
class OutcomeAdmin(RecordedAdmin):
    """States of the world the council wants to see."""

    kind = Kind.OUTCOME
    list_display = ("title", "theme", "order", "reference", "public")
    list_filter = ("theme__pillar__plan", "theme", "record__is_public")
    list_select_related = ("record", "theme")
    search_fields = ("title", "reference", "theme__title")
    autocomplete_fields = ("source", "theme")
    main_fields = ("theme", "title", "order")


@admin.register(Narrative)
class NarrativeAdmin(VersionedAdmin):
    """A quarter's account of a theme."""

    list_display = ("theme", "period", "version", "source", "known_from")
    list_filter = (VersionFilter, "period", "theme")
    list_select_related = ("theme", "source")
    search_fields = ("theme__title", "theme__reference", "text")
    autocomplete_fields = ("source", "theme")

    def append(self, *, fact: Any, trail: Trail) -> None:
        append_facts(model=Narrative, facts=[fact], trail=trail, label="narrative")
