"""People, what groups of them may do, and the audit trail to read."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import GroupAdmin, UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from goldenthread.accounts import policies
from goldenthread.accounts.admin.audited import AuditedAdmin, Explained
from goldenthread.accounts.models import AuditEvent, User


class PersonChangeForm(Explained, UserChangeForm):
    """A person's account."""


class PersonCreationForm(Explained, AdminUserCreationForm):
    """A new person's account."""


@admin.register(User)
class PersonAdmin(AuditedAdmin, UserAdmin):
    """People who sign in. A person who leaves is made inactive; what they did stays theirs."""

    form = PersonChangeForm
    add_form = PersonCreationForm
    readonly_fields = ("last_login", "date_joined")
    kind = "user"

    def subject(self, obj: Any) -> str:
        return f"user:{obj.get_username()}"

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        if request.resolver_match and request.resolver_match.url_name == "auth_user_password_change":
            trail = self.trail(request, "set a password", "")
            trail.note(self.subject(obj), {"changed": {"password": ("not shown", "not shown")}})
            trail.write()
        return super().log_change(request, obj, message)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        with transaction.atomic():
            return super().user_change_password(request, id, form_url)


admin.site.unregister(Group)  # Django registers it without a trail.


@admin.register(Group)
class RoleAdmin(AuditedAdmin, GroupAdmin):
    """A set of permissions that several people hold."""

    kind = "group"

    def subject(self, obj: Any) -> str:
        return f"group:{obj.name}"


class AppendOnlyAdmin(admin.ModelAdmin):
    """What the product itself wrote: read here, and changed by nobody."""

    list_per_page = 50
    show_full_result_count = False

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return policies.may_view(request.user, self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(AuditEvent)
class AuditEventAdmin(AppendOnlyAdmin):
    """Who changed what, when and why."""

    list_display = ("at", "actor", "action", "subject", "reason")
    list_filter = ("action",)
    search_fields = ("actor", "subject", "reason")
    search_help_text = "Search by person, by kind:reference, or by words of the reason."
    date_hierarchy = "at"
    fields = ("at", "actor", "action", "subject", "reason", "what_changed")

    @admin.display(description="What changed")
    def what_changed(self, event: AuditEvent) -> SafeString:
        """The detail as a list a person can read: before and after for what changed."""
        return format_html("<ul>{}</ul>", _listed(event.detail))


def _listed(detail: Any) -> SafeString:
    return format_html_join("", "<li>{}</li>", ((_told(name, value),) for name, value in detail.items()))


def _told(name: str, value: Any) -> SafeString:
    if isinstance(value, dict):
        return format_html("{}:<ul>{}</ul>", name, _listed(value))
    if isinstance(value, list) and len(value) == 2 and not any(isinstance(part, dict | list) for part in value):
        before, after = ("nothing" if part in (None, "") else part for part in value)
        return format_html("{}: <del>{}</del> became <ins>{}</ins>", name, before, after)
    if isinstance(value, list):
        parts = ((_told("", part) if isinstance(part, dict) else part,) for part in value)
        return format_html("{}:<ul>{}</ul>", name, format_html_join("", "<li>{}</li>", parts))
    return format_html("{}: {}", name, value)
