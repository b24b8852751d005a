"""Risks and the history of their scores in the administration."""

import re
from typing import Any

from django import forms
from django.contrib import admin

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin import VersionedAdmin, VersionsInline
from goldenthread.accounts.admin.versioned import VersionFilter, VersionForm
from goldenthread.plan.admin import LinkFromInline, LinkToInline, RecordedAdmin, RecordedForm
from goldenthread.plan.models.record import Kind
from goldenthread.risks.actions import append_scores
from goldenthread.risks.models import Risk, RiskScore


class ScoreInline(VersionsInline):
    model = RiskScore
    fields = ("period", "score_kind", "version", "impact", "likelihood", "score", "next_review", "known_from")


class RiskForm(RecordedForm):
    """A risk whose exempt paragraphs are paragraphs of Schedule 12A."""

    def clean_exempt_paragraphs(self) -> str:
        given: str = self.cleaned_data["exempt_paragraphs"]
        numbers = [part for part in re.split(r"[;,\s]+", given) if part]
        if any(number not in "1234567" or len(number) != 1 for number in numbers):
            raise forms.ValidationError("Schedule 12A has paragraphs 1 to 7. Write them like 3; 5.")
        return "; ".join(sorted(set(numbers)))


@admin.register(Risk)
class RiskAdmin(RecordedAdmin):
    """What may stop the council keeping its plan."""

    form = RiskForm
    kind = Kind.RISK
    list_display = ("number", "title", "kind_of_risk", "owner", "exempt_paragraphs", "public")
    list_filter = ("kind", "record__is_public")
    search_fields = ("number", "title", "reference", "owner", "description")
    main_fields = ("number", "title", "kind", "description", "owner", "exempt_paragraphs")
    inlines = (ScoreInline, LinkFromInline, LinkToInline)

    @admin.display(description="Kind", ordering="kind")
    def kind_of_risk(self, risk: Risk) -> str:
        return risk.get_kind_display()


class ScoreForm(VersionForm):
    """A score that is impact times likelihood, worked out where it is left blank."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "score" in self.fields:
            self.fields["score"].required = False
            self.fields["score"].help_text = "1 to 25. Blank: impact times likelihood."

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        impact, likelihood, score = cleaned.get("impact"), cleaned.get("likelihood"), cleaned.get("score")
        if (impact is None) != (likelihood is None):
            self.add_error("impact" if impact is None else "likelihood", "Give both, or only the score.")
        elif impact is not None and likelihood is not None:
            product = impact * likelihood
            if score is None:
                cleaned["score"] = product
            elif score != product:
                self.add_error("score", f"Impact {impact} times likelihood {likelihood} is {product}.")
        elif score is None:
            self.add_error("score", "Give the score, or impact and likelihood.")
        return cleaned


@admin.register(RiskScore)
class RiskScoreAdmin(VersionedAdmin):
    """The scores of risks in each quarter."""

    form = ScoreForm
    list_display = ("risk", "period", "score_kind", "score", "next_review", "version", "known_from")
    list_filter = (VersionFilter, "period", "score_kind")
    list_select_related = ("risk",)
    search_fields = ("risk__number", "risk__title", "narrative")
    autocomplete_fields = ("source", "risk")

    def append(self, *, fact: Any, trail: Trail) -> None:
        append_scores(scores=[fact], trail=trail)
