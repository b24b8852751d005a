"""The words of a quarter's report in the administration: one box for each part, whatever shape they are kept in."""

from typing import Any

import msgspec
from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin import VersionedAdmin
from goldenthread.accounts.admin.versioned import VersionFilter, VersionForm
from goldenthread.reports.actions import append_headers
from goldenthread.reports.facts import ReportHeaderFacts
from goldenthread.reports.models import ReportHeader

LINES = ("title", "body", "meeting_date", "report_of", "wards", "status", "key", "urgent", "lead_officer", "contact")
TEXTS = ("summary", "reasons", "alternatives", "implementation")
LISTS = {
    "recommendations": "One recommendation to a paragraph, with an empty line between.",
    "implications": "One implication to a paragraph, beginning with its name and a colon, as in “legal: None.”",
    "background_papers": "One paper to a line: its title, then its address if it has one, with | between.",
}
PARTS = (*LINES, *TEXTS, *LISTS)


def as_text(name: str, value: Any) -> str:
    """One part of a header as its box shows it."""
    if name == "implications":
        return "\n\n".join(f"{section['key']}: {section['text']}" for section in value or [])
    if name == "background_papers":
        return "\n".join(" | ".join(filter(None, (paper["title"], paper["url"]))) for paper in value or [])
    if name == "recommendations":
        return "\n\n".join(value or [])
    return value or ""


def as_part(name: str, text: str) -> Any:
    """What a box holds as one part of a header. ValueError where it can't be read."""
    text = text.replace("\r\n", "\n").strip()
    paragraphs = [paragraph.strip() for paragraph in text.split("\n\n") if paragraph.strip()]
    if name == "implications":
        return [_section(paragraph) for paragraph in paragraphs]
    if name == "background_papers":
        return [_paper(line) for line in text.splitlines() if line.strip()]
    if name == "recommendations":
        return paragraphs
    return text or None


def _section(paragraph: str) -> dict[str, str]:
    key, colon, text = paragraph.partition(":")
    key = key.strip().lower().replace(" ", "_")
    if not colon or not text.strip() or not key.replace("_", "").isalpha():
        raise ValueError(f"“{paragraph[:40]}” does not begin with a name and a colon.")
    return {"key": key, "text": text.strip()}


def _paper(line: str) -> dict[str, str | None]:
    title, _, url = (part.strip() for part in line.partition("|"))
    if url and not url.startswith(("https://", "http://")):
        raise ValueError(f"“{url[:60]}” is not a web address.")
    return {"title": title, "url": url or None}


def _line(**kwargs: Any) -> forms.CharField:
    return forms.CharField(**{"required": False, "widget": forms.TextInput(attrs={"size": 80}), **kwargs})


def _text(help_text: str = "") -> forms.CharField:
    return forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 6, "cols": 80}), help_text=help_text)


class ReportHeaderForm(VersionForm):
    """A report's words, a box to each part."""

    title = _line(required=True)
    body = _line(help_text="Which body the report is made to.")
    meeting_date = _line(help_text="Such as 2023-11-14.")
    report_of = _line()
    wards = _line()
    status = _line(help_text="Public, or exempt with its paragraphs.")
    key = _line()
    urgent = _line()
    lead_officer = _line()
    contact = _line()
    summary = _text()
    reasons = _text()
    alternatives = _text()
    implementation = _text()
    recommendations = _text(LISTS["recommendations"])
    implications = _text(LISTS["implications"])
    background_papers = _text(LISTS["background_papers"])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in PARTS:
            self.initial.setdefault(name, as_text(name, (self.instance.content or {}).get(name)))

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        content: dict[str, Any] = {}
        for name in PARTS:
            try:
                content[name] = as_part(name, cleaned.get(name, ""))
            except ValueError as error:
                self.add_error(name, str(error))
        if not self.errors:
            try:
                msgspec.convert(content, ReportHeaderFacts)
            except msgspec.ValidationError as error:
                raise forms.ValidationError(f"The report's words do not hold together: {error}") from None
            self.instance.content = content
        return cleaned


@admin.register(ReportHeader)
class ReportHeaderAdmin(VersionedAdmin):
    """The words that officers put round a quarter's figures."""

    form = ReportHeaderForm
    change_form_template = "reports/admin/header.html"
    list_display = ("period", "headed", "version", "known_from")
    list_filter = (VersionFilter, "period")
    search_fields = ("period",)
    autocomplete_fields = ()
    readonly_fields = ("words",)

    def append(self, *, fact: Any, trail: Trail) -> None:
        append_headers(headers=[fact], trail=trail)

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.check_draft)
        return [path("<path:object_id>/check/", view, name="reports_reportheader_check"), *super().get_urls()]

    def check_draft(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """The report as it would be made now, with what the checks find in it beside the words."""
        # Loaded here, as the rules and the statistics are of no use to other pages, nor to most commands.
        from goldenthread.checks.output import html
        from goldenthread.design.policy import allow_own_styles
        from goldenthread.reports.checking import check_draft
        from goldenthread.reports.gather import gather

        header = self.get_object(request, unquote(object_id))
        if header is None:
            raise Http404("No such report")
        if not self.has_view_permission(request, header):
            raise PermissionDenied
        try:
            page = html(check_draft(gather(header.period))).encode()
        except ValueError as error:
            messages.error(request, f"The report of {header.period} cannot be made yet: {error}")
            return HttpResponseRedirect(reverse("admin:reports_reportheader_change", args=[header.pk]))
        response = HttpResponse(page, content_type="text/html; charset=utf-8")
        response.headers["Cache-Control"] = "no-store"
        allow_own_styles(response, page)
        return response

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            parts = [("The report's words", {"fields": list(PARTS)}), ("Why", {"fields": ["why"]})]
            return [(None, {"fields": ["period"]}), *parts]
        return [(None, {"fields": ["period", "words"]}), ("In the record", {"fields": ["version", "known_from"]})]

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        if obj is not None:
            kwargs["fields"] = []
        return super().get_form(request, obj, change, **kwargs)

    def later_names(self) -> list[str]:
        return list(PARTS)

    def label(self, name: str) -> str:
        return name.replace("_", " ")

    def read(self, fact: Any, name: str) -> Any:
        return as_text(name, fact.content.get(name)) or "nothing"

    def says_otherwise(self, earlier: Any, later: Any, name: str) -> bool:
        return bool(self.read(earlier, name) != self.read(later, name))

    @admin.display(description="Title")
    def headed(self, header: ReportHeader) -> str:
        return str(header.content.get("title", ""))

    @admin.display(description="The report's words")
    def words(self, header: ReportHeader) -> SafeString:
        rows = ((self.label(name).capitalize(), self.read(header, name)) for name in PARTS)
        return format_html("<dl>{}</dl>", format_html_join("", "<dt>{}</dt><dd>{}</dd>", rows))
