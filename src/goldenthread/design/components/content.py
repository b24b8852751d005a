"""Buttons, tags, inset and warning text, details, panels."""

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from goldenthread.design.components.markup import (
    Attributes,
    Params,
    attributes_of,
    class_of,
    is_markup,
    optional,
    text_of,
)

START_ICON = (
    '<svg class="govuk-button__start-icon" xmlns="http://www.w3.org/2000/svg" width="17.5" height="19"'
    ' viewBox="0 0 33 40" aria-hidden="true" focusable="false">'
    '<path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z"/></svg>'
)


def button(
    text: object = "",
    *,
    href: str | None = None,
    type: str = "submit",
    name: str | None = None,
    value: str | None = None,
    id: str | None = None,
    classes: str = "",
    disabled: bool = False,
    prevent_double_click: bool | None = None,
    is_start_button: bool = False,
    attributes: Attributes | None = None,
) -> SafeString:
    """A button, or a link that looks like one where `href` is given."""
    inner = text_of(text).strip()
    if is_start_button:
        inner = (f"<span>{inner}</span>" if is_markup(text) else inner) + START_ICON
    names = class_of("govuk-button", classes, "govuk-button--start" if is_start_button else None)
    common = f' class="{names}" data-module="govuk-button"{attributes_of(attributes)}{optional("id", id)}'
    if href:
        return SafeString(f'<a href="{text_of(href)}" role="button" draggable="false"{common}>{inner}</a>')
    state = ' disabled aria-disabled="true"' if disabled else ""
    if prevent_double_click is not None:
        state += f' data-prevent-double-click="{"true" if prevent_double_click else "false"}"'
    start = f'<button type="{text_of(type)}"{optional("value", value)}{optional("name", name)}'
    return SafeString(f"{start}{state}{common}>{inner}</button>")


def tag(text: object = "", *, classes: str = "", attributes: Attributes | None = None) -> SafeString:
    """A short word in a tinted box. For a status use `status_mark`, which adds the shape."""
    return SafeString(
        f'<strong class="{class_of("govuk-tag", classes)}"{attributes_of(attributes)}>{text_of(text)}</strong>'
    )


def inset_text(
    text: object = "", *, id: str | None = None, classes: str = "", attributes: Attributes | None = None
) -> SafeString:
    """Text set apart from the text around it."""
    names = class_of("govuk-inset-text", classes)
    return SafeString(f'<div{optional("id", id)} class="{names}"{attributes_of(attributes)}>{text_of(text)}</div>')


def warning_text(
    text: object = "",
    *,
    icon_fallback_text: str = "Warning",
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """Something important, with an exclamation mark."""
    return SafeString(
        f'<div class="{class_of("govuk-warning-text", classes)}"{attributes_of(attributes)}>'
        '<span class="govuk-warning-text__icon" aria-hidden="true">!</span>'
        '<strong class="govuk-warning-text__text">'
        f'<span class="govuk-visually-hidden">{text_of(icon_fallback_text)}</span> {text_of(text)}</strong></div>'
    )


def details(
    text: object = "",
    *,
    summary: object,
    id: str | None = None,
    open: bool = False,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """A line that opens to show more."""
    names = class_of("govuk-details", classes)
    return SafeString(
        f'<details{optional("id", id)} class="{names}"{attributes_of(attributes)}{" open" if open else ""}>'
        f'<summary class="govuk-details__summary"><span class="govuk-details__summary-text">{text_of(summary)}'
        f'</span></summary><div class="govuk-details__text">{text_of(text)}</div></details>'
    )


def panel(
    text: object = "",
    *,
    title: object,
    heading_level: int = 1,
    classes: str = "",
    actions: Params | None = None,
    attributes: Attributes | None = None,
) -> SafeString:
    """A large confirmation; with the class `govuk-panel--interruption`, a question with `actions`.

    `actions` is a mapping with `items` (each: text, href, type, classes, attributes), classes, attributes.
    """
    interrupts = "govuk-panel--interruption" in classes
    names = class_of("govuk-panel", None if interrupts else "govuk-panel--confirmation", classes)
    level = int(heading_level)
    body = f'<div class="govuk-panel__body">{text_of(text)}</div>' if text else ""
    group = _panel_actions(actions) if interrupts and actions is not None else ""
    return SafeString(
        f'<div class="{names}"{attributes_of(attributes)}>'
        f'<h{level} class="govuk-panel__title">{text_of(title)}</h{level}>{body}{group}</div>'
    )


def _panel_actions(actions: Params) -> str:
    items: Sequence[Params] = actions.get("items") or ()
    inner = "".join(_panel_action(item) for item in items)
    if inner:
        inner = f'<div class="govuk-button-group">{inner}</div>'
    names = class_of("govuk-panel__actions", actions.get("classes"))
    return f'<div class="{names}"{attributes_of(actions.get("attributes"))}>{inner}</div>'


def _panel_action(action: Mapping[str, object]) -> str:
    href, kind = action.get("href"), action.get("type")
    classes = str(action.get("classes") or "")
    attributes = action.get("attributes")
    given = attributes if isinstance(attributes, Mapping) else None
    if not href or kind == "button":
        return button(
            action.get("text"),
            type=str(kind or "button"),
            classes=f"govuk-button--inverse {classes}".strip(),
            href=str(href) if href else None,
            attributes=given,
        )
    names = class_of("govuk-link govuk-link--inverse", classes)
    return f'<a class="{names}" href="{text_of(href)}"{attributes_of(given)}>{text_of(action.get("text"))}</a>'
