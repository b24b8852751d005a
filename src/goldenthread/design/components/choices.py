"""Checkboxes and radios."""

from collections.abc import Sequence

from django.utils.safestring import SafeString

from goldenthread.design.components.labels import beside, fieldset, hint, in_form_group, label, surroundings
from goldenthread.design.components.markup import (
    Attributes,
    Params,
    as_params,
    attributes_of,
    class_of,
    optional,
    text_of,
)


def checkboxes(
    name: str = "",
    *,
    items: Sequence[Params | None],
    values: Sequence[object] = (),
    id_prefix: str | None = None,
    fieldset: Params | None = None,
    hint: object = None,
    error_message: object = None,
    described_by: str | None = None,
    form_group: Params | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """Any of a list.

    An item: value, text, id, name, checked, disabled, hint, label (classes, attributes), conditional (safe
    HTML shown when it is ticked), behaviour ("exclusive"), attributes; or divider ("or").
    `fieldset`: legend, classes, attributes, described_by.
    """
    chosen = {str(value) for value in values or ()}
    given = fieldset or {}
    start = given.get("described_by") or described_by
    prefix = id_prefix or name
    before = surroundings(prefix, hint, error_message, start)
    outside = "" if fieldset else before.described_by
    boxes = "".join(
        _item("checkboxes", item, at, name=name, prefix=prefix, chosen=chosen, described_by=outside)
        for at, item in enumerate(items, 1)
        if item
    )
    inner = _choices("checkboxes", boxes, form_group, classes, attributes)
    return _grouped(before.html + inner, fieldset, before.described_by, error_message, form_group)


def radios(
    name: str = "",
    *,
    items: Sequence[Params | None],
    value: object = None,
    id_prefix: str | None = None,
    fieldset: Params | None = None,
    hint: object = None,
    error_message: object = None,
    form_group: Params | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """One of a list. Items and fieldset as for checkboxes."""
    prefix = id_prefix or name
    before = surroundings(prefix, hint, error_message, (fieldset or {}).get("described_by"))
    chosen = {str(value)} if value else set()
    buttons = "".join(
        _item("radios", item, at, name=name, prefix=prefix, chosen=chosen, described_by="")
        for at, item in enumerate(items, 1)
        if item
    )
    inner = _choices("radios", buttons, form_group, classes, attributes)
    return _grouped(before.html + inner, fieldset, before.described_by, error_message, form_group)


def _choices(kind: str, items: str, group: Params | None, classes: str, attributes: Attributes | None) -> str:
    return (
        f'<div class="{class_of(f"govuk-{kind}", classes)}"{attributes_of(attributes)} data-module="govuk-{kind}">'
        f"{beside(group, 'before_inputs')}{items}{beside(group, 'after_inputs')}</div>"
    )


def _grouped(inner: str, given: Params | None, described_by: str, error: object, group: Params | None) -> SafeString:
    if given is not None:
        inner = fieldset(
            SafeString(inner),
            legend=given.get("legend"),
            described_by=described_by,
            classes=given.get("classes") or "",
            attributes=given.get("attributes"),
        )
    return in_form_group(inner, error, group)


def _item(kind: str, item: Params, at: int, *, name: str, prefix: str, chosen: set[str], described_by: str) -> str:
    if item.get("divider"):
        return f'<div class="govuk-{kind}__divider">{text_of(item["divider"])}</div>'
    id = item.get("id") or (prefix if at == 1 else f"{prefix}-{at}")
    checked = item.get("checked")
    if not checked and checked is not False:
        checked = str(item.get("value")) in chosen
    advice, labels = as_params(item.get("hint")), as_params(item.get("label"))
    ids = [described_by] if described_by else []
    below = ""
    if advice.get("text"):
        ids.append(f"{id}-item-hint")
        below = hint(
            advice["text"],
            id=f"{id}-item-hint",
            classes=class_of(f"govuk-{kind}__hint", advice.get("classes")),
            attributes=advice.get("attributes"),
        )
    more = as_params(item.get("conditional")).get("text")
    named = item.get("name") or name if kind == "checkboxes" else name
    field = (
        f'<input class="govuk-{kind}__input" id="{text_of(id)}" name="{text_of(named)}"'
        f' type="{"checkbox" if kind == "checkboxes" else "radio"}" value="{text_of(item.get("value"))}"'
        f"{' checked' if checked else ''}{' disabled' if item.get('disabled') else ''}"
        f"{optional('data-aria-controls', f'conditional-{id}' if more else None)}"
        f"{optional('data-behaviour', item.get('behaviour'))}{optional('aria-describedby', ' '.join(ids))}"
        f"{attributes_of(item.get('attributes'))}>"
    )
    words = label(
        item.get("text"),
        for_id=id,
        classes=class_of(f"govuk-{kind}__label", labels.get("classes")),
        attributes=labels.get("attributes"),
    )
    html = f'<div class="govuk-{kind}__item">{field}{words}{below}</div>'
    if more:
        hidden = None if checked else f"govuk-{kind}__conditional--hidden"
        names = class_of(f"govuk-{kind}__conditional", hidden)
        html += f'<div class="{names}" id="conditional-{text_of(id)}">{text_of(more)}</div>'
    return html
