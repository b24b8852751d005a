"""What every field of a form has: label, hint, error message, fieldset."""

from typing import NamedTuple

from django.utils.safestring import SafeString

from goldenthread.design.components.markup import (
    Attributes,
    Params,
    as_params,
    attributes_of,
    class_of,
    optional,
    text_of,
)


def label(
    text: object = "",
    *,
    for_id: str | None = None,
    classes: str = "",
    is_page_heading: bool = False,
    attributes: Attributes | None = None,
) -> SafeString:
    """A field's label, as the page's heading where it is the page's one question."""
    if not text:
        return SafeString("")
    names = class_of("govuk-label", classes)
    inner = f'<label class="{names}"{attributes_of(attributes)}{optional("for", for_id)}>{text_of(text)}</label>'
    return SafeString(f'<h1 class="govuk-label-wrapper">{inner}</h1>' if is_page_heading else inner)


def hint(
    text: object = "", *, id: str | None = None, classes: str = "", attributes: Attributes | None = None
) -> SafeString:
    """What helps to answer a field."""
    names = class_of("govuk-hint", classes)
    return SafeString(f'<div{optional("id", id)} class="{names}"{attributes_of(attributes)}>{text_of(text)}</div>')


def error_message(
    text: object = "",
    *,
    id: str | None = None,
    visually_hidden_text: str | None = "Error",
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """What is wrong with a field and how to mend it."""
    names = class_of("govuk-error-message", classes)
    hidden = ""
    if visually_hidden_text:
        hidden = f'<span class="govuk-visually-hidden">{text_of(visually_hidden_text)}:</span> '
    return SafeString(f'<p{optional("id", id)} class="{names}"{attributes_of(attributes)}>{hidden}{text_of(text)}</p>')


def fieldset(
    text: object = "",
    *,
    legend: object = None,
    described_by: str | None = None,
    role: str | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """Fields that belong together. `legend`: text, or a mapping: text, classes, is_page_heading."""
    given = as_params(legend)
    head = text_of(given.get("text"))
    if head:
        if given.get("is_page_heading"):
            head = f'<h1 class="govuk-fieldset__heading">{head}</h1>'
        head = f'<legend class="{class_of("govuk-fieldset__legend", given.get("classes"))}">{head}</legend>'
    names = class_of("govuk-fieldset", classes)
    return SafeString(
        f'<fieldset class="{names}"{optional("role", role)}{optional("aria-describedby", described_by)}'
        f"{attributes_of(attributes)}>{head}{text_of(text)}</fieldset>"
    )


class Surroundings(NamedTuple):
    """What stands before a field, and the ids that describe it."""

    html: str
    described_by: str


def surroundings(id: str, hint_given: object, error: object, described_by: str | None) -> Surroundings:
    """The hint and the error message of the field with this id, and its aria-describedby with theirs."""
    html, ids = "", [described_by] if described_by else []
    if hint_given:
        given = as_params(hint_given)
        ids.append(f"{id}-hint")
        html += hint(
            given.get("text"),
            id=f"{id}-hint",
            classes=given.get("classes") or "",
            attributes=given.get("attributes"),
        )
    if error:
        given = as_params(error)
        ids.append(f"{id}-error")
        html += error_message(
            given.get("text"),
            id=f"{id}-error",
            classes=given.get("classes") or "",
            attributes=given.get("attributes"),
            visually_hidden_text=given.get("visually_hidden_text", "Error"),
        )
    return Surroundings(html, " ".join(ids))


def field_label(given: object, for_id: str) -> str:
    """The label of the field with this id, from text or a mapping: text, classes, is_page_heading."""
    params = as_params(given)
    return label(
        params.get("text"),
        for_id=for_id,
        classes=params.get("classes") or "",
        is_page_heading=bool(params.get("is_page_heading")),
        attributes=params.get("attributes"),
    )


def in_form_group(inner: str, error: object, group: Params | None) -> SafeString:
    """The box round a field, marked where the field has an error."""
    group = group or {}
    names = class_of("govuk-form-group", "govuk-form-group--error" if error else None, group.get("classes"))
    return SafeString(f'<div class="{names}"{attributes_of(group.get("attributes"))}>{inner}</div>')


def beside(group: Params | None, where: str) -> str:
    """What the caller puts before or after the field: before_input, after_input, before_inputs, after_inputs."""
    return text_of(as_params((group or {}).get(where)).get("text"))
