"""Fields with one value: text input, text area, select, file upload."""

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from goldenthread.design.components.labels import beside, field_label, in_form_group, surroundings
from goldenthread.design.components.markup import (
    Attributes,
    Params,
    as_params,
    attributes_of,
    class_of,
    optional,
    text_of,
)


def _spellcheck(value: bool | None) -> str:
    return "" if value is None else f' spellcheck="{"true" if value else "false"}"'


def text_input(
    name: str = "",
    *,
    label: object = None,
    value: object = None,
    id: str | None = None,
    type: str = "text",
    hint: object = None,
    error_message: object = None,
    prefix: object = None,
    suffix: object = None,
    inputmode: str | None = None,
    autocomplete: str | None = None,
    autocapitalize: str | None = None,
    pattern: str | None = None,
    spellcheck: bool | None = None,
    disabled: bool = False,
    described_by: str | None = None,
    form_group: Params | None = None,
    input_wrapper: Params | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """One line of text. `label`, `hint`, `error_message`, `prefix` and `suffix`: text or a mapping with text."""
    id = id or name
    before = surroundings(id, hint, error_message, described_by)
    names = class_of("govuk-input", classes, "govuk-input--error" if error_message else None)
    shown = "" if value is None or value is False else f' value="{text_of(value)}"'
    field = (
        f'<input class="{names}" id="{text_of(id)}" name="{text_of(name)}" type="{text_of(type)}"'
        f"{_spellcheck(spellcheck)}{shown}{' disabled' if disabled else ''}"
        f"{optional('aria-describedby', before.described_by)}{optional('autocomplete', autocomplete)}"
        f"{optional('autocapitalize', autocapitalize)}{optional('pattern', pattern)}"
        f"{optional('inputmode', inputmode)}{attributes_of(attributes)}>"
    )
    first = beside(form_group, "before_input") + _affix(prefix, "prefix")
    last = _affix(suffix, "suffix") + beside(form_group, "after_input")
    if first or last:
        wrapper = input_wrapper or {}
        names = class_of("govuk-input__wrapper", wrapper.get("classes"))
        field = f'<div class="{names}"{attributes_of(wrapper.get("attributes"))}>{first}{field}{last}</div>'
    return in_form_group(field_label(label, id) + before.html + field, error_message, form_group)


def _affix(given: object, kind: str) -> str:
    params = as_params(given)
    if not params.get("text"):
        return ""
    names = class_of(f"govuk-input__{kind}", params.get("classes"))
    return (
        f'<div class="{names}" aria-hidden="true"{attributes_of(params.get("attributes"))}>'
        f"{text_of(params['text'])}</div>"
    )


def textarea(
    name: str = "",
    *,
    label: object = None,
    value: object = None,
    id: str | None = None,
    rows: int = 5,
    hint: object = None,
    error_message: object = None,
    autocomplete: str | None = None,
    spellcheck: bool | None = None,
    disabled: bool = False,
    described_by: str | None = None,
    form_group: Params | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """Several lines of text."""
    id = id or name
    before = surroundings(id, hint, error_message, described_by)
    names = class_of("govuk-textarea", "govuk-textarea--error" if error_message else None, classes)
    # HTML drops a line feed that opens a textarea, so a value that starts with one needs one more.
    shown = text_of(value)
    shown = f"\n{shown}" if shown.startswith("\n") else shown
    field = (
        f'<textarea class="{names}" id="{text_of(id)}" name="{text_of(name)}" rows="{int(rows)}"'
        f"{_spellcheck(spellcheck)}{' disabled' if disabled else ''}"
        f"{optional('aria-describedby', before.described_by)}{optional('autocomplete', autocomplete)}"
        f"{attributes_of(attributes)}>{shown}</textarea>"
    )
    inner = beside(form_group, "before_input") + field + beside(form_group, "after_input")
    return in_form_group(field_label(label, id) + before.html + inner, error_message, form_group)


def select(
    name: str = "",
    *,
    items: Sequence[Params | Sequence[object] | None] = (),
    label: object = None,
    value: object = None,
    id: str | None = None,
    hint: object = None,
    error_message: object = None,
    disabled: bool = False,
    described_by: str | None = None,
    form_group: Params | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """One of a list. An item is a pair (value, text), or a mapping: value, text, selected, disabled."""
    id = id or name
    before = surroundings(id, hint, error_message, described_by)
    names = class_of("govuk-select", classes, "govuk-select--error" if error_message else None)
    options = "".join(_option(item, value) for item in items if item)
    field = (
        f'<select class="{names}" id="{text_of(id)}" name="{text_of(name)}"{" disabled" if disabled else ""}'
        f"{optional('aria-describedby', before.described_by)}{attributes_of(attributes)}>{options}</select>"
    )
    inner = beside(form_group, "before_input") + field + beside(form_group, "after_input")
    return in_form_group(field_label(label, id) + before.html + inner, error_message, form_group)


def _option(item: Params | Sequence[object], chosen: object) -> str:
    given: Params = item if isinstance(item, Mapping) else {"value": item[0], "text": item[1]}
    value = given.get("value", given.get("text"))
    selected = given.get("selected")
    if not selected and selected is not False and chosen:
        selected = str(value) == str(chosen)
    shown = f' value="{text_of(given["value"])}"' if "value" in given else ""
    state = (" selected" if selected else "") + (" disabled" if given.get("disabled") else "")
    return f"<option{shown}{state}{attributes_of(given.get('attributes'))}>{text_of(given.get('text'))}</option>"


def file_upload(
    name: str = "",
    *,
    label: object = None,
    id: str | None = None,
    hint: object = None,
    error_message: object = None,
    multiple: bool = False,
    disabled: bool = False,
    described_by: str | None = None,
    form_group: Params | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """A file to send. What it may be (accept="...") goes in `attributes`."""
    id = id or name
    before = surroundings(id, hint, error_message, described_by)
    names = class_of("govuk-file-upload", classes, "govuk-file-upload--error" if error_message else None)
    field = (
        f'<input class="{names}" id="{text_of(id)}" name="{text_of(name)}" type="file"'
        f"{' disabled' if disabled else ''}{' multiple' if multiple else ''}"
        f"{optional('aria-describedby', before.described_by)}{attributes_of(attributes)}>"
    )
    inner = beside(form_group, "before_input") + field + beside(form_group, "after_input")
    return in_form_group(field_label(label, id) + before.html + inner, error_message, form_group)
