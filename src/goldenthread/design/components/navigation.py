"""Getting about: skip link, header, service navigation, breadcrumbs, back link, tabs, footer."""

from collections.abc import Mapping, Sequence

from django.utils.safestring import SafeString

from goldenthread.design.components.content import tag as tag_component
from goldenthread.design.components.markup import (
    Attributes,
    Params,
    as_params,
    attributes_of,
    class_of,
    is_markup,
    optional,
    text_of,
)


def skip_link(
    text: object = "Skip to main content",
    *,
    href: str = "#main-content",
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """The first link of a page, seen when it has the keyboard's focus."""
    return SafeString(
        f'<a href="{text_of(href)}" class="{class_of("govuk-skip-link", classes)}"'
        f'{attributes_of(attributes)} data-module="govuk-skip-link">{text_of(text)}</a>'
    )


def header(
    logo: object,
    *,
    url: str = "/",
    container_classes: str = "govuk-width-container",
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """The council's name or logo across the top (GOV.UK's generic header: no crown)."""
    return SafeString(
        f'<div class="{class_of("govuk-generic-header", classes)}"{attributes_of(attributes)}>'
        f'<div class="govuk-generic-header__container {class_of(container_classes)}">'
        '<div class="govuk-generic-header__logo">'
        f'<a href="{text_of(url)}" class="govuk-generic-header__homepage-link">{text_of(logo)}</a>'
        "</div></div></div>"
    )


def service_navigation(
    navigation: Sequence[Params] | None = None,
    *,
    service_name: object = None,
    service_url: str | None = None,
    aria_label: str = "Service information",
    menu_button_text: object = "Menu",
    menu_button_label: str | None = None,
    navigation_label: object = None,
    navigation_id: str = "navigation",
    navigation_classes: str = "",
    collapse_navigation_on_mobile: bool | None = None,
    slots: Params | None = None,
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """The service's name and its main links. An item: text, href, current, active, attributes.

    `slots` holds safe HTML: start, navigation_start, navigation_end, end (or a mapping with text and align).
    """
    slots = slots or {}
    end = as_params(slots.get("end"))
    end_html = text_of(end.get("text"))
    inline = end.get("align") == "inline"
    items = [item for item in navigation or () if item]
    collapse = len(items) > 1 if collapse_navigation_on_mobile is None else collapse_navigation_on_mobile
    nav = ""
    if items or slots.get("navigation_start") or slots.get("navigation_end"):
        label = text_of(navigation_label or menu_button_text)
        toggle = _toggle(menu_button_text, menu_button_label, navigation_id) if collapse else ""
        nav = (
            f'<nav aria-label="{label}" class="{class_of("govuk-service-navigation__wrapper", navigation_classes)}">'
            f'{toggle}<ul class="govuk-service-navigation__list" id="{text_of(navigation_id)}">'
            f"{text_of(slots.get('navigation_start'))}{''.join(_navigation_item(item) for item in items)}"
            f"{text_of(slots.get('navigation_end'))}</ul></nav>"
        )
    container = class_of("govuk-width-container", "govuk-service-navigation__inlining-container" if inline else None)
    inner = (
        f'<div class="{container}">{text_of(slots.get("start"))}<div class="govuk-service-navigation__container">'
        f"{_service_name(service_name, service_url)}{nav}</div>{end_html}</div>"
    )
    common = f'class="{class_of("govuk-service-navigation", classes)}" data-module="govuk-service-navigation"'
    common += attributes_of(attributes)
    if service_name or slots.get("start") or end_html:
        return SafeString(f'<section aria-label="{text_of(aria_label)}" {common}>{inner}</section>')
    return SafeString(f"<div {common}>{inner}</div>")


def _service_name(name: object, url: str | None) -> str:
    if not name:
        return ""
    inner = (
        f'<a href="{text_of(url)}" class="govuk-service-navigation__link">{text_of(name)}</a>'
        if url
        else f'<span class="govuk-service-navigation__text">{text_of(name)}</span>'
    )
    return f'<span class="govuk-service-navigation__service-name">{inner}</span>'


def _toggle(text: object, label: str | None, navigation_id: str) -> str:
    named = f' aria-label="{text_of(label)}"' if label and label != text else ""
    return (
        '<button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"'
        f' aria-controls="{text_of(navigation_id)}"{named} hidden aria-hidden="true">{text_of(text)}</button>'
    )


def _navigation_item(item: Params) -> str:
    here = item.get("active") or item.get("current")
    inner, current, names = text_of(item.get("text")), "", "govuk-service-navigation__item"
    if here:
        inner = f'<strong class="govuk-service-navigation__active-fallback">{inner}</strong>'
        current = f' aria-current="{"page" if item.get("current") else "true"}"'
        names += " govuk-service-navigation__item--active"
    if item.get("href"):
        inner = (
            f'<a class="govuk-service-navigation__link" href="{text_of(item["href"])}"{current}'
            f"{attributes_of(item.get('attributes'))}>{inner}</a>"
        )
    elif item.get("text"):
        inner = f'<span class="govuk-service-navigation__text"{current}>{inner}</span>'
    return f'<li class="{names}">{inner}</li>'


def breadcrumbs(
    items: Sequence[Params | Sequence[object]] = (),
    *,
    collapse_on_mobile: bool = False,
    label_text: str = "Breadcrumb",
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """Where the page is. An item is a pair (text, href), or a mapping: text, href, attributes."""
    names = class_of(
        "govuk-breadcrumbs", classes, "govuk-breadcrumbs--collapse-on-mobile" if collapse_on_mobile else None
    )
    inner = "".join(_crumb(item) for item in items)
    return SafeString(
        f'<nav class="{names}"{attributes_of(attributes)} aria-label="{text_of(label_text)}">'
        f'<ol class="govuk-breadcrumbs__list">{inner}</ol></nav>'
    )


def _crumb(item: Params | Sequence[object]) -> str:
    given: Params = item if isinstance(item, Mapping) else {"text": item[0], "href": item[1]}
    text, href = text_of(given.get("text")), given.get("href")
    if not href:
        return f'<li class="govuk-breadcrumbs__list-item" aria-current="page">{text}</li>'
    link = f'<a class="govuk-breadcrumbs__link" href="{text_of(href)}"{attributes_of(given.get("attributes"))}>'
    return f'<li class="govuk-breadcrumbs__list-item">{link}{text}</a></li>'


def back_link(
    text: object = "Back", *, href: str = "#", classes: str = "", attributes: Attributes | None = None
) -> SafeString:
    """A link to the page before."""
    names = class_of("govuk-back-link", classes)
    return SafeString(
        f'<a href="{text_of(href or "#")}" class="{names}"{attributes_of(attributes)}>{text_of(text or "Back")}</a>'
    )


def phase_banner(
    text: object = "", *, tag: object = None, classes: str = "", attributes: Attributes | None = None
) -> SafeString:
    """A banner that says the service is new, with a link for comments."""
    given = as_params(tag)
    names = f"govuk-phase-banner__content__tag {given.get('classes') or ''}".strip()
    return SafeString(
        f'<div class="{class_of("govuk-phase-banner govuk-width-container", classes)}"'
        f'{attributes_of(attributes)}><p class="govuk-phase-banner__content">'
        f'{tag_component(given.get("text"), classes=names)} <span class="govuk-phase-banner__text">{text_of(text)}'
        "</span></p></div>"
    )


def tabs(
    items: Sequence[Params | None] = (),
    *,
    title: object = "Contents",
    id: str | None = None,
    id_prefix: str = "",
    classes: str = "",
    attributes: Attributes | None = None,
) -> SafeString:
    """Sections one of which shows at a time; without scripts they follow one another under a list of links.

    An item: label, id, panel (text, or a mapping with text and attributes), attributes.
    """
    given = [(at, item) for at, item in enumerate(items, 1) if item]
    links, panels = [], []
    for at, item in given:
        panel_id = text_of(item.get("id") or f"{id_prefix}-{at}")
        panel = as_params(item.get("panel"))
        body = text_of(panel.get("text"))
        if body and not is_markup(panel.get("text")):
            body = f'<p class="govuk-body">{body}</p>'
        links.append(
            f'<li class="govuk-tabs__list-item{" govuk-tabs__list-item--selected" if at == 1 else ""}">'
            f'<a class="govuk-tabs__tab" href="#{panel_id}"{attributes_of(item.get("attributes"))}>'
            f"{text_of(item.get('label'))}</a></li>"
        )
        panels.append(
            f'<div class="govuk-tabs__panel{" govuk-tabs__panel--hidden" if at > 1 else ""}" id="{panel_id}"'
            f"{attributes_of(panel.get('attributes'))}>{body}</div>"
        )
    inner = f'<ul class="govuk-tabs__list">{"".join(links)}</ul>{"".join(panels)}' if links else ""
    return SafeString(
        f'<div{optional("id", id)} class="{class_of("govuk-tabs", classes)}"{attributes_of(attributes)}'
        f' data-module="govuk-tabs"><h2 class="govuk-tabs__title">{text_of(title)}</h2>{inner}</div>'
    )
