"""Links on the page of whatever they join, in both directions, with a picker that finds any thing in the record."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from goldenthread.plan.models import Link, Record


class RecordSelect(AutocompleteSelect):
    """Finds a thing by its title or by `kind:reference`, and shows both."""

    def get_url(self) -> str:
        return reverse("admin:plan_record_pick")


class RecordChoice(forms.ModelChoiceField):
    """A line of the register."""

    def label_from_instance(self, obj: Any) -> str:
        return named(obj)


def named(record: Record) -> str:
    """A thing as the picker shows it: what it is, what it is called, and its key."""
    return f"{record} ({record.key})"


def record_choice(db_field: Any, **kwargs: Any) -> RecordChoice:
    """The form field for a foreign key to the register."""
    widget = RecordSelect(db_field, admin.site)
    defaults = {"required": not db_field.blank, "label": kwargs.pop("label", None), "help_text": db_field.help_text}
    return RecordChoice(queryset=Record.objects.all(), widget=widget, **defaults)


class PicksRecords(admin.options.BaseModelAdmin):
    """Foreign keys to the register are picked by title or key."""

    record_fields: ClassVar[dict[str, str]] = {}

    def formfield_for_foreignkey(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.record_fields:
            return record_choice(db_field, label=self.record_fields[db_field.name])
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class LinkFormSet(BaseInlineFormSet):
    """The links of a thing hang on its line in the register, so the formset speaks of that line."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        thing = kwargs.pop("instance", None)
        super().__init__(*args, **{**kwargs, "instance": getattr(thing, "record", thing)})


class LinkInline(PicksRecords, admin.TabularInline):
    """One direction of the links of a thing. A link that stands can be opened or taken away, and others added."""

    model = Link
    formset = LinkFormSet
    extra = 0
    show_change_link = True
    autocomplete_fields = ("source",)

    def __init__(self, parent_model: Any, admin_site: Any) -> None:
        super().__init__(Record, admin_site)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        # A row that stands is read, so that a thing with two hundred links is not two hundred pickers.
        return False

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).select_related("from_record", "to_record", "source").order_by("id")


class LinkFromInline(LinkInline):
    """What this thing does to others."""

    fk_name = "from_record"
    fields = ("meaning", "to_record", "note", "source", "where")
    record_fields: ClassVar = {"to_record": "To"}
    verbose_name = "link to another thing"
    verbose_name_plural = "links from this: what it serves, measures, funds, delivers"


class LinkToInline(LinkInline):
    """What others do to this thing."""

    fk_name = "to_record"
    fields = ("from_record", "meaning", "note", "source", "where")
    record_fields: ClassVar = {"from_record": "From"}
    verbose_name = "link from another thing"
    verbose_name_plural = "links to this: what serves, measures, funds or delivers it"


def thing_link(record: Record) -> SafeString:
    """A thing's title as a link to where it is corrected."""
    return format_html('<a href="{}">{}</a>', reverse("admin:plan_record_thing", args=[record.pk]), named(record))
