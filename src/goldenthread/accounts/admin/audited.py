"""Every change made in the administration is signed, explained and kept, in the transaction that makes it."""

from typing import Any, ClassVar
from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.forms.formsets import BaseFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from goldenthread.accounts import policies
from goldenthread.accounts.actions import Trail
from goldenthread.accounts.admin.account import State, changes, state_of, whole
from goldenthread.accounts.admin.periods import QUARTER, YEAR, PeriodField
from goldenthread.dates import Period

LONGEST_REASON = 2000


class Explained(forms.ModelForm):
    """A form that asks why a thing is changed, and says in words which rule of the record a value breaks."""

    why = forms.CharField(
        label="Why",
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 80}),
        help_text="Kept for ever in the audit trail with your name, the time, and the values before and after.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "why" in self.fields:
            self.fields["why"].required = self.instance.pk is not None

    def _update_errors(self, errors: ValidationError) -> None:
        # Constraints are named as sentences: "plan_runs_forwards" is both the database's name and the message.
        for error in getattr(errors, "error_dict", {}).get(NON_FIELD_ERRORS, []):
            for constraint in self._meta.model._meta.constraints:
                if error.message == constraint.get_violation_error_message():
                    error.message = f"The record would not hold together: {constraint.name.replace('_', ' ')}."
        super()._update_errors(errors)  # type: ignore[misc]


