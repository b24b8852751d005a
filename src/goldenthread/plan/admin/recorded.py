"""What every thing with a line in the register has in common in the administration."""

import re
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib.admin.utils import quote
from django.db.models import Max
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.accounts.admin import AuditedAdmin, Explained
from goldenthread.accounts.admin.account import State
from goldenthread.plan.admin.links import LinkFromInline, LinkInline, LinkToInline
from goldenthread.plan.models import Link, PledgeEvidence, Record
from goldenthread.plan.policies import may_be_published

SHOWN_AT_MOST = 50


class RecordedForm(Explained):
    """A thing with whether it may be published, which its line in the register holds."""

    is_public = forms.BooleanField(
        label="May be published",
        required=False,
        initial=True,
        help_text="Unticked: never on a public page, file or feed. What is already published stays in its snapshot.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None and "is_public" in self.fields:
            self.initial["is_public"] = self.instance.record.is_public

    def clean_reference(self) -> str:
        reference: str = self.cleaned_data["reference"].lower()
        if not re.fullmatch("[a-z0-9-]+", reference):
            raise forms.ValidationError("Use small letters, digits and hyphens only, as in weekly-bins.")
        return reference

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or self.cleaned_data
        said = cleaned.get("exempt_paragraphs", getattr(self.instance, "exempt_paragraphs", ""))
        if cleaned.get("is_public") and not may_be_published(Exempt(said)):
            self.add_error("is_public", "It is exempt, so it may never be published: untick this.")
        return cleaned


@dataclass(frozen=True)
class Exempt:
    """What a form says of exemption, for the policy to judge."""

    exempt_paragraphs: str


class RecordedAdmin(AuditedAdmin):
    """A table of things with a line in the register."""

    form = RecordedForm
    autocomplete_fields: ClassVar[Any] = ("source",)
    list_select_related: ClassVar[Any] = ("record",)
    inlines: ClassVar[Any] = (LinkFromInline, LinkToInline)
    main_fields: ClassVar[tuple[Any, ...]] = ()

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        register: list[Any] = ["reference"]
        register.append("is_public" if self._asks(request, obj) else "public")
        sets: list[Any] = [(None, {"fields": list(self.main_fields)})]
        if any(field.name == "where" for field in self.opts.concrete_fields):
            sets.append(("Where it was published", {"fields": ["source", "where"]}))
        sets.append(("In the register", {"fields": [*register, *(["key"] if obj else [])]}))
        return [*sets, ("Why", {"fields": ["why"]})] if self._asks(request, obj) else sets

    def _asks(self, request: HttpRequest, obj: Any) -> bool:
        return self.has_change_permission(request, obj) if obj else self.has_add_permission(request)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # Addresses, published files and the keys of figures quote a reference, so it is chosen once.
        fixed = ("reference",) if obj else ()
        return (*super().get_readonly_fields(request, obj), *fixed, "key", "public")

    @property
    def orders(self) -> bool:
        return any(field.name == "order" for field in self.opts.concrete_fields)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        initial: dict[str, Any] = dict(super().get_changeform_initial_data(request))
        if self.orders:
            last = self.model._default_manager.aggregate(last=Max("order"))["last"]
            initial.setdefault("order", (last or 0) + 1)
        return initial

    def get_inlines(self, request: HttpRequest, obj: Any) -> Any:
        # A thing has a line in the register once it is saved; until then there is nothing to link.
        return self.inlines if obj else [i for i in self.inlines if not issubclass(i, LinkInline)]

    # --- Its line in the register

    def account(self, obj: Any) -> State:
        record = Record.objects.get(pk=obj.record_id)
        return {**super().account(obj), "is_public": record.is_public}

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        form.before = self.account(self.model._default_manager.get(pk=obj.pk)) if change else None
        title = str(obj)[:400]
        if change:
            Record.objects.filter(pk=obj.record_id).update(title=title, is_public=form.cleaned_data["is_public"])
        else:
            public = form.cleaned_data["is_public"]
            obj.record = Record.objects.create(kind=self.kind, reference=obj.reference, title=title, is_public=public)
        obj.save()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        record = obj.record
        super().delete_model(request, obj)
        record.delete()

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """With what goes with a thing's line in the register: its links; and what holds it there: evidence."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        records = [obj.record_id for obj in objs]
        links = Link.objects.filter(from_record__in=records) | Link.objects.filter(to_record__in=records)
        gone = list(links.select_related("from_record", "to_record"))
        evidence = PledgeEvidence.objects.filter(link__in=records).select_related("pledge")
        if gone:
            deleted = [*deleted, *(f"Link: {link}" for link in gone[:SHOWN_AT_MOST])]
            counts = {**counts, str(Link._meta.verbose_name_plural): len(gone)}
        return deleted, counts, lacking, [*protected, *(f"Evidence for a pledge: {each}" for each in evidence)]

    # --- What is shown

    def key(self, obj: Any) -> SafeString | str:
        address = reverse("admin:plan_record_change", args=[quote(obj.record_id)])
        return format_html('<a href="{}">{}</a>: its line in the register', address, obj.record.key)

    key.short_description = "Key"  # type: ignore[attr-defined]

    def public(self, obj: Any) -> bool:
        return bool(obj.record.is_public)

    public.short_description = "May be published"  # type: ignore[attr-defined]
    public.boolean = True  # type: ignore[attr-defined]
    public.admin_order_field = "record__is_public"  # type: ignore[attr-defined]
