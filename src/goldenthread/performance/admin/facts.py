"""Targets, commentaries, benchmarks, statuses and published counts; and what the results were judged to mean."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goldenthread.accounts.actions import Trail, audited
from goldenthread.accounts.admin import AppendOnlyAdmin, VersionedAdmin
from goldenthread.accounts.admin.audited import actor_of
from goldenthread.accounts.admin.periods import QUARTER, YEAR
from goldenthread.accounts.admin.versioned import VersionFilter, VersionForm, later_than
from goldenthread.accounts.versions import current
from goldenthread.performance.actions import append_indicator_facts, score
from goldenthread.performance.models import Assessment, Benchmark, Commentary, Headline, Target, ThemeStatus
from goldenthread.performance.policies import may_approve
from goldenthread.performance.queries import latest_assessments
from goldenthread.plan.figures import as_number

HEADLINES = (
    ("indicators", "Indicators in all"),
    ("reported-quarterly", "Reported quarterly"),
    ("with-quarterly-target", "With a quarterly target"),
    ("met-target", "Met their target"),
    ("missed-target", "Missed their target"),
)


class IndicatorFactAdmin(VersionedAdmin):
    """Facts about an indicator, appended by the action that an import uses."""

    list_select_related: ClassVar[Any] = ("indicator",)
    autocomplete_fields: ClassVar[Any] = ("source", "indicator")

    def append(self, *, fact: Any, trail: Trail) -> None:
        append_indicator_facts(model=self.facts(), facts=[fact], trail=trail)


@admin.register(Target)
class TargetAdmin(IndicatorFactAdmin):
    """What results are judged against."""

    periods: ClassVar = {"period": (*QUARTER, *YEAR)}
    list_display = ("indicator", "period", "kind", "figure", "words", "version", "known_from")
    list_filter = (VersionFilter, "period", "kind", "indicator__theme")
    search_fields = ("indicator__title", "indicator__reference", "words")

    @admin.display(description="Value", ordering=as_number("value"))
    def figure(self, target: Target) -> str:
        return "" if target.value is None else format(target.value, "f")

    def append(self, *, fact: Any, trail: Trail) -> None:
        super().append(fact=fact, trail=trail)
        score(actor=trail.actor, trail=trail)


class CommentaryForm(VersionForm):
    """Only who may approve can say that a commentary is approved."""

    may_approve: ClassVar = False

    def clean_status(self) -> str:
        status: str = self.cleaned_data["status"]
        if status == Commentary.Status.APPROVED and not self.may_approve:
            raise forms.ValidationError("You may write commentaries but not approve them: leave this a draft.")
        return status


class ApprovingForm(CommentaryForm):
    """The same form for who may approve."""

    may_approve: ClassVar = True


@admin.register(Commentary)
class CommentaryAdmin(IndicatorFactAdmin):
    """Why results are as they are. Drafts are never published; approving one appends its approved version."""

    form = CommentaryForm
    change_form_template = "performance/admin/commentary.html"
    list_display = ("indicator", "period", "status", "version", "text", "known_from")
    list_filter = (VersionFilter, "status", "period", "indicator__theme")
    search_fields = ("indicator__title", "indicator__reference", "text", "action")
    actions = ("approve",)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = ApprovingForm if may_approve(request.user) else CommentaryForm
        return super().get_form(request, obj, change, **{"form": form, **kwargs})

    def later_form(self, request: HttpRequest) -> Any:
        form = super().later_form(request)
        form.may_approve = may_approve(request.user)  # type: ignore[attr-defined]
        return form

    def has_approve_permission(self, request: HttpRequest) -> bool:
        return may_approve(request.user)

    @admin.action(description="Approve the selected drafts", permissions=["approve"])
    def approve(self, request: HttpRequest, queryset: QuerySet[Commentary]) -> None:
        """Append an approved version of each selected draft that is still current."""
        selected = list(queryset.values_list("pk", flat=True))
        chosen = current(Commentary.objects.filter(pk__in=selected))
        drafts = list(chosen.filter(status=Commentary.Status.DRAFT).select_related("indicator"))
        later = [later_than(draft) for draft in drafts]
        for commentary in later:
            commentary.status = Commentary.Status.APPROVED
        with audited(actor=actor_of(request), action="approve commentaries", reason="Read and approved") as trail:
            append_indicator_facts(model=Commentary, facts=later, trail=trail)
        passed_over = len(selected) - len(drafts)
        messages.success(request, f"{len(drafts)} approved.")
        if passed_over:
            messages.info(request, f"{passed_over} left as they were: approved already, or not the current version.")

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        if (shown := context.get("original")) is not None:
            context["may_approve"] = may_approve(request.user) and shown.status == Commentary.Status.DRAFT
        return super().render_change_form(request, context, *args, **kwargs)


@admin.register(Benchmark)
class BenchmarkAdmin(IndicatorFactAdmin):
    """The same measures elsewhere, or the statement that there are none."""

    list_display = ("indicator", "area", "covers", "figure", "none_available", "version", "known_from")
    list_filter = (VersionFilter, "area_kind", "none_available", "indicator__theme")
    search_fields = ("indicator__title", "indicator__reference", "area")

    @admin.display(description="Value", ordering=as_number("value"))
    def figure(self, benchmark: Benchmark) -> str:
        return "" if benchmark.value is None else format(benchmark.value, "f")


@admin.register(ThemeStatus)
class ThemeStatusAdmin(IndicatorFactAdmin):
    """Statuses set by an officer or published, beside those the rule proposes."""

    list_display = ("theme", "period", "status", "set_by", "version", "known_from")
    list_filter = (VersionFilter, "period", "status")
    list_select_related = ("theme",)
    search_fields = ("theme__title", "theme__reference", "reason")
    autocomplete_fields = ("source", "theme")


@admin.register(Headline)
class HeadlineAdmin(IndicatorFactAdmin):
    """Counts as the council itself published them."""

    list_display = ("period", "measure", "value", "version", "known_from")
    list_filter = (VersionFilter, "period")
    list_select_related = ()
    search_fields = ("period", "measure")
    autocomplete_fields = ("source",)

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "measure":
            return forms.ChoiceField(choices=HEADLINES)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class LatestFilter(VersionFilter):
    """Shows what each result was last judged to mean, unless everything is asked for."""

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset if self.value() == "all" else queryset.filter(pk__in=latest_assessments().values("pk"))


@admin.register(Assessment)
class AssessmentAdmin(AppendOnlyAdmin):
    """What each result was judged to mean, and by which rule. Written by scoring alone."""

    list_display = ("indicator", "period", "rag", "direction", "rule", "scored_at")
    list_filter = (LatestFilter, "period", "rag", "direction", "rule")
    list_select_related = ("indicator",)
    search_fields = ("indicator__title", "indicator__reference")
    fields = ("indicator", "period", "observation", "target", "comparison", "said", "rule", "by_rule", "scored_at")
    readonly_fields = ("said", "by_rule")

    @admin.display(description="What it says")
    def said(self, assessment: Assessment) -> SafeString:
        return _table(assessment.result)

    @admin.display(description="The rule as it was")
    def by_rule(self, assessment: Assessment) -> SafeString:
        return _table(assessment.rule_definition)


def _table(values: dict[str, Any]) -> SafeString:
    rows = ((name.replace("_", " "), value) for name, value in values.items() if value not in (None, "", []))
    return format_html("<table>{}</table>", format_html_join("", "<tr><th scope='row'>{}</th><td>{}</td></tr>", rows))
