"""Fills in the administration's forms as a browser does: what the page shows is sent back, with some of it changed."""

from typing import Any

from django.forms import MultiWidget
from django.http import HttpResponse
from django.test import Client


def shown(response: HttpResponse) -> dict[str, Any]:
    """Every field of a form page and of its rows, with the value it shows."""
    context = response.context  # type: ignore[attr-defined]
    data: dict[str, Any] = {"earlier": context["original"].pk} if "differences" in context else {}
    forms = [context["adminform"].form]
    for inline in context.get("inline_admin_formsets", []):
        management = inline.formset.management_form
        data |= {management.add_prefix(name): value for name, value in management.initial.items()}
        forms += inline.formset.initial_forms
    for form in forms:
        for field in form:
            if field.name == "DELETE":
                continue
            value, widget = field.value(), field.field.widget
            if isinstance(widget, MultiWidget):
                parts = enumerate(widget.decompress(value))
                data |= {f"{field.html_name}_{n}": str(part) for n, part in parts if part is not None}
                continue
            if value is None or value is False:
                continue
            data[field.html_name] = value if isinstance(value, list) else ("on" if value is True else str(value))
            if hasattr(field.field, "queryset") and isinstance(value, list):
                data[field.html_name] = [getattr(each, "pk", each) for each in value]
    return data


def send(client: Client, address: str, **changed: Any) -> Any:
    """Open a form and send it back with `changed` in place of what it shows."""
    page = client.get(address)
    assert page.status_code == 200
    return client.post(address, {**shown(page), **changed})


def errors(response: Any) -> str:
    """Everything a form page complains of, as one text."""
    found = [str(error) for error in response.context["errors"]]
    return " ".join(found)
