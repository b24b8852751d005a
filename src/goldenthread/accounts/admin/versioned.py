"""Facts in the administration: read as they are, and put right by adding a later version.

A later version is written in two steps. The first is a form that holds what the current version says; the second shows
both side by side and asks for confirmation. It is appended by the same action that an import uses.
"""

import datetime as dt
from functools import partial
from typing import Any, ClassVar, cast

from django import forms
from django.contrib import admin, messages
from django.contrib.admin import helpers
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.db import models
from django.forms.models import modelform_factory
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone

from goldenthread.accounts.actions import Trail, audited
from goldenthread.accounts.admin.account import differs
from goldenthread.accounts.admin.audited import AuditedAdmin, Explained, ReadOnlyInline, actor_of
from goldenthread.accounts.versions import Versioned, current


class VersionFilter(admin.SimpleListFilter):
    """Shows what is current, unless every version is asked for."""

    title = "version"
    parameter_name = "versions"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("all", "Every version")]

    def choices(self, changelist: Any) -> Any:
        for choice in super().choices(changelist):
            yield {**choice, "display": "Every version" if "versions=all" in choice["query_string"] else "Current"}

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        return queryset if self.value() == "all" else current(queryset)


class VersionForm(Explained):
    """The first version of a fact. One that is recorded already is put right by a later version."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        model = cast(type[Versioned], self._meta.model)
        names = [model._meta.get_field(name).name for name in model.IDENTITY]
        if self.instance.version == 1 and not self.errors and all(name in cleaned for name in names):
            held = model._default_manager.filter(**{name: cleaned[name] for name in names})
            if held.exists():
                raise forms.ValidationError("This is recorded already. Open it and add a later version.")
        return cleaned


class VersionedAdmin(AuditedAdmin):
    """A table of facts: nothing in it is ever changed or deleted."""

    form = VersionForm
    change_form_template = "accounts/admin/fact.html"
    list_filter: ClassVar[Any] = (VersionFilter,)
    autocomplete_fields: ClassVar[Any] = ("source",)
    labels: ClassVar[dict[str, str]] = {}
    reason_required = True
    later_title = "Add a later version of"

    def append(self, *, fact: Any, trail: Trail) -> None:
        """Append a fact through the app's own action."""
        raise TypeError(f"{type(self).__name__} does not say by which action its facts are appended")

    def append_first(self, request: HttpRequest, fact: Any, why: str) -> None:
        with audited(actor=actor_of(request), action=f"add a {self.opts.verbose_name}", reason=why) as trail:
            self.append(fact=fact, trail=trail)

    def append_later(self, request: HttpRequest, earlier: Any, later: Any, why: str) -> Any:
        """Append a version after `earlier`, known from now, and give it back as it was stored."""
        action = f"add a version of a {self.opts.verbose_name}"
        with audited(actor=actor_of(request), action=action, reason=why) as trail:
            self.append(fact=later, trail=trail)
        return later

    # --- Who may: what is in the record stays in it

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    # --- Which fields

    def facts(self) -> type[Versioned]:
        return cast(type[Versioned], self.model)

    def names(self, attributes: tuple[str, ...]) -> list[str]:
        """Fields by the names that a model's IDENTITY and CONTENT give them."""
        named = {field.attname: field.name for field in self.opts.concrete_fields}
        return [named[attribute] for attribute in attributes]

    def later_names(self) -> list[str]:
        """What a later version may say otherwise."""
        return self.names(self.facts().CONTENT)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        identity, content = self.names(self.facts().IDENTITY), self.names(self.facts().CONTENT)
        stated = [(None, {"fields": identity}), ("What it says", {"fields": content})]
        if obj is None:
            return [*stated, ("Why", {"fields": ["why"]})]
        rest = {field.name for field in self.opts.concrete_fields if not field.primary_key} - {*identity, *content}
        return [
            *stated,
            ("In the record", {"fields": ["version", "known_from", *sorted(rest - {"version", "known_from"})]}),
        ]

    # --- Adding

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not obj.known_from:
            obj.known_from = timezone.now()
        self.append_first(request, obj, form.cleaned_data.get("why", ""))

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Nothing: the action that appended the fact has written its trail."""

    def get_urls(self) -> list[URLPattern]:
        name = f"{self.opts.app_label}_{self.opts.model_name}_later"
        view = self.admin_site.admin_view(self.later_view)
        return [path("<path:object_id>/later/", view, name=name), *super().get_urls()]

    def versions_of(self, obj: Any) -> models.QuerySet[Any]:
        identity = {name: getattr(obj, name) for name in self.facts().IDENTITY}
        return self.model._default_manager.filter(**identity).order_by("version")

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        if (obj := context.get("original")) is not None:
            context["versions"] = list(self.versions_of(obj))
            context["may_add_later"] = self.has_add_permission(request)
            context["later_url"] = self.later_url(obj)
        return super().render_change_form(request, context, *args, **kwargs)

    def later_url(self, obj: Any) -> str:
        return reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_later", args=[obj.pk])

    def later_form(self, request: HttpRequest) -> type[Explained]:
        callback = partial(self.formfield_for_dbfield, request=request)
        fields = [*self.later_names(), "why"]
        return modelform_factory(self.model, form=self.form, fields=fields, formfield_callback=callback)  # type: ignore[return-value]

    def later_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Add a later version of a fact: filled in, looked at beside the earlier one, and confirmed."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        opened = self.get_object(request, unquote(object_id))
        if opened is None:
            raise Http404(f"There is no such {self.opts.verbose_name}.")
        earlier = self.versions_of(opened).last()
        assert earlier is not None
        later = later_than(earlier)
        made = self.later_form(request)
        asked = {name: request.GET[name] for name in self.later_names() if name in request.GET}
        form: Any = made(request.POST or None, request.FILES or None, instance=later, initial=asked)
        form.fields["why"].required = self.reason_required
        differences: list[tuple[str, Any, Any]] = []
        if request.method == "POST" and form.is_valid():
            differences = self.differences(earlier, later)
            stale = "confirm" in request.POST and request.POST.get("earlier", "") != str(earlier.pk)
            if not differences:
                form.add_error(None, "This says what the record says already: change something.")
            elif stale:
                form.add_error(None, "Another version was added meanwhile. What is below is compared with it.")
            elif "confirm" in request.POST:
                stored = self.append_later(request, earlier, later, form.cleaned_data["why"])
                messages.success(request, "The later version is in the record, and the earlier one stays beside it.")
                return HttpResponseRedirect(
                    reverse(f"admin:{self.opts.app_label}_{self.opts.model_name}_change", args=[stored.pk])
                )
        looked_at = form.is_valid() and "again" not in request.POST
        return self._later_page(request, form, earlier, differences if looked_at else [])

    def differences(self, earlier: Any, later: Any) -> list[tuple[str, Any, Any]]:
        """What the later version says otherwise: (label, before, after)."""
        changed = [name for name in self.later_names() if self.says_otherwise(earlier, later, name)]
        return [(self.label(name), self.read(earlier, name), self.read(later, name)) for name in changed]

    def says_otherwise(self, earlier: Any, later: Any, name: str) -> bool:
        """Whether two versions differ in a field."""
        attribute = self.opts.get_field(name).attname  # type: ignore[union-attr]
        return differs(getattr(earlier, attribute), getattr(later, attribute))

    def read(self, fact: Any, name: str) -> Any:
        """A field of a fact as a person reads it."""
        show = getattr(fact, f"get_{name}_display", None)
        value = show() if show else getattr(fact, name)
        if isinstance(value, bool):
            return "yes" if value else "no"
        return "nothing" if value in (None, "") else value

    def label(self, name: str) -> str:
        field = self.opts.get_field(name)
        return self.labels.get(name, str(field.verbose_name))  # type: ignore[union-attr]

    def _later_page(self, request: HttpRequest, form: Any, earlier: Any, differences: Any) -> HttpResponse:
        sets = [(None, {"fields": self.later_names()}), ("Why", {"fields": ["why"]})]
        form_page = helpers.AdminForm(form, sets, {}, (), model_admin=self)
        context = {
            **self.admin_site.each_context(request),
            "title": f"{self.later_title}: {earlier}",
            "opts": self.opts,
            "original": earlier,
            "stated": [(self.label(name), self.read(earlier, name)) for name in self.later_names()],
            "adminform": form_page,
            "form": form,
            "errors": helpers.AdminErrorList(form, []),
            "differences": differences,
            "media": self.media + form.media,
            "has_file_field": form.is_multipart(),
        }
        return TemplateResponse(request, "accounts/admin/later.html", context)


def later_than(earlier: Any) -> Any:
    """A copy of a fact, not yet stored, as its next version known from now."""
    names = [field.attname for field in earlier._meta.concrete_fields if not field.primary_key]
    later = type(earlier)(**{name: getattr(earlier, name) for name in names})
    later.version = earlier.version + 1
    later.known_from = max(timezone.now(), earlier.known_from + dt.timedelta(microseconds=1))
    return later


class VersionsInline(ReadOnlyInline):
    """Every version of the facts about a thing, the latest period and version first."""

    classes = ["collapse"]

    def get_queryset(self, request: HttpRequest) -> Any:
        names = [name for name in ("period", "reported_in", "year", "position") if _has(self.model, name)]
        return super().get_queryset(request).order_by(*(f"-{name}" for name in names), "-version")


def _has(model: type[models.Model], name: str) -> bool:
    return any(field.name == name for field in model._meta.concrete_fields)
