"""The council's own settings: name, colours that can be read, logo, Word template, and how it was governed."""

import base64
import io
import zipfile
from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from goldenthread.accounts.admin import AuditedAdmin, Explained
from goldenthread.design.brand import Brand, BrandError
from goldenthread.plan.models import Council, GovernancePeriod

LARGEST_LOGO = 200 * 1024
LARGEST_TEMPLATE = 5 * 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n"
BROKEN = (zipfile.BadZipFile, KeyError, ValueError, OSError)


class CouncilForm(Explained):
    """The settings, with files to upload in place of bytes."""

    new_logo = forms.FileField(required=False, label="New logo", help_text="An SVG or PNG picture of at most 200 KB.")
    remove_logo = forms.BooleanField(required=False, label="Remove the logo")
    new_template = forms.FileField(
        required=False,
        label="New Word template",
        help_text="A .docx file of at most 5 MB, used for the styles of reports.",
    )
    remove_template = forms.BooleanField(required=False, label="Remove the Word template")

    def clean_new_logo(self) -> str:
        """The logo as a data address, so that no page has to ask for it."""
        file = self.cleaned_data["new_logo"]
        if not file:
            return ""
        content = _read(file, LARGEST_LOGO)
        if content.startswith(PNG):
            kind = "image/png"
        elif b"<svg" in content[:2000] and _is_text(content):
            kind = "image/svg+xml"
        else:
            raise forms.ValidationError("This is neither an SVG nor a PNG picture, whatever its name says.")
        return f"data:{kind};base64,{base64.b64encode(content).decode()}"

    def clean_new_template(self) -> bytes | None:
        file = self.cleaned_data["new_template"]
        if not file:
            return None
        content = _read(file, LARGEST_TEMPLATE)
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as parts:
                kinds = parts.read("[Content_Types].xml")
                parts.getinfo("word/document.xml")
        except BROKEN:
            raise forms.ValidationError("This is not a Word document (.docx), whatever its name says.") from None
        if b"macroEnabled" in kinds:
            raise forms.ValidationError("This document carries macros. Save it as .docx without them.")
        return content

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        if "brand_colour" in cleaned and "brand_text_colour" in cleaned:
            try:
                Brand(cleaned["brand_colour"], cleaned["brand_text_colour"])
            except BrandError as error:
                self.add_error("brand_colour", str(error))
        if cleaned.get("new_logo") or cleaned.get("remove_logo"):
            self.instance.logo = cleaned.get("new_logo") or ""
        if cleaned.get("new_template") or cleaned.get("remove_template"):
            self.instance.report_template = cleaned.get("new_template")
        return cleaned


def _read(file: Any, largest: int) -> bytes:
    if file.size > largest:
        raise forms.ValidationError(f"The file is larger than {largest // 1024} KB. Make it smaller.")
    return bytes(file.read())


def _is_text(content: bytes) -> bool:
    try:
        content.decode()
    except UnicodeDecodeError:
        return False
    return True


@admin.register(Council)
class CouncilAdmin(AuditedAdmin):
    """The one council of this record."""

    form = CouncilForm
    list_display = ("name", "current_period", "status_colours")
    fieldsets = [
        (None, {"fields": ["name", "short_name", "website", "current_period", "notice"]}),
        (
            "How its pages look",
            {"fields": ["brand_colour", "brand_text_colour", "status_colours", "has_logo", "new_logo", "remove_logo"]},
        ),
        ("How its Word reports look", {"fields": ["has_template", "new_template", "remove_template"]}),
    ]
    readonly_fields = ("has_logo", "has_template")

    def subject(self, obj: Any) -> str:
        return "council"

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not Council.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        sets = super().get_fieldsets(request, obj)
        if self.has_change_permission(request, obj) or (obj is None and self.has_add_permission(request)):
            return sets
        uploads = {"new_logo", "remove_logo", "new_template", "remove_template"}
        return [(name, {"fields": [field for field in spec["fields"] if field not in uploads]}) for name, spec in sets]

    @admin.display(description="Logo", boolean=True)
    def has_logo(self, council: Council) -> bool:
        return bool(council.logo)

    @admin.display(description="Word template", boolean=True)
    def has_template(self, council: Council) -> bool:
        return bool(council.report_template)


@admin.register(GovernancePeriod)
class GovernancePeriodAdmin(AuditedAdmin):
    """Whether the council ran committees or an executive, and when."""

    list_display = ("model", "starts", "ends")
    list_filter = ("model",)
    search_fields = ("model",)
    fieldsets = [(None, {"fields": ["model", "starts", "ends"]})]
