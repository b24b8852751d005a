"""What is measured, and the rules it is judged by."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from goldenthread.accounts.admin import Explained, ReadOnlyInline, VersionsInline
from goldenthread.dates import PeriodError, ReportingSchedule
from goldenthread.measures import MeasureError, rule_from_dict
from goldenthread.performance.admin.scored import ScoredAdmin
from goldenthread.performance.models import (
    Assessment,
    Benchmark,
    Commentary,
    Indicator,
    Observation,
    RagRule,
    Target,
)
from goldenthread.plan.admin import LinkFromInline, LinkToInline, RecordedAdmin, RecordedForm
from goldenthread.plan.models.record import Kind


class ObservationInline(VersionsInline):
    model = Observation
    fields = ("reported_in", "version", "value", "covers", "provisional", "correction_reason", "known_from")


class TargetInline(VersionsInline):
    model = Target
    fields = ("period", "version", "kind", "value", "words", "known_from")


class CommentaryInline(VersionsInline):
    model = Commentary
    fields = ("period", "version", "status", "text", "action", "known_from")


class BenchmarkInline(ReadOnlyInline):
    model = Benchmark
    classes = ["collapse"]
    fields = ("area", "covers", "version", "value", "none_available", "source")
    ordering = ("area", "covers", "-version")


class AssessmentInline(ReadOnlyInline):
    model = Assessment
    classes = ["collapse"]
    fields = ("period", "rag", "direction", "rule", "sentence", "scored_at")
    readonly_fields = ("sentence",)
    ordering = ("-period", "-id")

    @admin.display(description="What it says")
    def sentence(self, assessment: Assessment) -> str:
        return str(assessment.result.get("sentence", ""))


class IndicatorForm(RecordedForm):
    """An indicator whose due quarters can be read and agree with its frequency."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        frequency = cleaned.get("frequency")
        if frequency:
            try:
                schedule = ReportingSchedule.of(frequency, cleaned.get("due_quarters") or None)
            except PeriodError as error:
                self.add_error("due_quarters", str(error))
            else:
                if cleaned.get("due_quarters"):
                    cleaned["due_quarters"] = str(schedule)
        return cleaned


@admin.register(Indicator)
class IndicatorAdmin(ScoredAdmin, RecordedAdmin):
    """Measured series."""

    form = IndicatorForm
    kind = Kind.INDICATOR
    list_display = ("title", "theme", "type", "unit", "polarity", "frequency", "reference", "public")
    list_filter = ("type", "polarity", "frequency", "unit", "theme__pillar__plan", "theme", "record__is_public")
    list_select_related = ("record", "theme")
    search_fields = ("title", "reference", "definition", "theme__title")
    autocomplete_fields = ("source", "theme", "rag_rule")
    main_fields = (
        "title",
        "theme",
        "type",
        "definition",
        ("unit", "unit_label", "decimals"),
        ("polarity", "range_low", "range_high"),
        ("result_kind", "frequency", "due_quarters"),
        ("rag_rule", "comparison"),
        "order",
    )
    inlines = (
        ObservationInline,
        TargetInline,
        CommentaryInline,
        BenchmarkInline,
        AssessmentInline,
        LinkFromInline,
        LinkToInline,
    )


class RagRuleForm(Explained):
    """A rule that can judge, of which one is the default."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        name, title = cleaned.get("name") or self.instance.name, cleaned.get("title") or ""
        if "definition" in cleaned:
            try:
                rule_from_dict({**cleaned["definition"], "name": name, "title": title})
            except (MeasureError, TypeError, ValueError) as error:
                self.add_error("definition", forms.ValidationError(f"The rule cannot judge as it stands: {error}"))
        if cleaned.get("is_default") is False and RagRule.objects.filter(pk=self.instance.pk, is_default=True).exists():
            self.add_error("is_default", "One rule must be the default. Make another one the default instead.")
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        # Making this rule the default takes it from the one that was, when it is saved.
        return {*super()._get_validation_exclusions(), "is_default"}  # type: ignore[misc]


@admin.register(RagRule)
class RagRuleAdmin(ScoredAdmin):
    """The rules by which results are judged. Changing one judges the quarter now reported, and no earlier one."""

    form = RagRuleForm
    kind = "rag-rule"
    list_display = ("title", "name", "is_default")
    search_fields = ("title", "name")
    autocomplete_fields = ("source",)
    fieldsets = [
        (None, {"fields": ["name", "title", "definition", "is_default"]}),
        ("Where it was published", {"fields": ["source", "where"]}),
    ]

    def subject(self, obj: Any) -> str:
        return f"rag-rule:{obj.name}"

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return ("name",) if obj else ()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_delete_permission(request, obj) and not (obj is not None and obj.is_default)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if obj.is_default:
            for other in RagRule.objects.filter(is_default=True).exclude(pk=obj.pk):
                trail = self.trail(request, "change in the administration", form.cleaned_data.get("why", ""))
                trail.note(self.subject(other), {"changed": {"is_default": (True, False)}})
                RagRule.objects.filter(pk=other.pk).update(is_default=False)
                trail.write()
        super().save_model(request, obj, form, change)