class AuditedAdmin(admin.ModelAdmin):
    """A table whose rows are added, changed and deleted through the audit trail, with a reason."""

    form = Explained
    delete_confirmation_template = "accounts/admin/delete.html"
    list_per_page = 50
    show_full_result_count = False
    kind: ClassVar[str] = ""
    periods: ClassVar[dict[str, tuple[type[Period], ...]]] = {
        "period": QUARTER,
        "reported_in": QUARTER,
        "current_period": QUARTER,
        "year": YEAR,
    }

    # --- Who may

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.may_view(request.user, self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return policies.may_add(request.user, self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.may_change(request.user, self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.may_delete(request.user, self.model)

    # --- What is kept

    def subject(self, obj: Any) -> str:
        """What the trail calls a thing: kind:reference, as the rest of the product does."""
        kind = self.kind or str(self.opts.model_name)
        return f"{kind}:{getattr(obj, 'reference', None) or obj.pk}"[:200]

    def account(self, obj: Any) -> State:
        """All that a stored thing says."""
        return state_of(obj)

    def trail(self, request: HttpRequest, action: str, reason: str) -> Trail:
        """A trail signed by whoever is asking. It is written by the caller, in the transaction of the change."""
        return Trail(actor=actor_of(request), action=action, reason=reason.strip())

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        form.before = self.account(self.model._default_manager.get(pk=obj.pk)) if change else None
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        rows = [_stored(formset) for formset in formsets]
        super().save_related(request, form, formsets, change)
        obj, reason = form.instance, form.cleaned_data.get("why", "")
        after = self.account(self.model._default_manager.get(pk=obj.pk))
        detail: dict[str, Any] = {}
        if form.before is None:
            detail["added"] = whole(self.model, after)
        elif difference := changes(self.model, form.before, after):
            detail["changed"] = difference
        for formset, before in zip(formsets, rows, strict=True):
            for name, told in _rows_changed(formset, before).items():
                detail.setdefault(name, []).extend(told)
        if detail:
            trail = self.trail(request, "change in the administration" if change else "add", reason)
            trail.note(self.subject(obj), detail)
            trail.write()

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        trail = self.trail(request, "delete", request.POST.get("why", ""))
        trail.note(self.subject(obj), {"deleted": whole(self.model, self.account(obj))})
        super().delete_model(request, obj)
        trail.write()

    # --- What is asked

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        given = super().get_fieldsets(request, obj)
        sets = [(name, {**spec, "fields": [f for f in spec["fields"] if f != "why"]}) for name, spec in given]
        asks = self.has_change_permission(request, obj) if obj else self.has_add_permission(request)
        return [*sets, ("Why", {"fields": ["why"]})] if asks else sets

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.periods and isinstance(db_field, models.CharField):
            help_text = db_field.help_text or "As the record writes it, or as people do: Q2 2023/24."
            kwargs |= {"form_class": PeriodField, "types": self.periods[db_field.name], "help_text": help_text}
            return db_field.formfield(**{**kwargs, "max_length": 40})
        if isinstance(db_field, models.URLField):
            kwargs["assume_scheme"] = "https"
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def get_actions(self, request: HttpRequest) -> Any:
        # Many things deleted at one click would be deleted for one unread reason.
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions

    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        why = request.POST.get("why", "").strip()
        if request.method == "POST" and not why:
            messages.error(request, "Nothing was deleted: say why it should be.")
            return HttpResponseRedirect(request.get_full_path())
        if len(why) > LONGEST_REASON:
            messages.error(request, f"Nothing was deleted: say why in at most {LONGEST_REASON} characters.")
            return HttpResponseRedirect(request.get_full_path())
        return super().delete_view(request, object_id, extra_context)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """What would go. Where something holds a thing in the record, that is the answer, whoever asks."""
        deleted, counts, lacking, protected = super().get_deleted_objects(objs, request)
        return deleted, counts, set() if protected else lacking, protected

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """What the audit trail says of this thing: the trail is fuller than the administration's own log."""
        obj = self.get_object(request, object_id)
        if obj is None:
            return self._get_obj_does_not_exist_redirect(  # type: ignore[attr-defined]
                request, self.opts, object_id
            )
        if not self.has_view_permission(request, obj):
            return super().history_view(request, object_id, extra_context)
        trail = reverse("admin:accounts_auditevent_changelist")
        return HttpResponseRedirect(f"{trail}?{urlencode({'subject': self.subject(obj)})}")


class ReadOnlyInline(admin.TabularInline):
    """Rows of another table that belong to a thing: read here, opened to be changed."""

    extra = 0
    can_delete = False
    show_change_link = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return tuple(self.fields or ())

    def get_queryset(self, request: HttpRequest) -> Any:
        # The rows name the thing they belong to, which would otherwise be read again for each.
        fields = [f.name for f in self.model._meta.concrete_fields if isinstance(f, models.ForeignKey)]
        return super().get_queryset(request).select_related(*fields)


def actor_of(request: HttpRequest) -> str:
    """The name that signs a change."""
    assert isinstance(request.user, AbstractBaseUser)
    return request.user.get_username()


def _stored(formset: "BaseFormSet[Any]") -> dict[Any, State]:
    """The rows a formset may change, as they are stored."""
    deleted = getattr(formset, "deleted_forms", [])
    forms = [form for form in getattr(formset, "initial_forms", []) if form.has_changed() or form in deleted]
    touched = [form.instance.pk for form in forms]
    rows = formset.model._default_manager.filter(pk__in=touched) if touched else []  # type: ignore[attr-defined]
    return {row.pk: state_of(row) for row in rows}


def _rows_changed(formset: Any, before: dict[Any, State]) -> dict[str, list[Any]]:
    """What a formset did to its rows, one entry for each kind of change."""
    name, model = str(formset.model._meta.verbose_name), formset.model
    detail: dict[str, list[Any]] = {}
    if formset.new_objects:
        detail[f"{name} added"] = [whole(model, state_of(row)) for row in formset.new_objects]
    if formset.changed_objects:
        stored = {row.pk: row for row in model._default_manager.filter(pk__in=before)}
        rows = [(row, changes(model, before[row.pk], state_of(stored[row.pk]))) for row, _ in formset.changed_objects]
        detail[f"{name} changed"] = [{"row": str(row), "changed": difference} for row, difference in rows]
    # A deleted row has lost its key, and the row that was stored still has it.
    if gone := before.keys() - set(model._default_manager.filter(pk__in=before).values_list("pk", flat=True)):
        detail[f"{name} deleted"] = [whole(model, before[pk]) for pk in gone]
    return detail
