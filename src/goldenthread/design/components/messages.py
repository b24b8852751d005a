"""What went right or wrong: notification banner, error summary, and the page with nothing on it."""

from collections.abc import Sequence

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


def _flag(name: str, value: bool | None) -> str:
    return "" if value is None else f' {name}="{"true" if value else "false"}"'


def notification_banner(
    text: object = "",
    *,
    title: object = None,
    type: str | None = None,
    role: str | None = None,
    title_id: str = "govuk-notification-banner-title",
    title_heading_level: int = 2,
    disable_auto_focus: bool | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """A banner; `type="success"` says that something worked. Plain text becomes the banner's heading line."""
    success = type == "success"
    shown = title or ("Success" if success else "Important")
    level = int(title_heading_level)
    body = text_of(text).strip()
    if body and not is_markup(text):
        body = f'<p class="govuk-notification-banner__heading">{body}</p>'
    names = class_of("govuk-notification-banner", "govuk-notification-banner--success" if success else None, classes)
    return SafeString(
        f'<div class="{names}" role="{text_of(role or ("alert" if success else "region"))}"'
        f' aria-labelledby="{text_of(title_id)}" data-module="govuk-notification-banner"'
        f"{_flag('data-disable-auto-focus', disable_auto_focus)}{attributes_of(attributes)}>"
        f'<div class="govuk-notification-banner__header"><h{level} class="govuk-notification-banner__title"'
        f' id="{text_of(title_id)}">{text_of(shown)}</h{level}></div>'
        f'<div class="govuk-notification-banner__content">{body}</div></div>'
    )


def error_summary(
    errors: Sequence[Params] = (),
    *,
    title: object = "There is a problem",
    description: object = None,
    disable_auto_focus: bool | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """What must be put right before the form can be sent. Each error: text, href of its field, attributes."""
    lead = f"<p>{text_of(description)}</p>" if description else ""
    items = "".join(f"<li>{_error(error)}</li>" for error in errors)
    if items:
        items = f'<ul class="govuk-list govuk-error-summary__list">{items}</ul>'
    return SafeString(
        f'<div class="{class_of("govuk-error-summary", classes)}"'
        f"{_flag('data-disable-auto-focus', disable_auto_focus)}{attributes_of(attributes)}"
        f' data-module="govuk-error-summary"><div role="alert"><h2 class="govuk-error-summary__title">'
        f'{text_of(title)}</h2><div class="govuk-error-summary__body">{lead}{items}</div></div></div>'
    )


def _error(error: Params) -> str:
    text = text_of(error.get("text"))
    if not error.get("href"):
        return text
    return f'<a href="{text_of(error["href"])}"{attributes_of(error.get("attributes"))}>{text}</a>'


def empty(
    text: object,
    *,
    why: object = None,
    href: str | None = None,
    link: object = None,
    id: str | None = None,
) -> SafeString:
    """A place with nothing in it yet: what belongs there, why it is missing, and the one next step."""
    reason = f'<p class="gt-empty__why">{text_of(why)}</p>' if why else ""
    step = (
        f'<p class="gt-empty__step"><a class="govuk-link" href="{text_of(href)}">{text_of(link)}</a></p>'
        if href and link
        else ""
    )
    return SafeString(
        f'<div class="gt-empty"{optional("id", id)}><p class="gt-empty__what">{text_of(text)}</p>{reason}{step}</div>'
    )
