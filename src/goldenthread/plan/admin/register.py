"""The register, its links, and the sources that facts were taken from."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goldenthread.accounts.admin import AuditedAdmin, Explained
from goldenthread.plan.admin.links import LinkFromInline, LinkToInline, PicksRecords, named, thing_link
from goldenthread.plan.admin.recorded import RecordedAdmin
from goldenthread.plan.models import Link, Record, Source
from goldenthread.plan.models.record import Kind
from goldenthread.plan.policies import may_be_published, may_change_record, may_view_record
from goldenthread.plan.queries import links_behind, thing_of


class RecordPick(AutocompleteJsonView):
    """What the picker offers for the letters typed so far."""

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        return {"id": str(obj.pk), "text": named(obj)}


class RecordForm(Explained):
    """Whether a thing may be published."""

    def clean_is_public(self) -> bool:
        public: bool = self.cleaned_data["is_public"]
        if public and not may_be_published(thing_of(self.instance)):
            self.add_error("is_public", "It is exempt, so it may never be published.")
        return public


@admin.register(Record)
class RecordAdmin(AuditedAdmin):
    """The register: every thing that can be named. A line comes and goes with its thing."""

    form = RecordForm
    list_display = ("key", "title", "is_public")
    list_filter = ("kind", "is_public")
    search_fields = ("title", "reference", "kind")
    search_help_text = "Search by title, by reference, or by kind:reference such as pledge:weekly-bins."
    fieldsets = [(None, {"fields": ["thing", "kind", "reference", "title", "is_public", "behind"]})]
    readonly_fields = ("kind", "reference", "title", "thing", "behind")
    inlines = (LinkFromInline, LinkToInline)

    def subject(self, obj: Any) -> str:
        return str(obj.key)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_view_record(request.user)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return may_change_record(request.user)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[URLPattern]:
        pick = self.admin_site.admin_view(RecordPick.as_view(admin_site=self.admin_site))
        return [
            path("pick/", pick, name="plan_record_pick"),
            path("<int:pk>/thing/", self.admin_site.admin_view(self.thing_view), name="plan_record_thing"),
            *super().get_urls(),
        ]

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> Any:
        kind, colon, reference = search_term.strip().partition(":")
        if colon and kind in Kind.values:
            start = reference.strip().lower()
            return queryset.filter(Q(kind=kind), Q(reference__startswith=start) | Q(title__icontains=start)), False
        return super().get_search_results(request, queryset, search_term)

    def thing_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Where a thing is corrected."""
        if not may_view_record(request.user):
            raise PermissionDenied
        record = Record.objects.filter(pk=pk).first()
        if record is None:
            raise Http404("There is no such line in the register.")
        thing = thing_of(record)
        if thing is None:
            return HttpResponseRedirect(reverse("admin:plan_record_change", args=[pk]))
        name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_change"
        return HttpResponseRedirect(reverse(name, args=[thing.pk]))

    @admin.display(description="Open")
    def thing(self, record: Record) -> SafeString:
        return thing_link(record)

    @admin.display(description="What is behind it")
    def behind(self, record: Record) -> SafeString | str:
        """Everything that two steps of links lead to."""
        rows = [
            (f"{'—' * joint.steps}", thing_link(joint.near), joint.meaning, thing_link(joint.far))
            if joint.forwards
            else (f"{'—' * joint.steps}", thing_link(joint.far), joint.meaning, thing_link(joint.near))
            for joint in links_behind(record)
        ]
        if not rows:
            return "Nothing is linked to it yet. Add a link below."
        return format_html("<ul>{}</ul>", format_html_join("", "<li>{} {} {} {}</li>", rows))


@admin.register(Link)
class LinkAdmin(PicksRecords, AuditedAdmin):
    """Joints of the golden thread. They are added most easily on the page of one of the things they join."""

    list_display = ("from_record", "meaning", "to_record", "source", "where")
    list_filter = ("meaning", "from_record__kind", "to_record__kind")
    list_select_related = ("from_record", "to_record", "source")
    search_fields = ("from_record__reference", "from_record__title", "to_record__reference", "to_record__title", "note")
    autocomplete_fields = ("source",)
    record_fields = {"from_record": "From", "to_record": "To"}
    fieldsets = [
        (None, {"fields": ["from_record", "meaning", "to_record", "note"]}),
        ("Where it was published", {"fields": ["source", "where"]}),
    ]

    def subject(self, obj: Any) -> str:
        return f"link:{obj.from_record.key} {obj.meaning} {obj.to_record.key}"[:200]


@admin.register(Source)
class SourceAdmin(RecordedAdmin):
    """Published documents that facts were taken from."""

    kind = Kind.SOURCE
    autocomplete_fields = ()
    list_display = ("title", "publisher", "date", "reference", "public")
    list_filter = ("publisher", "record__is_public")
    search_fields = ("title", "reference", "publisher", "note")
    main_fields = ("title", "publisher", "date", "url", "note")
