"""Results: recorded once, and put right by a correction that says why."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin import VersionedAdmin
from goldenthread.accounts.admin.audited import actor_of
from goldenthread.accounts.admin.versioned import VersionFilter, VersionForm
from goldenthread.dates import PeriodError, Quarter, parse_period, period_covered
from goldenthread.performance.actions import correct_observation, observation_key, record_observations, score
from goldenthread.performance.models import Observation
from goldenthread.performance.policies import may_correct
from goldenthread.plan.figures import as_number

NOT_STATED = "not stated"


class ObservationForm(VersionForm):
    """A result as it was reported. What it covers is written in words and read as dates."""

    covers = forms.CharField(
        max_length=80,
        required=False,
        help_text="Such as “12 months to September 2018”. Blank: worked out from the quarter and the kind of result. "
        "“not stated” keeps it from being so.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kind" in self.fields:
            self.fields["kind"].required = False
            self.fields["kind"].help_text = "Blank: as the indicator's results usually are."

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        indicator = cleaned.get("indicator") or (self.instance.indicator if self.instance.indicator_id else None)
        reported_in = cleaned.get("reported_in") or self.instance.reported_in
        if indicator is None or not reported_in:
            return cleaned
        quarter = Quarter.parse(reported_in)
        if quarter.start > timezone.localdate():
            self.add_error("reported_in" if "reported_in" in self.fields else None, f"{quarter} has not begun.")
        cleaned["kind"] = cleaned.get("kind") or indicator.result_kind
        self._read_covers(cleaned, quarter)
        self._check_parts(cleaned, indicator.unit)
        if cleaned.get("value") is not None:
            self.instance.decimals = -int(cleaned["value"].as_tuple().exponent)
        return cleaned

    def _read_covers(self, cleaned: dict[str, Any], quarter: Quarter) -> None:
        text = (cleaned.get("covers") or "").strip()
        span = None
        if not text:
            span = period_covered(quarter, cleaned["kind"])
        elif text != NOT_STATED:
            try:
                span = parse_period(text)
            except PeriodError as error:
                self.add_error("covers", str(error))
                return
            if span.start > quarter.end:
                self.add_error(
                    "covers", f"This begins after {quarter}, the quarter it is reported in. Check both years."
                )
        cleaned["covers"] = str(span) if span else NOT_STATED
        self.instance.covers_start, self.instance.covers_end = (span.start, span.end) if span else (None, None)

    def _check_parts(self, cleaned: dict[str, Any], unit: str) -> None:
        numerator, denominator = cleaned.get("numerator"), cleaned.get("denominator")
        if (numerator is None) != (denominator is None):
            self.add_error("denominator" if denominator is None else "numerator", "Give both, or neither.")
        elif denominator is not None and denominator <= 0:
            self.add_error("denominator", "It must be more than zero; leave both empty if there were none.")
        elif denominator is not None and unit == "percent" and numerator > denominator:
            self.add_error("numerator", "It is above its denominator. Check whether the two are swapped.")


@admin.register(Observation)
class ObservationAdmin(VersionedAdmin):
    """Results as they were reported, and their corrections."""

    form = ObservationForm
    change_form_template = "performance/admin/observation.html"
    later_title = "Correct"
    list_display = ("key", "indicator", "reported_in", "figure", "covers", "provisional", "version", "known_from")
    list_filter = (VersionFilter, "reported_in", "kind", "provisional", "indicator__theme")
    list_select_related = ("indicator",)
    search_fields = ("key", "indicator__title", "indicator__reference", "note", "correction_reason")
    autocomplete_fields = ("source", "indicator")
    stated: ClassVar = ("value", "covers", "kind", "numerator", "denominator", "sample_size", "provisional", "note")
    labels: ClassVar = {"covers": "what it covers"}

    def has_add_permission(self, request: HttpRequest) -> bool:
        return may_correct(request.user)

    def later_names(self) -> list[str]:
        return [*self.stated, "source", "where"]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets: list[Any] = [
            (None, {"fields": ["indicator", "reported_in"]}),
            ("What it says", {"fields": [*self.stated]}),
            ("Where it was published", {"fields": ["source", "where"]}),
        ]
        if obj is None:
            return [*sets, ("Why", {"fields": ["why"]})]
        kept = ["key", "version", "known_from", "recorded_by", "correction_reason", "covers_start", "covers_end"]
        return [*sets, ("In the record", {"fields": kept})]

    @admin.display(description="Value", ordering=as_number("value"))
    def figure(self, observation: Observation) -> str:
        return format(observation.value, "f")

    def append(self, *, fact: Any, trail: Trail) -> None:
        fact.key = observation_key(fact.indicator.reference, fact.reported_in)
        fact.recorded_by = trail.actor
        record_observations(observations=[fact], trail=trail)
        score(actor=trail.actor, trail=trail)

    def append_later(self, request: HttpRequest, earlier: Any, later: Any, why: str) -> Any:
        changes = {name: getattr(later, name) for name in (*Observation.CONTENT, "covers")}
        return correct_observation(
            indicator=later.indicator.reference,
            period=later.reported_in,
            value=later.value,
            reason=why,
            actor=actor_of(request),
            changes=changes,
        )
